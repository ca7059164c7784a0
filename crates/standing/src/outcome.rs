//! The words: outcomes, causes and statuses, as `design.md` §4 names them.

use crate::few::{Few, Listed};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every word.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word itself.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl Listed for $name {
            const LIST: &'static [Self] = Self::ALL;

            fn place(self) -> u32 {
                self as u32
            }
        }
    };
}

words! {
    /// How a part can come out.
    Outcome {
        /// As agreed.
        Met = "met",
        /// Done after it was due.
        Late = "late",
        /// Made good within a cure that the text grants.
        Cured = "cured",
        /// Not done.
        NotMet = "not met",
    }
}

words! {
    /// What keeps several outcomes possible, in the order in which it becomes the status.
    Cause {
        /// Voices oppose each other on what decides it.
        Contested = "contested",
        /// The text is imprecise, or an act's time straddles an edge that decides.
        Ambiguous = "ambiguous",
        /// Nobody opposes; the needed voice is silent.
        Unverified = "unverified",
        /// Only the future can tell.
        Pending = "pending",
    }
}

words! {
    /// Where a part stands.
    Status {
        /// As agreed.
        Met = "met",
        /// Done after it was due.
        Late = "late",
        /// Made good within a cure that the text grants.
        Cured = "cured",
        /// Not done, and its last moment is past.
        NotMet = "not met",
        /// Due, not done, its last moment not reached.
        Overdue = "overdue",
        /// Only the future can tell.
        Pending = "pending",
        /// Nobody opposes; the needed voice is silent.
        Unverified = "unverified",
        /// Voices oppose each other on what decides it.
        Contested = "contested",
        /// The text is imprecise, or an act's time straddles an edge that decides.
        Ambiguous = "ambiguous",
        /// Its phase or gate is not open.
        NotInForce = "not in force",
        /// Suspended by one who may.
        Suspended = "suspended",
        /// Waived by all who benefit.
        Waived = "waived",
        /// Its phase ended with it undone and nobody bound: it ran out.
        Lapsed = "lapsed",
        /// No number, date or counting body to check it by.
        NotCheckable = "not checkable",
        /// A voice denies that the term was agreed.
        TermContested = "term contested",
        /// Only its asserters say that it was agreed.
        TermNotConfirmed = "term not confirmed",
    }
}

/// The outcomes still possible.
pub type Outcomes = Few<Outcome>;

/// The causes that keep them several.
pub type Causes = Few<Cause>;

impl From<Outcome> for Status {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Met => Status::Met,
            Outcome::Late => Status::Late,
            Outcome::Cured => Status::Cured,
            Outcome::NotMet => Status::NotMet,
        }
    }
}

impl From<Cause> for Status {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::Contested => Status::Contested,
            Cause::Ambiguous => Status::Ambiguous,
            Cause::Unverified => Status::Unverified,
            Cause::Pending => Status::Pending,
        }
    }
}
