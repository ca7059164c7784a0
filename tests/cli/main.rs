//! The program as a person meets it: the built binary, in a folder of its own, held to what it prints and how it ends.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests end the test, as the tests do"
)]

mod broken;
mod canary;
mod check;
mod demo;
mod examples;
mod exits;
mod explain;
mod import;
mod init;
mod log;
mod note;
mod stage;
mod status;
mod verify;
