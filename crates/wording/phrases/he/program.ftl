# מה שהתוכנית אומרת סביב הטבלאות.

entries = { $n-plural ->
    [one] רשומה אחת
    [two] שתי רשומות
   *[other] { $n } רשומות
}
claims = { $n-plural ->
    [one] הצהרה אחת
    [two] שתי הצהרות
   *[other] { $n } הצהרות
}
sources = { $n-plural ->
    [one] מקור אחד
    [two] שני מקורות
   *[other] { $n } מקורות
}
problems = { $n-plural ->
    [one] בעיה אחת
    [two] שתי בעיות
   *[other] { $n } בעיות
}
errors = { $n-plural ->
    [one] שגיאה אחת
    [two] שתי שגיאות
   *[other] { $n } שגיאות
}
warnings = { $n-plural ->
    [one] אזהרה אחת
    [two] שתי אזהרות
   *[other] { $n } אזהרות
}
lines = { $n-plural ->
    [one] שורה אחת
    [two] שתי שורות
   *[other] { $n } שורות
}

text-header = הטקסט: { $text }
text-reconstructed = שוחזר מתוך דיווחים; לא נחתם בידי איש
as-of-line = נכון ל־{ $as_of } · לפי הידוע { $as_known }, על פי { $by } · נתוני אזורי זמן { $tzdb }
as-known-at = עד { $at }
known-everything = עכשיו
phase-line = { $phase }: { $from } ← { $to }
phase-ends = סיום מתוכנן { $planned }; הוזז אל { $ends } בידי { $by }
phase-ended = הסתיים
phase-in-force = בתוקף
phase-not-begun = טרם החל
phase-open = עד שיסתיים
accounts-title = מדוע הסתיים, לפי כל גורם
mediators-spoke = מתווכים: דיברו { $spoke } מתוך { $of } ({ $names })
same-as-written = זהה לכתוב בכל תא
not-checkable-line = הגוף שנקבע: לא ניתן לבדיקה, { $why }
counts-title = ספירות, לפי גורם
counts-beside = לצד { $days } × { $quota }
misprint-line = נדפס ”{ $words }” ב־{ $sources }: טעות דפוס, לעולם אינה נבחנת
no-rows = אין מה להציג: אין סעיף, חלק, יום, פרשנות או נקודת מבט מתאימים

explain-window = פרק הזמן
explain-asked = הנדרש
explain-counted = נספר
explain-rules = כללים
explain-rests-on = נשען על
explain-rests-on-nothing = אף רשומה: דבר ממה שנאמר עד כה אינו מכריע
explain-not-counted = נבדקו, אינן נחוצות
explain-readings = לפי הפרשנויות האחרות
explain-missing = איזה מספר היה מכריע
explain-remark = { $column }: { $text }
explain-beside = נאמר לצד, לא נספר
explain-more-beside = … ועוד { $n }
explain-notes = הערות לרשומות אלה
explain-in-force = בתוקף מכוח
explain-outcomes = עדיין אפשרי
explain-more = ועוד { $n }; אפשר לצמצם בעזרת `--day`, `--part`, `--reading` או `--view`

