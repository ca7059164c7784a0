#![doc = include_str!("../README.md")]

mod clock;
mod when;
mod window;

pub use clock::{Clock, ClockChange, ClockError, Resolved, tzdb_version};
pub use jiff::Timestamp;
pub use jiff::civil::{Date, Time};
pub use when::{Said, When, WhenError};
pub use window::{Length, Window};
