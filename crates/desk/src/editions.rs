//! Briefs: drafted at a cut-off, released by another than who drafted, kept as editions and shown again.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use tregua_calendar::Clock;
use tregua_record::{
    AppendError, Draft, Edition, EntryId, Payload, Record, Ref, RefusalReason, Rel, Sha256,
};
use tregua_report::brief::{self, Brief, Release, Sources};
use tregua_standing::Statement;
use tregua_wording::Wording;

use crate::text::{Text, understand};
use crate::{By, Fault, HeldPayload, Holdings, trouble};

/// Digits of a hash that name a draft.
const LEAST_HASH_DIGITS: usize = 8;

/// A released edition, as the record keeps it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its entry.
    pub id: EntryId,
    /// What is kept.
    pub edition: Arc<Edition>,
    /// Its number.
    pub number: u64,
}

impl Kept {
    /// Its cut-off as written on the agreement's clock, which its content has.
    pub fn cutoff(&self) -> String {
        let content: Option<serde_json::Value> = serde_json::from_str(&self.edition.content).ok();
        let written = content
            .as_ref()
            .and_then(|content| content["cutoff"].as_str());
        written.map_or_else(|| self.edition.cutoff.to_string(), str::to_owned)
    }

    /// Its hash, in hex.
    pub fn sha256(&self) -> String {
        self.edition.sha256().to_string()
    }

    /// What the next edition says of it: number, cut-off, hash in hex.
    pub fn previous(&self) -> (u64, Timestamp, String) {
        (self.number, self.edition.cutoff, self.sha256())
    }
}

/// The editions of this record's own author, by number.
pub fn list(holdings: &Holdings) -> Vec<Kept> {
    let kept = holdings.entries().iter().filter_map(|held| {
        let Some(HeldPayload::Edition(edition)) = &held.payload else {
            return None;
        };
        Some(Kept {
            id: held.id,
            number: edition.number.parse().ok()?,
            edition: Arc::clone(edition),
        })
    });
    let mut editions: Vec<Kept> = kept.collect();
    editions.sort_by_key(|kept| kept.number);
    editions
}

/// A released edition with the text it was made by: what its page is made of again.
#[derive(Debug)]
pub struct Again {
    /// Its content.
    pub brief: Brief,
    /// The text it was made by.
    pub text: Text,
    /// Its hash, in hex.
    pub sha256: String,
    /// Who released it.
    pub releaser: String,
}

impl Again {
    /// How it was released.
    pub fn release(&self) -> Release<'_> {
        Release {
            releaser: Some(&self.releaser),
            sha256: &self.sha256,
        }
    }
}

/// A released edition as it was released.
///
/// # Errors
/// A [`Fault`] if there is no such number, a newer version made it, or its text cannot be read.
pub fn again(
    holdings: &Holdings,
    editions: &[Kept],
    number: u64,
    words: &Wording,
) -> Result<Again, Fault> {
    let fault = |key: &str| Fault::phrase(words, key, &[("n", number.into())]);
    let kept = editions
        .iter()
        .find(|kept| kept.number == number)
        .ok_or_else(|| fault("brief-no-such-edition"))?;
    let brief: Brief = serde_json::from_str(&kept.edition.content)
        .ok()
        .filter(|brief: &Brief| brief.format <= brief::FORMAT)
        .ok_or_else(|| fault("brief-newer"))?;
    let texts = holdings
        .entries()
        .iter()
        .filter_map(|held| match &held.payload {
            Some(HeldPayload::Agreement(text)) => Some(text),
            _ => None,
        });
    let text = { texts }
        .find(|text| text.sha256().to_string() == brief.agreement_sha256)
        .ok_or_else(|| fault("brief-text-gone"))?;
    let text = understand(text.name.clone(), text.text.clone())
        .map_err(|misread| Fault::misread(words, misread))?;
    Ok(Again {
        brief,
        text,
        sha256: kept.sha256(),
        releaser: kept.edition.releaser.clone(),
    })
}

/// What a draft is asked for.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The text it is made by.
    pub text: &'a Text,
    /// Every statement on record, each known from the time chosen.
    pub statements: &'a [Statement],
    /// The time chosen.
    pub by: By,
    /// What was known later leaves no trace.
    pub cutoff: Timestamp,
    /// The edition before it.
    pub last: Option<&'a Kept>,
    /// The desk or office that drafts.
    pub drafter: Option<String>,
}

/// A brief that nobody has released.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// What it says.
    pub brief: Brief,
    /// The same as one line of JSON, its keys in alphabetical order: what the hash is of, and what is kept.
    pub content: String,
    /// Its hash, in hex: by it a releaser names what was read.
    pub sha256: String,
}

impl Drafted {
    /// A brief with its content and hash.
    ///
    /// # Errors
    /// A [`Fault`] if it cannot be written as JSON, which is a fault of ours.
    pub fn of(brief: Brief, words: &Wording) -> Result<Self, Fault> {
        let line = serde_json::to_value(&brief).and_then(|value| serde_json::to_string(&value));
        let content = line.map_err(|error| {
            let args = [("system", error.to_string().into())];
            Fault::world(words.say("json-cannot-write", &args))
        })?;
        Ok(Drafted {
            sha256: Sha256::of(content.as_bytes()).to_string(),
            brief,
            content,
        })
    }
}

