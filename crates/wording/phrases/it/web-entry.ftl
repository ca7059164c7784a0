# Registrare affermazioni nel browser.

## registrazione rapida

web-entry-line = Una riga
web-entry-line-hint = chi lo dice, due punti, quanti, che cosa, che cosa ne è stato, quando, una virgola, la fonte, in inglese: `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
web-entry-fields = Oppure campo per campo
web-entry-who = Chi lo dice
web-entry-who-hint = vale anche per una riga che non nomina nessuno; resta per la prossima
web-entry-many = Quanti
web-entry-many-hint = `137`, `over 100`, `150 to 200`, `about 100 (90..110)`, `no`
web-entry-what = Che cosa
web-entry-what-hint = una cosa come la chiama l'accordo, con le sue categorie: `goods trucks`
web-entry-happened = Che cosa ne è stato
web-entry-happened-hint = il punto in cui è stato contato, oppure l'atto
web-entry-points = Contato in questo punto
web-entry-acts = Si è fatto questo
web-entry-when = Quando
web-entry-when-hint = `24 Nov`, `2023-11-24`, `24 Nov 22:00`, `24–27 Nov`, `yesterday`
web-entry-source = Fonte
web-entry-source-hint = la sua chiave o parole del suo titolo; resta per la prossima
web-entry-quick = Una riga o pochi campi
web-entry-read = Mostra che cosa si firmerebbe
web-entry-answer-these = Mostralo con queste risposte
web-entry-put = { $n-plural ->
    [one] Registrala
    [many] Registra queste { $n } affermazioni
   *[other] Registra queste { $n } affermazioni
}
web-entry-done = { $n-plural ->
    [one] { $n } affermazione è nel registro
    [many] { $n } di affermazioni sono nel registro
   *[other] { $n } affermazioni sono nel registro
}
web-entry-undo = Ritrattarla (con una ritrattazione, che resta anch'essa nel registro)
web-entry-like = Registrarne un'altra simile
web-entry-open = { $n-plural ->
    [one] { $n } domanda è aperta
    [many] { $n } di domande sono aperte
   *[other] { $n } domande sono aperte
}
web-entry-answer = Risposta
web-entry-other = Altro
web-entry-unstated = non è detto: lasciare vuoto
web-entry-hint-new-source = una fonte che non è ancora nel registro si scrive `KEY=publisher, title, date`
web-entry-change = Cambia
web-entry-as-filled = come compilato

## che cosa si firmerebbe

web-entry-would-be = Che cosa si firmerebbe:
web-entry-head-column = Campo
web-entry-head-value = Valore
web-entry-head-from = Compilato da
web-entry-head-old = Nel registro:
web-entry-head-new = Si firmerebbe
web-entry-head-changed = Differenza
web-entry-changed-cell = cambiato
web-entry-side-by-side = Ciò che è nel registro accanto alla sua correzione:
web-entry-signed-by = firmata da
web-entry-key = chiave
web-entry-alike = questa voce ha già nel registro una cifra della stessa misura e dello stesso giorno; la sua le starebbe accanto
web-entry-to-correct = correggere quella, invece
web-entry-changed = ciò che si firmerebbe è diverso da ciò che era mostrato; guardarlo ancora una volta
web-entry-still-open = non è stato registrato nulla: rispondere prima a ciò che è aperto
web-entry-forgotten = ciò che era scritto qui non è più conservato; va scritto di nuovo
web-entry-ask = È questo che si intende?
web-entry-ask-yes = Sì, registrarla così
web-entry-ask-first = non è stato registrato nulla: dire di sì qui sotto, o cambiare
web-entry-ask-voice = `{ $word }` lo ha detto { $other }, e questa starebbe sotto { $voice }
web-entry-ask-again = `{ $word }` è già stata corretta o ritrattata; questa le starebbe accanto
web-entry-refused = non è stato registrato nulla: { $message }
web-entry-from-answer = la sua risposta
web-entry-from-digits = scritto { $word }

## che cosa è da correggere

web-entry-errors = C'è qualcosa da correggere
web-entry-both-ways = sia la riga sia i campi dicono qualcosa; svuotare l'una o gli altri
web-entry-not-ours = solo { $organisation }, che l'ha firmata, la corregge o la ritratta; ciò che altri ne dicono è un'affermazione a sé
web-entry-withheld = il suo ruolo non vede tutta questa registrazione, quindi non può correggerla
web-entry-nothing-corrected = questo dice ciò che la registrazione dice già; cambiare ciò che è da correggere
web-entry-time-twice = il tempo è dato due volte, in giorni e ore e in un pezzo solo; svuotare uno dei due
web-entry-time-no-day = un'ora ha bisogno del suo giorno
web-entry-time-mixed = dare un'ora a entrambi gli estremi, o solo giorni
web-entry-time-no-clock = non c'è un testo sul cui orologio possa stare quest'ora; scriverla in un pezzo solo, con il suo scarto: `2023-11-24T22:00+02:00`
web-entry-time-change = gli orologi di { $zone } cambiano alle { $word }, quindi è una di due ore o nessuna; scriverla in un pezzo solo, con il suo scarto: `2023-11-24T22:00+02:00`
web-entry-I017 = questo campo contiene più di { $limit } KiB; conservare il documento come fonte e riportare la cifra o poche parole come stampate
web-entry-I018 = questo campo contiene il carattere invisibile { $character }; cancellarlo e scrivere di nuovo le parole
web-entry-I020 = questo campo è necessario; compilarlo
web-entry-I039 = queste sono più di { $limit } categorie; farne più affermazioni
web-entry-I061 = un'affermazione di questo tipo non porta quantità: un piano, una smentita o una causa non lo sono mai; mettere la cifra in un'affermazione a sé
web-entry-I062 = deve dire a che cosa si riferisce: indicare un'affermazione, un incidente, un'offerta o un gruppo, oppure una clausola
web-entry-I063 = indicare l'affermazione che sostituisce o toglie

## i moduli

web-entry-kinds = Altri tipi di affermazione
web-entry-about = A proposito di
web-entry-further = Altri campi
web-entry-needed = necessario
web-entry-needs-one-of = serve almeno uno di questi: { $columns }
web-entry-group-who = Chi
web-entry-group-links = Di che cosa parla
web-entry-group-what = Che cosa
web-entry-group-how-many = Quanti
web-entry-group-when = Quando e dove
web-entry-group-source = Fonte
web-entry-on-clock = le ore sono sull'orologio dell'accordo, { $zone }
web-entry-no-clock = non c'è ancora né testo né orologio: dare giorni, o un istante con il suo scarto
web-entry-from-day = Dal giorno, o il
web-entry-from-hour = Ora
web-entry-to-day = Al giorno
web-entry-to-hour = Fino all'ora
web-entry-day = Giorno
web-entry-hour = Ora (se nota)
web-entry-as-in-a-row = oppure in un pezzo solo, come nei file
web-entry-new-source = Una fonte che non è ancora nel registro
web-entry-hint-new-source-fields = darle una chiave qui sopra, e qui l'editore o il titolo

## colonne

web-entry-column-kind = Tipo
web-entry-column-voice = Chi lo dice
web-entry-column-speaker = Ufficio che ha parlato
web-entry-column-attribution = Con nome o anonimo
web-entry-column-hedge = Riserva
web-entry-column-repeats = Di chi ripete il resoconto
web-entry-column-refers_to = Affermazione di cui parla
web-entry-column-about = Incidente, offerta o gruppo
web-entry-column-clause = Clausola
web-entry-column-under = Intesa
web-entry-column-counts_for = Giorno a cui è attribuita
web-entry-column-cause = Causa come citata
web-entry-column-act = Che cosa è stato fatto
web-entry-column-actor = Da chi
web-entry-column-blamed = Chi la voce ritiene responsabile
web-entry-column-thing = Quale cosa
web-entry-column-of_kind = Di quale categoria
web-entry-column-amount = Quanti
web-entry-column-unit = Unità
web-entry-column-out_of = Su
web-entry-column-adds = Come si somma
web-entry-column-coverage = Quanto del suo tempo copre
web-entry-column-counting_point = Contato presso
web-entry-column-effects = Persone colpite, danni
web-entry-column-ids = Targhe o pseudonimi
web-entry-column-occurred = Quando è accaduto
web-entry-column-place = Dove
web-entry-column-from = Da
web-entry-column-to = A
web-entry-column-through = Tramite
web-entry-column-source = Fonte
web-entry-column-figure = Come stampato
web-entry-column-said = Quando è stato detto
web-entry-column-new-source = Chiave
web-entry-column-new-publisher = Editore
web-entry-column-new-title = Titolo
web-entry-column-new-published = Pubblicata
web-entry-column-new-url = Indirizzo web
web-entry-column-new-note = Nota

## suggerimenti

web-entry-hint-voice = una parte, un mediatore, un organismo designato, un'altra organizzazione o una testata
web-entry-hint-speaker = l'ufficio, mai il nome di una persona
web-entry-hint-hedge = come nella fonte: `apparently`, `alleged`
web-entry-hint-repeats = una voce, o la chiave di un'affermazione
web-entry-hint-refers_to = la sua chiave; se più d'una, separate da punti e virgola
web-entry-hint-about = una chiave a scelta: la stessa per ogni resoconto della stessa cosa
web-entry-hint-clause = dove atto e cosa da soli non vi conducono
web-entry-hint-cause = con le parole della voce
web-entry-hint-actor = `unknown` se la voce dice di non saperlo
web-entry-hint-of_kind = `woman=9;child=4`, o una categoria per il tutto
web-entry-hint-amount = `137`, `101..`, `150..200`, `..50`, `about 100 (90..110)`
web-entry-hint-unit = se non si conta a pezzi: `L`, `t`
web-entry-hint-out_of = per «3 su 100»: il 100
web-entry-hint-adds = un evento si somma ad altri; un totale è dell'intera finestra; una media è al giorno; una giacenza è ciò che resta
web-entry-hint-effects = `killed=1..;injured=24..`
web-entry-hint-ids = i nomi di persone qui non hanno posto; separate da punti e virgola
web-entry-hint-occurred = per ciò che è previsto o promesso: quando deve accadere
web-entry-hint-place = una zona dell'accordo, un blocco con la sua mappa, o coordinate
web-entry-hint-to = per il consenso: tutti quelli che devono accettare, uniti da `and`
web-entry-hint-source = la sua chiave
web-entry-hint-figure = la cifra o poche parole nella loro lingua, nessun brano e nessun nome di persona
web-entry-hint-said = un giorno vale il suo ultimo istante

## che cosa dice ciascun tipo

web-entry-kind-claim = dice che qualcosa è accaduto; 0 dice che non è accaduto
web-entry-kind-confirm = la propria voce dice lo stesso
web-entry-kind-deny = si oppone a un'affermazione e non dà una quantità
web-entry-kind-respond = ammette l'atto e ne discute il carattere o la portata
web-entry-kind-close = i miei resoconti coprono tutto questo tempo
web-entry-kind-announce = un piano o una nuova fine, mai una quantità
web-entry-kind-offer = un passo di un negoziato o di un elenco
web-entry-kind-accept = vale solo nella voce della parte che accetta
web-entry-kind-refuse = rifiuta ciò che è stato offerto o chiesto
web-entry-kind-undertake = un impegno, mai un adempimento
web-entry-kind-agree = consenso; ha effetto quando tutti i nominati hanno accettato
web-entry-kind-suspend = da chi ha il potere di sospendere
web-entry-kind-waive = solo da chi beneficia della clausola
web-entry-kind-account = perché qualcosa è accaduto, secondo una voce
web-entry-kind-request = chi ha chiesto che cosa a chi
web-entry-kind-answer = la risposta a una richiesta
web-entry-kind-no-comment = un rifiuto di parlare: né smentita né silenzio
web-entry-kind-meet = un incontro previsto o tenuto; ogni presenza è un'affermazione
web-entry-kind-note = contesto
web-entry-kind-correct = sostituisce l'affermazione che nomina; solo dalla stessa organizzazione
web-entry-kind-retract = toglie l'affermazione che nomina; solo dalla stessa organizzazione
