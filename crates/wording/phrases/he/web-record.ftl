# עמודי הדפדפן: המרשם. הרשימה, רשומה אחת, קבצים פנימה והחוצה.

## הרשימה

web-record-entries = רשומות
web-record-found = מה שנמצא
web-record-there = { $entries }, החדשות תחילה
web-record-of = { $entries } מתוך { $there }, החדשות תחילה
web-record-none = אין רשומה מתאימה
web-record-all = המרשם כולו
web-record-caption = רשומות, החדשות תחילה
web-record-head-entry = רשומה
web-record-head-voice = נאמר בידי
web-record-head-what = מה
web-record-head-amount = כמה
web-record-head-occurred = מתי
web-record-head-said = נאמר
web-record-head-source = מקור
web-record-head-received = התקבלה
web-record-older = ישנות יותר
web-record-newer = חדשות יותר
web-record-pages = רשומות נוספות
web-record-revised = { $before } ← { $after }
web-record-gone-corrected = תוקנה מאז
web-record-gone-retracted = חזרו ממנה מאז
web-record-gone-not-known-yet = עוד לא ידועה ברגע זה
web-record-words = חיפוש מילים
web-record-words-hint = במפתחות, בגורמים, במשרדים, במספרים כפי שנדפסו, במקורות ובהערות; ניקוד וסימני הטעמה אינם משנים
web-record-search = חיפוש
web-record-search-title = נמצא במרשם
web-record-search-forgotten = המילים האלה נשכחו לאחר זמן מה; יש לחפש אותן שוב
web-record-filters = צמצום הרשימה
web-record-filter-kind = סוג
web-record-filter-voice = גורם
web-record-filter-act = מעשה
web-record-filter-clause = סעיף שהוזכר
web-record-filter-source = מקור
web-record-filter-from = מיום
web-record-filter-to = עד יום
web-record-days-hint = היום שבו קרה; היכן שאינו נאמר, היום שבו נאמר או פורסם
web-record-filter-stands = רק הצהרות העומדות ברגע זה
web-record-filter = הצגה
web-record-any = הכול
web-record-filter-about = תחת המפתח
web-record-no-day = ‏`{ $text }` אינו תאריך: יש לכתוב `2023-11-24`
web-record-import = ייבוא קבצים
web-record-export = ייצוא לקבצים

## רשומה אחת

