//! `changes` as text: each changed cell from what to what, and by which entries; what the clock did, in few lines.

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_calendar::When;
use tregua_report::changes::{Change, Changes, EntryKind};
use tregua_standing::document::Keys;
use tregua_standing::{Count, InstanceName, Moment, Row};
use tregua_wording::Arg;
use unicode_width::UnicodeWidthStr;

use super::explain::said;
use super::{folded, hanging, line, say, voice, words};

/// Changes printed; the rest are counted.
const MOST: usize = 80;
/// Entries named under one change.
const MOST_NAMED: usize = 5;

/// What is printed, with the question it answers.
pub(crate) struct Report<'r> {
    pub(crate) agreement: &'r Agreement,
    pub(crate) from: Moment,
    pub(crate) to: Moment,
    pub(crate) changes: &'r Changes,
    /// How many cells were looked at.
    pub(crate) cells: usize,
    pub(crate) keys: &'r Keys<'r>,
}

/// A reading: its counting point, and its name in words.
type Name = (Option<String>, String);

/// Cells that changed alike: the same part, instance, texts and entries.
struct Alike<'r> {
    first: &'r Change,
    texts: [String; 2],
    readings: Vec<Name>,
    views: Vec<String>,
    days: Vec<InstanceName>,
}

impl Alike<'_> {
    fn row(&self) -> Option<&Row> {
        self.first.after.as_ref().or(self.first.before.as_ref())
    }
}

