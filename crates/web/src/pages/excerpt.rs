//! Long lists in data: a hundred at a time, and the address of those that follow.

use std::ops::Range;

use form_urlencoded::Serializer;

use crate::reply::Trouble;
use crate::visit::Visit;

/// Of a long list so many at a time.
pub(crate) const MOST: usize = 100;

/// Of the entries that a cell was counted from so many; `/why.json` tells all.
pub(crate) const FEW: usize = 6;

/// Names of the parts of an address that choose what is told of a long list.
pub(crate) const KEYS: [(&str, &str); 2] = [
    (
        "from",
        "Of the long list: how many to leave out before the first one told. Absent: none.",
    ),
    (
        "full",
        "`yes`: all of the long list, with every entry; over a large record many megabytes.",
    ),
];

/// What an address asks for of a long list: `?from=200`, or `?full=yes` for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Excerpt {
    from: usize,
    full: bool,
}

impl Excerpt {
    /// As the address says.
    ///
    /// # Errors
    /// [`Trouble::Input`] if `from` is no number.
    pub(crate) fn asked(visit: &Visit) -> Result<Self, Trouble> {
        let from = visit
            .get("from")
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let no_number = |text: &str| {
            Trouble::Input(visit.with("web-excerpt-no-number", &[("text", text.into())]))
        };
        Ok(Excerpt {
            from: from.map_or(Ok(0), |text| text.parse().map_err(|_| no_number(text)))?,
            full: visit.get("full") == Some("yes"),
        })
    }

    /// Which of so many.
    pub(crate) fn of(self, all: usize) -> Range<usize> {
        let from = self.from.min(all);
        from..if self.full {
            all
        } else {
            all.min(from.saturating_add(MOST))
        }
    }

    /// How many entries a cell tells that it was counted from.
    pub(crate) fn entries(self) -> usize {
        if self.full { usize::MAX } else { FEW }
    }

    /// The address of those that follow, if any do.
    pub(crate) fn next(self, visit: &Visit, all: usize) -> Option<String> {
        let upto = self.of(all).end;
        let kept = visit.query.iter().filter(|(key, _)| key != "from");
        let mut query = Serializer::new(String::new());
        query
            .extend_pairs(kept)
            .append_pair("from", &upto.to_string());
        (upto < all).then(|| format!("{}.json?{}", visit.path, query.finish()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_a_hundred_at_a_time_unless_all_of_it_is_asked_for() {
        let at = |from, full| Excerpt { from, full };
        assert_eq!(at(0, false).of(250), 0..100);
        assert_eq!(at(200, false).of(250), 200..250);
        assert_eq!(at(900, false).of(250), 250..250);
        assert_eq!(at(0, true).of(250), 0..250);
        assert_eq!(at(usize::MAX, false).of(3), 3..3);
    }
}
