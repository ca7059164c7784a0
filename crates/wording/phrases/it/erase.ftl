# Cancellare il contenuto delle registrazioni: ciò che è cancellato, ciò che altri hanno cancellato, ciò che non si può leggere.

## tregua erase

erase-entry = { $kind } di { $author } (registrazione `{ $id }`)
erase-would = verrebbe cancellata: { $entry }
erase-done = cancellata: { $entry }
erase-before = cancellata già prima: { $entry }
erase-named-by = registrazioni che la nominano e continuano a nominarla con il suo id: { $n }
erase-edition = un bollettino a registro ne parla, registrazione `{ $id }`; ha parole proprie, e si cancella come ogni altra registrazione
erase-nothing-yet = non è stato cancellato nulla; `--commit` cancella. Pacchetti, esportazioni, prove e copie di sicurezza fatti prima non sono raggiunti, né lo sono le copie di altri, ai quali l'avviso lo chiede
erase-not-reached = è sparita dai file di questo registro. Pacchetti, esportazioni, prove e copie di sicurezza fatti prima non sono raggiunti, né lo sono le copie di altri, ai quali l'avviso lo chiede; importare di nuovo le stesse righe le rimetterebbe a registro
erase-unwiped = ciò che è stato cancellato può trovarsi ancora in parti inutilizzate del file del registro: un altro programma lo legge, o non c'è spazio per riscriverlo; chiudere quel programma o fare spazio, e ripetere
erase-needed = la registrazione `{ $id }` dice di chi è questo registro, di chi contano le registrazioni, quando qualcosa è stato ricevuto o che qualcosa è stato cancellato; questo resta
erase-listed = cancellata: { $entry }
erase-asked = altri chiedono di cancellare { $entry }; `tregua erase` con il suo id dà loro seguito
erase-none = nulla è stato cancellato, e nessuno lo chiede

## why

erase-why-request = lo ha chiesto una persona di cui parla
erase-why-danger = può mettere qualcuno in pericolo
erase-why-law = lo chiede una legge, un tribunale o un'autorità
erase-why-term = il tempo per cui andava conservata è finito
erase-why-slip = non doveva mai essere a registro

## entries that cannot be read

unread-notice = contenuto cancellato da { $organisation } il { $day }: { $why } (avviso `{ $notice }`)
unread-erased = { $erased }
unread-erased-elsewhere = arrivata senza contenuto; { $erased }
unread-not-come = arrivata senza contenuto, che può ancora arrivare
unread-gone = il contenuto non c'è più, e nessuno dice perché
unread-not-understood = questa versione non la capisce
report-unread = non si possono leggere qui e non contano nulla: { $entries }; `tregua log` dice perché
web-unread = non si possono leggere qui e non contano nulla: { $entries }; il registro dice di ognuna perché
status-unread = forse su questa clausola, e non leggibili qui: { $entries }; `tregua explain` dice perché
explain-unread = non leggibili qui, e non contate

## what a merge and a check say of it

merge-erased = cancellate, come ha fatto questa organizzazione su un altro dispositivo: { $entries }
merge-asked = altri chiedono di cancellare { $entries }; `tregua erase` le elenca
found-removed = il suo contenuto non c'è più, e nessun avviso di questo nodo dice che è stato cancellato; ripristinare una copia
found-not-erased = il suo contenuto è di nuovo qui, benché questo nodo lo abbia cancellato; `tregua erase` lo toglie
