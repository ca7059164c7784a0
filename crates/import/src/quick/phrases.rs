//! The phrases that go with a figure: parts, totals and averages, times, things with their kinds, places, verbs.

use std::collections::BTreeSet;

use tregua_record::entries::claim::{Adds, Coverage, KindPart};

use super::amounts;
use super::forms::{CASUALTIES, FILLERS, NUMBERS, SAYS, UNITS};
use super::lexer::{Sort, Token};
use super::names::VerbWord;
use super::reader::{Found, Reader};
use super::scan::{Parting, Scan};
use super::sources::{Meant, meant};
use super::times::{self, Written};

/// Words by which an amount says how it adds or how much it covers.
const MODES: &[(&str, Mode)] = &[
    ("so far that day", Mode::SoFar),
    ("so far", Mode::SoFar),
    ("until now", Mode::SoFar),
    ("yet", Mode::SoFar),
    ("in total", Mode::Total),
    ("in all", Mode::Total),
    ("altogether", Mode::Total),
    ("a total of", Mode::Total),
    ("total of", Mode::Total),
    ("total", Mode::Total),
    ("a day on average", Mode::Average),
    ("an average of", Mode::Average),
    ("average of", Mode::Average),
    ("on average", Mode::Average),
    ("average", Mode::Average),
    ("averaging", Mode::Average),
    ("a day", Mode::Average),
    ("per day", Mode::Average),
    ("each day", Mode::Average),
    ("every day", Mode::Average),
    ("daily", Mode::Average),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    SoFar,
    Total,
    Average,
}

/// Words that say that something is still there.
const STILL: &[&str] = &[
    "still held",
    "remain held",
    "remaining held",
    "still being held",
];

/// Words that hedge.
const HEDGES: &[&str] = &[
    "apparently",
    "reportedly",
    "allegedly",
    "alleged",
    "origin unclear",
];

/// Words before the kinds of a whole.
const PARTS: &[&str] = &["of which", "of whom", "of them", "including", "among them"];

impl<'a> Scan<'a> {
    /// `: 9 women, 4 children`, `(9 women and 4 children)`, `of which 9 women`.
    pub(super) fn parts(&mut self) -> bool {
        if self.segment.figure.is_none() || !self.segment.parts.is_empty() {
            return false;
        }
        let mut ahead = self.reader;
        let bracket = ahead.eat_sign(&['(']);
        if !bracket && !ahead.eat_sign(&[':']) && !PARTS.iter().any(|words| ahead.eat(words)) {
            return false;
        }
        let mut parts: Vec<KindPart> = Vec::new();
        loop {
            let mut next = ahead;
            if !parts.is_empty() {
                let comma = next.eat_sign(&[',', ';']);
                if !(next.eat("and") || comma || next.eat_sign(&['+'])) {
                    break;
                }
            }
            let Some(count) = amounts::number(&mut next) else {
                break;
            };
            let all_of = self.kinds(&mut next);
            if all_of.is_empty() {
                break;
            }
            parts.push(KindPart {
                all_of,
                count: Some(count),
            });
            ahead = next;
        }
        if parts.is_empty() || (bracket && !ahead.eat_sign(&[')'])) {
            return false;
        }
        self.segment.parts = parts;
        self.reader = ahead;
        true
    }

    /// Kinds one after the other, alternatives by `/` or `or`. Without declared kinds, the words as they stand.
    pub(super) fn kinds(&self, reader: &mut Reader<'_>) -> Vec<BTreeSet<String>> {
        let mut sets: Vec<BTreeSet<String>> = Vec::new();
        loop {
            let mut ahead = *reader;
            // `10 women and children`: each is one or the other.
            let joins =
                !sets.is_empty() && (ahead.eat_sign(&['/']) || ahead.eat("or") || ahead.eat("and"));
            let found = self.words.kind(&ahead).or_else(|| {
                let open = self.words.vocabulary.declared().is_none();
                let free = open && (sets.is_empty() || joins) && self.is_free(&ahead);
                let token = ahead.peek().filter(|_| free)?;
                Some((1, token.text.clone()))
            });
            let Some((count, kind)) = found else { break };
            ahead.skip(count);
            match sets.last_mut().filter(|_| joins) {
                Some(set) => drop(set.insert(kind)),
                None => sets.push(BTreeSet::from([kind])),
            }
            *reader = ahead;
        }
        sets
    }

