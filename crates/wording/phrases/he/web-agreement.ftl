# דפי הדפדפן: הסכם.

web-agreement-none = במרשם הזה עדיין אין טקסט של הסכם; אפשר לרשום הצהרות לפני כל טקסט
web-agreement-begin = לכתוב טקסט
web-agreement-text = טקסט
web-agreement-clauses = סעיפים
web-agreement-where = היכן הוא עומד
web-agreement-to-text = הטקסט
web-agreement-to-reading = קריאה במילים
web-agreement-to-versions = השוואת גרסאות
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
web-agreement-aid = עזר לקריאה: הקובע הוא הטקסט עצמו. מה שהטקסט מצהיר עליו נשאר כפי שנכתב.
web-agreement-parties = צדדים
web-agreement-mediators = מתווכים
web-agreement-carriers = מובילים
web-agreement-bodies = גופים סופרים
web-agreement-bodies-none = לא נקבע גוף
web-agreement-clock = שעון
web-agreement-phase-lasts = מ־{ $from }, נמשך { $length }
web-agreement-phase-open = מ־{ $from }, עד שיסתיים
web-agreement-days = { $n-plural ->
    [one] יום אחד ({ $n })
    [two] יומיים ({ $n })
   *[other] { $n } ימים
}

# מה חלק דורש: מי ואיזה מעשה, ואחר כך היתר.
web-agreement-must = על { $who }: { $act }
web-agreement-must-not = אסור על { $who }: { $act }
web-agreement-must-begin = על { $who } להתחיל: { $act }
web-agreement-must-hold = על { $who } להשאיר שם לכל היותר { $n }
web-agreement-must-allow = על { $who } להתיר אל { $actors }: { $act }
web-agreement-affirms = הצהרה של { $who }, ששום ספירה אינה שופטת
web-agreement-by-hand = על { $who }, ששום ספירה אינה שופטת אלא אנשים
web-agreement-nobody = איש אינו מחויב: { $act }
web-agreement-condition = תנאי, שאינו מחייב איש; פתוח בפני { $who }: { $act }
web-agreement-earns = { $phase } נמשך עוד { $length } על כל { $asked }
web-agreement-renews = { $phase } מתחדש למשך { $length } בהסכמת כל מי שנקבו בשמם: הסכמה של { $who }
web-agreement-renews-silently = { $phase } מתחדש למשך { $length } אלא אם תימסר הודעה { $before } לפני סיומו: הודעה מאת { $who }
web-agreement-cap-open = הטקסט משאיר פתוח אם יש תקרה
web-agreement-cap-none = אין תקרה
web-agreement-cap-days = לכל היותר { $length } בסך הכול
web-agreement-every = כל אחד: { $things }
web-agreement-to = אל { $name }
web-agreement-through = דרך { $name }
web-agreement-place = ב־{ $name }
web-agreement-within = תוך { $length } מן ההתחלה
web-agreement-share = לפחות { $n } אחוזים מתוך: { $of } ({ $who })
web-agreement-hours = בכל יום בין { $from } ל־{ $to }
web-agreement-by-each-day = עד { $time } בכל יום
web-agreement-after-each = תוך { $length } אחרי כל: { $what } ({ $who })
web-agreement-before-each = לפני כל: { $what } ({ $who })
web-agreement-long-before-each = לפחות { $length } לפני כל: { $what } ({ $who })
web-agreement-by-last-day = עד { $time } ביום שבו { $phase } אמור להסתיים
web-agreement-at-latest = לכל המאוחר { $length } לאחר מכן
web-agreement-kept = מהרגע האחרון שלו ועד סוף השלב
web-agreement-in-phase = במהלך { $phase }
web-agreement-counted-by = נספר בידי { $voices }
web-agreement-cure = ניתן לתיקון במשך עוד { $length }
web-agreement-cure-agreed = ניתן לתיקון עד מועד שעליו יסכימו { $voices }
web-agreement-once = בתוקף משיתקיים: { $events }
web-agreement-freed = אינו מחייב איש עוד משיתקיים: { $events }
web-agreement-alongside = מועדו לא חל לפני: { $events }
web-agreement-suspended-by = ניתן להשהיה בידי { $voices }
web-agreement-suspended-ground = ניתן להשהיה בידי { $voices }, משיתקיים: { $events }
web-agreement-point-open = נקודת הספירה נותרה פתוחה: { $points }
web-agreement-misprint = נדפס ”{ $words }” אצל { $sources }: טעות דפוס של העיתונות, מוצגת בלבד

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
