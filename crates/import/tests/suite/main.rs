//! One suite, one file per subject; the sample files are in the folders beside it.

#![expect(clippy::unwrap_used, reason = "a test stops where it must")]

mod batches;
mod cases;
mod common;
mod fuzz;
mod phrases;
mod round_trip;
