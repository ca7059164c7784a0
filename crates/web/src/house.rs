//! The house: the record that is served, how it stands now, and what it was opened with.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, TryLockError};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, broadcast};
use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Timestamp};
use tregua_desk::{By, Fault, FaultKind, Held, HeldPayload, Holdings, Text, text, trouble};
use tregua_record::{AppendError, Draft, EntryId, Record};
use tregua_report::counts;
use tregua_standing::{Moment, OwnView, Statement};
use tregua_wording::{Digits, Lang, Wording};

use crate::access::{Classes, Door};
use crate::kept::Kept;
use crate::moment::{Asked, Otherwise};
use crate::pages::{Drafts, Grounds, Jobs};
use crate::pour::Places;
use crate::reader::Prefers;
use crate::reckoning::Reckonings;

/// News that a slow reader may miss before it is told to look again.
const NEWS_KEPT: usize = 64;

/// Who may follow the record at once: each holds a connection for as long as they like.
const MOST_STREAMS: usize = 512;
/// How long a reader waits for who writes, and how often it looks.
const A_MOMENT: Duration = Duration::from_millis(200);
const A_BLINK: Duration = Duration::from_millis(2);

/// What the program hands to the house.
#[derive(Clone)]
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
    /// Pages (`reports.md`) that tell the statements of the press reports which a worked history was made from.
    pub reports: &'static [&'static str],
    /// Views that whoever started the program adds to those that everyone has.
    pub views: Arc<[OwnView]>,
}

/// The record as it stood at one entry.
pub struct Snapshot {
    /// Counts up with every change.
    pub number: u64,
    /// The id of the last entry of this device.
    pub head: String,
    /// The newest text of the agreement that can be made sense of.
    pub text: Option<Arc<Text>>,
    /// SHA-256 of that text.
    pub text_sha256: Option<String>,
    /// Every entry and source.
    pub holdings: Holdings,
    /// Places of entries, in the order of their ids.
    by_id: Vec<usize>,
    by: By,
    clock: Clock,
    unwritten: OnceLock<Agreement>,
    said: OnceLock<Arc<Vec<Statement>>>,
    received: OnceLock<Arc<Vec<Statement>>>,
    classes: OnceLock<Classes>,
    unread: OnceLock<usize>,
}

impl Snapshot {
    fn of(record: &Record, words: &Wording) -> Result<Self, Fault> {
        let utc = Clock::new("+00:00", "00:00").map_err(|error| Fault::world(error.to_string()))?;
        // Whoever comes to a page is not known to be in any group.
        let holdings = Holdings::for_everybody(record, words)?;
        let head = head(record, words)?;
        Ok(Snapshot::new(holdings, head, 1, utc, None))
    }

    /// The same with what was added to the record since.
    fn after(&self, record: &Record, words: &Wording) -> Result<Self, Fault> {
        let holdings = self.holdings.read_on(record, words)?;
        let (head, number) = (head(record, words)?, self.number + 1);
        // What was erased is in nothing that was made of it before.
        let erased = holdings.erasures().count() > self.holdings.erasures().count();
        let before = (!erased).then_some(self);
        let clock = self.clock.clone();
        Ok(Snapshot::new(holdings, head, number, clock, before))
    }

    fn new(
        holdings: Holdings,
        head: String,
        number: u64,
        clock: Clock,
        before: Option<&Snapshot>,
    ) -> Self {
        let entries = holdings.entries();
        let old = before.map_or(0, |before| before.holdings.entries().len());
        let texts = entries
            .iter()
            .skip(old)
            .rev()
            .filter_map(|held| match &held.payload {
                Some(HeldPayload::Agreement(kept)) => Some(kept),
                _ => None,
            });
        let understood = texts.into_iter().find_map(|kept| {
            let sha256 = kept.sha256().to_string();
            let text = text::understand(kept.name.clone(), kept.text.clone()).ok()?;
            Some((Some(Arc::new(text)), Some(sha256)))
        });
        let kept = || before.map(|before| (before.text.clone(), before.text_sha256.clone()));
        let (text, text_sha256) = understood.or_else(kept).unwrap_or_default();
        let clock = text
            .as_ref()
            .map_or(clock, |text| text.agreement.clock.clone());
        let by = match &text {
            Some(text) => holdings.usually_by(&text.agreement),
            None if holdings.rebuilt() => By::Said,
            None => By::Received,
        };
        let snapshot = Snapshot {
            number,
            head,
            by_id: by_id(entries, before),
            text,
            text_sha256,
            by,
            clock,
            holdings,
            unwritten: OnceLock::new(),
            said: OnceLock::new(),
            received: OnceLock::new(),
            classes: OnceLock::new(),
            unread: OnceLock::new(),
        };
        // What was asked of the one before will be asked of this one.
        for by in [By::Said, By::Received] {
            if let Some(made) = before.and_then(|before| before.made(by).get()) {
                let (holdings, clock) = (&snapshot.holdings, &snapshot.clock);
                let all = holdings.statements_on(by, clock, made);
                snapshot.made(by).get_or_init(|| Arc::new(all));
            }
        }
        snapshot
    }

