# صفحات المتصفح: الآن، والجهات، والتقريران.

web-now-force = النافذ
web-now-due = ما يحل موعده تاليا
web-now-overdue = ما فات موعده وما زال مفتوحا
web-now-differ = روايات مختلفة
web-now-news-visit = ما تغير منذ زيارتك الأخيرة
web-now-news-day = ما تغير في الساعات الأربع والعشرين السابقة
web-now-clock = الأوقات بتوقيت الاتفاق: { $zone }
web-now-local = بتوقيتك: { $time }
web-now-no-phases = لا يسمي النص أي مرحلة
web-now-open = المرحلة { $phase } نافذة؛ ولا شيء ينهيها بعد
web-now-ended = انتهت المرحلة { $phase } في { $at }
web-now-begins = تبدأ المرحلة { $phase } في { $at }
web-now-began = بدأت المرحلة { $phase } في هذه المدة
web-now-moved = النهاية المقررة { $planned }؛ نقلت إلى { $ends }
web-now-since = منذ ذلك الحين، عن وقائع لاحقة لا يشملها بند نافذ: { $entries }
web-now-since-nothing = منذ ذلك الحين لا شيء في السجل عن وقائع بعدها
web-now-series = { $what }: { $entries } من { $voices }
web-now-accounts = في السجل تعليلات من { $voices }
web-now-owed = على عاتق { $voices }
web-now-condition = شرط: لا أحد ملزم به
web-now-nothing-due = لا شيء يحل موعده بحسب ما في النص والسجل
web-now-nothing-overdue = لا شيء مما فات موعده ما زال مفتوحا
web-now-nothing-differ = لا روايات مختلفة في ما بدأ
web-now-nothing-changed = لا شيء حالته غير ما كانت
web-now-span = من { $since } إلى { $until }، بحسب { $by }
web-now-entered = { $n-plural ->
    [zero] لم تسجل أي إفادة منذ ذلك الحين
    [one] سجلت إفادة واحدة منذ ذلك الحين
    [two] سجلت إفادتان منذ ذلك الحين
    [few] سجلت { $n } إفادات منذ ذلك الحين
    [many] سجلت { $n } إفادة منذ ذلك الحين
   *[other] سجلت { $n } إفادة منذ ذلك الحين
}
web-now-by-time = { $n-plural ->
    [zero] بمرور الوقت وحده لم تتغير حالة أي جزء من البنود
    [one] بمرور الوقت وحده تغيرت حالة جزء واحد من البنود
    [two] بمرور الوقت وحده تغيرت حالة جزأين من البنود
    [few] بمرور الوقت وحده تغيرت حالة { $n } أجزاء من البنود
    [many] بمرور الوقت وحده تغيرت حالة { $n } جزءا من البنود
   *[other] بمرور الوقت وحده تغيرت حالة { $n } جزء من البنود
}
web-now-weightless = { $n-plural ->
    [zero] لم ترد أرقام لا تحسم شيئا
    [one] في جزء واحد وردت أرقام لا تحسم شيئا
    [two] في جزأين وردت أرقام لا تحسم شيئا
    [few] في { $n } أجزاء وردت أرقام لا تحسم شيئا
    [many] في { $n } جزءا وردت أرقام لا تحسم شيئا
   *[other] في { $n } جزء وردت أرقام لا تحسم شيئا
}
web-now-working = ما زال حساب ما تغير جاريا
web-now-arrow = { "←" }
web-now-more = { $n-plural ->
    [zero] ولا غير ذلك
    [one] وواحد غير ذلك
    [two] واثنان غير ذلك
    [few] و{ $n } غير ذلك
    [many] و{ $n } غير ذلك
   *[other] و{ $n } غير ذلك
}
web-now-voices = { $n-plural ->
    [zero] لا جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $n } جهات
    [many] { $n } جهة
   *[other] { $n } جهة
}
web-now-without-text = ليس في هذا السجل نص اتفاق بعد، فلا يمكن الحكم على شيء بموجبه؛ ويمكن تسجيل الإفادات قبل أي نص
web-now-holds = في السجل: { $claims }، و{ $voices }، و{ $sources }
web-now-see-record = عرض ما في السجل
web-now-see-voices = عرض من قال ماذا
web-now-add-claim = تسجيل إفادة
web-now-add-text = إضافة نص

web-voices-all = كل الجهات
web-voices-about = من تكلم، بالترتيب الأبجدي؛ لا ترتيب لأحد على أحد ولا يجمع شيء
web-voices-none = لم يقل أحد شيئا في السجل حتى ذلك الحين
web-voices-caption = الجهات
web-voices-name = الجهة
web-voices-declared = كما يعلنها النص
web-voices-offices = المكاتب التي تكلمت باسمها
web-voices-last = آخر ما قالت
web-voices-entries = القيود
web-voices-silent = لا شيء في السجل
web-voices-role-party = طرف
web-voices-role-mediator = وسيط
web-voices-role-carrier = ناقل
web-voices-role-counting-body = هيئة الاحتساب
web-voices-role-office = مكتب يتكلم باسم { $voice }
web-voices-role-none = غير معلنة
web-voices-said-by = ما قالته { $voice }
web-voices-when = قيل
web-voices-kind = النوع
web-voices-what = الموضوع
web-voices-figure = كما طبع
web-voices-happened = الوقت المعني
web-voices-source = المصدر
web-voices-entry = القيد
web-voices-range = من { $first } إلى { $last } من أصل { $all }، الأحدث أولا
web-voices-newer = الأحدث
web-voices-older = الأقدم
web-voices-gone-corrected = صوبت لاحقا
web-voices-gone-retracted = سحبت لاحقا

web-reports-about = كل إفادة في التقارير الصحفية التي أخذ منها هذا التاريخ، مع موضعها في السجل
web-reports-ours = الإفادات مصوغة بكلماتنا، بالإنكليزية
web-reports-on-record = إفادات تقارير تسميها قيود هذا السجل في عمود خاص، مثل `S1-01`
web-reports-none = لا شيء في السجل يسمي إفادة من تقرير صحفي
web-reports-none-help = تسمي الإفادة ذلك في عمود يبدأ بـ `x_`، مثل `x_case` وفيه `S1-01`
web-reports-report = التقرير { $name }
web-reports-id = الإفادة
web-reports-says = ما تقوله
web-reports-by = منسوبة إلى
web-reports-lives = موضعها
web-reports-recorded-only = مسجلة فقط
web-reports-elsewhere = الأسماء التي بلا رابط من تاريخ آخر، لا من هذا السجل
