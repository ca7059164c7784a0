# Che cosa è dovuto, che cosa è cambiato, che cosa manca, che cosa è stato contato.

due-title = dovuto fino a { $to }
due-nothing = nulla è dovuto fino a { $to }; esaminate: { $clauses }
due-nothing-for = nulla è dovuto da { $party } fino a { $to }; esaminate: { $clauses }
due-by = entro { $at }, tra { $time }
due-by-now = entro { $at }, adesso
due-was-due = era dovuto { $at }, { $time } fa
due-overdue = oltre il termine dal { $at }, { $time }
due-condition-by = può essere fatto entro { $at }, tra { $time }
due-condition-was = poteva essere fatto entro { $at }, { $time } fa
due-conditions = condizioni: nessuno vi è vincolato
due-asserted = asserita da { $voices }
due-earns = fa maturare { $n-plural ->
    [one] { $n } altro giorno
    [many] { $n } di altri giorni
   *[other] altri { $n } giorni
}
due-silent = nulla di ricevuto da { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } finora
due-said-of = { $voice } { $count } per { $base }
due-said-of-so-far = { $voice } { $count } per { $base } finora
due-no-figure = nessuna cifra
due-vague = nessuna cifra che decida da { $voices }
due-the-same = { $readings }: lo stesso
due-said-done = { $voice } dice che è fatto
due-said-not-done = { $voice } dice che non è fatto
due-said-open = { $voice } lo lascia aperto
due-stands = tutte le voci: { $status }
due-same-counts = contato come sopra
due-phase-ends = { $phase } finisce { $at }, tra { $time }
due-ended = { $phase } è finita { $at }; da allora a registro su quanto seguito: { $entries }
due-next = dopo, { $at }: { $what }
due-next-nothing = dopo, nulla è dovuto per quanto sanno il testo e il registro
clauses = { $n-plural ->
    [one] { $n } clausola
    [many] { $n } di clausole
   *[other] { $n } clausole
}

changes-title = che cosa è cambiato da { $from } a { $to }
changes-nothing = nulla è cambiato; esaminate: { $cells }
changes-cells = { $n-plural ->
    [one] { $n } cella
    [many] { $n } di celle
   *[other] { $n } celle
}
changes-phase-moved = { $phase }: la sua fine è spostata da { $before } a { $after }
changes-phase-began = { $phase } è iniziata { $at }
changes-phase-ended = { $phase } è finita { $at }
changes-by = per
changes-none-before = non c'era
changes-none-after = non c'è più
changes-more-entries = … e altre { $n }
changes-by-time = il solo tempo
changes-time-same = { $after }, con un'altra cifra: { $cells }
changes-time-line = { $before } → { $after }: { $cells }
changes-entries = arrivate nel frattempo: { $entries }; di queste { $idle } non hanno cambiato nulla di quanto mostrato qui
changes-replaces = sostituisce { $keys }
changes-every-reading = ogni lettura
changes-weightless = sono arrivate cifre che non decidono nulla: { $cells }
changes-more = altri cambiamenti: { $n }; restringerli con --clause, --day, --reading o --view

missing-title = quale tipo di cifra deciderebbe ciò che è aperto
missing-nothing = nulla è aperto per mancanza di una cifra; esaminate: { $cells }
missing-bears-on = riguarda { $cells }
missing-at-least = una cifra di { $n } o più
missing-reported = riferito finora: { $figures }
missing-whole = qualunque cifra per l'intero periodo
missing-done = che è stato fatto, e quando
missing-in = nelle prospettive di { $views }
missing-in-joint = per { $views }
missing-in-joint-too = e per { $views }
missing-enough = deciso da { $figure }
missing-or = { $one }, oppure { $other }
missing-differ = i resoconti divergono: deciso da una cifra su cui concordino
missing-more = altri tipi di cifra: { $n }; restringerli con --clause, --day, --reading o --view
missing-no-bans = su atti che non devono accadere non si chiede nulla

count-title = contato, per voce; nulla è sommato tra voci
count-nothing = nulla di contato corrisponde; esaminate: { $measures } di { $claims }
count-measures = { $n-plural ->
    [one] { $n } misura
    [many] { $n } di misure
   *[other] { $n } misure
}
count-by = da { $actor }
count-in = in { $unit }
count-average = da una media di { $average } al giorno
count-still = ancora presente
count-when = il { $when }
count-said = (nessun momento indicato; detto { $when })
count-no-time = (nessun momento indicato)
count-untimed = senza un momento, contate in nessuna finestra: { $keys }
count-no-text = questo registro non contiene alcun accordo: i giorni vanno da mezzanotte a mezzanotte a { $zone }; un altro orologio con --clock
count-as-of = al { $as_of } · come noto { $as_known }, in base a { $by } · dati dei fusi orari { $tzdb }
count-out-of = su { $of }
