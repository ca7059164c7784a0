#![doc = include_str!("../README.md")]

mod begun;
mod by_hand;
mod column;
mod concerning;
mod consent;
mod count;
mod course;
pub mod document;
mod evaluator;
mod events;
mod explain;
mod few;
mod figures;
mod flags;
mod history;
mod holders;
mod instances;
mod kept;
mod kernels;
mod ledger;
mod lens;
mod making;
mod measured;
mod names;
mod outcome;
mod pack;
mod phases;
mod places;
mod region;
mod renewals;
mod rests;
mod row;
mod ruling;
mod sheet;
mod shelf;
#[cfg(test)]
mod stage;
mod standings;
mod state;
mod statement;
mod stretches;
mod suspension;
mod tally;
mod ties;
mod tray;
mod turn;
mod versions;
mod view;
mod waiver;
mod ways;

pub use begun::{Waiting, WaitingJson, waiting_json};
pub use count::{ClosedBy, Count};
pub use evaluator::{Evaluator, Moment, Standing, Wanted};
pub use explain::{Considered, Explanation, Near, Weight};
pub use few::{Few, Listed};
pub use figures::WhyNot;
pub use flags::Flag;
pub use ledger::Carried;
pub use measured::{Measured, Stock};
pub use outcome::{Cause, Causes, Outcome, Outcomes, Status};
pub use phases::{PhaseEnd, PhaseSpan};
pub use row::{
    InstanceName, Judgement, Judging, OverReadings, Rates, Required, Row, Slack, Suspending,
    Waiver, Worth,
};
pub use statement::{Gone, Statement, gone, stands};
pub use tally::Tally;
pub use tregua_record::Name;
pub use view::{Entries, Joined, OwnView, View, Voices};
pub use ways::{Times, Way};