web-record-entry-title = רשומה
web-record-several = יש כמה רשומות שהמזהה שלהן מתחיל ב־`{ $text }`; יש לתת חלק ארוך יותר
web-record-back = חזרה למרשם
web-record-unread = תוכנה אינו קריא כאן; החתימה והמקום בשרשרת תקפים
web-record-to-correct = תיקון
web-record-to-confirm = אישוש
web-record-to-deny = הכחשה
web-record-to-respond = תגובה
web-record-to-retract = חזרה מהצהרה
web-record-says = מה היא אומרת
web-record-says-caption = כל עמודה שמולאה: במילים, וכפי שהיא בקובץ
web-record-no-words = ממילותיה לא נשמר כאן דבר
web-record-own-column = עמודה משל מי שרשם
web-record-charter = מייסדת את המרשם הזה
web-record-receipt-of = חל על
web-record-rebuilt = של היסטוריה ששוחזרה, שאינה מוכיחה דבר על מועד הידיעה
web-record-times = חמשת הזמנים שלה
web-record-not-said = לא נאמר
web-record-time-occurred = קרה
web-record-time-occurred-hint = כטענת הגורם
web-record-time-said = נאמר
web-record-time-said-hint = בידי הגורם
web-record-time-signed = נחתם
web-record-time-signed-hint = לפי השעון של מי שרשם
web-record-time-received = התקבל
web-record-time-received-hint = במרשם זה, לפי אישור הקליטה
web-record-no-receipt = אין אישור קליטה: נרשם כאן כשנחתם
web-record-time-bracket = הוכח
web-record-time-bracket-hint = לא לפני ראש יומן אחד, ולא אחרי ראש אחר שעד חתם עליו
web-record-not-proved = עוד לא הוכח
web-record-source = המקור שלה
web-record-chain = תיקונים, לפי הסדר
web-record-chain-hint = דבר אינו נמחק: מה שנאמר ראשון בא ראשון, ורגע מוקדם יותר מחזיר את מה שהיה ידוע אז
web-record-this-one = רשומה זו
web-record-concurrent = אלה עומדות זו לצד זו: אף אחת אינה מזכירה את האחרת
web-record-ties = מה היא מזכירה, ומה מזכיר אותה
web-record-names = מזכירה
web-record-named-by = מוזכרת אצל
web-record-of-source = כל ההצהרות ממקור זה
web-record-rel-corrects = מתקנת
web-record-rel-retracts = חוזרת מהצהרה
web-record-rel-confirms = מאששת
web-record-rel-denies = מכחישה
web-record-rel-answers = עונה על
web-record-rel-replies = מגיבה ל־
web-record-rel-receives = מאשרת קבלה של
web-record-rel-source = באה מ־
web-record-rel-repeats = חוזרת על
web-record-rel-concerns = מדברת על
web-record-rel-erases = אומרת שנמחק תוכנה של
web-record-rel-reveals = אומרת שהיא לכולם
web-record-rel-unknown-relation = קשר שגרסה זו אינה מכירה
web-record-rel-by-corrects = תוקנה בידי
web-record-rel-by-retracts = חזרו ממנה ב־
web-record-rel-by-confirms = אוששה בידי
web-record-rel-by-denies = הוכחשה בידי
web-record-rel-by-answers = נענתה בידי
web-record-rel-by-replies = הגיבה לה
web-record-rel-by-receives = אישרה את קבלתה
web-record-rel-by-source = מקור של
web-record-rel-by-repeats = חזרה עליה
web-record-rel-by-concerns = מדברת עליה
web-record-rel-by-erases = נמחקה, כפי שאומרת
web-record-rel-by-reveals = לכולם, כפי שאומרת
web-record-rel-by-unknown-relation = קשר שגרסה זו אינה מכירה
web-record-more = { $n-plural ->
    [one] עוד אחת
    [two] עוד שתיים
   *[other] עוד { $n }
}
web-record-see-all = הצגת כולן
web-record-rivals = גרסאות אחרות תחת אותו מפתח
web-record-rivals-hint = גרסאות של דבר אחד מונחות זו לצד זו ולעולם אינן מחוברות יחד
web-record-clauses = סעיפים שהיא עשויה לגעת בהם
web-record-clauses-hint = אם היא מכריעה שם דבר, זאת מראה עמוד הסעיף
web-record-clause-named = מוזכר ברשומה
web-record-clause-same = על אותו מעשה ואותו דבר
web-record-kept = מה נשמר
web-record-for-ever = כותרת: כל אחד רשאי לשמור אותה לעד
web-record-for-ever-hint = חתומה; אין בה כמות, מספרים או דבר ממה שנאמר
web-record-erasable = תוכן: אפשר למחוק אותו
web-record-erasable-hint = הכותרת מחזיקה רק טביעה מומלחת שלו, ולכן מה שנמחק משאיר כל הוכחה שלמה
web-record-header-entry = מזהה
web-record-header-author = נחתמה בידי
web-record-header-device = במפתח של המכשיר
web-record-header-kind = סוג
web-record-header-seq = מספר בשרשרת המכשיר
web-record-header-signed = מועד החתימה
web-record-header-prev = הרשומה שלפניה
web-record-header-acts = מעשים
web-record-header-parties = צדדים ומקומות
web-record-header-clauses = סעיפים
web-record-header-refs = רשומות מוזכרות
web-record-header-space = מרחב
web-record-header-commit = טביעת התוכן
web-record-header-size = אורך התוכן לכל היותר
web-record-first = אין: היא הראשונה של המכשיר
web-record-bytes = { $n-plural ->
    [one] בית אחד
    [two] שני בתים
   *[other] { $n } בתים
}
web-record-proofs = הוכחות
web-record-proof-later = ברגע זה נכתב אל המרשם; יש להציג את העמוד שוב בעוד זמן קצר כדי שההוכחות ייבדקו
web-record-proof-signature-yes = החתימה היא של המכשיר
web-record-proof-signature-no = החתימה אינה של המכשיר
web-record-proof-id-yes = המזהה הוא הטביעה של מה שנחתם
web-record-proof-id-no = המזהה אינו הטביעה של מה שנחתם
web-record-proof-chain-yes = הרשומה שלפניה בשרשרת המכשיר נמצאת כאן
web-record-proof-chain-no = הרשומה שלפניה בשרשרת המכשיר אינה כאן
web-record-proof-commitment-yes = התוכן הוא זה שהתחייבו לו
web-record-proof-commitment-no = התוכן אינו זה שהתחייבו לו
web-record-proof-commitment-unread = התוכן אינו כאן להשוואה
web-record-proof-withheld = הקבצים של רשומה זו חסויים כל עוד משהו בה חסוי
web-record-proof-how = טביעת התוכן עשויה מן הקבצים:
web-record-file-signed = הבתים שנחתמו (COSE)
web-record-file-payload = התוכן (CBOR)
web-record-file-salt = המלח

