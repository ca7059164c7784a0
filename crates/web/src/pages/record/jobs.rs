//! Imports under way: a file is read, shown, and only then put on record. Each runs on a thread of its own, so that no page
//! waits for it; pages ask how far it is.
//!
//! What was shown is what is signed: the drafts that were made of the files are kept between the two, and nothing is read
//! again. One import is kept for each reader, for ten minutes; a new one takes the place of the one before.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tregua_desk::intake::{self, Handed};
use tregua_desk::{Fault, FaultKind};
use tregua_import::Problem;
use tregua_record::{Draft, EntryId, ReceivedFile, Reception, Sha256};

use crate::house::House;
use crate::reader::Prefers;

/// How long an import is kept that nobody goes on with.
const KEPT: Duration = Duration::from_secs(600);

/// Imports kept at once, of all readers: each may hold a hundred thousand drafts.
const MOST: usize = 4;

/// Every import under way, by its reader.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<String, Arc<Job>>>);

/// One import.
pub(crate) struct Job {
    /// Its name in addresses.
    pub(crate) id: String,
    /// The files, by their names without folders and their hashes.
    pub(crate) files: Vec<ReceivedFile>,
    /// Of what is shown: the files' hashes, one after the other, and whether a history is rebuilt.
    pub(crate) sha256: String,
    /// True if a history is rebuilt.
    pub(crate) rebuilt: bool,
    bytes: usize,
    prefers: Prefers,
    inner: Mutex<Inner>,
    moved: Condvar,
}

struct Inner {
    step: Step,
    since: Instant,
    drafts: Vec<Draft>,
    /// Counts up while entries are signed.
    signed: Arc<AtomicUsize>,
    /// The text that the rows were read by.
    text: Option<String>,
}

/// How far an import is.
#[derive(Clone)]
pub(crate) enum Step {
    /// The files are read.
    Reading,
    /// So many rows are looked up on record.
    LookingUp(usize),
    /// The rows have problems: nothing can be put on record.
    Refused(Arc<Seen>),
    /// Something else stands against it: what, in the reader's words; nothing if only the log may know.
    Failed(Arc<Vec<String>>),
    /// It can be put on record.
    Ready(Arc<Seen>),
    /// It is put on record: the record is checked, and so many drafts are signed.
    Signing(usize),
    /// It is on record.
    Done(Arc<Done>),
}

/// What a dry run found.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) rows: usize,
    pub(crate) claims: usize,
    pub(crate) sources: usize,
    /// How many of them are new.
    pub(crate) new: usize,
    pub(crate) problems: Vec<Problem>,
    pub(crate) notices: Vec<Problem>,
}

/// What was put on record.
pub(crate) struct Done {
    /// How many entries are new.
    pub(crate) new: usize,
    /// How many were here already.
    pub(crate) here: usize,
    pub(crate) receipts: Vec<EntryId>,
}

/// Why an import does not begin, or does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The reader's last import is still read, or put on record.
    Busy,
    /// Too many imports are under way.
    TooMany,
    /// What is to be put on record is not what was shown.
    Other,
    /// The record has another text by now; the rows mean what they mean by the text they were read with.
    OtherText,
    /// The system gives no randomness or no thread.
    System,
}

impl Step {
    /// True while something is being done.
    pub(crate) fn is_working(&self) -> bool {
        matches!(self, Step::Reading | Step::LookingUp(_) | Step::Signing(_))
    }
}

impl Job {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_over(&self) -> bool {
        let inner = self.inner();
        !inner.step.is_working() && inner.since.elapsed() > KEPT
    }

    fn go(&self, step: Step) {
        let mut inner = self.inner();
        if !matches!(step, Step::Ready(_)) {
            inner.drafts = Vec::new();
        }
        // The seconds shown are of all that is being done, not of its last step.
        if !(inner.step.is_working() && step.is_working()) {
            inner.since = Instant::now();
        }
        inner.step = step;
        drop(inner);
        self.moved.notify_all();
    }

    /// How far it is, and since how long; waits a little for what is done soon.
    pub(crate) fn look(&self, patience: Duration) -> (Step, Duration) {
        let inner = self.inner();
        let (inner, _) = self
            .moved
            .wait_timeout_while(inner, patience, |inner| inner.step.is_working())
            .unwrap_or_else(PoisonError::into_inner);
        (inner.step.clone(), inner.since.elapsed())
    }

    /// True if something is being done, or waits for the reader.
    pub(crate) fn goes_on(&self) -> bool {
        let inner = self.inner();
        inner.step.is_working() || matches!(inner.step, Step::Ready(_))
    }

    /// How many entries were signed so far; 0 while the record is checked.
    pub(crate) fn signed(&self) -> usize {
        self.inner().signed.load(Ordering::Relaxed)
    }

    /// Bytes of all files.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    fn fail(&self, house: &House, fault: &Fault) {
        let said = match fault.kind() {
            // What the machine did goes to whoever keeps it.
            FaultKind::World => {
                (house.settings.log)(&fault.lines().join(" "));
                Vec::new()
            }
            _ => fault.lines().to_vec(),
        };
        self.go(Step::Failed(Arc::new(said)));
    }
}

/// Ends an import whose thread ended without saying how: a bug of ours, and no reason to look busy for ever.
struct Watch<'a>(&'a Job);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let working = self.0.inner().step.is_working();
        if working {
            self.0.go(Step::Failed(Arc::default()));
        }
    }
}

