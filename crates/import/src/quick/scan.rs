//! Reads a line phrase by phrase: each phrase fills one place of a claim, in whatever order they come.

use std::collections::BTreeSet;
use std::ops::Range;

use tregua_record::entries::claim::Kind;

use super::Slip;
use super::amounts;
use super::forms::{CASUALTIES, FILLERS, KINDS, SAYS, SCALES, UNITS, WEEKDAYS};
use super::grammar::{Parsed, Segment};
use super::lexer::{Sort, Token, lex};
use super::names::Words;
use super::reader::{Found, Reader};
use super::sources::{Meant, meant};
use crate::nearest::nearest;

/// Words for somebody who does not give a name.
const NAMELESS: &[&str] = &[
    "anonymous",
    "official",
    "officials",
    "source",
    "sources",
    "unnamed",
    "diplomat",
    "diplomats",
];

/// Slips of one line at most: nobody reads more.
const MAX_SLIPS: usize = 8;

/// Figures of one line at most; more belong into a spreadsheet.
const MAX_SEGMENTS: usize = 8;

/// Reads a line, phrase by phrase.
///
/// # Errors
/// Everything that was not understood, by place.
pub(crate) fn line(line: &str, words: &Words<'_>) -> Result<Parsed, Vec<Slip>> {
    let tokens = lex(line);
    let mut scan = Scan::new(line, &tokens, words);
    scan.head();
    scan.kind();
    while scan.reader.peek().is_some() && scan.slips.len() < MAX_SLIPS {
        scan.step();
    }
    scan.close();
    if scan.slips.is_empty() {
        Ok(scan.parsed)
    } else {
        Err(scan.slips)
    }
}

/// A thing with kinds before it, as an answer gives it; words that nobody declared stand as they are.
pub(crate) fn noun_of(text: &str, words: &Words<'_>) -> (String, Vec<BTreeSet<String>>) {
    let tokens = lex(text);
    let mut scan = Scan::new(text, &tokens, words);
    scan.noun(true);
    let understood = scan.reader.peek().is_none() && scan.slips.is_empty();
    match scan.segment.thing.filter(|_| understood) {
        Some(thing) => (thing.value, scan.segment.kinds),
        None => (text.to_owned(), Vec::new()),
    }
}

pub(super) struct Scan<'a> {
    pub(super) line: &'a str,
    pub(super) words: &'a Words<'a>,
    pub(super) reader: Reader<'a>,
    pub(super) parsed: Parsed,
    pub(super) segment: Segment,
    /// The sign or word before the next figure, if it may begin a claim of its own.
    parted: Option<Parting>,
    /// The name that began this claim, after the figure of another.
    pub(super) begun: Option<Range<usize>>,
    slips: Vec<Slip>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    Comma,
    /// `+`, `;`, `and`, `plus`.
    Join,
}

impl<'a> Scan<'a> {
    fn new(line: &'a str, tokens: &'a [Token], words: &'a Words<'a>) -> Self {
        Scan {
            line,
            words,
            reader: Reader::new(tokens),
            parsed: Parsed {
                line: line.to_owned(),
                ..Parsed::default()
            },
            segment: Segment::default(),
            parted: None,
            begun: None,
            slips: Vec::new(),
        }
    }

    pub(super) fn slip(&mut self, code: &'static str, span: Range<usize>) -> &mut Slip {
        let word = self.line.get(span.clone()).unwrap_or_default();
        let slip = Slip::new(code, span).with("word", &crate::problem::clip(word));
        self.slips.push(slip);
        let last = self.slips.len() - 1;
        &mut self.slips[last]
    }

    /// The voice: words before the first colon, or a known voice that is said to speak.
    fn head(&mut self) {
        if let Some((count, _)) = self.words.voice(&self.reader) {
            let next = Reader::new(self.reader.rest().get(count..).unwrap_or_default());
            let speaks = SAYS.iter().any(|word| next.sees(word).is_some())
                || KINDS.iter().any(|(phrase, _)| next.sees(phrase).is_some());
            if speaks {
                self.name(count);
                self.reader.skip(count);
                return;
            }
        }
        let tokens = self.reader.rest();
        // `UN - 137 trucks`: a dash after a known voice does as well.
        let dash = self.words.voice(&self.reader).map(|(count, _)| count);
        let is_dash = |at: &usize| {
            let token = tokens.get(*at);
            token.is_some_and(|token| ['-', '–', '—'].iter().any(|sign| token.is_sign(*sign)))
        };
        let colon = tokens.iter().position(|token| token.is_sign(':'));
        let colon = dash.filter(is_dash).or(colon);
        let is_name = |token: &Token| {
            token.kind == Sort::Word
                || token.kind == Sort::Quote
                || "/()-&#'’.,".contains(token.text.as_str())
        };
        if let Some(at) = colon.filter(|at| {
            *at > 0
                && tokens
                    .get(..*at)
                    .is_some_and(|before| before.iter().all(is_name))
                && *at <= 16
        }) {
            self.name(at);
            self.reader.skip(at + 1);
        }
    }

