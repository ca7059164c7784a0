# Attached files, and the steps of their keeping.

attach-file = { $name } ({ $type }, { $size })
attach-bytes = { $n } B
attach-mebibytes = { $n } MiB
found-attached = the attached file is not what was signed for
found-stray-attached = a file is kept that no attachment here names: { $id }
found-stray-pieces = pieces are kept that belong to no attached file
verify-attached = attached files, each what was signed for: { $n }
verify-lacking = attached files that are not here: { $n }
custody-step-collected = collected
custody-step-received = received
custody-step-kept = kept
custody-step-sealed = sealed
custody-step-opened = opened
custody-step-copied = copied
custody-step-handed-on = handed on
custody-step-destroyed = destroyed
