//! What can be said beside a clause's own sentence: windows, counting, powers, who asserts it.

use std::collections::BTreeMap;
use std::ops::Range;

use tregua_calendar::{ClockChange, Length, Time, Timestamp};
use tregua_syntax::{Diagnostic, SyntaxKind};

use super::events::{Mention, alongside, events, instead};
use crate::cursor::{Cursor, said};
use crate::duty::{Cap, Due, Event, Hand, Measure, Windows};
use crate::fault::{Fault, Reads, What, at, expected, keywords};
use crate::lexicon::Verb;
use crate::meaning::Misprint;
use crate::names::{Form, Names, is_keyword};
use crate::near_misses;
use crate::phrases::{self, expect};
use crate::terms::{self, EARNING, Roles};

/// Everything said beside the sentence, each thing at most once.
#[derive(Debug, Default, Clone)]
pub(crate) struct Modifiers {
    /// Where each slot was filled, and in which words.
    pub(crate) filled: BTreeMap<Slot, (Range<usize>, String)>,
    pub(crate) within: Option<(Length, String)>,
    /// `within 24 hours of each …`: how long after, and the act that it is counted from; `None` where the sentence names it.
    pub(crate) after_each: Option<(Length, Option<Measure>)>,
    /// `at least 6 hours before each …`: how long before, and the act that it is counted from.
    pub(crate) before_each: Option<(Length, Measure)>,
    /// `each day` or `each week`.
    pub(crate) each: Option<Windows>,
    /// `in any 24 hours`.
    pub(crate) any: Option<Windows>,
    pub(crate) between: Option<(Time, Time)>,
    pub(crate) due: Option<DuePhrase>,
    /// `begun by …`, `begun within … from start of …`, with the phase that it names.
    pub(crate) begun: Option<(Due, Option<String>)>,
    /// `and 65 percent by …`: further steps of a schedule, each with its percentage.
    pub(crate) steps: Vec<(u64, Timestamp)>,
    pub(crate) at_latest: Option<Length>,
    pub(crate) point: Option<(String, Range<usize>)>,
    pub(crate) counted_by: Vec<String>,
    pub(crate) open_points: Vec<(String, Range<usize>)>,
    pub(crate) whole: Option<u64>,
    pub(crate) cap: Option<Cap>,
    /// By which counting point days are earned, and in which phase.
    pub(crate) earned: Option<(&'static str, String)>,
    pub(crate) cure: Option<Length>,
    pub(crate) cure_agreed_by: Vec<String>,
    pub(crate) suspended_by: Vec<String>,
    /// What must have come about before they may.
    pub(crate) ground: Vec<Event>,
    pub(crate) waived_by: Vec<String>,
    pub(crate) once: Vec<Event>,
    pub(crate) freed: Vec<Event>,
    pub(crate) alongside: Vec<Event>,
    /// The consent that puts it in the place of another clause.
    pub(crate) instead: Option<Event>,
    /// What no count can judge: how it is to be done, or that it is only tried; with the words.
    pub(crate) by_hand: Option<(Hand, String)>,
    /// The clauses that it names.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) asserted_by: Vec<String>,
    pub(crate) track: Option<String>,
    pub(crate) was: Vec<String>,
    pub(crate) misprints: Vec<Misprint>,
    pub(crate) warnings: Vec<Fault>,
}

/// What a modifier settles; a kind of term lists those it understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// `within 4 days from start of Pause`
    Within,
    /// `within 24 hours of each truck dispatched by Beta`
    AfterEach,
    /// `at least 6 hours before each truck dispatched by Beta`
    BeforeEach,
    /// `each day`, `each week`
    Each,
    /// `each day with a batch`
    Batch,
    /// `in any 24 hours`
    Any,
    /// `overall`
    Overall,
    /// `between 10:00 and 16:00 each day`
    Between,
    /// `by …`
    Due,
    /// `begun by 2024-01-02 12:00`, `begun within 2 days from start of Pause`
    Begun,
    /// `and 65 percent by …`
    Steps,
    /// `at latest 6 hours after that`
    AtLatest,
    /// `counted at …`, `counting point left open: …`
    Counted,
    /// `left open by the parties`
    LeftOpen,
    /// `whole tens only`
    Whole,
    /// `cap left open`, `uncapped`, `at most 10 days in all`
    Cap,
    /// `earned by undertaking before end of Pause`, `earned by handover before end of Pause`
    Earned,
    /// `condition of extension`
    Condition,
    /// `may be made good within 2 days`, `may be made good by a date agreed by Alpha and Beta`
    Cure,
    /// `may be suspended by Alpha`, `may be suspended by Alpha once clause talks stands as not met`
    Suspended,
    /// `may be waived by Alpha`
    Waived,
    /// `once clause talks is met`
    Once,
    /// `freed as soon as clause talks stands as not met`
    Freed,
    /// `alongside clause talks`
    Alongside,
    /// `stands in place of clause talks once Alpha and Beta have agreed to it`
    Instead,
    /// `in a manner "safe and dignified"`
    Manner,
    /// `except "in self-defence"`
    Except,
    /// `as a best effort`, `if located`
    Effort,
    /// `asserted by Alpha`
    Asserted,
    /// `on track relief`
    Track,
}

