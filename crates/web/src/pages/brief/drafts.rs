//! Drafts that were asked for and that nobody has released: what is to be worked out again by whoever reads them. They live
//! as long as the program; what counts is the edition on record.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use tregua_calendar::Timestamp;
use tregua_desk::By;

use super::sound::Soundness;

/// Drafts kept at once.
const MOST_KEPT: usize = 20;

/// What a draft was asked for. Its words are made of the record as it is whenever somebody looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    /// Its name in addresses: random, since who drafted it is told in no address.
    pub(crate) id: String,
    /// What was known later leaves no trace.
    pub(crate) cutoff: Timestamp,
    /// By which time a statement is known.
    pub(crate) by: By,
    /// The desk or member that drafts.
    pub(crate) drafter: String,
}

/// The drafts of a house.
#[derive(Default)]
pub(crate) struct Drafts {
    kept: Mutex<VecDeque<Request>>,
    pub(super) sound: Soundness,
}

impl Drafts {
    /// The newest first.
    pub(crate) fn all(&self) -> Vec<Request> {
        self.lock().iter().rev().cloned().collect()
    }

    pub(crate) fn find(&self, id: &str) -> Option<Request> {
        self.lock().iter().find(|one| one.id == id).cloned()
    }

    /// Keeps a request; the same asked twice has one place. Gives its id.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub(crate) fn keep(
        &self,
        cutoff: Timestamp,
        by: By,
        drafter: &str,
    ) -> Result<String, getrandom::Error> {
        let mut kept = self.lock();
        let same =
            |one: &&Request| (one.cutoff, one.by, one.drafter.as_str()) == (cutoff, by, drafter);
        if let Some(same) = kept.iter().find(same) {
            return Ok(same.id.clone());
        }
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes)?;
        let id: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if kept.len() >= MOST_KEPT {
            kept.pop_front();
        }
        kept.push_back(Request {
            id: id.clone(),
            cutoff,
            by,
            drafter: drafter.to_owned(),
        });
        Ok(id)
    }

    /// Lets go of a draft that was released, and of all that would come before it.
    pub(crate) fn released(&self, cutoff: Timestamp) {
        self.lock().retain(|one| one.cutoff > cutoff);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<Request>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
