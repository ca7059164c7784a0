//! A clause whose lines are read: what they say together, and its readings.

use std::ops::Range;

use tregua_syntax::{Block, Diagnostic};

use super::modifiers::{Modifiers, Slot};
use super::readings::{self, Change, NamedReading};
use super::{Chosen, DuePhrase, Head, keep};
use crate::duty::Part;
use crate::fault::{Fault, Reads};
use crate::meaning::{Clause, Held, Reading, Span};
use crate::names::Names;
use crate::reserved::not_built;
use crate::terms::{Lack, Term};

/// Who says that the term exists, and what it is grouped by: said of every kind of term.
const OF_ALL: [Slot; 2] = [Slot::Asserted, Slot::Track];

/// A clause that reads well line by line.
pub(super) struct Draft {
    pub(super) head: Head,
    pub(super) term: Box<dyn Term>,
    /// Where its own sentence stands.
    pub(super) sentence: Range<usize>,
    pub(super) modifiers: Modifiers,
    pub(super) named: Vec<NamedReading>,
}

impl Draft {
    /// Looks at each thing said beside the sentence for itself; `faults` holds all that does not belong.
    pub(super) fn check_said(&self, faults: &mut Vec<Fault>) {
        faults.extend(self.misplaced_slots());
        let said = self
            .modifiers
            .point
            .iter()
            .chain(&self.modifiers.open_points);
        faults.extend(said.filter_map(|(point, span)| self.check_point(point, span.clone()).err()));
    }

    /// The clause; or `None`, and all that its parts together lack in `faults`.
    pub(super) fn lower(
        &self,
        span: Span,
        names: &Names,
        block: &Block,
        faults: &mut Vec<Fault>,
    ) -> Option<Clause> {
        let before = faults.len();
        let phase = keep(self.phase(), faults);
        let points = keep(self.points(), faults);
        let own = Chosen::new(
            &self.modifiers,
            phase.as_deref().unwrap_or_default(),
            &names.parties,
        );
        faults.extend(self.term.check(&own).err().map(|lack| self.lack(&lack)));
        let points = points.unwrap_or_default();
        let as_written = |point: &Option<String>| {
            reading(
                None,
                Held::default(),
                self.term.as_ref(),
                &own.at(point.clone()),
            )
        };
        let mut readings: Vec<Reading> = points.iter().map(as_written).collect();
        for named in &self.named {
            readings
                .extend(keep(self.named_reading(named, &points, &own), faults).unwrap_or_default());
        }
        let clause = Clause {
            label: self.head.label.clone(),
            was: self.modifiers.was.clone(),
            span,
            asserted_by: self.modifiers.asserted_by.clone(),
            track: self.modifiers.track.clone(),
            rows: rows(block),
            misprints: self.modifiers.misprints.clone(),
            readings,
        };
        (faults.len() == before).then_some(clause)
    }

    /// One reading for each counting point that it leaves open.
    fn named_reading(
        &self,
        named: &NamedReading,
        points: &[Option<String>],
        own: &Chosen,
    ) -> Reads<Vec<Reading>> {
        let not_here = || readings::not_here(named.words.1.clone(), &named.words.0);
        let mut chosen = own.clone();
        let mut points = points.to_vec();
        let mut changed = None;
        match &named.change {
            Change::Count(..) | Change::Kinds(_) | Change::Length(_) => {
                changed = Some(self.term.changed(&named.change).ok_or_else(not_here)?);
            }
            Change::Point(point) => {
                self.check_point(point, named.words.1.clone())?;
                points = vec![Some(point.clone())];
            }
            Change::Earned(_) if !self.takes(Slot::Earned) => return Err(not_here()),
            Change::Earned(point) => points = vec![Some((*point).to_owned())],
            Change::Crediting if !self.credits() => return Err(not_here()),
            Change::Crediting => chosen.credited_to = Some(named.held.by.clone()),
            Change::Cap(_) if !self.takes(Slot::Cap) => return Err(not_here()),
            Change::Cap(cap) => chosen.cap = Some(*cap),
            Change::Due(_) if !self.is_due_once() => return Err(not_here()),
            Change::Due(at) => chosen.due = Some(*at),
            Change::Condition if !self.takes(Slot::Condition) => return Err(not_here()),
            Change::Condition => chosen.condition = true,
        }
        let term = changed.as_deref().unwrap_or(self.term.as_ref());
        // Another number can be of a sort that the clause's windows do not go with.
        if let Change::Count(_, rate) = named.change {
            chosen.rate = rate;
            term.check(&chosen).map_err(|lack| self.lack(&lack))?;
        }
        let each = points.into_iter().map(|point| {
            let chosen = chosen.at(point);
            reading(Some(named.name.clone()), named.held.clone(), term, &chosen)
        });
        Ok(each.collect())
    }

