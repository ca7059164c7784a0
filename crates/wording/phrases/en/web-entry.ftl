# Putting claims on record in the browser.

## quick entry

web-entry-line = One line
web-entry-line-hint = who says, a colon, how many, what, what happened to it, when, a comma, the source: `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
web-entry-fields = Or field by field
web-entry-who = Who says it
web-entry-who-hint = also for a line that names nobody; kept for the next claim
web-entry-many = How many
web-entry-many-hint = `137`, `over 100`, `150 to 200`, `about 100 (90..110)`, `no`
web-entry-what = What
web-entry-what-hint = a thing as the agreement calls it, with its kinds: `goods trucks`
web-entry-happened = What happened to it
web-entry-happened-hint = the point at which it was counted, or the act
web-entry-points = Counted at this point
web-entry-acts = This was done
web-entry-when = When
web-entry-when-hint = `24 Nov`, `2023-11-24`, `24 Nov 22:00`, `24–27 Nov`, `yesterday`
web-entry-source = Source
web-entry-source-hint = its key or words of its title; kept for the next claim
web-entry-quick = One line or a few fields
web-entry-read = Show what would be signed
web-entry-answer-these = Show it with these answers
web-entry-put = { $n-plural ->
    [one] Put it on record
   *[other] Put these { $n } on record
}
web-entry-done = { $n-plural ->
    [one] { $n } statement is on record
   *[other] { $n } statements are on record
}
web-entry-undo = Take it back (a retraction, which stays on record too)
web-entry-like = Put another like it on record
web-entry-open = { $n-plural ->
    [one] { $n } question is open
   *[other] { $n } questions are open
}
web-entry-answer = Answer
web-entry-other = Something else
web-entry-unstated = it is not said: leave it empty
web-entry-hint-new-source = a source that is not on record yet is written `KEY=publisher, title, date`
web-entry-change = Change
web-entry-as-filled = as filled

## what would be signed

web-entry-would-be = What would be signed:
web-entry-head-column = Field
web-entry-head-value = Value
web-entry-head-from = Filled from
web-entry-head-old = On record:
web-entry-head-new = Would be signed
web-entry-head-changed = Difference
web-entry-changed-cell = changed
web-entry-side-by-side = What is on record beside its correction:
web-entry-signed-by = signed by
web-entry-key = key
web-entry-alike = this voice is on record already with a figure of the same measure and day; yours would stand beside it
web-entry-to-correct = correct that one instead
web-entry-changed = what would be signed is different from what was shown; look at it once more
web-entry-still-open = nothing was put on record: answer what is open first
web-entry-forgotten = what was typed here is kept no longer; type it again
web-entry-ask = Is this meant?
web-entry-ask-yes = Yes, put it on record like this
web-entry-ask-first = nothing was put on record: say yes below, or change it
web-entry-ask-voice = `{ $word }` is what { $other } said, and this would stand under { $voice }
web-entry-ask-again = `{ $word }` is corrected or retracted already; this would stand beside that
web-entry-refused = nothing was put on record: { $message }
web-entry-from-answer = your answer
web-entry-from-digits = written { $word }

## what is to be mended

web-entry-errors = Something is to be mended
web-entry-both-ways = the line and the fields both say something; empty one of them
web-entry-not-ours = only { $organisation }, who signed it, corrects or retracts it; what else is said of it is a statement of its own
web-entry-withheld = your role does not see the whole of this entry, so it cannot correct it
web-entry-nothing-corrected = this says what the entry says already; change what is to be corrected
web-entry-time-twice = the time is given twice, in days and hours and in one piece; empty one of them
web-entry-time-no-day = an hour needs its day
web-entry-time-mixed = give an hour at both ends, or days alone
web-entry-time-no-clock = there is no text whose clock this hour could be on; write it in one piece, with its offset: `2023-11-24T22:00+02:00`
web-entry-time-change = the clocks of { $zone } change at { $word }, so that it is one of two hours or none; write it in one piece, with its offset: `2023-11-24T22:00+02:00`
web-entry-I017 = this field holds more than { $limit } KiB; keep the document as a source and give the figure or few words as printed
web-entry-I018 = this field holds the invisible character { $character }; delete it and type the words again
web-entry-I020 = this is needed; fill it in
web-entry-I039 = these are more than { $limit } kinds; make several claims of them
web-entry-I061 = a statement of this kind carries no amount: a plan, a denial or a cause is never one; put the figure in a claim of its own
web-entry-I062 = it has to say of what it speaks: name a statement, an incident, offer or group, or a clause
web-entry-I063 = name the statement that it replaces or removes

## the forms

web-entry-kinds = Other kinds of statement
web-entry-about = About
web-entry-further = More fields
web-entry-needed = needed
web-entry-needs-one-of = at least one of these is needed: { $columns }
web-entry-group-who = Who
web-entry-group-links = Of what it speaks
web-entry-group-what = What
web-entry-group-how-many = How many
web-entry-group-when = When and where
web-entry-group-source = Source
web-entry-on-clock = hours are on the agreement's clock, { $zone }
web-entry-no-clock = there is no text and no clock yet: give days, or an instant with its offset
web-entry-from-day = From, or on
web-entry-from-hour = Hour
web-entry-to-day = To
web-entry-to-hour = To the hour
web-entry-day = Day
web-entry-hour = Hour (if known)
web-entry-as-in-a-row = or in one piece, as files have it
web-entry-new-source = A source that is not on record yet
web-entry-hint-new-source-fields = give it a key above, and its publisher or title here

## columns

web-entry-column-kind = Kind
web-entry-column-voice = Who says it
web-entry-column-speaker = Office that spoke
web-entry-column-attribution = Named or anonymous
web-entry-column-hedge = Reserve
web-entry-column-repeats = Whose report it repeats
web-entry-column-refers_to = Statement it speaks of
web-entry-column-about = Incident, offer or group
web-entry-column-clause = Clause
web-entry-column-under = Arrangement
web-entry-column-counts_for = Day it is credited to
web-entry-column-cause = Cause as cited
web-entry-column-act = What was done
web-entry-column-actor = By whom
web-entry-column-blamed = Whom the voice holds responsible
web-entry-column-thing = Of what
web-entry-column-of_kind = Of which kind
web-entry-column-amount = How many
web-entry-column-unit = Unit
web-entry-column-out_of = Out of
web-entry-column-adds = How it adds
web-entry-column-coverage = What of its time it covers
web-entry-column-counting_point = Counted at
web-entry-column-effects = People hurt, damage
web-entry-column-ids = Plates or pseudonyms
web-entry-column-occurred = When it happened
web-entry-column-place = Where
web-entry-column-from = From
web-entry-column-to = To
web-entry-column-through = Through
web-entry-column-source = Source
web-entry-column-figure = As printed
web-entry-column-said = When it was said
web-entry-column-new-source = Key
web-entry-column-new-publisher = Publisher
web-entry-column-new-title = Title
web-entry-column-new-published = Published
web-entry-column-new-url = Web address
web-entry-column-new-note = Remark

## hints

web-entry-hint-voice = a party, a mediator, a named body, another organisation, or a title of the press
web-entry-hint-speaker = the office, never a person's name
web-entry-hint-hedge = as the source has it: `apparently`, `alleged`
web-entry-hint-repeats = a voice, or the key of a statement
web-entry-hint-refers_to = its key; several are parted by semicolons
web-entry-hint-about = a key of your own: the same for every account of one thing
web-entry-hint-clause = where act and thing alone do not lead there
web-entry-hint-cause = in the voice's own words
web-entry-hint-actor = `unknown` if the voice says that it does not know
web-entry-hint-of_kind = `woman=9;child=4`, or one kind of the whole
web-entry-hint-amount = `137`, `101..`, `150..200`, `..50`, `about 100 (90..110)`
web-entry-hint-unit = if it is not counted in pieces: `L`, `t`
web-entry-hint-out_of = for “3 of 100”: the 100
web-entry-hint-adds = an event adds up with others; a total is of the whole window; an average is per day; a stock is what is still there
web-entry-hint-effects = `killed=1..;injured=24..`
web-entry-hint-ids = names of people have no place here; parted by semicolons
web-entry-hint-occurred = for what is planned or promised: when it is to happen
web-entry-hint-place = a zone of the agreement, a block with its map, or coordinates
web-entry-hint-to = for consent: all who must agree, joined by `and`
web-entry-hint-source = its key
web-entry-hint-figure = the figure or few words in their language, no passage and no names of people
web-entry-hint-said = a day stands for its last instant

## what each kind says

web-entry-kind-claim = says that something happened; 0 says that it did not
web-entry-kind-confirm = one's own voice says the same
web-entry-kind-deny = opposes a statement and gives no amount
web-entry-kind-respond = admits the act and disputes its character or scope
web-entry-kind-close = my reports cover all of this time
web-entry-kind-announce = a plan or a new end, never an amount
web-entry-kind-offer = a step of a negotiation or of a list
web-entry-kind-accept = counts in the accepting party's own voice only
web-entry-kind-refuse = refuses what was offered or asked
web-entry-kind-undertake = a promise, never performance
web-entry-kind-agree = consent; it takes effect when all named have agreed
web-entry-kind-suspend = by the holder of a power to suspend
web-entry-kind-waive = by the one who benefits from the term only
web-entry-kind-account = why something happened, according to a voice
web-entry-kind-request = who asked whom for what
web-entry-kind-answer = the answer to a request
web-entry-kind-no-comment = a refusal to speak: neither denial nor silence
web-entry-kind-meet = a meeting planned or held; each attendance is a statement
web-entry-kind-note = context
web-entry-kind-correct = replaces the statement it names; by the same organisation only
web-entry-kind-retract = removes the statement it names; by the same organisation only
