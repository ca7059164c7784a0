# What is due, what changed, what is missing, what was counted.

due-title = due up to { $to }
due-nothing = nothing falls due up to { $to }; looked at { $clauses }
due-nothing-for = nothing falls due for { $party } up to { $to }; looked at { $clauses }
due-by = by { $at }, in { $time }
due-by-now = by { $at }, now
due-was-due = was due { $at }, { $time } ago
due-overdue = overdue since { $at }, { $time }
due-condition-by = may be done by { $at }, in { $time }
due-condition-was = could be done by { $at }, { $time } ago
due-conditions = conditions: nobody is bound to them
due-asserted = asserted by { $voices }
due-earns = earns { $n-plural ->
    [one] { $n } more day
   *[other] { $n } more days
}
due-silent = nothing received from { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } so far
due-said-of = { $voice } { $count } for { $base }
due-said-of-so-far = { $voice } { $count } for { $base } so far
due-no-figure = no figure
due-vague = no figure that decides from { $voices }
due-the-same = { $readings }: the same
due-said-done = { $voice } says done
due-said-not-done = { $voice } says not done
due-said-open = { $voice } leaves it open
due-stands = all voices: { $status }
due-same-counts = counted as above
due-phase-ends = { $phase } ends { $at }, in { $time }
due-ended = { $phase } ended { $at }; since then { $entries } on record of something after it
due-next = after that, { $at }: { $what }
due-next-nothing = after that nothing falls due that the text and the record know of
due-counted = { $point }: { $counts }
due-no-length = { $option }: `{ $text }` is not a length of time
due-no-length-help = write it as `"24 h"`, `"90 min"` or `"3 days"`, up to { $limit } days
clauses = { $n-plural ->
    [one] { $n } clause
   *[other] { $n } clauses
}

changes-title = what changed from { $from } to { $to }
changes-nothing = nothing changed in { $cells } looked at
changes-cells = { $n-plural ->
    [one] { $n } cell
   *[other] { $n } cells
}
changes-phase-moved = { $phase }: its end moved from { $before } to { $after }
changes-phase-began = { $phase } began { $at }
changes-phase-ended = { $phase } ended { $at }
changes-by = by
changes-none-before = not there
changes-none-after = gone
changes-more-entries = … and { $n } more
changes-up-to = { $stands }, up to { $at }
changes-by-time = time alone
changes-time-same = { $after }, with another figure: { $cells }
changes-time-line = { $before } → { $after }: { $cells }
changes-entries = { $entries } came in between; { $idle } of them changed nothing shown here
changes-replaces = replaces { $keys }
changes-every-reading = every reading
changes-weightless = figures came that decide nothing: { $cells }
changes-more = { $n } more changes; narrow them with --clause, --day, --reading or --view
changes-from-to = { $before } → { $after }
changes-not-before = --from is not before --to
changes-not-before-help = give the earlier moment as --from; without --to it is compared with now

missing-title = what kind of figure would decide what is open
missing-nothing = nothing is open for want of a figure; looked at { $cells }
missing-bears-on = bears on { $cells }
missing-at-least = a figure of { $n } or more
missing-reported = reported so far: { $figures }
missing-whole = any figure for the whole of that time
missing-done = that it was done, and when
missing-in = in the views of { $views }
missing-in-joint = for { $views }
missing-in-joint-too = and for { $views }
missing-enough = settled by { $figure }
missing-or = { $one }, or { $other }
missing-differ = accounts differ: settled by a figure they agree on
missing-more = { $n } more kinds of figure; narrow them with --clause, --day, --reading or --view
missing-no-bans = acts that must not happen are not asked about

count-title = counted, by voice; nothing is added up across voices
count-nothing = nothing counted matches; looked at { $measures } of { $claims }
count-measures = { $n-plural ->
    [one] { $n } measure
   *[other] { $n } measures
}
count-by = by { $actor }
count-in = in { $unit }
count-average = from an average of { $average } a day
count-still = still there
count-when = on { $when }
count-said = (no time stated; said { $when })
count-no-time = (no time stated)
count-untimed = without a time, counted in no window: { $keys }
count-no-text = this record holds no agreement: days run from midnight to midnight at { $zone }; another clock with --clock
count-no-clock = { $option }: `{ $text }` is no clock
count-no-clock-help = write it as +02:00, or as a zone such as Asia/Gaza
count-clock-beside-text = --clock is for a record that holds no agreement; here its text has the clock
count-days-backwards = --from { $from } comes after --to { $to }
