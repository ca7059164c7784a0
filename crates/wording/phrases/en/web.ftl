# What stands around every page of the browser.

web-nav = pages
web-nav-now = Now
web-nav-entry = Put on record
web-nav-brief = Brief
web-nav-terms = Terms
web-nav-figures = Figures
web-nav-timeline = Timeline
web-nav-record = Record
web-nav-voices = Voices
web-nav-agreement = Agreement
web-nav-reports = The two reports
web-nav-settings = Settings
web-nav-no-text = no text yet
web-skip = to the page
web-error-title = error: { $title }
web-language = language
web-language-loses = without scripts in your browser, what is typed here and not sent is lost when the language changes
web-digits-latin = digits 0 to 9
web-digits-locale = digits of the language
web-demo = worked history: what you put on record here vanishes when the program ends
web-live = follows the clock
web-other-moment = another moment
web-follow-clock = back to the moment that is shown by itself
web-foot = tregua lays accounts side by side and judges no party. Nothing on this page comes from another machine.
web-record-head = last entry of this record:
web-changed = The record has changed since this page was shown.
web-show-again = Show it again
web-not-connected = Not connected: what you see is from { $at }, and what came since is not shown. This line goes when the connection is back.

web-trouble-unknown-title = Who is asking?
web-trouble-unknown = nobody has come in with this browser, or the link was used already
web-trouble-unknown-help = Open the link that the program printed when it was started. It works once; start the program again for another.
web-trouble-denied-title = Not with this role
web-trouble-denied = your role may not see or do this
web-trouble-denied-help = Whoever keeps the accounts can say which role may.
web-trouble-absent-title = There is nothing here
web-trouble-absent = no page and no entry has this address
web-trouble-absent-help = The links above lead to everything there is.
web-trouble-no-text-title = No text yet
web-trouble-no-text = this record has no text of an agreement that can be made sense of, so nothing can be judged by it
web-trouble-no-text-help = Claims can be put on record before any text; a text can be added later.
web-trouble-working-title = Being worked out
web-trouble-working = this moment is being worked out; the page shows itself as soon as it is done
web-trouble-input-title = Something is not right
web-trouble-input = the request is not right
web-trouble-too-large-title = Too large
web-trouble-too-large = { $n-plural ->
    [one] this is more than { $n } mebibyte, the most that is taken at once
   *[other] this is more than { $n } mebibytes, the most that is taken at once
}
web-trouble-too-often-title = Too often
web-trouble-too-often = { $n-plural ->
    [one] wait { $n } second and try again
   *[other] wait { $n } seconds and try again
}
web-trouble-fault-title = A fault of ours
web-trouble-fault = something went wrong on our side; nothing was half-done, and nothing that was acknowledged is lost
web-trouble-other-site = this form did not come from a page of this program, so it was not taken
web-trouble-no-time = `{ $text }` is no time: write 2023-11-24, 2023-11-24T07:00, or 2023-11-24T07:00+02:00

serve-started = open this link in a browser on this machine; it works once:
serve-already = this record is served already, at { $address }: both take entries and see what the other adds; if that is not meant, end one of them
serve-stop = Ctrl+C ends the program; everything put on record stays
serve-cannot-listen = cannot listen on `{ $address }`: { $system }
serve-cannot-listen-help = Another program may be using this port: give another with `--port`, or none and a free one is taken.
serve-failed = the server stopped: { $system }
