//! What falls due: the things a text asks for by an instant, and how far each voice says they are.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Due as DueBy, Kernel, Part, Sense, Windows};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Date, Length, Timestamp, Window};
use tregua_standing::{
    Count, Evaluator, InstanceName, Name, PhaseSpan, Required, Row, Status, View, Wanted,
};

use crate::changes::{Place, place};
use crate::parts::part_of;

/// Dates asked for one by one at most; beyond that every instance is looked at.
const MOST_DATES: usize = 400;

/// Something due at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// When it is due: a deadline's due instant, or the end of the window in which an amount is counted.
    pub at: Timestamp,
    /// Who owes it, in alphabetical order; empty where nobody is bound.
    pub bound: Vec<String>,
    /// A condition that somebody may fulfil, or days that somebody may earn: nobody is bound to it.
    pub condition: bool,
    /// The due instant is past, it is not done on some reading, and it can still be done late.
    pub overdue: bool,
    /// The clause's label.
    pub clause: String,
    /// The part's name.
    pub part: String,
    /// The instance, unless the part has only one.
    pub instance: Option<InstanceName>,
    /// Who asserts the clause, where only some do.
    pub asserted_by: Vec<String>,
    /// Each reading under which it is due at this instant from the same, in the order of the text.
    pub readings: Vec<DueReading>,
}

/// What is due on one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReading {
    /// The counting point of the reading, where it has one.
    pub point: Option<String>,
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<String>,
    /// Where it stands for all voices.
    pub row: Row,
    /// Each voice that has spoken, in alphabetical order, with its count so far. A silent voice is absent: it is not zero.
    pub so_far: Vec<(String, Count)>,
    /// For a ratio: the same for its base.
    pub base: Vec<(String, Count)>,
}

/// What falls due in `window` (both ends belong to it), overdue things first, then by instant, party and clause.
///
/// What was due before the window's beginning is listed as long as it can still be done late and nobody's word settles
/// it. Bans and ceilings are not listed: nothing has to be done by an instant. Neither is what is settled on every
/// reading. In a phase that nothing ends yet, each day's things are listed up to two days ahead.
pub fn due(evaluator: &Evaluator<'_>, window: Window) -> Vec<Due> {
    let as_of = evaluator.moment().as_of;
    let from = window.from.min(as_of);
    let dates = dates_near(evaluator.agreement(), Window::new(from, window.to));
    let mut found = open_things(evaluator, dates);
    found.retain(|due| {
        let ahead = due.at > as_of && due.at >= window.from && due.at <= window.to;
        ahead || is_late_yet_open(due, as_of)
    });
    found
}

/// What falls due next after `instant`: everything at the first such instant, with the same rules as [`due`].
pub fn next_due(evaluator: &Evaluator<'_>, instant: Timestamp) -> Vec<Due> {
    let clock = &evaluator.agreement().clock;
    for days in [2, 16, u32::MAX] {
        let dates = match days {
            u32::MAX => BTreeSet::new(),
            days => {
                let to = clock.plus(instant, Length::Days(days));
                dates_near(evaluator.agreement(), Window::new(instant, to))
            }
        };
        let mut found = open_things(evaluator, dates);
        found.retain(|due| due.at > instant && due.at < Timestamp::MAX);
        // Things without a date of their own are among the found, however far: only days looked at are sure to be first.
        let sure = clock.plus(instant, Length::Days(days.min(4_000)));
        let first = found.iter().map(|due| due.at).min();
        if let Some(first) = first.filter(|first| *first <= sure || days == u32::MAX) {
            found.retain(|due| due.at == first);
            return found;
        }
    }
    Vec::new()
}

/// What [`due`] tells of the time from now to `to`; where nothing lies ahead in it, what is late and open, and what falls due
/// first after it. `rows` is the evaluator's whole table: nothing is ruled again.
pub fn due_or_next(evaluator: &Evaluator<'_>, rows: &[Row], to: Timestamp) -> Vec<Due> {
    let as_of = evaluator.moment().as_of;
    let mut found = open_among(evaluator, rows, &Wanted::default());
    let ahead = found.iter().map(|due| due.at).filter(|at| *at > as_of);
    let first = ahead.min().filter(|first| *first < Timestamp::MAX);
    let to = first.map_or(to, |first| first.max(to));
    found.retain(|due| {
        let ahead = due.at > as_of && due.at <= to && due.at < Timestamp::MAX;
        ahead || is_late_yet_open(due, as_of)
    });
    found
}

