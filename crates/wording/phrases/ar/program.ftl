# ما يقوله البرنامج حول الجداول.

entries = { $n-plural ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $n } قيود
    [many] { $n } قيدا
   *[other] { $n } قيد
}
claims = { $n-plural ->
    [zero] لا إفادات
    [one] إفادة واحدة
    [two] إفادتان
    [few] { $n } إفادات
    [many] { $n } إفادة
   *[other] { $n } إفادة
}
sources = { $n-plural ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $n } مصادر
    [many] { $n } مصدرا
   *[other] { $n } مصدر
}
problems = { $n-plural ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $n } مشكلات
    [many] { $n } مشكلة
   *[other] { $n } مشكلة
}
errors = { $n-plural ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $n } أخطاء
    [many] { $n } خطأ
   *[other] { $n } خطأ
}
warnings = { $n-plural ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $n } تنبيهات
    [many] { $n } تنبيها
   *[other] { $n } تنبيه
}
lines = { $n-plural ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $n } أسطر
    [many] { $n } سطرا
   *[other] { $n } سطر
}

text-header = النص: { $text }
text-reconstructed = أعيد تركيبه من تقارير؛ لم يوقعه أحد
as-of-line = حتى { $as_of } · وفق المعلوم { $as_known }، بحسب { $by } · بيانات المناطق الزمنية { $tzdb }
as-known-at = حتى { $at }
known-everything = الآن
phase-line = { $phase }: { $from } ← { $to }
phase-ends = النهاية المقررة { $planned }؛ نقلت إلى { $ends } بموجب { $by }
phase-ended = انتهت
phase-in-force = نافذة
phase-not-begun = لم تبدأ
phase-open = إلى حين إنهائها
accounts-title = لماذا انتهت، بحسب كل جهة
mediators-spoke = الوسطاء: تكلم { $spoke } من أصل { $of } ({ $names })
same-as-written = مطابقة لما هو مكتوب في كل خلية
not-checkable-line = الهيئة المسماة: غير قابل للفحص، { $why }
counts-title = الأعداد، بحسب كل جهة
counts-beside = إلى جانب { $days } × { $quota }
misprint-line = طبع «{ $words }» في { $sources }: خطأ مطبعي لا يقيم أبدا
no-rows = لا شيء يعرض: لا بند ولا جزء ولا يوم ولا قراءة ولا منظور يطابق المطلوب

explain-window = الفترة
explain-asked = المطلوب
explain-counted = المحتسب
explain-rules = القواعد
explain-rests-on = يستند إلى
explain-rests-on-nothing = لا قيد: لا شيء مما قيل حتى الآن يحسم الأمر
explain-not-counted = نظر فيها، ولا حاجة إليها
explain-readings = وفق القراءات الأخرى
explain-missing = أي رقم يحسم الأمر
explain-remark = { $column }: { $text }
explain-beside = قيل إلى جانب ذلك، ولم يحتسب
explain-more-beside = … و{ $n } غيرها
explain-notes = ملاحظات على هذه القيود
explain-in-force = نافذ بموجب
explain-outcomes = لا يزال ممكنا
explain-more = { $n } غيرها؛ ضيق الطلب بأحد الخيارات `--day` و`--part` و`--reading` و`--view`

