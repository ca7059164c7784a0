//! What falls due, in words: when, what each reading asks, how far each voice says it is.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::Kernel;
use tregua_calendar::Timestamp;
use tregua_standing::{Count, Required, Status};
use tregua_wording::Arg;

use crate::due::{Due, DueReading};
use crate::say::Say;

/// One reading of something due, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTold {
    /// The reading's name and who holds it; or that it is the clause's own words.
    pub name: String,
    /// What it asks; `None` where that is the act by the instant, which the title says.
    pub asks: Option<String>,
    /// How far each voice says it is, at each counting point.
    pub counts: Vec<String>,
}

/// What something due asks, reading by reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReadings {
    /// The first reading, then those that ask or count something else.
    pub told: Vec<DueTold>,
    /// Names of the readings that are the same as the first.
    pub alike: Vec<String>,
}

impl Say<'_> {
    /// `by 2 Jan 2024 07:00, in 19 h`, `overdue since …`, `may be done by …`.
    pub fn due_when(&self, due: &Due, as_of: Timestamp) -> String {
        self.due_when_with(due, as_of, self.away(due.at, as_of))
    }

    /// The same with the length of time as given: what a page that counts down puts another into.
    pub fn due_when_with(&self, due: &Due, as_of: Timestamp, time: String) -> String {
        let past = due.at < as_of;
        let key = match (due.condition, due.overdue, past) {
            // A phase that nothing ends yet.
            (_, _, false) if due.at == Timestamp::MAX => return self.asked_by(due.at),
            (true, _, false) => "due-condition-by",
            (true, _, true) => "due-condition-was",
            (false, true, _) => "due-overdue",
            (false, false, true) => "due-was-due",
            (false, false, false) if due.at == as_of => "due-by-now",
            (false, false, false) => "due-by",
        };
        let args = [
            ("at", Arg::said(self.instant(due.at))),
            ("time", Arg::said(time)),
        ];
        self.words.say(key, &args)
    }

    /// Hours and minutes between two instants, either way.
    pub fn away(&self, at: Timestamp, from: Timestamp) -> String {
        let minutes = (at.as_second() - from.as_second()).abs().div_euclid(60);
        self.duration(minutes)
    }

    /// Clause, part, instance, who asserts it, what fulfilling it earns.
    pub fn due_name(&self, due: &Due) -> Vec<String> {
        let mut name = vec![self.name(&due.clause), self.part_name(&due.part)];
        name.extend(due.instance.as_ref().map(|name| self.instance_name(name)));
        if !due.asserted_by.is_empty() {
            let voices = self.voices("list-comma", &due.asserted_by);
            let args = [("voices", Arg::said(voices))];
            name.push(self.words.say("due-asserted", &args));
        }
        name.extend(self.earns(due));
        name
    }

    /// What each reading asks, and how far each voice says it is.
    pub fn due_readings(&self, due: &Due) -> DueReadings {
        let mut names: Vec<&Option<String>> = Vec::new();
        for one in &due.readings {
            if !names.contains(&&one.reading) {
                names.push(&one.reading);
            }
        }
        let mut told: Vec<DueTold> = Vec::new();
        let mut alike = Vec::new();
        for name in names {
            let own = due.readings.iter().filter(|one| one.reading == *name);
            let Some(one) = self.due_told(&own.collect::<Vec<_>>()) else {
                continue;
            };
            let same = |first: &DueTold| (&first.asks, &first.counts) == (&one.asks, &one.counts);
            if told.first().is_some_and(same) {
                alike.push(one.name);
            } else {
                told.push(one);
            }
        }
        DueReadings { told, alike }
    }

    /// One reading at each of its counting points.
    fn due_told(&self, points: &[&DueReading]) -> Option<DueTold> {
        let first = points.first()?;
        let name = match &first.reading {
            None => self.words.say("as-written", &[]),
            Some(name) => {
                let held = self.held(&first.row.held);
                let held = held.map_or_else(String::new, |held| format!(" ({held})"));
                let named = self.reading_name(name);
                format!("{named}{held}")
            }
        };
        let asks = match first.row.required {
            Required::Done { .. } | Required::Renewed { .. } => None,
            _ => Some(self.asks(&first.row)),
        };
        let counts = points.iter().map(|one| {
            let counts = self.due_so_far(one);
            let Some(point) = &one.point else {
                return counts;
            };
            let point = self.counted_at(point);
            let args = [("point", Arg::said(point)), ("counts", Arg::said(counts))];
            self.words.say("due-counted", &args)
        });
        Some(DueTold {
            name,
            asks,
            counts: counts.collect(),
        })
    }

    /// How far each voice says it is; which of them gave no figure that decides; from which parties nothing came.
    fn due_so_far(&self, one: &DueReading) -> String {
        // Whoever is silent here has said nothing to anybody: that is all there is to tell.
        if matches!(one.row.required, Required::Renewed { .. }) {
            return self.phrase(&one.row);
        }
        let by_voice = |counts: &[(String, Count)]| -> BTreeMap<String, Count> {
            counts.iter().cloned().collect()
        };
        let (owed, base) = (by_voice(&one.so_far), by_voice(&one.base));
        let voices: BTreeSet<&String> = owed.keys().chain(base.keys()).collect();
        let (mut said, mut vague) = (Vec::new(), Vec::new());
        for voice in &voices {
            match self.due_said(one, voice, owed.get(*voice), base.get(*voice)) {
                Some(text) => said.push(text),
                None => vague.push((*voice).clone()),
            }
        }
        if !vague.is_empty() {
            let vague = self.voices("list-comma", &vague);
            said.push(self.words.say("due-vague", &[("voices", Arg::said(vague))]));
        }
        let bodies = self.agreement.counting_bodies.iter();
        let expected = self.agreement.parties.iter().chain(bodies);
        let silent: BTreeSet<&String> = expected.filter(|party| !voices.contains(party)).collect();
        if !silent.is_empty() {
            let silent: Vec<String> = silent.into_iter().cloned().collect();
            let silent = self.voices("list-comma", &silent);
            said.push(
                self.words
                    .say("due-silent", &[("voices", Arg::said(silent))]),
            );
        }
        // What the title says already, and what follows from the figures, is not said again.
        let plain = matches!(
            one.row.status,
            Status::Pending | Status::Unverified | Status::TermNotConfirmed | Status::NotInForce
        );
        if !plain {
            let status = self.status(one.row.status);
            said.push(
                self.words
                    .say("due-stands", &[("status", Arg::said(status))]),
            );
        }
        self.words.join("list-semicolon", &said)
    }

    /// One voice's count; none if it bounds nothing.
    fn due_said(
        &self,
        one: &DueReading,
        voice: &str,
        owed: Option<&Count>,
        base: Option<&Count>,
    ) -> Option<String> {
        let voice = ("voice", Arg::said(self.voice(voice)));
        match &one.row.required {
            Required::Done { .. } | Required::State { .. } => {
                let key = match owed.map(|count| (count.lo, count.hi))? {
                    (1.., _) => "due-said-done",
                    (_, Some(0)) => "due-said-not-done",
                    _ => "due-said-open",
                };
                Some(self.words.say(key, &[voice]))
            }
            Required::Ratio { .. } => {
                let counts = [owed, base];
                let told = counts.map(|count| {
                    let count = count.filter(|count| count.lo > 0 || count.hi.is_some())?;
                    Some(match count.hi {
                        None => self.words.number(count.lo.into()),
                        Some(_) => self.number(count),
                    })
                });
                if told.iter().all(Option::is_none) {
                    return None;
                }
                let closed = counts.into_iter().flatten().all(|count| count.hi.is_some());
                let key = if closed {
                    "due-said-of"
                } else {
                    "due-said-of-so-far"
                };
                let [count, base] =
                    told.map(|told| told.unwrap_or_else(|| self.words.say("due-no-figure", &[])));
                let args = [
                    voice,
                    ("count", Arg::said(count)),
                    ("base", Arg::said(base)),
                ];
                Some(self.words.say(key, &args))
            }
            _ => {
                let count = self.due_number(owed?)?;
                let args = [voice, ("count", Arg::said(count))];
                Some(self.words.say("due-said", &args))
            }
        }
    }

    /// `39 so far`, `13`, `5 to 8`; none if it can be any number.
    fn due_number(&self, count: &Count) -> Option<String> {
        match (count.lo, count.hi) {
            (0, None) => None,
            (lo, None) => Some(self.words.say("due-so-far", &[("count", lo.into())])),
            _ => Some(self.number(count)),
        }
    }

    /// How many days a fulfilled condition of an extension adds.
    fn earns(&self, due: &Due) -> Option<String> {
        let clause = self.agreement.clause(&due.clause)?;
        let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        let days = parts
            .filter(|part| part.name == due.part)
            .find_map(|part| match part.duty.kernel {
                Kernel::Earned { days, .. } => Some(days),
                _ => None,
            })?;
        let args = [("n", u64::from(days).into())];
        Some(self.words.say("due-earns", &args))
    }
}
