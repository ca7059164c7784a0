//! Figures: an amount near the number that decides, a time near the edge that decides.

use tregua_agreement::duty::{Crediting, Duty, Kernel, Measure};
use tregua_calendar::{Date, Said, Timestamp, When, Window};
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Coverage, Kind};

use crate::cases::dice::Dice;
use crate::cases::sayings::{About, columns};
use crate::cases::{kinds, plain, renewals, states};
use crate::instances::Spans;

/// A claim, an offer, an acceptance or an undertaking about the measure.
pub(crate) fn figure(dice: &mut Dice<'_>, about: &About<'_>, key: &str, voice: &str) -> Claim {
    if let (Kernel::Renewed { length, .. }, Some(end)) = (&about.duty.kernel, about.instance.end) {
        return renewals::words(dice, about, *length, end, key);
    }
    let mut claim = plain::claim(key, Kind::Claim, voice);
    columns(&mut claim, about.measure);
    claim.amount = Some(amount(dice, about.duty));
    time(dice, about, &mut claim);
    fit_amount(dice, about, &mut claim);
    match about.measure.point.as_deref() {
        Some("offer") => spoken(dice, &mut claim, Kind::Offer),
        Some("acceptance") => spoken(dice, &mut claim, Kind::Accept),
        Some("undertaking") => spoken(dice, &mut claim, Kind::Undertake),
        _ => {}
    }
    kinds::name(dice, about.measure, &mut claim);
    credit(dice, about, &mut claim);
    if claim.adds == Adds::Event {
        claim.about = dice
            .one((3, None), vec![(1, Some("one")), (1, Some("other"))])
            .map(Into::into);
    }
    if matches!(about.duty.kernel, Kernel::Allow { .. }) {
        claim.out_of = dice.one((2, Some(2)), vec![(1, None), (1, Some(3))]);
    }
    states::still_there(dice, about.measure, &mut claim);
    odd(dice, &mut claim);
    claim
}

