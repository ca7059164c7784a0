//! The log of a record: heads that are signed and kept, and proofs that an entry is under one.

use std::io;

use thiserror::Error;
use tregua_log::{
    Checkpoint, Edge, Hash, LogProof, Note, Place, SignatureLine, Tiled, Tree, VerifierKey,
    consistency, inclusion, root,
};

use super::read::{ReadError, contents_of, envelope_of};
use super::{Node, Record};
use crate::entropy::Entropy;
use crate::head::{HeadProblem, LogHead, origin};
use crate::key::{KeyError, LogKey, sync_folder};
use crate::problem::{Finding, Problem};
use crate::store::{CheckpointRow, Reader, StoreError};
use crate::{EntryId, LogId};

/// Why no head was signed. The record is unchanged.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum HeadError {
    /// The signing keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The key of the log could not be written.
    #[error("cannot keep the key of the log: {0}")]
    KeyFile(io::Error),
    /// The record is damaged, or cannot be read: nothing is signed over such entries.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The system gave no randomness.
    #[error("the system gives no randomness for a key: {0}")]
    Entropy(#[from] getrandom::Error),
    /// The file could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why there is no proof.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ProveError {
    /// The entry is not here.
    #[error("no entry `{}` is on record", .0.short())]
    Absent(EntryId),
    /// No head that was signed and kept covers it yet.
    #[error("no checkpoint that is kept covers entry `{}`; sign one with `tregua head`", .0.short())]
    NotCovered(EntryId),
    /// The record is damaged.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl From<StoreError> for ProveError {
    fn from(error: StoreError) -> Self {
        ProveError::Read(error.into())
    }
}

/// Where the key of the log is.
#[derive(Debug)]
pub(super) enum LogSigner {
    /// In this file, once there is one.
    File(std::path::PathBuf),
    /// In memory, once it is drawn.
    Held(Option<Box<LogKey>>),
}

impl Record {
    /// The heads of this node's log that were signed and kept, smallest first.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] if one of them is not as it was signed.
    pub fn heads(&self) -> Result<Vec<LogHead>, ReadError> {
        heads(self.store().reader(), &self.node)
    }

    /// Reads a head of this node's log, whichever of its devices signed it.
    ///
    /// # Errors
    /// [`HeadProblem`] says why it is none.
    pub fn read_head(&self, bytes: &[u8]) -> Result<LogHead, HeadProblem> {
        own_head(bytes, &self.node)
    }

    /// Signs the log's head as it is now and keeps it; one that was signed over the same entries is given again.
    ///
    /// What is signed is read back: the tree is made anew from the stored bytes, and held to the tiles and to every head that
    /// was signed before. Entries that no head covers yet are held to their signatures and commitments. A log never signs two
    /// heads that do not belong to one history.
    ///
    /// # Errors
    /// [`HeadError`]; nothing is signed then.
    pub fn sign_head(&mut self) -> Result<LogHead, HeadError> {
        let Record {
            store,
            node,
            signer,
            log,
            entropy,
            ..
        } = self;
        let change = store.change()?;
        check_end(change.reader())?;
        change.extend_tree()?;
        let reader = change.reader();
        let tree = reader.tree_of_entries()?;
        let (size, root) = (tree.size(), root_of(&tree, tree.size()));
        let kept = heads(reader, node)?;
        hold_to(reader, &tree, &kept)?;
        if let Some(head) = kept.last().filter(|head| head.checkpoint.size == size) {
            let head = head.clone();
            // The tiles may have been brought up to the entries.
            change.commit()?;
            return Ok(head);
        }
        let covered = kept.last().map_or(0, |head| head.checkpoint.size);
        check_uncovered(reader, covered)?;
        let known = kept.last().map(|head| head.checkpoint.origin.clone());
        // The device's key first: who cannot sign does not draw a key for the log either.
        let head = Record::with_key(signer, node.device, |device| {
            with_log_key(log, node, known, entropy, |key| {
                let name = origin(node.space, key.id().as_bytes());
                let checkpoint = Checkpoint {
                    origin: name.clone(),
                    size,
                    root,
                    extension: Vec::new(),
                };
                let text = checkpoint.to_string();
                let lines = vec![key.sign_note(&name, &text), device.sign_note(&name, &text)];
                let note = Note::new(text, lines).to_string();
                LogHead::read(note.as_bytes(), node.space, node.device)
                    .map_err(|why| HeadError::Read(damaged(size, why)))
            })
        })??;
        change.keep_checkpoint(size, &head.note.to_string())?;
        change.commit()?;
        Ok(head)
    }

