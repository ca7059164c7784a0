# صفحات المتصفح: الأرقام.

web-figures-intro = رسم لكل جهة عند كل نقطة احتساب، بمقياس واحد؛ وتؤدي كل علامة إلى سبب احتسابها هكذا أو إلى قيدها. لا يجمع شيء بين الجهات ولا بين نقاط الاحتساب.
web-figures-nothing = لا رقم في السجل لهذه الأيام. يمكن طلب أيام أخرى أعلاه.
web-figures-no-text = ليس في هذا السجل نص اتفاق بعد: يعرض ما احتسب دون أي شيء مطلوب.
web-figures-too-many = القيود أكثر من أن تحتسب فورا دون نص؛ أضف نصا فتحتسب.
web-figures-small = الأعداد الأقل من 3 التي لم ينشرها أي مصدر تعرض بعبارة «أقل من 3»، هنا وفي البيانات.
web-figures-cut = { $n-plural ->
    [zero] طلبت أيام أكثر مما يرسم دفعة واحدة.
    [one] طلبت أيام أكثر مما يرسم دفعة واحدة: هذا آخرها.
    [two] طلبت أيام أكثر مما يرسم دفعة واحدة: هذان آخر يومين منها.
    [few] طلبت أيام أكثر مما يرسم دفعة واحدة: هذه آخر { $n } أيام منها.
    [many] طلبت أيام أكثر مما يرسم دفعة واحدة: هذه آخر { $n } يوما منها.
   *[other] طلبت أيام أكثر مما يرسم دفعة واحدة: هذه آخر { $n } يوم منها.
}
web-figures-asked = الأعداد إلى جانب ما يطلبه النص
web-figures-held = من خرج، ومن لا يزال محتجزا
web-figures-held-hint = أرقام كل جهة كما قالتها. عدد من لا يزال محتجزا عدد قائم بذاته، ولا يستخرج أبدا من عدد من خرج.
web-figures-exchange = التبادل كما يتراكم
web-figures-others = محتسب، ولا يطلبه أي بند
web-figures-others-hint = نقاط احتساب وأشياء أخرى. لا تقاس بأي رقم من النص.
web-figures-revised = أرقام صوبت أو سحبت
web-figures-revised-hint = يحفظ ما قيل أولا، مع القيد الذي حل محله.
web-figures-sources = المصادر

web-figures-thing = الشيء
web-figures-point = نقطة الاحتساب
web-figures-voice = الجهة
web-figures-from = من يوم
web-figures-to = إلى يوم
web-figures-every = الكل
web-figures-show = عرض
web-figures-all = عرض الكل
web-figures-no-day = ‏`{ $text }` ليس يوما: اكتبه هكذا `2023-11-24`

web-figures-numbers = الأرقام والقيود
web-figures-day = اليوم
web-figures-when = متى
web-figures-what = ماذا
web-figures-figure = الرقم
web-figures-earlier = قيل أولا
web-figures-now = منذ ذلك الحين
web-figures-corrected = صوب
web-figures-retracted = سحب
web-figures-differs = (للجهة رقمان مختلفان: يحفظان)
web-figures-no-point = دون ذكر نقطة احتساب
web-figures-no-source = دون ذكر مصدر
web-figures-none-of-these-days = لا بلاغ عن هذه الأيام
web-figures-nothing-received = لم يرد شيء عن هذه الأيام من: { $voices }
web-figures-more = { $n-plural ->
    [zero] ولا غيرها
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $n } غيرها
    [many] و{ $n } غيرها
   *[other] و{ $n } غيرها
}
web-figures-since = تضم كل درجة كل ما أبلغ عنه من { $from } حتى نهاية ذلك اليوم.
web-figures-one-scale = للاثنين المقياس نفسه.
web-figures-two-scales = المقياسان مختلفان: ينتهي الأعلى عند { $base } والأسفل عند { $owed }.
web-figures-still = { $thing }: ما زال قائما
web-figures-sums = ما أبلغ عنه حتى نهاية كل يوم
web-figures-fewer = أقل من { $n }
web-figures-fewer-short = <{ $n }
web-figures-fewer-or-more = أقل من { $n } أو أكثر
web-figures-merged = { $bounds } (بعد ضم عدد أقل من { $n })

web-chart-exact = هذا العدد
web-chart-between = بين رقمين؛ وبسهم: أعلاهما أبعد من نهاية المحور
web-chart-or-more = { $lo } فأكثر
web-chart-open = هذا العدد أو أكثر: بلا حد أعلى
web-chart-gap = لا بلاغ، وليس صفرا
web-chart-revised = قيل أولا ثم صوب
web-chart-rule = مطلوب كل يوم: بكلمات البند، وفي قراءة أخرى أو كما تقول به جهات بعينها
web-chart-name = { $what }، { $point }، بحسب { $voice }
web-chart-mark = { $day }: { $figure }، بحسب { $voice }، { $point }
web-chart-sum = { $what }، حتى نهاية { $day }: { $figure }، بحسب { $voice }
web-chart-bar = { $label }: { $figure } ({ $stretch })
web-chart-was = قيل أولا: { $figure }، ثم صوب
web-chart-was-retracted = قيل أولا: { $figure }، ثم سحب
web-chart-zoom = حجم هذه الرسوم
web-chart-zoom-in = أكبر
web-chart-zoom-out = أصغر
web-chart-zoom-whole = كامل
