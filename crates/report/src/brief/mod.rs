//! The brief: one page at a cut-off, for people who start their day with it. Plain data that fits every language;
//! [`page()`] makes words of it.
//!
//! It holds codes, numbers, times and declared names only. Words of a payload that could name a person (the figure as
//! printed, a speaker, a cause, identities, a place that nobody declared) never enter it.

mod corrections;
mod due;
pub(crate) mod figures;
mod incidents;
mod page;
mod phases;
mod stocks;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tregua_agreement::Agreement;
use tregua_calendar::{Timestamp, When, Window};
use tregua_standing::document::Keys;
use tregua_standing::{Evaluator, Moment, Statement};

use crate::differ::differing;
use crate::stamp::Stamp;

pub use crate::differ::Difference;
pub use corrections::{Correction, Ends};
pub use due::{Ask, Asked, DueNote, SoFar};
pub(crate) use figures::what;
pub use figures::{Figure, Figures, Period, VoiceFigures, What};
pub(crate) use incidents::accounts_of_incidents;
pub use incidents::{Account, Coverage, Harm, Incident, Reply};
pub use page::{Release, page};
pub use phases::{PhaseMove, PhaseNote, PhaseState, PhaseWaits};
pub(crate) use stocks::kinds;
pub use stocks::{Stock, StockFigure};

/// The version of this shape. Later versions read earlier ones.
pub const FORMAT: u64 = 1;

/// A brief without an earlier edition looks back a day.
const LOOKS_BACK: Duration = Duration::from_secs(24 * 3600);

/// How far ahead it looks for what falls due.
const LOOKS_AHEAD: Duration = Duration::from_secs(24 * 3600);

/// One brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Brief {
    /// [`FORMAT`].
    pub format: u64,
    /// The agreement's name.
    pub agreement: String,
    /// SHA-256 of its text, in hex.
    pub agreement_sha256: String,
    /// The standing of the text itself, as its header says.
    pub text: Option<String>,
    /// The version of the time-zone data.
    pub tzdb: String,
    /// The number of this edition, or that it would have.
    pub edition: u64,
    /// The edition before it, if one was released.
    pub previous: Option<Previous>,
    /// The desk or office that drafted it.
    pub drafter: Option<String>,
    /// It says what was known up to this instant, and is read against this clock.
    pub cutoff: Stamp,
    /// It tells what is new since then: the last edition's cut-off, or a day before.
    pub since: Stamp,
    /// Known by which time: `said` or `received`.
    pub known_by: String,
    /// Figures of the time before `since` that stand otherwise now, and entries corrected or retracted.
    pub corrections: Vec<Correction>,
    /// Where each phase stands.
    pub phases: Vec<PhaseNote>,
    /// Phases that are not known to have begun; none in editions older than this field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<PhaseWaits>,
    /// What falls due in the next day, and what is overdue.
    pub due: Vec<DueNote>,
    /// Figures by voice and counting basis.
    pub figures: Vec<Figures>,
    /// How many are still there, by voice.
    pub stocks: Vec<Stock>,
    /// Incidents that something was said of since then.
    pub incidents: Vec<Incident>,
    /// Incidents on record that nothing new was said of.
    pub earlier_incidents: u64,
    /// Who says that its reports cover which window and place; without any, silence says nothing.
    pub coverage: Vec<Coverage>,
    /// Accounts that differ, each with the one figure that would close it.
    pub differ: Vec<Difference>,
    /// Voices from which nothing was received since then.
    pub silent: Vec<String>,
}

/// The edition before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Previous {
    /// Its number.
    pub number: u64,
    /// Its cut-off.
    pub cutoff: Stamp,
    /// Its hash, in hex.
    pub sha256: String,
}

/// What a brief is made from.
#[derive(Debug, Clone)]
pub struct Sources<'a> {
    /// The text, lowered.
    pub agreement: &'a Agreement,
    /// SHA-256 of the text, in hex.
    pub agreement_sha256: String,
    /// Every statement on record, each known from the time chosen.
    pub statements: &'a [Statement],
    /// `said` or `received`.
    pub known_by: String,
    /// The cut-off.
    pub cutoff: Timestamp,
    /// The edition before it: number, cut-off, hash in hex.
    pub previous: Option<(u64, Timestamp, String)>,
    /// The desk or office that drafts.
    pub drafter: Option<String>,
}

