//! The small phrases that sentences share: numbers, lengths, hours, lists of names, kinds.

use tregua_calendar::{Date, Length, Time};
use tregua_syntax::{Diagnostic, SyntaxKind, Word};

use crate::cursor::{Cursor, said};
use crate::duty::{KindChoice, Sense, Threshold};
use crate::fault::{Reads, What, at, expected, keywords, odd_digits};
use crate::meaning::Thing;
use crate::names::{Form, Names, is_keyword, longest};
use crate::near_misses;

/// A list has at most so many names.
pub(crate) const MAX_LIST: usize = 64;

/// Reads one of these keywords, or says which were expected.
pub(crate) fn expect(cursor: &mut Cursor, phrase: &str) -> Reads<()> {
    for keyword in phrase.split(' ') {
        if !cursor.eat(keyword) {
            return Err(keywords(cursor, &[keyword]));
        }
    }
    Ok(())
}

/// `Alpha and Beta`, by what `read` makes of each name.
pub(crate) fn list<'a, T>(
    cursor: &mut Cursor<'a>,
    joiner: &str,
    mut read: impl FnMut(&mut Cursor<'a>) -> Reads<T>,
) -> Reads<Vec<T>> {
    let mut names = vec![read(cursor)?];
    while cursor.eat(joiner) {
        if names.len() >= MAX_LIST {
            return Err(too_many(cursor, "names", MAX_LIST));
        }
        names.push(read(cursor)?);
    }
    Ok(names)
}

/// More of something than is looked into.
pub(crate) fn too_many(cursor: &Cursor, what: &str, limit: usize) -> crate::fault::Fault {
    Box::new(
        Diagnostic::error("E0004", cursor.here())
            .with("what", what)
            .with("limit", limit.to_string()),
    )
}

/// Declared voices joined with `and`; naming one twice is an error.
pub(crate) fn voices(cursor: &mut Cursor, names: &Names) -> Reads<Vec<String>> {
    each_once(cursor, names, "and")
}

fn each_once(cursor: &mut Cursor, names: &Names, joiner: &'static str) -> Reads<Vec<String>> {
    let mut seen: Vec<String> = Vec::new();
    list(cursor, joiner, |cursor| {
        let start = *cursor;
        let name = voice(cursor, names)?;
        if seen.contains(&name) {
            return Err(twice(&start, &name, None));
        }
        seen.push(name);
        Ok(())
    })?;
    Ok(seen)
}

/// Declared voices of which one is enough, joined with `or`; each once.
pub(crate) fn either(cursor: &mut Cursor, names: &Names) -> Reads<Vec<String>> {
    each_once(cursor, names, "or")
}

/// One declared voice.
pub(crate) fn voice(cursor: &mut Cursor, names: &Names) -> Reads<String> {
    names
        .voices
        .read(cursor, What::Voice)
        .map(|(name, _)| name.to_owned())
}

/// A name or a modifier that stands there already.
pub(crate) fn twice(
    cursor: &Cursor,
    name: &str,
    before: Option<std::ops::Range<usize>>,
) -> crate::fault::Fault {
    let fault = Diagnostic::error("E0201", cursor.here()).with("found", name);
    Box::new(match before {
        Some(before) => fault.beside(before, "declared-here"),
        None => fault,
    })
}

/// A declared phase.
pub(crate) fn phase(cursor: &mut Cursor, names: &Names) -> Reads<String> {
    names
        .phases
        .read(cursor, What::Phase)
        .map(|(name, ())| name.to_owned())
}

/// A declared zone.
pub(crate) fn zone(cursor: &mut Cursor, names: &Names) -> Reads<String> {
    names
        .zones
        .read(cursor, What::Zone)
        .map(|(name, ())| name.to_owned())
}

/// A declared thing, in the form that goes with `wanted`.
pub(crate) fn thing<'n>(cursor: &mut Cursor, names: &'n Names, wanted: Form) -> Reads<&'n Thing> {
    let start = *cursor;
    let (_, &(at, form)) = names.thing_names.read(cursor, What::Thing)?;
    let Some(thing) = names.things.get(at) else {
        return Err(expected(&start, What::Thing, []));
    };
    if form != wanted && form != Form::Either {
        let right = if wanted == Form::One {
            &thing.name
        } else {
            &thing.plural
        };
        return Err(form_fault(&start, cursor, right));
    }
    Ok(thing)
}

/// The form that goes with a number.
pub(crate) fn form_for(n: u64) -> Form {
    if n == 1 { Form::One } else { Form::Many }
}

