//! `due` as text: by party, what is due next, how far each voice says it is; conditions apart.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Kernel;
use tregua_calendar::{Timestamp, Window};
use tregua_report::due::Since;
use tregua_report::{Due, DueReading};
use tregua_standing::{Count, PhaseSpan, Required, Status};
use tregua_wording::Arg;

use super::{hanging, line, say, words};

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
                ("at", self.instant(one.ended).into()),
                ("entries", entries.into()),
            ];
            hanging("", 2, &words().say("due-ended", &args));
        }
        line("");
        if self.due.is_empty() {
            self.nothing();
        } else {
            let to = self.instant(self.window.to);
            line(&words().say("due-title", &[("to", to.into())]));
            self.owed();
            self.conditions();
        }
        for phase in self.ends {
            let at = phase.window.to;
            let args = [
                ("phase", phase.name.as_str().into()),
                ("at", self.instant(at).into()),
                ("time", self.away(at).into()),
            ];
            line("");
            hanging("", 2, &words().say("due-phase-ends", &args));
        }
        self.after();
    }

    fn nothing(&self) {
        let clauses = self.agreement.clauses.len() as u64;
        let mut args = vec![
            ("to", Arg::from(self.instant(self.window.to))),
            (
                "clauses",
                words().say("clauses", &[("n", clauses.into())]).into(),
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
        let shown = |party: &&&String| self.party.is_none_or(|asked| asked == party.as_str());
        for party in parties.iter().filter(shown) {
            line("");
            line(&format!("━━ {party}"));
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
        let mut name = vec![due.clause.clone(), due.part.clone()];
        name.extend(due.instance.map(|day| say(self.agreement).day(day)));
        if !due.asserted_by.is_empty() {
            let voices = due.asserted_by.join(", ");
            name.push(words().say("due-asserted", &[("voices", voices.into())]));
        }
        name.extend(self.earns(due));
        hanging(
            "   ",
            6,
            &format!("{}: {}", self.when(due), name.join(" · ")),
        );
        let names: Vec<&Option<String>> = due.readings.iter().fold(Vec::new(), |mut names, one| {
            if !names.contains(&&one.reading) {
                names.push(&one.reading);
            }
            names
        });
        let mut told: Vec<Vec<(String, String)>> = Vec::new();
        for name in names {
            let own = due.readings.iter().filter(|one| one.reading == *name);
            self.reading(&own.collect::<Vec<_>>(), &mut told);
        }
    }

    /// One reading at each of its counting points; counts that were told already are not told again.
    fn reading(&self, points: &[&DueReading], told: &mut Vec<Vec<(String, String)>>) {
        let Some(first) = points.first() else { return };
        let name = match &first.reading {
            None => words().say("as-written", &[]),
            Some(name) => {
                let held = say(self.agreement).held(&first.row.held);
                let held = held.map_or_else(String::new, |held| format!(" ({held})"));
                format!(
                    "{}{held}",
                    words().say("reading-named", &[("name", name.as_str().into())])
                )
            }
        };
        let asks = match first.row.required {
            Required::Done { .. } => String::new(),
            _ => format!(": {}", say(self.agreement).asks(&first.row)),
        };
        hanging("      ", 9, &format!("{name}{asks}"));
        let counts: Vec<(String, String)> = points
            .iter()
            .map(|one| {
                let point = one.point.as_ref().map_or_else(String::new, |point| {
                    words().say("counted-at", &[("point", point.as_str().into())])
                });
                (point, self.so_far(one))
            })
            .collect();
        if told.contains(&counts) {
            hanging("", 9, &words().say("due-same-counts", &[]));
            return;
        }
        for (point, so_far) in &counts {
            let point = if point.is_empty() {
                String::new()
            } else {
                format!("{point}: ")
            };
            hanging("         ", 11, &format!("{point}{so_far}"));
        }
        told.push(counts);
    }

    /// How far each voice says it is, and from which parties nothing came.
    fn so_far(&self, one: &DueReading) -> String {
        let base: BTreeMap<&str, &Count> = one
            .base
            .iter()
            .map(|(voice, count)| (voice.as_str(), count))
            .collect();
        let owed: BTreeMap<&str, &Count> = one
            .so_far
            .iter()
            .map(|(voice, count)| (voice.as_str(), count))
            .collect();
        let voices: BTreeSet<&str> = base.keys().chain(owed.keys()).copied().collect();
        let number = |count: Option<&&Count>| match count {
            Some(count) => say(self.agreement).number(count),
            None => words().say("says-nothing", &[]),
        };
        let mut said: Vec<String> = voices
            .iter()
            .map(|voice| {
                let voice_arg = ("voice", Arg::from(*voice));
                match (&one.row.required, owed.get(voice)) {
                    (Required::Done { .. }, Some(count)) => {
                        let key = match (count.lo, count.hi) {
                            (1.., _) => "due-said-done",
                            (_, Some(0)) => "due-said-not-done",
                            _ => "due-said-open",
                        };
                        words().say(key, &[voice_arg])
                    }
                    (Required::Ratio { .. }, count) => {
                        let args = [
                            voice_arg,
                            ("count", number(count).into()),
                            ("base", number(base.get(voice)).into()),
                        ];
                        words().say("due-said-of", &args)
                    }
                    (_, count) => {
                        words().say("due-said", &[voice_arg, ("count", number(count).into())])
                    }
                }
            })
            .collect();
        let silent: BTreeSet<&str> = self
            .agreement
            .parties
            .iter()
            .chain(&self.agreement.counting_bodies)
            .map(String::as_str)
            .filter(|party| !voices.contains(party))
            .collect();
        if !silent.is_empty() {
            let silent: Vec<&str> = silent.into_iter().collect();
            said.push(words().say("due-silent", &[("voices", silent.join(", ").into())]));
        }
        if !matches!(one.row.status, Status::Pending | Status::Unverified) {
            let status = say(self.agreement).status(one.row.status);
            said.push(words().say("due-stands", &[("status", status.into())]));
        }
        said.join("; ")
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
            ("at", self.instant(due.at).into()),
            ("time", self.away(due.at).into()),
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
                    false => format!(" ({})", due.bound.join(", ")),
                };
                format!("{}, {}{bound}", due.clause, due.part)
            })
            .collect();
        let what: Vec<String> = what.into_iter().collect();
        let args = [
            ("at", self.instant(first.at).into()),
            ("what", what.join("; ").into()),
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
