# Il bollettino: una pagina a un orario di chiusura. Di una voce che tace si legge "nulla di ricevuto", che non è 0.

brief-edition = bollettino, edizione { $n }
brief-draft = bollettino, bozza dell'edizione { $n }
brief-known = quanto era noto il { $cutoff } ({ $zone }), in base a { $by }; è nuovo ciò che è giunto dopo il { $since }
brief-drafted = bozza di { $drafter }; non ancora pubblicata da nessuno
brief-drafted-by-nobody = una bozza; nessuno è indicato come redattore né come chi pubblica
brief-released = redatto da { $drafter }, pubblicato da { $releaser }
brief-after = segue l'edizione { $n } del { $cutoff } (impronta { $hash })
brief-first = nessuna edizione precedente
brief-hash = impronta { $hash } · testo { $text } · dati dei fusi orari { $tzdb }
brief-rule = i resoconti stanno l'uno accanto all'altro; nessuna cifra è nostra, nessuna è stata sommata tra voci diverse; ciò che nessuno ha riferito non è 0
brief-none = nulla
brief-more = … e altre { $n } nel JSON

brief-corrections = correzioni all'ultima edizione
brief-no-edition-yet = nessuna edizione pubblicata prima; confronto con quanto era noto il { $since }
brief-figure-changed = { $voice }: { $before } → { $after }
brief-figure-changed-by = { $voice }: { $before } → { $after }, con { $by }
brief-corrected = { $voice }: { $claim } corretta da { $by }
brief-corrected-to = { $voice }: { $claim } corretta da { $by }: { $before } → { $after }
brief-retracted = { $voice }: { $claim } ritrattata da { $by }

brief-phases = in vigore fino a
brief-phase-not-begun = inizia il { $from }, fine prevista { $to }
brief-phase-in-force = in vigore dal { $from }, fino al { $to }
brief-phase-open = in vigore dal { $from }, finché non viene terminata
brief-phase-ended = terminata il { $to }, in vigore dal { $from }
brief-phase-moved = fine spostata al { $to }, con effetto dal { $since }
brief-accounts = resoconti della fine da parte di { $voices }

brief-due = in scadenza nelle prossime 24 ore, per parte
brief-nobody-bound = nessuno è obbligato
brief-due-by = entro il { $at }
brief-overdue-since = oltre il termine dal { $at }
brief-so-far-against = { $owed } per { $base }
brief-so-far = finora { $list }

brief-figures = cifre, per voce e base di conteggio
brief-asked-each-day = il testo ne chiede { $n } ogni giorno
brief-nothing-received = nulla di ricevuto
brief-only-earlier = solo cifre precedenti ({ $since }); nulla di ricevuto per { $days }:
brief-nothing-received-from = nessuna cifra ricevuta da { $voices }
brief-no-figures = nessuna cifra ricevuta da alcuno: { $list }
brief-differs-from-itself = le sue stesse cifre divergono
brief-and-more = { $list } +{ $n }
brief-out-of = { $count } su { $of }
brief-still-there = ancora presenti: { $what }
brief-not-over = { $period } (non concluso)
basis-total = totale
basis-event = singoli fatti
basis-average = da una media giornaliera
basis-stock = ancora presenti
basis-so-far = finora
list-plus = { " + " }

