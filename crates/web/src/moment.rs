//! The moment a reader asks about, as addresses carry it: `?as-of=…&as-known=…&by=…`.

use tregua_calendar::{Clock, Timestamp};
use tregua_desk::By;
use tregua_standing::Moment;
use tregua_wording::latin_digits;

/// Live pages are worked out once a minute, not once a request.
const LIVE_STEP_S: i64 = 60;

/// Names of the parts of an address that say the moment.
pub(crate) const KEYS: [&str; 3] = ["as-of", "as-known", "by"];

/// The moment asked about, and how it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The moment.
    pub moment: Moment,
    /// True if neither time was named: the page follows the clock.
    pub live: bool,
    /// True if what was known later was asked for: all that is on record counts.
    pub known_now: bool,
    /// Whose time says from when a statement is known.
    pub by: By,
}

impl Asked {
    /// From what an address says; `--as-known` alone sets `--as-of` as well. Dates are the ends of the agreement's civil days.
    /// `Err` gives the text that is no time.
    pub(crate) fn read<'a>(
        get: impl Fn(&str) -> Option<&'a str>,
        otherwise: Otherwise,
        now: Timestamp,
        clock: &Clock,
    ) -> Result<Self, &'a str> {
        let time = |key: &str| match get(key).map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => instant(text, clock).map(Some).ok_or(text),
        };
        let known = time("as-known")?;
        let of = time("as-of")?.or(known);
        let by = match get("by") {
            None | Some("") => otherwise.by,
            Some(word) => by_of(word).ok_or(word)?,
        };
        let live_now = floor(now);
        let (as_of, as_known) = match (of, known, otherwise.pinned) {
            (None, None, Some(pinned)) => (pinned.as_of, pinned.as_known),
            (None, _, _) => (live_now, ceiling(now)),
            (Some(of), None, pinned) => (of, pinned.map_or(ceiling(now), |at| at.as_known)),
            (Some(of), Some(known), _) => (of, known),
        };
        Ok(Asked {
            moment: Moment { as_of, as_known },
            live: of.is_none() && otherwise.pinned.is_none(),
            known_now: known.is_none(),
            by,
        })
    }
}

/// What counts where an address is silent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Otherwise {
    /// The moment that a worked history is shown at.
    pub(crate) pinned: Option<Moment>,
    pub(crate) by: By,
}

/// The choice of this word.
fn by_of(word: &str) -> Option<By> {
    [By::Said, By::Received]
        .into_iter()
        .find(|by| by.word() == word)
}

/// An instant with its offset; or, as forms of a browser write it, a date with or without an hour on the agreement's clock.
/// In the digits of any language that we speak.
pub(crate) fn instant(text: &str, clock: &Clock) -> Option<Timestamp> {
    let text = latin_digits(text);
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    if text.contains(['T', ':']) {
        let civil: jiff::civil::DateTime = text.parse().ok()?;
        return Some(clock.instant(civil.date(), civil.time()).at);
    }
    let date: tregua_calendar::Date = text.parse().ok()?;
    Some(clock.civil_date(date).to)
}

fn floor(at: Timestamp) -> Timestamp {
    let second = at.as_second();
    Timestamp::from_second(second - second.rem_euclid(LIVE_STEP_S)).unwrap_or(at)
}

/// What was received a moment ago is known: the end of the minute.
fn ceiling(at: Timestamp) -> Timestamp {
    Timestamp::from_second(floor(at).as_second() + LIVE_STEP_S).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::new("+02:00", "07:00").unwrap()
    }

    fn read(pairs: &[(&str, &'static str)], pinned: Option<Moment>) -> Result<Asked, &'static str> {
        let get = |key: &str| pairs.iter().find(|(name, _)| *name == key).map(|(_, v)| *v);
        let otherwise = Otherwise {
            pinned,
            by: By::Received,
        };
        Asked::read(
            get,
            otherwise,
            "2031-03-04T05:06:07Z".parse().unwrap(),
            &clock(),
        )
    }

    #[test]
    fn without_a_moment_the_page_follows_the_clock_by_the_minute() {
        let asked = read(&[], None).unwrap();
        assert!(asked.live && asked.known_now);
        assert_eq!(asked.moment.as_of.to_string(), "2031-03-04T05:06:00Z");
        assert_eq!(asked.moment.as_known.to_string(), "2031-03-04T05:07:00Z");
    }

    #[test]
    fn what_was_known_alone_sets_the_clock_as_well() {
        let asked = read(&[("as-known", "2031-03-01T10:00+02:00")], None).unwrap();
        assert!(!asked.live && !asked.known_now);
        assert_eq!(asked.moment.as_of, asked.moment.as_known);
    }

    #[test]
    fn hours_without_an_offset_are_on_the_agreements_clock_and_dates_are_whole() {
        let asked = read(&[("as-of", "2031-03-01T10:00")], None).unwrap();
        assert_eq!(asked.moment.as_of.to_string(), "2031-03-01T08:00:00Z");
        let asked = read(&[("as-of", "2031-03-01")], None).unwrap();
        assert_eq!(asked.moment.as_of.to_string(), "2031-03-01T22:00:00Z");
        let asked = read(&[("as-of", "٢٠٣١-٠٣-٠١T١٠:٠٠")], None).unwrap();
        assert_eq!(asked.moment.as_of.to_string(), "2031-03-01T08:00:00Z");
        assert_eq!(read(&[("as-of", "yesterday")], None), Err("yesterday"));
        assert_eq!(read(&[("by", "rumour")], None), Err("rumour"));
    }
}
