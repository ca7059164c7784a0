#!/usr/bin/env python3
"""Reelay on the log of a job: JOB EVENTS FILE. Prints one line of JSON.

It monitors the past: an answer with no request of its id in the 24 hours before is an answer too late. Requests that
nobody answered are no event of its own, so it is held against late answers alone.
"""
import json
import resource
import sys
import time

DAY = 86_400


def main() -> None:
    job, _, path = sys.argv[1:4]
    if job != "deadline":
        why = "past-time signals without sums, windows of a calendar or counts by key"
        print(json.dumps({"engine": "reelay 25.0.0", "cannot_say": why}))
        return
    import reelay

    began = time.process_time()
    rows = []
    with open(path, encoding="ascii") as log:
        for line in log:
            _, known, at, _, what, key, _ = line.rstrip().split(",")
            if what in ("trigger", "act"):
                rows.append((int(known), int(at), what, key))
    reading = time.process_time() - began
    asked = {key: at for _, at, what, key in rows if what == "trigger"}
    late = sum(1 for _, at, what, key in rows if what == "act" and at - asked[key] > DAY)
    monitor = reelay.dense_timed_monitor(
        pattern="forall[i]. {what: act, key: *i} -> once[0:86400]{what: trigger, key: *i}",
        semantics="boolean",
    )
    began = time.process_time()
    found, last = 0, 0
    for known, _, what, key in rows:
        # Its time has to move on with every record.
        last = max(last + 0.001, known)
        for segment in monitor.update({"time": last, "what": what, "key": key}):
            found += not segment["value"]
    seconds = time.process_time() - began
    print(json.dumps({
        "engine": "reelay 25.0.0",
        "events": len(rows),
        "answers": late,
        "differences": abs(found - late),
        "seconds": seconds,
        "reading": reading,
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }))


main()
