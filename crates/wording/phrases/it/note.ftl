### Ciò che dice `tregua note`. Minuscolo, senza punto finale, con un modo di procedere, neutro.

## ciò che non è stato compreso: il punto è segnato sotto la riga

note-slip-empty = nella riga non c'è nulla; scrivere chi dice che cosa, come `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
note-slip-long = la riga supera { $limit } caratteri; riportare la cifra, e conservare il brano come fonte
note-slip-odd = qui c'è un carattere invisibile ({ $character }); cancellarlo e scrivere di nuovo le parole
note-slip-word = `{ $word }` qui non si capisce; lo si ometta (i nomi di persone non hanno posto nel registro), si mettano tra virgolette poche parole come stampate, o si usi una riga di un foglio di calcolo
note-slip-effects = le persone uccise o ferite vanno nella colonna `effects` di un foglio di calcolo, con i limiti, come `killed=2;injured=11..`
note-slip-kind = `{ $word }` non è una categoria di ciò che segue; usare una categoria dichiarata, o ometterlo
note-slip-kinds = `{ $word }` è una seconda categoria dello stesso genere per l'intera cifra; scrivere `fuel or gas trucks` se ciascuno è dell'una o dell'altra, o dare a ciascuna il suo numero
note-slip-second = `{ $word }` dice una seconda volta ciò che la riga ha già detto; tenerne uno, o scrivere due righe
note-slip-figure = una seconda cifra; unire due affermazioni con `;` o `and`, scrivere `150 to 200` per un intervallo, `3 of 100` per una parte di un totale
note-slip-verbs = un secondo verbo senza una cifra propria; scrivere due righe, o mettergli davanti la cifra
note-slip-voice = una riga è di una sola voce; scrivere una riga a parte per ciò che dice `{ $word }`
note-slip-large = `{ $word }` è troppo grande per essere conservato; controllare la cifra, o usare un'unità più grande
note-slip-decimal = `{ $word }` non è intero; usare un'unità più piccola, o limiti come `1 to 2`
note-slip-scale = `{ $word }` è una cifra tonda; scriverla per esteso in cifre, con i limiti che si intendono: `about 1500000 (1400000..1600000)`
note-slip-date-form = `{ $word }` si potrebbe leggere in due modi; scrivere la data come `24 Nov` o `2023-11-24`, un numero intero in cifre
note-slip-many = la riga contiene più di otto numeri; usare più righe, o un foglio di calcolo
note-slip-key = nessuna affermazione a registro ha la chiave `{ $word }`; `tregua log` elenca le chiavi
note-slip-which = dire con la sua chiave quale affermazione si intende, come `Israel denies t24-un`; `tregua log` elenca le chiavi
note-slip-date = `{ $word }` non è in alcun calendario; controllare il giorno e il mese
note-slip-backwards = questo tempo finisce prima del suo inizio; scrivere prima l'estremo anteriore
note-slip-nothing = qui non sono indicati né una cifra né un atto né un'affermazione; scrivere come `UN: 137 trucks offloaded 24 Nov`, o come nota: `UN: note: few words`
note-answer = `{ $option }`: { $message }
note-slip-new-source = scrivere una nuova fonte come `KEY=publisher, title, date`, per esempio `OCHA57=OCHA oPt, Flash Update #57, 2023-12-02`

## ciò a cui occorre prima rispondere

note-ask-voice = chi lo dice? iniziare la riga con la voce e i due punti
note-ask-voice-new = la voce `{ $word }` non ha parlato in questo registro e l'accordo non la dichiara; chi si intende?
note-ask-act = che cosa è stato fatto? indicarlo con un verbo, come `crossed`, `offloaded`, `released`
note-ask-actor = chi ne è l'autore ({ $act }), secondo questa voce?
note-ask-thing = che cosa è stato contato?
note-ask-thing-new = `{ $word }` non è una cosa dichiarata dall'accordo; che cosa si intende? se è conservata così com'è, nessuna clausola la conta
note-ask-amount = quali limiti si intendono con `about { $word }`? scriverli come `{ $form }`
note-ask-vague = quali limiti si intendono con `{ $word }`? scriverli come `24..` o `24..99`
note-ask-point = in quale punto del suo percorso è stato contato?
note-ask-coverage = la cifra copre tutto quel tempo, o solo quanto avvenuto finora?
note-ask-when = quando è avvenuto?
note-ask-until = la cifra parte da { $word }; fino a quando?
note-ask-place = `{ $word }` non è una zona dichiarata dall'accordo; che cosa si intende?
note-ask-year = quale anno si intende?
note-ask-zone = il registro non ha ancora un orologio; scrivere l'ora con il suo scarto dall'ora UTC, come `{ $form }`
note-ask-about = che cosa chiarisce questa spiegazione? indicare la chiave che portano le affermazioni al riguardo
note-ask-source = nessuna fonte a registro è `{ $word }`; quale si intende? una nuova si scrive `KEY=publisher, title, date`
note-ask-source-several = più fonti corrispondono a `{ $word }`; quale si intende?
note-ask-said = quando è stato detto?

## colonne

note-column-kind = tipo
note-column-voice = voce
note-column-hedge = riserva
note-column-act = atto
note-column-actor = autore
note-column-thing = cosa
note-column-amount = quantità
note-column-counting_point = contato a
note-column-from = da
note-column-to = a
note-column-through = tramite
note-column-place = luogo
note-column-occurred = avvenuto
note-column-about = riguardo a
note-column-clause = clausola
note-column-cause = causa
note-column-refers_to = richiama
note-column-source = fonte
note-column-figure = stampato
note-column-said = detto

