//! What `tregua-record` says of a file, a key or a draft, in the reader's language. What only the bytes of an entry could
//! mean to a programmer (a CBOR form, SQLite's own words, the system's) is put in as it comes.

use std::path::Path;

use tregua_record::bundle::BundleProblem;
use tregua_record::{
    AppendError, CodeError, EntryError, EntryId, EraseError, Finding, GroupError, HeadError,
    HeadProblem, InitError, KeyError, MAX_CODE_BYTES, MAX_CODES, MAX_READERS, MAX_REFS, MergeError,
    OpenError, Problem, ProveError, PublishError, ReadError, ReaderError, RefusalReason,
    RevealError,
};
use tregua_wording::{Arg, Wording};

mod charters;

pub use charters::{charter, roster};

/// The newest format of a record's file that this program reads.
const FORMAT: u64 = 5;

fn of_path(words: &Wording, key: &str, path: &Path) -> String {
    words.say(key, &[("path", path.display().to_string().into())])
}

fn of_system(words: &Wording, key: &str, system: &dyn std::fmt::Display) -> String {
    words.say(key, &[("system", system.to_string().into())])
}

fn of_path_and_system(
    words: &Wording,
    key: &str,
    path: &Path,
    system: &dyn std::fmt::Display,
) -> String {
    let args = [
        ("path", path.display().to_string().into()),
        ("system", system.to_string().into()),
    ];
    words.say(key, &args)
}

/// Why a record does not open.
pub fn opening(words: &Wording, error: &OpenError) -> String {
    match error {
        OpenError::Absent(path) => of_path(words, "record-absent", path),
        OpenError::NotARecord(path) => of_path(words, "record-not-a-record", path),
        OpenError::Newer { path, found } => words.say(
            "record-newer",
            &[
                ("path", path.display().to_string().into()),
                ("n", u64::from(*found).into()),
                ("known", FORMAT.into()),
            ],
        ),
        OpenError::Charter { path, found } => words.say(
            "record-charter-damaged",
            &[
                ("path", path.display().to_string().into()),
                ("problem", Arg::said(problem(words, found))),
            ],
        ),
        OpenError::Io { path, source } => {
            of_path_and_system(words, "record-cannot-read", path, source)
        }
        OpenError::Store(error) => store(words, error),
        other => other.to_string(),
    }
}

/// Why a record cannot be read.
pub fn reading(words: &Wording, error: &ReadError) -> String {
    match error {
        ReadError::Damaged(found) => words.say(
            "record-damaged",
            &[("problem", Arg::said(problem(words, found)))],
        ),
        ReadError::Empty => words.say("record-empty", &[]),
        ReadError::Store(error) => store(words, error),
        other => other.to_string(),
    }
}

/// Why a record was not made.
pub fn making(words: &Wording, error: &InitError) -> String {
    match error {
        InitError::Exists(path) => of_path(words, "record-exists", path),
        InitError::Io { path, source } => {
            of_path_and_system(words, "record-cannot-make", path, source)
        }
        InitError::Append(error) => adding(words, error),
        InitError::Merge(error) => merging(words, error),
        InitError::Entropy(error) => of_system(words, "record-no-randomness-key", error),
        InitError::Roster(problem) => roster(words, problem),
        InitError::NoSeat(organisation) => {
            let args = [("organisation", organisation.as_str().into())];
            words.say("charter-founder-no-seat", &args)
        }
        InitError::Open(error) => opening(words, error),
        InitError::Store(error) => store(words, error),
        other => other.to_string(),
    }
}

/// Why nothing was added. Refusals are listed one by one by those who ask for them.
pub fn adding(words: &Wording, error: &AppendError) -> String {
    match error {
        AppendError::Key(error) => key(words, error),
        AppendError::Read(error) => reading(words, error),
        AppendError::Payload(error) => of_system(words, "record-payload-not-kept", error),
        AppendError::Entry(error) => of_system(words, "record-cannot-sign", error),
        AppendError::Closing(system) => of_system(words, "record-cannot-seal", system),
        AppendError::Entropy(error) => of_system(words, "record-no-randomness-salt", error),
        AppendError::Store(error) => store(words, error),
        other => other.to_string(),
    }
}