## עמודות שאין להן שם ברישום המהיר

web-record-column-claim = מפתח
web-record-column-speaker = המשרד שדיבר
web-record-column-attribution = דיבר
web-record-column-repeats = חוזרת על
web-record-column-blamed = מי שהגורם רואה כאחראי
web-record-column-of_kind = מסוג
web-record-column-unit = יחידה
web-record-column-out_of = מתוך
web-record-column-adds = מצטרף כ־
web-record-column-coverage = מכסה
web-record-column-effects = תוצאות
web-record-column-ids = זהויות
web-record-column-under = הסדר
web-record-column-counts_for = נחשב עבור
web-record-column-received = התקבלה
web-record-column-publisher = מוציא לאור
web-record-column-title = כותרת
web-record-column-published = פורסם
web-record-column-known_from = ידוע מאז
web-record-column-url = כתובת
web-record-column-language = שפה
web-record-column-sha256 = טביעת המסמך
web-record-column-note = הערה

## ייבוא

web-record-import-title = ייבוא
web-record-import-lead = קבצים של הצהרות ושל מקורות תחילה רק נקראים ונבדקים. דבר אינו נרשם לפני שראית מה יש בהם.
web-record-import-files = קבצים
web-record-import-files-hint = { $n-plural ->
    [one] ‏CSV או XLSX, אפשר כמה יחד, לכל היותר מביבייט אחד; מקורות יכולים לבוא באותו ייבוא
    [two] ‏CSV או XLSX, אפשר כמה יחד, לכל היותר שני מביבייט; מקורות יכולים לבוא באותו ייבוא
   *[other] ‏CSV או XLSX, אפשר כמה יחד, לכל היותר { $n } מביבייט; מקורות יכולים לבוא באותו ייבוא
}
web-record-import-more = מרשם חי שמשוחזר
web-record-import-rebuilt = שורות אלה משחזרות היסטוריה: הן רשאיות לומר בעצמן מתי התקבלו
web-record-import-rebuilt-hint = אישור הקליטה אומר זאת לעד; מה שהתקבל אז אינו מוכיח דבר על מועד הידיעה
web-record-import-check = בדיקה, בלי לכתוב דבר
web-record-import-sending = הקבצים בדרך …
web-record-import-kept = מה שנקרא נשמר בזיכרון עשר דקות ואז נשכח, אלא אם יירשם.
web-record-import-under-way = יש ייבוא שלך בתהליך
web-record-import-go-on = להמשיך בו
web-record-import-not-begun = לא נקרא דבר
web-record-import-no-file = לא נבחר קובץ; יש לבחור לפחות אחד
web-record-import-busy = הייבוא האחרון שלך עודו בתהליך; יש להמתין עד שיסתיים
web-record-import-too-many = יותר מדי ייבואים בעת ובעונה אחת; יש לנסות שוב בעוד כמה דקות
web-record-import-other = מה שעמד להירשם אינו מה שהוצג; יש לבדוק שוב את הקבצים
web-record-import-other-text = מאז שנקראו הקבצים יש במרשם טקסט אחר של ההסכם; יש לבדוק אותם שוב
web-record-import-gone = ייבוא זה נשכח, כי עברו עשר דקות או שאחר בא במקומו; יש לבדוק שוב את הקבצים
web-record-import-steps = שלבי הייבוא
web-record-import-step-read = קריאה
web-record-import-step-look = עיון
web-record-import-step-sign = רישום
web-record-import-step-done = בוצע
web-record-import-progress = בתהליך
web-record-import-signed = נחתמו עד כה: { $signed } מתוך { $of }
web-record-import-seconds = { $n-plural ->
    [one] זה שנייה אחת
    [two] זה שתי שניות
   *[other] זה { $n } שניות
}
web-record-import-reading-hint = קובץ גדול לוקח כמה שניות. עמוד זה מציג את עצמו שוב עד שיסתיים.
web-record-import-signing-hint = ייבוא גדול לוקח חצי דקה. אפשר לעזוב את העמוד ולחזור; הוא נרשם כולו או שלא נרשם כלל.
web-record-import-mend = יש לתקן את הקבצים ולמסור את כולם שוב: מה שתקין אינו אובד, ושורות שכבר נרשמו אינן מוסיפות דבר.
web-record-import-new = חדשות
web-record-import-here = כבר במרשם
web-record-import-nothing-yet = עוד לא נכתב דבר.
web-record-import-put = לרשום
web-record-import-done = נרשמו, נחתמו ונשמרו: { $entries }
web-record-import-done-here = כבר במרשם, ולא נכתבו שוב: { $entries }
web-record-import-another = קבצים אחרים
web-record-import-problems = מה דורש תיקון
web-record-import-notices = מה ראוי למבט
web-record-import-first = { $n } הראשונים מתוך { $of };
web-record-import-data = כולם כנתונים
web-record-import-head-file = קובץ
web-record-import-head-line = שורה
web-record-import-head-column = עמודה
web-record-import-head-what = מה, ומה אפשר לעשות
web-record-import-head-code = קוד

