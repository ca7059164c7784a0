//! Which versions speak of an act or name a clause, by when what they tell of happened: so that whoever explains one row of a
//! year finds those near it without asking all.

use std::collections::BTreeMap;
use std::time::Duration;

use tregua_calendar::{Timestamp, When, Window};
use tregua_record::entries::claim::{Claim, Kind};

use crate::figures::act_of_speech;
use crate::shelf::Shelf;

/// Where a day of dates may begin and end, wherever its clock is: this much before its midnight and after its end.
const ANY_CLOCK: Duration = Duration::from_secs(48 * 3_600);

/// Places of versions by the act that they speak of and the clause that they name; the empty text where they give none.
#[derive(Clone, Default)]
pub(crate) struct Concerning(BTreeMap<Box<str>, BTreeMap<Box<str>, Pile>>);

/// Versions that speak of the same.
#[derive(Clone, Default)]
struct Pile {
    timed: Shelf,
    /// Those that tell no time.
    untimed: Vec<usize>,
    /// How many there are.
    all: usize,
}

impl Concerning {
    /// All of these versions, each with its place.
    pub(crate) fn of<'c>(versions: impl Iterator<Item = (&'c Claim, usize)>) -> Self {
        let mut timed: BTreeMap<(&str, &str), Vec<(Window, usize)>> = BTreeMap::new();
        let mut all = Concerning::default();
        for (claim, place) in versions {
            match time(claim) {
                Some(when) => {
                    let own = timed.entry(spoken_of(claim)).or_default();
                    own.push((about(when), place));
                }
                None => all.put(claim, place),
            }
        }
        for ((act, label), mut own) in timed {
            own.sort_unstable();
            let pile = all.pile(act, label);
            pile.all += own.len();
            pile.timed = Shelf::of_spans(&own);
        }
        all
    }

    /// One more version.
    pub(crate) fn put(&mut self, claim: &Claim, place: usize) {
        let (act, label) = spoken_of(claim);
        let pile = self.pile(act, label);
        pile.all += 1;
        match time(claim) {
            Some(when) => pile.timed.put_span(about(when), place),
            None => pile.untimed.push(place),
        }
    }

    fn pile(&mut self, act: &str, label: &str) -> &mut Pile {
        let by_label = self.0.entry(Box::from(act)).or_default();
        by_label.entry(Box::from(label)).or_default()
    }

    /// How many versions speak of what `asked` asks about: the act and the clause's label that they give.
    pub(crate) fn all(&self, asked: impl Fn(Option<&str>, Option<&str>) -> bool) -> usize {
        self.piles(asked).map(|pile| pile.all).sum()
    }

    /// The places of those among them that tell no time, or one that may overlap `span`; perhaps with some that do not.
    pub(crate) fn near(
        &self,
        asked: impl Fn(Option<&str>, Option<&str>) -> bool,
        span: &Window,
    ) -> impl Iterator<Item = usize> {
        self.piles(asked).flat_map(|pile| {
            let untimed = pile.untimed.iter().copied();
            pile.timed.over(span).chain(untimed)
        })
    }

    fn piles(
        &self,
        asked: impl Fn(Option<&str>, Option<&str>) -> bool,
    ) -> impl Iterator<Item = &Pile> {
        fn given(text: &str) -> Option<&str> {
            (!text.is_empty()).then_some(text)
        }
        let every = self.0.iter();
        let every = every.flat_map(|(act, own)| own.iter().map(move |(of, pile)| (act, of, pile)));
        every
            .filter(move |(act, label, _)| asked(given(act), given(label)))
            .map(|(.., pile)| pile)
    }
}

/// The act that a claim speaks of and the label that it gives.
fn spoken_of(claim: &Claim) -> (&str, &str) {
    let label = claim.clause.as_deref();
    (act(claim).unwrap_or_default(), label.unwrap_or_default())
}

/// The act that a claim speaks of.
pub(crate) fn act(claim: &Claim) -> Option<&str> {
    act_of_speech(claim).or(claim.act.as_deref())
}

/// When what a claim tells of happened, or else when it was said.
pub(crate) fn time(claim: &Claim) -> Option<When> {
    let said = claim.said.filter(|_| claim.kind != Kind::Note);
    claim.occurred.or(said.map(|said| match said {
        tregua_calendar::Said::At(at) => When::Instant(at),
        tregua_calendar::Said::On(date) => When::Dates(date, date),
    }))
}

/// All that it may mean, on whatever clock.
fn about(when: When) -> Window {
    let midnight = |date: tregua_calendar::Date| {
        let days = date.duration_since(tregua_calendar::Date::constant(1970, 1, 1));
        Timestamp::from_second(days.as_secs()).unwrap_or(Timestamp::MAX)
    };
    let before = |at: Timestamp| at.checked_sub(ANY_CLOCK).unwrap_or(Timestamp::MIN);
    let after = |at: Timestamp| at.checked_add(ANY_CLOCK).unwrap_or(Timestamp::MAX);
    match when {
        When::Instant(at) => Window::new(at, at.checked_add(Duration::from_nanos(1)).unwrap_or(at)),
        When::Between(window) => window,
        When::Dates(first, last) => {
            let end = after(midnight(last));
            let end = end.checked_add(Duration::from_secs(86_400)).unwrap_or(end);
            Window::new(before(midnight(first)), end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tregua_calendar::Clock;

    #[test]
    fn dates_lie_inside_what_they_may_mean_on_every_clock() {
        for (zone, begins) in [
            ("+14:00", "00:00"),
            ("-12:00", "23:59"),
            ("Pacific/Apia", "07:00"),
        ] {
            let clock = Clock::new(zone, begins).unwrap();
            for text in ["2011-12-29..2012-01-02", "2031-03-30"] {
                let when: When = text.parse().unwrap();
                let meant = when.window(&clock);
                assert!(meant.inside(&about(when)), "{text} in {zone}");
                let (first, last) = when.dates().unwrap();
                let days = Window::new(clock.day(first).from, clock.day(last).to);
                assert!(days.inside(&about(when)), "{text} in {zone}");
            }
        }
    }
}
