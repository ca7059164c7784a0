# Le pagine del browser: adesso, voci, i due articoli.

web-now-force = In vigore
web-now-due = Prossime scadenze
web-now-overdue = Oltre il termine e ancora aperto
web-now-differ = Resoconti che divergono
web-now-news-visit = Cambiato dalla tua ultima visita
web-now-news-day = Cambiato nelle 24 ore precedenti
web-now-clock = gli orari seguono l'orologio dell'accordo: { $zone }
web-now-local = il tuo orologio: { $time }
web-now-no-phases = il testo non nomina alcuna fase
web-now-open = la fase { $phase } è in vigore; nulla la fa ancora terminare
web-now-ended = la fase { $phase } è terminata il { $at }
web-now-begins = la fase { $phase } inizia il { $at }
web-now-began = la fase { $phase } è iniziata in questo intervallo
web-now-moved = fine prevista { $planned }; spostata al { $ends }
web-now-since = da allora, senza una clausola in vigore: { $entries } su fatti successivi
web-now-since-nothing = da allora nulla è a registro su fatti successivi
web-now-series = { $what }: { $entries } di { $voices }
web-now-accounts = a registro ci sono spiegazioni di { $voices }
web-now-owed = dovuto da { $voices }
web-now-condition = una condizione: nessuno vi è tenuto
web-now-nothing-due = non scade nulla che il testo e il registro conoscano
web-now-nothing-overdue = nulla è oltre il termine e ancora aperto
web-now-nothing-differ = nessun resoconto diverge su ciò che è iniziato
web-now-nothing-changed = nulla è in una situazione diversa da prima
web-now-span = dal { $since } al { $until }, secondo { $by }
web-now-entered = { $n-plural ->
    [one] da allora è stata messa a registro { $n } affermazione
    [many] da allora sono state messe a registro { $n } di affermazioni
   *[other] da allora sono state messe a registro { $n } affermazioni
}
web-now-by-time = { $n-plural ->
    [one] col solo passare del tempo { $n } elemento di clausola è in una situazione diversa
    [many] col solo passare del tempo { $n } di elementi di clausole sono in una situazione diversa
   *[other] col solo passare del tempo { $n } elementi di clausole sono in una situazione diversa
}
web-now-weightless = { $n-plural ->
    [one] in { $n } elemento sono giunte cifre che non decidono nulla
    [many] in { $n } di elementi sono giunte cifre che non decidono nulla
   *[other] in { $n } elementi sono giunte cifre che non decidono nulla
}
web-now-working = ciò che è cambiato è ancora in elaborazione
web-now-arrow = { "→" }
web-now-more = { $n-plural ->
    [one] e { $n } altro
    [many] e { $n } di altri
   *[other] e altri { $n }
}
web-now-voices = { $n-plural ->
    [one] { $n } voce
    [many] { $n } di voci
   *[other] { $n } voci
}
web-now-without-text = questo registro non ha ancora il testo di un accordo, quindi nulla può esserne giudicato; le affermazioni si possono mettere a registro prima di ogni testo
web-now-holds = a registro: { $claims }, { $voices }, { $sources }
web-now-see-record = vedere ciò che è a registro
web-now-see-voices = vedere chi ha detto che cosa
web-now-add-claim = mettere a registro un'affermazione
web-now-add-text = aggiungere un testo

web-voices-all = tutte le voci
web-voices-about = chi ha parlato, in ordine alfabetico; nessuno è messo in classifica e nulla è sommato
web-voices-none = fino ad allora nessuno ha detto nulla che sia a registro
web-voices-caption = voci
web-voices-name = voce
web-voices-declared = come la dichiara il testo
web-voices-offices = uffici che hanno parlato per essa
web-voices-last = ha parlato l'ultima volta
web-voices-entries = registrazioni
web-voices-silent = nulla a registro
web-voices-role-party = parte
web-voices-role-mediator = mediatore
web-voices-role-carrier = vettore
web-voices-role-counting-body = organismo designato per il conteggio
web-voices-role-office = ufficio che parla per { $voice }
web-voices-role-none = non dichiarata
web-voices-said-by = che cosa ha detto { $voice }
web-voices-when = detto
web-voices-kind = tipo
web-voices-what = che cosa
web-voices-figure = come stampato
web-voices-happened = tempo di cui parla
web-voices-source = fonte
web-voices-entry = registrazione
web-voices-range = da { $first } a { $last } di { $all }, prima le più recenti
web-voices-newer = più recenti
web-voices-older = meno recenti
web-voices-gone-corrected = corretta in seguito
web-voices-gone-retracted = ritrattata in seguito

web-reports-about = ogni dichiarazione degli articoli di stampa da cui è tratta questa storia, con il suo posto nel registro
web-reports-ours = le dichiarazioni sono dette con parole nostre, in inglese
web-reports-on-record = dichiarazioni di articoli che registrazioni di questo registro nominano in una colonna propria, come `S1-01`
web-reports-none = nulla a registro nomina una dichiarazione di un articolo di stampa
web-reports-none-help = un'affermazione ne nomina una in una colonna che comincia con `x_`, come `x_case` con `S1-01`
web-reports-report = articolo { $name }
web-reports-id = dichiarazione
web-reports-says = che cosa dice
web-reports-by = attribuita a
web-reports-lives = si trova in
web-reports-recorded-only = solo a registro
web-reports-elsewhere = i nomi senza collegamento sono di un'altra storia, non di questo registro
