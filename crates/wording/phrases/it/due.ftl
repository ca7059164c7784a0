# Che cosa è in scadenza, che cosa è cambiato, che cosa manca, che cosa è stato contato.

due-title = in scadenza fino al { $to }
due-nothing = nulla scade fino al { $to }; esaminate: { $clauses }
due-nothing-for = nulla scade per { $party } fino al { $to }; esaminate: { $clauses }
due-by = entro il { $at }, tra { $time }
due-by-now = entro il { $at }, adesso
due-was-due = scadeva il { $at }, { $time } fa
due-overdue = oltre il termine dal { $at }, da { $time }
due-condition-by = si può fare entro il { $at }, tra { $time }
due-condition-was = si poteva fare entro il { $at }, { $time } fa
due-conditions = condizioni: nessuno vi è obbligato
due-asserted = asserita da { $voices }
due-earns = fa maturare { $n-plural ->
    [one] { $n } giorno in più
    [many] { $n } di giorni in più
   *[other] { $n } giorni in più
}
due-silent = nulla di ricevuto da { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } finora
due-said-of = { $voice } { $count } per { $base }
due-said-of-so-far = { $voice } { $count } per { $base } finora
due-no-figure = nessuna cifra
due-vague = nessuna cifra che decida da { $voices }
due-the-same = { $readings }: lo stesso
due-said-done = secondo { $voice } è fatto
due-said-not-done = secondo { $voice } non è fatto
due-said-open = { $voice } lo lascia aperto
due-stands = tutte le voci: { $status }
due-same-counts = contato come sopra
due-phase-ends = la fase { $phase } termina il { $at }, tra { $time }
due-ended = la fase { $phase } è terminata il { $at }; da allora, a registro su fatti successivi: { $entries }
due-next = dopo di che, il { $at }: { $what }
due-next-nothing = dopo di che nulla scade, per quanto risulta dal testo e dal registro
due-counted = { $point } – { $counts }
due-no-length = { $option }: `{ $text }` non è una durata
due-no-length-help = scriverla come `"24 h"`, `"90 min"` o `"3 days"`, fino a { $limit } giorni
clauses = { $n-plural ->
    [one] { $n } clausola
    [many] { $n } di clausole
   *[other] { $n } clausole
}

changes-title = che cosa è cambiato dal { $from } al { $to }
changes-nothing = nulla è cambiato; esaminate: { $cells }
changes-cells = { $n-plural ->
    [one] { $n } cella
    [many] { $n } di celle
   *[other] { $n } celle
}
changes-phase-moved = fase { $phase }: la sua fine è stata spostata dal { $before } al { $after }
changes-phase-began = la fase { $phase } è iniziata il { $at }
changes-phase-ended = la fase { $phase } è terminata il { $at }
changes-by = da
changes-none-before = non presente
changes-none-after = non più presente
changes-more-entries = … e altre { $n }
changes-up-to = { $stands }, fino al { $at }
changes-by-time = il solo passare del tempo
changes-time-same = { $after }, con un'altra cifra: { $cells }
changes-time-line = { $before } → { $after }: { $cells }
changes-entries = giunte nel frattempo: { $entries }; di queste, senza cambiare nulla di quanto è mostrato qui: { $idle }
changes-replaces = sostituisce { $keys }
changes-every-reading = ogni lettura
changes-weightless = sono giunte cifre che non decidono nulla: { $cells }
changes-more = altri cambiamenti: { $n }; restringere con `--clause`, `--day`, `--reading` o `--view`
changes-from-to = { $before } → { $after }
changes-not-before = `--from` non precede `--to`
changes-not-before-help = dare come `--from` il momento anteriore; senza `--to` il confronto è con adesso

missing-title = quale tipo di cifra deciderebbe ciò che è aperto
missing-nothing = nulla è aperto per mancanza di una cifra; esaminate: { $cells }
missing-bears-on = riguarda { $cells }
missing-at-least = una cifra di { $n } o più
missing-reported = riferito finora: { $figures }
missing-whole = una qualunque cifra per tutto quel tempo
missing-done = l'indicazione che è stato fatto, e quando
missing-in = nelle prospettive di { $views }
missing-in-joint = per { $views }
missing-in-joint-too = e per { $views }
missing-enough = a deciderlo basta { $figure }
missing-or = { $one }, o { $other }
missing-differ = i resoconti divergono: a deciderlo basta una cifra su cui concordino
missing-more = altri tipi di cifra: { $n }; restringere con `--clause`, `--day`, `--reading` o `--view`
missing-no-bans = sugli atti che non devono accadere non si chiede nulla

count-title = conteggi, per voce; nulla è sommato tra voci diverse
count-nothing = nessun conteggio corrisponde; esaminate: { $measures } da { $claims }
count-measures = { $n-plural ->
    [one] { $n } grandezza
    [many] { $n } di grandezze
   *[other] { $n } grandezze
}
count-by = da parte di { $actor }
count-in = in { $unit }
count-average = da una media di { $average } al giorno
count-still = ancora presenti
count-when = ({ $when })
count-said = (nessun tempo indicato; detto il { $when })
count-no-time = (nessun tempo indicato)
count-untimed = senza un tempo, contate in nessuna finestra: { $keys }
count-no-text = questo registro non contiene alcun accordo: i giorni vanno da mezzanotte a mezzanotte secondo { $zone }; per un altro orologio, `--clock`
count-no-clock = { $option }: `{ $text }` non è un orologio
count-no-clock-help = scriverlo come `+02:00`, o come zona, per esempio `Asia/Gaza`
count-clock-beside-text = `--clock` è per un registro che non contiene alcun accordo; qui l'orologio è nel suo testo
count-days-backwards = `--from` { $from } viene dopo `--to` { $to }
