//! The program as a person meets it: the built binary, in a folder of its own, held to what it prints and how it ends.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests end the test, as the tests do"
)]

mod answers;
mod attach;
mod broken;
mod canary;
mod changes;
mod charter;
mod check;
mod count;
mod demo;
mod diff;
mod due;
mod erase;
mod examples;
mod exchange;
mod exits;
mod explain;
mod export;
mod fmt;
mod group;
mod import;
mod init;
mod languages;
mod log;
mod missing;
mod note;
mod positions;
mod proof;
mod search;
mod serve;
mod show;
mod stage;
mod status;
mod talks;
mod verify;
mod witness;
