//! Amounts: `137`, `101..`, `150..200`, `..50`, `about 100 (90..110)`.

use tregua_record::entries::claim::Amount;

use crate::problem::{self, Trouble};

/// Words that people write for bounds, what they mean below and above, and by how much the figure itself is left out.
const LOWER: &[(&str, u64)] = &[
    ("more than ", 1),
    ("over ", 1),
    (">", 1),
    ("at least ", 0),
    ("≥", 0),
];
const UPPER: &[(&str, u64)] = &[
    ("less than ", 1),
    ("fewer than ", 1),
    ("under ", 1),
    ("<", 1),
    ("at most ", 0),
    ("up to ", 0),
    ("≤", 0),
];

/// Signs and words that people write between two bounds.
const BETWEEN: &[&str] = &["–", "—", "-", " to ", "…"];

/// A whole-number interval.
pub(crate) fn amount(text: &str) -> Result<Amount, Trouble> {
    match text.strip_prefix("about ") {
        Some(rest) => about(text, rest),
        None => range(text),
    }
}

/// A whole number, as `out_of` and the counts of kinds need it.
pub(crate) fn number(text: &str) -> Result<u64, Trouble> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let too_large = || Trouble::with_word(problem::TOO_LARGE, text).arg("limit", u64::MAX);
        return text.parse().map_err(|_| too_large());
    }
    Err(not_a_number(text).unwrap_or_else(|| Trouble::with_word(problem::NOT_A_NUMBER, text)))
}

/// The words that read back as this amount.
pub(crate) fn write(amount: &Amount) -> String {
    let bounds = match (amount.lo, amount.hi) {
        (lo, None) => format!("{lo}.."),
        (lo, Some(hi)) if lo == hi && amount.about.is_none() => lo.to_string(),
        (0, Some(hi)) => format!("..{hi}"),
        (lo, Some(hi)) => format!("{lo}..{hi}"),
    };
    match amount.about {
        Some(printed) => format!("about {printed} ({bounds})"),
        None => bounds,
    }
}

fn about(whole: &str, rest: &str) -> Result<Amount, Trouble> {
    let Some((printed, bounds)) = rest
        .trim()
        .strip_suffix(')')
        .and_then(|rest| rest.split_once('('))
    else {
        number(rest)?;
        return Err(Trouble::with_word(problem::ABOUT_WITHOUT_BOUNDS, whole));
    };
    let printed = number(printed)?;
    let bounds = range(bounds.trim())?;
    if printed < bounds.lo || bounds.hi.is_some_and(|hi| hi < printed) {
        return Err(Trouble::with_word(problem::ABOUT_OUTSIDE_BOUNDS, whole));
    }
    Ok(Amount {
        about: Some(printed),
        ..bounds
    })
}

fn range(text: &str) -> Result<Amount, Trouble> {
    let Some((lo, hi)) = text.split_once("..") else {
        return number(text)
            .map(Amount::exactly)
            .map_err(|trouble| as_amount(text, trouble));
    };
    match (lo.trim(), hi.trim()) {
        ("", "") => Err(Trouble::with_word(problem::NOT_AN_AMOUNT, text)),
        (lo, "") => number(lo).map(Amount::at_least),
        ("", hi) => Ok(Amount::between(0, number(hi)?)),
        (lo, hi) => {
            let (lo, hi) = (number(lo)?, number(hi)?);
            match lo <= hi {
                true => Ok(Amount::between(lo, hi)),
                false => Err(Trouble::with_word(problem::AMOUNT_BACKWARDS, text)
                    .suggest(vec![format!("{hi}..{lo}")])),
            }
        }
    }
}

/// Where a number may have bounds, words that mean bounds get the form we read.
fn as_amount(text: &str, trouble: Trouble) -> Trouble {
    if let Some(form) = bounds_in_words(&text.to_lowercase()) {
        return Trouble::with_word(problem::NOT_AN_AMOUNT, text).suggest(vec![form]);
    }
    match trouble.code {
        problem::NOT_A_NUMBER => Trouble::with_word(problem::NOT_AN_AMOUNT, text),
        _ => trouble,
    }
}

fn bounds_in_words(text: &str) -> Option<String> {
    let after = |table: &[(&str, u64)]| {
        table
            .iter()
            .find_map(|(words, by)| Some((number(text.strip_prefix(words)?).ok()?, *by)))
    };
    if let Some((figure, by)) = after(LOWER) {
        return Some(format!("{}..", figure.checked_add(by)?));
    }
    if let Some((figure, by)) = after(UPPER) {
        return Some(format!("..{}", figure.checked_sub(by)?));
    }
    if let Some(figure) = text.strip_suffix('+') {
        return Some(format!("{}..", number(figure).ok()?));
    }
    BETWEEN.iter().find_map(|sign| {
        let (lo, hi) = text.split_once(sign)?;
        let (lo, hi) = (number(lo).ok()?, number(hi).ok()?);
        (lo <= hi).then(|| format!("{lo}..{hi}"))
    })
}

