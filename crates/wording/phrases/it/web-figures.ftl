# Le pagine del browser: cifre.

web-figures-intro = Un grafico per ogni voce a ogni punto di conteggio, su una sola scala; un segno porta al perché conta così, oppure alla sua registrazione. Nulla è sommato tra voci o punti di conteggio.
web-figures-nothing = Nessuna cifra è nel registro per questi giorni. Si possono chiedere altri giorni qui sopra.
web-figures-no-text = Questo registro non ha ancora il testo di un accordo: si mostra ciò che è stato contato, senza nulla che fosse chiesto.
web-figures-too-many = Le registrazioni sono troppe per contarle all'istante senza un testo; aggiungendo un testo, saranno contate.
web-figures-small = I conteggi inferiori a 3 che nessuna fonte ha pubblicato sono mostrati come «meno di 3», qui e nei dati.
web-figures-cut = { $n-plural ->
    [one] Sono stati chiesti più giorni di quanti se ne disegnino insieme: questo è l'ultimo.
    [many] Sono stati chiesti più giorni di quanti se ne disegnino insieme: questi sono gli ultimi { $n }.
   *[other] Sono stati chiesti più giorni di quanti se ne disegnino insieme: questi sono gli ultimi { $n }.
}
web-figures-asked = Conteggi accanto a ciò che il testo chiede
web-figures-held = Persone uscite e persone ancora trattenute
web-figures-held-hint = Le cifre proprie di ogni voce. Quante persone siano ancora trattenute è un conteggio a sé, mai ricavato da quante sono uscite.
web-figures-exchange = Lo scambio man mano che si accumula
web-figures-others = Contato, e chiesto da nessuna clausola
web-figures-others-hint = Altri punti di conteggio e altre cose. Non sono confrontati con alcun numero del testo.
web-figures-revised = Cifre corrette e ritrattate
web-figures-revised-hint = Ciò che fu detto prima è conservato, con la registrazione che lo ha sostituito.
web-figures-sources = Fonti

web-figures-thing = Cosa
web-figures-point = Punto di conteggio
web-figures-voice = Voce
web-figures-from = Dal giorno
web-figures-to = Al giorno
web-figures-every = tutto
web-figures-show = Mostra
web-figures-all = Mostra tutto
web-figures-no-day = `{ $text }` non è un giorno: scrivere come 2023-11-24

web-figures-numbers = Numeri e registrazioni
web-figures-day = Giorno
web-figures-when = Quando
web-figures-what = Che cosa
web-figures-figure = Cifra
web-figures-earlier = Detto prima
web-figures-now = Da allora
web-figures-corrected = corretta
web-figures-retracted = ritrattata
web-figures-differs = (due cifre diverse della stessa voce: entrambe conservate)
web-figures-no-point = nessun punto di conteggio indicato
web-figures-no-source = nessuna fonte indicata
web-figures-none-of-these-days = nulla riferito di questi giorni
web-figures-nothing-received = nulla ricevuto di questi giorni da: { $voices }
web-figures-more = { $n-plural ->
    [one] e un'altra ({ $n })
    [many] e altre { $n }
   *[other] e altre { $n }
}
web-figures-since = Ogni gradino contiene tutto ciò che è riferito da { $from } fino alla fine di quel giorno.
web-figures-one-scale = Entrambi hanno la stessa scala.
web-figures-two-scales = Le scale sono diverse: quella sopra finisce a { $base }, quella sotto a { $owed }.
web-figures-still = { $thing }: ancora presenti
web-figures-sums = Riferito fino alla fine di ogni giorno
web-figures-fewer = meno di { $n }
web-figures-fewer-short = <{ $n }
web-figures-fewer-or-more = meno di { $n }, o di più
web-figures-merged = { $bounds } (con un conteggio inferiore a { $n } accorpato)

web-chart-exact = tanti
web-chart-between = tra due numeri; con una freccia, quello superiore sta oltre l'asse
web-chart-or-more = { $lo }+
web-chart-open = tanti o più, 70+: nessun limite superiore
web-chart-gap = nulla riferito, che non è 0
web-chart-revised = detto prima, poi corretto
web-chart-rule = chiesto ogni giorno: nelle parole della clausola, e in un'altra lettura o come asserito da alcuni
web-chart-name = { $what }, { $point }, secondo { $voice }
web-chart-mark = { $day }: { $figure }, secondo { $voice }, { $point }
web-chart-sum = { $what }, fino alla fine del { $day }: { $figure }, secondo { $voice }
web-chart-bar = { $label }: { $figure } ({ $stretch })
web-chart-was = detto prima: { $figure }, poi corretto
web-chart-was-retracted = detto prima: { $figure }, poi ritrattato
web-chart-zoom = grandezza di questi grafici
web-chart-zoom-in = più grande
web-chart-zoom-out = più piccolo
web-chart-zoom-whole = intero
