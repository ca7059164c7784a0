# Ciò che il programma dice attorno alle tabelle.

entries = { $n-plural ->
    [one] { $n } registrazione
    [many] { $n } di registrazioni
   *[other] { $n } registrazioni
}
claims = { $n-plural ->
    [one] { $n } affermazione
    [many] { $n } di affermazioni
   *[other] { $n } affermazioni
}
sources = { $n-plural ->
    [one] { $n } fonte
    [many] { $n } di fonti
   *[other] { $n } fonti
}
problems = { $n-plural ->
    [one] { $n } problema
    [many] { $n } di problemi
   *[other] { $n } problemi
}
errors = { $n-plural ->
    [one] { $n } errore
    [many] { $n } di errori
   *[other] { $n } errori
}
warnings = { $n-plural ->
    [one] { $n } avvertimento
    [many] { $n } di avvertimenti
   *[other] { $n } avvertimenti
}
lines = { $n-plural ->
    [one] { $n } riga
    [many] { $n } di righe
   *[other] { $n } righe
}

text-header = testo { $text }
text-reconstructed = ricostruito da resoconti; non firmato da nessuno
as-of-line = al { $as_of } · come noto { $as_known }, in base a { $by } · dati dei fusi orari { $tzdb }
as-known-at = al { $at }
known-everything = adesso
phase-line = { $phase }: { $from } → { $to }
phase-ends = fine prevista { $planned }; spostata a { $ends } da { $by }
phase-ended = terminata
phase-in-force = in vigore
phase-not-begun = non iniziata
phase-open = fino a nuova fine
accounts-title = perché è finita, secondo ciascuna voce
mediators-spoke = mediatori: hanno parlato { $spoke } su { $of } ({ $names })
same-as-written = uguale a «come scritto» in ogni cella
not-checkable-line = organismo designato: non controllabile, { $why }
counts-title = conteggi, per voce
counts-beside = accanto a { $days } × { $quota }
misprint-line = stampato come «{ $words }» in { $sources }: un refuso, mai valutato
no-rows = nulla da mostrare: nessuna clausola, elemento, giorno, lettura o prospettiva corrisponde

explain-window = finestra
explain-asked = chiesto
explain-counted = contato
explain-rules = regole
explain-rests-on = si basa su
explain-rests-on-nothing = nessuna registrazione: nulla di quanto detto finora lo decide
explain-not-counted = esaminate, non necessarie
explain-readings = nelle altre letture
explain-missing = quale cifra deciderebbe
explain-remark = { $column }: { $text }
explain-beside = dette accanto, non contate
explain-more-beside = … e altre { $n }
explain-notes = note su queste registrazioni
explain-in-force = in vigore per
explain-outcomes = ancora possibile
explain-more = altre { $n }; restringere con --day, --part, --reading o --view