    /// The first `count` pieces are a voice, with its office and whether it gave a name.
    fn name(&mut self, count: usize) {
        let mut tokens = self.reader.rest().get(..count).unwrap_or_default();
        while let Some((last, before)) = tokens.split_last() {
            if !SAYS.contains(&last.lower.as_str()) {
                break;
            }
            tokens = before;
        }
        let cut = tokens
            .iter()
            .position(|token| token.is_sign('/') || token.is_sign('('))
            .or_else(|| {
                tokens
                    .iter()
                    .skip(1)
                    .position(|token| NAMELESS.contains(&token.lower.as_str()))
                    .map(|at| at + 1)
            })
            .unwrap_or(tokens.len());
        let (voice, beside) = tokens.split_at_checked(cut).unwrap_or((tokens, &[]));
        let Some(span) = span_of(voice) else { return };
        let text = |span: &Range<usize>| {
            self.line
                .get(span.clone())
                .unwrap_or_default()
                .trim_matches(['"', '“', '”', ' '])
                .to_owned()
        };
        self.parsed.anonymous = beside
            .iter()
            .any(|token| NAMELESS.contains(&token.lower.as_str()));
        let office: Vec<&Token> = beside
            .iter()
            .filter(|token| !"/(),".contains(token.text.as_str()))
            .filter(|token| !matches!(token.lower.as_str(), "anonymous" | "unnamed"))
            .collect();
        if let (Some(first), Some(last)) = (office.first(), office.last()) {
            self.parsed.office = Some(text(&(first.span.start..last.span.end)));
        }
        self.parsed.voice = Some(Found::new(text(&span), span));
    }

    /// What kind of statement it is, and which claims it names.
    fn kind(&mut self) {
        while SAYS.iter().any(|word| self.reader.eat(word)) {}
        self.reader.eat_sign(&[':']);
        if self.reader.eat("note") && self.reader.eat_sign(&[':']) {
            self.parsed.kind = Some(Kind::Note);
        } else if let Some((count, _, kind)) = self.reader.longest(KINDS.iter().copied()) {
            self.reader.skip(count);
            self.reader.eat("that");
            self.parsed.kind = Some(kind);
        }
        let Some(kind) = self.parsed.kind else { return };
        if kind == Kind::Note {
            self.reader.eat_sign(&[':']);
            self.parsed.note = Some(self.prose());
        }
        if matches!(
            kind,
            Kind::Deny
                | Kind::Confirm
                | Kind::Accept
                | Kind::Refuse
                | Kind::NoComment
                | Kind::Retract
                | Kind::Correct
        ) {
            self.keys(kind);
        }
    }

    /// Keys of claims: `t24-alpha and t24-beta`.
    fn keys(&mut self, kind: Kind) {
        if kind == Kind::NoComment {
            let _ = self.reader.eat("on") || self.reader.eat("about");
        }
        while let Some(token) = self.reader.peek() {
            if self.words.known.claims.contains(&token.text) {
                self.parsed.refers_to.push(token.text.clone());
                self.reader.skip(1);
            } else if token.kind == Sort::Word && token.text.contains(['-', '_']) {
                let near = nearest(
                    &token.text,
                    self.words.known.claims.iter().map(String::as_str),
                );
                let span = token.span.clone();
                self.slip("note-slip-key", span).suggestions = near;
                self.reader.skip(1);
            } else {
                break;
            }
            let _ = self.reader.eat("and") || self.reader.eat_sign(&[',', ':']);
        }
        if self.parsed.refers_to.is_empty()
            && self.slips.is_empty()
            && matches!(
                kind,
                Kind::Deny | Kind::Confirm | Kind::Retract | Kind::Correct
            )
        {
            let at = self
                .reader
                .peek()
                .map_or(self.line.len(), |token| token.span.start);
            let end = self.reader.peek().map_or(at, |token| token.span.end);
            self.slip("note-slip-which", at..end);
        }
    }

    /// One phrase.
    fn step(&mut self) {
        let start = self.reader.at();
        if self.separator() {
            return;
        }
        let parted = self.parted.take();
        let read = self.source(start, parted.is_some())
            || self.quote()
            || self.cause()
            || self.parts()
            || self.mode()
            || self.time()
            || self.number_that_is_none()
            || self.figure(parted)
            || self.noun(true)
            || self.role()
            || self.verb()
            || self.filler();
        if !read {
            self.unknown(start);
        }
    }

