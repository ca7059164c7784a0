### מה ש־`tregua note` אומר. בלי נקודה בסוף, עם דרך להמשיך, בניטרליות.

## מה שלא הובן: המקום מסומן מתחת לשורה

note-slip-empty = אין דבר בשורה; יש לכתוב מי אומר מה, כגון `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
note-slip-long = השורה ארוכה מ־{ $limit } תווים; יש לתת את המספר, ולשמור את הקטע כמקור
note-slip-odd = יש כאן תו בלתי נראה ({ $character }); יש למחוק אותו ולהקליד שוב את המילים
note-slip-word = `{ $word }` אינו מובן כאן; יש להשמיטו (לשמות של אנשים אין מקום ברישום), לשים כמה מילים כלשונן במירכאות, או להשתמש בשורה של גיליון
note-slip-effects = מקומם של הרוגים ופצועים בעמודה `effects` של גיליון, עם חסמים, כגון `killed=2;injured=11..`
note-slip-kind = `{ $word }` אינו סוג של מה שאחריו; יש להשתמש בסוג מוצהר, או להשמיט אותו
note-slip-kinds = `{ $word }` הוא סוג שני מאותו מין למספר כולו; יש לכתוב `fuel or gas trucks` אם כל אחד הוא מזה או מזה, או לתת לכל סוג את מספרו
note-slip-second = `{ $word }` אומר פעם שנייה מה שהשורה כבר אמרה; יש להשאיר אחד, או לכתוב שתי שורות
note-slip-figure = מספר שני; יש לחבר שתי הצהרות ב־`;` או ב־`and`, ולכתוב `150 to 200` לטווח, `3 of 100` לחלק מסך הכול
note-slip-verbs = פועל שני בלי מספר משלו; יש לכתוב שתי שורות, או לשים את המספר לפניו
note-slip-voice = שורה אחת היא של גורם אחד; יש לכתוב שורה נפרדת לדברי `{ $word }`
note-slip-large = `{ $word }` גדול מכדי להישמר; יש לבדוק את המספר, או להשתמש ביחידה גדולה יותר
note-slip-decimal = `{ $word }` אינו שלם; יש להשתמש ביחידה קטנה יותר, או בחסמים כגון `1 to 2`
note-slip-scale = `{ $word }` הוא מספר עגול; יש לכתוב אותו במלואו בספרות, עם החסמים שאתם מבינים ממנו: `about 1500000 (1400000..1600000)`
note-slip-date-form = אפשר לקרוא את `{ $word }` בשתי דרכים; יש לכתוב תאריך כך: `24 Nov` או `2023-11-24`, ומספר שלם בספרות
note-slip-many = יש בשורה יותר משמונה מספרים; יש להשתמש בכמה שורות, או בגיליון
note-slip-key = אין במרשם הצהרה שמפתחה `{ $word }`; `tregua log` מפרט את המפתחות
note-slip-which = יש לציין לפי מפתח לאיזו הצהרה הכוונה, כגון `Israel denies t24-un`; `tregua log` מפרט את המפתחות
note-slip-date = `{ $word }` אינו בשום לוח שנה; יש לבדוק את היום והחודש
note-slip-backwards = זמן זה מסתיים לפני תחילתו; יש לכתוב קודם את הקצה המוקדם
note-slip-nothing = לא צוינו כאן מספר, מעשה או הצהרה; יש לכתוב כך: `UN: 137 trucks offloaded 24 Nov`, או כהערה: `UN: note: few words`
note-answer = `{ $option }`: { $message }
note-slip-new-source = יש לכתוב מקור חדש כך: `KEY=publisher, title, date`, כגון `OCHA57=OCHA oPt, Flash Update #57, 2023-12-02`

## מה שיש להשיב עליו תחילה

