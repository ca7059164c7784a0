# Le pagine del browser: accordo.

web-agreement-none = questo registro non ha ancora il testo di un accordo; le affermazioni si possono registrare prima di qualunque testo
web-agreement-begin = Scrivere un testo
web-agreement-text = testo
web-agreement-clauses = clausole
web-agreement-where = a che punto sta
web-agreement-to-text = il testo
web-agreement-to-reading = lettura a parole
web-agreement-to-versions = versioni a confronto
web-agreement-to-edit = scrivere una nuova versione
web-agreement-line = riga { $line }

web-agreement-versions = Versioni
web-agreement-on-record = versioni nel registro
web-agreement-version = versione { $n }
web-agreement-head-version = versione
web-agreement-head-signed = firmata
web-agreement-head-author = da
web-agreement-head-device = dispositivo
web-agreement-head-hash = impronta
web-agreement-compare = Confrontare
web-agreement-compare-from = precedente
web-agreement-compare-to = successiva
web-agreement-compared = dalla versione { $from } alla versione { $to }
web-agreement-alike = le due sono uguali, riga per riga
web-agreement-by-line = riga per riga
web-agreement-line-added = aggiunta
web-agreement-line-removed = tolta

web-agreement-reading-title = L'accordo a parole
web-agreement-read-in = leggere in
web-agreement-aid = aiuto alla lettura: vale il testo stesso. Ciò che il testo dichiara resta com'è scritto.
web-agreement-parties = parti
web-agreement-mediators = mediatori
web-agreement-carriers = vettori
web-agreement-bodies = organismi designati per il conteggio
web-agreement-bodies-none = nessuno designato
web-agreement-clock = orologio
web-agreement-phase-lasts = dal { $from }, dura { $length }
web-agreement-phase-open = dal { $from }, finché non viene terminata
web-agreement-days = { $n-plural ->
    [one] { $n } giorno
    [many] { $n } di giorni
   *[other] { $n } giorni
}

# Che cosa chiede un elemento: chi e quale atto, poi il resto.
web-agreement-must = obbligo di { $who }: { $act }
web-agreement-must-not = divieto, { $who } non deve: { $act }
web-agreement-must-begin = { $who } deve iniziare: { $act }
web-agreement-must-hold = { $who } deve lasciarvi al massimo { $n }
web-agreement-must-allow = obbligo di { $who } di permettere a { $actors }: { $act }
web-agreement-affirms = affermazione di { $who }, che nessun conteggio giudica
web-agreement-by-hand = per { $who }, cosa che nessun conteggio giudica e che giudicano le persone
web-agreement-nobody = nessuno è obbligato: { $act }
web-agreement-condition = una condizione, che non obbliga nessuno; aperta a { $who }: { $act }
web-agreement-earns = { $phase } dura { $length } in più per ogni { $asked }
web-agreement-renews = { $phase } si rinnova per { $length } con il consenso di tutti i nominati: consenso di { $who }
web-agreement-renews-silently = { $phase } si rinnova per { $length } salvo preavviso dato { $before } prima della fine: preavviso di { $who }
web-agreement-cap-open = il testo lascia aperto se ci sia un tetto
web-agreement-cap-none = senza tetto
web-agreement-cap-days = al massimo { $length } in tutto
web-agreement-every = ciascuno: { $things }
web-agreement-to = a { $name }
web-agreement-through = tramite { $name }
web-agreement-place = in { $name }
web-agreement-within = entro { $length } dall'inizio
web-agreement-share = almeno il { $n } per cento di: { $of } ({ $who })
web-agreement-hours = ogni giorno tra le { $from } e le { $to }
web-agreement-by-each-day = entro le { $time } di ogni giorno
web-agreement-after-each = entro { $length } dopo ogni: { $what } ({ $who })
web-agreement-before-each = prima di ogni: { $what } ({ $who })
web-agreement-long-before-each = almeno { $length } prima di ogni: { $what } ({ $who })
web-agreement-by-last-day = entro le { $time } del giorno in cui { $phase } finirebbe
web-agreement-at-latest = al più tardi { $length } dopo
web-agreement-kept = dal suo ultimo momento alla fine della fase
web-agreement-in-phase = durante { $phase }
web-agreement-counted-by = contato da { $voices }
web-agreement-cure = può essere sanato per altri { $length }
web-agreement-cure-agreed = può essere sanato entro una data concordata da { $voices }
web-agreement-once = in vigore una volta che: { $events }
web-agreement-freed = non vincola più nessuno una volta che: { $events }
web-agreement-alongside = non dovuto prima che: { $events }
web-agreement-suspended-by = può essere sospeso da { $voices }
web-agreement-suspended-ground = può essere sospeso da { $voices }, una volta che: { $events }
web-agreement-point-open = punto di conteggio lasciato aperto: { $points }
web-agreement-misprint = stampato come «{ $words }» in { $sources }: un refuso della stampa, soltanto mostrato

web-agreement-edit-title = Scrivere una versione
web-agreement-edit-label = testo dell'accordo
web-agreement-edit-hint = Nella lingua degli accordi, al massimo un mebibyte. Ciò che è nel registro vi resta; questa diventa un'ulteriore versione.
web-agreement-sample = Questo è un esempio con parti inventate da cui cominciare. Scrivere il proprio al suo posto.
web-agreement-check = Esaminarlo
web-agreement-put = Registrarlo come nuova versione
web-agreement-found-title = che cosa è stato trovato
web-agreement-found = riga { $line }: { $severity } { $code }
web-agreement-clean = { $n-plural ->
    [one] tutto è compreso: { $n } clausola
    [many] tutto è compreso: { $n } di clausole
   *[other] tutto è compreso: { $n } clausole
}
web-agreement-lines = le righe di cui si parla
web-agreement-not-title = Non è ancora nel registro
web-agreement-not-errors = il testo ha errori; correggerli, poi registrarlo
web-agreement-not-warnings = il testo ha avvisi; guardarli, poi confermare qui sotto che è inteso così
web-agreement-not-same = questo è il testo che sta nel registro, parola per parola
web-agreement-not-moved = qualcuno ha registrato un'altra versione nel frattempo; confrontare le due, poi confermare qui sotto
web-agreement-confirm = gli avvisi sono stati visti; il testo è inteso così
web-agreement-confirm-moved = la versione più recente è stata vista; questa la segue, con i suoi avvisi se ne ha
web-agreement-done = il testo è nel registro, ed è ora la versione più recente