/// The brief at the cut-off. Statements known later leave no trace in it.
pub fn compose(from: &Sources<'_>) -> Brief {
    let moment = Moment {
        as_of: from.cutoff,
        as_known: from.cutoff,
    };
    let now = Evaluator::new(from.agreement, from.statements, moment);
    compose_of(&now, &Keys::new(from.statements), from)
}

/// The same of an evaluator that has worked out its statements at the cut-off already, with their keys.
pub fn compose_of(now: &Evaluator<'_>, keys: &Keys<'_>, from: &Sources<'_>) -> Brief {
    let clock = &from.agreement.clock;
    let since = match &from.previous {
        Some((_, cutoff, _)) => *cutoff,
        None => from.cutoff.checked_sub(LOOKS_BACK).unwrap_or(from.cutoff),
    };
    let ahead = from.cutoff.checked_add(LOOKS_AHEAD).unwrap_or(from.cutoff);
    let at = |moment| Moment {
        as_of: moment,
        as_known: moment,
    };
    let before = now.at(at(since));
    let news = News {
        since,
        cutoff: from.cutoff,
    };
    let figures = figures::figures(now, keys);
    let (incidents, earlier_incidents) = incidents::incidents(now, news);
    Brief {
        format: FORMAT,
        agreement: from.agreement.name.clone(),
        agreement_sha256: from.agreement_sha256.clone(),
        text: from.agreement.text.clone(),
        tzdb: tregua_calendar::tzdb_version().to_owned(),
        edition: from.previous.as_ref().map_or(1, |(number, ..)| number + 1),
        previous: from
            .previous
            .as_ref()
            .map(|(number, cutoff, sha256)| Previous {
                number: *number,
                cutoff: Stamp::new(*cutoff, clock),
                sha256: sha256.clone(),
            }),
        drafter: from.drafter.clone(),
        cutoff: Stamp::new(from.cutoff, clock),
        since: Stamp::new(since, clock),
        known_by: from.known_by.clone(),
        corrections: corrections::corrections(&before, now, from.statements, keys, news),
        phases: phases::phases(now),
        waiting: phases::waiting(now),
        due: due::notes(now, Window::new(from.cutoff, ahead)),
        differ: differing(now, keys)
            .into_iter()
            .map(|one| one.difference)
            .collect(),
        figures,
        stocks: stocks::stocks(now, keys),
        incidents,
        earlier_incidents,
        coverage: incidents::coverage(now),
        silent: silent(now, news),
    }
}

/// From when something is new, and up to when it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct News {
    pub(crate) since: Timestamp,
    pub(crate) cutoff: Timestamp,
}

impl News {
    pub(crate) fn holds(self, statement: &Statement) -> bool {
        self.since < statement.known && statement.known <= self.cutoff
    }
}

/// A claimed time in the form claims have, on the agreement's clock.
fn written(now: &Evaluator<'_>, when: When) -> String {
    let clock = &now.agreement().clock;
    match when {
        When::Instant(at) => clock.write(at),
        When::Between(window) => format!("{}/{}", clock.write(window.from), clock.write(window.to)),
        dates => dates.to_string(),
    }
}

/// Declared voices, and all others that ever spoke, of which nothing is new. In alphabetical order: no voice comes first.
fn silent(now: &Evaluator<'_>, news: News) -> Vec<String> {
    let agreement = now.agreement();
    let declared = agreement.declared_voices();
    let mut voices: BTreeSet<String> = declared.cloned().collect();
    voices.extend(
        now.standing()
            .filter(|statement| statement.claim.kind != tregua_record::Kind::Note)
            .map(Statement::voice),
    );
    let heard: BTreeSet<String> = now
        .standing()
        .filter(|statement| news.holds(statement))
        .map(Statement::voice)
        .collect();
    voices.difference(&heard).cloned().collect()
}
