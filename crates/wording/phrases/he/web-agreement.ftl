# דפי הדפדפן: הסכם.

web-agreement-none = במרשם הזה עדיין אין טקסט של הסכם; אפשר לרשום הצהרות לפני כל טקסט
web-agreement-begin = לכתוב טקסט
web-agreement-text = טקסט
web-agreement-clauses = סעיפים
web-agreement-where = היכן הוא עומד
web-agreement-to-text = הטקסט
web-agreement-to-reading = קריאה במילים
web-agreement-to-versions = השוואת גרסאות
web-agreement-to-positions = עמדות הצדדים
web-agreement-positions = עמדות
web-agreement-to-edit = לכתוב גרסה חדשה
web-agreement-line = שורה { $line }

web-agreement-versions = גרסאות
web-agreement-on-record = הגרסאות שבמרשם
web-agreement-version = גרסה { $n }
web-agreement-head-version = גרסה
web-agreement-head-signed = נחתמה
web-agreement-head-author = בידי
web-agreement-head-device = מכשיר
web-agreement-head-hash = טביעה
web-agreement-compare = להשוות
web-agreement-compare-from = מוקדמת
web-agreement-compare-to = מאוחרת
web-agreement-compared = מגרסה { $from } לגרסה { $to }
web-agreement-alike = השתיים זהות, שורה בשורה
web-agreement-by-line = שורה בשורה
web-agreement-line-added = נוספה
web-agreement-line-removed = הוסרה

web-agreement-reading-title = ההסכם במילים
web-agreement-read-in = שפת הקריאה

web-agreement-edit-title = כתיבת גרסה
web-agreement-edit-label = טקסט ההסכם
web-agreement-edit-hint = בשפת ההסכמים, לכל היותר מביבייט אחד. מה שבמרשם נשאר בו; זו תהיה גרסה נוספת.
web-agreement-sample = זו דוגמה עם צדדים בדויים להתחיל ממנה. יש לכתוב את הטקסט שלך במקומה.
web-agreement-check = לבדוק
web-agreement-put = לרשום כגרסה חדשה
web-agreement-found-title = מה נמצא
web-agreement-found = שורה { $line }: { $severity } { $code }
web-agreement-clean = { $n-plural ->
    [one] הכול מובן: סעיף אחד ({ $n })
    [two] הכול מובן: שני סעיפים ({ $n })
   *[other] הכול מובן: { $n } סעיפים
}
web-agreement-lines = השורות שמדובר בהן
web-agreement-not-title = זה עדיין לא במרשם
web-agreement-not-errors = בטקסט יש שגיאות; יש לתקן אותן ואז לרשום
web-agreement-not-warnings = בטקסט יש אזהרות; יש לעיין בהן ואז לאשר להלן שכך הכוונה
web-agreement-not-same = זה הטקסט שבמרשם, מילה במילה
web-agreement-not-moved = מישהו רשם גרסה אחרת מאז שהתחלת; יש להשוות בין השתיים ואז לאשר להלן
web-agreement-confirm = ראיתי את האזהרות; כך הכוונה בטקסט
web-agreement-confirm-moved = ראיתי את הגרסה החדשה יותר; זו באה אחריה, עם אזהרותיה אם יש
web-agreement-done = הטקסט נרשם, והוא עכשיו הגרסה החדשה ביותר
