//! That a record is being served: a small file beside it holds the address and is locked as long as the program runs.
//!
//! A second program says so and goes on. Both write by transactions of the record and see what the other adds, as they do of
//! `tregua import` beside a server; refusing would lock out whoever forgot a window. But two windows of one record are seldom
//! meant, and each has its own way in.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The file beside a record.
pub(crate) struct Beside {
    path: PathBuf,
    /// Held while nobody else holds it.
    own: Option<File>,
}

impl Beside {
    /// Takes the place beside a record, or tells the address of the program that has it (empty where that cannot be read).
    pub(crate) fn of(record: &Path) -> (Self, Option<String>) {
        let mut path = record.as_os_str().to_owned();
        path.push(".serving");
        let mut beside = Beside {
            path: path.into(),
            own: None,
        };
        let mut open = OpenOptions::new();
        let open = open.read(true).write(true).create(true).truncate(false);
        // A folder in which nothing can be made takes no entries either, which is said where one is added.
        let Ok(mut file) = open.open(&beside.path) else {
            return (beside, None);
        };
        match file.try_lock() {
            Ok(()) => beside.own = Some(file),
            Err(fs::TryLockError::WouldBlock) => {
                let mut address = String::new();
                let _ = file.read_to_string(&mut address);
                return (beside, Some(address.trim().to_owned()));
            }
            // Some systems of files know no locks.
            Err(fs::TryLockError::Error(_)) => {}
        }
        (beside, None)
    }

    /// Says where the record is served.
    pub(crate) fn tell(&self, address: SocketAddr) {
        if let Some(mut file) = self.own.as_ref() {
            let written = file
                .set_len(0)
                .and_then(|()| file.write_all(address.to_string().as_bytes()));
            // Whoever finds it locked then learns that much.
            let _ = written;
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.own.is_some() {
            // What is left behind by a program that was killed is taken over by the next.
            let _ = fs::remove_file(&self.path);
        }
    }
}
