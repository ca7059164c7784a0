//! `tregua text`: the texts on record, and a further version of them.

use std::path::Path;

use serde_json::{Value, json};
use tregua_desk::trouble;
use tregua_record::{AgreementText, AppendError, Draft, KeptAgreement, Payload, Record, Ref, Rel};
use tregua_wording::Arg;

use crate::cli::Text;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, line, words};

pub(crate) fn run(args: &Text, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let texts = |record: &Record| record.agreements().map_err(|error| load::reading(&error));
    let Some(file) = &args.file else {
        return list(&record, &texts(&record)?, as_json);
    };
    let before = texts(&record)?;
    let (kept, new) = put(&mut record, file, before)?;
    if as_json {
        return print_json(&json!({ "new": new, "text": told(&kept) }));
    }
    let args = [
        ("name", kept.agreement.name.as_str().into()),
        ("entry", kept.id.short().into()),
    ];
    let key = if new {
        "init-agreement"
    } else {
        "text-there-already"
    };
    line(&words().say(key, &args));
    Ok(())
}

/// Puts the text of a file on record, unless it is there; says which entry it is, and whether that is new.
fn put(
    record: &mut Record,
    file: &Path,
    before: Vec<KeptAgreement>,
) -> Result<(KeptAgreement, bool), Fault> {
    let text = load::text(file)?;
    let agreement = AgreementText::new(&text.agreement.name, &text.text);
    let sha256 = agreement.sha256();
    let concerns = before.last().map(|newest| newest.id);
    if let Some(there) = before.into_iter().find(|kept| kept.sha256 == sha256) {
        return Ok((there, false));
    }
    let draft = Draft {
        payload: Payload::Agreement(agreement.clone()).into(),
        refs: concerns
            .map(|id| Ref {
                rel: Rel::Concerns,
                id,
            })
            .into_iter()
            .collect(),
    };
    let added = record
        .append(vec![draft], now())
        .map_err(|error| adding(&error))?;
    let kept = added.into_iter().next().map(|id| KeptAgreement {
        id,
        agreement,
        sha256,
    });
    // What was added has an entry.
    let kept = kept.ok_or_else(|| Fault::world(words().say("text-none", &[])))?;
    Ok((kept, true))
}

fn adding(error: &AppendError) -> Fault {
    match error {
        AppendError::Read(read) => load::reading(read),
        AppendError::Refused(_) => Fault::input(trouble::adding(words(), error)),
        _ => Fault::world(trouble::adding(words(), error)),
    }
}

fn list(record: &Record, texts: &[KeptAgreement], as_json: bool) -> Outcome {
    let mut signed = std::collections::BTreeMap::new();
    record
        .each_entry(|entry| {
            signed.insert(entry.id, entry.header.signed);
        })
        .map_err(|error| load::reading(&error))?;
    if as_json {
        let texts: Vec<Value> = texts.iter().map(told).collect();
        return print_json(&json!({ "texts": texts }));
    }
    if texts.is_empty() {
        line(&words().say("text-none", &[]));
    }
    for (n, kept) in (1_u64..).zip(texts) {
        let signed = signed
            .get(&kept.id)
            .map(ToString::to_string)
            .unwrap_or_default();
        let args = [
            ("n", n.into()),
            (
                "name",
                Arg::said(words().apart(&kept.agreement.name).into_owned()),
            ),
            ("entry", kept.id.short().into()),
            ("signed", signed.into()),
        ];
        folded(&words().say("text-version", &args));
    }
    Ok(())
}

fn told(kept: &KeptAgreement) -> Value {
    json!({ "name": kept.agreement.name, "entry": kept.id.to_string(), "sha256": kept.sha256.to_string() })
}
