# النشرة: صفحة واحدة عند ساعة إقفال. الجهة الصامتة يكتب بشأنها "لم يرد شيء"، وليس 0.

brief-edition = النشرة، العدد { $n }
brief-draft = النشرة، مسودة العدد { $n }
brief-known = ما كان معلوما في { $cutoff } ({ $zone })، بحسب { $by }؛ والجديد هو ما ورد بعد { $since }
brief-drafted = مسودة أعدها { $drafter }؛ ولم تصدرها أي جهة بعد
brief-drafted-by-nobody = مسودة؛ لم يسم أحد معدا لها ولا مصدرا
brief-released = إعداد { $drafter }، إصدار { $releaser }
brief-after = يلي العدد { $n } المؤرخ { $cutoff } (البصمة { $hash })
brief-first = لا عدد سابقا
brief-hash = البصمة { $hash } · النص { $text } · بيانات المناطق الزمنية { $tzdb }
brief-rule = الروايات معروضة جنبا إلى جنب؛ ليس أي رقم من عندنا، ولم يجمع أي رقم بين جهات مختلفة؛ وما لم يبلغ عنه أحد ليس صفرا
brief-none = لا شيء
brief-more = … و{ $n } أخرى في ملف JSON

brief-corrections = تصويبات على العدد الأخير
brief-no-edition-yet = لم يصدر عدد من قبل؛ المقارنة بما كان معلوما في { $since }
brief-figure-changed = { $voice }: { $before } ← { $after }
brief-figure-changed-by = { $voice }: { $before } ← { $after }، بموجب { $by }
brief-corrected = { $voice }: صوبت { $claim } بموجب { $by }
brief-corrected-to = { $voice }: صوبت { $claim } بموجب { $by }: { $before } ← { $after }
brief-retracted = { $voice }: سحبت { $claim } بموجب { $by }

brief-phases = نافذة حتى
brief-phase-not-begun = تبدأ { $from }، وتنتهي { $to }
brief-phase-in-force = نافذة منذ { $from }، حتى { $to }
brief-phase-open = نافذة منذ { $from } إلى أن تنهى
brief-phase-ended = انتهت { $to }، وكانت نافذة منذ { $from }
brief-phase-moved = نقلت النهاية إلى { $to }، بأثر من { $since }
brief-accounts = روايات عن النهاية من { $voices }

brief-due = ما يحل موعده خلال الساعات الأربع والعشرين المقبلة، بحسب الطرف
brief-nobody-bound = لا أحد ملزم
brief-due-by = بحلول { $at }
brief-overdue-since = فات موعده منذ { $at }
brief-so-far-against = { $owed } مقابل { $base }
brief-so-far = حتى الآن { $list }

brief-figures = الأرقام، بحسب الجهة وأساس الاحتساب
brief-asked-each-day = يطلب النص { $n } كل يوم
brief-nothing-received = لم يرد شيء
brief-only-earlier = أرقام سابقة فقط ({ $since })؛ ولم يرد شيء عن { $days }:
brief-nothing-received-from = لم يرد رقم من { $voices }
brief-no-figures = لم يرد رقم من أي جهة: { $list }
brief-differs-from-itself = أرقامها نفسها مختلفة
brief-and-more = { $list } و{ $n } غيرها
brief-out-of = { $count } من أصل { $of }
brief-still-there = ما زال قائما: { $what }
brief-not-over = { $period } (لم ينته)
basis-total = مجموع
basis-event = وقائع
basis-average = من متوسط يومي
basis-stock = ما زال قائما
basis-so-far = حتى الآن
list-plus = { " + " }

