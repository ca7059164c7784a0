# התדריך: עמוד אחד בשעת סגירה. על גורם ששותק כתוב "לא התקבל דבר", שאינו 0.

brief-edition = תדריך, גיליון { $n }
brief-draft = תדריך, טיוטת גיליון { $n }
brief-known = מה שהיה ידוע ב־{ $cutoff } ({ $zone }), על פי { $by }; חדש הוא מה שהגיע אחרי { $since }
brief-drafted = טיוטה מאת { $drafter }; איש לא שחרר אותה עדיין
brief-drafted-by-nobody = טיוטה; איש לא נקוב כמנסח או כמשחרר
brief-released = נוסח בידי { $drafter }, שוחרר לפרסום בידי { $releaser }
brief-after = המשך לגיליון { $n } מ־{ $cutoff } (טביעה { $hash })
brief-first = אין גיליון קודם
brief-hash = טביעה { $hash } · טקסט { $text } · נתוני אזורי זמן { $tzdb }
brief-rule = הגרסאות עומדות זו לצד זו; אף מספר אינו שלנו, ואף מספר לא חובר בין גורמים שונים; מה שאיש לא דיווח עליו אינו 0
brief-none = אין
brief-more = … ועוד { $n } בקובץ ה־JSON

brief-corrections = תיקונים לגיליון האחרון
brief-no-edition-yet = לא פורסם גיליון קודם; ההשוואה היא למה שהיה ידוע ב־{ $since }
brief-figure-changed = { $voice }: { $before } ← { $after }
brief-figure-changed-by = { $voice }: { $before } ← { $after }, בידי { $by }
brief-corrected = { $voice }: { $claim } תוקנה בידי { $by }
brief-corrected-to = { $voice }: { $claim } תוקנה בידי { $by }: { $before } ← { $after }
brief-retracted = { $voice }: { $claim } נמשכה בידי { $by }

brief-phases = בתוקף עד
brief-phase-not-begun = יחל ב־{ $from }, סיומו ב־{ $to }
brief-phase-in-force = בתוקף מאז { $from }, עד { $to }
brief-phase-open = בתוקף מאז { $from }, עד שיסתיים
brief-phase-ended = הסתיים ב־{ $to }, היה בתוקף מאז { $from }
brief-phase-moved = הסיום הוזז אל { $to }, בתוקף מ־{ $since }
brief-accounts = גרסאות על הסיום מאת { $voices }

brief-due = מועדים ב־24 השעות הבאות, לפי צד
brief-nobody-bound = איש אינו מחויב
brief-due-by = עד { $at }
brief-overdue-since = חלף מועדו ב־{ $at }
brief-so-far-against = { $owed } כנגד { $base }
brief-so-far = עד כה { $list }

brief-figures = מספרים, לפי גורם ובסיס ספירה
brief-asked-each-day = הטקסט דורש { $n } בכל יום
brief-nothing-received = לא התקבל דבר
brief-only-earlier = מספרים קודמים בלבד ({ $since }); לא התקבל דבר עבור { $days }:
brief-nothing-received-from = לא התקבל מספר מאת { $voices }
brief-no-figures = לא התקבל מספר משום גורם: { $list }
brief-differs-from-itself = מספריו שלו חלוקים
brief-and-more = { $list } ועוד { $n }
brief-out-of = { $count } מתוך { $of }
brief-still-there = עדיין שם: { $what }
brief-not-over = { $period } (טרם הסתיים)
basis-total = סך הכול
basis-event = אירועים
basis-average = מממוצע יומי
basis-stock = עדיין שם
basis-so-far = עד כה
list-plus = { " + " }

