### What `tregua note` says. House style: lower case, no full stop, a way forward, neutral.

## what could not be understood: the place is drawn under the line

note-slip-empty = there is nothing in the line; write who says what, such as `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
note-slip-long = the line is longer than { $limit } characters; give the figure, and keep the passage as a source
note-slip-odd = an invisible character ({ $character }) stands here; delete it and type the words again
note-slip-word = `{ $word }` is not understood here; leave it out (names of people have no place on record), put a few words as printed in quotes, or use a row of a spreadsheet
note-slip-effects = people killed or hurt go into the column `effects` of a spreadsheet, with bounds, such as `killed=2;injured=11..`
note-slip-kind = `{ $word }` is no kind of what follows; use a declared kind, or leave it out
note-slip-kinds = `{ $word }` is a second kind of the same sort for the whole figure; write `fuel or gas trucks` if each is one of them, or give each its count
note-slip-second = `{ $word }` says a second time what the line said already; keep one, or write two lines
note-slip-figure = a second figure; join two claims by `;` or `and`, write `150 to 200` for a range, `3 of 100` for a share
note-slip-verbs = a second verb without a figure of its own; write two lines, or put the figure before it
note-slip-voice = one line is one voice's; write a line of its own for what `{ $word }` says
note-slip-large = `{ $word }` is too large to be kept; check the figure, or use a larger unit
note-slip-decimal = `{ $word }` is not whole; use a smaller unit, or bounds such as `1 to 2`
note-slip-scale = `{ $word }` is a round figure; write it in digits, with the bounds that you take it to mean: `about 1500000 (1400000..1600000)`
note-slip-date-form = `{ $word }` could be read in two ways; write the date as `24 Nov` or `2023-11-24`, a whole figure in digits
note-slip-many = the line holds more than eight figures; use several lines, or a spreadsheet
note-slip-key = no claim on record has the key `{ $word }`; `tregua log` lists the keys
note-slip-which = say which claim is meant by its key, such as `Israel denies t24-un`; `tregua log` lists the keys
note-slip-date = `{ $word }` is on no calendar; check the day and the month
note-slip-backwards = this time ends before it begins; write the earlier end first
note-slip-nothing = neither a figure nor an act nor a claim is named here; write it as `UN: 137 trucks offloaded 24 Nov`, or as a note: `UN: note: few words`
note-answer = `{ $option }`: { $message }
note-slip-new-source = write a new source as `KEY=publisher, title, date`, such as `OCHA57=OCHA oPt, Flash Update #57, 2023-12-02`

## what has to be answered first

note-ask-voice = who says this? begin the line with the voice and a colon
note-ask-voice-new = `{ $word }` has not spoken on this record and the agreement does not declare it; who is meant?
note-ask-act = what was done? name it by a verb, such as `crossed`, `offloaded`, `released`
note-ask-actor = by whom were they { $act }, according to this voice?
note-ask-thing = what was counted?
note-ask-thing-new = `{ $word }` is no thing that the agreement declares; what is meant? kept as it is, no clause counts it
note-ask-amount = which bounds do you take `about { $word }` to mean? write them as `{ $form }`
note-ask-vague = which bounds do you take `{ $word }` to mean? write them as `24..` or `24..99`
note-ask-point = where in its course was this counted?
note-ask-coverage = does the figure cover the whole of that time, or only so far?
note-ask-when = when did it happen?
note-ask-until = the figure runs from { $word }; until when?
note-ask-place = `{ $word }` is no zone that the agreement declares; what is meant?
note-ask-year = which year is meant?
note-ask-zone = the record has no clock yet; write the hour with its offset, such as `{ $form }`
note-ask-about = what does this account explain? give the key that claims about it carry
note-ask-source = no source on record is `{ $word }`; which is meant? a new one is written `KEY=publisher, title, date`
note-ask-source-several = several sources fit `{ $word }`; which is meant?
note-ask-said = when was this said?

## columns

note-column-kind = kind
note-column-voice = voice
note-column-hedge = hedge
note-column-act = act
note-column-actor = by
note-column-thing = thing
note-column-amount = amount
note-column-counting_point = counted at
note-column-from = from
note-column-to = to
note-column-through = through
note-column-place = place
note-column-occurred = occurred
note-column-about = about
note-column-clause = clause
note-column-cause = cause
note-column-refers_to = refers to
note-column-source = source
note-column-figure = as printed
note-column-said = said

## where it was filled from

