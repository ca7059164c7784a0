//! When it happened and when it was said: years from the phases, hours on the agreement's clock, days from the line's own.

use tregua_calendar::{Date, Length, Said, Time, Timestamp, When};

use super::fill::{Filling, date_of};
use super::times::{Day, Written};
use super::{Filled, Question, Slip, UNSTATED};
use crate::cells::times as cells;

/// Days before and after a phase within which a date without a year is taken to be meant.
const AROUND_PHASE: i64 = 60;

/// Days before the line was written within which a date without a year is taken to be the last one.
const RECENT: i64 = 45;

/// Hours after something happened within which a line without a source is taken to be what was just said.
const FRESH_H: i64 = 36;

/// Fills `occurred` and `said`.
pub(crate) fn fill(filling: &mut Filling<'_>) {
    occurred(filling);
    said(filling);
}

/// True if the voice spoke after the last date of its figure was over.
pub(crate) fn said_after(filling: &Filling<'_>) -> bool {
    let clock = filling.terms.clock.as_ref();
    let last = filling.claim.occurred.and_then(|when| when.dates());
    match (filling.claim.said, last) {
        (Some(Said::At(at)), Some((_, last))) => date_of(at, clock) > last,
        (Some(Said::On(date)), Some((_, last))) => date > last,
        _ => false,
    }
}

fn occurred(filling: &mut Filling<'_>) {
    if let Some(answered) = filling.answered("occurred", cells::when) {
        filling.claim.occurred = answered;
        return;
    }
    let segment = filling.segment;
    if let Some(since) = &segment.since {
        return since_then(filling, since);
    }
    match &segment.when {
        Some(written) => {
            let span = Some(written.span.clone());
            if let Some(when) = whole(filling, &written.value, "occurred", span) {
                filling.claim.occurred = Some(when);
            }
        }
        None if wants_time(filling) => {
            let today = date_of(filling.setting.noted, filling.terms.clock.as_ref());
            let source = published(filling);
            let choices = source.into_iter().chain([today, before(today, 1)]);
            let question = Question::new("occurred", "note-ask-when")
                .choices(choices.map(|date| date.to_string()))
                .choices([UNSTATED.to_owned()]);
            filling.ask(question);
        }
        None => {}
    }
}

fn wants_time(filling: &Filling<'_>) -> bool {
    use tregua_record::Kind;
    matches!(filling.claim.kind, Kind::Claim | Kind::Correct)
        || (filling.claim.kind == Kind::Announce && filling.claim.act.is_some())
}

/// `since 24 Nov`: up to the date beside it, else to when it was said.
fn since_then(filling: &mut Filling<'_>, since: &Written) {
    let Some(When::Dates(first, _)) = whole(filling, since, "occurred", None) else {
        return;
    };
    let beside = filling.segment.when.clone();
    let last = beside.and_then(|written| {
        let found = whole(filling, &written.value, "occurred", Some(written.span));
        found.and_then(|when| when.dates()).map(|(_, last)| last)
    });
    let clock = filling.terms.clock.as_ref();
    let written = filling.segment.said.clone();
    let spoken = written.and_then(|written| {
        let found = whole(filling, &written, "said", None);
        found.map(|when| match when {
            When::Dates(_, last) => last,
            When::Instant(at) => date_of(at, clock),
            When::Between(window) => date_of(window.to, clock),
        })
    });
    let today = date_of(filling.setting.noted, filling.terms.clock.as_ref());
    let known = last.or(spoken).or_else(|| published(filling));
    if known.is_none() && before(today, RECENT) > first {
        let choices = [When::Dates(first, today)];
        let question = Question::new("occurred", "note-ask-until")
            .with("word", &first.to_string())
            .choices(choices.map(|when| when.to_string()));
        return filling.ask(question);
    }
    let end = last
        .or(spoken)
        .or_else(|| published(filling))
        .unwrap_or(today);
    if end < first {
        let slip = Slip::new("note-slip-backwards", 0..filling.parsed.line.len());
        filling.slips.push(slip);
        return;
    }
    let when = When::Dates(first, end);
    if last.is_none() {
        filling.note(Filled::new("occurred", when, "note-from-since"));
    }
    filling.claim.occurred = Some(when);
}

