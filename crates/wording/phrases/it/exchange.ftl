# Scambio con altri nodi della stessa tregua: pacchetti, ciò che resta a parte, e di chi contano le registrazioni.

## tregua bundle

bundle-written = `{ $path }` contiene { $entries }; spedirlo, o portarlo su un supporto
bundle-nothing = `{ $path }` non contiene registrazioni, perché l'altro le ha tutte; gli dice che cosa c'è qui
bundle-since-unknown = `{ $path }` non è un pacchetto, né un punto di controllo conservato in questo registro; indicare uno di questi, o l'ultima registrazione che l'altro ha

## what is wrong with a bundle

merge-bundle = `{ $file }`: elemento { $n } (dal byte { $at }): { $problem }
merge-too-much-apart = resterebbe a parte più di quanto c'è posto; dare fiducia ai dispositivi conosciuti (`tregua trust`), o tralasciare `{ $file }`
bundle-is-none = questo non è un pacchetto di tregua; i pacchetti si fanno con `tregua bundle`
bundle-newer = il pacchetto è stato fatto da una versione più recente (formato { $n }); aggiornare tregua
bundle-cut-short = il pacchetto è troncato qui; chiederlo di nuovo
bundle-form = i byte non sono quelli che stanno qui in un pacchetto; è stato alterato per strada
bundle-too-large = { $n } byte, dove ne sono ammessi al massimo { $limit }
bundle-closing = la fine del pacchetto non corrisponde a ciò che la precede; è stato alterato per strada
bundle-trailing = qualcosa segue la fine del pacchetto
bundle-space = appartiene a un altro spazio; questo registro non riguarda la stessa tregua
bundle-charter = un registro comincia con la sua unica carta; questa è un'altra
bundle-cannot-read = non si può leggere: { $system }

## tregua merge

merge-done = a registro: { $entries }; già a registro: { $n }
merge-filled = sono arrivati contenuti che mancavano per { $entries }
merge-apart = tenute a parte: altre { $entries }; `tregua trust` elenca di chi sono
merge-awaiting = in attesa: altre { $entries } di dispositivi che contano qui; ciò che le precede non è ancora arrivato
merge-apart-already = già tenute a parte: { $entries }; `tregua trust` elenca di chi sono e che cosa attendono
merge-stopped = da ora in poi le registrazioni non contano qui oltre questo:
merge-fork = il dispositivo `{ $device }` ha firmato più di una registrazione sotto il suo numero { $n }: { $entries }; tutte sono conservate e mostrate
merge-reading = registrazioni lette: { $n }
merge-joined = questo dispositivo è { $device }; leggerlo a voce agli altri, che ne accolgono le registrazioni con `tregua trust`
merge-no-charter = nessun file comincia con la carta di un registro; chiedere un pacchetto fatto senza `--since`

## tregua trust

trust-member = { $organisation }: le registrazioni del dispositivo { $device } contano qui
trust-member-own = { $organisation }: il dispositivo { $device } firma qui
trust-waits = tenute a parte: { $entries } del dispositivo { $device }, che dice di firmare per { $organisation }; farsi leggere le cifre a voce, poi indicare il dispositivo
trust-waits-for-others = in attesa: { $entries } del dispositivo { $device } ({ $organisation }), dal suo numero { $n } in poi; ciò che viene prima non è ancora arrivato
trust-vouched = ammesso da { $organisation }; qui non è decisivo
trust-done = le registrazioni del dispositivo { $device } per { $organisation } contano qui da ora in poi
trust-few-digits = dare almeno { $n } cifre del dispositivo, come il suo titolare le ha dette per altra via
trust-several = `{ $device }` è l'inizio di più dispositivi, o di uno che firma per più organizzazioni; dare più cifre
trust-nothing = nulla di un dispositivo `{ $device }` è tenuto a parte; `tregua trust` elenca ciò che lo è
trust-already = le registrazioni del dispositivo { $device } per { $organisation } contano già qui; non è stato scritto nulla
trust-was-revoked = il dispositivo `{ $device }` è stato revocato, e nessuna registrazione successiva lo annulla; la sua organizzazione prosegue con una nuova chiave (`tregua device --new`)
trust-no-digits = `{ $device }` non è un dispositivo: le sue cifre vanno da 0 a 9 e da a a f
trust-further = il dispositivo { $device } firmerebbe per { $organisation } accanto al dispositivo { $known }, che conta già qui: può dire altro nello stesso nome, e revocare il primo
trust-further-help = se hanno detto per altra via che entrambi sono loro, dirlo con --further
trust-own-device = il dispositivo `{ $device }` firma qui, e nulla di ciò che firma dopo conterebbe; proseguire prima con una nuova chiave (`tregua device --new`), poi revocare questo
trust-not-signed-yet = l'ultimo numero del dispositivo `{ $device }` noto qui è { $known }, e non { $n }; indicarne uno fino a quello