init-done = creato { $path } per { $author }; la sua chiave di firma è in { $key } (tenerla riservata, tenerne una copia)
init-agreement = il testo di «{ $name }» è la registrazione { $entry }
init-no-agreement = nessun accordo ancora: le affermazioni si possono registrare subito, le clausole si collegano dopo
text-there-already = questo testo è già registrato, come voce { $entry }
text-none = non è registrato alcun testo
text-version = versione { $n }: { $name } · voce { $entry } · firmata { $signed }
import-dry = nulla è stato scritto; eseguire di nuovo con --commit
import-for = per i soli membri di { $group }
import-done = a registro: { $claims }, { $sources }; ricevuta { $receipt }
import-nothing-new = tutto era già a registro; nulla è stato scritto
import-would = andrebbero a registro: { $claims }, { $sources }; già a registro: { $here }
import-refused = nulla è stato importato ({ $problems } su { $lines })
import-unsound = nulla è stato importato: il registro non supera la verifica; `tregua verify` elenca che cosa non va
verify-sound = integro: { $entries }, controllati ogni firma, catena, impegno crittografico e colonna derivata
verify-unsound = trovati: { $problems }
report-unsound = questo registro non supera la verifica: quanto è mostrato si fonda su registrazioni forse alterate; `tregua verify` elenca dove
report-not-verified = non verificato prima della lettura: contiene { $entries }; lo fa `tregua verify`
verify-nothing-shows-removed-from-end = nulla qui rivela registrazioni tolte dalla fine
verify-erased = cancellate: { $entries }; firma e catena reggono ancora
verify-not-understood = conservate e controllate, non comprese da questa versione: { $entries }
verify-head = testa { $head }
check-clean = { $n-plural ->
    [one] { $file }: { $n } clausola, nessun problema trovato
    [many] { $file }: { $n } di clausole, nessun problema trovato
   *[other] { $file }: { $n } clausole, nessun problema trovato
}
check-blessed = { $n-plural ->
    [one] { $file }: riscritta { $n } riga dei suoi esempi
    [many] { $file }: riscritte { $n } di righe dei suoi esempi
   *[other] { $file }: riscritte { $n } righe dei suoi esempi
}
check-undecided = { $n-plural ->
    [one] { $file }: { $n } domanda non decisa
    [many] { $file }: { $n } di domande non decise
   *[other] { $file }: { $n } domande non decise
}
check-examples = { $n-plural ->
    [one] { $file }: { $n } riga dei suoi esempi segue dalle affermazioni
    [many] { $file }: { $n } di righe dei suoi esempi seguono dalle affermazioni
   *[other] { $file }: { $n } righe dei suoi esempi seguono dalle affermazioni
}
check-bless-otherwise = `{ $file }` resta com'era: con gli stati scritti dentro non si rileggerebbe come dovrebbe; si prega di segnalare questo testo
fmt-as-it-should-be = { $file }: è già impaginato come si deve
fmt-set = { $file }: impaginato di nuovo
fmt-otherwise = { $file }: la riga { $n } e forse altre sarebbero impaginate diversamente; eseguire `fmt` senza --check per impaginarle
fmt-would-change = `{ $file }` resta com'era: impaginato di nuovo non si rileggerebbe con le stesse parole; si prega di segnalare questo testo
fmt-one-file = un testo alla volta diventa JSON o ne viene ricavato; indicare un solo file
fmt-no-json = `{ $file }` non è JSON: { $system }
fmt-json-wanted = `{ $file }`, { $place }: { $what ->
    [object] qui ci vuole un oggetto
    [list] qui ci vuole un elenco
    [items] qui ci vuole un elenco che non sia vuoto
    [version] qui ci vuole `1`, la versione di questa forma
    [block] qui ci vuole `header`, `thing`, `phase`, `clause`, `names` o `example`
    [comment] qui ci vuole un commento, come stringa
   *[word] qui ci vuole una parola, o un oggetto con un solo campo: `number`, `date`, `time`, `quoted`, `code` o `mark`
}
fmt-json-field = `{ $file }`, { $place }: la forma non ha un campo `{ $found }`
fmt-json-not-one = `{ $file }`, { $place }: `{ $found }` non è una sola parola del suo tipo; dare a ogni parola e a ogni segno un elemento proprio, e il suo tipo a ciò che non è una parola semplice
fmt-json-comment = `{ $file }`, { $place }: un commento è una riga che comincia con `#`
fmt-json-otherwise = `{ $file }`, { $place }: come testo si leggerebbe altrimenti; un blocco comincia con le parole che lo aprono
fmt-json-help = la forma è descritta in docs/agreement.schema.json
demo-next = Per guardare più da vicino
did-you-mean = si intendeva { $words }?

# Un problema in un file, prima del suo messaggio.
severity-error = errore
severity-warning = avvertimento
severity-note = nota
severity-help = aiuto
problem-line = { $severity }[{ $code }] { $place }: { $message }
place-line = { $file }:{ $line }
place-column = { $place }, colonna { $column }
message-line = { $severity }[{ $code }]: { $message }
help-line = { $severity }: { $message }

explain-line = riga { $n }
cells = { $n-plural ->
    [one] { $n } cella
    [many] { $n } di celle
   *[other] { $n } celle
}
and-more = …
log-received = { $entries }, ricevute { $received }
log-rebuilt = { $entries }, storia ricostruita, ricevute { $received }
log-not-readable = non leggibile qui
search-no-words = non c’è nessuna parola da cercare
search-nothing = nulla di ciò che qui è leggibile contiene queste parole
search-found = contengono queste parole: { $entries }
search-last = contengono queste parole: { $entries }; sopra le ultime { $n }, con `--last` se ne vedono di più
search-unread = non esaminate, perché il contenuto non è qui: { $entries }
demo-read = { $sources } e { $claims }: lette da CSV, firmate e messe a registro
demo-kept = `{ $path }` contiene pause.tregua, sources.csv, claims.csv, e pause.record con { $claims }
demo-same-as-files = lo stesso registro in file
demo-for-programs = ogni situazione, per i programmi
bench-done = { $n } situazioni con ciò su cui si basano, da CSV: { $seconds } s, picco di memoria { $peak }
bench-peak = { $mebibytes } MiB
bench-peak-unknown = non indicato da questo sistema
bench-failed = impossibile misurare: { $system }
bench-start = indirizzo dopo { $start } ms; prima pagina { $page } byte in { $ms } ms, con tutto ciò che richiede { $requests } richieste e { $bytes } byte
bench-opened = affermazioni: { $claims }; aperto in { $opened } s, un momento calcolato in { $worked } s
bench-page = { $page }: { $ms } ms (la prima volta { $first }, completa dopo { $whole }, al massimo { $worst }), { $bytes } byte, stato { $status }
bench-after = dopo una voce, messa agli atti in { $put } ms: la pagina seguente { $page } ms (al massimo { $worst })
bench-memory = memoria: all'apertura { $opened } MiB, con un momento calcolato { $worked } MiB; al massimo con tutte le pagine { $pages } MiB, con i file { $files } MiB
bench-load = lettori: { $readers }, chi scrive: { $writers }, per { $seconds } s; errori: { $errors }; registrazioni confermate: { $acknowledged }, di cui perse: { $lost }; picco di memoria { $memory } MiB, processori usati: { $processors }
bench-reads = pagine lette: { $requests }; metà entro { $half } ms, 99 su 100 entro { $most } ms, al massimo { $worst } ms
bench-writes = moduli inviati: { $requests }; metà entro { $half } ms, 99 su 100 entro { $most } ms, al massimo { $worst } ms
bench-error = errore: { $what }
bench-too-long = impossibile misurare: un momento non è stato calcolato entro tre minuti; provare con meno `--claims`
bench-no-address = impossibile misurare: il server si è fermato prima di dire il suo indirizzo; `tregua serve --demo` dice perché

