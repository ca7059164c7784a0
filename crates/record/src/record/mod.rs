//! A record: made, opened, and asked who it belongs to.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use thiserror::Error;
use tregua_calendar::Timestamp;

use crate::bundle::Carried;
use crate::entries::charter::Charter;
use crate::entries::shared_charter;
use crate::entropy::Entropy;
use crate::guard;
use crate::key::{DeviceKey, KeyError, key_path, log_key_path, sync_folder, with_suffix};
use crate::members::Footing;
use crate::reading::ReadingKey;
use crate::store::{OpenError, Reader, Store, StoreError};
use crate::{
    AgreementText, Codes, DeviceId, EntryId, FieldError, Header, Organisation, Payload, Roster,
    RosterProblem, SharedCharter, SpaceId,
};

mod append;
mod attach;
mod carry;
mod charter;
mod device;
mod disclose;
mod erase;
mod exchange;
mod groups;
#[cfg(test)]
mod handed;
mod log;
mod pack;
mod plan;
mod publish;
mod read;
mod received;
mod reveal;
mod search;
mod trust;

pub use append::{AppendError, Imported, Reception};
pub use attach::{AttachError, Attached, Attaching, KnownAttachment, Rereadable};
pub use carry::{ParcelError, ParcelFault, Sending, TakenParcel, WrittenParcel};
pub use charter::{CharterError, CharterNow, Difference, Proposal, Signed};
pub use disclose::Disclosed;
pub(crate) use erase::erased_by;
pub use erase::{EraseError, Erased, Notice};
pub use exchange::{Fork, Incoming, MergeError, Merged};
pub use groups::{GroupError, KnownGroup};
pub use log::{HeadError, ProveError};
pub(crate) use log::{against, head_of, own_head};
pub use pack::{PackError, Since, WrittenPart};
pub use plan::{Draft, Plan, Refusal, RefusalReason};
pub use publish::{PublishError, Published};
pub use read::{Entry, KeptAgreement, ReadError, Received, Unread};
pub(crate) use read::{
    Receiving, contents_of, envelope_of, hex, node_of, note_receipt, problem_at, received_of,
    sealed_of,
};
pub use reveal::RevealError;
pub use search::Found;
pub(crate) use search::words_of;
pub(crate) use trust::note_apart;
pub use trust::{Member, Waiting};

use log::LogSigner;

/// An append-only set of signed entries: one file on disk, or in memory.
#[derive(Debug)]
pub struct Record {
    store: Store,
    node: Node,
    signer: Signer,
    log: LogSigner,
    entropy: Entropy,
    tells: Codes,
    signed: Arc<AtomicUsize>,
    /// Of a record in memory: what opens payloads sealed for it.
    reading: Option<ReadingKey>,
}

/// Whose copy of the record this is, and who founded it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) space: SpaceId,
    pub(crate) author: Organisation,
    /// The device that signs here.
    pub(crate) device: DeviceId,
    /// All devices that sign or signed here.
    pub(crate) devices: Vec<DeviceId>,
    /// What the charter says.
    pub(crate) founder: (DeviceId, Organisation),
    /// True if several organisations share the charter: then none decides for another.
    pub(crate) shared: bool,
}

impl Node {
    /// Where the one who founded the record signs.
    pub(crate) fn of_charter(header: &Header) -> Self {
        let shared = header.kind.number() == shared_charter::CODE;
        Node::of_founder(header.space, header.device, header.author.clone(), shared)
    }

    fn of_founder(space: SpaceId, device: DeviceId, author: Organisation, shared: bool) -> Self {
        Node {
            space,
            author: author.clone(),
            device,
            devices: vec![device],
            founder: (device, author),
            shared,
        }
    }

    /// Who decides here whose entries count.
    pub(crate) fn footing(&self) -> Footing {
        let own = self.devices.iter();
        let own = own.map(|device| (*device, self.author.clone()));
        Footing {
            own: (!self.shared).then(|| self.author.clone()),
            given: own.chain([self.founder.clone()]).collect(),
        }
    }
}

