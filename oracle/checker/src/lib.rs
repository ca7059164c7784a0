#![doc = include_str!("../README.md")]

mod anywhere;
mod base;
mod consent;
mod count;
mod course;
mod events;
mod figure;
mod input;
mod judge;
mod kernel;
mod keyed;
mod live;
mod owed;
mod state;
mod sum;
mod time;
mod together;
mod views;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use course::{Gates, before};
use figure::{Figure, odd_days, span};
use input::{Amount, Considered, Document, Entry, Row, Slack};
use judge::{Bench, Follows};
use live::{Known, Said};
use time::{Instant, SECOND, Span};

/// What came of checking a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Rows that were checked.
    pub rows: usize,
    /// Rows of a kernel that is not known here: nothing is said of them.
    pub unknown: usize,
    /// What is not shown, each with the row it is about.
    pub not_shown: Vec<String>,
}

/// Checks every row of a document in the shape of `docs/certificate.md`.
///
/// # Errors
/// What is wrong with the document itself, before anything of it could be checked.
pub fn check(document: &Value) -> Result<Checked, String> {
    let document = Document::deserialize(document)
        .map_err(|error| format!("this is no certificate: {error}"))?;
    if document.format != 3 {
        return Err(format!(
            "this is a certificate of format {}, and only format 3 is known here",
            document.format
        ));
    }
    if let Some(date) = odd_days(&document).first() {
        return Err(format!(
            "the instants given for {date} are not those of one day"
        ));
    }
    let ids: BTreeSet<&str> = document
        .entries
        .iter()
        .map(|entry| entry.entry.as_str())
        .collect();
    if ids.len() != document.entries.len() {
        return Err("two entries have one id".to_owned());
    }
    if events::in_a_circle(&document) {
        return Err("some of its clauses wait for each other in a circle".to_owned());
    }
    let known = Known::new(document.entries.iter().collect());
    let said = known.said();
    let mut checked = Checked::default();
    for row in document.rows.iter().chain(&document.further) {
        match faults(&document, row, &said, &known) {
            Some(found) => {
                let told = found
                    .into_iter()
                    .map(|what| format!("{}: {what}", name(row)));
                checked.not_shown.extend(told);
                checked.rows += 1;
            }
            None => checked.unknown += 1,
        }
    }
    Ok(checked)
}

/// What is not shown of a row; `None` if it is of a kind that is not known here.
fn faults(
    document: &Document,
    row: &Row,
    said: &[Said<'_>],
    known: &Known<'_>,
) -> Option<Vec<String>> {
    let before = before(row);
    let bench = Bench::new(document, &before, said)?;
    if !bench.readers.iter().all(figure::Reader::fits) {
        return None;
    }
    // The instance is that of all voices; what the row shows is what its view makes of it.
    let before = match row.duty.kernel.as_str() {
        "respond" => match bench.at_trigger() {
            Some(placed) => placed,
            None => {
                return Some(vec![
                    "nobody says that there was what it answers".to_owned(),
                ]);
            }
        },
        _ => before.clone(),
    };
    let gates = match events::gates(document, row, said) {
        Ok(gates) => gates,
        Err(lacking) => return Some(vec![lacking]),
    };
    let all = Bench::new(document, &before, said)?.follows(&gates);
    let judged = before.within(&all.times);
    let bench = Bench::new(document, &judged, said)?;
    let checker = Checker {
        bench,
        known,
        before: &before,
        gates,
    };
    Some(checker.faults(row, &all))
}

fn name(row: &Row) -> String {
    let label = row.clause.labels.first().map_or("", String::as_str);
    let day = row
        .instance
        .as_ref()
        .map_or_else(String::new, |date| format!(", {date}"));
    let alone = if row.alone { ", by itself" } else { "" };
    format!("{label}, {}{day}, {}{alone}", row.part, row.view)
}

/// One row, in the windows that it was judged in, with all entries of its record.
struct Checker<'a> {
    bench: Bench<'a>,
    known: &'a Known<'a>,
    /// As it was before anything that it waits for had come about.
    before: &'a Row,
    gates: Gates,
}

