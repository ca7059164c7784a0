//! `tregua diff`: what a counter-proposal changes, and which way for whom.

use tregua_agreement::diff::difference;
use tregua_desk::text::Text;
use tregua_report::difference_as_json;
use tregua_wording::Arg;

use crate::cli::Diff;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{folded, hanging, line, say, words};

/// The two texts: files, versions of a record, or one of these and a file.
fn texts(args: &Diff) -> Result<(Text, Text), Fault> {
    let told = |key: &str| Fault::usage(words().say(key, &[]));
    if !load::is_database(&args.before) {
        let after = args.after.as_ref().filter(|_| args.from.is_none());
        let after = after.ok_or_else(|| told("diff-of-what"))?;
        return Ok((load::text(&args.before)?, load::text(after)?));
    }
    let record = load::record(&args.before)?;
    let kept = record.agreements().map_err(|error| load::reading(&error))?;
    let version = |number: usize| {
        let number_of = [("n", (number as u64).into())];
        let kept = number.checked_sub(1).and_then(|at| kept.get(at));
        let kept = kept.ok_or_else(|| {
            let help = words().say("diff-no-version-help", &[]);
            Fault::usage(words().say("diff-no-version", &number_of)).hint(help)
        })?;
        let name = words().say("diff-version", &number_of);
        load::understand(name, kept.agreement.text.clone())
    };
    match &args.after {
        Some(after) => Ok((
            version(args.from.unwrap_or(kept.len()))?,
            load::text(after)?,
        )),
        None if kept.len() < 2 => Err(told("diff-of-what")),
        None => {
            let to = args.to.unwrap_or(kept.len());
            let from = args
                .from
                .unwrap_or(if to > 1 { to - 1 } else { kept.len() });
            Ok((version(from)?, version(to)?))
        }
    }
}

pub(crate) fn run(args: &Diff, as_json: bool) -> Outcome {
    let (before, after) = texts(args)?;
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
