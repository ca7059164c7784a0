# التبادل مع عقد أخرى للهدنة نفسها: الحزم، وما يحفظ جانبا، وقيود من تحتسب.

## tregua bundle

bundle-written = في `{ $path }`: { $entries }؛ أرسله أو انقله على وحدة تخزين
bundle-nothing = ليس في `{ $path }` أي قيد لأن لدى الآخر كل القيود؛ وهو يخبره بما هنا
bundle-since-unknown = `{ $path }` ليس حزمة ولا نقطة تحقق محفوظة في هذا السجل؛ سم واحدة منهما أو آخر قيد لدى الآخر

## what is wrong with a bundle

merge-bundle = `{ $file }`: العنصر { $n } (من البايت { $at }): { $problem }
merge-too-much-apart = سيحفظ جانبا أكثر مما يتسع له المكان؛ ثق بالأجهزة التي تعرفها (`tregua trust`) أو استبعد `{ $file }`
bundle-is-none = هذه ليست حزمة من tregua؛ تصنع الحزم بالأمر `tregua bundle`
bundle-newer = صنعت الحزمة بإصدار أحدث (الصيغة { $n })؛ حدث tregua
bundle-cut-short = الحزمة مقطوعة هنا؛ اطلبها من جديد
bundle-form = البايتات ليست ما يرد هنا في حزمة؛ غيرت الحزمة في طريقها
bundle-too-large = { $n } من البايتات، والحد الأقصى المسموح { $limit }
bundle-closing = نهاية الحزمة لا تطابق ما قبلها؛ غيرت الحزمة في طريقها
bundle-trailing = هناك شيء بعد نهاية الحزمة
bundle-space = ينتمي إلى مجال آخر؛ هذا السجل ليس عن الهدنة نفسها
bundle-charter = يبدأ السجل بميثاقه الوحيد؛ وهذا ميثاق آخر
bundle-cannot-read = تتعذر القراءة: { $system }

## tregua merge

merge-done = سجل: { $entries }؛ مسجل من قبل: { $n }
merge-filled = وصل مضمون كان ناقصا: { $entries }
merge-apart = حفظ جانبا أيضا: { $entries }؛ يبين `tregua trust` لمن هي
merge-awaiting = في الانتظار أيضا: { $entries } من أجهزة تحتسب هنا؛ ما قبلها لم يصل بعد
merge-apart-already = محفوظ جانبا من قبل: { $entries }؛ يبين `tregua trust` لمن هي وما تنتظره
merge-stopped = من الآن فصاعدا لا تحتسب القيود هنا إلا إلى هذا الحد:
merge-fork = وقع الجهاز `{ $device }` أكثر من قيد تحت رقمه { $n }: { $entries }؛ وكلها محفوظة ومعروضة
merge-reading = القيود المقروءة: { $n }
merge-joined = هذا الجهاز هو { $device }؛ اقرأه على الآخرين، وهم يقبلون قيوده بالأمر `tregua trust`
merge-no-charter = لا ملف يبدأ بميثاق سجل؛ اطلب حزمة صنعت بلا `--since`

## tregua trust

trust-member = { $organisation }: قيود الجهاز { $device } تحتسب هنا
trust-member-own = { $organisation }: الجهاز { $device } يوقع هنا
trust-waits = محفوظ جانبا: { $entries } من الجهاز { $device } الذي يقول إنه يوقع عن { $organisation }؛ اطلب قراءة الأرقام عليك ثم سم الجهاز
trust-waits-for-others = في الانتظار: { $entries } من الجهاز { $device } ({ $organisation })، من رقمه { $n } فصاعدا؛ ما قبلها لم يصل بعد
trust-vouched = قبلته { $organisation }؛ وهذا لا يحسم هنا
trust-done = قيود الجهاز { $device } عن { $organisation } تحتسب هنا من الآن فصاعدا
trust-few-digits = أعط ما لا يقل عن { $n } من أرقام الجهاز كما أبلغك بها صاحبه بطريق آخر
trust-several = `{ $device }` بداية لعدة أجهزة أو لجهاز يوقع عن عدة منظمات؛ أعط أرقاما أكثر
trust-nothing = لا شيء من جهاز `{ $device }` محفوظ جانبا؛ يبين `tregua trust` ما هو محفوظ
trust-already = قيود الجهاز { $device } عن { $organisation } تحتسب هنا من قبل؛ لم يكتب شيء
trust-was-revoked = ألغي الجهاز `{ $device }`، ولا قيد لاحق يبطل ذلك؛ تكمل منظمته بمفتاح جديد (`tregua device --new`)
trust-no-digits = `{ $device }` ليس جهازا: أرقامه من 0 إلى 9 ومن a إلى f
trust-further = سيوقع الجهاز { $device } عن { $organisation } بجانب الجهاز { $known } الذي يحتسب هنا من قبل: يمكنه أن يقول شيئا آخر بالاسم نفسه وأن يلغي الأول
trust-further-help = إن أبلغوك بطريق آخر أن كليهما لهم فقل ذلك مع --further
trust-own-device = الجهاز `{ $device }` يوقع هنا، ولا يحتسب شيء مما يوقعه بعد ذلك؛ أكمل أولا بمفتاح جديد (`tregua device --new`) ثم ألغ هذا
trust-not-signed-yet = آخر رقم معروف هنا للجهاز `{ $device }` هو { $known } وليس { $n }؛ سم رقما لا يتجاوزه

