# The pages of the browser: terms, and why one stands where it stands.

web-terms-term = بند
web-terms-back = كل البنود
web-terms-narrow = تضييق
web-terms-by-clause = البند
web-terms-by-view = المنظور
web-terms-by-day = اليوم
web-terms-by-reading = القراءة
web-terms-by-status = الحالة
web-terms-any = أي
web-terms-joint = المناظير المشتركة
web-terms-show = عرض
web-terms-all = عرض الكل
web-terms-found = البنود المعروضة: { $shown } من { $all }
web-terms-none-is-default = الحالة على عدة قراءات هي ما تشترك فيه؛ ولا قراءة مفترضة سلفا
web-terms-none = لا خلية كهذه؛ اختر أقل، أو انظر إليها كلها
web-terms-over = { $n-plural ->
    [zero] بلا قراءة
    [one] على قراءته الوحيدة
    [two] على قراءتين
    [few] على { $n } قراءات
    [many] على { $n } قراءة
   *[other] على { $n } قراءة
}
web-terms-depends = يتوقف على القراءة
web-terms-condition = شرط لا يلزم أحدا
web-terms-readings = القراءات
web-terms-they-differ = تفضي القراءات إلى حالات مختلفة
web-terms-they-agree = القراءات متفقة
web-terms-whole = الفترة كلها
web-terms-earlier = أيام أسبق
web-terms-later = أيام لاحقة

web-why-title = لماذا
web-why-term = البند كله
web-why-timeline = لحظة أخرى، على الخط الزمني
web-why-words = كلمات البند نفسه
web-why-numbers = أرقام
web-why-slack = زيادة أو نقص
web-why-decides = يحسم الوقت في
web-why-readings = القراءات جنبا إلى جنب
web-why-reading = القراءة
web-why-holder = من يأخذ بها
web-why-point = نقطة الاحتساب
web-why-status = الحالة
web-why-near = القيود المتعلقة بالفعل نفسه كثيرة: المدرج هنا ما يقع في حدود يوم من هذه الفترة وما لا يذكر وقتا؛ والأمر `tregua explain --certificate` يدرجها كلها
web-why-show = { $n-plural ->
    [zero] لا قيود تعرض
    [one] عرض قيد واحد
    [two] عرض قيدين
    [few] عرض { $n } قيود
    [many] عرض { $n } قيدا
   *[other] عرض { $n } قيد
}
web-why-which = لا يسمي هذا العنوان بندا؛ اذهب إلى البنود واختر خلية
web-why-no-cell = ليس للبند خلية كهذه في هذه اللحظة؛ اذهب إلى البنود واختر واحدة
web-excerpt-no-number = ‏`{ $text }` ليس رقما في قائمة: اكتب `from=100` أو احذفه
