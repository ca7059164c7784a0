# Ciò che sta intorno a ogni pagina del browser.

web-nav = pagine
web-nav-now = Adesso
web-nav-entry = Registrare
web-nav-brief = Bollettino
web-nav-terms = Clausole
web-nav-figures = Cifre
web-nav-timeline = Cronologia
web-nav-record = Registro
web-nav-voices = Voci
web-nav-agreement = Accordo
web-nav-reports = I due articoli
web-nav-settings = Impostazioni
web-nav-no-text = ancora nessun testo
web-skip = vai al contenuto
web-error-title = errore: { $title }
web-language = lingua
web-language-loses = senza script nel browser, ciò che è scritto qui e non inviato si perde cambiando lingua
web-digits-latin = cifre da 0 a 9
web-digits-locale = cifre della lingua
web-demo = storia d'esempio: ciò che vi si registra svanisce quando il programma termina
web-live = segue l'orologio
web-other-moment = un altro momento
web-follow-clock = torna al momento mostrato da sé
web-foot = tregua affianca i resoconti e non giudica nessuna parte. Nulla in questa pagina viene da un'altra macchina.
web-record-head = ultima registrazione di questo registro:
web-changed = Il registro è cambiato da quando questa pagina è stata mostrata.
web-show-again = Mostrala di nuovo
web-not-connected = Non connesso: la pagina è com'era il { $at }, e ciò che è arrivato dopo non è mostrato. Questa riga sparisce quando la connessione torna.

web-trouble-unknown-title = Chi chiede?
web-trouble-unknown = nessuno è entrato con questo browser, o il collegamento è già stato usato
web-trouble-unknown-help = Aprire il collegamento che il programma ha stampato all'avvio. Vale una volta sola; riavviare il programma per averne un altro.
web-trouble-denied-title = Non con questo ruolo
web-trouble-denied = il suo ruolo non può vedere o fare questo
web-trouble-denied-help = Chi tiene gli account può dire quale ruolo può.
web-trouble-absent-title = Qui non c'è nulla
web-trouble-absent = nessuna pagina e nessuna registrazione ha questo indirizzo
web-trouble-absent-help = I collegamenti qui sopra portano a tutto ciò che c'è.
web-trouble-no-text-title = Ancora nessun testo
web-trouble-no-text = questo registro non ha un testo di accordo comprensibile, quindi nulla può essere valutato in base a esso
web-trouble-no-text-help = Le affermazioni si possono registrare prima di qualunque testo; un testo si può aggiungere dopo.
web-trouble-working-title = In elaborazione
web-trouble-working = questo momento è in elaborazione; la pagina si mostra da sé appena è pronta
web-trouble-input-title = Qualcosa non va
web-trouble-input = la richiesta non è corretta
web-trouble-too-large-title = Troppo grande
web-trouble-too-large = { $n-plural ->
    [one] è più di { $n } mebibyte, il massimo che si accetta in una volta
    [many] è più di { $n } di mebibyte, il massimo che si accetta in una volta
   *[other] è più di { $n } mebibyte, il massimo che si accetta in una volta
}
web-trouble-too-often-title = Troppo spesso
web-trouble-too-often = { $n-plural ->
    [one] attendere { $n } secondo e riprovare
    [many] attendere { $n } di secondi e riprovare
   *[other] attendere { $n } secondi e riprovare
}
web-trouble-fault-title = Un nostro errore
web-trouble-fault = qualcosa è andato storto da parte nostra; nulla è rimasto a metà e nulla di ciò che era stato confermato è perduto
web-trouble-other-site = questo modulo non viene da una pagina di questo programma, quindi non è stato accettato
web-trouble-no-time = `{ $text }` non è un tempo: scrivere 2023-11-24, 2023-11-24T07:00 o 2023-11-24T07:00+02:00

serve-started = aprire questo collegamento in un browser su questa macchina; vale una volta sola:
serve-already = questo registro è già servito, a { $address }: entrambi prendono registrazioni e vedono ciò che l'altro aggiunge; se non è voluto, terminarne uno
serve-stop = Ctrl+C termina il programma; tutto ciò che è stato registrato resta
serve-cannot-listen = impossibile ascoltare su `{ $address }`: { $system }
serve-cannot-listen-help = Forse un altro programma usa questa porta: indicarne un'altra con `--port`, o nessuna e se ne prende una libera.
serve-failed = il server si è fermato: { $system }
