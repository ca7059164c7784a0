//! Figures in a line: `137`, `over 100`, `150 to 200`, `about 100 (90..110)`, `3 of 100`, `none`.

use tregua_record::entries::claim::Amount;

use super::forms::{ABOUT, LOWER, NUMBERS, UPPER, VAGUE};
use super::lexer::{Sort, Token};
use super::reader::Reader;
use super::times;

/// A figure as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    /// What it means, as far as it says.
    pub(crate) amount: Amount,
    /// True if its bounds are left to the recorder.
    pub(crate) unbounded: bool,
    /// "3 of 100": the 100.
    pub(crate) out_of: Option<u64>,
}

impl Figure {
    fn of(amount: Amount) -> Self {
        Figure {
            amount,
            unbounded: false,
            out_of: None,
        }
    }
}

/// Reads a figure if one comes next. A date is none.
pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Figure> {
    if times::comes(reader) {
        return None;
    }
    let mut ahead = *reader;
    let mut figure = none(&mut ahead)
        .or_else(|| bounded(&mut ahead))
        .or_else(|| about(&mut ahead))
        .or_else(|| between(&mut ahead))
        .or_else(|| plain(&mut ahead))
        .or_else(|| vague(&mut ahead))?;
    let mut after = ahead;
    if (after.eat("of") || after.eat("out of"))
        && !times::comes(&after)
        && let Some(whole) = after.peek().and_then(Token::number)
    {
        after.skip(1);
        figure.out_of = Some(whole);
        ahead = after;
    }
    *reader = ahead;
    Some(figure)
}

/// True if a figure comes next.
pub(crate) fn comes(reader: &Reader<'_>) -> bool {
    let mut ahead = *reader;
    read(&mut ahead).is_some()
}

/// A number in digits or as a small word.
pub(crate) fn number(reader: &mut Reader<'_>) -> Option<u64> {
    // `up to 24 Nov` bounds no figure.
    let token = reader.peek().filter(|_| !times::comes(reader))?;
    let found = token.number().or_else(|| {
        let at = NUMBERS.iter().position(|word| token.is_word(word))?;
        u64::try_from(at).ok()
    })?;
    reader.skip(1);
    Some(found)
}

fn none(reader: &mut Reader<'_>) -> Option<Figure> {
    if ["comment", "more", "fewer", "less"]
        .iter()
        .any(|word| reader.ahead(1).is_some_and(|next| next.is_word(word)))
    {
        return None;
    }
    (reader.eat("none of") || reader.eat("none") || reader.eat("no"))
        .then(|| Figure::of(Amount::exactly(0)))
}

fn bounded(reader: &mut Reader<'_>) -> Option<Figure> {
    let mut ahead = *reader;
    let lower = ahead.longest(LOWER.iter().copied());
    let upper = ahead.longest(UPPER.iter().copied());
    let amount = if let Some((count, _, by)) = lower {
        ahead.skip(count);
        Amount::at_least(number(&mut ahead)?.checked_add(by)?)
    } else if let Some((count, _, by)) = upper {
        ahead.skip(count);
        Amount::between(0, number(&mut ahead)?.checked_sub(by)?)
    } else if ahead.eat_sign(&['>']) {
        let by = u64::from(!ahead.eat_sign(&['=']));
        Amount::at_least(number(&mut ahead)?.checked_add(by)?)
    } else if ahead.eat_sign(&['≥']) {
        Amount::at_least(number(&mut ahead)?)
    } else if ahead.eat_sign(&['<']) {
        let by = u64::from(!ahead.eat_sign(&['=']));
        Amount::between(0, number(&mut ahead)?.checked_sub(by)?)
    } else if ahead.eat_sign(&['≤']) {
        Amount::between(0, number(&mut ahead)?)
    } else {
        return None;
    };
    *reader = ahead;
    Some(Figure::of(amount))
}