/// The phases that end inside `window` (its end included), as far as anything ends them yet, by when they end.
pub fn phase_ends(evaluator: &Evaluator<'_>, window: Window) -> Vec<PhaseSpan> {
    let ends = |phase: &&PhaseSpan| window.from < phase.window.to && phase.window.to <= window.to;
    let mut found: Vec<PhaseSpan> = evaluator.phases().iter().filter(ends).cloned().collect();
    found.sort_by(|a, b| (a.window.to, &a.name).cmp(&(b.window.to, &b.name)));
    found
}

/// What is on record of the time after a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The phase, which has ended.
    pub phase: String,
    /// When it ended.
    pub ended: Timestamp,
    /// Known entries about something that began after the end, by when they were known, then by their claims' keys.
    pub entries: Vec<Name>,
}

/// For each phase that has ended: what is on record of the time since.
pub fn since(evaluator: &Evaluator<'_>) -> Vec<Since> {
    let agreement = evaluator.agreement();
    let as_of = evaluator.moment().as_of;
    let ended = evaluator
        .phases()
        .iter()
        .filter(|phase| phase.window.to <= as_of);
    ended
        .map(|phase| {
            let after =
                |when: tregua_calendar::When| when.window(&agreement.clock).from >= phase.window.to;
            let mut entries: Vec<_> = evaluator
                .known()
                .iter()
                .filter(|one| evaluator.gone(&one.id).is_none())
                .filter(|one| one.claim.occurred.is_some_and(after))
                .map(|one| (one.known, &one.claim.key, &one.id))
                .collect();
            entries.sort();
            Since {
                phase: phase.name.clone(),
                ended: phase.window.to,
                entries: entries.into_iter().map(|(.., id)| id.clone()).collect(),
            }
        })
        .collect()
}

/// Everything still open that has to be done by an instant, in the order of [`due`].
fn open_things(evaluator: &Evaluator<'_>, days: BTreeSet<Date>) -> Vec<Due> {
    let wanted = Wanted {
        days,
        ..Wanted::default()
    };
    open_among(evaluator, &evaluator.rows_only(&wanted), &wanted)
}

/// The same of these rows, which are those `wanted`.
fn open_among(evaluator: &Evaluator<'_>, rows: &[Row], wanted: &Wanted) -> Vec<Due> {
    let agreement = evaluator.agreement();
    let said = said_of_asserted(evaluator, wanted);
    let said: BTreeMap<_, &Row> = said.iter().map(|row| (place(row), row)).collect();
    let cells = rows.chunk_by(|a, b| {
        (&a.clause, &a.point, &a.reading, &a.part, &a.instance)
            == (&b.clause, &b.point, &b.reading, &b.part, &b.instance)
    });
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    let mut found: Vec<Due> = Vec::new();
    for cell in cells {
        let Some(row) = cell.iter().find(|row| row.view == View::AllVoices) else {
            continue;
        };
        let wanted = |part: &&Part| falls_due(part) && !is_cut(evaluator, part, row);
        let Some(part) = part_of(agreement, row).filter(wanted) else {
            continue;
        };
        let bound = bound(part);
        let condition = is_condition(part);
        let key = (
            row.window.to,
            bound.clone(),
            condition,
            &row.clause,
            &row.part,
            &row.instance,
        );
        let place = *places.entry(key).or_insert(found.len());
        if place == found.len() {
            found.push(Due {
                at: row.window.to,
                bound,
                condition,
                overdue: false,
                clause: row.clause.clone(),
                part: row.part.clone(),
                instance: row.instance.clone(),
                asserted_by: agreement
                    .clause(&row.clause)
                    .map_or_else(Vec::new, |clause| clause.asserted_by.clone()),
                readings: Vec::new(),
            });
        }
        if let Some(due) = found.get_mut(place) {
            due.readings.push(reading(row, cell, &said));
        }
    }
    found.retain(|due| !due.readings.iter().all(|one| is_settled(&one.row)));
    for due in &mut found {
        due.overdue = due.readings.iter().any(|one| is_overdue(&one.row));
    }
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    found
}