brief-incidents = incidenti, con copertura
brief-no-incident = nessuno riferito da allora
brief-earlier-incidents = { $n-plural ->
    [one] { $n } incidente precedente agli atti, nulla di nuovo al riguardo
    [many] { $n } di incidenti precedenti agli atti, nulla di nuovo al riguardo
   *[other] { $n } incidenti precedenti agli atti, nulla di nuovo al riguardo
}
brief-no-coverage = copertura: nessuna voce ha dichiarato che i suoi rapporti coprono il tempo e il luogo; che nulla sia riferito non vuol dire che nulla sia accaduto
brief-coverage = copertura: { $voice } dichiara che i suoi rapporti coprono dal { $from } al { $to }, { $place }
brief-no-place = nessun luogo indicato
brief-actor = da parte di { $actor }
brief-actor-unknown = da parte di autore ignoto
brief-actor-other = da parte di un autore indicato nel registro
brief-holds-other = ritiene responsabile chi è indicato nel registro
brief-holds = ritiene responsabile { $whom }
brief-harm-killed = uccisi: { $count }
brief-harm-injured = feriti: { $count }
brief-harm-missing = dispersi: { $count }
brief-harm-detained = arrestati: { $count }
brief-harm-displaced = sfollati: { $count }
brief-harm-damaged = danneggiati: { $count }
brief-harm-destroyed = distrutti: { $count }
brief-harm-intercepted = intercettati: { $count }
brief-harm-launched = lanciati: { $count }
brief-harm-other = altri danni: { $count }
brief-reply-deny = { $voice } lo nega
brief-reply-respond = { $voice } ammette l'atto e ne contesta la natura o la portata
brief-reply-no-comment = { $voice } non commenta
brief-reply-answer = { $voice } risponde
brief-reply-confirm = { $voice } lo conferma
brief-no-reply = nessuna replica ricevuta da { $voices }

brief-differ = resoconti che divergono, e la sola cifra che chiuderebbe ciascuno
brief-closes = lo chiuderebbe: una sola cifra per l'intero periodo a quel punto di conteggio, accettata da chi diverge

brief-silent = nulla di ricevuto
brief-nothing-from = dal { $since } nulla è stato ricevuto da { $voices }
brief-all-heard = da ogni voce è stato ricevuto qualcosa

# Il comando.
brief-how-to-draft = una bozza; si indichi con `--drafter NAME` l'ufficio che la redige, e un altro ufficio potrà pubblicarla
brief-how-to-release = una bozza; per pubblicarla, un altro ufficio che l'abbia letta esegue lo stesso comando con `--release { $hash } --releaser NAME`
brief-no-editions = nessuna edizione è stata ancora pubblicata
brief-edition-line = { $n }  { $cutoff }  impronta { $hash }  redatta da { $drafter }, pubblicata da { $releaser }
brief-before-last = l'orario di chiusura non è successivo a quello dell'edizione { $n }, l'ultima pubblicata
brief-before-last-help = si ristampi quell'edizione con `--edition { $n }`, o si scelga un orario successivo
brief-no-such-edition = non c'è un'edizione { $n }
brief-no-such-edition-help = si elencano con `--editions`
brief-newer = l'edizione { $n } è stata scritta da una versione più recente, o non si può leggere
brief-newer-help = il suo JSON è nel registro come fu pubblicato; lo si legga con quella versione
brief-text-gone = il testo dell'accordo con cui fu fatta l'edizione { $n } non è in questo registro
brief-needs-drafter = un'edizione nomina l'ufficio che l'ha redatta
brief-needs-drafter-help = si aggiunga `--drafter NAME`, come alla redazione della bozza
brief-needs-releaser = un'edizione nomina l'ufficio che la pubblica
brief-needs-releaser-help = si aggiunga `--releaser NAME`
brief-same-hand = chi ha redatto un bollettino non lo pubblica
brief-same-hand-help = un altro ufficio legga la bozza e la pubblichi
brief-other-draft = `{ $hash }` non è l'impronta di questa bozza: è cambiata da quando è stata letta, o è stata fatta con altre opzioni
brief-other-draft-help = si rilegga la bozza, e la si pubblichi indicando almeno le prime 8 cifre della sua impronta
brief-text-not-on-record = il testo dell'accordo non è in questo registro, perciò nessuno potrebbe ristampare l'edizione
brief-text-not-on-record-help = si rediga la bozza senza `--what-if`
brief-number-used = l'edizione { $n } è stata pubblicata nel frattempo
brief-number-used-help = si rediga di nuovo: l'edizione successiva la segue
brief-unsound = nessun bollettino: il registro non supera la verifica; `tregua verify` elenca che cosa non va
brief-not-released = l'edizione non è stata pubblicata; nulla è stato scritto
brief-cutoff-form = `{ $text }` non è un'ora (06:00), né una data con l'ora (2023-11-25T06:00), né un istante con lo scarto dall'UTC
brief-cutoff-ahead = l'orario di chiusura `{ $text }` non è ancora giunto
brief-cutoff-ahead-help = un bollettino dice quanto era noto; si scelga un momento passato
