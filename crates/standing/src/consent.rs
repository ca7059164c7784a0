//! What all who are named have agreed on: in their own voice, by `agree` (`docs/standings.md` §6.5).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Kernel, Windows};
use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Kind;

use crate::figures::{date_of, read_window};
use crate::instances::Instance;
use crate::phases::denies;
use crate::ruling::Frame;
use crate::statement::Live;

impl Frame<'_> {
    /// The same instance with the last date that all who must have agreed on, where the text lets it be made good by one.
    pub(crate) fn with_date_agreed(&self, lives: &[Live], instance: Instance) -> Instance {
        let duty = &self.part.duty;
        let comes_due = match &duty.kernel {
            Kernel::Done { .. } => true,
            Kernel::Amount { windows, .. } => {
                matches!(windows, Windows::From(_) | Windows::Overall)
            }
            _ => false,
        };
        if !comes_due || duty.cure_agreed_by.is_empty() || instance.last == Timestamp::MAX {
            return instance;
        }
        let each = duty
            .cure_agreed_by
            .iter()
            .map(|who| self.dates_agreed(lives, &instance, who));
        let common = each.reduce(|ours, theirs| ours.intersection(&theirs).copied().collect());
        match common.and_then(|dates| dates.into_iter().max()) {
            Some(at) if at > instance.last => Instance {
                cure: at,
                ..instance
            },
            _ => instance,
        }
    }

    /// The new dates for this instance that one voice has agreed to: of a date, its end.
    fn dates_agreed(&self, lives: &[Live], instance: &Instance, who: &str) -> BTreeSet<Timestamp> {
        let for_this = |live: &Live| match (live.claim.counts_for.as_deref(), instance.date) {
            (None, None) => true,
            (Some(text), Some(date)) => date_of(text) == Some(date),
            _ => false,
        };
        let agrees = |live: &&Live| {
            live.kind == Kind::Agree
                && live.voice() == who
                && self.names_clause(live)
                && for_this(live)
                && !taken_back(lives, live)
        };
        let dates = lives.iter().filter(agrees).filter_map(|live| {
            let window = read_window(self.agreement, live.claim.occurred?).0;
            let instant = window.to.as_nanosecond() - window.from.as_nanosecond() <= 1;
            Some(if instant { window.from } else { window.to })
        });
        dates.collect()
    }
}

/// True if the voice itself denies having agreed: others may have signed it for the voice.
pub(crate) fn taken_back(lives: &[Live], agreed: &Live) -> bool {
    let mut own = lives.iter().filter(|live| live.voice() == agreed.voice());
    own.any(|live| denies(live, agreed))
}
