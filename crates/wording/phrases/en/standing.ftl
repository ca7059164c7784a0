# Where terms stand. Status words are those of design.md; the phrases say the same per kernel.

according-to = according to { $voice }
view-named-body = named body
view-both-parties = both parties
view-all-voices = all voices
view-own = view “{ $name }”

status-met = met
status-late = late
status-cured = cured
status-not-met = not met
status-overdue = overdue
status-pending = pending
status-unverified = unverified
status-contested = contested
status-ambiguous = ambiguous
status-not-in-force = not in force
status-suspended = suspended
status-waived = waived
status-lapsed = lapsed
status-not-checkable = not checkable
status-term-contested = term contested
status-term-not-confirmed = term not confirmed

# One sentence for a row.
says-reached = reached: { $count }
says-reached-over = reached: { $count }, { $n } more than asked
says-short-between = short by { $least } to { $most }: { $count }
says-short = short by { $n }: { $count }
says-over-ceiling = { $n } over: { $count }
count-in-stretch = { $count } ({ $interval })
says-owed-met = { $owed } against { $base }: as many as owed
says-owed-over = { $owed } against { $base }: { $n } more than owed
says-owed-short = { $owed } against { $base }: short by { $n }
says-owed-late = { $owed } in time against { $base }: the rest after it was due
says-done = done, { $time } before it was due
says-done-plain = done in time
says-done-late = done, { $time } late
says-made-good = made good
says-not-done = not done
says-no-occasion = nothing was due: no occasion for it
says-no-trigger = no word on what would make it due
says-no-act = no act reported, and coverage stated
says-no-act-unstated = no act reported, coverage not stated
says-act = an act is reported
says-act-may = an act is reported; whether it falls inside is open
says-state-reached = reached in time
says-state-late = reached late
says-state-not-reached = not reached
says-state-kept = nothing beyond it reported, and coverage stated
says-state-more = more is reported than the text allows
says-state-may = more is reported; whether it falls inside is open
says-state-unstated = nothing beyond it reported, coverage not stated
says-nothing = nothing reported
says-nothing-that-decides = no figure that decides
says-at-least = at least { $count } reported
says-so-far = { $count } so far
says-between = between { $lo } and { $hi }
says-up-to = up to { $hi }, none of them for certain
says-differ = accounts differ
says-open-text = the text leaves this open
says-no-body = no counting body named
says-not-begun = its phase has not begun
says-waits = waits for: { $events }
says-waits-open = whether it is in force is open: { $events }
says-before-opening = not in force then: what it waited for came about later
says-suspended = suspended by one who may
says-suspended-founded = suspended by one who may, on a ground the text names
says-suspends-open = suspended by { $voice }, whether on a ground the text names is open
says-suspends-groundless = suspended by { $voice }, without a ground the text names
says-suspends-powerless = suspended by { $voice }, to whom the text gives no such power
says-waived = waived by those it benefits
says-waived-by-some = waived by { $voice }, not by all whom it benefits
says-waived-by-another = waived by { $voice }, to whom it is not owed
says-ran-out = ran out
says-agreed = agreed
says-no-consent = no consent on record
says-consent-may = consent on record; its time leaves open whether it came before the end
says-silence = no notice on record; the text renews by silence
says-no-notice = no notice on record so far
says-notice = notice given
says-notice-may = notice on record; its time leaves open whether it came in time
phase-by-silence = renewed by silence, no notice being on record: { $ends }
says-freed = nobody is bound any more: { $events }
says-freed-open = whether anybody is still bound is open: { $events }
says-alongside = each waits for the other: { $events }
says-alongside-open = whether the other has done its part is open: { $events }
says-term-contested = a voice denies that this was agreed
says-term-silent = asserted by { $voices }; nobody else confirms or denies it
says-not-allowed = reported as not allowed

# What a clause waits for.
event-met = clause “{ $clause }” met
event-not-met = clause “{ $clause }” not met
event-performed = what clause “{ $clause }” asks done
event-agreed = agreement of { $voices } on clause “{ $clause }”
event-agreed-to-it = agreement of { $voices } on it
event-announced = announced by { $voices }
event-done = { $act } by { $voices }

# A part that is judged in weeks.
week-from = week from { $day }
part-each-week-headed = each week, under its first day

# What a text asks.
asks-at-least = at least { $count } { $unit }
asks-at-most = at most { $count } { $unit }
asks-exactly = exactly { $count } { $unit }
asks-about = about { $count } { $unit }, meaning { $bounds }
asks-ratio = at least { $n } { $unit } for each { $m } { $base }
asks-by = by { $due }
asks-none = no such act
asks-held = at most { $count } { $unit } still there
asks-consent = consent before { $due }
asks-no-notice = no notice by { $due }
asks-allowed = to be allowed
asks-allowed-every = every one to be allowed
asks-earned = { $count } { $unit } undertaken
asks-earned-done = { $count } { $unit } handed over
bounds-or-more = { $lo } or more
bounds-between = { $lo } to { $hi }

counted-at = counted at { $point }
as-written = as written
reading-named = reading “{ $name }”
held-by = held by { $voices }
held-in = in { $sources }
held-from = from { $rows }
held-ours = ours
held-nobody = nobody on record as holding it
over-readings = over the readings

# Why a statement was not counted.
why-kind = not of a kind that counts
why-clause = says that it belongs to another clause
why-act = another act
why-actor = another actor, or none stated
why-thing = another thing
why-unit = another unit
why-point = another counting point, or none
why-place = elsewhere
why-to = to somebody else
why-stock = a stock, not a count
why-acceptance = an acceptance counts only in the accepting party's own voice
why-kinds = none of the kinds that count
why-time = states no time
why-key = of another case, by its key
why-otherwise = its voice later says that it is otherwise
why-renewal = of another renewal
weight-counted = counted, but it stands without
weight-other-voice = another voice
weight-not-in-view = not of the sort that this view counts
weight-repeats = repeats another's report
weight-outside-before = before the window
weight-outside-after = after the window
weight-credited = credited to another instance
weight-corrected = corrected by { $key }
weight-retracted = retracted by { $key }
weight-not-known = not known yet
weight-beside = shown beside, not counted

# Rules that were used.
rule-dated-figure = a dated figure counts for the day that begins on it (header)
rule-whole-total = a total of the whole window closes the count
rule-close = the voice closed its count
rule-grace = the declared reporting grace has passed
rule-so-far = “so far” is a lower bound only
rule-average = a daily average bounds the total of its days, never one day
rule-credited = acts are credited as `counts_for` says (this reading)
rule-condition = a condition binds nobody: undone, it runs out
rule-any-stretch = every stretch of that length counts, wherever it begins; the one that decides is named
rule-share = the base is as many as the voice says there are, whenever it counted them
rule-state = a number counts as it was at that moment; only a total says it of all its time
rule-differs = the voice differs from itself: both figures are kept
rule-asserted = the clause is asserted by some only

flag-parts = parts add to { $parts } beside { $whole }
flag-total = its days give { $days } beside its total of { $total }
flag-total-of = its days give { $days } beside its total of { $total } ({ $of })
flag-rivals = its own figures differ under { $about }

asserted-by = asserted by { $voices }
