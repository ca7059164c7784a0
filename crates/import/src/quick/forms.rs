//! The words that a line may use beside the names of an agreement, and what each means. `docs/note.md` lists them.

use tregua_record::entries::claim::Kind;

/// Past forms by which people name a counting point: each says that the thing got there.
pub(crate) const POINTS: &[(&str, &str)] = &[
    ("dispatched", "dispatch"),
    ("sent", "dispatch"),
    ("crossed", "crossing"),
    ("entered", "crossing"),
    ("passed", "crossing"),
    ("came in", "crossing"),
    ("went in", "crossing"),
    ("offloaded", "offloading"),
    ("unloaded", "offloading"),
    ("collected", "collection"),
    ("picked up", "collection"),
    ("received", "receipt"),
    ("delivered", "delivery"),
    ("reached", "delivery"),
    ("arrived", "delivery"),
    ("handed over", "handover"),
    ("offered", "offer"),
    ("accepted", "acceptance"),
    ("acknowledged", "acknowledgement"),
];

/// Other words for a verb of the lexicon, without a counting point.
pub(crate) const VERBS: &[(&str, &str)] = &[
    ("freed", "release"),
    ("let go", "release"),
    ("let in", "admit"),
    ("let through", "admit"),
    ("allowed in", "admit"),
    ("allowed through", "admit"),
    ("allowed", "admit"),
    ("stopped", "refuse"),
    ("blocked", "refuse"),
    ("turned back", "refuse"),
    ("flew", "fly"),
    ("withdrew", "withdraw"),
    ("prolonged", "extend"),
];

/// Words that say what kind of statement it is, when they follow the voice.
pub(crate) const KINDS: &[(&str, Kind)] = &[
    ("denies", Kind::Deny),
    ("denied", Kind::Deny),
    ("confirms", Kind::Confirm),
    ("confirmed", Kind::Confirm),
    ("announces", Kind::Announce),
    ("announced", Kind::Announce),
    ("undertakes to", Kind::Undertake),
    ("undertook to", Kind::Undertake),
    ("promises to", Kind::Undertake),
    ("promised to", Kind::Undertake),
    ("offers to", Kind::Offer),
    ("offers", Kind::Offer),
    ("accepts", Kind::Accept),
    ("refuses", Kind::Refuse),
    ("no comment", Kind::NoComment),
    ("retracts", Kind::Retract),
    ("corrects", Kind::Correct),
    ("notes", Kind::Note),
];

/// Words that only say that somebody speaks.
pub(crate) const SAYS: &[&str] = &["says", "said", "reports", "reported", "that"];

/// Words that hold a sentence together and mean nothing of their own here.
pub(crate) const FILLERS: &[&str] = &[
    "a", "an", "the", "of", "were", "was", "is", "are", "has", "have", "had", "been", "be",
    "being", "on", "that", "there", "during", "to", "at", "in", "into", "it", "its", "were",
    "also",
];

/// Words before a figure: at least the figure and this many more.
pub(crate) const LOWER: &[(&str, u64)] = &[
    ("over", 1),
    ("more than", 1),
    ("above", 1),
    ("at least", 0),
    ("no fewer than", 0),
    ("no less than", 0),
];

/// Words before a figure: at most the figure less this many.
pub(crate) const UPPER: &[(&str, u64)] = &[
    ("fewer than", 1),
    ("less than", 1),
    ("under", 1),
    ("below", 1),
    ("up to", 0),
    ("at most", 0),
    ("no more than", 0),
];

/// Words before a figure that leave its bounds to the recorder.
pub(crate) const ABOUT: &[&str] = &[
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "approx",
    "circa",
];

/// Words that are no number at all, so that the recorder must give bounds.
pub(crate) const VAGUE: &[&str] = &[
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "several",
    "many",
    "few",
    "some",
    "most",
    "half",
    "less than half",
    "more than half",
];

/// Words for people who were hurt: effects have columns of their own, with bounds.
pub(crate) const CASUALTIES: &[&str] =
    &["killed", "dead", "injured", "wounded", "hurt", "casualties"];

/// Words that make a number larger; such figures are round, and how round is the recorder's to say.
pub(crate) const SCALES: &[&str] = &["hundred", "thousand", "million", "billion"];

/// Days by their names: which one is meant changes from week to week.
pub(crate) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Small numbers as words.
pub(crate) const NUMBERS: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Units, each with how it is kept.
pub(crate) const UNITS: &[(&str, &str)] = &[
    ("l", "L"),
    ("litre", "L"),
    ("litres", "L"),
    ("liter", "L"),
    ("liters", "L"),
    ("t", "t"),
    ("ton", "t"),
    ("tons", "t"),
    ("tonne", "t"),
    ("tonnes", "t"),
    ("kg", "kg"),
];

/// Months by their first three letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of a month; at least three letters of its name, or `sept`.
pub(crate) fn month(word: &str) -> Option<i8> {
    let known = |name: &str| word.len() >= 3 && name.starts_with(word);
    let at = MONTHS.iter().position(|name| known(name))?;
    i8::try_from(at + 1).ok()
}

/// The forms of a word that names one or many: `woman` is met as `women`, `Israeli` as `Israelis`.
pub(crate) fn forms(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let (start, last) = lower
        .rsplit_once(' ')
        .map_or(("", lower.as_str()), |(start, last)| (start, last));
    let many = match last {
        "woman" => "women".to_owned(),
        "man" => "men".to_owned(),
        "child" => "children".to_owned(),
        "person" => "people".to_owned(),
        _ if last.ends_with('s') => last.to_owned(),
        _ if last.ends_with('y') => format!("{}ies", last.trim_end_matches('y')),
        _ => format!("{last}s"),
    };
    let many = if start.is_empty() {
        many
    } else {
        format!("{start} {many}")
    };
    let regular = (last.ends_with('y') && !last.ends_with("ay")).then(|| format!("{lower}s"));
    [Some(lower), Some(many), regular]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_three_letters_or_more() {
        assert_eq!(month("nov"), Some(11));
        assert_eq!(month("sept"), Some(9));
        assert_eq!(month("november"), Some(11));
        assert_eq!(month("no"), None);
        assert_eq!(month("novo"), None);
    }

    #[test]
    fn one_and_many_are_both_met() {
        assert!(forms("woman").contains(&"women".to_owned()));
        assert!(forms("Israeli").contains(&"israelis".to_owned()));
        assert!(forms("gas").contains(&"gas".to_owned()));
    }
}
