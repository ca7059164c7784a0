# Le pagine del browser: accordo.

web-agreement-none = questo registro non ha ancora il testo di un accordo; le affermazioni si possono registrare prima di qualunque testo
web-agreement-begin = Scrivere un testo
web-agreement-text = testo
web-agreement-clauses = clausole
web-agreement-where = a che punto sta
web-agreement-to-text = il testo
web-agreement-to-reading = lettura a parole
web-agreement-to-versions = versioni a confronto
web-agreement-to-positions = posizioni delle parti
web-agreement-positions = Posizioni
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
