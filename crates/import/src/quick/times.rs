//! Times in a line: `24 Nov`, `2023-11-24 22:00`, `24–27 Nov`, `yesterday`, `by 19:00`.

use tregua_calendar::{Date, Said, Time};

use super::forms::month;
use super::lexer::Sort;
use super::reader::Reader;

/// A date as written; the year may be left to the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: Option<i16>,
    pub(crate) month: i8,
    pub(crate) day: i8,
}

/// A time as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Written {
    Day(Day),
    Days(Day, Day),
    At(Day, Time),
    /// With its offset: nothing is left to fill.
    Full(Said),
    /// So many days before the day on which the line was written.
    Ago(i8),
    AgoAt(i8, Time),
}

/// Signs and words between two dates.
const TO: &[char] = &['–', '—', '-'];

/// Reads a time if one comes next.
pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Written> {
    let mut ahead = *reader;
    let written = relative(&mut ahead)
        .or_else(|| full(&mut ahead))
        .or_else(|| between(&mut ahead))
        .or_else(|| days(&mut ahead))?;
    *reader = ahead;
    Some(written)
}

/// True if a time comes next, so that its number is no amount.
pub(crate) fn comes(reader: &Reader<'_>) -> bool {
    let mut ahead = *reader;
    read(&mut ahead).is_some()
}

/// An hour of the day.
pub(crate) fn hour(reader: &mut Reader<'_>) -> Option<Time> {
    let mut ahead = *reader;
    ahead.eat("at");
    let token = ahead.peek().filter(|token| token.kind == Sort::Hour)?;
    let padded = format!("{:0>5}:00", token.text);
    let time = padded.parse().ok()?;
    ahead.skip(1);
    *reader = ahead;
    Some(time)
}

fn relative(reader: &mut Reader<'_>) -> Option<Written> {
    let ago = if reader.eat("today") {
        0
    } else if reader.eat("yesterday") {
        1
    } else {
        return None;
    };
    Some(hour(reader).map_or(Written::Ago(ago), |time| Written::AgoAt(ago, time)))
}

fn full(reader: &mut Reader<'_>) -> Option<Written> {
    let token = reader.peek().filter(|token| token.kind == Sort::Date)?;
    let said: Said = token.text.parse().ok()?;
    matches!(said, Said::At(_)).then(|| {
        reader.skip(1);
        Written::Full(said)
    })
}

/// `between 24 and 27 Nov`, both included.
fn between(reader: &mut Reader<'_>) -> Option<Written> {
    let mut ahead = *reader;
    if !ahead.eat("between") {
        return None;
    }
    let first = day(&mut ahead).map(Ok).or_else(|| {
        let day = small(&ahead)?;
        ahead.skip(1);
        Some(Err(day))
    })?;
    let last = ahead.eat("and").then(|| day(&mut ahead)).flatten()?;
    *reader = ahead;
    Some(match first {
        Ok(first) => Written::Days(with_year(first, last), last),
        Err(day) => Written::Days(Day { day, ..last }, last),
    })
}

fn days(reader: &mut Reader<'_>) -> Option<Written> {
    if let Some(first) = day(reader) {
        if let Some(time) = hour(reader) {
            return Some(Written::At(first, time));
        }
        let mut ahead = *reader;
        if (ahead.eat_sign(TO) || ahead.eat_sign(&['/']) || ahead.eat("to") || ahead.eat("until"))
            && let Some(last) = day(&mut ahead)
        {
            *reader = ahead;
            return Some(Written::Days(with_year(first, last), last));
        }
        return Some(Written::Day(first));
    }
    // `24–27 Nov`, `24 to 27 Nov`: the month stands once.
    let first = small(reader)?;
    let mut ahead = *reader;
    ahead.skip(1);
    if !(ahead.eat_sign(TO) || ahead.eat("to")) {
        return None;
    }
    let last = day(&mut ahead)?;
    *reader = ahead;
    Some(Written::Days(Day { day: first, ..last }, last))
}

/// `24 Nov – 1 Dec 2023`: the year stands once.
fn with_year(first: Day, last: Day) -> Day {
    let year = first.year.or_else(|| {
        let wraps = (first.month, first.day) > (last.month, last.day);
        last.year.map(|year| year - i16::from(wraps))
    });
    Day { year, ..first }
}

fn small(reader: &Reader<'_>) -> Option<i8> {
    let number = reader.peek()?.number()?;
    i8::try_from(number)
        .ok()
        .filter(|day| (1..=31).contains(day))
}

/// One date.
fn day(reader: &mut Reader<'_>) -> Option<Day> {
    let token = reader.peek()?;
    if token.kind == Sort::Date {
        let Said::On(date) = token.text.parse().ok()? else {
            return None;
        };
        reader.skip(1);
        return Some(Day {
            year: Some(date.year()),
            month: date.month(),
            day: date.day(),
        });
    }
    let mut ahead = *reader;
    let (month, day) = match small(&ahead) {
        Some(day) => {
            ahead.skip(1);
            (named(&mut ahead)?, day)
        }
        None => {
            let month = named(&mut ahead)?;
            let day = small(&ahead)?;
            ahead.skip(1);
            (month, day)
        }
    };
    let mut after = ahead;
    after.eat_sign(&[',']);
    let year = after
        .peek()
        .filter(|token| token.text.len() == 4)
        .and_then(|token| token.number())
        .and_then(|year| i16::try_from(year).ok())
        // Four digits after a date may be the next figure; a year is near ours.
        .filter(|year| (1900..2200).contains(year));
    if year.is_some() {
        after.skip(1);
        ahead = after;
    }
    *reader = ahead;
    Some(Day { year, month, day })
}

fn named(reader: &mut Reader<'_>) -> Option<i8> {
    let token = reader.peek().filter(|token| token.kind == Sort::Word)?;
    let month = month(&token.lower)?;
    reader.skip(1);
    reader.eat_sign(&['.']);
    Some(month)
}

impl Day {
    /// The date in a year, if that year has it.
    pub(crate) fn of(self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}
