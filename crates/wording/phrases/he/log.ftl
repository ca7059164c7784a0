# היומן של מרשם: נקודות ביקורת, הוכחות, עדים, ומה שבדיקה מוצאת.

## tregua head

log-checkpoint-written = נקודת הביקורת על { $entries } נמצאת ב־`{ $path }`; יש למסור אותה לגורם חיצוני
log-tiles-written = קובצי היומן נמצאים ב־`{ $path }`: { $n }
log-request-written = הבקשה לעד נמצאת ב־`{ $path }`; היא ממשיכה מגודל { $n }
log-cosigned = { $witness } ראה את נקודת הביקורת בגודל { $n } ב־{ $time }
log-cosignature-wrong = שורה של `{ $witness }` אינה תואמת לנקודת הביקורת בגודל { $n }; היא שונתה, או שהמפתח אחר
log-nothing-cosigned = אין ב־`{ $path }` שורה של העדים שצוינו תחת נקודת ביקורת שנשמרה; יש להשוות את המפתחות שניתנו עם --witness
log-witness-key = `{ $key }` אינו מפתח של עד: { $system }
log-answer-unreadable = `{ $path }` אינו תשובה של עד: { $system }
log-old-too-large = העד מכיר יומן בגודל { $n }, וגודלו של זה { $size }; רשומות הוסרו מהסוף, או שזה יומן אחר
log-folder-there = `{ $path }` כבר קיים; יש לבחור תיקייה אחרת

## tregua proof

proof-written = ההוכחה של הרשומה `{ $id }` נמצאת ב־`{ $path }`, והבתים החתומים שלה ב־`{ $bytes }`
proof-payload-written = התוכן שלה, אחרי המלח, נמצא ב־`{ $path }`: הוא מגלה מה הרשומה אומרת
proof-key = מי שבודק אותה צריך את המפתח של היומן: { $key }
proof-payload-erased = התוכן של הרשומה `{ $id }` נמחק; יש לבקש את ההוכחה בלי --with-payload
proof-entry-unknown = אין במרשם רשומה `{ $entry }`; `tregua log` מפרט אותן
proof-entry-several = כמה מזהים מתחילים ב־`{ $entry }`; יש לתת עוד ספרות
proof-key-several = כמה גורמים רשמו `{ $key }`; יש לציין את המבוקש לפי ספרות הרשומה שלו:
proof-not-covered = אין נקודת ביקורת שמורה שמכסה את הרשומה `{ $id }`; אפשר לחתום על אחת עם `tregua head`
log-key-not-kept = אי אפשר לשמור את מפתח היומן: { $system }

## מה שבדיקה מוצאת

verify-log = יומן: { $entries }, שורש { $root }
verify-checkpoints = נקודות ביקורת שנשמרו: { $n }, האחרונה בגודל { $size }
verify-shown = { $n } הרשומות הראשונות הן אלה של נקודת הביקורת שניתנה
log-bracket = היתה שם עד { $time }: עד ראה את נקודת הביקורת בגודל { $n }
log-bracket-open = אינה תחת שום נקודת ביקורת שעד שצוין חתם עליה
proved-by-whom = --by proved צריך מפתח של עד שנותנים בו אמון
proved-by-whom-help = יש לתת אותו עם --witness, כפי שהעד מוסר אותו
proved-witness-alone = --witness בא עם --by proved
proved-not = הושמטו, כי אף עד שצוין לא ראה את היומן ובו הן: { $claims }
verify-foreign = `{ $path }` אינו נקודת ביקורת של המרשם הזה, ואינו מראה עליו דבר: { $why }
verify-nothing-shows-removed-after = דבר כאן אינו מראה רשומות שהוסרו אחרי { $n } הראשונות
found-leaf = היומן מכיר בתים אחרים במקומה
found-not-in-log = היומן אינו מכסה אותה
found-tile = `{ $path }` של היומן אינו מה שהרשומות נותנות
found-cut = רשומות הוסרו מהסוף (היומן מכסה: { $covered }, כאן: { $n }); יש לשחזר עותק
found-checkpoint = נקודת הביקורת בגודל { $n } { $why }
found-given = נקודת הביקורת שניתנה { $why }
checkpoint-unreadable = אינה ניתנת לקריאה: { $system }
checkpoint-foreign = שייכת ליומן שאינו של tregua
checkpoint-space = שייכת למרחב אחר
checkpoint-other-node = שייכת ליומן של צומת אחר
checkpoint-is-bundle = היא חבילה, ש־`tregua merge` קולט
checkpoint-other-log = שייכת ליומן אחר שמכשיר של המרשם הזה חתם עליו: אחד מהשניים הותחל מחדש
checkpoint-not-signed = אינה חתומה בידי היומן שהיא נוקבת בשמו
checkpoint-signature = שונתה אחרי שנחתמה
checkpoint-root = נחתמה על רשומות אחרות מאלה שכאן
checkpoint-cut = מכסה יותר רשומות משיש כאן
key-other-log = `{ $path }` אינו מפתח היומן שנקודות הביקורת שלו כאן; יש לשחזר אותו מהמקום שבו הוא שמור
