#![doc = include_str!("../README.md")]

mod causes;
pub mod changes;
pub mod due;
pub mod missing;
mod parts;
mod say;
#[cfg(test)]
mod stage;

pub use changes::{Change, Changes, changes};
pub use due::{Due, DueReading, due};
pub use missing::{Enough, Missing, missing};
pub use say::Say;
