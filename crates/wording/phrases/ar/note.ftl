### ما يقوله `tregua note`. بلا نقطة في النهاية، ومع سبيل للمضي، وبحياد.

## ما لم يفهم: يرسم موضعه تحت السطر

note-slip-empty = لا شيء في السطر؛ اكتب من يقول ماذا، مثل `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
note-slip-long = عدد أحرف السطر يتجاوز { $limit }؛ اذكر الرقم، واحفظ المقطع مصدرا
note-slip-odd = هنا حرف خفي ({ $character })؛ احذفه واكتب الكلمات من جديد
note-slip-word = `{ $word }` غير مفهوم هنا؛ احذفه (لا مكان لأسماء الأشخاص في السجل)، أو ضع بضع كلمات كما نشرت بين علامتي اقتباس، أو استعمل صفا في جدول
note-slip-effects = مكان القتلى والجرحى هو العمود `effects` في جدول، مع الحدود، مثل `killed=2;injured=11..`
note-slip-kind = `{ $word }` ليس من أصناف ما يليه؛ استعمل صنفا معلنا، أو اتركه
note-slip-kinds = `{ $word }` صنف ثان من الفئة نفسها للرقم كله؛ اكتب `fuel or gas trucks` إن كان كل منها من هذا أو ذاك، أو اذكر لكل صنف عدده
note-slip-second = `{ $word }` يقول مرة ثانية ما قاله السطر من قبل؛ أبق واحدا، أو اكتب سطرين
note-slip-figure = رقم ثان؛ اجمع إفادتين بالعلامة `;` أو بالكلمة `and`، واكتب `150 to 200` لمدى، و`3 of 100` لجزء من مجموع
note-slip-verbs = فعل ثان بلا رقم خاص به؛ اكتب سطرين، أو ضع الرقم قبله
note-slip-voice = السطر الواحد لجهة واحدة؛ اكتب سطرا خاصا بأقوال `{ $word }`
note-slip-large = `{ $word }` أكبر مما يمكن حفظه؛ راجع الرقم، أو استعمل وحدة أكبر
note-slip-decimal = `{ $word }` ليس عددا صحيحا؛ استعمل وحدة أصغر، أو حدودا مثل `1 to 2`
note-slip-scale = `{ $word }` رقم مقرب؛ اكتبه كاملا بالأرقام، مع الحدود التي تفهمها منه: `about 1500000 (1400000..1600000)`
note-slip-date-form = يمكن أن يقرأ `{ $word }` على وجهين؛ اكتب التاريخ هكذا: `24 Nov` أو `2023-11-24`، والعدد الصحيح بالأرقام
note-slip-many = في السطر أكثر من ثمانية أعداد؛ استعمل عدة أسطر، أو جدولا
note-slip-key = لا إفادة في السجل مفتاحها `{ $word }`؛ `tregua log` يعدد المفاتيح
note-slip-which = اذكر الإفادة المقصودة بمفتاحها، مثل `Israel denies t24-un`؛ `tregua log` يعدد المفاتيح
note-slip-date = `{ $word }` ليس في أي تقويم؛ راجع اليوم والشهر
note-slip-backwards = ينتهي هذا الوقت قبل بدايته؛ اكتب الطرف الأسبق أولا
note-slip-nothing = لم يذكر هنا رقم ولا فعل ولا إفادة؛ اكتب هكذا: `UN: 137 trucks offloaded 24 Nov`، أو اكتب ملاحظة: `UN: note: few words`
note-answer = `{ $option }`: { $message }
note-slip-new-source = اكتب المصدر الجديد هكذا: `KEY=publisher, title, date`، مثل `OCHA57=OCHA oPt, Flash Update #57, 2023-12-02`

## ما يلزم الجواب عنه أولا

