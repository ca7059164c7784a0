# كلمات مشتركة بين الجمل كلها: القوائم والتواريخ والمدد والأرقام في الخلايا، وكلمات لغة الاتفاقات وأنواع القيود.
# ما يعلنه الاتفاق نفسه (الأشياء والعناوين والأسماء) لا عبارة له هنا، بل يظهر كما كتب.

## القوائم

list-comma = { "، " }
list-semicolon = { "؛ " }
list-or = { " أو " }
list-and = { " و" }
list-and-before = { " و" }
list-then = { " ثم " }
quoted = «{ $text }»

## التواريخ والساعات

month-name = { $month ->
    [m1] كانون الثاني/يناير
    [m2] شباط/فبراير
    [m3] آذار/مارس
    [m4] نيسان/أبريل
    [m5] أيار/مايو
    [m6] حزيران/يونيه
    [m7] تموز/يوليه
    [m8] آب/أغسطس
    [m9] أيلول/سبتمبر
    [m10] تشرين الأول/أكتوبر
    [m11] تشرين الثاني/نوفمبر
   *[m12] كانون الأول/ديسمبر
}
month-short = { $month ->
    [m1] يناير
    [m2] فبراير
    [m3] مارس
    [m4] أبريل
    [m5] مايو
    [m6] يونيه
    [m7] يوليه
    [m8] أغسطس
    [m9] سبتمبر
    [m10] أكتوبر
    [m11] نوفمبر
   *[m12] ديسمبر
}
date = { $day } { month-name } { $year }
date-short = { $day } { month-short }
clock-time = { $hour }:{ $minute }
clock-time-seconds = { $hour }:{ $minute }:{ $second }
instant = { $date } الساعة { $time }
dates = من { $first } إلى { $last }
dates-alike = { $first } – { $last } ×{ $n }
interval = { $from } ← { $to }
interval-in-zone = { $interval } ({ $zone })

## المدد