note-from-office = `{ $office }` speaks for { $voice } (header)
note-from-office-record = `{ $office }` spoke for { $voice } before, on this record
note-from-spelling = written `{ $word }`
note-from-clause = clause { $clause }
note-from-verb = the only one that goes with `{ $point }`
note-from-word = the word `{ $word }`
note-from-kind-of = only `{ $thing }` has the kind { $kind }
note-from-phase = the date nearest to the phase { $phase }
note-from-recent = the last such date before this note
note-from-today = counted back from the day of this note
note-from-clock = the agreement's clock, { $zone }
note-from-since = from the date named to the day it was said
note-from-dated = whole by the header's rule for dated figures
note-from-over = whole, said after that day was over
note-from-date-total = that voice's total, being given for a date
note-from-source = “{ $word }” taken for { $what }
note-from-source-date = the date of { $source }
note-from-noted = the moment of this note
note-from-plan = a statement of kind `{ $kind }` carries no amount: the figure is kept as printed
note-from-bare = `{ $word }` is said of a plan; what happened is told in the past
note-from-announced = what is said of a phase is announced, not counted
note-from-promise = where this kind of statement counts
note-from-promiser = who promises or offers is who will do it
note-from-only-clause = the only clause that it fits

## what could be said more

note-hint-kinds = no { $axis } is stated: clause { $clause } counts { $kinds }, and takes this figure as an upper bound only

## the notebook

note-drafted = draft { $n }
note-drafted-of = draft { $n }, part { $part } of { $parts } of one line
note-questions-title = open
note-choice = { $n }  { $choice }
note-prompt = draft { $n }, { $option }, a number or your words, empty to leave it:
note-no-such-choice = there is no such choice; a number of the list, your words, or empty to leave it:
note-next-open = in the notebook, not on record; answer with `tregua note { $record } --change { $n } { $options }`, or give it a fuller line
note-next-ready = in the notebook, not on record; `tregua note { $record } --put-on-record { $n }` signs it
note-nothing-written = nothing was written
note-put = on record: { $claims }; receipt { $receipt }
note-put-nothing-new = everything was on record already; the notebook no longer holds it
note-put-left-behind = the claims are on record; put them there again to clear the notebook, which adds nothing
note-put-refused = nothing was put on record: questions are open on { $drafts }
note-put-ask = put on record now? [y/N]
note-left = left in the notebook
note-deleted = { $drafts } deleted; our file no longer holds the words, the disk may keep old blocks
note-empty = the notebook is empty
note-list-title = { $drafts } in the notebook, not on record
note-list-ready = ready
note-list-open = { $questions } open
note-list-slips = not understood
note-part = ({ $part }/{ $parts })
note-arrow = ←
note-question-mark = ?
drafts = { $n-plural ->
    [one] { $n } draft
   *[other] { $n } drafts
}
questions = { $n-plural ->
    [one] { $n } question
   *[other] { $n } questions
}

## why a command did not do what was asked, and a way forward

note-numbers-or-line = --put-on-record takes numbers or a line, not both
note-give-record-and-line = a record and one line are wanted
note-give-record-and-line-help = put the line in quotes: `tregua note pause.record "UN: 137 trucks offloaded 24 Nov"`
note-several-records = this folder has several records
note-several-records-help = name the one that is meant: `tregua note pause.record "…"`
note-no-record = this folder has no file that ends in `.record`
note-no-record-help = name the record: `tregua note pause.record "…"`
note-all-or-numbers = --all and numbers do not go together
note-which-drafts = say which drafts: `--put-on-record 1 2`, or `--put-on-record --all`
note-no-draft = the notebook has no draft { $n }
note-no-draft-help = `--list` shows what it has
note-on-record-already = draft { $n } is on record already
note-on-record-already-help = `--put-on-record` takes it out of the notebook; what is on record is changed by a correction
note-lines-unreadable = cannot read the lines: { $system }
note-lines-many = more than { $limit } lines; use a spreadsheet
note-lines-none = no line on standard input
note-put-nothing = nothing was put on record
notebook-exposed = others can read the notebook `{ $path }`
notebook-exposed-help = run `chmod 600 { $path }`
notebook-large = the notebook `{ $path }` is larger than 4 MiB, which no notebook is
notebook-not-understood = line { $line } of the notebook `{ $path }` is not understood
notebook-not-understood-help = it may have been edited by hand; move the file away to begin a new one
notebook-cannot-use = cannot use the notebook `{ $path }`: { $system }
