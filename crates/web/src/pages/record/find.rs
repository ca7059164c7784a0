//! Which entries are shown: filters, words looked for, a page of them at a time.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tregua_calendar::{Date, Said, Timestamp, When, Window};
use tregua_desk::{By, Held};
use tregua_record::Name;
use tregua_record::{Claim, Source, known_kinds};
use tregua_standing::{Gone, gone};
use tregua_wording::{fold, latin_digits};

use crate::pages::bits::voice_key;
use crate::reply::Trouble;
use crate::visit::Visit;

use super::line::key;
use super::list::MOST_WORDS;

/// Entries on one page.
pub(crate) const PAGE: usize = 100;

/// What narrows a list of entries; everything left out narrows nothing.
#[derive(Serialize, JsonSchema, Clone, Default, Debug, PartialEq, Eq)]
pub(crate) struct Filters {
    /// A kind: a word of the claims format, or `source`, `agreement`, `receipt`, `edition`, `charter`.
    pub(crate) kind: Option<String>,
    /// A voice, by its key in addresses: `voice-` and 12 hexadecimal digits. Officials who gave no name are a voice of their own.
    pub(crate) voice: Option<String>,
    /// A verb.
    pub(crate) act: Option<String>,
    /// The label of a clause that an entry names.
    pub(crate) clause: Option<String>,
    /// The key of a source.
    pub(crate) source: Option<String>,
    /// The key of an incident, offer or group.
    pub(crate) about: Option<String>,
    /// First day, on which it happened; where that is not said, on which it was said or published.
    pub(crate) from: Option<String>,
    /// Last day, included.
    pub(crate) to: Option<String>,
    /// True to leave out what is corrected or retracted at the moment asked about, and what is no statement.
    pub(crate) stands: bool,
}

impl Filters {
    /// What was chosen, by the names that forms and addresses have for it.
    ///
    /// # Errors
    /// The name of the part that is no date, with what was typed.
    pub(crate) fn read<'a>(
        get: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Self, (&'static str, String)> {
        let text = |name: &str| {
            let typed = get(name).map(str::trim).filter(|typed| !typed.is_empty());
            typed.map(str::to_owned)
        };
        let day = |name: &'static str| match text(name) {
            Some(typed) => match latin_digits(&typed).parse::<Date>() {
                Ok(date) => Ok(Some(date.to_string())),
                Err(_) => Err((name, typed)),
            },
            None => Ok(None),
        };
        Ok(Filters {
            kind: text("kind"),
            voice: text("voice"),
            act: text("act"),
            clause: text("clause"),
            source: text("source"),
            about: text("about"),
            from: day("from")?,
            to: day("to")?,
            stands: text("stands").is_some(),
        })
    }

    /// The same for an address that a visit came by.
    ///
    /// # Errors
    /// [`Trouble::Input`] where a date is none.
    pub(crate) fn of_address(visit: &Visit) -> Result<Self, Trouble> {
        Filters::read(|name| visit.get(name)).map_err(|(_, typed)| no_day(visit, &typed))
    }

    /// The names and values of what is chosen, for addresses and hidden fields.
    pub(crate) fn parts(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("kind", self.kind.as_deref()),
            ("voice", self.voice.as_deref()),
            ("act", self.act.as_deref()),
            ("clause", self.clause.as_deref()),
            ("source", self.source.as_deref()),
            ("about", self.about.as_deref()),
            ("from", self.from.as_deref()),
            ("to", self.to.as_deref()),
            ("stands", self.stands.then_some("yes")),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}

/// That a day was not understood, in the reader's words.
pub(crate) fn no_day(visit: &Visit, typed: &str) -> Trouble {
    Trouble::Input(visit.with("web-record-no-day", &[("text", typed.into())]))
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// With the newest.
    Newest,
    /// With the one before this place of the file.
    Before(u64),
    /// So that it ends with the one after this place.
    After(u64),
}

impl Start {
    /// As addresses and forms say it.
    pub(crate) fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Self {
        let number = |name: &str| get(name).and_then(|text| text.parse().ok());
        match (number("before"), number("after")) {
            (Some(idx), _) => Start::Before(idx),
            (None, Some(idx)) => Start::After(idx),
            (None, None) => Start::Newest,
        }
    }
}

/// An entry that is looked at, as the reader may see it.
pub(crate) struct Seen<'a> {
    pub(crate) held: &'a Arc<Held>,
    /// The statement, whole or masked.
    pub(crate) claim: Option<Arc<Claim>>,
    /// Why it does not stand.
    pub(crate) gone: Option<&'a Gone>,
}

/// What one may choose from: what the entries at the moment hold.
#[derive(Default)]
pub(crate) struct Choices {
    pub(crate) voices: BTreeSet<String>,
    pub(crate) acts: BTreeSet<String>,
    pub(crate) clauses: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
}

