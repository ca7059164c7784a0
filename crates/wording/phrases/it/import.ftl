### Ciò che si dice dei file di altri. La chiave è il codice del problema.
### Fino a I099 il blocco è respinto; oltre sono avvisi. Minuscolo, senza punto finale, con un modo di procedere.

## attorno a un messaggio

import-place-sheet = { $file }, foglio { $sheet }
import-place-row = { $file }, foglio { $sheet }, riga { $row }
import-place-letters = { $file }, foglio { $sheet }, riga { $row }, colonna { $letters }
import-place-cell = { $file }, foglio { $sheet }, riga { $row }, colonna { $letters } ({ $column })

## il file

I001 = il file supera { $limit } MiB; dividerlo in più file e importarli insieme
I002 = questa riga contiene byte che non sono UTF-8; salvare di nuovo il file come `CSV UTF-8`
I003 = il file inizia come UTF-16 e non prosegue come tale; salvarlo di nuovo come `CSV UTF-8`
I004 = il file non ha intestazione; dare un nome alle colonne nella prima riga
I005 = le colonne sono separate da `{ $word }`; salvare di nuovo il file come `CSV UTF-8`, con virgole, punti e virgola o tabulazioni tra le colonne
I006 = la prima riga non è né l'intestazione delle affermazioni né quella delle fonti; le affermazioni hanno una colonna `claim`, le fonti `source` e `publisher` o `title`
I007 = questo formato non può essere letto; salvare il foglio come { $formats }
I008 = nessuna colonna si chiama `{ $word }`; sono note { $accepted }, e ogni nome che inizia con `x_` è conservato com'è
I009 = la colonna `{ $word }` compare due volte nell'intestazione; tenerne una
I010 = manca la colonna `{ $word }`; serve a ogni riga
I011 = questa riga ha { $cells } celle e l'intestazione { $columns }; mettere tra virgolette le parole che contengono una virgola, e scrivere 129000 senza
I012 = questa riga ha { $cells } celle e l'intestazione { $columns }; aggiungere le virgole mancanti, anche per le celle vuote alla fine
I013 = qui si aprono virgolette che non si chiudono mai; chiuderle, o raddoppiare quelle che fanno parte delle parole
I014 = ci sono parole fuori dalle virgolette di questa cella; la cella inizi e finisca con le virgolette, e quelle interne siano raddoppiate
I015 = il file ha più di { $limit } righe; dividerlo in più file e importarli insieme
I016 = l'intestazione ha più di { $limit } colonne; togliere quelle che non servono
I017 = questa cella contiene più di { $limit } KiB; conservare il documento come fonte e riportare la cifra o poche parole come stampate
I018 = questa cella contiene il carattere invisibile { $character }; cancellarlo e scrivere di nuovo le parole
I019 = ci sono parole nella cella { $position }, la cui colonna non ha nome; dare un nome alla colonna, con `x_` davanti se è propria

## chiavi e parole note

I020 = questa cella non può essere vuota; compilarla
I021 = `{ $word }` qui non è noto; sono accettati { $accepted }
I022 = `{ $word }` non è un verbo del lessico dell'accordo; esso ha { $accepted }
I024 = `{ $word }` non è un punto di conteggio dell'accordo; esso ha { $accepted }
I025 = l'accordo non ha una clausola o fase con l'etichetta `{ $word }`; esso ha { $accepted }
I026 = nessuna fonte ha la chiave `{ $word }`; aggiungerla alle fonti, volendo nella stessa importazione
I027 = nessuna affermazione ha la chiave `{ $word }`; deve essere nella stessa importazione o già a registro
I028 = `{ $word }` richiama sé stessa; indicare l'affermazione che si intende
I029 = la chiave `{ $word }` è in { $file }, riga { $line }, con altre parole in { $columns }; scrivere una correzione: tipo `correct`, una chiave propria, e `refers_to` che indichi `{ $word }`
I030 = la fonte `{ $word }` è in { $file }, riga { $line }, con altre parole in { $columns }; tenere una delle righe, o dare a questa una chiave propria
I031 = la chiave `{ $word }` contiene un punto e virgola, che negli elenchi separa le chiavi; scriverla senza
I032 = una voce di questo elenco è vuota; togliere il punto e virgola che la separa

## categorie ed effetti

I033 = `{ $word }` non è una categoria di `{ $thing }`; le sue categorie sono { $accepted }
I034 = sono indicate categorie senza una cosa; compilare `thing`
I035 = `{ $word }` dà alternative su due assi; separare con `|` le alternative di un asse, e unire con `&` categorie di due assi
I036 = `{ $word }` è una seconda categoria sullo stesso asse; unire con `&` categorie di assi diversi, e separare con `|` le alternative
I037 = `{ $word }` non è compreso come categoria; scrivere `woman=9;child=4`, `woman|child=7`, o una categoria senza numero
I038 = `{ $word }` indica la stessa categoria una seconda volta; tenerne una
I039 = questa cella ha più di { $limit } categorie; farne più affermazioni
I040 = `{ $word }` non è compreso come effetto; scrivere un nome e i suoi limiti, come `killed=1..;injured=24..`
I041 = l'effetto `{ $word }` è indicato due volte; tenerne uno

