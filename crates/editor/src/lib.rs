#![doc = include_str!("../README.md")]

mod complete;
mod open;
mod place;
mod rename;
mod server;

pub use open::Open;
pub use rename::NotRenamed;
pub use server::{ServeError, serve};
