# The reading view of a text: who must do what, when, counted where.

show-aid = עזר לקריאה: הקובע הוא הטקסט עצמו. מה שהטקסט מצהיר עליו נשאר כפי שנכתב.
show-parties = צדדים
show-mediators = מתווכים
show-carriers = מובילים
show-bodies = גופים סופרים
show-bodies-none = לא נקבע גוף
show-clock = שעון
show-phase-lasts = מ־{ $from }, נמשך { $length }
show-phase-open = מ־{ $from }, עד שיסתיים
show-days = { $n-plural ->
    [one] יום אחד ({ $n })
    [two] יומיים ({ $n })
   *[other] { $n } ימים
}
show-must = על { $who }: { $act }
show-must-not = אסור על { $who }: { $act }
show-must-begin = על { $who } להתחיל: { $act }
show-must-hold = על { $who } להשאיר שם לכל היותר { $n }
show-must-allow = על { $who } להתיר אל { $actors }: { $act }
show-affirms = הצהרה של { $who }, ששום ספירה אינה שופטת
show-by-hand = על { $who }, ששום ספירה אינה שופטת אלא אנשים
show-nobody = איש אינו מחויב: { $act }
show-condition = תנאי, שאינו מחייב איש; פתוח בפני { $who }: { $act }
show-earns = { $phase } נמשך עוד { $length } על כל { $asked }
show-renews = { $phase } מתחדש למשך { $length } בהסכמת כל מי שנקבו בשמם: הסכמה של { $who }
show-renews-silently = { $phase } מתחדש למשך { $length } אלא אם תימסר הודעה { $before } לפני סיומו: הודעה מאת { $who }
show-cap-open = הטקסט משאיר פתוח אם יש תקרה
show-cap-none = אין תקרה
show-cap-days = לכל היותר { $length } בסך הכול
show-every = כל אחד: { $things }
show-to = אל { $name }
show-through = דרך { $name }
show-place = ב־{ $name }
show-within = תוך { $length } מן ההתחלה
show-share = לפחות { $n } אחוזים מתוך: { $of } ({ $who })
show-hours = בכל יום בין { $from } ל־{ $to }
show-by-each-day = עד { $time } בכל יום
show-after-each = תוך { $length } אחרי כל: { $what } ({ $who })
show-before-each = לפני כל: { $what } ({ $who })
show-long-before-each = לפחות { $length } לפני כל: { $what } ({ $who })
show-by-last-day = עד { $time } ביום שבו { $phase } אמור להסתיים
show-at-latest = לכל המאוחר { $length } לאחר מכן
show-kept = מהרגע האחרון שלו ועד סוף השלב
show-in-phase = במהלך { $phase }
show-counted-by = נספר בידי { $voices }
show-cure = ניתן לתיקון במשך עוד { $length }
show-cure-agreed = ניתן לתיקון עד מועד שעליו יסכימו { $voices }
show-once = בתוקף משיתקיים: { $events }
show-freed = אינו מחייב איש עוד משיתקיים: { $events }
show-alongside = מועדו לא חל לפני: { $events }
show-suspended-by = ניתן להשהיה בידי { $voices }
show-suspended-ground = ניתן להשהיה בידי { $voices }, משיתקיים: { $events }
show-point-open = נקודת הספירה נותרה פתוחה: { $points }
show-misprint = נדפס ”{ $words }” אצל { $sources }: טעות דפוס של העיתונות, מוצגת בלבד
