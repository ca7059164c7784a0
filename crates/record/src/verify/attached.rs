//! Attached files: each is what an entry here named when it was signed, whole, and kept for one whose content was not erased;
//! and those that were attached here are here.

use std::collections::BTreeSet;

use sha2::Digest;

use super::Check;
use crate::problem::{Finding, Problem};
use crate::record::hex;
use crate::store::{AttachedRow, Reader, StoreError};
use crate::{DeviceId, EntryId, Sha256};

/// An attachment as its header has it.
pub(super) struct Naming {
    pub(super) place: u64,
    pub(super) id: EntryId,
    pub(super) device: DeviceId,
    pub(super) erased: bool,
}

impl Check {
    pub(super) fn attached(&mut self, reader: Reader<'_>) -> Result<(), StoreError> {
        let (mut pieces, mut here) = (0, BTreeSet::new());
        for row in reader.all_attached()? {
            let (found, read) = sealed(reader, &row)?;
            pieces += read;
            let id = <[u8; 32]>::try_from(row.id.as_slice()).map(Sha256::from_bytes);
            let whole = id.is_ok_and(|id| id == found.0) && i64::try_from(found.1) == Ok(row.size);
            let naming = id.ok().and_then(|id| self.files.get(&id));
            let Some(naming) = naming.filter(|all| !all.is_empty()) else {
                self.about_file(Finding::StrayAttached(hex(&row.id)));
                continue;
            };
            here.extend(id.ok());
            let kept = naming.iter().find(|one| !one.erased);
            let (one, found) = match (kept, naming.first()) {
                (Some(one), _) if !whole => (one, Finding::Attached),
                (Some(_), _) => {
                    self.result.files += 1;
                    continue;
                }
                (None, Some(one)) => (one, Finding::NotErased),
                (None, None) => continue,
            };
            let problem = Problem {
                idx: Some(one.place),
                id: Some(one.id),
                found,
            };
            self.result.problems.push(problem);
        }
        if reader.has_attached()? && reader.pieces()? != pieces {
            self.about_file(Finding::StrayPieces);
        }
        let lacking = self.files.iter().filter(|(id, _)| !here.contains(*id));
        let (mut gone, mut lacks) = (Vec::new(), 0);
        for (_, all) in lacking {
            let mut open = all.iter().filter(|one| !one.erased).peekable();
            let any = open.peek().is_some();
            match open.find(|one| self.was_written_here(one.id, one.device)) {
                Some(one) => gone.push(Problem {
                    idx: Some(one.place),
                    id: Some(one.id),
                    found: Finding::AttachedGone,
                }),
                None => lacks += u64::from(any),
            }
        }
        self.result.problems.extend(gone);
        self.result.lacking = lacks;
        Ok(())
    }
}

/// The hash and the length of the pieces of a file, and how many there are.
fn sealed(reader: Reader<'_>, row: &AttachedRow) -> Result<((Sha256, u64), u64), StoreError> {
    let (mut hash, mut size, mut place) = (sha2::Sha256::new(), 0, 0);
    while let Some(piece) = reader.piece(row.n, place)? {
        hash.update(&piece);
        size += piece.len() as u64;
        place += 1;
    }
    Ok(((Sha256::from_bytes(hash.finalize().into()), size), place))
}
