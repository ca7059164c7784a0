//! Groups of which nobody is to be parted from the others (`docs/standings.md` §5 Together).

use std::collections::BTreeSet;

use tregua_agreement::duty::Duty;
use tregua_calendar::{Timestamp, Window};

use crate::counts::grouped;
use crate::figures::{Figure, Place, figures};
use crate::instances::{Instance, Spans};
use crate::kernels::{Account, Count, Number};
use crate::live::Spoken;
use crate::phases::PhaseTimes;
use crate::question::TooLarge;
use crate::seat::{Counts, Seat, Without, keeps};

/// "Its objects that are the name of the thing, a space or a hyphen, and more": the group, if it names one alone.
fn group_of<'f>(figure: &'f Figure, thing: &str) -> Option<&'f String> {
    let starts = [format!("{thing} "), format!("{thing}-")];
    let is_one = |name: &&String| {
        let mut starts = starts.iter();
        starts.any(|start| name.len() > start.len() && name.starts_with(start))
    };
    let named: Vec<&String> = figure.objects.iter().filter(is_one).collect();
    match named.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn may(figure: &Figure, phase: &Window) -> bool {
    figure.hi != Some(0) && figure.span.overlaps(phase)
}

/// Every group of which somebody says that some of it came in the phase: each as long as the phase.
pub(crate) fn instances(
    place: &Place<'_>,
    spoken: &[Spoken<'_>],
    phases: &[PhaseTimes],
    duty: &Duty,
) -> Vec<Instance> {
    let Some(thing) = duty.kernel.group() else {
        return Vec::new();
    };
    let Some(times) = phases
        .iter()
        .find(|times| duty.phase.as_ref() == Some(&times.phase))
    else {
        return Vec::new();
    };
    let phase = Window::new(times.starts, times.end());
    let said = figures(place, spoken, duty.kernel.measure());
    let came = said.iter().filter(|figure| may(figure, &phase));
    let groups: BTreeSet<&String> = came.filter_map(|one| group_of(one, thing)).collect();
    let instance = |group: &String| Instance {
        date: None,
        key: Some((group.clone(), phase)),
        due: phase.to,
        last: phase.to,
        last_moment: phase.to,
        windows: Spans::Counted(vec![phase]),
        end: None,
    };
    groups.into_iter().map(instance).collect()
}

impl Seat<'_> {
    /// Every figure of a group, wherever it falls.
    pub(crate) fn of_group(&self, thing: &str, group: &String) -> Vec<&Figure> {
        let all = self.measures.iter().flat_map(|counts| &counts.figures);
        all.filter(|figure| group_of(figure, thing) == Some(group))
            .collect()
    }

    /// The account of one voice: 1 if some of the group were parted from those who came first, 0 if none was.
    pub(crate) fn parted(
        &self,
        voice: &str,
        without: Without<'_>,
        thing: &str,
        (group, phase): (&String, &Window),
    ) -> Result<Account, TooLarge> {
        let all = self.of_group(thing, group).into_iter();
        let said: Vec<&Figure> = all
            .filter(|figure| figure.voice == voice && keeps(figure, without))
            .collect();
        let Some(counts) = self.measures.first().filter(|_| !said.is_empty()) else {
            return Ok(self.silent());
        };
        let among = |figure: &Figure| group_of(figure, thing) == Some(group);
        let within = |window| self.query_of(voice, counts, window, without, false, &among);
        let came: Vec<&Figure> = said.iter().copied().filter(|one| may(one, phase)).collect();
        let size = came.iter().filter_map(|figure| figure.out_of).max();
        let whole = within(*phase)?;
        let mut all_at_once = false;
        if let Some(size) = size {
            for figure in &said {
                let day = self.day_of(figure, phase).cut(phase);
                all_at_once |= within(day)?.lo >= size;
            }
        }
        let left = size.is_some_and(|size| whole.hi.is_some_and(|most| most < size));
        let parted = (whole.lo > 0 && left) || self.on_two_days(&said, counts, phase);
        let together = all_at_once || whole.hi == Some(0);
        let (lo, hi) = match (parted, together) {
            (true, false) => (1, 1),
            (false, true) => (0, 0),
            _ => (0, 1),
        };
        let open = lo < hi && parted == together && !parted;
        let straddle = u64::from(open && !self.on_one_day(&came, phase));
        let count = Count {
            lo,
            hi: Some(hi),
            alone_lo: lo,
            alone_hi: Some(hi),
            straddle: Some(straddle),
            over: self.place.question.as_of >= phase.to,
            heard: true,
        };
        Ok(Account {
            counts: vec![count],
            number: Number { lo: 0, hi: Some(0) },
            trigger: None,
        })
    }

    /// "Of two that are no rivals the one was surely over before the day began on which the other surely came."
    fn on_two_days(&self, said: &[&Figure], counts: &Counts<'_>, phase: &Window) -> bool {
        let (events, totals): (Vec<&Figure>, Vec<&Figure>) =
            said.iter().partition(|figure| figure.event);
        let mut rivals = grouped(events.into_iter());
        rivals.extend(totals.into_iter().map(|total| vec![total]));
        let surely = |figure: &&Figure| {
            let kinds = figure.sure.is_subset(&counts.cells);
            figure.lo > 0 && !figure.place_unknown && figure.span.inside(phase) && kinds
        };
        let sure: Vec<&Vec<&Figure>> = rivals
            .iter()
            .filter(|group| group.iter().all(surely))
            .collect();
        let over = |group: &[&Figure]| group.iter().map(|one| one.span.to).max();
        let begun = |group: &[&Figure]| -> Option<Timestamp> {
            let days = group.iter().map(|one| self.day_of(one, phase).from);
            days.min()
        };
        sure.iter().any(|one| {
            sure.iter()
                .any(|other| over(one).zip(begun(other)).is_some_and(|(a, b)| a <= b))
        })
    }

    /// All that came, came on one day, in the phase and where it counts.
    fn on_one_day(&self, came: &[&Figure], phase: &Window) -> bool {
        let Some(first) = came.first() else {
            return true;
        };
        let day = self.day_of(first, phase);
        came.iter().all(|figure| {
            figure.span.inside(&day) && figure.span.inside(phase) && !figure.place_unknown
        })
    }

    fn day_of(&self, figure: &Figure, phase: &Window) -> Window {
        let clock = &self.place.question.agreement.clock;
        clock.day(clock.day_of(figure.span.from.max(phase.from)))
    }
}
