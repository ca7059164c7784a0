//! Reads what a command works on: texts, records, statements.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use tregua_desk::text::{self, Text};
use tregua_desk::{Fault, Holdings, trouble, views};
use tregua_log::{KeyKind, KeyParseError, Trust, TrustError, VerifierKey};
use tregua_record::{OpenError, Organisation, ReadError, Record};
use tregua_standing::OwnView;
use tregua_wording::Arg;

use crate::cli;
use crate::notebook;
use crate::print::{aside, words};

/// Texts of agreements up to this size are read; longer ones are refused before they are loaded.
const MOST_TEXT_BYTES: u64 = 1024 * 1024;

/// Reads a text; its errors are printed.
pub(crate) fn text(path: &Path) -> Result<Text, Fault> {
    understand(path.display().to_string(), read_text(path)?)
}

/// Reads a text, or the newest one of a record.
pub(crate) fn text_or_newest(path: &Path) -> Result<Text, Fault> {
    if !is_database(path) {
        return text(path);
    }
    newest_text(&record(path)?)?.ok_or_else(|| {
        Fault::input(words().say("text-absent", &[])).hint(words().say("text-absent-help", &[]))
    })
}

/// True if it begins as records do. Whether it is one, and a whole one, is found when it is opened.
pub(crate) fn is_database(path: &Path) -> bool {
    let mut start = [0; 16];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == *b"SQLite format 3\0"
}

/// Makes sense of a text; its errors are printed.
pub(crate) fn understand(name: String, text: String) -> Result<Text, Fault> {
    text::understand(name, text).map_err(|misread| Fault::misread(words(), misread))
}

/// The newest text of a record, if it has one.
pub(crate) fn newest_text(record: &Record) -> Result<Option<Text>, Fault> {
    text::newest_text(record, words())
}

/// The views that a reader adds, of a file of theirs.
pub(crate) fn views(path: &Path) -> Result<Vec<OwnView>, Fault> {
    views::read(&read_text(path)?, words()).map_err(|fault| {
        let said = fault.lines().join(" ");
        let args = [
            ("path", path.display().to_string().into()),
            ("system", said.into()),
        ];
        Fault::input(words().say("file-problem", &args))
    })
}

/// The text of a file, as UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String, Fault> {
    let shown = || path.display().to_string();
    let size = fs::metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .len();
    if size > MOST_TEXT_BYTES {
        let args = [("path", shown().into())];
        return Err(Fault::input(
            words().say("file-too-large-for-a-text", &args),
        ));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    if notebook::is_one(&bytes) {
        // Complaints about a text show its lines, and these are private.
        return Err(Fault::input(
            words().say("file-is-a-notebook", &[("path", shown().into())]),
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let args = [("path", shown().into()), ("n", (at as u64).into())];
        Fault::input(words().say("file-not-utf8", &args))
            .hint(words().say("file-not-utf8-help", &[]))
    })
}

/// The bytes of a small file: a checkpoint, an answer. What is longer than any is cut, and then is none.
pub(crate) fn small(path: &Path) -> Result<Vec<u8>, Fault> {
    use std::io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MOST_TEXT_BYTES).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// An organisation's name, as an option gives it.
pub(crate) fn organisation(name: &str, option: &'static str) -> Result<Organisation, Fault> {
    Organisation::new(name).map_err(|error| {
        let message = Arg::said(trouble::code(words(), &error));
        let args = [("option", option.into()), ("message", message)];
        Fault::usage(words().say("option-problem", &args))
    })
}

/// The keys of witnesses, as options give them.
pub(crate) fn witnesses(keys: &[String]) -> Result<Vec<VerifierKey>, Fault> {
    let said = |text: &str, error: KeyParseError| {
        let args = [("key", text.into()), ("system", error.to_string().into())];
        Fault::usage(words().say("log-witness-key", &args))
    };
    let read = |text: &String| match text.parse::<VerifierKey>() {
        Ok(key) if key.kind() == KeyKind::Cosignature => Ok(key),
        Ok(_) => Err(said(text, KeyParseError::Type)),
        Err(error) => Err(said(text, error)),
    };
    keys.iter().map(read).collect()
}

/// Whom a reader believes of those who saw the log, and how many of them together.
pub(crate) struct Believed {
    pub(crate) witnesses: Vec<VerifierKey>,
    pub(crate) quorum: u64,
    /// True if a trust file says so.
    pub(crate) by_file: bool,
}

impl cli::Trusted {
    /// True if somebody is to be believed.
    pub(crate) fn is_given(&self) -> bool {
        !self.witness.is_empty() || self.trust.is_some()
    }

    /// Whom to believe. A trust file has to be about the record; where it names other root keys, that is said aside.
    pub(crate) fn read(&self, record: Option<&Record>) -> Result<Believed, Fault> {
        let Some(path) = &self.trust else {
            return Ok(Believed {
                witnesses: witnesses(&self.witness)?,
                quorum: 1,
                by_file: false,
            });
        };
        let trust = Trust::read(&small(path)?).map_err(|error| untrusted(path, &error))?;
        let shown = || [("path", path.display().to_string().into())];
        if let Some(record) = record {
            if trust.space != record.space().to_string() {
                return Err(Fault::input(
                    words().say("trust-file-other-space", &shown()),
                ));
            }
            let (roots, threshold) = record.roots().map_err(|error| reading(&error))?;
            let named: BTreeSet<[u8; 32]> = trust.roots.iter().map(|it| it.key.bytes()).collect();
            let here: BTreeSet<[u8; 32]> = roots.into_iter().map(|(_, key)| key).collect();
            if named != here || trust.threshold != threshold {
                aside(&words().say("trust-file-other-roots", &shown()));
            }
        }
        Ok(Believed {
            witnesses: trust.witnesses,
            quorum: trust.quorum,
            by_file: true,
        })
    }
}

/// Why a trust file is not gone by.
pub(crate) fn untrusted(path: &Path, error: &TrustError) -> Fault {
    let args = [
        ("path", path.display().to_string().into()),
        ("system", error.to_string().into()),
    ];
    Fault::input(words().say("trust-file-unfit", &args))
}

/// What to say of a file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    let shown = path.display().to_string().into();
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Fault::input(words().say("file-absent", &[("path", shown)]))
        }
        _ => {
            let args = [("path", shown), ("system", error.to_string().into())];
            Fault::world(words().say("file-cannot-read", &args))
        }
    }
}

