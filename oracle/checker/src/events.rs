//! What rows wait for: whether each event has come about, in a view, by the entries and by other rows (`docs/standings.md`
//! §6.1). Of other rows their status is taken as they say it: each of them is checked for itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::Gates;
use crate::figure::span;
use crate::input::{Clause, Document, Duty, Event, ListedReading, Measure, Row};
use crate::judge::Bench;
use crate::live::Said;
use crate::time::{Instant, NEVER, Span, instant};
use crate::whole::is_whole;

/// Whether something has come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// Not so far.
    Not,
    /// Between these two.
    At(Instant, Instant),
    /// It cannot be told: the status of that.
    Open(&'static str),
}

/// The statuses that may be open, first those that go before the others.
const OPEN: [&str; 4] = ["not checkable", "contested", "ambiguous", "unverified"];

fn open(each: &[Came]) -> Option<Came> {
    let mut ways = OPEN.into_iter().map(Came::Open);
    ways.find(|came| each.contains(came))
}

fn ends(each: &[Came], pick: fn(Instant, Instant) -> Instant) -> Option<Came> {
    let ends = each.iter().filter_map(|came| match came {
        Came::At(first, last) => Some((*first, *last)),
        _ => None,
    });
    let both = ends.reduce(|one, other| (pick(one.0, other.0), pick(one.1, other.1)))?;
    Some(Came::At(both.0, both.1))
}

/// All of several: what one lacks all lack, then what one leaves open, else the latest.
fn all(each: &[Came]) -> Came {
    if each.contains(&Came::Not) {
        return Came::Not;
    }
    open(each)
        .or_else(|| ends(each, Ord::max))
        .unwrap_or(Came::Not)
}

/// One of several is enough: the earliest.
fn one(each: &[Came]) -> Came {
    ends(each, Ord::min)
        .or_else(|| open(each))
        .unwrap_or(Came::Not)
}

/// From one instant to another; what lies in one instant is that instant.
fn between(span: Span) -> Came {
    let at_once = span.to - span.from <= 1;
    Came::At(span.from, if at_once { span.from } else { span.to })
}

/// Who asks: what waits, in which view.
#[derive(Clone, Copy)]
struct Asking<'a> {
    document: &'a Document,
    said: &'a [Said<'a>],
    view: &'a str,
    /// The names of the clause that waits, or of the phase.
    labels: &'a [String],
    /// Other clauses as they stand by themselves.
    alone: bool,
}

/// What has come about of what a row waits for.
///
/// # Errors
/// What the document lacks to tell.
pub(crate) fn gates(document: &Document, row: &Row, said: &[Said<'_>]) -> Result<Gates, String> {
    let Some(course) = &row.course else {
        return Ok(Gates::default());
    };
    let asking = Asking {
        document,
        said,
        view: &row.view,
        labels: &row.clause.labels,
        alone: row.alone,
    };
    let by_themselves = Asking {
        alone: true,
        ..asking
    };
    let some = |asking: Asking<'_>, events: &[Event]| match events {
        [] => Ok(None),
        events => asking.all(events).map(Some),
    };
    // What stands by itself frees nobody, waits for no other side, and nobody suspends it on a ground.
    let beside = |events: &[Event]| match row.alone {
        true => Ok(None),
        false => some(by_themselves, events),
    };
    let replaced = course.replaced_by.iter().map(|event| asking.came(event));
    let mut ways: Vec<Came> = replaced.collect::<Result<_, _>>()?;
    ways.extend(beside(&course.freed)?);
    Ok(Gates {
        begun: match &course.phase {
            Some(name) => Some(asking.begins(name)?),
            None => None,
        },
        opens: some(asking, &course.once)?,
        out: (!ways.is_empty()).then(|| one(&ways)),
        alongside: beside(&course.alongside)?,
        ground: match beside(&course.ground)? {
            None if !course.ground.is_empty() => Some(Came::Not),
            ground => ground,
        },
    })
}

impl<'a> Asking<'a> {
    fn all(self, events: &[Event]) -> Result<Came, String> {
        let each = events.iter().map(|event| self.came(event));
        Ok(all(&each.collect::<Result<Vec<_>, _>>()?))
    }