/// An amount near the number that decides: mostly exact, sometimes a few values wide, sometimes unbounded.
pub(crate) fn amount(dice: &mut Dice<'_>, duty: &Duty) -> Amount {
    let n = match &duty.kernel {
        Kernel::Amount { threshold, .. } => threshold.lo,
        Kernel::Earned { per, .. } => *per,
        Kernel::Ratio { n, .. } => *n,
        Kernel::Allow { .. } => 2,
        Kernel::Respond {
            rate: Some((n, _)), ..
        } => *n,
        Kernel::Done { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Ban { .. }
        | Kernel::ByHand { .. }
        | Kernel::Renewed { .. } => 1,
    };
    let below = n.saturating_sub(1);
    dice.one(
        (5, Amount::exactly(n)),
        vec![
            (4, Amount::exactly(below)),
            (2, Amount::exactly(n + 1)),
            (3, Amount::exactly(0)),
            (1, Amount::exactly(1)),
            (2, Amount::between(below, n)),
            (1, Amount::between(below, n + 2)),
            (1, Amount::between(n, n + 3)),
            (2, Amount::at_least(n)),
            (1, Amount::at_least(below)),
        ],
    )
}

/// A total up to the edge of a duty that can still be made good says mostly that too little was done, an event that
/// something was.
fn fit_amount(dice: &mut Dice<'_>, about: &About<'_>, claim: &mut Claim) {
    let short = claim.amount.map_or(0, |amount| amount.lo.saturating_sub(1));
    let deadline = matches!(about.duty.kernel, Kernel::Done { .. });
    let in_time = claim.occurred == Some(When::Between(bounded(about, about.instance.window())));
    let curable = about.duty.cure.is_some() && in_time;
    match (claim.adds, dice.roll(12)) {
        (_, 11) => claim.amount = None,
        (Adds::Average, 0..=7) => claim.amount = Some(Amount::exactly(1)),
        (Adds::Total, 0..=7) if deadline => claim.amount = Some(Amount::exactly(0)),
        (Adds::Total, 0..=7) if curable => claim.amount = Some(Amount::exactly(short)),
        (Adds::Event, 0..=7) if deadline => claim.amount = Some(Amount::exactly(1)),
        _ => {}
    }
}

/// A time, and how the amount relates to others of its time.
fn time(dice: &mut Dice<'_>, about: &About<'_>, claim: &mut Claim) {
    let instance = &about.instance;
    let window = bounded(about, instance.window());
    let clock = &about.agreement.clock;
    let date = instance.date.unwrap_or_else(|| clock.day_of(window.from));
    let last = clock.day_of(plain::minutes(instance.due, -1)).max(date);
    let next = date.tomorrow().unwrap_or(date);
    let (adds, when) = match dice.roll(24) {
        0..=4 => (Adds::Total, When::Between(window)),
        5 | 6 => (
            Adds::Total,
            When::Between(Window::new(
                window.from,
                bounded(about, last_moment(about)).to,
            )),
        ),
        7..=9 => (Adds::Total, When::Dates(date, last)),
        10 => (Adds::Total, When::Dates(date, next)),
        11..=13 => (Adds::Event, When::Instant(inside(dice, &window))),
        14 | 15 => (Adds::Event, When::Instant(edge(dice, about))),
        16 => (Adds::Event, When::Dates(date, date)),
        17 => (Adds::Event, When::Dates(last, last)),
        18 => (Adds::Event, When::Between(across(dice, about))),
        19 => (Adds::Average, averaged(dice, date, last)),
        20 if dice.chance(1, 2) => (Adds::Stock, When::Between(window)),
        20 => (Adds::Average, averaged(dice, date, next)),
        _ => (Adds::Event, When::Instant(edge(dice, about))),
    };
    claim.adds = adds;
    claim.occurred = Some(when);
    if adds != Adds::Event && dice.chance(1, 6) {
        claim.coverage = Coverage::SoFar;
    }
}

/// A window that starts no earlier than a week before the instance is due: "the beginning of time" is no claim's.
pub(crate) fn bounded(about: &About<'_>, window: Window) -> Window {
    Window::new(
        window
            .from
            .max(plain::minutes(about.instance.due, -60 * 24 * 7)),
        window.to,
    )
}

/// Up to the last moment without a cure, for a deadline; else up to the end of the cure.
fn last_moment(about: &About<'_>) -> Window {
    match &about.instance.windows {
        Spans::Stretches(stretches) => stretches.get(1).map(|stretch| stretch.open),
        Spans::Counted(windows) => windows.last().copied(),
    }
    .unwrap_or(about.instance.window())
}

fn inside(dice: &mut Dice<'_>, window: &Window) -> Timestamp {
    let hours = i64::try_from(dice.roll(6)).unwrap_or(0);
    plain::minutes(window.from, 60 * hours + 30)
}

/// At an edge of the instance, or a minute beside it; for a deadline mostly after it.
fn edge(dice: &mut Dice<'_>, about: &About<'_>) -> Timestamp {
    let (due, last) = (about.instance.due, about.instance.last);
    let from = bounded(about, about.instance.window()).from;
    let after = vec![
        (3, plain::minutes(due, 45)),
        (3, plain::minutes(last, -30)),
        (1, due),
        (1, last),
        (1, plain::minutes(last, 1)),
        (1, from),
        (1, plain::minutes(from, -1)),
    ];
    dice.one((2, plain::minutes(due, -1)), after)
}

/// Some hours across an edge of the instance.
pub(crate) fn across(dice: &mut Dice<'_>, about: &About<'_>) -> Window {
    let from = bounded(about, about.instance.window()).from;
    let edge = dice.one(
        (2, about.instance.due),
        vec![(1, from), (1, about.instance.last)],
    );
    Window::new(plain::minutes(edge, -90), plain::minutes(edge, 90))
}

fn averaged(dice: &mut Dice<'_>, first: Date, last: Date) -> When {
    let next = first.tomorrow().unwrap_or(first);
    dice.one(
        (2, When::Dates(first, last)),
        vec![(1, When::Dates(first, next))],
    )
}

/// An act of speech: at the moment at which it is said.
fn spoken(dice: &mut Dice<'_>, claim: &mut Claim, kind: Kind) {
    if dice.chance(1, 6) {
        return;
    }
    claim.kind = kind;
    if dice.chance(3, 4) {
        claim.counting_point = None;
    }
    if let Some(When::Instant(at)) = claim.occurred {
        claim.said = Some(Said::At(at));
    }
    if claim.occurred.is_some_and(|when| when.dates().is_none()) && dice.chance(1, 2) {
        claim.occurred = None;
    }
}

/// The instance that a claim is credited to.
fn credit(dice: &mut Dice<'_>, about: &About<'_>, claim: &mut Claim) {
    let date = about.instance.date.unwrap_or(plain::FIRST_DATE);
    let next = date.tomorrow().unwrap_or(date);
    let silent = if follows(about) { 2 } else { 8 };
    let named = dice.one((silent, None), vec![(1, Some(date)), (1, Some(next))]);
    claim.counts_for = named.map(|date| date.to_string().into());
}

/// Whether some reading of the clause follows `counts_for`.
pub(crate) fn follows(about: &About<'_>) -> bool {
    let parts = about
        .clause
        .readings
        .iter()
        .flat_map(|reading| &reading.parts);
    let credits = |measure: &Measure| measure.crediting != Crediting::ByTime;
    parts
        .into_iter()
        .any(|part| credits(part.duty.kernel.measure()))
}

/// Something that keeps the figure from counting.
fn odd(dice: &mut Dice<'_>, claim: &mut Claim) {
    match dice.roll(30) {
        1 => claim.actor = Some(Actor::Unknown),
        2 => claim.actor = None,
        3 => claim.unit = Some("L".into()),
        4 => claim.counting_point = Some("dispatch".into()),
        5 => claim.place = None,
        6 => claim.place = Some("South".into()),
        7 => claim.clause = Some("another term".into()),
        8 | 10 | 11 => claim.to = Some("Gamma".into()),
        9 => claim.occurred = None,
        _ => {}
    }
}
