# صفحات المتصفح: السجل. القائمة، وقيد واحد، والملفات دخولا وخروجا.

## القائمة

web-record-entries = القيود
web-record-found = ما وجد
web-record-there = { $entries }، الأحدث أولا
web-record-of = { $entries } من أصل { $there }، الأحدث أولا
web-record-none = لا يوجد قيد مطابق
web-record-all = السجل كله
web-record-caption = القيود، الأحدث أولا
web-record-head-entry = القيد
web-record-head-voice = قالته
web-record-head-what = ماذا
web-record-head-amount = كم
web-record-head-occurred = متى
web-record-head-said = قيل في
web-record-head-source = المصدر
web-record-head-received = ورد في
web-record-older = أقدم
web-record-newer = أحدث
web-record-pages = مزيد من القيود
web-record-revised = { $before } ← { $after }
web-record-gone-corrected = صوب لاحقا
web-record-gone-retracted = سحب لاحقا
web-record-gone-not-known-yet = لم يكن معروفا بعد في هذه اللحظة
web-record-words = البحث عن كلمات
web-record-words-hint = في المفاتيح والجهات والمكاتب والأرقام كما نشرت والمصادر والملاحظات؛ لا عبرة بالتشكيل ولا بعلامات الحروف
web-record-search = ابحث
web-record-search-title = ما وجد في السجل
web-record-search-forgotten = نسيت هذه الكلمات بعد حين؛ ابحث عنها من جديد
web-record-filters = تضييق القائمة
web-record-filter-kind = النوع
web-record-filter-voice = الجهة
web-record-filter-act = الفعل
web-record-filter-clause = البند المذكور
web-record-filter-source = المصدر
web-record-filter-from = من يوم
web-record-filter-to = إلى يوم
web-record-days-hint = اليوم الذي وقع فيه؛ وحيث لم يذكر ذلك، اليوم الذي قيل فيه أو نشر
web-record-filter-stands = الإفادات القائمة في هذه اللحظة وحدها
web-record-filter = اعرض
web-record-any = أي
web-record-filter-about = تحت المفتاح
web-record-no-day = ‏`{ $text }` ليس تاريخا: اكتب `2023-11-24`
web-record-import = استيراد ملفات
web-record-export = تصدير إلى ملفات

## قيد واحد

