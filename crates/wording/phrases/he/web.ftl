# מה שעומד סביב כל עמוד בדפדפן.

web-nav = עמודים
web-nav-now = עכשיו
web-nav-entry = רישום הצהרה
web-nav-brief = תדריך
web-nav-terms = סעיפים
web-nav-figures = מספרים
web-nav-timeline = ציר הזמן
web-nav-record = המרשם
web-nav-voices = גורמים
web-nav-agreement = ההסכם
web-nav-reports = שתי הכתבות
web-nav-settings = הגדרות
web-nav-no-text = אין עדיין טקסט
web-skip = דילוג לתוכן
web-error-title = שגיאה: { $title }
web-language = שפה
web-language-loses = בלי סקריפטים בדפדפן, מה שהוקלד כאן ולא נשלח אובד כשמחליפים שפה
web-digits-latin = ספרות 0 עד 9
web-digits-locale = ספרות השפה
web-demo = היסטוריה לדוגמה: מה שנרשם כאן נעלם כשהתוכנית מסתיימת
web-live = עוקב אחר השעון
web-other-moment = רגע אחר
web-follow-clock = חזרה לרגע המוצג מעצמו
web-foot = ‏tregua מניחה גרסאות זו לצד זו ואינה שופטת שום צד. שום דבר בעמוד הזה אינו מגיע ממחשב אחר.
web-record-head = הרשומה האחרונה במרשם זה:
web-changed = המרשם השתנה מאז שהעמוד הזה הוצג.
web-show-again = הצגה מחדש
web-not-connected = אין חיבור: מה שמוצג הוא כפי שהיה ב־{ $at }, ומה שהגיע מאז אינו מוצג. השורה הזאת נעלמת כשהחיבור חוזר.

web-trouble-unknown-title = מי שואל?
web-trouble-unknown = איש לא נכנס בדפדפן זה, או שהקישור כבר נוצל
web-trouble-unknown-help = יש לפתוח את הקישור שהתוכנית הדפיסה כשהופעלה. הוא פועל פעם אחת; הפעלה מחדש נותנת קישור נוסף.
web-trouble-denied-title = לא בתפקיד זה
web-trouble-denied = התפקיד שלך אינו מאפשר לראות או לעשות זאת
web-trouble-denied-help = מי שמנהל את החשבונות יכול לומר איזה תפקיד מאפשר.
web-trouble-absent-title = אין כאן דבר
web-trouble-absent = אין עמוד ואין רשומה בכתובת זו
web-trouble-absent-help = הקישורים למעלה מובילים לכל מה שיש.
web-trouble-no-text-title = עדיין אין טקסט
web-trouble-no-text = אין במרשם זה טקסט הסכם שאפשר להבין, ולכן אי אפשר לבחון דבר לפיו
web-trouble-no-text-help = אפשר לרשום הצהרות לפני שיש טקסט; אפשר להוסיף טקסט אחר כך.
web-trouble-working-title = בחישוב
web-trouble-working = הרגע הזה נמצא בחישוב; העמוד יוצג מעצמו כשיסתיים
web-trouble-input-title = משהו אינו תקין
web-trouble-input = הבקשה אינה תקינה
web-trouble-too-large-title = גדול מדי
web-trouble-too-large = { $n-plural ->
    [one] זה יותר ממביבייט אחד, המרב שמתקבל בבת אחת
    [two] זה יותר משני מביבייט, המרב שמתקבל בבת אחת
   *[other] זה יותר מ־{ $n } מביבייט, המרב שמתקבל בבת אחת
}
web-trouble-too-often-title = לעתים קרובות מדי
web-trouble-too-often = { $n-plural ->
    [one] יש להמתין שנייה אחת ולנסות שוב
    [two] יש להמתין שתי שניות ולנסות שוב
   *[other] יש להמתין { $n } שניות ולנסות שוב
}
web-trouble-fault-title = תקלה אצלנו
web-trouble-fault = משהו השתבש אצלנו; שום דבר לא נותר באמצע, ושום דבר שאושר לא אבד
web-trouble-other-site = טופס זה לא הגיע מעמוד של תוכנית זו, ולכן לא התקבל
web-trouble-no-time = ‏`{ $text }` אינו זמן: יש לכתוב `2023-11-24`, ‏`2023-11-24T07:00` או `2023-11-24T07:00+02:00`

serve-started = יש לפתוח קישור זה בדפדפן במחשב זה; הוא פועל פעם אחת:
serve-already = המרשם הזה כבר מוגש בכתובת { $address }: שני המופעים קולטים רשומות ורואים מה שהאחר מוסיף; אם אין לכך כוונה, יש לסיים אחד מהם
serve-stop = `Ctrl+C` מסיים את התוכנית; כל מה שנרשם נשאר
serve-cannot-listen = אי אפשר להאזין ב־`{ $address }`: { $system }
serve-cannot-listen-help = ייתכן שתוכנית אחרת משתמשת בפתחה זו: אפשר לתת אחרת עם `--port`, או לא לתת ותילקח פתחה פנויה.
serve-failed = השרת נעצר: { $system }