/// Why nothing was taken in.
pub fn merging(words: &Wording, error: &MergeError) -> String {
    match error {
        MergeError::Bundle { file, error } => {
            let args = [
                ("file", file.as_str().into()),
                ("n", error.item.into()),
                ("at", error.at.into()),
                ("problem", Arg::said(bundle(words, &error.problem))),
            ];
            words.say("merge-bundle", &args)
        }
        MergeError::TooManyApart(file) => {
            words.say("merge-too-much-apart", &[("file", file.as_str().into())])
        }
        MergeError::OwnDevice(device) => {
            words.say("trust-own-device", &[("device", device.short().into())])
        }
        MergeError::NotSignedYet {
            device,
            last,
            known,
        } => {
            let known = match known {
                Some(known) => Arg::from(*known),
                None => Arg::said(words.say("nothing-named", &[])),
            };
            let args = [
                ("device", device.short().into()),
                ("n", (*last).into()),
                ("known", known),
            ];
            words.say("trust-not-signed-yet", &args)
        }
        MergeError::Shared(organisation) => {
            let args = [("organisation", organisation.as_str().into())];
            words.say("charter-nobody-alone", &args)
        }
        MergeError::Append(error) => adding(words, error),
        other => other.to_string(),
    }
}

/// What is wrong with a bundle.
pub fn bundle(words: &Wording, problem: &BundleProblem) -> String {
    let plain = |key: &str| words.say(key, &[]);
    match problem {
        BundleProblem::NotABundle => plain("bundle-is-none"),
        BundleProblem::Newer(n) => words.say("bundle-newer", &[("n", (*n).into())]),
        BundleProblem::CutShort => plain("bundle-cut-short"),
        BundleProblem::Form => plain("bundle-form"),
        BundleProblem::TooLarge { found, most } => {
            let args = [("n", (*found).into()), ("limit", (*most).into())];
            words.say("bundle-too-large", &args)
        }
        BundleProblem::Closing => plain("bundle-closing"),
        BundleProblem::Trailing => plain("bundle-trailing"),
        BundleProblem::Space => plain("bundle-space"),
        BundleProblem::Entry(EntryError::Signature(device)) => {
            words.say("found-signature", &[("device", device.short().into())])
        }
        BundleProblem::Entry(error) => words.apart(&error.to_string()).into_owned(),
        BundleProblem::Payload => plain("found-payload"),
        BundleProblem::Closed => plain("found-closed"),
        BundleProblem::PayloadForm(error) => of_system(words, "found-payload-form", error),
        BundleProblem::Attached => plain("bundle-attached"),
        BundleProblem::Charter => plain("bundle-charter"),
        BundleProblem::Read(error) => of_system(words, "bundle-cannot-read", error),
        other => other.to_string(),
    }
}

/// Why no head of the log was signed.
pub fn signing(words: &Wording, error: &HeadError) -> String {
    match error {
        HeadError::Key(error) => key(words, error),
        HeadError::KeyFile(error) => of_system(words, "log-key-not-kept", error),
        HeadError::Read(error) => reading(words, error),
        HeadError::Entropy(error) => of_system(words, "record-no-randomness-key", error),
        HeadError::Store(error) => store(words, error),
        other => other.to_string(),
    }
}

/// Why an entry is not proved.
pub fn proving(words: &Wording, error: &ProveError) -> String {
    let of_entry = |key: &str, id: &EntryId| words.say(key, &[("id", id.short().into())]);
    match error {
        ProveError::Absent(id) => words.say("draft-no-entry", &[("entry", id.short().into())]),
        ProveError::NotCovered(id) => of_entry("proof-not-covered", id),
        ProveError::Read(error) => reading(words, error),
        other => other.to_string(),
    }
}

