//! W0702: numbers asked for that go beyond numbers allowed. W0703: a daily number that, kept each day, leaves the total short.
//!
//! Not looked into: ratios, shares, batches, stretches of hours, windows that cut an agreement day, and minima of different
//! kinds that only together go beyond a cap.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::{Length, Timestamp};
use tregua_syntax::Diagnostic;

use super::days::{Answer, Bound, MAX_BOUNDS, MAX_DAYS, decide};
use super::{always, begins_on_a_day, not_decided, of_one_text, own, warning, within};
use crate::duty::{Kernel, Measure, Sense, Threshold, Windows};
use crate::meaning::{Agreement, Clause, Phase};

/// Each cap costs the numbers asked for times the days looked at; at most so much in all. A text of sixty numbers over a year is looked
/// into whole, of a longer one what comes first, and the rest is told as not decided.
const MAX_WORK: usize = 2_000_000;

/// Of a phase without an end so many days are looked at: what repeats each day, week or stretch shows itself in them.
const DAYS_OF_AN_OPEN_PHASE: usize = 35;

/// A number over days, and who says it.
struct Asked<'a> {
    clause: &'a Clause,
    measure: &'a Measure,
    threshold: &'a Threshold,
    windows: Windows,
}

pub(super) fn beyond(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut left = MAX_WORK;
    let mut told: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut of_phases = asked(agreement);
    for phase in begins_on_a_day(agreement) {
        let Some(asked) = of_phases.remove(phase.name.as_str()) else {
            continue;
        };
        let days = days(agreement, phase);
        let mut undecided = false;
        for cap in asked.iter().filter(|asked| most(asked.threshold).is_some()) {
            if !spend(&mut left, asked.len() * days.max(1)) {
                found.push(not_decided(cap.clause, "pairs", MAX_WORK));
                return found;
            }
            let Some((together, bounds)) = beside(cap, &asked, days, agreement, phase) else {
                continue;
            };
            let ring = match decide(days, &bounds) {
                Answer::Conflict(ring) => ring,
                Answer::Kept => continue,
                Answer::NotDecided => {
                    // Said of the first cap of a phase: the days of the others are as many.
                    let (sort, most) = match days > MAX_DAYS {
                        true => ("days", MAX_DAYS),
                        false => ("bounds", MAX_BOUNDS),
                    };
                    if !std::mem::replace(&mut undecided, true) {
                        found.push(not_decided(cap.clause, sort, most));
                    }
                    continue;
                }
            };
            let named: Vec<(&Asked, &Bound)> = ring
                .iter()
                .filter_map(|at| Some((together.get(*at)?, bounds.get(*at)?)))
                .map(|(asked, bound)| (*asked, bound))
                .collect();
            let labels: BTreeSet<String> = named
                .iter()
                .map(|(asked, _)| asked.clause.label.clone())
                .collect();
            if told.insert(labels.into_iter().collect()) {
                found.extend(too_much(agreement, phase, &named));
            }
        }
        found.extend(short(agreement, phase, (&asked, &mut left), days));
    }
    found
}

/// Takes so many from what is left, if there is that much.
fn spend(left: &mut usize, many: usize) -> bool {
    let rest = left.checked_sub(many);
    *left = rest.unwrap_or(0);
    rest.is_some()
}

/// What the texts ask in numbers, of each phase.
fn asked(agreement: &Agreement) -> BTreeMap<&str, Vec<Asked<'_>>> {
    let mut of_phases: BTreeMap<&str, Vec<Asked>> = BTreeMap::new();
    for clause in &agreement.clauses {
        for part in own(clause).filter(|part| always(part)) {
            let Kernel::Amount {
                measure,
                threshold,
                windows,
            } = &part.duty.kernel
            else {
                continue;
            };
            if threshold.sense == Sense::Batch || measure.level.is_some() {
                continue;
            }
            let phase = part.duty.phase.as_deref().unwrap_or_default();
            of_phases.entry(phase).or_default().push(Asked {
                clause,
                measure,
                threshold,
                windows: *windows,
            });
        }
    }
    of_phases
}

