#!/usr/bin/env python3
"""RTAMT on the log of a job: JOB EVENTS FILE. Prints one line of JSON."""
import json

import rtamt

WHY = "signals without keys and without sums: an answer to one request is an answer to all"
# That it is there is seen by making a monitor of it.
monitor = rtamt.StlDiscreteTimeSpecification()
monitor.declare_var("act", "float")
monitor.spec = "act >= 0.5"
monitor.parse()
print(json.dumps({"engine": "rtamt 0.4.10", "cannot_say": WHY}))