/// An edition is later than the one before it.
///
/// # Errors
/// A [`Fault`] if the last edition is as late as the cut-off.
pub fn follows(last: Option<&Kept>, cutoff: Timestamp, words: &Wording) -> Result<(), Fault> {
    match last.filter(|last| cutoff <= last.edition.cutoff) {
        None => Ok(()),
        Some(last) => {
            let args = [("n", last.edition.number.as_str().into())];
            Err(Fault::phrase(words, "brief-before-last", &args))
        }
    }
}

/// Drafts the next edition at a cut-off. The record should have been verified: people act on the page.
///
/// # Errors
/// A [`Fault`] if the last edition is as late as the cut-off.
pub fn draft(asked: Asked<'_>, words: &Wording) -> Result<Drafted, Fault> {
    follows(asked.last, asked.cutoff, words)?;
    let brief = brief::compose(&Sources {
        agreement: &asked.text.agreement,
        agreement_sha256: Sha256::of(asked.text.text.as_bytes()).to_string(),
        statements: asked.statements,
        known_by: asked.by.word().to_owned(),
        cutoff: asked.cutoff,
        previous: asked.last.map(Kept::previous),
        drafter: asked.drafter,
    });
    Drafted::of(brief, words)
}

/// Drafter and releaser are two, and the releaser names what was read by at least the first digits of its hash.
///
/// # Errors
/// A [`Fault`] that says what is missing.
pub fn may_release(
    drafted: &Drafted,
    read: &str,
    releaser: &str,
    words: &Wording,
) -> Result<(), Fault> {
    let fault = |key: &str| Err(Fault::phrase(words, key, &[]));
    // Spaces, dots and dashes make no other desk.
    let bare = |name: &str| -> String {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let drafter = drafted.brief.drafter.as_deref();
    let Some(drafter) = drafter.filter(|name| !name.trim().is_empty()) else {
        return fault("brief-needs-drafter");
    };
    if bare(releaser).is_empty() {
        return fault("brief-needs-releaser");
    }
    if bare(drafter) == bare(releaser) {
        return fault("brief-same-hand");
    }
    let read = read.to_lowercase();
    if read.len() < LEAST_HASH_DIGITS || !drafted.sha256.starts_with(&read) {
        let args = [("hash", read.as_str().into())];
        return Err(Fault::phrase(words, "brief-other-draft", &args));
    }
    Ok(())
}

/// Signs a draft as the next edition: it gets its number and is frozen. [`may_release`] comes first; `now` is the moment of
/// signing.
///
/// # Errors
/// A [`Fault`]; the record is then unchanged.
pub fn freeze(
    record: &mut Record,
    last: Option<&Kept>,
    drafted: &Drafted,
    releaser: &str,
    now: Timestamp,
    words: &Wording,
) -> Result<(), Fault> {
    let brief = &drafted.brief;
    let agreements = record
        .agreements()
        .map_err(|error| Fault::reading(words, &error))?;
    let kept = agreements
        .iter()
        .find(|kept| kept.sha256.to_string() == brief.agreement_sha256);
    // An edition that nobody could print again, because its text is not on record, is not released.
    let kept = kept.ok_or_else(|| Fault::phrase(words, "brief-text-not-on-record", &[]))?;
    let concerns = |id| Ref {
        rel: Rel::Concerns,
        id,
    };
    let edition = Edition {
        number: brief.edition.to_string(),
        cutoff: brief.cutoff.at(),
        content: drafted.content.clone(),
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
    match record.append(vec![draft], now) {
        Ok(_) => Ok(()),
        Err(AppendError::Refused(refusals))
            if refusals
                .iter()
                .any(|refusal| matches!(refusal.reason, RefusalReason::KeyUsed { .. })) =>
        {
            let args = [("n", brief.edition.into())];
            Err(Fault::phrase(words, "brief-number-used", &args))
        }
        Err(AppendError::Refused(refusals)) => {
            let reasons = refusals
                .iter()
                .map(|refusal| trouble::refusal(words, &refusal.reason));
            let fault = Fault::phrase(words, "brief-not-released", &[]);
            Err(reasons.fold(fault, Fault::hint))
        }
        Err(error) => Err(Fault::world(trouble::adding(words, &error))),
    }
}

/// The cut-off: an instant with its offset, a date with an hour on the agreement's clock, or an hour: the last one past.
///
/// # Errors
/// A [`Fault`] if it is none of these, or ahead of `now`.
pub fn cut_off(
    text: &str,
    clock: &Clock,
    now: Timestamp,
    words: &Wording,
) -> Result<Timestamp, Fault> {
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
        let args = [("text", text.into())];
        return Err(Fault::usage(words.say("brief-cutoff-form", &args)));
    };
    if at > now {
        let args = [("text", text.into())];
        return Err(Fault::phrase(words, "brief-cutoff-ahead", &args));
    }
    Ok(at)
}

/// A date with an hour, without an offset. A bare date is none: its hour would be a guess.
fn civil(text: &str) -> Option<DateTime> {
    text.contains([':', 'T']).then(|| text.parse().ok())?
}
