//! `group`: who may read what is sealed for it.

use std::collections::BTreeSet;

use super::Content;
use crate::fields::{FieldError, Fields, text_set, text_values};

/// Most readers of a group: each costs a hundred bytes of every entry sealed for it.
pub const MAX_READERS: usize = 60;

/// Those who may read what is sealed for a group: their keys, and no names of people. A later one of the same author and name
/// takes its place for what is sealed from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name, in this author's words.
    pub name: String,
    /// The reading keys, as `age` writes them (`age1…`).
    pub readers: BTreeSet<String>,
}

pub(crate) const CODE: u64 = 9;

crate::fields::keys! {
    NAME = 0 "name",
    READERS = 1 "readers",
}

impl Content for Group {
    const KIND: (u64, &'static str) = (CODE, "group");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(NAME, self.name.as_str());
        fields.put_list(READERS, text_values(&self.readers));
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let name = fields.text(NAME)?;
        Ok(Group {
            name: fields.need(NAME, name)?,
            readers: text_set(fields.texts(READERS)?),
        })
    }
}
