//! What all who are named have agreed on (`docs/standings.md` §6.5).

use tregua_agreement::duty::{Duty, Kernel, Sense, Windows};
use tregua_calendar::Timestamp;
use tregua_record::entries::claim::Kind;

use crate::figures::{Place, names_clause, time_of};
use crate::instances::Instance;
use crate::judge::Bench;
use crate::live::{Spoken, denies};

/// The latest date after the last moment that every one of those who must has agreed to for this instance.
pub(crate) fn new_date(
    bench: &Bench<'_>,
    place: &Place<'_>,
    duty: &Duty,
    instance: &Instance,
    freed: Option<Timestamp>,
) -> Option<Timestamp> {
    let curable = match &duty.kernel {
        Kernel::Done { .. } => true,
        Kernel::Amount {
            windows, threshold, ..
        } => {
            let once = matches!(windows, Windows::From(_) | Windows::Overall);
            once && (threshold.sense != Sense::AtMost || freed != Some(instance.due))
        }
        _ => false,
    };
    if !curable || instance.last_moment == Timestamp::MAX {
        return None;
    }
    let day = instance.date.map(|date| date.to_string());
    let dates = |voice: &String| -> Vec<Timestamp> {
        let own = bench.spoken.iter().filter(|one| {
            one.kind == Kind::Agree
                && one.voice == *voice
                && names_clause(place.clause, one.content.clause.as_deref())
                && one.content.counts_for.as_deref() == day.as_deref()
                && stands_by(bench.spoken, one)
        });
        let times = own.filter_map(|one| one.content.occurred.as_ref());
        times.map(|when| last_of(bench, when)).collect()
    };
    let (first, others) = duty.cure_agreed_by.split_first()?;
    let others: Vec<Vec<Timestamp>> = others.iter().map(dates).collect();
    let shared = dates(first)
        .into_iter()
        .filter(|at| others.iter().all(|dates| dates.contains(at)));
    shared.filter(|at| *at > instance.last_moment).max()
}

/// The instant itself; of anything longer, its end.
fn last_of(bench: &Bench<'_>, when: &tregua_calendar::When) -> Timestamp {
    let time = time_of(&bench.question, when);
    if time.to.as_nanosecond() - time.from.as_nanosecond() <= 1 {
        time.from
    } else {
        time.to
    }
}

/// The voice has not denied that it agreed.
pub(crate) fn stands_by(spoken: &[Spoken<'_>], agreed: &Spoken<'_>) -> bool {
    !spoken
        .iter()
        .any(|one| one.voice == agreed.voice && denies(one, agreed))
}