/// `by 07:00 each day`, `by 07:00 on the day that Pause would end`, `by 2023-12-01 07:00`.
#[derive(Debug, Clone)]
pub(crate) enum DuePhrase {
    EachDay(Time),
    PhaseEnd(Time, String),
    Instant(Timestamp),
}

/// The first words of the lines that modify a clause.
pub(crate) const OPENERS: &[&str] = &[
    "asserted",
    "counted",
    "counting",
    "left",
    "misprinted",
    "was",
    "within",
    "each",
    "in",
    "overall",
    "between",
    "by",
    "begun",
    "at",
    "whole",
    "cap",
    "uncapped",
    "earned",
    "condition",
    "may",
    "once",
    "freed",
    "alongside",
    "stands",
    "as",
    "if",
    "except",
    "before",
    "on",
];

impl Modifiers {
    /// True if this was said.
    pub(crate) fn has(&self, slot: Slot) -> bool {
        self.filled.contains_key(&slot)
    }

    fn fill(&mut self, slot: Slot, start: &Cursor, end: &Cursor) -> Reads<()> {
        let words = start.rest().len() - end.rest().len();
        let words = said(start.rest().get(..words).unwrap_or_default());
        let span = end.since(start);
        if let Some((before, first)) = self.filled.get(&slot) {
            let again = Diagnostic::error("E0201", span).with("found", first.clone());
            return Err(Box::new(again.beside(before.clone(), "said-here")));
        }
        self.filled.insert(slot, (span, words));
        Ok(())
    }
}

