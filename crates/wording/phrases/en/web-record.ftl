# The pages of the browser: record. The list, one entry, files in and out.

## the list

web-record-entries = Entries
web-record-found = Found
web-record-there = { $entries }, newest first
web-record-of = { $entries } of { $there }, newest first
web-record-none = no entry fits
web-record-all = the whole record
web-record-caption = entries, newest first
web-record-head-entry = entry
web-record-head-voice = said by
web-record-head-what = what
web-record-head-amount = how many
web-record-head-occurred = when
web-record-head-said = said
web-record-head-source = source
web-record-head-received = received
web-record-older = older
web-record-newer = newer
web-record-pages = more entries
web-record-revised = { $before } → { $after }
web-record-gone-corrected = corrected since
web-record-gone-retracted = retracted since
web-record-gone-not-known-yet = not known yet at this moment
web-record-words = look for words
web-record-words-hint = in keys, voices, offices, figures as printed, sources and remarks; accents and vowel points do not matter
web-record-search = look
web-record-search-title = Found in the record
web-record-search-forgotten = these words were forgotten after a while; look for them again
web-record-filters = Narrow the list
web-record-filter-kind = kind
web-record-filter-voice = voice
web-record-filter-act = act
web-record-filter-clause = clause named
web-record-filter-source = source
web-record-filter-from = from day
web-record-filter-to = to day
web-record-days-hint = the day on which it happened; where that is not said, the day on which it was said or published
web-record-filter-stands = only statements that stand at this moment
web-record-filter = show
web-record-any = any
web-record-filter-about = under the key
web-record-no-day = `{ $text }` is no date: write 2023-11-24
web-record-import = import files
web-record-export = take along as files

## one entry