fn form_fault(start: &Cursor, end: &Cursor, right: &str) -> crate::fault::Fault {
    let count = start.rest().len() - end.rest().len();
    let found = said(start.rest().get(..count).unwrap_or_default());
    let fault = Diagnostic::error("E0304", end.since(start))
        .with("found", found)
        .with("right", right);
    Box::new(fault.suggest([right.to_owned()]))
}

/// A whole number in ASCII digits.
pub(crate) fn number(cursor: &mut Cursor) -> Reads<u64> {
    let start = *cursor;
    let Some(word) = cursor.eat_kind(SyntaxKind::Number) else {
        return Err(expected(cursor, What::Number, []));
    };
    if let [comma, digits, ..] = cursor.rest()
        && comma.kind == SyntaxKind::Comma
        && digits.kind == SyntaxKind::Number
        && comma.span.start == word.span.end
        && digits.span.start == comma.span.end
    {
        let fault = Diagnostic::error("E0302", word.span.start..digits.span.end);
        let whole = format!("{}{}", word.text, digits.text);
        return Err(Box::new(
            fault
                .with("found", format!("{},{}", word.text, digits.text))
                .suggest([whole]),
        ));
    }
    // Nothing that a truce counts comes near this bound; sums of many such numbers still fit.
    let fits = word
        .text
        .parse::<u64>()
        .ok()
        .filter(|n| *n <= 1_000_000_000_000);
    fits.ok_or_else(|| Box::new(at(&start, "E0302")))
}

/// A whole number other than 0.
pub(crate) fn positive(cursor: &mut Cursor) -> Reads<u64> {
    let start = *cursor;
    let n = number(cursor)?;
    if n == 0 {
        Err(Box::new(at(&start, "E0303")))
    } else {
        Ok(n)
    }
}

/// A whole number of days or the like.
pub(crate) fn small(cursor: &mut Cursor) -> Reads<u32> {
    let start = *cursor;
    let n = positive(cursor)?;
    let fits = u32::try_from(n).ok().filter(|n| *n <= 100_000);
    fits.ok_or_else(|| Box::new(at(&start, "E0302")))
}

/// `30 percent`: at most 100.
pub(crate) fn percent(cursor: &mut Cursor) -> Reads<u64> {
    let start = *cursor;
    let n = positive(cursor)?;
    if n > 100 {
        return Err(Box::new(at(&start, "E0302")));
    }
    expect(cursor, "percent")?;
    Ok(n)
}

/// True if a threshold begins here.
pub(crate) fn is_threshold(cursor: &Cursor) -> bool {
    ["at least", "at most", "exactly", "about"]
        .iter()
        .any(|word| cursor.is(word))
        || is_range(cursor)
}

/// `between 30 and 35`; between two hours is another thing.
fn is_range(cursor: &Cursor) -> bool {
    let number = |word: &Word| word.kind == SyntaxKind::Number;
    cursor.is("between") && cursor.rest().get(1).is_some_and(number)
}

/// How many a sentence asks for: a threshold, and of a range also its limit. Each of the two is judged for itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// The number, of a range the smaller one.
    pub(crate) number: Threshold,
    /// Of a range: at most the larger one.
    pub(crate) limit: Option<Threshold>,
}

impl Wanted {
    /// The form of the thing that goes with it.
    pub(crate) fn form(&self) -> Form {
        let number = self.limit.unwrap_or(self.number);
        number.about.or(number.hi).map_or(Form::Many, form_for)
    }
}

/// A threshold, or a range: `between 30 and 35`.
pub(crate) fn wanted(cursor: &mut Cursor) -> Reads<Wanted> {
    if !is_range(cursor) {
        let number = threshold(cursor)?;
        return Ok(Wanted {
            number,
            limit: None,
        });
    }
    let start = *cursor;
    cursor.skip(1);
    let least = number(cursor)?;
    if cursor.is("to") {
        return Err(near_misses::write(cursor, 1, "and"));
    }
    expect(cursor, "and")?;
    let most = number(cursor)?;
    let right = match (least, most) {
        (0, most) => format!("at most {most}"),
        (least, most) if least == most => format!("exactly {least}"),
        (least, most) if most < least => format!("between {most} and {least}"),
        _ => {
            let of = |sense, n| Threshold {
                sense,
                lo: n,
                hi: Some(n),
                about: None,
            };
            return Ok(Wanted {
                number: of(Sense::AtLeast, least),
                limit: Some(of(Sense::AtMost, most)),
            });
        }
    };
    let words = start.rest().len() - cursor.rest().len();
    let found = said(start.rest().get(..words).unwrap_or_default());
    let fault = Diagnostic::error("E0308", cursor.since(&start)).with("found", found);
    Err(Box::new(fault.suggest([right])))
}

