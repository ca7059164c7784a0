//! The house: the record that is served, how it stands now, and what it was opened with.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;
use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Timestamp};
use tregua_record::{
    AppendError, Codes, Draft, Entry, EntryId, Payload, ReadError, Record, Source,
};
use tregua_standing::{Moment, Statement};
use tregua_wording::{Digits, Lang, Wording};

use crate::access::Door;
use crate::reader::Prefers;
use crate::reckoning::Reckonings;

/// News that a slow reader may miss before it is told to look again.
const NEWS_KEPT: usize = 64;

/// Whose time says from when a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// When the voice said it.
    Said,
    /// When this record received it.
    Received,
}

impl By {
    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            By::Said => "said",
            By::Received => "received",
        }
    }

    /// The choice of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        [By::Said, By::Received]
            .into_iter()
            .find(|by| by.word() == word)
    }
}

/// What the program hands to the house.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The clock.
    pub now: fn() -> Timestamp,
    /// The moment a worked history is shown at.
    pub pinned: Option<Moment>,
    /// The language of readers whose browser asks for none that we speak.
    pub lang: Lang,
    /// Their digits.
    pub digits: Digits,
    /// Where what went wrong is told, for whoever keeps the machine. Names of people are never in it.
    pub log: fn(&str),
    /// True for the worked history: what is put on record vanishes with the program.
    pub demo: bool,
}

/// A text and what it means.
#[derive(Debug)]
pub struct Text {
    /// The agreement's name.
    pub name: String,
    /// The text.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: String,
    /// What it means.
    pub agreement: Arc<Agreement>,
}

/// The record as it stood at one entry.
pub struct Snapshot {
    /// Counts up with every change.
    pub number: u64,
    /// The id of the last entry of this device.
    pub head: String,
    /// The newest text of the agreement that can be made sense of.
    pub text: Option<Arc<Text>>,
    /// Every entry, in the order of the file.
    pub entries: Vec<Arc<Entry>>,
    /// Sources by key.
    pub sources: BTreeMap<String, Source>,
    by_id: BTreeMap<EntryId, usize>,
    clock: Clock,
    said: OnceLock<Arc<Vec<Statement>>>,
    received: OnceLock<Arc<Vec<Statement>>>,
}

impl Snapshot {
    fn of(record: &Record, number: u64, clock: &Clock) -> Result<Self, ReadError> {
        let entries: Vec<Arc<Entry>> = record.entries()?.into_iter().map(Arc::new).collect();
        let sources = entries.iter().filter_map(|entry| match &entry.payload {
            Some(Payload::Source(source)) => Some((source.key.clone(), source.clone())),
            _ => None,
        });
        let text = entries.iter().rev().find_map(|entry| match &entry.payload {
            Some(Payload::Agreement(kept)) => {
                let outcome = tregua_agreement::read(&kept.text);
                let usable = !outcome.has_errors();
                let agreement = outcome.agreement.filter(|_| usable)?;
                Some(Arc::new(Text {
                    name: kept.name.clone(),
                    sha256: kept.sha256().to_string(),
                    text: kept.text.clone(),
                    agreement: Arc::new(agreement),
                }))
            }
            _ => None,
        });
        let clock = text
            .as_ref()
            .map_or_else(|| clock.clone(), |text| text.agreement.clock.clone());
        Ok(Snapshot {
            number,
            head: record.head()?.to_string(),
            by_id: entries
                .iter()
                .enumerate()
                .map(|(at, entry)| (entry.id, at))
                .collect(),
            sources: sources.collect(),
            text,
            clock,
            entries,
            said: OnceLock::new(),
            received: OnceLock::new(),
        })
    }

    /// The entry of this id.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(*self.by_id.get(&id)?)
    }

    /// The agreement's clock; without a text, UTC.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The statements, each known from the time chosen.
    pub fn statements(&self, by: By) -> Arc<Vec<Statement>> {
        let kept = match by {
            By::Said => &self.said,
            By::Received => &self.received,
        };
        Arc::clone(kept.get_or_init(|| {
            let statement = |entry: &Arc<Entry>| {
                let claim = entry.claim()?.clone();
                let received = entry.received.unwrap_or(entry.header.signed);
                let said = || {
                    let source = || self.sources.get(claim.source.as_deref()?);
                    let said = claim
                        .said
                        .or_else(|| source()?.published.or(source()?.known_from))?;
                    Some(said.latest(&self.clock))
                };
                let known = match by {
                    By::Received => received,
                    By::Said => said().unwrap_or(received),
                };
                Some(Statement {
                    id: entry.id.to_string(),
                    author: entry.header.author.to_string(),
                    claim,
                    known,
                })
            };
            Arc::new(self.entries.iter().filter_map(statement).collect())
        }))
    }

    /// By what time statements are known where nobody says: reconstructed and rebuilt histories by when they were said.
    pub fn by(&self) -> By {
        let reconstructed = self.text.as_ref().is_some_and(|text| {
            let header = text.agreement.text.as_deref();
            header.is_some_and(|header| header.contains("reconstructed"))
        });
        let mut claims = self
            .entries
            .iter()
            .filter(|entry| entry.claim().is_some())
            .peekable();
        let rebuilt = claims.peek().is_some() && claims.all(|entry| entry.rebuilt);
        if reconstructed || rebuilt {
            By::Said
        } else {
            By::Received
        }
    }
}

