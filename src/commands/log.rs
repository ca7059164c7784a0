//! `tregua log`: the entries of a record, in the order of the file.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tregua_desk::attachments;
use tregua_desk::unread::because;
use tregua_desk::{Held, HeldPayload, Holdings};
use tregua_import::Rows;
use tregua_record::{Disclosed, EntryId, Fork};
use tregua_wording::Arg;
use unicode_width::UnicodeWidthStr;

use crate::cli::Log;
use crate::commands::print_json;
use crate::exit::Outcome;
use crate::load;
use crate::print::{WIDTH, cut, line, pad, voice, words};

pub(crate) fn run(args: &Log, as_json: bool) -> Outcome {
    let record = load::record(&args.record)?;
    let (holdings, _) = load::reported(&record)?;
    let holdings = match args.bracket {
        true => {
            let believed = args.trusted.read(Some(&record))?;
            holdings.witnessed(&record, &believed.witnesses, believed.quorum, words())?
        }
        false => holdings,
    };
    let entries = holdings.entries();
    let skip = args
        .last
        .map_or(0, |last| entries.len().saturating_sub(last));
    let forks = record.forks().map_err(|error| load::reading(&error))?;
    let disclosed: Shown = record
        .disclosed()
        .map_err(|error| load::reading(&error))?
        .into_iter()
        .map(|one| (one.by, one))
        .collect();
    if as_json {
        let entries: Vec<Value> = entries
            .iter()
            .skip(skip)
            .map(|entry| {
                let mut json = entry_json(entry, &holdings);
                if let Some(one) = disclosed.get(&entry.id) {
                    let fields = shown(one).into_iter();
                    let fields = fields.map(|(field, text)| (field, Value::from(text)));
                    json["shows"] = json!({
                        "entry": one.of.to_string(),
                        "fields": fields.collect::<BTreeMap<_, _>>(),
                    });
                }
                if args.bracket {
                    let proved = holdings.proved(entry);
                    json["bracket"] = proved.map_or(
                        Value::Null,
                        |(size, at)| json!({ "not_after": at.to_string(), "checkpoint": size }),
                    );
                }
                json
            })
            .collect();
        return print_json(
            &json!({ "record_head": record.head().map_err(|error| load::reading(&error))?.to_string(), "entries": entries, "forks": forks.iter().map(fork_json).collect::<Vec<_>>() }),
        );
    }
    for entry in entries.iter().skip(skip) {
        line(&text(entry, &holdings, &disclosed));
        if args.bracket {
            let said = match holdings.proved(entry) {
                Some((size, at)) => {
                    let args = [("time", at.to_string().into()), ("n", size.into())];
                    words().say("log-bracket", &args)
                }
                None => words().say("log-bracket-open", &[]),
            };
            line(&format!("       {said}"));
        }
    }
    let after = entries.iter().filter(|entry| !holdings.counts(entry));
    let after = after.count() as u64;
    if after > 0 {
        let entries = Arg::said(words().say("entries", &[("n", after.into())]));
        line(&words().say("log-after-revocation", &[("entries", entries)]));
    }
    forks.iter().for_each(say_fork);
    Ok(())
}

/// Of a device that signed more than one entry under a number: which.
pub(crate) fn say_fork(fork: &Fork) {
    let ids: Vec<String> = fork.entries.iter().map(EntryId::short).collect();
    let args = [
        ("device", fork.device.short().into()),
        ("n", fork.seq.into()),
        ("entries", ids.join(", ").into()),
    ];
    line(&words().say("merge-fork", &args));
}

pub(crate) fn fork_json(fork: &Fork) -> Value {
    let ids: Vec<String> = fork.entries.iter().map(ToString::to_string).collect();
    json!({"device": fork.device.to_string(), "seq": fork.seq, "entries": ids})
}

fn kind(entry: &Held) -> String {
    entry
        .kind
        .word()
        .map_or_else(|| format!("kind {}", entry.kind.number()), str::to_owned)
}

