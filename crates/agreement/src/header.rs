//! The header: who, what, where, on which clock, in which phases.

use tregua_calendar::{Clock, ClockError, Length};
use tregua_syntax::{Diagnostic, Line, SyntaxKind, Word, nearest};

use crate::cursor::{Cursor, said};
use crate::fault::{Fault, Reads, What, at, expected, keywords, left_over};
use crate::lexicon::{Modes, Verb};
use crate::meaning::Zone;
use crate::names::{MAX_NAME_WORDS, Names, is_keyword};
use crate::phrases::{self, expect};

/// What the header lines say.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) name: Option<String>,
    pub(crate) language: bool,
    pub(crate) text: Option<String>,
    pub(crate) parties: bool,
    pub(crate) mediators: Vec<String>,
    pub(crate) carriers: Vec<String>,
    pub(crate) counting_bodies: Option<Vec<String>>,
    pub(crate) speaks_for: Vec<(String, String)>,
    /// A `clock` line was there, well-formed or not.
    pub(crate) clock_said: bool,
    pub(crate) dated_figures: bool,
    pub(crate) reporting_grace: Option<Length>,
    pub(crate) zones: Vec<Zone>,
    pub(crate) tracks: Vec<String>,
}

/// Reads one header line into `header` and `names`.
///
/// A line whose first word is misspelt is told as that, and read as what was meant: what it declares is then known to all
/// that follows, which else would be one error after another.
pub(crate) fn line(line: &Line, header: &mut Header, names: &mut Names) -> Reads<()> {
    let read = sentence(&line.words, header, names);
    let Err(fault) = read else {
        return Ok(());
    };
    if let Some(words) = as_meant(&line.words).filter(|_| fault.code == "E0101") {
        // What is wrong further on in the line waits until its first word is mended.
        let _ = sentence(&words, header, names);
    }
    Err(fault)
}

/// The words of a line whose first word is nearly one that begins lines of the header, with that one.
fn as_meant(words: &[Word]) -> Option<Vec<Word>> {
    let mut words = words.to_vec();
    let first = words.first_mut()?;
    let meant = nearest(&first.text, FIRST_WORDS.iter().copied());
    first.text = meant.into_iter().next()?;
    Some(words)
}

fn sentence(words: &[Word], header: &mut Header, names: &mut Names) -> Reads<()> {
    let mut cursor = Cursor::new(words);
    let first = cursor
        .peek()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    match first.as_str() {
        "agreement" => agreement(&mut cursor, header)?,
        "language" => language(&mut cursor, header)?,
        "text" => return text(cursor, header),
        "parties" => parties(&mut cursor, header, names)?,
        "mediator" | "mediators" => {
            cursor.skip(1);
            header.mediators = declare_voices(&mut cursor, names, false)?;
        }
        "carrier" | "carriers" => {
            cursor.skip(1);
            header.carriers = declare_voices(&mut cursor, names, false)?;
        }
        "counting" => counting_bodies(&mut cursor, header, names)?,
        "clock" => clock(&mut cursor, header, names)?,
        "a" => {
            once(&cursor, header.dated_figures)?;
            expect(
                &mut cursor,
                "a dated figure counts for the day that begins on it",
            )?;
            header.dated_figures = true;
        }
        "reporting" => {
            once(&cursor, header.reporting_grace.is_some())?;
            expect(&mut cursor, "reporting grace")?;
            header.reporting_grace = Some(phrases::length(&mut cursor)?);
        }
        "zone" => zone(&mut cursor, header, names)?,
        "track" | "tracks" => tracks(&mut cursor, header, names)?,
        "verb" => verb(&mut cursor, names)?,
        _ => speaks_for(&mut cursor, header, names)?,
    }
    if cursor.at_end() {
        Ok(())
    } else {
        Err(left_over(&cursor))
    }
}

fn agreement(cursor: &mut Cursor, header: &mut Header) -> Reads<()> {
    once(cursor, header.name.is_some())?;
    cursor.skip(1);
    header.name = Some(phrases::quoted(cursor)?);
    Ok(())
}

fn language(cursor: &mut Cursor, header: &mut Header) -> Reads<()> {
    once(cursor, header.language)?;
    header.language = true;
    cursor.skip(1);
    let start = *cursor;
    if phrases::number(cursor)? != 1 {
        return Err(Box::new(at(&start, "E0207")));
    }
    comma(cursor)?;
    let start = *cursor;
    if cursor.eat("english") {
        Ok(())
    } else {
        Err(Box::new(
            at(&start, "E0207").suggest(["english".to_owned()]),
        ))
    }
}

