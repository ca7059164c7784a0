//! Words that people write where the language has one of its own, and the one it has.

use tregua_syntax::Diagnostic;

use crate::cursor::{Cursor, starts_with};
use crate::fault::Fault;

/// (what is often written, what to write). Longer phrases before the shorter ones they begin with.
pub(crate) const NEAR_MISSES: &[(&str, &str)] = &[
    ("shall not", "must not"),
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
    ("finish by", "by"),
    ("complete by", "by"),
    ("freeze", "hold at most"),
    ("keep at most", "hold at most"),
    ("stay out of", "vacate"),
    ("permit", "allow"),
    ("let", "allow"),
    ("within the first", "within 4 days from start of …"),
];

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