fn kind_in_words(entry: &Held) -> String {
    match entry.kind.word() {
        Some(word) => words().known("kind", word),
        None => words().say("kind-unknown", &[("n", entry.kind.number().into())]),
    }
}

/// The fields of a claim that somebody shows, by column.
type Shown = BTreeMap<EntryId, Disclosed>;

/// The cells of what is shown, by column.
fn shown(disclosed: &Disclosed) -> Vec<(&'static str, String)> {
    let claims = std::slice::from_ref(&disclosed.claim);
    let cells: BTreeMap<&str, String> = tregua_import::objects(Rows::Claims(claims), None)
        .flatten()
        .collect();
    let of = |field: &&'static str| cells.get(field).map(|text| (*field, text.clone()));
    disclosed.fields.iter().filter_map(of).collect()
}

/// What a disclosure shows, in words.
fn disclosure(entry: &Held, disclosed: &Shown) -> String {
    let of = entry
        .refs
        .first()
        .map_or_else(String::new, |link| link.id.short());
    let id = ("id", of.as_str().into());
    let Some(one) = disclosed.get(&entry.id) else {
        return words().say("log-disclosure", &[id]);
    };
    let fields = shown(one).into_iter();
    let fields =
        fields.map(|(field, text)| format!("{} {}", words().apart(field), words().apart(&text)));
    let fields = Arg::said(words().join("list-comma", fields));
    words().say("log-disclosure-fields", &[id, ("fields", fields)])
}

fn text(entry: &Held, holdings: &Holdings, disclosed: &Shown) -> String {
    let said = match &entry.payload {
        Some(HeldPayload::Statement(claim)) => {
            let when = claim
                .occurred
                .map_or_else(String::new, |when| when.to_string());
            // A meeting is kept as one: its act says nothing more.
            let act = claim.act.as_deref().filter(|act| *act != kind(entry));
            let act = act.map_or_else(String::new, |act| words().known("act", act));
            format!(
                "{}  {}  {}",
                pad(&words().apart(&claim.key), 18),
                pad(&voice(&claim.told_by()), 12),
                [act, words().apart(&when).into_owned()]
                    .join("  ")
                    .trim_start()
            )
        }
        Some(HeldPayload::Source(source)) => format!(
            "{}  {}",
            pad(&words().apart(&source.key), 18),
            words().apart(source.publisher.as_deref().unwrap_or(""))
        ),
        Some(HeldPayload::Agreement(agreement)) => words().apart(&agreement.name).into_owned(),
        Some(HeldPayload::Charter(_)) => words().apart(entry.author.as_str()).into_owned(),
        Some(HeldPayload::Receipt(receipt)) => {
            let entries = words().say("entries", &[("n", (receipt.entries.len() as u64).into())]);
            let args = [
                ("entries", Arg::said(entries)),
                ("received", receipt.received.to_string().into()),
            ];
            let key = if receipt.rebuilt {
                "log-rebuilt"
            } else {
                "log-received"
            };
            words().say(key, &args)
        }
        Some(HeldPayload::Edition(edition)) => {
            let sha256 = edition.sha256().to_string();
            format!(
                "{}  {}",
                words().apart(&edition.number),
                words().apart(&sha256)
            )
        }
        Some(HeldPayload::Admission(admission)) => format!(
            "{}  {}",
            words().apart(&admission.device.short()),
            words().apart(admission.organisation.as_str())
        ),
        Some(HeldPayload::Revocation(revocation)) => {
            words().apart(&revocation.device.short()).into_owned()
        }
        Some(HeldPayload::Reveal) => {
            let named = entry
                .reveals()
                .map(|id| words().apart(&id.short()).into_owned());
            words().join("list-comma", named)
        }
        Some(HeldPayload::Attachment(attachment)) => attachments::file(words(), attachment),
        Some(HeldPayload::Custody(custody)) => words().known("custody-step", custody.step.word()),
        Some(HeldPayload::SharedCharter(charter)) => {
            let names = charter.roster.seats.keys();
            words().join(
                "list-comma",
                names.map(|name| words().apart(name.as_str()).into_owned()),
            )
        }
        Some(HeldPayload::Change(change)) => {
            let names = change.roster.seats.keys();
            words().join(
                "list-comma",
                names.map(|name| words().apart(name.as_str()).into_owned()),
            )
        }
        Some(HeldPayload::Approval(approval)) => {
            let of = approval
                .change
                .map_or_else(|| entry.device.short(), |id| id.short());
            words().apart(&of).into_owned()
        }
        Some(HeldPayload::Group(group)) => words().apart(&group.name).into_owned(),
        Some(HeldPayload::Disclosure) => disclosure(entry, disclosed),
        Some(HeldPayload::Erasure(_)) => {
            let of = entry.erases().map_or_else(String::new, |of| of.short());
            let why = because(entry).unwrap_or_default();
            let why = words().known("erase-why", why);
            format!("{}  {why}", words().apart(&of))
        }
        None => match holdings.unread_of(entry) {
            Some(unread) => unread.said(words()),
            None => words().say("log-not-readable", &[]),
        },
    };
    let head = format!(
        "{:>5}  {}  {}  {}  ",
        words().number(entry.idx.into()),
        words().apart(&entry.id.short()),
        words().apart(&entry.signed.to_string()),
        pad(&kind_in_words(entry), 10)
    );
    let said = match (&entry.group, &entry.payload) {
        (Some(group), Some(_)) => {
            let group = holdings.group(**group);
            words().say(
                "log-for-group",
                &[("group", group.into()), ("entry", Arg::said(said))],
            )
        }
        _ => said,
    };
    // Signed after its device was revoked.
    let said = if holdings.counts(entry) {
        said
    } else {
        format!("({})", said.trim_end())
    };
    whole_words(head.len(), format!("{head}{said}").trim_end())
}

