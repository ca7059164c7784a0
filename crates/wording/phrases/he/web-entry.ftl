# רישום הצהרות בדפדפן.

## רישום מהיר

web-entry-line = שורה אחת
web-entry-line-hint = מי אומר, נקודתיים, כמה, מה, מה קרה לו, מתי, פסיק, המקור, באנגלית: `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
web-entry-fields = או שדה אחר שדה
web-entry-who = מי אומר זאת
web-entry-who-hint = גם לשורה שאינה נוקבת בשם; נשמר להצהרה הבאה
web-entry-many = כמה
web-entry-many-hint = `137`, `over 100`, `150 to 200`, `about 100 (90..110)`, `no`
web-entry-what = מה
web-entry-what-hint = דבר כפי שההסכם מכנה אותו, עם סוגיו: `goods trucks`
web-entry-happened = מה קרה לו
web-entry-happened-hint = הנקודה שבה נספר, או המעשה
web-entry-points = נספר בנקודה הזאת
web-entry-acts = זה נעשה
web-entry-when = מתי
web-entry-when-hint = `24 Nov`, `2023-11-24`, `24 Nov 22:00`, `24–27 Nov`, `yesterday`
web-entry-source = מקור
web-entry-source-hint = המפתח שלו או מילים מכותרתו; נשמר להצהרה הבאה
web-entry-quick = שורה אחת או כמה שדות
web-entry-read = הצגת מה שייחתם
web-entry-answer-these = הצגה עם התשובות האלה
web-entry-put = { $n-plural ->
    [one] רישום במרשם
    [two] רישום שתי ההצהרות במרשם
   *[other] רישום { $n } ההצהרות במרשם
}
web-entry-done = { $n-plural ->
    [one] הצהרה אחת נרשמה במרשם
    [two] שתי הצהרות נרשמו במרשם
   *[other] { $n } הצהרות נרשמו במרשם
}
web-entry-undo = לחזור ממנה (חזרה שגם היא נשארת במרשם)
web-entry-like = לרשום עוד אחת כמוה
web-entry-open = { $n-plural ->
    [one] שאלה אחת פתוחה
    [two] שתי שאלות פתוחות
   *[other] { $n } שאלות פתוחות
}
web-entry-answer = תשובה
web-entry-other = משהו אחר
web-entry-unstated = לא נאמר: להשאיר ריק
web-entry-hint-new-source = מקור שעדיין לא נרשם נכתב `KEY=publisher, title, date`
web-entry-change = שינוי
web-entry-as-filled = כפי שמולא

## מה שייחתם

web-entry-would-be = מה שייחתם:
web-entry-head-column = שדה
web-entry-head-value = ערך
web-entry-head-from = מולא מתוך
web-entry-head-old = במרשם:
web-entry-head-new = ייחתם
web-entry-head-changed = הבדל
web-entry-changed-cell = השתנה
web-entry-side-by-side = מה שבמרשם לצד התיקון:
web-entry-signed-by = חתום בידי
web-entry-key = מפתח
web-entry-alike = לגורם זה כבר יש במרשם מספר של אותה מידה ואותו יום; המספר שלך יעמוד לצידו
web-entry-to-correct = לתקן את המספר הקודם במקום זה
web-entry-changed = מה שייחתם שונה ממה שהוצג; יש להביט בו שוב
web-entry-still-open = לא נרשם דבר: יש לענות קודם על מה שפתוח
web-entry-forgotten = מה שהוקלד כאן אינו שמור עוד; יש להקליד אותו שוב
web-entry-ask = האם לזה הכוונה?
web-entry-ask-yes = כן, לרשום כך
web-entry-ask-first = לא נרשם דבר: יש להשיב בחיוב למטה, או לשנות
web-entry-ask-voice = `{ $word }` נאמרה בידי { $other }, וזו תעמוד בשם { $voice }
web-entry-ask-again = `{ $word }` כבר תוקנה או שחזרו ממנה; זו תעמוד לצד זה
web-entry-refused = לא נרשם דבר: { $message }
web-entry-from-answer = התשובה שלך
web-entry-from-digits = נכתב { $word }

## מה שיש לתקן

web-entry-errors = יש משהו לתקן
web-entry-both-ways = גם השורה וגם השדות אומרים משהו; יש לרוקן אחד מהם
web-entry-not-ours = רק { $organisation }, שחתם עליה, מתקן אותה או חוזר ממנה; כל דבר אחר שנאמר עליה הוא הצהרה לעצמה
web-entry-withheld = התפקיד שלך אינו רואה את כל הרשומה, ולכן אינו יכול לתקן אותה
web-entry-nothing-corrected = זה אומר מה שהרשומה כבר אומרת; יש לשנות את מה שטעון תיקון
web-entry-time-twice = הזמן ניתן פעמיים, בימים ובשעות וגם ברצף אחד; יש לרוקן אחד מהם
web-entry-time-no-day = שעה צריכה את היום שלה
web-entry-time-mixed = יש לתת שעה בשני הקצוות, או ימים בלבד
web-entry-time-no-clock = אין טקסט שהשעה הזאת יכולה להיות לפי שעונו; יש לכתוב אותה ברצף אחד, עם ההיסט שלה: `2023-11-24T22:00+02:00`
web-entry-time-change = השעונים של { $zone } משתנים ב־{ $word }, ולכן זו אחת משתי שעות או אף שעה; יש לכתוב אותה ברצף אחד, עם ההיסט שלה: `2023-11-24T22:00+02:00`
web-entry-I017 = יש בשדה זה יותר מ־{ $limit } קיביבייט; יש לשמור את המסמך כמקור ולתת את המספר או מילים אחדות כפי שנדפסו
web-entry-I018 = יש בשדה זה התו הבלתי נראה { $character }; יש למחוק אותו ולהקליד שוב את המילים
web-entry-I020 = שדה זה נדרש; יש למלא אותו
web-entry-I039 = אלה יותר מ־{ $limit } סוגים; יש לעשות מהם כמה הצהרות
web-entry-I061 = הצהרה מסוג זה אינה נושאת כמות: תוכנית, הכחשה או סיבה לעולם אינן כמות; יש לשים את המספר בהצהרה משלו
web-entry-I062 = עליה לומר על מה היא מדברת: יש לציין הצהרה, תקרית, הצעה או קבוצה, או סעיף
web-entry-I063 = יש לציין את ההצהרה שהיא מחליפה או מסירה

## הטפסים

web-entry-kinds = סוגים אחרים של הצהרה
web-entry-about = על אודות
web-entry-further = עוד שדות
web-entry-needed = נדרש
web-entry-needs-one-of = נדרש לפחות אחד מאלה: { $columns }
web-entry-group-who = מי
web-entry-group-links = על מה מדובר
web-entry-group-what = מה
web-entry-group-how-many = כמה
web-entry-group-when = מתי ואיפה
web-entry-group-source = מקור
web-entry-on-clock = השעות לפי שעון ההסכם, { $zone }
web-entry-no-clock = אין עדיין טקסט ואין שעון: יש לתת ימים, או רגע עם ההיסט שלו
web-entry-from-day = מיום, או ביום
web-entry-from-hour = שעה
web-entry-to-day = עד יום
web-entry-to-hour = עד שעה
web-entry-day = יום
web-entry-hour = שעה (אם ידועה)
web-entry-as-in-a-row = או ברצף אחד, כמו בקבצים
web-entry-new-source = מקור שעדיין לא נרשם
web-entry-hint-new-source-fields = יש לתת לו מפתח למעלה, וכאן את המפרסם או הכותרת

## עמודות

web-entry-column-kind = סוג
web-entry-column-voice = מי אומר זאת
web-entry-column-speaker = המשרד שדיבר
web-entry-column-attribution = בשם או בעילום שם
web-entry-column-hedge = הסתייגות
web-entry-column-repeats = על דיווחו של מי הוא חוזר
web-entry-column-refers_to = ההצהרה שעליה מדובר
web-entry-column-about = אירוע, הצעה או קבוצה
web-entry-column-clause = סעיף
web-entry-column-under = הסדר
web-entry-column-counts_for = היום שלזכותו נזקף
web-entry-column-cause = הסיבה כפי שצוינה
web-entry-column-act = מה נעשה
web-entry-column-actor = בידי מי
web-entry-column-blamed = את מי הגורם רואה כאחראי
web-entry-column-thing = איזה דבר
web-entry-column-of_kind = מאיזה סוג
web-entry-column-amount = כמה
web-entry-column-unit = יחידה
web-entry-column-out_of = מתוך
web-entry-column-adds = איך הוא מצטבר
web-entry-column-coverage = כמה מזמנו הוא מכסה
web-entry-column-counting_point = נקודת הספירה
web-entry-column-effects = נפגעים ונזק
web-entry-column-ids = לוחיות או כינויים
web-entry-column-occurred = מתי קרה
web-entry-column-place = איפה
web-entry-column-from = מאת
web-entry-column-to = אל
web-entry-column-through = דרך
web-entry-column-source = מקור
web-entry-column-figure = כפי שנדפס
web-entry-column-said = מתי נאמר
web-entry-column-new-source = מפתח
web-entry-column-new-publisher = מפרסם
web-entry-column-new-title = כותרת
web-entry-column-new-published = פורסם
web-entry-column-new-url = כתובת אינטרנט
web-entry-column-new-note = הערה

## הנחיות

web-entry-hint-voice = צד, מתווך, גוף שנקבע, ארגון אחר או עיתון
web-entry-hint-speaker = המשרד, לא שם של אדם
web-entry-hint-hedge = כפי שבמקור: `apparently`, `alleged`
web-entry-hint-repeats = גורם, או מפתח של הצהרה
web-entry-hint-refers_to = המפתח שלה; כמה מפתחות מופרדים בנקודה־פסיק
web-entry-hint-about = מפתח משלך: אותו מפתח לכל גרסה של אותו דבר
web-entry-hint-clause = היכן שהמעשה והדבר לבדם אינם מובילים אליו
web-entry-hint-cause = במילותיו של הגורם
web-entry-hint-actor = `unknown` אם הגורם אומר שאינו יודע
web-entry-hint-of_kind = `woman=9;child=4`, או סוג אחד לכול
web-entry-hint-amount = `137`, `101..`, `150..200`, `..50`, `about 100 (90..110)`
web-entry-hint-unit = אם אינו נספר ביחידות: `L`, `t`
web-entry-hint-out_of = ב”3 מתוך 100”: המאה
web-entry-hint-adds = אירוע מצטבר לאחרים; סך הוא של כל פרק הזמן; ממוצע הוא ליום; מלאי הוא מה שעודנו שם
web-entry-hint-effects = `killed=1..;injured=24..`
web-entry-hint-ids = לשמות של אנשים אין כאן מקום; מופרדים בנקודה־פסיק
web-entry-hint-occurred = למה שמתוכנן או מובטח: מתי הוא אמור לקרות
web-entry-hint-place = אזור של ההסכם, גוש עם מפתו, או נקודות ציון
web-entry-hint-to = להסכמה: כל מי שצריך להסכים, מחוברים ב־`and`
web-entry-hint-source = המפתח שלו
web-entry-hint-figure = המספר או מילים מעטות בשפתן, לא קטע ולא שמות של אנשים
web-entry-hint-said = יום פירושו רגעו האחרון

## מה אומר כל סוג

web-entry-kind-claim = אומר שמשהו קרה; 0 אומר שלא קרה
web-entry-kind-confirm = הגורם עצמו אומר אותו דבר
web-entry-kind-deny = מתנגד להצהרה ואינו נותן כמות
web-entry-kind-respond = מודה במעשה וחולק על אופיו או על היקפו
web-entry-kind-close = הדיווחים שלי מכסים את כל הזמן הזה
web-entry-kind-announce = תוכנית או סיום חדש, לא כמות
web-entry-kind-offer = צעד במשא ומתן או ברשימה
web-entry-kind-accept = נספר רק בקולו של הצד המקבל
web-entry-kind-refuse = מסרב למה שהוצע או התבקש
web-entry-kind-undertake = התחייבות, לא ביצוע
web-entry-kind-agree = הסכמה; תקפה כשכל הנקובים הסכימו
web-entry-kind-suspend = בידי מי שבידו סמכות להשהות
web-entry-kind-waive = רק בידי מי שנהנה מהסעיף
web-entry-kind-account = מדוע משהו קרה, לפי גורם
web-entry-kind-request = מי ביקש ממי ומה
web-entry-kind-answer = התשובה לבקשה
web-entry-kind-no-comment = סירוב לדבר: לא הכחשה ולא שתיקה
web-entry-kind-meet = פגישה מתוכננת או שהתקיימה; כל נוכחות היא הצהרה
web-entry-kind-note = הקשר
web-entry-kind-correct = מחליף את ההצהרה שהוא נוקב; רק בידי אותו ארגון
web-entry-kind-retract = מסיר את ההצהרה שהוא נוקב; רק בידי אותו ארגון
