### What `tregua-import` says about other people's files. The key is the problem's code.
### Up to I099 the batch is refused; above are notices. House style: lower case, no full stop, a way forward.

## around a message

import-place-sheet = { $file }, sheet { $sheet }
import-place-row = { $file }, sheet { $sheet }, row { $row }
import-place-letters = { $file }, sheet { $sheet }, row { $row }, column { $letters }
import-place-cell = { $file }, sheet { $sheet }, row { $row }, column { $letters } ({ $column })

## the file

I001 = the file is larger than { $limit } MiB; split it into several files and import them together
I002 = this line holds bytes that are not UTF-8; save the file again as `CSV UTF-8`
I003 = the file begins as UTF-16 and does not go on as such; save it again as `CSV UTF-8`
I004 = the file has no header; name the columns in its first row
I005 = the columns are parted by `{ $word }`; save the file again as `CSV UTF-8`, with commas, semicolons or tabs between the columns
I006 = the first row is neither the header of claims nor that of sources; claims have a column `claim`, sources `source` and `publisher` or `title`
I007 = this is no format that can be read; save the sheet as { $formats }
I008 = no column is called `{ $word }`; known are { $accepted }, and any name that starts with `x_` is kept as it is
I009 = the column `{ $word }` stands in the header twice; keep one
I010 = the column `{ $word }` is missing; every row needs it
I011 = this row has { $cells } cells and the header { $columns }; put words that hold a comma in quotes, and write 129000 without one
I012 = this row has { $cells } cells and the header { $columns }; add the commas that are missing, also for empty cells at the end
I013 = a quote opens here and never closes; close it, or double the quotes that belong to the words
I014 = words stand outside the quotes of this cell; let the cell begin and end with a quote, and double the quotes inside
I015 = the file has more than { $limit } rows; split it into several files and import them together
I016 = the header has more than { $limit } columns; leave out those that are not needed
I017 = this cell holds more than { $limit } KiB; keep the document as a source and give the figure or few words as printed
I018 = this cell holds the invisible character { $character }; delete it and type the words again
I019 = there are words in cell { $position }, whose column has no name; name the column, with `x_` in front if it is your own

## keys and known words

I020 = this cell may not be empty; fill it in
I021 = `{ $word }` is not known here; accepted are { $accepted }
I022 = `{ $word }` is no verb of the agreement's lexicon; it has { $accepted }
I024 = `{ $word }` is no counting point of the agreement; it has { $accepted }
I025 = the agreement has no clause or phase labelled `{ $word }`; it has { $accepted }
I026 = no source has the key `{ $word }`; add it to the sources, in the same import if you like
I027 = no claim has the key `{ $word }`; it must be in the same import or already on record
I028 = `{ $word }` refers to itself; name the claim that is meant
I029 = the key `{ $word }` stands in { $file }, line { $line } with other words in { $columns }; write a correction: kind `correct`, a key of its own, and `refers_to` naming `{ $word }`
I030 = the source `{ $word }` stands in { $file }, line { $line } with other words in { $columns }; keep one of the rows, or give this one a key of its own
I031 = the key `{ $word }` holds a semicolon, which parts keys in lists; write it without
I032 = an item of this list is empty; leave out the semicolon that parts it

## kinds and effects

I033 = `{ $word }` is no kind of `{ $thing }`; its kinds are { $accepted }
I034 = kinds are given without a thing; fill in `thing`
I035 = `{ $word }` gives alternatives on two axes; part alternatives of one axis by `|`, and join kinds of two axes by `&`
I036 = `{ $word }` is a second kind on the same axis; join kinds of different axes by `&`, and part alternatives by `|`
I037 = `{ $word }` is not understood as a kind; write `woman=9;child=4`, `woman|child=7`, or a kind without a count
I038 = `{ $word }` gives the same kind a second time; keep one
I039 = this cell has more than { $limit } kinds; make several claims of it
I040 = `{ $word }` is not understood as an effect; write a name and its bounds, such as `killed=1..;injured=24..`
I041 = the effect `{ $word }` is given twice; keep one

## amounts

I042 = `{ $word }` is not understood as an amount; write `137`, `101..`, `150..200`, `..50` or `about 100 (90..110)`
I043 = `{ $word }` is not a whole number; write it in ASCII digits, such as `129000`
I044 = `{ $word }` is below zero; amounts start at 0
I045 = `{ $word }` is not whole; use a smaller unit or, where bounds can stand, whole ones such as `1..2`
I046 = `{ $word }` is written in other digits; write ASCII digits, 0 to 9
I047 = `{ $word }` has signs between its digits; write `{ $form }`
I048 = `{ $word }` is larger than { $limit }; check the figure, or use a larger unit
I049 = `{ $word }` ends below its beginning; write the lower bound first
I050 = `{ $word }` has no bounds; add those that you, the recorder, take it to mean: `about 100 (90..110)`
I051 = the figure of `{ $word }` lies outside its own bounds; widen them

## times

I052 = `{ $word }` is not understood as a time; write `2023-11-24`, `2023-11-24T22:00+02:00`, or two of one form with `/` between them
I053 = `{ $word }` is not understood as a moment; write `2023-11-24` or `2023-11-24T22:00+02:00`
I054 = `{ $word }` mixes a date and an instant; give both ends alike
I055 = `{ $word }` does not end after it begins; write the earlier end first
I056 = `{ $word }` is on no calendar; check the day and the month
I057 = `{ $word }` has no offset; add it, such as `+02:00`, or `Z`
I058 = `received` is for rebuilding a live record; leave the column out, or import with that option
I059 = `{ $word }` has no hour; `received` needs an instant such as `2023-11-24T22:00+02:00`

