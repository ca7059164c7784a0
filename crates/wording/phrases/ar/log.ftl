# يومية السجل: نقاط التحقق والإثباتات والشهود، وما يعثر عليه الفحص.

## tregua head

log-checkpoint-written = نقطة التحقق على { $entries } في `{ $path }`؛ سلمها إلى طرف خارجي
log-tiles-written = ملفات اليومية في `{ $path }`: { $n }
log-request-written = الطلب إلى الشاهد في `{ $path }`؛ يكمل من الحجم { $n }
log-cosigned = رأى { $witness } نقطة التحقق ذات الحجم { $n } في { $time }
log-cosignature-wrong = سطر من `{ $witness }` لا يطابق نقطة التحقق ذات الحجم { $n }؛ غير السطر أو أن المفتاح آخر
log-nothing-cosigned = ليس في `{ $path }` سطر للشهود المذكورين تحت نقطة تحقق محفوظة؛ قارن المفاتيح المعطاة مع --witness
log-witness-key = `{ $key }` ليس مفتاح شاهد: { $system }
log-answer-unreadable = `{ $path }` ليس جواب شاهد: { $system }
log-old-too-large = يعرف الشاهد يومية حجمها { $n }، وحجم هذه { $size }؛ أزيلت قيود من النهاية أو أنها يومية أخرى
log-folder-there = `{ $path }` موجود من قبل؛ اختر مجلدا آخر

## tregua proof

proof-written = إثبات القيد `{ $id }` في `{ $path }`، وبايتاته الموقعة في `{ $bytes }`
proof-payload-written = مضمونه بعد الملح في `{ $path }`: وهو يكشف ما يقوله القيد
proof-key = يحتاج من يفحصه إلى مفتاح اليومية: { $key }
proof-payload-erased = مضمون القيد `{ $id }` محي؛ اطلب الإثبات من دون --with-payload
proof-entry-unknown = لا قيد `{ $entry }` في السجل؛ يسردها الأمر `tregua log`
proof-entry-several = تبدأ معرفات عدة بالأرقام `{ $entry }`؛ أعط أرقاما أكثر
proof-key-several = سجل أكثر من طرف `{ $key }`؛ سم المقصود بأرقام قيده:
proof-not-covered = لا نقطة تحقق محفوظة تشمل القيد `{ $id }`؛ وقع واحدة بالأمر `tregua head`
log-key-not-kept = يتعذر حفظ مفتاح اليومية: { $system }

## ما يعثر عليه الفحص

verify-log = اليومية: { $entries }، الجذر { $root }
verify-checkpoints = نقاط التحقق المحفوظة: { $n }، آخرها حجمها { $size }
verify-shown = أول { $n } من القيود هي قيود نقطة التحقق المعطاة
log-bracket = موجود بحلول { $time }: رأى شاهد نقطة التحقق ذات الحجم { $n }
log-bracket-open = ليس تحت أي نقطة تحقق وقعها معها شاهد مذكور
proved-by-whom = يحتاج --by proved إلى مفتاح شاهد تثق به
proved-by-whom-help = أعطه مع --witness كما يعلنه الشاهد
proved-witness-alone = يأتي --witness مع --by proved
proved-not = متروك لأن الشهود المذكورين لم يروا اليومية وهو فيها: { $claims }
verify-foreign = `{ $path }` ليس نقطة تحقق لهذا السجل، ولا يبين عنه شيئا: { $why }
verify-nothing-shows-removed-after = لا شيء هنا يظهر قيودا أزيلت بعد الأولى وعددها { $n }
found-leaf = تعرف اليومية بايتات أخرى في مكانه
found-not-in-log = اليومية لا تشمله
found-tile = `{ $path }` من اليومية ليس ما تعطيه القيود
found-cut = أزيلت قيود من النهاية (ما تشمله اليومية: { $covered }، وهنا: { $n })؛ استعد نسخة
found-checkpoint = نقطة التحقق ذات الحجم { $n } { $why }
found-given = نقطة التحقق المعطاة { $why }
checkpoint-unreadable = تتعذر قراءتها: { $system }
checkpoint-foreign = من يومية ليست من tregua
checkpoint-space = من فضاء آخر
checkpoint-other-node = من يومية عقدة أخرى
checkpoint-is-bundle = هي حزمة يأخذها `tregua merge`
checkpoint-other-log = من يومية أخرى وقعها جهاز لهذا السجل: إحداهما بدئت من جديد
checkpoint-not-signed = ليست موقعة من اليومية التي تسميها
checkpoint-signature = غيرت بعد توقيعها
checkpoint-root = وقعت على قيود غير التي هنا
checkpoint-cut = تشمل قيودا أكثر مما هنا
key-other-log = `{ $path }` ليس مفتاح اليومية التي نقاط تحققها هنا؛ استعده من حيث تحفظه