## what a check finds

found-signed-before = dice di essere stata firmata prima di `{ $id }`, che la precede
verify-bare = arrivate senza contenuto: { $entries }; chi le ha mandate non lo aveva
verify-apart = tenute a parte: { $entries }; qui non contano nulla finché non si dà fiducia ai loro dispositivi
verify-awaiting = in attesa: { $entries } di dispositivi che contano qui; ciò che le precede non è ancora arrivato
verify-remark = da sapere: { $found }

## the device

trust-member-revoked = { $organisation }: le registrazioni del dispositivo { $device } contano qui fino al suo numero { $n }; è stato revocato
trust-member-revoked-wholly = { $organisation }: nessuna registrazione del dispositivo { $device } conta qui; è stato revocato
trust-member-lapsed = { $organisation }: nessuna registrazione del dispositivo { $device } conta qui ora, perché chi lo aveva ammesso è stato revocato; indicare il dispositivo per accettarne di nuovo le registrazioni
trust-revoked = il dispositivo { $device } è revocato: le sue registrazioni contano fino al suo numero { $n }, le successive sono conservate e mostrate
trust-revoked-wholly = il dispositivo { $device } è revocato: nessuna delle sue registrazioni conta, tutte sono conservate e mostrate
trust-no-member = nessun dispositivo che conta qui comincia con `{ $device }`; `tregua trust` li elenca
log-after-revocation = tra parentesi, firmate dopo la revoca del loro dispositivo: { $entries }; sono conservate e non contano
device-new = è nuovo: il dispositivo { $device } non firma più qui; leggere le nuove cifre agli altri
device-may-not = { $organisation }: il dispositivo { $device } è quello di questo registro, e ora qui non può firmare:
key-behind = `{ $path }` è una copia più vecchia: il suo dispositivo ha firmato fino al numero { $n }, e qui { $here }; `tregua device --new` prosegue con una nuova chiave
key-copied = `{ $path }` è stato copiato o spostato dall'ultima firma; se è stato spostato e non è in uso un'altra copia, dirlo con `tregua device --moved`, altrimenti proseguire con una nuova chiave: `tregua device --new`
key-no-guard = nessun file di guardia accanto a `{ $path }` dice che cosa il suo dispositivo ha firmato per ultimo, e qui ha firmato fino al numero { $here }; se non è in uso un'altra copia e nessuna ha firmato di più, dirlo con `tregua device --moved`, altrimenti proseguire con una nuova chiave: `tregua device --new`
key-revoked = il dispositivo `{ $device }`, che firma qui, è stato revocato: ciò che firma da ora in poi non conta nulla; `tregua device --new` prosegue con una nuova chiave
found-signer-revoked = è l'ultima del dispositivo `{ $device }`, che firma qui ed è stato revocato: ciò che firma da ora in poi non conta nulla; `tregua device --new` prosegue con una nuova chiave
key-unguarded = ciò che è stato firmato è a registro, e `{ $path }` non si è potuto scrivere: { $system }; fare spazio, e non firmare nulla in un'altra copia
