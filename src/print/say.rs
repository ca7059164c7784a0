//! Rows in words: the phrase for a row, what its text asks, who holds its reading.

use tregua_agreement::Agreement;
use tregua_agreement::duty::Sense;
use tregua_agreement::meaning::Held;
use tregua_calendar::{Date, Timestamp, When, Window};
use tregua_standing::{Cause, Count, Required, Row, Slack, Status, View};
use tregua_wording::Arg;

use super::words;

/// `5` or `6 to 8` or `9 or more`.
pub(crate) fn number(count: &Count) -> String {
    let english = words();
    match count.hi {
        Some(hi) if hi == count.lo => count.lo.to_string(),
        Some(hi) => english.say(
            "bounds-between",
            &[("lo", count.lo.into()), ("hi", hi.into())],
        ),
        None => english.say("bounds-or-more", &[("lo", count.lo.into())]),
    }
}

/// A status in words.
pub(crate) fn status(status: Status) -> String {
    words().say(&format!("status-{}", status.word().replace(' ', "-")), &[])
}

/// A view in words.
pub(crate) fn view(view: &View) -> String {
    match view {
        View::AccordingTo(voice) => {
            words().say("according-to", &[("voice", voice.as_str().into())])
        }
        View::NamedBody => words().say("view-named-body", &[]),
        View::BothParties => words().say("view-both-parties", &[]),
        View::AllVoices => words().say("view-all-voices", &[]),
    }
}

/// A view in a list of views: the voice alone, or the joint view's name.
pub(crate) fn short_view(shown: &View) -> String {
    match shown {
        View::AccordingTo(voice) => voice.clone(),
        joint => view(joint),
    }
}

/// The row's phrase: what a person is told beside the status.
pub(crate) fn phrase(agreement: &Agreement, row: &Row) -> String {
    let say = |key: &str| words().say(key, &[]);
    match row.status {
        Status::NotCheckable => say("says-no-body"),
        Status::NotInForce => say("says-not-begun"),
        Status::Suspended => say("says-suspended"),
        Status::Waived => say("says-waived"),
        Status::Lapsed => say("says-ran-out"),
        Status::TermContested => say("says-term-contested"),
        Status::TermNotConfirmed => {
            let asserters = agreement
                .clause(&row.clause)
                .map_or_else(String::new, |clause| clause.asserted_by.join(", "));
            words().say("says-term-silent", &[("voices", asserters.into())])
        }
        _ => counted_phrase(row),
    }
}

fn counted_phrase(row: &Row) -> String {
    let say = |key: &str| words().say(key, &[]);
    if row.causes.contains(&Cause::Contested) {
        let figure = figure(row);
        let tells = figure.chars().any(|letter| letter.is_ascii_digit())
            && !figure.split('/').any(|part| part == "0..");
        return if tells {
            format!("{}: {figure}", say("says-differ"))
        } else {
            say("says-differ")
        };
    }
    match &row.required {
        Required::Amount { .. } => amount_phrase(row),
        Required::Ratio { .. } => ratio_phrase(row),
        Required::Done { .. } => done_phrase(row),
        Required::None { .. } => ban_phrase(row),
        Required::Allowed { .. } => match row.status {
            Status::NotMet => say("says-not-allowed"),
            _ => open_phrase(row),
        },
    }
}

fn amount_phrase(row: &Row) -> String {
    let Some(count) = &row.counted else {
        return String::new();
    };
    let counted = ("count", Arg::from(number(count)));
    let by = match row.slack {
        Some(Slack::Units(by)) => by,
        _ => 0,
    };
    let ceiling = matches!(
        row.required,
        Required::Amount {
            sense: Sense::AtMost,
            ..
        }
    );
    match row.status {
        Status::Met if by > 0 && !ceiling => {
            words().say("says-reached-over", &[counted, ("n", Arg::Number(by))])
        }
        Status::Met => words().say("says-reached", &[counted]),
        Status::Cured => words().say("says-made-good", &[]),
        Status::NotMet if ceiling => {
            words().say("says-over-ceiling", &[counted, ("n", Arg::Number(-by))])
        }
        Status::NotMet => words().say("says-short", &[counted, ("n", Arg::Number(-by))]),
        _ => open_phrase(row),
    }
}

