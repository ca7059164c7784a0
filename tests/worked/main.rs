//! Histories of `examples/` held to what their sources say.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests that fails is a test that fails"
)]

mod example;
mod minsk;
mod yemen;