/// The rest of the line is free text.
fn text(mut cursor: Cursor, header: &mut Header) -> Reads<()> {
    once(&cursor, header.text.is_some())?;
    cursor.skip(1);
    if cursor.at_end() {
        return Err(expected(&cursor, What::Label, []));
    }
    let mut text = String::new();
    for word in cursor.rest() {
        let joins = matches!(
            word.kind,
            SyntaxKind::Comma | SyntaxKind::Semicolon | SyntaxKind::Colon | SyntaxKind::Close
        );
        if !text.is_empty() && !joins && !text.ends_with('(') {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    header.text = Some(text);
    Ok(())
}

fn parties(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    once(cursor, header.parties)?;
    header.parties = true;
    cursor.skip(1);
    names.parties = declare_voices(cursor, names, true)?;
    Ok(())
}

fn counting_bodies(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    once(cursor, header.counting_bodies.is_some())?;
    header.counting_bodies = Some(Vec::new());
    cursor.skip(2);
    if !cursor.eat("none named") {
        header.counting_bodies = Some(declare_voices(cursor, names, false)?);
    }
    Ok(())
}

/// New names joined with `and`. A body may be mediator and counting body at once; twice on one line is a slip.
fn declare_voices(cursor: &mut Cursor, names: &mut Names, party: bool) -> Reads<Vec<String>> {
    let mut declared = Vec::new();
    phrases::list(cursor, "and", |cursor| {
        let start = *cursor;
        let name = new_name(cursor, &["and"])?;
        let before = names.voices.declare(&name, cursor.since(&start), party);
        let was_party = names.voices.get(&name).is_some_and(|was| *was);
        if declared.contains(&name) || before.is_some() && (party || was_party) {
            return Err(phrases::twice(&start, &name, before));
        }
        declared.push(name);
        Ok(())
    })?;
    Ok(declared)
}

fn clock(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    once(cursor, header.clock_said)?;
    header.clock_said = true;
    cursor.skip(1);
    let start = *cursor;
    let zone = cursor
        .eat_kind(SyntaxKind::Word)
        .ok_or_else(|| Box::new(at(&start, "E0208")))?;
    comma(cursor)?;
    expect(cursor, "each day runs")?;
    let from = phrases::hour(cursor)?;
    expect(cursor, "to")?;
    let second = *cursor;
    if phrases::hour(cursor)? != from {
        return Err(Box::new(at(&second, "E0208")));
    }
    let made = Clock::new(
        &zone.text,
        &format!("{:02}:{:02}", from.hour(), from.minute()),
    );
    names.clock = Some(made.map_err(|error| match error {
        ClockError::NoSuchZone(_) | ClockError::NotAnHour(_) => Box::new(at(&start, "E0208")),
    })?);
    Ok(())
}

fn zone(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    cursor.skip(1);
    let start = *cursor;
    let name = new_name(cursor, &[])?;
    let span = cursor.since(&start);
    let description = phrases::quoted(cursor)?;
    let no_line = cursor.eat_kind(SyntaxKind::Comma).is_some();
    if no_line {
        expect(cursor, "described")?;
        comma(cursor)?;
        expect(cursor, "no line published")?;
    }
    if let Some(before) = names.zones.declare(&name, span, ()) {
        return Err(phrases::twice(&start, &name, Some(before)));
    }
    header.zones.push(Zone {
        name,
        description,
        no_line,
    });
    Ok(())
}

/// `tracks exchange and relief`: what clauses are grouped by.
fn tracks(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    cursor.skip(1);
    phrases::list(cursor, "and", |cursor| {
        let start = *cursor;
        let name = new_name(cursor, &["and"])?;
        if let Some(before) = names.tracks.declare(&name, cursor.since(&start), ()) {
            return Err(phrases::twice(&start, &name, Some(before)));
        }
        header.tracks.push(name);
        Ok(())
    })?;
    Ok(())
}

/// A text has at most so many verbs with those that the language has: each sentence looks for its own among all of them.
const MOST_VERBS: usize = 500;

/// `verb escort (escorted), can be required or allowed or forbidden, counted at departure or arrival`
fn verb(cursor: &mut Cursor, names: &mut Names) -> Reads<()> {
    cursor.skip(1);
    let start = *cursor;
    let name = new_name(cursor, &[])?;
    if names.lexicon.verb(&name).is_some() {
        return Err(phrases::twice(&start, &name, None));
    }
    let done = in_brackets(cursor)?;
    comma(cursor)?;
    expect(cursor, "can be")?;
    let mut modes = Modes {
        required: false,
        allowed: false,
        forbidden: false,
    };
    phrases::list(cursor, "or", |cursor| {
        let word = cursor
            .peek()
            .map(|word| word.text.as_str())
            .unwrap_or_default();
        match word {
            "required" => modes.required = true,
            "allowed" => modes.allowed = true,
            "forbidden" => modes.forbidden = true,
            _ => return Err(keywords(cursor, &["required", "allowed", "forbidden"])),
        }
        cursor.skip(1);
        Ok(())
    })?;
    let points = if cursor.eat_kind(SyntaxKind::Comma).is_some() {
        expect(cursor, "counted at")?;
        phrases::list(cursor, "or", phrases::key)?
    } else {
        Vec::new()
    };
    if points.len() > 12 {
        return Err(phrases::too_many(cursor, "points", 12));
    }
    for form in [&name, &done] {
        names.own_verbs.declare(form, cursor.since(&start), ());
    }
    if names.lexicon.verbs.len() >= MOST_VERBS {
        return Err(phrases::too_many(&start, "verbs", MOST_VERBS));
    }
    names.lexicon.verbs.push(Verb {
        name,
        done,
        modes,
        points,
    });
    names.lexicon.verbs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(())
}

fn speaks_for(cursor: &mut Cursor, header: &mut Header, names: &mut Names) -> Reads<()> {
    if !cursor.has_ahead("speaks for") {
        return Err(unknown_line(cursor, OPENERS));
    }
    let start = *cursor;
    let office = new_name(cursor, &["speaks"])?;
    let span = cursor.since(&start);
    expect(cursor, "speaks for")?;
    let voice = phrases::voice(cursor, names)?;
    if let Some(before) = names.voices.declare(&office, span, false) {
        return Err(phrases::twice(&start, &office, Some(before)));
    }
    header.speaks_for.push((office, voice));
    Ok(())
}

/// Every word that can begin a line outside a clause.
const OPENERS: &[&str] = &[
    "clause",
    "phase",
    "thing",
    "names in",
    "agreement",
    "language",
    "text",
    "parties",
    "mediators",
    "carrier",
    "counting bodies",
    "clock",
    "a dated figure counts for the day that begins on it",
    "reporting grace",
    "zone",
    "tracks",
    "verb",
];

/// The first words of lines of the header that say something by themselves.
const FIRST_WORDS: &[&str] = &[
    "agreement",
    "language",
    "text",
    "parties",
    "mediators",
    "mediator",
    "carriers",
    "carrier",
    "counting",
    "clock",
    "reporting",
    "zone",
    "tracks",
    "track",
    "verb",
];

/// A line whose first word is not known where it stands.
pub(crate) fn unknown_line(cursor: &Cursor, known: &[&str]) -> Fault {
    let general = keywords(cursor, known);
    if general.code != "E0103" {
        return general;
    }
    let found = cursor
        .peek()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    Box::new(
        Diagnostic::error("E0101", cursor.here())
            .with("found", found)
            .suggest(general.suggestions),
    )
}

fn once(cursor: &Cursor, there: bool) -> Reads<()> {
    let found = cursor
        .peek()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    if there {
        Err(phrases::twice(cursor, &found, None))
    } else {
        Ok(())
    }
}

fn comma(cursor: &mut Cursor) -> Reads<()> {
    cursor
        .eat_kind(SyntaxKind::Comma)
        .map(|_| ())
        .ok_or_else(|| keywords(cursor, &[","]))
}

/// `(people held in Gaza)`
pub(crate) fn in_brackets(cursor: &mut Cursor) -> Reads<String> {
    if cursor.eat_kind(SyntaxKind::Open).is_none() {
        return Err(expected(cursor, What::Plural, []));
    }
    let name = new_name(cursor, &[])?;
    if cursor.eat_kind(SyntaxKind::Close).is_none() {
        return Err(keywords(cursor, &[")"]));
    }
    Ok(name)
}

/// A name that no keyword begins or ends.
pub(crate) fn new_name(cursor: &mut Cursor, stops: &[&str]) -> Reads<String> {
    let start = *cursor;
    let name = words_until(cursor, stops)?;
    let edge = |word: Option<&str>| word.is_some_and(is_keyword);
    let reserved = crate::reserved::RESERVED
        .iter()
        .any(|(keyword, ..)| *keyword == name);
    if edge(name.split(' ').next()) || edge(name.split(' ').next_back()) || reserved {
        let words = [name.split(' ').next(), name.split(' ').next_back()];
        let word = words.into_iter().find(|word| edge(*word)).flatten();
        let word = word.unwrap_or(&name).to_owned();
        let fault = Diagnostic::error("E0204", cursor.since(&start)).with("word", word);
        return Err(Box::new(fault.with("found", name)));
    }
    Ok(name)
}

/// Words and numbers up to a mark or one of `stops`.
pub(crate) fn words_until(cursor: &mut Cursor, stops: &[&str]) -> Reads<String> {
    let fits = |kind| matches!(kind, SyntaxKind::Word | SyntaxKind::Number);
    let rest = cursor.rest();
    let count = rest
        .iter()
        .take_while(|word| fits(word.kind) && !stops.contains(&word.text.as_str()))
        .count();
    let words = rest.get(..count).unwrap_or_default();
    if words
        .first()
        .is_none_or(|word| word.kind == SyntaxKind::Number)
    {
        return Err(expected(cursor, What::Name, []));
    }
    if count > MAX_NAME_WORDS {
        return Err(phrases::too_many(cursor, "name-words", MAX_NAME_WORDS));
    }
    cursor.skip(count);
    Ok(said(words))
}

/// A line that can only stand in a clause, found outside one.
pub(crate) fn misplaced(line: &Line) -> Option<Fault> {
    let cursor = Cursor::new(&line.words);
    let first = line
        .words
        .first()
        .map(|word| word.text.clone())
        .unwrap_or_default();
    let in_clause = cursor.has_ahead("must")
        || ["reading", "asserted", "counted", "within", "misprinted"].contains(&first.as_str());
    let speaks = cursor.has_ahead("speaks for") || cursor.is("text");
    (in_clause && !speaks)
        .then(|| Box::new(Diagnostic::error("E0108", line.span()).with("found", first)))
}
