//! `principle`: words that are affirmed and that no count can judge, `Alpha and Beta affirm "the truce sets no precedent"`.

use super::{Lack, Subject, Term, TermKind};
use crate::clause::{Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Hand, Part};
use crate::fault::Reads;
use crate::lexicon::Verb;
use crate::names::Names;
use crate::phrases;

pub(super) struct Kind;

struct Principle {
    actors: Vec<String>,
    words: String,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, _rest: &Cursor) -> bool {
        matches!(subject, Subject::Affirming(_))
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, _names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Affirming(actors) = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let words = phrases::quoted(cursor)?;
        Ok(Box::new(Principle { actors, words }))
    }
}

impl Term for Principle {
    fn name(&self) -> &'static str {
        "principle"
    }

    fn verb(&self) -> Option<&Verb> {
        None
    }

    fn takes(&self) -> &'static [Slot] {
        &[]
    }

    fn check(&self, _chosen: &Chosen) -> Result<(), Lack> {
        Ok(())
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        vec![chosen.by_hand(Hand::Principle, &self.words, &self.actors)]
    }
}
