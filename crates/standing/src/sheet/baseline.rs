//! How many there may be where the text says no more than at the start: each voice is held to its own account of that
//! (`docs/standings.md` §5, State).

use tregua_agreement::duty::Level;

use super::{Sheet, Use};
use crate::column::Column;
use crate::figures::Figure;
use crate::instances::Instance;

impl Sheet<'_> {
    /// True if the part says how many there may be by how many there were at the start.
    pub(super) fn is_held_to_start(&self) -> bool {
        self.duty.kernel.measure().level == Some(Level::AboveStart)
    }

    /// The voice's reports that there are more than it says there were at the start of the instance: 1 where that is sure, 0 where
    /// it is sure that there are not.
    pub(super) fn held_to_start(
        &self,
        column: &Column,
        voice: &str,
        instance: &Instance,
        using: &Use<'_>,
    ) -> Vec<Figure> {
        let start = instance.window.from;
        let own = self.own_reports(column, voice, using).into_iter();
        let (then, others): (Vec<&Figure>, Vec<&Figure>) =
            own.partition(|figure| !figure.total && figure.region.span.holds(start));
        // All that is said of the start is said of one number: rivals.
        let then: Vec<&Figure> = then.into_iter().filter(|one| one.place_known).collect();
        let least = then.iter().map(|one| one.lo).min().unwrap_or(0);
        let most: Option<Vec<u64>> = then.iter().map(|one| one.hi).collect();
        let most = most.and_then(|most| most.into_iter().max());
        let report = |figure: &Figure| {
            let more = most.is_some_and(|most| figure.lo > most);
            let no_more = figure.hi.is_some_and(|hi| hi <= least);
            let mut report = figure.clone();
            // Parts that do not fit their whole say nothing sure.
            report.lo = u64::from(more && !no_more);
            report.hi = Some(u64::from(more || !no_more));
            report
        };
        others.into_iter().map(report).collect()
    }
}
