# חילופים עם צמתים אחרים של אותה הפוגה: חבילות, מה נשמר בצד, ורשומות של מי נספרות.

## tregua bundle

bundle-written = ב־`{ $path }`: { $entries }; יש לשלוח אותו, או לשאת אותו על התקן
bundle-nothing = אין ב־`{ $path }` רשומות, כי לצד האחר יש את כולן; הוא אומר לו מה יש כאן
bundle-since-unknown = `{ $path }` אינו חבילה, ואינו נקודת ביקורת שהמרשם הזה שמר; יש לציין אחת מאלה, או את הרשומה האחרונה שיש לצד האחר

## what is wrong with a bundle

merge-bundle = `{ $file }`: פריט { $n } (מבית { $at }): { $problem }
merge-too-much-apart = יישמר בצד יותר ממה שיש לו מקום; יש לתת אמון במכשירים המוכרים (`tregua trust`), או להשמיט את `{ $file }`
bundle-is-none = זו אינה חבילה של tregua; חבילות נעשות בעזרת `tregua bundle`
bundle-newer = החבילה נעשתה בגרסה חדשה יותר (תבנית { $n }); יש לעדכן את tregua
bundle-cut-short = החבילה קטועה כאן; יש לבקש אותה שוב
bundle-form = הבתים אינם מה שעומד כאן בחבילה; היא שונתה בדרכה
bundle-too-large = { $n } בתים, כאשר מותרים לכל היותר { $limit }
bundle-closing = סוף החבילה אינו תואם את מה שלפניו; היא שונתה בדרכה
bundle-trailing = יש משהו אחרי סוף החבילה
bundle-space = שייך למרחב אחר; המרשם הזה אינו על אותה הפוגה
bundle-charter = מרשם נפתח באמנה האחת שלו; זו אמנה אחרת
bundle-cannot-read = אי אפשר לקרוא: { $system }

## tregua merge

merge-done = נרשמו: { $entries }; רשומות כבר: { $n }
merge-filled = הגיע תוכן שהיה חסר: { $entries }
merge-apart = נשמרו בצד עוד: { $entries }; `tregua trust` מפרט של מי הן
merge-awaiting = ממתינות עוד: { $entries } של מכשירים שנספרים כאן; מה שלפניהן לא הגיע עדיין
merge-apart-already = נשמרות בצד כבר: { $entries }; `tregua trust` מפרט של מי הן ולמה הן ממתינות
merge-stopped = מעתה רשומות אינן נספרות כאן מעבר לזה:
merge-fork = המכשיר `{ $device }` חתם על יותר מרשומה אחת תחת המספר { $n } שלו: { $entries }; כולן נשמרות ומוצגות
merge-reading = רשומות שנקראו: { $n }
merge-joined = המכשיר הזה הוא { $device }; יש להקריא אותו לאחרים, והם מקבלים את רשומותיו בעזרת `tregua trust`
merge-no-charter = אף קובץ אינו נפתח באמנה של מרשם; יש לבקש חבילה שנעשתה בלי `--since`

## tregua trust

trust-member = { $organisation }: רשומות של המכשיר { $device } נספרות כאן
trust-member-own = { $organisation }: המכשיר { $device } חותם כאן
trust-waits = נשמרות בצד: { $entries } של המכשיר { $device }, שאומר שהוא חותם בשם { $organisation }; יש לבקש שיקריאו את הספרות, ואז לציין את המכשיר
trust-waits-for-others = ממתינות: { $entries } של המכשיר { $device } ({ $organisation }), מהמספר { $n } שלו ואילך; מה שלפניהן לא הגיע עדיין
trust-vouched = התקבל אצל { $organisation }; אין זה מכריע כאן
trust-done = רשומות של המכשיר { $device } בשם { $organisation } נספרות כאן מעתה
trust-few-digits = יש לתת לפחות { $n } ספרות של המכשיר, כפי שבעליו מסר בדרך אחרת
trust-several = `{ $device }` הוא תחילתם של כמה מכשירים, או של אחד שחותם בשם כמה ארגונים; יש לתת עוד ספרות
trust-nothing = דבר של מכשיר `{ $device }` אינו שמור בצד; `tregua trust` מפרט מה שמור
trust-already = רשומות של המכשיר { $device } בשם { $organisation } כבר נספרות כאן; דבר לא נכתב
trust-was-revoked = המכשיר `{ $device }` בוטל, ואין רשומה מאוחרת שמחזירה זאת; הארגון שלו ממשיך במפתח חדש (`tregua device --new`)
trust-no-digits = `{ $device }` אינו מכשיר: ספרותיו הן 0 עד 9 ו־a עד f
trust-further = המכשיר { $device } יחתום בשם { $organisation } לצד המכשיר { $known }, שכבר נספר כאן: הוא יכול לומר דבר אחר באותו שם, ולבטל את הראשון
trust-further-help = אם מסרו בדרך אחרת ששניהם שלהם, יש לומר זאת עם --further
trust-own-device = המכשיר `{ $device }` חותם כאן, ודבר ממה שיחתום אחר כך לא ייספר; יש להמשיך קודם במפתח חדש (`tregua device --new`), ואז לבטל את זה
trust-not-signed-yet = המספר האחרון של המכשיר `{ $device }` שידוע כאן הוא { $known }, ולא { $n }; יש לציין מספר עד אליו

