#![doc = include_str!("../README.md")]

mod batch;
mod cells;
mod checks;
mod columns;
mod formats;
mod fuzz;
mod guard;
mod header;
mod kept;
mod limits;
mod line;
mod nearest;
mod problem;
pub mod quick;
mod rows;
mod typed;
mod vocabulary;
mod write;

pub use batch::{File, Options, Outcome, read, read_packed};
pub use fuzz::{fuzz, fuzz_workbook};
pub use limits::{
    MAX_CELL_BYTES, MAX_COLUMNS, MAX_FIGURE_CHARS, MAX_FILE_BYTES, MAX_PROBLEMS, MAX_ROWS,
    MAX_SHEETS, MAX_UNPACKED_BYTES,
};
pub use problem::{CODES, Code, Problem};
pub use rows::source::SourceRow;
pub use typed::{Typed, read_typed};
pub use vocabulary::Vocabulary;
pub use write::{
    Layout, Rows, SharedClaim, WriteError, objects, write_claims, write_csv, write_text, write_xlsx,
};