/// Reads one modifier, up to a comma, the end of the line, or whatever it cannot use.
pub(crate) fn phrase(cursor: &mut Cursor, names: &Names, modifiers: &mut Modifiers) -> Reads<()> {
    let start = *cursor;
    let first = cursor
        .peek()
        .map(|word| word.text.as_str())
        .unwrap_or_default();
    let slot = match first {
        "asserted" => {
            expect(cursor, "asserted by")?;
            modifiers.asserted_by = phrases::voices(cursor, names)?;
            Slot::Asserted
        }
        "on" if date_follows(cursor) => return Err(near_misses::write(cursor, 1, "by")),
        "on" => {
            expect(cursor, "on track")?;
            let (track, ()) = names.tracks.read(cursor, What::Track)?;
            modifiers.track = Some(track.to_owned());
            Slot::Track
        }
        "was" => return was(cursor, modifiers),
        "misprinted" => return misprint(cursor, modifiers),
        "counted" | "counting" => counting(cursor, names, modifiers)?,
        "left" => {
            expect(cursor, "left open by the parties")?;
            Slot::LeftOpen
        }
        "in" if cursor.is("in a") => {
            expect(cursor, "in a manner")?;
            let words = phrases::quoted(cursor)?;
            only_one_by_hand(&start, cursor, modifiers)?;
            modifiers.by_hand = Some((Hand::Manner, words));
            Slot::Manner
        }
        "except" => {
            cursor.skip(1);
            let words = phrases::quoted(cursor)?;
            only_one_by_hand(&start, cursor, modifiers)?;
            modifiers.by_hand = Some((Hand::Exception, words));
            Slot::Except
        }
        "as" | "if" => {
            let (hand, words) = match first {
                "as" => (Hand::Effort, "as a best effort"),
                _ => (Hand::Search, "if located"),
            };
            expect(cursor, words)?;
            only_one_by_hand(&start, cursor, modifiers)?;
            modifiers.by_hand = Some((hand, words.to_owned()));
            Slot::Effort
        }
        "each" | "in" | "overall" => return calendar(cursor, modifiers),
        "within" => within(cursor, names, modifiers)?,
        "between" => {
            modifiers.between = Some(between(cursor)?);
            Slot::Between
        }
        "by" => {
            let first = due(cursor, names, &mut modifiers.warnings)?;
            let next = *cursor;
            if matches!(first, DuePhrase::Instant(_)) && cursor.is("and") {
                steps(cursor, names, modifiers)?;
                modifiers.fill(Slot::Steps, &next, cursor)?;
            }
            modifiers.due = Some(first);
            Slot::Due
        }
        "begun" => {
            cursor.skip(1);
            modifiers.begun = Some(begun(cursor, names, &mut modifiers.warnings)?);
            Slot::Begun
        }
        "at" if cursor.is("at latest") => {
            cursor.skip(2);
            modifiers.at_latest = Some(phrases::length(cursor)?);
            expect(cursor, "after that")?;
            Slot::AtLatest
        }
        "at" if cursor.is("at least") => {
            cursor.skip(2);
            let lead = phrases::length(cursor)?;
            before_each(cursor, names, modifiers, lead)?
        }
        "before" if date_follows(cursor) => return Err(near_misses::write(cursor, 1, "by")),
        "before" => before_each(cursor, names, modifiers, Length::Hours(0))?,
        "at" if !cursor.is("at most") => {
            cursor.skip(1);
            let points = names.lexicon.verbs.iter().flat_map(|verb| &verb.points);
            let is_point = points.into_iter().any(|point| cursor.is(point));
            return Err(match is_point {
                true => near_misses::write(&start, 1, "counted at"),
                false => keywords(cursor, &["latest", "least", "most"]),
            });
        }
        "at" | "cap" | "uncapped" => {
            modifiers.cap = Some(cap(cursor)?);
            Slot::Cap
        }
        "whole" => {
            modifiers.whole = Some(whole(cursor)?);
            Slot::Whole
        }
        "earned" => {
            expect(cursor, "earned by")?;
            let point = earning(cursor)?;
            expect(cursor, "before end of")?;
            modifiers.earned = Some((point, phrases::phase(cursor, names)?));
            Slot::Earned
        }
        "condition" => {
            expect(cursor, "condition of extension")?;
            Slot::Condition
        }
        "once" => {
            cursor.skip(1);
            modifiers.once = events(cursor, names, &mut modifiers.mentions, true)?;
            Slot::Once
        }
        "freed" => {
            expect(cursor, "freed as soon as")?;
            modifiers.freed = events(cursor, names, &mut modifiers.mentions, false)?;
            Slot::Freed
        }
        "alongside" => {
            cursor.skip(1);
            modifiers.alongside = vec![alongside(cursor, &mut modifiers.mentions)?];
            Slot::Alongside
        }
        "stands" => {
            cursor.skip(1);
            modifiers.instead = Some(instead(cursor, names, &mut modifiers.mentions)?);
            Slot::Instead
        }
        "may" => powers(cursor, names, modifiers)?,
        _ => return Err(expected(cursor, What::Modifier, OPENERS.iter().copied())),
    };
    modifiers.fill(slot, &start, cursor)
}

/// True where a date stands behind the next word.
fn date_follows(cursor: &Cursor) -> bool {
    let next = cursor.rest().get(1);
    next.is_some_and(|word| word.kind == SyntaxKind::Date)
}

