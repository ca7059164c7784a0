# Le pagine del browser: registro. L'elenco, una registrazione, file in entrata e in uscita.

## l'elenco

web-record-entries = Registrazioni
web-record-found = Trovate
web-record-there = { $entries }, prima le più recenti
web-record-of = { $entries } su { $there }, prima le più recenti
web-record-none = nessuna registrazione corrisponde
web-record-all = tutto il registro
web-record-caption = registrazioni, prima le più recenti
web-record-head-entry = registrazione
web-record-head-voice = detto da
web-record-head-what = che cosa
web-record-head-amount = quanti
web-record-head-occurred = quando
web-record-head-said = detto
web-record-head-source = fonte
web-record-head-received = ricevuta
web-record-older = meno recenti
web-record-newer = più recenti
web-record-pages = altre registrazioni
web-record-revised = { $before } → { $after }
web-record-gone-corrected = corretta in seguito
web-record-gone-retracted = ritrattata in seguito
web-record-gone-not-known-yet = non ancora nota in questo momento
web-record-words = cercare parole
web-record-words-hint = in chiavi, voci, uffici, cifre come stampate, fonti e osservazioni; accenti e segni vocalici non contano
web-record-search = cerca
web-record-search-title = Trovato nel registro
web-record-search-forgotten = queste parole dopo un po' sono state dimenticate; cercarle di nuovo
web-record-filters = Restringere l'elenco
web-record-filter-kind = tipo
web-record-filter-voice = voce
web-record-filter-act = atto
web-record-filter-clause = clausola nominata
web-record-filter-source = fonte
web-record-filter-from = dal giorno
web-record-filter-to = al giorno
web-record-days-hint = il giorno in cui è avvenuto; dove non è detto, il giorno in cui è stato detto o pubblicato
web-record-filter-stands = solo affermazioni che valgono in questo momento
web-record-filter = mostra
web-record-any = qualsiasi
web-record-filter-about = sotto la chiave
web-record-no-day = `{ $text }` non è una data: scrivere 2023-11-24
web-record-import = importare file
web-record-export = esportare in file

## una registrazione