impl Checker<'_> {
    fn faults(&self, row: &Row, all: &Follows) -> Vec<String> {
        let mut faults = self.by_all(all);
        let edges = |row: &Row| (row.window, row.last, row.until);
        // What the windows of an answer are is for its trigger to say, also where its phase begins with something.
        let keyed = row.duty.kernel == "respond";
        let ways = row
            .course
            .iter()
            .filter(|_| keyed)
            .flat_map(|course| &course.ways);
        let begun = ways.filter(|way| way.when.begun.is_some());
        for times in begun.filter_map(|way| way.times) {
            let placed = self.bench.within(&times, |bench| bench.at_trigger());
            if placed.is_none_or(|placed| placed.times() != times) {
                faults.push("its windows are not those of its trigger".to_owned());
            }
        }
        if edges(&self.bench.as_seen()) != edges(row) {
            faults.push("its windows are not those that follow".to_owned());
        }
        faults.extend(self.by_named());
        faults.extend(self.considered());
        if self.slack(all) != row.slack {
            faults.push(format!(
                "how far it is from the line is {:?}, not {:?}",
                self.slack(all).map(|slack| slack.amount),
                row.slack.as_ref().map(|slack| slack.amount)
            ));
        }
        faults
    }

    /// All entries of the record lead to the status, with its outcomes, causes and counts.
    fn by_all(&self, all: &Follows) -> Vec<String> {
        let row = self.bench.row;
        let words = |said: &[String]| said.iter().cloned().collect::<BTreeSet<_>>();
        let ours = |found: &kernel::Words| {
            found
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<BTreeSet<_>>()
        };
        let mut faults = Vec::new();
        if row.status != all.status {
            faults.push(format!(
                "the record's entries lead to \"{}\", not to \"{}\"",
                all.status, row.status
            ));
        }
        if words(&row.outcomes) != ours(&all.outcomes) {
            faults.push(format!(
                "what is still possible is {:?}, not {:?}",
                all.outcomes, row.outcomes
            ));
        }
        if words(&row.causes) != ours(&all.causes) {
            faults.push(format!(
                "why it is open is {:?}, not {:?}",
                all.causes, row.causes
            ));
        }
        let counted = |at: usize| {
            all.counts.get(at).map(|count| Amount {
                lo: count.lo,
                hi: count.hi,
            })
        };
        let base = match row.duty.kernel.as_str() {
            "ratio" => counted(1),
            "share" | "respond" => counted(owed::BASE),
            _ => None,
        };
        if (row.counted, row.base) != (counted(0), base) {
            faults.push(format!(
                "the count is {:?}, not {:?}",
                (counted(0), base),
                (row.counted, row.base)
            ));
        }
        faults
    }

    /// The entries named lead to the same by themselves, and not one of them can go.
    fn by_named(&self) -> Vec<String> {
        let row = self.bench.row;
        let entry = |id: &String| {
            self.known
                .entries()
                .iter()
                .copied()
                .find(|entry| entry.entry == *id)
        };
        let strangers = row.rests_on.iter().filter(|id| entry(id).is_none());
        let mut faults: Vec<String> = strangers
            .map(|id| format!("it is said to rest on {id}, which is not in the record"))
            .collect();
        let named: Vec<&Entry> = row.rests_on.iter().filter_map(entry).collect();
        let lead_to = |of: Vec<&Entry>| {
            let of = Known::new(of);
            let said = of.said();
            let bench = Bench::new(self.bench.document, self.before, &said);
            bench.map(|bench| bench.follows(&self.gates))
        };
        let same = |alone: &Option<Follows>| {
            let outcomes = row.outcomes.iter().map(String::as_str).collect();
            let alone = alone.as_ref();
            alone.is_some_and(|alone| alone.status == row.status && alone.outcomes == outcomes)
        };
        let alone = lead_to(named.clone());
        if !same(&alone) {
            let status = alone.map_or("nothing", |alone| alone.status);
            faults.push(format!(
                "the entries it is said to rest on lead to \"{status}\" by themselves"
            ));
        }
        for left_out in &named {
            let others = named
                .iter()
                .copied()
                .filter(|one| one.entry != left_out.entry);
            if same(&lead_to(others.collect())) {
                faults.push(format!("it stands without {} as well", left_out.entry));
            }
        }
        faults
    }

    /// Every entry that could bear on it is considered, once, and what is said to have become of it is so.
    fn considered(&self) -> Vec<String> {
        let bench = &self.bench;
        let touching = bench.touching();
        let touching: BTreeSet<&str> = touching
            .iter()
            .map(|figure| figure.said.entry.entry.as_str())
            .collect();
        let mut expected: BTreeMap<&str, Considered> = BTreeMap::new();
        for said in bench.said.iter().filter(|said| self.concerns(&said.words)) {
            expected.insert(&said.entry.entry, self.weight(said, &touching));
        }
        for entry in self
            .known
            .entries()
            .iter()
            .filter(|entry| self.concerns(entry))
        {
            if let Some((weight, by)) = self.known.gone(entry) {
                expected.insert(
                    &entry.entry,
                    Considered {
                        by: Some(by.to_owned()),
                        ..plain(&entry.entry, weight)
                    },
                );
            }
        }
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for one in &bench.row.considered {
            match expected.get(one.entry.as_str()) {
                _ if !seen.insert(one.entry.as_str()) => {
                    faults.push(format!("{} is considered twice", one.entry))
                }
                None => faults.push(format!("{} has no place in it", one.entry)),
                Some(found) if found == one => {}
                Some(found) => faults.push(format!(
                    "{} is said to be \"{}\"; it is \"{}\"",
                    one.entry,
                    told(one),
                    told(found)
                )),
            }
        }
        let left_out = expected.keys().filter(|id| !seen.contains(*id));
        faults
            .extend(left_out.map(|id| format!("nothing is said of {id}, which could bear on it")));
        faults
    }

    fn concerns(&self, words: &Entry) -> bool {
        let row = self.bench.row;
        let act = row
            .duty
            .measures
            .iter()
            .any(|measure| figure::act(words) == Some(measure.act.as_str()));
        act || words
            .clause
            .as_ref()
            .is_some_and(|label| row.clause.labels.contains(label))
    }

    /// What became of an entry that stands.
    fn weight(&self, said: &Said<'_>, touching: &BTreeSet<&str>) -> Considered {
        let (bench, row) = (&self.bench, self.bench.row);
        let id = &said.entry.entry;
        let figures = bench.figures.iter().flatten();
        let own: Option<&Figure<'_>> = figures
            .into_iter()
            .find(|figure| figure.said.entry.entry == *id);
        // Of several that are heard together, what one repeats of another is no second voice.
        let lens = bench.lens();
        let hears = |voice: &str| lens.as_ref().is_some_and(|lens| lens.hears(voice));
        let lets_in = || lens.as_ref().is_none_or(|lens| lens.lets_in(said.entry));
        let joint = lens.as_ref().is_none_or(|lens| !lens.repeats);
        match own {
            _ if row.rests_on.contains(id) => plain(id, "rests on"),
            // Of several measures, the one that it came nearest to.
            None if !said.names(&row.clause.labels) => {
                let tests = bench
                    .readers
                    .iter()
                    .filter_map(|reader| reader.figure(said, bench.said).err());
                let test = tests.max_by_key(|test| TESTS.iter().position(|one| one == test));
                Considered {
                    test: test.map(str::to_owned),
                    ..plain(id, "no figure")
                }
            }
            None => self.beside(said),
            Some(_) if !touching.contains(id.as_str()) && row.by_key() => Considered {
                test: Some("key".to_owned()),
                ..plain(id, "no figure")
            },
            Some(figure) if !touching.contains(id.as_str()) => match figure.credited {
                Some(_) => plain(id, "credited elsewhere"),
                // Said in time, and of another end.
                None if row.duty.kernel == "renewed" && figure.region.span.meets(row.window) => {
                    Considered {
                        test: Some("renewal".to_owned()),
                        ..plain(id, "no figure")
                    }
                }
                None => outside(id, figure.region.span, row.window),
            },
            Some(_) if !hears(&said.voice) => plain(id, "other voice"),
            Some(_) if !lets_in() => plain(id, "not in the view"),
            Some(_) if joint && said.entry.repeats.is_some() => plain(id, "repeats"),
            Some(figure) if bench.takes_back(figure) => Considered {
                test: Some("otherwise".to_owned()),
                ..plain(id, "no figure")
            },
            Some(_) => plain(id, "counted"),
        }
    }

    /// It speaks of the clause without a figure: shown beside, unless its time lies elsewhere.
    fn beside(&self, said: &Said<'_>) -> Considered {
        let row = self.bench.as_seen();
        let spoken = said
            .words
            .said
            .as_ref()
            .filter(|_| said.words.kind != "note");
        let time = said.words.occurred.as_ref().or(spoken);
        let time = time.and_then(|text| span(self.bench.document, text, false));
        let whole = Span {
            from: row.window.from,
            to: row.until,
        };
        match time.filter(|time| !time.meets(whole)) {
            Some(time) => outside(&said.entry.entry, time, whole),
            None => plain(&said.entry.entry, "beside"),
        }
    }

    /// How much is missing or more than asked; for a deadline, how many minutes early or late.
    fn slack(&self, all: &Follows) -> Option<Slack> {
        let row = self.bench.row;
        let exact = |at: usize| {
            all.counts
                .get(at)
                .filter(|count| count.spoken && count.hi == Some(count.lo))
        };
        let counted = |amount: i128| {
            Some(Slack {
                amount,
                unit: "counted".to_owned(),
            })
        };
        if matches!(
            (row.duty.kernel.as_str(), row.duty.n),
            ("done", _) | ("respond", None)
        ) {
            return self.minutes(all);
        }
        let first = all.counts.first().filter(|count| count.spoken)?;
        let sense = row.duty.sense.as_deref().unwrap_or("at least");
        let of = i128::from;
        match row.duty.kernel.as_str() {
            "ratio" | "share" | "respond" => {
                let at = if row.duty.kernel == "ratio" {
                    1
                } else {
                    owed::BASE
                };
                if !row.duty.rates.is_empty() {
                    let [owed, due] = sum::held(row, &all.counts).try_into().ok()?;
                    let spoken = all.counts.get(at).is_some_and(|base| base.spoken);
                    let exact = owed.hi == Some(owed.lo) && due.hi == Some(due.lo);
                    let over = of(row.duty.m?) * of(owed.lo) - of(due.lo);
                    return counted(if sense == "at most" { -over } else { over })
                        .filter(|_| spoken && exact);
                }
                let (owed, base) = (exact(0)?, exact(at)?);
                let over = of(row.duty.m?) * of(owed.lo) - of(row.duty.n?) * of(base.lo);
                counted(if sense == "at most" { -over } else { over })
            }
            "amount" if sense == "at most" => counted(of(all.number.1?) - of(first.lo)),
            "amount" if sense == "exactly" => counted(of(exact(0)?.lo) - of(all.number.0)),
            "ban" | "renewed" => None,
            // Where there is no batch, none is short of anything.
            "amount" if sense == "none or at least" && first.lo == 0 => None,
            "earned" if kernel::beyond_cap(row) => None,
            // An open count without a lower end says nothing of how much is missing.
            _ if all.outcomes.len() != 1 && first.lo == 0 => None,
            _ => {
                let not_met = all.outcomes == ["not met"].into();
                counted(of(if not_met { first.hi? } else { first.lo }) - of(all.number.0))
            }
        }
    }

    fn minutes(&self, all: &Follows) -> Option<Slack> {
        // What has no due instant yet is done neither early nor late.
        let due = self.bench.row.window.to < time::NEVER;
        let done = due && matches!(all.status, "met" | "late" | "cured");
        let (touching, lens) = (self.bench.touching(), self.bench.lens()?);
        // Not those of the trigger.
        let acts = self.bench.figures.first()?;
        let is_act = |one: &Figure<'_>| acts.iter().any(|act| std::ptr::eq(act, one));
        let counted = touching
            .iter()
            .filter(|one| done && one.lo > 0 && lens.sees(one) && is_act(one));
        let at_once = counted
            .map(|one| one.region.span)
            .filter(|span| span.to - span.from <= 1);
        let first = at_once.map(|span| span.from).min()?;
        let seconds = second(self.bench.as_seen().window.to) - second(first);
        Some(Slack {
            amount: seconds.div_euclid(60),
            unit: "minute".to_owned(),
        })
    }
}

