//! The kinds of term. Each is one file, and one line in the list below.

use tregua_calendar::Length;
use tregua_syntax::Diagnostic;

use crate::clause::{Change, Chosen, Slot};
use crate::cursor::Cursor;
use crate::duty::{Crediting, Due, Kernel, Measure, Part};
use crate::fault::{Reads, What, at, expected, keywords};
use crate::lexicon::Verb;
use crate::meaning::Thing;
use crate::names::Names;
use crate::phrases;

/// A kind of term: knows its sentence when it sees it.
pub(crate) trait TermKind: Sync {
    /// True if a sentence of this subject that goes on like this is of this kind. The first that says so reads it.
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool;
    /// Reads the rest of the sentence, up to its first window.
    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>>;
}

/// One sentence of a kind, read.
pub(crate) trait Term {
    /// Its kind, as a key that the phrase files know.
    fn name(&self) -> &'static str;
    /// The verb whose counting points count, where points matter.
    fn verb(&self) -> Option<&Verb>;
    /// The modifiers that it understands.
    fn takes(&self) -> &'static [Slot];
    /// What its modifiers still lack, or have too much of.
    fn check(&self, chosen: &Chosen) -> Result<(), Lack>;
    /// The phase that the sentence itself names.
    fn phase(&self) -> Option<&str> {
        None
    }
    /// The thing that its number counts.
    fn counted_thing(&self) -> Option<&str> {
        None
    }
    /// The thing whose kinds a reading may change.
    fn thing_of_kinds(&self) -> Option<&str> {
        None
    }
    /// The same with a reading's change of number or kinds; `None` if it has no such thing.
    fn changed(&self, _change: &Change) -> Option<Box<dyn Term>> {
        None
    }
    /// The duties of each of its parts.
    fn parts(&self, chosen: &Chosen) -> Vec<Part>;
}

/// Why a sentence and its modifiers do not make a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Lack {
    /// No window; these could be written.
    Window(&'static [&'static str]),
    /// An extension lacks how it rounds, its cap or how it is earned.
    Extension(&'static [&'static str]),
    /// `whole tens only` beside `for each 12`.
    Rounding(u64),
    /// Steps of a schedule that do not rise, in share and in time.
    Steps,
    /// A beginning that is not before its end.
    Beginning,
    /// Two phases in one clause.
    TwoPhases,
    /// A shape that the language knows: the slot that asks for it, its number, its name.
    NotBuilt(Slot, u8, &'static str),
}

mod allow;
mod answer;
mod ban;
mod baseline;
mod deadline;
mod eligible;
mod extension;
#[cfg(test)]
mod meeting;
mod principle;
mod quota;
mod ratio;
mod renewal;
mod share;
mod state;
mod together;

/// Every kind of term that is built, in the order in which they are asked.
static KINDS: &[&dyn TermKind] = &[
    &allow::Kind,
    &answer::Kind,
    // `each request` is asked before.
    &together::Kind,
    &ban::Kind,
    // Both speak of a phase; this one is known by its verb.
    &renewal::Kind,
    &extension::Kind,
    &eligible::Kind,
    #[cfg(test)]
    &meeting::Kind,
    &principle::Kind,
    // `hold no more rifles`; every other state is the next one's.
    &baseline::Kind,
    // `hold at most 40 rifles` is no quota.
    &state::Kind,
    &quota::Kind,
    &ratio::Kind,
    &share::Kind,
    // The most general, and so the last.
    &deadline::Kind,
];

pub(crate) use answer::only;
pub(crate) use extension::EARNING;
pub(crate) use state::HOLDING;

/// Who or what a sentence speaks of, up to its verb.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    /// `Alpha and Beta must release`
    Voices {
        /// Who.
        actors: Vec<String>,
        /// Must, must not.
        mode: Mode,
        /// What.
        verb: Verb,
        /// The words of the verb.
        at: std::ops::Range<usize>,
    },
    /// `Alpha and Beta affirm`
    Affirming(Vec<String>),
    /// `Pause`
    Phase(String),
}

/// The modal verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Must,
    MustNot,
}

/// Reads a clause's own sentence, up to its first window.
pub(crate) fn read(cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
    let subject = subject(cursor, names)?;
    let kind = KINDS.iter().find(|kind| kind.recognises(&subject, cursor));
    let Some(kind) = kind else {
        return Err(expected(cursor, What::Object, []));
    };
    kind.read(subject, cursor, names)
}