web-record-entry-title = Entry
web-record-several = several entries have an id that begins with `{ $text }`; give more of it
web-record-back = back to the record
web-record-unread = its content is not to be read here; its signature and its place in the chain hold
web-record-to-correct = correct
web-record-to-confirm = confirm
web-record-to-deny = deny
web-record-to-respond = respond
web-record-to-retract = retract
web-record-says = What it says
web-record-says-caption = each column that is filled in: in words, and as a file has it
web-record-no-words = nothing of its words is kept here
web-record-own-column = a column of the recorder's own
web-record-charter = founds this record
web-record-receipt-of = covers
web-record-rebuilt = of a history that was rebuilt, which proves nothing about when it was known
web-record-times = Its five times
web-record-not-said = not said
web-record-time-occurred = occurred
web-record-time-occurred-hint = as the voice claims it
web-record-time-said = said
web-record-time-said-hint = by the voice
web-record-time-signed = signed
web-record-time-signed-hint = by the clock of who put it on record
web-record-time-received = received
web-record-time-received-hint = by this record, as its receipt says
web-record-no-receipt = no receipt: put on record here when it was signed
web-record-time-bracket = proved
web-record-time-bracket-hint = not before one log head, and not after another that a witness signed
web-record-not-proved = not proved yet
web-record-source = Its source
web-record-chain = Corrections, in order
web-record-chain-hint = nothing is deleted: what was said first comes first, and an earlier moment brings back what was known then
web-record-this-one = this entry
web-record-concurrent = these stand side by side: none of them names the other
web-record-ties = What it names, and what names it
web-record-names = it names
web-record-named-by = named by
web-record-of-source = all claims from this source
web-record-rel-corrects = corrects
web-record-rel-retracts = retracts
web-record-rel-confirms = confirms
web-record-rel-denies = denies
web-record-rel-answers = answers
web-record-rel-replies = responds to
web-record-rel-receives = acknowledges
web-record-rel-source = comes from
web-record-rel-repeats = repeats
web-record-rel-concerns = speaks of
web-record-rel-erases = says that the content was erased of
web-record-rel-reveals = says to be for everybody
web-record-rel-unknown-relation = relation not known to this version
web-record-rel-by-corrects = corrected by
web-record-rel-by-retracts = retracted by
web-record-rel-by-confirms = confirmed by
web-record-rel-by-denies = denied by
web-record-rel-by-answers = answered by
web-record-rel-by-replies = responded to by
web-record-rel-by-receives = acknowledged by
web-record-rel-by-source = source of
web-record-rel-by-repeats = repeated by
web-record-rel-by-concerns = spoken of by
web-record-rel-by-erases = erased, as is said by
web-record-rel-by-reveals = for everybody, as is said by
web-record-rel-by-unknown-relation = relation not known to this version
web-record-more = { $n-plural ->
    [one] { $n } more
   *[other] { $n } more
}
web-record-see-all = see all
web-record-rivals = Other accounts under the same key
web-record-rivals-hint = accounts of one thing are laid side by side and never added up
web-record-clauses = Clauses it may bear on
web-record-clauses-hint = whether it decides anything there is shown on the page of the clause
web-record-clause-named = named by the entry
web-record-clause-same = about the same act and thing
web-record-kept = What is kept
web-record-for-ever = Header: everyone may keep it for ever
web-record-for-ever-hint = signed; no amount, no figure and nothing that was said is in it
web-record-erasable = Payload: it can be erased
web-record-erasable-hint = the header holds only a salted hash of it, so that what was erased leaves every proof whole
web-record-header-entry = id
web-record-header-author = signed by
web-record-header-device = with the key of device
web-record-header-kind = kind
web-record-header-seq = number in the device's chain
web-record-header-signed = signed
web-record-header-prev = entry before it
web-record-header-acts = acts
web-record-header-parties = parties and places
web-record-header-clauses = clauses
web-record-header-refs = entries named
web-record-header-space = space
web-record-header-commit = hash of the payload
web-record-header-size = payload has at most
web-record-first = none: the first of its device
web-record-bytes = { $n-plural ->
    [one] { $n } byte
   *[other] { $n } bytes
}
web-record-proofs = Proofs
web-record-proof-later = the record is being written to at this moment; show the page again in a while to have the proofs checked
web-record-proof-signature-yes = the signature is that of the device
web-record-proof-signature-no = the signature is not that of the device
web-record-proof-id-yes = the id is the hash of what was signed
web-record-proof-id-no = the id is not the hash of what was signed
web-record-proof-chain-yes = the entry before it in the chain of the device is here
web-record-proof-chain-no = the entry before it in the chain of the device is not here
web-record-proof-commitment-yes = the payload is the one that was committed to
web-record-proof-commitment-no = the payload is not the one that was committed to
web-record-proof-commitment-unread = the content is not here to be compared
web-record-proof-withheld = the files of this entry are withheld as long as something of it is
web-record-proof-how = the hash of the payload is made of the files:
web-record-file-signed = signed bytes (COSE)
web-record-file-payload = payload (CBOR)
web-record-file-salt = salt

## columns that quick entry has no name for

web-record-column-claim = key
web-record-column-speaker = office that spoke
web-record-column-attribution = spoke
web-record-column-repeats = repeats
web-record-column-blamed = held responsible by the voice
web-record-column-of_kind = of kind
web-record-column-unit = unit
web-record-column-out_of = out of
web-record-column-adds = adds as
web-record-column-coverage = covers
web-record-column-effects = effects
web-record-column-ids = identities
web-record-column-under = arrangement
web-record-column-counts_for = counts for
web-record-column-received = received
web-record-column-publisher = publisher
web-record-column-title = title
web-record-column-published = published
web-record-column-known_from = known from
web-record-column-url = address
web-record-column-language = language
web-record-column-sha256 = hash of the document
web-record-column-note = remark

## import