/// What was found.
pub(crate) struct Found {
    /// Entries at the moment asked about.
    pub(crate) there: usize,
    /// Those that the filters and words leave.
    pub(crate) matching: usize,
    /// A page of them, newest first.
    pub(crate) rows: Vec<(Arc<Held>, Option<Gone>)>,
    /// True if there are newer ones than those of the page.
    pub(crate) newer: bool,
    /// True if there are older ones.
    pub(crate) older: bool,
    pub(crate) choices: Choices,
}

/// Looks through the record once, and keeps a page of what fits.
pub(crate) fn find(visit: &Visit, filters: &Filters, words: &str, from: Start) -> Found {
    let mut found = Found {
        there: 0,
        matching: 0,
        rows: Vec::new(),
        newer: false,
        older: false,
        choices: Choices::default(),
    };
    // Newest last, as they come; no more than a page and what tells whether there are others.
    let mut rows: Vec<(Arc<Held>, Option<Gone>)> = Vec::new();
    let mut choices = Choices::default();
    let sieve = Sieve::new(visit, filters, words);
    each(visit, |seen| {
        found.there += 1;
        if let Some(claim) = &seen.claim {
            choices.note(claim);
        }
        if !sieve.lets_through(&seen) {
            return;
        }
        found.matching += 1;
        let idx = seen.held.idx;
        match from {
            Start::Before(end) if idx >= end => found.newer = true,
            Start::After(start) if idx <= start => found.older = true,
            Start::After(_) if rows.len() == PAGE => found.newer = true,
            _ => rows.push((Arc::clone(seen.held), seen.gone.cloned())),
        }
        if rows.len() >= 2 * PAGE && !matches!(from, Start::After(_)) {
            rows.drain(..rows.len() - PAGE);
            found.older = true;
        }
    });
    if rows.len() > PAGE {
        rows.drain(..rows.len() - PAGE);
        found.older = true;
    }
    rows.reverse();
    found.rows = rows;
    found.choices = choices;
    found
}

