# Testimoni interpellati via HTTP, e file di fiducia.

ask-nobody = dire a chi credere: la chiave di ogni testimone con --witness, o un file di fiducia con --trust
ask-form = `{ $url }` non è l'indirizzo di un testimone: http://… su questa macchina, o https://… con --via
ask-elsewhere = `{ $url }` è su un'altra macchina, e qui non si parla TLS: far girare su questa macchina un programma che lo parli col testimone, e indicarne l'indirizzo con --via
ask-via = --via indica un indirizzo di questa macchina, come 127.0.0.1:8443
ask-unreachable = `{ $url }` non ha risposto: { $system }; il checkpoint è conservato, chiedere di nuovo più tardi
ask-unreadable = `{ $url }` ha risposto con qualcosa che non è la risposta di un testimone; non è stato conservato nulla
ask-no-line = `{ $url }` ha risposto senza alcuna riga che corrisponda a una chiave data; confrontare le chiavi, non è stato conservato nulla
ask-ahead = `{ $url }` ha visto di questo registro { $n } voci, e qui ce ne sono { $size }: ne sono state tolte dalla fine, o è stata rimessa una copia più vecchia
ask-other-root = `{ $url }` ha visto un altro registro di questo nome con { $n } voci: sono state firmate due storie; conservare ciò che entrambi hanno
ask-not-signed = `{ $url }` conosce questo registro con un'altra chiave; dargli quella che `tregua head --json` stampa
ask-unknown-log = `{ $url }` non conosce questo registro; chiedere a chi lo gestisce di aggiungere la chiave { $key }
ask-no-growth = `{ $url }` non trova che questo registro continui dalle { $n } voci che ha visto: sono state firmate due storie, o la prova è stata alterata per via
ask-other-code = `{ $url }` ha risposto con il codice { $n }, che un testimone non dà; non è stato conservato nulla
trust-file-written = `{ $path }`: firmato da { $n } delle { $threshold } chiavi radice che chiede; un checkpoint conta quando { $quorum } dei suoi { $witnesses } testimoni lo hanno firmato
trust-file-without-witnesses = `{ $path }`: firmato da { $n } delle { $threshold } chiavi radice che chiede; non indica testimoni
trust-file-other-key = questa chiave non è tra le chiavi radice che il file di fiducia indica; non è stato scritto nulla
trust-file-unfit = `{ $path }` non è un file di fiducia a cui attenersi: { $system }
trust-file-other-space = `{ $path }` riguarda un altro record; chiedere il file di fiducia di questo
trust-file-other-roots = `{ $path }` indica altre chiavi radice rispetto alla carta com'è qui: uno dei due è di un altro momento
quorum-reached = { $quorum } testimoni su { $n } avevano visto il checkpoint di dimensione { $size } entro { $time }: quanti ne chiede il file di fiducia
quorum-missed = nessun checkpoint qui è stato firmato da quanti testimoni il file di fiducia chiede: { $quorum } su { $n }
