# What is wrong with the text of an agreement. One message per code, and a way forward in `-help`.
# Lower case, no full stop, the user's words in backticks, neutral.
# `$what` names a sort of word, `$why` a variant; their values are keys, never shown.

## The text itself

E0001 = the text has { $bytes } bytes; at most { $limit } are read
E0001-help = split it into one agreement per file

E0002 = `{ $found }` is not closed on its line
E0002-help = write the closing mark before the line ends

E0003 = the character { $found } is hidden, or makes the line look other than it reads
E0003-help = delete it and type the words again

E0004 = { $what ->
    [names] a list has at most { $limit } names
    [name-words] a name has at most { $limit } words
    [points] a verb has at most { $limit } counting points
    [verbs] a text has at most { $limit } verbs with those of the language
    [readings] there are more than { $limit } readings; the rest is not read
    [examples] examples have at most { $limit } lines in all
   *[problems] there are more than { $limit } problems; the rest is not shown
}
E0004-help = { $what ->
    [problems] correct the first ones and check again
   *[other] shorten or split it
}

## The shape of a sentence

E0101 = no line begins with `{ $found }` here
E0101-help = the first word of a line says what the line does

E0102 = the sentence is complete before `{ $found }`
E0102-help = delete what is left over, or join it with the word that is missing before it

E0103 = { $what ->
    [axis] an axis of kinds
    [change] what the reading changes
    [colon] a colon
    [date] a date such as `2024-01-31`
    [holder] who holds the reading
    [hour] an hour such as `07:00`
    [key] the key of a source or a row
    [kind] a kind
    [label] a label
    [modifier] a window, a counting point or another addition
    [name] a name
    [number] a whole number
    [object] what the verb is about
    [phase] a declared phase
    [plural] the plural in brackets
    [point] a counting point
    [quoted] words in double quotes
    [thing] a declared thing
    [track] a declared track
    [verb] a verb
    [voice] a declared party or body
    [zone] a declared zone
   *[words] { $expected }
} should stand here, not `{ $found }`
E0103-help = a sentence is read from left to right; what stands before this is understood

E0104 = the line ends where { $what ->
    [axis] an axis of kinds
    [change] what the reading changes
    [colon] a colon
    [date] a date such as `2024-01-31`
    [holder] who holds the reading
    [hour] an hour such as `07:00`
    [key] the key of a source or a row
    [kind] a kind
    [label] a label
    [modifier] a window, a counting point or another addition
    [name] a name
    [number] a whole number
    [object] what the verb is about
    [phase] a declared phase
    [plural] the plural in brackets
    [point] a counting point
    [quoted] words in double quotes
    [thing] a declared thing
    [track] a declared track
    [verb] a verb
    [voice] a declared party or body
    [zone] a declared zone
   *[words] { $expected }
} should follow
E0104-help = a line is a sentence; finish it on the same line

E0105 = write `{ $right }` instead of `{ $found }`
E0105-help = one meaning, one phrase: so that two readers cannot take it differently

E0106 = a comma does not join names
E0106-help = join what all hold with `and`, alternatives with `or`; a comma only sets one addition apart from the next

E0107 = `{ $found }` belongs to a known shape, not built yet: { $name ->
    [effective-instant] the instant from which a term holds
    [start-and-finish] a start and an end
    [talks] talks held by a day
    [exactly-in-any] exactly so many in any stretch of a length
    [batch-number] a batch with a number other than `at least`
    [ratio-cap] a ratio with a number other than `at least` or `at most`
    [percentage-schedule] shares of a whole in steps
    [order] an order among those concerned
    [withdrawal] withdrawal to a distance
    [territory-handover] territory handed over by a date
    [buffer-width] the width of a buffer
    [movement-right] a right to move
    [permission] a permission
    [corridor] an open road
    [eligible-set] a list of those who may be chosen
    [notice] notice before an act
    [verification] verification by a third party
    [joint-committee] a joint committee or a route for complaints
    [information] information owed
    [guarantors] guarantors
    [suspension] suspension of one's own duty
    [cure] making good outside a total or a deadline
    [termination] an end for a cause
    [reservation] a reservation
    [side-arrangement] an arrangement beside the agreement
    [substitution] one thing in place of another
   *[other] { $name }
} (shape { $shape })
E0107-help = keep the sentence as a comment for now; the list of shapes is in docs/language.md

E0108 = a line that begins with `{ $found }` belongs in a clause
E0108-help = put a line `clause <label> in <phase>` before it

## Names and the header

E0201 = `{ $found }` is there already
E0201-help = keep one of the two

E0202 = { $what ->
    [phase] no phase is called `{ $found }`
    [thing] no thing is called `{ $found }`
    [track] no track is called `{ $found }`
    [zone] no zone is called `{ $found }`
    [voice] no party or body is called `{ $found }`
    [clause] no clause is called `{ $found }`
   *[other] nothing is called `{ $found }`
}
E0202-help = { $what ->
    [phase] declare it in the header: `phase <name>`
    [thing] declare it in the header: `thing <name> (<plural>)`
    [track] declare it in the header: among `tracks`
    [zone] declare it in the header: `zone <name> "<where it is>"`
    [clause] write its label as the line `clause <label>` has it
   *[voice] declare it in the header: among `parties`, `mediators`, `carriers` or `counting bodies`
}

