# محو مضمون القيود: ما محي، وما محاه الآخرون، وما لا يقرأ.

## tregua erase

erase-entry = { $kind } لـ{ $author } (القيد `{ $id }`)
erase-would = كان سيمحى: { $entry }
erase-done = محي: { $entry }
erase-before = محي من قبل: { $entry }
erase-named-by = قيود تسميه وتبقى تسميه بمعرفه: { $n }
erase-edition = نشرة في السجل تذكره، القيد `{ $id }`؛ لها كلماتها، وتمحى كأي قيد آخر
erase-nothing-yet = لم يمح شيء؛ يمحو `--commit`. لا يصل المحو إلى الحزم والملفات المصدرة وملفات الإثبات والنسخ الاحتياطية التي صنعت من قبل، ولا إلى نسخ الآخرين الذين يطلبه منهم الإشعار
erase-not-reached = زال من ملفات هذا السجل. لا يصل المحو إلى الحزم والملفات المصدرة وملفات الإثبات والنسخ الاحتياطية التي صنعت من قبل، ولا إلى نسخ الآخرين الذين يطلبه منهم الإشعار؛ واستيراد الصفوف نفسها من جديد يعيدها إلى السجل
erase-unwiped = ربما بقي ما محي في أجزاء غير مستعملة من ملف السجل: يقرؤه برنامج آخر، أو لا مكان لكتابته من جديد؛ أغلق ذلك البرنامج أو أفسح مكانا، ثم أعد الأمر نفسه
erase-needed = القيد `{ $id }` يقول لمن هذا السجل، أو قيود من تحتسب، أو متى استلم شيء، أو أن شيئا محي؛ وهذا يبقى
erase-listed = محي: { $entry }
erase-asked = يطلب آخرون محو { $entry }؛ يلبيهم `tregua erase` مع معرفه
erase-none = لم يمح شيء، ولا يطلب ذلك أحد

## why

erase-why-request = طلبه شخص يتعلق به
erase-why-danger = قد يعرض أحدا للخطر
erase-why-law = يطلبه قانون أو محكمة أو سلطة
erase-why-term = انقضت المدة التي كان سيحفظ فيها
erase-why-slip = لم يكن مقصودا قط أن يكون في السجل

## entries that cannot be read

unread-notice = محا المضمون { $organisation } في { $day }: { $why } (الإشعار `{ $notice }`)
unread-erased = { $erased }
unread-erased-elsewhere = جاء بلا مضمونه؛ { $erased }
unread-not-come = جاء بلا مضمونه، وقد يأتي بعد
unread-gone = مضمونه غير موجود، ولا يقول أحد لماذا
unread-not-understood = لا يفهمه هذا الإصدار
report-unread = لا تقرأ هنا ولا تحتسب في شيء: { $entries }؛ يقول `tregua log` لماذا
web-unread = لا تقرأ هنا ولا تحتسب في شيء: { $entries }؛ يقول السجل لماذا في كل منها
status-unread = ربما كانت عن هذا البند ولا تقرأ هنا: { $entries }؛ يقول `tregua explain` لماذا
explain-unread = لا تقرأ هنا ولا تحتسب

## what a merge and a check say of it

merge-erased = محي كما فعلت هذه المنظمة على جهاز آخر: { $entries }
merge-asked = يطلب آخرون محو { $entries }؛ يعددها `tregua erase`
found-removed = مضمونه غير موجود، ولا يقول أي إشعار لهذه العقدة إنه محي؛ استعد نسخة
found-not-erased = مضمونه هنا من جديد، مع أن هذه العقدة محته؛ يزيله `tregua erase`
