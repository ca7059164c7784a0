//! How much one address and one session may ask for.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tregua_calendar::Timestamp;

/// Addresses and sessions remembered at once.
const MOST_KEPT: usize = 20_000;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asks {
    /// Anything, from one address.
    Address,
    /// A page, by one session.
    Read,
    /// A form, by one session.
    Write,
    /// To come in, from one address: each costs a hash of a password.
    Enter,
}

impl Asks {
    /// So many at once, and so many a minute.
    pub(crate) fn limit(self) -> (u32, u32) {
        match self {
            // An office behind one address has many readers.
            Asks::Address => (2000, 12_000),
            Asks::Read => (300, 1200),
            Asks::Write => (60, 120),
            Asks::Enter => (10, 10),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at_ms: i64,
}

/// Buckets that fill up again with time.
#[derive(Default)]
pub(crate) struct Limits {
    buckets: Mutex<BTreeMap<(Asks, String), Bucket>>,
}

impl Limits {
    /// Takes one; else the seconds after which there is one again.
    pub(crate) fn take(&self, asks: Asks, who: &str, now: Timestamp) -> Result<(), u64> {
        let (most, a_minute) = asks.limit();
        let (most, a_ms) = (f64::from(most), f64::from(a_minute) / 60_000.0);
        let now_ms = now.as_millisecond();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_KEPT {
            // What a minute has filled again needs no memory.
            buckets.retain(|_, bucket| now_ms - bucket.at_ms < 60_000);
        }
        if buckets.len() >= MOST_KEPT {
            return Err(60);
        }
        let bucket = buckets.entry((asks, who.to_owned())).or_insert(Bucket {
            left: most,
            at_ms: now_ms,
        });
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of some minutes")]
        let waited_ms = (now_ms - bucket.at_ms).max(0) as f64;
        bucket.left = (bucket.left + waited_ms * a_ms).min(most);
        bucket.at_ms = now_ms;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few seconds"
        )]
        let wait_s = ((1.0 - bucket.left) / a_ms / 1000.0).ceil() as u64;
        Err(wait_s.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_bucket_empties_and_fills_again_and_is_its_owners_alone() {
        let limits = Limits::default();
        let (most, a_minute) = Asks::Enter.limit();
        for _ in 0..most {
            assert_eq!(limits.take(Asks::Enter, "a", at(0)), Ok(()));
        }
        let wait_s = limits.take(Asks::Enter, "a", at(0)).unwrap_err();
        assert_eq!(wait_s, u64::from(60 / a_minute));
        assert_eq!(limits.take(Asks::Enter, "b", at(0)), Ok(()));
        assert_eq!(limits.take(Asks::Read, "a", at(0)), Ok(()));
        let later = at(i64::try_from(wait_s).unwrap());
        assert_eq!(limits.take(Asks::Enter, "a", later), Ok(()));
        assert!(limits.take(Asks::Enter, "a", later).is_err());
    }
}
