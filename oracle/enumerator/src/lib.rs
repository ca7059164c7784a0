#![doc = include_str!("../README.md")]

mod anywhere;
mod base;
mod begun;
pub mod cases;
mod completions;
mod consent;
mod counts;
mod duties;
mod events;
mod figures;
mod grid;
mod instances;
mod joining;
mod judge;
mod kernels;
mod keyed;
mod live;
mod phases;
mod question;
mod renewals;
mod seat;
mod state;
mod together;
mod views;

pub use judge::{judge, over_readings};
pub use phases::{Move, PhaseTimes, phase_times};
pub use question::{Answer, Interval, Question, Statement, TooLarge, View};
