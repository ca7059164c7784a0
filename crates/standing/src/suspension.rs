//! Suspensions of a clause by those who may, and what they leave of an instance (`docs/standings.md` §8, step 6).

use tregua_agreement::duty::Kernel;
use tregua_calendar::{Timestamp, Window};
use tregua_record::entries::claim::Kind;

use crate::events::Role;
use crate::figures::read_window;
use crate::instances::Instance;
use crate::outcome::{Outcome, Outcomes, Status};
use crate::row::{Suspending, Worth};
use crate::ruling::Frame;
use crate::sheet::Sheet;
use crate::statement::Live;
use crate::turn::Came;
use crate::view::View;

impl Frame<'_> {
    /// The stretches in which those who may have suspended the clause, each up to their own resumption of it, and none of it
    /// before they had a ground.
    fn suspensions(&self, lives: &[Live], ground: Timestamp) -> Vec<Window> {
        let by_holders = |live: &&Live| self.may_suspend(live) && self.names_clause(live);
        let timed = |live: &Live| Some(read_window(self.agreement, live.claim.occurred?).0);
        let suspends = lives.iter().filter(|live| live.kind == Kind::Suspend);
        let cut = suspends.filter(by_holders).filter_map(|live| {
            let window = timed(live)?;
            let resumes = lives.iter().filter(|other| {
                resumes(other) && other.voice() == live.voice() && self.names_clause(other)
            });
            let resumed = resumes.filter_map(timed).map(|when| when.from);
            let to = resumed.filter(|at| *at >= window.from).min();
            Some(Window::new(
                window.from.max(ground),
                to.unwrap_or(window.to).min(window.to),
            ))
        });
        cut.filter(|window| !window.is_empty()).collect()
    }

    /// `suspended`, or what leaves open whether it is; `None` if it is not. Where the text asks for a ground, a suspension
    /// holds from when that came about: without it, it is shown and changes nothing.
    pub(crate) fn suspended(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Option<Status> {
        let since = |ground| self.suspended_since(sheet, lives, instance, view, ground);
        match self.ground(view) {
            Came::Not => None,
            Came::Open(status) => since(Timestamp::MIN).then_some(status),
            Came::At { first, last } => match (since(first), since(last)) {
                (true, true) => Some(Status::Suspended),
                (false, false) => None,
                _ => Some(Status::Ambiguous),
            },
        }
    }

    /// Since when whoever may suspend the clause has a ground for it. A clause by itself is suspended by nobody who needs one.
    fn ground(&self, view: &View) -> Came {
        let duty = &self.part.duty;
        if duty.course.ground.is_empty() {
            let (first, last) = (Timestamp::MIN, Timestamp::MIN);
            return Came::At { first, last };
        }
        if self.events.alone {
            return Came::Not;
        }
        self.events.all(self.clause, Role::Grounds, duty, view).came
    }

    /// Every suspension that somebody declared of the clause, in a stretch that meets the instance, and what it is worth.
    pub(crate) fn declared(
        &self,
        lives: &[Live],
        instance: &Instance,
        view: &View,
    ) -> Vec<Suspending> {
        let whole = Window::new(instance.window.from, instance.cure);
        let meets = |live: &&Live| {
            let when = live.claim.occurred;
            when.is_some_and(|when| read_window(self.agreement, when).0.overlaps(&whole))
        };
        let own = lives
            .iter()
            .filter(|live| live.kind == Kind::Suspend && self.names_clause(live));
        let each = own.filter(meets).map(|live| Suspending {
            entry: live.statement.id.clone(),
            voice: live.voice().to_string(),
            worth: if !self.may_suspend(live) {
                Worth::NoPower
            } else if self.part.duty.course.ground.is_empty() {
                Worth::Power
            } else {
                match self.ground(view) {
                    Came::Not => Worth::NoGround,
                    Came::At { .. } => Worth::Ground,
                    Came::Open(_) => Worth::Open,
                }
            },
        });
        each.collect()
    }

    fn may_suspend(&self, live: &Live) -> bool {
        let may = &self.part.duty.suspended_by;
        may.iter().any(|who| live.voice() == *who)
    }

    /// True if the instance is suspended: its due instant lies in a suspension, or its window meets one. What must not
    /// happen is not, if it came to that outside of every suspension.
    fn suspended_since(
        &self,
        sheet: &Sheet<'_>,
        lives: &[Live],
        instance: &Instance,
        view: &View,
        ground: Timestamp,
    ) -> bool {
        let suspensions = self.suspensions(lives, ground);
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
pub(crate) fn resumes(live: &Live) -> bool {
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
