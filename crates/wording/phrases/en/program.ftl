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
as-of-line = as of { $as_of } · as known { $as_known }, by { $by } · time-zone data { $tzdb }
known-everything = now
phase-line = { $phase }: { $from } → { $to }
phase-ends = planned end { $planned }; moved to { $ends } by { $by }
phase-ended = ended
phase-in-force = in force
phase-not-begun = not begun
phase-open = until ended
accounts-title = why it ended, according to each voice
nothing-reported-by = nothing reported by { $voices }
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
import-dry = nothing was written; run it again with --commit
import-done = on record: { $claims }, { $sources }; receipt { $receipt }
import-nothing-new = everything was on record already; nothing was written
import-would = would put on record: { $claims }, { $sources }; on record already: { $here }
import-refused = nothing was imported ({ $problems } on { $lines })
import-unsound = nothing was imported: the record does not verify; `tregua verify` lists what is wrong
verify-sound = sound: { $entries }, every signature, chain, commitment and derived column checked
verify-unsound = { $problems } found
verify-nothing-shows-removed-from-end = nothing here shows entries removed from the end
verify-erased = { $entries } erased: signature and chain still hold
verify-not-understood = { $entries } kept and checked, not understood by this version
verify-head = head { $head }
check-clean = { $n-plural ->
    [one] { $file }: { $n } clause, no problem found
   *[other] { $file }: { $n } clauses, no problem found
}
demo-next = Look closer
did-you-mean = did you mean { $words }?
