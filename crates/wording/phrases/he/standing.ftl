# מצבם של סעיפים.

according-to = לפי { $voice }
view-named-body = הגוף שנקבע
view-both-parties = שני הצדדים
view-all-voices = כל הגורמים
view-own = נקודת המבט ”{ $name }”

status-met = מולא
status-late = באיחור
status-cured = תוקן
status-not-met = לא מולא
status-overdue = חלף מועדו
status-pending = בהמתנה
status-unverified = לא אומת
status-contested = שנוי במחלוקת
status-ambiguous = דו־משמעי
status-not-in-force = אינו בתוקף
status-suspended = מושהה
status-waived = ויתרו עליו
status-lapsed = פקע
status-not-checkable = לא ניתן לבדיקה
status-term-contested = הסעיף שנוי במחלוקת
status-term-not-confirmed = הסעיף לא אושש

# משפט אחד לשורה.
says-reached = הושג: { $count }
says-reached-over = הושג: { $count }, { $n } יותר מהנדרש
says-short-between = חוסר של { $least } עד { $most }: { $count }
says-short = חוסר של { $n }: { $count }
says-over-ceiling = { $n } מעל התקרה: { $count }
count-in-stretch = { $count } ({ $interval })
says-owed-met = { $owed } מול { $base }: כמספר המגיע
says-owed-over = { $owed } מול { $base }: { $n } יותר מהמגיע
says-owed-short = { $owed } מול { $base }: חוסר של { $n }
says-owed-late = { $owed } במועד מול { $base }: היתר לאחר המועד
says-done = נעשה לפני המועד; הפרש: { $time }
says-done-plain = נעשה במועד
says-done-late = נעשה באיחור; הפרש: { $time }
says-made-good = הושלם בדיעבד
says-not-done = לא נעשה
says-no-occasion = דבר לא נדרש: לא היה לכך מקרה
says-no-trigger = לא נאמר דבר על מה שמחייב זאת
says-no-act = לא דווח על אף מעשה, והכיסוי הוצהר
says-no-act-unstated = לא דווח על אף מעשה, הכיסוי לא הוצהר
says-act = דווח על מעשה
says-act-may = דווח על מעשה; לא הוכרע אם הוא נכלל
says-state-reached = הושג במועד
says-state-late = הושג באיחור
says-state-not-reached = לא הושג
says-state-kept = לא דווח על חריגה, והכיסוי צוין
says-state-more = דווח על יותר ממה שהטקסט מתיר
says-state-may = דווח על יותר; השאלה אם זה נופל בפנים פתוחה
says-state-unstated = לא דווח על חריגה, הכיסוי לא צוין
says-nothing = לא דווח דבר
says-nothing-that-decides = אין מספר מכריע
says-at-least = דווח על { $count } לפחות
says-so-far = { $count } עד כה
says-between = בין { $lo } ל־{ $hi }
says-up-to = עד { $hi }, אף לא אחד מהם בוודאות
says-differ = הגרסאות חלוקות
says-open-text = הטקסט מותיר זאת פתוח
says-no-body = לא נקבע גוף סופר
says-not-begun = השלב שלו לא החל
says-waits = ממתין ל: { $events }
says-waits-open = נותר פתוח אם הוא בתוקף: { $events }
says-before-opening = לא היה בתוקף אז: מה שהמתין לו אירע אחר כך
says-suspended = הושהה בידי מי שרשאי לכך
says-suspended-founded = הושהה בידי מי שרשאי לכך, בעילה שהטקסט נוקב בה
says-suspends-open = הושהה בידי { $voice }, ונותר פתוח אם בעילה שהטקסט נוקב בה
says-suspends-groundless = הושהה בידי { $voice }, בלי עילה שהטקסט נוקב בה
says-suspends-powerless = הושהה בידי { $voice }, שהטקסט אינו נותן לו סמכות כזאת
says-waived = מי שנהנים ממנו ויתרו עליו
says-waived-by-some = ויתור של { $voice }, לא של כל הנהנים
says-waived-by-another = ויתור של { $voice }, שאינו בין הנהנים
says-ran-out = פקע מאליו
says-agreed = ניתנה הסכמה
says-no-consent = אין הסכמה ברשומה
says-consent-may = יש הסכמה ברשומה; שעתה משאירה פתוח אם ניתנה לפני הסיום
says-silence = אין הודעה ברשומה; לפי הטקסט השתיקה מחדשת
says-no-notice = אין עד כה הודעה ברשומה
says-notice = נמסרה הודעה
says-notice-may = יש הודעה ברשומה; שעתה משאירה פתוח אם נמסרה במועד
phase-by-silence = חודש בשתיקה, כי אין הודעה ברשומה: { $ends }
says-freed = איש אינו מחויב עוד: { $events }
says-freed-open = נותר פתוח אם מישהו עדיין מחויב: { $events }
says-alongside = כל אחד ממתין לאחר: { $events }
says-alongside-open = נותר פתוח אם האחר עשה את חלקו: { $events }
says-term-contested = גורם מכחיש שהדבר הוסכם
says-term-silent = נטען בידי { $voices }; איש מלבדם אינו מאשש או מכחיש
says-not-allowed = דווח כי לא הותר

