# حالة البنود.

according-to = بحسب { $voice }
view-named-body = الهيئة المسماة
view-both-parties = الطرفان معا
view-all-voices = جميع الجهات
view-own = منظور «{ $name }»

status-met = مستوفى
status-late = متأخر
status-cured = متدارك
status-not-met = غير مستوفى
status-overdue = فات موعده
status-pending = قيد الانتظار
status-unverified = غير متحقق منه
status-contested = محل خلاف
status-ambiguous = ملتبس
status-not-in-force = غير نافذ
status-suspended = معلق
status-waived = متنازل عنه
status-lapsed = منقض
status-not-checkable = غير قابل للفحص
status-term-contested = البند محل خلاف
status-term-not-confirmed = البند غير مؤكد

# جملة لكل صف.
says-reached = تحقق: { $count }
says-reached-over = تحقق: { $count }، بزيادة { $n } على المطلوب
says-short-between = النقص من { $least } إلى { $most }: { $count }
says-short = النقص { $n }: { $count }
says-over-ceiling = بزيادة { $n } على الحد الأقصى: { $count }
count-in-stretch = { $count } ({ $interval })
says-owed-met = { $owed } مقابل { $base }: بقدر المستحق
says-owed-over = { $owed } مقابل { $base }: بزيادة { $n } على المستحق
says-owed-short = { $owed } مقابل { $base }: بنقص { $n } عن المستحق
says-owed-late = { $owed } في الموعد مقابل { $base }: والبقية بعد موعد الاستحقاق
says-done = أنجز قبل موعده؛ الفارق { $time }
says-done-plain = أنجز في موعده
says-done-late = أنجز بعد موعده؛ مقدار التأخر { $time }
says-made-good = جرى تداركه
says-not-done = لم ينجز
says-no-occasion = لم يكن شيء مستحقا: لم تقع مناسبة له
says-no-trigger = لم يذكر ما يجعله مستحقا
says-no-act = لم يرد بلاغ عن أي فعل، والتغطية مذكورة
says-no-act-unstated = لم يرد بلاغ عن أي فعل، والتغطية غير مذكورة
says-act = ورد بلاغ عن فعل
says-act-may = ورد بلاغ عن فعل؛ ولم يحسم وقوعه ضمن المنصوص عليه
says-state-reached = تحقق في الموعد
says-state-late = تحقق متأخرا
says-state-not-reached = لم يتحقق
says-state-kept = لم يبلغ عن زيادة، مع ذكر التغطية
says-state-more = أبلغ عن أكثر مما يسمح به النص
says-state-may = أبلغ عن زيادة؛ ولم يحسم هل تقع ضمن المدة
says-state-unstated = لم يبلغ عن زيادة، ولم تذكر التغطية
says-nothing = لم يرد أي بلاغ
says-nothing-that-decides = لا رقم يحسم الأمر
says-at-least = ورد بلاغ عن { $count } على الأقل
says-so-far = { $count } حتى الآن
says-between = بين { $lo } و{ $hi }
says-up-to = حتى { $hi }، دون تأكد من أي منها
says-differ = الروايات مختلفة
says-open-text = النص يترك ذلك مفتوحا
says-no-body = لم تسم هيئة للاحتساب
says-not-begun = لم تبدأ مرحلته
says-waits = ينتظر: { $events }
says-waits-open = يبقى مفتوحا هل هو نافذ: { $events }
says-before-opening = لم يكن نافذا حينها: ما كان ينتظره حصل بعد ذلك
says-suspended = علقه من له الحق في ذلك
says-suspended-founded = علقه من له الحق في ذلك، لسبب يذكره النص
says-suspends-open = علقه { $voice }، ويبقى مفتوحا هل كان ذلك لسبب يذكره النص
says-suspends-groundless = علقه { $voice }، من غير سبب يذكره النص
says-suspends-powerless = علقه { $voice }، وليس له هذا الحق في النص
says-waived = تنازل عنه المستفيدون منه
says-waived-by-some = تنازل عنه { $voice }، دون بقية المستفيدين منه
says-waived-by-another = تنازل عنه { $voice }، وليس من المستفيدين منه
says-ran-out = انقضى
says-agreed = صدرت الموافقة
says-no-consent = لا موافقة في السجل
says-consent-may = في السجل موافقة؛ ووقتها يترك مفتوحا هل جاءت قبل النهاية
says-silence = لا إخطار في السجل؛ والنص يجدد بالسكوت
says-no-notice = لا إخطار في السجل حتى الآن
says-notice = قدم الإخطار
says-notice-may = في السجل إخطار؛ ووقته يترك مفتوحا هل جاء في الموعد
phase-by-silence = جددت بالسكوت، إذ لا إخطار في السجل: { $ends }
says-freed = لم يعد أحد ملزما: { $events }
says-freed-open = يبقى مفتوحا هل ما زال أحد ملزما: { $events }
says-alongside = كل منهما ينتظر الآخر: { $events }
says-alongside-open = يبقى مفتوحا هل أدى الآخر ما عليه: { $events }
says-term-contested = جهة تنفي أنه اتفق على ذلك
says-term-silent = تقول به { $voices }؛ ولا أحد غيرها يؤكده أو ينفيه
says-not-allowed = ورد بلاغ بعدم السماح به

