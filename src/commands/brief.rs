//! `tregua brief`: one page at a cut-off; drafted by one, released by another, numbered and frozen.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use serde_json::json;
use tregua_calendar::Clock;
use tregua_desk::Text;
use tregua_desk::trouble;
use tregua_record::{
    AppendError, Draft, Edition, Entry, EntryId, Payload, Record, Ref, RefusalReason, Rel, Sha256,
};
use tregua_report::brief::{self, Release, Sources};
use tregua_report::{Say, page};

use crate::cli::{Brief, PageFormat, When};
use crate::commands::print_json;
use crate::commands::status::{Question, text_and_record};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{line, line_as_it_is, say, words};

/// Digits of a hash that name a draft.
const LEAST_HASH_DIGITS: usize = 8;

pub(crate) fn run(args: &Brief, as_json: bool) -> Outcome {
    let (text, record) = text_and_record(&args.files)?;
    let mut record = load::record(record)?;
    let editions = editions(&record)?;
    if args.editions {
        return list(&editions, as_json);
    }
    if let Some(number) = args.edition {
        return again(&record, &editions, number, args.format, as_json);
    }
    // A page that people act on is not made from a record that was altered.
    let checked = record.verify().map_err(|error| load::reading(&error))?;
    if !checked.is_sound() {
        return Err(Fault::unsound(words().say("brief-unsound", &[])));
    }
    let when = When {
        by: args.by,
        ..When::default()
    };
    let question = Question::in_record(&record, text, args.what_if, &when)?;
    let clock = &question.text.agreement.clock;
    let cutoff = match &args.cutoff {
        Some(text) => cut_off(text, clock, now())?,
        None => now(),
    };
    let last = editions.last();
    if let Some(last) = last.filter(|last| cutoff <= last.edition.cutoff) {
        return Err(fault(
            "brief-before-last",
            &[("n", last.edition.number.as_str().into())],
        ));
    }
    let brief = brief::compose(&Sources {
        agreement: &question.text.agreement,
        agreement_sha256: question.provenance.agreement_sha256.clone(),
        statements: &question.statements,
        known_by: question.provenance.known_by.clone(),
        cutoff,
        previous: last.map(Kept::previous),
        drafter: args.drafter.clone(),
    });
    let content = one_line(&brief)?;
    let sha256 = Sha256::of(content.as_bytes()).to_string();
    let releaser = match (&args.release, &args.releaser) {
        (Some(read), Some(releaser)) => {
            may_release(args, read, releaser, &sha256)?;
            freeze(&mut record, &question.text, last, &brief, content, releaser)?;
            Some(releaser.as_str())
        }
        _ => None,
    };
    let release = Release {
        releaser,
        sha256: &sha256,
    };
    print(
        &brief,
        release,
        say(&question.text.agreement),
        args.format,
        as_json,
    )?;
    if releaser.is_none() && !as_json && args.format == PageFormat::Text {
        let short = sha256.get(..12).unwrap_or(&sha256);
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

fn fault(key: &str, args: &[(&str, tregua_wording::Arg<'_>)]) -> Fault {
    let fault = Fault::input(words().say(key, args));
    let help = format!("{key}-help");
    if words().has(&help) {
        fault.hint(words().say(&help, args))
    } else {
        fault
    }
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

/// A released edition, as the record keeps it.
struct Kept {
    id: EntryId,
    edition: Edition,
    number: u64,
}

impl Kept {
    /// Its cut-off as written on the agreement's clock, which its content has.
    fn cutoff(&self) -> String {
        let content: Option<serde_json::Value> = serde_json::from_str(&self.edition.content).ok();
        let written = content
            .as_ref()
            .and_then(|content| content["cutoff"].as_str());
        written.map_or_else(|| self.edition.cutoff.to_string(), str::to_owned)
    }

    fn previous(&self) -> (u64, Timestamp, String) {
        (
            self.number,
            self.edition.cutoff,
            self.edition.sha256().to_string(),
        )
    }
}

/// The editions of this record's own author, by number.
fn editions(record: &Record) -> Result<Vec<Kept>, Fault> {
    let entries = record.entries().map_err(|error| load::reading(&error))?;
    let kept = |entry: Entry| match entry.payload {
        Some(Payload::Edition(edition)) => Some(Kept {
            id: entry.id,
            number: edition.number.parse().ok()?,
            edition,
        }),
        _ => None,
    };
    let mut editions: Vec<Kept> = entries.into_iter().filter_map(kept).collect();
    editions.sort_by_key(|kept| kept.number);
    Ok(editions)
}

fn list(editions: &[Kept], as_json: bool) -> Outcome {
    if as_json {
        let each: Vec<_> = editions
            .iter()
            .map(|kept| {
                json!({
                    "edition": kept.number, "cutoff": kept.cutoff(), "sha256": kept.edition.sha256().to_string(),
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
            ("hash", kept.edition.sha256().to_string().into()),
            ("drafter", kept.edition.drafter.as_str().into()),
            ("releaser", kept.edition.releaser.as_str().into()),
        ];
        line(&words().say("brief-edition-line", &args));
    }
    Ok(())
}

/// Prints a released edition as it was released, in the reader's language.
fn again(
    record: &Record,
    editions: &[Kept],
    number: u64,
    format: PageFormat,
    as_json: bool,
) -> Outcome {
    let kept = editions
        .iter()
        .find(|kept| kept.number == number)
        .ok_or_else(|| fault("brief-no-such-edition", &[("n", number.into())]))?;
    let content = &kept.edition.content;
    let brief: brief::Brief = serde_json::from_str(content)
        .ok()
        .filter(|brief: &brief::Brief| brief.format <= brief::FORMAT)
        .ok_or_else(|| fault("brief-newer", &[("n", number.into())]))?;
    let agreements = record.agreements().map_err(|error| load::reading(&error))?;
    let text = agreements
        .into_iter()
        .find(|kept| kept.sha256.to_string() == brief.agreement_sha256)
        .ok_or_else(|| fault("brief-text-gone", &[("n", number.into())]))?;
    let text = load::understand(text.agreement.name, text.agreement.text)?;
    let sha256 = kept.edition.sha256().to_string();
    let release = Release {
        releaser: Some(&kept.edition.releaser),
        sha256: &sha256,
    };
    print(&brief, release, say(&text.agreement), format, as_json)
}

/// The brief as one line of JSON, its keys in alphabetical order as `--json` prints them: what the hash is of.
fn one_line(brief: &brief::Brief) -> Result<String, Fault> {
    let line = serde_json::to_value(brief).and_then(|value| serde_json::to_string(&value));
    line.map_err(|error| {
        let args = [("system", error.to_string().into())];
        Fault::world(words().say("json-cannot-write", &args))
    })
}

/// Drafter and releaser are two, and the releaser names what was read.
fn may_release(args: &Brief, read: &str, releaser: &str, sha256: &str) -> Outcome {
    // Spaces, dots and dashes make no other desk.
    let bare = |name: &str| -> String {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let Some(drafter) = args
        .drafter
        .as_deref()
        .filter(|name| !name.trim().is_empty())
    else {
        return Err(fault("brief-needs-drafter", &[]));
    };
    if bare(releaser).is_empty() {
        return Err(fault("brief-needs-releaser", &[]));
    }
    if bare(drafter) == bare(releaser) {
        return Err(fault("brief-same-hand", &[]));
    }
    let read = read.to_lowercase();
    if read.len() < LEAST_HASH_DIGITS || !sha256.starts_with(&read) {
        return Err(fault(
            "brief-other-draft",
            &[("hash", read.as_str().into())],
        ));
    }
    Ok(())
}

fn freeze(
    record: &mut Record,
    text: &Text,
    last: Option<&Kept>,
    brief: &brief::Brief,
    content: String,
    releaser: &str,
) -> Outcome {
    let agreements = record.agreements().map_err(|error| load::reading(&error))?;
    let sha256 = Sha256::of(text.text.as_bytes());
    let kept = agreements.iter().find(|kept| kept.sha256 == sha256);
    // An edition that nobody could print again, because its text is not on record, is not released.
    let kept = kept.ok_or_else(|| fault("brief-text-not-on-record", &[]))?;
    let concerns = |id| Ref {
        rel: Rel::Concerns,
        id,
    };
    let edition = Edition {
        number: brief.edition.to_string(),
        cutoff: brief.cutoff.at(),
        content,
        drafter: brief.drafter.clone().unwrap_or_default(),
        releaser: releaser.to_owned(),
    };
    let draft = Draft {
        payload: Payload::Edition(edition).into(),
        refs: last
            .map(|last| concerns(last.id))
            .into_iter()
            .chain([concerns(kept.id)])
            .collect(),
    };
    match record.append(vec![draft], now()) {
        Ok(_) => Ok(()),
        Err(AppendError::Refused(refusals))
            if refusals
                .iter()
                .any(|refusal| matches!(refusal.reason, RefusalReason::KeyUsed { .. })) =>
        {
            Err(fault("brief-number-used", &[("n", brief.edition.into())]))
        }
        Err(AppendError::Refused(refusals)) => {
            let reasons = refusals
                .iter()
                .map(|refusal| trouble::refusal(words(), &refusal.reason));
            Err(reasons.fold(fault("brief-not-released", &[]), Fault::hint))
        }
        Err(error) => Err(Fault::world(trouble::adding(words(), &error))),
    }
}

/// The cut-off: an instant with its offset, a date with an hour on the agreement's clock, or an hour: the last one past.
fn cut_off(text: &str, clock: &Clock, now: Timestamp) -> Result<Timestamp, Fault> {
    let at = if let Ok(at) = text.parse::<Timestamp>() {
        at
    } else if let Some(civil) = civil(text) {
        clock.instant(civil.date(), civil.time()).at
    } else if let Ok(time) = text.parse::<Time>() {
        let today = clock.civil(now).date();
        let at = clock.instant(today, time).at;
        let yesterday = today.yesterday().unwrap_or(today);
        if at <= now {
            at
        } else {
            clock.instant(yesterday, time).at
        }
    } else {
        return Err(Fault::usage(
            words().say("brief-cutoff-form", &[("text", text.into())]),
        ));
    };
    if at > now {
        return Err(fault("brief-cutoff-ahead", &[("text", text.into())]));
    }
    Ok(at)
}

/// A date with an hour, without an offset. A bare date is none: its hour would be a guess.
fn civil(text: &str) -> Option<DateTime> {
    text.contains([':', 'T']).then(|| text.parse().ok())?
}