init-done = أنشئ { $path } لحساب { $author }؛ ومفتاح توقيعه في { $key } (احفظه سرا، واحتفظ بنسخة منه)
init-agreement = نص «{ $name }» هو القيد { $entry }
init-no-agreement = لا اتفاق بعد: يمكن تسجيل الإفادات الآن، وربطها بالبنود لاحقا
text-there-already = هذا النص مسجل من قبل، بالقيد { $entry }
text-none = لا نص مسجل
text-version = النسخة { $n }: { $name } · القيد { $entry } · التوقيع { $signed }
import-dry = لم يكتب شيء؛ أعد التشغيل مع `--commit`
import-for = لأعضاء { $group } وحدهم
import-done = في السجل: { $claims }، { $sources }؛ الإيصال { $receipt }
import-nothing-new = كل شيء كان في السجل من قبل؛ لم يكتب شيء
import-would = ما سيدخل السجل: { $claims }، { $sources }؛ وما هو في السجل من قبل: { $here }
import-refused = لم يستورد شيء ({ $problems }، في { $lines })
import-unsound = لم يستورد شيء: لم يجتز السجل التحقق؛ `tregua verify` يعدد ما فيه من خلل
verify-sound = سليم: { $entries }؛ فحص كل توقيع وسلسلة والتزام وعمود مشتق
verify-unsound = ما عثر عليه: { $problems }
report-unsound = لا يجتاز هذا السجل التحقق: ما يعرض يستند إلى قيود ربما غيرت؛ يعدد `tregua verify` مواضعها
report-not-verified = لم يتحقق منه قبل قراءته: فيه { $entries }؛ يفعل ذلك `tregua verify`
verify-nothing-shows-removed-from-end = لا شيء هنا يظهر قيودا أزيلت من النهاية
verify-erased = قيود محي مضمونها: { $entries }؛ التوقيع والسلسلة لا يزالان صحيحين
verify-not-understood = قيود محفوظة ومفحوصة، لا تفهمها هذه النسخة: { $entries }
verify-head = رأس السجل { $head }
check-clean = { $n-plural ->
    [zero] { $file }: لا بنود، ولم يعثر على أي مشكلة
    [one] { $file }: بند واحد، ولم يعثر على أي مشكلة
    [two] { $file }: بندان، ولم يعثر على أي مشكلة
    [few] { $file }: { $n } بنود، ولم يعثر على أي مشكلة
    [many] { $file }: { $n } بندا، ولم يعثر على أي مشكلة
   *[other] { $file }: { $n } بند، ولم يعثر على أي مشكلة
}
check-blessed = { $n-plural ->
    [zero] { $file }: لم يكتب أي سطر من أمثلته من جديد
    [one] { $file }: كتب سطر واحد من أمثلته من جديد
    [two] { $file }: كتب سطران من أمثلته من جديد
    [few] { $file }: كتبت { $n } أسطر من أمثلته من جديد
    [many] { $file }: كتب { $n } سطرا من أمثلته من جديد
   *[other] { $file }: كتب { $n } سطر من أمثلته من جديد
}
check-undecided = { $n-plural ->
    [zero] { $file }: لم يبق سؤال بلا بت
    [one] { $file }: سؤال واحد لم يبت فيه
    [two] { $file }: سؤالان لم يبت فيهما
    [few] { $file }: { $n } أسئلة لم يبت فيها
    [many] { $file }: { $n } سؤالا لم يبت فيها
   *[other] { $file }: { $n } سؤال لم يبت فيها
}
check-examples = { $n-plural ->
    [zero] { $file }: لا أسطر في أمثلته
    [one] { $file }: سطر واحد من أمثلته ينتج عن الإفادات
    [two] { $file }: سطران من أمثلته ينتجان عن الإفادات
    [few] { $file }: { $n } أسطر من أمثلته تنتج عن الإفادات
    [many] { $file }: { $n } سطرا من أمثلته تنتج عن الإفادات
   *[other] { $file }: { $n } سطر من أمثلته تنتج عن الإفادات
}
check-bless-otherwise = ترك `{ $file }` كما هو: بعد كتابة الأوضاع فيه لن يقرأ كما ينبغي؛ نرجو الإبلاغ عن هذا النص
fmt-as-it-should-be = { $file }: التنسيق كما ينبغي
fmt-set = { $file }: أعيد تنسيقه
fmt-otherwise = { $file }: السطر { $n } وربما غيره ينسق على نحو آخر؛ شغل `fmt` بلا ‎--check لتنسيقه
fmt-would-change = ترك `{ $file }` كما هو: بعد إعادة تنسيقه لن يقرأ بالكلمات نفسها؛ نرجو الإبلاغ عن هذا النص
fmt-one-file = يحول نص واحد في كل مرة إلى JSON أو منه؛ نرجو تسمية ملف واحد
fmt-no-json = `{ $file }` ليس JSON: { $system }
fmt-json-wanted = `{ $file }`، { $place }: { $what ->
    [object] المطلوب هنا كائن
    [list] المطلوب هنا قائمة
    [items] المطلوب هنا قائمة غير فارغة
    [version] المطلوب هنا `1`، وهي نسخة هذا الشكل
    [block] المطلوب هنا `header` أو `thing` أو `phase` أو `clause` أو `names` أو `example`
    [comment] المطلوب هنا تعليق مكتوب نصا
   *[word] المطلوب هنا كلمة، أو كائن له حقل واحد: `number` أو `date` أو `time` أو `quoted` أو `code` أو `mark`
}
fmt-json-field = `{ $file }`، { $place }: ليس في الشكل حقل `{ $found }`
fmt-json-not-one = `{ $file }`، { $place }: `{ $found }` ليس كلمة واحدة من نوعها؛ لتكن كل كلمة وكل علامة في عنصر مستقل، ومع ما ليس كلمة عادية نوعه
fmt-json-comment = `{ $file }`، { $place }: التعليق سطر واحد يبدأ بـ `#`
fmt-json-otherwise = `{ $file }`، { $place }: يقرأ هذا في النص على وجه آخر؛ تبدأ الكتلة بالكلمات التي تفتحها
fmt-json-help = الشكل موصوف في docs/agreement.schema.json
demo-next = لمزيد من النظر
did-you-mean = هل المقصود { $words }؟

