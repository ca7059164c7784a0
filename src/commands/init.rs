//! `tregua init`: a record, its key, and the text of the agreement as its first entries.

use serde_json::json;
use tregua_desk::{intake, trouble};
use tregua_record::{AgreementText, InitError, Record, key_path};

use crate::cli::Init;
use crate::commands::{charter, merge, print_json};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{line, words};

pub(crate) fn run(args: &Init, as_json: bool) -> Outcome {
    let author = load::organisation(&args.author, "--author")?;
    if !args.from.is_empty() {
        return merge::join(args, &author, as_json);
    }
    let text = args.agreement.as_deref().map(load::text).transpose()?;
    let kept = text
        .as_ref()
        .map(|text| AgreementText::new(&text.agreement.name, &text.text));
    let record = match args.member.is_empty() {
        true => Record::init(&args.record, &author, now(), kept),
        false => {
            let roster = charter::roster(&args.member, args.threshold)?;
            Record::init_shared(&args.record, &author, roster, now(), kept)
        }
    };
    let record = record.map_err(|error| making(&error))?;
    let agreements = record.agreements().map_err(|error| load::reading(&error))?;
    let path = args.record.display().to_string();
    let key = key_path(&args.record).display().to_string();
    let head = record
        .head()
        .map_err(|error| load::reading(&error))?
        .to_string();
    if as_json {
        let agreement = agreements.first().map(|kept| json!({"entry": kept.id.to_string(), "name": kept.agreement.name, "sha256": kept.sha256.to_string()}));
        return print_json(&json!({
            "record": path, "key": key, "author": author.as_str(), "space": record.space().to_string(),
            "device": record.device().to_string(), "head": head, "agreement": agreement,
        }));
    }
    let english = words();
    line(&english.say(
        "init-done",
        &[
            ("path", path.into()),
            ("author", args.author.as_str().into()),
            ("key", key.into()),
        ],
    ));
    if !args.member.is_empty() {
        charter::say_of(&record)?;
    }
    match agreements.first() {
        Some(kept) => line(&english.say(
            "init-agreement",
            &[
                ("name", kept.agreement.name.as_str().into()),
                ("entry", kept.id.short().into()),
            ],
        )),
        None => line(&english.say("init-no-agreement", &[])),
    }
    Ok(())
}

pub(crate) fn making(error: &InitError) -> Fault {
    match error {
        InitError::Append(error) => intake::adding(words(), error),
        InitError::Merge(error) => merge::fault(error),
        InitError::Exists(_) | InitError::Roster(_) | InitError::NoSeat(_) => {
            Fault::input(trouble::making(words(), error))
        }
        _ => Fault::world(trouble::making(words(), error)),
    }
}
