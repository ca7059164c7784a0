//! A file written whole beside the one that it is to replace.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tregua_import::WriteError;

use crate::exit::Fault;
use crate::load;
use crate::print::words;

/// A file written whole under another name beside its own, so that a full disk never leaves half a table behind.
pub(crate) struct Draft {
    draft: PathBuf,
    target: PathBuf,
    kept: bool,
}

impl Draft {
    pub(crate) fn write(
        target: &Path,
        write: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>,
    ) -> Result<Self, Fault> {
        let failed = |error: std::io::Error| cannot_write(target, &error);
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let name = format!(".{name}.{}.part", std::process::id());
        let path = target.with_file_name(name);
        let mut file = BufWriter::new(File::create_new(&path).map_err(failed)?);
        let draft = Draft {
            draft: path,
            target: target.to_owned(),
            kept: false,
        };
        match write(&mut file) {
            Err(WriteError::System(error)) => return Err(failed(error)),
            Err(error @ WriteError::TooLarge) => {
                let args = [
                    ("path", target.display().to_string().into()),
                    ("system", error.to_string().into()),
                ];
                return Err(Fault::input(words().say("file-problem", &args)));
            }
            Ok(()) => {}
        }
        file.flush()
            .and_then(|()| file.get_ref().sync_all())
            .map_err(failed)?;
        Ok(draft)
    }

    /// A file of bytes that are there already, and its name.
    pub(crate) fn of_bytes(target: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        Draft::write(target, |file| {
            file.write_all(bytes).map_err(WriteError::System)
        })
    }

    /// Replaces the text of a file, whole. A link stays a link, and who may read the file stays as it was.
    pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Fault> {
        let world = |error: &std::io::Error| load::unreadable(path, error);
        let target = fs::canonicalize(path).map_err(|error| world(&error))?;
        let rights = fs::metadata(&target)
            .map_err(|error| world(&error))?
            .permissions();
        Draft::of_bytes(&target, text.as_bytes())?
            .allow(rights)?
            .keep()
    }

    /// Gives it the rights of the file that it is to replace.
    pub(crate) fn allow(self, rights: fs::Permissions) -> Result<Self, Fault> {
        fs::set_permissions(&self.draft, rights)
            .map_err(|error| cannot_write(&self.target, &error))?;
        Ok(self)
    }

    pub(crate) fn keep(mut self) -> Result<(), Fault> {
        fs::rename(&self.draft, &self.target)
            .map_err(|error| cannot_write(&self.target, &error))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.draft);
        }
    }
}

/// What is made beside a record under its name and one of these endings.
const OF_A_RECORD: [&str; 10] = [
    "",
    ".key",
    ".key.new",
    ".log-key",
    ".reading-key",
    ".guard",
    ".guard.part",
    "-wal",
    "-shm",
    "-journal",
];

/// Refuses to write over a record or what lies beside it as a part of it; over any other file only where that was asked for.
pub(crate) fn may_write(target: &Path, record: &Path, force: bool) -> Result<(), Fault> {
    let says = |key| {
        let file = [("file", target.display().to_string().into())];
        words().say(key, &file)
    };
    let records = real_names(record);
    let of_the_record = |name: &PathBuf| records.iter().any(|record| belongs(name, record));
    if real_names(target).iter().any(of_the_record) {
        return Err(Fault::usage(says("export-record")));
    }
    if !force && fs::symlink_metadata(target).is_ok() {
        return Err(Fault::input(says("export-exists")));
    }
    Ok(())
}

/// Where a path leads, with its own name and with that of what a link under it points to.
fn real_names(path: &Path) -> Vec<PathBuf> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let own = fs::canonicalize(folder).ok().zip(path.file_name());
    let own = own.map(|(folder, name)| folder.join(name));
    own.into_iter().chain(fs::canonicalize(path)).collect()
}

fn belongs(path: &Path, record: &Path) -> bool {
    let (path, record) = (path.to_string_lossy(), record.to_string_lossy());
    // Keys of before have the digits of their device behind them.
    path.strip_prefix(&*record)
        .is_some_and(|rest| OF_A_RECORD.contains(&rest) || rest.starts_with(".key-"))
}

pub(crate) fn cannot_write(path: &Path, error: &std::io::Error) -> Fault {
    let args = [
        ("path", path.display().to_string().into()),
        ("system", error.to_string().into()),
    ];
    Fault::world(words().say("file-cannot-write", &args))
}