brief-incidents = תקריות, עם כיסוי
brief-no-incident = לא דווח על תקרית מאז
brief-earlier-incidents = { $n-plural ->
    [one] תקרית קודמת אחת רשומה, אין בה חדש
    [two] שתי תקריות קודמות רשומות, אין בהן חדש
   *[other] { $n } תקריות קודמות רשומות, אין בהן חדש
}
brief-no-coverage = כיסוי: אף גורם לא הצהיר שדיווחיו מכסים את הזמן והמקום, ולכן ”לא דווח” אינו ”לא אירע”
brief-coverage = כיסוי: { $voice } מצהיר שדיווחיו מכסים מ־{ $from } עד { $to }, { $place }
brief-no-place = לא ננקב מקום
brief-actor = מצד { $actor }
brief-actor-unknown = מצד גורם לא ידוע
brief-actor-other = מצד גורם שננקב ברישום
brief-holds-other = מטיל אחריות על מי שננקב ברישום
brief-holds = מטיל אחריות על { $whom }
brief-harm-killed = הרוגים: { $count }
brief-harm-injured = פצועים: { $count }
brief-harm-missing = נעדרים: { $count }
brief-harm-detained = עצורים: { $count }
brief-harm-displaced = עקורים: { $count }
brief-harm-damaged = ניזוקו: { $count }
brief-harm-destroyed = נהרסו: { $count }
brief-harm-intercepted = יורטו: { $count }
brief-harm-launched = שוגרו: { $count }
brief-harm-other = נזק אחר: { $count }
brief-reply-deny = { $voice }: הכחשה
brief-reply-respond = { $voice }: הודאה במעשה, מחלוקת על אופיו או היקפו
brief-reply-no-comment = { $voice }: אין תגובה
brief-reply-answer = { $voice }: תשובה
brief-reply-confirm = { $voice }: אישור
brief-no-reply = לא התקבלה תגובה מאת { $voices }

brief-differ = גרסאות חלוקות, והמספר האחד שהיה סוגר כל אחת
brief-closes = היה סוגר אותה: מספר אחד על פרק הזמן כולו באותה נקודת ספירה, שהחלוקים מקבלים

brief-silent = לא התקבל דבר
brief-nothing-from = מאז { $since } לא התקבל דבר מאת { $voices }
brief-all-heard = התקבל דבר מה מכל גורם

# הפקודה.
brief-how-to-draft = טיוטה; יש לנקוב בלשכה המנסחת עם `--drafter NAME`, ולשכה אחרת תוכל לשחרר אותה
brief-how-to-release = טיוטה; כדי לשחררה, לשכה אחרת שקראה אותה מריצה אותה פקודה עם `--release { $hash } --releaser NAME`
brief-no-editions = עדיין לא פורסם גיליון
brief-edition-line = { $n }  { $cutoff }  טביעה { $hash }  נוסח בידי { $drafter }, שוחרר בידי { $releaser }
brief-before-last = שעת הסגירה אינה אחרי זו של גיליון { $n }, האחרון שפורסם
brief-before-last-help = אפשר להדפיס שוב את אותו גיליון עם `--edition { $n }`, או לבחור שעת סגירה מאוחרת יותר
brief-no-such-edition = אין גיליון { $n }
brief-no-such-edition-help = אפשר למנותם עם `--editions`
brief-newer = גיליון { $n } נכתב בידי גרסה חדשה יותר, או שאינו ניתן לקריאה
brief-newer-help = תוכנו שמור ברישום כפי שפורסם; יש לקרוא אותו באותה גרסה
brief-text-gone = טקסט ההסכם שלפיו נעשה גיליון { $n } אינו ברישום הזה
brief-needs-drafter = גיליון נוקב בלשכה שניסחה אותו
brief-needs-drafter-help = יש להוסיף `--drafter NAME`, כפי שנוסחה הטיוטה
brief-needs-releaser = גיליון נוקב בלשכה שמשחררת אותו
brief-needs-releaser-help = יש להוסיף `--releaser NAME`
brief-same-hand = מי שניסח תדריך אינו משחרר אותו
brief-same-hand-help = לשכה אחרת תקרא את הטיוטה ותשחרר אותה
brief-other-draft = `{ $hash }` אינה הטביעה של טיוטה זו: היא השתנתה מאז שנקראה, או נעשתה באפשרויות אחרות
brief-other-draft-help = יש לקרוא שוב את הטיוטה, ולשחררה לפי 8 הספרות הראשונות של טביעתה לפחות
brief-text-not-on-record = טקסט ההסכם אינו ברישום הזה, ולכן איש לא יוכל להדפיס שוב את הגיליון
brief-text-not-on-record-help = יש לנסח בלי `--what-if`
brief-number-used = גיליון { $n } פורסם בינתיים
brief-number-used-help = יש לנסח שוב: הגיליון הבא ממשיך אחריו
brief-unsound = לא נעשה תדריך: הרישום אינו עומד באימות; `tregua verify` מונה מה לא תקין
brief-not-released = הגיליון לא שוחרר; דבר לא נכתב
brief-cutoff-form = `{ $text }` אינו שעה (`06:00`), תאריך עם שעה (`2023-11-25T06:00`), או רגע עם היסטו
brief-cutoff-ahead = שעת הסגירה `{ $text }` טרם הגיעה
brief-cutoff-ahead-help = תדריך אומר מה היה ידוע; יש לבחור רגע שעבר