/// The trouble with words that are nearly a number; `None` if they are nothing like one.
fn not_a_number(text: &str) -> Option<Trouble> {
    let ascii = ascii_digits(text);
    if ascii != text {
        let form = without_separators(&ascii).unwrap_or(ascii);
        let form = Some(form).filter(|form| form.bytes().all(|byte| byte.is_ascii_digit()));
        return Some(
            Trouble::with_word(problem::OTHER_DIGITS, text).suggest(form.into_iter().collect()),
        );
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}'])
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    {
        return Some(Trouble::with_word(problem::BELOW_ZERO, text));
    }
    if let Some(form) = without_separators(text) {
        return Some(
            Trouble::with_word(problem::THOUSANDS, text)
                .arg("form", &form)
                .suggest(vec![form]),
        );
    }
    let (whole, part) = text.split_once(['.', ','])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(part)).then(|| Trouble::with_word(problem::DECIMAL, text))
}

/// `129000` for `129,000` and its likes: groups of three after the first. A point may be a decimal and is left alone.
fn without_separators(text: &str) -> Option<String> {
    let separator = |c: char| {
        matches!(
            c,
            ',' | '\'' | '’' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '٬'
        )
    };
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = (1..=3).contains(&first.len())
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3);
    (grouped && groups.iter().all(|group| digits(group))).then(|| groups.concat())
}

/// The text with Arabic-Indic, Persian, Devanagari, Bengali and full-width digits as ASCII digits.
pub(crate) fn ascii_digits(text: &str) -> String {
    const ZEROS: [char; 5] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];
    let ascii = |c: char| {
        let value = ZEROS.iter().find_map(|zero| {
            u32::from(c)
                .checked_sub(u32::from(*zero))
                .filter(|n| *n < 10)
        });
        value
            .and_then(|value| char::from_digit(value, 10))
            .unwrap_or(c)
    };
    text.chars().map(ascii).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_written() {
        for text in [
            "137",
            "0",
            "101..",
            "150..200",
            "..50",
            "about 100 (90..110)",
            "about 300 (200..)",
            "about 5 (..9)",
        ] {
            assert_eq!(write(&amount(text).unwrap()), text);
        }
        assert_eq!(amount("0..50").unwrap(), amount("..50").unwrap());
        assert_eq!(
            amount("about 7 (7..7)").unwrap(),
            Amount {
                about: Some(7),
                ..Amount::exactly(7)
            }
        );
        assert_eq!(
            amount(" 150 .. 200 ".trim()).unwrap(),
            Amount::between(150, 200)
        );
    }

    #[test]
    fn each_slip_has_its_own_code_and_the_form_to_write() {
        let slips: &[(&str, &str, &str)] = &[
            ("129,000", problem::THOUSANDS, "129000"),
            ("1\u{202f}946", problem::THOUSANDS, "1946"),
            ("1.5", problem::DECIMAL, ""),
            ("12,5", problem::DECIMAL, ""),
            ("-3", problem::BELOW_ZERO, ""),
            ("١٣٧", problem::OTHER_DIGITS, "137"),
            ("١٢٩٬٠٠٠", problem::OTHER_DIGITS, "129000"),
            ("99999999999999999999", problem::TOO_LARGE, ""),
            ("200..150", problem::AMOUNT_BACKWARDS, "150..200"),
            ("about 100", problem::ABOUT_WITHOUT_BOUNDS, ""),
            ("about 100 (110..120)", problem::ABOUT_OUTSIDE_BOUNDS, ""),
            ("over 100", problem::NOT_AN_AMOUNT, "101.."),
            ("At least 100", problem::NOT_AN_AMOUNT, "100.."),
            ("fewer than 50", problem::NOT_AN_AMOUNT, "..49"),
            ("150–200", problem::NOT_AN_AMOUNT, "150..200"),
            ("100+", problem::NOT_AN_AMOUNT, "100.."),
            ("many", problem::NOT_AN_AMOUNT, ""),
            ("..", problem::NOT_AN_AMOUNT, ""),
            ("1..2..3", problem::NOT_A_NUMBER, ""),
            ("+5", problem::NOT_AN_AMOUNT, ""),
        ];
        for (text, code, form) in slips {
            let trouble = amount(text).unwrap_err();
            assert_eq!(
                (trouble.code, trouble.suggestions.concat().as_str()),
                (*code, *form),
                "{text}"
            );
        }
    }
}
