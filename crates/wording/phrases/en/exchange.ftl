# Exchange with other nodes of the same truce: bundles, what is kept apart, and whose entries count.

## tregua bundle

bundle-written = `{ $path }` holds { $entries }; send it, or carry it on a drive
bundle-nothing = `{ $path }` holds no entries, for the other has all of them; it tells them what is here
bundle-since-unknown = `{ $path }` is no bundle, and no checkpoint that this record has kept; name one of these, or the last entry that the other has

## what is wrong with a bundle

merge-bundle = `{ $file }`: item { $n } (from byte { $at }): { $problem }
merge-too-much-apart = more would be kept apart than there is room for; trust the devices that you know (`tregua trust`), or leave `{ $file }` out
bundle-is-none = this is no bundle of tregua; bundles are made by `tregua bundle`
bundle-newer = the bundle was made by a newer version (format { $n }); update tregua
bundle-cut-short = the bundle is cut off here; ask for it again
bundle-form = the bytes are not what stands here in a bundle; it was altered on its way
bundle-too-large = { $n } bytes, where at most { $limit } are allowed
bundle-closing = the end of the bundle does not fit what stands before it; it was altered on its way
bundle-trailing = something follows the end of the bundle
bundle-space = it belongs to another space; this record is not about the same truce
bundle-charter = a record begins with its one charter; this is another one
bundle-cannot-read = cannot be read: { $system }

## tregua merge

merge-done = on record: { $entries }; on record already: { $n }
merge-filled = contents that had been missing came for { $entries }
merge-apart = kept apart: { $entries } more; `tregua trust` lists whose they are
merge-awaiting = waiting: { $entries } more of devices that count here; what comes before them has not come yet
merge-apart-already = kept apart already: { $entries }; `tregua trust` lists whose they are and what they wait for
merge-stopped = from now on entries count no further here than this:
merge-fork = device `{ $device }` signed more than one entry under its number { $n }: { $entries }; all of them are kept and shown
merge-reading = entries read: { $n }
merge-joined = this device is { $device }; read it out to the others, who take its entries with `tregua trust`
merge-no-charter = no file begins with the charter of a record; ask for a bundle made without `--since`

## tregua trust

trust-member = { $organisation }: entries of device { $device } count here
trust-member-own = { $organisation }: device { $device } signs here
trust-waits = kept apart: { $entries } of device { $device }, which says it signs for { $organisation }; have them read the digits out, then name the device
trust-waits-for-others = waiting: { $entries } of device { $device } ({ $organisation }), from its number { $n } on; what comes before has not come yet
trust-vouched = admitted by { $organisation }; that does not decide here
trust-done = entries of device { $device } for { $organisation } count here from now on
trust-few-digits = give at least { $n } digits of the device, as its owner told you by another way
trust-several = `{ $device }` begins several devices, or one that signs for several organisations; give more digits
trust-nothing = nothing of a device `{ $device }` is kept apart; `tregua trust` lists what is
trust-already = entries of device { $device } for { $organisation } count here already; nothing was written
trust-was-revoked = device `{ $device }` was revoked, and no later entry takes that back; its organisation goes on with a new key (`tregua device --new`)
trust-no-digits = `{ $device }` is no device: its digits are 0 to 9 and a to f
trust-further = device { $device } would sign for { $organisation } beside device { $known }, which counts here already: it may say something else in the same name, and revoke the first
trust-further-help = if they told you by another way that both are theirs, say so with --further
trust-own-device = device `{ $device }` signs here, and nothing that it signs after would count; go on with a new key first (`tregua device --new`), then revoke this one
trust-not-signed-yet = the last number of device `{ $device }` that is known here is { $known }, and not { $n }; name one up to that

## what a check finds

found-signed-before = it says that it was signed before `{ $id }`, which it follows
verify-bare = { $entries } came without content: whoever sent them did not have it
verify-apart = kept apart: { $entries }; they count for nothing here until their devices are trusted
verify-awaiting = waiting: { $entries } of devices that count here; what comes before them has not come yet
verify-remark = worth knowing: { $found }

## the device

trust-member-revoked = { $organisation }: entries of device { $device } count here up to its number { $n }; it was revoked
trust-member-revoked-wholly = { $organisation }: no entry of device { $device } counts here; it was revoked
trust-member-lapsed = { $organisation }: no entry of device { $device } counts here now, since whoever admitted it was revoked; name the device to take its entries again
trust-revoked = device { $device } is revoked: its entries count up to its number { $n }, later ones are kept and shown
trust-revoked-wholly = device { $device } is revoked: none of its entries counts, all are kept and shown
trust-no-member = no device that counts here begins with `{ $device }`; `tregua trust` lists them
log-after-revocation = in brackets, signed after their device was revoked: { $entries }; they are kept and do not count
device-new = it is new: device { $device } signs here no longer; read the new digits out to the others
device-may-not = { $organisation }: device { $device } is the one of this record, and may not sign here now:
key-behind = `{ $path }` is an older copy: its device signed up to number { $n }, and { $here } here; `tregua device --new` goes on with a new key
key-copied = `{ $path }` was copied or moved since it was last signed; if it was moved and no other copy is used, say so with `tregua device --moved`, else go on with a new key: `tregua device --new`
key-no-guard = no guard beside `{ $path }` says what its device signed last, and it signed up to number { $here } here; if no other copy is used and none signed more, say so with `tregua device --moved`, else go on with a new key: `tregua device --new`
key-revoked = device `{ $device }`, which signs here, was revoked: what it signs from now on counts for nothing; `tregua device --new` goes on with a new key
found-signer-revoked = it is the last of device `{ $device }`, which signs here and was revoked: what it signs from now on counts for nothing; `tregua device --new` goes on with a new key
key-unguarded = what was signed is on record, and `{ $path }` could not be written: { $system }; make room, and sign nothing in another copy
