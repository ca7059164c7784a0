//! Rows of a clause as tables: one for each reading and part, views down, days across.
//!
//! Views that say the same in every cell, and nothing of their own, share a line, so that what somebody said is not lost
//! among the silent.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tregua_agreement::duty::{Kernel, Measure};
use tregua_standing::{InstanceName, OverReadings, Required, Row, Status, View};
use tregua_wording::Arg;

use crate::Say;
use crate::parts::part_of;

/// So many columns stand side by side; of a longer series, neighbours that are alike in every line share a column.
const SIDE_BY_SIDE: usize = 7;

/// The table of one reading and part.
#[derive(Debug)]
pub struct Block<'r> {
    /// Its first row: what they all have in common.
    pub first: &'r Row,
    /// Its days, or keys, in order; a part with a single instance has one, `None`.
    pub days: Vec<Option<&'r InstanceName>>,
    /// True for a named reading that says in every cell what the clause's own words say: then it needs no table.
    pub same_as_written: bool,
    /// Views with something of their own: parties first, in alphabetical order for the reader, then the others.
    pub lines: Vec<Line<'r>>,
    /// The other views, by what they say alike. The named body is not among them where no body is named.
    pub alike: Vec<Alike<'r>>,
    /// The mediators that spoke, as declared: never merged.
    pub mediators: Vec<&'r str>,
}

/// One view of a block.
#[derive(Debug)]
pub struct Line<'r> {
    /// Whose statements count.
    pub view: &'r View,
    /// One row for each day.
    pub cells: Vec<&'r Row>,
}

/// Views that say the same in every cell.
#[derive(Debug)]
pub struct Alike<'r> {
    /// The status.
    pub status: Status,
    /// True if they spoke, of something that does not decide.
    pub spoken: bool,
    /// The views, in the order of lines.
    pub views: Vec<&'r View>,
}

/// The tables of one clause. `own` are its rows, in the order the evaluator gives them.
pub fn blocks<'r>(say: &Say<'r>, own: &[&'r Row]) -> Vec<Block<'r>> {
    let key = |row: &'r Row| (&row.point, &row.part, &row.instance, &row.view);
    let written: BTreeMap<_, &Row> = own
        .iter()
        .filter(|row| row.reading.is_none())
        .map(|row| (key(row), *row))
        .collect();
    let same = |row: &'r Row| {
        let own = written.get(&key(row));
        own.is_some_and(|own| {
            (own.status, &own.counted, &own.slack) == (row.status, &row.counted, &row.slack)
        })
    };
    own.chunk_by(|a, b| (&a.point, &a.reading, &a.part) == (&b.point, &b.reading, &b.part))
        .filter_map(|rows| {
            let first = *rows.first()?;
            let same_as_written = first.reading.is_some() && rows.iter().all(|row| same(row));
            Some(block(say, first, rows, same_as_written))
        })
        .collect()
}

fn block<'r>(say: &Say<'r>, first: &'r Row, rows: &[&'r Row], same_as_written: bool) -> Block<'r> {
    let days: BTreeSet<Option<&InstanceName>> =
        rows.iter().map(|row| row.instance.as_ref()).collect();
    let mut by_view: BTreeMap<&View, BTreeMap<Option<&InstanceName>, &Row>> = BTreeMap::new();
    for row in rows {
        let cells = by_view.entry(&row.view).or_default();
        cells.entry(row.instance.as_ref()).or_insert(row);
    }
    let mut alike: BTreeMap<(Status, bool), Vec<&View>> = BTreeMap::new();
    let mut lines = Vec::new();
    for view in in_order(say, rows) {
        let cells = by_view.remove(view).unwrap_or_default();
        let cells: Vec<&Row> = cells.into_values().collect();
        match (view, plain(&cells)) {
            (View::NamedBody, Some((Status::NotCheckable, _))) => {}
            (view, Some(same)) => alike.entry(same).or_default().push(view),
            (view, None) => lines.push(Line { view, cells }),
        }
    }
    let alike = alike.into_iter().map(|((status, spoken), views)| Alike {
        status,
        spoken,
        views,
    });
    let spoke = |voice: &&String| {
        rows.iter().any(|row| {
            let own = matches!(&row.view, View::AccordingTo(named) if named == *voice);
            own && !row.counted_from.is_empty()
        })
    };
    let mediators = say.agreement.mediators.iter().filter(spoke);
    Block {
        first,
        days: days.into_iter().collect(),
        same_as_written,
        lines,
        alike: alike.collect(),
        mediators: mediators.map(String::as_str).collect(),
    }
}

