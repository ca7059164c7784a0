# The pages of the browser: terms, and why one stands where it stands.

web-terms-term = סעיף
web-terms-back = כל הסעיפים
web-terms-narrow = צמצום
web-terms-by-clause = סעיף
web-terms-by-view = נקודת מבט
web-terms-by-day = יום
web-terms-by-reading = פרשנות
web-terms-by-status = מצב
web-terms-any = הכול
web-terms-joint = נקודות המבט המשותפות
web-terms-show = הצגה
web-terms-all = הצגת הכול
web-terms-found = סעיפים מוצגים: { $shown } מתוך { $all }
web-terms-none-is-default = המצב לפי כמה פרשנויות הוא המצב המשותף להן; אין פרשנות שהיא ברירת מחדל
web-terms-none = אין תא כזה; יש לבחור פחות, או להסתכל בכולם
web-terms-over = { $n-plural ->
    [one] לפי פרשנותו היחידה
    [two] לפי שתי פרשנויות
   *[other] לפי { $n } פרשנויות
}
web-terms-depends = תלוי בפרשנות
web-terms-condition = תנאי שאינו מחייב איש
web-terms-readings = פרשנויות
web-terms-they-differ = הפרשנויות מגיעות למצבים שונים
web-terms-they-agree = הפרשנויות מסכימות
web-terms-whole = פרק הזמן כולו
web-terms-earlier = ימים מוקדמים יותר
web-terms-later = ימים מאוחרים יותר

web-why-title = מדוע
web-why-term = הסעיף כולו
web-why-timeline = רגע אחר, על ציר הזמן
web-why-words = מילות הסעיף עצמו
web-why-numbers = מספרים
web-why-slack = עודף או חסר
web-why-decides = מועד ההכרעה
web-why-readings = הפרשנויות זו לצד זו
web-why-reading = פרשנות
web-why-holder = מי מחזיקים בה
web-why-point = נקודת ספירה
web-why-status = מצב
web-why-near = הרשומות על אותו מעשה רבות: כאן מופיעות אלה שבטווח של יום מפרק הזמן הזה ואלה שלא צוין בהן זמן; הפקודה `tregua explain --certificate` מציגה את כולן
web-why-show = { $n-plural ->
    [one] הצגת רשומה אחת
    [two] הצגת שתי רשומות
   *[other] הצגת { $n } רשומות
}
web-why-which = הכתובת הזאת אינה נוקבת בסעיף; יש לעבור לסעיפים ולבחור תא
web-why-no-cell = לסעיף אין תא כזה ברגע הזה; יש לעבור לסעיפים ולבחור אחד
web-excerpt-no-number = ‏`{ $text }` אינו מספר ברשימה: יש לכתוב `from=100` או להשמיט
