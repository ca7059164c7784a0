//! When entries were received, where receipts that this node signed before came back to it.

use std::collections::BTreeMap;

use super::Node;
use super::read::{ReadError, Received, entry_of};
use crate::Payload;
use crate::store::Change;

/// Holds the columns to the rule that all readers have: of this node's own receipts the first in the file that covers an entry
/// counts. Where none of them came back to this node, what was written with each of them says so already.
pub(super) fn settle(change: &Change<'_>, node: &Node) -> Result<(), ReadError> {
    match change.reader().have_receipts_come_back(&node.devices)? {
        true => settle_all(change, node),
        false => Ok(()),
    }
}

/// The same whatever came.
pub(super) fn settle_all(change: &Change<'_>, node: &Node) -> Result<(), ReadError> {
    let reader = change.reader();
    let (mut received, mut said, mut all) = (Received::default(), BTreeMap::new(), Vec::new());
    reader.each_row(|row| {
        let entry = entry_of(&row, node)?;
        if let Some(payload) = &entry.payload {
            if let (true, Payload::Receipt(receipt)) = (entry.own, payload) {
                received.note(receipt);
            }
            if let Some(own) = payload.own_received() {
                said.insert(entry.id, own);
            }
        }
        all.push(entry.id);
        Ok::<_, ReadError>(())
    })?;
    for id in all {
        if let Some((at, rebuilt)) = received.of(id, said.get(&id).copied()) {
            change.set_received(id, at, rebuilt)?;
        }
    }
    Ok(())
}
