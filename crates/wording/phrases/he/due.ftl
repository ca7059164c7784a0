# מה שמועדו חל, מה שהשתנה, מה שחסר, מה שנספר.

due-title = מה שמועדו חל עד { $to }
due-nothing = אין דבר שמועדו חל עד { $to }; נבדקו: { $clauses }
due-nothing-for = אין דבר שמועדו חל עבור { $party } עד { $to }; נבדקו: { $clauses }
due-by = עד { $at }, בעוד { $time }
due-by-now = עד { $at }, עכשיו
due-was-due = מועדו היה ב־{ $at }, לפני { $time }
due-overdue = חלף מועדו ב־{ $at }, לפני { $time }
due-condition-by = אפשר לעשות זאת עד { $at }, בעוד { $time }
due-condition-was = היה אפשר לעשות זאת עד { $at }, לפני { $time }
due-conditions = תנאים: איש אינו מחויב בהם
due-asserted = נטען בידי { $voices }
due-earns = { $n-plural ->
    [one] בגינו נצבר יום נוסף אחד
    [two] בגינו נצברים יומיים נוספים
   *[other] בגינו נצברים { $n } ימים נוספים
}
due-silent = לא התקבל דבר מאת { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } עד כה
due-said-of = { $voice } { $count } על { $base }
due-said-of-so-far = { $voice } { $count } על { $base } עד כה
due-no-figure = אין מספר
due-vague = אין מספר מכריע מאת { $voices }
due-the-same = { $readings }: אותו הדבר
due-said-done = לפי { $voice } נעשה
due-said-not-done = לפי { $voice } לא נעשה
due-said-open = לפי { $voice } הדבר פתוח
due-stands = כל הגורמים: { $status }
due-same-counts = נספר כאמור לעיל
due-phase-ends = השלב { $phase } מסתיים ב־{ $at }, בעוד { $time }
due-ended = השלב { $phase } הסתיים ב־{ $at }; מאז נרשמו על דברים שאחריו: { $entries }
due-next = אחר כך, ב־{ $at }: { $what }
due-next-nothing = אחר כך אין דבר שמועדו חל, ככל שעולה מן הטקסט ומן המרשם
due-counted = { $point } – { $counts }
due-no-length = { $option }: `{ $text }` אינו משך זמן
due-no-length-help = יש לכתוב אותו כך: `"24 h"`, `"90 min"` או `"3 days"`, עד { $limit } ימים
clauses = { $n-plural ->
    [one] סעיף אחד
    [two] שני סעיפים
   *[other] { $n } סעיפים
}

changes-title = מה השתנה מ־{ $from } עד { $to }
changes-nothing = לא השתנה דבר; נבדקו: { $cells }
changes-cells = { $n-plural ->
    [one] תא אחד
    [two] שני תאים
   *[other] { $n } תאים
}
changes-phase-moved = השלב { $phase }: סיומו הוזז מ־{ $before } אל { $after }
changes-phase-began = השלב { $phase } החל ב־{ $at }
changes-phase-ended = השלב { $phase } הסתיים ב־{ $at }
changes-by = בעקבות
changes-none-before = לא היה
changes-none-after = אינו עוד
changes-more-entries = … ועוד { $n }
changes-up-to = { $stands }, עד { $at }
changes-by-time = הזמן שחלף בלבד
changes-time-same = { $after }, במספר אחר: { $cells }
changes-time-line = { $before } ← { $after }: { $cells }
changes-entries = הגיעו בינתיים: { $entries }; מהן לא שינו דבר ממה שמוצג כאן: { $idle }
changes-replaces = מחליפה את { $keys }
changes-every-reading = כל פרשנות
changes-weightless = הגיעו מספרים שאינם מכריעים דבר: { $cells }
changes-more = שינויים נוספים: { $n }; אפשר לצמצם בעזרת `--clause`, `--day`, `--reading` או `--view`
changes-from-to = { $before } ← { $after }
changes-not-before = `--from` אינו קודם ל־`--to`
changes-not-before-help = יש לתת את הרגע המוקדם ב־`--from`; בלי `--to` ההשוואה היא לעכשיו

missing-title = איזה סוג של מספר היה מכריע את מה שפתוח
missing-nothing = אין דבר שפתוח מחמת מספר חסר; נבדקו: { $cells }
missing-bears-on = נוגע לאלה: { $cells }
missing-at-least = מספר של { $n } ומעלה
missing-reported = דווח עד כה: { $figures }
missing-whole = מספר כלשהו על כל אותו זמן
missing-done = אמירה שהדבר נעשה, ומתי
missing-in = מנקודת המבט של { $views }
missing-in-joint = עבור { $views }
missing-in-joint-too = ועבור { $views }
missing-enough = היה מכריע: { $figure }
missing-or = { $one }, או { $other }
missing-differ = הגרסאות חלוקות: היה מכריע מספר שהן מסכימות עליו
missing-more = סוגי מספרים נוספים: { $n }; אפשר לצמצם בעזרת `--clause`, `--day`, `--reading` או `--view`
missing-no-bans = על מעשים שאסור שיקרו לא נשאל דבר

count-title = ספירות, לפי גורם; דבר אינו מחובר בין גורמים שונים
count-nothing = אין ספירה מתאימה; נבדקו: { $measures }, מתוך { $claims }
count-measures = { $n-plural ->
    [one] מדד אחד
    [two] שני מדדים
   *[other] { $n } מדדים
}
count-by = בידי { $actor }
count-in = ביחידות { $unit }
count-average = מתוך ממוצע של { $average } ליום
count-still = עדיין שם
count-when = ({ $when })
count-said = (לא צוין זמן; נאמר ב־{ $when })
count-no-time = (לא צוין זמן)
count-untimed = בלי זמן, לא נספרו באף פרק זמן: { $keys }
count-no-text = אין הסכם במרשם זה: הימים נמשכים מחצות עד חצות לפי { $zone }; לשעון אחר, `--clock`
count-no-clock = { $option }: `{ $text }` אינו שעון
count-no-clock-help = יש לכתוב אותו כך: `+02:00`, או כאזור, כגון `Asia/Gaza`
count-clock-beside-text = `--clock` הוא למרשם שאין בו הסכם; כאן השעון נמצא בטקסט שלו
count-days-backwards = `--from` { $from } בא אחרי `--to` { $to }
