#![doc = include_str!("../README.md")]

pub mod answers;
pub mod attachments;
pub mod editions;
pub mod examples;
pub mod explained;
pub mod fault;
pub mod holdings;
pub mod intake;
pub mod problems;
pub mod rows;
pub mod text;
pub mod trouble;
pub mod unread;
pub mod views;
pub mod why_not;

pub use fault::{Fault, FaultKind};
pub use holdings::{By, Held, HeldPayload, Holdings};
pub use text::{Misread, Text};
pub use unread::{Unread, WhyUnread};
pub use why_not::why_not;
