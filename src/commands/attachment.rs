//! `tregua attachment`: an attached file as it was given.

use std::collections::BTreeSet;

use serde_json::json;
use tregua_desk::attachments;
use tregua_import::WriteError;
use tregua_record::{EntryId, KnownAttachment, Record, Sha256};
use tregua_wording::Arg;

use crate::cli::Attachment;
use crate::commands::attach::{Progress, refused};
use crate::commands::print_json;
use crate::commands::proof::FEWEST_DIGITS;
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{folded, words};

pub(crate) fn run(args: &Attachment, as_json: bool) -> Outcome {
    let record = load::record(&args.record)?;
    let id = find(&record, &args.attachment)?;
    may_write(&args.out, &args.record, args.force)?;
    let (mut opened, mut failed) = (None, None);
    let mut progress = Progress::new("attach-writing");
    let draft = Draft::write(&args.out, |out| {
        match record.open_attached(id, out, |bytes| progress.tell(bytes)) {
            Ok(attachment) => opened = Some(attachment),
            Err(tregua_record::AttachError::Unseal {
                error: tregua_record::UnsealError::Io(error),
                ..
            }) => return Err(WriteError::System(error)),
            Err(error) => failed = Some(error),
        }
        Ok(())
    })?;
    if let Some(error) = failed {
        return Err(refused(&error));
    }
    draft.keep()?;
    let Some(attachment) = opened else {
        return Ok(());
    };
    let path = args.out.display().to_string();
    if as_json {
        return print_json(&json!({
            "entry": id.to_string(), "file": path, "name": attachment.name, "media_type": attachment.media_type,
            "bytes": attachment.length, "sha256": attachment.sha256.to_string(),
        }));
    }
    let said = [
        ("path", path.into()),
        ("file", Arg::said(attachments::file(words(), &attachment))),
        ("id", id.short().into()),
    ];
    folded(&words().say("attachment-written", &said));
    Ok(())
}

/// The attachment that is meant: by the digits that its id or the SHA-256 of its file begins with, or by the file's name. Of
/// several with the same file the first whose file is here.
pub(crate) fn find(record: &Record, word: &str) -> Result<EntryId, Fault> {
    let all = record.attachments();
    let all = all.map_err(|error| load::reading(&error))?;
    let digits = word.to_ascii_lowercase();
    let enough = digits.len() >= FEWEST_DIGITS;
    let begins = |hash: String| enough && hash.starts_with(&digits);
    if let Some(one) = all.iter().find(|one| begins(one.id.to_string())) {
        return Ok(one.id);
    }
    let means = |one: &&KnownAttachment| {
        let says = one.attachment.as_ref();
        says.is_some_and(|says| says.name == word || begins(says.sha256.to_string()))
    };
    let mut found: Vec<_> = all.iter().filter(means).collect();
    found.sort_by_key(|one| one.kept.is_none());
    let says = found.iter().filter_map(|one| one.attachment.as_ref());
    let files: BTreeSet<Sha256> = says.map(|says| says.sha256).collect();
    let hash = [("hash", word.into())];
    match (files.len(), found.first()) {
        (1, Some(one)) => Ok(one.id),
        (2.., _) => Err(Fault::input(words().say("attachment-several", &hash))),
        _ => Err(Fault::input(words().say("attachment-unknown", &hash))),
    }
}
