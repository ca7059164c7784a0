//! What a claim says of a state: how many are there, held against the most that there may be (`docs/standings.md` §5, State).

use tregua_agreement::duty::Level;

use crate::region::Region;

/// How many a claim says are there.
pub(crate) struct Stated<'r> {
    /// Of which kinds they can be.
    pub(crate) region: &'r Region,
    /// Of which kinds they surely are.
    pub(crate) sure: &'r Region,
    /// Its parts that have counts.
    pub(crate) parts: &'r [(Region, u64)],
    pub(crate) lo: u64,
    pub(crate) hi: Option<u64>,
}

/// One report of a state: 1 where it surely says what is counted, 0 where it surely does not.
pub(crate) struct Report {
    pub(crate) lo: u64,
    pub(crate) hi: u64,
    /// It speaks of all of its time: how many there were at most.
    pub(crate) throughout: bool,
}

impl Stated<'_> {
    /// The report of `level` that it is, for the kinds that are `asked` about; `None` if it speaks of others. `throughout`: it
    /// says how many there were at most over its time, not at a moment of it.
    pub(crate) fn report(
        &self,
        most: u64,
        level: Level,
        asked: &Region,
        throughout: bool,
    ) -> Option<Report> {
        let (least, at_most) = self.there(asked)?;
        let above = least.is_some_and(|least| least > most);
        let within = at_most.is_some_and(|at_most| at_most <= most);
        let (yes, no) = match level {
            Level::Above(_) | Level::AboveStart => (above, within),
            Level::Within(_) => (within, above),
        };
        // Parts that do not fit their whole say nothing sure.
        let sure = yes != no;
        Some(Report {
            lo: u64::from(sure && yes),
            hi: u64::from(!(sure && no)),
            throughout: throughout && matches!(level, Level::Above(_)),
        })
    }

    /// At least and at most so many of the kinds `asked` about, as far as it says; `None` if it speaks of others.
    pub(crate) fn there(&self, asked: &Region) -> Option<(Option<u64>, Option<u64>)> {
        if !self.sure.kinds_touch(asked) {
            return None;
        }
        let parts = || self.parts.iter();
        let inside = parts().filter(|(region, _)| region.kinds_inside(asked));
        let whole = Some(self.lo).filter(|_| self.sure.kinds_inside(asked));
        let least = inside.map(|(_, count)| *count).chain(whole).max();
        let around = parts().filter(|(region, _)| asked.kinds_inside(region));
        let whole = self.hi.filter(|_| asked.kinds_inside(self.region));
        let most = around.map(|(_, count)| *count).chain(whole).min();
        Some((least, most))
    }
}