    fn came(self, event: &Event) -> Result<Came, String> {
        match event {
            Event::Stands { clause, met } => self.stands(clause, Some(*met)),
            Event::Performed { clause } => self.stands(clause, None),
            Event::Agreed { by, clause } => Ok(self.each_said(by, |one| {
                let agrees = one.kind == "agree" && one.names(clause);
                let denied = |other: &Said<'_>| other.voice == one.voice && other.denies(one);
                let when = one.words.occurred.as_ref().or(one.words.said.as_ref());
                when.filter(|_| agrees && !self.said.iter().any(denied))
            })),
            Event::Announced { by } => Ok(self.each_said(by, |one| {
                let starts = one.kind == "announce" && one.words.act.as_deref() == Some("start");
                let parties = &self.document.agreement.parties;
                let denied = |other: &Said<'_>| parties.contains(&other.voice) && other.denies(one);
                let when = one.words.occurred.as_ref();
                when.filter(|_| starts && one.names(self.labels))
                    .filter(|_| !self.said.iter().any(denied))
            })),
            Event::Done { measure } => Ok(self.acted(measure)),
            Event::Over { phase } => self.over(phase),
        }
    }

    /// Each of them has said so: then at the latest of the earliest time of each.
    fn each_said<'s>(self, by: &[String], says: impl Fn(&'s Said<'a>) -> Option<&'s String>) -> Came
    where
        'a: 's,
    {
        let dated = self.document.agreement.dated_figures;
        let each = by.iter().map(|voice| {
            let own = self.said.iter().filter(|one| one.voice == *voice);
            let times = own.filter_map(|one| span(self.document, says(one)?, dated));
            let first = times.min_by_key(|time| (time.to, time.from));
            first.map_or(Came::Not, between)
        });
        all(&each.collect::<Vec<_>>())
    }

    /// At least one act, in all of time.
    fn acted(self, measure: &Measure) -> Came {
        let always = Span {
            from: Instant::MIN / 2,
            to: NEVER,
        };
        let measure = Measure {
            credited_by: None,
            ..measure.clone()
        };
        let row = Row {
            clause: Clause {
                labels: self.labels.to_vec(),
                ..Clause::default()
            },
            duty: Duty {
                kernel: "amount".to_owned(),
                measures: vec![measure],
                sense: Some("at least".to_owned()),
                lo: Some(1),
                hi: Some(1),
                ..Duty::default()
            },
            window: always,
            last: always.to,
            until: always.to,
            view: self.view.to_owned(),
            ..Row::default()
        };
        let bench = Bench::new(self.document, &row, self.said);
        bench.map_or(Came::Not, |bench| bench.once_done(always))
    }

    /// Another clause is met, or not met; without either, what it asks has been done at any time.
    fn stands(self, clause: &[String], met: Option<bool>) -> Result<Came, String> {
        let label = clause.first().map_or("", String::as_str);
        let of =
            |listed: &&crate::input::Listed| listed.clause == label && listed.alone == self.alone;
        let listed = self.document.clauses.iter().find(of);
        let listed = listed.ok_or_else(|| format!("{label}, which it waits for, is left out"))?;
        let each = listed.readings.iter().map(|reading| {
            let came = self.by_reading(label, reading, met)?;
            Ok((reading, came))
        });
        let each: Vec<(&ListedReading, Came)> = each.collect::<Result<_, String>>()?;
        let sort = |came: &Came| match came {
            Came::At(..) => Came::At(0, 0),
            came => *came,
        };
        let differ = |one: &Came, other: &Came| sort(one) != sort(other);
        let pairs = || {
            each.iter()
                .flat_map(|one| each.iter().map(move |other| (one, other)))
        };
        if pairs().any(|(one, other)| differ(&one.1, &other.1)) {
            let parties = &self.document.agreement.parties;
            let held = |one: &ListedReading, party: &String| one.held_by.contains(party);
            let opposed = pairs().filter(|(one, other)| differ(&one.1, &other.1)).any(
                |((one, _), (other, _))| {
                    let ours = || parties.iter().filter(|party| held(one, party));
                    let mut theirs = parties.iter().filter(|party| held(other, party));
                    theirs.any(|theirs| ours().any(|ours| ours != theirs))
                },
            );
            return Ok(Came::Open(if opposed { "contested" } else { "ambiguous" }));
        }
        let each: Vec<Came> = each.into_iter().map(|(_, came)| came).collect();
        Ok(match (ends(&each, Ord::min), ends(&each, Ord::max)) {
            (Some(Came::At(first, _)), Some(Came::At(_, last))) => Came::At(first, last),
            _ => each.first().copied().unwrap_or(Came::Not),
        })
    }

    fn by_reading(
        self,
        label: &str,
        reading: &ListedReading,
        met: Option<bool>,
    ) -> Result<Came, String> {
        let mut rows: Vec<&Row> = Vec::new();
        for (part, listed) in &reading.parts {
            let others = rows.len();
            for instance in &listed.instances {
                let all = self.document.rows.iter().chain(&self.document.further);
                let own = |row: &&Row| {
                    row.clause
                        .labels
                        .first()
                        .is_some_and(|first| first == label)
                        && (&row.part, &row.reading) == (part, &reading.reading)
                        && (&row.instance, row.view.as_str()) == (instance, self.view)
                        && row.alone == self.alone
                };
                let found = all.into_iter().find(own);
                rows.push(found.ok_or_else(|| {
                    let day = instance
                        .as_ref()
                        .map_or(String::new(), |day| format!(", {day}"));
                    format!(
                        "{label}, {part}{day}, {}, which it waits for, is left out",
                        self.view
                    )
                })?);
            }
            let own = rows.get(others..).unwrap_or_default();
            if !is_whole(self.document, listed, own) {
                let view = self.view;
                return Err(format!(
                    "{label}, {part}, {view}: of what it waits for some is neither there nor listed"
                ));
            }
        }
        // What people judge opens nothing beside what is counted; and what waits for a state waits for it to be reached.
        if reading.parts.values().any(|part| !part.by_hand) {
            rows.retain(|row| row.duty.kernel != "by hand");
        }
        rows.retain(|row| met == Some(false) || !row.duty.keeps_to);
        let each: Vec<Came> = rows.iter().map(|row| self.ruled(row, met)).collect();
        Ok(if met == Some(false) {
            one(&each)
        } else if each.is_empty() {
            Came::Not
        } else {
            all(&each)
        })
    }

    /// From where a row stands to whether that has come about, and when.
    fn ruled(self, row: &Row, met: Option<bool>) -> Came {
        let Some(bench) = Bench::new(self.document, row, self.said) else {
            return Came::Not;
        };
        let wanted = met.unwrap_or(true);
        if met.is_none() && row.counted.is_some() && settles(row, true) {
            return bench.once_done(Span {
                to: NEVER,
                ..row.window
            });
        }
        let end = match row.status.as_str() {
            "met" => row.window.to,
            "late" => row.last,
            _ => row.until,
        };
        match (row.status.as_str(), wanted) {
            ("met" | "late" | "cured", true) | ("not met", false) => {
                let whole = Span {
                    to: row.until,
                    ..row.window
                };
                let early = settles(row, wanted).then(|| bench.settled(whole, wanted));
                early.flatten().unwrap_or(Came::At(end, end))
            }
            ("waived", true) => Came::Open("ambiguous"),
            ("contested" | "term contested", _) => Came::Open("contested"),
            ("unverified" | "term not confirmed", _) => Came::Open("unverified"),
            ("ambiguous", _) => Came::Open("ambiguous"),
            ("not checkable", _) => Came::Open("not checkable"),
            _ => Came::Not,
        }
    }

    /// When a phase begins.
    fn begins(self, name: &str) -> Result<Came, String> {
        let phase = self.phase(name)?;
        let labels = [name.to_owned()];
        let asking = Asking {
            labels: &labels,
            ..self
        };
        let each = phase.once.iter().map(|event| asking.came(event));
        let each: Vec<Came> = each.collect::<Result<_, _>>()?;
        let later =
            |came: &Came| matches!(came, Came::At(first, _) if *first > self.document.as_of);
        let to_come = phase.starts > self.document.as_of || each.iter().any(later);
        Ok(match all(&each) {
            // It waits for nothing but its start.
            Came::Not if each.is_empty() => Came::At(phase.starts, phase.starts),
            Came::Open(_) if to_come => Came::Not,
            Came::At(first, last) => Came::At(first.max(phase.starts), last.max(phase.starts)),
            came => came,
        })
    }

    fn over(self, name: &str) -> Result<Came, String> {
        let phase = self.phase(name)?;
        let Came::At(first, last) = self.begins(name)? else {
            return self.begins(name);
        };
        let end = |from: Instant| {
            let own = phase.ends.iter().find(|(at, _)| instant(at) == Some(from));
            own.map(|(_, end)| *end)
                .ok_or_else(|| format!("when {name} ends is not told"))
        };
        Ok(match (end(first)?, end(last)?) {
            (Some(one), Some(other)) => Came::At(one.0.min(other.0), one.0.max(other.0)),
            _ => Came::Not,
        })
    }

    fn phase(self, name: &str) -> Result<&'a crate::input::Phase, String> {
        let own = self.document.phases.iter().find(|phase| phase.name == name);
        own.ok_or_else(|| format!("the phase {name}, which it waits for, is left out"))
    }
}

