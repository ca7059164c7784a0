# ما يختلف بين نصي اتفاق.
diff-alike = { $from } و{ $to } يقولان الشيء نفسه
diff-title = { $from } → { $to }
diff-version = النسخة { $n }
diff-no-version = لا توجد في السجل نسخة { $n } من نص
diff-no-version-help = يسردها `tregua text RECORD` بأرقامها
diff-of-what = يقارن نصان: اذكر ملفين، أو سجلا فيه نصان، أو سجلا وملفا
diff-added = { $after }: أضيف
diff-dropped = { $before }: حذف
diff-changed = { $after }: تغير
diff-renamed = { $after }، وكان اسمه { $before }: تغير
diff-paired = { $after }: تغير؛ عد هو { $before } إذ لا بند غيره في الأمر نفسه
diff-phase-added = المرحلة { $phase }: أضيفت، { $after }
diff-phase-dropped = المرحلة { $phase }: حذفت، وكانت { $before }
diff-phase-changed = المرحلة { $phase }: { $after } بدلا من { $before }
diff-turn-tighter = أضيق على { $voices }
diff-turn-looser = أوسع على { $voices }
diff-turn-shifted = مزاح على { $voices }: المطلوب نفسه في وقت أو مكان أو نقطة احتساب أخرى
diff-turn-incomparable = لا تمكن المقارنة على { $voices }: المطلوب على نحو آخر
diff-what = وجه الاختلاف: { $aspects }
diff-what-in = وجه الاختلاف في القراءة { $reading }: { $aspects }
diff-in-part = { $aspect } ({ $part })
diff-reading-added = قراءة زائدة: { $reading }
diff-reading-dropped = قراءة ناقصة: { $reading }
diff-asserted = يقول به { $after }، وقبلا { $before }
diff-asserted-newly = يقول به { $after }، ولم يكن النص يذكر قبلا من يقول به
diff-asserted-no-more = لم يعد النص يذكر من يقول به، وقبلا { $before }
diff-witness-first = مثلا: { $deeds } — يفي بالنص الأول لا بالثاني
diff-witness-second = مثلا: { $deeds } — يفي بالنص الثاني لا بالأول
diff-nothing-done = لا يفعل شيء
diff-deed = { $actor }: { $what }، { $when }
diff-deed-many = { $amount } { $done }
diff-deed-in = { $what } في { $place }
diff-days-from = كل يوم من { $from } إلى { $to }
diff-short = باختصار
diff-track = مسار { $track }
diff-track-none = بلا مسار
diff-short-added = أضيف: { $labels }
diff-short-changed = تغير: { $labels }
diff-short-dropped = حذف: { $labels }
diff-for = على { $voice }
diff-for-tighter = أضيق: { $labels }
diff-for-looser = أوسع: { $labels }
diff-for-shifted = الشيء نفسه في وقت أو مكان أو نقطة عد أخرى: { $labels }
diff-for-incomparable = يطلب بصورة أخرى، ولا تمكن المقارنة: { $labels }
diff-before = من قبل: { $said }
diff-after = الآن: { $said }
diff-says = نصه: { $said }
diff-moved = المسار: { $after }، ومن قبل: { $before }
diff-no-track = بلا مسار
diff-unchanged = { $n-plural ->
    [zero] لا بنود متطابقة في النصين: { $labels }
    [one] بند واحد متطابق في النصين: { $labels }
    [two] بندان متطابقان في النصين: { $labels }
    [few] { $n } بنود متطابقة في النصين: { $labels }
    [many] { $n } بندا متطابقا في النصين: { $labels }
   *[other] { $n } بند متطابق في النصين: { $labels }
}
diff-aspect-sort = نوع الالتزام
diff-aspect-bound = الملزم به
diff-aspect-act = الفعل أو الشيء
diff-aspect-kinds = الأنواع المحتسبة
diff-aspect-number = العدد
diff-aspect-windows = الأيام أو الساعات
diff-aspect-due = الموعد
diff-aspect-last-moment = آخر لحظة
diff-aspect-place = المكان
diff-aspect-point = نقطة الاحتساب
diff-aspect-counted-by = صاحب الاحتساب
diff-aspect-through = عبر من، وهو مذكور ولا يقيمه أحد
diff-aspect-trigger = ما يجعله واجبا
diff-aspect-condition = التزام أو شرط
diff-aspect-cure = التدارك
diff-aspect-suspension = التعليق
diff-aspect-waiver = التنازل
diff-aspect-gate = ما ينتظره
diff-aspect-release = ما يحرر منه
diff-aspect-alongside = ما يسير معه
diff-aspect-phase = المرحلة
diff-aspect-growth = كيف تمتد المرحلة
diff-aspect-crediting = اليوم الذي يحتسب له
diff-aspect-words = المصرح به
