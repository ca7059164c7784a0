# ما يحيط بكل صفحة في المتصفح.

web-nav = الصفحات
web-nav-now = الآن
web-nav-entry = تسجيل إفادة
web-nav-brief = النشرة
web-nav-terms = البنود
web-nav-figures = الأرقام
web-nav-timeline = الخط الزمني
web-nav-record = السجل
web-nav-voices = الجهات
web-nav-agreement = الاتفاق
web-nav-reports = التقريران
web-nav-settings = الإعدادات
web-nav-no-text = لا نص بعد
web-skip = الانتقال إلى المحتوى
web-error-title = خطأ: { $title }
web-language = اللغة
web-language-loses = من دون برامج نصية في المتصفح يضيع ما كتب هنا ولم يرسل عند تغيير اللغة
web-digits-latin = أرقام { "0" } إلى { "9" }
web-digits-locale = أرقام اللغة
web-demo = تاريخ للعرض: ما يسجل هنا يزول عند انتهاء البرنامج
web-live = تتبع الساعة
web-other-moment = لحظة أخرى
web-follow-clock = العودة إلى اللحظة التي تعرض تلقائيا
web-foot = ‏tregua تضع الروايات جنبا إلى جنب ولا تحكم على أي طرف. لا شيء في هذه الصفحة يأتي من جهاز آخر.
web-record-head = آخر قيد في هذا السجل:
web-changed = تغير السجل منذ عرض هذه الصفحة.
web-show-again = عرضها من جديد
web-not-connected = لا اتصال: ما تراه هو كما كان في { $at }، وما ورد بعده غير معروض. يختفي هذا السطر حين يعود الاتصال.

web-trouble-unknown-title = من يسأل؟
web-trouble-unknown = لم يدخل أحد بهذا المتصفح، أو سبق استعمال الرابط
web-trouble-unknown-help = افتح الرابط الذي طبعه البرنامج عند بدئه. يصلح مرة واحدة؛ أعد تشغيل البرنامج للحصول على غيره.
web-trouble-denied-title = ليس بهذا الدور
web-trouble-denied = لا يتيح دورك رؤية هذا أو القيام به
web-trouble-denied-help = من يتولى الحسابات يستطيع أن يبين أي دور يتيح ذلك.
web-trouble-absent-title = لا شيء هنا
web-trouble-absent = لا توجد صفحة ولا قيد بهذا العنوان
web-trouble-absent-help = الروابط أعلاه تؤدي إلى كل ما هو موجود.
web-trouble-no-text-title = لا نص بعد
web-trouble-no-text = ليس في هذا السجل نص اتفاق يمكن فهمه، فلا يمكن تقييم شيء بموجبه
web-trouble-no-text-help = يمكن تسجيل الإفادات قبل وجود أي نص؛ ويمكن إضافة نص لاحقا.
web-trouble-working-title = قيد الحساب
web-trouble-working = يجري حساب هذه اللحظة؛ تظهر الصفحة تلقائيا حال انتهائه
web-trouble-input-title = هناك ما ليس صحيحا
web-trouble-input = الطلب غير صحيح
web-trouble-too-large-title = أكبر من اللازم
web-trouble-too-large = { $n-plural ->
    [zero] هذا أكثر مما يقبل دفعة واحدة
    [one] هذا أكثر من ميبيبايت واحد، وهو أقصى ما يقبل دفعة واحدة
    [two] هذا أكثر من ميبيبايتين، وهو أقصى ما يقبل دفعة واحدة
    [few] هذا أكثر من { $n } ميبيبايت، وهو أقصى ما يقبل دفعة واحدة
    [many] هذا أكثر من { $n } ميبيبايت، وهو أقصى ما يقبل دفعة واحدة
   *[other] هذا أكثر من { $n } ميبيبايت، وهو أقصى ما يقبل دفعة واحدة
}
web-trouble-too-often-title = أكثر من اللازم
web-trouble-too-often = { $n-plural ->
    [zero] أعد المحاولة الآن
    [one] انتظر ثانية واحدة ثم أعد المحاولة
    [two] انتظر ثانيتين ثم أعد المحاولة
    [few] انتظر { $n } ثوان ثم أعد المحاولة
    [many] انتظر { $n } ثانية ثم أعد المحاولة
   *[other] انتظر { $n } ثانية ثم أعد المحاولة
}
web-trouble-fault-title = خلل من جانبنا
web-trouble-fault = حدث خلل من جانبنا؛ لم يبق شيء في منتصفه، ولم يضع شيء مما أكد تسجيله
web-trouble-other-site = لم تأت هذه الاستمارة من صفحة من صفحات هذا البرنامج، فلم تقبل
web-trouble-no-time = ‏`{ $text }` ليس وقتا: اكتب `2023-11-24` أو `2023-11-24T07:00` أو `2023-11-24T07:00+02:00`

serve-started = افتح هذا الرابط في متصفح على هذا الجهاز؛ يصلح مرة واحدة:
serve-already = هذا السجل معروض الآن في { $address }: يقبل كلاهما القيود ويرى ما يضيفه الآخر؛ إن لم يكن ذلك مقصودا فأنه أحدهما
serve-stop = ينهي `Ctrl+C` البرنامج؛ ويبقى كل ما سجل
serve-cannot-listen = يتعذر الاستماع على `{ $address }`: { $system }
serve-cannot-listen-help = ربما يستعمل برنامج آخر هذا المنفذ: حدد غيره بـ `--port`، أو لا تحدد فيؤخذ منفذ متاح.
serve-failed = توقف الخادم: { $system }
