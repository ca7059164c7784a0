//! Whether a state is reached: what a voice last said of it before it has to be kept to (`docs/standings.md` §5, State).

use tregua_agreement::duty::Kernel;
use tregua_calendar::Timestamp;

use super::{Sheet, Use, usable};
use crate::column::Column;
use crate::count::Count;
use crate::figures::Figure;
use crate::instances::Instance;
use crate::kernels::Ask;

impl Sheet<'_> {
    /// True if the part asks for a state to be reached.
    pub(super) fn of_state(&self) -> bool {
        matches!(&self.duty.kernel, Kernel::Done { measure, .. } if measure.level.is_some())
    }

    /// The voice's reports, without those that a later one of its own takes back: up to where the state has to be kept to, it
    /// says that it is otherwise again.
    pub(super) fn reports<'c>(
        &self,
        column: &'c Column,
        voice: &str,
        instance: &Instance,
        using: &Use<'_>,
    ) -> Vec<&'c Figure> {
        let own = self.own_reports(column, voice, using);
        let last = last_otherwise(&own, instance);
        own.into_iter()
            .filter(|figure| !taken_back(figure, last))
            .collect()
    }

    /// True if the part asks for a state to be reached, and the voice of this report later says that it is otherwise.
    pub(crate) fn takes_back(&self, figure: &Figure, instance: &Instance) -> bool {
        let column = self.columns.first().filter(|_| self.of_state());
        column.is_some_and(|column| {
            let voice = &figure.version.live.voice();
            let own = self.own_reports(column, voice, &Use::EVERYTHING);
            taken_back(figure, last_otherwise(&own, instance))
        })
    }

    pub(super) fn own_reports<'c>(
        &self,
        column: &'c Column,
        voice: &str,
        using: &Use<'_>,
    ) -> Vec<&'c Figure> {
        let own = self.all_standing(column);
        own.filter(|figure| *figure.version.live.voice() == *voice && usable(figure, using))
            .collect()
    }
}

/// True for a report that it is so, perhaps, from before it was last otherwise.
fn taken_back(figure: &Figure, last: Option<Timestamp>) -> bool {
    figure.hi != Some(0) && last.is_some_and(|at| figure.region.span.to <= at)
}

/// When it was last otherwise, as these have it, before it has to be kept to.
fn last_otherwise(own: &[&Figure], instance: &Instance) -> Option<Timestamp> {
    let otherwise = own.iter().filter(|figure| figure.hi == Some(0));
    let begins = otherwise.map(|figure| figure.region.span.from);
    begins.filter(|at| *at <= instance.cure).max()
}

/// A count up to where the voice says that it was otherwise: nothing before that is left unsaid.
pub(super) fn told(count: Count, ask: &Ask, own: &[&Figure], instance: &Instance) -> Count {
    let last = last_otherwise(own, instance);
    if !count.over || last.is_none_or(|at| at < ask.upper.to) {
        return count;
    }
    let said = count.straddle.map(|more| count.lo.saturating_add(more));
    let hi = count.hi.into_iter().chain(said).min();
    Count { hi, ..count }
}
