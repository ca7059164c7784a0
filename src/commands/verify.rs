//! `tregua verify`: everything that the bytes of a record can show, and what they cannot.

use serde_json::json;
use tregua_desk::trouble;
use tregua_record::bundle::Unpacker;
use tregua_record::{HeadProblem, KeyError, Limit, Record, Verification, verify_file_against};

use crate::cli::Verify;
use crate::commands::head::{Quorum, cosigned, head_json, say_cosigned};
use crate::commands::log::{fork_json, say_fork};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use tregua_wording::Arg;

use crate::print::{line, words};

pub(crate) fn run(args: &Verify, as_json: bool) -> Outcome {
    let record = Record::open(&args.record).ok();
    let believed = args.trusted.read(record.as_ref())?;
    // What the guard beside it says is no part of the record: that its device signed more than this copy holds.
    let older = record
        .as_ref()
        .and_then(|record| record.may_not_sign().ok()?)
        .filter(|why| matches!(why, KeyError::Behind { .. }))
        .map(|why| trouble::key(words(), &why));
    drop(record);
    let witnesses = &believed.witnesses;
    let against: Vec<Vec<u8>> = args
        .against
        .iter()
        .map(|path| load::small(path))
        .collect::<Result<_, _>>()?;
    let against: Vec<&[u8]> = against.iter().map(Vec::as_slice).collect();
    let found =
        verify_file_against(&args.record, &against).map_err(|error| load::opening(&error))?;
    let english = words();
    let limits: Vec<String> = found
        .limits()
        .iter()
        .map(|limit| match limit {
            Limit::RemovedAfter(n) => english.say(limit.key(), &[("n", (*n).into())]),
            Limit::RemovedFromEnd => english.say(limit.key(), &[]),
        })
        .collect();
    // A known witness's line that does not fit is found like anything else.
    let seen: Vec<_> = found
        .log
        .heads
        .iter()
        .map(|head| (head, cosigned(head, witnesses)))
        .collect();
    let changed: Vec<String> = seen
        .iter()
        .filter_map(|(head, seen)| {
            let args = [
                ("witness", seen.as_ref().err()?.as_str().into()),
                ("n", head.checkpoint.size.into()),
            ];
            Some(english.say("log-cosignature-wrong", &args))
        })
        .collect();
    let sound = found.is_sound() && changed.is_empty();
    let foreign: Vec<(String, String)> = found
        .log
        .foreign
        .iter()
        .filter_map(|(place, why)| Some((args.against.get(*place)?, against.get(*place)?, why)))
        .map(|(path, bytes, why)| (path.display().to_string(), foreign_why(bytes, why)))
        .collect();
    let quorum = Quorum::of(&believed, &found.log.heads);
    let heads = || {
        found
            .heads
            .iter()
            .map(|(device, (seq, id))| (device.to_string(), *seq, id.to_string()))
    };
    if as_json {
        print_json(&json!({
            "sound": sound, "entries": found.entries, "payloads": found.payloads, "erased": found.erased.len(), "attached_files": found.files, "lacking_files": found.lacking,
            "not_understood": found.not_understood.len(), "bare": found.bare, "apart": found.apart, "awaiting": found.awaiting,
            "forks": found.forks.iter().map(fork_json).collect::<Vec<_>>(),
            "remarks": found.remarks.iter().map(|problem| json!({
                "idx": problem.idx, "entry": problem.id.map(|id| id.to_string()), "found": trouble::finding(words(), &problem.found),
            })).chain(older.iter().map(|found| json!({"idx": null, "entry": null, "found": found}))).collect::<Vec<_>>(),
            "heads": heads().map(|(device, seq, id)| json!({"device": device, "seq": seq, "entry": id})).collect::<Vec<_>>(),
            "log": {
                "size": found.log.size, "root": found.log.root.map(|root| root.to_string()), "shown": found.log.shown,
                "checkpoints": found.log.heads.iter().map(|head| head_json(head, witnesses)).collect::<Vec<_>>(),
            },
            "problems": found.problems.iter().map(|problem| json!({
                "idx": problem.idx, "entry": problem.id.map(|id| id.to_string()), "found": trouble::finding(words(), &problem.found),
            })).chain(changed.iter().map(|found| json!({"idx": null, "entry": null, "found": found}))).collect::<Vec<_>>(),
            "limits": limits, "quorum": quorum.as_ref().map(Quorum::json),
            "not_of_this_record": foreign.iter().map(|(path, why)| json!({"file": path, "found": why})).collect::<Vec<_>>(),
        }))?;
        return match (sound, foreign.is_empty()) {
            (true, true) => Ok(()),
            (true, false) => Err(Fault::input_printed()),
            (false, _) => Err(Fault::unsound_printed()),
        };
    }
    for problem in &found.problems {
        line(&trouble::problem(words(), problem));
    }
    changed.iter().for_each(|found| line(found));
    let counted = |key: &str, n: usize| english.say(key, &[("n", (n as u64).into())]);
    if sound {
        line(&english.say(
            "verify-sound",
            &[(
                "entries",
                Arg::said(english.say("entries", &[("n", found.entries.into())])),
            )],
        ));
        for (_, _, head) in heads() {
            line(&english.say("verify-head", &[("head", head.into())]));
        }
        say_log(&found);
        for (head, seen) in &seen {
            say_cosigned(head, seen.as_deref().unwrap_or_default());
        }
        quorum.iter().for_each(Quorum::say);
    } else {
        line(&english.say(
            "verify-unsound",
            &[(
                "problems",
                Arg::said(counted("problems", found.problems.len() + changed.len())),
            )],
        ));
    }
    for (key, n) in [
        ("verify-erased", found.erased.len()),
        ("verify-not-understood", found.not_understood.len()),
        ("verify-bare", found.bare as usize),
        (
            "verify-apart",
            found.apart.saturating_sub(found.awaiting) as usize,
        ),
        ("verify-awaiting", found.awaiting as usize),
    ] {
        if n > 0 {
            line(&english.say(key, &[("entries", Arg::said(counted("entries", n)))]));
        }
    }
    for (key, n) in [
        ("verify-attached", found.files),
        ("verify-lacking", found.lacking),
    ] {
        if n > 0 {
            line(&english.say(key, &[("n", n.into())]));
        }
    }
    found.forks.iter().for_each(say_fork);
    let remarks = found.remarks.iter().map(|it| trouble::problem(words(), it));
    for found in remarks.chain(older) {
        line(&english.say("verify-remark", &[("found", Arg::said(found))]));
    }
    limits.iter().for_each(|limit| line(limit));
    let mut not_ours = foreign.iter().map(|(path, why)| {
        let args = [
            ("path", path.as_str().into()),
            ("why", Arg::said(why.clone())),
        ];
        words().say("verify-foreign", &args)
    });
    match (sound, not_ours.next()) {
        (true, None) => Ok(()),
        (true, Some(first)) => Err(not_ours.fold(Fault::input(first), Fault::hint)),
        (false, first) => {
            first.iter().for_each(|first| line(first));
            not_ours.for_each(|other| line(&other));
            Err(Fault::unsound_printed())
        }
    }
}

/// Why what was given is no checkpoint of this record, as the end of a sentence about it.
fn foreign_why(bytes: &[u8], why: &HeadProblem) -> String {
    let mut input = bytes;
    match Unpacker::open(&mut input) {
        Ok(_) => words().say("checkpoint-is-bundle", &[]),
        Err(_) => trouble::head(words(), why),
    }
}

/// The log over the entries, the checkpoints that are kept, and how far those given reach.
fn say_log(found: &Verification) {
    let log = &found.log;
    if let Some(root) = log.root {
        let entries = words().say("entries", &[("n", log.size.into())]);
        let args = [
            ("entries", Arg::said(entries)),
            ("root", root.to_string().into()),
        ];
        line(&words().say("verify-log", &args));
    }
    if let Some(last) = log.heads.last() {
        let args = [
            ("n", (log.heads.len() as u64).into()),
            ("size", last.checkpoint.size.into()),
        ];
        line(&words().say("verify-checkpoints", &args));
    }
    if let Some(n) = log.shown {
        line(&words().say("verify-shown", &[("n", n.into())]));
    }
}