/// An entry judges the clause by its name, so a clause has one thing to be judged so.
fn only_one_by_hand(start: &Cursor, end: &Cursor, modifiers: &Modifiers) -> Reads<()> {
    let mut slots = [Slot::Manner, Slot::Except, Slot::Effort].into_iter();
    let Some((before, words)) = slots.find_map(|slot| modifiers.filled.get(&slot)) else {
        return Ok(());
    };
    let again = Diagnostic::error("E0201", end.since(start)).with("found", words.clone());
    Err(Box::new(again.beside(before.clone(), "said-here")))
}

/// `undertaking` or `handover`: what earns a day.
pub(crate) fn earning(cursor: &mut Cursor) -> Reads<&'static str> {
    let point = EARNING.iter().find(|(_, point)| cursor.eat(point));
    let point = point.map(|(_, point)| *point);
    point.ok_or_else(|| keywords(cursor, &["undertaking", "handover"]))
}

fn was(cursor: &mut Cursor, modifiers: &mut Modifiers) -> Reads<()> {
    cursor.skip(1);
    let start = *cursor;
    cursor.skip_phrase();
    let words = start.rest().len() - cursor.rest().len();
    if words == 0 {
        return Err(expected(cursor, What::Label, []));
    }
    modifiers
        .was
        .push(said(start.rest().get(..words).unwrap_or_default()));
    Ok(())
}

fn misprint(cursor: &mut Cursor, modifiers: &mut Modifiers) -> Reads<()> {
    expect(cursor, "misprinted as")?;
    let words = phrases::quoted(cursor)?;
    expect(cursor, "in")?;
    let sources = phrases::list(cursor, "and", phrases::key)?;
    modifiers.misprints.push(Misprint { words, sources });
    Ok(())
}

/// `counted at handover by UN`, `counting point left open: dispatch or crossing`, `counting point left open by the parties`
fn counting(cursor: &mut Cursor, names: &Names, modifiers: &mut Modifiers) -> Reads<Slot> {
    let start = *cursor;
    if cursor.eat("counted") {
        expect(cursor, "at")?;
        modifiers.point = Some(point(cursor)?);
        if cursor.is("or") {
            let said = start.rest().get(2).map_or("", |word| &word.text);
            let open = format!("counting point left open: {said} or");
            return Err(near_misses::write(&start, 4, &open));
        }
        if cursor.eat("by") {
            modifiers.counted_by = phrases::voices(cursor, names)?;
        }
        return Ok(Slot::Counted);
    }
    expect(cursor, "counting point left open")?;
    if cursor.eat("by the parties") {
        return Ok(Slot::LeftOpen);
    }
    if cursor.eat_kind(SyntaxKind::Colon).is_none() {
        return Err(keywords(cursor, &[":", "by the parties"]));
    }
    modifiers.open_points = phrases::list(cursor, "or", point)?;
    Ok(Slot::Counted)
}

/// A word that may be a counting point; whether the verb has it is asked once the verb is known.
fn point(cursor: &mut Cursor) -> Reads<(String, Range<usize>)> {
    let here = cursor.here();
    match cursor
        .peek()
        .filter(|word| word.kind == SyntaxKind::Word && !is_keyword(&word.text))
    {
        Some(word) => {
            cursor.skip(1);
            Ok((word.text.clone(), here))
        }
        None => Err(expected(cursor, What::Point, [])),
    }
}

/// `each day`, `each week`, `in any 24 hours`, `overall`, `each day and overall`
fn calendar(cursor: &mut Cursor, modifiers: &mut Modifiers) -> Reads<()> {
    let start = *cursor;
    let windows = window(cursor)?;
    if windows == Windows::Overall {
        return modifiers.fill(Slot::Overall, &start, cursor);
    }
    match windows {
        Windows::Any(_) => {
            modifiers.any = Some(windows);
            modifiers.fill(Slot::Any, &start, cursor)?;
        }
        _ => {
            modifiers.each = Some(windows);
            modifiers.fill(Slot::Each, &start, cursor)?;
        }
    }
    if cursor.is("with") {
        let start = *cursor;
        expect(cursor, "with a batch")?;
        modifiers.fill(Slot::Batch, &start, cursor)?;
    }
    if cursor.eat("and") {
        let start = *cursor;
        expect(cursor, "overall")?;
        modifiers.fill(Slot::Overall, &start, cursor)?;
    }
    Ok(())
}