/// Shows every entry that fits, in the order of the file, as the reader may see it.
pub(crate) fn matching(
    visit: &Visit,
    filters: &Filters,
    words: &str,
    mut look: impl FnMut(Seen<'_>),
) {
    let sieve = Sieve::new(visit, filters, words);
    each(visit, |seen| {
        if sieve.lets_through(&seen) {
            look(seen);
        }
    });
}

/// Shows every entry that is known at the moment asked about, in the order of the file, as the reader may see it.
fn each(visit: &Visit, mut look: impl FnMut(Seen<'_>)) {
    let snapshot = &visit.snapshot;
    let (asked, clock) = (visit.asked, snapshot.clock());
    let statements = snapshot.statements(asked.by);
    let gone = gone(statements.iter(), asked.moment.as_known);
    let mut statements = statements.iter();
    for held in snapshot.entries() {
        let (known, gone) = if held.claim().is_some() {
            // Statements come in the order of the entries that make them.
            let Some(statement) = statements.next() else {
                return;
            };
            let gone = if gone.is_empty() {
                None
            } else {
                gone.get(statement.id.as_str())
            };
            (statement.known, gone)
        } else {
            (known(held, asked.by, clock), None)
        };
        // Without a time of knowledge everything on record is shown, also what is said of a day that is not over.
        if !asked.known_now && known > asked.moment.as_known {
            continue;
        }
        let claim = visit.masked(held).claim;
        look(Seen { held, claim, gone });
    }
}

/// From when an entry is known that is no statement.
fn known(held: &Held, by: By, clock: &tregua_calendar::Clock) -> Timestamp {
    let published = held
        .source()
        .and_then(|source| source.published.or(source.known_from));
    match (by, published) {
        (By::Said, Some(published)) => published.latest(clock),
        _ => held.received.unwrap_or(held.signed),
    }
}

impl Choices {
    fn note(&mut self, claim: &Claim) {
        let note = |names: &mut BTreeSet<String>, name: Option<&Name>| {
            if let Some(name) = name.filter(|name| !names.contains(name.as_str())) {
                names.insert(name.to_string());
            }
        };
        let teller = claim.told_by();
        if !self.voices.contains(teller.as_str()) {
            self.voices.insert(teller.into());
        }
        note(&mut self.acts, claim.act.as_ref());
        note(&mut self.clauses, claim.clause.as_ref());
        note(&mut self.sources, claim.source.as_ref());
    }
}

/// What an entry has to pass.
struct Sieve<'a> {
    filters: &'a Filters,
    /// The code of the kind chosen; `Some(None)` if there is no such kind.
    kind: Option<Option<u64>>,
    words: Vec<String>,
    days: Option<Days>,
    /// Whether a voice is the one chosen: its key is a hash, which is not made for every entry.
    voices: RefCell<BTreeMap<String, bool>>,
    /// The words of sources, made alike.
    sources: BTreeMap<&'a str, String>,
    /// Where the words of an entry are put together.
    text: RefCell<String>,
}

/// Days chosen: as dates, and as the stretch of time that they are on the agreement's clock.
struct Days {
    first: Date,
    last: Date,
    window: Window,
}

impl<'a> Sieve<'a> {
    fn new(visit: &'a Visit, filters: &'a Filters, words: &str) -> Self {
        let clock = visit.snapshot.clock();
        let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        let (from, to) = (day(&filters.from), day(&filters.to));
        let days = (from.is_some() || to.is_some()).then(|| {
            let (first, last) = (from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX));
            let from = from.map_or(Timestamp::MIN, |date| clock.civil_date(date).from);
            let to = to.map_or(Timestamp::MAX, |date| clock.civil_date(date).to);
            let window = Window { from, to };
            Days {
                first,
                last,
                window,
            }
        });
        let mut all = String::new();
        fold(
            words.chars().take(MOST_WORDS).collect::<String>().trim(),
            &mut all,
        );
        let words: Vec<String> = all.split_whitespace().map(str::to_owned).collect();
        let sources = if words.is_empty() {
            BTreeMap::new()
        } else {
            let sources = visit.snapshot.holdings.sources();
            let folded = |source: &'a Arc<Source>| {
                let mut text = String::new();
                for printed in [&source.title, &source.publisher].into_iter().flatten() {
                    fold(printed, &mut text);
                    text.push('\n');
                }
                (source.key.as_str(), text)
            };
            sources.map(folded).collect()
        };
        let kind = filters.kind.as_deref().map(|wanted| {
            let mut known = known_kinds().into_iter();
            known
                .find(|(_, word)| *word == wanted)
                .map(|(code, _)| code)
        });
        Sieve {
            filters,
            kind,
            words,
            days,
            voices: RefCell::default(),
            sources,
            text: RefCell::default(),
        }
    }

    fn lets_through(&self, seen: &Seen<'_>) -> bool {
        let filters = self.filters;
        let is = |wanted: &Option<String>, own: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| own == Some(wanted))
        };
        let claim = seen.claim.as_deref();
        let of =
            |field: fn(&Claim) -> &Option<Name>| claim.and_then(|claim| field(claim).as_deref());
        let source = seen.held.source();
        let source_key = source.map(|source| source.key.as_str());
        self.kind
            .is_none_or(|kind| kind == Some(seen.held.kind.number()))
            && is(&filters.act, of(|claim| &claim.act))
            && is(&filters.clause, of(|claim| &claim.clause))
            && is(&filters.about, of(|claim| &claim.about))
            && is(&filters.source, of(|claim| &claim.source).or(source_key))
            && (!filters.stands || (claim.is_some() && seen.gone.is_none()))
            && self.voice_fits(claim)
            && self.day_fits(claim, source.map(Arc::as_ref))
            && self.words_fit(seen.held, claim)
    }

    fn voice_fits(&self, claim: Option<&Claim>) -> bool {
        let Some(wanted) = &self.filters.voice else {
            return true;
        };
        let Some(voice) = claim.map(Claim::told_by) else {
            return false;
        };
        let mut voices = self.voices.borrow_mut();
        if let Some(fits) = voices.get(voice.as_str()) {
            return *fits;
        }
        let fits = voice_key(&voice) == *wanted;
        voices.insert(voice.into(), fits);
        fits
    }

    fn day_fits(&self, claim: Option<&Claim>, source: Option<&Source>) -> bool {
        let Some(days) = &self.days else {
            return true;
        };
        let said = |said: Said| match said {
            Said::At(at) => days.holds(When::Instant(at)),
            Said::On(date) => days.holds(When::Dates(date, date)),
        };
        match (claim, source) {
            (Some(claim), _) => match claim.occurred {
                Some(when) => days.holds(when),
                None => claim.said.is_some_and(said),
            },
            (None, Some(source)) => source.published.or(source.known_from).is_some_and(said),
            (None, None) => false,
        }
    }

    /// Every word has to be somewhere in the entry.
    fn words_fit(&self, held: &Held, claim: Option<&Claim>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = self.text.borrow_mut();
        text.clear();
        let mut put = |part: &str| {
            fold(part, &mut text);
            // Words that are looked for hold no line end, so none is found across two fields.
            text.push('\n');
        };
        if let Some(key) = key(held) {
            put(key);
        }
        if let Some(claim) = claim {
            claim.printed(&mut put);
        }
        if let Some(source) = held.source() {
            source.printed(&mut put);
        }
        let source = claim.and_then(|claim| self.sources.get(claim.source.as_deref()?));
        self.words.iter().all(|word| {
            text.contains(word.as_str())
                || source.is_some_and(|source| source.contains(word.as_str()))
        })
    }
}

impl Days {
    /// True if any of it is on these days.
    fn holds(&self, when: When) -> bool {
        match when {
            When::Instant(at) => self.window.from <= at && at < self.window.to,
            When::Between(window) => window.from < self.window.to && self.window.from < window.to,
            When::Dates(first, last) => first <= self.last && self.first <= last,
        }
    }
}
