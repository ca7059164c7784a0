//! What a row becomes: one file per table.

pub(crate) mod claim;
pub(crate) mod source;
