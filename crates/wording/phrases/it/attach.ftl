# File allegati, e i passi della loro custodia.

attach-file = { $name } ({ $type }, { $size })
attach-bytes = { $n } B
attach-mebibytes = { $n } MiB
found-attached = il file allegato non è quello per cui si firmò
found-stray-attached = è conservato un file che nessun allegato qui nomina: { $id }
found-stray-pieces = sono conservate parti che non appartengono ad alcun file allegato
verify-attached = file allegati, ciascuno quello per cui si firmò: { $n }
verify-lacking = file allegati che non sono qui: { $n }
custody-step-collected = raccolto
custody-step-received = ricevuto
custody-step-kept = custodito
custody-step-sealed = sigillato
custody-step-opened = aperto
custody-step-copied = copiato
custody-step-handed-on = consegnato
custody-step-destroyed = distrutto