web-record-entry-title = Registrazione
web-record-several = più registrazioni hanno un identificativo che comincia con `{ $text }`; darne una parte più lunga
web-record-back = torna al registro
web-record-unread = il suo contenuto non si può leggere qui; la firma e il posto nella catena reggono
web-record-to-correct = correggere
web-record-to-confirm = confermare
web-record-to-deny = smentire
web-record-to-respond = replicare
web-record-to-retract = ritrattare
web-record-says = Che cosa dice
web-record-says-caption = ogni colonna compilata: a parole, e come la ha un file
web-record-no-words = delle sue parole qui non è conservato nulla
web-record-own-column = una colonna propria di chi registra
web-record-charter = fonda questo registro
web-record-receipt-of = riguarda
web-record-rebuilt = di una storia ricostruita, che non prova nulla su quando fosse nota
web-record-times = I suoi cinque tempi
web-record-not-said = non detto
web-record-time-occurred = avvenuto
web-record-time-occurred-hint = come afferma la voce
web-record-time-said = detto
web-record-time-said-hint = dalla voce
web-record-time-signed = firmato
web-record-time-signed-hint = secondo l'orologio di chi l'ha registrato
web-record-time-received = ricevuto
web-record-time-received-hint = da questo registro, come dice la sua ricevuta
web-record-no-receipt = nessuna ricevuta: registrato qui quando fu firmato
web-record-time-bracket = provato
web-record-time-bracket-hint = non prima di una testa di log, e non dopo un'altra firmata da un testimone
web-record-not-proved = non ancora provato
web-record-source = La sua fonte
web-record-chain = Correzioni, in ordine
web-record-chain-hint = nulla viene eliminato: ciò che fu detto per primo viene per primo, e un momento precedente riporta ciò che allora era noto
web-record-this-one = questa registrazione
web-record-concurrent = queste stanno fianco a fianco: nessuna nomina l'altra
web-record-ties = Che cosa nomina, e che cosa la nomina
web-record-names = nomina
web-record-named-by = nominata da
web-record-of-source = tutte le affermazioni da questa fonte
web-record-rel-corrects = corregge
web-record-rel-retracts = ritratta
web-record-rel-confirms = conferma
web-record-rel-denies = smentisce
web-record-rel-answers = risponde a
web-record-rel-replies = replica a
web-record-rel-receives = dà atto di
web-record-rel-source = viene da
web-record-rel-repeats = ripete
web-record-rel-concerns = parla di
web-record-rel-erases = dice cancellato il contenuto di
web-record-rel-reveals = dice per tutti
web-record-rel-unknown-relation = relazione non nota a questa versione
web-record-rel-by-corrects = corretta da
web-record-rel-by-retracts = ritrattata da
web-record-rel-by-confirms = confermata da
web-record-rel-by-denies = smentita da
web-record-rel-by-answers = ha risposta da
web-record-rel-by-replies = ha replica da
web-record-rel-by-receives = ne dà atto
web-record-rel-by-source = fonte di
web-record-rel-by-repeats = ripetuta da
web-record-rel-by-concerns = ne parla
web-record-rel-by-erases = cancellata, come dice
web-record-rel-by-reveals = per tutti, come dice
web-record-rel-by-unknown-relation = relazione non nota a questa versione
web-record-more = { $n-plural ->
    [one] un'altra ({ $n })
    [many] altre { $n }
   *[other] altre { $n }
}
web-record-see-all = vederle tutte
web-record-rivals = Altri resoconti sotto la stessa chiave
web-record-rivals-hint = i resoconti di una stessa cosa si affiancano e non si sommano mai
web-record-clauses = Clausole su cui può incidere
web-record-clauses-hint = se lì decide qualcosa lo mostra la pagina della clausola
web-record-clause-named = nominata dalla registrazione
web-record-clause-same = sullo stesso atto e la stessa cosa
web-record-kept = Che cosa è conservato
web-record-for-ever = Intestazione: chiunque può conservarla per sempre
web-record-for-ever-hint = firmata; non contiene quantità, cifre né nulla di ciò che è stato detto
web-record-erasable = Contenuto: può essere cancellato
web-record-erasable-hint = l'intestazione ne contiene solo un'impronta con sale, così che ciò che fu cancellato lascia intera ogni prova
web-record-header-entry = identificativo
web-record-header-author = firmata da
web-record-header-device = con la chiave del dispositivo
web-record-header-kind = tipo
web-record-header-seq = numero nella catena del dispositivo
web-record-header-signed = firmata il
web-record-header-prev = registrazione precedente
web-record-header-acts = atti
web-record-header-parties = parti e luoghi
web-record-header-clauses = clausole
web-record-header-refs = registrazioni nominate
web-record-header-space = spazio
web-record-header-commit = impronta del contenuto
web-record-header-size = il contenuto ha al massimo
web-record-first = nessuna: la prima del suo dispositivo
web-record-bytes = { $n-plural ->
    [one] { $n } byte
    [many] { $n } di byte
   *[other] { $n } byte
}
web-record-proofs = Prove
web-record-proof-later = in questo momento si sta scrivendo nel registro; mostrare di nuovo la pagina fra poco per far controllare le prove
web-record-proof-signature-yes = la firma è quella del dispositivo
web-record-proof-signature-no = la firma non è quella del dispositivo
web-record-proof-id-yes = l'identificativo è l'impronta di ciò che fu firmato
web-record-proof-id-no = l'identificativo non è l'impronta di ciò che fu firmato
web-record-proof-chain-yes = la registrazione precedente nella catena del dispositivo è qui
web-record-proof-chain-no = la registrazione precedente nella catena del dispositivo non è qui
web-record-proof-commitment-yes = il contenuto è quello per cui ci si era impegnati
web-record-proof-commitment-no = il contenuto non è quello per cui ci si era impegnati
web-record-proof-commitment-unread = il contenuto non è qui da confrontare
web-record-proof-withheld = i file di questa registrazione sono riservati finché lo è qualcosa di essa
web-record-proof-how = l'impronta del contenuto è fatta dai file:
web-record-file-signed = byte firmati (COSE)
web-record-file-payload = contenuto (CBOR)
web-record-file-salt = sale

## colonne per cui la registrazione rapida non ha un nome

web-record-column-claim = chiave
web-record-column-speaker = ufficio che ha parlato
web-record-column-attribution = ha parlato
web-record-column-repeats = ripete
web-record-column-blamed = ritenuto responsabile dalla voce
web-record-column-of_kind = di categoria
web-record-column-unit = unità
web-record-column-out_of = su
web-record-column-adds = si somma come
web-record-column-coverage = copre
web-record-column-effects = effetti
web-record-column-ids = identità
web-record-column-under = intesa
web-record-column-counts_for = vale per
web-record-column-received = ricevuta
web-record-column-publisher = editore
web-record-column-title = titolo
web-record-column-published = pubblicata
web-record-column-known_from = nota dal
web-record-column-url = indirizzo
web-record-column-language = lingua
web-record-column-sha256 = impronta del documento
web-record-column-note = osservazione

## importazione

