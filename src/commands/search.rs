//! `tregua search`: entries that hold words, of what can be read here.

use serde_json::{Value, json};
use tregua_record::{Entry, EntryId, Payload, Record};
use tregua_wording::Arg;

use crate::cli::Search;
use crate::commands::group::refused;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{folded, line, pad, voice, words};

/// So many words are shown before and behind the one that was found.
const BESIDE: usize = 6;

pub(crate) fn run(args: &Search, as_json: bool) -> Outcome {
    let record = load::record(&args.record)?;
    let typed = args.words.join(" ");
    let found = record
        .search(&typed, args.last)
        .map_err(|error| load::reading(&error))?;
    if found.words.is_empty() {
        return Err(Fault::input(words().say("search-no-words", &[])));
    }
    if as_json {
        let entries = found
            .entries
            .iter()
            .map(|entry| entry_json(entry, &found.words));
        return print_json(&json!({
            "words": found.words, "all": found.all, "unread": found.unread,
            "entries": entries.collect::<Vec<_>>(),
        }));
    }
    for entry in &found.entries {
        line(&head(&record, entry)?);
        if let Some(around) = around(entry, &found.words) {
            crate::print::hanging("       ", 7, &words().apart(&around));
        }
    }
    let entries = |n: usize| Arg::said(words().say("entries", &[("n", (n as u64).into())]));
    let said = match found.all {
        0 => words().say("search-nothing", &[]),
        all if all > found.entries.len() => {
            let last = found.entries.len() as u64;
            let args = [("entries", entries(all)), ("n", last.into())];
            words().say("search-last", &args)
        }
        all => words().say("search-found", &[("entries", entries(all))]),
    };
    folded(&said);
    if found.unread > 0 {
        folded(&words().say("search-unread", &[("entries", entries(found.unread))]));
    }
    Ok(())
}

/// When it happened, or else was said or signed; its voice and its key.
fn head(record: &Record, entry: &Entry) -> Result<String, Fault> {
    let (teller, key) = match &entry.payload {
        Some(Payload::Statement(claim)) => (voice(&claim.told_by()), claim.key.as_str()),
        Some(Payload::Source(source)) => {
            let publisher = words().apart(source.publisher.as_deref().unwrap_or_default());
            (publisher.into_owned(), source.key.as_str())
        }
        Some(Payload::Agreement(text)) => (String::new(), text.name.as_str()),
        _ => (String::new(), ""),
    };
    let kind = match entry.header.kind.word() {
        Some(word) => words().known("kind", word),
        None => words().say("kind-unknown", &[("n", entry.header.kind.number().into())]),
    };
    let parts = [
        pad(&words().apart(&entry.id.short()), 12),
        pad(&words().apart(&when(entry)), 22),
        pad(&kind, 10),
        pad(&teller, 14),
        words().apart(key).into_owned(),
    ];
    let said = parts.join("  ").trim_end().to_owned();
    let Some(group) = entry.header.group else {
        return Ok(said);
    };
    let groups = record.groups().map_err(refused)?;
    let name = groups.into_iter().find(|known| known.id == group);
    let name = name.map_or_else(|| group.short(), |known| known.group.name);
    let args = [("group", name.as_str().into()), ("entry", Arg::said(said))];
    Ok(words().say("log-for-group", &args))
}

fn when(entry: &Entry) -> String {
    let said = match &entry.payload {
        Some(Payload::Statement(claim)) => claim
            .occurred
            .map(|when| when.to_string())
            .or_else(|| claim.said.map(|said| said.to_string())),
        Some(Payload::Source(source)) => source.published.map(|said| said.to_string()),
        _ => None,
    };
    said.unwrap_or_else(|| entry.header.signed.to_string())
}

/// A few words of the text that holds most of what was looked for.
fn around(entry: &Entry, asked: &[String]) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    entry.payload.as_ref()?.printed(&mut |text| {
        let folded = tregua_letters::folded(text);
        let holds = asked.iter().filter(|word| folded.contains(word.as_str()));
        let holds = holds.count();
        let more = best.as_ref().is_none_or(|(most, _)| holds > *most);
        if holds > 0
            && more
            && let Some(few) = tregua_letters::around(text, asked, BESIDE)
        {
            best = Some((holds, few));
        }
    });
    best.map(|(_, few)| few)
}

fn entry_json(entry: &Entry, asked: &[String]) -> Value {
    let claim = entry.claim();
    json!({
        "entry": entry.id.to_string(),
        "idx": entry.idx,
        "kind": entry.header.kind.word(),
        "author": entry.header.author.as_str(),
        "signed": entry.header.signed.to_string(),
        "received": entry.received.map(|at| at.to_string()),
        "group": entry.header.group.as_ref().map(EntryId::to_string),
        "key": entry.payload.as_ref().and_then(Payload::key),
        "voice": claim.map(tregua_record::Claim::told_by),
        "occurred": claim.and_then(|claim| claim.occurred).map(|when| when.to_string()),
        "said": claim.and_then(|claim| claim.said).map(|said| said.to_string()),
        "around": around(entry, asked),
    })
}
