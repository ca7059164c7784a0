//! `due` as text: by party, what is due next, how far each voice says it is; conditions apart.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_calendar::{Timestamp, Window};
use tregua_report::due::Since;
use tregua_report::{Due, DueReading};
use tregua_standing::{Count, PhaseSpan, Required, Status};
use tregua_wording::Arg;

use super::{folded, hanging, line, say, words};

/// What is printed: the answers of `tregua_report::due`, with the question they answer.
pub(crate) struct Report<'r> {
    pub(crate) agreement: &'r Agreement,
    pub(crate) as_of: Timestamp,
    pub(crate) window: Window,
    pub(crate) party: Option<&'r str>,
    pub(crate) due: &'r [Due],
    pub(crate) ends: &'r [PhaseSpan],
    pub(crate) next: &'r [Due],
    pub(crate) since: &'r [Since],
}

impl Report<'_> {
    pub(crate) fn print(&self) {
        for one in self.since {
            let entries = words().say("entries", &[("n", (one.entries.len() as u64).into())]);
            let args = [
                ("phase", one.phase.as_str().into()),
                ("at", Arg::said(self.instant(one.ended))),
                ("entries", Arg::said(entries)),
            ];
            hanging("", 2, &words().say("due-ended", &args));
        }
        line("");
        if self.due.is_empty() {
            self.nothing();
        } else {
            let to = self.instant(self.window.to);
            folded(&words().say("due-title", &[("to", Arg::said(to))]));
            self.owed();
            self.conditions();
        }
        for phase in self.ends {
            let at = phase.window.to;
            let args = [
                ("phase", phase.name.as_str().into()),
                ("at", Arg::said(self.instant(at))),
                ("time", Arg::said(self.away(at))),
            ];
            line("");
            hanging("", 2, &words().say("due-phase-ends", &args));
        }
        self.after();
    }

    fn nothing(&self) {
        let clauses = self.agreement.clauses.len() as u64;
        let mut args = vec![
            ("to", Arg::said(self.instant(self.window.to))),
            (
                "clauses",
                Arg::said(words().say("clauses", &[("n", clauses.into())])),
            ),
        ];
        let key = match self.party {
            Some(party) => {
                args.push(("party", party.into()));
                "due-nothing-for"
            }
            None => "due-nothing",
        };
        hanging("", 2, &words().say(key, &args));
    }

    fn owed(&self) {
        let parties: BTreeSet<&String> = self.due.iter().flat_map(|due| &due.bound).collect();
        let mut parties: Vec<&String> = parties.into_iter().collect();
        parties.sort_by(|a, b| words().order(a, b));
        let shown = |party: &&String| self.party.is_none_or(|asked| asked == party.as_str());
        for party in parties.into_iter().filter(shown) {
            line("");
            line(&format!("━━ {}", words().apart(party)));
            for due in self.due.iter().filter(|due| due.bound.contains(party)) {
                self.one(due);
            }
        }
        // A duty that names nobody and is no condition is not left out.
        for due in self
            .due
            .iter()
            .filter(|due| due.bound.is_empty() && !due.condition)
        {
            self.one(due);
        }
    }

    fn conditions(&self) {
        let conditions: Vec<&Due> = self.due.iter().filter(|due| due.condition).collect();
        if conditions.is_empty() {
            return;
        }
        line("");
        line(&format!("━━ {}", words().say("due-conditions", &[])));
        for due in conditions {
            self.one(due);
        }
    }

    fn one(&self, due: &Due) {
        let mut name = vec![
            words().apart(&due.clause).into_owned(),
            say(self.agreement).part_name(&due.part),
        ];
        name.extend(due.instance.map(|day| say(self.agreement).day(day)));
        if !due.asserted_by.is_empty() {
            let voices = say(self.agreement).voices("list-comma", &due.asserted_by);
            name.push(words().say("due-asserted", &[("voices", Arg::said(voices))]));
        }
        name.extend(self.earns(due));
        hanging(
            "   ",
            3,
            &format!("{}: {}", self.when(due), name.join(" · ")),
        );
        let mut names: Vec<&Option<String>> = Vec::new();
        for one in &due.readings {
            if !names.contains(&&one.reading) {
                names.push(&one.reading);
            }
        }
        let told: Vec<Told> = names
            .into_iter()
            .filter_map(|name| {
                let own = due.readings.iter().filter(|one| one.reading == *name);
                self.told(&own.collect::<Vec<_>>())
            })
            .collect();
        let Some((first, others)) = told.split_first() else {
            return;
        };
        first.print(false);
        let same = |one: &&Told| one.asks == first.asks && one.counts == first.counts;
        let alike = others.iter().filter(same).map(|one| one.name.as_str());
        let alike: Vec<&str> = alike.collect();
        for other in others.iter().filter(|one| !same(one)) {
            other.print(other.counts == first.counts);
        }
        if !alike.is_empty() {
            let args = [("readings", Arg::said(words().join("list-semicolon", alike)))];
            hanging("      ", 8, &words().say("due-the-same", &args));
        }
    }

    /// One reading at each of its counting points.
    fn told(&self, points: &[&DueReading]) -> Option<Told> {
        let first = points.first()?;
        let name = match &first.reading {
            None => words().say("as-written", &[]),
            Some(name) => {
                let held = say(self.agreement).held(&first.row.held);
                let held = held.map_or_else(String::new, |held| format!(" ({held})"));
                let named = say(self.agreement).reading_name(name);
                format!("{named}{held}")
            }
        };
        let asks = match first.row.required {
            Required::Done { .. } => String::new(),
            _ => format!(": {}", say(self.agreement).asks(&first.row)),
        };
        let counts = points.iter().map(|one| {
            let counts = self.so_far(one);
            let Some(point) = &one.point else {
                return counts;
            };
            let point = say(self.agreement).counted_at(point);
            let args = [("point", Arg::said(point)), ("counts", Arg::said(counts))];
            words().say("due-counted", &args)
        });
        Some(Told {
            name,
            asks,
            counts: counts.collect(),
        })
    }

    /// How far each voice says it is; which of them gave no figure that decides; from which parties nothing came.
    fn so_far(&self, one: &DueReading) -> String {
        let by_voice = |counts: &[(String, Count)]| -> BTreeMap<String, Count> {
            counts.iter().cloned().collect()
        };
        let (owed, base) = (by_voice(&one.so_far), by_voice(&one.base));
        let voices: BTreeSet<&String> = owed.keys().chain(base.keys()).collect();
        let (mut said, mut vague) = (Vec::new(), Vec::new());
        for voice in &voices {
            match self.said(one, voice, owed.get(*voice), base.get(*voice)) {
                Some(text) => said.push(text),
                None => vague.push((*voice).clone()),
            }
        }
        if !vague.is_empty() {
            let vague = say(self.agreement).voices("list-comma", &vague);
            said.push(words().say("due-vague", &[("voices", Arg::said(vague))]));
        }
        let bodies = self.agreement.counting_bodies.iter();
        let expected = self.agreement.parties.iter().chain(bodies);
        let silent: BTreeSet<&String> = expected.filter(|party| !voices.contains(party)).collect();
        if !silent.is_empty() {
            let silent: Vec<String> = silent.into_iter().cloned().collect();
            let silent = say(self.agreement).voices("list-comma", &silent);
            said.push(words().say("due-silent", &[("voices", Arg::said(silent))]));
        }
        // What the title says already, and what follows from the figures, is not said again.
        let plain = matches!(
            one.row.status,
            Status::Pending | Status::Unverified | Status::TermNotConfirmed | Status::NotInForce
        );
        if !plain {
            let status = say(self.agreement).status(one.row.status);
            said.push(words().say("due-stands", &[("status", Arg::said(status))]));
        }
        words().join("list-semicolon", &said)
    }

    /// One voice's count; none if it bounds nothing.
    fn said(
        &self,
        one: &DueReading,
        voice: &str,
        owed: Option<&Count>,
        base: Option<&Count>,
    ) -> Option<String> {
        let voice = ("voice", Arg::from(voice));
        let number = |count: Option<&Count>| self.number(count?);
        match &one.row.required {
            Required::Done { .. } => {
                let key = match owed.map(|count| (count.lo, count.hi))? {
                    (1.., _) => "due-said-done",
                    (_, Some(0)) => "due-said-not-done",
                    _ => "due-said-open",
                };
                Some(words().say(key, &[voice]))
            }
            Required::Ratio { .. } => {
                let counts = [owed, base];
                let told = counts.map(|count| {
                    let count = count.filter(|count| count.lo > 0 || count.hi.is_some())?;
                    Some(match count.hi {
                        None => words().number(count.lo.into()),
                        Some(_) => say(self.agreement).number(count),
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
                    told.map(|told| told.unwrap_or_else(|| words().say("due-no-figure", &[])));
                let args = [
                    voice,
                    ("count", Arg::said(count)),
                    ("base", Arg::said(base)),
                ];
                Some(words().say(key, &args))
            }
            _ => Some(words().say("due-said", &[voice, ("count", Arg::said(number(owed)?))])),
        }
    }

    /// `39 so far`, `13`, `5 to 8`; none if it can be any number.
    fn number(&self, count: &Count) -> Option<String> {
        match (count.lo, count.hi) {
            (0, None) => None,
            (lo, None) => Some(words().say("due-so-far", &[("count", lo.into())])),
            _ => Some(say(self.agreement).number(count)),
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
        Some(words().say("due-earns", &[("n", u64::from(days).into())]))
    }

    fn when(&self, due: &Due) -> String {
        let past = due.at < self.as_of;
        let key = match (due.condition, due.overdue, past) {
            (true, _, false) => "due-condition-by",
            (true, _, true) => "due-condition-was",
            (false, true, _) => "due-overdue",
            (false, false, true) => "due-was-due",
            (false, false, false) if due.at == self.as_of => "due-by-now",
            (false, false, false) => "due-by",
        };
        let args = [
            ("at", Arg::said(self.instant(due.at))),
            ("time", Arg::said(self.away(due.at))),
        ];
        words().say(key, &args)
    }

    fn after(&self) {
        let shown: Vec<&Due> = self
            .next
            .iter()
            .filter(|due| {
                self.party
                    .is_none_or(|asked| due.bound.iter().any(|party| party == asked))
            })
            .collect();
        line("");
        let Some(first) = shown.first() else {
            hanging("", 2, &words().say("due-next-nothing", &[]));
            return;
        };
        let what: BTreeSet<String> = shown
            .iter()
            .map(|due| {
                let bound = match due.bound.is_empty() {
                    true => String::new(),
                    false => format!(
                        " ({})",
                        say(self.agreement).voices("list-comma", &due.bound)
                    ),
                };
                let name = words().apart(&due.clause).into_owned();
                let part = say(self.agreement).part_name(&due.part);
                format!("{}{bound}", words().join("list-comma", [name, part]))
            })
            .collect();
        let what: Vec<String> = what.into_iter().collect();
        let args = [
            ("at", Arg::said(self.instant(first.at))),
            ("what", Arg::said(words().join("list-semicolon", &what))),
        ];
        hanging("", 2, &words().say("due-next", &args));
    }

    fn instant(&self, at: Timestamp) -> String {
        say(self.agreement).instant(at)
    }

    /// Hours and minutes between now and an instant, either way.
    fn away(&self, at: Timestamp) -> String {
        let minutes = (at.as_second() - self.as_of.as_second())
            .abs()
            .div_euclid(60);
        say(self.agreement).duration(minutes)
    }
}

/// One reading as it is printed.
struct Told {
    name: String,
    asks: String,
    counts: Vec<String>,
}

impl Told {
    /// Prints it; `known` if its counts were printed already.
    fn print(&self, known: bool) {
        hanging("      ", 8, &format!("{}{}", self.name, self.asks));
        if known {
            hanging("        ", 10, &words().say("due-same-counts", &[]));
            return;
        }
        for count in &self.counts {
            hanging("        ", 10, count);
        }
    }
}