fn order(due: &Due) -> impl Ord + '_ {
    (!due.overdue, due.at, &due.bound, &due.clause, &due.part)
}

/// The rows of clauses that only some assert, as if all did: a voice that confirms no term may have counted all the same.
fn said_of_asserted(evaluator: &Evaluator<'_>, wanted: &Wanted) -> Vec<Row> {
    let asserted = |clause: &&Clause| !clause.asserted_by.is_empty();
    let clauses = evaluator.agreement().clauses.iter().filter(asserted);
    let labels: BTreeSet<String> = clauses.map(|clause| clause.label.clone()).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let mut agreed = evaluator.agreement().clone();
    for clause in &mut agreed.clauses {
        clause.asserted_by.clear();
    }
    let wanted = Wanted {
        clauses: labels,
        ..wanted.clone()
    };
    evaluator.under(&agreed).rows_only(&wanted)
}

fn reading(row: &Row, cell: &[Row], said: &BTreeMap<Place<'_>, &Row>) -> DueReading {
    // Consent and notice are the same to every view: no view's own count.
    let of_record = matches!(row.required, Required::Renewed { .. });
    let by_voice = |count: fn(&Row) -> Option<&Count>| {
        let told = cell
            .iter()
            .map(|own| said.get(&place(own)).copied().unwrap_or(own));
        let spoken = told
            .filter(|_| !of_record)
            .filter_map(|own| match &own.view {
                View::AccordingTo(voice) => Some((voice.clone(), count(own)?.clone())),
                _ => None,
            });
        let mut spoken: Vec<(String, Count)> = spoken.filter(|(_, count)| count.spoken).collect();
        spoken.sort_by(|a, b| a.0.cmp(&b.0));
        spoken
    };
    DueReading {
        point: row.point.clone(),
        reading: row.reading.clone(),
        row: row.clone(),
        so_far: by_voice(|row| row.counted.as_ref()),
        base: by_voice(|row| row.base.as_ref()),
    }
}

