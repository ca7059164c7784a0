# تسجيل الإفادات في المتصفح.

## التسجيل السريع

web-entry-line = سطر واحد
web-entry-line-hint = من يقول، نقطتان، كم، ماذا، ما الذي جرى له، متى، فاصلة، المصدر، بالإنجليزية: `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
web-entry-fields = أو حقلا بعد حقل
web-entry-who = من يقول ذلك
web-entry-who-hint = يصلح أيضا لسطر لا يسمي أحدا؛ ويبقى للإفادة التالية
web-entry-many = كم
web-entry-many-hint = `137`، `over 100`، `150 to 200`، `about 100 (90..110)`، `no`؛ وتقبل الأرقام العربية
web-entry-what = ماذا
web-entry-what-hint = شيء كما يسميه الاتفاق، مع أصنافه: `goods trucks`
web-entry-happened = ما الذي جرى له
web-entry-happened-hint = النقطة التي احتسب عندها، أو الفعل
web-entry-points = احتسب عند هذه النقطة
web-entry-acts = جرى هذا الفعل
web-entry-when = متى
web-entry-when-hint = `24 Nov`، `2023-11-24`، `24 Nov 22:00`، `24–27 Nov`، `yesterday`
web-entry-source = المصدر
web-entry-source-hint = مفتاحه أو كلمات من عنوانه؛ ويبقى للإفادة التالية
web-entry-quick = سطر واحد أو حقول قليلة
web-entry-read = عرض ما سيوقع
web-entry-answer-these = عرضه مع هذه الأجوبة
web-entry-put = { $n-plural ->
    [zero] تسجيلها
    [one] تسجيلها
    [two] تسجيل هاتين الإفادتين
    [few] تسجيل هذه الإفادات وعددها { $n }
    [many] تسجيل هذه الإفادات وعددها { $n }
   *[other] تسجيل هذه الإفادات وعددها { $n }
}
web-entry-done = { $n-plural ->
    [zero] الإفادات في السجل: { $n }
    [one] إفادة واحدة باتت في السجل
    [two] إفادتان باتتا في السجل
    [few] { $n } إفادات باتت في السجل
    [many] { $n } إفادة باتت في السجل
   *[other] { $n } إفادة باتت في السجل
}
web-entry-undo = سحبها (بسحب يبقى هو أيضا في السجل)
web-entry-like = تسجيل إفادة أخرى مثلها
web-entry-open = { $n-plural ->
    [zero] الأسئلة المفتوحة: { $n }
    [one] سؤال واحد مفتوح
    [two] سؤالان مفتوحان
    [few] { $n } أسئلة مفتوحة
    [many] { $n } سؤالا مفتوحا
   *[other] { $n } سؤال مفتوح
}
web-entry-answer = الجواب
web-entry-other = شيء آخر
web-entry-unstated = لم يذكر: يترك فارغا
web-entry-hint-new-source = مصدر ليس في السجل بعد يكتب `KEY=publisher, title, date`
web-entry-change = تغيير
web-entry-as-filled = كما ملئ

## ما سيوقع

web-entry-would-be = ما سيوقع:
web-entry-head-column = الحقل
web-entry-head-value = القيمة
web-entry-head-from = ملئ من
web-entry-head-old = في السجل:
web-entry-head-new = سيوقع
web-entry-head-changed = الفرق
web-entry-changed-cell = تغير
web-entry-side-by-side = ما في السجل إلى جانب تصويبه:
web-entry-signed-by = موقعة من
web-entry-key = المفتاح
web-entry-alike = لهذه الجهة في السجل رقم سابق بالمقياس نفسه ولليوم نفسه؛ وسيقف رقمك إلى جانبه
web-entry-to-correct = تصويب ذلك بدلا من هذا
web-entry-changed = ما سيوقع يختلف عما عرض؛ انظر إليه مرة أخرى
web-entry-still-open = لم يسجل شيء: أجب أولا عما هو مفتوح
web-entry-forgotten = ما كتب هنا لم يعد محفوظا؛ اكتبه من جديد
web-entry-ask = أهذا هو المقصود؟
web-entry-ask-yes = نعم، تسجل هكذا
web-entry-ask-first = لم يسجل شيء: أجب بنعم أدناه أو غيره
web-entry-ask-voice = `{ $word }` قالتها { $other }، وهذه ستقف باسم { $voice }
web-entry-ask-again = `{ $word }` صوبت أو سحبت من قبل؛ وهذه ستقف إلى جانب ذلك
web-entry-refused = لم يسجل شيء: { $message }
web-entry-from-answer = جوابك
web-entry-from-digits = كتب { $word }

## ما ينبغي إصلاحه

web-entry-errors = هناك ما ينبغي إصلاحه
web-entry-both-ways = السطر والحقول كلاهما يقول شيئا؛ أفرغ أحدهما
web-entry-not-ours = { $organisation } وحدها، وهي الموقعة، تصوبه أو تسحبه؛ وما يقال عنه غير ذلك إفادة قائمة بذاتها
web-entry-withheld = لا يرى دورك هذا القيد كاملا، فلا يمكنه تصويبه
web-entry-nothing-corrected = هذا يقول ما يقوله القيد؛ غير ما ينبغي تصويبه
web-entry-time-twice = أعطي الوقت مرتين، بالأيام والساعات وقطعة واحدة؛ أفرغ أحدهما
web-entry-time-no-day = تحتاج الساعة إلى يومها
web-entry-time-mixed = أعط ساعة عند الطرفين، أو الأيام وحدها
web-entry-time-no-clock = ليس هناك نص يمكن أن تكون هذه الساعة على ساعته؛ اكتبها قطعة واحدة، مع فارقها: `2023-11-24T22:00+02:00`
web-entry-time-change = تتغير ساعات { $zone } عند { $word }، فهي إحدى ساعتين أو لا شيء؛ اكتبها قطعة واحدة، مع فارقها: `2023-11-24T22:00+02:00`
web-entry-I017 = حجم هذا الحقل يتجاوز الحد (بالكيبيبايت: { $limit })؛ احفظ الوثيقة مصدرا واذكر الرقم أو بضع كلمات كما طبعت
web-entry-I018 = في هذا الحقل الحرف الخفي { $character }؛ احذفه واكتب الكلمات من جديد
web-entry-I020 = هذا الحقل مطلوب؛ املأه
web-entry-I039 = عدد الأصناف هنا يتجاوز { $limit }؛ اجعلها عدة إفادات
web-entry-I061 = الإفادة من هذا النوع لا تحمل مقدارا: فليست الخطة ولا النفي ولا السبب مقدارا أبدا؛ ضع الرقم في إفادة خاصة به
web-entry-I062 = يجب أن تقول عم تتكلم: اذكر إفادة، أو حادثا أو عرضا أو مجموعة، أو بندا
web-entry-I063 = اذكر الإفادة التي تحل محلها أو تزيلها

## الاستمارات

web-entry-kinds = أنواع أخرى من الإفادات
web-entry-about = بشأن
web-entry-further = حقول أخرى
web-entry-needed = مطلوب
web-entry-needs-one-of = يلزم واحد من هذه على الأقل: { $columns }
web-entry-group-who = من القائل
web-entry-group-links = عما تتحدث
web-entry-group-what = ماذا
web-entry-group-how-many = كم
web-entry-group-when = متى وأين
web-entry-group-source = المصدر
web-entry-on-clock = الساعات على ساعة الاتفاق، { $zone }
web-entry-no-clock = ليس هناك نص ولا ساعة بعد: أعط أياما، أو لحظة مع فارقها
web-entry-from-day = من يوم، أو في
web-entry-from-hour = الساعة
web-entry-to-day = إلى يوم
web-entry-to-hour = حتى الساعة
web-entry-day = اليوم
web-entry-hour = الساعة (إن عرفت)
web-entry-as-in-a-row = أو قطعة واحدة كما في الملفات
web-entry-new-source = مصدر ليس في السجل بعد
web-entry-hint-new-source-fields = أعطه مفتاحا أعلاه، وهنا ناشره أو عنوانه

## الأعمدة

web-entry-column-kind = النوع
web-entry-column-voice = من يقول ذلك
web-entry-column-speaker = المكتب الذي تكلم
web-entry-column-attribution = باسم أو مجهول
web-entry-column-hedge = تحفظ
web-entry-column-repeats = بلاغ من يكرره
web-entry-column-refers_to = الإفادة التي تتحدث عنها
web-entry-column-about = الحادث أو العرض أو المجموعة
web-entry-column-clause = البند
web-entry-column-under = الترتيب
web-entry-column-counts_for = اليوم الذي تحتسب له
web-entry-column-cause = السبب كما ذكر
web-entry-column-act = ما الذي فعل
web-entry-column-actor = من فعله
web-entry-column-blamed = من تحمله الجهة المسؤولية
web-entry-column-thing = أي شيء
web-entry-column-of_kind = من أي صنف
web-entry-column-amount = كم
web-entry-column-unit = الوحدة
web-entry-column-out_of = من أصل
web-entry-column-adds = كيف يجمع
web-entry-column-coverage = ما يشمله من وقته
web-entry-column-counting_point = احتسب عند
web-entry-column-effects = متضررون وأضرار
web-entry-column-ids = لوحات أو أسماء مستعارة
web-entry-column-occurred = متى حدث
web-entry-column-place = أين
web-entry-column-from = قادم من
web-entry-column-to = إلى
web-entry-column-through = عبر
web-entry-column-source = المصدر
web-entry-column-figure = كما طبع
web-entry-column-said = متى قيل
web-entry-column-new-source = المفتاح
web-entry-column-new-publisher = الناشر
web-entry-column-new-title = العنوان
web-entry-column-new-published = تاريخ النشر
web-entry-column-new-url = عنوان الويب
web-entry-column-new-note = ملاحظة

## إرشادات

web-entry-hint-voice = طرف أو وسيط أو هيئة مسماة أو منظمة أخرى أو صحيفة
web-entry-hint-speaker = المكتب، لا اسم شخص
web-entry-hint-hedge = كما في المصدر: `apparently` أو `alleged`
web-entry-hint-repeats = جهة، أو مفتاح إفادة
web-entry-hint-refers_to = مفتاحها؛ وإن تعددت فصلت بفواصل منقوطة
web-entry-hint-about = مفتاح من عندك: واحد لكل رواية عن الشيء نفسه
web-entry-hint-clause = حيث لا يؤدي إليه الفعل والشيء وحدهما
web-entry-hint-cause = بكلمات الجهة نفسها
web-entry-hint-actor = `unknown` إن قالت الجهة إنها لا تعرف
web-entry-hint-of_kind = `woman=9;child=4`، أو صنف واحد للكل
web-entry-hint-amount = `137` أو `101..` أو `150..200` أو `..50` أو `about 100 (90..110)`
web-entry-hint-unit = إن لم يحتسب بالقطعة: `L` أو `t`
web-entry-hint-out_of = في «3 من 100»: المئة
web-entry-hint-adds = الحدث يجمع مع غيره؛ والمجموع للفترة كلها؛ والمتوسط لليوم؛ والرصيد ما زال موجودا
web-entry-hint-effects = `killed=1..;injured=24..`
web-entry-hint-ids = لا مكان هنا لأسماء الأشخاص؛ تفصل بفواصل منقوطة
web-entry-hint-occurred = لما هو مزمع أو موعود: متى يفترض أن يحدث
web-entry-hint-place = منطقة من الاتفاق، أو مربع مع خريطته، أو إحداثيات
web-entry-hint-to = للموافقة: كل من يجب أن يوافق، بينهم `and`
web-entry-hint-source = مفتاحه
web-entry-hint-figure = الرقم أو كلمات قليلة بلغتها، لا مقطع ولا أسماء أشخاص
web-entry-hint-said = اليوم يعني لحظته الأخيرة

## ما تقوله كل فئة

web-entry-kind-claim = تقول إن شيئا حدث؛ والصفر يقول إنه لم يحدث
web-entry-kind-confirm = الجهة نفسها تقول الشيء ذاته
web-entry-kind-deny = تعارض إفادة ولا تعطي كمية
web-entry-kind-respond = تقر بالفعل وتجادل في طبيعته أو نطاقه
web-entry-kind-close = بلاغاتي تشمل هذا الوقت كله
web-entry-kind-announce = خطة أو نهاية جديدة، لا كمية
web-entry-kind-offer = خطوة في تفاوض أو في قائمة
web-entry-kind-accept = تحتسب بصوت الطرف القابل وحده
web-entry-kind-refuse = ترفض ما عرض أو طلب
web-entry-kind-undertake = تعهد، لا تنفيذ
web-entry-kind-agree = موافقة؛ تسري حين يوافق كل المسمين
web-entry-kind-suspend = ممن له سلطة التعليق
web-entry-kind-waive = من المستفيد من البند وحده
web-entry-kind-account = لماذا حدث شيء، بحسب جهة
web-entry-kind-request = من طلب ماذا وممن
web-entry-kind-answer = الجواب عن طلب
web-entry-kind-no-comment = امتناع عن الكلام: لا نفي ولا صمت
web-entry-kind-meet = اجتماع مزمع أو معقود؛ وكل حضور إفادة
web-entry-kind-note = سياق
web-entry-kind-correct = تحل محل الإفادة التي تسميها؛ من المنظمة نفسها وحدها
web-entry-kind-retract = تزيل الإفادة التي تسميها؛ من المنظمة نفسها وحدها
