# Che cosa non va nel testo di un accordo. Un messaggio per codice, e in `-help` come procedere.
# Minuscolo, senza punto finale, le parole di chi scrive tra apici inversi, neutro.
# `$what` indica una sorta di parola, `$why` una variante; i loro valori sono chiavi, mai mostrate.

## Il testo in sé

E0001 = il testo ha { $bytes } byte; se ne leggono al massimo { $limit }
E0001-help = dividerlo in un file per ciascun accordo

E0002 = `{ $found }` non è chiuso nella sua riga
E0002-help = scrivere il segno di chiusura prima che la riga finisca

E0003 = il carattere { $found } è nascosto, o fa apparire la riga diversa da come si legge
E0003-help = cancellarlo e scrivere di nuovo le parole

E0004 = { $what ->
    [names] un elenco ha al massimo { $limit } nomi
    [name-words] un nome ha al massimo { $limit } parole
    [points] un verbo ha al massimo { $limit } punti di conteggio
    [verbs] un testo ha al massimo { $limit } verbi, compresi quelli della lingua
    [readings] ci sono più di { $limit } letture; le altre non sono lette
    [examples] gli esempi hanno in tutto al massimo { $limit } righe
   *[problems] ci sono più di { $limit } problemi; gli altri non sono mostrati
}
E0004-help = { $what ->
    [problems] correggere i primi e controllare di nuovo
   *[other] abbreviarlo o dividerlo
}

## La forma di una frase

E0101 = nessuna riga inizia con `{ $found }` in questo punto
E0101-help = la prima parola di una riga dice che cosa fa la riga

E0102 = la frase è completa prima di `{ $found }`
E0102-help = cancellare ciò che avanza, o collegarlo con la parola che manca prima

E0103 = qui dovrebbe stare { $what ->
    [axis] un asse di categorie
    [change] ciò che la lettura cambia
    [colon] un segno di due punti
    [date] una data come `2024-01-31`
    [holder] chi sostiene la lettura
    [hour] un'ora come `07:00`
    [key] la chiave di una fonte o di una riga
    [kind] una categoria
    [label] un'etichetta
    [modifier] una finestra, un punto di conteggio o un'altra aggiunta
    [name] un nome
    [number] un numero intero
    [object] ciò a cui si riferisce il verbo
    [phase] una fase dichiarata
    [plural] il plurale tra parentesi
    [point] un punto di conteggio
    [quoted] parole tra virgolette doppie
    [thing] una cosa dichiarata
    [track] un filone dichiarato
    [verb] un verbo
    [voice] una parte o un organismo dichiarati
    [zone] una zona dichiarata
   *[words] { $expected }
}, non `{ $found }`
E0103-help = una frase si legge da sinistra a destra; ciò che precede è compreso

E0104 = la riga finisce dove dovrebbe seguire { $what ->
    [axis] un asse di categorie
    [change] ciò che la lettura cambia
    [colon] un segno di due punti
    [date] una data come `2024-01-31`
    [holder] chi sostiene la lettura
    [hour] un'ora come `07:00`
    [key] la chiave di una fonte o di una riga
    [kind] una categoria
    [label] un'etichetta
    [modifier] una finestra, un punto di conteggio o un'altra aggiunta
    [name] un nome
    [number] un numero intero
    [object] ciò a cui si riferisce il verbo
    [phase] una fase dichiarata
    [plural] il plurale tra parentesi
    [point] un punto di conteggio
    [quoted] parole tra virgolette doppie
    [thing] una cosa dichiarata
    [track] un filone dichiarato
    [verb] un verbo
    [voice] una parte o un organismo dichiarati
    [zone] una zona dichiarata
   *[words] { $expected }
}
E0104-help = una riga è una frase; completarla sulla stessa riga

E0105 = scrivere `{ $right }` invece di `{ $found }`
E0105-help = un significato, un'espressione: così due lettori non possono intenderla diversamente

E0106 = una virgola non unisce nomi
E0106-help = unire con `and` ciò che vale per con `or` le alternative; una virgola separa soltanto un'aggiunta dalla successiva

