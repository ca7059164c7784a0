# קבוצות של קוראים, ומה שנחתם בשבילן.

group-key = מפתח הקריאה של צומת זה הוא { $key }; יש לתת אותו למי שחותם דבר בשביל צומת זה. הוא נפתח בעזרת `{ $path }`, שאינו רשאי להיות בידי אחר
group-set = { $group } (רשומה `{ $id }`): מה שיונח במרשם בשבילה מעתה ייפתח רק במפתחות שלה; קוראים: { $n }
group-without-own = המפתח של צומת זה אינו ביניהם; הוא שומר את מה שהוא חותם בעצמו, ואינו קורא דבר ממה שאחרים חותמים לקבוצה זו
group-listed = { $group } של { $organisation } (רשומה `{ $id }`); קוראים: { $n }
group-listed-own = { $group } של { $organisation } (רשומה `{ $id }`); קוראים: { $n }, וצומת זה ביניהם
group-listed-replaced = { $group } של { $organisation } (רשומה `{ $id }`) היו לה קוראים: { $n }; רשומה מאוחרת יותר באה במקומה
group-none = אין קבוצות במרשם
group-reader = `{ $name }` אינו מפתח קריאה; הוא מתחיל ב־`age1`, כפי ש־`tregua group --key` מדפיס אותו
group-readers = לקבוצה יש בין 1 ל־{ $limit } קוראים, ולזו היו { $n }
group-absent = אין במרשם קבוצה `{ $name }`; `tregua group` מונה אותן
group-several = לכמה ארגונים יש קבוצה `{ $name }`; יש לנקוב באחת משלך, או לתת את הספרות הראשונות של הרשומה שלה
record-cannot-seal = אי אפשר לחתום את הרשומה בשביל קוראיה: { $system }
unread-restricted = מוגבלת ל־{ $group }
log-for-group = בשביל { $group }: { $entry }
export-restricted = הושמטו, כי הן מיועדות לקבוצות וקובץ היה מיועד לכולם: { $entries }

## tregua reveal

reveal-would = הייתה לכולם: רשומה `{ $id }`
reveal-done = לכולם מעתה: רשומה `{ $id }`; חבילות נושאות את תוכנה, ואחרים משווים אותו למה שנחתם
reveal-nothing-yet = דבר לא נחשף; `--commit` חושף, ואין דרך חזרה
reveal-open = הרשומה `{ $id }` אינה מיועדת לקבוצה; כולם רשאים לקרוא אותה
reveal-of-another = הרשומה `{ $id }` היא של ארגון אחר; רק מי שחתם עליה אומר שהיא לכולם
reveal-unread = תוכן הרשומה `{ $id }` אינו כאן
disclosed-all = הכול
disclosed-would = היה מוצג לכולם מן הרשומה `{ $id }`: { $fields }
disclosed-done = מוצג לכולם מעתה מן הרשומה `{ $id }`: { $fields }; כל השאר בה נשאר סגור
disclosed-would-group = היה נמסר ל־{ $group } מן הרשומה `{ $id }`: { $fields }
disclosed-done-group = נמסר ל־{ $group } מן הרשומה `{ $id }`: { $fields }
reveal-no-field = אין לטענה שדה `{ $field }`; שדותיה הם העמודות של הטענות, כגון act, amount ו־place
reveal-without-field = אין דבר תחת `{ $field }` ברשומה `{ $id }`
reveal-in-one-piece = הרשומה `{ $id }` אינה טענה, או שהיא מגרסה שלפני ההתחייבות לכל שדה בנפרד; אפשר לחשוף אותה בשלמותה
group-earlier = נמסר ל־{ $group } ממה שנרשם בשבילה קודם: { $entries }
log-disclosure = מן הרשומה { $id }
log-disclosure-fields = מן הרשומה { $id }: { $fields }

## tregua export --public

public-written = { $file } מחזיק מה שנאמר לכולם: { $shown } מתוך { $entries }, ואת היומן שמעל כולן
public-empty = מוזכרות בלי תוכנן: { $entries }
public-closed = נמצאות שם כגיבובים בלבד, כי הן לקוראים מסוימים, מעוכבות לפי שעה או על חברי ההפוגה: { $entries }
public-older = נמצאות שם כגיבובים בלבד, כי הן מגרסה שמקומה ביומן מגלה מי חתם: { $entries }
public-after = אינן שם, כי באו אחרי נקודת הבקרה; חתמו על אחת ב־`tregua head` כדי שיהיו גם הן: { $entries }
public-tells = מי שחתם אינו בו; מה שהוא עדיין מגלה נמצא ב־docs/public.md
public-no-head = אין נקודת בקרה שמורה; חתמו על אחת ב־`tregua head`, ואם אפשר בקשו חתימה נוספת
