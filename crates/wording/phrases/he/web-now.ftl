# עמודי הדפדפן: עכשיו, הגורמים, שתי הכתבות.

web-now-force = בתוקף
web-now-due = המועדים הבאים
web-now-overdue = חלף מועדו ועודנו פתוח
web-now-differ = גרסאות שונות
web-now-news-visit = מה השתנה מאז ביקורך האחרון
web-now-news-day = מה השתנה ב־24 השעות שלפני כן
web-now-clock = השעות לפי שעון ההסכם: { $zone }
web-now-local = לפי השעון שלך: { $time }
web-now-no-phases = הטקסט אינו נוקב בשלב
web-now-open = השלב { $phase } בתוקף; עדיין דבר אינו מסיים אותו
web-now-ended = השלב { $phase } הסתיים ב־{ $at }
web-now-begins = השלב { $phase } מתחיל ב־{ $at }
web-now-began = השלב { $phase } התחיל בזמן זה
web-now-moved = הסיום המתוכנן { $planned }; נדחה אל { $ends }
web-now-since = מאז, על אירועים מאוחרים יותר, שאין עליהם סעיף בתוקף: { $entries }
web-now-since-nothing = מאז לא נרשם דבר על דברים שאחריו
web-now-series = { $what }: { $entries } מאת { $voices }
web-now-accounts = נרשמו הסברים מאת { $voices }
web-now-owed = מוטל על { $voices }
web-now-condition = תנאי: איש אינו מחויב בו
web-now-nothing-due = אין דבר שמועדו חל לפי הטקסט והמרשם
web-now-nothing-overdue = אין דבר שמועדו חלף ועודנו פתוח
web-now-nothing-differ = אין גרסאות שונות במה שהתחיל
web-now-nothing-changed = דבר אינו עומד אחרת מכפי שעמד
web-now-span = מ־{ $since } עד { $until }, לפי { $by }
web-now-entered = { $n-plural ->
    [one] מאז נרשמה הצהרה אחת
    [two] מאז נרשמו שתי הצהרות
   *[other] מאז נרשמו { $n } הצהרות
}
web-now-by-time = { $n-plural ->
    [one] בחלוף הזמן בלבד השתנה מצבו של חלק אחד מהסעיפים
    [two] בחלוף הזמן בלבד השתנה מצבם של שני חלקים מהסעיפים
   *[other] בחלוף הזמן בלבד השתנה מצבם של { $n } חלקים מהסעיפים
}
web-now-weightless = { $n-plural ->
    [one] בחלק אחד הגיעו מספרים שאינם מכריעים דבר
    [two] בשני חלקים הגיעו מספרים שאינם מכריעים דבר
   *[other] ב־{ $n } חלקים הגיעו מספרים שאינם מכריעים דבר
}
web-now-working = מה שהשתנה עדיין מחושב
web-now-arrow = { "←" }
web-now-more = { $n-plural ->
    [one] ועוד אחד
    [two] ועוד שניים
   *[other] ועוד { $n }
}
web-now-voices = { $n-plural ->
    [one] גורם אחד
    [two] שני גורמים
   *[other] { $n } גורמים
}
web-now-without-text = במרשם זה אין עדיין טקסט של הסכם, ולכן אי אפשר לבחון לפיו דבר; אפשר לרשום הצהרות לפני כל טקסט
web-now-holds = במרשם: { $claims }, { $voices }, { $sources }
web-now-see-record = לראות מה רשום
web-now-see-voices = לראות מי אמר מה
web-now-add-claim = לרשום הצהרה
web-now-add-text = להוסיף טקסט

web-voices-all = כל הגורמים
web-voices-about = מי דיבר, בסדר אלפביתי; איש אינו מדורג ודבר אינו מסוכם
web-voices-none = עד אז איש לא אמר דבר שנרשם
web-voices-caption = הגורמים
web-voices-name = גורם
web-voices-declared = כפי שהטקסט מכריז עליו
web-voices-offices = המשרדים שדיברו בשמו
web-voices-last = דיבר לאחרונה
web-voices-entries = רשומות
web-voices-silent = דבר לא נרשם
web-voices-role-party = צד
web-voices-role-mediator = מתווך
web-voices-role-carrier = מוביל
web-voices-role-counting-body = גוף סופר
web-voices-role-office = משרד הדובר בשם { $voice }
web-voices-role-none = לא הוכרז
web-voices-said-by = מה אמר { $voice }
web-voices-when = נאמר
web-voices-kind = סוג
web-voices-what = מה
web-voices-figure = כפי שנדפס
web-voices-happened = הזמן המדובר
web-voices-source = מקור
web-voices-entry = רשומה
web-voices-range = { $first } עד { $last } מתוך { $all }, המאוחרות תחילה
web-voices-newer = מאוחרות יותר
web-voices-older = מוקדמות יותר
web-voices-gone-corrected = תוקנה מאז
web-voices-gone-retracted = חזרו ממנה מאז

web-reports-about = כל אמירה בכתבות שמהן נבנתה ההיסטוריה הזאת, והיכן היא נמצאת במרשם
web-reports-ours = האמירות מובאות במילים שלנו, באנגלית
web-reports-on-record = אמירות של כתבות שרשומות במרשם זה נוקבות בהן בעמודה משלהן, כגון `S1-01`
web-reports-none = שום דבר במרשם אינו נוקב באמירה של כתבה
web-reports-none-help = הצהרה נוקבת באמירה בעמודה שמתחילה ב־`x_`, כגון `x_case` ובה `S1-01`
web-reports-report = כתבה { $name }
web-reports-id = אמירה
web-reports-says = מה נאמר בה
web-reports-by = מיוחסת אל
web-reports-lives = מקומה במרשם
web-reports-recorded-only = רשומה בלבד
web-reports-elsewhere = שמות בלי קישור הם של היסטוריה אחרת, לא של מרשם זה
