# The pages of the browser: terms, and why one stands where it stands.

web-terms-term = Term
web-terms-back = all terms
web-terms-narrow = narrow
web-terms-by-clause = clause
web-terms-by-view = view
web-terms-by-day = day
web-terms-by-reading = reading
web-terms-by-status = status
web-terms-any = any
web-terms-joint = the joint views
web-terms-show = show
web-terms-all = show all
web-terms-found = clauses shown: { $shown } of { $all }
web-terms-none-is-default = a status over several readings is the one they share; no reading is the default
web-terms-none = no cell is like that; choose less, or look at all of them
web-terms-over = { $n-plural ->
    [one] over its one reading
   *[other] over { $n } readings
}
web-terms-depends = depends on the reading
web-terms-condition = a condition that nobody is bound to
web-terms-readings = readings
web-terms-they-differ = the readings come to different statuses
web-terms-they-agree = the readings agree
web-terms-whole = the whole window
web-terms-earlier = earlier days
web-terms-later = later days

web-why-title = Why
web-why-term = the whole term
web-why-timeline = another moment, on the timeline
web-why-words = the clause's own words
web-why-numbers = numbers
web-why-slack = over or short
web-why-decides = time decides at
web-why-readings = readings side by side
web-why-reading = reading
web-why-holder = who holds it
web-why-point = counting point
web-why-status = status
web-why-near = entries about the same act are many: listed are those within a day of this window, and those that state no time; `tregua explain --certificate` lists all
web-why-show = { $n-plural ->
    [one] show { $n } entry
   *[other] show { $n } entries
}
web-why-which = this address names no clause; go to the terms and choose a cell
web-why-no-cell = the clause has no such cell at this moment; go to the terms and choose one
web-excerpt-no-number = `{ $text }` is no number of a list: write `from=100`, or leave it away