    /// Proves that an entry is under a head that was kept: of those that one of the witnesses given cosigned, the one with the
    /// earliest time; without any the smallest with a line beside ours, which is anybody's; else the largest. The proof is held
    /// to the entry's bytes before it is given.
    ///
    /// # Errors
    /// [`ProveError`] if the entry is not here, or no kept head covers it yet.
    pub fn prove(
        &self,
        id: EntryId,
        witnesses: &[VerifierKey],
    ) -> Result<(LogProof, Vec<u8>), ProveError> {
        self.prove_by(id, witnesses, 1)
    }

    /// The same under the head that so many of the witnesses given had seen first, if there is one.
    ///
    /// # Errors
    /// As [`Record::prove`].
    pub fn prove_by(
        &self,
        id: EntryId,
        witnesses: &[VerifierKey],
        quorum: u64,
    ) -> Result<(LogProof, Vec<u8>), ProveError> {
        let reader = self.store().reader();
        let row = reader.by_id(id)?.ok_or(ProveError::Absent(id))?;
        let envelope = envelope_of(&row)
            .map_err(|found| ReadError::Damaged(Box::new(super::problem_at(&row, found))))?;
        let index = row.idx.unsigned_abs();
        let kept = self.heads()?;
        let covering = || kept.iter().filter(|head| head.checkpoint.size > index);
        let seen = covering().filter_map(|head| Some((head.seen_by(witnesses, quorum)?, head)));
        let head = seen
            .min_by_key(|(time, _)| *time)
            .map(|(_, head)| head)
            .or_else(|| covering().find(|head| head.note.signatures().len() > 2))
            .or_else(|| covering().next_back())
            .ok_or(ProveError::NotCovered(id))?;
        let size = head.checkpoint.size;
        let path = match reader.tiled_size()? >= size {
            true => inclusion(&tiled(reader, size), index, size)?,
            false => inclusion(&reader.tree_of_entries()?, index, size)
                .map_err(|_| damaged(size, HeadProblem::Cut))?,
        };
        let proof = LogProof {
            extra: None,
            index,
            path,
            checkpoint: head.note.clone(),
        };
        proof
            .verify(&envelope.leaf(), std::slice::from_ref(&head.key))
            .map_err(|_| damaged(size, HeadProblem::Root))?;
        Ok((proof, envelope.bytes().to_vec()))
    }

    /// The hashes that show that the log of `old` entries is the beginning of that of `new`.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged, or has fewer entries.
    pub fn prove_growth(&self, old: u64, new: u64) -> Result<Vec<Hash>, ReadError> {
        let reader = self.store().reader();
        match reader.tiled_size()? >= new {
            true => consistency(&tiled(reader, new), old, new),
            false => consistency(&reader.tree_of_entries()?, old, new)
                .map_err(|_| damaged(new, HeadProblem::Cut)),
        }
    }

    /// Keeps lines of witnesses under a head that was kept: those of the keys given, if they fit; other lines are passed over.
    /// The answer is the head with them.
    ///
    /// # Errors
    /// [`HeadError::Read`] if there is no such head.
    pub fn keep_cosignatures(
        &mut self,
        size: u64,
        lines: Vec<SignatureLine>,
        witnesses: &[VerifierKey],
    ) -> Result<LogHead, HeadError> {
        let change = self.store.change()?;
        let kept = heads(change.reader(), &self.node)?;
        let head = kept.into_iter().find(|head| head.checkpoint.size == size);
        let head = head.ok_or_else(|| damaged(size, HeadProblem::Cut))?;
        let fits = |line: &SignatureLine| {
            let alone = Note::new(head.note.text().to_owned(), vec![line.clone()]);
            alone.verify(witnesses).is_ok()
        };
        let note = head.note.clone().with(lines.into_iter().filter(fits));
        change.keep_checkpoint(size, &note.to_string())?;
        change.commit()?;
        Ok(LogHead { note, ..head })
    }