# ما ينتظره بند.
event-met = البند «{ $clause }» مستوفى
event-not-met = البند «{ $clause }» غير مستوفى
event-performed = إنجاز ما يطلبه البند «{ $clause }»
event-agreed = اتفاق { $voices } على البند «{ $clause }»
event-agreed-to-it = اتفاق { $voices } عليه
event-announced = أعلنته { $voices }
event-done = { $act } من جانب { $voices }

# جزء ينظر فيه بالأسابيع.
week-from = أسبوع من { $day }
part-each-week-headed = كل أسبوع، تحت يومه الأول

# ما يطلبه النص.
asks-at-least = ما لا يقل عن { $count } { $unit }
asks-at-most = ما لا يزيد على { $count } { $unit }
asks-exactly = { $count } { $unit } بالضبط
asks-about = نحو { $count } { $unit }، أي { $bounds }
asks-ratio = ما لا يقل عن { $n } { $unit } مقابل كل { $m } { $base }
asks-by = في موعد أقصاه { $due }
asks-none = ألا يقع أي فعل من هذا النوع
asks-held = ألا يبقى هناك أكثر من { $count } { $unit }
asks-consent = الموافقة قبل { $due }
asks-no-notice = ألا يقدم إخطار حتى { $due }
asks-allowed = أن يسمح به
asks-allowed-every = أن يسمح بذلك لكل واحد
asks-earned = { $count } { $unit } متعهد بها
asks-earned-done = تسليم { $count } { $unit }
bounds-or-more = { $lo } فأكثر
bounds-between = من { $lo } إلى { $hi }

counted-at = نقطة الاحتساب: { $point }
as-written = كما هو مكتوب
reading-named = القراءة «{ $name }»
held-by = تأخذ بها { $voices }
held-in = في { $sources }
held-from = من { $rows }
held-ours = قراءتنا
held-nobody = لا يرد في السجل أن أحدا يأخذ بها
over-readings = على مجمل القراءات

# لماذا لم تحتسب إفادة.
why-kind = ليست من نوع يحتسب
why-clause = تقول إنها تخص بندا آخر
why-act = فعل آخر
why-actor = فاعل آخر، أو لم يذكر فاعل
why-thing = شيء آخر
why-unit = وحدة أخرى
why-point = نقطة احتساب أخرى، أو لم تذكر نقطة
why-place = في مكان آخر
why-to = لجهة أخرى
why-stock = رصيد قائم، لا عدد
why-acceptance = لا يحتسب القبول إلا بقول الطرف القابل نفسه
why-kinds = لا صنف منها مما يحتسب
why-time = لا تذكر وقتا
why-key = تخص حالة أخرى بحسب مفتاحها
why-otherwise = تقول الجهة نفسها لاحقا خلاف ذلك
why-renewal = تخص تجديدا آخر
weight-counted = محتسبة، والنتيجة قائمة من دونها
weight-other-voice = جهة أخرى
weight-not-in-view = ليس من النوع الذي يعده هذا المنظور
weight-repeats = تكرر بلاغ غيرها
weight-outside-before = قبل الفترة
weight-outside-after = بعد الفترة
weight-credited = مقيدة لحساب حالة أخرى
weight-corrected = صوبتها { $key }
weight-retracted = سحبتها { $key }
weight-not-known = لم تكن معلومة بعد
weight-beside = معروضة إلى جانب ذلك، غير محتسبة

# القواعد المستعملة.
rule-dated-figure = الرقم المؤرخ يحتسب لليوم الذي يبدأ في ذلك التاريخ (الترويسة)
rule-whole-total = مجموع الفترة كلها يقفل العد
rule-close = أقفلت الجهة عدها
rule-grace = انقضت مهلة الإبلاغ المعلنة
rule-so-far = «حتى الآن» حد أدنى فقط
rule-average = المتوسط اليومي يحد مجموع أيامه، ولا يحد يوما بعينه أبدا
rule-credited = تقيد الأفعال بحسب ما يقوله `counts_for` (في هذه القراءة)
rule-condition = الشرط لا يلزم أحدا: إن لم يتحقق انقضى
rule-any-stretch = تحسب كل مدة بهذا الطول أينما بدأت، وتذكر المدة الحاسمة
rule-share = الأساس هو العدد الذي تقول الجهة إنه موجود، متى كان إحصاؤها له
rule-state = العدد قائم في تلك اللحظة؛ والمجموع وحده يشمل مدته كلها
rule-differs = الجهة تختلف مع نفسها: يحفظ الرقمان
rule-asserted = البند تقول به بعض الجهات فقط

flag-parts = مجموع الأجزاء { $parts } مقابل { $whole }
flag-total = مجموع أيامها { $days } مقابل مجموعها المعلن { $total }
flag-total-of = مجموع أيامها { $days } مقابل مجموعها المعلن { $total } ({ $of })
flag-rivals = أرقامها نفسها مختلفة تحت { $about }

asserted-by = تقول به { $voices }
