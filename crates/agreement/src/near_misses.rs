//! Words that people write where the language has one of its own, and the one it has.

use tregua_syntax::{Diagnostic, SyntaxKind, Word};

use crate::cursor::{Cursor, starts_with};
use crate::fault::Fault;

/// (what is often written, what to write). Longer phrases before the shorter ones they begin with.
pub(crate) const NEAR_MISSES: &[(&str, &str)] = &[
    ("shall not", "must not"),
    ("must never", "must not"),
    ("must refrain from", "must not"),
    ("must stop", "must not"),
    ("must hold no", "must not hold any"),
    ("vacate from", "vacate"),
    ("leave", "vacate"),
    ("evacuate", "vacate"),
    ("notify to", "notify"),
    ("tell", "notify"),
    ("inform", "notify"),
    ("give", "hand over"),
    ("reply to", "answer"),
    ("answer every", "answer each"),
    ("a list of", "list of"),
    ("the list of", "list of"),
    ("on the last day of", "on the day that … would end"),
    ("before every", "before each"),
    ("% of", "percent of"),
    ("per cent", "percent"),
    ("starts when", "starts once"),
    ("starts after", "starts once"),
    ("announces it", "has announced it"),
    ("freed once", "freed as soon as"),
    ("is not met", "stands as not met"),
    ("can be", "may be"),
    ("be cured within", "be made good within"),
    ("made good in", "made good within"),
    ("if possible", "as a best effort"),
    ("at best effort", "as a best effort"),
    ("best efforts", "as a best effort"),
    ("in place of", "stands in place of"),
    ("from among", "only … named on list …"),
    ("any week", "any 7 days"),
    ("any day", "any 1 day"),
    ("in each", "in any"),
    ("in every", "in any"),
    ("into", "in"),
    ("after start of", "from start of"),
    ("after the start of", "from start of"),
    ("will not", "must not"),
    ("may not", "must not"),
    ("can not", "must not"),
    ("cannot", "must not"),
    ("should not", "must not"),
    ("undertakes to", "must"),
    ("agrees to", "must"),
    ("commits to", "must"),
    ("has to", "must"),
    ("is to", "must"),
    ("shall", "must"),
    ("will", "must"),
    ("should", "must"),
    ("no fewer than", "at least"),
    ("no less than", "at least"),
    ("not less than", "at least"),
    ("a minimum of", "at least"),
    ("minimum", "at least"),
    ("no more than", "at most"),
    ("not more than", "at most"),
    ("a maximum of", "at most"),
    ("maximum", "at most"),
    ("up to", "at most"),
    ("precisely", "exactly"),
    ("approximately", "about 300 (bounds 200 or more)"),
    ("around", "about 300 (bounds 200 or more)"),
    ("per day", "each day"),
    ("a day", "each day"),
    ("every day", "each day"),
    ("daily", "each day"),
    ("per week", "each week"),
    ("a week", "each week"),
    ("every week", "each week"),
    ("weekly", "each week"),
    ("within any", "in any"),
    ("during any", "in any"),
    ("over any", "in any"),
    ("per", "for each"),
    ("for every", "for each"),
    ("after every", "of each"),
    ("after each", "of each"),
    ("of every", "of each"),
    ("no later than", "by"),
    ("not later than", "by"),
    ("before", "by"),
    ("prior to", "by"),
    ("until", "by"),
    ("during the first", "within 4 days from start of …"),
    ("from the start of", "from start of"),
    ("of the start of", "of start of"),
    ("from beginning of", "from start of"),
    ("when clause", "once clause"),
    ("if clause", "once clause"),
    ("after clause", "once clause"),
    ("unless clause", "freed as soon as clause"),
    ("freed when", "freed as soon as"),
    ("released from it", "freed as soon as"),
    ("in parallel with", "alongside clause"),
    ("side by side with", "alongside clause"),
    ("provided that", "once"),
    ("instead of", "stands in place of clause"),
    ("replaces", "stands in place of clause"),
    ("may suspend", "may be suspended by"),
    ("measured at", "counted at"),
    ("according to", "asserted by"),
    ("claimed by", "asserted by"),
    ("stated by", "asserted by"),
    ("via", "through"),
    ("ceiling left open", "cap left open"),
    ("no cap", "uncapped"),
    ("without cap", "uncapped"),
    ("&", "and"),
    ("as well as", "and"),
    ("starting by", "begun by"),
    ("start by", "begun by"),
    ("starting within", "begun within"),
    ("starting", "begun by"),
    ("finish by", "by"),
    ("complete by", "by"),
    ("freeze", "hold at most"),
    ("keep at most", "hold at most"),
    ("stay out of", "vacate"),
    ("permit", "allow"),
    ("let", "allow"),
    ("within the first", "within 4 days from start of …"),
];