brief-incidents = الحوادث، مع التغطية
brief-no-incident = لم يبلغ عن أي حادث منذ ذلك الحين
brief-earlier-incidents = { $n-plural ->
    [zero] لا حوادث سابقة مسجلة
    [one] حادث سابق واحد مسجل، ولا جديد بشأنه
    [two] حادثان سابقان مسجلان، ولا جديد بشأنهما
    [few] { $n } حوادث سابقة مسجلة، ولا جديد بشأنها
    [many] { $n } حادثا سابقا مسجلا، ولا جديد بشأنها
   *[other] { $n } حادث سابق مسجل، ولا جديد بشأنها
}
brief-no-coverage = التغطية: لم تصرح أي جهة بأن تقاريرها تغطي الزمان والمكان، فعدم الإبلاغ لا يعني عدم الوقوع
brief-coverage = التغطية: تصرح { $voice } بأن تقاريرها تغطي من { $from } إلى { $to }، { $place }
brief-no-place = لم يسم مكان
brief-actor = من جانب { $actor }
brief-actor-unknown = من جانب فاعل مجهول
brief-actor-other = من جانب فاعل مسمى في السجل
brief-holds-other = تحمل المسؤولية لمن هو مسمى في السجل
brief-holds = تحمل المسؤولية { $whom }
brief-harm-killed = القتلى: { $count }
brief-harm-injured = الجرحى: { $count }
brief-harm-missing = المفقودون: { $count }
brief-harm-detained = المحتجزون: { $count }
brief-harm-displaced = النازحون: { $count }
brief-harm-damaged = المتضرر: { $count }
brief-harm-destroyed = المدمر: { $count }
brief-harm-intercepted = المعترض: { $count }
brief-harm-launched = المطلق: { $count }
brief-harm-other = أضرار أخرى: { $count }
brief-reply-deny = { $voice }: تنفي ذلك
brief-reply-respond = { $voice }: تقر بالفعل وتعترض على طبيعته أو نطاقه
brief-reply-no-comment = { $voice }: لا تعليق
brief-reply-answer = { $voice }: تجيب
brief-reply-confirm = { $voice }: تؤكد ذلك
brief-no-reply = لم يرد رد من { $voices }

brief-differ = روايات مختلفة، والرقم الواحد الذي يحسم كلا منها
brief-closes = يحسمها: رقم واحد عن تلك المدة كلها عند نقطة الاحتساب تلك، يقبله المختلفون

brief-silent = لم يرد شيء
brief-nothing-from = منذ { $since } لم يرد شيء من { $voices }
brief-all-heard = ورد شيء من كل جهة

# الأمر.
brief-how-to-draft = مسودة؛ سم المكتب الذي يعدها مع `--drafter NAME`، ويمكن لمكتب آخر أن يصدرها
brief-how-to-release = مسودة؛ لإصدارها ينفذ مكتب آخر قرأها الأمر نفسه مع `--release { $hash } --releaser NAME`
brief-no-editions = لم يصدر أي عدد بعد
brief-edition-line = { $n }  { $cutoff }  البصمة { $hash }  إعداد { $drafter }، إصدار { $releaser }
brief-before-last = ساعة الإقفال ليست بعد ساعة العدد { $n }، وهو آخر ما صدر
brief-before-last-help = أعد طباعة ذلك العدد مع `--edition { $n }`، أو اختر ساعة إقفال لاحقة
brief-no-such-edition = لا يوجد عدد { $n }
brief-no-such-edition-help = اعرض الأعداد مع `--editions`
brief-newer = العدد { $n } كتبه إصدار أحدث من البرنامج، أو لا يمكن قراءته
brief-newer-help = محتواه محفوظ في السجل كما صدر؛ اقرأه بذلك الإصدار
brief-text-gone = نص الاتفاق الذي أعد بموجبه العدد { $n } ليس في هذا السجل
brief-needs-drafter = العدد يسمي المكتب الذي أعده
brief-needs-drafter-help = أضف `--drafter NAME` كما في إعداد المسودة
brief-needs-releaser = العدد يسمي المكتب الذي يصدره
brief-needs-releaser-help = أضف `--releaser NAME`
brief-same-hand = من أعد النشرة لا يصدرها
brief-same-hand-help = ليقرأ مكتب آخر المسودة ويصدرها
brief-other-draft = `{ $hash }` ليست بصمة هذه المسودة: تغيرت منذ قراءتها، أو أعدت بخيارات أخرى
brief-other-draft-help = اقرأ المسودة من جديد، وأصدرها بأول 8 أرقام من بصمتها على الأقل
brief-text-not-on-record = نص الاتفاق ليس في هذا السجل، فلا يمكن لأحد أن يعيد طباعة العدد
brief-text-not-on-record-help = أعد المسودة من دون `--what-if`
brief-number-used = صدر العدد { $n } في هذه الأثناء
brief-number-used-help = أعد المسودة من جديد: العدد التالي يليه
brief-unsound = لم تعد نشرة: السجل لا يجتاز التحقق؛ يعدد `tregua verify` مواضع الخلل
brief-not-released = لم يصدر العدد؛ ولم يكتب شيء
brief-cutoff-form = ليس `{ $text }` ساعة (`06:00`)، ولا تاريخا مع ساعة (`2023-11-25T06:00`)، ولا لحظة مع فارقها عن التوقيت العالمي
brief-cutoff-ahead = ساعة الإقفال `{ $text }` لم تحن بعد
brief-cutoff-ahead-help = النشرة تقول ما كان معلوما؛ اختر لحظة مضت
