# The brief: one page at a cut-off. A silent voice has "nothing received", which is not 0.

brief-edition = brief, edition { $n }
brief-draft = brief, draft of edition { $n }
brief-known = what was known at { $cutoff } ({ $zone }), by { $by }; new is what came after { $since }
brief-drafted = draft by { $drafter }; released by nobody yet
brief-drafted-by-nobody = a draft; nobody is named as drafter or releaser
brief-released = drafted by { $drafter }, released by { $releaser }
brief-after = follows edition { $n } of { $cutoff } (hash { $hash })
brief-first = no earlier edition
brief-hash = hash { $hash } · text { $text } · time-zone data { $tzdb }
brief-rule = accounts stand side by side; no figure is ours, none was added up across voices; what nobody reported is not 0
brief-none = none
brief-more = … and { $n } more in the JSON

brief-corrections = corrections to the last edition
brief-no-edition-yet = no edition was released before; compared with what was known at { $since }
brief-figure-changed = { $voice }: { $before } → { $after }
brief-figure-changed-by = { $voice }: { $before } → { $after }, by { $by }
brief-corrected = { $voice }: { $claim } corrected by { $by }
brief-corrected-to = { $voice }: { $claim } corrected by { $by }: { $before } → { $after }
brief-retracted = { $voice }: { $claim } retracted by { $by }

brief-phases = in force until
brief-phase-not-begun = begins { $from }, to end { $to }
brief-phase-in-force = in force since { $from }, until { $to }
brief-phase-open = in force since { $from }, until it is ended
brief-phase-ended = ended { $to }, in force since { $from }
brief-phase-moved = end moved to { $to }, in effect { $since }
brief-accounts = accounts of the end by { $voices }

brief-due = due in the next 24 hours, by party
brief-nobody-bound = nobody is bound
brief-due-by = by { $at }
brief-overdue-since = overdue since { $at }
brief-so-far-against = { $owed } for { $base }
brief-so-far = so far { $list }

brief-figures = figures, by voice and counting basis
brief-asked-each-day = the text asks { $n } each day
brief-nothing-received = nothing received
brief-only-earlier = earlier figures only ({ $since }); nothing received for { $days }:
brief-nothing-received-from = no figure received from { $voices }
brief-no-figures = no figure received from anybody: { $list }
brief-differs-from-itself = its own figures differ
brief-and-more = { $list } +{ $n }
brief-out-of = { $count } of { $of }
brief-still-there = still there: { $what }
brief-not-over = { $period } (not over)
basis-total = total
basis-event = events
basis-average = from a daily average
basis-stock = still there
basis-so-far = so far
list-plus = { " + " }

brief-incidents = incidents, with coverage
brief-no-incident = none reported since then
brief-earlier-incidents = { $n-plural ->
    [one] { $n } earlier incident on record, nothing new about it
   *[other] { $n } earlier incidents on record, nothing new about them
}
brief-no-coverage = coverage: no voice has stated that its reports cover the time and place, so none reported is not none
brief-coverage = coverage: { $voice } states that its reports cover { $from } to { $to }, { $place }
brief-no-place = no place named
brief-actor = by { $actor }
brief-actor-unknown = by an unknown actor
brief-actor-other = by an actor named in the record
brief-holds-other = holds responsible one named in the record
brief-holds = holds { $whom } responsible
brief-harm-killed = { $count } killed
brief-harm-injured = { $count } injured
brief-harm-missing = { $count } missing
brief-harm-detained = { $count } detained
brief-harm-displaced = { $count } displaced
brief-harm-damaged = { $count } damaged
brief-harm-destroyed = { $count } destroyed
brief-harm-intercepted = { $count } intercepted
brief-harm-launched = { $count } launched
brief-harm-other = other harm: { $count }
brief-reply-deny = { $voice } denies it
brief-reply-respond = { $voice } admits the act and disputes its character or scope
brief-reply-no-comment = { $voice } does not comment
brief-reply-answer = { $voice } answers
brief-reply-confirm = { $voice } confirms it
brief-no-reply = no reply received from { $voices }

brief-differ = accounts that differ, and the one figure that would close each
brief-closes = would close it: one figure for the whole of that time at that counting point, which those who differ accept

brief-silent = nothing received
brief-nothing-from = since { $since } nothing was received from { $voices }
brief-all-heard = something was received from every voice

# The command.
brief-how-to-draft = a draft; name the desk that drafts it with `--drafter NAME`, and another desk can release it
brief-how-to-release = a draft; to release it, another desk that has read it runs the same command with `--release { $hash } --releaser NAME`
brief-no-editions = no edition has been released yet
brief-edition-line = { $n }  { $cutoff }  hash { $hash }  drafted by { $drafter }, released by { $releaser }
brief-before-last = the cut-off is not after that of edition { $n }, the last one released
brief-before-last-help = print that edition again with `--edition { $n }`, or choose a later cut-off
brief-no-such-edition = there is no edition { $n }
brief-no-such-edition-help = list them with `--editions`
brief-newer = edition { $n } was written by a newer version, or cannot be read
brief-newer-help = its JSON is in the record as it was released; read it with that version
brief-text-gone = the text of the agreement by which edition { $n } was made is not in this record
brief-needs-drafter = an edition names the desk that drafted it
brief-needs-drafter-help = add `--drafter NAME`, as the draft was made
brief-needs-releaser = an edition names the desk that releases it
brief-needs-releaser-help = add `--releaser NAME`
brief-same-hand = whoever drafted a brief does not release it
brief-same-hand-help = let another desk read the draft and release it
brief-other-draft = `{ $hash }` is not the hash of this draft: it has changed since it was read, or was made with other options
brief-other-draft-help = read the draft again, and release it by at least the first 8 digits of its hash
brief-text-not-on-record = the text of the agreement is not in this record, so nobody could print the edition again
brief-text-not-on-record-help = draft it without `--what-if`
brief-number-used = edition { $n } was released meanwhile
brief-number-used-help = draft again: the next edition follows it
brief-unsound = no brief was made: the record does not verify; `tregua verify` lists what is wrong
brief-not-released = the edition was not released; nothing was written
brief-cutoff-form = `{ $text }` is no hour (06:00), no date with an hour (2023-11-25T06:00), and no instant with its offset
brief-cutoff-ahead = the cut-off `{ $text }` has not come yet
brief-cutoff-ahead-help = a brief says what was known; choose a moment that is past
