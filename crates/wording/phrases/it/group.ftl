# Gruppi di lettori, e ciò che è sigillato per loro.

group-key = la chiave di lettura di questo nodo è { $key }; darla a chi sigilla qualcosa per questo nodo. Si apre con `{ $path }`, che nessun altro può avere
group-set = { $group } (registrazione `{ $id }`): ciò che da ora in poi si mette a registro per esso si apre solo con le sue chiavi; lettori: { $n }
group-without-own = la chiave di questo nodo non è tra queste; conserva ciò che sigilla da sé, e non legge nulla di ciò che altri sigillano per questo gruppo
group-listed = { $group } di { $organisation } (registrazione `{ $id }`); lettori: { $n }
group-listed-own = { $group } di { $organisation } (registrazione `{ $id }`); lettori: { $n }, tra cui questo nodo
group-listed-replaced = { $group } di { $organisation } (registrazione `{ $id }`) aveva lettori: { $n }; una registrazione successiva ne ha preso il posto
group-none = nessun gruppo è a registro
group-reader = `{ $name }` non è una chiave di lettura; comincia con `age1`, come la stampa `tregua group --key`
group-readers = un gruppo ha da 1 a { $limit } lettori, e questo ne avrebbe { $n }
group-absent = nessun gruppo `{ $name }` è a registro; `tregua group` li elenca
group-several = più organizzazioni hanno un gruppo `{ $name }`; indicarne uno proprio, o dare le prime cifre della sua registrazione
record-cannot-seal = la registrazione non si può sigillare per i suoi lettori: { $system }
unread-restricted = riservata a { $group }
log-for-group = per { $group }: { $entry }
export-restricted = tralasciate, perché sono per gruppi e un file sarebbe per tutti: { $entries }

## tregua reveal

reveal-would = sarebbe per tutti: registrazione `{ $id }`
reveal-done = per tutti da ora in poi: registrazione `{ $id }`; i pacchetti ne portano il contenuto, che altri confrontano con ciò che fu firmato
reveal-nothing-yet = nulla è stato svelato; `--commit` svela, e non si può riprendere
reveal-open = la registrazione `{ $id }` non è per un gruppo; tutti possono leggerla
reveal-of-another = la registrazione `{ $id }` è di un'altra organizzazione; solo il suo autore dice che è per tutti
reveal-unread = il contenuto della registrazione `{ $id }` non è qui
disclosed-all = tutto
disclosed-would = sarebbe mostrato a tutti della registrazione `{ $id }`: { $fields }
disclosed-done = mostrato a tutti da ora in poi, della registrazione `{ $id }`: { $fields }; tutto il resto rimane chiuso
disclosed-would-group = sarebbe consegnato a { $group } della registrazione `{ $id }`: { $fields }
disclosed-done-group = consegnato a { $group } della registrazione `{ $id }`: { $fields }
reveal-no-field = una dichiarazione non ha un campo `{ $field }`; i suoi campi sono le colonne delle dichiarazioni, come act, amount e place
reveal-without-field = non c’è nulla sotto `{ $field }` nella registrazione `{ $id }`
reveal-in-one-piece = la registrazione `{ $id }` non è una dichiarazione, o è di una versione anteriore all’impegno sui singoli campi; può essere svelata per intero
group-earlier = consegnato a { $group }, di ciò che era stato registrato per esso in precedenza: { $entries }
log-disclosure = della registrazione { $id }
log-disclosure-fields = della registrazione { $id }: { $fields }

## tregua export --public

public-written = { $file } contiene ciò che fu detto a tutti: { $shown } su { $entries }, e il registro che le comprende tutte
public-empty = indicate senza il loro contenuto: { $entries }
public-closed = presenti solo come hash, perché sono per alcuni lettori, per ora trattenute o sui membri della tregua: { $entries }
public-older = presenti solo come hash, perché sono di una versione il cui posto nel registro dice chi firmò: { $entries }
public-after = non presenti, perché giunte dopo il punto di controllo; firmane uno con `tregua head` per avere anche quelle: { $entries }
public-tells = chi firmò non vi è contenuto; ciò che il file dice ancora è in docs/public.md
public-no-head = nessun punto di controllo è conservato; firmane uno con `tregua head` e, se puoi, fallo controfirmare