fn ratio_phrase(row: &Row) -> String {
    let (Some(owed), Some(base)) = (&row.counted, &row.base) else {
        return String::new();
    };
    let mut args = vec![
        ("owed", Arg::from(number(owed))),
        ("base", Arg::from(number(base))),
    ];
    match row.slack {
        Some(Slack::Units(0)) => words().say("says-owed-met", &args),
        Some(Slack::Units(by)) => {
            args.push(("n", Arg::Number(by.abs())));
            words().say(
                if by > 0 {
                    "says-owed-over"
                } else {
                    "says-owed-short"
                },
                &args,
            )
        }
        _ if !owed.spoken && !base.spoken => words().say("says-nothing", &[]),
        _ => figure(row),
    }
}

fn done_phrase(row: &Row) -> String {
    match (row.status, row.slack) {
        (Status::Met, Some(Slack::Minutes(minutes))) => {
            words().say("says-done", &[("time", duration(minutes).into())])
        }
        (Status::Late, Some(Slack::Minutes(minutes))) => {
            words().say("says-done-late", &[("time", duration(-minutes).into())])
        }
        (Status::Met, _) => words().say("says-done-plain", &[]),
        (Status::Cured, _) => words().say("says-made-good", &[]),
        (Status::NotMet | Status::Overdue, _) => words().say("says-not-done", &[]),
        _ => open_phrase(row),
    }
}

fn ban_phrase(row: &Row) -> String {
    let touched = row
        .counted
        .as_ref()
        .is_some_and(|count| count.spoken && count.hi != Some(0));
    words().say(
        match row.status {
            Status::Met => "says-no-act",
            Status::NotMet => "says-act",
            Status::Ambiguous => "says-act-may",
            _ if touched => "says-act-may",
            _ => "says-no-act-unstated",
        },
        &[],
    )
}

fn open_phrase(row: &Row) -> String {
    let Some(count) = row.counted.as_ref().filter(|count| count.spoken) else {
        return words().say("says-nothing", &[]);
    };
    if count.lo == 0 && count.hi.is_none() {
        return words().say("says-nothing-that-decides", &[]);
    }
    if row.status == Status::Ambiguous {
        return format!("{}: {}", words().say("says-open-text", &[]), number(count));
    }
    let lo = count.lo.into();
    match count.hi {
        _ if row.status == Status::Pending => words().say("says-so-far", &[("count", lo)]),
        None => words().say("says-at-least", &[("count", lo)]),
        Some(hi) if hi == count.lo => number(count),
        Some(hi) if count.lo == 0 => words().say("says-up-to", &[("hi", hi.into())]),
        Some(hi) => words().say("says-between", &[("lo", lo), ("hi", hi.into())]),
    }
}

/// The row's figure, short enough for a cell.
pub(crate) fn figure(row: &Row) -> String {
    let short = |count: &Count| match count.hi {
        _ if !count.spoken => "–".to_owned(),
        Some(hi) if hi == count.lo => count.lo.to_string(),
        Some(hi) => format!("{}..{hi}", count.lo),
        None => format!("{}..", count.lo),
    };
    match (&row.counted, &row.base) {
        (Some(owed), Some(base)) => format!("{}/{}", short(owed), short(base)),
        (Some(count), None) => short(count),
        _ => String::new(),
    }
}

/// Units over or short, with a sign, for a cell.
pub(crate) fn by(row: &Row) -> Option<String> {
    let decided = matches!(
        row.status,
        Status::Met | Status::NotMet | Status::Late | Status::Cured
    );
    match row.slack.filter(|_| decided)? {
        Slack::Units(0) => None,
        Slack::Units(by) if by > 0 => Some(format!("+{by}")),
        Slack::Units(by) => Some(format!("−{}", by.unsigned_abs())),
        Slack::Minutes(minutes) => Some(duration(minutes.abs())),
    }
}

