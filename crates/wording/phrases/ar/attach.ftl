# الملفات المرفقة وخطوات حفظها.

attach-file = { $name } ({ $type }، { $size })
attach-bytes = { $n } بايت
attach-mebibytes = { $n } ميبيبايت
found-attached = الملف المرفق ليس ما وقع عليه
found-stray-attached = يحفظ ملف لا يسميه أي مرفق هنا: { $id }
found-stray-pieces = تحفظ أجزاء لا تعود إلى أي ملف مرفق
verify-attached = ملفات مرفقة كل منها هو ما وقع عليه: { $n }
verify-lacking = ملفات مرفقة ليست هنا: { $n }
custody-step-collected = جمع
custody-step-received = استلم
custody-step-kept = حفظ
custody-step-sealed = ختم
custody-step-opened = فتح
custody-step-copied = نسخ
custody-step-handed-on = سلم
custody-step-destroyed = أتلف
