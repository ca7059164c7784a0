//! `reveal`: that what was sealed for a group is for everybody from now on.

use super::Content;
use crate::fields::{FieldError, Fields};

/// That the content of the entries that the header names is for everybody from now on. Only their own author's counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reveal;

pub(crate) const CODE: u64 = 10;

impl Content for Reveal {
    const KIND: (u64, &'static str) = (CODE, "reveal");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        &[]
    }

    fn write(&self, _: &mut Fields) {}

    fn read(_: u64, _: &mut Fields) -> Result<Self, FieldError> {
        Ok(Reveal)
    }
}
