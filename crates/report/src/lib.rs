#![doc = include_str!("../README.md")]

mod say;

pub use say::Say;