    fn separator(&mut self) -> bool {
        let mut ahead = self.reader;
        let parting = if ahead.eat_sign(&['+', ';', '&']) || ahead.eat("plus") || ahead.eat("and") {
            ahead.eat("additionally");
            Parting::Join
        } else if ahead.eat_sign(&[',']) {
            if ahead.eat("and") || ahead.eat("plus") {
                Parting::Join
            } else {
                Parting::Comma
            }
        } else if ahead.eat_sign(&['.']) && !ahead.touches() {
            Parting::Comma
        } else {
            return false;
        };
        self.reader = ahead;
        self.parted = Some(parting);
        true
    }

    /// A source: in brackets, after `source`, or where nothing else is understood and words fit one that is on record.
    fn source(&mut self, start: usize, parted: bool) -> bool {
        let mut ahead = self.reader;
        let open = ahead.eat_sign(&['[']);
        let named = open
            || (ahead.eat("source") && {
                ahead.eat_sign(&[':']);
                true
            });
        let round = !named && ahead.peek().is_some_and(|token| token.is_sign('('));
        if round {
            ahead.skip(1);
        }
        if !(named || round || parted) {
            return false;
        }
        let from = ahead.at();
        self.run(
            &mut ahead,
            if open {
                ']'
            } else if round {
                ')'
            } else {
                ','
            },
        );
        let span = ahead.since(from);
        let words = self.line.get(span.clone()).unwrap_or_default();
        // A voice that ends the line after a figure is named as its source, elsewhere as acting.
        let ends = ahead.peek().is_none() && self.segment.figure.is_some();
        let known = self.parsed.source.is_none()
            && match meant(words, &self.words.known.sources) {
                Meant::One(..) => ends || !self.is_name(from),
                Meant::Several(_) => ends,
                Meant::None(_) => false,
            };
        if words.is_empty() || !(named || known) {
            return false;
        }
        if open {
            ahead.eat_sign(&[']']);
        } else if round {
            ahead.eat_sign(&[')']);
        }
        if self.parsed.source.is_some() {
            let span = self.reader.since(start);
            self.slip("note-slip-second", span);
        }
        self.parsed.source = Some(Found::new(words.trim().to_owned(), span));
        self.reader = ahead;
        true
    }

    /// True if a voice, a zone or a thing is named from here: that is no source.
    fn is_name(&self, at: usize) -> bool {
        let mut reader = self.reader;
        reader.skip(at - reader.at());
        let rest = reader.rest().len();
        let whole = |count: usize| {
            count == rest || reader.ahead(count).is_some_and(|next| next.is_sign(','))
        };
        [
            self.words.voice(&reader).map(|(count, _)| count),
            self.words.zone(&reader).map(|(count, _)| count),
        ]
        .into_iter()
        .flatten()
        .any(whole)
    }

    /// Skips to `end` or the end of the line.
    pub(super) fn run(&self, reader: &mut Reader<'_>, end: char) {
        while let Some(token) = reader.peek() {
            if token.is_sign(end) {
                break;
            }
            reader.skip(1);
        }
    }

    fn quote(&mut self) -> bool {
        let Some(token) = self.reader.peek().filter(|token| token.kind == Sort::Quote) else {
            return false;
        };
        let (text, span) = (token.text.trim().to_owned(), token.span.clone());
        self.reader.skip(1);
        if self.segment.quote.is_some() {
            self.slip("note-slip-second", span);
        } else if !text.is_empty() {
            self.segment.quote = Some(text);
        }
        true
    }

    /// `because …`: an account; its cause is the rest, up to a source.
    fn cause(&mut self) -> bool {
        if !(self.reader.eat("because of") || self.reader.eat("because")) {
            return false;
        }
        self.parsed.kind = Some(Kind::Account);
        self.parsed.cause = Some(self.prose());
        true
    }

    /// The words up to a source that ends the line.
    fn prose(&mut self) -> String {
        let from = self.reader.at();
        let mut ahead = self.reader;
        let mut cut = None;
        while let Some(token) = ahead.peek() {
            let opens = token.is_sign('[') || token.is_sign(',');
            if opens && cut.is_none() {
                let mut tail = ahead;
                tail.skip(1);
                let start = tail.at();
                self.run(&mut tail, if token.is_sign('[') { ']' } else { ',' });
                let span = tail.since(start);
                let words = self.line.get(span).unwrap_or_default();
                let known = matches!(meant(words, &self.words.known.sources), Meant::One(..));
                if token.is_sign('[') || known {
                    cut = Some(ahead);
                }
            }
            ahead.skip(1);
        }
        let end = cut.unwrap_or(ahead);
        let span = if end.at() > from {
            end.since(from)
        } else {
            0..0
        };
        self.reader = end;
        self.line.get(span).unwrap_or_default().trim().to_owned()
    }