/// The tests of §3, in their order.
const TESTS: [&str; 14] = [
    "kind",
    "clause",
    "act",
    "actor",
    "thing",
    "unit",
    "point",
    "place",
    "to",
    "stock",
    "acceptance",
    "kinds",
    "time",
    "key",
];

fn second(at: Instant) -> Instant {
    at.div_euclid(SECOND)
}

fn plain(entry: &str, weight: &str) -> Considered {
    Considered {
        entry: entry.to_owned(),
        weight: weight.to_owned(),
        minutes: None,
        test: None,
        by: None,
    }
}

/// So many whole minutes before the window, or after it.
fn outside(entry: &str, span: Span, window: Span) -> Considered {
    let minutes = |from: Instant, to: Instant| {
        u64::try_from((second(to) - second(from)).div_euclid(60)).unwrap_or(0)
    };
    let (weight, minutes) = match span.to <= window.from {
        true => ("before", minutes(span.to, window.from)),
        false => ("after", minutes(window.to, span.from)),
    };
    Considered {
        minutes: Some(minutes),
        ..plain(entry, weight)
    }
}

/// A weight in words.
fn told(one: &Considered) -> String {
    let further = [
        one.minutes.map(|minutes| format!(" by {minutes} minutes")),
        one.test.as_ref().map(|test| format!(", by its {test}")),
        one.by.as_ref().map(|by| format!(" by {by}")),
    ];
    further
        .into_iter()
        .flatten()
        .fold(one.weight.clone(), |told, more| told + &more)
}
