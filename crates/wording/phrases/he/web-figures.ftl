# דפי הדפדפן: מספרים.

web-figures-intro = תרשים לכל גורם בכל נקודת ספירה, בקנה מידה אחד; כל סימן מוביל להסבר מדוע הוא נספר כך, או לרשומה שלו. דבר אינו מסוכם בין גורמים או בין נקודות ספירה.
web-figures-nothing = אין במרשם מספר לימים אלה. אפשר לבקש ימים אחרים למעלה.
web-figures-no-text = אין עדיין במרשם זה טקסט של הסכם: מוצג מה שנספר, בלי דבר שנדרש.
web-figures-too-many = יש יותר מדי רשומות לספור מיד בלי טקסט; יש להוסיף טקסט, והן ייספרו.
web-figures-small = ספירות הקטנות מ־3 ששום מקור לא פרסם מוצגות כ”פחות מ־3”, כאן ובנתונים.
web-figures-cut = { $n-plural ->
    [one] התבקשו יותר ימים ממה שמצויר בבת אחת: זה האחרון בהם.
    [two] התבקשו יותר ימים ממה שמצויר בבת אחת: אלה היומיים האחרונים בהם.
   *[other] התבקשו יותר ימים ממה שמצויר בבת אחת: אלה { $n } האחרונים בהם.
}
web-figures-asked = ספירות לצד מה שהטקסט דורש
web-figures-held = מי שיצאו, ומי שעדיין מוחזקים
web-figures-held-hint = המספרים של כל גורם עצמו. כמה עדיין מוחזקים היא ספירה בפני עצמה, שלעולם אינה מחושבת לפי מי שיצאו.
web-figures-exchange = החילופים כפי שהם מצטברים
web-figures-others = נספר, ושום סעיף אינו דורש
web-figures-others-hint = נקודות ספירה ודברים אחרים. הם אינם נמדדים מול מספר כלשהו של הטקסט.
web-figures-revised = מספרים שתוקנו או שחזרו מהם
web-figures-revised-hint = מה שנאמר תחילה נשמר, עם הרשומה שבאה במקומו.
web-figures-sources = מקורות

web-figures-thing = דבר
web-figures-point = נקודת ספירה
web-figures-voice = גורם
web-figures-from = מיום
web-figures-to = עד יום
web-figures-every = הכול
web-figures-show = הצגה
web-figures-all = הצגת הכול
web-figures-no-day = ‏`{ $text }` אינו יום: יש לכתוב כך `2023-11-24`

web-figures-numbers = מספרים ורשומות
web-figures-day = יום
web-figures-when = מתי
web-figures-what = מה
web-figures-figure = מספר
web-figures-earlier = נאמר תחילה
web-figures-now = מאז
web-figures-corrected = תוקן
web-figures-retracted = חזרו ממנו
web-figures-differs = (הגורם מסר שני מספרים: שניהם נשמרים)
web-figures-no-point = נקודת ספירה לא צוינה
web-figures-no-source = מקור לא צוין
web-figures-none-of-these-days = דבר לא דווח על ימים אלה
web-figures-nothing-received = דבר לא התקבל על ימים אלה מאת: { $voices }
web-figures-more = { $n-plural ->
    [one] ועוד אחת
    [two] ועוד שתיים
   *[other] ועוד { $n }
}
web-figures-since = כל מדרגה כוללת את כל שדווח מ־{ $from } ועד סוף אותו יום.
web-figures-one-scale = לשניהם אותו קנה מידה.
web-figures-two-scales = קני המידה שונים: העליון מסתיים ב־{ $base }, התחתון ב־{ $owed }.
web-figures-still = { $thing }: עדיין שם
web-figures-sums = דווח עד סוף כל יום
web-figures-fewer = פחות מ־{ $n }
web-figures-fewer-short = <{ $n }
web-figures-fewer-or-more = פחות מ־{ $n }, או יותר
web-figures-merged = { $bounds } (ספירה הקטנה מ־{ $n } אוחדה)

web-chart-exact = כמספר הזה
web-chart-between = בין שני מספרים; עם חץ: העליון נמצא מעבר לציר
web-chart-or-more = { $lo } ומעלה
web-chart-open = כמספר הזה או יותר: בלי קצה עליון
web-chart-gap = דבר לא דווח, וזה אינו 0
web-chart-revised = נאמר תחילה, אחר כך תוקן
web-chart-rule = נדרש בכל יום: במילות הסעיף, ולפי פרשנות אחרת או כפי שטוענים אחדים
web-chart-name = { $what }, { $point }, לפי { $voice }
web-chart-mark = { $day }: { $figure }, לפי { $voice }, { $point }
web-chart-sum = { $what }, עד סוף { $day }: { $figure }, לפי { $voice }
web-chart-bar = { $label }: { $figure } ({ $stretch })
web-chart-was = נאמר תחילה: { $figure }, אחר כך תוקן
web-chart-was-retracted = נאמר תחילה: { $figure }, אחר כך חזרו ממנו
web-chart-zoom = גודל התרשימים האלה
web-chart-zoom-in = גדול יותר
web-chart-zoom-out = קטן יותר
web-chart-zoom-whole = שלם
