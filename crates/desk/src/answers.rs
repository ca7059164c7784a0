//! Lines of quick entry: what a record knows that they can name, and drafts of them on record.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use tregua_agreement::Agreement;
use tregua_import::quick::{self, Answers, Draft, Known, Noted, Setting};
use tregua_import::{SourceRow, Vocabulary};
use tregua_record::{AppendError, Imported, Reception, Record};
use tregua_wording::Wording;

use crate::intake::{drafts, must_be_sound, source_row};
use crate::text::declared;
use crate::{Fault, Held, HeldPayload, Holdings, trouble};

/// Refusals shown of drafts that were written by hand.
const MOST_REFUSALS: usize = 20;

/// What lines are read against: a text, if the record has one, and what the record knows.
#[derive(Debug)]
pub struct Ground {
    /// The record's newest text.
    pub agreement: Option<Agreement>,
    /// What is on record, and which voices were confirmed for other drafts.
    pub known: Known,
    vocabulary: Vocabulary,
}

impl Ground {
    /// The ground that a record gives.
    pub fn new(agreement: Option<Agreement>, holdings: &Holdings) -> Self {
        Ground {
            vocabulary: agreement
                .as_ref()
                .map_or_else(Vocabulary::open, Vocabulary::from),
            known: known(holdings),
            agreement,
        }
    }

    fn setting(&self, noted: Timestamp) -> Setting<'_> {
        Setting {
            vocabulary: &self.vocabulary,
            known: &self.known,
            noted,
        }
    }

    /// A line with its answers by column, as read at the moment it was written.
    pub fn read(&self, line: &str, noted: Timestamp, answers: &Answers) -> Noted {
        quick::read(line, &self.setting(noted), answers)
    }

    /// A key that neither the record nor `drafted` uses.
    pub fn key(
        &self,
        draft: &Draft,
        noted: Timestamp,
        drafted: impl IntoIterator<Item = String>,
    ) -> String {
        let taken = self.known.claims.iter().cloned().chain(drafted);
        quick::key(&draft.claim, &self.setting(noted), &taken.collect())
    }

    /// For a line written anew: the answers given, and of the old ones those that the line asks for again. A figure is never
    /// taken over.
    pub fn still_asked(
        &self,
        line: &str,
        noted: Timestamp,
        old: &Answers,
        given: Answers,
    ) -> Answers {
        let mut answers = given;
        loop {
            let found = self.read(line, noted, &answers);
            let asked = found.drafts.iter().flat_map(|draft| &draft.questions);
            let kept = asked
                .map(|open| open.column)
                .filter(|column| *column != "amount" && !answers.contains_key(*column))
                .find_map(|column| Some((column.to_owned(), old.get(column)?.clone())));
            let Some((column, answer)) = kept else {
                return answers;
            };
            answers.insert(column, answer);
        }
    }

    /// Signs complete drafts, all or none, on a record that verifies. `now` is the moment of receiving and signing.
    ///
    /// # Errors
    /// A [`Fault`]; the record is then unchanged.
    pub fn put<'a>(
        &self,
        record: &mut Record,
        complete: impl IntoIterator<Item = &'a Draft>,
        now: Timestamp,
        words: &Wording,
    ) -> Result<Imported, Fault> {
        let mut sources: Vec<SourceRow> = Vec::new();
        let mut claims = Vec::new();
        for draft in complete {
            sources.extend(draft.source.clone().filter(|row| !sources.contains(row)));
            claims.push(draft.claim.clone());
        }
        must_be_sound(record, "import-unsound", words)?;
        record.tell(declared(self.agreement.as_ref()));
        let reception = Reception {
            at: now,
            rebuilt: false,
            files: Vec::new(),
        };
        record
            .import(drafts(sources, claims, words)?, reception, now)
            .map_err(|error| adding(words, &error))
    }
}

fn adding(words: &Wording, error: &AppendError) -> Fault {
    match error {
        AppendError::Refused(refusals) => {
            let fault = Fault::input(words.say("note-put-nothing", &[]));
            let shown = refusals.iter().take(MOST_REFUSALS);
            shown.fold(fault, |fault, refusal| {
                fault.hint(trouble::refusal(words, &refusal.reason))
            })
        }
        AppendError::Read(read) => Fault::reading(words, read),
        _ => Fault::world(trouble::adding(words, error)),
    }
}

/// What the entries say that a line can name.
fn known(holdings: &Holdings) -> Known {
    let mut known = Known::default();
    for held in holdings.entries() {
        learn(&mut known, held);
    }
    known
}

/// Adds what one more entry says that a line can name.
pub fn learn(known: &mut Known, held: &Held) {
    match &held.payload {
        Some(HeldPayload::Statement(claim)) => {
            known.claims.insert(claim.key.to_string());
            if !known.voices.contains(claim.voice.as_str()) {
                known.voices.insert(claim.voice.to_string());
            }
            known.things.extend(claim.thing.as_ref().map(String::from));
            if let Some(office) = &claim.speaker {
                add(&mut known.offices, office, &claim.voice);
            }
            if let (Some(about), Some(act)) = (&claim.about, &claim.act) {
                add(&mut known.abouts, act, about);
            }
        }
        Some(HeldPayload::Source(source)) => known.sources.push(source_row(source)),
        _ => {}
    }
}

fn add(map: &mut BTreeMap<String, BTreeSet<String>>, key: &str, value: &str) {
    map.entry(key.to_owned())
        .or_default()
        .insert(value.to_owned());
}
