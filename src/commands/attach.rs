//! `tregua attach`: a file that is evidence goes on record.

use std::fs::File;
use std::io::IsTerminal;

use serde_json::json;
use tregua_desk::{attachments, intake};
use tregua_record::{AttachError, Attaching};
use tregua_wording::Arg;

use crate::cli::Attach;
use crate::commands::print_json;
use crate::commands::proof::find;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{aside, folded, words};

pub(crate) fn run(args: &Attach, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let to = args
        .to
        .as_ref()
        .map(|word| find(&record, word))
        .transpose()?;
    let mut file = File::open(&args.file).map_err(|error| load::unreadable(&args.file, &error))?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let told = Attaching {
        name: name.into_owned(),
        media_type: args.media_type.clone(),
        note: args.note.clone(),
        to,
        group: args.group.clone(),
    };
    let mut progress = Progress::new("attach-reading");
    let done = record.attach(&mut file, told, now(), |bytes| progress.tell(bytes));
    let done = done.map_err(|error| refused(&error))?;
    let attachment = &done.attachment;
    if as_json {
        return print_json(&json!({
            "entry": done.id.to_string(), "new": done.new, "kept_before": done.shared,
            "name": attachment.name, "media_type": attachment.media_type, "bytes": attachment.length,
            "sha256": attachment.sha256.to_string(), "group": done.group.map(|group| group.to_string()),
        }));
    }
    let args = [
        ("file", Arg::said(attachments::file(words(), attachment))),
        ("id", done.id.short().into()),
    ];
    folded(&words().say(
        if done.new {
            "attach-done"
        } else {
            "attach-again"
        },
        &args,
    ));
    let sha256 = [("sha256", attachment.sha256.to_string().into())];
    folded(&words().say("attach-hash", &sha256));
    if done.new && done.shared {
        folded(&words().say("attach-shared", &[]));
    }
    if let Some(group) = done.group {
        let group = load::holdings(&record)?.group(group);
        folded(&words().say("attach-for", &[("group", group.into())]));
    }
    Ok(())
}

pub(crate) fn refused(error: &AttachError) -> Fault {
    match error {
        AttachError::Append(error) => intake::adding(words(), error),
        AttachError::Io(_) => Fault::world(attachments::attaching(words(), error)),
        error => Fault::input(attachments::attaching(words(), error)),
    }
}

/// How often who watches is told.
const TELL_EVERY: u64 = 64 * 1024 * 1024;

/// Says how far a long file is read or written, to somebody who watches.
pub(crate) struct Progress {
    key: &'static str,
    told: u64,
}

impl Progress {
    pub(crate) fn new(key: &'static str) -> Self {
        Progress { key, told: 0 }
    }

    pub(crate) fn tell(&mut self, bytes: u64) {
        // The second time that a file is read it begins anew.
        if bytes < self.told {
            self.told = 0;
        }
        if bytes >= self.told + TELL_EVERY && std::io::stderr().is_terminal() {
            self.told = bytes;
            let size = Arg::said(attachments::size(words(), bytes));
            aside(&words().say(self.key, &[("size", size)]));
        }
    }
}