note-ask-voice = من يقول هذا؟ ابدأ السطر بالجهة ونقطتين
note-ask-voice-new = الجهة `{ $word }` لم تتكلم في هذا السجل ولا يعلنها الاتفاق؛ من المقصود؟
note-ask-act = ماذا جرى فعله؟ سمه بفعل، مثل `crossed` أو `offloaded` أو `released`
note-ask-actor = من الفاعل ({ $act })، بحسب هذه الجهة؟
note-ask-thing = ما الذي جرى احتسابه؟
note-ask-thing-new = `{ $word }` ليس شيئا يعلنه الاتفاق؛ ما المقصود؟ إن حفظ كما هو فلا يحتسبه أي بند
note-ask-amount = أي حدود تفهم من `about { $word }`؟ اكتبها هكذا: `{ $form }`
note-ask-vague = أي حدود تفهم من `{ $word }`؟ اكتبها هكذا: `24..` أو `24..99`
note-ask-point = عند أي نقطة من مساره جرى احتسابه؟
note-ask-coverage = هل يشمل الرقم تلك المدة كلها، أم ما وقع حتى الآن فقط؟
note-ask-when = متى وقع ذلك؟
note-ask-until = يبدأ الرقم من { $word }؛ فحتى متى؟
note-ask-place = `{ $word }` ليس منطقة يعلنها الاتفاق؛ ما المقصود؟
note-ask-year = أي سنة هي المقصودة؟
note-ask-zone = لا توقيت للسجل بعد؛ اكتب الساعة مع فرقها عن التوقيت العالمي، مثل `{ $form }`
note-ask-about = ما الذي يفسره هذا التعليل؟ اذكر المفتاح الذي تحمله الإفادات بشأنه
note-ask-source = لا مصدر في السجل هو `{ $word }`؛ أي مصدر هو المقصود؟ يكتب المصدر الجديد هكذا: `KEY=publisher, title, date`
note-ask-source-several = تطابق `{ $word }` عدة مصادر؛ أيها المقصود؟
note-ask-said = متى قيل هذا؟

## الأعمدة

note-column-kind = النوع
note-column-voice = الجهة
note-column-hedge = التحفظ
note-column-act = الفعل
note-column-actor = الفاعل
note-column-thing = الشيء
note-column-amount = المقدار
note-column-counting_point = محتسب عند
note-column-from = من
note-column-to = إلى
note-column-through = عن طريق
note-column-place = المكان
note-column-occurred = وقت الوقوع
note-column-about = بشأن
note-column-clause = البند
note-column-cause = السبب
note-column-refers_to = يحيل إلى
note-column-source = المصدر
note-column-figure = كما طبع
note-column-said = وقت القول

## مصدر ما جرى ملؤه

note-from-office = `{ $office }` يتكلم باسم { $voice } (الترويسة)
note-from-office-record = `{ $office }` تكلم باسم { $voice } من قبل، في هذا السجل
note-from-spelling = مكتوب `{ $word }`
note-from-clause = البند { $clause }
note-from-verb = الخيار الوحيد مع `{ $point }`
note-from-word = الكلمة `{ $word }`
note-from-kind-of = الصنف { $kind } للشيء `{ $thing }` وحده
note-from-phase = التاريخ الأقرب إلى المرحلة { $phase }
note-from-recent = آخر تاريخ كهذا قبل هذه الملاحظة
note-from-today = بالرجوع من يوم هذه الملاحظة
note-from-clock = توقيت الاتفاق، { $zone }
note-from-since = من التاريخ المذكور إلى يوم القول
note-from-dated = كاملا، وفق قاعدة الترويسة بشأن الأرقام المؤرخة
note-from-over = كاملا، إذ قيل بعد انقضاء ذلك اليوم
note-from-date-total = مجموع تلك الجهة، إذ ذكر لتاريخ بعينه
note-from-source = «{ $word }» مأخوذ على أنه { $what }
note-from-source-date = تاريخ { $source }
note-from-noted = لحظة هذه الملاحظة
note-from-plan = الإفادة التي نوعها `{ $kind }` لا تحمل مقدارا: يحفظ الرقم كما طبع
note-from-bare = `{ $word }` يقال عن خطة؛ وما وقع يذكر بصيغة الماضي
note-from-announced = ما يقال عن مرحلة يعلن ولا يحتسب
note-from-promise = حيث يحتسب هذا النوع من الإفادات
note-from-promiser = من يعد أو يعرض هو من سيفعل
note-from-only-clause = البند الوحيد الذي يطابقه

## ما يمكن قوله زيادة على ذلك

note-hint-kinds = لم يذكر: { $axis }؛ البند { $clause } يحتسب { $kinds }، ويأخذ هذا الرقم حدا أعلى فقط

