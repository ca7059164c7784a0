//! Laws of quick entry: no line makes it panic, and a claim said in a line is the claim that is read.

use proptest::prelude::*;
use proptest::sample::select;
use tregua_calendar::When;
use tregua_import::quick;
use tregua_record::entries::claim::{Actor, Adds, Amount, Coverage};

use crate::quick::{noted, vocabulary};

/// Pieces that mean something to a reader of lines.
const PIECES: &[&str] = &[
    "Alpha",
    "Relief Body",
    "Stranger",
    ":",
    "/",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    "+",
    "and",
    "137",
    "129,000",
    "99999999999999999999",
    "about",
    "~",
    "over",
    "up to",
    "150 to 200",
    "90..110",
    "..",
    "none",
    "no",
    "dozens of",
    "3 of 100",
    "L",
    "t",
    "trucks",
    "goods",
    "goods trucks",
    "fuel/gas",
    "people held in Delta",
    "women",
    "9 women",
    "offloaded",
    "crossed",
    "released",
    "extended",
    "still held",
    "a day",
    "so far",
    "average",
    "since",
    "by 19:00",
    "by",
    "in",
    "to",
    "from",
    "North",
    "north",
    "Gorge",
    "4 Mar",
    "31 Feb",
    "4–7 Mar",
    "2031-03-04",
    "2031-03-04T22:00+02:00",
    "22:00",
    "99:99",
    "yesterday",
    "said",
    "denies",
    "confirms",
    "undertakes to",
    "offers",
    "no comment on",
    "corrects",
    "d1-alpha",
    "because",
    "note:",
    "RB #49",
    "Relief Body 49",
    "GAZ5",
    "“few words”",
    "\"",
    "“",
    "\u{202e}",
    "\u{7}",
    "١٣٧",
    "é",
    "killed",
    "unstated",
    "=",
    "#",
    "-",
    "–",
    "%",
    "1/2",
    ".",
    "4,1",
];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        quick::fuzz(&bytes);
    }

    #[test]
    fn no_words_make_it_panic(
        pieces in proptest::collection::vec(select(PIECES), 0..24),
        join in select(&[" ", "", "  ", "\u{a0}"][..]),
    ) {
        quick::fuzz(pieces.join(join).as_bytes());
    }
}

/// A figure in words and what it means.
fn figure() -> impl Strategy<Value = (String, Amount)> {
    let number = 1u64..1_000_000;
    let apart = |n: u64| {
        let digits = n.to_string();
        match digits.len() {
            4.. => format!(
                "{},{}",
                &digits[..digits.len() - 3],
                &digits[digits.len() - 3..]
            ),
            _ => digits,
        }
    };
    prop_oneof![
        number
            .clone()
            .prop_map(|n| (n.to_string(), Amount::exactly(n))),
        number
            .clone()
            .prop_map(move |n| (apart(n), Amount::exactly(n))),
        number
            .clone()
            .prop_map(|n| (format!("over {n}"), Amount::at_least(n + 1))),
        number
            .clone()
            .prop_map(|n| (format!("at least {n}"), Amount::at_least(n))),
        number
            .clone()
            .prop_map(|n| (format!("{n}+"), Amount::at_least(n))),
        number
            .clone()
            .prop_map(|n| (format!("{n}.."), Amount::at_least(n))),
        number
            .clone()
            .prop_map(|n| (format!("up to {n}"), Amount::between(0, n))),
        number
            .clone()
            .prop_map(|n| (format!("fewer than {n}"), Amount::between(0, n - 1))),
        (number.clone(), 1u64..500).prop_map(|(n, more)| {
            (format!("{n} to {}", n + more), Amount::between(n, n + more))
        }),
        (number, 1u64..500).prop_map(|(n, more)| {
            let about = Amount {
                about: Some(n),
                ..Amount::between(n - 1, n + more)
            };
            (format!("about {n} ({}..{})", n - 1, n + more), about)
        }),
        Just(("no".to_owned(), Amount::exactly(0))),
    ]
}