/// Numbers that people write out.
const NUMBERS: &[(&str, u64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
];

/// The complaint about the next so many words, and what to write in their place.
pub(crate) fn write(cursor: &Cursor, words: usize, right: &str) -> Fault {
    let words = cursor.rest().get(..words).unwrap_or_default();
    let end = words.last().map_or(cursor.here().end, |word| word.span.end);
    let fault = Diagnostic::error("E0105", cursor.here().start..end)
        .with("found", crate::cursor::said(words))
        .with("right", right);
    Box::new(fault.suggest([right.to_owned()]))
}

/// `more than 50`, `fewer than 50`: the number that says the same.
pub(crate) fn beyond(cursor: &Cursor) -> Option<Fault> {
    let more = cursor.is("more than");
    if !more && !cursor.is("fewer than") && !cursor.is("less than") {
        return None;
    }
    let number = cursor.rest().get(2)?;
    let n: u64 = number.text.parse().ok()?;
    let right = match more {
        true => format!("at least {}", n.checked_add(1)?),
        false => format!("at most {}", n.checked_sub(1)?),
    };
    Some(write(cursor, 3, &right))
}

/// `30 to 35`, `from 30 to 35`: the range that it is.
pub(crate) fn from_to(cursor: &Cursor) -> Option<Fault> {
    let mut behind = *cursor;
    behind.skip(if cursor.is("from") { 2 } else { 1 });
    range(cursor, &behind)
}

/// `at least 30 to 35`: the range that it is, where `end` stands behind its first number.
pub(crate) fn range(start: &Cursor, end: &Cursor) -> Option<Fault> {
    let before = start.rest().len() - end.rest().len();
    let first = start.rest().get(before.checked_sub(1)?)?;
    let [joiner, second, ..] = end.rest() else {
        return None;
    };
    let number = |word: &Word| word.kind == SyntaxKind::Number;
    if joiner.text != "to" || !number(first) || !number(second) {
        return None;
    }
    let right = format!("between {} and {}", first.text, second.text);
    Some(write(start, before + 2, &right))
}

/// A number that is written out, all its words: the digits.
pub(crate) fn written_out(cursor: &Cursor) -> Option<Fault> {
    let (words, n) = number_in_words(cursor.rest())?;
    Some(write(cursor, words, &n.to_string()))
}

/// How many of the next words are one number that is written out, and which: `two hundred and fifty` is four.
fn number_in_words(words: &[Word]) -> Option<(usize, u64)> {
    let (mut thousands, mut below, mut read) = (0_u64, 0_u64, 0);
    'words: for (at, word) in words.iter().enumerate() {
        if word.kind != SyntaxKind::Word {
            break;
        }
        // `two and three` are two numbers, `two hundred and three` is one.
        if word.text == "and" && (below >= 100 || thousands > 0) {
            continue;
        }
        for part in word.text.split('-') {
            let Some((_, n)) = NUMBERS.iter().find(|(name, _)| part == *name) else {
                break 'words;
            };
            let fits = match n {
                1..10 => below % 10 == 0,
                10..100 => below % 100 == 0,
                100 => below < 100,
                _ => true,
            };
            if !fits {
                break 'words;
            }
            match n {
                1..100 => below += n,
                100 => below = below.max(1) * 100,
                _ => {
                    thousands = thousands.checked_add(below.max(1).checked_mul(*n)?)?;
                    below = 0;
                }
            }
        }
        read = at + 1;
    }
    (read > 0).then_some((read, thousands.checked_add(below)?))
}

/// A near miss that begins at the next word or shortly before it and reaches over it.
pub(crate) fn fault(cursor: &Cursor) -> Option<Fault> {
    let (words, at) = cursor.line();
    let starts = (at.saturating_sub(2)..=at).rev();
    starts
        .filter_map(|start| words.get(start..).map(|rest| (start, rest)))
        .find_map(|(start, rest)| {
            let (wrong, right) = NEAR_MISSES.iter().find(|(wrong, _)| {
                let len = wrong.split(' ').count();
                start + len > at && starts_with(rest, wrong)
            })?;
            let last = rest.get(wrong.split(' ').count() - 1)?;
            let span = rest.first()?.span.start..last.span.end;
            Some(Box::new(
                Diagnostic::error("E0105", span)
                    .with("found", *wrong)
                    .with("right", *right)
                    .suggest([(*right).to_owned()]),
            ))
        })
}