days = { $n-plural ->
    [zero] { $n } يوم
    [one] يوم واحد ({ $n })
    [two] يومين ({ $n })
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}
hours = { $n-plural ->
    [zero] { $n } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
minutes = { $n-plural ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
hours-and-minutes = { $hours } و{ $minutes }

## الأرقام في الخلايا

figure-none = –
figure-between = { $lo } إلى { $hi }
figure-or-more = { $lo } فأكثر
figure-up-to = حتى { $hi }
figure-about = نحو { $n } ({ $bounds })
figure-against = { $owed } مقابل { $base }
figure-owed = { $have } مقابل مستحق { $owed }
figure-owed-open = { $have } والمستحق مفتوح
counted-against = { $owed } مقابل { $base }
count-of = { $count } من أصل { $of }
count-of-kind = { $kind }: { $count }
by-more = (زيادة { $n })
by-less = (نقص { $n })
thing-done = { $thing }: { $done }

## أجزاء البند

part-total = المجموع
part-each-day = كل يوم
part-each-week = كل أسبوع
part-percent = { $n } في المئة
part-any-hours = { $n-plural ->
    [zero] في أي { $n } ساعة متتالية
    [one] في أي ساعة ({ $n })
    [two] في أي ساعتين ({ $n }) متتاليتين
    [few] في أي { $n } ساعات متتالية
    [many] في أي { $n } ساعة متتالية
   *[other] في أي { $n } ساعة متتالية
}
part-any-days = { $n-plural ->
    [zero] في أي { $n } يوم متتالية
    [one] في أي يوم ({ $n })
    [two] في أي يومين ({ $n }) متتاليين
    [few] في أي { $n } أيام متتالية
    [many] في أي { $n } يوما متتاليا
   *[other] في أي { $n } يوم متتالية
}
part-overall = إجمالا
part-at-most = { $part }، كحد أقصى
part-batch = الدفعة
part-deadline = الموعد النهائي
part-each-time = في كل مرة
part-eligible = الأهلية
part-ban = الحظر
part-ban-of = الحظر: { $actor }
part-together = معا
part-together-of = معا: { $actor }
part-begun = البدء
part-begun-of = البدء: { $actor }
part-reached = بلوغ الحد
part-reached-of = بلوغ الحد: { $actor }
part-kept = الالتزام بالحد
part-kept-of = الالتزام بالحد: { $actor }
part-consent-of = موافقة { $actor }
part-notice-of = إخطار من { $actor }
part-allow = السماح
part-days-earned = الأيام المكتسبة
part-principle = المبدأ
part-manner = الطريقة
part-exception = الاستثناء
part-effort = الجهد
part-search = البحث

## نقاط الاحتساب

point-acceptance = القبول
point-acknowledgement = الإقرار بالتسلم
point-collection = الجمع
point-crossing = العبور
point-delivery = الإيصال
point-dispatch = الإرسال
point-handover = التسليم
point-offer = العرض
point-offloading = التفريغ
point-receipt = الاستلام
point-undertaking = التعهد

## الأفعال: اسما للفعل، ولما فعل بالشيء

act-accept = قبول
act-admit = إدخال
act-allow = سماح
act-answer = رد
act-attack = هجوم
act-convey = نقل
act-dispatch = إرسال
act-draft = صياغة
act-end = إنهاء
act-extend = تمديد
act-fly = تحليق
act-hand-over = تسليم
act-hold = احتجاز
act-honour = الالتزام
act-meet = اجتماع
act-move = تحريك
act-notify = إخطار
act-offer = عرض
act-postpone = تأجيل
act-receive = استلام
act-refuse = رفض
act-release = إفراج
act-request = طلب
act-resume = استئناف
act-start = بدء
act-vacate = إخلاء
act-verify = تحقق
act-visit = زيارة
act-withdraw = انسحاب

done-accept = قبول
done-admit = إدخال
done-allow = سماح
done-answer = رد
done-attack = هجوم
done-convey = نقل
done-dispatch = إرسال
done-draft = صياغة
done-end = إنهاء
done-extend = تمديد
done-fly = تحليق
done-hand-over = تسليم
done-hold = احتجاز
done-honour = الالتزام
done-meet = اجتماع
done-move = تحريك
done-notify = إخطار
done-offer = عرض
done-postpone = تأجيل
done-receive = استلام
done-refuse = رفض
done-release = إفراج
done-request = طلب
done-resume = استئناف
done-start = بدء
done-vacate = إخلاء
done-verify = تحقق
done-visit = زيارة
done-withdraw = انسحاب

## أنواع الإفادات والقيود الأخرى

kind-claim = إفادة
kind-confirm = تأكيد
kind-deny = نفي
kind-respond = رد
kind-close = إقفال
kind-announce = إعلان
kind-offer = عرض
kind-accept = قبول
kind-refuse = رفض
kind-undertake = تعهد
kind-agree = موافقة
kind-suspend = تعليق
kind-waive = تنازل
kind-account = تعليل
kind-request = طلب
kind-answer = جواب
kind-no-comment = لا تعليق
kind-meet = اجتماع
kind-note = ملاحظة
kind-correct = تصويب
kind-retract = سحب
kind-charter = قيد التأسيس
kind-agreement = اتفاق
kind-source = مصدر
kind-receipt = إيصال
kind-edition = عدد النشرة
kind-admission = قبول
kind-revocation = إلغاء
kind-erasure = محو
kind-group = مجموعة
kind-reveal = كشف
kind-attachment = مرفق
kind-custody = حفظ
kind-shared-charter = ميثاق مشترك
kind-change-of-members = تغيير في الأعضاء
kind-approval = موافقة
kind-disclosure = إفصاح
kind-unknown = النوع { $n }

## بأي وقت من أوقاتها تعد الإفادة معلومة

known-by-said = وقت القول
known-by-received = وقت الورود
known-by-proved = وقت ثبوت الوجود

## الفاعل إن قالت جهة إنها لا تعرفه؛ وهل تكلم صاحب المنصب باسمه

actor-unknown = مجهول
attribution-named = بالاسم
attribution-anonymous = بلا ذكر الاسم
voice-anonymous = { $voice } ({ attribution-anonymous })

## كيف يجمع المقدار مع غيره، وكم يشمل من مدته

adds-event = واقعة
adds-total = مجموع
adds-average = متوسط
adds-stock = رصيد قائم
coverage-whole = كامل
coverage-so-far = حتى الآن
