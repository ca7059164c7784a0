//! Which entries changed a cell: read off what it was counted from where that tells, found by leaving out where not.

use std::collections::{BTreeMap, BTreeSet};

use tregua_record::entries::claim::Kind;
use tregua_standing::{Evaluator, Gone, Name, Row, Statement, Wanted};

use crate::changes::{index, place, same};
use crate::parts::part_of;

/// Statements without a figure that are tried one by one; more are named untried where they speak of the cell.
const MOST_TRIED: usize = 64;
/// Evaluations spent on cells whose figures are the same; past it, the set found so far is named, which may be larger.
const MOST_SEARCHED: usize = 600;

/// The entries known at one of two moments only, the clock being the same.
pub(crate) struct Causes<'e, 'a> {
    /// With fewer entries known.
    less: &'e Evaluator<'a>,
    /// With more.
    more: &'e Evaluator<'a>,
    /// True if the later table is the one with fewer.
    backwards: bool,
    /// By when they were known.
    entries: Vec<&'e Statement>,
    ids: BTreeSet<&'e str>,
    /// What each entry put out of force.
    replaced: BTreeMap<Name, Vec<Name>>,
    searched: usize,
    /// The later moment with some entries left out of it: those tried last.
    trial: Option<Evaluator<'a>>,
}

/// A changed cell: its number, and its row with the earlier and with the later entries.
pub(crate) type Asked<'r> = (usize, Option<&'r Row>, Option<&'r Row>);

impl<'e, 'a> Causes<'e, 'a> {
    /// `before` and `after` differ in what is known, not in the clock.
    pub(crate) fn between(before: &'e Evaluator<'a>, after: &'e Evaluator<'a>) -> Self {
        let backwards = before.moment().as_known > after.moment().as_known;
        let (less, more) = if backwards {
            (after, before)
        } else {
            (before, after)
        };
        let known: BTreeSet<&str> = less.known().iter().map(|one| one.id.as_str()).collect();
        let mut entries: Vec<&Statement> = more
            .known()
            .iter()
            .copied()
            .filter(|one| !known.contains(one.id.as_str()))
            .collect();
        entries.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut replaced: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
        for one in more.known() {
            if let Some(Gone::CorrectedBy(by) | Gone::RetractedBy(by)) = more.gone(&one.id) {
                replaced.entry(by.clone()).or_default().push(one.id.clone());
            }
        }
        Causes {
            less,
            more,
            backwards,
            ids: entries.iter().map(|one| one.id.as_str()).collect(),
            entries,
            replaced,
            searched: 0,
            trial: None,
        }
    }

