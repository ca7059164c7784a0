# The reading view of a text: who must do what, when, counted where.

show-aid = reading aid: the text itself counts. What the text declares stays as it is written.
show-parties = parties
show-mediators = mediators
show-carriers = carriers
show-bodies = counting bodies
show-bodies-none = none named
show-clock = clock
show-phase-lasts = from { $from }, lasts { $length }
show-phase-open = from { $from }, until it is ended
show-days = { $n-plural ->
    [one] { $n } day
   *[other] { $n } days
}

# What a part asks: who and which act, then the rest of it.
show-must = { $who } must: { $act }
show-must-not = { $who } must not: { $act }
show-must-begin = { $who } must begin: { $act }
show-must-hold = { $who } must keep there at most { $n }
show-must-allow = { $who } must allow { $actors }: { $act }
show-affirms = { $who } affirm, which no count judges
show-by-hand = of { $who }, which no count judges and people do
show-nobody = nobody is bound: { $act }
show-condition = a condition, which binds nobody; open to { $who }: { $act }
show-earns = { $phase } lasts { $length } more for each { $asked }
show-renews = { $phase } is renewed for { $length } with the consent of all who are named: consent of { $who }
show-renews-silently = { $phase } is renewed for { $length } unless notice is given { $before } before its end: notice by { $who }
show-cap-open = the text leaves open whether there is a cap
show-cap-none = without a cap
show-cap-days = at most { $length } in all
show-every = every one: { $things }
show-to = to { $name }
show-through = through { $name }
show-place = in { $name }
show-within = within { $length } of the start
show-share = at least { $n } percent of: { $of } ({ $who })
show-hours = each day between { $from } and { $to }
show-by-each-day = by { $time } each day
show-after-each = within { $length } after each: { $what } ({ $who })
show-before-each = before each: { $what } ({ $who })
show-long-before-each = at least { $length } before each: { $what } ({ $who })
show-by-last-day = by { $time } on the day that { $phase } would end
show-at-latest = at latest { $length } after that
show-kept = from its last moment to the end of the phase
show-in-phase = during { $phase }
show-counted-by = counted by { $voices }
show-cure = can be made good for { $length } more
show-cure-agreed = can be made good by a date agreed on by { $voices }
show-once = in force once: { $events }
show-freed = binds nobody any more once: { $events }
show-alongside = not due before: { $events }
show-suspended-by = may be suspended by { $voices }
show-suspended-ground = may be suspended by { $voices }, once: { $events }
show-point-open = counting point left open: { $points }
show-misprint = printed as “{ $words }” in { $sources }: a misprint of the press, only shown