/// `each day`, `each week`, `in any 24 hours` or `overall`
pub(crate) fn window(cursor: &mut Cursor) -> Reads<Windows> {
    if cursor.eat("in") {
        expect(cursor, "any")?;
        return Ok(Windows::Any(phrases::length(cursor)?));
    }
    if cursor.eat("overall") {
        return Ok(Windows::Overall);
    }
    expect(cursor, "each")?;
    if cursor.eat("day") {
        return Ok(Windows::EachDay);
    }
    if cursor.eat("week") {
        return Ok(Windows::EachWeek);
    }
    if cursor.is("month") || cursor.is("year") {
        return Err(Box::new(at(cursor, "E0306").suggest(["week".to_owned()])));
    }
    Err(keywords(cursor, &["day", "week"]))
}

/// `within 4 days from start of Pause`, `within 24 hours of each truck dispatched by Beta`, `within 24 hours of each`
fn within(cursor: &mut Cursor, names: &Names, modifiers: &mut Modifiers) -> Reads<Slot> {
    cursor.skip(1);
    let length = phrases::length(cursor)?;
    if cursor.eat("of each") {
        let named = !cursor.at_phrase_end();
        let trigger = named.then(|| trigger(cursor, names)).transpose()?;
        modifiers.after_each = Some((length, trigger));
        return Ok(Slot::AfterEach);
    }
    if !cursor.eat("from") && !cursor.eat("of") {
        return Err(keywords(
            cursor,
            &["from start of", "of start of", "of each"],
        ));
    }
    expect(cursor, "start of")?;
    modifiers.within = Some((length, phrases::phase(cursor, names)?));
    Ok(Slot::Within)
}

/// `before each truck dispatched by Beta`
fn before_each(
    cursor: &mut Cursor,
    names: &Names,
    modifiers: &mut Modifiers,
    lead: Length,
) -> Reads<Slot> {
    expect(cursor, "before each")?;
    modifiers.before_each = Some((lead, trigger(cursor, names)?));
    Ok(Slot::BeforeEach)
}

/// The act after each of which something is owed: `truck of load fuel dispatched by Beta counted at crossing`,
/// `time Beta has visited in North`.
fn trigger(cursor: &mut Cursor, names: &Names) -> Reads<Measure> {
    let start = *cursor;
    let (verb, mut measure) = if cursor.eat("time") {
        let actors = phrases::voices(cursor, names)?;
        expect(cursor, if actors.len() == 1 { "has" } else { "have" })?;
        let verb = terms::participle(cursor, names)?;
        let mut measure = terms::measure(&verb, &actors, None, Roles::default());
        if cursor.eat("list of") {
            terms::list_of(cursor, names, &mut measure)?;
        }
        (verb, measure)
    } else {
        let thing = phrases::thing(cursor, names, Form::One)?;
        let kinds = phrases::kinds(cursor, thing)?;
        let verb = terms::participle(cursor, names)?;
        expect(cursor, "by")?;
        let actors = phrases::voices(cursor, names)?;
        let mut measure = terms::measure(&verb, &actors, Some(thing), Roles::default());
        measure.kinds = kinds;
        (verb, measure)
    };
    let Roles { place, to, through } = terms::roles(cursor, names)?;
    (measure.place, measure.to, measure.through) = (place, to, through);
    measure.point = point_of_its_own(cursor, &start, &verb)?;
    Ok(measure)
}