#[derive(Debug)]
enum Signer {
    /// Read from the file beside this record each time something is signed, and wiped after.
    Beside(PathBuf),
    /// Lives and dies with the record.
    Held(DeviceKey),
}

/// The last entry of a device. Written as the id of that entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The device.
    pub device: DeviceId,
    /// The entry's number in the device's chain, from 0.
    pub seq: u64,
    /// The entry's id.
    pub id: EntryId,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)
    }
}

/// Why a record was not made. Nothing is left behind.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum InitError {
    /// Something is there already.
    #[error("`{}` is already there; choose another name or move it away", .0.display())]
    Exists(PathBuf),
    /// The disk refused.
    #[error("cannot make `{}`: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The charter or the agreement's text was not accepted.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// What was to be taken in was not accepted.
    #[error(transparent)]
    Merge(Box<MergeError>),
    /// The organisations cannot share a charter so.
    #[error(transparent)]
    Roster(#[from] RosterProblem),
    /// Who founds it is not among them.
    #[error("`{0}` is not among the organisations of the charter; name it with its root key")]
    NoSeat(Organisation),
    /// The system gave no randomness.
    #[error("the system gives no randomness for a key: {0}")]
    Entropy(#[from] getrandom::Error),
    /// The new record does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Record {
    /// Makes a record at `path`, its device key beside it (see [`key_path`]), with the agreement's text if there is one.
    ///
    /// # Errors
    /// [`InitError`]; a file that is already there is never touched, and nothing half-made stays.
    pub fn init(
        path: &Path,
        author: &Organisation,
        signed: Timestamp,
        agreement: Option<AgreementText>,
    ) -> Result<Self, InitError> {
        Record::make(path, |store, key, entropy| {
            Record::found(store, author, key, entropy, signed, agreement, None)
        })
    }

    /// As [`Record::init`], for a record that several organisations share: `roster` names them and their root keys, and this
    /// node's device is put in its organisation's seat.
    ///
    /// # Errors
    /// As [`Record::init`], and [`InitError::Roster`].
    pub fn init_shared(
        path: &Path,
        author: &Organisation,
        roster: Roster,
        signed: Timestamp,
        agreement: Option<AgreementText>,
    ) -> Result<Self, InitError> {
        let with = Some(roster);
        Record::make(path, |store, key, entropy| {
            Record::found(store, author, key, entropy, signed, agreement, with)
        })
    }

    /// Makes a record of a truce that another node founded, with a key of its own, and takes in what `fill` merges into it:
    /// see [`Record::merge`].
    ///
    /// # Errors
    /// As [`Record::init`], and [`InitError::Merge`]; nothing half-made stays.
    pub fn join(
        path: &Path,
        author: &Organisation,
        charter: &Carried,
        fill: impl FnOnce(&mut Record) -> Result<Merged, MergeError>,
    ) -> Result<(Self, Merged), InitError> {
        let mut merged = Merged::default();
        let record = Record::make(path, |store, key, entropy| {
            let mut record = Record::of_another(store, author, key, entropy, charter)?;
            merged = fill(&mut record).map_err(|error| InitError::Merge(Box::new(error)))?;
            Ok(record)
        })?;
        Ok((record, merged))
    }

    /// As [`Record::join`], in memory.
    ///
    /// # Errors
    /// As [`Record::join`].
    pub fn join_in_memory(
        author: &Organisation,
        charter: &Carried,
        mut entropy: Entropy,
    ) -> Result<Self, InitError> {
        let key = DeviceKey::draw(&mut entropy)?;
        Record::of_another(Store::in_memory()?, author, key, entropy, charter)
    }

    fn make(
        path: &Path,
        found: impl FnOnce(Store, DeviceKey, Entropy) -> Result<Record, InitError>,
    ) -> Result<Self, InitError> {
        // A log left over from a deleted record would be replayed into the new one.
        for beside in [
            "",
            ".key",
            ".log-key",
            ".reading-key",
            ".guard",
            "-wal",
            "-shm",
            "-journal",
        ] {
            refuse_existing(&with_suffix(path, beside))?;
        }
        let mut entropy = Entropy::system();
        let mut unfinished = Unfinished::default();
        let partial = partial_path(path, &mut entropy)?;
        for beside in ["", "-wal", "-shm"] {
            unfinished.0.push(with_suffix(&partial, beside));
        }
        let key = DeviceKey::draw(&mut entropy)?;
        let key_file = key_path(path);
        key.save(&key_file)
            .map_err(|source| failed(&key_file, source))?;
        unfinished.0.push(key_file);
        let store = Store::create(&partial)?;
        let made = found(store, key, entropy)?;
        let head = made.head().map_err(AppendError::from)?;
        made.store.close()?;
        // Before the record has its name: a device that signed and has no guard signs no more.
        unfinished.0.push(guard::guard_path(path));
        guard::renew_for(path, &partial, head).map_err(AppendError::from)?;
        publish(&partial, path).map_err(|source| failed(path, source))?;
        unfinished.0.push(path.to_owned());
        sync_folder(path).map_err(|source| failed(path, source))?;
        let record = Record::open(path)?;
        unfinished.0.retain(|made| *made == partial);
        Ok(record)
    }

    /// A record in memory that signs with a key of its own and vanishes with it: for worked histories and tests.
    ///
    /// # Errors
    /// [`InitError`] if the text of the agreement is not accepted.
    pub fn in_memory(
        author: &Organisation,
        signed: Timestamp,
        agreement: Option<AgreementText>,
        mut entropy: Entropy,
    ) -> Result<Self, InitError> {
        let key = DeviceKey::draw(&mut entropy)?;
        let store = Store::in_memory()?;
        Record::found(store, author, key, entropy, signed, agreement, None)
    }

    /// As [`Record::init_shared`], in memory.
    ///
    /// # Errors
    /// As [`Record::init_shared`].
    pub fn shared_in_memory(
        author: &Organisation,
        roster: Roster,
        signed: Timestamp,
        mut entropy: Entropy,
    ) -> Result<Self, InitError> {
        let key = DeviceKey::draw(&mut entropy)?;
        let store = Store::in_memory()?;
        Record::found(store, author, key, entropy, signed, None, Some(roster))
    }

    /// Opens a record to read it; the signing key is looked for only when something is added.
    ///
    /// # Errors
    /// [`OpenError`] if there is none, if the file is something else, or if its first entry is damaged.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let store = Store::open(path)?;
        let node = read::node(store.reader(), path)?;
        let signer = Signer::Beside(path.to_owned());
        Ok(Record {
            store,
            node,
            signer,
            log: LogSigner::File(log_key_path(path)),
            entropy: Entropy::system(),
            tells: Codes::default(),
            signed: Arc::default(),
            reading: None,
        })
    }

    /// Sets what may be told in headers, which everyone keeps for ever: of the acts, parties and clauses that a statement
    /// names, those that are declared here. All else stands in payloads alone, where it can be erased; until this is
    /// called, everything does. A row may hold anybody's name where a party's should be.
    pub fn tell(&mut self, declared: Codes) {
        self.tells = declared;
    }

    /// How many entries were signed by what is being added, or was added last: for who watches from another thread while a
    /// large import is written. They are on record only once all of them are.
    pub fn signed_so_far(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.signed)
    }

    /// The organisation that signs here.
    pub fn author(&self) -> &Organisation {
        &self.node.author
    }

    /// The space: the truce that this record is about.
    pub fn space(&self) -> SpaceId {
        self.node.space
    }

    /// The device that signs here.
    pub fn device(&self) -> DeviceId {
        self.node.device
    }

    /// True if a device signs here, or did: its receipts say when this node received something.
    pub fn is_own(&self, device: DeviceId) -> bool {
        self.node.devices.contains(&device)
    }

    /// The last entry of this record's device: who holds it can show later that entries before it were changed.
    ///
    /// # Errors
    /// [`ReadError`] if that entry is damaged or the file cannot be read.
    pub fn head(&self) -> Result<Head, ReadError> {
        read::head(self.store.reader(), self.node.device)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    #[cfg(test)]
    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    fn found(
        store: Store,
        author: &Organisation,
        key: DeviceKey,
        mut entropy: Entropy,
        signed: Timestamp,
        agreement: Option<AgreementText>,
        roster: Option<Roster>,
    ) -> Result<Self, InitError> {
        let (device, shared) = (key.device(), roster.is_some());
        let charter = match roster {
            None => Payload::Charter(Charter {
                organisation: author.clone(),
                device,
            }),
            Some(mut roster) => {
                let seat = roster.seats.get_mut(author);
                let seat = seat.ok_or_else(|| InitError::NoSeat(author.clone()))?;
                seat.devices.insert(device);
                roster.check()?;
                Payload::SharedCharter(SharedCharter { roster })
            }
        };
        let bytes = charter.encode().map_err(AppendError::from)?;
        let sealed = append::seal(bytes, &mut entropy)?;
        let commit = sealed.commit_by_field().ok_or(FieldError::NotFields);
        let space = SpaceId::from_bytes(*commit.map_err(AppendError::from)?.as_bytes());
        let node = Node::of_founder(space, device, author.clone(), shared);
        let mut record = Record::held(store, node, key, entropy);
        record.write_charter(&charter, &sealed, signed)?;
        if let Some(text) = agreement {
            record.append(vec![Draft::new(Payload::Agreement(text))], signed)?;
        }
        Ok(record)
    }

    /// A record that signs with keys which live as long as it does.
    fn held(store: Store, node: Node, key: DeviceKey, entropy: Entropy) -> Self {
        Record {
            store,
            node,
            signer: Signer::Held(key),
            log: LogSigner::Held(None),
            entropy,
            tells: Codes::default(),
            signed: Arc::default(),
            reading: None,
        }
    }

    /// The key that signs here, read afresh or borrowed.
    fn with_key<T>(
        signer: &Signer,
        device: DeviceId,
        sign: impl FnOnce(&DeviceKey) -> T,
    ) -> Result<T, KeyError> {
        match signer {
            Signer::Held(key) => Ok(sign(key)),
            Signer::Beside(path) => Ok(sign(&DeviceKey::load(&key_path(path), device)?)),
        }
    }
}

