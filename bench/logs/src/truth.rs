//! The true answers, by plain loops over arrays: what each engine is held against, and what it is compared with in time.
//!
//! The loops know what the log can say and nothing else; they keep no evidence, explain nothing, and serve one job each.

use crate::{DAY, DAYS, Event, Job, PLACES, RATE, What};

/// What a job's answer for one key, day or window can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Done as asked.
    Met,
    /// Done after due.
    Late,
    /// Not done as asked, and said so.
    NotMet,
    /// Nobody says.
    Open,
    /// Voices come to different answers.
    Contested,
    /// No such key.
    None,
}

/// The answers of one job: for each view, one for each key, or day, or place and day.
///
/// Views are each voice's, in order, and then, of three voices: that of the counting body (the third), what the first two
/// say alike, and all together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// By view, then by instance.
    pub by_view: Vec<Vec<Verdict>>,
}

/// The answers of `job` to a log.
pub fn answers(job: Job, events: &[Event], voices: u8, threshold: u64) -> Answers {
    let gone = withdrawn(events);
    let stands = |event: &Event| !gone.get(event.claim as usize).copied().unwrap_or(false);
    let own = |voice: u8| {
        let own = events
            .iter()
            .filter(|event| event.voice == voice && stands(event));
        match job {
            Job::Deadline => keyed(own, 1),
            Job::RatioKeyed => keyed(own, RATE),
            Job::Quota => quota(own, threshold),
            Job::Sliding => sliding(own, threshold),
            Job::RatioPooled => ratio(own, DAYS + 1),
            Job::RatioDaily => ratio(own, 1),
        }
    };
    let mut by_view: Vec<Vec<Verdict>> = (0..voices).map(own).collect();
    if let [alpha, beta, monitors] = by_view.as_slice() {
        let alike = together(&[alpha, beta], Silent::LeavesOpen);
        let all = together(&[alpha, beta, monitors], Silent::CountsForNothing);
        let body = monitors.clone();
        by_view.extend([body, alike, all]);
    }
    Answers { by_view }
}

/// By its number, whether a claim was taken back. Empty where none was.
fn withdrawn(events: &[Event]) -> Vec<bool> {
    let mut gone = Vec::new();
    for event in events.iter().filter(|event| event.what == What::Withdraw) {
        if gone.is_empty() {
            gone = vec![false; events.len()];
        }
        if let Some(slot) = gone.get_mut(event.key as usize) {
            *slot = true;
        }
    }
    gone
}

/// What is kept of one key.
#[derive(Clone, Copy)]
struct Key {
    trigger: i64,
    in_time: u32,
    late: u32,
    none_in_time: bool,
    none_after: bool,
}

const NO_KEY: Key = Key {
    trigger: i64::MIN,
    in_time: 0,
    late: 0,
    none_in_time: false,
    none_after: false,
};

fn keyed<'e>(own: impl Iterator<Item = &'e Event> + Clone, rate: u32) -> Vec<Verdict> {
    let mut keys: Vec<Key> = Vec::new();
    for event in own.clone().filter(|event| event.what == What::Trigger) {
        let place = event.key as usize;
        if place >= keys.len() {
            keys.resize(place + 1, NO_KEY);
        }
        if let Some(key) = keys.get_mut(place) {
            key.trigger = event.at;
        }
    }
    for event in own {
        let Some(key) = keys.get_mut(event.key as usize) else {
            continue;
        };
        let after = event.at - key.trigger;
        match event.what {
            What::Act if after <= DAY => key.in_time += event.n,
            What::Act if after <= 2 * DAY => key.late += event.n,
            What::Nothing if after < DAY => key.none_in_time = true,
            What::Nothing => key.none_after = true,
            _ => {}
        }
    }
    keys.iter().map(|key| verdict(key, rate)).collect()
}

fn verdict(key: &Key, rate: u32) -> Verdict {
    // A voice has counted a stretch if it tells of something in it, or that there was nothing.
    let in_time_told = key.in_time > 0 || key.none_in_time;
    let late_told = key.late > 0 || key.none_after;
    match key {
        key if key.trigger == i64::MIN => Verdict::None,
        key if key.in_time >= rate => Verdict::Met,
        key if in_time_told && key.late > 0 && key.in_time + key.late >= rate => Verdict::Late,
        _ if in_time_told && late_told => Verdict::NotMet,
        _ => Verdict::Open,
    }
}

fn quota<'e>(own: impl Iterator<Item = &'e Event>, threshold: u64) -> Vec<Verdict> {
    let mut sums = vec![0u64; PLACES as usize * DAYS as usize];
    for event in own.filter(|event| event.what == What::Deliver) {
        let day = event.at.div_euclid(DAY);
        let place = usize::try_from(i64::from(event.key) * DAYS + day);
        if let Some(sum) = place.ok().and_then(|place| sums.get_mut(place)) {
            *sum += u64::from(event.n);
        }
    }
    let verdict = |sum: u64| match sum {
        0 => Verdict::Open,
        sum if sum >= threshold => Verdict::Met,
        _ => Verdict::NotMet,
    };
    sums.into_iter().map(verdict).collect()
}