# مشكلة في ملف، قبل رسالتها.
severity-error = خطأ
severity-warning = تنبيه
severity-note = ملاحظة
severity-help = مساعدة
problem-line = { $severity } [{ $code }] { $place }: { $message }
place-line = { $file }، السطر { $line }
place-column = { $place }، العمود { $column }
message-line = { $severity } [{ $code }]: { $message }
help-line = { $severity }: { $message }

explain-line = السطر { $n }
cells = { $n-plural ->
    [zero] لا خلايا
    [one] خلية واحدة
    [two] خليتان
    [few] { $n } خلايا
    [many] { $n } خلية
   *[other] { $n } خلية
}
and-more = …
log-received = { $entries }، وقت الورود { $received }
log-rebuilt = { $entries }، تاريخ أعيد بناؤه، وقت الورود { $received }
log-not-readable = لا يقرأ هنا
search-no-words = لا توجد كلمة يبحث عنها
search-nothing = لا شيء مما يقرأ هنا يتضمن هذه الكلمات
search-found = ما يتضمن هذه الكلمات: { $entries }
search-last = ما يتضمن هذه الكلمات: { $entries }؛ أعلاه آخر { $n } منها، و`--last` يعرض المزيد
search-unread = ما لم يبحث فيه لأن محتواه ليس هنا: { $entries }
demo-read = { $sources }، { $claims }: قرئت من ملفات CSV ووقعت ودخلت السجل
demo-kept = في `{ $path }`: `pause.tregua` و`sources.csv` و`claims.csv`، و`pause.record` وفيه: { $claims }
demo-same-as-files = السجل نفسه في ملفات
demo-for-programs = كل الحالات، للبرامج
bench-done = عدد الحالات مع ما تستند إليه، من CSV: { $n }؛ الزمن { $seconds } ثانية، ذروة الذاكرة { $peak }
bench-peak = { $mebibytes } ميبيبايت
bench-peak-unknown = لا يذكرها هذا النظام
bench-failed = يتعذر القياس: { $system }
bench-start = العنوان بعد { $start } مللي ثانية؛ الصفحة الأولى: { $page } بايت في { $ms } مللي ثانية؛ مع كل ما تطلبه: عدد الطلبات { $requests }، عدد البايتات { $bytes }
bench-opened = عدد الإفادات: { $claims }؛ فتح السجل في { $opened } ثانية، وحسبت لحظة واحدة في { $worked } ثانية
bench-page = { $page }: { $ms } مللي ثانية (أول مرة { $first }، كاملة بعد { $whole }، أطولها { $worst })، عدد البايتات { $bytes }، الحالة { $status }
bench-after = بعد قيد سجل في { $put } مللي ثانية: الصفحة التالية { $page } مللي ثانية (أطولها { $worst })
bench-memory = الذاكرة بالميبيبايت: عند الفتح { $opened }، مع لحظة واحدة محسوبة { $worked }؛ الذروة مع كل الصفحات { $pages }، ومع الملفات { $files }
bench-load = عدد القراء: { $readers }، عدد الكتاب: { $writers }، المدة { $seconds } ثانية؛ الأخطاء: { $errors }؛ القيود المؤكدة: { $acknowledged }، المفقود منها: { $lost }؛ ذروة الذاكرة { $memory } ميبيبايت، المعالجات المستخدمة: { $processors }
bench-reads = الصفحات المقروءة: { $requests }؛ نصفها خلال { $half } مللي ثانية، 99 من 100 خلال { $most } مللي ثانية، أطولها { $worst } مللي ثانية
bench-writes = النماذج المرسلة: { $requests }؛ نصفها خلال { $half } مللي ثانية، 99 من 100 خلال { $most } مللي ثانية، أطولها { $worst } مللي ثانية
bench-error = خطأ: { $what }
bench-too-long = يتعذر القياس: لم تحسب لحظة واحدة خلال ثلاث دقائق؛ جرب عددا أقل مع `--claims`
bench-no-address = يتعذر القياس: توقف الخادم قبل أن يذكر عنوانه؛ يبين `tregua serve --demo` السبب