/// Opens a record.
pub(crate) fn record(path: &Path) -> Result<Record, Fault> {
    Record::open(path).map_err(|error| opening(&error))
}

/// What to say of a record that does not open.
pub(crate) fn opening(error: &OpenError) -> Fault {
    Fault::opening(words(), error)
}

/// What to say of a record that cannot be read.
pub(crate) fn reading(error: &ReadError) -> Fault {
    Fault::reading(words(), error)
}

/// What the record holds.
pub(crate) fn holdings(record: &Record) -> Result<Holdings, Fault> {
    Holdings::of(record, words())
}

/// The same with what the witnesses saw of its log, where somebody asks by what is proved; says aside how much is not.
pub(crate) fn known(
    record: &Record,
    holdings: Holdings,
    known: &cli::Known,
) -> Result<Holdings, Fault> {
    match (known.by, known.trusted.is_given()) {
        (Some(cli::By::Proved), false) => Err(Fault::usage(words().say("proved-by-whom", &[]))
            .hint(words().say("proved-by-whom-help", &[]))),
        (Some(cli::By::Proved), true) => {
            let believed = known.trusted.read(Some(record))?;
            let (keys, quorum) = (&believed.witnesses, believed.quorum);
            let holdings = holdings.witnessed(record, keys, quorum, words())?;
            let claims = holdings.entries().iter();
            let claims = claims.filter(|held| held.claim().is_some() && holdings.counts(held));
            let open = claims
                .filter(|held| holdings.proved(held).is_none())
                .count() as u64;
            if open > 0 {
                let claims = words().say("claims", &[("n", open.into())]);
                aside(&words().say("proved-not", &[("claims", Arg::said(claims))]));
            }
            Ok(holdings)
        }
        (_, false) => Ok(holdings),
        (_, true) => Err(Fault::usage(words().say("proved-witness-alone", &[]))),
    }
}

/// Up to so many entries a record is verified before it is read: on a common machine that is a second at most.
const MOST_VERIFIED: u64 = 20_000;

/// What the record holds, for a report on it; says so aside if the record does not verify, or is too long to be verified
/// each time it is read. True or false: it does or does not; `None`: not looked at.
pub(crate) fn reported(record: &Record) -> Result<(Holdings, Option<bool>), Fault> {
    let holdings = holdings(record)?;
    let unread = holdings.unread().len() as u64;
    if unread > 0 {
        let entries = words().say("entries", &[("n", unread.into())]);
        aside(&words().say("report-unread", &[("entries", Arg::said(entries))]));
    }
    let entries = holdings.entries().len() as u64;
    if entries > MOST_VERIFIED {
        let entries = words().say("entries", &[("n", entries.into())]);
        aside(&words().say("report-not-verified", &[("entries", Arg::said(entries))]));
        return Ok((holdings, None));
    }
    let sound = record.verify().map_err(|error| reading(&error))?.is_sound();
    if !sound {
        aside(&words().say("report-unsound", &[]));
    }
    Ok((holdings, Some(sound)))
}
