# La situazione delle clausole.

according-to = secondo { $voice }
view-named-body = organismo designato
view-both-parties = entrambe le parti
view-all-voices = tutte le voci
view-own = vista «{ $name }»

status-met = adempiuto
status-late = in ritardo
status-cured = sanato
status-not-met = non adempiuto
status-overdue = oltre il termine
status-pending = in attesa
status-unverified = non verificato
status-contested = contestato
status-ambiguous = ambiguo
status-not-in-force = non in vigore
status-suspended = sospeso
status-waived = oggetto di rinuncia
status-lapsed = decaduto
status-not-checkable = non controllabile
status-term-contested = clausola contestata
status-term-not-confirmed = clausola non confermata

# Una frase per una riga.
says-reached = raggiunto: { $count }
says-reached-over = raggiunto: { $count }, { $n } più di quanto chiesto
says-short-between = da { $least } a { $most } in meno di quanto chiesto: { $count }
says-short = { $n } in meno di quanto chiesto: { $count }
says-over-ceiling = { $n } oltre il massimo: { $count }
count-in-stretch = { $count } ({ $interval })
says-owed-met = { $owed } a fronte di { $base }: quanti dovuti
says-owed-over = { $owed } a fronte di { $base }: { $n } più del dovuto
says-owed-short = { $owed } a fronte di { $base }: { $n } in meno del dovuto
says-owed-late = { $owed } in tempo a fronte di { $base }: il resto dopo la scadenza
says-done = fatto, { $time } prima della scadenza
says-done-plain = fatto in tempo
says-done-late = fatto, con { $time } di ritardo
says-made-good = rimediato
says-not-done = non fatto
says-no-occasion = nulla era dovuto: non se ne è data occasione
says-no-trigger = nulla è detto di ciò che lo renderebbe dovuto
says-no-act = nessun atto riferito, e copertura dichiarata
says-no-act-unstated = nessun atto riferito, copertura non dichiarata
says-act = è riferito un atto
says-act-may = è riferito un atto; resta aperto se vi rientri
says-state-reached = raggiunto in tempo
says-state-late = raggiunto in ritardo
says-state-not-reached = non raggiunto
says-state-kept = nessuna eccedenza riferita, con copertura dichiarata
says-state-more = è riferito più di quanto il testo permette
says-state-may = è riferito di più; se rientri è aperto
says-state-unstated = nessuna eccedenza riferita, copertura non dichiarata
says-nothing = nulla di riferito
says-nothing-that-decides = nessuna cifra che decida
says-at-least = almeno { $count } secondo quanto riferito
says-so-far = { $count } finora
says-between = tra { $lo } e { $hi }
says-up-to = fino a { $hi }, nessuno con certezza
says-differ = i resoconti divergono
says-open-text = il testo lo lascia aperto
says-no-body = nessun organismo designato per il conteggio
says-not-begun = la sua fase non è iniziata
says-waits = in attesa di: { $events }
says-waits-open = resta aperto se sia in vigore: { $events }
says-before-opening = allora non in vigore: ciò che attendeva è avvenuto dopo
says-suspended = sospeso da chi ne ha facoltà
says-suspended-founded = sospeso da chi ne ha facoltà, per un motivo indicato nel testo
says-suspends-open = sospeso da { $voice }, resta aperto se per un motivo indicato nel testo
says-suspends-groundless = sospeso da { $voice }, senza un motivo indicato nel testo
says-suspends-powerless = sospeso da { $voice }, a cui il testo non dà questa facoltà
says-waived = vi hanno rinunciato i beneficiari
says-waived-by-some = rinuncia di { $voice }, non di tutti i beneficiari
says-waived-by-another = rinuncia di { $voice }, a cui non è dovuto
says-ran-out = esaurito
says-agreed = consenso dato
says-no-consent = nessun consenso agli atti
says-consent-may = consenso agli atti; l'ora lascia aperto se sia arrivato prima della fine
says-silence = nessun preavviso agli atti; il testo rinnova per silenzio
says-no-notice = finora nessun preavviso agli atti
says-notice = preavviso dato
says-notice-may = preavviso agli atti; l'ora lascia aperto se sia arrivato in tempo
phase-by-silence = rinnovata per silenzio, senza preavviso agli atti: { $ends }
says-freed = nessuno è più vincolato: { $events }
says-freed-open = resta aperto se qualcuno sia ancora vincolato: { $events }
says-alongside = ciascuna attende l'altra: { $events }
says-alongside-open = resta aperto se l'altra abbia fatto la sua parte: { $events }
says-term-contested = una voce nega che ciò sia stato concordato
says-term-silent = asserito da { $voices }; nessun altro conferma o nega
says-not-allowed = riferito come non permesso

