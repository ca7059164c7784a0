# The log of a record: checkpoints, proofs, witnesses, and what a check of them finds.

## tregua head

log-checkpoint-written = the checkpoint over { $entries } is in `{ $path }`; hand it to somebody outside
log-tiles-written = the files of the log are in `{ $path }`: { $n }
log-request-written = the request to a witness is in `{ $path }`; it goes on from size { $n }
log-cosigned = { $witness } saw the checkpoint of size { $n } at { $time }
log-cosignature-wrong = a line of `{ $witness }` does not fit the checkpoint of size { $n }; it was changed, or the key is another
log-nothing-cosigned = `{ $path }` holds no line of the witnesses given under a checkpoint that is kept; compare the keys given with --witness
log-witness-key = `{ $key }` is no key of a witness: { $system }
log-answer-unreadable = `{ $path }` is no answer of a witness: { $system }
log-old-too-large = the witness knows a log of size { $n }, and this one has { $size }; entries were removed from the end, or it is another log
log-folder-there = `{ $path }` is already there; choose another folder

## tregua proof

proof-written = the proof of entry `{ $id }` is in `{ $path }`, its signed bytes in `{ $bytes }`
proof-payload-written = its payload, behind its salt, is in `{ $path }`: that tells what the entry says
proof-key = who checks it needs the key of the log: { $key }
proof-payload-erased = the payload of entry `{ $id }` was erased; prove it without --with-payload
proof-entry-unknown = no entry `{ $entry }` is on record; `tregua log` lists them
proof-entry-several = `{ $entry }` begins the ids of several entries; give more digits
proof-key-several = several put a claim `{ $key }` on record; name the one you mean by the digits of its entry:
proof-not-covered = no checkpoint that is kept covers entry `{ $id }`; sign one with `tregua head`
log-key-not-kept = cannot keep the key of the log: { $system }

## what a check finds

verify-log = log: { $entries }, root { $root }
verify-checkpoints = checkpoints kept: { $n }, the last of size { $size }
verify-shown = the first { $n } entries are those of the checkpoint given
log-bracket = there by { $time }: a witness saw the checkpoint of size { $n }
log-bracket-open = under no checkpoint that a witness given cosigned
proved-by-whom = --by proved needs the key of a witness that you believe
proved-by-whom-help = give it with --witness, as the witness gives it out
proved-witness-alone = --witness goes with --by proved
proved-not = left out, for no witness given saw the log with them: { $claims }
verify-foreign = `{ $path }` is no checkpoint of this record, and shows nothing about it: it { $why }
verify-nothing-shows-removed-after = nothing here shows entries removed after the first { $n }
found-leaf = the log knows other bytes in its place
found-not-in-log = the log does not cover it
found-tile = `{ $path }` of the log is not what the entries give
found-cut = entries were removed from the end (covered by the log: { $covered }, here: { $n }); restore a copy
found-checkpoint = the checkpoint of size { $n } { $why }
found-given = the checkpoint given { $why }
checkpoint-unreadable = cannot be read: { $system }
checkpoint-foreign = is of a log that is not tregua's
checkpoint-space = is of another space
checkpoint-other-node = is of the log of another node
checkpoint-is-bundle = is a bundle, which `tregua merge` takes in
checkpoint-other-log = is of another log that a device of this record signed: one of the two was begun anew
checkpoint-not-signed = is not signed by the log that it names
checkpoint-signature = was changed after it was signed
checkpoint-root = was signed over other entries than those here
checkpoint-cut = covers more entries than are here
key-other-log = `{ $path }` is not the key of the log whose checkpoints are here; restore it from where you keep it
