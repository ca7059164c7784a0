//! Rows in words: the phrase for a row, what its text asks, who holds its reading, times on the agreement's clock.

use tregua_agreement::Agreement;
use tregua_agreement::duty::Sense;
use tregua_agreement::meaning::Held;
use tregua_calendar::{Date, Timestamp, When, Window};
use tregua_standing::{Cause, Count, Required, Row, Slack, Status, View};
use tregua_wording::{Arg, Wording};

/// Says things of one agreement in one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// The reader's language.
    pub words: &'a Wording,
    /// The agreement that is spoken of: its clock, its plurals.
    pub agreement: &'a Agreement,
}

impl Say<'_> {
    /// `5` or `6 to 8` or `9 or more`.
    pub fn number(&self, count: &Count) -> String {
        match count.hi {
            Some(hi) if hi == count.lo => count.lo.to_string(),
            Some(hi) => self.words.say(
                "bounds-between",
                &[("lo", count.lo.into()), ("hi", hi.into())],
            ),
            None => self.words.say("bounds-or-more", &[("lo", count.lo.into())]),
        }
    }

    /// A status in words.
    pub fn status(&self, status: Status) -> String {
        self.words
            .say(&format!("status-{}", status.word().replace(' ', "-")), &[])
    }

    /// A view in words.
    pub fn view(&self, view: &View) -> String {
        match view {
            View::AccordingTo(voice) => self
                .words
                .say("according-to", &[("voice", voice.as_str().into())]),
            View::NamedBody => self.words.say("view-named-body", &[]),
            View::BothParties => self.words.say("view-both-parties", &[]),
            View::AllVoices => self.words.say("view-all-voices", &[]),
        }
    }

    /// A view in a list of views: the voice alone, or the joint view's name.
    pub fn short_view(&self, shown: &View) -> String {
        match shown {
            View::AccordingTo(voice) => voice.clone(),
            joint => self.view(joint),
        }
    }

    /// The row's phrase: what a person is told beside the status.
    pub fn phrase(&self, row: &Row) -> String {
        let say = |key: &str| self.words.say(key, &[]);
        match row.status {
            Status::NotCheckable => say("says-no-body"),
            Status::NotInForce => say("says-not-begun"),
            Status::Suspended => say("says-suspended"),
            Status::Waived => say("says-waived"),
            Status::Lapsed => say("says-ran-out"),
            Status::TermContested => say("says-term-contested"),
            Status::TermNotConfirmed => {
                let asserters = self
                    .agreement
                    .clause(&row.clause)
                    .map_or_else(String::new, |clause| clause.asserted_by.join(", "));
                self.words
                    .say("says-term-silent", &[("voices", asserters.into())])
            }
            _ => self.counted_phrase(row),
        }
    }

    fn counted_phrase(&self, row: &Row) -> String {
        let say = |key: &str| self.words.say(key, &[]);
        if row.causes.contains(&Cause::Contested) {
            let figure = self.figure(row);
            let tells = figure.chars().any(|letter| letter.is_ascii_digit())
                && !figure.split('/').any(|part| part == "0..");
            return if tells {
                format!("{}: {figure}", say("says-differ"))
            } else {
                say("says-differ")
            };
        }
        match &row.required {
            Required::Amount { .. } => self.amount_phrase(row),
            Required::Ratio { .. } => self.ratio_phrase(row),
            Required::Done { .. } => self.done_phrase(row),
            Required::None { .. } => self.ban_phrase(row),
            Required::Allowed { .. } => match row.status {
                Status::NotMet => say("says-not-allowed"),
                _ => self.open_phrase(row),
            },
        }
    }

    fn amount_phrase(&self, row: &Row) -> String {
        let Some(count) = &row.counted else {
            return String::new();
        };
        let counted = ("count", Arg::from(self.number(count)));
        let by = match row.slack {
            Some(Slack::Units(by)) => by,
            _ => 0,
        };
        let ceiling = matches!(
            row.required,
            Required::Amount {
                sense: Sense::AtMost,
                ..
            }
        );
        match row.status {
            Status::Met if by > 0 && !ceiling => self
                .words
                .say("says-reached-over", &[counted, ("n", Arg::Number(by))]),
            Status::Met => self.words.say("says-reached", &[counted]),
            Status::Cured => self.words.say("says-made-good", &[]),
            Status::NotMet if ceiling => self
                .words
                .say("says-over-ceiling", &[counted, ("n", Arg::Number(-by))]),
            Status::NotMet => self
                .words
                .say("says-short", &[counted, ("n", Arg::Number(-by))]),
            _ => self.open_phrase(row),
        }
    }

    fn ratio_phrase(&self, row: &Row) -> String {
        let (Some(owed), Some(base)) = (&row.counted, &row.base) else {
            return String::new();
        };
        let mut args = vec![
            ("owed", Arg::from(self.number(owed))),
            ("base", Arg::from(self.number(base))),
        ];
        match row.slack {
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

    fn done_phrase(&self, row: &Row) -> String {
        match (row.status, row.slack) {
            (Status::Met, Some(Slack::Minutes(minutes))) => self
                .words
                .say("says-done", &[("time", self.duration(minutes).into())]),
            (Status::Late, Some(Slack::Minutes(minutes))) => self.words.say(
                "says-done-late",
                &[("time", self.duration(-minutes).into())],
            ),
            (Status::Met, _) => self.words.say("says-done-plain", &[]),
            (Status::Cured, _) => self.words.say("says-made-good", &[]),
            (Status::NotMet | Status::Overdue, _) => self.words.say("says-not-done", &[]),
            _ => self.open_phrase(row),
        }
    }

    fn ban_phrase(&self, row: &Row) -> String {
        let touched = row
            .counted
            .as_ref()
            .is_some_and(|count| count.spoken && count.hi != Some(0));
        self.words.say(
            match row.status {
                Status::Met => "says-no-act",
                Status::NotMet => "says-act",
                Status::Ambiguous => "says-act-may",
                _ if touched => "says-act-may",
                _ => "says-no-act-unstated",
            },
            &[],
        )
    }

    fn open_phrase(&self, row: &Row) -> String {
        let Some(count) = row.counted.as_ref().filter(|count| count.spoken) else {
            return self.words.say("says-nothing", &[]);
        };
        if count.lo == 0 && count.hi.is_none() {
            return self.words.say("says-nothing-that-decides", &[]);
        }
        if row.status == Status::Ambiguous {
            return format!(
                "{}: {}",
                self.words.say("says-open-text", &[]),
                self.number(count)
            );
        }
        let lo = count.lo.into();
        match count.hi {
            _ if row.status == Status::Pending => self.words.say("says-so-far", &[("count", lo)]),
            None => self.words.say("says-at-least", &[("count", lo)]),
            Some(hi) if hi == count.lo => self.number(count),
            Some(hi) if count.lo == 0 => self.words.say("says-up-to", &[("hi", hi.into())]),
            Some(hi) => self
                .words
                .say("says-between", &[("lo", lo), ("hi", hi.into())]),
        }
    }

    /// The row's figure, short enough for a cell.
    pub fn figure(&self, row: &Row) -> String {
        let short = |count: &Count| match count.hi {
            _ if !count.spoken => "–".to_owned(),
            Some(hi) if hi == count.lo => count.lo.to_string(),
            Some(hi) => format!("{}..{hi}", count.lo),
            None => format!("{}..", count.lo),
        };
        match (&row.counted, &row.base) {
            (Some(owed), Some(base)) => format!("{}/{}", short(owed), short(base)),
            (Some(count), None) => short(count),
            _ => String::new(),
        }
    }

    /// Units over or short, with a sign, for a cell.
    pub fn by(&self, row: &Row) -> Option<String> {
        let decided = matches!(
            row.status,
            Status::Met | Status::NotMet | Status::Late | Status::Cured
        );
        match row.slack.filter(|_| decided)? {
            Slack::Units(0) => None,
            Slack::Units(by) if by > 0 => Some(format!("+{by}")),
            Slack::Units(by) => Some(format!("−{}", by.unsigned_abs())),
            Slack::Minutes(minutes) => Some(self.duration(minutes.abs())),
        }
    }

    /// What the text asks.
    pub fn asks(&self, row: &Row) -> String {
        // The kinds belong to what is counted: of a ratio, to its base, which is named last.
        let kinds = row
            .kinds
            .iter()
            .map(|kinds| format!(" ({})", kinds.join(" or ")))
            .collect::<Vec<_>>()
            .join("");
        let asked = match &row.required {
            Required::Amount {
                sense,
                lo,
                hi,
                about,
                unit,
            } => {
                let unit = self.plural(unit);
                if *hi != Some(*lo) {
                    let bounds = match hi {
                        Some(hi) => self.words.say(
                            "bounds-between",
                            &[("lo", (*lo).into()), ("hi", (*hi).into())],
                        ),
                        None => self.words.say("bounds-or-more", &[("lo", (*lo).into())]),
                    };
                    self.words.say(
                        "asks-about",
                        &[
                            ("count", about.unwrap_or(*lo).into()),
                            ("unit", unit.into()),
                            ("bounds", bounds.into()),
                        ],
                    )
                } else {
                    let key = match sense {
                        Sense::AtLeast => "asks-at-least",
                        Sense::AtMost => "asks-at-most",
                        Sense::Exactly => "asks-exactly",
                    };
                    self.words
                        .say(key, &[("count", (*lo).into()), ("unit", unit.into())])
                }
            }
            Required::Ratio {
                n, m, unit, base, ..
            } => self.words.say(
                "asks-ratio",
                &[
                    ("n", (*n).into()),
                    ("unit", self.plural(unit).into()),
                    ("m", (*m).into()),
                    ("base", base.as_str().into()),
                ],
            ),
            Required::Done { due, .. } => self
                .words
                .say("asks-by", &[("due", self.instant(*due).into())]),
            Required::None { act } => format!("{} ({act})", self.words.say("asks-none", &[])),
            Required::Allowed { every, act } => match every {
                Some(thing) => format!(
                    "{} ({act}: {})",
                    self.words.say("asks-allowed-every", &[]),
                    self.plural(thing)
                ),
                None => format!("{} ({act})", self.words.say("asks-allowed", &[])),
            },
        };
        asked + &kinds
    }

    fn plural(&self, unit: &str) -> String {
        self.agreement
            .thing(unit)
            .map_or_else(|| unit.to_owned(), |thing| thing.plural.clone())
    }

    /// Who holds a reading.
    pub fn held(&self, held: &Held) -> Option<String> {
        let list = |key: &str, name: &str, values: &[String]| {
            (!values.is_empty()).then(|| self.words.say(key, &[(name, values.join(", ").into())]))
        };
        let parts = [
            list("held-by", "voices", &held.by),
            list("held-in", "sources", &held.in_sources),
            list("held-from", "rows", &held.from_rows),
            held.ours.then(|| self.words.say("held-ours", &[])),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// The instance that a row is of: a day, or a week by its first.
    pub fn instance(&self, row: &Row) -> Option<String> {
        let day = self.day(row.instance?);
        Some(match row.part.as_str() {
            "each week" => self.words.say("week-from", &[("day", day.into())]),
            _ => day,
        })
    }

    /// The part of a row, as a table of its instances is headed.
    pub fn part(&self, row: &Row) -> String {
        match row.part.as_str() {
            "each week" => self.words.say("part-each-week", &[]),
            part => part.to_owned(),
        }
    }

    /// `24 Nov 2023`.
    pub fn day(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month(date), date.year())
    }

    /// `24 Nov`.
    pub fn short_day(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.month(date))
    }

    /// `24 Nov 2023 07:00` on the self.agreement's clock.
    pub fn instant(&self, at: Timestamp) -> String {
        if at == Timestamp::MAX {
            return self.words.say("phase-open", &[]);
        }
        let civil = self.agreement.clock.civil(at);
        let seconds = if civil.second() == 0 {
            String::new()
        } else {
            format!(":{:02}", civil.second())
        };
        format!(
            "{} {:02}:{:02}{seconds}",
            self.day(civil.date()),
            civil.hour(),
            civil.minute()
        )
    }

    /// A claimed time on the self.agreement's clock, in the precision it was claimed in.
    pub fn when(&self, when: &When) -> String {
        match when {
            When::Dates(first, last) if first == last => self.day(*first),
            When::Dates(first, last) => format!("{} to {}", self.day(*first), self.day(*last)),
            When::Instant(at) => self.instant(*at),
            When::Between(window) => {
                format!(
                    "{} → {}",
                    self.instant(window.from),
                    self.instant(window.to)
                )
            }
        }
    }

    /// A window, both ends on the self.agreement's clock.
    pub fn window(&self, window: &Window) -> String {
        format!(
            "{} → {} ({})",
            self.instant(window.from),
            self.instant(window.to),
            self.agreement.clock.zone()
        )
    }

    fn month(&self, date: Date) -> &'static str {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        usize::try_from(date.month())
            .ok()
            .and_then(|month| MONTHS.get(month.checked_sub(1)?))
            .copied()
            .unwrap_or("")
    }

    /// `2 h 10 min`.
    pub fn duration(&self, minutes: i64) -> String {
        let (hours, minutes) = (minutes.div_euclid(60), minutes.rem_euclid(60));
        match (hours, minutes) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        }
    }
}
