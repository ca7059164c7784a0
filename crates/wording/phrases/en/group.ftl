# Groups of readers, and what is sealed for them.

group-key = the reading key of this node is { $key }; give it to whoever seals something for this node. It opens with `{ $path }`, which nobody else may have
group-set = { $group } (entry `{ $id }`): what is put on record for it from now on opens with its keys alone; readers: { $n }
group-without-own = this node's own key is not among them; it keeps what it seals itself, and reads nothing that others seal for this group
group-listed = { $group } of { $organisation } (entry `{ $id }`); readers: { $n }
group-listed-own = { $group } of { $organisation } (entry `{ $id }`); readers: { $n }, this node among them
group-listed-replaced = { $group } of { $organisation } (entry `{ $id }`) had readers: { $n }; a later entry took its place
group-none = no groups are on record
group-reader = `{ $name }` is no reading key; it begins with `age1`, as `tregua group --key` prints it
group-readers = a group has from 1 to { $limit } readers, and this one would have { $n }
group-absent = no group `{ $name }` is on record; `tregua group` lists them
group-several = several organisations have a group `{ $name }`; name one of your own, or give the first digits of its entry
record-cannot-seal = the entry cannot be sealed for its readers: { $system }
unread-restricted = restricted to { $group }
log-for-group = for { $group }: { $entry }
export-restricted = left out, for they are for groups and a file would be for everybody: { $entries }

## tregua reveal

reveal-would = would be for everybody: entry `{ $id }`
reveal-done = for everybody from now on: entry `{ $id }`; bundles carry its content, which others hold to what was signed
reveal-nothing-yet = nothing was revealed; `--commit` reveals, and nothing takes that back
reveal-open = entry `{ $id }` is not for a group; everybody may read it
reveal-of-another = entry `{ $id }` is of another organisation; only its author says that it is for everybody
reveal-unread = the content of entry `{ $id }` is not here
disclosed-all = everything
disclosed-would = would be shown to everybody of entry `{ $id }`: { $fields }
disclosed-done = shown to everybody from now on, of entry `{ $id }`: { $fields }; all else of it stays closed
disclosed-would-group = would be handed to { $group } of entry `{ $id }`: { $fields }
disclosed-done-group = handed to { $group } of entry `{ $id }`: { $fields }
reveal-no-field = a claim has no field `{ $field }`; its fields are the columns of claims, such as act, amount and place
reveal-without-field = nothing stands under `{ $field }` in entry `{ $id }`
reveal-in-one-piece = entry `{ $id }` is no claim, or is of a version before fields were committed to one by one; it can be revealed as a whole
group-earlier = handed to { $group }, of what was put on record for it before: { $entries }
log-disclosure = of entry { $id }
log-disclosure-fields = of entry { $id }: { $fields }

## tregua export --public

public-written = { $file } holds what was said to everybody: { $shown } of { $entries }, and the log over all of them
public-empty = told of without what they say: { $entries }
public-closed = there as hashes alone, for they are for some readers, withheld for now or about the members of the truce: { $entries }
public-older = there as hashes alone, for they are of a version whose place in the log tells who signed: { $entries }
public-after = not there, for they came after the checkpoint; sign one with `tregua head` to have them too: { $entries }
public-tells = who signed is not in it; what it still tells is in docs/public.md
public-no-head = no checkpoint is kept; sign one with `tregua head`, and have it cosigned if you can