/// What is served.
pub struct House {
    record: Mutex<Record>,
    snapshot: RwLock<Arc<Snapshot>>,
    pub(crate) settings: Settings,
    pub(crate) reckonings: Arc<Reckonings>,
    pub(crate) door: Door,
    /// The number of each new snapshot.
    pub(crate) news: broadcast::Sender<u64>,
    words: [OnceLock<Wording>; 8],
}

impl House {
    /// Opens the house.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub(crate) fn open(record: Record, settings: Settings, door: Door) -> Result<Self, HouseError> {
        let utc =
            Clock::new("+00:00", "00:00").map_err(|error| HouseError::Clock(error.to_string()))?;
        let snapshot = Arc::new(Snapshot::of(&record, 1, &utc)?);
        Ok(House {
            record: Mutex::new(record),
            snapshot: RwLock::new(snapshot),
            settings,
            reckonings: Arc::default(),
            door,
            news: broadcast::Sender::new(NEWS_KEPT),
            words: Default::default(),
        })
    }

    /// The record as it stands.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        match self.snapshot.read() {
            Ok(snapshot) => Arc::clone(&snapshot),
            Err(poisoned) => Arc::clone(&poisoned.into_inner()),
        }
    }

    /// The phrases of a reader.
    pub(crate) fn words(&self, prefers: Prefers) -> &Wording {
        let lang = Lang::ALL.iter().position(|lang| *lang == prefers.lang);
        let at = lang.unwrap_or(0) * 2 + usize::from(prefers.digits == Digits::Latin);
        let place = self.words.get(at).unwrap_or(&self.words[0]);
        place.get_or_init(|| Wording::with_digits(prefers.lang, prefers.digits))
    }

    /// Does something with the record itself, and looks again at what it holds afterwards. Writers take turns.
    ///
    /// # Errors
    /// Whatever `work` gives; the record is then unchanged.
    pub(crate) fn write<T, E: From<ReadError>>(
        &self,
        work: impl FnOnce(&mut Record) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut record = match self.record.lock() {
            Ok(record) => record,
            Err(poisoned) => poisoned.into_inner(),
        };
        record.tell(declared(self.snapshot().text.as_deref()));
        let done = work(&mut record)?;
        self.look_again(&record)?;
        Ok(done)
    }

    /// Signs drafts and puts them on record, all or none.
    ///
    /// # Errors
    /// [`AppendError`]; the record is then unchanged.
    pub(crate) fn append(&self, drafts: Vec<Draft>) -> Result<Vec<EntryId>, AppendError> {
        let now = (self.settings.now)();
        self.write(|record| record.append(drafts, now))
    }

    /// Looks whether another program put something on record.
    pub(crate) fn refresh(&self) -> Result<(), ReadError> {
        let record = match self.record.lock() {
            Ok(record) => record,
            Err(poisoned) => poisoned.into_inner(),
        };
        self.look_again(&record)
    }

    fn look_again(&self, record: &Record) -> Result<(), ReadError> {
        let before = self.snapshot();
        if record.head()?.to_string() == before.head {
            return Ok(());
        }
        let next = Arc::new(Snapshot::of(record, before.number + 1, before.clock())?);
        let number = next.number;
        match self.snapshot.write() {
            Ok(mut snapshot) => *snapshot = next,
            Err(poisoned) => *poisoned.into_inner() = next,
        }
        // Nobody may be listening.
        let _ = self.news.send(number);
        Ok(())
    }
}

/// What may be told in headers: only what the text declares.
fn declared(text: Option<&Text>) -> Codes {
    let Some(text) = text else {
        return Codes::default();
    };
    let agreement = &text.agreement;
    let names = agreement
        .declared_voices()
        .chain(agreement.speaks_for.iter().map(|(office, _)| office))
        .chain(agreement.zones.iter().map(|zone| &zone.name));
    let labels = agreement.clauses.iter().map(|clause| &clause.label);
    let phases = agreement.phases.iter().map(|phase| &phase.name);
    Codes {
        acts: agreement
            .lexicon
            .verbs
            .iter()
            .map(|verb| verb.name.clone())
            .collect(),
        parties: names.cloned().collect(),
        clauses: labels.chain(phases).cloned().collect(),
    }
}

/// Why the house does not open.
#[derive(Debug, thiserror::Error)]
pub enum HouseError {
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The clock used without a text does not exist: a bug of ours.
    #[error("no clock: {0}")]
    Clock(String),
}
