#![doc = include_str!("../README.md")]

mod checks;
mod circles;
mod clause;
mod codes;
mod cursor;
pub mod diff;
pub mod duty;
pub mod examples;
mod fault;
mod header;
pub mod lexicon;
pub mod meaning;
mod names;
mod near_misses;
mod phases;
mod phrases;
mod read;
mod renderings;
mod reserved;
mod terms;
mod things;
mod warnings;
pub mod written;

pub use codes::CODES;
pub use meaning::Agreement;
pub use read::{Outcome, fuzz, read};
