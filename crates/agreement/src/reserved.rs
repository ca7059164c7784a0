//! Keywords of shapes that the language knows and this program does not read yet.
//!
//! Each is reserved: no name may be one of them, and using one names its shape.

use tregua_syntax::Diagnostic;

use crate::cursor::{Cursor, starts_with};
use crate::fault::Fault;

/// (keyword, number of its shape, key of that shape's name). When a shape is built, its lines go.
pub(crate) const RESERVED: &[(&str, u8, &str)] = &[
    ("takes effect", 1, "effective-instant"),
    ("start talks", 5, "talks"),
    ("finish talks", 5, "talks"),
    ("share of", 13, "percentage-schedule"),
    ("in shares", 13, "percentage-schedule"),
    ("in order of", 21, "order"),
    ("to a distance of", 28, "withdrawal"),
    ("from line", 28, "withdrawal"),
    ("territory", 30, "territory-handover"),
    ("on each side", 31, "buffer-width"),
    ("along", 33, "movement-right"),
    ("open road", 34, "corridor"),
    ("after notifying", 37, "notice"),
    ("verified by", 38, "verification"),
    ("joint committee", 40, "joint-committee"),
    ("complaint", 40, "joint-committee"),
    ("guarantors", 42, "guarantors"),
    ("guaranteed by", 42, "guarantors"),
    ("ends when", 46, "termination"),
    ("ends", 46, "termination"),
    ("reserving", 47, "reservation"),
    ("outside the agreement", 50, "side-arrangement"),
];

/// Verbs that the lexicon has but whose duty is a shape to come.
pub(crate) const RESERVED_VERBS: &[(&str, u8, &str)] = &[
    ("meet", 5, "talks"),
    ("move", 33, "movement-right"),
    ("postpone", 44, "suspension"),
];

/// A reserved keyword that begins at the next word or shortly before it and reaches over it.
pub(crate) fn fault(cursor: &Cursor) -> Option<Fault> {
    let (words, at) = cursor.line();
    (at.saturating_sub(2)..=at).find_map(|start| {
        let rest = words.get(start..)?;
        let reaches =
            |keyword: &str| start + keyword.split(' ').count() > at && starts_with(rest, keyword);
        let (keyword, number, name) = RESERVED.iter().find(|(keyword, ..)| reaches(keyword))?;
        let last = rest.get(keyword.split(' ').count() - 1)?;
        Some(not_built(
            rest.first()?.span.start..last.span.end,
            keyword,
            *number,
            name,
        ))
    })
}

/// A shape the language knows, not built yet.
pub(crate) fn not_built(
    span: std::ops::Range<usize>,
    found: &str,
    number: u8,
    name: &str,
) -> Fault {
    let shape = Diagnostic::error("E0107", span)
        .with("found", found)
        .with("shape", number.to_string());
    Box::new(shape.with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
        clock +02:00, each day runs 07:00 to 07:00\nthing truck (trucks)\n\
        phase Pause\nstarts 2024-01-01 07:00\nlasts 4 days\n";

    fn draws(text: &str, code: &str) -> bool {
        crate::read(&format!("{HEADER}{text}"))
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == code)
    }

    #[test]
    fn every_reserved_keyword_names_its_shape() {
        for (keyword, ..) in RESERVED {
            let after =
                format!("clause aid in Pause\nAlpha must admit at least 2 trucks {keyword} Beta\n");
            let before = format!("clause aid in Pause\nAlpha must {keyword} Beta\n");
            let phase = format!("clause aid in Pause\nPause {keyword} Beta\n");
            assert!(
                [after, before, phase]
                    .iter()
                    .any(|text| draws(text, "E0107")),
                "{keyword}"
            );
        }
        for (verb, ..) in RESERVED_VERBS.iter().filter(|(verb, ..)| *verb != "meet") {
            assert!(
                draws(
                    &format!("clause aid in Pause\nAlpha must {verb} by 07:00 each day\n"),
                    "E0107"
                ),
                "{verb}"
            );
        }
    }

    #[test]
    fn no_name_is_a_reserved_keyword() {
        for (keyword, ..) in RESERVED
            .iter()
            .filter(|(keyword, ..)| keyword.starts_with(char::is_alphabetic))
        {
            assert!(
                draws(&format!("zone {keyword} \"the far side\"\n"), "E0204")
                    || keyword.contains('7'),
                "{keyword}"
            );
        }
    }

    #[test]
    fn every_shape_is_built_or_reserved() {
        // Shapes with a row in the table of docs/language.md; 45 is built for totals and deadlines.
        const BUILT: &[u8] = &[
            2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26,
            27, 28, 29, 32, 35, 36, 37, 38, 39, 41, 43, 45, 48, 49, 51, 52,
        ];
        let reserved = RESERVED
            .iter()
            .chain(RESERVED_VERBS)
            .map(|(_, number, _)| *number);
        let known: std::collections::BTreeSet<u8> = reserved.chain(BUILT.iter().copied()).collect();
        assert_eq!(known, (1..=52).collect());
    }
}
