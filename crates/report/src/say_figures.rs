//! Figures in words: what was counted, over which stretch of time, how many.

use tregua_agreement::duty::Sense;
use tregua_calendar::{Date, Timestamp};
use tregua_standing::{Required, Row, Slack, Status};
use tregua_wording::Arg;

use crate::brief::{Figure, Period, What};
use crate::say::Say;

impl Say<'_> {
    /// What came of so many for each so many.
    pub(crate) fn ratio_phrase(&self, row: &Row) -> String {
        let (Some(owed), Some(base)) = (&row.counted, &row.base) else {
            return String::new();
        };
        let mut args = vec![
            ("owed", Arg::said(self.number(owed))),
            ("base", Arg::said(self.number(base))),
        ];
        let of_limit = matches!(
            row.required,
            Required::Ratio {
                sense: Sense::AtMost,
                ..
            }
        );
        match row.slack {
            Some(Slack::Units(by)) if of_limit && by < 0 => {
                args.push(("n", Arg::Number(by.abs())));
                self.words.say("says-ratio-over", &args)
            }
            Some(Slack::Units(_)) if of_limit => self.words.say("says-ratio-within", &args),
            _ if of_limit => self.figure(row),
            _ if base.hi == Some(0) && row.status == Status::Met => {
                self.words.say("says-no-occasion", &[])
            }
            _ if row.status == Status::Late => self.words.say("says-owed-late", &args),
            _ if row.status == Status::Cured => self.words.say("says-made-good", &[]),
            Some(Slack::Units(0)) => self.words.say("says-owed-met", &args),
            Some(Slack::Units(by)) => {
                args.push(("n", Arg::Number(by.abs())));
                self.words.say(
                    if by > 0 {
                        "says-owed-over"
                    } else {
                        "says-owed-short"
                    },
                    &args,
                )
            }
            _ if !owed.spoken && !base.spoken => self.words.say("says-nothing", &[]),
            _ => self.figure(row),
        }
    }

    /// `141 or more`; of so many, where the voice says that.
    pub fn figure_with_base(&self, figure: &Figure) -> String {
        let number = self.bounds(figure.lo, figure.hi);
        match figure.out_of {
            None => number,
            Some(of) => {
                let args = [("count", Arg::said(number)), ("of", of.into())];
                self.words.say("brief-out-of", &args)
            }
        }
    }

    /// What is counted, and where.
    pub fn counted_what(&self, what: &What) -> String {
        let mut text = self.done(&what.act, what.thing.as_deref());
        for kinds in &what.kinds {
            text.push_str(&format!(" ({})", self.kinds(kinds)));
        }
        if let Some(unit) = &what.unit {
            text.push_str(&format!(" ({})", self.words.apart(unit)));
        }
        let mut parts = vec![text];
        let place = what.place.as_ref();
        parts.extend(place.map(|place| self.words.apart(place).into_owned()));
        parts.extend(what.point.as_ref().map(|point| self.counted_at(point)));
        self.words.join("list-comma", parts)
    }

    /// An agreement day, or a first day and a last.
    pub fn stretch(&self, period: &Period) -> String {
        let name = match &period.day {
            Some(day) => day
                .parse::<Date>()
                .map_or_else(|_| day.clone(), |date| self.short_day(date)),
            None => {
                let clock = &self.agreement.clock;
                let last = period.to.at().as_second() - 1;
                let last = Timestamp::from_second(last).unwrap_or(period.to.at());
                let day = |at| Arg::said(self.short_day(clock.day_of(at)));
                let args = [("first", day(period.from.at())), ("last", day(last))];
                self.words.say("dates", &args)
            }
        };
        if period.over {
            return name;
        }
        self.words
            .say("brief-not-over", &[("period", Arg::said(name))])
    }
}
