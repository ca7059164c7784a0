# מילים המשותפות לכל המשפטים: רשימות, תאריכים, משכי זמן ומספרים בתאים; ומילות שפת ההסכמים וסוגי הרשומות.
# מה שההסכם עצמו מצהיר (דברים, תוויות, שמות) אין לו נוסח כאן: הוא מוצג כפי שנכתב.

## רשימות

list-comma = { ", " }
list-semicolon = { "; " }
list-or = { " או " }
list-and = { " ו־" }
list-and-before = { " ו־" }
list-then = { " ואחר כך אל " }
quoted = ”{ $text }”

## תאריכים ושעות

month-name = { $month ->
    [m1] ינואר
    [m2] פברואר
    [m3] מרץ
    [m4] אפריל
    [m5] מאי
    [m6] יוני
    [m7] יולי
    [m8] אוגוסט
    [m9] ספטמבר
    [m10] אוקטובר
    [m11] נובמבר
   *[m12] דצמבר
}
month-short = { $month ->
    [m1] ינו׳
    [m2] פבר׳
    [m3] מרץ
    [m4] אפר׳
    [m5] מאי
    [m6] יוני
    [m7] יולי
    [m8] אוג׳
    [m9] ספט׳
    [m10] אוק׳
    [m11] נוב׳
   *[m12] דצמ׳
}
date = { $day } ב{ month-name } { $year }
date-short = { $day } ב{ month-short }
clock-time = { $hour }:{ $minute }
clock-time-seconds = { $hour }:{ $minute }:{ $second }
instant = { $date } בשעה { $time }
dates = מ־{ $first } עד { $last }
dates-alike = { $first } – { $last } ×{ $n }
interval = { $from } ← { $to }
interval-in-zone = { $interval } ({ $zone })

## משכי זמן

days = { $n-plural ->
    [one] יום אחד ({ $n })
    [two] יומיים ({ $n })
   *[other] { $n } ימים
}
hours = { $n-plural ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $n } שעות
}
minutes = { $n-plural ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $n } דקות
}
hours-and-minutes = { $hours }, { $minutes }

## מספרים בתאים

figure-none = –
figure-between = { $lo } עד { $hi }
figure-or-more = { $lo } ומעלה
figure-up-to = עד { $hi }
figure-about = בערך { $n } ({ $bounds })
figure-against = { $owed } מול { $base }
figure-owed = { $have } מול המגיע { $owed }
figure-owed-open = { $have }; המגיע פתוח
counted-against = { $owed } מול { $base }
count-of = { $count } מתוך { $of }
count-of-kind = { $kind }: { $count }
by-more = (עודף { $n })
by-less = (חסר { $n })
thing-done = { $thing }: { $done }

## חלקי סעיף

part-total = סך הכול
part-each-day = בכל יום
part-each-week = בכל שבוע
part-percent = { $n } אחוזים
part-any-hours = { $n-plural ->
    [one] בכל שעה ({ $n }) רצופה
    [two] בכל שעתיים ({ $n }) רצופות
   *[other] בכל { $n } שעות רצופות
}
part-any-days = { $n-plural ->
    [one] בכל יום ({ $n })
    [two] בכל יומיים ({ $n }) רצופים
   *[other] בכל { $n } ימים רצופים
}
part-overall = במצטבר
part-at-most = { $part }, לכל היותר
part-batch = קבוצה
part-deadline = מועד אחרון
part-each-time = בכל פעם
part-eligible = זכאות
part-ban = איסור
part-ban-of = איסור: { $actor }
part-together = יחד
part-together-of = יחד: { $actor }
part-begun = התחלה
part-begun-of = התחלה: { $actor }
part-reached = הגעה לגבול
part-reached-of = הגעה לגבול: { $actor }
part-kept = שמירה על הגבול
part-kept-of = שמירה על הגבול: { $actor }
part-consent-of = הסכמה של { $actor }
part-notice-of = הודעה מאת { $actor }
part-allow = התרה
part-days-earned = ימים שנצברו
part-principle = עיקרון
part-manner = אופן
part-exception = חריג
part-effort = מאמץ
part-search = חיפוש

