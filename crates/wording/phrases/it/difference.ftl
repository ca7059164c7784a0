# Che cosa differisce tra due testi di un accordo.
diff-alike = { $from } e { $to } dicono lo stesso
diff-title = { $from } → { $to }
diff-added = { $after }: aggiunta
diff-dropped = { $before }: tolta
diff-changed = { $after }: cambiata
diff-renamed = { $after }, già { $before }: cambiata
diff-paired = { $after }: cambiata; presa per { $before } perché nessuna delle altre clausole riguarda lo stesso
diff-phase-added = fase { $phase }: aggiunta, { $after }
diff-phase-dropped = fase { $phase }: tolta, era { $before }
diff-phase-changed = fase { $phase }: { $after } invece di { $before }
diff-turn-tighter = più stretta per { $voices }
diff-turn-looser = più larga per { $voices }
diff-turn-shifted = spostata per { $voices }: si chiede lo stesso in un altro momento, luogo o punto di conteggio
diff-turn-incomparable = per { $voices } non diventa né di più né di meno: si chiede altrimenti
diff-what = che cosa differisce: { $aspects }
diff-what-in = che cosa differisce nella lettura { $reading }: { $aspects }
diff-in-part = { $aspect } ({ $part })
diff-reading-added = una lettura in più: { $reading }
diff-reading-dropped = una lettura in meno: { $reading }
diff-asserted = asserita da { $after }, prima da { $before }
diff-all = tutti
diff-witness-first = per esempio: { $deeds } — rispetta il primo testo, non il secondo
diff-witness-second = per esempio: { $deeds } — rispetta il secondo testo, non il primo
diff-nothing-done = non si fa nulla
diff-deed = { $actor }: { $what }, { $when }
diff-deed-many = { $amount } { $done }
diff-deed-in = { $what } a { $place }
diff-days-from = ogni giorno dal { $from } al { $to }
diff-unchanged = { $n-plural ->
    [one] { $n } clausola dice lo stesso in entrambi: { $labels }
    [many] { $n } di clausole dicono lo stesso in entrambi: { $labels }
   *[other] { $n } clausole dicono lo stesso in entrambi: { $labels }
}
diff-aspect-sort = tipo di obbligo
diff-aspect-bound = chi è obbligato
diff-aspect-act = l'atto o la cosa
diff-aspect-kinds = tipi che contano
diff-aspect-number = numero
diff-aspect-windows = giorni o ore
diff-aspect-due = quando scade
diff-aspect-last-moment = ultimo momento
diff-aspect-place = luogo
diff-aspect-point = punto di conteggio
diff-aspect-counted-by = di chi è il conteggio
diff-aspect-through = tramite chi, il che è detto e da nessuno valutato
diff-aspect-trigger = che cosa la rende dovuta
diff-aspect-condition = obbligo o condizione
diff-aspect-cure = rimedio
diff-aspect-suspension = sospensione
diff-aspect-waiver = rinuncia
diff-aspect-gate = che cosa attende
diff-aspect-release = che cosa ne libera
diff-aspect-alongside = che cosa procede insieme
diff-aspect-phase = fase
diff-aspect-growth = come cresce la fase
diff-aspect-crediting = il giorno a cui è accreditata
diff-aspect-words = ciò che è dichiarato
