//! `tregua brief`: one page at a cut-off; drafted by one, released by another, numbered and frozen.

use serde_json::json;
use tregua_desk::Holdings;
use tregua_desk::editions::{self, Asked, Kept};
use tregua_desk::intake::must_be_sound;
use tregua_report::brief::{self, Release};
use tregua_report::{Say, page};

use crate::cli::{Brief, PageFormat, When};
use crate::commands::print_json;
use crate::commands::status::{Question, text_and_record};
use crate::exit::Outcome;
use crate::load;
use crate::moment::now;
use crate::print::{line, line_as_it_is, say, words};

pub(crate) fn run(args: &Brief, as_json: bool) -> Outcome {
    let (text, record) = text_and_record(&args.files)?;
    let mut record = load::record(record)?;
    let holdings = load::holdings(&record)?;
    let editions = editions::list(&holdings);
    if args.editions {
        return list(&editions, as_json);
    }
    if let Some(number) = args.edition {
        return again(&holdings, &editions, number, args.format, as_json);
    }
    // A page that people act on is not made from a record that was altered.
    must_be_sound(&record, "brief-unsound", words())?;
    let when = When {
        known: args.known.clone(),
        ..When::default()
    };
    let question = Question::in_record(&record, text, args.what_if, &when)?;
    let clock = &question.text.agreement.clock;
    let cutoff = match &args.cutoff {
        Some(text) => editions::cut_off(text, clock, now(), words())?,
        None => now(),
    };
    let last = editions.last();
    let asked = Asked {
        text: &question.text,
        statements: &question.statements,
        by: question.by,
        cutoff,
        last,
        drafter: args.drafter.clone(),
    };
    let drafted = editions::draft(asked, words())?;
    let releaser = match (&args.release, &args.releaser) {
        (Some(read), Some(releaser)) => {
            editions::may_release(&drafted, read, releaser, words())?;
            editions::freeze(&mut record, last, &drafted, releaser, now(), words())?;
            Some(releaser.as_str())
        }
        _ => None,
    };
    let release = Release {
        releaser,
        sha256: &drafted.sha256,
    };
    print(
        &drafted.brief,
        release,
        say(&question.text.agreement),
        args.format,
        as_json,
    )?;
    if releaser.is_none() && !as_json && args.format == PageFormat::Text {
        let short = drafted.sha256.get(..12).unwrap_or(&drafted.sha256);
        line("");
        let key = if args.drafter.is_some() {
            "brief-how-to-release"
        } else {
            "brief-how-to-draft"
        };
        line(&words().say(key, &[("hash", short.into())]));
    }
    Ok(())
}

fn print(
    brief: &brief::Brief,
    release: Release<'_>,
    say: Say<'_>,
    format: PageFormat,
    as_json: bool,
) -> Outcome {
    if as_json {
        return print_json(&json!({
            "edition": brief.edition, "released": release.releaser.is_some(), "sha256": release.sha256,
            "drafter": brief.drafter, "releaser": release.releaser, "brief": brief,
        }));
    }
    let page = brief::page(brief, release, &say);
    let text = match format {
        PageFormat::Text => page::text(&page),
        PageFormat::Html => page::html(&page),
    };
    line_as_it_is(text.trim_end());
    Ok(())
}

fn list(editions: &[Kept], as_json: bool) -> Outcome {
    if as_json {
        let each: Vec<_> = editions
            .iter()
            .map(|kept| {
                json!({
                    "edition": kept.number, "cutoff": kept.cutoff(), "sha256": kept.sha256(),
                    "drafter": kept.edition.drafter, "releaser": kept.edition.releaser, "entry": kept.id.to_string(),
                })
            })
            .collect();
        return print_json(&json!({ "editions": each }));
    }
    if editions.is_empty() {
        line(&words().say("brief-no-editions", &[]));
    }
    for kept in editions {
        let args = [
            ("n", kept.number.into()),
            ("cutoff", kept.cutoff().into()),
            ("hash", kept.sha256().into()),
            ("drafter", kept.edition.drafter.as_str().into()),
            ("releaser", kept.edition.releaser.as_str().into()),
        ];
        line(&words().say("brief-edition-line", &args));
    }
    Ok(())
}

/// Prints a released edition as it was released, in the reader's language.
fn again(
    holdings: &Holdings,
    editions: &[Kept],
    number: u64,
    format: PageFormat,
    as_json: bool,
) -> Outcome {
    let again = editions::again(holdings, editions, number, words())?;
    let say = say(&again.text.agreement);
    print(&again.brief, again.release(), say, format, as_json)
}