fn said(filling: &mut Filling<'_>) {
    if let Some(answered) = filling.answered("said", cells::said) {
        filling.claim.said = answered;
        return;
    }
    if let Some(written) = filling.segment.said.clone() {
        filling.claim.said = match whole(filling, &written, "said", None) {
            Some(When::Instant(at)) => Some(Said::At(at)),
            Some(When::Dates(_, last)) => Some(Said::On(last)),
            _ => None,
        };
        return;
    }
    if filling.questions.iter().any(|open| open.column == "source") {
        // The source may say when.
        return;
    }
    if let Some(said) = row(filling).and_then(|row| row.published) {
        let key = filling.claim.source.clone().unwrap_or_default();
        filling.note(Filled::new("said", said, "note-from-source-date").with("source", &key));
        filling.claim.said = Some(said);
        return;
    }
    let noted = filling.setting.noted;
    let clock = filling.terms.clock.as_ref();
    let happened = filling.claim.occurred.map(|when| match when {
        When::Instant(at) => at,
        When::Between(window) => window.to,
        When::Dates(_, last) => Said::On(last).latest_on(filling),
    });
    let age_s = happened.map(|at| noted.as_second() - at.as_second());
    let open = filling
        .questions
        .iter()
        .any(|open| open.column == "occurred");
    if age_s.is_none_or(|age| age <= FRESH_H * 3600) && !open {
        let said = Said::At(noted);
        let shown = clock.map_or_else(|| noted.to_string(), |clock| clock.write(noted));
        filling.note(Filled::new("said", shown, "note-from-noted"));
        filling.claim.said = Some(said);
        return;
    }
    let dates = filling.claim.occurred.and_then(|when| when.dates());
    let choices = dates
        .into_iter()
        .flat_map(|(_, last)| [last, before(last, -1)])
        .map(|date| date.to_string());
    let question = Question::new("said", "note-ask-said")
        .choices(choices)
        .choices([UNSTATED.to_owned()]);
    filling.ask(question);
}

