//! A clause as the language says it, written from what it means alone.
//!
//! Nothing of the text is copied: its words are made of the duties. So whoever reads them sees what was understood, and read
//! again they mean the same (`tests/written.rs`). Each reading is a sentence of its own; what no sentence can say but a reading
//! can is its `change`.

mod beside;
mod pen;
mod sentence;

use crate::Agreement;
use crate::duty::{Crediting, Hand, Kernel, Part};
use crate::meaning::{Clause, Reading};
use pen::Pen;

/// A clause in the words of the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The phase that its first line names.
    pub phase: String,
    /// What is said of the clause as a whole: `asserted by Alpha`, `on track relief`.
    pub beside: Vec<String>,
    /// Its readings, the clause's own words first.
    pub readings: Vec<WrittenReading>,
}

/// One reading; readings that differ only in the counting point are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenReading {
    /// Its name; `None` for the clause's own words.
    pub name: Option<String>,
    /// `Alpha must admit at least 200 trucks`
    pub sentence: String,
    /// What stands beside it: `each day`, `counted at crossing`.
    pub beside: Vec<String>,
    /// What the reading changes, where a sentence of its own cannot say it: ``credited as `counts_for` says``.
    pub change: Option<String>,
}

/// The clause in the words of the language; each declared name as `apart` sets it.
pub fn written(agreement: &Agreement, clause: &Clause, apart: &dyn Fn(&str) -> String) -> Written {
    let pen = Pen { agreement, apart };
    let mut named: Vec<Vec<&Reading>> = Vec::new();
    for reading in &clause.readings {
        match named.last_mut() {
            Some(alike)
                if alike
                    .first()
                    .is_some_and(|first| first.name == reading.name) =>
            {
                alike.push(reading);
            }
            _ => named.push(vec![reading]),
        }
    }
    let own = named.first().cloned().unwrap_or_default();
    let readings = named.iter().filter_map(|alike| {
        let name = alike.first()?.name.clone();
        let change = name.as_ref().and_then(|_| pen.change(&own, alike));
        // A reading that only a change can tell leaves the clause's own words as they are.
        let told = if change.is_some() { &own } else { alike };
        Some(WrittenReading {
            name,
            sentence: pen.sentence(told)?,
            beside: pen.beside(clause, told),
            change,
        })
    });
    Written {
        phase: phase(clause).to_owned(),
        beside: pen.of_the_whole(clause),
        readings: readings.collect(),
    }
}

impl Pen<'_> {
    /// The change of a reading that no sentence of its own can say.
    fn change(&self, own: &[&Reading], alike: &[&Reading]) -> Option<String> {
        let kernel = |readings: &[&Reading]| main(readings).map(|part| part.duty.kernel.clone());
        let (own, changed) = (kernel(own)?, kernel(alike)?);
        if changed.measure().crediting != Crediting::ByTime {
            return Some("credited as `counts_for` says".to_owned());
        }
        match (&own, &changed) {
            // The sentence names the kinds of what is owed and of what it is a share of at once.
            (Kernel::Share { base: was, .. }, Kernel::Share { base, .. })
                if was.kinds != base.kinds =>
            {
                Some(self.kinds(&base.kinds).trim_start().to_owned())
            }
            _ => None,
        }
    }

    fn of_the_whole(&self, clause: &Clause) -> Vec<String> {
        let asserted = (!clause.asserted_by.is_empty())
            .then(|| format!("asserted by {}", self.and(&clause.asserted_by)));
        let track = clause
            .track
            .as_ref()
            .map(|track| format!("on track {}", self.name(track)));
        let was = clause
            .was
            .iter()
            .map(|label| format!("was {}", self.name(label)));
        let misprints = clause.misprints.iter().map(|misprint| {
            format!(
                "misprinted as \"{}\" in {}",
                misprint.words,
                self.and(&misprint.sources)
            )
        });
        asserted
            .into_iter()
            .chain(track)
            .chain(was)
            .chain(misprints)
            .collect()
    }
}

/// The phase that every part of the clause lives in.
fn phase(clause: &Clause) -> &str {
    let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts
        .find_map(|part| part.duty.phase.as_deref())
        .unwrap_or_default()
}

/// The part that the sentence asks for: neither a beginning nor words beside it.
fn main<'a>(readings: &[&'a Reading]) -> Option<&'a Part> {
    own_parts(readings).find(|part| !part.name.starts_with("begun"))
}

/// Every part but that of words beside the sentence.
fn own_parts<'a>(readings: &[&'a Reading]) -> impl Iterator<Item = &'a Part> + use<'a> {
    let parts = readings.first().map(|reading| reading.parts.as_slice());
    parts
        .unwrap_or_default()
        .iter()
        .filter(|part| words_beside(part).is_none())
}

/// Words beside a sentence that no count can judge.
fn words_beside(part: &Part) -> Option<(Hand, &str)> {
    match &part.duty.kernel {
        Kernel::ByHand { hand, words, .. } if *hand != Hand::Principle => Some((*hand, words)),
        _ => None,
    }
}