    /// A log in memory whose key is lost.
    #[cfg(test)]
    pub(crate) fn forget_log_key(&mut self) {
        self.log = LogSigner::Held(None);
    }

    /// Shows every file of the log's static form (c2sp.org/tlog-tiles), path and bytes: tiles, and the leaves of the entries in
    /// bundles. Nothing of a payload is among them, and of entries from version 3 on not who signed.
    ///
    /// # Errors
    /// [`ReadError`] if the record cannot be read.
    pub fn each_log_file<E: From<ReadError> + From<StoreError>>(
        &self,
        size: u64,
        mut visit: impl FnMut(&str, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut edge, mut bundle) = (Edge::default(), Vec::new());
        self.store().reader().each_leaf(0, |bytes, hash| {
            if edge.size() == size {
                return Ok(());
            }
            let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
            bundle.extend_from_slice(&length.to_be_bytes());
            bundle.extend_from_slice(bytes);
            for (place, hashes) in edge.push(hash) {
                if place.level == 0 {
                    visit(&place.entries_path(), &std::mem::take(&mut bundle))?;
                }
                visit(&place.to_string(), &bytes_of(&hashes))?;
            }
            Ok::<_, E>(())
        })?;
        if edge.size() != size {
            return Err(damaged(size, HeadProblem::Cut).into());
        }
        for (place, hashes) in edge.open() {
            if place.level == 0 {
                visit(&place.entries_path(), &bundle)?;
            }
            visit(&place.to_string(), &bytes_of(hashes))?;
        }
        Ok(())
    }
}

fn bytes_of(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// The tree of the tiles that are kept.
fn tiled<'a>(
    reader: Reader<'a>,
    size: u64,
) -> Tiled<impl Fn(Place) -> Result<Vec<Hash>, ReadError> + 'a> {
    Tiled::new(size, move |place| {
        let found = reader.tile(place)?;
        found.ok_or_else(|| ReadError::Damaged(Box::new(about_tile(place))))
    })
}

fn about_tile(place: Place) -> Problem {
    Problem {
        idx: None,
        id: None,
        found: Finding::Tile(place.to_string()),
    }
}

/// A hash that is not there is a tile that does not hold what it should.
impl From<tregua_log::Absent> for ReadError {
    fn from(absent: tregua_log::Absent) -> Self {
        ReadError::Damaged(Box::new(about_tile(Place {
            level: absent.level / 8,
            index: (absent.index << (absent.level % 8)) / tregua_log::TILE_WIDTH as u64,
            width: tregua_log::TILE_WIDTH as u16,
        })))
    }
}

/// The kept heads, each as it was signed.
pub(crate) fn heads(reader: Reader<'_>, node: &Node) -> Result<Vec<LogHead>, ReadError> {
    let rows = reader.checkpoints()?;
    let read = |row: &CheckpointRow| {
        head_of(row, node).map_err(|why| damaged(row.size.unsigned_abs(), why))
    };
    rows.iter().map(read).collect()
}

/// A kept head, if its note says what its row does.
pub(crate) fn head_of(row: &CheckpointRow, node: &Node) -> Result<LogHead, HeadProblem> {
    let head = own_head(&row.note, node)?;
    match u64::try_from(row.size) == Ok(head.checkpoint.size) {
        true => Ok(head),
        false => Err(HeadProblem::Signature),
    }
}

/// A head of this node's log, signed by one of its devices.
pub(crate) fn own_head(bytes: &[u8], node: &Node) -> Result<LogHead, HeadProblem> {
    let mut read = LogHead::read(bytes, node.space, node.device);
    for device in &node.devices {
        if matches!(read, Err(HeadProblem::OtherNode)) {
            read = LogHead::read(bytes, node.space, *device);
        }
    }
    read
}

