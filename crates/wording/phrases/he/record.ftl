# מה שנאמר על קובץ, על מפתח, על טיוטה.

## פתיחה ויצירה

record-absent = אין מרשם ב־`{ $path }`; אפשר ליצור אחד עם `tregua init`
record-not-a-record = `{ $path }` אינו מרשם של tregua; מרשמים נוצרים עם `tregua init`
record-newer = `{ $path }` נוצר בגרסה חדשה יותר (תבנית { $n }, גרסה זו קוראת { $known }); יש לעדכן את tregua
record-charter-damaged = `{ $path }` אינו מתחיל ברשומת ייסוד תקינה: { $problem }; `tregua verify` מפרט מה ניזוק
record-cannot-read = אי אפשר לקרוא את `{ $path }`: { $system }
record-store = אי אפשר להשתמש בקובץ המרשם: { $system }
record-exists = `{ $path }` כבר קיים; יש לבחור שם אחר או להעביר אותו
record-cannot-make = אי אפשר ליצור את `{ $path }`: { $system }
record-no-randomness-key = המערכת אינה נותנת אקראיות למפתח: { $system }
record-no-randomness-salt = המערכת אינה נותנת אקראיות למלח: { $system }
record-payload-not-kept = אי אפשר לשמור את התוכן כפי שהוא: { $system }
record-cannot-sign = אי אפשר לחתום על הרשומה: { $system }
record-damaged = { $problem }; `tregua verify` מפרט את כל מה שלא תקין
record-empty = אין במרשם אף רשומה של ההתקן שלו; יש לשחזר עותק

## מפתח החתימה

key-absent = אין מפתח חתימה ב־`{ $path }`; יש להוסיף למרשם מההתקן שיצר אותו
key-not-a-key = `{ $path }` אינו מפתח חתימה; יש לשחזר אותו מהמקום שבו הוא שמור
key-exposed = אחרים יכולים לקרוא את מפתח החתימה `{ $path }`; יש להריץ עליו `chmod 600`
key-other-device = `{ $path }` הוא המפתח של ההתקן `{ $device }`, והמרשם נוצר בידי `{ $expected }`
key-cannot-use = אי אפשר להשתמש במפתח החתימה `{ $path }`: { $system }

## טיוטות שאינן מתקבלות

draft-key-used = המפתח `{ $key }` כבר בשימוש עם תוכן אחר; יש לכתוב תיקון עם מפתח משלו
draft-no-statement = אין במרשם הצהרה `{ $key }`; יש להוסיף אותה קודם, או לתקן את המפתח
draft-no-source = אין במרשם מקור `{ $key }`; יש להוסיף את שורתו למקורות
draft-no-entry = אין במרשם רשומה `{ $entry }`
draft-circle = `{ $key }` וטיוטה נוספת מפנות זו לזו; יש להשמיט אחת מההפניות
draft-names-nothing = { $kind }: יש לציין את ההצהרה שמשתנה; יש למלא את `refers_to`
draft-not-kept = אי אפשר לשמור אותה כפי שהיא: { $system }
draft-too-many-refs = היא מפנה אל { $n } רשומות, ולכל היותר { $limit } נכנסות; יש לפצל אותה
draft-second-charter = למרשם רשומת ייסוד אחת, שיוצר `tregua init`
draft-own-received = יש בה `received` משלה; הוא נשמר רק כאשר משחזרים מרשם חי
code-bare = `{ $word }` ריק או שיש סביבו רווחים; יש לכתוב את המילה לבדה
code-control = יש ב־{ $word } תו בקרה; יש לכתוב בשורה אחת
code-too-long = `{ $word }` ארוך מ־{ $limit } בתים; יש להשתמש בתווית קצרה יותר
code-too-many = { $n } קודים, ולכל היותר { $limit } נכנסים; יש לפצל את ההצהרה

## מה שבדיקה מוצאת

found-entry = רשומה { $n } (`{ $id }`): { $found }
found-entry-place = רשומה { $n }: { $found }
found-entry-id = רשומה `{ $id }`: { $found }
found-signature = החתימה של ההתקן `{ $device }` אינה תואמת לבתים אלה
found-too-long = הבתים החתומים ארוכים מכפי שרשומה יכולה להיות
found-payload = התוכן או המלח שלו אינם מה שהתחייבו לו
found-closed = מה שנאטם עבור קוראיו אינו מה שעליו נחתם
found-payload-size = גודל התוכן שונה מהגודל שבכותרת
found-payload-form = התוכן לא נכתב כפי שהתבנית דורשת: { $system }
found-column = העמודה `{ $column }` אומרת { $found }, והרשומה אומרת { $expected }
found-gap = { $n-plural ->
    [one] חסרה רשומה אחת לפני זו
    [two] חסרות שתי רשומות לפני זו
   *[other] חסרות { $n } רשומות לפני זו
}
found-chain = היא מציינת את `{ $named }` כקודמתה, והקודמת כאן היא `{ $found }`
found-order = היא מספר { $n } של ההתקן שלה, והבאה בתור היא מספר { $expected }
found-fork = ההתקן שלה חתם על רשומה אחרת באותו מספר: `{ $id }`
found-space = היא שייכת למרחב אחר
found-not-admitted = ההתקן שלה אינו מורשה לחתום כאן עבור `{ $author }`
found-lapsed = ההתקן שלה אינו מורשה עוד לחתום כאן עבור `{ $author }`; רשומותיו נשמרות ואינן נספרות עד שייתנו בו אמון מחדש
found-charter = מרשם מתחיל ברשומת הייסוד האחת שלו; זו אינה היא
found-charter-names = תוכן רשומת הייסוד מציין התקן או ארגון שונים מאלה שבכותרתה
found-key-twice = המפתח שלה `{ $key }` כבר שימש ברשומה `{ $id }`; שינוי נכתב כתיקון
found-names-absent = היא מפנה לרשומה `{ $id }`, שאינה כאן לפניה
found-payload-moved = תוכנה שמור תחת מזהה אחר, `{ $id }`
found-stray-payload = תוכן שאינו שייך לאף רשומה כאן
found-schema = יש בקובץ דבר שלא tregua יצר, או שחסר בו דבר: { $system }
found-file = הקובץ ניזוק: { $system }
nothing-named = אין
