//! `tregua head`: signs a checkpoint over the log and keeps it; hands it out, and takes what witnesses put under it.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};
use tregua_desk::trouble;
use tregua_log::{AddCheckpoint, Note, SignatureLine, VerifierKey};
use tregua_record::{HeadError, LogHead, ReadError, Record, StoreError};
use tregua_wording::Arg;

use crate::cli::Head;
use crate::commands::print_json;
use crate::draft::{Draft, cannot_write, may_write};
use crate::exit::{Fault, Outcome};
use crate::load::{self, Believed};
use crate::print::{folded, line, line_as_it_is, words};

pub(crate) fn run(args: &Head, as_json: bool) -> Outcome {
    let witnesses = load::witnesses(&args.witness)?;
    let mut record = load::record(&args.record)?;
    if let Some(answer) = &args.answer {
        return take(&mut record, answer, &witnesses, as_json);
    }
    for path in args.to.iter().chain(&args.ask) {
        may_write(path, &args.record, args.force)?;
    }
    let head = record.sign_head().map_err(|error| signing(&error))?;
    let text = head.note.to_string();
    let mut said = Vec::new();
    if let Some(path) = &args.to {
        Draft::of_bytes(path, text.as_bytes())?.keep()?;
        let entries = words().say("entries", &[("n", head.checkpoint.size.into())]);
        let args = [("path", shown(path)), ("entries", Arg::said(entries))];
        said.push(words().say("log-checkpoint-written", &args));
    }
    if let Some(path) = &args.ask {
        let request = request(&record, &head, args.old)?;
        Draft::of_bytes(path, request.as_bytes())?.keep()?;
        let args = [("path", shown(path)), ("n", args.old.into())];
        said.push(words().say("log-request-written", &args));
    }
    if let Some(folder) = &args.tiles {
        let files = write_tiles(&record, &head, folder)?;
        let args = [("path", shown(folder)), ("n", files.into())];
        said.push(words().say("log-tiles-written", &args));
    }
    if as_json {
        return print_json(&head_json(&head, &[]));
    }
    if args.to.is_none() {
        // Word for word: a sign more or less, and its signatures no longer fit.
        line_as_it_is(text.trim_end_matches('\n'));
    }
    said.iter().for_each(|said| line(said));
    Ok(())
}

fn shown(path: &Path) -> Arg<'static> {
    path.display().to_string().into()
}

pub(crate) fn signing(error: &HeadError) -> Fault {
    match error {
        HeadError::Read(error) => load::reading(error),
        error => Fault::world(trouble::signing(words(), error)),
    }
}

/// A head as JSON, with those of the witnesses given who cosigned it.
pub(crate) fn head_json(head: &LogHead, witnesses: &[VerifierKey]) -> Value {
    let seen = cosigned(head, witnesses).unwrap_or_default();
    json!({
        "origin": head.checkpoint.origin, "size": head.checkpoint.size, "root": head.checkpoint.root.to_string(),
        "key": head.key.to_string(), "note": head.note.to_string(),
        "cosigned": seen.iter().map(|(name, at)| json!({"witness": name, "at": at})).collect::<Vec<_>>(),
    })
}

/// Who of the witnesses given cosigned a head, and when, as they say; `Err` names one whose line does not fit.
pub(crate) fn cosigned(
    head: &LogHead,
    witnesses: &[VerifierKey],
) -> Result<Vec<(String, String)>, String> {
    let signed = match head.note.verify(witnesses) {
        Ok(signed) => signed,
        Err(tregua_log::NoteError::Signature(name)) => return Err(name),
        Err(_) => return Ok(Vec::new()),
    };
    Ok(signed
        .iter()
        .map(|signed| {
            let time = signed.time.map_or_else(String::new, instant);
            (signed.key.name().to_owned(), time)
        })
        .collect())
}

/// Whether as many witnesses as a trust file asks for saw a head, and by when.
pub(crate) struct Quorum {
    asked: u64,
    witnesses: u64,
    /// The size of the head, and when the last of them had seen it.
    reached: Option<(u64, String)>,
}

