//! `tregua diff`: what a counter-proposal changes, and which way for whom.

use tregua_agreement::diff::difference;
use tregua_report::difference_as_json;
use tregua_wording::Arg;

use crate::cli::Diff;
use crate::commands::print_json;
use crate::exit::Outcome;
use crate::load;
use crate::print::{folded, hanging, line, say, words};

pub(crate) fn run(args: &Diff, as_json: bool) -> Outcome {
    let (before, after) = (load::text(&args.before)?, load::text(&args.after)?);
    let found = difference(&before.agreement, &after.agreement);
    if as_json {
        return print_json(&difference_as_json(&found, &after.agreement));
    }
    let files = [
        ("from", before.name.as_str().into()),
        ("to", after.name.as_str().into()),
    ];
    if found.clauses.is_empty() && found.phases.is_empty() {
        folded(&words().say("diff-alike", &files));
        return Ok(());
    }
    line(&words().say("diff-title", &files));
    let say = say(&after.agreement);
    for told in say.difference_in_short(&found) {
        line("");
        hanging("", 2, &told.head);
        told.lines.iter().for_each(|said| hanging("   ", 5, said));
    }
    let mut track = None;
    for told in say.difference(&found, &before.agreement) {
        line("");
        if told.track != track {
            if let Some(track) = &told.track {
                hanging("", 2, &format!("— {track}"));
                line("");
            }
            track = told.track;
        }
        hanging("", 2, &told.head);
        told.lines.iter().for_each(|said| hanging("   ", 5, said));
    }
    if !found.unchanged.is_empty() {
        line("");
        let labels = found
            .unchanged
            .iter()
            .map(|label| words().apart(label).into_owned());
        let labels = words().join("list-comma", labels);
        let n = (found.unchanged.len() as u64).into();
        folded(&words().say("diff-unchanged", &[("n", n), ("labels", Arg::said(labels))]));
    }
    Ok(())
}
