//! `tregua merge`, and `tregua init --from`: what other nodes sent, all of it or nothing.

use std::fs::File;
use std::io::{BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tregua_desk::{intake, trouble};
use tregua_record::bundle::{Carried, Unpacker};
use tregua_record::{Incoming, MergeError, Merged, Organisation, Record, key_path};
use tregua_wording::Arg;

use crate::cli::{Init, Merge};
use crate::commands::log::{fork_json, say_fork};
use crate::commands::trust::{member_json, say_member};
use crate::commands::{init, parcel, print_json};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{aside, line, words};

pub(crate) fn run(args: &Merge, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let (parcels, bundles) = parcel::apart(&args.files)?;
    // Files are taken for the entries that name them.
    let merged = match bundles.is_empty() {
        true => Merged::default(),
        false => record
            .merge(open(&bundles)?, now(), progress)
            .map_err(|error| fault(&error))?,
    };
    if !as_json && !bundles.is_empty() {
        say(&record, &merged);
    }
    let taken = parcel::take(&mut record, &parcels)?;
    if as_json {
        let mut json = merged_json(&record, &merged);
        json["attachments"] = parcel::taken_json(&taken);
        return print_json(&json);
    }
    if !parcels.is_empty() {
        parcel::say_taken(&taken);
    }
    Ok(())
}

/// Makes a record of the truce that others founded, of their bundles.
pub(crate) fn join(args: &Init, author: &Organisation, as_json: bool) -> Outcome {
    let (parcels, files) = parcel::apart(&args.from)?;
    let charter = charter(&files)?;
    let bundles = open(&files)?;
    let made = Record::join(&args.record, author, &charter, |record| {
        record.merge(bundles, now(), progress)
    });
    let (mut record, merged) = made.map_err(|error| init::making(&error))?;
    let taken = parcel::take(&mut record, &parcels)?;
    let path = args.record.display().to_string();
    let key = key_path(&args.record).display().to_string();
    if as_json {
        return print_json(&json!({
            "record": path, "key": key, "author": author.as_str(), "space": record.space().to_string(),
            "device": record.device().to_string(), "merged": merged_json(&record, &merged),
            "attachments": parcel::taken_json(&taken),
        }));
    }
    let args = [
        ("path", path.into()),
        ("author", author.as_str().into()),
        ("key", key.into()),
    ];
    line(&words().say("init-done", &args));
    say(&record, &merged);
    if !parcels.is_empty() {
        parcel::say_taken(&taken);
    }
    let device = [("device", record.device().to_string().into())];
    line(&words().say("merge-joined", &device));
    Ok(())
}

pub(crate) fn fault(error: &MergeError) -> Fault {
    match error {
        MergeError::Append(error) => intake::adding(words(), error),
        _ => Fault::input(trouble::merging(words(), error)),
    }
}

/// What was taken in.
pub(crate) fn say(record: &Record, merged: &Merged) {
    let entries = |n: u64| Arg::said(words().say("entries", &[("n", n.into())]));
    if merged.new > 0 {
        let args = [("entries", entries(merged.new)), ("n", merged.here.into())];
        line(&words().say("merge-done", &args));
    } else if merged.apart + merged.filled + merged.apart_already == 0 && merged.receipts.is_empty()
    {
        line(&words().say("import-nothing-new", &[]));
    }
    for (key, n) in [
        ("merge-filled", merged.filled),
        ("merge-apart", merged.apart.saturating_sub(merged.awaiting)),
        ("merge-awaiting", merged.awaiting),
        ("merge-apart-already", merged.apart_already),
    ] {
        if n > 0 {
            line(&words().say(key, &[("entries", entries(n))]));
        }
    }
    if !merged.stopped.is_empty() {
        line(&words().say("merge-stopped", &[]));
    }
    for member in &merged.stopped {
        say_member(record, member);
    }
    if merged.erased > 0 {
        let args = [("entries", entries(merged.erased))];
        line(&words().say("merge-erased", &args));
    }
    if merged.unwiped {
        line(&words().say("erase-unwiped", &[]));
    }
    if merged.asked > 0 {
        line(&words().say("merge-asked", &[("entries", entries(merged.asked))]));
    }
    merged.forks.iter().for_each(say_fork);
}

pub(crate) fn merged_json(record: &Record, merged: &Merged) -> Value {
    json!({
        "carried": merged.carried, "new": merged.new, "on_record_already": merged.here, "filled": merged.filled,
        "apart": merged.apart, "awaiting": merged.awaiting, "apart_already": merged.apart_already,
        "erased": merged.erased, "wiped": !merged.unwiped, "asked_to_erase": merged.asked,
        "stopped": merged.stopped.iter().map(|member| member_json(record, member)).collect::<Vec<_>>(),
        "forks": merged.forks.iter().map(fork_json).collect::<Vec<_>>(),
        "receipts": merged.receipts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "record_head": record.head().ok().map(|head| head.to_string()),
    })
}

/// From how many entries on people may wonder whether anything happens.
const MANY: u64 = 5_000;

fn progress(entries: u64) {
    if entries.is_multiple_of(MANY) && std::io::stderr().is_terminal() {
        aside(&words().say("merge-reading", &[("n", entries.into())]));
    }
}

pub(crate) fn open(files: &[PathBuf]) -> Result<Vec<Incoming<'static>>, Fault> {
    let one = |path: &PathBuf| {
        let file = File::open(path).map_err(|error| load::unreadable(path, &error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Incoming {
            name: name.into_owned(),
            input: Box::new(BufReader::new(file)),
        })
    };
    files.iter().map(one).collect()
}

/// The charter, which is the first entry of a bundle that leaves nothing out.
fn charter(files: &[PathBuf]) -> Result<Carried, Fault> {
    let first = |path: &Path| -> Result<Option<Carried>, Fault> {
        let file = File::open(path).map_err(|error| load::unreadable(path, &error))?;
        let mut input = BufReader::new(file);
        let read = Unpacker::open(&mut input).and_then(|mut unpacker| unpacker.next_entry());
        // What is wrong with it is told when all of it is read.
        Ok(read.ok().flatten())
    };
    for path in files {
        let is_charter = |carried: &Carried| {
            let read = tregua_record::Envelope::decode(&carried.bytes);
            read.is_ok_and(|envelope| envelope.header().kind.is_founding())
        };
        if let Some(carried) = first(path)?.filter(is_charter) {
            return Ok(carried);
        }
    }
    Err(Fault::input(words().say("merge-no-charter", &[])))
}
