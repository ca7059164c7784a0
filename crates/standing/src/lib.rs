#![doc = include_str!("../README.md")]

mod column;
mod count;
pub mod document;
mod evaluator;
mod explain;
mod figures;
mod history;
mod instances;
mod kernels;
mod ledger;
mod measured;
mod outcome;
mod pack;
mod phases;
mod region;
mod rests;
mod row;
mod ruling;
mod sheet;
mod shelf;
mod statement;
mod tally;
mod ties;
mod view;

pub use count::{ClosedBy, Count, Flag};
pub use evaluator::{Evaluator, Moment, Wanted};
pub use explain::{Considered, Explanation, Weight};
pub use figures::WhyNot;
pub use measured::{Measured, Stock};
pub use outcome::{Cause, Causes, Outcome, Outcomes, Status};
pub use phases::{PhaseEnd, PhaseSpan};
pub use row::{OverReadings, Required, Row, Slack};
pub use statement::{Gone, Statement, gone};
pub use tally::Tally;
pub use view::View;
