//! Who may see and do what. One gate: [`authorize`].

mod class;
mod door;
#[cfg(test)]
mod headers;
mod limits;
mod roles;
mod shown;
#[cfg(test)]
mod table;
mod team;
#[cfg(test)]
mod walk;
mod words;

pub(crate) use class::Classes;
pub use class::withheld_from_public;
pub use door::Origin;
pub(crate) use door::{Door, Entrance, Member, cookie};
pub(crate) use limits::Asks;
pub use roles::{Action, Class, Role, authorize};
pub use shown::{Read, Shown, Withheld};
pub use team::TeamError;
#[cfg(test)]
pub(crate) use team::code_of;
pub(crate) use team::{
    Account, Chosen, Event, Line, Refused, Session, Team, address_of, base32, new_secret, of_base32,
};
