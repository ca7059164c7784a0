# The pages of the browser: now, voices, the two reports.

web-now-force = In force
web-now-due = Due next
web-now-overdue = Past its time and open
web-now-differ = Accounts that differ
web-now-news-visit = Changed since your last visit
web-now-news-day = Changed in the 24 hours before
web-now-clock = times are on the agreement's clock: { $zone }
web-now-local = your clock: { $time }
web-now-no-phases = the text names no phase
web-now-open = { $phase } is in force; nothing ends it yet
web-now-ended = { $phase } ended { $at }
web-now-begins = { $phase } begins { $at }
web-now-began = { $phase } began in this time
web-now-moved = planned end { $planned }; moved to { $ends }
web-now-since = since then, without a term in force: { $entries } of something after it
web-now-since-nothing = since then nothing is on record of something after it
web-now-series = { $what }: { $entries } by { $voices }
web-now-accounts = accounts of why are on record from { $voices }
web-now-owed = owed by { $voices }
web-now-condition = a condition: nobody is bound to it
web-now-nothing-due = nothing falls due that the text and the record know of
web-now-nothing-overdue = nothing that is past its time is still open
web-now-nothing-differ = no accounts differ on anything that has begun
web-now-nothing-changed = nothing stands otherwise than before
web-now-span = from { $since } to { $until }, by the time at which it was { $by }
web-now-entered = { $n-plural ->
    [one] { $n } claim was put on record since then
   *[other] { $n } claims were put on record since then
}
web-now-by-time = { $n-plural ->
    [one] with time alone { $n } part of a term stands otherwise
   *[other] with time alone { $n } parts of terms stand otherwise
}
web-now-weightless = { $n-plural ->
    [one] in { $n } part figures came that decide nothing
   *[other] in { $n } parts figures came that decide nothing
}
web-now-working = what changed is still being worked out
web-now-arrow = { "→" }
web-now-more = { $n-plural ->
    [one] and { $n } more
   *[other] and { $n } more
}
web-now-voices = { $n-plural ->
    [one] { $n } voice
   *[other] { $n } voices
}
web-now-without-text = this record has no text of an agreement yet, so nothing can be judged by it; claims can be put on record before any text
web-now-holds = on record: { $claims }, { $voices }, { $sources }
web-now-see-record = see what is on record
web-now-see-voices = see who said what
web-now-add-claim = put a claim on record
web-now-add-text = add a text

web-voices-all = every voice
web-voices-about = who spoke, in alphabetical order; nobody is ranked and nothing is added up
web-voices-none = nobody has said anything that is on record by then
web-voices-caption = voices
web-voices-name = voice
web-voices-declared = as the text declares it
web-voices-offices = offices that spoke for it
web-voices-last = last spoke
web-voices-entries = entries
web-voices-silent = nothing on record
web-voices-role-party = party
web-voices-role-mediator = mediator
web-voices-role-carrier = carrier
web-voices-role-counting-body = counting body
web-voices-role-office = office that speaks for { $voice }
web-voices-role-none = not declared
web-voices-said-by = what { $voice } said
web-voices-when = said
web-voices-kind = kind
web-voices-what = what
web-voices-figure = as printed
web-voices-happened = time it is about
web-voices-source = source
web-voices-entry = entry
web-voices-range = { $first } to { $last } of { $all }, the latest first
web-voices-newer = later ones
web-voices-older = earlier ones
web-voices-gone-corrected = corrected since
web-voices-gone-retracted = retracted since

web-reports-about = each statement of the press reports that this history was made from, with where it lives in the record
web-reports-ours = the statements are told in our words, in English
web-reports-on-record = statements of reports that entries of this record name in a column of their own, such as `S1-01`
web-reports-none = nothing on record names a statement of a press report
web-reports-none-help = a claim names one in a column that begins with `x_`, such as `x_case` with `S1-01`
web-reports-report = report { $name }
web-reports-id = statement
web-reports-says = what it says
web-reports-by = attributed to
web-reports-lives = lives in
web-reports-recorded-only = recorded only
web-reports-elsewhere = names without a link are of another history, not of this record
