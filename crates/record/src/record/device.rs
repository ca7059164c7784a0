//! The device that signs here: whether it may, and what is done where it may not.

use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::exchange::MergeError;
use super::read::{self, ReadError};
use super::{Record, Signer, trust};
use crate::guard;
use crate::key::{DeviceKey, KeyError, key_path, with_suffix};
use crate::{Admission, DeviceId, Payload};

impl Record {
    /// Goes on with a new key, as after an older copy was put back: the device of before signs here no longer, and the new one
    /// begins a chain of its own. Others take its entries once they trust it. The key of before is kept beside the record,
    /// under the digits of its device.
    ///
    /// # Errors
    /// [`MergeError`]; run again what was not finished.
    pub fn renew_device(&mut self, at: Timestamp) -> Result<DeviceId, MergeError> {
        let key = DeviceKey::draw(&mut self.entropy).map_err(AppendError::Entropy)?;
        let (device, before) = (key.device(), self.node.device);
        let change = self.store.change()?;
        change.open_to_others()?;
        if change.reader().node()?.is_empty() {
            change.set_node(before, self.node.author.as_str())?;
        }
        change.set_node(device, self.node.author.as_str())?;
        match &mut self.signer {
            Signer::Held(held) => *held = key,
            Signer::Beside(path) => {
                let old = with_suffix(path, &format!(".key-{}", before.short()));
                key.replace(&key_path(path), &old)?;
            }
        }
        change.commit()?;
        self.node.device = device;
        self.node.devices.push(device);
        // Its first entry says for whom it signs.
        let admission = Admission {
            device,
            organisation: self.node.author.clone(),
        };
        self.taking(at, |taking| {
            taking.sign(Payload::Admission(admission))?;
            Ok(Vec::new())
        })?;
        Ok(device)
    }

    /// Says that the record was moved, and that no other copy of it is used.
    ///
    /// # Errors
    /// [`MergeError`] if it is an older copy; then only a new key goes on.
    pub fn moved(&mut self) -> Result<(), MergeError> {
        let reader = self.store.reader();
        let head = read::head(reader, self.node.device)?;
        match self.signer.check(&self.node, Some(head), reader) {
            Ok(()) => Ok(()),
            Err(KeyError::Copied(path)) => Ok(guard::renew(&path, head)?),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether this device may sign here as things are: `None`, or why not.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn may_not_sign(&self) -> Result<Option<KeyError>, ReadError> {
        let reader = self.store().reader();
        let head = Some(read::head(reader, self.node.device)?);
        let fits = self.signer.check(&self.node, head, reader);
        let has_key = || Record::with_key(&self.signer, self.node.device, |_| ());
        match fits.and_then(|()| has_key()) {
            Err(error) => Ok(Some(error)),
            Ok(()) => match trust::check_own(reader, &self.node, head) {
                Err(AppendError::Key(error)) => Ok(Some(error)),
                Err(AppendError::Read(error)) => Err(error),
                _ => Ok(None),
            },
        }
    }
}