## ייצוא

web-record-export-title = ייצוא לקבצים
web-record-export-lead = הצהרות ומקורות כשורות שהייבוא קורא שוב, בכל מרשם של tregua.
web-record-export-whole = המרשם כולו: { $claims }, { $sources }
web-record-export-some = מה שהמסננים משאירים: { $claims }, { $sources }
web-record-export-look = הצגת רשומות אלה
web-record-export-all = המרשם כולו
web-record-export-withheld = { $n-plural ->
    [one] בהצהרה אחת יש דבר החסוי מתפקידך, גם בקבצים אלה; השורה שלה לא תיקרא שוב כאותה הצהרה
    [two] בשתי הצהרות יש דבר החסוי מתפקידך, גם בקבצים אלה; השורות שלהן לא ייקראו שוב כאותן הצהרות
   *[other] ב־{ $n } הצהרות יש דבר החסוי מתפקידך, גם בקבצים אלה; השורות שלהן לא ייקראו שוב כאותן הצהרות
}
web-record-export-options = כיצד הם נכתבים
web-record-export-tags = עם שורה של תגי HXL
web-record-export-tags-hint = לתוכנות של התחום ההומניטרי; הייבוא מדלג עליה
web-record-export-received = עם מועד הקבלה של כל הצהרה
web-record-export-received-hint = שורות כאלה נכנסות שוב רק היכן שמשוחזרת היסטוריה
web-record-export-record-xlsx = חוברת, גיליון להצהרות וגיליון למקורות
web-record-export-claims-csv = הצהרות, לכל גיליון אלקטרוני
web-record-export-sources-csv = מקורות, לכל גיליון אלקטרוני
web-record-export-record-json = הצהרות ומקורות, לתוכנות
web-record-export-guard = לפני מילים שגיליון אלקטרוני היה רואה כנוסחה עומד גרש, שהייבוא מסיר שוב.
web-record-export-too-large = יש יותר שורות, או תא ארוך יותר, ממה שחוברת יכולה להכיל; אפשר לקחת CSV או לצמצם את הרשימה

web-record-attached = קבצים מצורפים
web-record-attached-take = שמירת הקובץ ({ $hash })
web-record-attached-hint = הוא נמסר כפי שניתן, לשמירה; דבר ממנו אינו מוצג כאן.
web-record-custody = כיצד נשמר
