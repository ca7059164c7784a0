# קבצים מצורפים, וצעדי שמירתם.

attach-file = { $name } ({ $type }, { $size })
attach-bytes = { $n } B
attach-mebibytes = { $n } MiB
found-attached = הקובץ המצורף אינו זה שעליו נחתם
found-stray-attached = נשמר קובץ שאף צירוף כאן אינו נוקב בו: { $id }
found-stray-pieces = נשמרים חלקים שאינם שייכים לאף קובץ מצורף
verify-attached = קבצים מצורפים, כל אחד מהם זה שעליו נחתם: { $n }
verify-lacking = קבצים מצורפים שאינם כאן: { $n }
custody-step-collected = נאסף
custody-step-received = התקבל
custody-step-kept = נשמר
custody-step-sealed = נחתם
custody-step-opened = נפתח
custody-step-copied = הועתק
custody-step-handed-on = נמסר
custody-step-destroyed = הושמד