# Perché un comando non ha fatto quanto chiesto, e alla riga dopo come procedere.
text-has-errors = `{ $file }` contiene errori; `tregua check` li elenca di nuovo
file-too-large-for-a-text = `{ $path }` supera 1 MiB: nessun accordo è così lungo
file-is-a-notebook = `{ $path }` è un taccuino, non il testo di un accordo
file-not-utf8 = `{ $path }` non è testo UTF-8 (byte { $n })
file-not-utf8-help = salvarlo come UTF-8 e riprovare
lsp-ended = il dialogo con l'editor è finito prima del tempo: { $system }
file-absent = il file `{ $path }` non esiste
file-cannot-read = impossibile leggere `{ $path }`: { $system }
output-cut-short = non tutto ciò che è stato stampato è arrivato (il disco è pieno?)
file-cannot-write = impossibile scrivere `{ $path }`: { $system }
file-problem = `{ $path }`: { $system }
file-exists = `{ $path }` esiste già; scegliere un altro nome
file-too-large-to-import = `{ $path }` è più grande di quanto si importi in una volta
file-too-large-to-import-help = dividerlo e importarne le parti
json-cannot-write = impossibile scrivere JSON: { $system }
not-an-instant = { $option }: `{ $text }` non è un istante con il suo scarto dall'ora UTC
not-an-instant-help = scriverlo come 2023-11-24T23:00+02:00
give-text-and-record = indicare il testo dell'accordo e il registro, o il solo registro
give-record-and-clause = indicare il testo dell'accordo (o ometterlo), il registro e una clausola
text-absent = il registro non contiene alcun accordo; indicarne il testo con --what-if
text-absent-help = le sole affermazioni si vedono con `tregua count` e `tregua log`; posizioni e bollettino richiedono un testo
text-not-in-record = il testo `{ $name }` non è in questo registro
text-not-in-record-help = vedere che cosa direbbe con --what-if, o ometterlo per usare il testo del registro
no-such-clause = qui non c'è alcuna clausola `{ $name }`
no-such-part = qui non c'è alcun elemento `{ $name }`
no-such-reading = qui non c'è alcuna lettura `{ $name }`
no-such-party = qui non c'è alcuna parte `{ $name }`
no-such-thing = qui non c'è alcuna cosa `{ $name }`
no-such-act = qui non c'è alcun atto `{ $name }`
no-such-counting-point = qui non c'è alcun punto di conteggio `{ $name }`
no-such-voice = qui non c'è alcuna voce `{ $name }`
no-such-view = qui non c'è alcuna vista `{ $name }`
there-is = ci sono { $names }
views-no-json = riga { $line }, colonna { $column }: non è JSON
views-no-json-help = scrivilo come mostra docs/views.md
views-at = `{ $place }`: { $said }
views-wants-object = ci vuole un oggetto, con { $known }
views-unknown-field = qui non c'è un campo `{ $field }`; ci sono { $known }
views-wants-list = sotto `views` ci vuole una lista di viste
views-wants-name = una vista ha bisogno di un nome
views-name-twice = c'è già una vista `{ $name }`
views-name-taken = `{ $name }` è il nome di una vista che tutti hanno; scegline un altro
views-wants-voices = ci vuole una lista di nomi, oppure { $known }
views-wants-one-of = ci vuole { $known }
views-wants-yes-or-no = ci vuole `true` o `false`
views-wants-names = ci vuole una lista di nomi
option-problem = { $option }: { $message }
import-nothing = nulla è stato importato
import-draft-problem = `{ $key }`: { $message }
source-sha256 = fonte `{ $key }`: sha256: { $message }