/// Why no group was written, or nothing sealed for one.
pub fn grouping(words: &Wording, error: &GroupError) -> String {
    let named = |key: &str, name: &str| words.say(key, &[("name", name.into())]);
    match error {
        GroupError::Name(error) => code(words, error),
        GroupError::Reader(ReaderError(key)) => named("group-reader", key),
        GroupError::Readers(n) => {
            let most = ("limit", (MAX_READERS as u64).into());
            words.say("group-readers", &[("n", (*n as u64).into()), most])
        }
        GroupError::Absent(name) => named("group-absent", name),
        GroupError::Several(name) => named("group-several", name),
        GroupError::Append(error) => adding(words, error),
        other => other.to_string(),
    }
}

/// Why nothing was revealed.
pub fn revealing(words: &Wording, error: &RevealError) -> String {
    let of = |key: &str, id: &EntryId| words.say(key, &[("id", id.short().into())]);
    match error {
        RevealError::Absent(id) => words.say("draft-no-entry", &[("entry", id.short().into())]),
        RevealError::Open(id) => of("reveal-open", id),
        RevealError::OfAnother(id) => of("reveal-of-another", id),
        RevealError::Unread(id) => of("reveal-unread", id),
        RevealError::NoField(field) => {
            words.say("reveal-no-field", &[("field", field.as_str().into())])
        }
        RevealError::WithoutField { id, field } => {
            let args = [("id", id.short().into()), ("field", field.as_str().into())];
            words.say("reveal-without-field", &args)
        }
        RevealError::InOnePiece(id) => of("reveal-in-one-piece", id),
        RevealError::Group(error) => grouping(words, error),
        RevealError::Append(error) => adding(words, error),
        other => other.to_string(),
    }
}

/// Why nothing was written for everybody.
pub fn publishing(words: &Wording, error: &PublishError) -> String {
    match error {
        PublishError::NoHead => words.say("public-no-head", &[]),
        PublishError::Read(error) => reading(words, error),
        other => other.to_string(),
    }
}

/// Why nothing was erased.
pub fn erasing(words: &Wording, error: &EraseError) -> String {
    match error {
        EraseError::Absent(id) => words.say("draft-no-entry", &[("entry", id.short().into())]),
        EraseError::Needed(id) => words.say("erase-needed", &[("id", id.short().into())]),
        EraseError::Append(error) => adding(words, error),
        other => other.to_string(),
    }
}

fn store(words: &Wording, error: &tregua_record::StoreError) -> String {
    let system =
        std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    words.say("record-store", &[("system", system.into())])
}

/// Why the device may not sign.
pub fn key(words: &Wording, error: &KeyError) -> String {
    match error {
        KeyError::Absent(path) => of_path(words, "key-absent", path),
        KeyError::NotAKey(path) => of_path(words, "key-not-a-key", path),
        KeyError::Exposed(path) => of_path(words, "key-exposed", path),
        KeyError::OtherDevice {
            path,
            found,
            expected,
        } => words.say(
            "key-other-device",
            &[
                ("path", path.display().to_string().into()),
                ("device", found.short().into()),
                ("expected", expected.short().into()),
            ],
        ),
        KeyError::OtherLog(path) => of_path(words, "key-other-log", path),
        KeyError::Behind { path, signed, here } => {
            let here = match here {
                Some(here) => Arg::from(*here),
                None => Arg::said(words.say("nothing-named", &[])),
            };
            let args = [
                ("path", path.display().to_string().into()),
                ("n", (*signed).into()),
                ("here", here),
            ];
            words.say("key-behind", &args)
        }
        KeyError::Copied(path) => of_path(words, "key-copied", path),
        KeyError::NoGuard { path, here } => {
            let args = [
                ("path", path.display().to_string().into()),
                ("here", (*here).into()),
            ];
            words.say("key-no-guard", &args)
        }
        KeyError::Revoked(device) => words.say("key-revoked", &[("device", device.short().into())]),
        KeyError::Unguarded { path, source } => {
            of_path_and_system(words, "key-unguarded", path, source)
        }
        KeyError::Io { path, source } => of_path_and_system(words, "key-cannot-use", path, source),
        other => other.to_string(),
    }
}

