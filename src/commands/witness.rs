//! `tregua witness`: asks witnesses over HTTP to cosign this record's log, and writes down whom a reader trusts.

use std::path::Path;

use serde_json::{Value, json};
use tregua_log::{AddCheckpoint, Note, Root, SignatureLine, Trust, VerifierKey};
use tregua_record::{LogHead, Record, RootKey};
use tregua_wording::Arg;

use crate::cli::{Ask, Sign, TrustFile, Witness};
use crate::commands::head::{cosigned, request, say_cosigned, signing};
use crate::commands::{charter, print_json};
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{folded, words};
use crate::witnessing::{Address, NoAddress};

pub(crate) fn run(args: &Witness, as_json: bool) -> Outcome {
    match args {
        Witness::Ask(args) => ask(args, as_json),
        Witness::Trust(args) => write(args, as_json),
        Witness::Sign(args) => sign(args, as_json),
    }
}

/// What became of asking one witness.
enum Answer {
    Cosigned(Vec<SignatureLine>),
    Refused(String),
}

fn ask(args: &Ask, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let trusted = args.trusted.read(Some(&record))?;
    if trusted.witnesses.is_empty() {
        return Err(Fault::usage(words().say("ask-nobody", &[])));
    }
    let address = |url: &String| Address::of(url, args.via).map_err(|why| no_address(url, why));
    let addresses = args.urls.iter().map(address);
    let addresses: Vec<Address> = addresses.collect::<Result<_, Fault>>()?;
    let head = record.sign_head().map_err(|error| signing(&error))?;
    let (mut told, mut refused) = (Vec::new(), Vec::new());
    for (url, address) in args.urls.iter().zip(&addresses) {
        let answer = ask_one(&record, &head, url, address, &trusted.witnesses)?;
        let seen = match answer {
            Answer::Cosigned(lines) => {
                let size = head.checkpoint.size;
                let kept = record.keep_cosignatures(size, lines.clone(), &trusted.witnesses);
                kept.map_err(|error| signing(&error))?;
                let note = Note::new(head.note.text().to_owned(), lines);
                let own = LogHead {
                    note,
                    ..head.clone()
                };
                cosigned(&own, &trusted.witnesses).unwrap_or_default()
            }
            Answer::Refused(why) => {
                told.push(json!({ "url": url, "cosigned": [], "refused": why }));
                refused.push(why);
                continue;
            }
        };
        if !as_json {
            say_cosigned(&head, &seen);
        }
        let seen: Vec<Value> = seen
            .iter()
            .map(|(name, at)| json!({ "witness": name, "at": at }))
            .collect();
        told.push(json!({ "url": url, "cosigned": seen, "refused": null }));
    }
    if as_json {
        print_json(
            &json!({ "size": head.checkpoint.size, "root": head.checkpoint.root.to_string(), "asked": told }),
        )?;
        return match refused.is_empty() {
            true => Ok(()),
            false => Err(Fault::world_printed()),
        };
    }
    let mut refused = refused.into_iter();
    match refused.next() {
        None => Ok(()),
        Some(first) => Err(refused.fold(Fault::world(first), Fault::hint)),
    }
}

/// Asks once, and once more where the witness says which head it saw last.
fn ask_one(
    record: &Record,
    head: &LogHead,
    url: &str,
    address: &Address,
    witnesses: &[VerifierKey],
) -> Result<Answer, Fault> {
    let size = head.checkpoint.size;
    let mut old = 0;
    for again in [true, false] {
        let body = request(record, head, old)?;
        let refused = |key: &str, more: &[(&'static str, Arg<'static>)]| {
            let mut args = vec![("url", Arg::from(url.to_owned()))];
            args.extend(more.iter().cloned());
            Ok(Answer::Refused(words().say(key, &args)))
        };
        let (code, answer) = match address.ask(body) {
            Ok(answered) => answered,
            Err(error) => {
                return refused("ask-unreachable", &[("system", error.to_string().into())]);
            }
        };
        match code {
            200 => {
                let Ok(lines) = AddCheckpoint::parse_answer(&answer) else {
                    return refused("ask-unreadable", &[]);
                };
                let fits = |line: &SignatureLine| {
                    let alone = Note::new(head.note.text().to_owned(), vec![line.clone()]);
                    alone.verify(witnesses).is_ok()
                };
                let own: Vec<SignatureLine> = lines.into_iter().filter(fits).collect();
                return match own.is_empty() {
                    true => refused("ask-no-line", &[]),
                    false => Ok(Answer::Cosigned(own)),
                };
            }
            409 => {
                let Some(seen) = AddCheckpoint::parse_size(&answer) else {
                    return refused("ask-unreadable", &[]);
                };
                if seen > size {
                    return refused("ask-ahead", &[("n", seen.into()), ("size", size.into())]);
                }
                if !again || seen == old {
                    return refused("ask-other-root", &[("n", seen.into())]);
                }
                old = seen;
            }
            403 => return refused("ask-not-signed", &[]),
            404 => return refused("ask-unknown-log", &[("key", head.key.to_string().into())]),
            422 => return refused("ask-no-growth", &[("n", old.into())]),
            code => return refused("ask-other-code", &[("n", u64::from(code).into())]),
        }
    }
    Ok(Answer::Refused(
        words().say("ask-unreadable", &[("url", url.to_owned().into())]),
    ))
}

