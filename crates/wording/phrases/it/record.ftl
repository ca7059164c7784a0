# Ciò che si dice di un file, di una chiave, di una bozza.

## aprire e creare

record-absent = nessun registro in `{ $path }`; crearne uno con `tregua init`
record-not-a-record = `{ $path }` non è un registro di tregua; i registri si creano con `tregua init`
record-newer = `{ $path }` è stato creato da una versione più recente (formato { $n }, questa legge { $known }); aggiornare tregua
record-charter-damaged = `{ $path }` non inizia con un atto costitutivo integro: { $problem }; `tregua verify` elenca che cosa è danneggiato
record-cannot-read = impossibile leggere `{ $path }`: { $system }
record-store = il file del registro non può essere usato: { $system }
record-exists = `{ $path }` esiste già; scegliere un altro nome o spostarlo
record-cannot-make = impossibile creare `{ $path }`: { $system }
record-no-randomness-key = il sistema non fornisce casualità per una chiave: { $system }
record-no-randomness-salt = il sistema non fornisce casualità per un sale: { $system }
record-payload-not-kept = il contenuto non può essere conservato così com'è: { $system }
record-cannot-sign = la registrazione non può essere firmata: { $system }
record-damaged = { $problem }; `tregua verify` elenca tutto ciò che non va
record-empty = il registro non contiene alcuna registrazione del proprio dispositivo; ripristinare una copia

## la chiave di firma

key-absent = nessuna chiave di firma in `{ $path }`; aggiungere al registro dal dispositivo che lo ha creato
key-not-a-key = `{ $path }` non è una chiave di firma; ripristinarla da dove è conservata
key-exposed = altri possono leggere la chiave di firma `{ $path }`; eseguire `chmod 600` su di essa
key-other-device = `{ $path }` è la chiave del dispositivo `{ $device }`, e il registro è stato creato da `{ $expected }`
key-cannot-use = impossibile usare la chiave di firma `{ $path }`: { $system }

## bozze che non sono accolte

draft-key-used = la chiave `{ $key }` è già usata con altro contenuto; scrivere una correzione con una chiave propria
draft-no-statement = nessuna affermazione `{ $key }` è a registro; aggiungerla prima, o correggere la chiave
draft-no-source = nessuna fonte `{ $key }` è a registro; aggiungerne la riga alle fonti
draft-no-entry = nessuna registrazione `{ $entry }` è a registro
draft-circle = `{ $key }` e un'altra bozza si richiamano a vicenda; togliere uno dei richiami
draft-names-nothing = { $kind }: va indicata l'affermazione che viene cambiata; compilare `refers_to`
draft-not-kept = non può essere conservata così com'è: { $system }
draft-too-many-refs = richiama { $n } registrazioni, dove ne entrano al massimo { $limit }; dividerla
draft-second-charter = un registro ha un solo atto costitutivo, creato da `tregua init`
draft-own-received = indica un proprio `received`; si conserva solo quando si ricostruisce un registro in uso
code-bare = `{ $word }` è vuoto o ha spazi attorno; scrivere la sola parola
code-control = { $word } contiene un carattere di controllo; scriverlo su una riga
code-too-long = `{ $word }` supera { $limit } byte; usare un'etichetta più breve
code-too-many = { $n } codici dove ne entrano al massimo { $limit }; dividere l'affermazione

## che cosa trova un controllo

found-entry = registrazione { $n } (`{ $id }`): { $found }
found-entry-place = registrazione { $n }: { $found }
found-entry-id = registrazione `{ $id }`: { $found }
found-signature = la firma del dispositivo `{ $device }` non corrisponde a questi byte
found-too-long = i byte firmati sono più lunghi di quanto possa essere una registrazione
found-payload = il contenuto o il suo sale non è quello su cui ci si era impegnati
found-closed = ciò che è sigillato per i suoi lettori non è quello che è stato firmato
found-payload-size = il contenuto ha una dimensione diversa da quella indicata nell'intestazione
found-payload-form = il contenuto non è scritto come chiede il formato: { $system }
found-column = la colonna `{ $column }` dice { $found }, e la registrazione dice { $expected }
found-gap = { $n-plural ->
    [one] prima di questa manca { $n } registrazione
    [many] prima di questa mancano { $n } di registrazioni
   *[other] prima di questa mancano { $n } registrazioni
}
found-chain = indica `{ $named }` come la precedente, che invece è `{ $found }`
found-order = è il numero { $n } del suo dispositivo, dove viene il numero { $expected }
found-fork = il suo dispositivo ha firmato un'altra registrazione con lo stesso numero: `{ $id }`
found-space = appartiene a un altro spazio
found-not-admitted = il suo dispositivo non è ammesso a firmare per `{ $author }` qui
found-lapsed = il suo dispositivo non è più ammesso a firmare per `{ $author }` qui; le sue registrazioni restano e non contano finché non si dà di nuovo fiducia al dispositivo
found-charter = un registro inizia con il suo unico atto costitutivo; questo non lo è
found-charter-names = il contenuto dell'atto costitutivo indica un dispositivo o un'organizzazione diversi da quelli dell'intestazione
found-key-twice = la sua chiave `{ $key }` è già usata dalla registrazione `{ $id }`; un cambiamento si scrive come correzione
found-names-absent = richiama la registrazione `{ $id }`, che non è presente prima di essa
found-payload-moved = il suo contenuto è conservato sotto un altro id, `{ $id }`
found-stray-payload = un contenuto non appartiene ad alcuna registrazione presente
found-schema = il file contiene qualcosa che tregua non ha creato, o manca di qualcosa: { $system }
found-file = il file è danneggiato: { $system }
nothing-named = nessuna
