# The pages of the browser: agreement.

web-agreement-none = this record has no text of an agreement yet; claims can be put on record before any text
web-agreement-begin = Write a text
web-agreement-text = text
web-agreement-clauses = clauses
web-agreement-where = where it stands
web-agreement-to-text = the text
web-agreement-to-reading = reading in words
web-agreement-to-versions = versions compared
web-agreement-to-edit = write a new version
web-agreement-line = line { $line }

web-agreement-versions = Versions
web-agreement-on-record = versions on record
web-agreement-version = version { $n }
web-agreement-head-version = version
web-agreement-head-signed = signed
web-agreement-head-author = by
web-agreement-head-device = device
web-agreement-head-hash = hash
web-agreement-compare = Compare
web-agreement-compare-from = earlier
web-agreement-compare-to = later
web-agreement-compared = from version { $from } to version { $to }
web-agreement-alike = the two are alike, line by line
web-agreement-by-line = line by line
web-agreement-line-added = added
web-agreement-line-removed = removed

web-agreement-reading-title = Agreement in words
web-agreement-read-in = read in
web-agreement-aid = reading aid: the text itself counts. What the text declares stays as it is written.
web-agreement-parties = parties
web-agreement-mediators = mediators
web-agreement-carriers = carriers
web-agreement-bodies = counting bodies
web-agreement-bodies-none = none named
web-agreement-clock = clock
web-agreement-phase-lasts = from { $from }, lasts { $length }
web-agreement-phase-open = from { $from }, until it is ended
web-agreement-days = { $n-plural ->
    [one] { $n } day
   *[other] { $n } days
}

# What a part asks: who and which act, then the rest of it.
web-agreement-must = { $who } must: { $act }
web-agreement-must-not = { $who } must not: { $act }
web-agreement-must-begin = { $who } must begin: { $act }
web-agreement-must-hold = { $who } must keep there at most { $n }
web-agreement-must-allow = { $who } must allow { $actors }: { $act }
web-agreement-affirms = { $who } affirm, which no count judges
web-agreement-by-hand = of { $who }, which no count judges and people do
web-agreement-nobody = nobody is bound: { $act }
web-agreement-condition = a condition, which binds nobody; open to { $who }: { $act }
web-agreement-earns = { $phase } lasts { $length } more for each { $asked }
web-agreement-renews = { $phase } is renewed for { $length } with the consent of all who are named: consent of { $who }
web-agreement-renews-silently = { $phase } is renewed for { $length } unless notice is given { $before } before its end: notice by { $who }
web-agreement-cap-open = the text leaves open whether there is a cap
web-agreement-cap-none = without a cap
web-agreement-cap-days = at most { $length } in all
web-agreement-every = every one: { $things }
web-agreement-to = to { $name }
web-agreement-through = through { $name }
web-agreement-place = in { $name }
web-agreement-within = within { $length } of the start
web-agreement-share = at least { $n } percent of: { $of } ({ $who })
web-agreement-hours = each day between { $from } and { $to }
web-agreement-by-each-day = by { $time } each day
web-agreement-after-each = within { $length } after each: { $what } ({ $who })
web-agreement-before-each = before each: { $what } ({ $who })
web-agreement-long-before-each = at least { $length } before each: { $what } ({ $who })
web-agreement-by-last-day = by { $time } on the day that { $phase } would end
web-agreement-at-latest = at latest { $length } after that
web-agreement-kept = from its last moment to the end of the phase
web-agreement-in-phase = during { $phase }
web-agreement-counted-by = counted by { $voices }
web-agreement-cure = can be made good for { $length } more
web-agreement-cure-agreed = can be made good by a date agreed on by { $voices }
web-agreement-once = in force once: { $events }
web-agreement-freed = binds nobody any more once: { $events }
web-agreement-alongside = not due before: { $events }
web-agreement-suspended-by = may be suspended by { $voices }
web-agreement-suspended-ground = may be suspended by { $voices }, once: { $events }
web-agreement-point-open = counting point left open: { $points }
web-agreement-misprint = printed as “{ $words }” in { $sources }: a misprint of the press, only shown

web-agreement-edit-title = Write a version
web-agreement-edit-label = text of the agreement
web-agreement-edit-hint = In the agreement language, at most one mebibyte. What is on record stays there; this becomes a further version.
web-agreement-sample = This is a sample with invented parties to begin from. Write yours in its place.
web-agreement-check = Look it through
web-agreement-put = Put it on record as a new version
web-agreement-found-title = what was found
web-agreement-found = line { $line }: { $severity } { $code }
web-agreement-clean = { $n-plural ->
    [one] all of it is understood: { $n } clause
   *[other] all of it is understood: { $n } clauses
}
web-agreement-lines = the lines spoken of
web-agreement-not-title = This is not on record yet
web-agreement-not-errors = the text has errors; mend them, then put it on record
web-agreement-not-warnings = the text has warnings; look at them, then confirm below that it is meant so
web-agreement-not-same = this is the text on record, word for word
web-agreement-not-moved = somebody put another version on record since you began; compare the two, then confirm below
web-agreement-confirm = I have seen the warnings; the text is meant so
web-agreement-confirm-moved = I have seen the newer version; this one follows it, with its warnings if it has any
web-agreement-done = the text is on record, and is now the newest version