fn no_address(url: &str, why: NoAddress) -> Fault {
    let key = match why {
        NoAddress::Form => "ask-form",
        NoAddress::Elsewhere => "ask-elsewhere",
        NoAddress::Via => "ask-via",
    };
    Fault::usage(words().say(key, &[("url", url.to_owned().into())]))
}

/// Writes whom a reader trusts, signed by a root key, or by the founder's device.
fn write(args: &TrustFile, as_json: bool) -> Outcome {
    may_write(&args.to, &args.record, args.force)?;
    let mut record = load::record(&args.record)?;
    let witnesses = load::witnesses(&args.witness)?;
    let head = record.sign_head().map_err(|error| signing(&error))?;
    let (roots, threshold) = record.roots().map_err(|error| load::reading(&error))?;
    let root =
        |(name, key): &(tregua_record::Organisation, [u8; 32])| Root::new(name.as_str(), key);
    let trust = Trust {
        space: record.space().to_string(),
        roots: roots
            .iter()
            .map(root)
            .collect::<Result<_, _>>()
            .map_err(|error| unfit(&args.to, &error))?,
        threshold,
        logs: vec![head.key],
        quorum: args.quorum.unwrap_or(Trust::majority(witnesses.len())),
        witnesses,
    };
    trust.check().map_err(|error| unfit(&args.to, &error))?;
    let text = trust.to_string();
    let line = match &args.root_key {
        Some(path) => Some(charter::load_key(path)?.sign_note(&text)),
        None => record
            .sign_as_founder(&text)
            .map_err(|error| Fault::world(tregua_desk::trouble::key(words(), &error)))?,
    };
    let line = line.ok_or_else(|| Fault::usage(words().say("charter-needs-key", &[])))?;
    keep(&args.to, &trust, Note::new(text, vec![line]), as_json)
}

/// Puts a further root key's line under a trust file.
fn sign(args: &Sign, as_json: bool) -> Outcome {
    let key: RootKey = charter::load_key(&args.root_key)?;
    let unread = |error: tregua_log::TrustError| unfit(&args.file, &error);
    let note = Note::parse(&load::small(&args.file)?).map_err(|error| unread(error.into()))?;
    let trust = Trust::parse(note.text()).map_err(unread)?;
    let line = key.sign_note(note.text());
    keep(&args.file, &trust, note.with([line]), as_json)
}

/// Keeps a trust file that a root key of its own signed, and says how many did.
fn keep(path: &Path, trust: &Trust, note: Note, as_json: bool) -> Outcome {
    let signed = trust.signed(&note).map_err(|error| unfit(path, &error))?;
    if (note.signatures().len()) > signed.len() {
        return Err(Fault::input(words().say("trust-file-other-key", &[])));
    }
    Draft::of_bytes(path, note.to_string().as_bytes())?.keep()?;
    let (n, of) = (signed.len() as u64, trust.threshold);
    if as_json {
        return print_json(&json!({
            "file": path.display().to_string(), "space": trust.space, "signed": n, "threshold": of,
            "witnesses": trust.witnesses.iter().map(ToString::to_string).collect::<Vec<_>>(), "quorum": trust.quorum,
            "trusted": n >= of,
        }));
    }
    let said = [
        ("path", path.display().to_string().into()),
        ("n", n.into()),
        ("threshold", of.into()),
        ("quorum", trust.quorum.into()),
        ("witnesses", (trust.witnesses.len() as u64).into()),
    ];
    let key = match trust.witnesses.is_empty() {
        true => "trust-file-without-witnesses",
        false => "trust-file-written",
    };
    folded(&words().say(key, &said));
    Ok(())
}

fn unfit(path: &Path, error: &tregua_log::TrustError) -> Fault {
    load::untrusted(path, error)
}