# Ciò che una clausola attende.
event-met = clausola «{ $clause }» adempiuta
event-not-met = clausola «{ $clause }» non adempiuta
event-performed = fatto quanto chiede la clausola «{ $clause }»
event-agreed = accordo di { $voices } sulla clausola «{ $clause }»
event-agreed-to-it = accordo di { $voices }
event-announced = annunciato da { $voices }
event-done = { $act } da parte di { $voices }

# Un elemento valutato per settimane.
week-from = settimana dal { $day }
part-each-week-headed = ogni settimana, sotto il suo primo giorno

# Che cosa chiede un testo.
asks-at-least = almeno { $count } { $unit }
asks-at-most = al massimo { $count } { $unit }
asks-exactly = esattamente { $count } { $unit }
asks-about = circa { $count } { $unit }, cioè { $bounds }
asks-ratio = almeno { $n } { $unit } per ogni { $m } { $base }
asks-by = entro { $due }
asks-none = nessun atto del genere
asks-held = al massimo { $count } { $unit } ancora sul posto
asks-consent = consenso prima di { $due }
asks-no-notice = nessun preavviso entro { $due }
asks-allowed = da permettere
asks-allowed-every = da permettere per ciascuno
asks-earned = { $count } { $unit } oggetto di impegno
asks-earned-done = { $count } { $unit } con consegna avvenuta
bounds-or-more = { $lo } o più
bounds-between = da { $lo } a { $hi }

counted-at = punto di conteggio: { $point }
as-written = come scritto
reading-named = lettura «{ $name }»
held-by = sostenuta da { $voices }
held-in = in { $sources }
held-from = da { $rows }
held-ours = nostra
held-nobody = non risulta che qualcuno la sostenga
over-readings = sull'insieme delle letture

# Perché un'affermazione non è stata contata.
why-kind = non è di un tipo che conta
why-clause = dice di appartenere a un'altra clausola
why-act = un altro atto
why-actor = un altro autore, o nessuno indicato
why-thing = un'altra cosa
why-unit = un'altra unità
why-point = un altro punto di conteggio, o nessuno
why-place = altrove
why-to = a qualcun altro
why-stock = una giacenza, non un conteggio
why-acceptance = un'accettazione conta solo per voce della parte che accetta
why-kinds = nessuna delle categorie che contano
why-time = non indica alcun momento
why-key = di un altro caso, secondo la sua chiave
why-otherwise = la stessa voce dice poi che è diverso
why-renewal = di un altro rinnovo
weight-counted = contata, ma l'esito regge anche senza
weight-other-voice = un'altra voce
weight-not-in-view = non del genere che questa vista conta
weight-repeats = ripete il resoconto di un'altra
weight-outside-before = prima della finestra
weight-outside-after = dopo la finestra
weight-credited = accreditata a un altro caso
weight-corrected = corretta da { $key }
weight-retracted = ritrattata da { $key }
weight-not-known = non ancora nota
weight-beside = mostrata accanto, non contata

# Regole applicate.
rule-dated-figure = una cifra datata conta per il giorno che inizia in quella data (intestazione)
rule-whole-total = un totale dell'intera finestra chiude il conteggio
rule-close = la voce ha chiuso il proprio conteggio
rule-grace = è trascorso il margine dichiarato per riferire
rule-so-far = «finora» è solo un limite inferiore
rule-average = una media giornaliera limita il totale dei suoi giorni, mai un singolo giorno
rule-credited = gli atti sono accreditati come dice `counts_for` (questa lettura)
rule-condition = una condizione non vincola nessuno: se non si compie, si esaurisce
rule-any-stretch = vale ogni tratto di quella durata, ovunque cominci; quello che decide è indicato
rule-share = la base è quanti la voce dice che siano, in qualunque momento li abbia contati
rule-state = un numero vale per quel momento; solo un totale vale per tutto il suo periodo
rule-differs = la voce diverge da sé stessa: entrambe le cifre sono conservate
rule-asserted = la clausola è asserita solo da alcuni

flag-parts = gli addendi danno { $parts } a fronte di { $whole }
flag-total = i suoi giorni danno { $days } a fronte del suo totale di { $total }
flag-total-of = i suoi giorni danno { $days } a fronte del suo totale di { $total } ({ $of })
flag-rivals = le sue stesse cifre divergono sotto { $about }

asserted-by = asserita da { $voices }
