# What the program says around the tables.

entries = { $n-plural ->
    [one] { $n } entry
   *[other] { $n } entries
}
claims = { $n-plural ->
    [one] { $n } claim
   *[other] { $n } claims
}
sources = { $n-plural ->
    [one] { $n } source
   *[other] { $n } sources
}
problems = { $n-plural ->
    [one] { $n } problem
   *[other] { $n } problems
}
errors = { $n-plural ->
    [one] { $n } error
   *[other] { $n } errors
}
warnings = { $n-plural ->
    [one] { $n } warning
   *[other] { $n } warnings
}
lines = { $n-plural ->
    [one] { $n } line
   *[other] { $n } lines
}

text-header = text { $text }
text-reconstructed = reconstructed from reports; signed by nobody
as-of-line = as of { $as_of } · as known { $as_known }, by { $by } · time-zone data { $tzdb }
as-known-at = { $at }
known-everything = now
phase-line = { $phase }: { $from } → { $to }
phase-ends = planned end { $planned }; moved to { $ends } by { $by }
phase-ended = ended
phase-in-force = in force
phase-not-begun = not begun
phase-open = until ended
accounts-title = why it ended, according to each voice
mediators-spoke = mediators: { $spoke } of { $of } spoke ({ $names })
same-as-written = the same as written in every cell
not-checkable-line = named body: not checkable, { $why }
counts-title = counted, by voice
counts-beside = beside { $days } × { $quota }
misprint-line = printed as “{ $words }” in { $sources }: a misprint, never judged
no-rows = nothing to show: no clause, part, day, reading or view matches

explain-window = window
explain-asked = asked
explain-counted = counted
explain-rules = rules
explain-rests-on = rests on
explain-rests-on-nothing = no entry: nothing said so far decides it
explain-not-counted = looked at, not needed
explain-readings = on the other readings
explain-missing = what kind of figure would decide it
explain-remark = { $column }: { $text }
explain-beside = said beside, not counted
explain-more-beside = … and { $n } more
explain-notes = notes on these entries
explain-in-force = in force by
explain-outcomes = still possible
explain-more = { $n } more; narrow it with --day, --part, --reading or --view

init-done = made { $path } for { $author }; its signing key is in { $key } (keep it private, keep a copy)
init-agreement = the text of “{ $name }” is entry { $entry }
init-no-agreement = no agreement yet: claims can be put on record, clauses linked later
text-there-already = this text is on record already, as entry { $entry }
text-none = no text is on record
text-version = version { $n }: { $name } · entry { $entry } · signed { $signed }
import-dry = nothing was written; run it again with --commit
import-for = for the members of { $group } alone
import-done = on record: { $claims }, { $sources }; receipt { $receipt }
import-nothing-new = everything was on record already; nothing was written
import-would = would put on record: { $claims }, { $sources }; on record already: { $here }
import-refused = nothing was imported ({ $problems } on { $lines })
import-unsound = nothing was imported: the record does not verify; `tregua verify` lists what is wrong
verify-sound = sound: { $entries }, every signature, chain, commitment and derived column checked
verify-unsound = { $problems } found
report-unsound = this record does not verify: what is shown rests on entries that may have been altered; `tregua verify` lists where
report-not-verified = not verified before it was read: it holds { $entries }; `tregua verify` does it
verify-nothing-shows-removed-from-end = nothing here shows entries removed from the end
verify-erased = { $entries } erased: signature and chain still hold
verify-not-understood = { $entries } kept and checked, not understood by this version
verify-head = head { $head }
check-clean = { $n-plural ->
    [one] { $file }: { $n } clause, no problem found
   *[other] { $file }: { $n } clauses, no problem found
}
check-blessed = { $n-plural ->
    [one] { $file }: { $n } line of its examples written anew
   *[other] { $file }: { $n } lines of its examples written anew
}
check-undecided = { $n-plural ->
    [one] { $file }: { $n } question not decided
   *[other] { $file }: { $n } questions not decided
}
check-examples = { $n-plural ->
    [one] { $file }: { $n } line of its examples follows from the claims
   *[other] { $file }: { $n } lines of its examples follow from the claims
}
check-bless-otherwise = `{ $file }` is left as it was: with the statuses written into it, it would not read back as it should; please report this text
fmt-as-it-should-be = { $file }: is set as it should be
fmt-set = { $file }: set anew
fmt-otherwise = { $file }: line { $n } and perhaps others would be set otherwise; run `fmt` without --check to set them
fmt-would-change = `{ $file }` is left as it was: set anew, it would not read back as the same words; please report this text
fmt-one-file = one text at a time becomes JSON or is made of it; name one file
fmt-no-json = `{ $file }` is not JSON: { $system }
fmt-json-wanted = `{ $file }`, { $place }: { $what ->
    [object] an object is wanted here
    [list] a list is wanted here
    [items] a list that is not empty is wanted here
    [version] `1` is wanted here, the version of this shape
    [block] `header`, `thing`, `phase`, `clause`, `names` or `example` is wanted here
    [comment] a comment is wanted here, as a string
   *[word] a word is wanted here, or an object of one field: `number`, `date`, `time`, `quoted`, `code` or `mark`
}
fmt-json-field = `{ $file }`, { $place }: the shape has no field `{ $found }`
fmt-json-not-one = `{ $file }`, { $place }: `{ $found }` is not one word of its kind; give each word and each mark an item of its own, and what is no plain word its kind
fmt-json-comment = `{ $file }`, { $place }: a comment is one line that begins with `#`
fmt-json-otherwise = `{ $file }`, { $place }: as text this would be read as something else; a block begins with the words that open it
fmt-json-help = the shape is described in docs/agreement.schema.json
demo-next = Look closer
did-you-mean = did you mean { $words }?