## what a check finds

found-signed-before = לפי דבריה היא נחתמה לפני `{ $id }`, שקודמת לה
verify-bare = הגיעו בלי תוכן: { $entries }; לא היה אצל מי ששלח אותן
verify-apart = נשמרות בצד: { $entries }; אינן נספרות כאן עד שיינתן אמון במכשירים שלהן
verify-awaiting = ממתינות: { $entries } של מכשירים שנספרים כאן; מה שלפניהן לא הגיע עדיין
verify-remark = לידיעה: { $found }

## the device

trust-member-revoked = { $organisation }: רשומות של המכשיר { $device } נספרות כאן עד המספר { $n } שלו; הוא בוטל
trust-member-revoked-wholly = { $organisation }: אף רשומה של המכשיר { $device } אינה נספרת כאן; הוא בוטל
trust-member-lapsed = { $organisation }: אף רשומה של המכשיר { $device } אינה נספרת כאן כעת, כי מי שקיבל אותו בוטל; יש לציין את המכשיר כדי לקבל שוב את רשומותיו
trust-revoked = המכשיר { $device } בוטל: רשומותיו נספרות עד המספר { $n } שלו, והמאוחרות נשמרות ומוצגות
trust-revoked-wholly = המכשיר { $device } בוטל: אף אחת מרשומותיו אינה נספרת, וכולן נשמרות ומוצגות
trust-no-member = אין מכשיר שנספר כאן ומתחיל ב־`{ $device }`; `tregua trust` מפרט אותם
log-after-revocation = בסוגריים, נחתמו אחרי שהמכשיר שלהן בוטל: { $entries }; הן נשמרות ואינן נספרות
device-new = הוא חדש: המכשיר { $device } אינו חותם כאן עוד; יש להקריא לאחרים את הספרות החדשות
device-may-not = { $organisation }: המכשיר { $device } הוא של המרשם הזה, ואינו רשאי לחתום כאן כעת:
key-behind = `{ $path }` הוא עותק ישן יותר: המכשיר שלו חתם עד מספר { $n }, וכאן { $here }; `tregua device --new` ממשיך במפתח חדש
key-copied = `{ $path }` הועתק או הועבר מאז החתימה האחרונה; אם הועבר ואין עותק אחר בשימוש, יש לומר זאת בעזרת `tregua device --moved`, ואם לא, להמשיך במפתח חדש: `tregua device --new`
key-no-guard = אין ליד `{ $path }` קובץ שמירה שאומר על מה המכשיר שלו חתם לאחרונה, וכאן הוא חתם עד מספר { $here }; אם אין עותק אחר בשימוש ואף עותק לא חתם על יותר, יש לומר זאת בעזרת `tregua device --moved`, ואם לא, להמשיך במפתח חדש: `tregua device --new`
key-revoked = המכשיר `{ $device }`, שחותם כאן, בוטל: מה שיחתום מעתה אינו נספר; `tregua device --new` ממשיך במפתח חדש
found-signer-revoked = היא האחרונה של המכשיר `{ $device }`, שחותם כאן ובוטל: מה שיחתום מעתה אינו נספר; `tregua device --new` ממשיך במפתח חדש
key-unguarded = מה שנחתם נרשם, ואי אפשר היה לכתוב את `{ $path }`: { $system }; יש לפנות מקום, ולא לחתום דבר בעותק אחר