trait LatestOn {
    fn latest_on(&self, filling: &Filling<'_>) -> Timestamp;
}

impl LatestOn for Said {
    /// The latest instant it can mean on the agreement's clock; without one, in UTC.
    fn latest_on(&self, filling: &Filling<'_>) -> Timestamp {
        let utc = tregua_calendar::Clock::new("+00:00", "00:00").ok();
        let clock = filling.terms.clock.as_ref().or(utc.as_ref());
        clock.map_or(filling.setting.noted, |clock| self.latest(clock))
    }
}

fn row<'a>(filling: &'a Filling<'_>) -> Option<&'a crate::SourceRow> {
    let key = filling.claim.source.as_ref()?;
    let fresh = filling.source.as_ref().filter(|row| row.key == *key);
    fresh.or_else(|| filling.known().sources.iter().find(|row| row.key == *key))
}

fn published(filling: &Filling<'_>) -> Option<Date> {
    match row(filling)?.published? {
        Said::On(date) => Some(date),
        Said::At(at) => Some(date_of(at, filling.terms.clock.as_ref())),
    }
}

/// A written time with its year and zone; what is missing is asked.
fn whole(
    filling: &mut Filling<'_>,
    written: &Written,
    column: &'static str,
    span: Option<std::ops::Range<usize>>,
) -> Option<When> {
    let today = date_of(filling.setting.noted, filling.terms.clock.as_ref());
    match *written {
        Written::Full(Said::At(at)) => Some(When::Instant(at)),
        Written::Full(Said::On(date)) => Some(When::Dates(date, date)),
        Written::Day(day) => {
            let date = dated(filling, day, column, span)?;
            Some(When::Dates(date, date))
        }
        Written::Days(first, last) => {
            let (first, last) = (
                dated(filling, first, column, span.clone())?,
                dated(filling, last, column, span.clone())?,
            );
            if last < first {
                let slip = Slip::new("note-slip-backwards", span.unwrap_or(0..0));
                filling.slips.push(slip);
                return None;
            }
            Some(When::Dates(first, last))
        }
        Written::At(day, time) => {
            let date = dated(filling, day, column, span.clone())?;
            at(filling, date, time, column, span)
        }
        Written::Ago(days) => {
            let date = before(today, i64::from(days));
            filling.note(Filled::new(column, date, "note-from-today"));
            Some(When::Dates(date, date))
        }
        Written::AgoAt(days, time) => {
            let date = before(today, i64::from(days));
            at(filling, date, time, column, span)
        }
    }
}

fn at(
    filling: &mut Filling<'_>,
    date: Date,
    time: Time,
    column: &'static str,
    span: Option<std::ops::Range<usize>>,
) -> Option<When> {
    let Some(clock) = filling.terms.clock.clone() else {
        let example = format!("{date}T{}+00:00", time.strftime("%H:%M"));
        let question = Question::new(column, "note-ask-zone").with("form", &example);
        filling.ask(question.at(span));
        return None;
    };
    let at = clock.instant(date, time).at;
    filling
        .note(Filled::new(column, clock.write(at), "note-from-clock").with("zone", clock.zone()));
    Some(When::Instant(at))
}

fn dated(
    filling: &mut Filling<'_>,
    day: Day,
    column: &'static str,
    span: Option<std::ops::Range<usize>>,
) -> Option<Date> {
    // A leap year has every day that any year has.
    if day.of(day.year.unwrap_or(2024)).is_none() {
        let at = span.unwrap_or(0..filling.parsed.line.len());
        let word = filling
            .parsed
            .line
            .get(at.clone())
            .unwrap_or_default()
            .to_owned();
        let slip = Slip::new("note-slip-date", at).with("word", &word);
        if !filling.slips.contains(&slip) {
            filling.slips.push(slip);
        }
        return None;
    }
    if let Some(year) = day.year {
        return day.of(year);
    }
    let clock = filling.terms.clock.as_ref();
    let today = date_of(filling.setting.noted, clock);
    let mut found: Vec<(Date, &str)> = Vec::new();
    for phase in &filling.terms.phases {
        let first = date_of(phase.starts, clock);
        let last = match phase.lasts.filter(|_| phase.once.is_empty()) {
            Some(Length::Days(days)) => before(first, -i64::from(days)),
            Some(Length::Hours(hours)) => before(first, -i64::from(hours / 24 + 1)),
            None => today.max(first),
        };
        let around = before(first, AROUND_PHASE)..=before(last, -AROUND_PHASE);
        let years = (first.year() - 1)..=(last.year() + 1);
        for date in years.filter_map(|year| day.of(year)) {
            if around.contains(&date) && !found.iter().any(|(known, _)| *known == date) {
                found.push((date, &phase.name));
            }
        }
    }
    let recent = [today.year(), today.year() - 1]
        .into_iter()
        .filter_map(|year| day.of(year))
        .find(|date| *date <= before(today, -1));
    let recent = recent.filter(|date| *date >= before(today, RECENT));
    if let [(date, phase)] = found.as_slice() {
        let from = Filled::new(column, date, "note-from-phase").with("phase", phase);
        let date = *date;
        if !filling.filled.contains(&from) {
            filling.note(from);
        }
        return Some(date);
    }
    if let Some(date) =
        recent.filter(|date| found.is_empty() || found.iter().any(|(known, _)| known == date))
    {
        let from = Filled::new(column, date, "note-from-recent");
        if !filling.filled.contains(&from) {
            filling.note(from);
        }
        return Some(date);
    }
    let mut choices: Vec<String> = found.iter().map(|(date, _)| date.to_string()).collect();
    let years = [today.year(), today.year() - 1].into_iter();
    choices.extend(
        years
            .filter_map(|year| day.of(year))
            .map(|date| date.to_string()),
    );
    if !filling.questions.iter().any(|open| open.column == column) {
        let question = Question::new(column, "note-ask-year").choices(choices);
        filling.ask(question.at(span));
    }
    None
}

/// So many days before (or, below zero, after) a date.
fn before(date: Date, days: i64) -> Date {
    let length = std::time::Duration::from_secs(days.unsigned_abs() * 24 * 3600);
    let moved = if days < 0 {
        date.checked_add(length)
    } else {
        date.checked_sub(length)
    };
    moved.unwrap_or(date)
}