/// `about 100 (90..110)`; without bounds they are asked for.
fn about(reader: &mut Reader<'_>) -> Option<Figure> {
    let mut ahead = *reader;
    let said = ABOUT.iter().any(|word| ahead.eat(word)) || ahead.eat_sign(&['~', '≈']);
    let printed = said.then(|| number(&mut ahead)).flatten()?;
    let mut after = ahead;
    let bounds = bounds(&mut after)
        .filter(|bounds| bounds.lo <= printed && bounds.hi.is_none_or(|hi| printed <= hi));
    *reader = if bounds.is_some() { after } else { ahead };
    let amount = bounds.unwrap_or(Amount::exactly(printed));
    Some(Figure {
        amount: Amount {
            about: Some(printed),
            ..amount
        },
        unbounded: bounds.is_none(),
        out_of: None,
    })
}

/// `(90..110)`, `(90 to 110)`, `(90–110)`, `(90 or more)`.
fn bounds(reader: &mut Reader<'_>) -> Option<Amount> {
    if !reader.eat_sign(&['(']) {
        return None;
    }
    let bounds = match number(reader) {
        Some(lo) => {
            if reader.eat("or more") {
                Amount::at_least(lo)
            } else {
                parting(reader)?;
                number(reader).map_or(Amount::at_least(lo), |hi| Amount::between(lo, hi))
            }
        }
        None => {
            parting(reader)?;
            Amount::between(0, number(reader)?)
        }
    };
    let sound = bounds.hi.is_none_or(|hi| bounds.lo <= hi);
    (reader.eat_sign(&[')']) && sound).then_some(bounds)
}

fn parting(reader: &mut Reader<'_>) -> Option<()> {
    let dots = reader.eat_sign(&['.']) && reader.eat_sign(&['.']);
    (dots || reader.eat_sign(&['–', '—', '-']) || reader.eat("to")).then_some(())
}

/// `150 to 200`, `between 150 and 200`, `150..200`, `101..`, `..50`.
fn between(reader: &mut Reader<'_>) -> Option<Figure> {
    let mut ahead = *reader;
    let amount = if ahead.eat("between") || ahead.eat("from") {
        let lo = number(&mut ahead)?;
        if !ahead.eat("and") {
            parting(&mut ahead)?;
        }
        Amount::between(lo, number(&mut ahead)?)
    } else if let Some(lo) = number(&mut ahead) {
        let mut dots = ahead;
        if dots.eat_sign(&['.']) && dots.eat_sign(&['.']) {
            ahead = dots;
            match number(&mut ahead) {
                Some(hi) => Amount::between(lo, hi),
                None => Amount::at_least(lo),
            }
        } else {
            parting(&mut ahead)?;
            Amount::between(lo, number(&mut ahead)?)
        }
    } else {
        if !(ahead.eat_sign(&['.']) && ahead.eat_sign(&['.'])) {
            return None;
        }
        Amount::between(0, number(&mut ahead)?)
    };
    // Backwards bounds are no bounds; the second figure will be met as one too many.
    amount
        .hi
        .is_none_or(|hi| amount.lo <= hi)
        .then(|| *reader = ahead)?;
    Some(Figure::of(amount))
}

fn plain(reader: &mut Reader<'_>) -> Option<Figure> {
    let start = reader.peek()?.span.clone();
    let found = number(reader)?;
    let plus = reader
        .peek()
        .is_some_and(|token| token.is_sign('+') && token.span.start == start.end);
    if plus {
        reader.skip(1);
    }
    Some(Figure::of(if plus || reader.eat("or more") {
        Amount::at_least(found)
    } else {
        Amount::exactly(found)
    }))
}

fn vague(reader: &mut Reader<'_>) -> Option<Figure> {
    let (count, ..) = reader.longest(VAGUE.iter().map(|word| (*word, ())))?;
    // `some trucks` is a word of many meanings; before a number it was `about`.
    reader.skip(count);
    reader.eat("of");
    Some(Figure {
        amount: Amount::at_least(0),
        unbounded: true,
        out_of: None,
    })
}

/// True for a number too large to be kept.
pub(crate) fn too_large(token: &Token) -> bool {
    token.kind == Sort::Number && token.number().is_none()
}
