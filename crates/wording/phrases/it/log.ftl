# Il giornale di un registro: punti di controllo, prove, testimoni, e che cosa trova un controllo.

## tregua head

log-checkpoint-written = il punto di controllo su { $entries } è in `{ $path }`; consegnarlo a qualcuno all'esterno
log-tiles-written = i file del giornale sono in `{ $path }`: { $n }
log-request-written = la richiesta a un testimone è in `{ $path }`; prosegue dalla dimensione { $n }
log-cosigned = { $witness } ha visto il punto di controllo di dimensione { $n } il { $time }
log-cosignature-wrong = una riga di `{ $witness }` non corrisponde al punto di controllo di dimensione { $n }; è stata cambiata, o la chiave è un'altra
log-nothing-cosigned = `{ $path }` non contiene righe dei testimoni indicati sotto un punto di controllo conservato; confrontare le chiavi date con --witness
log-witness-key = `{ $key }` non è la chiave di un testimone: { $system }
log-answer-unreadable = `{ $path }` non è la risposta di un testimone: { $system }
log-old-too-large = il testimone conosce un giornale di dimensione { $n }, e questo ha { $size }; sono state tolte registrazioni dalla fine, o il giornale è un altro
log-folder-there = `{ $path }` esiste già; scegliere un'altra cartella

## tregua proof

proof-written = la prova della registrazione `{ $id }` è in `{ $path }`, i suoi byte firmati in `{ $bytes }`
proof-payload-written = il suo contenuto, dopo il sale, è in `{ $path }`: dice che cosa afferma la registrazione
proof-key = a chi la controlla serve la chiave del giornale: { $key }
proof-payload-erased = il contenuto della registrazione `{ $id }` è stato cancellato; chiedere la prova senza --with-payload
proof-entry-unknown = nel registro non c'è la registrazione `{ $entry }`; `tregua log` le elenca
proof-entry-several = più identificativi cominciano con `{ $entry }`; dare più cifre
proof-key-several = in più d'uno hanno messo a registro `{ $key }`; indicare quello che si intende con le cifre della sua registrazione:
proof-not-covered = nessun punto di controllo conservato copre la registrazione `{ $id }`; firmarne uno con `tregua head`
log-key-not-kept = la chiave del giornale non può essere conservata: { $system }

## che cosa trova un controllo

verify-log = giornale: { $entries }, radice { $root }
verify-checkpoints = punti di controllo conservati: { $n }, l'ultimo di dimensione { $size }
verify-shown = le prime { $n } registrazioni sono quelle del punto di controllo dato
log-bracket = presente entro { $time }: un testimone ha visto il punto di controllo di dimensione { $n }
log-bracket-open = sotto nessun punto di controllo controfirmato da un testimone indicato
proved-by-whom = --by proved richiede la chiave di un testimone a cui si crede
proved-by-whom-help = darla con --witness, come la dà il testimone
proved-witness-alone = --witness va con --by proved
proved-not = tralasciate, perché nessun testimone indicato ha visto il giornale con esse: { $claims }
verify-foreign = `{ $path }` non è un punto di controllo di questo registro, e non mostra nulla di esso: { $why }
verify-nothing-shows-removed-after = nulla qui rivela registrazioni tolte dopo le prime { $n }
found-leaf = il giornale conosce altri byte al suo posto
found-not-in-log = il giornale non la copre
found-tile = `{ $path }` del giornale non è ciò che danno le registrazioni
found-cut = sono state tolte registrazioni dalla fine (coperte dal giornale: { $covered }, qui: { $n }); ripristinare una copia
found-checkpoint = il punto di controllo di dimensione { $n } { $why }
found-given = il punto di controllo dato { $why }
checkpoint-unreadable = non può essere letto: { $system }
checkpoint-foreign = è di un giornale che non è di tregua
checkpoint-space = è di un altro spazio
checkpoint-other-node = è del giornale di un altro nodo
checkpoint-is-bundle = è un pacchetto, che `tregua merge` accoglie
checkpoint-other-log = è di un altro giornale, firmato da un dispositivo di questo registro: uno dei due è stato ricominciato
checkpoint-not-signed = non è firmato dal giornale che nomina
checkpoint-signature = è stato cambiato dopo la firma
checkpoint-root = è stato firmato su registrazioni diverse da quelle qui
checkpoint-cut = copre più registrazioni di quante sono qui
key-other-log = `{ $path }` non è la chiave del giornale i cui punti di controllo sono qui; ripristinarla da dove è conservata
