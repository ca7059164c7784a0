//! The notebook: lines that are not on record yet, in one private file beside the record.
//!
//! It is no part of the record: unsigned, readable by its owner only, and what is deleted from it is gone from our file.
//! JSON, one page a line. Every change writes a new file and renames it over the old one, which is then blanked; a lock
//! keeps two writers apart.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tregua_record::private::{is_exposed, owner_only};
use tregua_wording::Arg;

use crate::exit::Fault;
use crate::print::words;

/// What the first line says.
const HEAD: &str = r#"{"tregua notebook":1}"#;

/// Bytes of a notebook: a thousand long lines. More belongs on record.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A line of somebody's words, or one claim of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// Its number, by which commands name it.
    pub(crate) n: u64,
    /// The key that its claim will have: given once, so that the same page never becomes two claims.
    pub(crate) key: String,
    /// The line.
    pub(crate) line: String,
    /// Which of the line's claims it is, from 0.
    #[serde(default)]
    pub(crate) part: usize,
    /// When the line was written.
    pub(crate) noted: Timestamp,
    /// What was answered beside it, by column.
    #[serde(default)]
    pub(crate) answers: BTreeMap<String, String>,
}

/// An open notebook; nobody else writes it until this is dropped.
#[derive(Debug)]
pub(crate) struct Notebook {
    path: PathBuf,
    /// The file as it was opened, with its lock.
    held: File,
    /// True if opening made the file, so that it goes again unless something is written.
    made: bool,
    pub(crate) pages: Vec<Page>,
}

impl Notebook {
    /// Opens the notebook beside a record; one that is not there is empty.
    pub(crate) fn open(record: &Path) -> Result<Self, Fault> {
        let path = path_of(record);
        let mut held = lock(&path).map_err(|error| world(&path, &error))?;
        let pages = read(&mut held, &path)?;
        let made = held.metadata().is_ok_and(|file| file.len() == 0);
        Ok(Notebook {
            path,
            held,
            made,
            pages,
        })
    }

    /// The number of the next page.
    pub(crate) fn next(&self) -> u64 {
        self.pages.iter().map(|page| page.n).max().unwrap_or(0) + 1
    }

    /// Writes the pages to a new file, puts it in place of the old one, and blanks the old one. The notebook is closed.
    pub(crate) fn save(mut self) -> Result<(), Fault> {
        self.made = false;
        let world = |error: io::Error| world(&self.path, &error);
        if self.pages.is_empty() {
            fs::remove_file(&self.path).map_err(world)?;
        } else {
            let fresh = with_suffix(&self.path, ".new");
            match fs::remove_file(&fresh) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(world(error)),
                // One that was left behind by a crash.
                _ => {}
            }
            write_new(&fresh, &self.pages)
                .and_then(|()| fs::rename(&fresh, &self.path))
                .map_err(|error| {
                    let _ = fs::remove_file(&fresh);
                    world(error)
                })?;
        }
        sync_folder(&self.path);
        // The old file has no name any more; its words should not lie on in it. Not every disk writes in place.
        let _ = blank(&mut self.held);
        Ok(())
    }
}

impl Drop for Notebook {
    fn drop(&mut self) {
        // The lock is still held: nobody else has put anything here.
        if self.made {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What the notebook beside a record holds; nothing is made or changed.
pub(crate) fn pages(record: &Path) -> Result<Vec<Page>, Fault> {
    let path = path_of(record);
    loop {
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(world(&path, &error)),
        };
        file.lock_shared().map_err(|error| world(&path, &error))?;
        if same_file(&file, &path).map_err(|error| world(&path, &error))? {
            return read(&mut file, &path);
        }
    }
}

/// True for the bytes of a notebook.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD.as_bytes())
}

/// Where the notebook of a record lies.
pub(crate) fn path_of(record: &Path) -> PathBuf {
    with_suffix(record, ".notebook")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The pages of a file that only its owner can read.
fn read(file: &mut File, path: &Path) -> Result<Vec<Page>, Fault> {
    if is_exposed(file).map_err(|error| world(path, &error))? {
        // In the command to copy it stands without marks.
        let command = [("path", Arg::said(path.display().to_string()))];
        return Err(Fault::input(of_path("notebook-exposed", path))
            .hint(words().say("notebook-exposed-help", &command)));
    }
    let size = file.metadata().map_err(|error| world(path, &error))?.len();
    if size > MOST_BYTES {
        return Err(Fault::input(of_path("notebook-large", path)));
    }
    let mut text = String::new();
    file.read_to_string(&mut text)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => not_understood(path, 1),
            _ => world(path, &error),
        })?;
    parse(&text).map_err(|line| not_understood(path, line))
}

/// The pages, or the first line that is not understood.
fn parse(text: &str) -> Result<Vec<Page>, usize> {
    let mut lines = text.lines().enumerate();
    match lines.next() {
        None => return Ok(Vec::new()),
        Some((_, HEAD)) => {}
        Some(_) => return Err(1),
    }
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    // What serde says of a line repeats its words; only its number is told.
    filled
        .map(|(at, line)| serde_json::from_str(line).map_err(|_| at + 1))
        .collect()
}

