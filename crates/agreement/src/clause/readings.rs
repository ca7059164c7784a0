//! `reading "name": <the one thing it changes>, held by …, in …, from …, is ours`

use std::ops::Range;

use tregua_calendar::{Length, Timestamp};
use tregua_syntax::{Diagnostic, SyntaxKind};

use super::modifiers::{cap, earning, instant, window};
use crate::cursor::{Cursor, said};
use crate::duty::{Cap, KindChoice, Windows};
use crate::fault::{Fault, Reads, What, expected, keywords, left_over};
use crate::meaning::Held;
use crate::names::Names;
use crate::phrases::{self, Wanted, expect};
use crate::terms::Term;

/// A named reading, before it is applied to its clause.
#[derive(Debug, Clone)]
pub(crate) struct NamedReading {
    pub(crate) name: String,
    pub(crate) change: Change,
    pub(crate) held: Held,
    /// The words of the change, and where they stand.
    pub(crate) words: (String, Range<usize>),
}

/// The one thing that a reading changes.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// `at least 300 trucks`, `between 300 and 350 trucks`; with a window, `at least 2 trucks each week`, the rate: in place of every window of the clause.
    Count(Wanted, Option<Windows>),
    /// `of nationality Israeli`: in place of all that the clause says of kinds.
    Kinds(Vec<KindChoice>),
    /// `counted at offer`
    Point(String),
    /// `earned by handover`
    Earned(&'static str),
    /// ``credited as `counts_for` says``
    Crediting,
    /// `uncapped`, `at most 10 days in all`
    Cap(Cap),
    /// `condition of extension`
    Condition,
    /// `for 60 days`: of a renewal
    Length(Length),
    /// `by 2024-01-03 12:00`: of a deadline at an instant
    Due(Timestamp),
}

/// Reads a `reading` line of a clause whose own sentence is `term`; `None` if that one could not be read.
pub(crate) fn reading(
    cursor: &mut Cursor,
    names: &Names,
    term: Option<&dyn Term>,
    warnings: &mut Vec<Fault>,
) -> Reads<NamedReading> {
    let line = *cursor;
    cursor.skip(1);
    let name = phrases::quoted(cursor)?;
    if cursor.eat_kind(SyntaxKind::Colon).is_none() {
        return Err(expected(cursor, What::Colon, []));
    }
    let start = *cursor;
    let change = change(cursor, names, term, warnings)?;
    let words = said(
        start
            .rest()
            .get(..start.rest().len() - cursor.rest().len())
            .unwrap_or_default(),
    );
    let words = (words, cursor.since(&start));
    let mut held = Held::default();
    while cursor.eat_kind(SyntaxKind::Comma).is_some() {
        holder(cursor, names, &mut held)?;
    }
    if !cursor.at_end() {
        return Err(left_over(cursor));
    }
    if held == Held::default() {
        return Err(Box::new(
            Diagnostic::error("E0502", cursor.since(&line)).with("found", name),
        ));
    }
    Ok(NamedReading {
        name,
        change,
        held,
        words,
    })
}

fn change(
    cursor: &mut Cursor,
    names: &Names,
    term: Option<&dyn Term>,
    warnings: &mut Vec<Fault>,
) -> Reads<Change> {
    let mut ahead = *cursor;
    let is_cap = cursor.is("uncapped")
        || ahead.eat("at most")
            && ahead.eat_kind(SyntaxKind::Number).is_some()
            && (ahead.is("day") || ahead.is("days"));
    if is_cap {
        return Ok(Change::Cap(cap(cursor)?));
    }
    if phrases::is_threshold(cursor) {
        return count(cursor, names, term);
    }
    if cursor.is("of") {
        let Some(term) = term else {
            cursor.skip_phrase();
            return Ok(Change::Kinds(Vec::new()));
        };
        let thing = term.thing_of_kinds().and_then(|name| names.thing(name));
        let Some(thing) = thing else {
            return Err(not_here(cursor.here(), "of"));
        };
        return Ok(Change::Kinds(phrases::kinds(cursor, thing)?));
    }
    if cursor.eat("counted") {
        expect(cursor, "at")?;
        return Ok(Change::Point(phrases::key(cursor)?));
    }
    if cursor.eat("earned") {
        expect(cursor, "by")?;
        return Ok(Change::Earned(earning(cursor)?));
    }
    if cursor.eat("credited") {
        expect(cursor, "as")?;
        if !cursor.eat("`counts_for`") {
            return Err(keywords(cursor, &["`counts_for` says"]));
        }
        expect(cursor, "says")?;
        return Ok(Change::Crediting);
    }
    if cursor.eat("for") {
        return Ok(Change::Length(phrases::length(cursor)?));
    }
    if cursor.eat("by") {
        return Ok(Change::Due(instant(cursor, names, warnings)?));
    }
    if cursor.is("condition") {
        expect(cursor, "condition of extension")?;
        return Ok(Change::Condition);
    }
    Err(expected(cursor, What::Change, []))
}

/// `at least 300 trucks`, `at least 2 trucks each week`: the clause's own thing, named again so that no number stands bare.
fn count(cursor: &mut Cursor, names: &Names, term: Option<&dyn Term>) -> Reads<Change> {
    let start = *cursor;
    let mut wanted = phrases::wanted(cursor)?;
    let before = *cursor;
    let thing = phrases::thing(cursor, names, wanted.form())?;
    if term.is_some_and(|term| term.counted_thing() != Some(&thing.name)) {
        return Err(not_here(cursor.since(&before), &thing.name));
    }
    phrases::bounds(cursor, &mut wanted.number)?;
    if cursor.is("of") {
        return Err(Box::new(
            Diagnostic::error("E0501", cursor.since(&start))
                .with("found", "of")
                .with("why", "two"),
        ));
    }
    let rate = cursor.is("each") || cursor.is("in any") || cursor.is("overall");
    let windows = rate.then(|| window(cursor)).transpose()?;
    Ok(Change::Count(wanted, windows))
}

/// The complaint about a change of something that the clause does not say.
pub(crate) fn not_here(span: Range<usize>, found: &str) -> Fault {
    Box::new(
        Diagnostic::error("E0501", span)
            .with("found", found)
            .with("why", "not-here"),
    )
}

fn holder(cursor: &mut Cursor, names: &Names, held: &mut Held) -> Reads<()> {
    let start = *cursor;
    let first = cursor
        .peek()
        .map(|word| word.text.as_str())
        .unwrap_or_default();
    let said_before = match first {
        "held" => {
            expect(cursor, "held by")?;
            !std::mem::replace(&mut held.by, phrases::voices(cursor, names)?).is_empty()
        }
        "in" => {
            cursor.skip(1);
            !std::mem::replace(
                &mut held.in_sources,
                phrases::list(cursor, "and", phrases::key)?,
            )
            .is_empty()
        }
        "from" => {
            cursor.skip(1);
            !std::mem::replace(
                &mut held.from_rows,
                phrases::list(cursor, "and", phrases::key)?,
            )
            .is_empty()
        }
        "is" => {
            expect(cursor, "is ours")?;
            std::mem::replace(&mut held.ours, true)
        }
        _ => {
            return Err(expected(
                cursor,
                What::Holder,
                ["held by", "in", "from", "is ours"],
            ));
        }
    };
    if said_before {
        Err(phrases::twice(&start, first, None))
    } else {
        Ok(())
    }
}