    /// True if a claim can name the instance it counts for: an answer counts under its key.
    fn credits(&self) -> bool {
        let said = &self.modifiers;
        let keyed = said.has(Slot::AfterEach)
            || said.has(Slot::BeforeEach)
            || matches!(self.term.name(), "answer" | "eligible");
        self.takes(Slot::Counted) && !keyed
    }

    /// True of a deadline that comes once, at an instant.
    fn is_due_once(&self) -> bool {
        self.term.name() == "deadline" && matches!(self.modifiers.due, Some(DuePhrase::Instant(_)))
    }

    fn takes(&self, slot: Slot) -> bool {
        self.term.takes().contains(&slot)
    }

    /// Every modifier must mean something for this kind of term.
    fn misplaced_slots(&self) -> impl Iterator<Item = Fault> {
        let filled = self.modifiers.filled.iter();
        let misplaced = filled.filter(|(slot, _)| !OF_ALL.contains(slot) && !self.takes(**slot));
        misplaced.map(|(slot, (span, words))| {
            if *slot == Slot::Cure {
                return not_built(span.clone(), words, 45, "cure");
            }
            let fault = Diagnostic::error("E0405", span.clone())
                .with("found", words.clone())
                .with("kind", self.term.name());
            Box::new(fault.beside(self.sentence.clone(), "said-here"))
        })
    }

    /// The one phase of the clause, from its head, its windows or its sentence.
    fn phase(&self) -> Reads<String> {
        let due = match &self.modifiers.due {
            Some(DuePhrase::PhaseEnd(_, phase)) => Some(phase.as_str()),
            _ => None,
        };
        let within = self
            .modifiers
            .within
            .as_ref()
            .map(|(_, phase)| phase.as_str());
        let begun = self.modifiers.begun.as_ref();
        let begun = begun.and_then(|(_, phase)| phase.as_deref());
        let named = [
            self.head.phase.as_deref(),
            self.term.phase(),
            within,
            begun,
            due,
        ];
        let mut named = named.into_iter().flatten();
        let first = named
            .next()
            .ok_or_else(|| Box::new(self.trouble("E0406").with("why", "none")))?;
        if named.any(|phase| phase != first) {
            return Err(self.lack(&Lack::TwoPhases));
        }
        Ok(first.to_owned())
    }

    /// The counting points that the clause leaves open; the one it names; `None` where the verb has none.
    fn points(&self) -> Reads<Vec<Option<String>>> {
        let Some(verb) = self.term.verb() else {
            return Ok(vec![None]);
        };
        let said = &self.modifiers;
        if let Some((point, _)) = &said.point {
            return Ok(vec![Some(point.clone())]);
        }
        let mut open: Vec<Option<String>> = Vec::new();
        for (point, span) in &said.open_points {
            if open.iter().any(|before| before.as_ref() == Some(point)) {
                return Err(Box::new(
                    Diagnostic::error("E0201", span.clone()).with("found", point.clone()),
                ));
            }
            open.push(Some(point.clone()));
        }
        if open.len() == 1 {
            let (point, span) = said.open_points.first().cloned().unwrap_or_default();
            return Err(Box::new(
                Diagnostic::error("E0404", span)
                    .with("found", point)
                    .with("why", "one-open"),
            ));
        }
        match verb.points.as_slice() {
            _ if !open.is_empty() => Ok(open),
            [] | [_] if said.has(Slot::LeftOpen) => {
                let (span, words) = said
                    .filled
                    .get(&Slot::LeftOpen)
                    .cloned()
                    .unwrap_or_default();
                Err(Box::new(
                    Diagnostic::error("E0404", span)
                        .with("found", words)
                        .with("why", "none"),
                ))
            }
            [] => Ok(vec![None]),
            [only] => Ok(vec![Some(only.clone())]),
            several if said.has(Slot::LeftOpen) => Ok(several.iter().cloned().map(Some).collect()),
            several => {
                let fault = self.trouble("E0403").with("verb", verb.name.clone());
                Err(Box::new(fault.suggest(
                    several.iter().map(|point| format!("counted at {point}")),
                )))
            }
        }
    }