web-record-entry-title = قيد
web-record-several = تبدأ معرفات عدة قيود بـ `{ $text }`؛ اكتب جزءا أطول منه
web-record-back = العودة إلى السجل
web-record-unread = لا يقرأ مضمونه هنا؛ وتوقيعه وموضعه في السلسلة ثابتان
web-record-to-correct = تصويب
web-record-to-confirm = تأكيد
web-record-to-deny = نفي
web-record-to-respond = رد
web-record-to-retract = سحب
web-record-says = ما يقوله
web-record-says-caption = كل عمود معبأ: بالكلمات، وكما يرد في ملف
web-record-no-words = لم يحفظ هنا شيء من كلماته
web-record-own-column = عمود خاص بمن سجل
web-record-charter = يؤسس هذا السجل
web-record-receipt-of = يشمل
web-record-rebuilt = من تاريخ أعيد بناؤه، ولا يثبت شيئا عن وقت العلم به
web-record-times = أوقاته الخمسة
web-record-not-said = لم يذكر
web-record-time-occurred = وقع
web-record-time-occurred-hint = بحسب قول الجهة
web-record-time-said = قيل
web-record-time-said-hint = على لسان الجهة
web-record-time-signed = وقع
web-record-time-signed-hint = بساعة من سجله
web-record-time-received = ورد
web-record-time-received-hint = إلى هذا السجل، بحسب إيصاله
web-record-no-receipt = بلا إيصال: سجل هنا عند توقيعه
web-record-time-bracket = مثبت
web-record-time-bracket-hint = ليس قبل رأس من رؤوس السجلات، ولا بعد رأس آخر وقعه شاهد
web-record-not-proved = لم يثبت بعد
web-record-source = مصدره
web-record-chain = التصويبات بالترتيب
web-record-chain-hint = لا يحذف شيء: ما قيل أولا يأتي أولا، ولحظة أسبق تعيد ما كان معروفا عندها
web-record-this-one = هذا القيد
web-record-concurrent = هذه قائمة جنبا إلى جنب: لا يذكر أحدها الآخر
web-record-ties = ما يذكره وما يذكره غيره عنه
web-record-names = يذكر
web-record-named-by = مذكور في
web-record-of-source = جميع الإفادات من هذا المصدر
web-record-rel-corrects = يصوب
web-record-rel-retracts = يسحب
web-record-rel-confirms = يؤكد
web-record-rel-denies = ينفي
web-record-rel-answers = يجيب عن
web-record-rel-replies = يرد على
web-record-rel-receives = يقر بتسلم
web-record-rel-source = مأخوذ من
web-record-rel-repeats = يكرر
web-record-rel-concerns = يتحدث عن
web-record-rel-erases = يقول إن المضمون محي من
web-record-rel-reveals = يقول إنه للجميع
web-record-rel-unknown-relation = علاقة لا تعرفها هذه النسخة
web-record-rel-by-corrects = صوبه
web-record-rel-by-retracts = سحبه
web-record-rel-by-confirms = أكده
web-record-rel-by-denies = نفاه
web-record-rel-by-answers = أجاب عنه
web-record-rel-by-replies = رد عليه
web-record-rel-by-receives = أقر بتسلمه
web-record-rel-by-source = مصدر لـ
web-record-rel-by-repeats = كرره
web-record-rel-by-concerns = تحدث عنه
web-record-rel-by-erases = محي، كما يقول
web-record-rel-by-reveals = للجميع، كما يقول
web-record-rel-by-unknown-relation = علاقة لا تعرفها هذه النسخة
web-record-more = { $n-plural ->
    [zero] لا مزيد
    [one] قيد آخر
    [two] قيدان آخران
    [few] { $n } قيود أخرى
    [many] { $n } قيدا آخر
   *[other] { $n } قيد آخر
}
web-record-see-all = عرضها كلها
web-record-rivals = روايات أخرى تحت المفتاح نفسه
web-record-rivals-hint = توضع روايات الأمر الواحد جنبا إلى جنب ولا تجمع أبدا
web-record-clauses = بنود قد يمسها
web-record-clauses-hint = أما أن يحسم فيها شيئا فتبينه صفحة البند
web-record-clause-named = مذكور في القيد
web-record-clause-same = في الفعل نفسه والشيء نفسه
web-record-kept = ما يحفظ
web-record-for-ever = الترويسة: لكل أحد أن يحفظها إلى الأبد
web-record-for-ever-hint = موقعة؛ ليس فيها كميات ولا أرقام ولا شيء مما قيل
web-record-erasable = المضمون: يمكن محوه
web-record-erasable-hint = لا تحمل الترويسة سوى بصمة مملحة له، فيبقى كل إثبات سليما بعد المحو
web-record-header-entry = المعرف
web-record-header-author = وقعه
web-record-header-device = بمفتاح الجهاز
web-record-header-kind = النوع
web-record-header-seq = رقمه في سلسلة الجهاز
web-record-header-signed = وقت التوقيع
web-record-header-prev = القيد السابق له
web-record-header-acts = الأفعال
web-record-header-parties = الأطراف والأماكن
web-record-header-clauses = البنود
web-record-header-refs = قيود مذكورة
web-record-header-space = الفضاء
web-record-header-commit = بصمة المضمون
web-record-header-size = أقصى طول للمضمون
web-record-first = لا شيء: هو أول قيود جهازه
web-record-bytes = { $n-plural ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { $n } بايتات
    [many] { $n } بايتا
   *[other] { $n } بايت
}
web-record-proofs = الإثباتات
web-record-proof-later = تجري الكتابة في السجل الآن؛ أعد عرض الصفحة بعد قليل لتفحص الإثباتات
web-record-proof-signature-yes = التوقيع هو توقيع الجهاز
web-record-proof-signature-no = ليس التوقيع توقيع الجهاز
web-record-proof-id-yes = المعرف هو بصمة ما وقع
web-record-proof-id-no = ليس المعرف بصمة ما وقع
web-record-proof-chain-yes = القيد السابق له في سلسلة الجهاز موجود هنا
web-record-proof-chain-no = القيد السابق له في سلسلة الجهاز ليس هنا
web-record-proof-commitment-yes = المضمون هو ما جرى الالتزام به
web-record-proof-commitment-no = ليس المضمون ما جرى الالتزام به
web-record-proof-commitment-unread = ليس المضمون هنا ليقارن
web-record-proof-withheld = ملفات هذا القيد محجوبة ما دام شيء منه محجوبا
web-record-proof-how = تحسب بصمة المضمون من الملفات:
web-record-file-signed = البايتات الموقعة (COSE)
web-record-file-payload = المضمون (CBOR)
web-record-file-salt = الملح