/// Why a draft was not taken.
pub fn refusal(words: &Wording, reason: &RefusalReason) -> String {
    let of_key = |phrase: &str, key: &str| words.say(phrase, &[("key", key.into())]);
    match reason {
        RefusalReason::KeyUsed { key, .. } => of_key("draft-key-used", key),
        RefusalReason::NoStatement(key) => of_key("draft-no-statement", key),
        RefusalReason::NoSource(key) => of_key("draft-no-source", key),
        RefusalReason::NoEntry(id) => words.say("draft-no-entry", &[("entry", id.short().into())]),
        RefusalReason::Circle(key) => of_key("draft-circle", key),
        RefusalReason::NamesNothing(kind) => {
            let kind = Arg::said(words.known("kind", kind));
            words.say("draft-names-nothing", &[("kind", kind)])
        }
        RefusalReason::Code(error) => code(words, error),
        RefusalReason::Payload(error) => of_system(words, "draft-not-kept", error),
        RefusalReason::TooManyRefs(n) => words.say(
            "draft-too-many-refs",
            &[
                ("n", (*n as u64).into()),
                ("limit", (MAX_REFS as u64).into()),
            ],
        ),
        RefusalReason::SecondCharter => words.say("draft-second-charter", &[]),
        RefusalReason::OwnReceived => words.say("draft-own-received", &[]),
        other => other.to_string(),
    }
}

/// Why a name cannot stand in a header.
pub fn code(words: &Wording, error: &CodeError) -> String {
    match error {
        CodeError::Bare(word) => words.say("code-bare", &[("word", word.as_str().into())]),
        CodeError::Control(word) => {
            words.say("code-control", &[("word", format!("{word:?}").into())])
        }
        CodeError::TooLong(word) => {
            let limit = (MAX_CODE_BYTES as u64).into();
            words.say(
                "code-too-long",
                &[("word", word.as_str().into()), ("limit", limit)],
            )
        }
        CodeError::TooMany(n) => words.say(
            "code-too-many",
            &[
                ("n", (*n as u64).into()),
                ("limit", (MAX_CODES as u64).into()),
            ],
        ),
        other => other.to_string(),
    }
}

/// Something wrong, and with which entry.
pub fn problem(words: &Wording, problem: &Problem) -> String {
    let found = Arg::said(finding(words, &problem.found));
    match (problem.idx, problem.id) {
        (Some(idx), Some(id)) => words.say(
            "found-entry",
            &[
                ("n", idx.into()),
                ("id", id.short().into()),
                ("found", found),
            ],
        ),
        (Some(idx), None) => words.say("found-entry-place", &[("n", idx.into()), ("found", found)]),
        (None, Some(id)) => words.say(
            "found-entry-id",
            &[("id", id.short().into()), ("found", found)],
        ),
        (None, None) => finding(words, &problem.found),
    }
}