    pub(super) fn mode(&mut self) -> bool {
        let start = self.reader.at();
        if STILL.iter().any(|words| self.reader.eat(words)) {
            self.segment.adds = Some(Adds::Stock);
            if self.segment.verb.is_none() {
                let act = VerbWord {
                    act: Some("hold".to_owned()),
                    point: None,
                    bare: false,
                };
                self.segment.verb = Some(Found::new(act, self.reader.since(start)));
            }
            return true;
        }
        if let Some(hedge) = HEDGES.iter().find(|word| self.reader.eat(word)) {
            self.segment.hedge = Some((*hedge).to_owned());
            return true;
        }
        let mut ahead = self.reader;
        let slash = ahead.eat_sign(&['/']) && (ahead.eat("day") || ahead.eat("d"));
        if slash {
            self.reader = ahead;
            self.segment.adds = Some(Adds::Average);
            return true;
        }
        let Some((count, _, mode)) = self.reader.longest(MODES.iter().copied()) else {
            return false;
        };
        // `an average of 170 and a total of 1,190`: the word belongs to the figure that follows.
        let mut after = self.reader;
        after.skip(count);
        if self.segment.figure.is_some() && self.parted_before(start) && amounts::comes(&after) {
            self.close();
        }
        self.reader.skip(count);
        match mode {
            Mode::SoFar => self.segment.coverage = Some(Coverage::SoFar),
            Mode::Total => self.segment.adds = Some(Adds::Total),
            Mode::Average => self.segment.adds = Some(Adds::Average),
        }
        true
    }