web-record-import-title = Importare
web-record-import-lead = I file di affermazioni e di fonti dapprima vengono solo letti e controllati. Nulla è registrato prima che si sia visto che cosa contengono.
web-record-import-files = file
web-record-import-files-hint = { $n-plural ->
    [one] CSV o XLSX, anche più d'uno insieme, al massimo { $n } mebibyte; le fonti possono venire nella stessa importazione
    [many] CSV o XLSX, anche più d'uno insieme, al massimo { $n } di mebibyte; le fonti possono venire nella stessa importazione
   *[other] CSV o XLSX, anche più d'uno insieme, al massimo { $n } mebibyte; le fonti possono venire nella stessa importazione
}
web-record-import-more = un registro dal vivo che viene ricostruito
web-record-import-rebuilt = queste righe ricostruiscono una storia: possono dire esse stesse quando furono ricevute
web-record-import-rebuilt-hint = la ricevuta lo dice per sempre; ciò che fu ricevuto allora non prova nulla su quando fosse noto
web-record-import-check = controlla, e non scrivere nulla
web-record-import-sending = i file sono in viaggio …
web-record-import-kept = Ciò che è stato letto resta in memoria per dieci minuti e poi è dimenticato, a meno che non venga registrato.
web-record-import-under-way = una sua importazione è in corso
web-record-import-go-on = continuare
web-record-import-not-begun = Nulla è stato letto
web-record-import-no-file = nessun file scelto; sceglierne almeno uno
web-record-import-busy = la sua ultima importazione è ancora in corso; attendere che sia finita
web-record-import-too-many = troppe importazioni in corso insieme; riprovare fra qualche minuto
web-record-import-other = ciò che si stava per registrare non è ciò che era mostrato; controllare di nuovo i file
web-record-import-other-text = da quando i file sono stati letti il registro ha un altro testo dell'accordo; controllarli di nuovo
web-record-import-gone = questa importazione è stata dimenticata, perché sono passati dieci minuti o un'altra ne ha preso il posto; controllare di nuovo i file
web-record-import-steps = passi dell'importazione
web-record-import-step-read = leggere
web-record-import-step-look = guardare
web-record-import-step-sign = registrare
web-record-import-step-done = fatto
web-record-import-progress = in corso
web-record-import-signed = firmate finora: { $signed } di { $of }
web-record-import-seconds = { $n-plural ->
    [one] da { $n } secondo
    [many] da { $n } di secondi
   *[other] da { $n } secondi
}
web-record-import-reading-hint = Un file grande richiede qualche secondo. Questa pagina si mostra di nuovo finché non è finito.
web-record-import-signing-hint = Un'importazione grande richiede mezzo minuto. Si può lasciare questa pagina e tornare; viene registrata tutta o per nulla.
web-record-import-mend = Sistemare i file e consegnarli di nuovo tutti: ciò che è in ordine non va perso, e le righe già registrate non aggiungono nulla.
web-record-import-new = nuove
web-record-import-here = già registrate
web-record-import-nothing-yet = Nulla è stato ancora scritto.
web-record-import-put = registrare
web-record-import-done = registrate, firmate e al sicuro: { $entries }
web-record-import-done-here = già registrate, e non scritte di nuovo: { $entries }
web-record-import-another = altri file
web-record-import-problems = Che cosa non va
web-record-import-notices = Da guardare
web-record-import-first = i primi { $n } di { $of };
web-record-import-data = tutti come dati
web-record-import-head-file = file
web-record-import-head-line = riga
web-record-import-head-column = colonna
web-record-import-head-what = che cosa, e come proseguire
web-record-import-head-code = codice

## esportazione

web-record-export-title = Esportare in file
web-record-export-lead = Affermazioni e fonti come righe che l'importazione legge di nuovo, in qualunque registro di tregua.
web-record-export-whole = tutto il registro: { $claims }, { $sources }
web-record-export-some = ciò che i filtri lasciano: { $claims }, { $sources }
web-record-export-look = vedere queste registrazioni
web-record-export-all = tutto il registro
web-record-export-withheld = { $n-plural ->
    [one] di { $n } affermazione qualcosa è riservato per il suo ruolo, anche in questi file; la sua riga non si rileggerebbe come la stessa affermazione
    [many] di { $n } di affermazioni qualcosa è riservato per il suo ruolo, anche in questi file; le loro righe non si rileggerebbero come le stesse affermazioni
   *[other] di { $n } affermazioni qualcosa è riservato per il suo ruolo, anche in questi file; le loro righe non si rileggerebbero come le stesse affermazioni
}
web-record-export-options = come sono scritti
web-record-export-tags = con una riga di etichette HXL
web-record-export-tags-hint = per programmi del settore umanitario; l'importazione la salta
web-record-export-received = con il momento in cui ogni affermazione fu ricevuta
web-record-export-received-hint = tali righe rientrano solo dove si ricostruisce una storia
web-record-export-record-xlsx = cartella di lavoro, un foglio per le affermazioni e uno per le fonti
web-record-export-claims-csv = affermazioni, per ogni foglio di calcolo
web-record-export-sources-csv = fonti, per ogni foglio di calcolo
web-record-export-record-json = affermazioni e fonti, per programmi
web-record-export-guard = Le parole che un foglio di calcolo prenderebbe per una formula hanno davanti un apostrofo, che l'importazione toglie di nuovo.
web-record-export-too-large = ci sono più righe, o una cella più lunga, di quanto una cartella di lavoro contenga; prendere CSV, o restringere l'elenco

web-record-attached = File allegati
web-record-attached-take = Salva il file ({ $hash })
web-record-attached-hint = Viene consegnato come fu dato, da conservare; qui non se ne mostra nulla.
web-record-custody = Come fu custodito
