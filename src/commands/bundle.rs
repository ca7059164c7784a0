//! `tregua bundle`: what another node does not have yet, in files that each can be taken in alone.

use std::path::{Path, PathBuf};

use serde_json::json;
use tregua_import::WriteError;
use tregua_record::bundle::Unpacker;
use tregua_record::{LogHead, PackError, Record, Sending, Since};
use tregua_wording::Arg;

use crate::cli::Bundle;
use crate::commands::parcel::{self, Parcel};
use crate::commands::print_json;
use crate::commands::proof::{find, unknown};
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{line, words};

pub(crate) fn run(args: &Bundle, as_json: bool) -> Outcome {
    let record = load::record(&args.record)?;
    if let Some(asked) = &args.asked {
        let asked = parcel::asked(&record, asked)?;
        let parcel = Parcel::write(&record, &Sending::Asked(asked), &args.to, args)?;
        return parcel.keep(&record, as_json);
    }
    let since = match &args.since {
        None => Since::Nothing,
        Some(word) => since(&record, word)?,
    };
    let most = args.max_size * 1024 * 1024;
    let (mut from, mut parts, mut drafts) = (Some(0), Vec::new(), Vec::new());
    while let Some(start) = from {
        let number = parts.len() as u64 + 1;
        let path = part_path(&args.to, number);
        may_write(&path, &args.record, args.force)?;
        let (mut written, mut failed) = (None, None);
        let draft = Draft::write(&path, |out| {
            match record.write_part(&since, start, number, most, out) {
                Ok(part) => written = Some(part),
                Err(PackError::Read(error)) => failed = Some(error),
                Err(PackError::Write(error)) => return Err(WriteError::System(error)),
                Err(error) => return Err(WriteError::System(std::io::Error::other(error))),
            }
            Ok(())
        })?;
        if let Some(error) = failed {
            return Err(load::reading(&error));
        }
        from = None;
        if let Some(part) = written {
            from = part.next;
            parts.push((path, part));
            drafts.push(draft);
        }
    }
    let attached = match args.with_attachments {
        true => {
            let path = args.to.with_extension("attachments");
            Some(Parcel::write(&record, &Sending::All, &path, args)?)
        }
        false => None,
    };
    for draft in drafts {
        draft.keep()?;
    }
    let attached = attached.map(Parcel::kept).transpose()?;
    if as_json {
        let files = parts.iter().map(|(path, part)| {
            json!({"file": path.display().to_string(), "entries": part.entries, "bytes": part.bytes})
        });
        return print_json(&json!({
            "space": record.space().to_string(), "files": files.collect::<Vec<_>>(),
            "attachments": attached.as_ref().map(Parcel::json),
        }));
    }
    for (path, part) in &parts {
        let shown = ("path", path.display().to_string().into());
        if part.entries == 0 {
            line(&words().say("bundle-nothing", &[shown]));
            continue;
        }
        let entries = Arg::said(words().say("entries", &[("n", part.entries.into())]));
        line(&words().say("bundle-written", &[shown, ("entries", entries)]));
    }
    attached.iter().for_each(Parcel::say);
    Ok(())
}

/// The file of a part: the first as it was named, further ones with their number before the ending.
fn part_path(first: &Path, number: u64) -> PathBuf {
    if number == 1 {
        return first.to_owned();
    }
    let stem = first.file_stem().unwrap_or_default().to_string_lossy();
    let ending = first.extension().map_or_else(String::new, |ending| {
        format!(".{}", ending.to_string_lossy())
    });
    first.with_file_name(format!("{stem}-{number}{ending}"))
}

/// What the other has: by a bundle, a checkpoint, or the last entry.
fn since(record: &Record, word: &str) -> Result<Since, Fault> {
    let path = Path::new(word);
    if !path.exists() {
        let entry = find(record, word)?;
        let place = entry_place(record, entry)?.ok_or_else(|| unknown(word))?;
        return Ok(Since::Place(place + 1));
    }
    // How a bundle begins is shorter than that.
    let start = load::small(path)?;
    if let Ok(unpacker) = Unpacker::open(&mut start.as_slice()) {
        let opening = unpacker.opening();
        if opening.space != record.space() {
            return Err(Fault::input(words().say("bundle-space", &[])));
        }
        return Ok(Since::Have(opening.have.clone()));
    }
    let heads = record.heads().map_err(|error| load::reading(&error))?;
    let head = record.read_head(&start);
    let own = |head: &LogHead| {
        let ours = |kept: &LogHead| kept.checkpoint == head.checkpoint;
        heads.iter().any(ours)
    };
    match head {
        Ok(head) if own(&head) => Ok(Since::Place(head.checkpoint.size)),
        _ => {
            let args = [("path", word.into())];
            Err(Fault::input(words().say("bundle-since-unknown", &args)))
        }
    }
}

fn entry_place(record: &Record, id: tregua_record::EntryId) -> Result<Option<u64>, Fault> {
    let mut place = None;
    record
        .each_entry(|entry| {
            if entry.id == id {
                place = Some(entry.idx);
            }
        })
        .map_err(|error| load::reading(&error))?;
    Ok(place)
}
