//! `tregua verify`: everything that the bytes of a record can show, and what they cannot.

use serde_json::json;
use tregua_desk::trouble;
use tregua_record::verify_file;

use crate::cli::RecordOnly;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use tregua_wording::Arg;

use crate::print::{line, words};

pub(crate) fn run(args: &RecordOnly, as_json: bool) -> Outcome {
    let found = verify_file(&args.record).map_err(|error| load::opening(&error))?;
    let english = words();
    let limits: Vec<String> = found
        .limits()
        .iter()
        .map(|limit| english.say(limit.key(), &[]))
        .collect();
    let heads = || {
        found
            .heads
            .iter()
            .map(|(device, (seq, id))| (device.to_string(), *seq, id.to_string()))
    };
    if as_json {
        print_json(&json!({
            "sound": found.is_sound(), "entries": found.entries, "payloads": found.payloads, "erased": found.erased.len(),
            "not_understood": found.not_understood.len(),
            "heads": heads().map(|(device, seq, id)| json!({"device": device, "seq": seq, "entry": id})).collect::<Vec<_>>(),
            "problems": found.problems.iter().map(|problem| json!({
                "idx": problem.idx, "entry": problem.id.map(|id| id.to_string()), "found": trouble::finding(words(), &problem.found),
            })).collect::<Vec<_>>(),
            "limits": limits,
        }))?;
        return if found.is_sound() {
            Ok(())
        } else {
            Err(Fault::unsound_printed())
        };
    }
    for problem in &found.problems {
        line(&trouble::problem(words(), problem));
    }
    let counted = |key: &str, n: usize| english.say(key, &[("n", (n as u64).into())]);
    if found.is_sound() {
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
    } else {
        line(&english.say(
            "verify-unsound",
            &[(
                "problems",
                Arg::said(counted("problems", found.problems.len())),
            )],
        ));
    }
    for (key, n) in [
        ("verify-erased", found.erased.len()),
        ("verify-not-understood", found.not_understood.len()),
    ] {
        if n > 0 {
            line(&english.say(key, &[("entries", Arg::said(counted("entries", n)))]));
        }
    }
    limits.iter().for_each(|limit| line(limit));
    if found.is_sound() {
        Ok(())
    } else {
        Err(Fault::unsound_printed())
    }
}