init-done = נוצר { $path } עבור { $author }; מפתח החתימה שלו נמצא ב־{ $key } (יש לשמור עליו בסוד, ולשמור ממנו עותק)
init-agreement = הטקסט של ”{ $name }” הוא רשומה { $entry }
init-no-agreement = אין עדיין הסכם: אפשר לרשום הצהרות, ולקשר אותן לסעיפים אחר כך
text-there-already = הנוסח הזה כבר רשום, ברשומה { $entry }
text-none = אין נוסח רשום
text-version = גרסה { $n }: { $name } · רשומה { $entry } · נחתמה { $signed }
import-dry = לא נכתב דבר; יש להריץ שוב עם `--commit`
import-for = לחברי { $group } בלבד
import-done = נרשמו: { $claims }, { $sources }; אישור קליטה { $receipt }
import-nothing-new = הכול כבר היה רשום; לא נכתב דבר
import-would = היו נרשמים: { $claims }, { $sources }; רשומים כבר: { $here }
import-refused = לא יובא דבר ({ $problems }; { $lines })
import-unsound = לא יובא דבר: המרשם אינו עובר אימות; `tregua verify` מפרט מה לא תקין
verify-sound = תקין: { $entries }; נבדקו כל חתימה, שרשרת, התחייבות ועמודה נגזרת
verify-unsound = נמצאו: { $problems }
report-unsound = מרשם זה אינו עומד באימות: מה שמוצג נשען על רשומות שאולי שונו; `tregua verify` מונה היכן
report-not-verified = לא אומת לפני הקריאה: יש בו { $entries }; `tregua verify` עושה זאת
verify-nothing-shows-removed-from-end = דבר כאן אינו מראה רשומות שהוסרו מהסוף
verify-erased = רשומות שתוכנן נמחק: { $entries }; החתימה והשרשרת עדיין תקפות
verify-not-understood = רשומות שנשמרו ונבדקו, וגרסה זו אינה מבינה אותן: { $entries }
verify-head = ראש המרשם { $head }
check-clean = { $n-plural ->
    [one] { $file }: סעיף אחד, לא נמצאה אף בעיה
    [two] { $file }: שני סעיפים, לא נמצאה אף בעיה
   *[other] { $file }: { $n } סעיפים, לא נמצאה אף בעיה
}
check-blessed = { $n-plural ->
    [one] { $file }: שורה אחת בדוגמאות שלו נכתבה מחדש
    [two] { $file }: שתי שורות בדוגמאות שלו נכתבו מחדש
   *[other] { $file }: { $n } שורות בדוגמאות שלו נכתבו מחדש
}
check-undecided = { $n-plural ->
    [one] { $file }: שאלה אחת לא הוכרעה
    [two] { $file }: { $n } שאלות לא הוכרעו
   *[other] { $file }: { $n } שאלות לא הוכרעו
}
check-examples = { $n-plural ->
    [one] { $file }: שורה אחת בדוגמאות שלו נובעת מן ההצהרות
    [two] { $file }: שתי שורות בדוגמאות שלו נובעות מן ההצהרות
   *[other] { $file }: { $n } שורות בדוגמאות שלו נובעות מן ההצהרות
}
check-bless-otherwise = `{ $file }` נשאר כפי שהיה: עם המצבים שנכתבו בו לא היה נקרא כפי שצריך; נא לדווח על הטקסט הזה
fmt-as-it-should-be = { $file }: ערוך כפי שצריך
fmt-set = { $file }: נערך מחדש
fmt-otherwise = { $file }: שורה { $n } ואולי אחרות היו נערכות אחרת; יש להריץ `fmt` בלי ‎--check כדי לערוך אותן
fmt-would-change = `{ $file }` נשאר כפי שהיה: בעריכה מחדש לא היו נקראות אותן מילים; נא לדווח על הטקסט הזה
fmt-one-file = נוסח אחד בכל פעם הופך ל־JSON או נבנה ממנו; יש לציין קובץ אחד
fmt-no-json = `{ $file }` אינו JSON: { $system }
fmt-json-wanted = `{ $file }`, { $place }: { $what ->
    [object] כאן דרוש אובייקט
    [list] כאן דרושה רשימה
    [items] כאן דרושה רשימה שאינה ריקה
    [version] כאן דרוש `1`, גרסת המבנה הזה
    [block] כאן דרוש `header`‏, `thing`‏, `phase`‏, `clause`‏, `names` או `example`
    [comment] כאן דרושה הערה, כמחרוזת
   *[word] כאן דרושה מילה, או אובייקט בעל שדה אחד: `number`‏, `date`‏, `time`‏, `quoted`‏, `code` או `mark`
}
fmt-json-field = `{ $file }`, { $place }: אין במבנה שדה `{ $found }`
fmt-json-not-one = `{ $file }`, { $place }: `{ $found }` אינה מילה אחת מסוגה; לכל מילה ולכל סימן פריט משלו, ולמה שאינו מילה רגילה הסוג שלו
fmt-json-comment = `{ $file }`, { $place }: הערה היא שורה אחת שמתחילה ב־`#`
fmt-json-otherwise = `{ $file }`, { $place }: כנוסח זה היה נקרא אחרת; בלוק מתחיל במילים שפותחות אותו
fmt-json-help = המבנה מתואר ב־docs/agreement.schema.json
demo-next = להסתכל מקרוב
did-you-mean = האם הכוונה הייתה { $words }?