/// The views of a block: parties first, in alphabetical order for the reader, then the others as they come.
fn in_order<'r>(say: &Say<'_>, rows: &[&'r Row]) -> Vec<&'r View> {
    let mut seen = BTreeSet::new();
    let mut views: Vec<&View> = rows
        .iter()
        .map(|row| &row.view)
        .filter(|view| seen.insert(*view))
        .collect();
    let party = |view: &'r View| match view {
        View::AccordingTo(voice) if say.agreement.parties.contains(voice) => Some(voice),
        _ => None,
    };
    views.sort_by(|a, b| match (party(a), party(b)) {
        (Some(a), Some(b)) => say.words.order(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    views
}

/// The one status of a line of cells that hold no figure of weight, and whether anything was said at all.
fn plain(cells: &[&Row]) -> Option<(Status, bool)> {
    let first = cells.first()?;
    let weightless = |row: &&Row| {
        let unsure = |count: &Option<tregua_standing::Count>| {
            count.as_ref().is_none_or(|count| count.lo == 0)
        };
        let open = matches!(row.status, Status::Unverified | Status::Pending);
        let of_the_term = matches!(
            row.status,
            Status::NotCheckable
                | Status::TermNotConfirmed
                | Status::TermContested
                | Status::NotInForce
                | Status::Lapsed
        );
        // A ratio says something only where both its sides do.
        let says_little = match &row.base {
            Some(_) => unsure(&row.counted) || unsure(&row.base),
            None => unsure(&row.counted),
        };
        row.status == first.status
            && row.beside.is_empty()
            && row.judged.is_empty()
            && (of_the_term || (open && says_little))
    };
    let spoken = cells.iter().any(|row| !row.counted_from.is_empty())
        && matches!(first.status, Status::Unverified | Status::Pending);
    cells
        .iter()
        .all(weightless)
        .then_some((first.status, spoken))
}

/// The columns of a table: from which day up to which. `alike` tells whether two neighbours are.
pub fn runs(days: usize, alike: impl Fn(usize, usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in 0..days {
        match runs.last_mut() {
            Some(run) if days > SIDE_BY_SIDE && alike(at - 1, at) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn is_by_hand(row: &Row) -> bool {
    matches!(row.required, Required::ByHand { .. })
}

/// True if the clause has rows of the named body, and none can be checked because no body is named.
pub fn no_body_named(own: &[&Row]) -> bool {
    let mut of_body = own
        .iter()
        .filter(|row| row.view == View::NamedBody && !is_by_hand(row))
        // What waits for something that nobody can check says nothing of bodies.
        .filter(|row| row.waits_for.is_empty())
        .peekable();
    of_body.peek().is_some() && of_body.all(|row| row.status == Status::NotCheckable)
}

/// True if the readings of this cell come to more than one status.
pub fn readings_differ(over: &OverReadings) -> bool {
    over.readings
        .iter()
        .any(|(.., status)| *status != over.status)
}

impl Say<'_> {
    /// What a row counts, and where, as far as what it asks does not say it: `trucks admitted`, `North`.
    pub fn what(&self, row: &Row) -> Vec<String> {
        let Some(part) = part_of(self.agreement, row) else {
            return Vec::new();
        };
        let kernel = &part.duty.kernel;
        let measure = kernel.measure();
        // Of these, what is asked names the act itself, or counts promises of it.
        let named = matches!(
            kernel,
            Kernel::Ban {
                measure: Measure { group: None, .. },
                ..
            } | Kernel::Allow { .. }
                | Kernel::ByHand { .. }
                | Kernel::Earned { .. }
                | Kernel::Renewed { .. }
        );
        let done = (!named).then(|| self.done(&measure.act, measure.thing.as_deref()));
        let place = measure.place.as_deref();
        let place = place.map(|place| self.words.apart(place).into_owned());
        done.into_iter().chain(place).collect()
    }

    /// What a table is of: part, what it asks, counting point, and the reading's name with who holds it.
    pub fn block_title(&self, row: &Row) -> Vec<String> {
        let mut parts = vec![self.part(row)];
        parts.extend(self.asks_of_each(row));
        let point = row.point.as_ref().filter(|_| !is_by_hand(row));
        parts.extend(point.map(|point| self.counted_at(point)));
        parts.extend(row.reading.as_ref().map(|_| self.reading_and_holder(row)));
        parts
    }

    /// A row's reading, and who holds it.
    pub fn reading_and_holder(&self, row: &Row) -> String {
        match &row.reading {
            None => self.words.say("as-written", &[]),
            Some(name) => {
                let held = self
                    .held(&row.held)
                    .map_or_else(String::new, |held| format!(" ({held})"));
                format!("{}{held}", self.reading_name(name))
            }
        }
    }

    /// The head of a column: `24 Nov`, or `2 Apr – 7 May ×6` over a column of several.
    pub fn column(&self, names: &[Option<&InstanceName>], run: &Range<usize>) -> String {
        let day = |at: usize| {
            let name = names.get(at).copied().flatten();
            name.map_or_else(String::new, |name| self.short_name(name))
        };
        match run.len() {
            1 => day(run.start),
            several => {
                let args = [
                    ("first", Arg::said(day(run.start))),
                    ("last", Arg::said(day(run.end - 1))),
                    ("n", (several as u64).into()),
                ];
                self.words.say("dates-alike", &args)
            }
        }
    }

    /// What views that share a line have in common, beside their status; nothing where the status says it all.
    pub fn alike(&self, alike: &Alike<'_>) -> Option<String> {
        match (alike.status, alike.spoken) {
            (Status::Unverified | Status::Pending, true) => {
                Some(self.words.say("says-nothing-that-decides", &[]))
            }
            (Status::Unverified | Status::Pending, false) => {
                Some(self.words.say("says-nothing", &[]))
            }
            _ => None,
        }
    }

    /// How many of the mediators spoke, and which; `None` if none did.
    pub fn mediators_spoke(&self, block: &Block<'_>) -> Option<String> {
        let spoken = &block.mediators;
        if spoken.is_empty() {
            return None;
        }
        let args = [
            ("spoke", (spoken.len() as u64).into()),
            ("of", (self.agreement.mediators.len() as u64).into()),
            (
                "names",
                Arg::said(
                    self.words
                        .join("list-comma", spoken.iter().map(|name| self.voice(name))),
                ),
            ),
        ];
        Some(self.words.say("mediators-spoke", &args))
    }

    /// The line that says how the press misprinted a clause.
    pub fn misprint(&self, misprint: &tregua_agreement::meaning::Misprint) -> String {
        let args = [
            ("words", misprint.words.as_str().into()),
            (
                "sources",
                Arg::said(self.words.names("list-comma", &misprint.sources)),
            ),
        ];
        self.words.say("misprint-line", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_standing::Wanted;
    use tregua_wording::{Lang, Wording};

    use crate::stage::{CROSSING, agreement, evaluator, trucks};

    #[test]
    fn views_that_say_nothing_of_their_own_share_a_line_and_parties_come_first() {
        let agreement = agreement(CROSSING);
        let statements = [
            trucks(
                "d",
                "Delta",
                210,
                "2024-01-01",
                "dispatch",
                "2024-01-02T09:00",
            ),
            trucks(
                "b",
                "Beta",
                150,
                "2024-01-01",
                "dispatch",
                "2024-01-02T10:00",
            ),
        ];
        let evaluator = evaluator(&agreement, &statements, "2024-01-09T09:00");
        let wanted = Wanted {
            clauses: BTreeSet::from(["aid".to_owned()]),
            ..Wanted::default()
        };
        let rows = evaluator.rows_only(&wanted);
        let words = Wording::new(Lang::English);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        let blocks = blocks(&say, &rows.iter().collect::<Vec<_>>());
        // Two counting points, each as written and as Beta reads it.
        assert_eq!(blocks.len(), 4);
        let dispatch = &blocks[0];
        let names = |views: &[&View]| {
            let names: Vec<String> = views.iter().map(|view| say.short_view(view)).collect();
            names.join(", ")
        };
        let lines: Vec<&View> = dispatch.lines.iter().map(|line| line.view).collect();
        assert_eq!(names(&lines), "Beta, Delta, all voices");
        assert!(dispatch.lines.iter().all(|line| line.cells.len() == 4));
        let silent: Vec<(Status, bool, String)> = dispatch
            .alike
            .iter()
            .map(|alike| (alike.status, alike.spoken, names(&alike.views)))
            .collect();
        let (open, alone) = (Status::Unverified, |name: &str| name.to_owned());
        assert_eq!(
            silent,
            [
                (open, false, alone("Alpha")),
                (open, true, alone("both parties"))
            ]
        );
        assert_eq!(dispatch.mediators, ["Delta"]);
        assert!(!dispatch.same_as_written);
    }

    #[test]
    fn only_of_a_long_series_do_neighbours_share_a_column() {
        let cells = [1, 1, 1, 2, 2, 1, 1, 1];
        let runs_of = |n: usize| runs(n, |a, b| cells.get(a) == cells.get(b)).len();
        assert_eq!(runs_of(7), 7);
        assert_eq!(runs_of(8), 3);
    }
}
