//! Suspensions of a clause by those who may, and what they leave of an instance (`docs/standings.md` §8, step 6).

use tregua_agreement::duty::Kernel;
use tregua_calendar::Window;
use tregua_record::entries::claim::Kind;

use crate::figures::read_window;
use crate::instances::Instance;
use crate::outcome::{Outcome, Outcomes};
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::statement::Live;
use crate::view::View;

impl Frame<'_> {
    /// The stretches in which those who may have suspended the clause, each up to their own resumption of it.
    fn suspensions(&self, lives: &[Live<'_>]) -> Vec<Window> {
        let may = &self.part.duty.suspended_by;
        let by_holders =
            |live: &&Live<'_>| may.iter().any(|who| live.voice == *who) && self.names_clause(live);
        let timed = |live: &Live<'_>| Some(read_window(self.agreement, live.claim.occurred?).0);
        let suspends = lives.iter().filter(|live| live.kind == Kind::Suspend);
        let cut = suspends.filter(by_holders).filter_map(|live| {
            let window = timed(live)?;
            let resumes = lives.iter().filter(|other| {
                resumes(other) && other.voice == live.voice && self.names_clause(other)
            });
            let resumed = resumes.filter_map(timed).map(|when| when.from);
            let to = resumed.filter(|at| *at >= window.from).min();
            Some(Window::new(
                window.from,
                to.unwrap_or(window.to).min(window.to),
            ))
        });
        cut.filter(|window| !window.is_empty()).collect()
    }

    /// True if the instance is suspended: its due instant lies in a suspension, or its window meets one. What must not
    /// happen is not, if it came to that outside of every suspension.
    pub(crate) fn suspended(
        &self,
        sheet: &Sheet<'_, '_>,
        lives: &[Live<'_>],
        instance: &Instance,
        view: &View,
    ) -> bool {
        let suspensions = self.suspensions(lives);
        let window = instance.window;
        let kernel = &self.part.duty.kernel;
        if matches!(kernel, Kernel::Done { .. } | Kernel::Share { .. }) {
            return suspensions
                .iter()
                .any(|suspension| suspension.holds(window.to));
        }
        if !suspensions
            .iter()
            .any(|suspension| suspension.overlaps(&window))
        {
            return false;
        }
        let not_met = Outcomes::from([Outcome::NotMet]);
        let broken = |rest: &Window| {
            let rest = Instance {
                window: *rest,
                last: rest.to,
                cure: rest.to,
                ..instance.clone()
            };
            self.outcomes(sheet, &rest, view) == not_met
        };
        let ban = matches!(self.part.duty.kernel, Kernel::Ban { .. });
        !(ban && outside(window, suspensions).iter().any(broken))
    }
}

/// True if `live` announces that something suspended goes on.
pub(crate) fn resumes(live: &Live<'_>) -> bool {
    live.kind == Kind::Announce && live.claim.act.as_deref() == Some("resume")
}

/// What of a window lies in none of these.
fn outside(window: Window, mut taken: Vec<Window>) -> Vec<Window> {
    taken.sort();
    let (mut from, mut rest) = (window.from, Vec::new());
    for one in taken {
        rest.push(Window::new(from, one.from.min(window.to)));
        from = from.max(one.to);
    }
    rest.push(Window::new(from, window.to));
    rest.retain(|window| window.from < window.to);
    rest
}
