# The reading view of a text: who must do what, when, counted where.

show-aid = aiuto alla lettura: vale il testo stesso. Ciò che il testo dichiara resta com'è scritto.
show-parties = parti
show-mediators = mediatori
show-carriers = vettori
show-bodies = organismi designati per il conteggio
show-bodies-none = nessuno designato
show-clock = orologio
show-phase-lasts = dal { $from }, dura { $length }
show-phase-open = dal { $from }, finché non viene terminata
show-days = { $n-plural ->
    [one] { $n } giorno
    [many] { $n } di giorni
   *[other] { $n } giorni
}
show-must = obbligo di { $who }: { $act }
show-must-not = divieto, { $who } non deve: { $act }
show-must-begin = { $who } deve iniziare: { $act }
show-must-hold = { $who } deve lasciarvi al massimo { $n }
show-must-allow = obbligo di { $who } di permettere a { $actors }: { $act }
show-affirms = affermazione di { $who }, che nessun conteggio giudica
show-by-hand = per { $who }, cosa che nessun conteggio giudica e che giudicano le persone
show-nobody = nessuno è obbligato: { $act }
show-condition = una condizione, che non obbliga nessuno; aperta a { $who }: { $act }
show-earns = { $phase } dura { $length } in più per ogni { $asked }
show-renews = { $phase } si rinnova per { $length } con il consenso di tutti i nominati: consenso di { $who }
show-renews-silently = { $phase } si rinnova per { $length } salvo preavviso dato { $before } prima della fine: preavviso di { $who }
show-cap-open = il testo lascia aperto se ci sia un tetto
show-cap-none = senza tetto
show-cap-days = al massimo { $length } in tutto
show-every = ciascuno: { $things }
show-to = a { $name }
show-through = tramite { $name }
show-place = in { $name }
show-within = entro { $length } dall'inizio
show-share = almeno il { $n } per cento di: { $of } ({ $who })
show-hours = ogni giorno tra le { $from } e le { $to }
show-by-each-day = entro le { $time } di ogni giorno
show-after-each = entro { $length } dopo ogni: { $what } ({ $who })
show-before-each = prima di ogni: { $what } ({ $who })
show-long-before-each = almeno { $length } prima di ogni: { $what } ({ $who })
show-by-last-day = entro le { $time } del giorno in cui { $phase } finirebbe
show-at-latest = al più tardi { $length } dopo
show-kept = dal suo ultimo momento alla fine della fase
show-in-phase = durante { $phase }
show-counted-by = contato da { $voices }
show-cure = può essere sanato per altri { $length }
show-cure-agreed = può essere sanato entro una data concordata da { $voices }
show-once = in vigore una volta che: { $events }
show-freed = non vincola più nessuno una volta che: { $events }
show-alongside = non dovuto prima che: { $events }
show-suspended-by = può essere sospeso da { $voices }
show-suspended-ground = può essere sospeso da { $voices }, una volta che: { $events }
show-point-open = punto di conteggio lasciato aperto: { $points }
show-misprint = stampato come «{ $words }» in { $sources }: un refuso della stampa, soltanto mostrato