/// How many days are looked at.
fn days(agreement: &Agreement, phase: &Phase) -> usize {
    let clock = &agreement.clock;
    let Some(end) = phase.planned_end(clock) else {
        return DAYS_OF_AN_OPEN_PHASE;
    };
    let window = tregua_calendar::Window::new(phase.starts, end);
    clock.days_in(&window, MAX_DAYS + 1).len()
}

/// The least that the words ask for on the mildest reading of them.
fn least(threshold: &Threshold) -> u64 {
    match threshold.sense {
        Sense::AtLeast | Sense::Exactly => threshold.lo,
        Sense::AtMost | Sense::Batch => 0,
    }
}

/// The most that they allow on the mildest reading.
fn most(threshold: &Threshold) -> Option<u64> {
    match threshold.sense {
        Sense::AtMost | Sense::Exactly => threshold.hi,
        Sense::AtLeast | Sense::Batch => None,
    }
}

/// A cap with every number asked for of what it limits, over the days that each is about.
fn beside<'a>(
    cap: &'a Asked<'a>,
    asked: &'a [Asked<'a>],
    days: usize,
    agreement: &Agreement,
    phase: &Phase,
) -> Option<(Vec<&'a Asked<'a>>, Vec<Bound>)> {
    let others = asked.iter().filter(|other| {
        !std::ptr::eq(*other, cap)
            && least(other.threshold) > 0
            && of_one_text(other.clause, cap.clause)
            && within(other.measure, cap.measure)
    });
    // Of several minima over the same days the largest asks for all that the others ask for.
    let mut largest: BTreeMap<(usize, usize), &Asked> = BTreeMap::new();
    for other in others {
        for days in windows(other.windows, days, agreement, phase) {
            let known = largest.entry(days).or_insert(other);
            if least(known.threshold) < least(other.threshold) {
                *known = other;
            }
        }
    }
    let own = windows(cap.windows, days, agreement, phase).into_iter();
    let own = own.map(|days| (days, cap, most(cap.threshold)));
    let minima = largest.into_iter().map(|(days, other)| (days, other, None));
    let (mut together, mut bounds) = (Vec::new(), Vec::new());
    for ((from, to), whose, most) in own.chain(minima) {
        together.push(whose);
        bounds.push(Bound {
            from,
            to,
            least: least(whose.threshold),
            most,
        });
    }
    (bounds.len() > 1 || most(cap.threshold).is_some_and(|most| most < least(cap.threshold)))
        .then_some((together, bounds))
}