    fn made(&self, by: By) -> &OnceLock<Arc<Vec<Statement>>> {
        match by {
            By::Said => &self.said,
            // A browser names no witnesses: it asks by these two alone.
            By::Received | By::Proved => &self.received,
        }
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> &[Arc<Held>] {
        self.holdings.entries()
    }

    /// The entry of this id.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Held>> {
        let entries = self.entries();
        let at = |place: &usize| entries.get(*place).map(|held| held.id);
        let found = self.by_id.binary_search_by_key(&Some(id), at).ok()?;
        entries.get(*self.by_id.get(found)?)
    }

    /// For pages that speak of entries without a text: an agreement that declares nothing.
    pub(crate) fn unwritten(&self) -> &Agreement {
        let without = || counts::without_text(self.clock.clone());
        self.unwritten.get_or_init(without)
    }

    /// The agreement's clock; without a text, UTC.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The statements, each known from the time chosen.
    pub fn statements(&self, by: By) -> Arc<Vec<Statement>> {
        let made = self.made(by);
        Arc::clone(made.get_or_init(|| Arc::new(self.holdings.statements(by, &self.clock))))
    }

    /// How many entries cannot be read here: erased, for a group, without content, or not understood. They count for nothing.
    pub(crate) fn unread(&self) -> usize {
        *self.unread.get_or_init(|| self.holdings.unread().len())
    }

    /// Which entries are restricted, and until when.
    pub(crate) fn classes(&self) -> &Classes {
        self.classes.get_or_init(|| {
            let agreement = self.text.as_ref().map(|text| &text.agreement);
            Classes::of(self.entries(), agreement, &self.clock)
        })
    }

    /// By which time statements are known where nobody asks otherwise.
    pub fn by(&self) -> By {
        self.by
    }
}

/// Places of entries in the order of their ids. Those of the snapshot before are in order already, which sorting makes use of.
fn by_id(entries: &[Arc<Held>], before: Option<&Snapshot>) -> Vec<usize> {
    let mut places = before.map_or_else(Vec::new, |before| before.by_id.clone());
    places.extend(places.len()..entries.len());
    places.sort_by_key(|place| entries.get(*place).map(|held| held.id));
    places
}

fn head(record: &Record, words: &Wording) -> Result<String, Fault> {
    let head = record
        .head()
        .map_err(|error| Fault::reading(words, &error))?;
    Ok(head.to_string())
}

/// What is served.
pub struct House {
    record: Mutex<Record>,
    snapshot: RwLock<Arc<Snapshot>>,
    pub(crate) settings: Settings,
    pub(crate) reckonings: Arc<Reckonings>,
    pub(crate) door: Door,
    /// Briefs that nobody has released.
    pub(crate) drafts: Drafts,
    /// Imports under way.
    pub(crate) jobs: Jobs,
    /// Words that were looked for.
    pub(crate) searches: Kept<String>,
    /// Forms that were sent to be read.
    pub(crate) forms: Kept<Vec<(String, String)>>,
    /// What lines and forms are read against.
    pub(crate) grounds: Grounds,
    /// Places for files that go out.
    pub(crate) files: Places,
    /// Over a large record two moments at a time are laid side by side: readers of the other pages need the machine too.
    pub(crate) comparing: Mutex<()>,
    /// The number of each new snapshot.
    pub(crate) news: broadcast::Sender<u64>,
    /// Places for those who follow the record.
    pub(crate) streams: Arc<Semaphore>,
    words: [OnceLock<Wording>; 8],
}

