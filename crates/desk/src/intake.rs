//! Files of rows on their way into a record: read with the words of its text, planned, put on record.

use std::path::Path;

use jiff::Timestamp;
use tregua_agreement::Agreement;
use tregua_import::{File, Options, Problem, SourceRow, Vocabulary};
use tregua_record::{
    AgreementText, AppendError, Draft, Imported, Packed, Payload, ReceivedFile, Reception, Record,
    Sha256, Source,
};
use tregua_wording::{Arg, Wording};

use crate::text::{declared, understand};
use crate::{Fault, Holdings, trouble};

/// Refusals listed one by one; whoever has more has one mistake many times.
const MOST_REFUSALS: usize = 200;

/// A file as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its name, with or without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Handed {
    /// What a receipt says of it. Folders are the machine's business, and could name a person.
    pub fn received(&self) -> ReceivedFile {
        let name = Path::new(&self.name)
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        ReceivedFile {
            name,
            sha256: Sha256::of(&self.bytes),
        }
    }
}

/// What files hold, ready to be signed unless there are problems.
#[derive(Debug)]
pub struct Batch {
    /// Rows of sources.
    pub sources: usize,
    /// Rows of claims.
    pub claims: usize,
    /// Drafts for the record, sources first; those that are here already are among them.
    pub drafts: Vec<Draft>,
    /// What is worth a look and stops nothing.
    pub notices: Vec<Problem>,
}

/// Rows as they were read: everything wrong with them, or what they say.
pub type Rows = tregua_import::Outcome<Packed>;

/// Reads files with the words of the record's newest text, if it has one, and lets headers tell what that declares.
///
/// What is wrong with the rows is in `problems`; nothing may be made of them then.
///
/// # Errors
/// A [`Fault`] if the record cannot be read, or its text is not understood.
pub fn read(
    record: &mut Record,
    files: &[Handed],
    rebuilt: bool,
    words: &Wording,
) -> Result<Rows, Fault> {
    let mut newest = None;
    let mut options = Options {
        rebuild: rebuilt,
        ..Options::default()
    };
    // Entry by entry: what a record holds is not held here as well.
    let known = record.each_entry(|entry| match entry.payload {
        Some(Payload::Statement(claim)) => {
            options.known_claims.insert(claim.key.to_string());
            options.known_voices.insert(claim.voice.to_string());
        }
        Some(Payload::Source(source)) => {
            options.known_sources.insert(source.key);
        }
        Some(Payload::Agreement(text)) => {
            let earlier = newest.replace(text);
            options.known_terms.extend(earlier.iter().flat_map(terms));
        }
        _ => {}
    });
    known.map_err(|error| Fault::reading(words, &error))?;
    let text = newest.map(|text| understand(text.name, text.text));
    let text = text
        .transpose()
        .map_err(|misread| Fault::misread(words, misread))?;
    let agreement = text.as_ref().map(|text| &text.agreement);
    record.tell(declared(agreement));
    Ok(rows(files, agreement, &options))
}

/// What rows can name that is on record already, for somebody who holds the record's entries anyway.
pub fn known(holdings: &Holdings, rebuilt: bool) -> Options {
    Options {
        known_sources: holdings.sources().map(|it| it.key.to_string()).collect(),
        known_claims: holdings.claims().map(|it| it.key.to_string()).collect(),
        known_voices: holdings.claims().map(|it| it.voice.to_string()).collect(),
        known_terms: holdings.texts().flat_map(terms).collect(),
        rebuild: rebuilt,
    }
}

/// Labels of clauses, former ones too, and names of phases of a text on record; none of one that this version cannot read.
fn terms(text: &AgreementText) -> Vec<String> {
    let read = tregua_agreement::read(&text.text).agreement;
    let of = |agreement: Agreement| {
        let phases = agreement.phases.into_iter().map(|phase| phase.name);
        let clauses = agreement.clauses.into_iter();
        let labels = clauses.flat_map(|clause| clause.was.into_iter().chain([clause.label]));
        phases.chain(labels).collect()
    };
    read.map_or_else(Vec::new, of)
}

/// Reads files with the words of a text. What is wrong with the rows is in `problems`; nothing may be made of them then.
pub fn rows(files: &[Handed], agreement: Option<&Agreement>, options: &Options) -> Rows {
    let vocabulary = agreement
        .map_or_else(Vocabulary::open, Vocabulary::from)
        .with_earlier(options.known_terms.iter().cloned());
    let files: Vec<File<'_>> = files
        .iter()
        .map(|file| File {
            name: &file.name,
            bytes: &file.bytes,
        })
        .collect();
    tregua_import::read_packed(&files, &vocabulary, options)
}