/// Where something that the sentence only mentions, from `start` on, is counted: `counted at crossing`, which may be left
/// out where its verb has one point or none.
pub(crate) fn point_of_its_own(
    cursor: &mut Cursor,
    start: &Cursor,
    verb: &Verb,
) -> Reads<Option<String>> {
    let end = *cursor;
    if cursor.eat("counted") {
        expect(cursor, "at")?;
        let (point, span) = point(cursor)?;
        if !verb.points.contains(&point) {
            let fault = Diagnostic::error("E0404", span).with("found", point);
            let why = if verb.points.is_empty() {
                "none"
            } else {
                "other"
            };
            let fault = fault.with("verb", verb.name.clone()).with("why", why);
            return Err(Box::new(fault.suggest(verb.points.clone())));
        }
        return Ok(Some(point));
    }
    match verb.points.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.clone())),
        several => {
            let words = start.rest().len() - end.rest().len();
            let words = said(start.rest().get(..words).unwrap_or_default());
            let fault = Diagnostic::error("E0403", end.since(start)).with("found", words);
            let points = several.iter().map(|point| format!("counted at {point}"));
            Err(Box::new(
                fault.with("verb", verb.name.clone()).suggest(points),
            ))
        }
    }
}

fn between(cursor: &mut Cursor) -> Reads<(Time, Time)> {
    cursor.skip(1);
    let from = phrases::hour(cursor)?;
    expect(cursor, "and")?;
    let second = *cursor;
    let to = phrases::hour(cursor)?;
    expect(cursor, "each day")?;
    if to == from {
        return Err(Box::new(at(&second, "E0307")));
    }
    Ok((from, to))
}

fn due(cursor: &mut Cursor, names: &Names, warnings: &mut Vec<Fault>) -> Reads<DuePhrase> {
    cursor.skip(1);
    if cursor.peek_kind() == Some(SyntaxKind::Date) {
        return Ok(DuePhrase::Instant(instant(cursor, names, warnings)?));
    }
    if cursor.peek_kind() != Some(SyntaxKind::Time) {
        return Err(expected(cursor, What::Date, []));
    }
    let hour = *cursor;
    let time = phrases::hour(cursor)?;
    if cursor.eat("on") {
        if let Some(date) = cursor.peek().filter(|word| word.kind == SyntaxKind::Date) {
            let words = format!("{} {}", date.text, time.strftime("%H:%M"));
            return Err(near_misses::write(&hour, 3, &words));
        }
        expect(cursor, "the day that")?;
        let phase = phrases::phase(cursor, names)?;
        expect(cursor, "would end")?;
        return Ok(DuePhrase::PhaseEnd(time, phase));
    }
    if !cursor.eat("each day") {
        return Err(keywords(cursor, &["each day", "on the day that"]));
    }
    Ok(DuePhrase::EachDay(time))
}

/// `by 2024-01-02 12:00`, `within 2 days from start of Pause`
fn begun(
    cursor: &mut Cursor,
    names: &Names,
    warnings: &mut Vec<Fault>,
) -> Reads<(Due, Option<String>)> {
    if cursor.eat("by") {
        return Ok((Due::At(instant(cursor, names, warnings)?), None));
    }
    if !cursor.eat("within") {
        return Err(keywords(cursor, &["by", "within"]));
    }
    let length = phrases::length(cursor)?;
    if !cursor.eat("from") && !cursor.eat("of") {
        return Err(keywords(cursor, &["from start of", "of start of"]));
    }
    expect(cursor, "start of")?;
    Ok((Due::After(length), Some(phrases::phase(cursor, names)?)))
}

/// `and 65 percent by 2024-04-01 12:00 and 100 percent by …`
fn steps(cursor: &mut Cursor, names: &Names, modifiers: &mut Modifiers) -> Reads<()> {
    while cursor.eat("and") {
        if modifiers.steps.len() >= phrases::MAX_LIST {
            return Err(phrases::too_many(cursor, "names", phrases::MAX_LIST));
        }
        let percent = phrases::percent(cursor)?;
        expect(cursor, "by")?;
        let at = instant(cursor, names, &mut modifiers.warnings)?;
        modifiers.steps.push((percent, at));
    }
    Ok(())
}