/// As many words as fit on a line, for half a date would be another date; where not even the first after `head` bytes
/// does, as much of that as fits. What is open where the line ends is closed.
fn whole_words(head: usize, text: &str) -> String {
    if text.width() <= WIDTH {
        return text.to_owned();
    }
    let fits = |at: &usize| {
        text.get(..*at)
            .is_some_and(|start| start.width() + 2 <= WIDTH)
    };
    let mut ends = text.match_indices(' ').map(|(at, _)| at).filter(fits);
    match ends.next_back().filter(|end| *end > head) {
        Some(end) => {
            let start = text.get(..end).unwrap_or_default().trim_end();
            format!("{} …", cut(start, WIDTH))
        }
        None => format!("{}…", cut(text, WIDTH - 1)),
    }
}

fn entry_json(entry: &Held, holdings: &Holdings) -> Value {
    let (key, voice) = match &entry.payload {
        Some(HeldPayload::Statement(claim)) => (Some(claim.key.as_str()), Some(&claim.voice)),
        Some(HeldPayload::Source(source)) => (Some(source.key.as_str()), None),
        _ => (None, None),
    };
    json!({
        "idx": entry.idx, "entry": entry.id.to_string(), "kind": kind(entry), "author": entry.author.to_string(),
        "device": entry.device.to_string(), "seq": entry.seq, "signed": entry.signed.to_string(),
        "received": entry.received.map(|at| at.to_string()), "rebuilt": entry.rebuilt,
        "refs": entry.refs.iter().map(|link| json!({"rel": link.rel.word(), "entry": link.id.to_string()})).collect::<Vec<_>>(),
        "claim": key, "voice": voice,
        "readable": entry.payload.is_some(), "counts": holdings.counts(entry),
        "group": entry.group.as_deref().map(|group| json!({"entry": group.to_string(), "name": holdings.group(*group)})),
        "unread": holdings.unread_of(entry).map(|unread| unread.json()),
    })
}
