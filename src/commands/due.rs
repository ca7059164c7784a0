//! `tregua due`: what falls due next, for whom, and how far each voice says it is.

use tregua_calendar::{Clock, Length, Timestamp, Window};
use tregua_report::Due;
use tregua_report::due::{due, next_due, phase_ends, since};
use tregua_standing::document::Keys;

use crate::cli;
use crate::commands::print_json;
use crate::commands::status::{Question, unknown};
use crate::exit::{Fault, Outcome};
use crate::print::{self, words};

/// Longest look ahead, in days: a phase of more than a year is looked at piece by piece.
const MOST_DAYS: u32 = 366;

pub(crate) fn run(args: &cli::Due, as_json: bool) -> Outcome {
    let question = Question::ask(&args.files, args.what_if, &args.when)?;
    let agreement = &question.text.agreement;
    if let Some(party) = &args.party
        && !agreement.parties.contains(party)
    {
        return Err(unknown("party", party, agreement.parties.iter().cloned()));
    }
    let as_of = question.moment.as_of;
    let window = Window::new(as_of, ahead(&agreement.clock, as_of, &args.within)?);
    let evaluator = question.evaluator();
    let mine = |due: Vec<Due>| -> Vec<Due> {
        let asked = |due: &Due| {
            args.party
                .as_ref()
                .is_none_or(|party| due.bound.contains(party) || due.condition)
        };
        due.into_iter().filter(asked).collect()
    };
    let found = mine(due(&evaluator, window));
    let next = mine(next_due(&evaluator, window.to));
    let ends = phase_ends(&evaluator, window);
    let since = since(&evaluator);
    let keys = Keys::new(&question.statements);
    if as_json {
        let json = question.json(&evaluator, &keys);
        return print_json(&json.due(window, &found, &ends, &next, &since));
    }
    question.heading(&evaluator, &keys);
    let report = print::due::Report {
        agreement,
        as_of,
        window,
        party: args.party.as_deref(),
        due: &found,
        ends: &ends,
        next: &next,
        since: &since,
    };
    report.print();
    Ok(())
}

/// The instant so far ahead: `24 h`, `90 min`, `3 days`; days are the agreement's.
fn ahead(clock: &Clock, from: Timestamp, text: &str) -> Result<Timestamp, Fault> {
    let wrong = || {
        let args = [("option", "--within".into()), ("text", text.into())];
        let help = [("limit", u64::from(MOST_DAYS).into())];
        Fault::usage(words().say("due-no-length", &args))
            .hint(words().say("due-no-length-help", &help))
    };
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number: u32 = number.parse().map_err(|_| wrong())?;
    let minutes = |each: u32| {
        number
            .checked_mul(each)
            .filter(|n| *n <= MOST_DAYS * 24 * 60)
    };
    let at = match unit.trim() {
        "min" | "minute" | "minutes" => minutes(1),
        "h" | "hour" | "hours" => minutes(60),
        "d" | "day" | "days" if number <= MOST_DAYS => {
            return Ok(clock.plus(from, Length::Days(number)));
        }
        _ => None,
    };
    let minutes = at.filter(|minutes| *minutes > 0).ok_or_else(wrong)?;
    let seconds = u64::from(minutes) * 60;
    from.checked_add(std::time::Duration::from_secs(seconds))
        .map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_and_days_follow_the_clock() {
        let clock = Clock::new("Asia/Gaza", "07:00").unwrap();
        let from: Timestamp = "2024-10-25T07:00:00+03:00".parse().unwrap();
        let hours = |text: &str| {
            let to = ahead(&clock, from, text).unwrap();
            (to.as_second() - from.as_second()) as f64 / 3600.0
        };
        assert_eq!(hours("24 h"), 24.0);
        assert_eq!(hours("90min"), 1.5);
        assert_eq!(hours("1 day"), 25.0);
        for text in [
            "",
            "h",
            "24",
            "-1 h",
            "0 h",
            "400 days",
            "1 month",
            "99999999999 h",
        ] {
            assert!(ahead(&clock, from, text).is_err(), "{text}");
        }
    }
}
