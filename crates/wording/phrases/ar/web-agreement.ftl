# صفحات المتصفح: الاتفاق.

web-agreement-none = ليس في هذا السجل نص اتفاق بعد؛ ويمكن قيد الإفادات قبل أي نص
web-agreement-begin = كتابة نص
web-agreement-text = النص
web-agreement-clauses = البنود
web-agreement-where = حالته
web-agreement-to-text = النص
web-agreement-to-reading = قراءة بالكلمات
web-agreement-to-versions = مقارنة الصيغ
web-agreement-to-positions = مواقف الأطراف
web-agreement-positions = المواقف
web-agreement-to-edit = كتابة صيغة جديدة
web-agreement-line = السطر { $line }

web-agreement-versions = الصيغ
web-agreement-on-record = الصيغ المقيدة في السجل
web-agreement-version = الصيغة { $n }
web-agreement-head-version = الصيغة
web-agreement-head-signed = وقت التوقيع
web-agreement-head-author = بتوقيع
web-agreement-head-device = الجهاز
web-agreement-head-hash = البصمة
web-agreement-compare = مقارنة
web-agreement-compare-from = السابقة
web-agreement-compare-to = اللاحقة
web-agreement-compared = من الصيغة { $from } إلى الصيغة { $to }
web-agreement-alike = الصيغتان متطابقتان سطرا سطرا
web-agreement-by-line = سطرا سطرا
web-agreement-line-added = مضاف
web-agreement-line-removed = محذوف

web-agreement-reading-title = الاتفاق بالكلمات
web-agreement-read-in = القراءة بلغة

web-agreement-edit-title = كتابة صيغة
web-agreement-edit-label = نص الاتفاق
web-agreement-edit-hint = بلغة الاتفاقات، بما لا يزيد على ميبيبايت واحد. ما في السجل يبقى فيه؛ وهذه تصير صيغة أخرى.
web-agreement-sample = هذا نموذج بأطراف مختلقة للبدء منه. اكتب نصك مكانه.
web-agreement-check = فحصه
web-agreement-put = قيده في السجل صيغة جديدة
web-agreement-found-title = ما وجد
web-agreement-found = السطر { $line }: { $severity } { $code }
web-agreement-clean = { $n-plural ->
    [zero] كله مفهوم: { $n } بند
    [one] كله مفهوم: بند واحد ({ $n })
    [two] كله مفهوم: بندان ({ $n })
    [few] كله مفهوم: { $n } بنود
    [many] كله مفهوم: { $n } بندا
   *[other] كله مفهوم: { $n } بند
}
web-agreement-lines = الأسطر المعنية
web-agreement-not-title = هذا ليس في السجل بعد
web-agreement-not-errors = في النص أخطاء؛ أصلحها ثم قيده
web-agreement-not-warnings = في النص تنبيهات؛ انظر فيها ثم أكد أدناه أنه مقصود هكذا
web-agreement-not-same = هذا هو النص الذي في السجل، كلمة بكلمة
web-agreement-not-moved = قيدت صيغة أخرى منذ بدأت؛ قارن بينهما ثم أكد أدناه
web-agreement-confirm = رأيت التنبيهات؛ والنص مقصود هكذا
web-agreement-confirm-moved = رأيت الصيغة الأحدث؛ وهذه تتبعها، مع تنبيهاتها إن وجدت
web-agreement-done = قيد النص في السجل، وهو الآن أحدث صيغة
