//! One suite, one file per subject; the sample files are in the folders beside it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where it must"
)]

mod batches;
mod cases;
mod common;
mod fuzz;
mod phrases;
mod quick;
mod quick_laws;
mod round_trip;
