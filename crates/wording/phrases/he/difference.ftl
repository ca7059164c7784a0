# במה שונים שני טקסטים של הסכם.
diff-alike = { $from } ו־{ $to } אומרים אותו דבר
diff-title = { $from } → { $to }
diff-added = { $after }: נוסף
diff-dropped = { $before }: הושמט
diff-changed = { $after }: השתנה
diff-renamed = { $after }, לשעבר { $before }: השתנה
diff-paired = { $after }: השתנה; נחשב ל־{ $before } כי אין סעיף אחר באותו עניין
diff-phase-added = שלב { $phase }: נוסף, { $after }
diff-phase-dropped = שלב { $phase }: הושמט, היה { $before }
diff-phase-changed = שלב { $phase }: { $after } במקום { $before }
diff-turn-tighter = הדוק יותר עבור { $voices }
diff-turn-looser = רופף יותר עבור { $voices }
diff-turn-shifted = מוסט עבור { $voices }: נדרש אותו דבר בזמן, במקום או בנקודת ספירה אחרים
diff-turn-incomparable = אינו יותר ואינו פחות עבור { $voices }: נדרש אחרת
diff-what = במה השוני: { $aspects }
diff-what-in = במה השוני בקריאה { $reading }: { $aspects }
diff-in-part = { $aspect } ({ $part })
diff-reading-added = קריאה נוספת: { $reading }
diff-reading-dropped = קריאה שהוסרה: { $reading }
diff-asserted = נטען על ידי { $after }, לפני כן על ידי { $before }
diff-all = כולם
diff-witness-first = לדוגמה: { $deeds } — מקיים את הטקסט הראשון, לא את השני
diff-witness-second = לדוגמה: { $deeds } — מקיים את הטקסט השני, לא את הראשון
diff-nothing-done = לא נעשה דבר
diff-deed = { $actor }: { $what }, { $when }
diff-deed-many = { $amount } { $done }
diff-deed-in = { $what } ב־{ $place }
diff-days-from = בכל יום מ־{ $from } עד { $to }
diff-unchanged = { $n-plural ->
    [one] סעיף אחד אומר אותו דבר בשניהם: { $labels }
    [two] שני סעיפים אומרים אותו דבר בשניהם: { $labels }
   *[other] { $n } סעיפים אומרים אותו דבר בשניהם: { $labels }
}
diff-aspect-sort = סוג החובה
diff-aspect-bound = מי שמחויב
diff-aspect-act = המעשה או הדבר
diff-aspect-kinds = הסוגים שנספרים
diff-aspect-number = המספר
diff-aspect-windows = הימים או השעות
diff-aspect-due = המועד
diff-aspect-last-moment = הרגע האחרון
diff-aspect-place = המקום
diff-aspect-point = נקודת הספירה
diff-aspect-counted-by = של מי הספירה
diff-aspect-through = באמצעות מי, דבר שנאמר ואיש אינו בוחן
diff-aspect-trigger = מה שמחייב אותו
diff-aspect-condition = חובה או תנאי
diff-aspect-cure = השלמה בדיעבד
diff-aspect-suspension = השעיה
diff-aspect-waiver = ויתור
diff-aspect-gate = למה הוא ממתין
diff-aspect-release = מה שמשחרר ממנו
diff-aspect-alongside = מה שמתקדם לצידו
diff-aspect-phase = שלב
diff-aspect-growth = כיצד השלב מתארך
diff-aspect-crediting = היום שאליו הוא נזקף
diff-aspect-words = מה שנאמר