impl Report<'_> {
    pub(crate) fn print(&self) {
        line("");
        let args = [
            (
                "from",
                Arg::said(say(self.agreement).instant(self.from.as_of)),
            ),
            ("to", Arg::said(say(self.agreement).instant(self.to.as_of))),
        ];
        folded(&words().say("changes-title", &args));
        self.phases();
        if self.changes.cells.is_empty() {
            let args = [("cells", Arg::said(cells(self.cells)))];
            folded(&words().say("changes-nothing", &args));
        }
        self.by_entries();
        self.weightless();
        self.by_time();
        self.entries();
    }

    fn phases(&self) {
        let instant = |at| Arg::said(say(self.agreement).instant(at));
        for phase in &self.changes.phases {
            let name = ("phase", phase.phase.as_str().into());
            if phase.before != phase.after {
                let args = [
                    name.clone(),
                    ("before", instant(phase.before)),
                    ("after", instant(phase.after)),
                ];
                hanging("", 2, &words().say("changes-phase-moved", &args));
                self.by(&phase.by);
            }
            let passed = [
                (
                    "changes-phase-began",
                    Some(phase.starts).filter(|_| phase.began),
                ),
                (
                    "changes-phase-ended",
                    Some(phase.after).filter(|_| phase.ended),
                ),
            ];
            for (key, at) in passed {
                if let Some(at) = at {
                    let args = [name.clone(), ("at", instant(at))];
                    hanging("", 2, &words().say(key, &args));
                }
            }
        }
    }

    fn by_entries(&self) {
        let groups = self.alike();
        let mut clause = "";
        for group in groups.iter().take(MOST) {
            let Some(row) = group.row() else { continue };
            if row.clause != clause {
                line("");
                line(&format!("━━ {}", words().apart(&row.clause)));
                clause = &row.clause;
            }
            let mut title = vec![say(self.agreement).part_name(&row.part)];
            title.extend(self.days(&group.days));
            title.push(self.readings(row, &group.readings));
            hanging("   ", 6, &title.join(" · "));
            let [before, after] = &group.texts;
            let args = [
                ("before", Arg::said(before.as_str())),
                ("after", Arg::said(after.as_str())),
            ];
            let views = words().join("list-comma", &group.views);
            let text = format!("{views}: {}", words().say("changes-from-to", &args));
            hanging("      ", 9, &text);
            self.by(&group.first.by);
        }
        if groups.len() > MOST {
            line("");
            let left = (groups.len() - MOST) as u64;
            folded(&words().say("changes-more", &[("n", left.into())]));
        }
    }

    /// Changes by entries; those that read the same over views, then over readings, are one.
    fn alike(&self) -> Vec<Alike<'_>> {
        let mut groups: Vec<Alike<'_>> = Vec::new();
        let mut places: BTreeMap<_, usize> = BTreeMap::new();
        let told = self.changes.cells.iter();
        for change in told.filter(|change| !change.by_time && !is_weightless(change)) {
            let Some(row) = change.after.as_ref().or(change.before.as_ref()) else {
                continue;
            };
            let texts = self.texts(change);
            let key = (
                (&row.clause, &row.part, &row.instance),
                (&row.point, &row.reading),
                texts.clone(),
                &change.by,
            );
            let at = *places.entry(key).or_insert(groups.len());
            let view = say(self.agreement).short_view(&row.view);
            match groups.get_mut(at) {
                Some(group) => group.views.push(view),
                None => groups.push(Alike {
                    first: change,
                    texts,
                    readings: vec![self.reading(row)],
                    views: vec![view],
                    days: row.instance.iter().cloned().collect(),
                }),
            }
        }
        // First over readings, then over days.
        let over_readings = joined(
            groups,
            |one| one.days.clone(),
            |known, one| {
                known.readings.extend(one.readings);
            },
        );
        joined(
            over_readings,
            |one| one.readings.clone(),
            |known, one| {
                known.days.extend(one.days);
            },
        )
    }

    /// Days in words: those that follow each other are one stretch.
    fn days(&self, days: &[InstanceName]) -> Option<String> {
        let mut days = days.to_vec();
        days.sort_unstable();
        let stretches = days.chunk_by(InstanceName::precedes).filter_map(|stretch| {
            let (first, last) = (stretch.first()?, stretch.last()?);
            let say = say(self.agreement);
            Some(match (first.day(), last.day()) {
                (Some(first), Some(last)) => say.when(&When::Dates(first, last)),
                _ => say.instance_name(first),
            })
        });
        let stretches: Vec<String> = stretches.collect();
        (!stretches.is_empty()).then(|| words().join("list-comma", stretches))
    }

    /// The readings of a group, counting point by counting point; in one word if they are all there are.
    fn readings(&self, row: &Row, own: &[Name]) -> String {
        let clause = self.agreement.clause(&row.clause);
        let readings = clause.map_or(&[][..], |clause| &clause.readings);
        let all: Vec<&Option<String>> = readings
            .iter()
            .filter(|reading| reading.parts.iter().any(|part| part.name == row.part))
            .map(|reading| &reading.point)
            .collect();
        let every = || words().say("changes-every-reading", &[]);
        if own.len() > 1 && own.len() == all.len() {
            return every();
        }
        let mut points: Vec<&Option<String>> = Vec::new();
        for (point, _) in own {
            if !points.contains(&point) {
                points.push(point);
            }
        }
        let told = points.into_iter().map(|point| {
            let names = own.iter().filter(|(other, _)| other == point);
            let names: Vec<&str> = names.map(|(_, name)| name.as_str()).collect();
            let here = all.iter().filter(|other| **other == point).count();
            let names = match names.len() > 1 && names.len() == here {
                true => every(),
                false => words().join("list-semicolon", names),
            };
            let point = point
                .as_ref()
                .map(|point| say(self.agreement).counted_at(point));
            words().join("list-comma", point.into_iter().chain([names]))
        });
        words().join("list-semicolon", told)
    }

    fn reading(&self, row: &Row) -> Name {
        let name = match &row.reading {
            None => words().say("as-written", &[]),
            Some(name) => say(self.agreement).reading_name(name),
        };
        (row.point.clone(), name)
    }

    /// Status and figure before and after; where the window moved, also its end.
    fn texts(&self, change: &Change) -> [String; 2] {
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        let moved = before
            .zip(after)
            .is_some_and(|(before, after)| before.window != after.window);
        [
            (before, "changes-none-before"),
            (after, "changes-none-after"),
        ]
        .map(|(row, none)| match row {
            Some(row) if moved => {
                let end = say(self.agreement).instant(row.window.to);
                let args = [
                    ("stands", Arg::said(self.stands(row))),
                    ("at", Arg::said(end)),
                ];
                words().say("changes-up-to", &args)
            }
            Some(row) => self.stands(row),
            None => words().say(none, &[]),
        })
    }

    fn stands(&self, row: &Row) -> String {
        let status = say(self.agreement).status(row.status);
        let phrase = say(self.agreement).phrase(row);
        let beside: Vec<String> = row
            .beside
            .iter()
            .map(|(name, status)| {
                let status = say(self.agreement).status(*status);
                format!("{}: {status}", voice(name))
            })
            .collect();
        // How it stands for those who assert it says more than that they alone do.
        let told = if beside.is_empty() {
            phrase
        } else {
            words().join("list-semicolon", beside)
        };
        match told.is_empty() {
            true => status,
            false => format!("{status} ({told})"),
        }
    }

    /// The entries behind a change: key, voice, source, figure.
    fn by(&self, entries: &[tregua_standing::Name]) {
        let by = format!("         {}", words().say("changes-by", &[]));
        let indent = by.width() + 1;
        for (at, id) in entries.iter().take(MOST_NAMED).enumerate() {
            let head = if at == 0 { by.as_str() } else { "" };
            if let Some(claim) = self.keys.claim(id) {
                let text = said(self.agreement, claim);
                let text = format!("{}: {text}", words().apart(&claim.key));
                hanging(head, indent, &text);
            }
        }
        if entries.len() > MOST_NAMED {
            let left = (entries.len() - MOST_NAMED) as u64;
            let text = words().say("changes-more-entries", &[("n", left.into())]);
            hanging("", indent, &text);
        }
    }

    /// Figures that came and decide nothing: how many cells of which clause they touch.
    fn weightless(&self) {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let own = self.changes.cells.iter();
        for change in own.filter(|change| !change.by_time && is_weightless(change)) {
            let label = change.after.as_ref().map(|row| &row.clause);
            let clauses = &self.agreement.clauses;
            let place = clauses.iter().position(|one| Some(&one.label) == label);
            *counts.entry(place.unwrap_or(usize::MAX)).or_default() += 1;
        }
        if counts.is_empty() {
            return;
        }
        line("");
        let each = counts.into_iter().filter_map(|(place, n)| {
            let clause = self.agreement.clauses.get(place)?;
            let label = words().apart(&clause.label).into_owned();
            Some(words().join("list-comma", [label, cells(n)]))
        });
        let args = [("cells", Arg::said(words().join("list-semicolon", each)))];
        hanging("", 2, &words().say("changes-weightless", &args));
    }

    /// What time alone did: how many cells of a clause went from which status to which.
    fn by_time(&self) {
        let mut counts: BTreeMap<(usize, String, String, String), usize> = BTreeMap::new();
        for change in self.changes.cells.iter().filter(|change| change.by_time) {
            let Some(row) = change.after.as_ref().or(change.before.as_ref()) else {
                continue;
            };
            let place = self
                .agreement
                .clauses
                .iter()
                .position(|clause| clause.label == row.clause);
            let status = |row: &Option<Row>, none: &str| match row {
                Some(row) => say(self.agreement).status(row.status),
                None => words().say(none, &[]),
            };
            let key = (
                place.unwrap_or(usize::MAX),
                row.clause.clone(),
                status(&change.before, "changes-none-before"),
                status(&change.after, "changes-none-after"),
            );
            *counts.entry(key).or_default() += 1;
        }
        if counts.is_empty() {
            return;
        }
        line("");
        line(&format!("━━ {}", words().say("changes-by-time", &[])));
        for ((_, clause, before, after), n) in counts {
            let same = before == after;
            let args = [
                ("before", Arg::said(before)),
                ("after", Arg::said(after)),
                ("cells", Arg::said(cells(n))),
            ];
            let key = if same {
                "changes-time-same"
            } else {
                "changes-time-line"
            };
            let text = words().say(key, &args);
            hanging("   ", 6, &format!("{}: {text}", words().apart(&clause)));
        }
    }

    fn entries(&self) {
        let entries = &self.changes.entries;
        let named = |id: &tregua_standing::Name| {
            let phases = self.changes.phases.iter().flat_map(|phase| &phase.by);
            phases.into_iter().any(|by| by == id)
        };
        let idle = entries
            .iter()
            .filter(|one| one.cells == 0 && !named(&one.entry))
            .count();
        line("");
        let args = [
            (
                "entries",
                Arg::said(words().say("entries", &[("n", (entries.len() as u64).into())])),
            ),
            ("idle", (idle as u64).into()),
        ];
        folded(&words().say("changes-entries", &args));
        for one in entries.iter().filter(|one| one.kind != EntryKind::New) {
            let replaced: Vec<String> = one
                .replaces
                .iter()
                .map(|id| self.keys.entry(id).claim)
                .collect();
            if let Some(claim) = self.keys.claim(&one.entry) {
                let args = [("keys", Arg::said(words().names("list-comma", replaced)))];
                let replaces = words().say("changes-replaces", &args);
                let voice = voice(&claim.told_by());
                let kind = words().known("kind", claim.kind.word());
                let who = words().join("list-comma", [voice, kind]);
                let key = words().apart(&claim.key);
                hanging("   ", 6, &format!("{key} ({who}) {replaces}"));
            }
        }
    }
}

