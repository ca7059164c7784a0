//! The device that signs here: whether it may, and what is done where it may not.

use tregua_calendar::Timestamp;

use super::append::AppendError;
use super::exchange::MergeError;
use super::read::{self, ReadError};
use super::{Record, Signer, trust};
use crate::guard;
use crate::key::{DeviceKey, KeyError, key_path};
use crate::{Admission, DeviceId, Payload};

impl Record {
    /// Goes on with a new key, as after an older copy was put back: the device of before signs here no longer, and the new one
    /// begins a chain of its own. Others take its entries once they trust it. The key of before is kept beside the record,
    /// under the digits of its device.
    ///
    /// # Errors
    /// [`MergeError`]; the device is then the one of before, unless only the guard or the name of its key could not be written:
    /// what is next tries these again.
    pub fn renew_device(&mut self, at: Timestamp) -> Result<DeviceId, MergeError> {
        let key = DeviceKey::draw(&mut self.entropy).map_err(AppendError::Entropy)?;
        let (device, before) = (key.device(), self.node.clone());
        match &mut self.signer {
            Signer::Held(held) => *held = key,
            Signer::Beside(path) => {
                let path = key_path(path);
                // Of an earlier time that was not finished.
                DeviceKey::settle(&path, before.device)?;
                key.save_next(&path)?;
            }
        }
        self.node.device = device;
        self.node.devices.push(device);
        // Its first entry says for whom it signs; it comes with the device's name, or neither does.
        let admission = Admission {
            device,
            organisation: before.author.clone(),
        };
        let renewed = self.taking(at, |taking| {
            taking.name_device(before.device, device)?;
            taking.sign(Payload::Admission(admission))?;
            Ok(Vec::new())
        });
        match renewed {
            Ok(_) | Err(MergeError::Append(AppendError::Key(KeyError::Unguarded { .. }))) => {}
            Err(error) => {
                self.node = before;
                return Err(error);
            }
        }
        if let Signer::Beside(path) = &self.signer {
            DeviceKey::settle(&key_path(path), device)?;
        }
        renewed.map(|_| device)
    }

    /// Says that the record was moved, and that no other copy of it is used, nor signed more before.
    ///
    /// # Errors
    /// [`MergeError`] if it is an older copy; then only a new key goes on.
    pub fn moved(&mut self) -> Result<(), MergeError> {
        let reader = self.store.reader();
        let head = read::head(reader, self.node.device)?;
        match self.signer.check(&self.node, Some(head), reader) {
            Ok(()) => Ok(()),
            Err(KeyError::Copied(path) | KeyError::NoGuard { path, .. }) => {
                Ok(guard::renew(&path, head)?)
            }
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