web-record-import-title = Import
web-record-import-lead = Files of claims and of sources are first only read and checked. Nothing is put on record before you have seen what is in them.
web-record-import-files = files
web-record-import-files-hint = { $n-plural ->
    [one] CSV or XLSX, several at once if you like, { $n } mebibyte at most; sources may come in the same import
   *[other] CSV or XLSX, several at once if you like, { $n } mebibytes at most; sources may come in the same import
}
web-record-import-more = a live record that is being rebuilt
web-record-import-rebuilt = these rows rebuild a history: they may say themselves when they were received
web-record-import-rebuilt-hint = the receipt says so for ever; what was received then proves nothing about when it was known
web-record-import-check = check, and write nothing
web-record-import-sending = the files are on their way …
web-record-import-kept = What was read is kept in memory for ten minutes and then forgotten, unless you put it on record.
web-record-import-under-way = an import of yours is under way
web-record-import-go-on = go on with it
web-record-import-not-begun = Nothing was read
web-record-import-no-file = no file was chosen; choose at least one
web-record-import-busy = your last import is still at work; wait until it is done
web-record-import-too-many = too many imports are under way at once; try again in a few minutes
web-record-import-other = what was to be put on record is not what was shown; check the files again
web-record-import-other-text = the record has another text of the agreement since the files were read; check them again
web-record-import-gone = this import was forgotten, as ten minutes went by or another took its place; check the files again
web-record-import-steps = steps of the import
web-record-import-step-read = read
web-record-import-step-look = look at it
web-record-import-step-sign = put on record
web-record-import-step-done = done
web-record-import-progress = in progress
web-record-import-signed = signed so far: { $signed } of { $of }
web-record-import-seconds = { $n-plural ->
    [one] for { $n } second so far
   *[other] for { $n } seconds so far
}
web-record-import-reading-hint = A large file takes some seconds. This page shows itself again until it is done.
web-record-import-signing-hint = A large import takes half a minute. You may leave this page and come back; it is put on record whole or not at all.
web-record-import-mend = Mend the files and hand all of them in again: what is in order is not lost, and rows that are on record already add nothing.
web-record-import-new = new
web-record-import-here = on record already
web-record-import-nothing-yet = Nothing was written yet.
web-record-import-put = put on record
web-record-import-done = on record, signed and kept safe: { $entries }
web-record-import-done-here = on record already, and not written again: { $entries }
web-record-import-another = other files
web-record-import-problems = What is wrong
web-record-import-notices = Worth a look
web-record-import-first = the first { $n } of { $of };
web-record-import-data = all of them as data
web-record-import-head-file = file
web-record-import-head-line = line
web-record-import-head-column = column
web-record-import-head-what = what, and a way forward
web-record-import-head-code = code

## export

web-record-export-title = Take along
web-record-export-lead = Claims and sources as rows that import reads again, in any record of tregua.
web-record-export-whole = the whole record: { $claims }, { $sources }
web-record-export-some = what the filters leave: { $claims }, { $sources }
web-record-export-look = see these entries
web-record-export-all = the whole record
web-record-export-withheld = { $n-plural ->
    [one] of { $n } claim something is withheld from your role, in these files as well; its row would not read back as the same claim
   *[other] of { $n } claims something is withheld from your role, in these files as well; their rows would not read back as the same claims
}
web-record-export-options = how they are written
web-record-export-tags = with a row of HXL tags
web-record-export-tags-hint = for programs of the humanitarian field; import reads past it
web-record-export-received = with when each claim was received
web-record-export-received-hint = such rows go in again only where a history is rebuilt
web-record-export-record-xlsx = workbook, a sheet each for claims and sources
web-record-export-claims-csv = claims, for every spreadsheet
web-record-export-sources-csv = sources, for every spreadsheet
web-record-export-record-json = claims and sources, for programs
web-record-export-guard = Words that a spreadsheet would take for a formula have an apostrophe before them, which import takes away again.
web-record-export-too-large = there are more rows, or a longer cell, than a workbook has room for; take CSV, or narrow the list

web-record-attached = Attached files
web-record-attached-take = Keep the file ({ $hash })
web-record-attached-hint = It is handed over as it was given, to be kept; nothing of it is shown here.
web-record-custody = How it was kept