## נקודות ספירה

point-acceptance = הסכמה לקבל
point-acknowledgement = אישור קבלה
point-collection = איסוף
point-crossing = מעבר
point-delivery = אספקה
point-dispatch = משלוח
point-handover = מסירה
point-offer = הצעה
point-offloading = פריקה
point-receipt = קבלה
point-undertaking = התחייבות

## פעלים: כשם של מעשה, וכמה שנעשה בדבר

act-accept = הסכמה
act-admit = הכנסה
act-allow = התרה
act-answer = מענה
act-attack = תקיפה
act-convey = העברה
act-dispatch = משלוח
act-draft = ניסוח
act-end = סיום
act-extend = הארכה
act-fly = טיסה
act-hand-over = מסירה
act-hold = החזקה
act-honour = כיבוד
act-meet = פגישה
act-move = הזזה
act-notify = הודעה
act-offer = הצעה
act-postpone = דחייה
act-receive = קבלה
act-refuse = סירוב
act-release = שחרור
act-request = בקשה
act-resume = חידוש
act-start = התחלה
act-vacate = פינוי
act-verify = אימות
act-visit = ביקור
act-withdraw = נסיגה

done-accept = הסכמה
done-admit = הכנסה
done-allow = התרה
done-answer = מענה
done-attack = תקיפה
done-convey = העברה
done-dispatch = משלוח
done-draft = ניסוח
done-end = סיום
done-extend = הארכה
done-fly = טיסה
done-hand-over = מסירה
done-hold = החזקה
done-honour = כיבוד
done-meet = פגישה
done-move = הזזה
done-notify = הודעה
done-offer = הצעה
done-postpone = דחייה
done-receive = קבלה
done-refuse = סירוב
done-release = שחרור
done-request = בקשה
done-resume = חידוש
done-start = התחלה
done-vacate = פינוי
done-verify = אימות
done-visit = ביקור
done-withdraw = נסיגה

## סוגי הצהרות, וסוגי רשומות אחרות

kind-claim = הצהרה
kind-confirm = אישוש
kind-deny = הכחשה
kind-respond = תגובה
kind-close = סגירה
kind-announce = הודעה
kind-offer = הצעה
kind-accept = הסכמה לקבל
kind-refuse = סירוב
kind-undertake = התחייבות
kind-agree = הסכמה
kind-suspend = השהיה
kind-waive = ויתור
kind-account = הסבר
kind-request = בקשה
kind-answer = תשובה
kind-no-comment = אין תגובה
kind-meet = פגישה
kind-note = הערה
kind-correct = תיקון
kind-retract = חזרה מהצהרה
kind-charter = רשומת ייסוד
kind-agreement = הסכם
kind-source = מקור
kind-receipt = אישור קליטה
kind-edition = גיליון
kind-admission = קבלה
kind-revocation = ביטול
kind-erasure = מחיקה
kind-group = קבוצה
kind-reveal = חשיפה
kind-attachment = צירוף
kind-custody = שמירה
kind-shared-charter = אמנה משותפת
kind-change-of-members = שינוי בחברים
kind-approval = אישור
kind-disclosure = גילוי
kind-unknown = סוג { $n }

## לפי איזה מזמניה הצהרה ידועה

known-by-said = מועד האמירה
known-by-received = מועד הקליטה
known-by-proved = מועד ההוכחה

## מי עשה, אם גורם אומר שאינו יודע; האם בעל תפקיד דיבר בשמו

actor-unknown = לא ידוע
attribution-named = בשמו
attribution-anonymous = בעילום שם
voice-anonymous = { $voice } ({ attribution-anonymous })

## איך כמות מצטרפת לאחרות, וכמה מזמנה היא מכסה

adds-event = אירוע
adds-total = סך הכול
adds-average = ממוצע
adds-stock = מלאי קיים
coverage-whole = במלואו
coverage-so-far = עד כה
