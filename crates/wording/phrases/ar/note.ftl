### ما يقوله `tregua note`. بلا نقطة في النهاية، ومع سبيل للمضي، وبلا انحياز.

## ما تعذر فهمه: يؤشر على الموضع تحت السطر

note-slip-empty = لا شيء في السطر؛ اكتب من يقول ماذا، مثل `UN: 137 goods trucks offloaded 24 Nov, OCHA #49`
note-slip-long = عدد أحرف السطر يتجاوز { $limit }؛ اذكر الرقم، واحفظ المقطع مصدرا
note-slip-odd = هنا حرف خفي ({ $character })؛ احذفه واكتب الكلمات من جديد
note-slip-word = `{ $word }` غير مفهوم هنا؛ اتركه، أو ضع الكلمات كما طبعت بين علامتي اقتباس، أو استعمل صفا في جدول
note-slip-effects = من قتلوا أو أصيبوا مكانهم العمود `effects` في جدول، مع الحدود، مثل `killed=2;injured=11..`
note-slip-kind = `{ $word }` ليس من أصناف ما يليه؛ استعمل صنفا معلنا، أو اتركه
note-slip-kinds = `{ $word }` صنف ثان من النوع نفسه للرقم كله؛ اكتب `fuel or gas trucks` إن كان كل منها أحدهما، أو أعط كلا عدده
note-slip-second = `{ $word }` يقول مرة ثانية ما قاله السطر من قبل؛ أبق واحدا، أو اكتب سطرين
note-slip-figure = رقم ثان؛ اجمع إفادتين بالعلامة `;` أو بالكلمة `and`، واكتب `150 to 200` للمدى، و`3 of 100` للحصة
note-slip-verbs = فعل ثان من دون رقم خاص به؛ اكتب سطرين، أو ضع الرقم قبله
note-slip-large = `{ $word }` أكبر من أن يحفظ؛ راجع الرقم، أو استعمل وحدة أكبر
note-slip-decimal = `{ $word }` ليس عددا صحيحا؛ استعمل وحدة أصغر، أو حدودا مثل `1 to 2`
note-slip-scale = `{ $word }` رقم مقرب؛ اكتبه بالأرقام، مع الحدود التي تفهمها منه: `about 1500000 (1400000..1600000)`
note-slip-date-form = يمكن أن يقرأ `{ $word }` على وجهين؛ اكتب التاريخ هكذا: `24 Nov` أو `2023-11-24`، والرقم الكامل بالأرقام
note-slip-many = في السطر أكثر من ثمانية أرقام؛ استعمل عدة أسطر، أو جدولا
note-slip-key = لا إفادة في السجل مفتاحها `{ $word }`؛ `tregua log` يعدد المفاتيح
note-slip-which = قل أي إفادة تقصد بمفتاحها، مثل `Israel denies t24-un`؛ `tregua log` يعدد المفاتيح
note-slip-date = `{ $word }` ليس في أي تقويم؛ راجع اليوم والشهر
note-slip-backwards = ينتهي هذا الوقت قبل بدايته؛ اكتب الطرف الأسبق أولا
note-slip-nothing = لم يذكر هنا رقم ولا فعل ولا إفادة؛ اكتبه هكذا: `UN: 137 trucks offloaded 24 Nov`، أو ملاحظة: `UN: note: few words`
note-answer = `{ $option }`: { $message }
note-slip-new-source = اكتب المصدر الجديد هكذا: `KEY=publisher, title, date`، مثل `OCHA57=OCHA oPt, Flash Update #57, 2023-12-02`

## ما يجب الجواب عنه أولا

