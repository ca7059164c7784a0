//! What a share is a share of (`docs/standings.md` §5, Share).

use tregua_agreement::duty::Kernel;
use tregua_calendar::{Timestamp, Window};

use crate::figures::{Figure, just_after};
use crate::kernels::Count;
use crate::question::TooLarge;
use crate::seat::{Counts, Seat, Without, keeps};

impl Seat<'_> {
    pub(crate) fn has_base(&self) -> bool {
        matches!(self.duty.kernel, Kernel::Share { .. })
    }

    /// The measures that are counted in the windows of the instance: all but the base of a share.
    pub(crate) fn timed(&self) -> &[Counts<'_>] {
        match self.measures.split_first() {
            Some((first, _)) if self.has_base() => std::slice::from_ref(first),
            _ => &self.measures,
        }
    }

    /// "the figures whose time begins by the due instant".
    pub(crate) fn stating_base(&self) -> Vec<&Figure> {
        let base = self.measures.get(1).filter(|_| self.has_base());
        let figures = base.into_iter().flat_map(|counts| &counts.figures);
        figures
            .filter(|one| one.span.from <= self.instance.due && one.credited.is_none())
            .collect()
    }

    /// B as one voice states it.
    pub(crate) fn base(&self, voice: &str, without: Without<'_>) -> Result<Count, TooLarge> {
        let mut own = self.stating_base();
        own.retain(|one| one.voice == voice && keeps(one, without));
        let totals: Vec<&Figure> = own.iter().copied().filter(|one| !one.event).collect();
        let (mut lo, mut hi) = (0, None);
        if let Some(counts) = self.measures.get(1) {
            if totals.is_empty() {
                // "the least that its events come to".
                let due = self.instance.due;
                let to = if due == Timestamp::MAX {
                    due
                } else {
                    just_after(&self.place.question, due)
                };
                let ever = Window::new(Timestamp::MIN, to);
                let is_event = |one: &Figure| one.event && one.credited.is_none();
                lo = self
                    .query_of(voice, counts, ever, without, false, &is_event)?
                    .lo;
            } else {
                let least = totals
                    .iter()
                    .map(|one| match one.sure.is_subset(&counts.cells) {
                        true => one.lo,
                        false => 0,
                    });
                lo = least.min().unwrap_or(0);
                let open = totals.iter().any(|one| !one.whole || one.hi.is_none());
                let most = totals.iter().filter_map(|one| one.hi).max();
                hi = most.filter(|_| !open);
            }
        }
        Ok(Count {
            lo,
            hi,
            alone_lo: lo,
            alone_hi: hi,
            straddle: Some(0),
            over: self.place.question.as_of >= self.instance.due,
            heard: !own.is_empty(),
        })
    }
}
