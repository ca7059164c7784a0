//! What can stand in a cell: one grammar per file, each from words to meaning or to a trouble.

pub(crate) mod amount;
pub(crate) mod effects;
pub(crate) mod kinds;
pub(crate) mod names;
pub(crate) mod times;