/// Rows without problems as drafts.
///
/// # Errors
/// A [`Fault`] if a source's hash is none.
pub fn batch(rows: Rows, words: &Wording) -> Result<Batch, Fault> {
    Ok(Batch {
        sources: rows.sources.len(),
        claims: rows.claims.len(),
        drafts: drafts(rows.sources, rows.claims, words)?,
        notices: rows.notices,
    })
}

/// Drafts for the record: sources first.
///
/// # Errors
/// A [`Fault`] if a source's hash is none.
pub fn drafts(
    sources: Vec<SourceRow>,
    claims: Vec<impl Into<Draft>>,
    words: &Wording,
) -> Result<Vec<Draft>, Fault> {
    let mut drafts = Vec::with_capacity(sources.len() + claims.len());
    for row in sources {
        drafts.push(Draft::new(Payload::Source(source(row, words)?)));
    }
    drafts.extend(claims.into_iter().map(Into::into));
    Ok(drafts)
}

/// How many of the drafts would be new: nothing is written.
///
/// # Errors
/// A [`Fault`] that lists every draft which would not be accepted.
pub fn plan(
    record: &Record,
    drafts: &[Draft],
    rebuilt: bool,
    words: &Wording,
) -> Result<usize, Fault> {
    let plan = record.plan(drafts, rebuilt);
    Ok(plan.map_err(|error| adding(words, &error))?.new.len())
}

/// Signs the drafts, all or none, on a record that verifies. `now` is the moment of signing.
///
/// # Errors
/// A [`Fault`]; the record is then unchanged.
pub fn put(
    record: &mut Record,
    drafts: Vec<Draft>,
    reception: Reception,
    now: Timestamp,
    words: &Wording,
) -> Result<Imported, Fault> {
    must_be_sound(record, "import-unsound", words)?;
    record
        .import(drafts, reception, now)
        .map_err(|error| adding(words, &error))
}

/// Nothing is added to a record that was altered, and nothing made of it that people act on.
///
/// # Errors
/// A [`Fault`] in the words of the phrase if it does not verify.
pub fn must_be_sound(record: &Record, phrase: &str, words: &Wording) -> Result<(), Fault> {
    let checked = record
        .verify()
        .map_err(|error| Fault::reading(words, &error))?;
    if checked.is_sound() {
        Ok(())
    } else {
        Err(Fault::unsound(words.say(phrase, &[])))
    }
}

/// A source on record as the row it would be imported from: the reverse of what makes its draft.
pub fn source_row(source: &Source) -> SourceRow {
    SourceRow {
        key: source.key.clone(),
        publisher: source.publisher.clone(),
        title: source.title.clone(),
        published: source.published,
        known_from: source.known_from,
        url: source.url.clone(),
        language: source.language.clone(),
        sha256: source.sha256.map(|hash| hash.to_string()),
        note: source.note.clone(),
        extra: source.extra.clone(),
    }
}

fn source(row: SourceRow, words: &Wording) -> Result<Source, Fault> {
    let sha256 = row.sha256.as_deref().map(str::parse::<Sha256>).transpose();
    Ok(Source {
        sha256: sha256.map_err(|error| {
            let args = [
                ("key", row.key.as_str().into()),
                ("message", error.to_string().into()),
            ];
            Fault::input(words.say("source-sha256", &args))
        })?,
        key: row.key,
        publisher: row.publisher,
        title: row.title,
        published: row.published,
        known_from: row.known_from,
        url: row.url,
        language: row.language,
        note: row.note,
        extra: row.extra,
    })
}

/// Why nothing was added: the drafts that were refused, one by one, or what the record or the world did.
pub fn adding(words: &Wording, error: &AppendError) -> Fault {
    match error {
        AppendError::Refused(refusals) => {
            let mut fault = Fault::input(words.say("import-nothing", &[]));
            for refusal in refusals.iter().take(MOST_REFUSALS) {
                let key = refusal.key.as_deref().unwrap_or("");
                let message = Arg::said(trouble::refusal(words, &refusal.reason));
                let args = [("key", key.into()), ("message", message)];
                fault = fault.hint(words.say("import-draft-problem", &args));
            }
            fault
        }
        AppendError::Read(read) => Fault::reading(words, read),
        AppendError::Entry(_) | AppendError::Payload(_) => {
            Fault::input(trouble::adding(words, error))
        }
        _ => Fault::world(trouble::adding(words, error)),
    }
}
