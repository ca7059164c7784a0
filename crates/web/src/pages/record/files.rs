//! What proves an entry, as files: the signed bytes; the payload and its salt, which open the commitment.

use tregua_desk::Held;
use tregua_record::{Envelope, Sealed};

use crate::access::{Action, Class};
use crate::reply::{Reply, Trouble};
use crate::routes::Route;
use crate::visit::Visit;

use super::one::named;

/// How the commitment is made of the files.
pub(super) const FORMULA: &str = "SHA-256(\"tregua/payload/v1\" ‖ salt ‖ payload)";

/// A file of an entry.
pub(super) struct File {
    /// The last part of its address.
    pub(super) what: &'static str,
    ending: &'static str,
    media: &'static str,
    bytes: fn(&Envelope, Option<&Sealed>) -> Option<Vec<u8>>,
}

/// The files of an entry.
pub(super) const FILES: &[File] = &[
    File {
        what: "signed",
        ending: "cose",
        media: "application/cose; cose-type=\"cose-sign1\"",
        bytes: |envelope, _| Some(envelope.bytes().to_vec()),
    },
    File {
        what: "payload",
        ending: "payload.cbor",
        media: "application/cbor",
        bytes: |_, sealed| Some(sealed?.bytes.clone()),
    },
    File {
        what: "salt",
        ending: "salt",
        media: "application/octet-stream",
        bytes: |_, sealed| Some(sealed?.salt.to_vec()),
    },
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/record/{entry}/signed", Action::Export, |visit| {
            give(visit, "signed")
        }),
        Route::get("/record/{entry}/payload", Action::Export, |visit| {
            give(visit, "payload")
        }),
        Route::get("/record/{entry}/salt", Action::Export, |visit| {
            give(visit, "salt")
        }),
    ]
}

fn give(visit: &Visit, what: &str) -> Result<Reply, Trouble> {
    let held: &Held = named(visit)?;
    // Bytes cannot be masked: of a restricted entry they are given only to who may see all of it.
    if visit.exported(held).withheld.is_some()
        || (visit.is_restricted(held.id) && !visit.may_with(Action::Export, Class::Restricted))
    {
        return Err(Trouble::Denied(Action::Export));
    }
    let file = FILES.iter().find(|file| file.what == what);
    let file = file.ok_or(Trouble::Absent)?;
    let read = visit.house.try_read(|record| record.proof(held.id));
    let Some(read) = read else {
        return Err(Trouble::Working);
    };
    let found = read.map_err(|error| tregua_desk::Fault::reading(visit.words(), &error))?;
    let (envelope, sealed) = found.ok_or(Trouble::Absent)?;
    // What is for a group is nobody's here: who asks is not known to be in it.
    let sealed = sealed.filter(|_| held.group.is_none());
    let bytes = (file.bytes)(&envelope, sealed.as_ref()).ok_or(Trouble::Absent)?;
    Ok(Reply::File {
        name: format!("{}.{}", held.id.short(), file.ending),
        media: file.media,
        body: bytes.into(),
    })
}