/// What is wrong with an entry or with the file.
pub fn finding(words: &Wording, finding: &Finding) -> String {
    let plain = |key: &str| words.say(key, &[]);
    let of_entry = |key: &str, id: &EntryId| words.say(key, &[("id", id.short().into())]);
    let named = |id: &Option<EntryId>| match id {
        Some(id) => Arg::from(id.short()),
        None => Arg::said(plain("nothing-named")),
    };
    match finding {
        Finding::Entry(EntryError::Signature(device)) => {
            words.say("found-signature", &[("device", device.short().into())])
        }
        Finding::Entry(error) => words.apart(&error.to_string()).into_owned(),
        Finding::TooLong => plain("found-too-long"),
        Finding::Payload => plain("found-payload"),
        Finding::Closed => plain("found-closed"),
        Finding::PayloadSize => plain("found-payload-size"),
        Finding::PayloadForm(error) => of_system(words, "found-payload-form", error),
        Finding::Column {
            column,
            found,
            expected,
        } => words.say(
            "found-column",
            &[
                ("column", (*column).into()),
                ("found", found.as_str().into()),
                ("expected", expected.as_str().into()),
            ],
        ),
        Finding::Gap(missing) => words.say("found-gap", &[("n", missing.entries.into())]),
        Finding::Chain { named: says, found } => words.say(
            "found-chain",
            &[("named", named(says)), ("found", named(found))],
        ),
        Finding::Order { found, expected } => {
            let args = [("n", (*found).into()), ("expected", (*expected).into())];
            words.say("found-order", &args)
        }
        Finding::Fork(id) => of_entry("found-fork", id),
        Finding::SignedBefore(id) => of_entry("found-signed-before", id),
        Finding::Space => plain("found-space"),
        Finding::NotAdmitted(author) => {
            words.say("found-not-admitted", &[("author", author.as_str().into())])
        }
        Finding::Lapsed(author) => words.say("found-lapsed", &[("author", author.as_str().into())]),
        Finding::SignerRevoked(device) => {
            let args = [("device", device.short().into())];
            words.say("found-signer-revoked", &args)
        }
        Finding::Charter => plain("found-charter"),
        Finding::CharterNames => plain("found-charter-names"),
        Finding::KeyTwice { key, first } => {
            let args = [("key", key.as_str().into()), ("id", first.short().into())];
            words.say("found-key-twice", &args)
        }
        Finding::NamesAbsent(id) => of_entry("found-names-absent", id),
        Finding::PayloadMoved(id) => {
            words.say("found-payload-moved", &[("id", id.as_str().into())])
        }
        Finding::Removed => plain("found-removed"),
        Finding::NotErased => plain("found-not-erased"),
        Finding::StrayPayload => plain("found-stray-payload"),
        Finding::Leaf => plain("found-leaf"),
        Finding::NotInLog => plain("found-not-in-log"),
        Finding::Tile(path) => words.say("found-tile", &[("path", path.as_str().into())]),
        Finding::Cut { covered, entries } => {
            let args = [("covered", (*covered).into()), ("n", (*entries).into())];
            words.say("found-cut", &args)
        }
        Finding::Head { size, why } => {
            let args = [("n", (*size).into()), ("why", Arg::said(head(words, why)))];
            words.say("found-checkpoint", &args)
        }
        Finding::Given(why) => words.say("found-given", &[("why", Arg::said(head(words, why)))]),
        Finding::Attached => plain("found-attached"),
        Finding::AttachedGone => plain("found-attached-gone"),
        Finding::StrayAttached(id) => {
            words.say("found-stray-attached", &[("id", id.as_str().into())])
        }
        Finding::StrayPieces => plain("found-stray-pieces"),
        Finding::Schema(system) => of_system(words, "found-schema", system),
        Finding::File(system) => of_system(words, "found-file", system),
        other => words.apart(&other.to_string()).into_owned(),
    }
}