    /// `1.5`, `12,5`, `1.5 million`, `110k`, `24/11`: what looks like a figure and would be read as another.
    fn number_that_is_none(&mut self) -> bool {
        if !self
            .reader
            .peek()
            .is_some_and(|token| token.kind == Sort::Number)
        {
            return false;
        }
        let start = self.reader.at();
        let mut ahead = self.reader;
        ahead.skip(1);
        let mut slip = None;
        while ahead.touches() {
            let sign = ahead
                .peek()
                .filter(|token| ['.', ',', '/'].iter().any(|sign| token.is_sign(*sign)));
            let part = ahead.ahead(1).filter(|token| token.kind == Sort::Number);
            let (Some(sign), Some(part)) = (sign, part) else {
                break;
            };
            if part.span.start != sign.span.end {
                break;
            }
            let date = sign.is_sign('/') || (slip.is_some() && sign.is_sign('.'));
            slip = Some(if date {
                "note-slip-date-form"
            } else {
                "note-slip-decimal"
            });
            ahead.skip(2);
        }
        let scaled = ahead.peek().is_some_and(|next| {
            let word = SCALES.contains(&next.lower.as_str());
            let letter = ahead.touches() && matches!(next.lower.as_str(), "k" | "m" | "bn");
            next.kind == Sort::Word && (word || letter)
        });
        if scaled {
            ahead.skip(1);
            slip = Some("note-slip-scale");
        }
        let Some(code) = slip else { return false };
        self.reader = ahead;
        let span = self.reader.since(start);
        self.slip(code, span);
        // What it is a figure of is no slip of its own.
        let unit = self.reader.longest(UNITS.iter().copied());
        self.reader.skip(unit.map_or(0, |(count, ..)| count));
        self.noun(false);
        true
    }

    fn filler(&mut self) -> bool {
        let token = self.reader.peek();
        let mut after = self.reader;
        after.skip(1);
        let filler = token.is_some_and(|token| match token.kind {
            Sort::Word => FILLERS.contains(&token.lower.as_str()),
            // `(24 Nov)`, `trucks offloaded: 137`.
            Sort::Sign => {
                token.is_sign('(')
                    || token.is_sign(')')
                    || (token.is_sign(':') && amounts::comes(&after))
            }
            _ => false,
        });
        self.reader.skip(usize::from(filler));
        filler
    }

    /// Nothing is understood here: words at the end may name a source that is not known, anything else is a slip.
    fn unknown(&mut self, start: usize) {
        let mut ahead = self.reader;
        let from = ahead.at();
        self.run(&mut ahead, ',');
        let span = ahead.since(from);
        let words = self.line.get(span.clone()).unwrap_or_default().to_owned();
        let fits = matches!(
            meant(&words, &self.words.known.sources),
            Meant::One(..) | Meant::Several(_)
        );
        let first = self
            .reader
            .peek()
            .is_some_and(|token| token.kind == Sort::Word);
        let after_comma = self.parted_before(start) && ahead.peek().is_none();
        if self.parsed.source.is_none() && first && (fits || after_comma) {
            self.parsed.source = Some(Found::new(words, span));
            self.reader = ahead;
            return;
        }
        if self.segment.figure.is_some()
            && self.segment.thing.is_none()
            && self.segment.other_thing.is_none()
            && self.free_thing(self.reader, start)
        {
            return;
        }
        let hurt = |token: &Token| CASUALTIES.contains(&token.lower.as_str());
        let weekday = |token: &Token| WEEKDAYS.contains(&token.lower.as_str());
        let code = match self.reader.peek() {
            Some(token) if hurt(token) => "note-slip-effects",
            Some(token) if weekday(token) => "note-slip-date-form",
            _ => "note-slip-word",
        };
        self.reader.skip(1);
        // Words that follow each other are one slip.
        while self.is_free(&self.reader) {
            self.reader.skip(1);
        }
        let span = self.reader.since(start);
        self.slip(code, span);
    }

    /// Ends a claim of the line.
    pub(super) fn close(&mut self) {
        let segment = std::mem::take(&mut self.segment);
        if let Some(name) = self.begun.take()
            && segment.figure.is_none()
            && segment.verb.is_none()
        {
            self.slip("note-slip-word", name);
        }
        self.parsed.segments.push(segment);
        if self.parsed.segments.len() > MAX_SEGMENTS {
            let end = self.line.len();
            self.slip("note-slip-many", end..end);
        }
    }
}

fn span_of(tokens: &[Token]) -> Option<Range<usize>> {
    Some(tokens.first()?.span.start..tokens.last()?.span.end)
}