note-ask-voice = מי אומר זאת? יש להתחיל את השורה בגורם ובנקודתיים
note-ask-voice-new = הגורם `{ $word }` לא דיבר במרשם זה וההסכם אינו מצהיר עליו; למי הכוונה?
note-ask-act = מה נעשה? יש לציין זאת בפועל, כגון `crossed`, `offloaded`, `released`
note-ask-actor = בידי מי זה נעשה ({ $act }), לפי גורם זה?
note-ask-thing = מה נספר?
note-ask-thing-new = `{ $word }` אינו דבר שההסכם מצהיר עליו; למה הכוונה? אם יישמר כפי שהוא, אף סעיף לא יספור אותו
note-ask-amount = אילו חסמים אתם מבינים מ־`about { $word }`? יש לכתוב אותם כך: `{ $form }`
note-ask-vague = אילו חסמים אתם מבינים מ־`{ $word }`? יש לכתוב אותם כך: `24..` או `24..99`
note-ask-point = באיזו נקודה במהלכו זה נספר?
note-ask-coverage = האם המספר מכסה את כל אותו זמן, או רק עד כה?
note-ask-when = מתי זה אירע?
note-ask-until = המספר מתחיל מ־{ $word }; עד מתי?
note-ask-place = `{ $word }` אינו אזור שההסכם מצהיר עליו; למה הכוונה?
note-ask-year = לאיזו שנה הכוונה?
note-ask-zone = אין עדיין למרשם שעון; יש לכתוב את השעה עם ההפרש שלה מהזמן העולמי, כגון `{ $form }`
note-ask-about = מה ההסבר הזה מבאר? יש לתת את המפתח שנושאות ההצהרות על כך
note-ask-source = אין במרשם מקור שהוא `{ $word }`; לאיזה הכוונה? מקור חדש נכתב כך: `KEY=publisher, title, date`
note-ask-source-several = כמה מקורות מתאימים ל־`{ $word }`; לאיזה הכוונה?
note-ask-said = מתי זה נאמר?

## עמודות

note-column-kind = סוג
note-column-voice = גורם
note-column-hedge = סייג
note-column-act = מעשה
note-column-actor = בידי
note-column-thing = דבר
note-column-amount = כמות
note-column-counting_point = נקודת ספירה
note-column-from = מאת
note-column-to = אל
note-column-through = באמצעות
note-column-place = מקום
note-column-occurred = אירע
note-column-about = בעניין
note-column-clause = סעיף
note-column-cause = סיבה
note-column-refers_to = מפנה אל
note-column-source = מקור
note-column-figure = כפי שנדפס
note-column-said = נאמר

## ממה זה מולא

note-from-office = `{ $office }` מדבר בשם { $voice } (כותרת ההסכם)
note-from-office-record = `{ $office }` כבר דיבר בשם { $voice }, במרשם זה
note-from-spelling = כתוב `{ $word }`
note-from-clause = סעיף { $clause }
note-from-verb = האפשרות היחידה עם `{ $point }`
note-from-word = המילה `{ $word }`
note-from-kind-of = רק ל־`{ $thing }` יש הסוג { $kind }
note-from-phase = התאריך הקרוב ביותר לשלב { $phase }
note-from-recent = התאריך האחרון כזה לפני הערה זו
note-from-today = בספירה לאחור מיום הערה זו
note-from-clock = השעון של ההסכם, { $zone }
note-from-since = מהתאריך שצוין עד יום האמירה
note-from-dated = במלואו, לפי הכלל שבכותרת ההסכם על מספרים הנושאים תאריך
note-from-over = במלואו, נאמר אחרי שאותו יום תם
note-from-date-total = סך הכול של אותו גורם, שכן ניתן לתאריך
note-from-source = ”{ $word }” נלקח כ־{ $what }
note-from-source-date = התאריך של { $source }
note-from-noted = הרגע של הערה זו
note-from-plan = הצהרה מסוג `{ $kind }` אינה נושאת כמות: המספר נשמר כפי שנדפס
note-from-bare = `{ $word }` נאמר על תוכנית; מה שאירע נאמר בלשון עבר
note-from-announced = מה שנאמר על שלב הוא הודעה, ואינו נספר
note-from-promise = היכן שסוג זה של הצהרה נספר
note-from-promiser = מי שמבטיח או מציע הוא מי שיעשה
note-from-only-clause = הסעיף היחיד שזה מתאים לו

## מה שאפשר לומר עוד

note-hint-kinds = לא צוין: { $axis }; הסעיף { $clause } סופר { $kinds }, ולוקח מספר זה כחסם עליון בלבד

## הפנקס

