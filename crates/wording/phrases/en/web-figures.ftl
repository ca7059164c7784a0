# The pages of the browser: figures.

web-figures-intro = One chart for each voice at each counting point, on one scale; a mark leads to why it counts as it does, or to its entry. Nothing is added up across voices or counting points.
web-figures-nothing = No figure is on record for these days. Other days can be asked for above.
web-figures-no-text = This record has no text of an agreement yet: what was counted is shown without anything that was asked for.
web-figures-too-many = There are too many entries to count them on the spot without a text; add a text, and they are counted.
web-figures-small = Counts below 3 that no source has published are shown as “fewer than 3”, here and in the data.
web-figures-cut = { $n-plural ->
    [one] More days were asked for than are drawn at once: this is the last of them.
   *[other] More days were asked for than are drawn at once: these are the last { $n } of them.
}
web-figures-asked = Counts beside what the text asks
web-figures-held = Out, and still held
web-figures-held-hint = Each voice's own figures. How many are still held is a count of its own, never worked out from how many came out.
web-figures-exchange = The exchange as it adds up
web-figures-others = Counted, and asked for by no clause
web-figures-others-hint = Other counting points and things. They are not measured against any number of the text.
web-figures-revised = Corrected and retracted figures
web-figures-revised-hint = What was said first is kept, with the entry that replaced it.
web-figures-sources = Sources

web-figures-thing = Thing
web-figures-point = Counting point
web-figures-voice = Voice
web-figures-from = From day
web-figures-to = To day
web-figures-every = all
web-figures-show = Show
web-figures-all = Show all
web-figures-no-day = `{ $text }` is no day: write it as 2023-11-24

web-figures-numbers = Numbers and entries
web-figures-day = Day
web-figures-when = When
web-figures-what = What
web-figures-figure = Figure
web-figures-earlier = Said first
web-figures-now = Since then
web-figures-corrected = corrected
web-figures-retracted = retracted
web-figures-differs = (differs from itself: both figures are kept)
web-figures-no-point = no counting point stated
web-figures-no-source = no source named
web-figures-none-of-these-days = nothing reported of these days
web-figures-nothing-received = nothing received of these days from: { $voices }
web-figures-more = { $n-plural ->
    [one] and { $n } more
   *[other] and { $n } more
}
web-figures-since = Each step holds all that is reported from { $from } up to the end of that day.
web-figures-one-scale = Both have the same scale.
web-figures-two-scales = The scales differ: the upper one ends at { $base }, the lower one at { $owed }.
web-figures-still = { $thing }: still there
web-figures-sums = Reported up to the end of each day
web-figures-fewer = fewer than { $n }
web-figures-fewer-short = <{ $n }
web-figures-fewer-or-more = fewer than { $n }, or more
web-figures-merged = { $bounds } (with a count below { $n } merged)

web-chart-exact = so many
web-chart-between = between two numbers; with an arrow, the upper one lies beyond the axis
web-chart-or-more = { $lo }+
web-chart-open = that many or more, 70+: no upper end
web-chart-gap = nothing reported, which is not 0
web-chart-revised = said first, then corrected
web-chart-rule = asked each day: in the words of the clause, and on another reading or as asserted by some
web-chart-name = { $what }, { $point }, according to { $voice }
web-chart-mark = { $day }: { $figure }, according to { $voice }, { $point }
web-chart-sum = { $what }, up to the end of { $day }: { $figure }, according to { $voice }
web-chart-bar = { $label }: { $figure } ({ $stretch })
web-chart-was = said first: { $figure }, then corrected
web-chart-was-retracted = said first: { $figure }, then retracted
web-chart-zoom = size of these charts
web-chart-zoom-in = larger
web-chart-zoom-out = smaller
web-chart-zoom-whole = whole