    fn check_point(&self, point: &str, span: Range<usize>) -> Reads<()> {
        let Some(verb) = self.term.verb() else {
            return Err(readings::not_here(span, point));
        };
        if verb.points.iter().any(|known| known == point) {
            return Ok(());
        }
        let fault = Diagnostic::error("E0404", span)
            .with("found", point)
            .with("verb", verb.name.clone());
        let why = if verb.points.is_empty() {
            "none"
        } else {
            "other"
        };
        let near = tregua_syntax::nearest(point, verb.points.iter().map(String::as_str));
        Err(Box::new(fault.with("why", why).suggest(
            if near.is_empty() {
                verb.points.clone()
            } else {
                near
            },
        )))
    }

    fn lack(&self, lack: &Lack) -> Fault {
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        Box::new(match lack {
            Lack::Window(windows) => self
                .trouble("E0407")
                .with("kind", self.term.name())
                .suggest(words(windows)),
            Lack::Extension(phrases) => self.trouble("E0408").suggest(words(phrases)),
            Lack::Rounding(per) => {
                let (span, found) = self
                    .modifiers
                    .filled
                    .get(&Slot::Whole)
                    .cloned()
                    .unwrap_or_default();
                Diagnostic::error("E0409", span)
                    .with("found", found)
                    .with("per", per.to_string())
                    .beside(self.sentence.clone(), "said-here")
            }
            Lack::Steps => {
                let filled = self.modifiers.filled.get(&Slot::Steps).cloned();
                let (span, found) = filled.unwrap_or_default();
                Diagnostic::error("E0412", span)
                    .with("found", found)
                    .with("why", "steps")
            }
            Lack::Beginning => {
                let filled = self.modifiers.filled.get(&Slot::Begun).cloned();
                let (span, found) = filled.unwrap_or_default();
                Diagnostic::error("E0412", span)
                    .with("found", found)
                    .with("why", "begun")
            }
            Lack::TwoPhases => self.trouble("E0406").with("why", "two"),
            Lack::NotBuilt(slot, number, name) => {
                let (span, found) = self.modifiers.filled.get(slot).cloned().unwrap_or_default();
                return not_built(span, &found, *number, name);
            }
        })
    }

    fn trouble(&self, code: &'static str) -> Diagnostic {
        Diagnostic::error(code, self.sentence.clone()).with("found", self.head.label.clone())
    }
}

fn reading(name: Option<String>, held: Held, term: &dyn Term, chosen: &Chosen) -> Reading {
    let mut parts: Vec<Part> = term.parts(chosen);
    parts.extend(chosen.beside(&parts));
    // An extension names its counting point in its own words.
    let point = chosen.point.clone().or_else(|| {
        parts
            .first()
            .and_then(|part| part.duty.kernel.point().map(str::to_owned))
    });
    Reading {
        point,
        name,
        held,
        parts,
    }
}

/// The rows of the case file that its comments begin with: `# T15`, `# T12, X2: as reported`.
fn rows(block: &Block) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for comment in block.lines.iter().flat_map(|line| &line.comments) {
        let words = comment.text.trim_start_matches('#').split_whitespace();
        for word in words {
            let row = word.trim_end_matches([',', ':', ';', '.']);
            if !is_row(row) {
                if row == "and" { continue } else { break }
            }
            if !rows.iter().any(|known| known == row) {
                rows.push(row.to_owned());
            }
        }
    }
    rows
}

/// A capital letter, digits, and digits after a dash if any: `T03`, `A4-07`.
fn is_row(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest = chars.as_str();
    letter
        && rest.split_once('-').map_or_else(
            || digits(rest),
            |(first, second)| digits(first) && digits(second),
        )
}