/// True if figures can settle it before the window is over: enough of what is asked, or one too many.
fn settles(row: &Row, met: bool) -> bool {
    let duty = &row.duty;
    match (duty.kernel.as_str(), duty.sense.as_deref()) {
        ("amount", Some("at least")) => met && row.stretches.is_none(),
        ("amount", Some("at most")) => !met && !duty.can_be_made_good,
        ("done" | "allow", _) => met,
        ("ban", _) => !met && row.group().is_none(),
        _ => false,
    }
}

impl Bench<'_> {
    /// When enough was done in a window that does not end.
    fn once_done(&self, always: Span) -> Came {
        let Some(lens) = self.lens() else {
            return Came::Open("not checkable");
        };
        let seen = self.within(&self.cut(always), |bench| bench.seen(&lens));
        let mut causes = crate::kernel::CAUSES.into_iter();
        let first = causes.find(|cause| seen.causes.contains(cause));
        match (seen.outcomes.len(), first) {
            // Enough in all, and at no instant: voices differ on when.
            (1, _) => self
                .settled(always, true)
                .unwrap_or(Came::Open("contested")),
            (_, Some("pending")) => Came::Not,
            (_, cause) => Came::Open(cause.unwrap_or("unverified")),
        }
    }

    /// In the time of the figures that end first up to which the window comes to this alone.
    fn settled(&self, whole: Span, met: bool) -> Option<Came> {
        let lens = self.lens()?;
        let outcome = if met { "met" } else { "not met" };
        let spans: BTreeSet<Span> = self.within(&self.cut(whole), |bench| {
            let touching = bench.touching().into_iter();
            let counts = touching.filter(|figure| figure.lo > 0 && lens.sees(figure));
            counts.map(|figure| figure.region.span).collect()
        });
        let ends: BTreeSet<Instant> = spans.iter().map(|span| span.to).collect();
        let decides = |end: &Instant| {
            let up_to = Span { to: *end, ..whole };
            let seen = self.within(&self.cut(up_to), |bench| bench.seen(&lens));
            seen.outcomes == [outcome].into()
        };
        let end = ends.into_iter().find(decides)?;
        let first = spans.into_iter().find(|span| span.to == end)?;
        Some(between(first))
    }
}

/// True if some clauses wait for each other in a circle, so that none of them would be shown by anything but the others.
pub(crate) fn in_a_circle(document: &Document) -> bool {
    let mut waits: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let clause = |label: Option<&String>| format!("clause {}", label.map_or("", String::as_str));
    let named = |event: &Event| match event {
        Event::Stands { clause: labels, .. } | Event::Performed { clause: labels } => {
            Some(clause(labels.first()))
        }
        Event::Over { phase } => Some(format!("phase {phase}")),
        _ => None,
    };
    for row in document.rows.iter().chain(&document.further) {
        let own = waits.entry(clause(row.clause.labels.first())).or_default();
        if let Some(course) = &row.course {
            own.extend(course.once.iter().filter_map(named));
            own.extend(course.phase.iter().map(|phase| format!("phase {phase}")));
        }
    }
    for phase in &document.phases {
        let own = waits.entry(format!("phase {}", phase.name)).or_default();
        own.extend(phase.once.iter().filter_map(named));
    }
    loop {
        let left: BTreeSet<String> = waits.keys().cloned().collect();
        waits.retain(|_, others| others.iter().any(|other| left.contains(other)));
        if waits.is_empty() || waits.len() == left.len() {
            return !waits.is_empty();
        }
    }
}