## da che cosa è stato compilato

note-from-office = `{ $office }` parla per { $voice } (intestazione)
note-from-office-record = `{ $office }` ha già parlato per { $voice }, in questo registro
note-from-spelling = scritto `{ $word }`
note-from-clause = clausola { $clause }
note-from-verb = l'unica possibilità con `{ $point }`
note-from-word = la parola `{ $word }`
note-from-kind-of = solo `{ $thing }` ha la categoria { $kind }
note-from-phase = la data più vicina alla fase { $phase }
note-from-recent = l'ultima data di questo tipo prima di questa nota
note-from-today = a ritroso dal giorno di questa nota
note-from-clock = l'orologio dell'accordo, { $zone }
note-from-since = dalla data indicata al giorno in cui è stato detto
note-from-dated = per intero, secondo la regola dell'intestazione per le cifre datate
note-from-over = per intero, detto dopo la fine di quel giorno
note-from-date-total = il totale di quella voce, essendo dato per una data
note-from-source = «{ $word }» inteso come { $what }
note-from-source-date = la data di { $source }
note-from-noted = il momento di questa nota
note-from-plan = un'affermazione di tipo `{ $kind }` non porta quantità: la cifra è conservata come stampata
note-from-bare = `{ $word }` si dice di un piano; ciò che è avvenuto si dice con un verbo al passato
note-from-announced = ciò che si dice di una fase è annunciato, non contato
note-from-promise = dove conta questo tipo di affermazione
note-from-promiser = chi promette o offre è chi lo farà
note-from-only-clause = l'unica clausola a cui corrisponde

## ciò che si potrebbe aggiungere

note-hint-kinds = non è indicato: { $axis }; la clausola { $clause } conta { $kinds }, e prende questa cifra solo come limite superiore

## il taccuino

note-drafted = bozza { $n }
note-drafted-of = bozza { $n }, parte { $part } di { $parts } di una riga
note-questions-title = domande aperte
note-choice = { $n }  { $choice }
note-prompt = bozza { $n }, { $option }, un numero o parole proprie, vuoto per lasciare aperto:
note-no-such-choice = questa scelta non c'è; un numero dell'elenco, parole proprie, o vuoto per lasciare aperto:
note-next-open = nel taccuino, non a registro; rispondere con `tregua note { $record } --change { $n } { $options }`, o scrivere una riga più completa
note-next-ready = nel taccuino, non a registro; `tregua note { $record } --put-on-record { $n }` la firma
note-nothing-written = nulla è stato scritto
note-put = a registro: { $claims }; ricevuta { $receipt }
note-put-nothing-new = tutto era già a registro; il taccuino non lo contiene più
note-put-left-behind = le affermazioni sono a registro; per sgombrare il taccuino, metterle a registro di nuovo: non vi aggiunge nulla
note-put-refused = nulla è stato messo a registro: ci sono domande aperte su { $drafts }
note-put-ask = mettere a registro adesso? [y/N]
note-left = resta nel taccuino
note-deleted = cancellate: { $drafts }; il nostro file non contiene più le parole, il disco può conservare blocchi precedenti
note-empty = il taccuino è vuoto
note-list-title = nel taccuino, non a registro: { $drafts }
note-list-ready = pronta
note-list-open = con { $questions }
note-list-slips = non compresa
note-part = ({ $part }/{ $parts })
note-arrow = ←
note-question-mark = ?
drafts = { $n-plural ->
    [one] { $n } bozza
    [many] { $n } di bozze
   *[other] { $n } bozze
}
questions = { $n-plural ->
    [one] { $n } domanda
    [many] { $n } di domande
   *[other] { $n } domande
}

## perché un comando non ha fatto ciò che era chiesto, e un modo di procedere

note-numbers-or-line = `--put-on-record` vuole numeri o una riga, non entrambi
note-give-record-and-line = occorrono un registro e una sola riga
note-give-record-and-line-help = mettere la riga tra virgolette: `tregua note pause.record "UN: 137 trucks offloaded 24 Nov"`
note-several-records = in questa cartella ci sono più registri
note-several-records-help = indicare quello che si intende: `tregua note pause.record "…"`
note-no-record = in questa cartella non c'è alcun file che termini con `.record`
note-no-record-help = indicare il registro: `tregua note pause.record "…"`
note-all-or-numbers = `--all` e i numeri non vanno insieme
note-which-drafts = indicare quali bozze: `--put-on-record 1 2`, o `--put-on-record --all`
note-no-draft = nel taccuino non c'è alcuna bozza { $n }
note-no-draft-help = `--list` mostra che cosa contiene
note-on-record-already = la bozza { $n } è già a registro
note-on-record-already-help = `--put-on-record` la toglie dal taccuino; ciò che è a registro si cambia con una rettifica
note-lines-unreadable = impossibile leggere le righe: { $system }
note-lines-many = più di { $limit } righe; usare un foglio di calcolo
note-lines-none = nessuna riga in ingresso
note-put-nothing = nulla è stato messo a registro
notebook-exposed = altri possono leggere il taccuino `{ $path }`
notebook-exposed-help = eseguire `chmod 600 { $path }`
notebook-large = il taccuino `{ $path }` supera 4 MiB, e nessun taccuino è così grande
notebook-not-understood = la riga { $line } del taccuino `{ $path }` non è compresa
notebook-not-understood-help = può essere stato modificato a mano; spostare altrove il file per iniziarne uno nuovo
notebook-cannot-use = impossibile usare il taccuino `{ $path }`: { $system }