/// `at least 50`, `at most 3`, `exactly 4`, `about 300 (bounds 200 or more)`, `at most about 300 (bounds 250 to 350)`.
pub(crate) fn threshold(cursor: &mut Cursor) -> Reads<Threshold> {
    let start = *cursor;
    let sense = [
        ("at least", Sense::AtLeast),
        ("at most", Sense::AtMost),
        ("exactly", Sense::Exactly),
    ]
    .into_iter()
    .find_map(|(word, sense)| cursor.eat(word).then_some(sense));
    let about = cursor.eat("about");
    if sense.is_none() && !about {
        return Err(keywords(
            cursor,
            &["at least", "at most", "exactly", "about"],
        ));
    }
    let sense = sense.unwrap_or(Sense::AtLeast);
    let n = number(cursor)?;
    if let Some(range) = near_misses::range(&start, cursor) {
        return Err(range);
    }
    if n == 0 && sense == Sense::AtLeast {
        let mut zero = start;
        zero.skip(start.rest().len() - cursor.rest().len() - 1);
        return Err(Box::new(at(&zero, "E0303")));
    }
    Ok(Threshold {
        sense,
        lo: n,
        hi: Some(n),
        about: about.then_some(n),
    })
}

/// `(bounds 200 or more)`, `(bounds 250 to 350)`: what "about" may mean. Required after `about`, refused otherwise.
pub(crate) fn bounds(cursor: &mut Cursor, threshold: &mut Threshold) -> Reads<()> {
    let Some(about) = threshold.about else {
        return Ok(());
    };
    let start = *cursor;
    if cursor.eat_kind(SyntaxKind::Open).is_none() {
        return Err(keywords(cursor, &["(bounds … or more)", "(bounds … to …)"]));
    }
    expect(cursor, "bounds")?;
    threshold.lo = number(cursor)?;
    threshold.hi = if cursor.eat("or more") {
        None
    } else if cursor.eat("to") {
        Some(number(cursor)?)
    } else {
        return Err(keywords(cursor, &["or more", "to"]));
    };
    if cursor.eat_kind(SyntaxKind::Close).is_none() {
        return Err(keywords(cursor, &[")"]));
    }
    if threshold.lo > about || threshold.hi.is_some_and(|hi| hi < about) {
        let fault =
            Diagnostic::error("E0305", cursor.since(&start)).with("found", about.to_string());
        return Err(Box::new(fault));
    }
    Ok(())
}

/// `4 days`, `1 day`, `36 hours`. There is no month: its length would depend on when it begins.
pub(crate) fn length(cursor: &mut Cursor) -> Reads<Length> {
    let n = small(cursor)?;
    type Unit = (&'static str, &'static str, fn(u32) -> Length);
    let units: [Unit; 2] = [
        ("day", "days", Length::Days),
        ("hour", "hours", Length::Hours),
    ];
    for (one, many, length) in units {
        let right = if n == 1 { one } else { many };
        let start = *cursor;
        if cursor.eat(one) || cursor.eat(many) {
            return if start.is(right) {
                Ok(length(n))
            } else {
                Err(form_fault(&start, cursor, right))
            };
        }
    }
    let vague = [
        "month", "months", "week", "weeks", "year", "years", "minutes", "minute",
    ];
    if vague.iter().any(|unit| cursor.is(unit)) {
        return Err(Box::new(
            at(cursor, "E0306").suggest(["days".to_owned(), "hours".to_owned()]),
        ));
    }
    Err(keywords(cursor, &["days", "hours"]))
}

/// `07:00`.
pub(crate) fn hour(cursor: &mut Cursor) -> Reads<Time> {
    let Some(word) = cursor.peek().filter(|word| word.kind == SyntaxKind::Time) else {
        return Err(expected(cursor, What::Hour, []));
    };
    let padded = format!("{:0>5}", word.text);
    let time = format!("{}:00", word.text)
        .parse::<Time>()
        .ok()
        .filter(|_| word.text.len() == 5);
    let Some(time) = time else {
        let real = format!("{padded}:00").parse::<Time>().is_ok();
        return Err(Box::new(
            at(cursor, "E0307").suggest(real.then_some(padded)),
        ));
    };
    cursor.skip(1);
    Ok(time)
}

/// `2023-11-24`.
pub(crate) fn date(cursor: &mut Cursor) -> Reads<Date> {
    let Some(word) = cursor.peek().filter(|word| word.kind == SyntaxKind::Date) else {
        return Err(expected(cursor, What::Date, []));
    };
    let date = word
        .text
        .parse::<Date>()
        .map_err(|_| Box::new(at(cursor, "E0307")))?;
    cursor.skip(1);
    Ok(date)
}

