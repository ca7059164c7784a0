# What `tregua-record` says of a file, a key, a draft. In English these are the words of its error types; a test holds them together.

## opening and making

record-absent = no record at `{ $path }`; make one with `tregua init`
record-not-a-record = `{ $path }` is not a record of tregua; records are made by `tregua init`
record-newer = `{ $path }` was made by a newer version (format { $n }, this one reads { $known }); update tregua
record-charter-damaged = `{ $path }` does not begin with a sound charter: { $problem }; `tregua verify` lists what is damaged
record-cannot-read = cannot read `{ $path }`: { $system }
record-store = the record's file cannot be used: { $system }
record-exists = `{ $path }` is already there; choose another name or move it away
record-cannot-make = cannot make `{ $path }`: { $system }
record-no-randomness-key = the system gives no randomness for a key: { $system }
record-no-randomness-salt = the system gives no randomness for a salt: { $system }
record-payload-not-kept = the payload cannot be kept as it is: { $system }
record-cannot-sign = the entry cannot be signed: { $system }
record-damaged = { $problem }; `tregua verify` lists everything that is wrong
record-empty = the record holds no entry of its own device; restore a copy

## the signing key

key-absent = no signing key at `{ $path }`; add to the record on the device that made it
key-not-a-key = `{ $path }` is not a signing key; restore it from where you keep it
key-exposed = others can read the signing key `{ $path }`; run `chmod 600` on it
key-other-device = `{ $path }` is the key of device `{ $device }`, and the record was made by `{ $expected }`
key-cannot-use = cannot use the signing key `{ $path }`: { $system }

## drafts that are not taken

draft-key-used = the key `{ $key }` is already used with other content; write a correction with a key of its own
draft-no-statement = no statement `{ $key }` is on record; add it first, or correct the key
draft-no-source = no source `{ $key }` is on record; add its row to the sources
draft-no-entry = no entry `{ $entry }` is on record
draft-circle = `{ $key }` and another draft name each other; leave one of the references out
draft-names-nothing = a { $kind } names the statement it changes; fill in `refers_to`
draft-not-kept = it cannot be kept as it is: { $system }
draft-too-many-refs = it refers to { $n } entries, where at most { $limit } fit; split it
draft-second-charter = a record has one charter, made by `tregua init`
draft-own-received = it gives its own `received`; that is kept only when a live record is rebuilt
code-bare = `{ $word }` is empty or has spaces around it; write the bare word
code-control = { $word } holds a control character; write it on one line
code-too-long = `{ $word }` is longer than { $limit } bytes; use a shorter label
code-too-many = { $n } codes where at most { $limit } fit; split the statement

## what a check finds

found-entry = entry { $n } (`{ $id }`): { $found }
found-entry-place = entry { $n }: { $found }
found-entry-id = entry `{ $id }`: { $found }
found-signature = the signature of device `{ $device }` does not fit these bytes
found-too-long = the signed bytes are longer than any entry may be
found-payload = the payload or its salt is not what was committed to
found-closed = what is sealed for its readers is not what was signed
found-payload-size = the payload has another size than the header states
found-payload-form = the payload was not written as the format asks: { $system }
found-column = the column `{ $column }` says { $found }, and the entry says { $expected }
found-gap = { $n-plural ->
    [one] { $n } entry before this one is missing
   *[other] { $n } entries before this one is missing
}
found-chain = it names `{ $named }` as the one before it, and that is `{ $found }`
found-order = it is number { $n } of its device, where number { $expected } comes next
found-fork = its device signed another entry with the same number: `{ $id }`
found-space = it belongs to another space
found-not-admitted = its device is not admitted to sign for `{ $author }` here
found-lapsed = its device is no longer admitted to sign for `{ $author }` here; its entries are kept and count for nothing until it is trusted again
found-charter = a record begins with its one charter; this is not it
found-charter-names = the charter's payload names another device or organisation than its header
found-key-twice = its key `{ $key }` was already used by entry `{ $id }`; a change is written as a correction
found-names-absent = it names entry `{ $id }`, which is not here before it
found-payload-moved = its payload is kept under another id, `{ $id }`
found-stray-payload = a payload belongs to no entry here
found-schema = the file holds something that tregua did not make, or lacks something: { $system }
found-file = the file is damaged: { $system }
nothing-named = none
