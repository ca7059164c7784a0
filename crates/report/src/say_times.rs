//! Times in words, on the agreement's clock.

use tregua_calendar::{Date, Timestamp, When, Window};
use tregua_wording::Arg;

use crate::Say;

impl Say<'_> {
    /// `24 Nov 2023`.
    pub fn day(&self, date: Date) -> String {
        self.words.say("date", &date_args(date))
    }

    /// `24 Nov`.
    pub fn short_day(&self, date: Date) -> String {
        self.words.say("date-short", &date_args(date))
    }

    /// `24 Nov 2023 07:00` on the agreement's clock.
    pub fn instant(&self, at: Timestamp) -> String {
        if at == Timestamp::MAX {
            return self.words.say("phase-open", &[]);
        }
        let civil = self.agreement.clock.civil(at);
        let two = |part: i8| Arg::Figures(format!("{part:02}").into());
        let mut args = vec![("hour", two(civil.hour())), ("minute", two(civil.minute()))];
        let time = if civil.second() == 0 {
            self.words.say("clock-time", &args)
        } else {
            args.push(("second", two(civil.second())));
            self.words.say("clock-time-seconds", &args)
        };
        let args = [
            ("date", Arg::said(self.day(civil.date()))),
            ("time", Arg::said(time)),
        ];
        self.words.say("instant", &args)
    }

    /// A claimed time on the agreement's clock, in the precision it was claimed in.
    pub fn when(&self, when: &When) -> String {
        match when {
            When::Dates(first, last) if first == last => self.day(*first),
            When::Dates(first, last) => {
                let args = [
                    ("first", Arg::said(self.day(*first))),
                    ("last", Arg::said(self.day(*last))),
                ];
                self.words.say("dates", &args)
            }
            When::Instant(at) => self.instant(*at),
            When::Between(window) => self.interval(window),
        }
    }

    /// A window, both ends on the agreement's clock.
    pub fn window(&self, window: &Window) -> String {
        let args = [
            ("interval", Arg::said(self.interval(window))),
            ("zone", self.agreement.clock.zone().into()),
        ];
        self.words.say("interval-in-zone", &args)
    }

    pub(crate) fn interval(&self, window: &Window) -> String {
        let args = [
            ("from", Arg::said(self.instant(window.from))),
            ("to", Arg::said(self.instant(window.to))),
        ];
        self.words.say("interval", &args)
    }

    /// `2 h 10 min`.
    pub fn duration(&self, minutes: i64) -> String {
        let count = |key: &str, n: i64| self.words.say(key, &[("n", Arg::Number(n.into()))]);
        let (hours, minutes) = (minutes.div_euclid(60), minutes.rem_euclid(60));
        match (hours, minutes) {
            (0, minutes) => count("minutes", minutes),
            (hours, 0) => count("hours", hours),
            (hours, minutes) => {
                let args = [
                    ("hours", Arg::said(count("hours", hours))),
                    ("minutes", Arg::said(count("minutes", minutes))),
                ];
                self.words.say("hours-and-minutes", &args)
            }
        }
    }
}

/// Day, month and year, for the phrases of a date.
fn date_args(date: Date) -> [(&'static str, Arg<'static>); 3] {
    [
        ("day", Arg::Number(date.day().into())),
        ("month", format!("m{}", date.month()).into()),
        ("year", Arg::Number(date.year().into())),
    ]
}