impl Jobs {
    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Job>>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, job| !job.is_over());
        all
    }

    /// The reader's import.
    pub(crate) fn of(&self, whose: &str) -> Option<Arc<Job>> {
        self.all().get(whose).cloned()
    }

    /// The same, if it has this name.
    pub(crate) fn named(&self, whose: &str, id: &str) -> Option<Arc<Job>> {
        self.of(whose).filter(|job| job.id == id)
    }

    /// Forgets the reader's import, unless it is being put on record.
    pub(crate) fn forget(&self, whose: &str, id: &str) {
        self.all()
            .retain(|own, job| own != whose || job.id != id || job.inner().step.is_working());
    }

    /// Reads files for a reader; gives the name of the import.
    ///
    /// # Errors
    /// [`Refusal`]; the reader's last import is then as it was.
    pub(crate) fn begin(
        &self,
        house: &Arc<House>,
        prefers: Prefers,
        whose: &str,
        files: Vec<Handed>,
        rebuilt: bool,
    ) -> Result<String, Refusal> {
        let received: Vec<ReceivedFile> = files.iter().map(Handed::received).collect();
        let hashes = received.iter().map(|file| file.sha256.to_string());
        let shown = hashes.chain([rebuilt.to_string()]).collect::<Vec<_>>();
        let bytes = files.iter().map(|file| file.bytes.len()).sum();
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|_| Refusal::System)?;
        let job = Arc::new(Job {
            id: format!("{:016x}", u64::from_le_bytes(random)),
            files: received,
            sha256: Sha256::of(shown.join("\n").as_bytes()).to_string(),
            rebuilt,
            bytes,
            prefers,
            inner: Mutex::new(Inner {
                step: Step::Reading,
                since: Instant::now(),
                drafts: Vec::new(),
                signed: Arc::default(),
                text: None,
            }),
            moved: Condvar::new(),
        });
        {
            let mut all = self.all();
            let before = all.get(whose);
            if before.is_some_and(|before| before.inner().step.is_working()) {
                return Err(Refusal::Busy);
            }
            if before.is_none() && all.len() >= MOST {
                return Err(Refusal::TooMany);
            }
            all.insert(whose.to_owned(), job.clone());
        }
        let id = job.id.clone();
        let house = house.clone();
        on_its_own(move || {
            let _watch = Watch(&job);
            match read(&job, &house, files) {
                Ok(step) => job.go(step),
                Err(fault) => job.fail(&house, &fault),
            }
        })?;
        Ok(id)
    }

    /// Puts on record what was shown, named by its hash.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is put on record then.
    pub(crate) fn commit(
        &self,
        house: &Arc<House>,
        job: &Arc<Job>,
        sha256: &str,
    ) -> Result<(), Refusal> {
        let drafts = {
            let mut inner = job.inner();
            if !matches!(inner.step, Step::Ready(_)) {
                // Sent twice: the page says how far it is.
                return Ok(());
            }
            if sha256 != job.sha256 {
                return Err(Refusal::Other);
            }
            if inner.text != house.snapshot().text_sha256 {
                return Err(Refusal::OtherText);
            }
            let drafts = std::mem::take(&mut inner.drafts);
            inner.step = Step::Signing(drafts.len());
            inner.since = Instant::now();
            drafts
        };
        let (house, job) = (house.clone(), job.clone());
        on_its_own(move || {
            let _watch = Watch(&job);
            match put(&job, &house, drafts) {
                Ok(done) => job.go(Step::Done(Arc::new(done))),
                Err(fault) => job.fail(&house, &fault),
            }
        })
    }
}

fn on_its_own(work: impl FnOnce() + Send + 'static) -> Result<(), Refusal> {
    let thread = std::thread::Builder::new().name("import".to_owned());
    thread.spawn(work).map(drop).map_err(|_| Refusal::System)
}

/// The dry run. Only for the plan the record itself is asked.
fn read(job: &Job, house: &House, files: Vec<Handed>) -> Result<Step, Fault> {
    let words = house.words(job.prefers);
    let snapshot = house.snapshot();
    let agreement = snapshot.text.as_ref().map(|text| &text.agreement);
    let known = intake::known(&snapshot.holdings, job.rebuilt);
    let rows = intake::rows(&files, agreement, &known);
    drop((files, known));
    let mut seen = Seen {
        rows: rows.rows,
        ..Seen::default()
    };
    job.go(Step::LookingUp(rows.rows));
    if !rows.problems.is_empty() {
        seen.problems = rows.problems;
        seen.notices = rows.notices;
        return Ok(Step::Refused(Arc::new(seen)));
    }
    let batch = intake::batch(rows, words)?;
    let plan = |record: &_| intake::plan(record, &batch.drafts, job.rebuilt, words);
    seen.new = house.read(plan)?;
    (seen.claims, seen.sources, seen.notices) = (batch.claims, batch.sources, batch.notices);
    {
        let mut inner = job.inner();
        inner.drafts = batch.drafts;
        inner.text = snapshot.text_sha256.clone();
    }
    Ok(Step::Ready(Arc::new(seen)))
}

fn put(job: &Job, house: &House, drafts: Vec<Draft>) -> Result<Done, Fault> {
    let words = house.words(job.prefers);
    let (now, total) = ((house.settings.now)(), drafts.len());
    let reception = Reception {
        at: now,
        rebuilt: job.rebuilt,
        files: job.files.clone(),
    };
    let mut imported = None;
    let written = house.write(words, |record| {
        let signed = record.signed_so_far();
        signed.store(0, Ordering::Relaxed);
        job.inner().signed = signed;
        imported = Some(intake::put(record, drafts, reception, now, words)?);
        Ok(())
    });
    // What is on record is on record, even if it could not be looked at again afterwards.
    match imported {
        Some(imported) => Ok(Done {
            new: imported.new,
            here: total - imported.new,
            receipts: imported.receipts,
        }),
        None => Err(written
            .err()
            .unwrap_or_else(|| Fault::new(FaultKind::World, None))),
    }
}
