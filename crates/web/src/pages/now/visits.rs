//! When the reader was last here: a cookie of their own, which only this program reads.

use std::time::Duration;

use axum::http::HeaderMap;
use tregua_calendar::Timestamp;

use crate::access::cookie;

/// The cookie: `<moment of the last visit>.<moment of this one>`, in seconds since 1970; the first is empty before there was one.
const COOKIE_NAME: &str = "visited";

/// A year, in seconds.
const YEAR_S: u32 = 365 * 24 * 3600;

/// Whoever was away for so long comes for another visit.
const AWAY_S: i64 = 30 * 60;

/// What changed is told since a whole stretch of this length, so that readers share the answer. It begins before the visit
/// did, so nothing is left out.
const STEP_S: i64 = 10 * 60;

/// Who has not been here is told the last day.
const LOOKS_BACK: Duration = Duration::from_secs(24 * 3600);

/// The visits of one reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visits {
    /// The last look of the visit before this one, in seconds.
    last: Option<i64>,
    /// The last look, in seconds.
    seen: i64,
}

impl Visits {
    /// What the cookie says, and that the reader is here now.
    pub(super) fn of(headers: &HeaderMap, now: Timestamp) -> Self {
        let now = now.as_second();
        let fresh = Visits {
            last: None,
            seen: now,
        };
        cookie(headers, COOKIE_NAME)
            .and_then(Visits::parse)
            .filter(|kept| kept.seen <= now && kept.last.is_none_or(|last| last <= kept.seen))
            .map_or(fresh, |kept| kept.looks(now))
    }

    fn parse(text: &str) -> Option<Self> {
        let (last, seen) = text.split_once('.')?;
        let last = match last {
            "" => None,
            last => Some(last.parse().ok()?),
        };
        let seen = seen.parse().ok()?;
        Some(Visits { last, seen })
    }

    fn looks(self, now: i64) -> Self {
        let away = now - self.seen > AWAY_S;
        Visits {
            last: if away { Some(self.seen) } else { self.last },
            seen: now,
        }
    }

    /// Since when changes are told to them: their last visit, if there was one.
    pub(super) fn since(self) -> Option<Timestamp> {
        let last = self.last?;
        Timestamp::from_second(last - last.rem_euclid(STEP_S)).ok()
    }

    /// The value of `Set-Cookie` that keeps this.
    pub(super) fn cookie(self) -> String {
        let last = self.last.map_or_else(String::new, |last| last.to_string());
        format!(
            "{COOKIE_NAME}={last}.{}; Max-Age={YEAR_S}; SameSite=Strict; HttpOnly; Path=/",
            self.seen
        )
    }
}

/// A day before.
pub(super) fn a_day_before(at: Timestamp) -> Timestamp {
    at.checked_sub(LOOKS_BACK).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::COOKIE;

    fn at(text: &str) -> Timestamp {
        format!("2031-01-03T{text}:00Z").parse().unwrap()
    }

    /// The visits after looks at these times, each with the cookie that the one before left.
    fn after(looks: &[&str]) -> Visits {
        let mut headers = HeaderMap::new();
        let mut visits = None;
        for look in looks {
            let now = Visits::of(&headers, at(look));
            let cookie = now.cookie();
            let kept = cookie.split(';').next().unwrap();
            headers.insert(COOKIE, kept.parse().unwrap());
            visits = Some(now);
        }
        visits.unwrap()
    }

    #[test]
    fn a_visit_goes_on_until_half_an_hour_of_absence() {
        assert_eq!(after(&["06:50"]).since(), None);
        assert_eq!(after(&["06:50", "07:15", "07:40"]).since(), None);
        let next = after(&["06:50", "07:15", "09:00"]);
        assert_eq!(next.since(), Some(at("07:10")));
        let on = after(&["06:50", "07:15", "09:00", "09:20"]);
        assert_eq!(on.since(), Some(at("07:10")));
        let third = after(&["06:50", "07:15", "09:00", "09:20", "12:00"]);
        assert_eq!(third.since(), Some(at("09:20")));
    }

    #[test]
    fn a_cookie_that_nobody_can_have_is_none() {
        for odd in ["", ".", "x.y", "9999999999.1", "1.9999999999", "5"] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, format!("visited={odd}").parse().unwrap());
            assert_eq!(Visits::of(&headers, at("06:50")).since(), None, "{odd}");
        }
    }

    #[test]
    fn scripts_cannot_read_it() {
        assert!(after(&["06:50"]).cookie().contains("HttpOnly"));
    }
}
