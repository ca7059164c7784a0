# ما يقال عن ملف أو مفتاح أو مسودة.

## الفتح والإنشاء

record-absent = لا سجل في `{ $path }`؛ أنشئ سجلا بالأمر `tregua init`
record-not-a-record = `{ $path }` ليس سجلا من سجلات tregua؛ تنشأ السجلات بالأمر `tregua init`
record-newer = `{ $path }` أنشأته نسخة أحدث (التنسيق { $n }، وهذه النسخة تقرأ { $known })؛ حدث tregua
record-charter-damaged = لا يبدأ `{ $path }` بقيد تأسيس سليم: { $problem }؛ `tregua verify` يعدد ما هو متضرر
record-cannot-read = تتعذر قراءة `{ $path }`: { $system }
record-store = يتعذر استعمال ملف السجل: { $system }
record-exists = `{ $path }` موجود من قبل؛ اختر اسما آخر أو انقله
record-cannot-make = يتعذر إنشاء `{ $path }`: { $system }
record-no-randomness-key = لا يوفر النظام عشوائية لمفتاح: { $system }
record-no-randomness-salt = لا يوفر النظام عشوائية لملح: { $system }
record-payload-not-kept = يتعذر حفظ المضمون كما هو: { $system }
record-cannot-sign = يتعذر توقيع القيد: { $system }
record-damaged = { $problem }؛ `tregua verify` يعدد كل ما فيه من خلل
record-empty = ليس في السجل أي قيد من جهازه؛ استعد نسخة

## مفتاح التوقيع

key-absent = لا مفتاح توقيع في `{ $path }`؛ أضف إلى السجل من الجهاز الذي أنشأه
key-not-a-key = `{ $path }` ليس مفتاح توقيع؛ استعده من حيث تحفظه
key-exposed = يستطيع آخرون قراءة مفتاح التوقيع `{ $path }`؛ نفذ عليه `chmod 600`
key-other-device = `{ $path }` مفتاح الجهاز `{ $device }`، والسجل أنشأه `{ $expected }`
key-cannot-use = يتعذر استعمال مفتاح التوقيع `{ $path }`: { $system }

## مسودات لا تقبل

draft-key-used = المفتاح `{ $key }` مستعمل من قبل بمضمون آخر؛ اكتب تصويبا بمفتاح خاص به
draft-no-statement = لا إفادة في السجل بالمفتاح `{ $key }`؛ أضفها أولا، أو صحح المفتاح
draft-no-source = لا مصدر في السجل بالمفتاح `{ $key }`؛ أضف صفه إلى المصادر
draft-no-entry = لا قيد في السجل بالمعرف `{ $entry }`
draft-circle = `{ $key }` ومسودة أخرى تحيل كل منهما إلى الأخرى؛ احذف إحدى الإحالتين
draft-names-nothing = { $kind }: يجب ذكر الإفادة التي تغير؛ املأ `refers_to`
draft-not-kept = يتعذر حفظها كما هي: { $system }
draft-too-many-refs = عدد القيود التي تحيل إليها { $n }، والحد الأقصى { $limit }؛ جزئها
draft-second-charter = للسجل قيد تأسيس واحد، ينشئه `tregua init`
draft-own-received = تذكر `received` خاصا بها؛ ولا يحفظ ذلك إلا عند إعادة بناء سجل قائم
code-bare = `{ $word }` فارغ أو حوله مسافات؛ اكتب الكلمة وحدها
code-control = في { $word } حرف تحكم؛ اكتبه في سطر واحد
code-too-long = `{ $word }` أطول من الحد (بالبايت: { $limit })؛ استعمل عنوانا أقصر
code-too-many = عدد الرموز { $n }، والحد الأقصى { $limit }؛ جزئ الإفادة

## ما يعثر عليه الفحص

found-entry = القيد { $n } (`{ $id }`): { $found }
found-entry-place = القيد { $n }: { $found }
found-entry-id = القيد `{ $id }`: { $found }
found-signature = توقيع الجهاز `{ $device }` لا يطابق هذه البايتات
found-too-long = البايتات الموقعة أطول مما يمكن أن يكون عليه أي قيد
found-payload = المضمون أو ملحه ليس ما جرى الالتزام به
found-closed = ما ختم لقرائه ليس ما جرى توقيعه
found-payload-size = حجم المضمون غير الحجم المذكور في الترويسة
found-payload-form = لم يكتب المضمون كما يطلب التنسيق: { $system }
found-column = العمود `{ $column }` يقول { $found }، والقيد يقول { $expected }
found-gap = { $n-plural ->
    [zero] لا ينقص قبل هذا القيد أي قيد
    [one] ينقص قبل هذا القيد قيد واحد
    [two] ينقص قبل هذا القيد قيدان
    [few] ينقص قبل هذا القيد { $n } قيود
    [many] ينقص قبل هذا القيد { $n } قيدا
   *[other] ينقص قبل هذا القيد { $n } قيد
}
found-chain = يذكر أن سابقه `{ $named }`، وسابقه هنا `{ $found }`
found-order = رقمه من جهازه { $n }، والرقم التالي هو { $expected }
found-fork = وقع جهازه قيدا آخر بالرقم نفسه: `{ $id }`
found-space = يعود إلى فضاء آخر
found-not-admitted = جهازه غير مقبول هنا للتوقيع عن `{ $author }`
found-lapsed = لم يعد جهازه مقبولا هنا للتوقيع عن `{ $author }`؛ قيوده محفوظة ولا تحتسب حتى يوثق به من جديد
found-charter = يبدأ السجل بقيد التأسيس الوحيد؛ وهذا ليس هو
found-charter-names = يذكر مضمون قيد التأسيس جهازا أو منظمة غير ما تذكره ترويسته
found-key-twice = مفتاحه `{ $key }` استعمله من قبل القيد `{ $id }`؛ يكتب التغيير تصويبا
found-names-absent = يذكر القيد `{ $id }`، وهو ليس هنا قبله
found-payload-moved = مضمونه محفوظ تحت معرف آخر، `{ $id }`
found-stray-payload = مضمون لا يعود إلى أي قيد هنا
found-schema = في الملف شيء لم يصنعه tregua، أو ينقصه شيء: { $system }
found-file = الملف متضرر: { $system }
nothing-named = لا شيء