/// `2023-11-24 07:00` on the agreement's clock, with a warning if a clock change skips or doubles it.
pub(crate) fn instant(
    cursor: &mut Cursor,
    names: &Names,
    warnings: &mut Vec<Fault>,
) -> Reads<Timestamp> {
    let start = *cursor;
    let date = phrases::date(cursor)?;
    let time = phrases::hour(cursor)?;
    // Without a clock there is no agreement, and the missing clock has been named already.
    let Some(clock) = &names.clock else {
        return Ok(Timestamp::UNIX_EPOCH);
    };
    let resolved = clock.instant(date, time);
    if let Some(change) = resolved.change {
        let words = said(start.rest().get(..2).unwrap_or_default());
        let change = if change == ClockChange::Skipped {
            "skipped"
        } else {
            "doubled"
        };
        let warning = Diagnostic::warning("W0601", cursor.since(&start))
            .with("found", words)
            .with("change", change);
        warnings.push(Box::new(warning.with("taken", clock.write(resolved.at))));
    }
    Ok(resolved.at)
}

/// `cap left open`, `uncapped`, `at most 10 days`, `at most 10 days in all`
pub(crate) fn cap(cursor: &mut Cursor) -> Reads<Cap> {
    if cursor.eat("uncapped") {
        return Ok(Cap::Uncapped);
    }
    if cursor.eat("cap") {
        expect(cursor, "left open")?;
        return Ok(Cap::LeftOpen);
    }
    expect(cursor, "at most")?;
    let start = *cursor;
    let Length::Days(days) = phrases::length(cursor)? else {
        return Err(Box::new(at(&start, "E0306").suggest(["days".to_owned()])));
    };
    if cursor.eat("in") {
        expect(cursor, "all")?;
    }
    Ok(Cap::Days(days))
}

/// The words for whole groups, and how many each holds.
pub(crate) const GROUPS: &[(&str, u64)] = &[
    ("ones", 1),
    ("twos", 2),
    ("threes", 3),
    ("fours", 4),
    ("fives", 5),
    ("sixes", 6),
    ("sevens", 7),
    ("eights", 8),
    ("nines", 9),
    ("tens", 10),
    ("dozens", 12),
    ("twenties", 20),
    ("fifties", 50),
    ("hundreds", 100),
    ("thousands", 1000),
];

/// `whole tens only`, `whole groups of 15 only`
fn whole(cursor: &mut Cursor) -> Reads<u64> {
    cursor.skip(1);
    let per = if cursor.eat("groups of") {
        phrases::positive(cursor)?
    } else {
        let group = GROUPS.iter().find(|(word, _)| cursor.eat(word));
        group
            .map(|(_, per)| *per)
            .ok_or_else(|| keywords(cursor, &["tens", "groups of"]))?
    };
    expect(cursor, "only")?;
    Ok(per)
}

fn powers(cursor: &mut Cursor, names: &Names, modifiers: &mut Modifiers) -> Reads<Slot> {
    expect(cursor, "may")?;
    expect(cursor, "be")?;
    if cursor.eat("made") {
        if cursor.eat("good within") {
            modifiers.cure = Some(phrases::length(cursor)?);
        } else if cursor.eat("good by a date agreed by") {
            modifiers.cure_agreed_by = phrases::voices(cursor, names)?;
        } else {
            return Err(keywords(
                cursor,
                &["good within", "good by a date agreed by"],
            ));
        }
        return Ok(Slot::Cure);
    }
    if cursor.eat("suspended") {
        expect(cursor, "by")?;
        modifiers.suspended_by = phrases::voices(cursor, names)?;
        if cursor.eat("once") {
            modifiers.ground = events(cursor, names, &mut modifiers.mentions, false)?;
        }
        return Ok(Slot::Suspended);
    }
    if cursor.eat("waived") {
        expect(cursor, "by")?;
        modifiers.waived_by = phrases::voices(cursor, names)?;
        return Ok(Slot::Waived);
    }
    Err(keywords(
        cursor,
        &["made good within", "suspended by", "waived by"],
    ))
}
