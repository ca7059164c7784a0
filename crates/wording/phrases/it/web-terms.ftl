# The pages of the browser: terms, and why one stands where it stands.

web-terms-term = Clausola
web-terms-back = tutte le clausole
web-terms-narrow = restringi
web-terms-by-clause = clausola
web-terms-by-view = prospettiva
web-terms-by-day = giorno
web-terms-by-reading = lettura
web-terms-by-status = stato
web-terms-any = qualsiasi
web-terms-joint = le prospettive comuni
web-terms-show = mostra
web-terms-all = mostra tutto
web-terms-found = clausole mostrate: { $shown } su { $all }
web-terms-none-is-default = lo stato su più letture è quello che hanno in comune; nessuna lettura è quella predefinita
web-terms-none = nessuna cella è così; scegliere meno, o guardarle tutte
web-terms-over = { $n-plural ->
    [one] sulla sua unica lettura
    [many] su { $n } letture
   *[other] su { $n } letture
}
web-terms-depends = dipende dalla lettura
web-terms-condition = una condizione che non obbliga nessuno
web-terms-readings = letture
web-terms-they-differ = le letture portano a stati diversi
web-terms-they-agree = le letture concordano
web-terms-whole = l'intera finestra
web-terms-earlier = giorni precedenti
web-terms-later = giorni seguenti

web-why-title = Perché
web-why-term = l'intera clausola
web-why-timeline = un altro momento, nella cronologia
web-why-words = le parole della clausola
web-why-numbers = numeri
web-why-slack = in più o in meno
web-why-decides = il tempo decide il
web-why-readings = letture affiancate
web-why-reading = lettura
web-why-holder = chi la sostiene
web-why-point = punto di conteggio
web-why-status = stato
web-why-near = le registrazioni sullo stesso atto sono molte: qui figurano quelle entro un giorno da questa finestra e quelle che non indicano alcun momento; `tregua explain --certificate` le elenca tutte
web-why-show = { $n-plural ->
    [one] mostra { $n } registrazione
    [many] mostra { $n } registrazioni
   *[other] mostra { $n } registrazioni
}
web-why-which = questo indirizzo non nomina una clausola; andare alle clausole e scegliere una cella
web-why-no-cell = la clausola non ha questa cella in questo momento; andare alle clausole e sceglierne una
web-excerpt-no-number = `{ $text }` non è un numero di un elenco: scrivere `from=100`, o tralasciarlo
