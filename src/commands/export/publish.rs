//! `tregua export --public`: what everybody may have.

use std::path::Path;

use serde_json::json;
use tregua_desk::trouble;
use tregua_import::WriteError;
use tregua_record::PublishError;
use tregua_web::access::withheld_from_public;
use tregua_wording::Arg;

use crate::cli::Export;
use crate::commands::print_json;
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, words};

pub(super) fn run(args: &Export, path: &Path, as_json: bool) -> Outcome {
    may_write(path, &args.record, args.force)?;
    let record = load::record(&args.record)?;
    let (holdings, _) = load::reported(&record)?;
    let text = load::newest_text(&record)?;
    let agreement = text.as_ref().map(|text| &text.agreement);
    let withheld = withheld_from_public(holdings.entries(), agreement, now());
    let (mut done, mut failed) = (None, None);
    let draft = Draft::write(path, |out| {
        match record.write_public(|id| withheld.contains(&id), out) {
            Ok(published) => done = Some(published),
            Err(PublishError::Write(error)) => return Err(WriteError::System(error)),
            Err(error) => failed = Some(error),
        }
        Ok(())
    })?;
    if let Some(error) = failed {
        return Err(match error {
            PublishError::Read(error) => load::reading(&error),
            error => Fault::input(trouble::publishing(words(), &error)),
        });
    }
    draft.keep()?;
    let done = done.unwrap_or_default();
    if as_json {
        return print_json(&json!({
            "file": path.display().to_string(), "entries": done.entries, "shown": done.shown,
            "empty": done.empty, "older": done.older, "closed": done.closed, "after": done.after,
        }));
    }
    let entries = |n: u64| Arg::said(words().say("entries", &[("n", n.into())]));
    let file = ("file", path.display().to_string().into());
    folded(&words().say(
        "public-written",
        &[
            file,
            ("entries", entries(done.entries)),
            ("shown", done.shown.into()),
        ],
    ));
    for (key, n) in [
        ("public-empty", done.empty),
        ("public-closed", done.closed),
        ("public-older", done.older),
        ("public-after", done.after),
    ] {
        if n > 0 {
            folded(&words().say(key, &[("entries", entries(n))]));
        }
    }
    folded(&words().say("public-tells", &[]));
    Ok(())
}