E0107 = `{ $found }` appartiene a una forma nota, non ancora realizzata: { $name ->
    [effective-instant] l'istante da cui una clausola vale
    [start-and-finish] un inizio e una fine
    [talks] colloqui tenuti entro un giorno
    [exactly-in-any] esattamente tanti in qualunque tratto di una durata
    [batch-number] uno scaglione con un numero diverso da `at least`
    [ratio-cap] un rapporto con un numero diverso da `at least` o `at most`
    [percentage-schedule] quote di un intero per gradi
    [order] un ordine tra le persone interessate
    [withdrawal] ritiro a una distanza
    [territory-handover] territorio consegnato entro una data
    [buffer-width] la larghezza di una zona cuscinetto
    [movement-right] un diritto di spostarsi
    [permission] un permesso
    [corridor] una strada aperta
    [eligible-set] un elenco di chi può essere scelto
    [notice] preavviso prima di un atto
    [verification] verifica da parte di un terzo
    [joint-committee] un comitato congiunto o una via per i reclami
    [information] informazioni dovute
    [guarantors] garanti
    [suspension] sospensione del proprio obbligo
    [cure] rimedio fuori da un totale o da una scadenza
    [termination] una fine per una causa
    [reservation] una riserva
    [side-arrangement] un'intesa accanto all'accordo
    [substitution] una cosa al posto di un'altra
   *[other] { $name }
} (forma { $shape })
E0107-help = per ora tenere la frase come commento; l'elenco delle forme è in docs/language.md

E0108 = una riga che inizia con `{ $found }` sta in una clausola
E0108-help = mettere prima una riga `clause <label> in <phase>`

## Nomi e intestazione

E0201 = `{ $found }` c'è già
E0201-help = tenerne uno dei due

E0202 = { $what ->
    [phase] nessuna fase si chiama `{ $found }`
    [thing] nessuna cosa si chiama `{ $found }`
    [track] nessun filone si chiama `{ $found }`
    [zone] nessuna zona si chiama `{ $found }`
    [voice] nessuna parte e nessun organismo si chiama `{ $found }`
    [clause] nessuna clausola si chiama `{ $found }`
   *[other] nulla si chiama `{ $found }`
}
E0202-help = { $what ->
    [phase] dichiararla nell'intestazione: `phase <name>`
    [thing] dichiararla nell'intestazione: `thing <name> (<plural>)`
    [track] dichiararlo nell'intestazione: tra i `tracks`
    [zone] dichiararla nell'intestazione: `zone <name> "<where it is>"`
    [clause] scrivere l'etichetta come nella riga `clause <label>`
   *[voice] dichiararlo nell'intestazione: tra `parties`, `mediators`, `carriers` o `counting bodies`
}

E0203 = `{ $found }` è dichiarato solo più in basso
E0203-help = spostare la dichiarazione sopra la riga che lo usa

E0204 = `{ $found }` non può essere un nome: `{ $word }` è una parola del linguaggio, e un nome non inizia né finisce con una di esse
E0204-help = aggiungere una parola, o mettere la parola del linguaggio in mezzo

E0205 = { $what ->
    [axis] `{ $owner }` non ha categorie chiamate `{ $found }`
   *[kind] `{ $found }` non è una categoria di `{ $owner }`
}
E0205-help = dichiararla sotto la cosa: `kinds <axis>: <kind> and <kind>`

E0206 = `{ $found }` ha una sola categoria, il che non dice nulla
E0206-help = indicare almeno due categorie, unite con `and`

E0207 = questo programma legge `language 1, english`
E0207-help = scrivere `language 1, english`; le altre lingue sono versioni dello stesso testo

E0208 = l'orologio non è compreso a `{ $found }`
E0208-help = scrivere `clock +02:00, each day runs 07:00 to 07:00`, con uno scarto o un fuso IANA, e due volte la stessa ora

E0209 = { $missing ->
    [not-before] nessuna fase del testo inizia a un istante dato, e nessuno può dire da quando `{ $found }` possa cominciare
   *[other] manca una riga che inizi con `{ $missing }`
}
E0209-help = { $missing ->
    [agreement] aggiungere `agreement "<its name>"`
    [language] aggiungere `language 1, english`
    [parties] aggiungere `parties <name> and <name>`
    [clock] aggiungere `clock +02:00, each day runs 07:00 to 07:00`: un giorno non è lo stesso ovunque
    [starts] aggiungere `starts 2024-01-31 07:00` sotto la fase
    [not-before] aggiungere alla sua riga: `, not before 2024-01-31 07:00`
   *[lasts] aggiungere `lasts 4 days` o `lasts until ended` sotto la fase
}

## Numeri e tempi

E0210 = il testo non dichiara nulla di nome `{ $found }`
E0210-help = dare una parte, un luogo, una cosa, un tipo, una fase o l'etichetta di una clausola come li ha il testo, oppure parole che vi stanno tra virgolette

E0211 = { $why ->
    [none] questo non si conta, quindi ha una sola forma
   *[missing] a questa cosa mancano forme per il numero: { $missing }
}
E0211-help = { $why ->
    [none] scriverlo una volta, tra virgolette
   *[missing] scriverle tutte: la categoria del numero, poi la forma tra virgolette, con virgole in mezzo
}

E0301 = il numero `{ $found }` sta da solo
E0301-help = scrivere `at least`, `at most`, `exactly`, `about … (bounds …)`, o `… for each …`

