//! `due` as text: by party, what is due next, how far each voice says it is; conditions apart.

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_calendar::{Timestamp, Window};
use tregua_report::Due;
use tregua_report::due::Since;
use tregua_standing::PhaseSpan;
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
                ("time", Arg::said(say(self.agreement).away(at, self.as_of))),
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
        let say = say(self.agreement);
        let name = say.due_name(due).join(" · ");
        let when = say.due_when(due, self.as_of);
        hanging("   ", 3, &format!("{when}: {name}"));
        let readings = say.due_readings(due);
        let first = readings.told.first();
        for (at, one) in readings.told.iter().enumerate() {
            let asks = one.asks.as_ref();
            let asks = asks.map_or_else(String::new, |asks| format!(": {asks}"));
            hanging("      ", 8, &format!("{}{asks}", one.name));
            if at > 0 && first.is_some_and(|first| first.counts == one.counts) {
                hanging("        ", 10, &words().say("due-same-counts", &[]));
                continue;
            }
            for count in &one.counts {
                hanging("        ", 10, count);
            }
        }
        if !readings.alike.is_empty() {
            let alike = words().join("list-semicolon", readings.alike);
            let args = [("readings", Arg::said(alike))];
            hanging("      ", 8, &words().say("due-the-same", &args));
        }
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
}