## what a statement may hold

I060 = this figure is longer than { $limit } characters; give the figure or few words as printed, not a passage
I061 = a row of kind `{ $kind }` carries no amount: a plan, a denial or a cause is never one; put the figure in a claim of its own
I062 = a row of kind `{ $kind }` needs to say of what; fill in `refers_to` with a claim, or `about` with its key
I063 = a row of kind `{ $kind }` needs to name the claim that it replaces or removes; fill in `refers_to`

## sources

I064 = a source needs a publisher or a title; fill in one of them
I065 = `{ $word }` is no web address; write it as `https://…`
I066 = `{ $word }` is no SHA-256; write its 64 hexadecimal digits
I067 = `{ $word }` is no language; write its tag, such as `en` or `pt-BR`, or its name

## added later

I068 = a quote opens here and closes only in line { $line }, with words after it; close it in its own cell, or double the quotes that belong to the words
I069 = this row has { $cells } cells and the header { $columns }; the columns are parted by semicolons: put words that hold one, such as lists, in quotes
I070 = this row has { $cells } cells and the header { $columns }; the columns are parted by tabs: put words that hold one in quotes

## workbooks

I071 = this is no workbook whose sheets can be read; save it as `XLSX` in a spreadsheet program, or each sheet as `CSV UTF-8`
I072 = the workbook is cut or damaged; fetch it again, or open it in a spreadsheet program and save it again
I073 = the workbook unpacks to more than { $limit } MiB; split it into several files and import them together
I074 = the workbook has more than { $limit } sheets; keep those with claims and sources
I075 = this cell holds an error such as `#N/A` in place of a value; mend its formula, type the value, or empty the cell
I076 = a cell of this sheet holds the error `{ $word }` in place of a value; mend its formula, type the value, or empty the cell
I077 = this cell holds a formula without its value; open the file in a spreadsheet program and save it again, or type the value
I078 = this number has more digits than a spreadsheet keeps, which are 15; make the cell text and type it again
I079 = this cell is merged with its neighbours, so that it cannot be told whose it is; unmerge the cells and fill in each
I080 = the spreadsheet has made a date or an hour of this cell; make the cell text and type the words again
I081 = the number in this cell is shown as a date and is on no calendar; make the cell text and type the date again, such as `2023-11-24`
I082 = the cell of `{ $word }` has no place for an offset, and there is no agreement on record whose clock could give one; make the cell text and write an offset, such as `2023-11-24T22:00+02:00`
I083 = the clocks of `{ $zone }` change at `{ $word }`, so that it is no hour or two; make the cell text and write an offset, such as `2023-11-24T22:00+02:00`

## the list itself

I099 = from here on { $count } more problems are not listed; mend those above and import again

## notices

I101 = new voice `{ $word }`, which the agreement does not declare; check the spelling
I102 = `{ $word }` is an office that speaks for `{ $voice }`; to count as its word, put `{ $voice }` under `voice` and the office under `speaker`
I103 = new name `{ $word }`, which the agreement does not declare; check the spelling
I104 = new place `{ $word }`, which the agreement does not declare; check the spelling
I105 = this claim says what was done and not by whom; it will not count for a clause
I106 = the claim `{ $word }` stands in { $file }, line { $line } with the same words; this row adds nothing
I107 = the source `{ $word }` stands in { $file }, line { $line } with the same words; this row adds nothing
I108 = the parts add up to { $sum } and the amount is { $amount }; both are kept as written
I109 = `{ $word }` is no counting point of `{ $act }`, which has { $accepted }; kept, and no clause on `{ $act }` counts it
I110 = an item of this list is given more than once; it is kept once
I111 = `{ $word }` is neither a voice that the agreement declares nor the key of a claim; check the spelling
I112 = new thing `{ $word }`, which the agreement does not declare (it declares { $accepted }): kept, and no clause counts it
I113 = this sheet has neither a header of claims nor one of sources in its first row; it was not read
I114 = this sheet is hidden and was not read; unhide it to have it read
I115 = this sheet holds a chart or a dialog and no rows; it was not read
I116 = the hours in this column stand in cells that have no place for an offset; they were taken as on the agreement's own clock, `{ $zone }`; to say otherwise, make the cells text and write an offset
I117 = some cells in this column show the hour 00:00; they were taken as the instant at which the day begins; where a day is meant, show the cells as dates without an hour, or write them as text such as `2023-11-24`
I118 = said on { $said }, of { $occurred }: that is said before it happened; check the two times
I199 = from here on { $count } more notices are not listed

## import

import-reading = reading { $n } MiB …
import-looking-up = { $n } rows read; looking them up on record …
import-signing = checking the record, then signing what is new of { $n } entries …
import-all-here = everything is on record already; there is nothing to write

## export

export-both = { $file } holds { $claims } and { $sources }
export-one = { $file } holds { $rows }
export-sources-left = { $sources } on record were not written; add `--sources FILE`, or write a workbook, to have them too
export-exists = `{ $file }` is already there and was left as it is; choose another name, or add `--force` to write over it
export-folder = `{ $file }` is a folder; name a file in it
export-record = `{ $file }` is the record itself or one of the files that belong to it; choose another name
export-form = `{ $file }` does not say how to write it; let its name end in `.csv` or `.xlsx`
export-one-file = claims and sources cannot go to one file of CSV; name two files, or a workbook (`.xlsx`) for both
export-unread = { $entries } were erased or are not understood by this version; they are not among the rows
export-otherwise = { $claims } would not read back from a row word for word ({ $keys }): a name holds a sign that parts lists, or blanks around it
