//! What must have come about before something holds: `clause talks is met`, `Gamma has announced it`, `Council has
//! verified in North`.

use std::ops::Range;

use tregua_syntax::SyntaxKind;

use crate::cursor::{Cursor, said};
use crate::duty::Event;
use crate::fault::{Reads, What, expected, keywords};
use crate::lexicon::Verb;
use crate::names::{Form, Names};
use crate::near_misses;
use crate::phrases::{self, expect};
use crate::terms::{Roles, list_of, measure, roles};

/// A clause that another one names, and where: whether there is one is asked once all are read.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The label as written.
    pub(crate) label: String,
    /// Where it is written.
    pub(crate) span: Range<usize>,
    /// True where the clause that names it is not in force before.
    pub(crate) waits: bool,
    /// True where the clause that names it must come due once only, as the one that is named.
    pub(crate) itself_once: bool,
    /// Who must agree, where the clause that names it stands in its place.
    pub(crate) instead_by: Option<Vec<String>>,
}

/// Events joined with `and`: all of them must have come about.
pub(super) fn events(
    cursor: &mut Cursor,
    names: &Names,
    mentions: &mut Vec<Mention>,
    waits: bool,
) -> Reads<Vec<Event>> {
    phrases::list(cursor, "and", |cursor| {
        event(cursor, names, mentions, waits)
    })
}

/// One event.
pub(crate) fn event(
    cursor: &mut Cursor,
    names: &Names,
    mentions: &mut Vec<Mention>,
    waits: bool,
) -> Reads<Event> {
    if cursor.eat("clause") {
        return standing(cursor, mentions, waits);
    }
    let voices = phrases::voices(cursor, names)?;
    // One `has`, several `have`: a lost name is never silent.
    let has = if voices.len() == 1 { "has" } else { "have" };
    expect(cursor, has)?;
    // An announced end is the phase's; nobody is freed by one of a clause alone.
    if waits && cursor.eat("announced") {
        expect(cursor, "it")?;
        return Ok(Event::Announced { by: voices });
    }
    if waits && cursor.eat("agreed to") {
        expect(cursor, "it")?;
        return Ok(Event::Agreed {
            by: voices,
            clause: None,
        });
    }
    act(cursor, names, &voices)
}

/// `talks is met`, `talks stands as not met`: two phrases no lost word turns into each other.
fn standing(cursor: &mut Cursor, mentions: &mut Vec<Mention>, waits: bool) -> Reads<Event> {
    let start = *cursor;
    let words = cursor.rest();
    let mut length = 0;
    let met = loop {
        let mut ahead = *cursor;
        ahead.skip(length);
        if ahead.is("is met") {
            break true;
        }
        if ahead.is("stands as not met") {
            break false;
        }
        if ahead.is("is not met") {
            return Err(near_misses::write(&ahead, 3, "stands as not met"));
        }
        let is_name = |kind| matches!(kind, SyntaxKind::Word | SyntaxKind::Number);
        if !ahead.peek_kind().is_some_and(is_name) {
            return Err(keywords(&ahead, &["is met", "stands as not met"]));
        }
        length += 1;
    };
    if length == 0 {
        return Err(expected(cursor, What::Label, []));
    }
    let label = said(words.get(..length).unwrap_or_default());
    cursor.skip(length);
    let span = cursor.since(&start);
    expect(cursor, if met { "is met" } else { "stands as not met" })?;
    mentions.push(Mention {
        label: label.clone(),
        span,
        waits,
        itself_once: false,
        instead_by: None,
    });
    Ok(Event::Stands { clause: label, met })
}

/// `clause talks`, done side by side with this one: its label ends with the phrase.
pub(super) fn alongside(cursor: &mut Cursor, mentions: &mut Vec<Mention>) -> Reads<Event> {
    expect(cursor, "clause")?;
    let start = *cursor;
    cursor.skip_phrase();
    let length = start.rest().len() - cursor.rest().len();
    if length == 0 {
        return Err(expected(cursor, What::Label, []));
    }
    let label = said(start.rest().get(..length).unwrap_or_default());
    mentions.push(Mention {
        label: label.clone(),
        span: cursor.since(&start),
        waits: false,
        itself_once: true,
        instead_by: None,
    });
    Ok(Event::Performed { clause: label })
}

/// `in place of clause talks once Alpha and Beta have agreed to it`: what opens the clause that says so, and frees those whom
/// the other binds.
pub(super) fn instead(
    cursor: &mut Cursor,
    names: &Names,
    mentions: &mut Vec<Mention>,
) -> Reads<Event> {
    expect(cursor, "in place of")?;
    expect(cursor, "clause")?;
    let start = *cursor;
    let length = start.rest().iter().position(|word| word.text == "once");
    let Some(length) = length.filter(|length| *length > 0) else {
        cursor.skip_phrase();
        return Err(keywords(cursor, &["once"]));
    };
    cursor.skip(length);
    let (label, span) = (
        said(start.rest().get(..length).unwrap_or_default()),
        cursor.since(&start),
    );
    expect(cursor, "once")?;
    let by = phrases::voices(cursor, names)?;
    expect(cursor, if by.len() == 1 { "has" } else { "have" })?;
    expect(cursor, "agreed to it")?;
    mentions.push(Mention {
        label,
        span,
        waits: false,
        itself_once: false,
        instead_by: Some(by.clone()),
    });
    Ok(Event::Agreed { by, clause: None })
}

/// `verified in North`, `handed over list of people held in North at receipt`
fn act(cursor: &mut Cursor, names: &Names, actors: &[String]) -> Reads<Event> {
    let verb = done(cursor, names)?;
    let mut measure = measure(&verb, actors, None, Roles::default());
    if cursor.eat("list of") {
        list_of(cursor, names, &mut measure)?;
    } else if names.thing_names.next(cursor).is_some() || cursor.is("any") {
        expect(cursor, "any")?;
        let thing = phrases::thing(cursor, names, Form::Many)?;
        (measure.thing, measure.unit) = (Some(thing.name.clone()), thing.unit.clone());
        measure.kinds = phrases::kinds(cursor, thing)?;
    }
    let Roles { place, to, through } = roles(cursor, names)?;
    (measure.place, measure.to, measure.through) = (place, to, through);
    let points = verb.points.iter().map(String::as_str);
    measure.point = match verb.points.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        _ => {
            expect(cursor, "at")?;
            let point = points.clone().find(|point| cursor.is(point));
            let point = point
                .ok_or_else(|| expected(cursor, What::Point, points))?
                .to_owned();
            cursor.eat(&point);
            Some(point)
        }
    };
    Ok(Event::Done(Box::new(measure)))
}

/// The participle of a verb that somebody can do, the longest that fits.
fn done(cursor: &mut Cursor, names: &Names) -> Reads<Verb> {
    let can = |verb: &&Verb| verb.modes.required || verb.modes.allowed || verb.modes.forbidden;
    let verbs = || names.lexicon.verbs.iter().filter(can);
    let found = verbs()
        .filter(|verb| cursor.is(&verb.done))
        .max_by_key(|verb| verb.done.len());
    let Some(verb) = found else {
        let known = verbs()
            .map(|verb| verb.done.as_str())
            .chain(["announced it"]);
        return Err(expected(cursor, What::Verb, known));
    };
    cursor.eat(&verb.done);
    Ok(verb.clone())
}