## أعمدة لا اسم لها في التسجيل السريع

web-record-column-claim = المفتاح
web-record-column-speaker = المكتب المتحدث
web-record-column-attribution = تحدث
web-record-column-repeats = يكرر
web-record-column-blamed = من تحمله الجهة المسؤولية
web-record-column-of_kind = من صنف
web-record-column-unit = الوحدة
web-record-column-out_of = من أصل
web-record-column-adds = يجمع بوصفه
web-record-column-coverage = يشمل
web-record-column-effects = الآثار
web-record-column-ids = الهويات
web-record-column-under = الترتيب
web-record-column-counts_for = يحتسب عن
web-record-column-received = ورد
web-record-column-publisher = الناشر
web-record-column-title = العنوان
web-record-column-published = نشر
web-record-column-known_from = معروف منذ
web-record-column-url = عنوان الإنترنت
web-record-column-language = اللغة
web-record-column-sha256 = بصمة الوثيقة
web-record-column-note = ملاحظة

## الاستيراد

web-record-import-title = استيراد
web-record-import-lead = تقرأ ملفات الإفادات والمصادر وتفحص أولا لا غير. لا يسجل شيء قبل أن ترى ما فيها.
web-record-import-files = الملفات
web-record-import-files-hint = { $n-plural ->
    [zero] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
    [one] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا، حتى ميبيبايت واحد؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
    [two] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا، حتى ميبيبايتين؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
    [few] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا، حتى { $n } ميبيبايت؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
    [many] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا، حتى { $n } ميبيبايت؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
   *[other] ‏CSV أو XLSX، ويمكن اختيار عدة ملفات معا، حتى { $n } ميبيبايت؛ ويمكن أن تأتي المصادر في الاستيراد نفسه
}
web-record-import-more = سجل حي يعاد بناؤه
web-record-import-rebuilt = هذه الصفوف تعيد بناء تاريخ: لها أن تذكر هي متى وردت
web-record-import-rebuilt-hint = يذكر الإيصال ذلك إلى الأبد؛ وما ورد عندها لا يثبت شيئا عن وقت العلم به
web-record-import-check = افحص ولا تكتب شيئا
web-record-import-sending = الملفات في الطريق …
web-record-import-kept = يبقى ما قرئ في الذاكرة عشر دقائق ثم ينسى، ما لم تسجله.
web-record-import-under-way = لديك استيراد جار
web-record-import-go-on = متابعته
web-record-import-not-begun = لم يقرأ شيء
web-record-import-no-file = لم يختر ملف؛ اختر ملفا واحدا على الأقل
web-record-import-busy = ما زال استيرادك الأخير جاريا؛ انتظر حتى ينتهي
web-record-import-too-many = عمليات الاستيراد الجارية معا أكثر من اللازم؛ أعد المحاولة بعد دقائق
web-record-import-other = ما أريد تسجيله غير ما عرض؛ افحص الملفات من جديد
web-record-import-other-text = صار في السجل نص آخر للاتفاق منذ قراءة الملفات؛ افحصها من جديد
web-record-import-gone = نسي هذا الاستيراد، إذ مرت عشر دقائق أو حل غيره محله؛ افحص الملفات من جديد
web-record-import-steps = خطوات الاستيراد
web-record-import-step-read = قراءة
web-record-import-step-look = اطلاع
web-record-import-step-sign = تسجيل
web-record-import-step-done = تم
web-record-import-progress = جار
web-record-import-signed = ما وقع حتى الآن: { $signed } من { $of }
web-record-import-seconds = { $n-plural ->
    [zero] بدأ الآن
    [one] منذ ثانية واحدة
    [two] منذ ثانيتين
    [few] منذ { $n } ثوان
    [many] منذ { $n } ثانية
   *[other] منذ { $n } ثانية
}
web-record-import-reading-hint = يستغرق الملف الكبير بضع ثوان. تعرض هذه الصفحة نفسها من جديد حتى يتم الأمر.
web-record-import-signing-hint = يستغرق الاستيراد الكبير نصف دقيقة. يمكنك مغادرة هذه الصفحة والعودة إليها؛ فهو يسجل كله أو لا يسجل منه شيء.
web-record-import-mend = أصلح الملفات وقدمها كلها من جديد: ما هو سليم لا يضيع، والصفوف المسجلة من قبل لا تضيف شيئا.
web-record-import-new = الجديد
web-record-import-here = المسجل من قبل
web-record-import-nothing-yet = لم يكتب شيء بعد.
web-record-import-put = سجل
web-record-import-done = مسجل وموقع ومحفوظ: { $entries }
web-record-import-done-here = مسجل من قبل ولم يكتب ثانية: { $entries }
web-record-import-another = ملفات أخرى
web-record-import-problems = ما يحتاج إلى إصلاح
web-record-import-notices = ما يستحق النظر
web-record-import-first = أول { $n } من { $of }؛
web-record-import-data = كلها بصيغة JSON
web-record-import-head-file = الملف
web-record-import-head-line = السطر
web-record-import-head-column = العمود
web-record-import-head-what = ماذا، وما العمل
web-record-import-head-code = الرمز

