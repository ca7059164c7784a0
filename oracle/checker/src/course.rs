//! What the course of a clause makes of where it stands: from when it is in force, until when it binds anybody, what goes
//! alongside (`docs/standings.md` §6, Beginnings, and §6.1 to §6.4). What has come about is worked out before.

use crate::consent;
use crate::events::Came;
use crate::input::{At, Row, Times, When};
use crate::judge::{Bench, Follows};
use crate::kernel::Words;
use crate::time::{Instant, NEVER};

/// Whether what a row waits for has come about, in its view; `None` where the text waits for nothing of the kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Gates {
    /// Its phase begins.
    pub(crate) begun: Option<Came>,
    /// The clause is in force.
    pub(crate) opens: Option<Came>,
    /// Nobody is bound any more.
    pub(crate) out: Option<Came>,
    /// The other side has done its own.
    pub(crate) alongside: Option<Came>,
    /// Those who may suspend it have a ground.
    pub(crate) ground: Option<Came>,
}

/// A status that nothing has: the document does not tell the windows that the ruling has to look at.
const UNTOLD: &str = "what its windows are then is not told";

impl Bench<'_> {
    /// Status, outcomes and causes, step by step as §8 has them.
    pub(crate) fn follows(&self, gates: &Gates) -> Follows {
        if let Some(status) = self.term() {
            return self.only(status);
        }
        if self.lens().is_none() || self.row.duty.kernel == "by hand" {
            return self.only("not checkable");
        }
        let Some(begun) = gates.begun else {
            return self.in_phase(When::default(), gates);
        };
        self.once(begun, |at| {
            let when = When {
                begun: Some(At(at)),
                ..When::default()
            };
            let begun = self.at(when, |bench| bench.in_phase(when, gates));
            begun.unwrap_or_else(|| self.only("not in force"))
        })
    }

    fn in_phase(&self, when: When, gates: &Gates) -> Follows {
        let row = self.row;
        if row
            .phase
            .is_some_and(|phase| self.document.as_of < phase.from)
        {
            return self.only("not in force");
        }
        let Some(opens) = gates.opens else {
            return self.in_force(when, gates);
        };
        self.once(opens, |at| {
            let when = When {
                opened: Some(At(at)),
                ..when
            };
            let early = self.keyed().is_some() && self.as_seen().window.from < at;
            let opened = self.at(when, |bench| bench.in_force(when, gates));
            let opened = opened.filter(|_| !early);
            opened.unwrap_or_else(|| self.only("not in force"))
        })
    }

    /// What follows from each end of when it came about, as far as that is past.
    fn once(&self, came: Came, from: impl Fn(Instant) -> Follows) -> Follows {
        let from = |at| match self.document.as_of < at {
            true => self.only("not in force"),
            false => from(at),
        };
        match came {
            Came::Not => self.only("not in force"),
            Came::Open(status) => Follows {
                causes: cause_of(status),
                ..self.only(status)
            },
            Came::At(first, last) => straddled(first == last, from(last), || from(first)),
        }
    }

    fn in_force(&self, when: When, gates: &Gates) -> Follows {
        let bound = |end| self.bound_until(end, when, gates);
        match gates.out {
            None | Some(Came::Not) => bound(None),
            Some(Came::Open(status)) => self.open(bound(None), status),
            Some(Came::At(first, last)) => {
                straddled(first == last, bound(Some(last)), || bound(Some(first)))
            }
        }
    }

    /// What is left undone is open where something of its course is.
    fn open(&self, found: Follows, status: &'static str) -> Follows {
        match found.status {
            "not met" | "overdue" => Follows {
                status,
                outcomes: Words::new(),
                causes: cause_of(status),
                ..found
            },
            _ => found,
        }
    }

    fn bound_until(&self, end: Option<Instant>, when: When, gates: &Gates) -> Follows {
        let end = end.filter(|end| self.document.as_of >= *end);
        if self.waived() {
            return self.only("waived");
        }
        let Some(at) = end else {
            return self.alongside(end, when, gates);
        };
        let when = When {
            freed: Some(At(at)),
            ..when
        };
        let bound = self.at(when, |bench| bench.alongside(end, when, gates));
        bound.unwrap_or_else(|| self.only("lapsed"))
    }

    fn alongside(&self, end: Option<Instant>, when: When, gates: &Gates) -> Follows {
        let ruled = |bench: &Bench<'_>| bench.until_agreed(end, |bench| bench.ruled(end, gates));
        let due_at = |at: Instant| When {
            due: Some(At(at)),
            ..when
        };
        let due = |at| {
            let found = self.at(due_at(at), ruled);
            found.unwrap_or_else(|| self.only(UNTOLD))
        };
        let not_due = || {
            let now = self.at(due_at(self.document.as_of), |bench| {
                bench.until_agreed(end, |bench| bench.outcomes())
            });
            let open = self.at(due_at(NEVER), |bench| {
                bench.until_agreed(end, |bench| bench.not_due(now.flatten(), end, gates))
            });
            open.unwrap_or_else(|| self.only(UNTOLD))
        };
        match gates.alongside {
            None => ruled(self),
            Some(Came::Not) => not_due(),
            Some(Came::At(first, last)) => straddled(first == last, due(last), || due(first)),
            // Due by its own hour, or not yet: what differs with that is open.
            Some(Came::Open(status)) => {
                let (own, open) = (ruled(self), not_due());
                if own.status == open.status {
                    return open;
                }
                Follows {
                    status,
                    outcomes: Words::new(),
                    causes: cause_of(status),
                    ..own
                }
            }
        }
    }

    fn outcomes(&self) -> Option<Words> {
        Some(self.seen(&self.lens()?).outcomes)
    }

    fn ruled(&self, end: Option<Instant>, gates: &Gates) -> Follows {
        match self.lens() {
            Some(lens) => self.settle(self.seen(&lens), end, gates),
            None => self.only("not checkable"),
        }
    }

    /// Nobody knows when it is due: done is what would be done if it were due at once, as `now` has it.
    fn not_due(&self, now: Option<Words>, end: Option<Instant>, gates: &Gates) -> Follows {
        let Some(lens) = self.lens() else {
            return self.only("not checkable");
        };
        let mut seen = self.seen(&lens);
        if seen.outcomes.len() == 1 && now.as_ref() != Some(&seen.outcomes) {
            seen.outcomes = ["met", "not met"].into();
            seen.causes = ["pending"].into();
        }
        let duty = &self.row.duty;
        let mut found = self.settle(seen, end, gates);
        if found.outcomes.len() > 1 {
            let late = matches!(duty.kernel.as_str(), "done" | "share").then_some("late");
            let cured = duty.can_be_made_good.then_some("cured");
            found.outcomes.extend(late.into_iter().chain(cured));
        }
        found
    }

    /// The row up to the date that was agreed on. What was counted up to where nobody was bound is not made good later.
    fn until_agreed<T>(&self, end: Option<Instant>, ask: impl FnOnce(&Bench<'_>) -> T) -> T {
        let row = self.row;
        let at_most = row.duty.sense.as_deref() == Some("at most");
        let limits = row.duty.kernel == "ban" || (row.duty.kernel == "amount" && at_most);
        let cut = limits && end == Some(row.window.to);
        match consent::until(self).filter(|until| !cut && *until > row.last) {
            Some(until) => self.within(
                &Times {
                    until,
                    ..row.times()
                },
                ask,
            ),
            None => ask(self),
        }
    }

    /// Asks of the windows that it has once this came about; `None` where nothing of it is left.
    fn at<T>(&self, when: When, ask: impl FnOnce(&Bench<'_>) -> T) -> Option<T> {
        let ways = self.row.course.iter().flat_map(|course| &course.ways);
        let keyed = self.row.by_key();
        let other = |when: When| (when.opened, when.freed, when.due) != (None, None, None);
        // Under a key no window moves but with the phase.
        if keyed && other(when) {
            return Some(ask(self));
        }
        let mut own = ways.filter(|way| way.when == when);
        own.next()?.times.map(|times| self.within(&times, ask))
    }

    fn only(&self, status: &'static str) -> Follows {
        Follows {
            status,
            outcomes: Words::new(),
            causes: Words::new(),
            counts: Vec::new(),
            number: (0, Some(0)),
            trigger: None,
            times: self.row.times(),
        }
    }
}

/// The row as it is before anything has come about.
pub(crate) fn before(row: &Row) -> Row {
    let ways = row.course.iter().flat_map(|course| &course.ways);
    let mut first = ways.filter(|way| way.when == When::default());
    match first.find_map(|way| way.times) {
        Some(times) => row.within(&times),
        // Until when it can be made good follows from what was agreed.
        None if consent::curable(row) => Row {
            until: row.last,
            ..row.clone()
        },
        None => row.clone(),
    }
}

/// The cause that a status of its own names, if it does.
pub(crate) fn cause_of(status: &'static str) -> Words {
    let causes = ["contested", "ambiguous", "unverified"].into_iter();
    causes.filter(|cause| *cause == status).collect()
}

/// Where something came about in a stretch of time: what differs with its ends is open.
fn straddled(instant: bool, late: Follows, early: impl FnOnce() -> Follows) -> Follows {
    if instant {
        return late;
    }
    let early = early();
    if (early.status, &early.outcomes) == (late.status, &late.outcomes) {
        return late;
    }
    let judged = !early.outcomes.is_empty() && !late.outcomes.is_empty();
    let both = early.outcomes.union(&late.outcomes).copied();
    Follows {
        status: "ambiguous",
        outcomes: both.filter(|_| judged).collect(),
        causes: ["ambiguous"].into(),
        ..late
    }
}