fn subject(cursor: &mut Cursor, names: &Names) -> Reads<Subject> {
    let voice = names.voices.next(cursor).map_or(0, |(words, ..)| words);
    if names
        .phases
        .next(cursor)
        .is_some_and(|(words, ..)| words > voice)
    {
        return Ok(Subject::Phase(phrases::phase(cursor, names)?));
    }
    let actors = phrases::voices(cursor, names)?;
    // One `affirms`, several `affirm`: a lost name is never silent.
    let affirms = if actors.len() == 1 {
        "affirms"
    } else {
        "affirm"
    };
    if cursor.eat(affirms) {
        return Ok(Subject::Affirming(actors));
    }
    if cursor.is("affirm") || cursor.is("affirms") {
        return Err(keywords(cursor, &[affirms]));
    }
    if cursor.is("may") && !cursor.is("may not") {
        return Err(crate::reserved::not_built(
            cursor.here(),
            "may",
            33,
            "permission",
        ));
    }
    if !cursor.eat("must") {
        return Err(keywords(cursor, &["must", "must not"]));
    }
    let mode = if cursor.eat("not") {
        Mode::MustNot
    } else {
        Mode::Must
    };
    let start = *cursor;
    let verb = verb(cursor, names)?;
    let (fits, written) = match mode {
        Mode::Must => (verb.modes.required, "must"),
        Mode::MustNot => (verb.modes.forbidden, "must not"),
    };
    if !fits {
        return Err(wrong_mode(&start, &verb, written));
    }
    Ok(Subject::Voices {
        actors,
        mode,
        at: cursor.since(&start),
        verb,
    })
}

/// A verb of the lexicon, the longest that fits.
pub(crate) fn verb(cursor: &mut Cursor, names: &Names) -> Reads<Verb> {
    let verbs = &names.lexicon.verbs;
    let found = verbs
        .iter()
        .filter(|verb| cursor.is(&verb.name))
        .max_by_key(|verb| verb.name.len());
    let Some(verb) = found else {
        let general = expected(
            cursor,
            What::Verb,
            verbs.iter().map(|verb| verb.name.as_str()),
        );
        return Err(general);
    };
    cursor.eat(&verb.name);
    Ok(verb.clone())
}

/// The past participle of a verb of the lexicon, the longest that fits.
pub(crate) fn participle(cursor: &mut Cursor, names: &Names) -> Reads<Verb> {
    let verbs = &names.lexicon.verbs;
    let fits = verbs.iter().filter(|verb| cursor.is(&verb.done));
    let Some(verb) = fits.max_by_key(|verb| verb.done.len()) else {
        return Err(no_participle(cursor, verbs));
    };
    cursor.eat(&verb.done);
    Ok(verb.clone())
}

/// The complaint about a word that is no participle: `withdrawed`, `verify`.
fn no_participle(cursor: &Cursor, verbs: &[Verb]) -> crate::fault::Fault {
    let known = verbs.iter().map(|verb| verb.done.as_str());
    let fault = expected(cursor, What::Verb, known);
    let word = cursor.peek().map_or("", |word| &word.text);
    let own = verbs.iter().find(|verb| word.starts_with(&verb.name));
    match own.filter(|_| fault.suggestions.is_empty()) {
        Some(verb) => Box::new(fault.suggest([verb.done.clone()])),
        None => fault,
    }
}

/// The complaint about `must attack`: the verb is there, the mode is not among its own.
pub(crate) fn wrong_mode(verb_at: &Cursor, verb: &Verb, written: &str) -> crate::fault::Fault {
    let modes = [
        (verb.modes.required, "`must`"),
        (verb.modes.allowed, "`must allow … to`"),
        (verb.modes.forbidden, "`must not`"),
    ];
    let fits: Vec<&str> = modes
        .into_iter()
        .filter(|(fits, _)| *fits)
        .map(|(_, words)| words)
        .collect();
    let fault = Diagnostic::error("E0402", verb_at.here())
        .with("verb", verb.name.clone())
        .with("written", written);
    Box::new(fault.with("fits", fits.join(" / ")))
}

/// What stands after a verb: the thing with its kinds, where, to whom, through whom.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roles {
    pub(crate) place: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) through: Option<String>,
}