note-drafted = טיוטה { $n }
note-drafted-of = טיוטה { $n }, חלק { $part } מתוך { $parts } של שורה אחת
note-questions-title = שאלות פתוחות
note-choice = { $n }  { $choice }
note-prompt = טיוטה { $n }, { $option }, מספר או מילים משלכם, ריק כדי להשאיר פתוח:
note-no-such-choice = אין אפשרות כזאת; מספר מהרשימה, מילים משלכם, או ריק כדי להשאיר פתוח:
note-next-open = בפנקס, לא במרשם; יש להשיב עם `tregua note { $record } --change { $n } { $options }`, או לכתוב שורה מלאה יותר
note-next-ready = בפנקס, לא במרשם; `tregua note { $record } --put-on-record { $n }` חותם עליה
note-nothing-written = לא נכתב דבר
note-put = נרשמו: { $claims }; אישור קליטה { $receipt }
note-put-nothing-new = הכול כבר היה רשום; הפנקס אינו מכיל זאת עוד
note-put-left-behind = ההצהרות רשומות; כדי לפנות את הפנקס יש לרשום אותן שוב, ודבר לא נוסף בכך
note-put-refused = לא נרשם דבר: יש שאלות פתוחות באלה: { $drafts }
note-put-ask = לרשום במרשם עכשיו? [y/N]
note-left = נשאר בפנקס
note-deleted = נמחקו: { $drafts }; המילים אינן עוד בקובץ שלנו, והדיסק עשוי לשמור בלוקים ישנים
note-empty = הפנקס ריק
note-list-title = בפנקס, לא במרשם: { $drafts }
note-list-ready = מוכנה
note-list-open = פתוחות: { $questions }
note-list-slips = לא מובנת
note-part = (חלק { $part } מתוך { $parts })
note-arrow = →
note-question-mark = ?
drafts = { $n-plural ->
    [one] טיוטה אחת
    [two] שתי טיוטות
   *[other] { $n } טיוטות
}
questions = { $n-plural ->
    [one] שאלה אחת
    [two] שתי שאלות
   *[other] { $n } שאלות
}

## מדוע פקודה לא עשתה את מה שנתבקש, ודרך להמשיך

note-numbers-or-line = `--put-on-record` מקבל מספרים או שורה, לא את שניהם
note-give-record-and-line = דרושים מרשם ושורה אחת
note-give-record-and-line-help = יש לשים את השורה במירכאות: `tregua note pause.record "UN: 137 trucks offloaded 24 Nov"`
note-several-records = בתיקייה זו כמה מרשמים
note-several-records-help = יש לציין לאיזה הכוונה: `tregua note pause.record "…"`
note-no-record = אין בתיקייה זו קובץ ששמו מסתיים ב־`.record`
note-no-record-help = יש לציין את המרשם: `tregua note pause.record "…"`
note-all-or-numbers = `--all` ומספרים אינם באים יחד
note-which-drafts = יש לציין אילו טיוטות: `--put-on-record 1 2`, או `--put-on-record --all`
note-no-draft = אין בפנקס טיוטה { $n }
note-no-draft-help = `--list` מראה מה יש בו
note-on-record-already = טיוטה { $n } כבר רשומה
note-on-record-already-help = `--put-on-record` מוציא אותה מן הפנקס; מה שרשום משתנה בתיקון
note-lines-unreadable = אי אפשר לקרוא את השורות: { $system }
note-lines-many = יותר מ־{ $limit } שורות; יש להשתמש בגיליון
note-lines-none = אין שורה בקלט התקני
note-put-nothing = לא נרשם דבר
notebook-exposed = אחרים יכולים לקרוא את הפנקס `{ $path }`
notebook-exposed-help = יש להריץ `chmod 600 { $path }`
notebook-large = הפנקס `{ $path }` גדול מ־4 MiB, ואין פנקס בגודל כזה
notebook-not-understood = השורה { $line } של הפנקס `{ $path }` אינה מובנת
notebook-not-understood-help = ייתכן שנערך ביד; יש להעביר את הקובץ למקום אחר כדי להתחיל פנקס חדש
notebook-cannot-use = אי אפשר להשתמש בפנקס `{ $path }`: { $system }
