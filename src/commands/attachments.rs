//! `tregua attachments`: what is attached, how it was kept, and what is not here.

use serde_json::{Value, json};
use tregua_desk::attachments::{self, gaps};
use tregua_desk::{Held, Holdings};
use tregua_record::{EntryId, KnownAttachment, Sending};
use tregua_wording::Arg;

use crate::cli::Attachments;
use crate::commands::{parcel, print_json};
use crate::draft::may_write;
use crate::exit::Outcome;
use crate::load;
use crate::print::{folded, hanging, words};

pub(crate) fn run(args: &Attachments, as_json: bool) -> Outcome {
    let record = load::record(&args.record)?;
    if let Some(path) = &args.ask {
        may_write(path, &args.record, args.force)?;
        let none = Sending::Asked(Default::default());
        parcel::write(&record, &none, path, |_| {})?.1.keep()?;
        let lacking = record.lacking().map_err(|error| load::reading(&error))?;
        let path = path.display().to_string();
        if as_json {
            return print_json(&json!({ "file": path, "asks_for": lacking.len() }));
        }
        let said = [("path", path.into()), ("n", (lacking.len() as u64).into())];
        folded(&words().say("attachments-asked", &said));
        return Ok(());
    }
    let all = record
        .attachments()
        .map_err(|error| load::reading(&error))?;
    let holdings = load::holdings(&record)?;
    if as_json {
        let all = all.iter().map(|one| attachment_json(one, &holdings));
        return print_json(&json!({ "attachments": all.collect::<Vec<_>>() }));
    }
    if all.is_empty() {
        folded(&words().say("attachments-none", &[]));
    }
    for one in &all {
        say(one, &holdings);
    }
    let lacking = record.lacking().map_err(|error| load::reading(&error))?;
    if !lacking.is_empty() {
        let n = [("n", (lacking.len() as u64).into())];
        folded(&words().say("attachments-lacking", &n));
    }
    Ok(())
}

/// Where its file is.
fn place(one: &KnownAttachment) -> &'static str {
    match (one.erased, one.kept) {
        (true, _) => "erased",
        (false, Some(_)) => "here",
        (false, None) => "not-here",
    }
}

fn held(holdings: &Holdings, id: EntryId) -> Option<&Held> {
    let mut entries = holdings.entries().iter();
    entries.find(|held| held.id == id).map(AsRef::as_ref)
}

fn attachment_json(one: &KnownAttachment, holdings: &Holdings) -> Value {
    let says = one.attachment.as_ref();
    let steps = held(holdings, one.id).map(|held| holdings.kept(held));
    let steps = steps.unwrap_or_default();
    json!({
        "entry": one.id.to_string(), "author": one.author.as_str(), "signed": one.signed.to_string(),
        "attached_to": one.to.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "group": one.group.map(|group| group.to_string()), "file": place(one), "sealed": one.file.to_string(),
        "name": says.map(|says| &says.name), "media_type": says.map(|says| &says.media_type),
        "bytes": says.map(|says| says.length), "sha256": says.map(|says| says.sha256.to_string()),
        "note": says.and_then(|says| says.note.as_ref()),
        "custody": steps.iter().map(|step| step.data()).collect::<Vec<_>>(),
        "gaps": gaps(&steps),
    })
}

fn say(one: &KnownAttachment, holdings: &Holdings) {
    let own = [
        ("id", one.id.short().into()),
        ("author", one.author.as_str().into()),
    ];
    let Some(says) = &one.attachment else {
        let key = match one.erased {
            true => "attachments-erased",
            false => "attachments-closed",
        };
        return folded(&words().say(key, &own));
    };
    let [id, author] = own;
    let file = ("file", Arg::said(attachments::file(words(), says)));
    folded(&words().say("attachments-listed", &[file, id, author]));
    let under = |text: &str| hanging("  ", 2, text);
    if let Some(note) = &says.note {
        under(&words().apart(note));
    }
    let sha256 = [("sha256", says.sha256.to_string().into())];
    under(&words().say("attach-hash", &sha256));
    let named = one.to.iter().map(|id| {
        let claim = held(holdings, *id).and_then(Held::claim);
        let key = claim.map_or_else(|| id.short(), |claim| claim.key.to_string());
        words().apart(&key).into_owned()
    });
    let named: Vec<String> = named.collect();
    if !named.is_empty() {
        let entries = Arg::said(words().join("list-comma", named));
        under(&words().say("attachments-to", &[("entries", entries)]));
    }
    if let Some(group) = one.group {
        let group = holdings.group(group);
        under(&words().say("attach-for", &[("group", group.into())]));
    }
    if one.kept.is_none() {
        under(&words().say("attachments-not-here", &[]));
    }
    let steps = held(holdings, one.id).map(|held| holdings.kept(held));
    let steps = steps.unwrap_or_default();
    if steps.is_empty() {
        under(&words().say("custody-none", &[]));
    }
    for (at, step) in steps.iter().enumerate() {
        let number = words().number(at as i128 + 1);
        let step = step.said(words(), |on| words().apart(&on.to_string()).into_owned());
        hanging(&format!("  {number}."), 5, &step);
    }
    for gap in gaps(&steps) {
        under(&gap.said(words()));
    }
}
