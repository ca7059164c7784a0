# The pages of the browser: agreement.

web-agreement-none = this record has no text of an agreement yet; claims can be put on record before any text
web-agreement-begin = Write a text
web-agreement-text = text
web-agreement-clauses = clauses
web-agreement-where = where it stands
web-agreement-to-text = the text
web-agreement-to-reading = reading in words
web-agreement-to-versions = versions compared
web-agreement-to-positions = positions of the parties
web-agreement-positions = Positions
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