/// What of a head does not hold against the tree of the entries.
pub(crate) fn against(tree: &Tree, head: &LogHead) -> Option<HeadProblem> {
    match tree.root(head.checkpoint.size) {
        Err(_) => Some(HeadProblem::Cut),
        Ok(root) => (root != head.checkpoint.root).then_some(HeadProblem::Root),
    }
}

/// Holds what is about to be signed to the tiles and to every head before.
fn hold_to(reader: Reader<'_>, tree: &Tree, kept: &[LogHead]) -> Result<(), ReadError> {
    let size = tree.size();
    if root(&tiled(reader, size), size)? != root_of(tree, size) {
        let first = Place {
            level: 0,
            index: 0,
            width: size.min(tregua_log::TILE_WIDTH as u64) as u16,
        };
        return Err(ReadError::Damaged(Box::new(about_tile(first))));
    }
    for head in kept {
        if let Some(why) = against(tree, head) {
            return Err(damaged(head.checkpoint.size, why));
        }
    }
    Ok(())
}

/// Holds the entries from a place on, which no head covers yet, to their signatures and to what they committed to. Those before
/// were held to theirs when a head was signed over them, and cannot have changed since.
fn check_uncovered(reader: Reader<'_>, from: u64) -> Result<(), ReadError> {
    reader.each_row_from(i64::try_from(from).unwrap_or(i64::MAX), |row| {
        let checked = envelope_of(&row).and_then(|envelope| {
            envelope.check_signature()?;
            contents_of(&row, envelope.header()).map(|_| ())
        });
        checked.map_err(|found| ReadError::Damaged(Box::new(super::problem_at(&row, found))))
    })
}

fn root_of(tree: &Tree, size: u64) -> Hash {
    // A tree has every root up to its own size.
    tree.root(size).unwrap_or_else(|_| tregua_log::empty_root())
}

/// Refuses to go on where entries were cut off: the tiles or a kept head know of more than there are.
pub(crate) fn check_end(reader: Reader<'_>) -> Result<(), ReadError> {
    let entries = reader.next_idx()?;
    let tiled = reader.tiled_size()?;
    let signed = reader.largest_checkpoint()?;
    match tiled.max(signed) > entries {
        false => Ok(()),
        true => Err(ReadError::Damaged(Box::new(Problem {
            idx: None,
            id: None,
            found: Finding::Cut {
                covered: tiled.max(signed),
                entries,
            },
        }))),
    }
}

fn damaged(size: u64, why: HeadProblem) -> ReadError {
    ReadError::Damaged(Box::new(Problem {
        idx: None,
        id: None,
        found: Finding::Head { size, why },
    }))
}

/// Signs with the key of the log: the one whose heads are kept here, or one that is drawn for the first.
fn with_log_key<T>(
    log: &mut LogSigner,
    node: &Node,
    known: Option<String>,
    entropy: &mut Entropy,
    sign: impl FnOnce(&LogKey) -> Result<T, HeadError>,
) -> Result<T, HeadError> {
    let is_known = |key: LogId| {
        known
            .as_ref()
            .is_none_or(|known| *known == origin(node.space, key.as_bytes()))
    };
    match log {
        LogSigner::Held(held) => {
            let key = match held.take() {
                Some(key) => key,
                None => Box::new(LogKey::draw(entropy)?),
            };
            sign(held.insert(key))
        }
        LogSigner::File(path) => {
            let key = match LogKey::load(path) {
                Err(KeyError::Absent(_)) if known.is_none() => {
                    let key = LogKey::draw(entropy)?;
                    key.save(path)
                        .and_then(|()| sync_folder(path))
                        .map_err(HeadError::KeyFile)?;
                    key
                }
                loaded => loaded?,
            };
            match is_known(key.id()) {
                true => sign(&key),
                false => Err(KeyError::OtherLog(path.clone()).into()),
            }
        }
    }
}