# מה שסעיף ממתין לו.
event-met = הסעיף ”{ $clause }” מולא
event-not-met = הסעיף ”{ $clause }” לא מולא
event-performed = נעשה מה שדורש הסעיף ”{ $clause }”
event-agreed = הסכמה של { $voices } לסעיף ”{ $clause }”
event-agreed-to-it = הסכמה של { $voices } לכך
event-announced = הוכרז בידי { $voices }
event-done = { $act } בידי { $voices }

# חלק שנבחן בשבועות.
week-from = שבוע מ־{ $day }
part-each-week-headed = בכל שבוע, תחת היום הראשון שלו

# מה הטקסט דורש.
asks-at-least = לפחות { $count } { $unit }
asks-at-most = לכל היותר { $count } { $unit }
asks-exactly = בדיוק { $count } { $unit }
asks-about = בערך { $count } { $unit }, כלומר { $bounds }
asks-ratio = לפחות { $n } { $unit } על כל { $m } { $base }
asks-by = לא יאוחר מ־{ $due }
asks-none = שלא יהיה מעשה כזה
asks-held = לכל היותר { $count } { $unit } נשארים במקום
asks-consent = הסכמה לפני { $due }
asks-no-notice = שלא תימסר הודעה עד { $due }
asks-allowed = שיותר
asks-allowed-every = שיותר לכל אחד
asks-earned = { $count } { $unit } שהתחייבו עליהם
asks-earned-done = מסירה של { $count } { $unit }
bounds-or-more = { $lo } ומעלה
bounds-between = מ־{ $lo } עד { $hi }

counted-at = נקודת ספירה: { $point }
as-written = כפי שנכתב
reading-named = הפרשנות ”{ $name }”
held-by = המחזיקים בה: { $voices }
held-in = אצל { $sources }
held-from = מתוך { $rows }
held-ours = שלנו
held-nobody = לא ידוע על איש שמחזיק בה
over-readings = על פני הפרשנויות

# מדוע הצהרה לא נספרה.
why-kind = אינה מסוג שנספר
why-clause = נאמר בה שהיא שייכת לסעיף אחר
why-act = מעשה אחר
why-actor = עושה אחר, או שלא צוין
why-thing = דבר אחר
why-unit = יחידה אחרת
why-point = נקודת ספירה אחרת, או שלא צוינה
why-place = במקום אחר
why-to = לגורם אחר
why-stock = מלאי קיים, לא ספירה
why-acceptance = הסכמה לקבל נספרת רק מפי הצד המקבל עצמו
why-kinds = אף לא אחד מהסוגים שנספרים
why-time = לא צוין בה זמן
why-key = של מקרה אחר, לפי המפתח שלו
why-otherwise = אותו גורם אומר לאחר מכן אחרת
why-renewal = של חידוש אחר
weight-counted = נספרה, אך המצב עומד גם בלעדיה
weight-other-voice = גורם אחר
weight-not-in-view = לא מהסוג שנקודת מבט זו סופרת
weight-repeats = חוזרת על דיווח של גורם אחר
weight-outside-before = לפני פרק הזמן
weight-outside-after = אחרי פרק הזמן
weight-credited = נזקפה למקרה אחר
weight-corrected = תוקנה בידי { $key }
weight-retracted = נמשכה בידי { $key }
weight-not-known = עדיין לא ידועה
weight-beside = מוצגת לצד, לא נספרה

# הכללים שהופעלו.
rule-dated-figure = מספר הנושא תאריך נספר ליום שמתחיל בו (כותרת ההסכם)
rule-whole-total = סך הכול לכל פרק הזמן סוגר את הספירה
rule-close = הגורם סגר את ספירתו
rule-grace = ארכת הדיווח שהוצהרה חלפה
rule-so-far = ”עד כה” הוא חסם תחתון בלבד
rule-average = ממוצע יומי חוסם את סך ימיו, לעולם לא יום יחיד
rule-credited = מעשים נזקפים לפי האמור ב־`counts_for` (פרשנות זו)
rule-condition = תנאי אינו מחייב איש: אם לא נעשה, הוא פוקע
rule-any-stretch = נבחן כל רצף באורך הזה, בכל מקום שבו הוא מתחיל; הרצף המכריע מצוין
rule-share = הבסיס הוא המספר שהגורם אומר שקיים, בכל עת שבה ספר
rule-state = מספר תקף לאותו רגע; רק סך הכול תקף לכל התקופה שלו
rule-differs = הגורם חלוק על עצמו: שני המספרים נשמרים
rule-asserted = הסעיף נטען בידי אחדים בלבד

flag-parts = סכום החלקים { $parts } לצד { $whole }
flag-total = סכום ימיו { $days } לצד סך הכול שמסר, { $total }
flag-total-of = סכום ימיו { $days } לצד סך הכול שמסר, { $total } ({ $of })
flag-rivals = מספריו שלו שונים תחת { $about }

asserted-by = נטען בידי { $voices }