/// What is wrong with a checkpoint, as the end of a sentence about it.
pub fn head(words: &Wording, why: &HeadProblem) -> String {
    let plain = |key: &str| words.say(key, &[]);
    match why {
        HeadProblem::Unreadable(system) => of_system(words, "checkpoint-unreadable", system),
        HeadProblem::Foreign => plain("checkpoint-foreign"),
        HeadProblem::Space => plain("checkpoint-space"),
        HeadProblem::OtherNode => plain("checkpoint-other-node"),
        HeadProblem::OtherLog => plain("checkpoint-other-log"),
        HeadProblem::NotSigned => plain("checkpoint-not-signed"),
        HeadProblem::Signature => plain("checkpoint-signature"),
        HeadProblem::Root => plain("checkpoint-root"),
        HeadProblem::Cut => plain("checkpoint-cut"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tregua_record::bundle::BundleError;
    use tregua_record::{CborError, DeviceId, FieldError, Missing, Sha256};

    use super::*;

    fn id(words: &str) -> EntryId {
        EntryId::from_bytes(*Sha256::of(words.as_bytes()).as_bytes())
    }

    /// In English the phrases are the words of the error types, so that logs of other programs and ours can be compared.
    #[test]
    fn in_english_the_phrases_are_the_words_of_the_error_types() {
        let words = Wording::new(tregua_wording::Lang::English);
        let path = PathBuf::from("a.record");
        let io = || std::io::Error::other("the disk is full");
        let field = || FieldError::Cbor(CborError::NotCbor);
        for error in [
            OpenError::Absent(path.clone()),
            OpenError::NotARecord(path.clone()),
            OpenError::Newer {
                path: path.clone(),
                found: 3,
            },
            OpenError::Charter {
                path: path.clone(),
                found: Box::new(Problem {
                    idx: Some(0),
                    id: Some(id("a")),
                    found: Finding::Payload,
                }),
            },
            OpenError::Io {
                path: path.clone(),
                source: io(),
            },
        ] {
            assert_eq!(opening(&words, &error), error.to_string());
        }
        for error in [
            ReadError::Damaged(Box::new(Problem {
                idx: Some(3),
                id: None,
                found: Finding::Space,
            })),
            ReadError::Empty,
        ] {
            assert_eq!(reading(&words, &error), error.to_string());
        }
        for error in [
            InitError::Exists(path.clone()),
            InitError::Io {
                path: path.clone(),
                source: io(),
            },
            InitError::Append(AppendError::Payload(field())),
            InitError::Append(AppendError::Closing("no".to_owned())),
            InitError::Append(AppendError::Entry(EntryError::NotSign1)),
        ] {
            assert_eq!(making(&words, &error), error.to_string());
        }
        for error in [
            KeyError::Absent(path.clone()),
            KeyError::NotAKey(path.clone()),
            KeyError::Exposed(path.clone()),
            KeyError::OtherLog(path.clone()),
            KeyError::Copied(path.clone()),
            KeyError::NoGuard {
                path: path.clone(),
                here: 7,
            },
            KeyError::Revoked(DeviceId::from_bytes([7; 32])),
            KeyError::Behind {
                path: path.clone(),
                signed: 9,
                here: Some(7),
            },
            KeyError::Behind {
                path: path.clone(),
                signed: 9,
                here: None,
            },
            KeyError::Unguarded {
                path: path.clone(),
                source: io(),
            },
            KeyError::Io { path, source: io() },
        ] {
            assert_eq!(key(&words, &error), error.to_string());
        }
        for reason in [
            RefusalReason::KeyUsed {
                key: "c1".to_owned(),
                by: None,
            },
            RefusalReason::NoStatement("c1".to_owned()),
            RefusalReason::NoSource("s1".to_owned()),
            RefusalReason::NoEntry(id("a")),
            RefusalReason::Circle("c1".to_owned()),
            RefusalReason::NamesNothing("correct"),
            RefusalReason::Code(CodeError::Bare(" a".to_owned())),
            RefusalReason::Code(CodeError::Control("a\nb".to_owned())),
            RefusalReason::Code(CodeError::TooLong("a".to_owned())),
            RefusalReason::Code(CodeError::TooMany(40)),
            RefusalReason::Payload(field()),
            RefusalReason::TooManyRefs(700),
            RefusalReason::SecondCharter,
            RefusalReason::OwnReceived,
        ] {
            assert_eq!(refusal(&words, &reason), reason.to_string());
        }
        let word = || "x".to_owned();
        for error in [
            ProveError::Absent(id("a")),
            ProveError::NotCovered(id("a")),
            ProveError::Read(ReadError::Empty),
        ] {
            assert_eq!(proving(&words, &error), error.to_string());
        }
        for error in [
            RevealError::Absent(id("a")),
            RevealError::Open(id("a")),
            RevealError::OfAnother(id("a")),
            RevealError::Unread(id("a")),
            RevealError::NoField("ammount".to_owned()),
            RevealError::WithoutField {
                id: id("a"),
                field: "place".to_owned(),
            },
            RevealError::InOnePiece(id("a")),
            RevealError::Group(GroupError::Absent("families".to_owned())),
            RevealError::Append(AppendError::Payload(field())),
        ] {
            assert_eq!(revealing(&words, &error), error.to_string());
        }
        for error in [
            GroupError::Name(CodeError::TooMany(40)),
            GroupError::Reader(ReaderError("age1".to_owned())),
            GroupError::Readers(0),
            GroupError::Absent("families".to_owned()),
            GroupError::Several("families".to_owned()),
            GroupError::Append(AppendError::Payload(field())),
        ] {
            assert_eq!(grouping(&words, &error), error.to_string());
        }
        for error in [PublishError::NoHead, PublishError::Read(ReadError::Empty)] {
            assert_eq!(publishing(&words, &error), error.to_string());
        }
        for error in [
            EraseError::Absent(id("a")),
            EraseError::Needed(id("a")),
            EraseError::Append(AppendError::Payload(field())),
        ] {
            assert_eq!(erasing(&words, &error), error.to_string());
        }
        for error in [HeadError::KeyFile(io()), HeadError::Read(ReadError::Empty)] {
            assert_eq!(signing(&words, &error), error.to_string());
        }
        for problem in [
            BundleProblem::NotABundle,
            BundleProblem::Newer(9),
            BundleProblem::CutShort,
            BundleProblem::Form,
            BundleProblem::TooLarge { found: 9, most: 8 },
            BundleProblem::Closing,
            BundleProblem::Trailing,
            BundleProblem::Space,
            BundleProblem::Entry(EntryError::NotSign1),
            BundleProblem::Payload,
            BundleProblem::Closed,
            BundleProblem::PayloadForm(field()),
            BundleProblem::Charter,
            BundleProblem::Attached,
            BundleProblem::Read(io()),
        ] {
            assert_eq!(bundle(&words, &problem), problem.to_string());
            let error = MergeError::Bundle {
                file: word(),
                error: Box::new(BundleError {
                    item: 3,
                    at: 77,
                    problem,
                }),
            };
            assert_eq!(merging(&words, &error), error.to_string());
        }
        for error in [
            MergeError::TooManyApart(word()),
            MergeError::OwnDevice(DeviceId::from_bytes([7; 32])),
            MergeError::Shared(tregua_record::Organisation::new("Beta").unwrap()),
            MergeError::NotSignedYet {
                device: DeviceId::from_bytes([7; 32]),
                last: 9,
                known: Some(4),
            },
            MergeError::NotSignedYet {
                device: DeviceId::from_bytes([7; 32]),
                last: 9,
                known: None,
            },
            MergeError::Append(AppendError::Payload(field())),
        ] {
            assert_eq!(merging(&words, &error), error.to_string());
        }
        for why in [
            HeadProblem::Unreadable(word()),
            HeadProblem::Foreign,
            HeadProblem::Space,
            HeadProblem::OtherNode,
            HeadProblem::OtherLog,
            HeadProblem::NotSigned,
            HeadProblem::Signature,
            HeadProblem::Root,
            HeadProblem::Cut,
        ] {
            for found in [Finding::Given(why.clone()), Finding::Head { size: 7, why }] {
                assert_eq!(finding(&words, &found), found.to_string());
            }
        }
        for found in [
            Finding::Leaf,
            Finding::NotInLog,
            Finding::Tile(word()),
            Finding::Cut {
                covered: 8,
                entries: 6,
            },
            Finding::Entry(EntryError::NotSign1),
            Finding::TooLong,
            Finding::Payload,
            Finding::Closed,
            Finding::PayloadSize,
            Finding::PayloadForm(field()),
            Finding::Column {
                column: "kind",
                found: word(),
                expected: word(),
            },
            Finding::Gap(Missing { entries: 1 }),
            Finding::Gap(Missing { entries: 2 }),
            Finding::Chain {
                named: Some(id("a")),
                found: None,
            },
            Finding::Order {
                found: 3,
                expected: 2,
            },
            Finding::Fork(id("a")),
            Finding::SignedBefore(id("a")),
            Finding::Space,
            Finding::NotAdmitted(word()),
            Finding::Lapsed(word()),
            Finding::SignerRevoked(DeviceId::from_bytes([7; 32])),
            Finding::Charter,
            Finding::CharterNames,
            Finding::KeyTwice {
                key: word(),
                first: id("a"),
            },
            Finding::NamesAbsent(id("a")),
            Finding::PayloadMoved(word()),
            Finding::Removed,
            Finding::NotErased,
            Finding::StrayPayload,
            Finding::Attached,
            Finding::AttachedGone,
            Finding::StrayAttached(word()),
            Finding::StrayPieces,
            Finding::Schema(word()),
            Finding::File(word()),
        ] {
            for (idx, id) in [
                (Some(1), Some(id("b"))),
                (None, Some(id("b"))),
                (None, None),
            ] {
                let found = found.clone();
                let one = Problem { idx, id, found };
                assert_eq!(problem(&words, &one), one.to_string());
            }
        }
    }
}
