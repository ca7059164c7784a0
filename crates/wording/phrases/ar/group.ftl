# مجموعات القراء وما ختم لها.

group-key = مفتاح القراءة لهذه العقدة هو { $key }؛ أعطه لمن يختم شيئا لهذه العقدة. يفتح بـ`{ $path }` الذي لا يجوز أن يكون لدى غيرها
group-set = { $group } (القيد `{ $id }`): ما يوضع في السجل لها من الآن لا يفتح إلا بمفاتيحها؛ القراء: { $n }
group-without-own = مفتاح هذه العقدة ليس بينها؛ تحتفظ بما تختمه هي، ولا تقرأ شيئا مما يختمه الآخرون لهذه المجموعة
group-listed = { $group } لـ{ $organisation } (القيد `{ $id }`)؛ القراء: { $n }
group-listed-own = { $group } لـ{ $organisation } (القيد `{ $id }`)؛ القراء: { $n }، ومنهم هذه العقدة
group-listed-replaced = { $group } لـ{ $organisation } (القيد `{ $id }`) كان قراؤها: { $n }؛ حل محلها قيد لاحق
group-none = لا مجموعات في السجل
group-reader = `{ $name }` ليس مفتاح قراءة؛ يبدأ بـ`age1` كما يطبعه `tregua group --key`
group-readers = للمجموعة من 1 إلى { $limit } من القراء، ولهذه يكون { $n }
group-absent = لا مجموعة `{ $name }` في السجل؛ يعددها `tregua group`
group-several = لعدة منظمات مجموعة `{ $name }`؛ سم واحدة لك، أو أعط الأرقام الأولى من قيدها
record-cannot-seal = لا يمكن ختم القيد لقرائه: { $system }
unread-restricted = مقصور على { $group }
log-for-group = لـ{ $group }: { $entry }
export-restricted = تركت لأنها لمجموعات والملف يكون للجميع: { $entries }

## tregua reveal

reveal-would = كان سيكون للجميع: القيد `{ $id }`
reveal-done = للجميع من الآن: القيد `{ $id }`؛ تحمل الحزم مضمونه ويقارنه الآخرون بما وقع
reveal-nothing-yet = لم يكشف شيء؛ يكشف `--commit`، ولا رجعة في ذلك
reveal-open = القيد `{ $id }` ليس لمجموعة؛ يقرؤه الجميع
reveal-of-another = القيد `{ $id }` لمنظمة أخرى؛ لا يقول إنه للجميع إلا صاحبه
reveal-unread = مضمون القيد `{ $id }` ليس هنا
disclosed-all = كل شيء
disclosed-would = كان سيعرض على الجميع من القيد `{ $id }`: { $fields }
disclosed-done = معروض على الجميع من الآن من القيد `{ $id }`: { $fields }؛ ويبقى سائره مغلقا
disclosed-would-group = كان سيسلم إلى { $group } من القيد `{ $id }`: { $fields }
disclosed-done-group = سلم إلى { $group } من القيد `{ $id }`: { $fields }
reveal-no-field = ليس للقول حقل `{ $field }`؛ حقوله أعمدة الأقوال مثل act وamount وplace
reveal-without-field = ليس تحت `{ $field }` شيء في القيد `{ $id }`
reveal-in-one-piece = القيد `{ $id }` ليس قولا، أو هو من إصدار سبق الالتزام بكل حقل على حدة؛ يمكن كشفه كله
group-earlier = سلم إلى { $group } مما سجل له من قبل: { $entries }
log-disclosure = من القيد { $id }
log-disclosure-fields = من القيد { $id }: { $fields }

## tregua export --public

public-written = يحوي { $file } ما قيل للجميع: { $shown } من { $entries }، والسجل الذي يضمها كلها
public-empty = مذكورة من غير مضمونها: { $entries }
public-closed = موجودة بصمات فحسب لأنها لقراء بعينهم أو محجوبة الآن أو عن أعضاء الهدنة: { $entries }
public-older = موجودة بصمات فحسب لأنها من إصدار يبين موضعه في السجل من وقع: { $entries }
public-after = ليست فيه لأنها جاءت بعد نقطة التحقق؛ وقع واحدة بـ`tregua head` لتكون فيه أيضا: { $entries }
public-tells = ليس فيه من وقع؛ وما لا يزال يبينه في docs/public.md
public-no-head = لا نقطة تحقق محفوظة؛ وقع واحدة بـ`tregua head` واطلب توقيعا شاهدا عليها إن أمكن