E0203 = `{ $found }` is declared only further down
E0203-help = move its declaration above the line that uses it

E0204 = `{ $found }` cannot be a name: `{ $word }` is a word of the language, and a name neither begins nor ends with one
E0204-help = add a word, or put the word of the language in the middle

E0205 = { $what ->
    [axis] `{ $owner }` has no kinds called `{ $found }`
   *[kind] `{ $found }` is not a kind of `{ $owner }`
}
E0205-help = declare it under the thing: `kinds <axis>: <kind> and <kind>`

E0206 = `{ $found }` has a single kind, which says nothing
E0206-help = name at least two kinds, joined with `and`

E0207 = this program reads `language 1, english`
E0207-help = write `language 1, english`; other languages are renderings of the same text

E0208 = the clock is not understood at `{ $found }`
E0208-help = write `clock +02:00, each day runs 07:00 to 07:00`, with an offset or an IANA zone, and the same hour twice

E0209 = { $missing ->
    [not-before] no phase of the text starts at an instant, and nobody can say from when on `{ $found }` may begin
   *[other] a line beginning with `{ $missing }` is missing
}
E0209-help = { $missing ->
    [agreement] add `agreement "<its name>"`
    [language] add `language 1, english`
    [parties] add `parties <name> and <name>`
    [clock] add `clock +02:00, each day runs 07:00 to 07:00`: a day is not the same everywhere
    [starts] add `starts 2024-01-31 07:00` under the phase
    [not-before] add to its line: `, not before 2024-01-31 07:00`
   *[lasts] add `lasts 4 days` or `lasts until ended` under the phase
}

## Numbers and times

E0210 = the text declares nothing called `{ $found }`
E0210-help = give a party, a place, a thing, a kind, a phase or the label of a clause as the text has it, or words that stand in quotes in it

E0211 = { $why ->
    [none] this is not counted, so it has one form
   *[missing] this thing lacks forms for its number: { $missing }
}
E0211-help = { $why ->
    [none] write it once, in quotes
   *[missing] write each: the category of the number, then the form in quotes, with commas between
}

E0301 = the number `{ $found }` stands bare
E0301-help = write `at least`, `at most`, `exactly`, `about … (bounds …)`, or `… for each …`

E0302 = `{ $found }` is not a whole number that this language takes
E0302-help = write it in the digits 0 to 9, without separators

E0303 = `{ $found }` asks for nothing here
E0303-help = write 1 or more; for none at all, write `must not`

E0304 = write `{ $right }` here, not `{ $found }`
E0304-help = one takes the singular, every other number the plural, so that a lost digit shows

E0305 = the bounds leave out { $found } itself
E0305-help = choose bounds with the number inside

E0306 = `{ $found }` is not a length that is the same for everybody
E0306-help = count in agreement days or in hours

E0307 = there is no such date or hour: `{ $found }`
E0307-help = write dates as `2024-01-31` and hours as `07:00`, up to `23:59`; a stretch of hours has two different ends

E0308 = `{ $found }` is no range
E0308-help = write the smaller number first, and two different ones; without a lower end `at most` says it, with one number `exactly`

## Clauses

E0401 = { $why ->
    [two] a clause says one thing, and this one says another already
   *[none] the clause `{ $found }` asks nothing of anybody
}
E0401-help = { $why ->
    [two] give the second sentence a clause of its own
   *[none] add its sentence: who must, or must not, do what
}

E0402 = `{ $verb }` does not go with `{ $written }`
E0402-help = `{ $verb }` goes with { $fits }

E0403 = the clause `{ $found }` does not say where the thing is counted
E0403-help = `{ $verb }` is counted at several points: name one, or write `counting point left open: … or …`

E0404 = { $why ->
    [one-open] a counting point left open needs a second one to be open between
    [unknown] no verb is counted at `{ $found }`
    [none] nothing of the counting is open or to choose here: `{ $found }`
   *[other] `{ $verb }` is not counted at `{ $found }`
}
E0404-help = { $why ->
    [one-open] write `counted at { $found }`, or add `or …`
    [none] delete the phrase
   *[other] choose one of the verb's own counting points
}

E0405 = `{ $found }` says nothing about { $kind ->
    [allow] a duty to allow
    [ban] a ban
    [deadline] an act with a deadline
    [extension] an extension
    [principle] a principle
    [eligible] a list of those who may be chosen
    [quota] an amount in a window
    [ratio] a ratio
    [share] a share
    [together] a group kept together
    [baseline] a level held to what was there at the start
   *[other] a sentence of this kind
}
E0405-help = delete it, or move it to the clause that it belongs to

E0406 = { $why ->
    [two] the clause `{ $found }` speaks of two phases
   *[none] the clause `{ $found }` does not say in which phase it holds
}
E0406-help = { $why ->
    [two] name the same phase everywhere in the clause
   *[none] write `clause { $found } in <phase>`
}

