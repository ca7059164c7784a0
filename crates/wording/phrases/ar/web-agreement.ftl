# صفحات المتصفح: الاتفاق.

web-agreement-none = ليس في هذا السجل نص اتفاق بعد؛ ويمكن قيد الإفادات قبل أي نص
web-agreement-begin = كتابة نص
web-agreement-text = النص
web-agreement-clauses = البنود
web-agreement-where = حالته
web-agreement-to-text = النص
web-agreement-to-reading = قراءة بالكلمات
web-agreement-to-versions = مقارنة الصيغ
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
web-agreement-aid = للاستئناس في القراءة: العبرة بالنص نفسه. وما يعلنه النص يبقى كما كتب.
web-agreement-parties = الأطراف
web-agreement-mediators = الوسطاء
web-agreement-carriers = الناقلون
web-agreement-bodies = هيئات الاحتساب
web-agreement-bodies-none = لا هيئة مسماة
web-agreement-clock = الساعة
web-agreement-phase-lasts = من { $from }، ومدتها { $length }
web-agreement-phase-open = من { $from } إلى أن تنهى
web-agreement-days = { $n-plural ->
    [zero] { $n } يوم
    [one] يوم واحد ({ $n })
    [two] يومان ({ $n })
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}

# ما يطلبه جزء: من وأي فعل، ثم الباقي.
web-agreement-must = يجب على { $who }: { $act }
web-agreement-must-not = يجب على { $who } عدم: { $act }
web-agreement-must-begin = على { $who } أن يبدأ: { $act }
web-agreement-must-hold = على { $who } ألا يبقي هناك أكثر من { $n }
web-agreement-must-allow = يجب على { $who } السماح لـ { $actors }: { $act }
web-agreement-affirms = تأكيد من { $who }، لا يحكم عليه أي عد
web-agreement-by-hand = على { $who }، ولا يحكم عليه أي عد بل الناس
web-agreement-nobody = لا أحد ملزم: { $act }
web-agreement-condition = شرط لا يلزم أحدا؛ وهو متاح لـ { $who }: { $act }
web-agreement-earns = تطول { $phase } { $length } مقابل كل { $asked }
web-agreement-renews = تجدد { $phase } لمدة { $length } بموافقة جميع المسمين: موافقة { $who }
web-agreement-renews-silently = تجدد { $phase } لمدة { $length } ما لم يقدم إخطار قبل نهايتها بـ { $before }: إخطار من { $who }
web-agreement-cap-open = يترك النص مفتوحا هل من حد أقصى
web-agreement-cap-none = من دون حد أقصى
web-agreement-cap-days = { $length } في المجموع كحد أقصى
web-agreement-every = كل واحد: { $things }
web-agreement-to = إلى { $name }
web-agreement-through = عن طريق { $name }
web-agreement-place = في { $name }
web-agreement-within = في غضون { $length } من البداية
web-agreement-share = { $n } في المئة على الأقل من: { $of } ({ $who })
web-agreement-hours = كل يوم بين { $from } و { $to }
web-agreement-by-each-day = في موعد أقصاه { $time } من كل يوم
web-agreement-after-each = في غضون { $length } بعد كل: { $what } ({ $who })
web-agreement-before-each = قبل كل: { $what } ({ $who })
web-agreement-long-before-each = بما لا يقل عن { $length } قبل كل: { $what } ({ $who })
web-agreement-by-last-day = في موعد أقصاه { $time } من اليوم الذي تنتهي فيه { $phase }
web-agreement-at-latest = وعلى أبعد حد بعد ذلك بـ { $length }
web-agreement-kept = من لحظته الأخيرة إلى نهاية المرحلة
web-agreement-in-phase = خلال { $phase }
web-agreement-counted-by = تحتسبه { $voices }
web-agreement-cure = يمكن تداركه خلال { $length } بعد ذلك
web-agreement-cure-agreed = يمكن تداركه حتى تاريخ يتفق عليه { $voices }
web-agreement-once = نافذ متى: { $events }
web-agreement-freed = لا يلزم أحدا بعد ذلك متى: { $events }
web-agreement-alongside = لا يستحق قبل: { $events }
web-agreement-suspended-by = يمكن أن تعلقه { $voices }
web-agreement-suspended-ground = يمكن أن تعلقه { $voices }، متى: { $events }
web-agreement-point-open = نقطة الاحتساب متروكة مفتوحة: { $points }
web-agreement-misprint = طبع «{ $words }» في { $sources }: خطأ مطبعي في الصحافة، يعرض فقط

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