## quantità

I042 = `{ $word }` non è compreso come quantità; scrivere `137`, `101..`, `150..200`, `..50` o `about 100 (90..110)`
I043 = `{ $word }` non è un numero intero; scriverlo in cifre ASCII, come `129000`
I044 = `{ $word }` è sotto zero; le quantità partono da 0
I045 = `{ $word }` non è intero; usare un'unità più piccola o, dove possono stare dei limiti, limiti interi come `1..2`
I046 = `{ $word }` è scritto in altre cifre; scrivere cifre ASCII, da 0 a 9
I047 = `{ $word }` ha segni tra le sue cifre; scrivere `{ $form }`
I048 = `{ $word }` è più grande di { $limit }; controllare la cifra, o usare un'unità più grande
I049 = `{ $word }` finisce sotto il suo inizio; scrivere prima il limite inferiore
I050 = `{ $word }` non ha limiti; aggiungere quelli che tu, che registri, intendi: `about 100 (90..110)`
I051 = la cifra di `{ $word }` è fuori dai suoi stessi limiti; allargarli

## tempi

I052 = `{ $word }` non è compreso come tempo; scrivere `2023-11-24`, `2023-11-24T22:00+02:00`, o due della stessa forma con `/` in mezzo
I053 = `{ $word }` non è compreso come momento; scrivere `2023-11-24` o `2023-11-24T22:00+02:00`
I054 = `{ $word }` mescola una data e un istante; indicare i due estremi allo stesso modo
I055 = `{ $word }` non finisce dopo il suo inizio; scrivere prima l'estremo anteriore
I056 = `{ $word }` non è in alcun calendario; controllare il giorno e il mese
I057 = `{ $word }` non ha lo scarto dall'ora UTC; aggiungerlo, come `+02:00`, o `Z`
I058 = `received` serve a ricostruire un registro in uso; togliere la colonna, o importare con quell'opzione
I059 = `{ $word }` non ha l'ora; `received` richiede un istante come `2023-11-24T22:00+02:00`

## che cosa può contenere un'affermazione

I060 = questa cifra supera { $limit } caratteri; riportare la cifra o poche parole come stampate, non un brano
I061 = una riga di tipo `{ $kind }` non porta quantità: un piano, una smentita o una causa non lo sono mai; mettere la cifra in un'affermazione a sé
I062 = una riga di tipo `{ $kind }` deve dire a che cosa si riferisce; compilare `refers_to` con un'affermazione, o `about` con la sua chiave
I063 = una riga di tipo `{ $kind }` deve indicare l'affermazione che sostituisce o toglie; compilare `refers_to`

## fonti

I064 = una fonte richiede un editore o un titolo; compilare uno dei due
I065 = `{ $word }` non è un indirizzo web; scriverlo come `https://…`
I066 = `{ $word }` non è uno SHA-256; scriverne le 64 cifre esadecimali
I067 = `{ $word }` non è una lingua; scriverne il codice, come `en` o `pt-BR`, o il nome

## aggiunti dopo

I068 = qui si aprono virgolette che si chiudono solo alla riga { $line }, con altre parole dopo; chiuderle nella loro cella, o raddoppiare quelle che fanno parte delle parole
I069 = questa riga ha { $cells } celle e l'intestazione { $columns }; le colonne sono separate da punti e virgola: mettere tra virgolette le parole che ne contengono uno, come gli elenchi
I070 = questa riga ha { $cells } celle e l'intestazione { $columns }; le colonne sono separate da tabulazioni: mettere tra virgolette le parole che ne contengono una

## cartelle di lavoro

I071 = questa non è una cartella di lavoro i cui fogli si possano leggere; salvarla come `XLSX` in un programma di fogli di calcolo, o ogni foglio come `CSV UTF-8`
I072 = la cartella di lavoro è troncata o danneggiata; procurarsela di nuovo, o aprirla in un programma di fogli di calcolo e salvarla di nuovo
I073 = decompressa, la cartella di lavoro supera { $limit } MiB; dividerla in più file e importarli insieme
I074 = la cartella di lavoro ha più di { $limit } fogli; tenere quelli con affermazioni e fonti
I075 = questa cella contiene un errore come `#N/A` al posto di un valore; correggere la formula, scrivere il valore, o svuotare la cella
I076 = una cella di questo foglio contiene l'errore `{ $word }` al posto di un valore; correggere la formula, scrivere il valore, o svuotare la cella
I077 = questa cella contiene una formula senza il suo valore; aprire il file in un programma di fogli di calcolo e salvarlo di nuovo, o scrivere il valore
I078 = questo numero ha più cifre di quante un foglio di calcolo ne conservi, cioè 15; rendere la cella testo e scriverlo di nuovo
I079 = questa cella è unita alle vicine, così che non si può dire di chi sia; separare le celle e compilarle una per una
I080 = il foglio di calcolo ha fatto di questa cella una data o un'ora; rendere la cella testo e scrivere di nuovo le parole
I081 = il numero in questa cella è mostrato come data e non è in alcun calendario; rendere la cella testo e scrivere di nuovo la data, come `2023-11-24`
I082 = la cella di `{ $word }` non ha posto per uno scarto dall'ora UTC, e a registro non c'è alcun accordo il cui orologio possa darlo; rendere la cella testo e scrivere uno scarto, come `2023-11-24T22:00+02:00`
I083 = gli orologi di `{ $zone }` cambiano a `{ $word }`, così che non è alcuna ora o ne è due; rendere la cella testo e scrivere uno scarto, come `2023-11-24T22:00+02:00`