    /// The entries in between.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'e Statement> {
        self.entries.iter().copied()
    }

    /// What an entry put out of force.
    pub(crate) fn replaced_by(&self, id: &str) -> Vec<Name> {
        self.replaced.get(id).cloned().unwrap_or_default()
    }

    /// For each cell the entries that changed it, at least one.
    pub(crate) fn of_cells(&mut self, asked: &[Asked<'_>]) -> Vec<(usize, Vec<Name>)> {
        let asked: Vec<Asked<'_>> = asked
            .iter()
            .map(|(at, before, after)| match self.backwards {
                true => (*at, *after, *before),
                false => (*at, *before, *after),
            })
            .collect();
        let mut found: Vec<BTreeSet<&'e str>> = asked
            .iter()
            .map(|(_, less, more)| {
                let figures = self.by_figures(*less, *more);
                figures.chain(self.by_phase(*less, *more)).collect()
            })
            .collect();
        self.add_silent(&asked, &mut found);
        let mut known: Vec<BTreeSet<&'e str>> = Vec::new();
        for ((_, less, more), found) in asked.iter().zip(&mut found) {
            if found.is_empty() {
                *found = self.search(*less, *more, &known);
                if !known.contains(found) {
                    known.push(found.clone());
                }
            }
        }
        asked
            .iter()
            .zip(found)
            .map(|((at, ..), found)| (*at, self.in_order(&found)))
            .collect()
    }

    /// The entries that moved the end of a phase.
    pub(crate) fn of_phase(&mut self, name: &str) -> Vec<Name> {
        let read = self.moved(name);
        if !read.is_empty() {
            return self.in_order(&read);
        }
        let end = |evaluator: &Evaluator<'_>| {
            let phases = evaluator.phases().iter();
            phases
                .filter(|phase| phase.name == name)
                .map(|phase| phase.window.to)
                .next()
        };
        let wanted = end(self.more);
        let found = self.smallest(|evaluator| end(evaluator) == wanted);
        self.in_order(&found)
    }

    fn in_order(&self, found: &BTreeSet<&str>) -> Vec<Name> {
        let own = self
            .entries
            .iter()
            .filter(|one| found.contains(one.id.as_str()));
        own.map(|one| one.id.clone()).collect()
    }

    /// The entries by which other figures are counted than before.
    fn by_figures(
        &self,
        less: Option<&Row>,
        more: Option<&Row>,
    ) -> impl Iterator<Item = &'e str> + use<'e> {
        let counts = |row: Option<&Row>| row.is_some_and(|row| row.counted.is_some());
        let from = |row: Option<&Row>| -> BTreeSet<Name> {
            row.into_iter()
                .flat_map(|row| &row.counted_from)
                .cloned()
                .collect()
        };
        let mut found = BTreeSet::new();
        if counts(less) || counts(more) {
            let (less, more) = (from(less), from(more));
            for id in less.symmetric_difference(&more) {
                found.extend(self.behind(id));
            }
        }
        found.into_iter()
    }

    /// What made a figure count, or not count: itself if it came in between; else what replaced or restored it, or
    /// credits it elsewhere.
    fn behind(&self, id: &str) -> Vec<&'e str> {
        if let Some(own) = self.ids.get(id) {
            // A new correction may have been corrected since: then that one is behind it as well.
            return vec![own];
        }
        if let Some(Gone::CorrectedBy(by) | Gone::RetractedBy(by)) = self.more.gone(id) {
            return self.ids.get(by.as_str()).copied().into_iter().collect();
        }
        let tied = self.more.tied([id].into_iter()).into_iter();
        tied.filter(|one| self.ids.contains(one.id.as_str()))
            .filter(|one| {
                matches!(one.claim.kind, Kind::Correct | Kind::Retract)
                    || one.claim.counts_for.is_some()
            })
            .map(|one| one.id.as_str())
            .collect()
    }

    /// The entries that moved the cell's phase, where that moved its window or made the instance.
    fn by_phase(&self, less: Option<&Row>, more: Option<&Row>) -> BTreeSet<&'e str> {
        let window = |row: Option<&Row>| row.map(|row| row.window);
        if window(less) == window(more) {
            return BTreeSet::new();
        }
        let row = more.or(less);
        let part = row.and_then(|row| part_of(self.more.agreement(), row));
        let name = part.and_then(|part| part.duty.phase.as_deref());
        name.map_or_else(BTreeSet::new, |name| self.moved(name))
    }

    fn moved(&self, name: &str) -> BTreeSet<&'e str> {
        let by = |evaluator: &Evaluator<'_>| -> BTreeSet<Name> {
            let phases = evaluator.phases().iter().filter(|phase| phase.name == name);
            phases.flat_map(|phase| phase.moved_by.clone()).collect()
        };
        let (less, more) = (by(self.less), by(self.more));
        let mut found = BTreeSet::new();
        for id in less.symmetric_difference(&more) {
            match self.ids.get(id.as_str()) {
                Some(own) => {
                    found.insert(*own);
                }
                // Announced before and out of effect since: denied, corrected, retracted.
                None => found.extend(
                    self.more
                        .tied([id.as_str()].into_iter())
                        .iter()
                        .filter_map(|one| self.ids.get(one.id.as_str()))
                        .copied(),
                ),
            }
        }
        found
    }

    /// Adds the statements without a figure of their own, denials, closings and the like, without which a cell would
    /// stand differently.
    fn add_silent(&mut self, asked: &[Asked<'_>], found: &mut [BTreeSet<&'e str>]) {
        let silent: Vec<&'e Statement> = self
            .entries
            .iter()
            .copied()
            .filter(|one| may_weigh(one.claim.kind))
            .collect();
        for (tried, one) in silent.into_iter().enumerate() {
            let id = one.id.as_str();
            let tied: BTreeSet<&str> = self
                .more
                .tied([id].into_iter())
                .into_iter()
                .map(|one| one.id.as_str())
                .collect();
            let spoken_of: Vec<usize> = asked
                .iter()
                .enumerate()
                .filter(|(at, (_, less, more))| {
                    let known = found.get(*at).is_some_and(|found| found.contains(id));
                    !known && self.speaks_of(one, &tied, [*less, *more])
                })
                .map(|(at, _)| at)
                .collect();
            if spoken_of.is_empty() {
                continue;
            }
            let matters = if tried < MOST_TRIED {
                self.matters(id, &spoken_of, asked)
            } else {
                spoken_of
            };
            for at in matters {
                if let Some(found) = found.get_mut(at) {
                    found.insert(id);
                }
            }
        }
    }

    /// True if a statement without a figure may weigh in a cell.
    fn speaks_of(&self, one: &Statement, tied: &BTreeSet<&str>, rows: [Option<&Row>; 2]) -> bool {
        let Some(row) = rows.into_iter().flatten().next() else {
            return false;
        };
        let counted = || {
            rows.into_iter()
                .flatten()
                .flat_map(|row| &row.counted_from)
                .any(|id| tied.contains(id.as_str()))
        };
        let label = one.claim.clause.as_deref();
        let clause = label.and_then(|label| self.more.agreement().clause(label));
        let same_clause = clause.is_some_and(|clause| clause.label == row.clause);
        same_clause || counted() || (one.claim.kind == Kind::Close && clause.is_none())
    }

    /// The cells that would stand differently without the entry.
    fn matters(&mut self, id: &'e str, cells: &[usize], asked: &[Asked<'_>]) -> Vec<usize> {
        let rows = || cells.iter().filter_map(|at| asked.get(*at));
        let named = rows().filter_map(|(_, less, more)| more.or(*less));
        let mut wanted = Wanted::default();
        for row in named {
            wanted.clauses.insert(row.clause.clone());
            wanted.parts.insert(row.part.clone());
            wanted.days.extend(day_of(row));
            wanted.keys.extend(key_of(row));
            wanted.views.insert(row.view.clone());
        }
        let without = self.without(&BTreeSet::from([id]));
        let again = without.rows_only(&wanted);
        let again = index(&again);
        let differs = |at: &&usize| {
            let Some((_, less, more)) = asked.get(**at) else {
                return false;
            };
            let Some(row) = more.or(*less) else {
                return false;
            };
            !same(again.get(&place(row)).copied(), *more)
        };
        cells.iter().filter(differs).copied().collect()
    }

    /// The smallest set of entries that makes the cell stand as it does; one of `known` if it does so.
    fn search(
        &mut self,
        less: Option<&Row>,
        more: Option<&Row>,
        known: &[BTreeSet<&'e str>],
    ) -> BTreeSet<&'e str> {
        let Some(row) = more.or(less) else {
            return BTreeSet::new();
        };
        let wanted = Wanted {
            clauses: BTreeSet::from([row.clause.clone()]),
            parts: BTreeSet::from([row.part.clone()]),
            days: day_of(row).into_iter().collect(),
            keys: key_of(row).into_iter().collect(),
            readings: BTreeSet::new(),
            views: BTreeSet::from([row.view.clone()]),
        };
        let stands = |evaluator: &Evaluator<'_>| {
            let rows = evaluator.rows_only(&wanted);
            same(index(&rows).get(&place(row)).copied(), more)
        };
        for set in known {
            self.searched += 1;
            if self.searched <= MOST_SEARCHED && stands(self.with(set)) {
                return set.clone();
            }
        }
        self.smallest(stands)
    }

    /// The later moment with only these of the entries in between.
    fn with(&mut self, set: &BTreeSet<&'e str>) -> &Evaluator<'a> {
        let others = self.ids.difference(set).copied().collect();
        self.without(&others)
    }

    /// The later moment without these entries.
    fn without(&mut self, ids: &BTreeSet<&str>) -> &Evaluator<'a> {
        let next = match self.trial.take() {
            Some(trial) => trial.leaving_out(ids),
            None => self.more.without(ids),
        };
        self.trial.insert(next)
    }

    /// A set of entries with which `holds` and of which none can be left out; within a bound on evaluations.
    fn smallest(&mut self, holds: impl Fn(&Evaluator<'_>) -> bool) -> BTreeSet<&'e str> {
        let mut kept: Vec<&'e str> = self.entries.iter().map(|one| one.id.as_str()).collect();
        let mut size = kept.len().div_ceil(2);
        while size > 0 && self.searched < MOST_SEARCHED {
            let before = kept.len();
            let mut end = kept.len();
            while end > 0 && self.searched < MOST_SEARCHED {
                let start = end.saturating_sub(size);
                let run: Vec<&str> = kept.drain(start..end).collect();
                self.searched += 1;
                if !holds(self.with(&kept.iter().copied().collect())) {
                    kept.splice(start..start, run);
                }
                end = start;
            }
            if size > 1 {
                size /= 2;
            } else if kept.len() == before {
                break;
            }
        }
        kept.into_iter().collect()
    }
}

fn order(one: &Statement) -> impl Ord + '_ {
    (one.known, &one.claim.key, &one.id)
}

/// Kinds that can change a standing without being a figure that is counted.
fn may_weigh(kind: Kind) -> bool {
    use Kind::{Agree, Announce, Close, Confirm, Correct, Deny, Respond, Retract, Suspend, Waive};
    matches!(
        kind,
        Deny | Close | Waive | Suspend | Agree | Announce | Confirm | Respond | Correct | Retract
    )
}

/// The key of a row's instance, where claims make it.
fn key_of(row: &Row) -> Option<String> {
    row.instance.as_ref()?.key().map(str::to_owned)
}

/// The date of a row's instance, where a date names it.
fn day_of(row: &Row) -> Option<tregua_calendar::Date> {
    row.instance.as_ref()?.day()
}
