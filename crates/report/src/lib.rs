#![doc = include_str!("../README.md")]

pub mod blocks;
pub mod brief;
mod causes;
pub mod certificate;
pub mod changes;
pub mod claimed;
pub mod counts;
pub mod differ;
mod difference;
pub mod due;
pub mod json;
pub mod lines;
pub mod missing;
pub mod now;
pub mod page;
mod parts;
pub mod positions;
pub mod reading;
mod say;
mod say_by_hand;
mod say_course;
mod say_due;
mod say_figures;
mod say_names;
mod say_positions;
mod say_times;
pub mod series;
#[cfg(test)]
mod stage;
mod stamp;
pub mod statements;
pub mod timeline;

pub use changes::{Change, Changes, changes};
pub use counts::{Counts, CountsWanted, counts};
pub use difference::{Told, difference_as_json};
pub use due::{Due, DueReading, due};
pub use json::Json;
pub use missing::{Enough, Missing, missing};
pub use say::Say;
pub use say_due::{DueReadings, DueTold};
pub use say_names::voice;
pub use stamp::Stamp;