impl Signer {
    /// Looks whether the device may sign what comes after `here`.
    fn check(&self, node: &Node, here: Option<Head>, reader: Reader<'_>) -> Result<(), KeyError> {
        match self {
            Signer::Held(_) => Ok(()),
            Signer::Beside(path) => guard::check(path, node.device, here, reader),
        }
    }

    /// Notes what the device signed last, once it is durable.
    fn note(&self, head: Option<Head>) -> Result<(), KeyError> {
        match (self, head) {
            (Signer::Beside(path), Some(head)) => guard::note(path, head),
            _ => Ok(()),
        }
    }
}

/// Files to take away again unless the record was made.
#[derive(Default)]
struct Unfinished(Vec<PathBuf>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        for path in &self.0 {
            // Nothing better can be done: the error that led here is the one to tell.
            let _ = fs::remove_file(path);
        }
    }
}

fn refuse_existing(path: &Path) -> Result<(), InitError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(InitError::Exists(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(path, error)),
    }
}

fn partial_path(path: &Path, entropy: &mut Entropy) -> Result<PathBuf, InitError> {
    let random = EntryId::from_bytes(entropy.draw()?);
    Ok(with_suffix(path, &format!(".partial-{}", random.short())))
}

/// Gives the finished file its name, unless somebody else took it meanwhile.
fn publish(partial: &Path, path: &Path) -> io::Result<()> {
    fs::File::open(partial)?.sync_all()?;
    match fs::hard_link(partial, path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        // Some file systems know no links; renaming may replace, so look once more.
        Err(_) if !path.exists() => fs::rename(partial, path)?,
        Err(error) => return Err(error),
    }
    Ok(())
}

fn failed(path: &Path, source: io::Error) -> InitError {
    match source.kind() {
        io::ErrorKind::AlreadyExists => InitError::Exists(path.to_owned()),
        _ => InitError::Io {
            path: path.to_owned(),
            source,
        },
    }
}
