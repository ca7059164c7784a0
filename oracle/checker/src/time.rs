//! Instants, and nothing of zones: what a date stands for is written in the document.

use serde::{Deserialize, Deserializer, de::Error};

/// Nanoseconds since 1970 in UTC.
pub(crate) type Instant = i128;

pub(crate) const SECOND: Instant = 1_000_000_000;

/// The end of all time, as instants are written: 9999-12-30T22:00:00.999999999Z.
pub(crate) const NEVER: Instant = 253_402_207_201 * SECOND - 1;

/// A half-open span: its end is not part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) from: Instant,
    pub(crate) to: Instant,
}

impl Span {
    pub(crate) fn inside(self, outer: Span) -> bool {
        outer.from <= self.from && self.to <= outer.to
    }

    /// True if some instant lies in both: a stretch without any meets nothing.
    pub(crate) fn meets(self, other: Span) -> bool {
        !self.cut(other).is_empty()
    }

    /// The part that both share; empty if they do not meet.
    pub(crate) fn cut(self, other: Span) -> Span {
        Span {
            from: self.from.max(other.from),
            to: self.to.min(other.to),
        }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.from >= self.to
    }
}

/// An instant as RFC 3339 writes it: `2030-03-01T07:00:00.5+02:00`, seconds and their parts optional.
pub(crate) fn instant(text: &str) -> Option<Instant> {
    let (date, time) = text.split_once('T')?;
    let (time, offset) = match time.strip_suffix('Z') {
        Some(time) => (time, 0),
        None => {
            let at = time.rfind(['+', '-'])?;
            let (hours, minutes) = time.get(at + 1..)?.split_once(':')?;
            let offset = number(hours)? * 3600 + number(minutes)? * 60;
            (
                time.get(..at)?,
                if time.get(at..=at)? == "-" {
                    -offset
                } else {
                    offset
                },
            )
        }
    };
    let (clock, parts) = time.split_once('.').unwrap_or((time, ""));
    let mut clock = clock.split(':').map(number);
    let (hour, minute, second) = (
        clock.next()??,
        clock.next()??,
        clock.next().unwrap_or(Some(0))?,
    );
    let nanos = number(&format!("{parts:0<9}"))?;
    let seconds = day_number(date)? * 86_400 + hour * 3600 + minute * 60 + second - offset;
    Some(seconds * SECOND + nanos)
}

/// Days since 1970-01-01, by the calendar's rule of leap years.
pub(crate) fn day_number(date: &str) -> Option<Instant> {
    let mut parts = date.split('-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years that begin in March end with their leap day.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(days + (153 * month + 2) / 5 + day - 1 - 719_468)
}

fn number(digits: &str) -> Option<Instant> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Reads an instant of the document.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
    let text = String::deserialize(from)?;
    instant(&text)
        .ok_or_else(|| D::Error::custom(format!("`{text}` is no instant with its offset")))
}

/// Two instants, as in `["2030-03-01T05:00:00Z", "2030-03-02T05:00:00Z"]`.
impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let [from, to] = <[String; 2]>::deserialize(from)?;
        let read = |text: &str| {
            instant(text)
                .ok_or_else(|| D::Error::custom(format!("`{text}` is no instant with its offset")))
        };
        Ok(Span {
            from: read(&from)?,
            to: read(&to)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_counted_from_1970_whatever_their_offset() {
        assert_eq!(instant("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(instant("2000-03-01T00:00Z"), Some(951_868_800 * SECOND));
        assert_eq!(
            instant("2024-02-29T23:30:00-01:00"),
            instant("2024-03-01T00:30:00Z")
        );
        assert_eq!(
            instant("2023-11-24T07:00:00.000000001+02:00"),
            Some(1_700_802_000 * SECOND + 1)
        );
        assert_eq!(instant("2023-11-24"), None);
        assert_eq!(instant("2023-11-24T07:00"), None);
    }
}