## l'elenco stesso

I099 = da qui in poi altri problemi, in numero di { $count }, non sono elencati; correggere quelli sopra e importare di nuovo

## avvisi

I101 = nuova voce `{ $word }`, che l'accordo non dichiara; controllare la grafia
I102 = `{ $word }` è un ufficio che parla per `{ $voice }`; perché conti come sua parola, mettere `{ $voice }` in `voice` e l'ufficio in `speaker`
I103 = nuovo nome `{ $word }`, che l'accordo non dichiara; controllare la grafia
I104 = nuovo luogo `{ $word }`, che l'accordo non dichiara; controllare la grafia
I105 = questa affermazione dice che cosa è stato fatto e non da chi; non conterà per una clausola
I106 = l'affermazione `{ $word }` è in { $file }, riga { $line }, con le stesse parole; questa riga non aggiunge nulla
I107 = la fonte `{ $word }` è in { $file }, riga { $line }, con le stesse parole; questa riga non aggiunge nulla
I108 = gli addendi danno { $sum } e la quantità è { $amount }; entrambi sono conservati come scritti
I109 = `{ $word }` non è un punto di conteggio di `{ $act }`, che ha { $accepted }; è conservato, e nessuna clausola su `{ $act }` lo conta
I110 = una voce di questo elenco è indicata più di una volta; è conservata una sola volta
I111 = `{ $word }` non è né una voce dichiarata dall'accordo né la chiave di un'affermazione; controllare la grafia
I112 = nuova cosa `{ $word }`, che l'accordo non dichiara (dichiara { $accepted }): è conservata, e nessuna clausola la conta
I113 = questo foglio non ha nella prima riga né un'intestazione di affermazioni né una di fonti; non è stato letto
I114 = questo foglio è nascosto e non è stato letto; mostrarlo perché sia letto
I115 = questo foglio contiene un grafico o una finestra di dialogo e nessuna riga; non è stato letto
I116 = le ore in questa colonna stanno in celle che non hanno posto per uno scarto; sono state prese secondo l'orologio dell'accordo stesso, `{ $zone }`; per dire altrimenti, rendere le celle testo e scrivere uno scarto
I117 = alcune celle di questa colonna mostrano l'ora 00:00; sono state prese come l'istante in cui inizia il giorno; dove si intende un giorno, mostrare le celle come date senza ora, o scriverle come testo, come `2023-11-24`
I118 = detto il { $said }, di { $occurred }: sarebbe detto prima che accadesse; si controllino i due tempi
I199 = da qui in poi altri avvisi, in numero di { $count }, non sono elencati

## importazione

import-all-here = tutto è già a registro; non c'è nulla da scrivere

## esportazione

export-both = { $file } contiene { $claims } e { $sources }
export-one = { $file } contiene { $rows }
export-sources-left = a registro e non scritte: { $sources }; aggiungere `--sources FILE`, o scrivere una cartella di lavoro, per avere anche queste
export-exists = `{ $file }` esiste già ed è rimasto com'era; scegliere un altro nome, o aggiungere `--force` per sovrascriverlo
export-folder = `{ $file }` è una cartella; indicare un file al suo interno
export-record = `{ $file }` è il registro stesso o uno dei file che gli appartengono; scegliere un altro nome
export-form = `{ $file }` non dice come scriverlo; il suo nome finisca in `.csv` o `.xlsx`
export-one-file = affermazioni e fonti non possono andare in un solo file CSV; indicare due file, o una cartella di lavoro (`.xlsx`) per entrambe
export-unread = cancellate o non comprese da questa versione: { $entries }; non sono tra le righe
export-otherwise = non si rileggerebbero da una riga parola per parola: { $claims } ({ $keys }); un nome contiene un segno che separa gli elenchi, o spazi attorno

import-reading = lettura: { $n } MiB …
import-looking-up = { $n } righe lette; ricerca nel registro …
import-signing = verifica del registro, poi firma di quanto è nuovo, su { $n } …