# لماذا لم ينفذ أمر ما طلب منه، وفي السطر التالي سبيل المضي.
text-has-errors = في `{ $file }` أخطاء؛ `tregua check` يعددها من جديد
file-too-large-for-a-text = `{ $path }` أكبر من ميبيبايت واحد، ولا يوجد اتفاق بهذا الحجم
file-is-a-notebook = `{ $path }` دفتر ملاحظات، وليس نص اتفاق
file-not-utf8 = `{ $path }` ليس نصا بترميز UTF-8 (البايت { $n })
file-not-utf8-help = احفظه بترميز UTF-8 وأعد المحاولة
lsp-ended = انتهى الحوار مع المحرر قبل أوانه: { $system }
file-absent = لا وجود للملف `{ $path }`
file-cannot-read = تتعذر قراءة `{ $path }`: { $system }
output-cut-short = لم يصل كل ما طبع (هل امتلأ القرص؟)
file-cannot-write = تتعذر كتابة `{ $path }`: { $system }
file-problem = `{ $path }`: { $system }
file-exists = `{ $path }` موجود من قبل؛ اختر اسما آخر
file-too-large-to-import = `{ $path }` أكبر مما يقرأ في استيراد واحد
file-too-large-to-import-help = جزئه واستورد أجزاءه
json-cannot-write = تتعذر كتابة JSON: { $system }
not-an-instant = { $option }: `{ $text }` ليس لحظة مقرونة بفرقها عن التوقيت العالمي
not-an-instant-help = اكتبها هكذا: `2023-11-24T23:00+02:00`
give-text-and-record = اذكر نص الاتفاق والسجل، أو السجل وحده
give-record-and-clause = اذكر نص الاتفاق (أو اتركه) والسجل وبندا
text-absent = لا اتفاق في السجل؛ اذكر نصه مع `--what-if`
text-absent-help = تعرض التصريحات وحدها مع `tregua count` و`tregua log`؛ أما المواقف والنشرة فتحتاج إلى نص
text-not-in-record = النص `{ $name }` ليس في هذا السجل
text-not-in-record-help = انظر ما كان سيقوله مع `--what-if`، أو اتركه ليستعمل نص السجل نفسه
no-such-clause = لا بند هنا باسم `{ $name }`
no-such-part = لا جزء هنا باسم `{ $name }`
no-such-reading = لا قراءة هنا باسم `{ $name }`
no-such-party = لا طرف هنا باسم `{ $name }`
no-such-thing = لا شيء هنا باسم `{ $name }`
no-such-act = لا فعل هنا باسم `{ $name }`
no-such-counting-point = لا نقطة احتساب هنا باسم `{ $name }`
no-such-voice = لا جهة هنا باسم `{ $name }`
no-such-view = لا منظور هنا باسم `{ $name }`
there-is = الموجود: { $names }
views-no-json = السطر { $line }، العمود { $column }: هذا ليس JSON
views-no-json-help = اكتبه كما يبين docs/views.md
views-at = `{ $place }`: { $said }
views-wants-object = المتوقع هنا كائن فيه { $known }
views-unknown-field = لا يوجد هنا حقل `{ $field }`؛ يوجد { $known }
views-wants-list = المتوقع تحت `views` قائمة منظورات
views-wants-name = يحتاج المنظور إلى اسم
views-name-twice = يوجد منظور باسم `{ $name }` من قبل
views-name-taken = `{ $name }` اسم منظور موجود لدى الجميع؛ اختر اسما آخر
views-wants-voices = المتوقع قائمة أسماء، أو { $known }
views-wants-one-of = المتوقع { $known }
views-wants-yes-or-no = المتوقع `true` أو `false`
views-wants-names = المتوقع قائمة أسماء
option-problem = { $option }: { $message }
import-nothing = لم يستورد شيء
import-draft-problem = `{ $key }`: { $message }
source-sha256 = المصدر `{ $key }`: `sha256`: { $message }