E0407 = the clause `{ $found }` { $kind ->
    [deadline] does not say, or says twice, by when
    [allow] says two windows that do not go together
   *[other] does not say in which window
}
E0407-help = an amount needs a window and an act needs an hour, or nobody can say when it was not met

E0408 = the extension does not say all that decides it
E0408-help = an extension says how it rounds, what caps it and how it is earned

E0409 = `{ $found }` does not go with `for each { $per }`
E0409-help = round to the number that earns a day

E0410 = the clause `{ $found }` comes due again and again, so nobody can say when it is met
E0410-help = name a clause that comes due once: a total, `overall`, a ban of the whole phase, an act by one instant

E0411 = `{ $found }` waits for `{ $other }`, which waits for it
E0411-help = take one of the two out: a circle never opens

E0412 = { $why ->
    [begun] the beginning `{ $found }` is not before the end
   *[steps] the steps of `{ $found }` do not rise
}
E0412-help = { $why ->
    [begun] write a beginning that comes before the end
   *[steps] write them in the order of their instants, each with a larger share than the one before
}

E0413 = `{ $found }` and `{ $other }` are not told apart
E0413-help = name categories of which nobody is in two: other kinds of one axis, and everything else alike

## Readings

E0501 = { $why ->
    [two] a reading changes one thing, and `{ $found }` is a second
   *[not-here] the clause says nothing that `{ $found }` could change
}
E0501-help = { $why ->
    [two] write a reading of its own for the second
   *[not-here] a reading changes the number or rate, the kinds, the counting point, the crediting or the cap that its clause has
}

E0502 = the reading `{ $found }` does not say whose it is
E0502-help = add `held by …`, `in <source>`, `from <row>` or `is ours`

## Warnings

W0601 = { $change ->
    [skipped] the clock skips `{ $found }`
   *[doubled] the clock shows `{ $found }` twice
}
W0601-help = { $change ->
    [skipped] the first instant after the jump is taken: { $taken }
   *[doubled] the earlier of the two is taken: { $taken }
}

W0602 = `{ $found }` turns into `{ $other }` when one word is lost
W0602-help = names that differ by two words are safer; the longest name that fits is the one read

## What can be found out before anything happens

W0701 = { $why ->
    [before] `{ $clause }` comes due { $due }, before { $phase } starts ({ $edge })
   *[after] `{ $clause }` comes due { $due }, after { $phase } ends ({ $edge })
}
W0701-help = a clause lives in its phase; what comes due outside it is due only if the phase is moved there

W0702 = `{ $clause }` allows fewer than `{ $other }` asks for, from { $from } to { $to }
W0702-help = on these days both cannot be kept; change a number, or say in which case one takes the place of the other

W0703 = `{ $clause }` on each of { $days } days comes to { $sum }, not to the { $total } of `{ $other }`
W0703-help = both can be kept, but not by { $count } a day alone; if it is meant so, nothing need be changed

W0704 = `{ $clause }` forbids all the time what `{ $other }` asks for, from { $from } on
W0704-help = both cannot be kept; say where or when it is forbidden, or once what

W0705 = { $why ->
    [binds-nobody] `{ $clause }` waits for `{ $other }` to stand as not met, and that never comes: it binds nobody, so it runs out
   *[met-at-the-end] `{ $clause }` waits for `{ $other }` to be met, and that comes when the phase is over
}
W0705-help = it never comes due while its phase is on; let it wait for something else

W0706 = a suspension of `{ $clause }` need never end: once `{ $other }` stands as not met, it stays so
W0706-help = say by when `{ $other }` may be made good, or name another ground

W0707 = nobody is named to count `{ $clause }`, though `{ $other }` names who counts
W0707-help = add `counted at … by …`, or name `counting bodies` in the header

N0701 = { $sort ->
    [days] whether `{ $clause }` can be kept beside the others was not decided: more than { $n } days are not looked into
    [bounds] whether `{ $clause }` can be kept beside the others was not decided: more than { $n } numbers and windows at once are not looked into
   *[pairs] from `{ $clause }` on it was not decided which of its kind can be kept beside the others: the text has too many for it
}
N0701-help = this says nothing for or against the text; look at it yourselves

## Labels of other places

declared-here = declared here
said-here = said here

## Examples

E0801 = { $why ->
    [cells] cells in this line: { $cells }; wanted here: { $columns }
   *[nothing] the example asks nothing, or nothing at one of its moments
}
E0801-help = { $why ->
    [cells] a line has a cell for each column of its table, each after a `|`, an empty one too
   *[nothing] add `as of 2024-01-31 07:00`, and below it `| view | clause | part | instance | status`
}

E0802 = this claim of the example is not understood: { $sentence }
E0802-help = the columns and their words are those of files of claims

E0803 = nothing called `{ $found }` stands here
E0803-help = view, clause, part and instance are named as `tregua status --json` names them; `-` for a part with one instance

E0804 = { $why ->
    [blank] no status is given, and `{ $found }` follows from the claims
   *[other] `{ $expected }` is given, and `{ $found }` follows from the claims
}
E0804-help = correct the text, the claims or the status; `tregua check --bless` writes the status that follows
