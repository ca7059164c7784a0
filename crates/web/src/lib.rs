#![doc = include_str!("../README.md")]

pub mod access;
mod answers;
mod assets;
mod chart;
mod connections;
mod dispatch;
mod frame;
mod house;
mod kept;
mod moment;
mod openapi;
pub mod pages;
mod pour;
mod reader;
mod reckoning;
mod reply;
mod routes;
mod serve;
#[cfg(test)]
mod stage;
mod visit;

pub use house::{House, Settings, Snapshot};
pub use reply::{Reply, Trouble};
pub use routes::{Page, Route, all as routes};
pub use serve::{Mode, ServeError, Serving, TeamMode, serve};
pub use visit::Visit;
