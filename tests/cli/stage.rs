//! A folder of its own for each test, the program run in it, and a small invented agreement to run it on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// How wide the program's text may be.
pub(crate) const WIDTH: usize = 100;

/// The moment at which the worked history is asked about.
pub(crate) const AFTER: &str = "2023-12-02T00:00+02:00";

/// A moment after the pause at the river.
pub(crate) const LATER: &str = "2024-01-10T00:00+02:00";

/// An agreement between invented parties, small enough to see whole.
pub(crate) const RIVER: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
phase Pause
  starts 2024-01-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing
";

/// Columns of [`CLAIMS`], and of what tests add to them.
pub(crate) const COLUMNS: &str = "claim,kind,voice,speaker,act,actor,thing,ids,amount,adds,coverage,counting_point,occurred,refers_to,source,figure,said,x_note\n";

/// Two voices on the first day at the crossing.
pub(crate) const CLAIMS: &str = "\
d1-alpha,claim,Alpha,,admit,Alpha,truck,,200,total,whole,crossing,2024-01-01,,GAZ,200,2024-01-01T22:00+02:00,
d1-beta,claim,Beta,,admit,Alpha,truck,,150,total,whole,crossing,2024-01-01,,GAZ,150,2024-01-01T22:00+02:00,
";

/// The source of [`CLAIMS`].
pub(crate) const SOURCES: &str =
    "source,publisher,title,published\nGAZ,Gazette,Daily figures,2024-01-01\n";

static NEXT: AtomicUsize = AtomicUsize::new(0);

/// A folder that is removed when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let name = format!(
            "tregua-cli-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// With the examples of this repository in `examples/`.
    pub(crate) fn with_examples() -> Self {
        let folder = Folder::new();
        copy(&repository().join("examples"), &folder.path("examples"));
        folder
    }

    /// With the worked history in `pause/`: its text, its files, its record.
    pub(crate) fn with_the_pause() -> Self {
        let folder = Folder::new();
        folder.tregua(&["demo", "--keep", "pause"]).exits(0);
        folder
    }

    /// With the agreement of the river on record, and its files; nothing imported yet.
    pub(crate) fn at_the_river() -> Self {
        let folder = Folder::new();
        folder.write("river.tregua", RIVER);
        folder.write("sources.csv", SOURCES);
        folder.claims("claims.csv", CLAIMS);
        folder
            .tregua(&[
                "init",
                "river.record",
                "--author",
                "Lake Monitors",
                "--agreement",
                "river.tregua",
            ])
            .exits(0);
        folder
    }

    /// As [`Folder::at_the_river`], with its claims on record.
    pub(crate) fn with_the_river_on_record() -> Self {
        let folder = Folder::at_the_river();
        folder
            .tregua(&[
                "import",
                "river.record",
                "sources.csv",
                "claims.csv",
                "--commit",
            ])
            .exits(0);
        folder
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// A file of claims under [`COLUMNS`].
    pub(crate) fn claims(&self, name: &str, rows: &str) {
        self.write(name, format!("{COLUMNS}{rows}"));
    }

    /// The text of a file in it.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// What lies in the folder, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|found| found.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Runs the program here.
    pub(crate) fn tregua(&self, words: &[&str]) -> Run {
        self.tregua_in(words, &[])
    }

    /// Runs the program here, with these settings in its environment.
    pub(crate) fn tregua_in(&self, words: &[&str], settings: &[(&str, &str)]) -> Run {
        let done = Command::new(env!("CARGO_BIN_EXE_tregua"))
            .args(words)
            .env_remove("TREGUA_LANG")
            .envs(settings.iter().copied())
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Run {
            line: format!("tregua {}", words.join(" ")),
            code: done.status.code(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    /// Runs the program here with `--json`, which must succeed.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        self.tregua(&words).exits(0).json()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What one run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) line: String,
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Holds the run to its exit code, and to ending in its own words.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }

    /// Holds the run to having said this, on either stream.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.both().contains(words), "`{words}` not in {self:#?}");
        self
    }

    /// Holds the run to not having said this.
    #[track_caller]
    pub(crate) fn never_says(self, words: &str) -> Self {
        assert!(!self.both().contains(words), "`{words}` in {self:#?}");
        self
    }

    /// Both streams.
    pub(crate) fn both(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {self:#?}"))
    }

    /// Holds every line to the width that text may have, and to naming no place of this machine.
    #[track_caller]
    pub(crate) fn fits_the_page(self) -> Self {
        fits(&self.out);
        self
    }
}

/// Holds every line to [`WIDTH`] columns.
#[track_caller]
pub(crate) fn fits(text: &str) {
    let wide: Vec<String> = text
        .lines()
        .filter(|line| line.width() > WIDTH)
        .map(|line| format!("{}: {line}", line.width()))
        .collect();
    assert!(
        wide.is_empty(),
        "wider than {WIDTH} columns:\n{}",
        wide.join("\n")
    );
}

/// Words that begin like a path from the root of a file system.
pub(crate) fn absolute_paths(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || "`'\"“”()[],;=".contains(c))
        .filter(|word| Path::new(word).is_absolute() && word.len() > 1)
        .collect()
}

/// The folder of this repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder and what is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for found in fs::read_dir(from).unwrap() {
        let found = found.unwrap();
        let target = to.join(found.file_name());
        if found.file_type().unwrap().is_dir() {
            copy(&found.path(), &target);
        } else {
            fs::copy(found.path(), target).unwrap();
        }
    }
}