    pub(super) fn parted_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| {
            let mut reader = Reader::new(self.reader.all());
            reader.skip(at);
            reader.peek()
        });
        before.is_some_and(|token| {
            [',', ';', '+', '&'].iter().any(|sign| token.is_sign(*sign))
                || token.is_word("and")
                || token.is_word("plus")
        })
    }

    pub(super) fn time(&mut self) -> bool {
        let start = self.reader.at();
        let mut ahead = self.reader;
        if ahead.eat("since") {
            if let Some(written) = times::read(&mut ahead) {
                self.segment.since = Some(written);
                self.segment.adds.get_or_insert(Adds::Total);
                self.reader = ahead;
                return true;
            }
            return false;
        }
        if SAYS.iter().any(|word| ahead.eat(word)) || ahead.eat("as of") {
            if let Some(written) = times::read(&mut ahead) {
                self.segment.said = Some(written);
                self.reader = ahead;
                return true;
            }
            ahead = self.reader;
        }
        if ahead.eat("by") {
            let hour = times::hour(&mut ahead).is_some();
            if hour {
                // The hour stays with the figure as printed; the claim covers part of its date.
                let mut day = ahead;
                let _ = day.eat("on") || day.eat_sign(&[',']);
                if let Some(written) = times::read(&mut day) {
                    self.set_when(written, start);
                    ahead = day;
                }
            } else {
                let Some(written) = times::read(&mut ahead) else {
                    return self.part_of_day(ahead);
                };
                self.set_when(written, start);
            }
            self.segment.coverage = Some(Coverage::SoFar);
            self.reader = ahead;
            return true;
        }
        let _ = ahead.eat("until") || ahead.eat("from") || ahead.eat("to") || ahead.eat("on");
        let Some(written) = times::read(&mut ahead) else {
            return false;
        };
        self.reader = ahead;
        self.set_when(written, start);
        // `24 Nov 2000 trucks`: a year, or the figure?
        let year = self
            .reader
            .at()
            .checked_sub(1)
            .and_then(|at| self.reader.all().get(at));
        let figure = year.filter(|year| year.kind == Sort::Number && year.text.len() == 4);
        let noun =
            self.words.thing(&self.reader).is_some() || self.words.kind(&self.reader).is_some();
        if let Some(year) = figure.filter(|_| noun && self.segment.figure.is_none()) {
            let span = year.span.clone();
            self.slip("note-slip-date-form", span);
        }
        true
    }

    /// `by afternoon`, `by noon`: part of a day, without an hour.
    fn part_of_day(&mut self, mut ahead: Reader<'a>) -> bool {
        let known = [
            "noon",
            "midday",
            "afternoon",
            "evening",
            "morning",
            "nightfall",
            "now",
        ];
        ahead.eat("the");
        if known.iter().any(|word| ahead.eat(word)) {
            self.segment.coverage = Some(Coverage::SoFar);
            self.reader = ahead;
            return true;
        }
        false
    }

    fn set_when(&mut self, written: Written, start: usize) {
        let span = self.reader.since(start);
        let again = self.segment.when.as_ref().map(|found| found.value.clone());
        match again {
            Some(known) if known != written => drop(self.slip("note-slip-second", span)),
            _ => self.segment.when = Some(Found::new(written, span)),
        }
    }

    pub(super) fn figure(&mut self, parted: Option<Parting>) -> bool {
        let start = self.reader.at();
        if let Some(token) = self.reader.peek().filter(|token| amounts::too_large(token)) {
            let span = token.span.clone();
            self.slip("note-slip-large", span);
            self.reader.skip(1);
            return true;
        }
        let mut ahead = self.reader;
        let Some(figure) = amounts::read(&mut ahead) else {
            return false;
        };
        if self.segment.figure.is_some() {
            if parted.is_none() {
                let span = ahead.since(start);
                self.reader = ahead;
                self.slip("note-slip-figure", span);
                return true;
            }
            self.close();
        }
        self.reader = ahead;
        let span = self.reader.since(start);
        self.segment.words = self.line.get(span.clone()).map(str::to_owned);
        self.segment.figure = Some(Found::new(figure, span));
        if let Some((count, _, unit)) = self.reader.longest(UNITS.iter().copied()) {
            self.reader.skip(count);
            self.segment.unit = Some(unit.to_owned());
            let printed = self.reader.since(start);
            self.segment.words = self.line.get(printed).map(str::to_owned);
        }
        self.noun(false);
        true
    }

    /// A thing with its kinds; right after a figure, words that nobody declared are a thing as they stand.
    pub(super) fn noun(&mut self, alone: bool) -> bool {
        let start = self.reader.at();
        let mut ahead = self.reader;
        let _ = ahead.eat("of the") || ahead.eat("of");
        let from = ahead.at();
        let declared = self.words.vocabulary.declared().is_some();
        let mut kinds = if declared {
            self.kinds(&mut ahead)
        } else {
            Vec::new()
        };
        // `900 L fuel`: with a unit, the word is what was measured.
        if self.segment.unit.is_some() && !kinds.is_empty() && self.words.thing(&ahead).is_none() {
            let thing = self.line.get(ahead.since(from)).unwrap_or_default();
            let found = Found::new(thing.to_lowercase(), ahead.since(from));
            self.segment.thing.get_or_insert(found);
            self.reader = ahead;
            return true;
        }
        if let Some((count, thing)) = self.words.thing(&ahead) {
            let at = ahead.at();
            ahead.skip(count);
            let found = Found::new(thing, ahead.since(at));
            if self.segment.thing.is_some() && !self.is_list() {
                self.reader = ahead;
                self.slip("note-slip-second", found.span);
                return true;
            }
            self.segment.thing.get_or_insert(found);
            // `trucks of goods`, `trucks (goods)` is left to the parts.
            let mut after = ahead;
            if after.eat("of") {
                let more = self.kinds(&mut after);
                if !more.is_empty() {
                    kinds.extend(more);
                    ahead = after;
                }
            }
        } else if kinds.is_empty() {
            return !alone && self.free_thing(ahead, start);
        }
        self.segment.kinds.extend(kinds);
        self.reader = ahead;
        true
    }

    /// `list of people held in …`: the list is the thing.
    fn is_list(&self) -> bool {
        self.segment
            .thing
            .as_ref()
            .is_some_and(|thing| thing.value == "list")
    }

    pub(super) fn free_thing(&mut self, mut ahead: Reader<'a>, start: usize) -> bool {
        let from = ahead.at();
        while ahead.at() < from + 4 && self.is_free(&ahead) && !self.names_source(&ahead) {
            // A declared thing after words that are none of its kinds: those are the slip.
            ahead.skip(1);
            if self.words.thing(&ahead).is_some() {
                self.reader = ahead;
                let span = ahead.since(from);
                self.slip("note-slip-kind", span);
                return true;
            }
        }
        // `people held in …`: without a text there is no name to know it by.
        let held = ahead.sees("held in").or_else(|| ahead.sees("held by"));
        if let Some(count) = held.filter(|_| ahead.at() > from)
            && self.words.vocabulary.declared().is_none()
            && ahead
                .ahead(count)
                .is_some_and(|token| token.kind == Sort::Word)
        {
            ahead.skip(count + 1);
        }
        if ahead.at() == from || self.segment.other_thing.is_some() {
            return false;
        }
        let span = ahead.since(from);
        let text = self.line.get(span.clone()).unwrap_or_default().to_owned();
        self.segment.other_thing = Some(Found::new(text, span));
        self.reader = ahead;
        let _ = start;
        true
    }

    pub(super) fn names_source(&self, reader: &Reader<'_>) -> bool {
        let mut ahead = *reader;
        let from = ahead.at();
        self.run(&mut ahead, ',');
        let words = self.line.get(ahead.since(from)).unwrap_or_default();
        matches!(meant(words, &self.words.known.sources), Meant::One(..))
    }

    /// A word that means nothing else here.
    pub(super) fn is_free(&self, reader: &Reader<'_>) -> bool {
        let Some(token) = reader.peek() else {
            return false;
        };
        let small = |words: &[&str]| words.contains(&token.lower.as_str());
        token.kind == Sort::Word
            && !small(FILLERS)
            && !small(SAYS)
            && !small(NUMBERS)
            && !small(CASUALTIES)
            && !small(&[
                "and", "plus", "so", "since", "by", "from", "through", "via", "because", "still",
                "until",
            ])
            && !times::comes(reader)
            && !amounts::comes(reader)
            && self.words.verb(reader).is_none()
            && self.words.zone(reader).is_none()
            && reader.longest(MODES.iter().copied()).is_none()
            && !HEDGES.iter().any(|word| reader.sees(word).is_some())
    }

    /// Places and people: `in North`, `to Beta`, `through Carrier`, `by Alpha`, or a name before the verb.
    pub(super) fn role(&mut self) -> bool {
        let start = self.reader.at();
        let mut ahead = self.reader;
        let role = [
            "into", "in", "inside", "at", "to", "over", "from", "through", "via", "by",
        ]
        .into_iter()
        .find(|word| ahead.eat(word));
        ahead.eat("the");
        if let Some((count, zone)) = self.words.zone(&ahead) {
            ahead.skip(count);
            self.reader = ahead;
            let slot = match role {
                Some("from") => &mut self.segment.from,
                Some("through" | "via") => &mut self.segment.through,
                _ => &mut self.segment.place,
            };
            let fresh = slot_of(slot, zone);
            return self.set(fresh, start);
        }
        if let Some((count, name)) = self.words.voice(&ahead) {
            ahead.skip(count);
            if ahead.peek().is_some_and(|token| token.is_sign(':')) {
                let span = ahead.since(start);
                // What follows is another line's.
                ahead.skip(ahead.rest().len());
                self.reader = ahead;
                self.slip("note-slip-voice", span);
                return true;
            }
            // `13 released and Beta released 39`: the name begins a claim of its own.
            if role.is_none() && self.segment.figure.is_some() && self.parted_before(start) {
                self.close();
                self.begun = Some(ahead.since(start));
            }
            self.reader = ahead;
            let slot = match role {
                Some("from") => &mut self.segment.from,
                Some("through" | "via") => &mut self.segment.through,
                Some("to") => &mut self.segment.to,
                Some("by") | None => &mut self.segment.actor,
                _ => &mut self.segment.place,
            };
            let fresh = slot_of(slot, name);
            return self.set(fresh, start);
        }
        if matches!(role, Some("at"))
            && let Some((count, point)) = self.words.point(&ahead)
        {
            ahead.skip(count);
            self.reader = ahead;
            let slot = slot_of(&mut self.segment.point, point);
            return self.set(slot, start);
        }
        if matches!(role, Some("in" | "into" | "inside" | "at")) && self.new_place(ahead) {
            return true;
        }
        if role.is_none() && self.reader.eat("unknown") {
            let slot = slot_of(&mut self.segment.actor, "unknown".to_owned());
            return self.set(slot, start);
        }
        false
    }

    /// A place by a name that nobody declared: words from a capital letter on.
    fn new_place(&mut self, mut ahead: Reader<'a>) -> bool {
        let from = ahead.at();
        let capital = |token: &Token| token.text.starts_with(char::is_uppercase);
        if !ahead.peek().is_some_and(capital) || self.segment.other_place.is_some() {
            return false;
        }
        while ahead.at() < from + 4 && self.is_free(&ahead) && !self.names_source(&ahead) {
            ahead.skip(1);
        }
        if ahead.at() == from {
            return false;
        }
        let span = ahead.since(from);
        let name = self.line.get(span.clone()).unwrap_or_default().to_owned();
        self.segment.other_place = Some(Found::new(name, span));
        self.reader = ahead;
        true
    }

    /// Says so if a slot was filled before with something else.
    fn set(&mut self, fresh: bool, start: usize) -> bool {
        if !fresh {
            let span = self.reader.since(start);
            self.slip("note-slip-second", span);
        }
        true
    }

    pub(super) fn verb(&mut self) -> bool {
        let start = self.reader.at();
        let mut ahead = self.reader;
        let will = ahead.eat("will");
        let _ = will && ahead.eat("be");
        let Some((count, mut verb)) = self.words.verb(&ahead) else {
            if let Some(count) = self.words.phase(&self.reader) {
                self.reader.skip(count);
                return true;
            }
            return false;
        };
        verb.bare |= will;
        ahead.skip(count);
        self.reader = ahead;
        let span = self.reader.since(start);
        match &self.segment.verb {
            // `received at offloading`: one verb, a point more. `allowed` to be `admitted` is one thing.
            Some(known) if known.value != verb => {
                if self.segment.figure.is_some() && self.parted_before(start) {
                    self.slip("note-slip-verbs", span);
                } else {
                    self.slip("note-slip-second", span);
                }
            }
            _ => self.segment.verb = Some(Found::new(verb, span)),
        }
        true
    }
}

/// Fills a slot; false if it holds something else already.
fn slot_of(slot: &mut Option<String>, value: String) -> bool {
    let fresh = slot.as_ref().is_none_or(|known| *known == value);
    slot.get_or_insert(value);
    fresh
}