/// True unless nothing has to be done by an instant: a ban, a ceiling, a leave that need not be used.
fn falls_due(part: &Part) -> bool {
    match &part.duty.kernel {
        Kernel::Ban { .. } | Kernel::ByHand { .. } => false,
        Kernel::Allow { every, .. } => *every,
        // Nobody has to begin a batch.
        Kernel::Amount { threshold, .. } => {
            !matches!(threshold.sense, Sense::AtMost | Sense::Batch)
        }
        Kernel::Ratio { sense, .. } => *sense != Sense::AtMost,
        Kernel::Done { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Earned { .. }
        | Kernel::Renewed { .. } => true,
    }
}

/// True for a day or a week that the phase's end cuts: unless the phase is extended it never falls due whole, and what is
/// left undone in it ran out.
fn is_cut(evaluator: &Evaluator<'_>, part: &Part, row: &Row) -> bool {
    let recurs = match &part.duty.kernel {
        Kernel::Amount { windows, .. }
        | Kernel::Ratio { windows, .. }
        | Kernel::Allow { windows, .. } => !matches!(
            windows,
            Windows::From(_) | Windows::Overall | Windows::Since { .. }
        ),
        Kernel::Done { .. }
        | Kernel::Share { .. }
        | Kernel::Respond { .. }
        | Kernel::Ban { .. }
        | Kernel::ByHand { .. }
        | Kernel::Earned { .. }
        | Kernel::Renewed { .. } => false,
    };
    let mut phases = evaluator.phases().iter();
    let phase = phases.find(|phase| part.duty.phase.as_ref() == Some(&phase.name));
    recurs && phase.is_some_and(|phase| phase.window.to < row.window.to)
}

fn is_condition(part: &Part) -> bool {
    part.duty.condition || matches!(part.duty.kernel, Kernel::Earned { .. })
}

fn bound(part: &Part) -> Vec<String> {
    let bound: BTreeSet<&String> = part.duty.bound.iter().collect();
    bound.into_iter().cloned().collect()
}

/// A term that only some assert stands as it stands for those.
fn standings(row: &Row) -> Vec<Status> {
    match row.status {
        Status::TermContested | Status::TermNotConfirmed if !row.beside.is_empty() => {
            row.beside.iter().map(|(_, status)| *status).collect()
        }
        status => vec![status],
    }
}

fn is_settled(row: &Row) -> bool {
    standings(row).iter().all(|status| {
        matches!(
            status,
            Status::Met
                | Status::Late
                | Status::Cured
                | Status::NotMet
                | Status::Suspended
                | Status::Waived
                | Status::Lapsed
        )
    })
}

fn is_overdue(row: &Row) -> bool {
    standings(row).contains(&Status::Overdue)
}

fn is_late_yet_open(due: &Due, as_of: Timestamp) -> bool {
    let open = |one: &DueReading| !is_settled(&one.row) && as_of < one.row.until;
    due.at <= as_of && due.readings.iter().any(open)
}

/// The dates whose instances can matter to `window`; none if there are too many to name, which asks for all.
fn dates_near(agreement: &Agreement, window: Window) -> BTreeSet<Date> {
    let clock = &agreement.clock;
    let back = 2 + longest_delay(agreement);
    let mut date = clock.civil(window.from).date();
    for _ in 0..back.min(MOST_DATES) {
        date = date.yesterday().unwrap_or(date);
    }
    let last = clock.civil(window.to).date();
    let last = last.tomorrow().unwrap_or(last);
    let mut dates = BTreeSet::new();
    while date <= last {
        if dates.len() >= MOST_DATES || !dates.insert(date) {
            return BTreeSet::new();
        }
        date = date.tomorrow().unwrap_or(date);
    }
    dates
}

/// The most days that something of this text can be done late or made good.
fn longest_delay(agreement: &Agreement) -> usize {
    let days = |length: &Option<Length>| match length {
        None => 0,
        Some(Length::Days(days)) => *days,
        Some(Length::Hours(hours)) => hours.div_ceil(23),
    };
    let parts = agreement
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings)
        .flat_map(|reading| &reading.parts);
    let delay = |part: &Part| {
        // A date that is agreed on may be any: every instance is looked at.
        if !part.duty.cure_agreed_by.is_empty() {
            return u32::MAX / 2;
        }
        let late = match &part.duty.kernel {
            Kernel::Done { at_latest, due, .. } => {
                let after = matches!(due, DueBy::After(_) | DueBy::At(_));
                days(at_latest) + u32::from(after)
            }
            Kernel::Respond {
                at_latest, within, ..
            } => days(at_latest) + days(&Some(*within)) + 1,
            _ => 0,
        };
        late.saturating_add(days(&part.duty.cure))
    };
    let most = parts.map(delay).max().unwrap_or(0);
    usize::try_from(most).unwrap_or(usize::MAX - 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, announce, at, evaluator, says, trucks};
    use tregua_record::entries::claim::{Adds, Amount, Kind};
    use tregua_standing::Statement;

    fn window(from: &str, to: &str) -> Window {
        Window::new(at(from), at(to))
    }

    /// `clause bound at` of each thing due, marked if overdue or a condition.
    fn told(due: &[Due]) -> Vec<String> {
        let one = |due: &Due| {
            let overdue = if due.overdue { " overdue" } else { "" };
            let condition = if due.condition { " condition" } else { "" };
            format!(
                "{} [{}] {}{overdue}{condition}",
                due.clause,
                due.bound.join(" "),
                due.at
            )
        };
        due.iter().map(one).collect()
    }

    fn named<'d>(due: &'d [Due], clause: &str) -> &'d Due {
        due.iter().find(|due| due.clause == clause).unwrap()
    }

    #[test]
    fn a_day_of_the_pause_lists_what_is_owed_by_its_end_and_no_ban() {
        let agreement = agreement(CROSSING);
        let evaluator = evaluator(&agreement, &[], "2024-01-01T12:00");
        let due = due(&evaluator, window("2024-01-01T12:00", "2024-01-02T12:00"));
        assert_eq!(
            told(&due),
            [
                "aid [Alpha] 2024-01-02T05:00:00Z",
                "patrols [Alpha] 2024-01-02T05:00:00Z"
            ]
        );
        assert_eq!(named(&due, "patrols").asserted_by, ["Beta"]);
    }

    #[test]
    fn of_a_whole_table_the_same_is_told_without_ruling_again() {
        let agreement = agreement(CROSSING);
        let moments = [
            "2023-12-20T12:00",
            "2024-01-01T12:00",
            "2024-01-04T23:00",
            "2024-01-05T09:00",
            "2024-02-01T12:00",
        ];
        let mut told_of = 0;
        for moment in moments {
            let evaluator = evaluator(&agreement, &[], moment);
            let as_of = evaluator.moment().as_of;
            let to = agreement.clock.plus(as_of, Length::Hours(24));
            let mut plain = due(&evaluator, Window::new(as_of, to));
            if !plain.iter().any(|due| due.at > as_of) {
                plain.extend(next_due(&evaluator, as_of));
            }
            let rows = evaluator.rows_only(&Wanted::default());
            assert_eq!(due_or_next(&evaluator, &rows, to), plain, "{moment}");
            told_of += plain.len();
        }
        assert!(told_of > 0);
    }

    #[test]
    fn both_ends_of_the_window_belong_to_it() {
        let agreement = agreement(CROSSING);
        let evaluator = evaluator(&agreement, &[], "2024-01-01T12:00");
        let clauses = |to: &str| due(&evaluator, window("2024-01-01T12:00", to)).len();
        assert_eq!(clauses("2024-01-02T06:59"), 0);
        assert_eq!(clauses("2024-01-02T07:00"), 2);
    }

    #[test]
    fn readings_stand_side_by_side_with_what_each_voice_says_and_silence_is_no_zero() {
        let agreement = agreement(CROSSING);
        let statements = [
            trucks(
                "a",
                "Alpha",
                60,
                "2024-01-01",
                "crossing",
                "2024-01-01T10:00",
            ),
            trucks(
                "b",
                "Beta",
                40,
                "2024-01-01",
                "crossing",
                "2024-01-01T11:00",
            ),
        ];
        let evaluator = evaluator(&agreement, &statements, "2024-01-01T12:00");
        let due = due(&evaluator, window("2024-01-01T12:00", "2024-01-02T12:00"));
        let aid = named(&due, "aid");
        let names: Vec<_> = aid
            .readings
            .iter()
            .map(|one| (one.point.as_deref(), one.reading.as_deref()))
            .collect();
        let (dispatch, crossing) = (Some("dispatch"), Some("crossing"));
        let lower = Some("150 a day");
        assert_eq!(
            names,
            [
                (dispatch, None),
                (crossing, None),
                (dispatch, lower),
                (crossing, lower)
            ]
        );
        let so_far = |at: usize| -> Vec<(&str, u64)> {
            let said = &aid.readings[at].so_far;
            said.iter()
                .map(|(voice, count)| (voice.as_str(), count.lo))
                .collect()
        };
        assert_eq!(so_far(0), []);
        assert_eq!(so_far(1), [("Alpha", 60), ("Beta", 40)]);
        assert_eq!(aid.readings[3].row.held.by, ["Beta"]);
    }

    #[test]
    fn a_voice_that_confirms_no_term_may_have_counted_all_the_same() {
        let agreement = agreement(CROSSING);
        let mut one = trucks(
            "a",
            "Alpha",
            1,
            "2024-01-01",
            "handover",
            "2024-01-01T10:00",
        );
        one.claim_mut().act = Some("release".into());
        one.claim_mut().thing = Some("detainee".into());
        let statements = [one];
        let evaluator = evaluator(&agreement, &statements, "2024-01-01T12:00");
        let due = due(&evaluator, window("2024-01-01T12:00", "2024-01-02T12:00"));
        let patrols = &named(&due, "patrols").readings[0];
        assert_eq!(patrols.row.status, Status::TermNotConfirmed);
        assert_eq!(patrols.so_far.len(), 1);
        assert_eq!(patrols.so_far[0].0, "Alpha");
    }

    #[test]
    fn what_is_reached_on_every_reading_is_no_longer_due_and_on_one_alone_it_is() {
        let agreement = agreement(CROSSING);
        let mut statements = vec![trucks(
            "a",
            "Alpha",
            210,
            "2024-01-01",
            "crossing",
            "2024-01-01T10:00",
        )];
        // An event of its own, so that it counts before the day is over.
        statements[0].claim_mut().adds = Adds::Event;
        statements[0].claim_mut().occurred = Some("2024-01-01T09:00+02:00".parse().unwrap());
        let ask = |statements: &[Statement]| {
            let evaluator = evaluator(&agreement, statements, "2024-01-01T12:00");
            let due = due(&evaluator, window("2024-01-01T12:00", "2024-01-02T12:00"));
            due.iter().any(|due| due.clause == "aid")
        };
        assert!(ask(&statements));
        let mut at_dispatch = statements[0].clone();
        at_dispatch.id = "d".into();
        at_dispatch.claim_mut().key = "d".into();
        at_dispatch.claim_mut().counting_point = Some("dispatch".into());
        statements.push(at_dispatch);
        assert!(!ask(&statements));
    }

    #[test]
    fn a_list_is_owed_and_as_a_condition_owed_by_nobody() {
        let agreement = agreement(CROSSING);
        let evaluator = evaluator(&agreement, &[], "2024-01-04T12:00");
        let due = due(&evaluator, window("2024-01-04T12:00", "2024-01-05T07:00"));
        let list: Vec<String> = told(&due)
            .into_iter()
            .filter(|one| one.starts_with("list"))
            .collect();
        assert_eq!(
            list,
            [
                "list [] 2024-01-05T05:00:00Z condition",
                "list [Beta] 2024-01-05T05:00:00Z"
            ]
        );
        assert!(named(&due, "extension").condition);
        assert!(named(&due, "extension").bound.is_empty());
        let ends = phase_ends(&evaluator, window("2024-01-04T12:00", "2024-01-05T07:00"));
        assert_eq!(ends.len(), 1);
    }

    /// A statement that no list was handed over in a window.
    fn no_list(to: &str, known: &str) -> Statement {
        let mut one = says("none", Kind::Claim, "Beta", known);
        let claim = one.claim_mut();
        claim.act = Some("hand over".into());
        claim.actor = Some(tregua_record::entries::claim::Actor::Named("Beta".into()));
        claim.thing = Some("list".into());
        claim.amount = Some(Amount::exactly(0));
        claim.adds = Adds::Total;
        claim.counting_point = Some("offer".into());
        claim.occurred = Some(
            format!("2024-01-01T07:00+02:00/{to}:00+02:00")
                .parse()
                .unwrap(),
        );
        one
    }

    #[test]
    fn what_was_due_and_is_said_not_to_be_done_is_overdue_and_comes_first() {
        let text = CROSSING.replace(
            "by 07:00 on the day that Pause would end",
            "by 10:00 each day",
        );
        let agreement = agreement(&text);
        let statements = [no_list("2024-01-02T12:00", "2024-01-02T11:30")];
        let evaluator = evaluator(&agreement, &statements, "2024-01-02T12:00");
        let due = due(&evaluator, window("2024-01-02T12:00", "2024-01-03T07:00"));
        let first = &due[0];
        assert_eq!((first.clause.as_str(), first.overdue), ("list", true));
        assert!(first.at < at("2024-01-02T12:00"));
        assert!(
            due[1..]
                .iter()
                .all(|due| !due.overdue || due.clause == "list")
        );
    }

    #[test]
    fn what_was_due_and_nobody_spoke_of_is_listed_and_not_called_overdue() {
        let text = CROSSING.replace(
            "by 07:00 on the day that Pause would end",
            "by 10:00 each day",
        );
        let agreement = agreement(&text);
        let evaluator = evaluator(&agreement, &[], "2024-01-02T12:00");
        let due = due(&evaluator, window("2024-01-02T12:00", "2024-01-03T07:00"));
        let late = named(&due, "list");
        assert_eq!(late.at, at("2024-01-02T10:00"));
        assert!(!late.overdue);
    }

    #[test]
    fn after_the_pause_nothing_of_it_is_due_and_what_came_since_is_known() {
        let agreement = agreement(CROSSING);
        let mut statements = vec![trucks(
            "late",
            "Alpha",
            90,
            "2024-01-07",
            "crossing",
            "2024-01-07T20:00",
        )];
        statements.push(trucks(
            "in",
            "Alpha",
            90,
            "2024-01-03",
            "crossing",
            "2024-01-07T20:00",
        ));
        let evaluator = evaluator(&agreement, &statements, "2024-01-08T12:00");
        let window = window("2024-01-08T12:00", "2024-01-09T12:00");
        assert_eq!(due(&evaluator, window), []);
        assert_eq!(next_due(&evaluator, window.to), []);
        let since = since(&evaluator);
        assert_eq!(since[0].entries, ["late"]);
        assert_eq!(since[0].ended, at("2024-01-05T07:00"));
    }

    #[test]
    fn an_extension_moves_what_comes_next() {
        let agreement = agreement(CROSSING);
        let statements = [announce(
            "x",
            "Delta",
            "extend",
            "2024-01-06T07:00",
            "2024-01-04T20:00",
        )];
        let after = |statements: &[Statement]| {
            let evaluator = evaluator(&agreement, statements, "2024-01-04T21:00");
            told(&next_due(&evaluator, at("2024-01-05T12:00")))
        };
        assert_eq!(after(&[]), [] as [String; 0]);
        assert!(after(&statements).contains(&"aid [Alpha] 2024-01-06T05:00:00Z".to_owned()));
    }

    #[test]
    fn before_the_pause_begins_its_first_day_is_ahead() {
        let agreement = agreement(CROSSING);
        let evaluator = evaluator(&agreement, &[], "2023-12-31T12:00");
        let next = next_due(&evaluator, at("2023-12-31T12:00"));
        assert_eq!(named(&next, "aid").at, at("2024-01-02T07:00"));
    }

    #[test]
    fn swapping_the_parties_names_swaps_who_owes_what() {
        let swap = |text: &str| {
            text.replace("Alpha", "\0")
                .replace("Beta", "Alpha")
                .replace('\0', "Beta")
        };
        let ask = |agreement: &Agreement, statements: &[Statement]| -> BTreeSet<String> {
            let evaluator = evaluator(agreement, statements, "2024-01-04T12:00");
            let due = due(&evaluator, window("2024-01-04T12:00", "2024-01-05T12:00"));
            let told = told(&due).into_iter().zip(&due);
            told.map(|(told, due)| {
                let said: Vec<String> = due
                    .readings
                    .iter()
                    .flat_map(|one| &one.so_far)
                    .map(|(voice, count)| format!("{voice} {}", count.lo))
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .collect();
                format!("{told} {said:?}")
            })
            .collect()
        };
        let one = trucks(
            "a",
            "Alpha",
            60,
            "2024-01-04",
            "crossing",
            "2024-01-04T10:00",
        );
        let mut mirrored = one.clone();
        mirrored.claim_mut().voice = "Beta".into();
        mirrored.claim_mut().actor =
            Some(tregua_record::entries::claim::Actor::Named("Beta".into()));
        let there = ask(&agreement(CROSSING), &[one]);
        let back = ask(&agreement(&swap(CROSSING)), &[mirrored]);
        assert!(
            there.iter().any(|told| told.contains("Alpha 60")),
            "{there:?}"
        );
        assert_eq!(there, back.iter().map(|told| swap(told)).collect());
    }
}