note-ask-voice = من يقول هذا؟ ابدأ السطر بالجهة ونقطتين رأسيتين
note-ask-voice-new = لم تتكلم `{ $word }` في هذا السجل ولا يعلنها الاتفاق؛ من المقصود؟
note-ask-act = ماذا فعل؟ سمه بفعل، مثل `crossed` أو `offloaded` أو `released`
note-ask-actor = { $act }: من الفاعل، بحسب هذه الجهة؟
note-ask-thing = ما الذي عد؟
note-ask-thing-new = `{ $word }` ليس شيئا يعلنه الاتفاق؛ ما المقصود؟ إن حفظ كما هو فلا يحتسبه أي بند
note-ask-amount = أي حدود تفهم من `about { $word }`؟ اكتبها هكذا: `{ $form }`
note-ask-vague = أي حدود تفهم من `{ $word }`؟ اكتبها هكذا: `24..` أو `24..99`
note-ask-point = عند أي نقطة من المسار عد هذا؟
note-ask-coverage = هل يشمل الرقم تلك المدة كلها، أم حتى الآن فقط؟
note-ask-when = متى وقع ذلك؟
note-ask-until = يبدأ الرقم من { $word }؛ حتى متى؟
note-ask-place = `{ $word }` ليست منطقة يعلنها الاتفاق؛ ما المقصود؟
note-ask-year = أي سنة هي المقصودة؟
note-ask-zone = ليس للسجل توقيت بعد؛ اكتب الساعة مع فرقها عن التوقيت العالمي، مثل `{ $form }`
note-ask-about = ماذا تعلل هذه الرواية؟ اذكر المفتاح الذي تحمله الإفادات عنه
note-ask-source = لا مصدر في السجل هو `{ $word }`؛ أيها المقصود؟ يكتب المصدر الجديد `KEY=publisher, title, date`
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
note-column-counting_point = نقطة الاحتساب
note-column-from = من
note-column-to = إلى
note-column-through = عبر
note-column-place = المكان
note-column-occurred = وقت الوقوع
note-column-about = عن
note-column-clause = البند
note-column-cause = السبب
note-column-refers_to = يحيل إلى
note-column-source = المصدر
note-column-figure = كما طبع
note-column-said = وقت القول

## من أين ملئ

note-from-office = يتكلم `{ $office }` باسم { $voice } (الترويسة)
note-from-office-record = تكلم `{ $office }` باسم { $voice } من قبل، في هذا السجل
note-from-spelling = مكتوب `{ $word }`
note-from-clause = البند { $clause }
note-from-verb = الوحيد الذي يأتي مع `{ $point }`
note-from-word = الكلمة `{ $word }`
note-from-kind-of = `{ $thing }` وحده له الصنف { $kind }
note-from-phase = التاريخ الأقرب إلى المرحلة { $phase }
note-from-recent = آخر تاريخ كهذا قبل هذه الملاحظة
note-from-today = محسوب رجوعا من يوم هذه الملاحظة
note-from-clock = توقيت الاتفاق، { $zone }
note-from-since = من التاريخ المذكور إلى يوم القول
note-from-dated = كامل بقاعدة الترويسة بشأن الأرقام المؤرخة
note-from-over = كامل، قيل بعد انقضاء ذلك اليوم
note-from-date-total = مجموع تلك الجهة، إذ هو معطى لتاريخ
note-from-source = «{ $word }» مأخوذ على أنه { $what }
note-from-source-date = تاريخ { $source }
note-from-noted = لحظة هذه الملاحظة
note-from-plan = الإفادة التي نوعها `{ $kind }` لا تحمل مقدارا: يحفظ الرقم كما طبع
note-from-announced = ما يقال عن مرحلة يعلن ولا يعد
note-from-promise = حيث يحتسب هذا النوع من الإفادات
note-from-promiser = من يعد أو يعرض هو من سيفعل
note-from-only-clause = البند الوحيد الذي يطابقه

## ما يمكن أن يقال زيادة

note-hint-kinds = لم يذكر { $axis }: يحتسب البند { $clause } ما يلي: { $kinds }، ويأخذ هذا الرقم حدا أعلى فقط

## الدفتر

note-drafted = المسودة { $n }
note-drafted-of = المسودة { $n }، الجزء { $part } من { $parts } من سطر واحد
note-questions-title = مفتوحة
note-choice = { $n }  { $choice }
note-prompt = المسودة { $n }، { $option }، رقم أو كلماتك، أو لا شيء لتركها:
note-no-such-choice = لا خيار كهذا؛ رقم من القائمة، أو كلماتك، أو لا شيء لتركها:
note-next-open = في الدفتر، لا في السجل؛ أجب بالأمر `tregua note { $record } --change { $n } { $options }`، أو اكتب سطرا أوفى
note-next-ready = في الدفتر، لا في السجل؛ `tregua note { $record } --put-on-record { $n }` يوقعها
note-nothing-written = لم يكتب شيء
note-put = في السجل: { $claims }؛ الإيصال { $receipt }
note-put-nothing-new = كل شيء كان في السجل من قبل؛ لم يعد في الدفتر
note-put-refused = لم يدخل السجل شيء: أسئلة مفتوحة في { $drafts }
note-put-ask = هل يدخل السجل الآن؟ [y/N]
note-left = تركت في الدفتر
note-deleted = حذف: { $drafts }؛ لم تعد الكلمات في ملفنا، وقد يحتفظ القرص بكتل قديمة
note-empty = الدفتر فارغ
note-list-title = في الدفتر، لا في السجل: { $drafts }
note-list-ready = جاهزة
note-list-open = مفتوح: { $questions }
note-list-slips = غير مفهومة
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
