//! Times: instants with their offset, intervals, dates.

use std::str::FromStr;

use tregua_calendar::{Clock, Date, Said, Time, Timestamp, When, WhenError};

use super::amount::ascii_digits;
use crate::problem::{self, Trouble};

/// When something happened: an instant, an interval, or dates.
pub(crate) fn when(text: &str) -> Result<When, Trouble> {
    // An interval whose end was left out would pass as its own beginning.
    if text.ends_with('/') || text.ends_with("..") {
        return Err(Trouble::with_word(problem::NOT_A_TIME, text));
    }
    text.parse::<When>()
        .map_err(|error| trouble(text, error, problem::NOT_A_TIME))
}

/// When a voice said something: an instant or a date.
pub(crate) fn said(text: &str) -> Result<Said, Trouble> {
    text.parse::<Said>()
        .map_err(|error| trouble(text, error, problem::NOT_A_MOMENT))
}

/// An instant.
pub(crate) fn received(text: &str) -> Result<Timestamp, Trouble> {
    match said(text)? {
        Said::At(at) => Ok(at),
        Said::On(_) => Err(Trouble::with_word(problem::RECEIVED_NEEDS_INSTANT, text)),
    }
}

/// The instance that something is credited to: a date or an instant, kept in its own words.
pub(crate) fn counts_for(text: &str) -> Result<String, Trouble> {
    said(text).map(|_| text.to_owned())
}

/// The date and hour of a spreadsheet's cell with their offset on a clock; what has an offset already stays as it is.
pub(crate) fn on_clock(text: &str, clock: Option<&Clock>) -> Result<String, Trouble> {
    if text
        .parse::<Said>()
        .is_ok_and(|said| matches!(said, Said::At(_)))
    {
        return Ok(text.to_owned());
    }
    let never = || Trouble::new(problem::NEVER_A_DATE);
    let (date, hour) = text.split_once('T').unwrap_or((text, "00:00"));
    let date = Date::from_str(date).map_err(|_| never())?;
    let time = Time::from_str(hour).map_err(|_| never())?;
    let Some(clock) = clock else {
        return Err(Trouble::with_word(problem::HOUR_WITHOUT_CLOCK, text));
    };
    let resolved = clock.instant(date, time);
    match resolved.change {
        None => Ok(clock.write(resolved.at)),
        Some(_) => Err(Trouble::with_word(problem::HOUR_OF_CHANGE, text).arg("zone", clock.zone())),
    }
}

fn trouble(text: &str, error: WhenError, not_a_time: &'static str) -> Trouble {
    match error {
        WhenError::Mixed(_) => Trouble::with_word(problem::TIME_MIXED, text),
        WhenError::Backwards(_) => Trouble::with_word(problem::TIME_BACKWARDS, text),
        // `24/11/2023` is one time in another form, and no interval of three.
        WhenError::NotATime(_) if text.matches('/').count() > 1 => {
            Trouble::with_word(not_a_time, text)
        }
        WhenError::NotATime(part) => not_understood(&part, not_a_time),
    }
}

/// Why one end of a time was not understood.
fn not_understood(part: &str, not_a_time: &'static str) -> Trouble {
    let part = part.trim();
    let digits = ascii_digits(part);
    if digits != part {
        return Trouble::with_word(problem::OTHER_DIGITS, part).suggest(readable(digits));
    }
    match (part.get(..10), part.get(10..)) {
        (Some(date), Some(_)) if looks_like_a_date(date) && Date::from_str(date).is_err() => {
            Trouble::with_word(problem::NO_SUCH_DATE, part)
        }
        (Some(date), Some(rest)) if looks_like_a_date(date) => {
            let hour = rest.trim_start_matches(['T', 't', ' ']);
            if hour.len() < rest.len()
                && !hour.is_empty()
                && hour
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b':')
            {
                return Trouble::with_word(problem::NO_OFFSET, part);
            }
            Trouble::with_word(not_a_time, part).suggest(readable(format!("{date}T{hour}")))
        }
        _ => Trouble::with_word(not_a_time, part),
    }
}

/// The form, if it would be read.
fn readable(form: String) -> Vec<String> {
    if form.parse::<Said>().is_ok() {
        vec![form]
    } else {
        Vec::new()
    }
}

fn looks_like_a_date(text: &str) -> bool {
    let sign = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7) {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    text.len() == 10 && text.bytes().enumerate().all(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_has_its_own_code_and_the_form_to_write() {
        let slips: &[(&str, &str, &str)] = &[
            ("2023-11-31", problem::NO_SUCH_DATE, ""),
            ("2023-02-30T10:00Z", problem::NO_SUCH_DATE, ""),
            ("2023-11-24T10:00", problem::NO_OFFSET, ""),
            ("2023-11-24 10:00", problem::NO_OFFSET, ""),
            (
                "2023-11-24 10:00+02:00",
                problem::NOT_A_TIME,
                "2023-11-24T10:00+02:00",
            ),
            ("2023-11-24/2023-11-25T10:00Z", problem::TIME_MIXED, ""),
            ("2023-11-30/2023-11-24", problem::TIME_BACKWARDS, ""),
            ("2023-11-24/", problem::NOT_A_TIME, ""),
            ("2023-11-24..", problem::NOT_A_TIME, ""),
            ("24/11/2023", problem::NOT_A_TIME, ""),
            ("٢٠٢٣-١١-٢٤", problem::OTHER_DIGITS, "2023-11-24"),
            ("yesterday", problem::NOT_A_TIME, ""),
        ];
        for (text, code, form) in slips {
            let trouble = when(text).unwrap_err();
            assert_eq!(
                (trouble.code, trouble.suggestions.concat().as_str()),
                (*code, *form),
                "{text}"
            );
        }
    }

    #[test]
    fn hours_of_a_spreadsheet_are_read_on_a_clock_unless_it_skips_or_doubles_them() {
        let clock = Clock::new("Asia/Jerusalem", "07:00").unwrap();
        let read = |text: &str| on_clock(text, Some(&clock));
        assert_eq!(
            read("2023-07-01T22:00").unwrap(),
            "2023-07-01T22:00:00+03:00"
        );
        assert_eq!(read("2023-11-24").unwrap(), "2023-11-24T00:00:00+02:00");
        assert_eq!(read("2023-11-24T22:00Z").unwrap(), "2023-11-24T22:00Z");
        for change in ["2023-03-24T02:30", "2023-10-29T01:30"] {
            assert_eq!(read(change).unwrap_err().code, problem::HOUR_OF_CHANGE);
        }
        let nowhere = on_clock("2023-11-24T22:00", None).unwrap_err();
        assert_eq!(nowhere.code, problem::HOUR_WITHOUT_CLOCK);
    }

    #[test]
    fn received_is_an_instant_and_counts_for_a_date_or_an_instant() {
        assert_eq!(
            received("2023-11-24").unwrap_err().code,
            problem::RECEIVED_NEEDS_INSTANT
        );
        assert!(received("2023-11-24T10:00+02:00").is_ok());
        assert!(counts_for("2023-11-30").is_ok());
        assert_eq!(counts_for("day 3").unwrap_err().code, problem::NOT_A_MOMENT);
    }
}