/// `of age woman or child and nationality Israeli`, where it comes next.
pub(crate) fn kinds(cursor: &mut Cursor, thing: &Thing) -> Reads<Vec<KindChoice>> {
    if !cursor.eat("of") {
        return Ok(Vec::new());
    }
    let mut choices: Vec<KindChoice> = Vec::new();
    loop {
        let start = *cursor;
        let Some((words, axis)) = longest(cursor, thing.axes.iter().map(|axis| axis.name.as_str()))
        else {
            if let Some(fault) = kind_alone(cursor, thing, choices.last()) {
                return Err(fault);
            }
            return Err(not_of(
                cursor,
                What::Axis,
                &thing.name,
                thing.axes.iter().map(|axis| axis.name.as_str()),
            ));
        };
        if choices.iter().any(|choice| choice.axis == axis) {
            return Err(twice(&start, axis, None));
        }
        cursor.skip(words);
        let known = || {
            thing
                .axes
                .iter()
                .filter(|known| known.name == axis)
                .flat_map(|known| &known.kinds)
                .map(String::as_str)
        };
        let any_of = list(cursor, "or", |cursor| {
            let (words, kind) = longest(cursor, known())
                .ok_or_else(|| not_of(cursor, What::Kind, axis, known()))?;
            cursor.skip(words);
            Ok(kind.to_owned())
        })?;
        choices.push(KindChoice {
            axis: axis.to_owned(),
            any_of: any_of.into_iter().collect(),
        });
        // `and 5 for each 1 of rank soldier` is another number, no further axis.
        let mut ahead = *cursor;
        if !ahead.eat("and") || ahead.peek_kind() == Some(SyntaxKind::Number) {
            return Ok(choices);
        }
        *cursor = ahead;
    }
}

/// A kind whose axis is missing: the axis, or, where it is another kind of the axis before it, the `or` that joins the two; a
/// number of another category without its words.
fn kind_alone(
    cursor: &Cursor,
    thing: &Thing,
    before: Option<&KindChoice>,
) -> Option<crate::fault::Fault> {
    if is_threshold(cursor) {
        let number = cursor
            .rest()
            .iter()
            .position(|word| word.kind == SyntaxKind::Number)?;
        let n = &cursor.rest().get(number)?.text;
        return Some(near_misses::write(cursor, number + 1, n));
    }
    let fits = thing.axes.iter().find_map(|axis| {
        let (words, kind) = longest(cursor, axis.kinds.iter().map(String::as_str))?;
        Some((words, kind, &axis.name))
    });
    let (words, kind, axis) = fits?;
    Some(match before.filter(|before| before.axis == *axis) {
        Some(_) => near_misses::write(&cursor.back(), words + 1, &format!("or {kind}")),
        None => near_misses::write(cursor, words, &format!("{axis} {kind}")),
    })
}

/// A kind that is not on its axis, an axis that is not of its thing: what is known is few, so it is shown whole.
fn not_of<'k>(
    cursor: &Cursor,
    what: What,
    owner: &str,
    known: impl Iterator<Item = &'k str>,
) -> crate::fault::Fault {
    let general = expected(cursor, what, []);
    let keyword = |word: &Word| word.kind != SyntaxKind::Word || is_keyword(&word.text);
    if general.code != "E0103" || cursor.peek().is_none_or(keyword) {
        return general;
    }
    let known: Vec<String> = known.map(str::to_owned).collect();
    let near = crate::fault::near_names(cursor, known.iter().map(String::as_str));
    let fault = at(cursor, "E0205")
        .with("what", what.key())
        .with("owner", owner);
    Box::new(fault.suggest(if near.is_empty() { known } else { near }))
}

/// Something in double quotes.
pub(crate) fn quoted(cursor: &mut Cursor) -> Reads<String> {
    let word = cursor
        .eat_kind(SyntaxKind::Quoted)
        .ok_or_else(|| expected(cursor, What::Quoted, []))?;
    let words: Vec<&str> = word.inside().split_whitespace().collect();
    Ok(words.join(" "))
}

/// A key of a source or a row: one word that is no keyword.
pub(crate) fn key(cursor: &mut Cursor) -> Reads<String> {
    let fits =
        |word: &&Word| word.kind == SyntaxKind::Word && !crate::names::is_keyword(&word.text);
    if odd_digits(cursor).is_some() || cursor.peek().filter(fits).is_none() {
        return Err(expected(cursor, What::Key, []));
    }
    Ok(cursor
        .eat_kind(SyntaxKind::Word)
        .map(|word| word.text.clone())
        .unwrap_or_default())
}
