# Parole comuni a tutte le frasi: elenchi, date, durate, cifre nelle celle; e le parole del linguaggio degli accordi
# e dei tipi di registrazione. Ciò che l'accordo stesso dichiara (cose, etichette, nomi) non ha frase: resta com'è scritto.

## elenchi

list-comma = { ", " }
list-semicolon = { "; " }
list-or = { " o " }
list-and = { " e " }
list-and-before = { ", " }
list-then = { ", poi al " }
quoted = «{ $text }»

## date e ore

month-name = { $month ->
    [m1] gen
    [m2] feb
    [m3] mar
    [m4] apr
    [m5] mag
    [m6] giu
    [m7] lug
    [m8] ago
    [m9] set
    [m10] ott
    [m11] nov
   *[m12] dic
}
month-short = { month-name }
date = { $day } { month-name } { $year }
date-short = { $day } { month-short }
clock-time = { $hour }:{ $minute }
clock-time-seconds = { $hour }:{ $minute }:{ $second }
instant = { $date } { $time }
dates = dal { $first } al { $last }
dates-alike = { $first } – { $last } ×{ $n }
interval = { $from } → { $to }
interval-in-zone = { $interval } ({ $zone })

## durate

days = { $n-plural ->
    [one] { $n } giorno
    [many] { $n } di giorni
   *[other] { $n } giorni
}
hours = { $n-plural ->
    [one] { $n } h
    [many] { $n } h
   *[other] { $n } h
}
minutes = { $n-plural ->
    [one] { $n } min
    [many] { $n } min
   *[other] { $n } min
}
hours-and-minutes = { $hours } { $minutes }

## cifre nelle celle

figure-none = –
figure-between = { $lo }–{ $hi }
figure-or-more = { $lo } o più
figure-up-to = fino a { $hi }
figure-about = circa { $n } ({ $bounds })
figure-against = { $owed } / { $base }
figure-owed = { $have } / dovuto: { $owed }
figure-owed-open = { $have } / dovuto: aperto
counted-against = { $owed } / { $base }
count-of = { $count } su { $of }
count-of-kind = { $kind } { $count }
by-more = +{ $n }
by-less = −{ $n }
thing-done = { $thing }: { $done }

## elementi di una clausola

part-total = totale
part-each-day = ogni giorno
part-each-week = ogni settimana
part-percent = { $n } per cento
part-any-hours = { $n-plural ->
    [one] in qualunque ora ({ $n })
    [many] in qualunque tratto di { $n } ore
   *[other] in qualunque tratto di { $n } ore
}
part-any-days = { $n-plural ->
    [one] in qualunque giorno ({ $n })
    [many] in qualunque tratto di { $n } giorni di fila
   *[other] in qualunque tratto di { $n } giorni di fila
}
part-overall = nel complesso
part-at-most = { $part }, al massimo
part-batch = scaglione
part-deadline = scadenza
part-each-time = ogni volta
part-eligible = ammissibilità
part-ban = divieto
part-ban-of = divieto: { $actor }
part-together = insieme
part-together-of = insieme: { $actor }
part-begun = iniziato
part-begun-of = iniziato: { $actor }
part-reached = raggiunto
part-reached-of = raggiunto: { $actor }
part-kept = mantenuto
part-kept-of = mantenuto: { $actor }
part-consent-of = consenso di { $actor }
part-notice-of = preavviso di { $actor }
part-allow = permesso
part-days-earned = giorni maturati
part-principle = principio
part-manner = modo
part-exception = eccezione
part-effort = impegno
part-search = ricerca

## punti di conteggio

point-acceptance = accettazione
point-acknowledgement = conferma di ricezione
point-collection = ritiro
point-crossing = attraversamento
point-delivery = recapito
point-dispatch = invio
point-handover = consegna
point-offer = offerta
point-offloading = scarico
point-receipt = ricezione
point-undertaking = impegno

## verbi: come nome di un atto, e come ciò che è stato fatto di una cosa

act-accept = accettare
act-admit = ammettere
act-allow = permettere
act-answer = rispondere
act-attack = attaccare
act-convey = trasmettere
act-dispatch = inviare
act-draft = redigere
act-end = porre fine
act-extend = prorogare
act-fly = sorvolare
act-hand-over = consegnare
act-hold = trattenere
act-honour = rispettare
act-meet = riunirsi
act-move = spostare
act-notify = notificare
act-offer = offrire
act-postpone = rinviare
act-receive = ricevere
act-refuse = rifiutare
act-release = rilasciare
act-request = richiedere
act-resume = riprendere
act-start = iniziare
act-vacate = sgomberare
act-verify = verificare
act-visit = visitare
act-withdraw = ritirarsi

done-accept = accettazione
done-admit = ammissione
done-allow = permesso
done-answer = risposta
done-attack = attacco
done-convey = trasmissione
done-dispatch = invio
done-draft = redatta
done-end = fine
done-extend = proroga
done-fly = sorvolo
done-hand-over = consegna
done-hold = trattenimento
done-honour = rispetto
done-meet = riunione
done-move = spostamento
done-notify = notifica
done-offer = offerta
done-postpone = rinvio
done-receive = ricezione
done-refuse = rifiuto
done-release = rilascio
done-request = richiesta
done-resume = ripresa
done-start = inizio
done-vacate = sgombero
done-verify = verifica
done-visit = visita
done-withdraw = ritiro delle forze

## tipi di affermazione, e di altre registrazioni

kind-claim = affermazione
kind-confirm = conferma
kind-deny = smentita
kind-respond = replica
kind-close = chiusura
kind-announce = annuncio
kind-offer = offerta
kind-accept = accettazione
kind-refuse = rifiuto
kind-undertake = impegno
kind-agree = consenso
kind-suspend = sospensione
kind-waive = rinuncia
kind-account = spiegazione
kind-request = richiesta
kind-answer = risposta
kind-no-comment = nessun commento
kind-meet = riunione
kind-note = nota
kind-correct = correzione
kind-retract = ritrattazione
kind-charter = atto costitutivo
kind-agreement = accordo
kind-source = fonte
kind-receipt = ricevuta
kind-edition = edizione
kind-admission = ammissione
kind-revocation = revoca
kind-erasure = cancellazione
kind-group = gruppo
kind-reveal = svelamento
kind-attachment = allegato
kind-custody = custodia
kind-shared-charter = carta comune
kind-change-of-members = cambiamento dei membri
kind-approval = approvazione
kind-disclosure = comunicazione
kind-unknown = tipo { $n }

## secondo quale dei suoi tempi un'affermazione è nota

known-by-said = quando è stato detto
known-by-received = quando è stato ricevuto
known-by-proved = quando è provato

## chi ha agito, se una voce dice di non saperlo; se una carica ha parlato con il proprio nome

actor-unknown = ignoto
attribution-named = con nome
attribution-anonymous = in forma anonima
voice-anonymous = { $voice } ({ attribution-anonymous })

## come una quantità si somma ad altre, e quanta parte del suo tempo copre

adds-event = singolo evento
adds-total = totale
adds-average = media
adds-stock = giacenza
coverage-whole = per intero
coverage-so-far = finora
