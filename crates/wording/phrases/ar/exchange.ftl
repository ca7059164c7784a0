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

## what a check finds

verify-bare = وصل بلا مضمون: { $entries }؛ لم يكن المضمون لدى من أرسلها
verify-apart = محفوظ جانبا: { $entries }؛ لا تحتسب هنا ما لم يوثق بأجهزتها
verify-remark = من الآخرين: { $found }
