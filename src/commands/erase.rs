//! `tregua erase`: the content of entries goes, in this copy; what was erased is listed, and what others ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use tregua_desk::unread::{because, erased};
use tregua_desk::{Held, HeldPayload, Holdings, trouble};
use tregua_record::{EntryId, EraseError, Erased, MergeError, Record, Why};
use tregua_wording::Arg;

use crate::cli::Erase;
use crate::commands::merge::fault;
use crate::commands::print_json;
use crate::commands::proof::find;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, hanging, words};

pub(crate) fn run(args: &Erase, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    let holdings = load::holdings(&record)?;
    let Some(why) = args.because.map(Why::from) else {
        return list(&holdings, as_json);
    };
    let ids: BTreeSet<EntryId> = args
        .entries
        .iter()
        .map(|word| find(&record, word))
        .collect::<Result<_, _>>()?;
    let aims: Vec<Aim<'_>> = ids.iter().map(|id| Aim::of(&holdings, *id)).collect();
    let done = match args.commit {
        true => Some(erase(&mut record, &ids, why)?),
        false => {
            record.may_erase(&ids).map_err(refused)?;
            None
        }
    };
    if as_json {
        return print_json(&json!({
            "committed": args.commit, "because": why.word(),
            "entries": aims.iter().map(Aim::json).collect::<Vec<_>>(),
            "erased": done.as_ref().map(|done| hex(&done.entries)),
            "erased_before": done.as_ref().map(|done| hex(&done.before)),
            "notices": done.as_ref().map(|done| hex(&done.notices)),
            "wiped": done.as_ref().map(|done| done.wiped),
        }));
    }
    for aim in &aims {
        let key = match &done {
            None => "erase-would",
            Some(done) if done.before.contains(&aim.id) => "erase-before",
            Some(_) => "erase-done",
        };
        aim.say(key);
    }
    let last = match &done {
        None => "erase-nothing-yet",
        Some(done) if !done.wiped => "erase-unwiped",
        Some(_) => "erase-not-reached",
    };
    folded(&words().say(last, &[]));
    Ok(())
}

fn erase(record: &mut Record, ids: &BTreeSet<EntryId>, why: Why) -> Result<Erased, Fault> {
    record.erase(ids, why, now()).map_err(refused)
}

fn refused(error: EraseError) -> Fault {
    match error {
        EraseError::Append(error) => fault(&MergeError::Append(error)),
        error => Fault::input(trouble::erasing(words(), &error)),
    }
}

fn hex(ids: &[EntryId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// An entry to erase, and what may hold its words beside it.
struct Aim<'h> {
    id: EntryId,
    held: Option<&'h Arc<Held>>,
    /// Entries that name it; they go on naming it.
    named_by: Vec<&'h Arc<Held>>,
    /// Briefs on record that tell of it.
    editions: Vec<&'h Arc<Held>>,
}

impl<'h> Aim<'h> {
    fn of(holdings: &'h Holdings, id: EntryId) -> Self {
        let entries = holdings.entries();
        let names = |held: &&Arc<Held>| held.refs.iter().any(|link| link.id == id);
        let (hex, notice) = (id.to_string(), |held: &&Arc<Held>| held.erases().is_none());
        let tells = |held: &&Arc<Held>| match &held.payload {
            Some(HeldPayload::Edition(edition)) => edition.content.contains(&hex),
            _ => false,
        };
        Aim {
            id,
            held: entries.iter().find(|held| held.id == id),
            named_by: entries.iter().filter(names).filter(notice).collect(),
            editions: entries.iter().filter(tells).collect(),
        }
    }

    fn key(&self) -> Option<&str> {
        let held = self.held?;
        let claim = held.claim().map(|claim| claim.key.as_str());
        claim.or(held.source().map(|source| source.key.as_str()))
    }

    fn json(&self) -> Value {
        let ids = |all: &[&Arc<Held>]| all.iter().map(|held| held.id).collect::<Vec<_>>();
        json!({
            "entry": self.id.to_string(), "kind": self.held.map(|held| held.kind.to_string()), "claim": self.key(),
            "named_by": hex(&ids(&self.named_by)), "editions": hex(&ids(&self.editions)),
        })
    }

    fn say(&self, key: &str) {
        hanging(
            "",
            2,
            &words().say(key, &[("entry", Arg::said(self.named()))]),
        );
        let number = |all: &[&Arc<Held>]| ("n", (all.len() as u64).into());
        if !self.named_by.is_empty() {
            let args = [number(&self.named_by)];
            hanging("  ", 2, &words().say("erase-named-by", &args));
        }
        for edition in &self.editions {
            let args = [("id", edition.id.short().into())];
            hanging("  ", 2, &words().say("erase-edition", &args));
        }
    }

    fn named(&self) -> String {
        let Some(held) = self.held else {
            return words().apart(&self.id.short()).into_owned();
        };
        let key = self.key().map(|key| words().apart(key).into_owned());
        let key = key.map_or_else(String::new, |key| format!(" {key}"));
        entry_in_words(held, &key)
    }
}

fn entry_in_words(held: &Held, key: &str) -> String {
    let kind = held.kind.word().unwrap_or_default();
    let kind = words().known("kind", kind);
    let args = [
        ("kind", Arg::said(format!("{kind}{key}"))),
        ("author", held.author.as_str().into()),
        ("id", held.id.short().into()),
    ];
    words().say("erase-entry", &args)
}

/// What was erased, by whom; what others ask for.
fn list(holdings: &Holdings, as_json: bool) -> Outcome {
    let find = |id: EntryId| holdings.entries().iter().find(|held| held.id == id);
    if as_json {
        let all = holdings.erasures().map(|(of, notices)| {
            let readable = find(of).is_some_and(|held| held.payload.is_some());
            let notices = notices.iter().map(|notice| notice_json(notice));
            json!({
                "entry": of.to_string(), "kind": find(of).map(|held| held.kind.to_string()), "readable": readable,
                "notices": notices.collect::<Vec<_>>(),
            })
        });
        return print_json(&json!({ "erasures": all.collect::<Vec<_>>() }));
    }
    let mut none = true;
    for (of, notices) in holdings.erasures() {
        none = false;
        let held = find(of);
        let entry = match held {
            Some(held) => entry_in_words(held, ""),
            None => words().apart(&of.short()).into_owned(),
        };
        let asked = held.is_some_and(|held| held.payload.is_some());
        let key = if asked { "erase-asked" } else { "erase-listed" };
        hanging("", 2, &words().say(key, &[("entry", Arg::said(entry))]));
        for notice in notices {
            hanging("  ", 4, &erased(words(), notice));
        }
    }
    if none {
        folded(&words().say("erase-none", &[]));
    }
    Ok(())
}

fn notice_json(notice: &Held) -> Value {
    json!({
        "notice": notice.id.to_string(), "author": notice.author.as_str(), "device": notice.device.to_string(),
        "signed": notice.signed.to_string(), "because": because(notice), "own": notice.own,
    })
}
