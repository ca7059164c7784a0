//! `tregua proof`: what it takes to show one entry to somebody who has neither the record nor this program.

use std::fs;
use std::path::Path;

use serde_json::json;
use tregua_desk::trouble;
use tregua_log::{Checkpoint, LogProof};
use tregua_record::{Entry, EntryId, ProveError, Record, Sealed};
use tregua_wording::Arg;

use crate::cli::Proof;
use crate::commands::head::{Quorum, cosigned, say_cosigned};
use crate::commands::{head, print_json};
use crate::draft::{Draft, cannot_write, may_write};
use crate::exit::{Fault, Outcome};
use crate::load::{self, Believed};
use crate::print::{line, line_as_it_is, words};

/// Fewer digits of an id name too many.
pub(crate) const FEWEST_DIGITS: usize = 8;

pub(crate) fn run(args: &Proof, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let believed = args.trusted.read(Some(&record))?;
    let witnesses = &believed.witnesses;
    let id = find(&record, &args.entry)?;
    let (proof, bytes) = proved(&mut record, id, &believed)?;
    let (_, sealed) = record
        .proof(id)
        .map_err(|error| load::reading(&error))?
        .ok_or_else(|| unknown(&args.entry))?;
    let sealed = match (args.with_payload, sealed) {
        (false, _) => None,
        (true, Some(sealed)) => Some(sealed),
        (true, None) => {
            let args = [("id", id.short().into())];
            return Err(Fault::input(words().say("proof-payload-erased", &args)));
        }
    };
    let written = match &args.to {
        Some(folder) => write(args, folder, id, &proof, &bytes, sealed.as_ref())?,
        None => Vec::new(),
    };
    let heads = record.heads().map_err(|error| load::reading(&error))?;
    let text = proof.checkpoint.text();
    let under = heads.iter().find(|head| head.note.text() == text);
    let key = under.map_or_else(String::new, |head| head.key.to_string());
    // When somebody who is trusted had seen it: it was there by then.
    let seen = under.and_then(|head| cosigned(head, witnesses).ok());
    let seen = seen.unwrap_or_default();
    let first = seen.iter().min_by_key(|(_, time)| time);
    let quorum = Quorum::of(&believed, under);
    if as_json {
        let checkpoint: Option<Checkpoint> = text.parse().ok();
        return print_json(&json!({
            "entry": id.to_string(), "index": proof.index, "key": key,
            "origin": checkpoint.as_ref().map(|it| it.origin.clone()),
            "size": checkpoint.as_ref().map(|it| it.size),
            "root": checkpoint.as_ref().map(|it| it.root.to_string()),
            "path": proof.path.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "proof": proof.to_string(),
            "not_after": first.map(|(witness, at)| json!({"witness": witness, "at": at})),
            "quorum": quorum.as_ref().map(Quorum::json),
            "files": written,
        }));
    }
    match written.as_slice() {
        [proof, bytes, payload @ ..] => {
            let args = [
                ("id", id.short().into()),
                ("path", proof.as_str().into()),
                ("bytes", bytes.as_str().into()),
            ];
            line(&words().say("proof-written", &args));
            for path in payload {
                line(&words().say("proof-payload-written", &[("path", path.as_str().into())]));
            }
            line(&words().say("proof-key", &[("key", Arg::from(key))]));
            under.iter().for_each(|head| say_cosigned(head, &seen));
            quorum.iter().for_each(Quorum::say);
        }
        _ => line_as_it_is(proof.to_string().trim_end_matches('\n')),
    }
    Ok(())
}

/// The proof under a checkpoint that is kept, or under one that is signed for it.
fn proved(
    record: &mut Record,
    id: EntryId,
    believed: &Believed,
) -> Result<(LogProof, Vec<u8>), Fault> {
    let (witnesses, quorum) = (&believed.witnesses, believed.quorum);
    let first = record.prove_by(id, witnesses, quorum);
    let proved = match first {
        Err(ProveError::NotCovered(_)) => {
            record.sign_head().map_err(|error| head::signing(&error))?;
            record.prove_by(id, witnesses, quorum)
        }
        other => other,
    };
    proved.map_err(|error| match &error {
        ProveError::Read(error) => load::reading(error),
        error => Fault::input(trouble::proving(words(), error)),
    })
}

/// The entry that is meant: by the key of a claim, whoever signed it, else by the digits that its id begins with.
pub(crate) fn find(record: &Record, word: &str) -> Result<EntryId, Fault> {
    let reading = |error| load::reading(&error);
    let claims = record.statements_by_key(word).map_err(reading)?;
    match claims.as_slice() {
        [] => {}
        [one] => return Ok(one.id),
        several => {
            let fault = Fault::input(words().say("proof-key-several", &[("key", word.into())]));
            let one = |claim: &Entry| {
                let id = words().apart(&claim.id.short()).into_owned();
                format!("{id}  {}", words().apart(claim.header.author.as_str()))
            };
            return Err(several.iter().map(one).fold(fault, Fault::hint));
        }
    }
    if let Ok(id) = word.parse::<EntryId>() {
        return Ok(id);
    }
    let digits = word.chars().all(|digit| digit.is_ascii_hexdigit());
    if !digits || word.len() < FEWEST_DIGITS {
        return Err(unknown(word));
    }
    let begins = word.to_ascii_lowercase();
    let mut found = Vec::new();
    record
        .each_entry(|entry| {
            if entry.id.to_string().starts_with(&begins) {
                found.push(entry.id);
            }
        })
        .map_err(reading)?;
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(unknown(word)),
        _ => Err(Fault::input(
            words().say("proof-entry-several", &[("entry", word.into())]),
        )),
    }
}

pub(crate) fn unknown(word: &str) -> Fault {
    Fault::input(words().say("proof-entry-unknown", &[("entry", word.into())]))
}

/// Writes proof, signed bytes and, where it was asked for, salt and payload; gives their paths.
fn write(
    args: &Proof,
    folder: &Path,
    id: EntryId,
    proof: &LogProof,
    bytes: &[u8],
    sealed: Option<&Sealed>,
) -> Result<Vec<String>, Fault> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    let mut files = vec![
        ("tlog-proof", proof.to_string().into_bytes()),
        ("entry", bytes.to_vec()),
    ];
    if let Some(sealed) = sealed {
        let payload = [sealed.salt.as_slice(), &sealed.bytes].concat();
        files.push(("payload", payload));
    }
    let (mut drafts, mut paths) = (Vec::new(), Vec::new());
    for (ending, bytes) in files {
        let path = folder.join(format!("{}.{ending}", id.short()));
        // The same entry has the same files: what is there is written anew.
        may_write(&path, &args.record, true)?;
        drafts.push(Draft::of_bytes(&path, &bytes)?);
        paths.push(path.display().to_string());
    }
    drafts.into_iter().try_for_each(Draft::keep)?;
    Ok(paths)
}