/// For each place, whether any seven days had more.
fn sliding<'e>(own: impl Iterator<Item = &'e Event>, threshold: u64) -> Vec<Verdict> {
    let mut places: Vec<Vec<(i64, u64)>> = vec![Vec::new(); PLACES as usize];
    for event in own.filter(|event| event.what == What::Deliver) {
        if let Some(place) = places.get_mut(event.key as usize) {
            place.push((event.at, event.n.into()));
        }
    }
    let verdict = |place: &mut Vec<(i64, u64)>| {
        place.sort_unstable();
        let most = windows_within(place, 7 * DAY);
        if most > threshold {
            Verdict::NotMet
        } else {
            Verdict::Met
        }
    };
    places.iter_mut().map(verdict).collect()
}

/// The largest sum over windows of this length, of amounts in the order of their times. A window has its beginning and
/// not its end.
pub fn windows_within(amounts: &[(i64, u64)], length: i64) -> u64 {
    let (mut sum, mut most) = (0, 0);
    let mut oldest = amounts.iter();
    for (at, n) in amounts {
        sum += n;
        while let Some((old, n)) = oldest
            .as_slice()
            .first()
            .filter(|(old, _)| at - old >= length)
        {
            debug_assert!(old <= at);
            sum -= n;
            oldest.next();
        }
        most = most.max(sum);
    }
    most
}

/// In windows of so many days: [`RATE`] for each one of the same window.
fn ratio<'e>(own: impl Iterator<Item = &'e Event>, days: i64) -> Vec<Verdict> {
    let windows = usize::try_from((DAYS + days - 1) / days).unwrap_or(1);
    let mut sums = vec![(0u64, 0u64); windows];
    for event in own {
        let window = usize::try_from(event.at / (days * DAY));
        let Some((owed, base)) = window.ok().and_then(|window| sums.get_mut(window)) else {
            continue;
        };
        match event.what {
            What::Act => *owed += u64::from(event.n),
            What::Trigger => *base += u64::from(event.n),
            _ => {}
        }
    }
    let verdict = |(owed, base): (u64, u64)| match (owed, base) {
        (0, _) | (_, 0) => Verdict::Open,
        _ if owed >= u64::from(RATE) * base => Verdict::Met,
        _ => Verdict::NotMet,
    };
    sums.into_iter().map(verdict).collect()
}

/// What several voices come to. Every voice of these logs tells of every happening, so that where their answers differ
/// their numbers do, unless one of them is silent: silence leaves open what both say alike, and takes nothing from what
/// all say together.
fn together(voices: &[&Vec<Verdict>], silent: Silent) -> Vec<Verdict> {
    let instances = voices.iter().map(|own| own.len()).max().unwrap_or(0);
    let of = |at: usize| {
        let each = voices
            .iter()
            .map(|own| own.get(at).copied().unwrap_or(Verdict::None));
        if silent == Silent::LeavesOpen && each.clone().any(|one| one == Verdict::Open) {
            return Verdict::Open;
        }
        let mut spoken = each.filter(|one| *one != Verdict::Open);
        let first = spoken.next().unwrap_or(Verdict::Open);
        if spoken.all(|other| other == first) {
            first
        } else {
            Verdict::Contested
        }
    };
    (0..instances).map(of).collect()
}

/// What silence does to several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silent {
    /// Anything stays possible.
    LeavesOpen,
    /// The others decide.
    CountsForNothing,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Knobs, ceiling, generate};

    #[test]
    fn every_fate_has_its_answer_and_what_was_withdrawn_changes_none() {
        for (job, kind) in [
            (Job::Deadline, Kind::Requests),
            (Job::RatioKeyed, Kind::Exchanges),
        ] {
            let knobs = Knobs::plain(kind, 20_000);
            let plain = answers(job, &generate(&knobs), 1, 0);
            let share = |verdict| {
                let own = plain.by_view[0].iter().filter(|one| **one == verdict);
                own.count() as f64 / plain.by_view[0].len() as f64
            };
            assert!((0.94..0.96).contains(&share(Verdict::Met)));
            assert!((0.02..0.04).contains(&share(Verdict::Late)));
            assert!((0.01..0.03).contains(&share(Verdict::NotMet)));
            assert_eq!(share(Verdict::Open), 0.0);
        }
    }

    #[test]
    fn a_mistake_that_was_taken_back_would_have_changed_the_answers() {
        let knobs = Knobs {
            withdrawn: 0.2,
            ..Knobs::plain(Kind::Requests, 5_000)
        };
        let events = generate(&knobs);
        let kept: Vec<Event> = events
            .iter()
            .filter(|event| event.what != What::Withdraw)
            .copied()
            .collect();
        let of = |events: &[Event]| answers(Job::Deadline, events, 1, 0);
        assert_ne!(of(&events), of(&kept));
    }

    #[test]
    fn a_window_has_its_beginning_and_not_its_end() {
        let amounts = [(0, 2), (5, 1), (10, 4)];
        assert_eq!(windows_within(&amounts, 10), 5);
        assert_eq!(windows_within(&amounts, 11), 7);
        let knobs = Knobs::plain(Kind::Deliveries, 20_000);
        let all = answers(Job::Sliding, &generate(&knobs), 1, ceiling(20_000));
        let over = all.by_view[0].iter().filter(|one| **one == Verdict::NotMet);
        assert!((1..20).contains(&over.count()));
    }
}