## التصدير

web-record-export-title = تصدير إلى ملفات
web-record-export-lead = الإفادات والمصادر صفوفا يقرؤها الاستيراد من جديد، في أي سجل من سجلات tregua.
web-record-export-whole = السجل كله: { $claims }، { $sources }
web-record-export-some = ما تبقيه المرشحات: { $claims }، { $sources }
web-record-export-look = عرض هذه القيود
web-record-export-all = السجل كله
web-record-export-withheld = { $n-plural ->
    [zero] لا شيء محجوب عن دورك
    [one] في إفادة واحدة ما هو محجوب عن دورك، في هذه الملفات أيضا؛ ولن يقرأ صفها ثانية بوصفه الإفادة نفسها
    [two] في إفادتين ما هو محجوب عن دورك، في هذه الملفات أيضا؛ ولن تقرأ صفوفها ثانية بوصفها الإفادات نفسها
    [few] في { $n } إفادات ما هو محجوب عن دورك، في هذه الملفات أيضا؛ ولن تقرأ صفوفها ثانية بوصفها الإفادات نفسها
    [many] في { $n } إفادة ما هو محجوب عن دورك، في هذه الملفات أيضا؛ ولن تقرأ صفوفها ثانية بوصفها الإفادات نفسها
   *[other] في { $n } إفادة ما هو محجوب عن دورك، في هذه الملفات أيضا؛ ولن تقرأ صفوفها ثانية بوصفها الإفادات نفسها
}
web-record-export-options = طريقة الكتابة
web-record-export-tags = مع صف من وسوم HXL
web-record-export-tags-hint = لبرامج الميدان الإنساني؛ ويتخطاه الاستيراد
web-record-export-received = مع وقت ورود كل إفادة
web-record-export-received-hint = لا تدخل مثل هذه الصفوف ثانية إلا حيث يعاد بناء تاريخ
web-record-export-record-xlsx = مصنف، فيه ورقة للإفادات وأخرى للمصادر
web-record-export-claims-csv = الإفادات، لكل برامج الجداول
web-record-export-sources-csv = المصادر، لكل برامج الجداول
web-record-export-record-json = الإفادات والمصادر، للبرامج
web-record-export-guard = الكلمات التي قد تحسبها برامج الجداول صيغة تسبقها فاصلة عليا، يزيلها الاستيراد من جديد.
web-record-export-too-large = الصفوف أكثر، أو إحدى الخلايا أطول، مما يتسع له مصنف؛ خذ CSV أو ضيق القائمة

web-record-attached = الملفات المرفقة
web-record-attached-take = احفظ الملف ({ $hash })
web-record-attached-hint = يسلم كما أعطي ليحفظ؛ ولا يعرض منه شيء هنا.
web-record-custody = كيف حفظ
