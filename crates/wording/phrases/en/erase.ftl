# Erasing the content of entries: what is erased, what others erased, what cannot be read.

## tregua erase

erase-entry = { $kind } of { $author } (entry `{ $id }`)
erase-would = would be erased: { $entry }
erase-done = erased: { $entry }
erase-before = erased before: { $entry }
erase-named-by = entries that name it and go on naming it by its id: { $n }
erase-edition = a brief on record tells of it, entry `{ $id }`; it has words of its own, and is erased like any other entry
erase-nothing-yet = nothing was erased; `--commit` erases. Bundles, exports, exhibits and backups that were made before are not reached, nor are copies of others, whom the notice asks
erase-not-reached = it is gone from this record's files. Bundles, exports, exhibits and backups that were made before are not reached, nor are copies of others, whom the notice asks; importing the same rows again would put them on record again
erase-unwiped = what was erased may still lie in unused parts of the record's file: another program reads it, or there is no room to write it anew; close that program or make room, and do the same again
erase-needed = entry `{ $id }` says whose record this is, whose entries count, when something was received or that something was erased; that stays
erase-listed = erased: { $entry }
erase-asked = others ask to erase { $entry }; `tregua erase` with its id follows them
erase-none = nothing was erased, and nobody asks for it

## why

erase-why-request = a person whom it is about asked for it
erase-why-danger = it may put somebody in danger
erase-why-law = a law, a court or an authority asks for it
erase-why-term = the time for which it was to be kept is over
erase-why-slip = it was never meant to be on record

## entries that cannot be read

unread-notice = erased by { $organisation } on { $day }: { $why } (notice `{ $notice }`)
unread-erased = { $erased }
unread-erased-elsewhere = came without its content, { $erased }
unread-not-come = came without its content, which may still come
unread-gone = its content is gone, and nobody says why
unread-not-understood = this version does not understand it
report-unread = cannot be read here and count for nothing: { $entries }; `tregua log` says why
web-unread = cannot be read here and count for nothing: { $entries }; the record says of each why
status-unread = may be about this clause, and not to be read here: { $entries }; `tregua explain` says why
explain-unread = not to be read here, and not counted

## what a merge and a check say of it

merge-erased = erased, as this organisation did on another device: { $entries }
merge-asked = others ask to erase { $entries }; `tregua erase` lists them
found-removed = its payload is gone, and no notice of this node says that it was erased; restore a copy
found-not-erased = its payload is here again, though this node erased it; `tregua erase` takes it away