impl Quorum {
    /// Of the last of these heads that enough saw; `None` where no trust file asks.
    pub(crate) fn of<'a>(
        believed: &Believed,
        heads: impl IntoIterator<Item = &'a LogHead>,
    ) -> Option<Self> {
        let seen = |head: &LogHead| {
            let at = head.seen_by(&believed.witnesses, believed.quorum)?;
            Some((head.checkpoint.size, instant(at)))
        };
        let asks = believed.by_file && believed.quorum > 0;
        asks.then(|| Quorum {
            asked: believed.quorum,
            witnesses: believed.witnesses.len() as u64,
            reached: heads.into_iter().filter_map(seen).last(),
        })
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "asked": self.asked, "of": self.witnesses, "reached": self.reached.is_some(),
            "size": self.reached.as_ref().map(|(size, _)| size),
            "not_after": self.reached.as_ref().map(|(_, at)| at),
        })
    }

    pub(crate) fn say(&self) {
        let mut args = vec![("quorum", self.asked.into()), ("n", self.witnesses.into())];
        let key = match &self.reached {
            Some((size, at)) => {
                args.extend([("size", (*size).into()), ("time", at.as_str().into())]);
                "quorum-reached"
            }
            None => "quorum-missed",
        };
        folded(&words().say(key, &args));
    }
}

/// A time of a witness, in seconds since 1970, as an instant.
fn instant(time: u64) -> String {
    let seconds = i64::try_from(time).ok();
    let instant = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    instant.map_or_else(|| time.to_string(), |instant| instant.to_string())
}

/// One line for each witness that cosigned.
pub(crate) fn say_cosigned(head: &LogHead, seen: &[(String, String)]) {
    for (witness, time) in seen {
        let args = [
            ("witness", witness.as_str().into()),
            ("n", head.checkpoint.size.into()),
            ("time", time.as_str().into()),
        ];
        line(&words().say("log-cosigned", &args));
    }
}

/// What a witness is sent that last cosigned a log of the size `old`.
pub(crate) fn request(record: &Record, head: &LogHead, old: u64) -> Result<String, Fault> {
    let size = head.checkpoint.size;
    if old > size {
        let args = [("n", old.into()), ("size", size.into())];
        return Err(Fault::input(words().say("log-old-too-large", &args)));
    }
    let proof = record
        .prove_growth(old, size)
        .map_err(|error| load::reading(&error))?;
    let checkpoint = head.note.clone();
    let request = AddCheckpoint {
        old,
        proof,
        checkpoint,
    };
    Ok(request.to_string())
}

/// Keeps the lines of an answer that are those of the witnesses given, under the checkpoint that they are for.
fn take(record: &mut Record, path: &Path, witnesses: &[VerifierKey], as_json: bool) -> Outcome {
    let bytes = load::small(path)?;
    let lines = AddCheckpoint::parse_answer(&bytes).map_err(|error| {
        let args = [("path", shown(path)), ("system", error.to_string().into())];
        Fault::input(words().say("log-answer-unreadable", &args))
    })?;
    let heads = record.heads().map_err(|error| load::reading(&error))?;
    for head in heads.iter().rev() {
        let fits = |line: &SignatureLine| {
            let alone = Note::new(head.note.text().to_owned(), vec![line.clone()]);
            alone.verify(witnesses).is_ok()
        };
        let own: Vec<SignatureLine> = lines.iter().filter(|line| fits(line)).cloned().collect();
        if own.is_empty() {
            continue;
        }
        let kept = record
            .keep_cosignatures(head.checkpoint.size, own, witnesses)
            .map_err(|error| signing(&error))?;
        if as_json {
            return print_json(&head_json(&kept, witnesses));
        }
        say_cosigned(&kept, &cosigned(&kept, witnesses).unwrap_or_default());
        return Ok(());
    }
    Err(Fault::input(
        words().say("log-nothing-cosigned", &[("path", shown(path))]),
    ))
}

/// Why the static files were not written.
enum Unwritten {
    Read(ReadError),
    System(std::io::Error),
}

impl From<ReadError> for Unwritten {
    fn from(error: ReadError) -> Self {
        Unwritten::Read(error)
    }
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Unwritten::Read(error.into())
    }
}

/// Writes the log's static form, whole or not at all; says how many files it has.
fn write_tiles(record: &Record, head: &LogHead, folder: &Path) -> Result<u64, Fault> {
    if folder.exists() {
        return Err(Fault::input(
            words().say("log-folder-there", &[("path", shown(folder))]),
        ));
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let part = folder.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let mut files = 0;
    let mut put = |path: &str, bytes: &[u8]| {
        let path = part.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Unwritten::System)?;
        }
        files += 1;
        fs::write(path, bytes).map_err(Unwritten::System)
    };
    let written = record
        .each_log_file(head.checkpoint.size, &mut put)
        .and_then(|()| put("checkpoint", head.note.to_string().as_bytes()))
        .and_then(|()| fs::rename(&part, folder).map_err(Unwritten::System));
    written.map(|()| files).map_err(|error| {
        // Half a log is no log; the error that led here is the one to tell.
        let _ = fs::remove_dir_all(&part);
        match error {
            Unwritten::Read(error) => load::reading(&error),
            Unwritten::System(error) => cannot_write(folder, &error),
        }
    })
}