fn write_new(path: &Path, pages: &[Page]) -> io::Result<()> {
    let mut text = format!("{HEAD}\n");
    for page in pages {
        text.push_str(&serde_json::to_string(page)?);
        text.push('\n');
    }
    let mut file = owner_only(OpenOptions::new().write(true).create_new(true)).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Opens the file, made empty if it is not there, and waits until nobody else holds it.
fn lock(path: &Path) -> io::Result<File> {
    loop {
        let file = owner_only(OpenOptions::new().read(true).write(true).create(true)).open(path)?;
        file.lock()?;
        // Whoever held it may have put another file in its place.
        if same_file(&file, path)? {
            return Ok(file);
        }
    }
}

fn blank(file: &mut File) -> io::Result<()> {
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut io::repeat(b' ').take(size), file)?;
    file.sync_all()?;
    file.set_len(0)
}

/// A rename is on disk once its folder is.
fn sync_folder(path: &Path) {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn not_understood(path: &Path, line: usize) -> Fault {
    let args = [
        ("line", (line as u64).into()),
        ("path", path.display().to_string().into()),
    ];
    Fault::input(words().say("notebook-not-understood", &args))
        .hint(words().say("notebook-not-understood-help", &[]))
}

fn of_path(key: &str, path: &Path) -> String {
    words().say(key, &[("path", path.display().to_string().into())])
}

fn world(path: &Path, error: &io::Error) -> Fault {
    let args = [
        ("path", path.display().to_string().into()),
        ("system", error.to_string().into()),
    ];
    Fault::world(words().say("notebook-cannot-use", &args))
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    match fs::metadata(path) {
        Ok(named) => Ok(named.ino() == held.ino() && named.dev() == held.dev()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(n: u64, line: &str) -> Page {
        Page {
            n,
            key: format!("n-20310304-{n}"),
            line: line.to_owned(),
            part: 0,
            noted: Timestamp::UNIX_EPOCH,
            answers: BTreeMap::from([("actor".to_owned(), "Alpha".to_owned())]),
        }
    }

    /// A record's name in a folder of its own, which is removed when the test ends.
    struct Place(PathBuf);

    impl Place {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("tregua-notebook-{}-{name}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            Place(folder)
        }

        fn record(&self) -> PathBuf {
            self.0.join("river.record")
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn pages_are_kept_in_order_and_an_empty_notebook_leaves_no_file() {
        let place = Place::new("order");
        let mut notebook = Notebook::open(&place.record()).unwrap();
        assert_eq!((notebook.pages.len(), notebook.next()), (0, 1));
        notebook.pages = vec![page(1, "Alpha: a"), page(2, "Beta: “b”\u{2028}")];
        let kept = notebook.pages.clone();
        notebook.save().unwrap();
        let mut notebook = Notebook::open(&place.record()).unwrap();
        assert_eq!(notebook.pages, kept);
        assert_eq!(notebook.next(), 3);
        notebook.pages.clear();
        notebook.save().unwrap();
        assert_eq!(fs::read_dir(&place.0).unwrap().count(), 0);
    }

    #[test]
    fn what_is_deleted_is_in_no_file_of_ours_and_the_old_file_is_blanked() {
        let place = Place::new("blank");
        let mut notebook = Notebook::open(&place.record()).unwrap();
        notebook.pages = vec![page(1, "Alpha: Quillfeather"), page(2, "Beta: b")];
        notebook.save().unwrap();
        let path = path_of(&place.record());
        let mut old = File::open(&path).unwrap();
        let mut notebook = Notebook::open(&place.record()).unwrap();
        notebook.pages.remove(0);
        notebook.save().unwrap();
        for found in fs::read_dir(&place.0).unwrap() {
            let text = fs::read_to_string(found.unwrap().path()).unwrap();
            assert!(!text.contains("Quillfeather"));
        }
        let mut text = String::new();
        old.read_to_string(&mut text).unwrap();
        assert!(!text.contains("Quillfeather"));
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners_from_the_first_moment_and_refused_when_others_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let place = Place::new("rights");
        let mut notebook = Notebook::open(&place.record()).unwrap();
        notebook.pages = vec![page(1, "Alpha: a")];
        notebook.save().unwrap();
        let path = path_of(&place.record());
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Notebook::open(&place.record()).is_err());
    }

    #[test]
    fn a_line_that_is_not_understood_is_named_by_its_number_alone() {
        let place = Place::new("broken");
        let path = path_of(&place.record());
        let write = |text: &str| {
            let _ = fs::remove_file(&path);
            let mut file = owner_only(OpenOptions::new().write(true).create_new(true))
                .open(&path)
                .unwrap();
            file.write_all(text.as_bytes()).unwrap();
        };
        for text in [
            format!("{HEAD}\n{{\"n\":\"Quillfeather\"}}\n"),
            format!("{HEAD}\nQuillfeather\n"),
            "Quillfeather\n".to_owned(),
        ] {
            write(&text);
            let fault = format!("{:?}", Notebook::open(&place.record()).unwrap_err());
            assert!(fault.contains("line "), "{fault}");
            assert!(!fault.contains("Quillfeather"), "{fault}");
        }
    }

    #[test]
    fn two_writers_wait_for_each_other_and_nothing_is_lost() {
        let place = Place::new("two");
        let record = place.record();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let record = &record;
                scope.spawn(move || {
                    for _ in 0..5 {
                        let mut notebook = Notebook::open(record).unwrap();
                        let n = notebook.next();
                        notebook.pages.push(page(n, &format!("Alpha: {writer}")));
                        notebook.save().unwrap();
                    }
                });
            }
        });
        let notebook = Notebook::open(&record).unwrap();
        let numbers: Vec<u64> = notebook.pages.iter().map(|page| page.n).collect();
        assert_eq!(numbers, (1..=20).collect::<Vec<u64>>());
    }
}
