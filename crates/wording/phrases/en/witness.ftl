# Witnesses asked over HTTP, and trust files.

ask-nobody = say whom to believe: the key of each witness with --witness, or a trust file with --trust
ask-form = `{ $url }` is no address of a witness: http://… on this machine, or https://… with --via
ask-elsewhere = `{ $url }` is on another machine, and no TLS is spoken here: run a program of yours on this machine that speaks it to the witness, and name its address with --via
ask-via = --via names an address of this machine, such as 127.0.0.1:8443
ask-unreachable = `{ $url }` did not answer: { $system }; the checkpoint is kept, ask again later
ask-unreadable = `{ $url }` answered with something that is no answer of a witness; nothing was kept
ask-no-line = `{ $url }` answered with no line that fits a key given; compare the keys, nothing was kept
ask-ahead = `{ $url }` saw { $n } entries of this log, and { $size } are here: entries were removed from the end, or an older copy was put back
ask-other-root = `{ $url }` saw another log of this name with { $n } entries: two histories were signed; keep what both have
ask-not-signed = `{ $url }` knows this log by another key; give it the one that `tregua head --json` prints
ask-unknown-log = `{ $url }` does not know this log; ask whoever runs it to add the key { $key }
ask-no-growth = `{ $url }` does not find that this log goes on from the { $n } entries that it saw: two histories were signed, or the proof was changed on the way
ask-other-code = `{ $url }` answered with code { $n }, which a witness does not; nothing was kept
trust-file-written = `{ $path }`: signed by { $n } of the { $threshold } root keys that it asks for; a checkpoint counts once { $quorum } of its { $witnesses } witnesses cosigned it
trust-file-without-witnesses = `{ $path }`: signed by { $n } of the { $threshold } root keys that it asks for; it names no witnesses
trust-file-other-key = this key is not one of the root keys that the trust file names; nothing was written
trust-file-unfit = `{ $path }` is no trust file to go by: { $system }
trust-file-other-space = `{ $path }` is about another record; ask for the trust file of this one
trust-file-other-roots = `{ $path }` names other root keys than the charter does as it is here: one of the two is of another time
quorum-reached = { $quorum } of { $n } witnesses had seen the checkpoint of size { $size } by { $time }: as many as the trust file asks for
quorum-missed = no checkpoint here was cosigned by as many witnesses as the trust file asks for: { $quorum } of { $n }
