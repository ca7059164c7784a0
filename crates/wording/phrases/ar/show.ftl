# The reading view of a text: who must do what, when, counted where.

show-aid = للاستئناس في القراءة: العبرة بالنص نفسه. وما يعلنه النص يبقى كما كتب.
show-parties = الأطراف
show-mediators = الوسطاء
show-carriers = الناقلون
show-bodies = هيئات الاحتساب
show-bodies-none = لا هيئة مسماة
show-clock = الساعة
show-phase-lasts = من { $from }، ومدتها { $length }
show-phase-open = من { $from } إلى أن تنهى
show-days = { $n-plural ->
    [zero] { $n } يوم
    [one] يوم واحد ({ $n })
    [two] يومان ({ $n })
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}
show-must = يجب على { $who }: { $act }
show-must-not = يجب على { $who } عدم: { $act }
show-must-begin = على { $who } أن يبدأ: { $act }
show-must-hold = على { $who } ألا يبقي هناك أكثر من { $n }
show-must-allow = يجب على { $who } السماح لـ { $actors }: { $act }
show-affirms = تأكيد من { $who }، لا يحكم عليه أي عد
show-by-hand = على { $who }، ولا يحكم عليه أي عد بل الناس
show-nobody = لا أحد ملزم: { $act }
show-condition = شرط لا يلزم أحدا؛ وهو متاح لـ { $who }: { $act }
show-earns = تطول { $phase } { $length } مقابل كل { $asked }
show-renews = تجدد { $phase } لمدة { $length } بموافقة جميع المسمين: موافقة { $who }
show-renews-silently = تجدد { $phase } لمدة { $length } ما لم يقدم إخطار قبل نهايتها بـ { $before }: إخطار من { $who }
show-cap-open = يترك النص مفتوحا هل من حد أقصى
show-cap-none = من دون حد أقصى
show-cap-days = { $length } في المجموع كحد أقصى
show-every = كل واحد: { $things }
show-to = إلى { $name }
show-through = عن طريق { $name }
show-place = في { $name }
show-within = في غضون { $length } من البداية
show-share = { $n } في المئة على الأقل من: { $of } ({ $who })
show-hours = كل يوم بين { $from } و { $to }
show-by-each-day = في موعد أقصاه { $time } من كل يوم
show-after-each = في غضون { $length } بعد كل: { $what } ({ $who })
show-before-each = قبل كل: { $what } ({ $who })
show-long-before-each = بما لا يقل عن { $length } قبل كل: { $what } ({ $who })
show-by-last-day = في موعد أقصاه { $time } من اليوم الذي تنتهي فيه { $phase }
show-at-latest = وعلى أبعد حد بعد ذلك بـ { $length }
show-kept = من لحظته الأخيرة إلى نهاية المرحلة
show-in-phase = خلال { $phase }
show-counted-by = تحتسبه { $voices }
show-cure = يمكن تداركه خلال { $length } بعد ذلك
show-cure-agreed = يمكن تداركه حتى تاريخ يتفق عليه { $voices }
show-once = نافذ متى: { $events }
show-freed = لا يلزم أحدا بعد ذلك متى: { $events }
show-alongside = لا يستحق قبل: { $events }
show-suspended-by = يمكن أن تعلقه { $voices }
show-suspended-ground = يمكن أن تعلقه { $voices }، متى: { $events }
show-point-open = نقطة الاحتساب متروكة مفتوحة: { $points }
show-misprint = طبع «{ $words }» في { $sources }: خطأ مطبعي في الصحافة، يعرض فقط
