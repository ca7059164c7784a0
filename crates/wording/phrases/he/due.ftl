# מה שמועדו מגיע, מה השתנה, מה חסר, מה נספר.

due-title = מה שמועדו מגיע עד { $to }
due-nothing = אין דבר שמועדו מגיע עד { $to }; נבדקו: { $clauses }
due-nothing-for = אין דבר שמועדו מגיע עבור { $party } עד { $to }; נבדקו: { $clauses }
due-by = עד { $at }, נותרו: { $time }
due-by-now = עד { $at }, עכשיו
due-was-due = המועד היה { $at }, חלפו: { $time }
due-overdue = המועד חלף ב־{ $at }, חלפו: { $time }
due-condition-by = אפשר לעשות זאת עד { $at }, נותרו: { $time }
due-condition-was = היה אפשר לעשות זאת עד { $at }, חלפו: { $time }
due-conditions = תנאים: אינם מחייבים איש
due-asserted = נטען בידי { $voices }
due-earns = מזכה ב{ $n-plural ->
    [one] יום נוסף אחד
    [two] יומיים נוספים
   *[other] ־{ $n } ימים נוספים
}
due-silent = לא התקבל דבר מאת { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } עד כה
due-said-of = { $voice } { $count } תמורת { $base }
due-said-of-so-far = { $voice } { $count } תמורת { $base } עד כה
due-no-figure = אין מספר
due-vague = אין מספר מכריע מאת { $voices }
due-the-same = { $readings }: אותו דבר
due-said-done = לפי { $voice } נעשה
due-said-not-done = לפי { $voice } לא נעשה
due-said-open = { $voice } מותירים זאת פתוח
due-stands = כל הגורמים: { $status }
due-same-counts = נספר כמו לעיל
due-phase-ends = { $phase } מסתיים ב־{ $at }, נותרו: { $time }
due-ended = { $phase } הסתיים ב־{ $at }; מאז נרשמו על מה שאחריו: { $entries }
due-next = אחרי כן, { $at }: { $what }
due-next-nothing = אחרי כן אין דבר שמועדו מגיע, ככל שידוע לטקסט ולמרשם
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
changes-phase-moved = { $phase }: סיומו הוזז מ־{ $before } אל { $after }
changes-phase-began = { $phase } החל ב־{ $at }
changes-phase-ended = { $phase } הסתיים ב־{ $at }
changes-by = בידי
changes-none-before = לא היה
changes-none-after = אינו עוד
changes-more-entries = … ועוד { $n }
changes-by-time = הזמן לבדו
changes-time-same = { $after }, במספר אחר: { $cells }
changes-time-line = { $before } ← { $after }: { $cells }
changes-entries = נוספו בינתיים: { $entries }; מהן { $idle } לא שינו דבר ממה שמוצג כאן
changes-replaces = מחליף את { $keys }
changes-every-reading = כל פרשנות
changes-weightless = הגיעו מספרים שאינם מכריעים דבר: { $cells }
changes-more = שינויים נוספים: { $n }; אפשר לצמצם אותם בעזרת `--clause`, `--day`, `--reading` או `--view`

missing-title = איזה סוג של מספר היה מכריע את מה שפתוח
missing-nothing = אין דבר שפתוח מחוסר מספר; נבדקו: { $cells }
missing-bears-on = נוגע ל־{ $cells }
missing-at-least = מספר של { $n } ומעלה
missing-reported = דווח עד כה: { $figures }
missing-whole = כל מספר לכל משך הזמן הזה
missing-done = שנעשה, ומתי
missing-in = מנקודות המבט של { $views }
missing-in-joint = עבור { $views }
missing-in-joint-too = וגם עבור { $views }
missing-enough = מוכרע בידי { $figure }
missing-or = { $one }, או { $other }
missing-differ = הגרסאות חלוקות: מוכרע בידי מספר שהן מסכימות עליו
missing-more = סוגי מספרים נוספים: { $n }; אפשר לצמצם אותם בעזרת `--clause`, `--day`, `--reading` או `--view`
missing-no-bans = על מעשים שאסור שיקרו לא נשאלת שאלה

count-title = נספר, לפי גורם; דבר אינו מסוכם בין גורמים
count-nothing = אין ספירה מתאימה; נבדקו: { $measures } מתוך { $claims }
count-measures = { $n-plural ->
    [one] מידה אחת
    [two] שתי מידות
   *[other] { $n } מידות
}
count-by = בידי { $actor }
count-in = ביחידות { $unit }
count-average = לפי ממוצע יומי של { $average }
count-still = עדיין קיים
count-when = ב־{ $when }
count-said = (לא צוין זמן; נאמר { $when })
count-no-time = (לא צוין זמן)
count-untimed = בלי זמן, לא נספרות באף פרק זמן: { $keys }
count-no-text = אין הסכם במרשם זה: ימים נמשכים מחצות עד חצות לפי { $zone }; שעון אחר עם `--clock`
count-as-of = נכון ל־{ $as_of } · לפי הידוע { $as_known }, על פי { $by } · נתוני אזורי זמן { $tzdb }
count-out-of = מתוך { $of }
