#![doc = include_str!("../README.md")]

pub mod answer;
pub mod cases;

pub use answer::{Answerer, answer};
pub use cases::{Answer, Answers, Ask, Case, Question, Suite};
