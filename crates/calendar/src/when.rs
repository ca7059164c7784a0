//! Times as people claim them: an instant, an interval, or dates that keep date precision.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Clock, Window};

/// When something happened, as claimed, with the precision it was claimed in.
///
/// Text form: `2023-11-24T22:00+02:00`, `2023-11-24T07:00+02:00/2023-11-24T19:00+02:00` (half-open),
/// `2023-11-24`, `2023-11-24/2023-11-30` (dates are inclusive). `..` may stand for `/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// One instant.
    Instant(Timestamp),
    /// A half-open interval of instants.
    Between(Window),
    /// Whole dates, first and last included.
    Dates(Date, Date),
}

/// Why a claimed time was not understood.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum WhenError {
    /// Neither a date nor an instant with its offset.
    #[error(
        "`{0}` is neither a date such as `2023-11-24` nor an instant with its offset such as `2023-11-24T22:00+02:00`"
    )]
    NotATime(String),
    /// A date on one side, an instant on the other.
    #[error("`{0}` mixes a date and an instant; give both ends alike")]
    Mixed(String),
    /// The end does not come after the start.
    #[error("`{0}` ends before it begins")]
    Backwards(String),
}

impl When {
    /// The instants it can mean on `clock`: dates run from midnight to midnight.
    pub fn window(&self, clock: &Clock) -> Window {
        match *self {
            When::Instant(at) => Window::new(at, after(at)),
            When::Between(window) => window,
            When::Dates(first, last) => {
                Window::new(clock.civil_date(first).from, clock.civil_date(last).to)
            }
        }
    }

    /// The dates, if it was given in dates.
    pub fn dates(&self) -> Option<(Date, Date)> {
        match *self {
            When::Dates(first, last) => Some((first, last)),
            _ => None,
        }
    }
}

/// When a voice said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// At this instant.
    At(Timestamp),
    /// Some time on this date.
    On(Date),
}

impl Said {
    /// The latest instant it can mean: a date stands for its last instant on `clock`.
    pub fn latest(&self, clock: &Clock) -> Timestamp {
        match *self {
            Said::At(at) => at,
            Said::On(date) => {
                let end = clock.civil_date(date).to;
                end.checked_sub(std::time::Duration::from_nanos(1))
                    .unwrap_or(end)
            }
        }
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let (first, last) = match text.split_once('/').or_else(|| text.split_once("..")) {
            Some((first, last)) => (first.trim(), Some(last.trim())),
            None => (text.trim(), None),
        };
        let when = match (parse(first)?, last) {
            (Said::At(at), None) => When::Instant(at),
            (Said::On(date), None) => When::Dates(date, date),
            (start, Some(last)) => match (start, parse(last)?) {
                (Said::At(from), Said::At(to)) => When::Between(Window::new(from, to)),
                (Said::On(first), Said::On(last)) => When::Dates(first, last),
                _ => return Err(WhenError::Mixed(text.to_owned())),
            },
        };
        let backwards = match when {
            When::Instant(_) => false,
            When::Between(window) => window.is_empty(),
            When::Dates(first, last) => last < first,
        };
        if backwards {
            Err(WhenError::Backwards(text.to_owned()))
        } else {
            Ok(when)
        }
    }
}

impl FromStr for Said {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        parse(text.trim())
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Instant(at) => write!(f, "{at}"),
            When::Between(window) => write!(f, "{}/{}", window.from, window.to),
            When::Dates(first, last) if first == last => write!(f, "{first}"),
            When::Dates(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Said::At(at) => write!(f, "{at}"),
            Said::On(date) => write!(f, "{date}"),
        }
    }
}

fn parse(text: &str) -> Result<Said, WhenError> {
    let not_a_time = || WhenError::NotATime(text.to_owned());
    if text.contains(['T', 't']) {
        return text.parse().map(Said::At).map_err(|_| not_a_time());
    }
    // `jiff` reads more shapes of date than a shared record should hold.
    let iso = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !iso {
        return Err(not_a_time());
    }
    text.parse().map(Said::On).map_err(|_| not_a_time())
}

fn after(at: Timestamp) -> Timestamp {
    at.checked_add(jiff::SignedDuration::from_nanos(1))
        .unwrap_or(at)
}

macro_rules! as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}
as_text!(When);
as_text!(Said);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_written() {
        for text in [
            "2023-11-24",
            "2023-11-24/2023-11-30",
            "2023-11-24T20:00:00Z",
        ] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
        assert_eq!(
            "2023-11-24..2023-11-30".parse::<When>().unwrap(),
            "2023-11-24/2023-11-30".parse().unwrap()
        );
    }

    #[test]
    fn mixed_backwards_and_loose_forms_are_refused() {
        for text in [
            "2023-11-24/2023-11-24T10:00Z",
            "2023-11-30/2023-11-24",
            "24.11.2023",
            "2023-11-24T10:00",
            "20231124",
            "2023-11-24/",
            "",
        ] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_said_stands_for_its_last_instant() {
        let clock = Clock::new("+02:00", "07:00").unwrap();
        let said: Said = "2023-11-24".parse().unwrap();
        let latest = said.latest(&clock);
        assert_eq!(clock.write(latest), "2023-11-24T23:59:59.999999999+02:00");
    }
}
