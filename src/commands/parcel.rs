//! Attached files on their way between nodes: what `bundle`, `merge` and `attachments` share.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tregua_desk::{attachments, intake, trouble};
use tregua_import::WriteError;
use tregua_record::parcel::{ParcelUnpacker, is_parcel};
use tregua_record::{
    PackError, ParcelFault, ReadError, Record, Sending, Sha256, TakenParcel, WrittenParcel,
};
use tregua_wording::Arg;

use crate::cli::Bundle;
use crate::commands::attach::Progress;
use crate::commands::merge::open;
use crate::commands::print_json;
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{folded, words};

/// A parcel that was written, and waits beside its place until everything else is.
pub(crate) struct Parcel {
    path: PathBuf,
    written: WrittenParcel,
    draft: Option<Draft>,
}

impl Parcel {
    pub(crate) fn write(
        record: &Record,
        sending: &Sending,
        path: &Path,
        args: &Bundle,
    ) -> Result<Self, Fault> {
        may_write(path, &args.record, args.force)?;
        let mut progress = Progress::new("attach-writing");
        let (written, draft) = write(record, sending, path, |bytes| progress.tell(bytes))?;
        Ok(Parcel {
            path: path.to_owned(),
            written,
            draft: Some(draft),
        })
    }

    /// The same in its place.
    pub(crate) fn kept(mut self) -> Result<Self, Fault> {
        if let Some(draft) = self.draft.take() {
            draft.keep()?;
        }
        Ok(self)
    }

    /// Puts it in its place and says so.
    pub(crate) fn keep(self, record: &Record, as_json: bool) -> Outcome {
        let parcel = self.kept()?;
        if as_json {
            let space = record.space().to_string();
            return print_json(
                &json!({ "space": space, "files": [], "attachments": parcel.json() }),
            );
        }
        parcel.say();
        Ok(())
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "file": self.path.display().to_string(), "attached_files": self.written.files,
            "bytes": self.written.bytes, "lacking": self.written.lacking,
        })
    }

    pub(crate) fn say(&self) {
        let args = [
            ("path", self.path.display().to_string().into()),
            ("n", self.written.files.into()),
            (
                "size",
                Arg::said(attachments::size(words(), self.written.bytes)),
            ),
        ];
        folded(&words().say("parcel-written", &args));
        if self.written.lacking > 0 {
            let n = [("n", self.written.lacking.into())];
            folded(&words().say("parcel-lacking", &n));
        }
    }
}

/// Writes a parcel beside its place.
pub(crate) fn write(
    record: &Record,
    sending: &Sending,
    path: &Path,
    mut watch: impl FnMut(u64),
) -> Result<(WrittenParcel, Draft), Fault> {
    let mut written = Err(ReadError::Empty);
    let draft = Draft::write(path, |out| {
        match record.write_parcel(sending, out, &mut watch) {
            Ok(parcel) => written = Ok(parcel),
            Err(PackError::Read(error)) => written = Err(error),
            Err(PackError::Write(error)) => return Err(WriteError::System(error)),
            Err(error) => return Err(WriteError::System(std::io::Error::other(error))),
        }
        Ok(())
    })?;
    let written = written.map_err(|error| load::reading(&error))?;
    Ok((written, draft))
}

/// What somebody asks for in this file.
pub(crate) fn asked(record: &Record, path: &Path) -> Result<BTreeSet<Sha256>, Fault> {
    let wrong = |key: &str| {
        let path = [("path", path.display().to_string().into())];
        Fault::input(words().say(key, &path))
    };
    let mut file = std::fs::File::open(path).map_err(|error| load::unreadable(path, &error))?;
    let parcel = ParcelUnpacker::open(&mut file);
    let parcel = parcel.map_err(|_| wrong("parcel-asks-nothing"))?;
    let opening = parcel.opening();
    if opening.space != record.space() {
        return Err(Fault::input(words().say("bundle-space", &[])));
    }
    match opening.lacks.is_empty() {
        true => Err(wrong("parcel-asks-nothing")),
        false => Ok(opening.lacks.clone()),
    }
}

/// The files that hold attached files, and those that do not.
pub(crate) fn apart(files: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Fault> {
    let (mut parcels, mut others) = (Vec::new(), Vec::new());
    for path in files {
        let mut start = Vec::new();
        let file = std::fs::File::open(path).map_err(|error| load::unreadable(path, &error))?;
        let read = file.take(64).read_to_end(&mut start);
        read.map_err(|error| load::unreadable(path, &error))?;
        match is_parcel(&start) {
            true => parcels.push(path.clone()),
            false => others.push(path.clone()),
        }
    }
    Ok((parcels, others))
}

/// Takes attached files in.
pub(crate) fn take(record: &mut Record, parcels: &[PathBuf]) -> Result<TakenParcel, Fault> {
    let mut all = TakenParcel::default();
    for parcel in open(parcels)? {
        let mut progress = Progress::new("attach-reading");
        let taken = record.take_parcel(parcel, |bytes| progress.tell(bytes));
        let taken = taken.map_err(|error| {
            let fault = match error.error.as_ref() {
                ParcelFault::Append(error) => intake::adding(words(), error),
                ParcelFault::Parcel(found) => {
                    let args = [
                        ("file", error.file.as_str().into()),
                        ("n", found.item.into()),
                        ("at", found.at.into()),
                        (
                            "problem",
                            Arg::said(trouble::bundle(words(), &found.problem)),
                        ),
                    ];
                    Fault::input(words().say("merge-bundle", &args))
                }
                other => Fault::input(other.to_string()),
            };
            let before = all.new + error.taken.new;
            match before {
                0 => fault,
                _ => fault.hint(words().say("parcel-stopped", &[("n", before.into())])),
            }
        })?;
        all.carried += taken.carried;
        all.new += taken.new;
        all.here += taken.here;
        all.unasked += taken.unasked;
    }
    Ok(all)
}

pub(crate) fn taken_json(taken: &TakenParcel) -> Value {
    json!({
        "carried": taken.carried, "new": taken.new, "here_already": taken.here, "passed_over": taken.unasked,
    })
}

pub(crate) fn say_taken(taken: &TakenParcel) {
    let args = [("n", taken.new.into()), ("here", taken.here.into())];
    folded(&words().say("parcel-taken", &args));
    if taken.unasked > 0 {
        folded(&words().say("parcel-unasked", &[("n", taken.unasked.into())]));
    }
}