/// Groups that agree in part, texts, views, entries and in what `also` gives are joined by `join`, at the first's place.
fn joined<'r, K: Ord>(
    groups: Vec<Alike<'r>>,
    also: impl Fn(&Alike<'r>) -> K,
    join: impl Fn(&mut Alike<'r>, Alike<'r>),
) -> Vec<Alike<'r>> {
    let mut found: Vec<Alike<'r>> = Vec::new();
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    for group in groups {
        let part = group
            .row()
            .map(|row| (row.clause.clone(), row.part.clone()));
        let told = (group.texts.clone(), group.views.clone());
        let key = (part, told, &group.first.by, also(&group));
        let at = *places.entry(key).or_insert(found.len());
        match found.get_mut(at) {
            Some(known) => join(known, group),
            None => found.push(group),
        }
    }
    found
}

/// True if a figure came that leaves the cell as it was: no bound where there was no report.
fn is_weightless(change: &Change) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return false;
    };
    let open = |count: &Option<Count>| {
        count
            .as_ref()
            .is_none_or(|count| count.lo == 0 && count.hi.is_none())
    };
    let told = |row: &Row| (row.status, row.window, row.until);
    told(before) == told(after)
        && (&before.outcomes, &before.beside) == (&after.outcomes, &after.beside)
        && [before, after]
            .iter()
            .all(|row| open(&row.counted) && open(&row.base))
}

fn cells(n: usize) -> String {
    words().say("changes-cells", &[("n", (n as u64).into())])
}