## الدفتر

note-drafted = المسودة { $n }
note-drafted-of = المسودة { $n }، الجزء { $part } من { $parts } من سطر واحد
note-questions-title = أسئلة مفتوحة
note-choice = { $n }  { $choice }
note-prompt = المسودة { $n }، { $option }، رقم أو كلماتك، أو سطر فارغ لتركه مفتوحا:
note-no-such-choice = لا خيار كهذا؛ رقم من القائمة، أو كلماتك، أو سطر فارغ لتركه مفتوحا:
note-next-open = في الدفتر، لا في السجل؛ أجب بالأمر `tregua note { $record } --change { $n } { $options }`، أو اكتب سطرا أوفى
note-next-ready = في الدفتر، لا في السجل؛ `tregua note { $record } --put-on-record { $n }` يوقعها
note-nothing-written = لم يكتب شيء
note-put = في السجل: { $claims }؛ الإيصال { $receipt }
note-put-nothing-new = كل شيء كان في السجل من قبل؛ ولم يعد في الدفتر
note-put-left-behind = الإفادات في السجل؛ أدخلها السجل مرة أخرى لإخلاء الدفتر منها، ولا يضيف ذلك شيئا
note-put-refused = لم يدخل السجل شيء: أسئلة مفتوحة في ما يلي: { $drafts }
note-put-ask = هل تدخل السجل الآن؟ [y/N]
note-left = باق في الدفتر
note-deleted = ما حذف: { $drafts }؛ لم تعد الكلمات في ملفنا، وقد يحتفظ القرص بكتل قديمة
note-empty = الدفتر فارغ
note-list-title = في الدفتر، لا في السجل: { $drafts }
note-list-ready = جاهزة
note-list-open = مفتوح: { $questions }
note-list-slips = غير مفهومة
note-part = (الجزء { $part } من { $parts })
note-arrow = →
note-question-mark = ؟
drafts = { $n-plural ->
    [zero] لا مسودات
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $n } مسودات
    [many] { $n } مسودة
   *[other] { $n } مسودة
}
questions = { $n-plural ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $n } أسئلة
    [many] { $n } سؤالا
   *[other] { $n } سؤال
}

## لماذا لم ينفذ أمر ما طلب منه، وسبيل المضي

note-numbers-or-line = يأخذ `--put-on-record` أرقاما أو سطرا، لا كليهما
note-give-record-and-line = المطلوب سجل وسطر واحد
note-give-record-and-line-help = ضع السطر بين علامتي اقتباس: `tregua note pause.record "UN: 137 trucks offloaded 24 Nov"`
note-several-records = في هذا المجلد عدة سجلات
note-several-records-help = سم السجل المقصود: `tregua note pause.record "…"`
note-no-record = لا ملف في هذا المجلد ينتهي اسمه بـ `.record`
note-no-record-help = سم السجل: `tregua note pause.record "…"`
note-all-or-numbers = لا يجتمع `--all` مع أرقام
note-which-drafts = اذكر أي المسودات: `--put-on-record 1 2`، أو `--put-on-record --all`
note-no-draft = لا مسودة في الدفتر رقمها { $n }
note-no-draft-help = `--list` يعرض ما فيه
note-on-record-already = المسودة { $n } في السجل من قبل
note-on-record-already-help = `--put-on-record` يخرجها من الدفتر؛ وما في السجل يغير بتصويب
note-lines-unreadable = تتعذر قراءة الأسطر: { $system }
note-lines-many = عدد الأسطر يتجاوز { $limit }؛ استعمل جدولا
note-lines-none = لا سطر في الإدخال القياسي
note-put-nothing = لم يدخل السجل شيء
notebook-exposed = يستطيع آخرون قراءة الدفتر `{ $path }`
notebook-exposed-help = شغل `chmod 600 { $path }`
notebook-large = الدفتر `{ $path }` أكبر من أربعة ميبيبايت، ولا يوجد دفتر بهذا الحجم
notebook-not-understood = السطر { $line } من الدفتر `{ $path }` غير مفهوم
notebook-not-understood-help = ربما عدل باليد؛ انقل الملف إلى مكان آخر لبدء دفتر جديد
notebook-cannot-use = يتعذر استعمال الدفتر `{ $path }`: { $system }