/// `in Gaza`, `over North`, `to Alpha`, `through Beta`, in any order, each once.
pub(crate) fn roles(cursor: &mut Cursor, names: &Names) -> Reads<Roles> {
    let mut roles = Roles::default();
    loop {
        let start = *cursor;
        // `in any 24 hours` is a window, `in a manner` is none of the roles.
        let place = !cursor.is("in any") && !cursor.is("in a manner") && cursor.eat("in");
        if place && cursor.peek_kind() == Some(tregua_syntax::SyntaxKind::Number) {
            return Err(crate::near_misses::write(&start, 1, "within"));
        }
        // Acts go to somebody, and happen in a place.
        if cursor.is("to")
            && names.voices.next(&ahead(cursor)).is_none()
            && names.zones.next(&ahead(cursor)).is_some()
        {
            return Err(crate::near_misses::write(&start, 1, "in"));
        }
        let (slot, name) = if place || cursor.eat("over") {
            (&mut roles.place, phrases::zone(cursor, names)?)
        } else if cursor.eat("to") {
            (&mut roles.to, phrases::voice(cursor, names)?)
        } else if cursor.eat("through") {
            (&mut roles.through, phrases::voice(cursor, names)?)
        } else {
            return Ok(roles);
        };
        if slot.replace(name).is_some() {
            return Err(Box::new(at(&start, "E0201")));
        }
    }
}

/// The place behind the next word.
fn ahead<'a>(cursor: &Cursor<'a>) -> Cursor<'a> {
    let mut ahead = *cursor;
    ahead.skip(1);
    ahead
}

/// The name of a part that is each actor's own: the actor is added where there are several.
fn own_part(name: &str, actors: &[String], actor: &str) -> String {
    match actors.len() > 1 {
        true => format!("{name}: {actor}"),
        false => name.to_owned(),
    }
}

/// A measure of this act, with nothing chosen yet.
pub(crate) fn measure(
    verb: &Verb,
    actors: &[String],
    thing: Option<&Thing>,
    roles: Roles,
) -> Measure {
    Measure {
        act: verb.name.clone(),
        actors: actors.to_vec(),
        thing: thing.map(|thing| thing.name.clone()),
        list_of: None,
        kinds: Vec::new(),
        unit: thing.and_then(|thing| thing.unit.clone()),
        point: None,
        place: roles.place,
        to: roles.to,
        through: roles.through,
        counted_by: Vec::new(),
        crediting: Crediting::ByTime,
        level: None,
        group: None,
    }
}

/// `people held in North`, behind `list of`: what is handed over is the list, not those whose names are on it; claims say `list`.
pub(crate) fn list_of(cursor: &mut Cursor, names: &Names, measure: &mut Measure) -> Reads<()> {
    let thing = phrases::thing(cursor, names, crate::names::Form::Many)?;
    measure.thing = Some("list".to_owned());
    measure.list_of = Some(thing.name.clone());
    Ok(())
}

/// A new date is agreed on for what comes due on a date: not for what follows from each act of another.
fn no_date_agreed(chosen: &Chosen) -> Result<(), Lack> {
    if chosen.said.cure_agreed_by.is_empty() {
        return Ok(());
    }
    Err(Lack::NotBuilt(Slot::Cure, 45, "cure"))
}

/// What has to be there before something else is not late once that is: it was there or not.
fn never_late(chosen: &Chosen) -> Result<(), Lack> {
    let slots = [Slot::AtLatest, Slot::Cure];
    match slots.into_iter().find(|slot| chosen.said.has(*slot)) {
        Some(slot) => Err(Lack::NotBuilt(slot, 45, "cure")),
        None => Ok(()),
    }
}

/// An act owed so long before each of another.
fn before(measure: Measure, trigger: Measure, lead: Length) -> Kernel {
    Kernel::Respond {
        measure,
        trigger,
        rate: None,
        within: lead,
        before: true,
        at_latest: None,
    }
}

/// A beginning goes with one end, and is before it where the two are told alike.
fn beginning(chosen: &Chosen, end: Option<Due>) -> Result<(), Lack> {
    let Some((begun, _)) = &chosen.said.begun else {
        return Ok(());
    };
    let later = match (begun, end) {
        (Due::At(begun), Some(Due::At(end))) => *begun >= end,
        (Due::After(Length::Days(begun)), Some(Due::After(Length::Days(end)))) => *begun >= end,
        (Due::After(Length::Hours(begun)), Some(Due::After(Length::Hours(end)))) => *begun >= end,
        _ => false,
    };
    if later { Err(Lack::Beginning) } else { Ok(()) }
}

/// The part of an act owed once within so long of each of another.
fn respond(chosen: &Chosen, measure: &Measure, trigger: &Measure, within: Length) -> Part {
    let kernel = Kernel::Respond {
        measure: chosen.counting(measure),
        trigger: chosen.triggering(trigger),
        rate: None,
        within,
        before: false,
        at_latest: chosen.said.at_latest,
    };
    let actors = &measure.actors;
    chosen.part(
        "each time".to_owned(),
        kernel,
        actors,
        measure.to.as_deref(),
    )
}