E0302 = `{ $found }` non è un numero intero ammesso da questo linguaggio
E0302-help = scriverlo con le cifre da 0 a 9, senza separatori

E0303 = `{ $found }` qui non chiede nulla
E0303-help = scrivere 1 o più; per nessuno affatto, scrivere `must not`

E0304 = qui scrivere `{ $right }`, non `{ $found }`
E0304-help = uno vuole il singolare, ogni altro numero il plurale, così una cifra perduta si nota

E0305 = i limiti escludono proprio { $found }
E0305-help = scegliere limiti che comprendano il numero

E0306 = `{ $found }` non è una durata uguale per tutti
E0306-help = contare in giorni dell'accordo o in ore

E0307 = non esiste una tale data od ora: `{ $found }`
E0307-help = scrivere le date come `2024-01-31` e le ore come `07:00`, fino a `23:59`; un tratto di ore ha due estremi diversi

E0308 = `{ $found }` non è un intervallo
E0308-help = scrivere prima il numero minore, e due numeri diversi; senza limite inferiore si dice con `at most`, con un solo numero con `exactly`

## Clausole

E0401 = { $why ->
    [two] una clausola dice una cosa sola, e questa ne dice già un'altra
   *[none] la clausola `{ $found }` non chiede nulla a nessuno
}
E0401-help = { $why ->
    [two] dare alla seconda frase una clausola propria
   *[none] aggiungere la sua frase: chi deve, o non deve, fare che cosa
}

E0402 = `{ $verb }` non va con `{ $written }`
E0402-help = `{ $verb }` va con { $fits }

E0403 = la clausola `{ $found }` non dice dove la cosa viene contata
E0403-help = `{ $verb }` si conta in più punti: indicarne uno, o scrivere `counting point left open: … or …`

E0404 = { $why ->
    [one-open] un punto di conteggio lasciato aperto richiede un secondo tra cui restare aperto
    [unknown] nessun verbo si conta a `{ $found }`
    [none] qui nulla del conteggio è aperto o da scegliere: `{ $found }`
   *[other] `{ $verb }` non si conta a `{ $found }`
}
E0404-help = { $why ->
    [one-open] scrivere `counted at { $found }`, o aggiungere `or …`
    [none] cancellare l'espressione
   *[other] scegliere uno dei punti di conteggio del verbo
}

E0405 = `{ $found }` non dice nulla su { $kind ->
    [allow] un obbligo di permettere
    [ban] un divieto
    [deadline] un atto con scadenza
    [extension] una proroga
    [principle] un principio
    [eligible] un elenco di chi può essere scelto
    [quota] una quantità in una finestra
    [ratio] un rapporto
    [share] una quota
    [together] un gruppo che resta insieme
    [baseline] un livello riferito a quello iniziale
   *[other] una frase di questo tipo
}
E0405-help = cancellarlo, o spostarlo nella clausola a cui appartiene

E0406 = { $why ->
    [two] la clausola `{ $found }` parla di due fasi
   *[none] la clausola `{ $found }` non dice in quale fase vale
}
E0406-help = { $why ->
    [two] indicare la stessa fase ovunque nella clausola
   *[none] scrivere `clause { $found } in <phase>`
}

E0407 = la clausola `{ $found }` { $kind ->
    [deadline] non dice, o dice due volte, entro quando
    [allow] indica due finestre che non vanno insieme
   *[other] non dice in quale finestra
}
E0407-help = una quantità richiede una finestra e un atto richiede un'ora, o nessuno può dire quando non è stato adempiuto

E0408 = la proroga non dice tutto ciò che la decide
E0408-help = una proroga dice come si arrotonda, che cosa la limita e come si matura

E0409 = `{ $found }` non va con `for each { $per }`
E0409-help = arrotondare al numero che fa maturare un giorno

E0410 = la clausola `{ $found }` scade più volte, e nessuno può dire quando sia adempiuta
E0410-help = nominare una clausola che scade una volta: un totale, `overall`, un divieto per tutta la fase, un atto entro un istante

E0411 = `{ $found }` attende `{ $other }`, che la attende a sua volta
E0411-help = togliere una delle due: un cerchio non si apre mai

E0412 = { $why ->
    [begun] l'inizio `{ $found }` non precede la fine
   *[steps] i gradi di `{ $found }` non salgono
}
E0412-help = { $why ->
    [begun] scriva un inizio che preceda la fine
   *[steps] scriverli in ordine di tempo, ciascuno con una quota maggiore di quella che precede
}

E0413 = `{ $found }` e `{ $other }` non si distinguono
E0413-help = indicare gruppi tali che nessuno sia in due: categorie diverse di uno stesso asse, e tutto il resto uguale

## Letture