/// The days that each window is about; none of one that cuts a day.
fn windows(
    windows: Windows,
    days: usize,
    agreement: &Agreement,
    phase: &Phase,
) -> Vec<(usize, usize)> {
    let clock = &agreement.clock;
    let whole = clock.day(clock.day_of(phase.starts)).from == phase.starts;
    let in_days = |length: Length| match length {
        Length::Days(days) => usize::try_from(days).ok(),
        Length::Hours(_) => None,
    };
    let stretches = |length: usize, step: usize| {
        let starts = (0..days)
            .step_by(step)
            .filter(move |from| from + length <= days);
        starts.map(move |from| (from, from + length)).collect()
    };
    match windows {
        Windows::Overall if phase.lasts.is_some() => vec![(0, days)],
        Windows::EachDay => stretches(1, 1),
        Windows::EachWeek if whole => stretches(7, 7),
        Windows::From(length) if whole => {
            let length = in_days(length).filter(|length| *length <= days);
            length.map(|length| (0, length)).into_iter().collect()
        }
        Windows::Any(length) if whole => in_days(length)
            .map(|length| stretches(length, 1))
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The days of a stretch, in words: the start of its first and the end of its last.
fn from_to(agreement: &Agreement, phase: &Phase, from: usize, to: usize) -> (String, String) {
    let clock = &agreement.clock;
    let at = |days: usize| -> Timestamp {
        clock.plus(
            phase.starts,
            Length::Days(u32::try_from(days).unwrap_or(u32::MAX)),
        )
    };
    (agreement.writes(at(from)), agreement.writes(at(to)))
}

/// Numbers that go beyond each other, with the days on which they do.
fn too_much(
    agreement: &Agreement,
    phase: &Phase,
    named: &[(&Asked, &Bound)],
) -> Option<Diagnostic> {
    let (cap, _) = named.iter().find(|(_, bound)| bound.most.is_some())?;
    let (first, _) = named
        .iter()
        .find(|(asked, _)| asked.clause.label != cap.clause.label)
        .or(named.first())?;
    let from = named.iter().map(|(_, bound)| bound.from).min()?;
    let to = named.iter().map(|(_, bound)| bound.to).max()?;
    let (from, to) = from_to(agreement, phase, from, to);
    let span = first.clause.span;
    let found = warning("W0702", cap.clause)
        .with("other", &*first.clause.label)
        .with("from", from)
        .with("to", to);
    Some(found.beside(span.start..span.end, "said-here"))
}

/// Daily numbers that, kept on each day, leave a total of the same short.
fn short(
    agreement: &Agreement,
    phase: &Phase,
    (asked, left): (&[Asked], &mut usize),
    days: usize,
) -> Vec<Diagnostic> {
    let totals = asked
        .iter()
        .filter(|asked| matches!(asked.windows, Windows::Overall | Windows::From(_)));
    let mut found = Vec::new();
    for total in totals {
        if !spend(left, asked.len()) {
            found.push(not_decided(total.clause, "pairs", MAX_WORK));
            break;
        }
        let daily = asked.iter().filter(|daily| {
            daily.windows == Windows::EachDay
                && of_one_text(daily.clause, total.clause)
                && within(daily.measure, total.measure)
                && most(daily.threshold).is_none()
                && least(daily.threshold) > 0
        });
        let mut daily = daily.peekable();
        if days > MAX_DAYS && total.windows == Windows::Overall {
            // The days were counted no further.
            if daily.peek().is_some() && least(total.threshold) > 0 {
                found.push(not_decided(total.clause, "days", MAX_DAYS));
            }
            continue;
        }
        let Some((from, to)) = windows(total.windows, days, agreement, phase)
            .first()
            .copied()
        else {
            continue;
        };
        for daily in daily {
            let (each, whole) = (least(daily.threshold), least(total.threshold));
            let comes_to = each.saturating_mul((to - from) as u64);
            if comes_to >= whole {
                continue;
            }
            let span = total.clause.span;
            let warning = warning("W0703", daily.clause)
                .with("other", &*total.clause.label)
                .with("count", each.to_string())
                .with("days", (to - from).to_string())
                .with("sum", comes_to.to_string())
                .with("total", whole.to_string());
            found.push(warning.beside(span.start..span.end, "said-here"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::read;

    /// Ten on each of 600 days are 6,000; the days are counted no further than some 400.
    #[test]
    fn of_a_phase_longer_than_is_looked_into_no_total_is_called_short() {
        let text = |days: u32| {
            format!(
                "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\ncounting bodies none named\n\
                 clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\n\
                 phase Pause\nstarts 2024-01-01 07:00\nlasts {days} days\n\
                 clause daily in Pause\nAlpha must admit at least 10 trucks each day\ncounted at crossing\n\
                 clause total in Pause\nAlpha must admit at least 5000 trucks overall\ncounted at crossing\n"
            )
        };
        let codes = |days: u32| -> Vec<&str> {
            let read = read(&text(days));
            read.diagnostics.iter().map(|one| one.code).collect()
        };
        assert_eq!(codes(600), ["N0701"]);
        assert_eq!(codes(400), ["W0703"]);
    }

    /// Half of so many clauses beyond the other half: what comes first is decided, and the rest is left.
    #[test]
    fn a_text_of_nine_thousand_clauses_is_read_to_its_end() {
        let mut text = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
            clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\n\
            phase Pause\nstarts 2024-01-01 07:00\nlasts 190 days\n"
            .to_owned();
        let mut label = 0;
        while label < 9_000 {
            let (sense, n) = if label % 2 == 0 {
                ("at least", 20)
            } else {
                ("at most", 15)
            };
            text += &format!(
                "clause c{label} in Pause\nAlpha must admit {sense} {n} trucks each day\ncounted at crossing\n"
            );
            label += 1;
        }
        let read = read(&text);
        assert!(!read.diagnostics.is_empty());
        let undecided = read.diagnostics.iter().filter(|one| one.code == "N0701");
        assert_eq!(undecided.count(), 1);
        assert!(
            !read.has_errors(),
            "warnings, however many, leave a text as it is"
        );
    }
}
