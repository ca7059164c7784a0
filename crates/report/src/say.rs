//! Rows in words: the phrase for a row, what its text asks, who holds its reading.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{LIMIT, Sense};
use tregua_agreement::meaning::Held;
use tregua_calendar::Timestamp;
use tregua_standing::{Cause, Count, InstanceName, Required, Row, Slack, Status, View, Worth};
use tregua_wording::{Arg, Wording};

/// Says things of one agreement in one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// The reader's language.
    pub words: &'a Wording,
    /// The agreement that is spoken of: its clock, its plurals.
    pub agreement: &'a Agreement,
}

/// What the header of a text says that was put together from reports.
const RECONSTRUCTED: &str = "reconstructed from reports; signed by nobody";

impl Say<'_> {
    /// `5` or `6 to 8` or `9 or more`.
    pub fn number(&self, count: &Count) -> String {
        self.bounds(count.lo, count.hi)
    }

    /// The same of two bare ends.
    pub fn bounds(&self, lo: u64, hi: Option<u64>) -> String {
        match hi {
            Some(hi) if hi == lo => self.words.number(lo.into()),
            Some(hi) => self
                .words
                .say("bounds-between", &[("lo", lo.into()), ("hi", hi.into())]),
            None => self.words.say("bounds-or-more", &[("lo", lo.into())]),
        }
    }

    /// The line that says what sort of text it is, as its header has it. That it was put together from reports and signed by
    /// nobody is said in every language.
    pub fn text_header(&self, text: &str) -> String {
        let text = match text {
            RECONSTRUCTED => Arg::said(self.words.say("text-reconstructed", &[])),
            own => own.into(),
        };
        self.words.say("text-header", &[("text", text)])
    }

    /// A status in words.
    pub fn status(&self, status: Status) -> String {
        self.words.known("status", status.word())
    }

    /// A verb as the name of an act.
    pub fn act(&self, act: &str) -> String {
        self.words.known("act", act)
    }

    /// A counting point.
    pub fn point(&self, point: &str) -> String {
        self.words.known("point", point)
    }

    /// `counted at offloading`.
    pub fn counted_at(&self, point: &str) -> String {
        self.words
            .say("counted-at", &[("point", Arg::said(self.point(point)))])
    }

    /// The name of a part of a clause: `each day`, or of one actor, `ban: Alpha`, or of a length or a share,
    /// `any 24 hours`, `30 percent`.
    pub fn part_name(&self, part: &str) -> String {
        const OF_ONE: [(&str, &str); 7] = [
            ("ban: ", "part-ban-of"),
            ("together: ", "part-together-of"),
            ("consent: ", "part-consent-of"),
            ("notice: ", "part-notice-of"),
            ("begun: ", "part-begun-of"),
            ("reached: ", "part-reached-of"),
            ("kept: ", "part-kept-of"),
        ];
        let of_one = OF_ONE
            .iter()
            .find_map(|(prefix, key)| Some((part.strip_prefix(prefix)?, *key)));
        if let Some((actor, key)) = of_one {
            return self
                .words
                .say(key, &[("actor", Arg::said(self.name(actor)))]);
        }
        if let Some(window) = part.strip_suffix(LIMIT) {
            let window = Arg::said(self.part_name(window));
            return self.words.say("part-at-most", &[("part", window)]);
        }
        let percent = part.strip_suffix(" percent").map(str::parse::<u64>);
        if let Some(Ok(percent)) = percent {
            return self.words.say("part-percent", &[("n", percent.into())]);
        }
        let any = part
            .strip_prefix("any ")
            .and_then(|rest| rest.split_once(' '));
        let any = any.and_then(|(n, unit)| Some((n.parse::<u64>().ok()?, unit)));
        match any {
            Some((n, "day" | "days")) => self.words.say("part-any-days", &[("n", n.into())]),
            Some((n, _)) => self.words.say("part-any-hours", &[("n", n.into())]),
            None => self.words.known("part", part),
        }
    }

    /// What was done with a thing, as a figure counts it: `trucks admitted`.
    pub fn done(&self, act: &str, thing: Option<&str>) -> String {
        self.done_to(act, thing.map(|thing| self.plural(thing)))
    }

    /// The same with one of the thing: `truck admitted`.
    pub fn done_to_one(&self, act: &str, thing: &str) -> String {
        self.done_to(act, Some(thing.to_owned()))
    }

    fn done_to(&self, act: &str, noun: Option<String>) -> String {
        let own = || {
            self.agreement
                .lexicon
                .verb(act)
                .map(|verb| verb.done.as_str())
        };
        let done = if self.words.has(&format!("done-{}", act.replace(' ', "-"))) {
            self.words.known("done", act)
        } else {
            self.words.apart(own().unwrap_or(act)).into_owned()
        };
        match noun {
            None => done,
            Some(noun) => {
                let args = [("thing", noun.into()), ("done", Arg::said(done))];
                self.words.say("thing-done", &args)
            }
        }
    }

    /// A view in words.
    pub fn view(&self, view: &View) -> String {
        match view {
            View::AccordingTo(voice) => self
                .words
                .say("according-to", &[("voice", Arg::said(self.voice(voice)))]),
            View::NamedBody => self.words.say("view-named-body", &[]),
            View::BothParties => self.words.say("view-both-parties", &[]),
            View::AllVoices => self.words.say("view-all-voices", &[]),
            View::Own(name) => self
                .words
                .say("view-own", &[("name", name.as_str().into())]),
        }
    }

    /// A view in a list of views: the voice alone, or the joint view's name.
    pub fn short_view(&self, shown: &View) -> String {
        match shown {
            View::AccordingTo(voice) => self.voice(voice),
            joint => self.view(joint),
        }
    }

    /// The row's phrase: what a person is told beside the status.
    pub fn phrase(&self, row: &Row) -> String {
        let own = self.own_phrase(row);
        let own = Some(own).filter(|own| !own.is_empty());
        let each = own.into_iter().chain(self.beside(row));
        self.words.join("list-semicolon", each)
    }

    fn own_phrase(&self, row: &Row) -> String {
        let say = |key: &str| self.words.say(key, &[]);
        match row.status {
            Status::NotCheckable if matches!(row.required, Required::ByHand { .. }) => {
                self.judged_phrase(row)
            }
            Status::NotCheckable if !row.waits_for.is_empty() => {
                self.told("says-waits-open", &row.waits_for)
            }
            Status::NotCheckable => say("says-no-body"),
            Status::NotInForce if !row.waits_for.is_empty() => {
                self.told("says-waits", &row.waits_for)
            }
            Status::NotInForce if row.waited => say("says-before-opening"),
            Status::NotInForce => say("says-not-begun"),
            Status::Suspended if row.suspensions.iter().any(|one| one.worth == Worth::Ground) => {
                say("says-suspended-founded")
            }
            Status::Suspended => say("says-suspended"),
            Status::Waived => say("says-waived"),
            Status::Lapsed if !row.waits_for.is_empty() => {
                self.told("says-alongside", &row.waits_for)
            }
            Status::Lapsed if !row.freed_by.is_empty() => self.told("says-freed", &row.freed_by),
            Status::Lapsed if matches!(row.required, Required::Renewed { tacit: true, .. }) => {
                say("says-notice")
            }
            Status::Lapsed => say("says-ran-out"),
            Status::TermContested => say("says-term-contested"),
            Status::TermNotConfirmed => {
                let asserters = self
                    .agreement
                    .clause(&row.clause)
                    .map_or_else(String::new, |clause| {
                        self.voices("list-comma", &clause.asserted_by)
                    });
                self.words
                    .say("says-term-silent", &[("voices", Arg::said(asserters))])
            }
            _ => self.counted_phrase(row),
        }
    }

    fn counted_phrase(&self, row: &Row) -> String {
        let say = |key: &str| self.words.say(key, &[]);
        if !row.waits_for.is_empty() && row.status == Status::Pending {
            return self.told("says-alongside", &row.waits_for);
        }
        if !row.waits_for.is_empty() && !row.waited {
            return self.told("says-alongside-open", &row.waits_for);
        }
        if !row.waits_for.is_empty() {
            return self.told("says-waits-open", &row.waits_for);
        }
        if !row.freed_by.is_empty() {
            return self.told("says-freed-open", &row.freed_by);
        }
        if row.causes.contains(&Cause::Contested) {
            // Words on record, and reports of a state, are no amounts.
            if matches!(
                row.required,
                Required::Renewed { .. } | Required::State { .. } | Required::Together { .. }
            ) {
                return say("says-differ");
            }
            if matches!(row.required, Required::Done { .. }) && row.base.is_some() {
                return say("says-differ");
            }
            let counts = || row.counted.iter().chain(&row.base);
            let tells = counts().any(|count| count.spoken)
                && !counts().any(|count| count.spoken && count.lo == 0 && count.hi.is_none());
            return if tells {
                format!("{}: {}", say("says-differ"), self.figure(row))
            } else {
                say("says-differ")
            };
        }
        match &row.required {
            Required::Amount { .. } => self.amount_phrase(row),
            Required::Ratio { .. } => self.ratio_phrase(row),
            Required::Done { .. } => self.done_phrase(row),
            Required::Together { .. } => self.together_phrase(row),
            Required::None { .. } => self.ban_phrase(row),
            Required::State { by, .. } => self.state_phrase(row, by.is_some()),
            Required::Renewed { tacit, .. } => say(match (row.status, tacit) {
                (Status::Met, false) => "says-agreed",
                (Status::Ambiguous, false) => "says-consent-may",
                (_, false) => "says-no-consent",
                (Status::Met, true) => "says-silence",
                (Status::Ambiguous, true) => "says-notice-may",
                (_, true) => "says-no-notice",
            }),
            Required::Allowed { .. } => match row.status {
                Status::NotMet => say("says-not-allowed"),
                _ => self.open_phrase(row),
            },
            Required::ByHand { .. } => self.judged_phrase(row),
        }
    }

    fn amount_phrase(&self, row: &Row) -> String {
        let Some(count) = &row.counted else {
            return String::new();
        };
        let number = self.number(count);
        let counted = ("count", Arg::said(self.in_stretch(count, number)));
        let by = match row.slack {
            Some(Slack::Units(by)) => by,
            _ => 0,
        };
        let of = |side| matches!(row.required, Required::Amount { sense, .. } if sense == side);
        let (ceiling, batch) = (of(Sense::AtMost), of(Sense::Batch));
        match row.status {
            Status::Met if batch && count.hi == Some(0) => self.words.say("says-no-batch", &[]),
            Status::Met if by > 0 && !ceiling => self
                .words
                .say("says-reached-over", &[counted, ("n", Arg::Number(by))]),
            Status::Met => self.words.say("says-reached", &[counted]),
            Status::Cured => self.words.say("says-made-good", &[]),
            Status::NotMet if ceiling => self
                .words
                .say("says-over-ceiling", &[counted, ("n", Arg::Number(-by))]),
            Status::NotMet => match count.hi.map(|hi| i128::from(hi - count.lo.min(hi))) {
                Some(wide) if wide > 0 => {
                    let most = ("most", Arg::Number(wide - by));
                    let args = [counted, ("least", Arg::Number(-by)), most];
                    self.words.say("says-short-between", &args)
                }
                _ => self
                    .words
                    .say("says-short", &[counted, ("n", Arg::Number(-by))]),
            },
            _ => self.open_phrase(row),
        }
    }

    /// A number with the stretch that it was counted in, where one is named.
    fn in_stretch(&self, count: &Count, number: String) -> String {
        let Some(stretch) = &count.stretch else {
            return number;
        };
        let args = [
            ("count", Arg::said(number)),
            ("interval", Arg::said(self.interval(stretch))),
        ];
        self.words.say("count-in-stretch", &args)
    }

    fn done_phrase(&self, row: &Row) -> String {
        // Of an answer, first whether there was anything to answer.
        match &row.base {
            Some(trigger) if trigger.hi == Some(0) => {
                return self.words.say("says-no-occasion", &[]);
            }
            Some(trigger) if !trigger.spoken => return self.words.say("says-no-trigger", &[]),
            _ => {}
        }
        match (row.status, row.slack) {
            (Status::Met, Some(Slack::Minutes(minutes))) => self
                .words
                .say("says-done", &[("time", Arg::said(self.duration(minutes)))]),
            (Status::Late, Some(Slack::Minutes(minutes))) => self.words.say(
                "says-done-late",
                &[("time", Arg::said(self.duration(-minutes)))],
            ),
            (Status::Met, _) => self.words.say("says-done-plain", &[]),
            (Status::Cured, _) => self.words.say("says-made-good", &[]),
            (Status::NotMet | Status::Overdue, _) => self.words.say("says-not-done", &[]),
            _ => self.open_phrase(row),
        }
    }

    fn state_phrase(&self, row: &Row, reached: bool) -> String {
        if reached {
            let told = match row.status {
                Status::Met => "says-state-reached",
                Status::Late => "says-state-late",
                Status::Cured => "says-made-good",
                Status::NotMet | Status::Overdue => "says-state-not-reached",
                _ => return self.open_phrase(row),
            };
            return self.words.say(told, &[]);
        }
        let told = match row.status {
            Status::Met => "says-state-kept",
            Status::NotMet => "says-state-more",
            Status::Ambiguous => "says-state-may",
            _ => "says-state-unstated",
        };
        self.words.say(told, &[])
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

    /// Whether all of a group came on one day; what is known of it is told by the claims.
    fn together_phrase(&self, row: &Row) -> String {
        let spoken = row.counted.as_ref().is_some_and(|count| count.spoken);
        self.words.say(
            match row.status {
                Status::Met => "says-together",
                Status::NotMet => "says-parted",
                Status::Ambiguous => "says-parted-may",
                _ if spoken => "says-group-open",
                _ => "says-nothing",
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
        let ratio = matches!(row.required, Required::Ratio { .. });
        // Of a sum over categories the base alone says nothing of what is owed.
        if let (Required::Ratio { owed, rates, .. }, Some(have)) = (&row.required, &row.counted)
            && !rates.is_empty()
        {
            let have = ("have", Arg::said(self.short(have)));
            return match owed {
                Some(owed) => {
                    let owed = Arg::said(self.words.number((*owed).into()));
                    self.words.say("figure-owed", &[have, ("owed", owed)])
                }
                None => self.words.say("figure-owed-open", &[have]),
            };
        }
        match (&row.counted, row.base.as_ref().filter(|_| ratio)) {
            (Some(owed), Some(base)) => {
                let args = [
                    ("owed", Arg::said(self.short(owed))),
                    ("base", Arg::said(self.short(base))),
                ];
                self.words.say("figure-against", &args)
            }
            (Some(count), None) => self.short(count),
            _ => String::new(),
        }
    }

    fn short(&self, count: &Count) -> String {
        if count.spoken {
            self.range(count.lo, count.hi)
        } else {
            self.words.say("figure-none", &[])
        }
    }

    /// An interval of amounts, short enough for a cell: `137`, `150–200`, `101 or more`.
    pub fn range(&self, lo: u64, hi: Option<u64>) -> String {
        let args = |hi: u64| [("lo", lo.into()), ("hi", hi.into())];
        match hi {
            Some(hi) if hi == lo => self.words.number(lo.into()),
            Some(hi) => self.words.say("figure-between", &args(hi)),
            None => self.words.say("figure-or-more", &[("lo", lo.into())]),
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
            Slack::Units(by) => {
                let key = if by > 0 { "by-more" } else { "by-less" };
                Some(self.words.say(key, &[("n", Arg::Number(by.abs()))]))
            }
            Slack::Minutes(minutes) => Some(self.duration(minutes.abs())),
        }
    }

    /// What the text asks.
    pub fn asks(&self, row: &Row) -> String {
        self.asked(&row.required, &row.kinds)
    }

    /// What the text asks of every instance alike: where each has an hour of its own, all but the hour.
    pub fn asks_of_each(&self, row: &Row) -> Option<String> {
        let alike = match row.required.clone() {
            Required::Done { .. } | Required::Renewed { .. } => return None,
            Required::Ratio {
                n,
                m,
                owed,
                unit,
                base,
                rates,
                sense,
                ..
            } => Required::Ratio {
                sense,
                n,
                m,
                owed,
                unit,
                base,
                rates,
                by: None,
            },
            other => other,
        };
        Some(self.asked(&alike, &row.kinds))
    }

    /// `by 2 Jan 2024 07:00`; `before it is ended`, of what is due by the end of a phase that has none yet.
    pub(crate) fn asked_by(&self, due: Timestamp) -> String {
        if due == Timestamp::MAX {
            return self.words.say("asks-by-its-end", &[]);
        }
        let due = ("due", Arg::said(self.instant(due)));
        self.words.say("asks-by", &[due])
    }

    /// What a text asks, of these kinds.
    pub fn asked(&self, required: &Required, kinds: &[Vec<String>]) -> String {
        // The kinds belong to what is counted: of a ratio, to its base, which is named last.
        let of = |kinds: &[Vec<String>]| {
            let kinds = kinds.iter();
            kinds
                .map(|kinds| format!(" ({})", self.kinds(kinds)))
                .collect::<String>()
        };
        let kinds = match required {
            // Each category says its own.
            Required::Ratio { rates, .. } if !rates.is_empty() => String::new(),
            _ => of(kinds),
        };
        let asked = match required {
            Required::Amount {
                sense,
                lo,
                hi,
                about,
                unit,
            } => {
                let unit = self.unit(unit, about.unwrap_or(*lo));
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
                            ("bounds", Arg::said(bounds)),
                        ],
                    )
                } else {
                    let key = match sense {
                        Sense::AtLeast => "asks-at-least",
                        Sense::AtMost => "asks-at-most",
                        Sense::Exactly => "asks-exactly",
                        Sense::Batch => "asks-batch",
                    };
                    self.words
                        .say(key, &[("count", (*lo).into()), ("unit", unit.into())])
                }
            }
            Required::Ratio {
                n,
                m,
                unit,
                base,
                rates,
                by,
                sense,
                ..
            } => {
                let key = match sense {
                    Sense::AtMost => "asks-ratio-at-most",
                    _ => "asks-ratio",
                };
                let ratio = |n: u64| {
                    let args = [
                        ("n", n.into()),
                        ("unit", self.unit(unit, n).into()),
                        ("m", (*m).into()),
                        ("base", self.unit(base, *m).into()),
                    ];
                    self.words.say(key, &args)
                };
                let each = rates.iter().map(|(n, kinds)| ratio(*n) + &of(kinds));
                let ratio = match rates.is_empty() {
                    true => ratio(*n),
                    false => {
                        let parts = Arg::said(self.words.join("list-and", each));
                        self.words.say("asks-sum", &[("parts", parts)])
                    }
                };
                let due = by.map(|(due, _)| self.asked_by(due));
                let asked = std::iter::once(ratio).chain(due);
                self.words.join("list-comma", asked)
            }
            Required::Done { due, .. } => self.asked_by(*due),
            Required::State { most, unit, by } => {
                let held = match most {
                    Some(most) => {
                        let unit = self.unit(unit, *most);
                        let args = [("count", (*most).into()), ("unit", unit.into())];
                        self.words.say("asks-held", &args)
                    }
                    None => {
                        let things = self.words.apart(&self.plural(unit)).into_owned();
                        let args = [("things", Arg::said(things))];
                        self.words.say("asks-held-start", &args)
                    }
                };
                let due = by.map(|(due, _)| self.asked_by(due));
                let asked = std::iter::once(held).chain(due);
                self.words.join("list-comma", asked)
            }
            Required::ByHand { hand, words } => self.by_hand(*hand, words),
            Required::Renewed { due, tacit } => {
                let key = if *tacit {
                    "asks-no-notice"
                } else {
                    "asks-consent"
                };
                self.words
                    .say(key, &[("due", Arg::said(self.instant(*due)))])
            }
            Required::Together { group, unit } => {
                let apart = |thing: &str| self.words.apart(&self.plural(thing)).into_owned();
                let args = [
                    ("things", Arg::said(apart(unit))),
                    ("groups", Arg::said(apart(group))),
                ];
                self.words.say("show-together", &args)
            }
            Required::None { act } => {
                format!("{} ({})", self.words.say("asks-none", &[]), self.act(act))
            }
            Required::Allowed { every, act } => match every {
                Some(thing) => format!(
                    "{} ({}: {})",
                    self.words.say("asks-allowed-every", &[]),
                    self.act(act),
                    self.words.apart(&self.plural(thing))
                ),
                None => format!(
                    "{} ({})",
                    self.words.say("asks-allowed", &[]),
                    self.act(act)
                ),
            },
        };
        asked + &kinds
    }

    /// Who holds a reading.
    pub fn held(&self, held: &Held) -> Option<String> {
        let list = |key: &str, name: &str, values: &[String]| {
            (!values.is_empty()).then(|| {
                let values = if name == "voices" {
                    self.voices("list-comma", values)
                } else {
                    self.words.names("list-comma", values)
                };
                self.words.say(key, &[(name, Arg::said(values))])
            })
        };
        let parts = [
            list("held-by", "voices", &held.by),
            list("held-in", "sources", &held.in_sources),
            list("held-from", "rows", &held.from_rows),
            held.ours.then(|| self.words.say("held-ours", &[])),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        (!said.is_empty()).then(|| self.words.join("list-comma", said))
    }

    /// The instance that a row is of: a day, or a week by its first.
    pub fn instance(&self, row: &Row) -> Option<String> {
        let name = self.instance_name(row.instance.as_ref()?);
        Some(match row.part.trim_end_matches(LIMIT) {
            "each week" => self.words.say("week-from", &[("day", Arg::said(name))]),
            _ => name,
        })
    }

    /// What names an instance: a day, or a key as it was written.
    pub fn instance_name(&self, name: &InstanceName) -> String {
        match name {
            InstanceName::Day(date) => self.day(*date),
            InstanceName::Key(key) => self.words.apart(key).into_owned(),
        }
    }

    /// The same, short enough for the head of a column.
    pub fn short_name(&self, name: &InstanceName) -> String {
        match name {
            InstanceName::Day(date) => self.short_day(*date),
            InstanceName::Key(_) => self.instance_name(name),
        }
    }

    /// The part of a row, as a table of its instances is headed.
    pub fn part(&self, row: &Row) -> String {
        match row.part.as_str() {
            "each week" => self.words.say("part-each-week-headed", &[]),
            part => self.part_name(part),
        }
    }
}