# A problem in a file, before its message.
severity-error = error
severity-warning = warning
severity-note = note
severity-help = help
problem-line = { $severity }[{ $code }] { $place }: { $message }
place-line = { $file }:{ $line }
place-column = { $place }, column { $column }
message-line = { $severity }[{ $code }]: { $message }
help-line = { $severity }: { $message }

explain-line = line { $n }
cells = { $n-plural ->
    [one] { $n } cell
   *[other] { $n } cells
}
and-more = …
log-received = { $entries }, received { $received }
log-rebuilt = { $entries }, rebuilt history, received { $received }
log-not-readable = not readable here
search-no-words = there is no word to look for
search-nothing = nothing that can be read here holds these words
search-found = hold these words: { $entries }
search-last = hold these words: { $entries }; above the last { $n } of them, `--last` shows more
search-unread = not looked into, for their content is not here: { $entries }
demo-read = { $sources } and { $claims } read from CSV, signed, and put on record
demo-kept = `{ $path }` holds pause.tregua, sources.csv, claims.csv, and pause.record with { $claims }
demo-same-as-files = the same record as files
demo-for-programs = every standing, for programs
bench-done = { $n } standings with what they rest on, from CSV: { $seconds } s, peak memory { $peak }
bench-peak = { $mebibytes } MiB
bench-peak-unknown = not stated by this system
bench-failed = cannot measure: { $system }
bench-start = address after { $start } ms; first page { $page } bytes in { $ms } ms, with all it asks for { $requests } requests and { $bytes } bytes
bench-opened = { $claims } claims: opened in { $opened } s, one moment worked out in { $worked } s
bench-page = { $page }: { $ms } ms (first { $first }, whole after { $whole }, worst { $worst }), { $bytes } bytes, status { $status }
bench-after = after an entry, put on record in { $put } ms: the next page { $page } ms (worst { $worst })
bench-memory = memory: opened { $opened } MiB, one moment worked out { $worked } MiB; most with all pages { $pages } MiB, with files { $files } MiB
bench-load = { $readers } readers and { $writers } writers for { $seconds } s; errors: { $errors }; entries acknowledged: { $acknowledged }, of them lost: { $lost }; peak memory { $memory } MiB, { $processors } processors used
bench-reads = pages read: { $requests }; half within { $half } ms, 99 of 100 within { $most } ms, worst { $worst } ms
bench-writes = forms sent: { $requests }; half within { $half } ms, 99 of 100 within { $most } ms, worst { $worst } ms
bench-error = error: { $what }
bench-too-long = cannot measure: one moment was not worked out within three minutes; try fewer `--claims`
bench-no-address = cannot measure: the server ended before it said its address; `tregua serve --demo` says why

# Why a command did not do what was asked, and on the next line a way forward.
text-has-errors = `{ $file }` has errors; `tregua check` lists them again
file-too-large-for-a-text = `{ $path }` is larger than 1 MiB, which no agreement is
file-is-a-notebook = `{ $path }` is a notebook, not the text of an agreement
file-not-utf8 = `{ $path }` is not UTF-8 text (byte { $n })
file-not-utf8-help = save it as UTF-8 and try again
lsp-ended = the talk with the editor ended early: { $system }
file-absent = there is no file `{ $path }`
file-cannot-read = cannot read `{ $path }`: { $system }
output-cut-short = what was printed did not all arrive (is the disk full?)
file-cannot-write = cannot write `{ $path }`: { $system }
file-problem = `{ $path }`: { $system }
file-exists = `{ $path }` is already there; choose another name
file-too-large-to-import = `{ $path }` is larger than an import reads at once
file-too-large-to-import-help = split it and import the parts
json-cannot-write = cannot write JSON: { $system }
not-an-instant = { $option }: `{ $text }` is not an instant with its offset
not-an-instant-help = write it as 2023-11-24T23:00+02:00
give-text-and-record = give the text of the agreement and the record, or the record alone
give-record-and-clause = give the text of the agreement (or leave it out), the record, and a clause
text-absent = the record holds no agreement; name its text with --what-if
text-absent-help = claims alone are shown by `tregua count` and `tregua log`; standings and the brief need a text
text-not-in-record = the text `{ $name }` is not in this record
text-not-in-record-help = see what it would say with --what-if, or leave it out to use the record's own text
no-such-clause = no clause `{ $name }` here
no-such-part = no part `{ $name }` here
no-such-reading = no reading `{ $name }` here
no-such-party = no party `{ $name }` here
no-such-thing = no thing `{ $name }` here
no-such-act = no act `{ $name }` here
no-such-counting-point = no counting point `{ $name }` here
no-such-voice = no voice `{ $name }` here
no-such-view = no view `{ $name }` here
there-is = there is { $names }
views-no-json = line { $line }, column { $column }: this is no JSON
views-no-json-help = write it as docs/views.md shows
views-at = `{ $place }`: { $said }
views-wants-object = an object is expected, with { $known }
views-unknown-field = there is no field `{ $field }` here; there is { $known }
views-wants-list = a list of views is expected under `views`
views-wants-name = a view needs a name
views-name-twice = there is a view `{ $name }` already
views-name-taken = `{ $name }` is the name of a view that everyone has; choose another
views-wants-voices = a list of names is expected, or { $known }
views-wants-one-of = expected is { $known }
views-wants-yes-or-no = `true` or `false` is expected
views-wants-names = a list of names is expected
option-problem = { $option }: { $message }
import-nothing = nothing was imported
import-draft-problem = `{ $key }`: { $message }
source-sha256 = source `{ $key }`: sha256: { $message }