E0501 = { $why ->
    [two] una lettura cambia una cosa sola, e `{ $found }` è una seconda
   *[not-here] la clausola non dice nulla che `{ $found }` possa cambiare
}
E0501-help = { $why ->
    [two] scrivere per la seconda una lettura propria
   *[not-here] una lettura cambia il numero o la frequenza, le categorie, il punto di conteggio, l'accredito o il massimo che la sua clausola ha
}

E0502 = la lettura `{ $found }` non dice di chi è
E0502-help = aggiungere `held by …`, `in <source>`, `from <row>` o `is ours`

## Avvertimenti

W0601 = { $change ->
    [skipped] l'orologio salta `{ $found }`
   *[doubled] l'orologio segna `{ $found }` due volte
}
W0601-help = { $change ->
    [skipped] si prende il primo istante dopo il salto: { $taken }
   *[doubled] si prende il primo dei due: { $taken }
}

W0602 = `{ $found }` diventa `{ $other }` quando si perde una parola
W0602-help = nomi che differiscono per due parole sono più sicuri; si legge il nome più lungo che corrisponde

## Ciò che si può scoprire prima che accada qualcosa

W0701 = { $why ->
    [before] `{ $clause }` scade { $due }, prima che { $phase } inizi ({ $edge })
   *[after] `{ $clause }` scade { $due }, dopo la fine di { $phase } ({ $edge })
}
W0701-help = una clausola vive nella sua fase; ciò che scade fuori è dovuto solo se la fase viene spostata fin lì

W0702 = `{ $clause }` permette meno di quanto `{ $other }` chiede, da { $from } a { $to }
W0702-help = in questi giorni non si possono osservare entrambe; cambiare un numero, o dire in quale caso l'una prende il posto dell'altra

W0703 = `{ $clause }` in ciascuno dei { $days } giorni arriva a { $sum }, non ai { $total } di `{ $other }`
W0703-help = si possono osservare entrambe, ma non con { $count } al giorno soltanto; se è inteso così, va bene

W0704 = `{ $clause }` vieta in ogni momento ciò che `{ $other }` chiede, da { $from } in poi
W0704-help = non si possono osservare entrambe; dire dove o quando è vietato, o dopo che cosa

W0705 = { $why ->
    [binds-nobody] `{ $clause }` aspetta che `{ $other }` risulti non osservata, e ciò non avviene mai: non vincola nessuno, quindi decade
   *[met-at-the-end] `{ $clause }` aspetta che `{ $other }` sia osservata, e ciò avviene quando la fase è finita
}
W0705-help = non scade mai mentre la sua fase è in corso; farla aspettare altro

W0706 = una sospensione di `{ $clause }` può non finire mai: quando `{ $other }` risulta non osservata, non cambia più
W0706-help = dire entro quando `{ $other }` può essere sanata, o indicare un altro motivo

W0707 = nessuno è indicato per contare `{ $clause }`, mentre `{ $other }` dice chi conta
W0707-help = aggiungere `counted at … by …`, o indicare `counting bodies` nell'intestazione

N0701 = { $sort ->
    [days] non è stato deciso se `{ $clause }` possa essere rispettata accanto alle altre: oltre { $n } giorni non si guarda
    [bounds] non è stato deciso se `{ $clause }` possa essere rispettata accanto alle altre: oltre { $n } numeri e finestre insieme non si guarda
   *[pairs] da `{ $clause }` in poi non è stato deciso quali clausole di questo tipo possano essere rispettate accanto alle altre: il testo ne ha troppe
}
N0701-help = questo non dice nulla a favore o contro il testo; guardarlo da sé

## Etichette di altri punti

declared-here = dichiarato qui
said-here = detto qui

## Esempi

E0801 = { $why ->
    [cells] caselle in questa riga: { $cells }; ne servono: { $columns }
   *[nothing] l'esempio non chiede nulla, o nulla in uno dei suoi momenti
}
E0801-help = { $why ->
    [cells] una riga ha una casella per ogni colonna della sua tabella, ognuna dopo un `|`, anche se vuota
   *[nothing] aggiungere `as of 2024-01-31 07:00` e, sotto, `| view | clause | part | instance | status`
}

E0802 = questa affermazione dell'esempio non si capisce: { $sentence }
E0802-help = le colonne e le loro parole sono quelle dei file di affermazioni

E0803 = qui non c'è nulla di nome `{ $found }`
E0803-help = vista, clausola, elemento e istanza si chiamano come in `tregua status --json`; `-` per una parte con una sola istanza

E0804 = { $why ->
    [blank] non è dato alcuno stato, e dalle affermazioni segue `{ $found }`
   *[other] è dato `{ $expected }`, e dalle affermazioni segue `{ $found }`
}
E0804-help = correggere il testo, le affermazioni o lo stato; `tregua check --bless` scrive lo stato che ne segue