/// What the text asks.
pub(crate) fn asks(agreement: &Agreement, row: &Row) -> String {
    let english = words();
    // The kinds belong to what is counted: of a ratio, to its base, which is named last.
    let kinds = row
        .kinds
        .iter()
        .map(|kinds| format!(" ({})", kinds.join(" or ")))
        .collect::<Vec<_>>()
        .join("");
    let asked = match &row.required {
        Required::Amount {
            sense,
            lo,
            hi,
            about,
            unit,
        } => {
            let unit = plural(agreement, unit);
            if *hi != Some(*lo) {
                let bounds = match hi {
                    Some(hi) => english.say(
                        "bounds-between",
                        &[("lo", (*lo).into()), ("hi", (*hi).into())],
                    ),
                    None => english.say("bounds-or-more", &[("lo", (*lo).into())]),
                };
                english.say(
                    "asks-about",
                    &[
                        ("count", about.unwrap_or(*lo).into()),
                        ("unit", unit.into()),
                        ("bounds", bounds.into()),
                    ],
                )
            } else {
                let key = match sense {
                    Sense::AtLeast => "asks-at-least",
                    Sense::AtMost => "asks-at-most",
                    Sense::Exactly => "asks-exactly",
                };
                english.say(key, &[("count", (*lo).into()), ("unit", unit.into())])
            }
        }
        Required::Ratio {
            n, m, unit, base, ..
        } => english.say(
            "asks-ratio",
            &[
                ("n", (*n).into()),
                ("unit", plural(agreement, unit).into()),
                ("m", (*m).into()),
                ("base", base.as_str().into()),
            ],
        ),
        Required::Done { due, .. } => {
            english.say("asks-by", &[("due", instant(agreement, *due).into())])
        }
        Required::None { act } => format!("{} ({act})", english.say("asks-none", &[])),
        Required::Allowed { every, act } => match every {
            Some(thing) => format!(
                "{} ({act}: {})",
                english.say("asks-allowed-every", &[]),
                plural(agreement, thing)
            ),
            None => format!("{} ({act})", english.say("asks-allowed", &[])),
        },
    };
    asked + &kinds
}

fn plural(agreement: &Agreement, unit: &str) -> String {
    agreement
        .thing(unit)
        .map_or_else(|| unit.to_owned(), |thing| thing.plural.clone())
}

/// Who holds a reading.
pub(crate) fn held(held: &Held) -> Option<String> {
    let english = words();
    let list = |key: &str, name: &str, values: &[String]| {
        (!values.is_empty()).then(|| english.say(key, &[(name, values.join(", ").into())]))
    };
    let parts = [
        list("held-by", "voices", &held.by),
        list("held-in", "sources", &held.in_sources),
        list("held-from", "rows", &held.from_rows),
        held.ours.then(|| english.say("held-ours", &[])),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// `24 Nov 2023`.
pub(crate) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `24 Nov`.
pub(crate) fn short_day(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// `24 Nov 2023 07:00` on the agreement's clock.
pub(crate) fn instant(agreement: &Agreement, at: Timestamp) -> String {
    if at == Timestamp::MAX {
        return words().say("phase-open", &[]);
    }
    let civil = agreement.clock.civil(at);
    let seconds = if civil.second() == 0 {
        String::new()
    } else {
        format!(":{:02}", civil.second())
    };
    format!(
        "{} {:02}:{:02}{seconds}",
        day(civil.date()),
        civil.hour(),
        civil.minute()
    )
}

/// A claimed time on the agreement's clock, in the precision it was claimed in.
pub(crate) fn when(agreement: &Agreement, when: &When) -> String {
    match when {
        When::Dates(first, last) if first == last => day(*first),
        When::Dates(first, last) => format!("{} to {}", day(*first), day(*last)),
        When::Instant(at) => instant(agreement, *at),
        When::Between(window) => {
            format!(
                "{} → {}",
                instant(agreement, window.from),
                instant(agreement, window.to)
            )
        }
    }
}

/// A window, both ends on the agreement's clock.
pub(crate) fn window(agreement: &Agreement, window: &Window) -> String {
    format!(
        "{} → {} ({})",
        instant(agreement, window.from),
        instant(agreement, window.to),
        agreement.clock.zone()
    )
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    usize::try_from(date.month())
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or("")
}

/// `2 h 10 min`.
fn duration(minutes: i64) -> String {
    let (hours, minutes) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    match (hours, minutes) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
