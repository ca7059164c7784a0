# מחיקת תוכנן של רשומות: מה נמחק, מה מחקו אחרים, מה אינו קריא.

## tregua erase

erase-entry = { $kind } של { $author } (רשומה `{ $id }`)
erase-would = הייתה נמחקת: { $entry }
erase-done = נמחקה: { $entry }
erase-before = נמחקה כבר קודם: { $entry }
erase-named-by = רשומות שמזכירות אותה וימשיכו להזכיר אותה במזהה שלה: { $n }
erase-edition = תדרוך במרשם מספר עליה, רשומה `{ $id }`; יש בו מילים משלו, והוא נמחק ככל רשומה אחרת
erase-nothing-yet = דבר לא נמחק; `--commit` מוחק. חבילות, קבצים שיוצאו, קובצי הוכחה וגיבויים שנעשו קודם לכן אינם נכללים, וגם לא העותקים של אחרים, שההודעה מבקשת זאת מהם
erase-not-reached = היא איננה עוד בקבצים של מרשם זה. חבילות, קבצים שיוצאו, קובצי הוכחה וגיבויים שנעשו קודם לכן אינם נכללים, וגם לא העותקים של אחרים, שההודעה מבקשת זאת מהם; ייבוא אותן שורות שוב יחזיר אותן למרשם
erase-unwiped = מה שנמחק אולי עוד נמצא בחלקים שאינם בשימוש בקובץ המרשם: תוכנה אחרת קוראת אותו, או שאין מקום לכתוב אותו מחדש; יש לסגור את התוכנה או לפנות מקום, ולחזור על הפעולה
erase-needed = הרשומה `{ $id }` אומרת של מי המרשם, רשומותיו של מי נחשבות, מתי התקבל דבר מה או שדבר מה נמחק; זה נשאר
erase-listed = נמחקה: { $entry }
erase-asked = אחרים מבקשים למחוק { $entry }; `tregua erase` עם המזהה שלה נענה להם
erase-none = דבר לא נמחק, ואיש אינו מבקש זאת

## why

erase-why-request = אדם שהיא נוגעת לו ביקש זאת
erase-why-danger = היא עלולה לסכן מישהו
erase-why-law = חוק, בית משפט או רשות דורשים זאת
erase-why-term = הזמן שבו הייתה אמורה להישמר תם
erase-why-slip = מעולם לא הייתה אמורה להיות במרשם

## entries that cannot be read

unread-notice = התוכן נמחק בידי { $organisation } ב־{ $day }: { $why } (הודעה `{ $notice }`)
unread-erased = { $erased }
unread-erased-elsewhere = הגיעה בלי תוכנה; { $erased }
unread-not-come = הגיעה בלי תוכנה, שעוד עשוי להגיע
unread-gone = תוכנה איננו, ואיש אינו אומר מדוע
unread-not-understood = גרסה זו אינה מבינה אותה
report-unread = אינן קריאות כאן ואינן נחשבות לדבר: { $entries }; `tregua log` אומר מדוע
web-unread = אינן קריאות כאן ואינן נחשבות לדבר: { $entries }; המרשם אומר על כל אחת מדוע
status-unread = אולי על סעיף זה, ואינן קריאות כאן: { $entries }; `tregua explain` אומר מדוע
explain-unread = אינן קריאות כאן, ואינן נחשבות

## what a merge and a check say of it

merge-erased = נמחקו, כפי שעשה ארגון זה במכשיר אחר: { $entries }
merge-asked = אחרים מבקשים למחוק { $entries }; `tregua erase` מונה אותן
found-removed = תוכנה איננו, ואין הודעה של צומת זה שאומרת שנמחק; יש לשחזר עותק
found-not-erased = תוכנה שוב כאן, אף שצומת זה מחק אותו; `tregua erase` מסיר אותו
