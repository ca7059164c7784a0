# ما يحل موعده، وما تغير، وما ينقص، وما عُد.

due-title = ما يحل موعده حتى { $to }
due-nothing = لا شيء يحل موعده حتى { $to }؛ ما نظر فيه: { $clauses }
due-nothing-for = لا شيء يحل موعده على { $party } حتى { $to }؛ ما نظر فيه: { $clauses }
due-by = في موعد أقصاه { $at }، والوقت المتبقي { $time }
due-by-now = في موعد أقصاه { $at }، الآن
due-was-due = حل موعده { $at }، وقد مضى عليه { $time }
due-overdue = فات موعده { $at }، وقد مضى عليه { $time }
due-condition-by = يجوز فعله في موعد أقصاه { $at }، والوقت المتبقي { $time }
due-condition-was = كان يجوز فعله في موعد أقصاه { $at }، وقد مضى عليه { $time }
due-conditions = شروط: لا تلزم أحدا
due-asserted = تقول به { $voices }
due-earns = يكسب { $n-plural ->
    [zero] لا أيام أخرى
    [one] يوما آخر
    [two] يومين آخرين
    [few] { $n } أيام أخرى
    [many] { $n } يوما آخر
   *[other] { $n } يوم آخر
}
due-silent = لم يرد شيء من { $voices }
due-said = { $voice } { $count }
due-so-far = { $count } حتى الآن
due-said-of = { $voice } { $count } مقابل { $base }
due-said-of-so-far = { $voice } { $count } مقابل { $base } حتى الآن
due-no-figure = لا رقم
due-vague = لا رقم يحسم الأمر من { $voices }
due-the-same = { $readings }: الأمر نفسه
due-said-done = تقول { $voice } إنه أنجز
due-said-not-done = تقول { $voice } إنه لم ينجز
due-said-open = تترك { $voice } ذلك مفتوحا
due-stands = جميع الجهات: { $status }
due-same-counts = محتسب كما سبق
due-phase-ends = تنتهي { $phase } في { $at }، والوقت المتبقي { $time }
due-ended = انتهت { $phase } في { $at }؛ وما في السجل منذئذ عما بعدها: { $entries }
due-next = بعد ذلك، { $at }: { $what }
due-next-nothing = بعد ذلك لا شيء يحل موعده مما يعلمه النص والسجل
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
changes-phase-moved = { $phase }: نقلت نهايتها من { $before } إلى { $after }
changes-phase-began = بدأت { $phase } في { $at }
changes-phase-ended = انتهت { $phase } في { $at }
changes-by = بموجب
changes-none-before = لم يكن موجودا
changes-none-after = لم يعد موجودا
changes-more-entries = … و{ $n } غيرها
changes-by-time = الوقت وحده
changes-time-same = { $after }، برقم آخر: { $cells }
changes-time-line = { $before } ← { $after }: { $cells }
changes-entries = ما ورد في الأثناء: { $entries }؛ وما لم يغير منها شيئا مما يعرض هنا: { $idle }
changes-replaces = يحل محل { $keys }
changes-every-reading = كل قراءة
changes-weightless = وردت أرقام لا تحسم شيئا: { $cells }
changes-more = تغيرات أخرى: { $n }؛ ضيق الطلب بأحد الخيارات `--clause` و`--day` و`--reading` و`--view`

missing-title = أي نوع من الأرقام يحسم ما هو مفتوح
missing-nothing = لا شيء مفتوح لعدم وجود رقم؛ ما نظر فيه: { $cells }
missing-bears-on = يتصل بما يلي: { $cells }
missing-at-least = رقم قدره { $n } فأكثر
missing-reported = ما ورد حتى الآن: { $figures }
missing-whole = أي رقم لتلك المدة كلها
missing-done = أنه فعل، ومتى
missing-in = في منظور { $views }
missing-in-joint = من أجل { $views }
missing-in-joint-too = ومن أجل { $views }
missing-enough = يحسمه { $figure }
missing-or = { $one }، أو { $other }
missing-differ = الروايات مختلفة: يحسمها رقم تتفق عليه
missing-more = أنواع أخرى من الأرقام: { $n }؛ ضيق الطلب بأحد الخيارات `--clause` و`--day` و`--reading` و`--view`
missing-no-bans = لا يسأل عن أفعال يجب ألا تقع

count-title = الأعداد، بحسب كل جهة؛ لا يجمع شيء بين الجهات
count-nothing = لا عدد يطابق المطلوب؛ ما نظر فيه: { $measures } من { $claims }
count-measures = { $n-plural ->
    [zero] لا مقاييس
    [one] مقياس واحد
    [two] مقياسان
    [few] { $n } مقاييس
    [many] { $n } مقياسا
   *[other] { $n } مقياس
}
count-by = من { $actor }
count-in = بوحدة { $unit }
count-average = من متوسط يومي قدره { $average }
count-still = لا يزال قائما
count-when = في { $when }
count-said = (لم يذكر وقت؛ قيل في { $when })
count-no-time = (لم يذكر وقت)
count-untimed = بلا وقت، غير محتسبة في أي فترة: { $keys }
count-no-text = لا اتفاق في هذا السجل: تمتد الأيام من منتصف الليل إلى منتصف الليل بتوقيت { $zone }؛ ولتوقيت آخر `--clock`
count-as-of = حتى { $as_of } · وفق المعلوم { $as_known }، بحسب { $by } · بيانات المناطق الزمنية { $tzdb }
count-out-of = من أصل { $of }
