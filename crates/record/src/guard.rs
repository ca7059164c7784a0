//! A file beside the record that says what its device signed last, so that an older copy of the record, put back or carried
//! elsewhere, does not give out a number twice.
//!
//! It is written after the entries are durable and before anybody is told that they are. It names the record's file by the
//! number that the file system knows it by: a copy has another.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::ids::from_hex;
use crate::key::{KeyError, sync_folder, with_suffix};
use crate::private::owner_only;
use crate::record::Head;
use crate::store::Reader;
use crate::{DeviceId, EntryId};

const FIRST_LINE: &str = "tregua guard 1\n";
/// A line has one length, so that it is replaced in its place; there are two, written in turn: one of them is always whole.
const LINE_BYTES: usize = 64 + 1 + 20 + 1 + 64 + 1 + 20 + 1;

/// What a device signed last, as the guard has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) head: Head,
    /// The number of the record's file in its file system; 0 where there are none.
    file: u64,
}

/// Where the guard of a record is kept: beside it, `.guard` added to its name.
pub fn guard_path(record: &Path) -> PathBuf {
    with_suffix(record, ".guard")
}

/// Looks whether the device may sign the next entry: it signed no other under that number, as far as is known here. A device that
/// signed before has a guard; where there is none, or that of another device over another file, nothing is known of what it
/// signed elsewhere since.
pub(crate) fn check(
    record: &Path,
    device: DeviceId,
    here: Option<Head>,
    reader: Reader<'_>,
) -> Result<(), KeyError> {
    let same_file = |mark: &Mark| -> Result<bool, KeyError> {
        Ok(mark.file == file_number(record).map_err(|error| io_error(record, error))?)
    };
    let last = here.map(|head| head.seq);
    let unknown = || match last {
        Some(here) => Err(KeyError::NoGuard {
            path: record.to_owned(),
            here,
        }),
        None => Ok(()),
    };
    let Some(mark) = load(record, device)? else {
        return unknown();
    };
    if mark.head.device != device {
        // A device that was new here signed, and the machine stopped before its first guard.
        return match same_file(&mark)? {
            true => Ok(()),
            false => unknown(),
        };
    }
    let ahead = last.is_none_or(|last| mark.head.seq > last);
    let on_record = || -> Result<bool, KeyError> {
        let under = reader.under(device, mark.head.seq);
        let under = under.map_err(|error| io_error(record, io::Error::other(error)))?;
        Ok(under.contains(&mark.head.id))
    };
    if ahead || !on_record()? {
        return Err(KeyError::Behind {
            path: record.to_owned(),
            signed: mark.head.seq,
            here: last,
        });
    }
    match same_file(&mark)? {
        true => Ok(()),
        false => Err(KeyError::Copied(record.to_owned())),
    }
}

/// Notes what the device signed last. It is durable when this returns.
pub(crate) fn note(record: &Path, head: Head) -> Result<(), KeyError> {
    write(record, head).map_err(|source| KeyError::Unguarded {
        path: guard_path(record),
        source,
    })
}

/// What the guard of a record says, if there is one: of this device, or else of the one before it.
fn load(record: &Path, device: DeviceId) -> Result<Option<Mark>, KeyError> {
    let path = guard_path(record);
    let mut text = String::new();
    let most = (FIRST_LINE.len() + 2 * LINE_BYTES + 1) as u64;
    match File::open(&path).and_then(|file| file.take(most).read_to_string(&mut text)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => text.clear(),
        Err(error) => return Err(io_error(record, error)),
        Ok(_) => {}
    }
    let lines = text.strip_prefix(FIRST_LINE).unwrap_or_default();
    let marks = lines.lines().filter_map(parse);
    let newest = marks.max_by_key(|mark| (mark.head.device == device, mark.head.seq));
    newest
        .map(Some)
        .ok_or_else(|| io_error(record, io::Error::other("no line of it can be read")))
}

fn write(record: &Path, head: Head) -> io::Result<()> {
    let path = guard_path(record);
    let line = format!(
        "{} {:020} {} {:020}\n",
        head.device,
        head.seq,
        head.id,
        file_number(record)?
    );
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match owner_only(&mut options).open(&path) {
        Ok(mut file) => {
            let place = FIRST_LINE.len() + LINE_BYTES * (head.seq % 2) as usize;
            file.seek(SeekFrom::Start(place as u64))?;
            file.write_all(line.as_bytes())?;
            file.sync_data()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => begin(&path, &line),
        Err(error) => Err(error),
    }
}

/// A new guard: both lines say the same.
fn begin(path: &Path, line: &str) -> io::Result<()> {
    let part = with_suffix(path, ".part");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    let mut file = owner_only(&mut options).open(&part)?;
    file.write_all(format!("{FIRST_LINE}{line}{line}").as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&part, path)?;
    sync_folder(path)
}

/// Begins the guard anew, for a record that its owner moved, or for a new device.
pub(crate) fn renew(record: &Path, head: Head) -> Result<(), KeyError> {
    renew_for(record, record, head)
}

/// The same for a record that lies at `file` yet, and gets its name next.
pub(crate) fn renew_for(record: &Path, file: &Path, head: Head) -> Result<(), KeyError> {
    let renewed = file_number(file).and_then(|file| {
        let line = format!("{} {:020} {} {file:020}\n", head.device, head.seq, head.id);
        begin(&guard_path(record), &line)
    });
    renewed.map_err(|error| io_error(record, error))
}

fn parse(line: &str) -> Option<Mark> {
    let mut words = line.split(' ');
    let device = DeviceId::from_bytes(from_hex(words.next()?)?);
    let seq = words.next()?.parse().ok()?;
    let id = EntryId::from_bytes(from_hex(words.next()?)?);
    let file = words.next()?.parse().ok()?;
    words.next().is_none().then_some(Mark {
        head: Head { device, seq, id },
        file,
    })
}

fn io_error(record: &Path, source: io::Error) -> KeyError {
    KeyError::Io {
        path: guard_path(record),
        source,
    }
}

#[cfg(unix)]
fn file_number(record: &Path) -> io::Result<u64> {
    use std::os::unix::fs::MetadataExt;
    Ok(std::fs::metadata(record)?.ino())
}

#[cfg(not(unix))]
fn file_number(_: &Path) -> io::Result<u64> {
    Ok(0)
}
