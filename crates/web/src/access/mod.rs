//! Who may see and do what. One gate: [`authorize`].

mod class;
mod door;
mod roles;
mod shown;
mod words;

pub(crate) use class::Classes;
pub(crate) use door::{Door, Entrance, cookie};
pub use roles::{Action, Class, Role, authorize};
pub use shown::{Read, Shown, Withheld};
