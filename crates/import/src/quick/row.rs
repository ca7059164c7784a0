//! A draft as a row of a spreadsheet would hold it: what cannot be a row is not put on record by another door.

use tregua_record::entries::claim::Claim;

use super::fill::Filling;
use super::{ANSWERS, Draft, Slip, UNSTATED};
use crate::{File, Options, Problem};

impl Filling<'_> {
    /// The draft, once it was checked as a row.
    pub(super) fn done(mut self) -> (Draft, Vec<Slip>) {
        let says = [
            self.claim.act.is_some(),
            self.claim.amount.is_some() || self.segment.figure.is_some(),
            self.claim.figure.is_some() || self.claim.cause.is_some(),
            !self.claim.refers_to.is_empty(),
            !self.questions.is_empty()
                && self.parsed.voice.is_none()
                && self.segment.thing.is_some(),
        ];
        if !says.contains(&true) && self.slips.is_empty() {
            let end = self.parsed.line.len();
            self.slips.push(Slip::new("note-slip-nothing", 0..end));
        }
        let (claim, notices, problems) = self.as_row();
        self.slips.extend(problems);
        self.questions
            .sort_by_key(|open| ANSWERS.iter().position(|column| *column == open.column));
        let draft = Draft {
            claim,
            source: self.source,
            filled: self.filled,
            questions: self.questions,
            hints: self.hints,
            notices,
        };
        (draft, self.slips)
    }

    /// The claim as a spreadsheet would hold it: what cannot be a row is not put on record by another door.
    fn as_row(&self) -> (Claim, Vec<Problem>, Vec<Slip>) {
        let mut claim = self.claim.clone();
        if claim.voice.is_empty() {
            // Asked already; a row needs one.
            claim.voice = UNSTATED.into();
        }
        // Of a large record, only what this claim names.
        let named = claim.refers_to.iter();
        let named = named.filter(|key| self.known().claims.contains(key.as_str()));
        let mut options = Options {
            known_claims: named.map(String::from).collect(),
            known_voices: self.known().voices.clone(),
            ..Options::default()
        };
        options
            .known_sources
            .extend(claim.source.as_ref().map(String::from));
        let bytes = crate::write_claims(std::slice::from_ref(&claim));
        let file = File {
            name: "",
            bytes: &bytes,
        };
        let outcome = crate::read(&[file], self.words.vocabulary, &options);
        let end = self.parsed.line.len();
        let slip = |problem: Problem| Slip {
            code: problem.code,
            args: problem.args,
            span: 0..end,
            answer: None,
            suggestions: problem.suggestions,
        };
        let problems = outcome.problems.into_iter().map(slip).collect();
        let open = |column: &str| self.questions.iter().any(|open| open.column == column);
        let mut notices = outcome.notices;
        // What is asked, and what was answered, needs no notice.
        let settled = |column: &str| open(column) || self.answers.contains_key(column);
        notices.retain(|notice| !notice.column.as_deref().is_some_and(settled));
        let mut claim = outcome.claims.into_iter().next().unwrap_or(claim);
        claim.key = String::new().into();
        if self.claim.voice.is_empty() {
            claim.voice = String::new().into();
            notices.retain(|notice| notice.column.as_deref() != Some("voice"));
        }
        (claim, notices, problems)
    }
}
