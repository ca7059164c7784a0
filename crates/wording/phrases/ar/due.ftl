# ما يحل موعده، وما تغير، وما ينقص، وما احتسب.

due-title = ما يحل موعده حتى { $to }
due-nothing = لا شيء يحل موعده حتى { $to }؛ ما نظر فيه: { $clauses }
due-nothing-for = لا شيء يحل موعده على { $party } حتى { $to }؛ ما نظر فيه: { $clauses }
due-by = في موعد أقصاه { $at }، أي بعد { $time }
due-by-now = في موعد أقصاه { $at }، أي الآن
due-was-due = حل موعده في { $at }، أي قبل { $time }
due-overdue = فات موعده في { $at }، أي قبل { $time }
due-condition-by = يمكن فعله في موعد أقصاه { $at }، أي بعد { $time }
due-condition-was = كان يمكن فعله في موعد أقصاه { $at }، أي قبل { $time }
due-conditions = شروط: لا أحد ملزم بها
due-asserted = تقول به { $voices }
due-earns = { $n-plural ->
    [zero] لا يكسب أياما أخرى
    [one] يكسب يوما واحدا آخر
    [two] يكسب يومين آخرين
    [few] يكسب { $n } أيام أخرى
    [many] يكسب { $n } يوما آخر
   *[other] يكسب { $n } يوم آخر
}
due-silent = لم يرد شيء من { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } حتى الآن
due-said-of = { $voice } { $count } مقابل { $base }
due-said-of-so-far = { $voice } { $count } مقابل { $base } حتى الآن
due-no-figure = لا رقم
due-vague = لا رقم يحسم الأمر من { $voices }
due-the-same = { $readings }: الأمر نفسه
due-said-done = بحسب { $voice } أنجز
due-said-not-done = بحسب { $voice } لم ينجز
due-said-open = بحسب { $voice } الأمر مفتوح
due-stands = جميع الجهات: { $status }
due-same-counts = الاحتساب كما سبق
due-phase-ends = تنتهي المرحلة { $phase } في { $at }، أي بعد { $time }
due-ended = انتهت المرحلة { $phase } في { $at }؛ وما في السجل منذ ذلك الحين عن وقائع بعدها: { $entries }
due-next = بعد ذلك، في { $at }: { $what }
due-next-nothing = بعد ذلك لا شيء يحل موعده بحسب ما في النص والسجل
due-counted = { $point } – { $counts }
due-no-length = { $option }: `{ $text }` ليس مدة من الزمن
due-no-length-help = اكتبها هكذا: `"24 h"` أو `"90 min"` أو `"3 days"`؛ والحد الأقصى بالأيام: { $limit }
clauses = { $n-plural ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بندا
   *[other] { $n } بند
}

changes-title = ما تغير من { $from } إلى { $to }
changes-nothing = لم يتغير شيء؛ ما نظر فيه: { $cells }
changes-cells = { $n-plural ->
    [zero] لا خلايا
    [one] خلية واحدة
    [two] خليتان
    [few] { $n } خلايا
    [many] { $n } خلية
   *[other] { $n } خلية
}
changes-phase-moved = المرحلة { $phase }: نقلت نهايتها من { $before } إلى { $after }
changes-phase-began = بدأت المرحلة { $phase } في { $at }
changes-phase-ended = انتهت المرحلة { $phase } في { $at }
changes-by = بموجب
changes-none-before = غير موجود
changes-none-after = لم يعد موجودا
changes-more-entries = … و{ $n } غيرها
changes-up-to = { $stands }، حتى { $at }
changes-by-time = مرور الوقت وحده
changes-time-same = { $after }، برقم آخر: { $cells }
changes-time-line = { $before } ← { $after }: { $cells }
changes-entries = ما ورد في الأثناء: { $entries }؛ وعدد ما لم يغير منها شيئا مما يعرض هنا: { $idle }
changes-replaces = تحل محل { $keys }
changes-every-reading = كل قراءة
changes-weightless = وردت أرقام لا تحسم شيئا: { $cells }
changes-more = تغيرات أخرى: { $n }؛ ضيق الطلب بأحد الخيارات `--clause` و`--day` و`--reading` و`--view`
changes-from-to = { $before } ← { $after }
changes-not-before = `--from` لا يسبق `--to`
changes-not-before-help = اجعل اللحظة الأسبق في `--from`؛ ومن دون `--to` تكون المقارنة بالآن

missing-title = أي نوع من الأرقام يحسم ما هو مفتوح
missing-nothing = لا شيء مفتوح لعدم وجود رقم؛ ما نظر فيه: { $cells }
missing-bears-on = يتصل بما يلي: { $cells }
missing-at-least = رقم قدره { $n } فأكثر
missing-reported = ما ورد حتى الآن: { $figures }
missing-whole = أي رقم عن تلك المدة كلها
missing-done = ذكر أنه أنجز، ومتى
missing-in = في منظور { $views }
missing-in-joint = في منظور: { $views }
missing-in-joint-too = وفي منظور: { $views }
missing-enough = يحسمه { $figure }
missing-or = { $one }، أو { $other }
missing-differ = الروايات مختلفة: يحسمها رقم تتفق عليه
missing-more = أنواع أخرى من الأرقام: { $n }؛ ضيق الطلب بأحد الخيارات `--clause` و`--day` و`--reading` و`--view`
missing-no-bans = لا يسأل عن أفعال يجب ألا تقع

count-title = الأعداد، بحسب كل جهة؛ ولا يجمع شيء بين جهات مختلفة
count-nothing = لا عدد يطابق المطلوب؛ ما نظر فيه: { $measures }، مما يلي: { $claims }
count-measures = { $n-plural ->
    [zero] لا مقاييس
    [one] مقياس واحد
    [two] مقياسان
    [few] { $n } مقاييس
    [many] { $n } مقياسا
   *[other] { $n } مقياس
}
count-by = من جانب { $actor }
count-in = بوحدة { $unit }
count-average = من متوسط يومي قدره { $average }
count-still = ما زال قائما
count-when = ({ $when })
count-said = (لم يذكر وقت؛ قيل في { $when })
count-no-time = (لم يذكر وقت)
count-untimed = بلا وقت، غير محتسبة في أي فترة: { $keys }
count-no-text = لا اتفاق في هذا السجل: تمتد الأيام من منتصف الليل إلى منتصف الليل بتوقيت { $zone }؛ ولتوقيت آخر `--clock`
count-no-clock = { $option }: `{ $text }` ليس توقيتا
count-no-clock-help = اكتبه هكذا: `+02:00`، أو باسم منطقة مثل `Asia/Gaza`
count-clock-beside-text = `--clock` لسجل لا اتفاق فيه؛ والتوقيت هنا في نصه
count-days-backwards = `--from` { $from } يأتي بعد `--to` { $to }