# בעיה בקובץ, לפני ההודעה שלה.
severity-error = שגיאה
severity-warning = אזהרה
severity-note = הערה
severity-help = עזרה
problem-line = { $severity } [{ $code }] { $place }: { $message }
place-line = { $file }, שורה { $line }
place-column = { $place }, עמודה { $column }
message-line = { $severity } [{ $code }]: { $message }
help-line = { $severity }: { $message }

explain-line = שורה { $n }
cells = { $n-plural ->
    [one] תא אחד
    [two] שני תאים
   *[other] { $n } תאים
}
and-more = …
log-received = { $entries }, נקלטו { $received }
log-rebuilt = { $entries }, היסטוריה ששוחזרה, נקלטו { $received }
log-not-readable = לא קריא כאן
search-no-words = אין מילה לחפש
search-nothing = דבר ממה שקריא כאן אינו מכיל את המילים האלה
search-found = מכילות את המילים האלה: { $entries }
search-last = מכילות את המילים האלה: { $entries }; למעלה { $n } האחרונות שבהן, ו־`--last` מציג עוד
search-unread = לא נבדקו, כי תוכנן אינו כאן: { $entries }
demo-read = { $sources }, { $claims }: נקראו מקובצי CSV, נחתמו ונרשמו
demo-kept = ב־`{ $path }` נמצאים `pause.tregua`, `sources.csv`, `claims.csv`, והמרשם `pause.record` ובו { $claims }
demo-same-as-files = אותו מרשם כקבצים
demo-for-programs = כל המצבים, לתוכנות
bench-done = מספר המצבים עם מה שהם נשענים עליו, מ־CSV: { $n }; זמן { $seconds } שניות, שיא זיכרון { $peak }
bench-peak = { $mebibytes } מביבייט
bench-peak-unknown = לא נמסר ממערכת זו
bench-failed = אי אפשר למדוד: { $system }
bench-start = הכתובת אחרי { $start } אלפיות שנייה; העמוד הראשון: { $page } בתים ב־{ $ms } אלפיות שנייה; עם כל מה שהוא מבקש: מספר הבקשות { $requests }, מספר הבתים { $bytes }
bench-opened = מספר ההצהרות: { $claims }; נפתח ב־{ $opened } שניות, רגע אחד חושב ב־{ $worked } שניות
bench-page = { $page }: { $ms } אלפיות שנייה (בפעם הראשונה { $first }, שלם אחרי { $whole }, הארוכה ביותר { $worst }), מספר הבתים { $bytes }, מצב { $status }
bench-after = אחרי רשומה שנרשמה ב־{ $put } אלפיות שנייה: הדף הבא { $page } אלפיות שנייה (הארוך ביותר { $worst })
bench-memory = זיכרון במביבייט: בפתיחה { $opened }, עם רגע אחד מחושב { $worked }; השיא עם כל העמודים { $pages }, עם קבצים { $files }
bench-load = מספר הקוראים: { $readers }, מספר הכותבים: { $writers }, במשך { $seconds } שניות; שגיאות: { $errors }; רשומות שאושרו: { $acknowledged }, מהן שאבדו: { $lost }; שיא זיכרון { $memory } מביבייט, מעבדים בשימוש: { $processors }
bench-reads = עמודים שנקראו: { $requests }; מחציתם תוך { $half } אלפיות שנייה, 99 מתוך 100 תוך { $most } אלפיות שנייה, הארוך ביותר { $worst } אלפיות שנייה
bench-writes = טפסים שנשלחו: { $requests }; מחציתם תוך { $half } אלפיות שנייה, 99 מתוך 100 תוך { $most } אלפיות שנייה, הארוך ביותר { $worst } אלפיות שנייה
bench-error = שגיאה: { $what }
bench-too-long = אי אפשר למדוד: רגע אחד לא חושב תוך שלוש דקות; אפשר לנסות עם פחות `--claims`
bench-no-address = אי אפשר למדוד: השרת נעצר לפני שמסר את כתובתו; `tregua serve --demo` אומר למה