impl House {
    /// Opens the house.
    ///
    /// # Errors
    /// A [`Fault`] if the record cannot be read.
    pub(crate) fn open(record: Record, settings: Settings, door: Door) -> Result<Self, Fault> {
        let words = Wording::with_digits(settings.lang, settings.digits);
        let snapshot = Arc::new(Snapshot::of(&record, &words)?);
        // What is shown is held once, in the snapshot.
        let rested = record.rest();
        rested.map_err(|error| Fault::reading(&words, &error))?;
        let house = House {
            record: Mutex::new(record),
            snapshot: RwLock::new(Arc::clone(&snapshot)),
            reckonings: Arc::new(Reckonings::with(Arc::clone(&settings.views))),
            settings,
            door,
            drafts: Drafts::default(),
            jobs: Jobs::default(),
            searches: Kept::default(),
            forms: Kept::default(),
            grounds: Grounds::default(),
            files: Places::default(),
            comparing: Mutex::default(),
            news: broadcast::Sender::new(NEWS_KEPT),
            streams: Arc::new(Semaphore::new(MOST_STREAMS)),
            words: Default::default(),
        };
        house.foresee(&snapshot);
        Ok(house)
    }

    /// Begins to work out the moment that readers will ask about.
    fn foresee(&self, snapshot: &Arc<Snapshot>) {
        let otherwise = Otherwise {
            pinned: self.settings.pinned,
            by: snapshot.by(),
        };
        let now = (self.settings.now)();
        if let Ok(asked) = Asked::read(|_| None, otherwise, now, snapshot.clock()) {
            self.reckonings.foresee(snapshot, &asked);
        }
    }

    /// The record as it stands.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The phrases of a reader.
    pub(crate) fn words(&self, prefers: Prefers) -> &Wording {
        let lang = Lang::ALL.iter().position(|lang| *lang == prefers.lang);
        let at = lang.unwrap_or(0) * 2 + usize::from(prefers.digits == Digits::Latin);
        let place = self.words.get(at).unwrap_or(&self.words[0]);
        place.get_or_init(|| Wording::with_digits(prefers.lang, prefers.digits))
    }

    /// Does something with the record itself, and looks again at what it holds afterwards. Writers take turns; readers go on
    /// with the snapshot.
    ///
    /// # Errors
    /// Whatever `work` gives; the record is then unchanged.
    pub(crate) fn write<T>(
        &self,
        words: &Wording,
        work: impl FnOnce(&mut Record) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut record = self.record();
        let text = self.snapshot().text.clone();
        record.tell(text::declared(text.as_ref().map(|text| &text.agreement)));
        let done = work(&mut record)?;
        self.look_again(&record, words)?;
        Ok(done)
    }

    /// Reads the record itself: proofs, verification.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Record) -> T) -> T {
        work(&self.record())
    }

    /// The same, unless somebody writes for longer than a moment: a page does not wait for a long import.
    pub(crate) fn try_read<T>(&self, work: impl FnOnce(&Record) -> T) -> Option<T> {
        let began = Instant::now();
        loop {
            match self.record.try_lock() {
                Ok(record) => return Some(work(&record)),
                Err(TryLockError::Poisoned(left)) => return Some(work(&left.into_inner())),
                Err(TryLockError::WouldBlock) if began.elapsed() > A_MOMENT => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(A_BLINK),
            }
        }
    }

    /// Signs drafts and puts them on record, all or none. What it gives back is durable.
    ///
    /// # Errors
    /// A [`Fault`]; the record is then unchanged.
    pub(crate) fn append(
        &self,
        words: &Wording,
        drafts: Vec<Draft>,
    ) -> Result<Vec<EntryId>, Fault> {
        let now = (self.settings.now)();
        self.write(words, |record| {
            record.append(drafts, now).map_err(|error| match &error {
                AppendError::Refused(refusals) => {
                    let reasons = refusals
                        .iter()
                        .map(|one| trouble::refusal(words, &one.reason));
                    let reasons = words.join("list-semicolon", reasons);
                    Fault::new(
                        FaultKind::Input,
                        Some(reasons).filter(|all| !all.is_empty()),
                    )
                }
                AppendError::Read(read) => Fault::reading(words, read),
                _ => Fault::world(trouble::adding(words, &error)),
            })
        })
    }

    /// Looks whether another program put something on record.
    pub(crate) fn refresh(&self) -> Result<(), Fault> {
        let prefers = Prefers {
            lang: self.settings.lang,
            digits: self.settings.digits,
        };
        self.look_again(&self.record(), self.words(prefers))
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        // A writer that panicked left the record as it was: a transaction is whole or nothing.
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look_again(&self, record: &Record, words: &Wording) -> Result<(), Fault> {
        let before = self.snapshot();
        if head(record, words)? == before.head {
            return Ok(());
        }
        let next = Arc::new(before.after(record, words)?);
        let number = next.number;
        *self
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::clone(&next);
        self.foresee(&next);
        // Nobody may be listening.
        let _ = self.news.send(number);
        Ok(())
    }
}
