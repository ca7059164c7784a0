//! Reads what a command works on: texts, records, statements.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use tregua_agreement::Agreement;
use tregua_agreement::lexicon::Lexicon;
use tregua_calendar::Clock;
use tregua_record::{Codes, Entry, OpenError, Payload, ReadError, Record, Source};
use tregua_standing::Statement;

use crate::cli::By;
use crate::exit::Fault;
use crate::notebook;
use crate::print::{diagnostics, trouble, words};

/// Texts of agreements up to this size are read; longer ones are refused before they are loaded.
const MOST_TEXT_BYTES: u64 = 1024 * 1024;

/// A text and what it means.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) agreement: Agreement,
}

/// Reads a text; its errors are printed.
pub(crate) fn text(path: &Path) -> Result<Text, Fault> {
    understand(path.display().to_string(), read_text(path)?)
}

/// Makes sense of a text; its errors are printed.
pub(crate) fn understand(name: String, text: String) -> Result<Text, Fault> {
    let outcome = tregua_agreement::read(&text);
    let usable = !outcome.has_errors();
    match outcome.agreement.filter(|_| usable) {
        Some(agreement) => Ok(Text {
            name,
            text,
            agreement,
        }),
        None => {
            diagnostics::print(&name, &text, &outcome.diagnostics);
            let args = [("file", name.into())];
            Err(Fault::input(words().say("text-has-errors", &args)))
        }
    }
}

/// What may be told in headers, which are kept for ever: the names that the text declares, and the verbs. A record without
/// a text tells the verbs every text has, and no name.
pub(crate) fn declared(agreement: Option<&Agreement>) -> Codes {
    let lexicon = agreement.map_or_else(Lexicon::default, |agreement| agreement.lexicon.clone());
    let acts = lexicon.verbs.into_iter().map(|verb| verb.name).collect();
    let Some(agreement) = agreement else {
        return Codes {
            acts,
            ..Codes::default()
        };
    };
    let names = agreement
        .declared_voices()
        .chain(agreement.speaks_for.iter().map(|(office, _)| office))
        .chain(agreement.zones.iter().map(|zone| &zone.name));
    let labels = agreement.clauses.iter().map(|clause| &clause.label);
    let phases = agreement.phases.iter().map(|phase| &phase.name);
    Codes {
        acts,
        parties: names.cloned().collect(),
        clauses: labels.chain(phases).cloned().collect(),
    }
}

/// The newest text of a record, if it has one.
pub(crate) fn newest_text(record: &Record) -> Result<Option<Text>, Fault> {
    let kept = record.agreements().map_err(|error| reading(&error))?.pop();
    kept.map(|kept| understand(kept.agreement.name, kept.agreement.text))
        .transpose()
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
    match error {
        OpenError::Charter { .. } => Fault::unsound(trouble::opening(error)),
        OpenError::Io { .. } | OpenError::Store(_) => Fault::world(trouble::opening(error)),
        _ => Fault::input(trouble::opening(error)),
    }
}

/// What to say of a record that cannot be read.
pub(crate) fn reading(error: &ReadError) -> Fault {
    match error {
        ReadError::Store(_) => Fault::world(trouble::reading(error)),
        _ => Fault::unsound(trouble::reading(error)),
    }
}

/// The entries of a record as the commands use them.
pub(crate) struct Entries {
    pub(crate) entries: Vec<Entry>,
    sources: BTreeMap<String, Source>,
}

impl Entries {
    pub(crate) fn of(record: &Record) -> Result<Self, Fault> {
        let entries = record.entries().map_err(|error| reading(&error))?;
        let sources = entries.iter().filter_map(|entry| match &entry.payload {
            Some(Payload::Source(source)) => Some((source.key.clone(), source.clone())),
            _ => None,
        });
        Ok(Entries {
            sources: sources.collect(),
            entries,
        })
    }

    /// The source of this key.
    pub(crate) fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// True if every statement came in by rebuilding a history.
    pub(crate) fn rebuilt(&self) -> bool {
        let mut statements = self
            .entries
            .iter()
            .filter(|entry| entry.claim().is_some())
            .peekable();
        statements.peek().is_some() && statements.all(|entry| entry.rebuilt)
    }

    /// The statements, each known from the time chosen.
    pub(crate) fn statements(&self, by: By, clock: &Clock) -> Vec<Statement> {
        let statement = |entry: &Entry| {
            let claim = entry.claim()?.clone();
            let received = entry.received.unwrap_or(entry.header.signed);
            let known = match by {
                By::Received => received,
                By::Said => self.said(&claim, clock).unwrap_or(received),
            };
            Some(Statement {
                id: entry.id.to_string(),
                author: entry.header.author.to_string(),
                claim: claim.into(),
                known,
            })
        };
        self.entries.iter().filter_map(statement).collect()
    }

    /// When the voice said it; without that, when its source came out or is first known to have existed.
    fn said(&self, claim: &tregua_record::Claim, clock: &Clock) -> Option<Timestamp> {
        let source = || claim.source.as_deref().and_then(|key| self.source(key));
        let said = claim
            .said
            .or_else(|| source()?.published.or(source()?.known_from))?;
        Some(said.latest(clock))
    }
}