# מדוע פקודה לא עשתה את שהתבקש, ובשורה הבאה דרך להמשיך.
text-has-errors = יש שגיאות ב־`{ $file }`; `tregua check` מפרט אותן שוב
file-too-large-for-a-text = `{ $path }` גדול ממביבייט אחד, ואין הסכם בגודל כזה
file-is-a-notebook = `{ $path }` הוא פנקס, לא טקסט של הסכם
file-not-utf8 = `{ $path }` אינו טקסט UTF-8 (בית { $n })
file-not-utf8-help = יש לשמור אותו כ־UTF-8 ולנסות שוב
lsp-ended = השיחה עם העורך הסתיימה לפני הזמן: { $system }
file-absent = אין קובץ `{ $path }`
file-cannot-read = אי אפשר לקרוא את `{ $path }`: { $system }
output-cut-short = לא כל מה שהודפס הגיע (האם הדיסק מלא?)
file-cannot-write = אי אפשר לכתוב את `{ $path }`: { $system }
file-problem = `{ $path }`: { $system }
file-exists = `{ $path }` כבר קיים; יש לבחור שם אחר
file-too-large-to-import = `{ $path }` גדול מכדי להיקרא בייבוא אחד
file-too-large-to-import-help = יש לפצל אותו ולייבא את החלקים
json-cannot-write = אי אפשר לכתוב JSON: { $system }
not-an-instant = { $option }: `{ $text }` אינו רגע עם ההפרש שלו מהזמן העולמי
not-an-instant-help = יש לכתוב אותו כך: `2023-11-24T23:00+02:00`
give-text-and-record = יש לתת את טקסט ההסכם ואת המרשם, או את המרשם לבדו
give-record-and-clause = יש לתת את טקסט ההסכם (או להשמיט אותו), את המרשם וסעיף
text-absent = אין הסכם במרשם; יש לציין את הטקסט שלו עם `--what-if`
text-absent-help = ההצהרות לבדן מוצגות עם `tregua count` ועם `tregua log`; העמידה והתדריך דורשים טקסט
text-not-in-record = הטקסט `{ $name }` אינו במרשם זה
text-not-in-record-help = אפשר לראות מה היה אומר עם `--what-if`, או להשמיט אותו כדי להשתמש בטקסט של המרשם עצמו
no-such-clause = אין כאן סעיף `{ $name }`
no-such-part = אין כאן חלק `{ $name }`
no-such-reading = אין כאן פרשנות `{ $name }`
no-such-party = אין כאן צד `{ $name }`
no-such-thing = אין כאן דבר בשם `{ $name }`
no-such-act = אין כאן מעשה `{ $name }`
no-such-counting-point = אין כאן נקודת ספירה `{ $name }`
no-such-voice = אין כאן גורם `{ $name }`
no-such-view = אין כאן נקודת מבט `{ $name }`
there-is = יש כאן { $names }
views-no-json = שורה { $line }, עמודה { $column }: זה אינו JSON
views-no-json-help = יש לכתוב אותו כפי שמראה docs/views.md
views-at = `{ $place }`: { $said }
views-wants-object = מצופה כאן אובייקט ובו { $known }
views-unknown-field = אין כאן שדה `{ $field }`; יש { $known }
views-wants-list = מצופה רשימה של נקודות מבט תחת `views`
views-wants-name = לנקודת מבט דרוש שם
views-name-twice = כבר יש נקודת מבט בשם `{ $name }`
views-name-taken = `{ $name }` הוא שם של נקודת מבט שיש לכולם; יש לבחור שם אחר
views-wants-voices = מצופה רשימת שמות, או { $known }
views-wants-one-of = מצופה { $known }
views-wants-yes-or-no = מצופה `true` או `false`
views-wants-names = מצופה רשימת שמות
option-problem = { $option }: { $message }
import-nothing = לא יובא דבר
import-draft-problem = `{ $key }`: { $message }
source-sha256 = מקור `{ $key }`: `sha256`: { $message }
