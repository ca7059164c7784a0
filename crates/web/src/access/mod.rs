//! Who may see and do what. One gate: [`authorize`].

mod door;
mod roles;

pub(crate) use door::{Door, Entrance, cookie};
pub use roles::{Action, Class, Role, authorize};
