# Words that every sentence shares: lists, dates, lengths of time, figures in cells; and the words of the agreement
# language and of the record's kinds. What an agreement declares itself (things, labels, names) has no phrase: it is shown as written.

## joining

list-comma = { ", " }
list-semicolon = { "; " }
list-or = { " or " }
list-and = { " and " }
list-and-before = { " and " }
list-then = { ", then " }
quoted = “{ $text }”

## dates and hours. `$month` is m1 to m12 and chooses, never shown.

month-name = { $month ->
    [m1] Jan
    [m2] Feb
    [m3] Mar
    [m4] Apr
    [m5] May
    [m6] Jun
    [m7] Jul
    [m8] Aug
    [m9] Sep
    [m10] Oct
    [m11] Nov
   *[m12] Dec
}
month-short = { month-name }
date = { $day } { month-name } { $year }
date-short = { $day } { month-short }
clock-time = { $hour }:{ $minute }
clock-time-seconds = { $hour }:{ $minute }:{ $second }
instant = { $date } { $time }
dates = { $first } to { $last }
dates-alike = { $first } – { $last } ×{ $n }
interval = { $from } → { $to }
interval-in-zone = { $interval } ({ $zone })

## lengths of time

days = { $n-plural ->
    [one] { $n } day
   *[other] { $n } days
}
hours = { $n-plural ->
    [one] { $n } h
   *[other] { $n } h
}
minutes = { $n-plural ->
    [one] { $n } min
   *[other] { $n } min
}
hours-and-minutes = { $hours } { $minutes }

## figures in cells

figure-none = –
figure-between = { $lo }–{ $hi }
figure-or-more = { $lo } or more
figure-up-to = up to { $hi }
figure-about = about { $n } ({ $bounds })
figure-against = { $owed } / { $base }
figure-owed = { $have } / { $owed } owed
figure-owed-open = { $have } / owed: open
counted-against = { $owed } / { $base }
count-of = { $count } of { $of }
count-of-kind = { $kind } { $count }
by-more = +{ $n }
by-less = −{ $n }
thing-done = { $thing } { $done }

## parts of a clause

part-total = total
part-each-day = each day
part-each-week = each week
part-percent = { $n } percent
part-any-hours = { $n-plural ->
    [one] in any { $n } hour
   *[other] in any { $n } hours
}
part-any-days = { $n-plural ->
    [one] in any { $n } day
   *[other] in any { $n } days in a row
}
part-overall = overall
part-at-most = { $part }, at most
part-batch = batch
part-deadline = deadline
part-each-time = each time
part-eligible = eligible
part-ban = ban
part-ban-of = ban: { $actor }
part-together = together
part-together-of = together: { $actor }
part-begun = begun
part-begun-of = begun: { $actor }
part-reached = reached
part-reached-of = reached: { $actor }
part-kept = kept to
part-kept-of = kept to: { $actor }
part-consent-of = consent of { $actor }
part-notice-of = notice by { $actor }
part-allow = allow
part-days-earned = days earned
part-principle = principle
part-manner = manner
part-exception = exception
part-effort = effort
part-search = search

## counting points

point-acceptance = acceptance
point-acknowledgement = acknowledgement
point-collection = collection
point-crossing = crossing
point-delivery = delivery
point-dispatch = dispatch
point-handover = handover
point-offer = offer
point-offloading = offloading
point-receipt = receipt
point-undertaking = undertaking

## verbs: as the name of an act, and as what was done with a thing

act-accept = accept
act-admit = admit
act-allow = allow
act-answer = answer
act-attack = attack
act-convey = convey
act-dispatch = dispatch
act-draft = draft
act-end = end
act-extend = extend
act-fly = fly
act-hand-over = hand over
act-hold = hold
act-honour = honour
act-meet = meet
act-move = move
act-notify = notify
act-offer = offer
act-postpone = postpone
act-receive = receive
act-refuse = refuse
act-release = release
act-request = request
act-resume = resume
act-start = start
act-vacate = vacate
act-verify = verify
act-visit = visit
act-withdraw = withdraw

done-accept = accepted
done-admit = admitted
done-allow = allowed
done-answer = answered
done-attack = attacked
done-convey = conveyed
done-dispatch = dispatched
done-draft = drafted
done-end = ended
done-extend = extended
done-fly = flown
done-hand-over = handed over
done-hold = held
done-honour = honoured
done-meet = met
done-move = moved
done-notify = notified
done-offer = offered
done-postpone = postponed
done-receive = received
done-refuse = refused
done-release = released
done-request = requested
done-resume = resumed
done-start = started
done-vacate = vacated
done-verify = verified
done-visit = visited
done-withdraw = withdrawn

## kinds of statement, and of other entries

kind-claim = claim
kind-confirm = confirm
kind-deny = deny
kind-respond = respond
kind-close = close
kind-announce = announce
kind-offer = offer
kind-accept = accept
kind-refuse = refuse
kind-undertake = undertake
kind-agree = agree
kind-suspend = suspend
kind-waive = waive
kind-account = account
kind-request = request
kind-answer = answer
kind-no-comment = no comment
kind-meet = meet
kind-note = note
kind-correct = correct
kind-retract = retract
kind-charter = charter
kind-agreement = agreement
kind-source = source
kind-receipt = receipt
kind-edition = edition
kind-admission = admission
kind-revocation = revocation
kind-erasure = erasure
kind-group = group
kind-reveal = reveal
kind-attachment = attachment
kind-custody = custody
kind-shared-charter = shared charter
kind-change-of-members = change of members
kind-approval = approval
kind-disclosure = disclosure
kind-unknown = kind { $n }

## by which of its times a statement is known

known-by-said = said
known-by-received = received
known-by-proved = proved

## who acted, if a voice says that it does not know; whether an office spoke by name

actor-unknown = unknown
attribution-named = named
attribution-anonymous = anonymous
voice-anonymous = { $voice } ({ attribution-anonymous })

## how an amount adds to others, and how much of its time it covers

adds-event = event
adds-total = total
adds-average = average
adds-stock = stock
coverage-whole = whole
coverage-so-far = so far