/// A time in words, and what it means.
fn time() -> impl Strategy<Value = (String, String)> {
    (4i8..8, 1i8..3, 0usize..5).prop_map(|(day, more, form)| {
        let one = format!("2031-03-0{day}");
        match form {
            0 => (format!("{day} Mar"), one),
            1 => (format!("Mar {day}, 2031"), one),
            2 => (one.clone(), one),
            3 => (format!("on {day} March 2031"), one),
            _ => (
                format!("{day}–{} Mar", day + more),
                format!("{one}/2031-03-0{}", day + more),
            ),
        }
    })
}

proptest! {
    /// Phrases may come in any order after the figure and its thing; each fills its own column.
    #[test]
    fn a_claim_said_in_a_line_is_the_claim_that_is_read(
        voice in select(&["Relief Body", "Red Cloth", "Beta", "Gamma"][..]),
        (words, amount) in figure(),
        (kind, of_kind) in select(&[("goods ", Some("goods")), ("fuel ", Some("fuel")), ("", None)][..]),
        (verb, point) in select(&[("crossed", "crossing"), ("entered", "crossing"), ("offloaded", "offloading"),
            ("were dispatched", "dispatch"), ("received", "receipt"), ("delivered", "delivery")][..]),
        place in select(&[None, Some("in North"), Some("in the Gorge")][..]),
        (when, occurred) in time(),
        mode in select(&[("", Adds::Total, Coverage::Whole), ("so far", Adds::Total, Coverage::SoFar),
            ("a day", Adds::Average, Coverage::Whole), ("in total", Adds::Total, Coverage::Whole)][..]),
        order in proptest::sample::subsequence(vec![0usize, 1, 2, 3], 4).prop_shuffle(),
        source in select(&["RB #49", "RB49", "Relief Body 49"][..]),
    ) {
        let phrases = [verb, place.unwrap_or(""), when.as_str(), mode.0];
        let rest: Vec<&str> = order.iter().map(|at| phrases[*at]).filter(|phrase| !phrase.is_empty()).collect();
        let line = format!("{voice}: {words} {kind}trucks {}, {source}", rest.join(" "));
        let found = noted(&line, &vocabulary(), &[]);
        prop_assert!(found.slips.is_empty(), "{line}: {:?}", found.slips);
        prop_assert_eq!(found.drafts.len(), 1, "{}", line);
        let draft = &found.drafts[0];
        prop_assert!(draft.questions.is_empty(), "{line}: {:?}", draft.questions);
        let claim = &draft.claim;
        prop_assert_eq!(&claim.voice, voice, "{}", line);
        prop_assert_eq!(claim.amount, Some(amount), "{}", line);
        prop_assert_eq!(claim.thing.as_deref(), Some("truck"), "{}", line);
        let kinds: Vec<&str> = claim.kinds.iter().flat_map(|part| &part.all_of).flatten().map(String::as_str).collect();
        prop_assert_eq!(kinds, of_kind.into_iter().collect::<Vec<_>>(), "{}", line);
        prop_assert_eq!(claim.act.as_deref(), Some("admit"), "{}", line);
        prop_assert_eq!(&claim.actor, &Some(Actor::Named("Alpha".into())), "{}", line);
        prop_assert_eq!(claim.counting_point.as_deref(), Some(point), "{}", line);
        let zone = place.map(|words| words.rsplit(' ').next().unwrap());
        prop_assert_eq!(claim.place.as_deref(), zone, "{}", line);
        prop_assert_eq!(claim.occurred, Some(occurred.parse::<When>().unwrap()), "{}", line);
        prop_assert_eq!((claim.adds, claim.coverage), (mode.1, mode.2), "{}", line);
        prop_assert_eq!(claim.source.as_deref(), Some("RB49"), "{}", line);
    }
}