## what a check finds

found-signed-before = يقول إنه وقع قبل `{ $id }` الذي يسبقه
verify-bare = وصل بلا مضمون: { $entries }؛ لم يكن المضمون لدى من أرسلها
verify-apart = محفوظ جانبا: { $entries }؛ لا تحتسب هنا ما لم يوثق بأجهزتها
verify-awaiting = في الانتظار: { $entries } من أجهزة تحتسب هنا؛ ما قبلها لم يصل بعد
verify-remark = للعلم: { $found }

## the device

trust-member-revoked = { $organisation }: قيود الجهاز { $device } تحتسب هنا حتى رقمه { $n }؛ ألغي الجهاز
trust-member-revoked-wholly = { $organisation }: لا يحتسب هنا أي قيد من الجهاز { $device }؛ ألغي الجهاز
trust-member-lapsed = { $organisation }: لا يحتسب هنا الآن أي قيد من الجهاز { $device }، لأن الجهاز الذي قبله ألغي؛ اذكر الجهاز لأخذ قيوده من جديد
trust-revoked = ألغي الجهاز { $device }: تحتسب قيوده حتى رقمه { $n }، وما بعدها محفوظ ومعروض
trust-revoked-wholly = ألغي الجهاز { $device }: لا يحتسب أي من قيوده، وكلها محفوظة ومعروضة
trust-no-member = لا جهاز يحتسب هنا يبدأ بـ `{ $device }`؛ يبينها `tregua trust`
log-after-revocation = بين قوسين ما وقع بعد إلغاء جهازه: { $entries }؛ هي محفوظة ولا تحتسب
device-new = هو جديد: لم يعد الجهاز { $device } يوقع هنا؛ اقرأ الأرقام الجديدة على الآخرين
device-may-not = { $organisation }: الجهاز { $device } هو جهاز هذا السجل، ولا يجوز له أن يوقع هنا الآن:
key-behind = `{ $path }` نسخة أقدم: وقع جهازها حتى الرقم { $n }، وهنا { $here }؛ يكمل `tregua device --new` بمفتاح جديد
key-copied = نسخ `{ $path }` أو نقل منذ آخر توقيع؛ إن كان قد نقل ولا تستعمل نسخة أخرى فقل ذلك بالأمر `tregua device --moved`، وإلا فأكمل بمفتاح جديد: `tregua device --new`
key-no-guard = لا يوجد بجانب `{ $path }` ملف حراسة يبين آخر ما وقعه جهازها، وقد وقع هنا حتى الرقم { $here }؛ إن لم تكن نسخة أخرى مستعملة ولم توقع نسخة أكثر من ذلك فقل ذلك بالأمر `tregua device --moved`، وإلا فأكمل بمفتاح جديد: `tregua device --new`
key-revoked = ألغي الجهاز `{ $device }` الذي يوقع هنا: لا يحتسب ما يوقعه من الآن فصاعدا؛ يكمل `tregua device --new` بمفتاح جديد
found-signer-revoked = هو آخر قيد للجهاز `{ $device }` الذي يوقع هنا وألغي: لا يحتسب ما يوقعه من الآن فصاعدا؛ يكمل `tregua device --new` بمفتاح جديد
key-unguarded = ما وقع مسجل، وتعذرت كتابة `{ $path }`: { $system }؛ أفسح مكانا ولا توقع شيئا في نسخة أخرى
