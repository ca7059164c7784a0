//! Standings as JSON: the shapes of `claims-format.md`, which programs outside the project rely on.
//!
//! Names here are a promise; more may be added, none renamed. Command line and pages serve these same structs.

mod required;

use std::collections::BTreeMap;

use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_agreement::meaning::Held;
use tregua_record::Name;
use tregua_record::entries::claim::Claim;

use self::required::{RequiredJson, required_json};
use crate::begun::{WaitingJson, waiting_json};
use crate::count::{ClosedBy, Count};
use crate::evaluator::{Evaluator, Wanted};
use crate::flags::Flag;
use crate::history::History;
use crate::row::{InstanceName, OverReadings, Required, Row, Slack};
use crate::statement::Statement;
use crate::tally::Tally;

/// What the caller knows and the evaluator does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// SHA-256 of the agreement's text, in hex.
    pub agreement_sha256: String,
    /// The head of the record.
    pub record_head: String,
    /// Whether the record verifies; `None` if nobody looked.
    pub record_sound: Option<bool>,
    /// `said`, `received` or `proved`.
    pub known_by: String,
    /// Entries that cannot be read: no statement is made of them, and whoever reads a standing is told.
    pub unreadable: Vec<UnreadEntry>,
}

/// An entry that cannot be read: what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadEntry {
    /// Its id, in hex.
    pub entry: String,
    /// What it is.
    pub kind: String,
    /// The organisation that signed it.
    pub author: String,
    /// The acts that its header names.
    pub acts: Vec<String>,
    /// The clauses that its header names.
    pub clauses: Vec<String>,
    /// Why it cannot be read: `erased`, `erased-elsewhere`, `restricted`, `not-come`, `gone`, `not-understood`.
    pub why: &'static str,
    /// The group that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Who erased it.
    pub erased_by: Option<String>,
    /// When, by their clock.
    pub erased_at: Option<String>,
    /// Why they did.
    pub because: Option<&'static str>,
    /// Their notice.
    pub notice: Option<String>,
}

/// True of a record that verifies, of which nothing has to be said.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn verified(sound: &Option<bool>) -> bool {
    *sound == Some(true)
}

/// Everything asked, at a moment.
#[derive(Debug, Clone, Serialize)]
pub struct StatusDocument {
    format: u32,
    agreement: String,
    agreement_sha256: String,
    text: Option<String>,
    record_head: String,
    /// Left out of a record that verifies: false, or null if nobody looked.
    #[serde(skip_serializing_if = "verified")]
    record_sound: Option<bool>,
    /// Left out where every entry can be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<UnreadEntry>,
    tzdb: &'static str,
    as_of: String,
    as_known: String,
    known_by: String,
    phases: Vec<PhaseJson>,
    /// Phases that wait for something and are not known to have begun.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phases_waiting: Vec<WaitingJson>,
    rows: Vec<RowJson>,
    over_readings: Vec<OverJson>,
    counts: Vec<CountJson>,
    accounts: Vec<AccountJson>,
    misprints: Vec<MisprintJson>,
}

#[derive(Debug, Clone, Serialize)]
struct PhaseJson {
    phase: String,
    from: String,
    to: Option<String>,
    planned: Option<String>,
    ends: Vec<String>,
    ended: bool,
    moved_by: Vec<String>,
}

/// An entry, by its id and the key of its claim.
#[derive(Debug, Clone, Serialize)]
pub struct EntryRef {
    /// The entry's id, in hex.
    pub entry: String,
    /// The claim's key.
    pub claim: String,
}

/// One row.
#[derive(Debug, Clone, Serialize)]
pub struct RowJson {
    clause: String,
    part: String,
    reading: ReadingJson,
    held_by: Vec<String>,
    instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    window: [String; 2],
    view: String,
    status: &'static str,
    outcomes: Vec<&'static str>,
    causes: Vec<&'static str>,
    required: RequiredJson,
    counted: Option<CountedJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<CountedJson>,
    slack: Option<SlackJson>,
    decides_at: Option<String>,
    closed_by: Option<&'static str>,
    /// Of an amount in every stretch of a length: the one that the count is of, where one voice names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    stretch: Option<[String; 2]>,
    rests_on: Vec<EntryRef>,
    counted_from: Vec<EntryRef>,
    /// How many more entries it was counted from, where only some are told.
    #[serde(skip_serializing_if = "is_zero")]
    counted_from_more: usize,
    in_force_by: Vec<EntryRef>,
    /// What the clause still waits for, in the words of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waits_for: Vec<String>,
    /// What freed those whom it binds, or may have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    freed_by: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suspensions: Vec<SuspensionJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waivers: Vec<WaiverJson>,
    /// Of words that no count can judge: who judged them, and how.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    judged: Vec<JudgingJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beside: Vec<BesideJson>,
}

#[derive(Debug, Clone, Serialize)]
struct ReadingJson {
    #[serde(rename = "counting point")]
    point: Option<String>,
    name: Option<String>,
}

/// A suspension that somebody declared, and what it is worth in this view.
#[derive(Debug, Clone, Serialize)]
struct SuspensionJson {
    #[serde(flatten)]
    by: EntryRef,
    voice: String,
    worth: &'static str,
}

/// What somebody says of words that no count can judge: `kept`, `not kept` or `open`.
#[derive(Debug, Clone, Serialize)]
struct JudgingJson {
    #[serde(flatten)]
    by: EntryRef,
    voice: String,
    says: &'static str,
}

/// A waiver that somebody declared: by one of those who together may, or by somebody else.
#[derive(Debug, Clone, Serialize)]
struct WaiverJson {
    #[serde(flatten)]
    by: EntryRef,
    voice: String,
    benefits: bool,
}

#[derive(Debug, Clone, Serialize)]
struct BesideJson {
    view: String,
    status: &'static str,
}

/// An interval of whole numbers.
#[derive(Debug, Clone, Serialize)]
pub struct CountedJson {
    lo: u64,
    hi: Option<u64>,
    /// Nobody in this view reported anything.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    nothing_reported: bool,
    /// Both ends are one voice's own figures.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    differs: bool,
}

#[derive(Debug, Clone, Serialize)]
struct SlackJson {
    amount: i128,
    unit: String,
}

#[derive(Debug, Clone, Serialize)]
struct OverJson {
    clause: String,
    part: String,
    instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    view: String,
    status: &'static str,
    readings: Vec<OverReadingJson>,
}

#[derive(Debug, Clone, Serialize)]
struct OverReadingJson {
    reading: ReadingJson,
    status: &'static str,
}

/// One voice's count of one thing over one window.
#[derive(Debug, Clone, Serialize)]
pub struct CountJson {
    what: String,
    act: String,
    thing: Option<String>,
    unit: Option<String>,
    counting_point: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    voice: String,
    window: [String; 2],
    counted: CountedJson,
    parts: BTreeMap<String, u64>,
    out_of: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<QuotaJson>,
    flags: Vec<FlagJson>,
    from: Vec<EntryRef>,
}

#[derive(Debug, Clone, Serialize)]
struct QuotaJson {
    each_day: u64,
    days: u64,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "flag")]
enum FlagJson {
    #[serde(rename = "parts differ from whole")]
    Parts {
        entry: EntryRef,
        parts_add_to: u64,
        whole: u64,
    },
    #[serde(rename = "total differs from its days")]
    Total {
        entry: EntryRef,
        of: Vec<String>,
        total: u64,
        others: CountedPair,
    },
    #[serde(rename = "rival figures")]
    Rivals { about: String },
}

#[derive(Debug, Clone, Serialize)]
struct CountedPair {
    lo: u64,
    hi: Option<u64>,
}

#[derive(Debug, Clone, Serialize)]
struct AccountJson {
    about: Option<String>,
    voice: String,
    speaker: Option<String>,
    attribution: &'static str,
    cause: Option<String>,
    entry: EntryRef,
    source: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct MisprintJson {
    clause: String,
    words: String,
    sources: Vec<String>,
}

/// Turns ids into entries with their claims' keys.
pub struct Keys<'a>(From<'a>);

enum From<'a> {
    /// By their ids.
    Sorted(Box<[(&'a str, &'a Claim)]>),
    /// Those that an evaluator has.
    Read(&'a History),
}

impl<'a> Keys<'a> {
    /// The keys of these statements.
    pub fn new(statements: impl IntoIterator<Item = &'a Statement>) -> Self {
        let named = |statement: &'a Statement| (statement.id.as_str(), &*statement.claim);
        let mut keys: Box<[(&str, &Claim)]> = statements.into_iter().map(named).collect();
        keys.sort_by_key(|(id, _)| *id);
        Keys(From::Sorted(keys))
    }

    /// The keys of the statements that an evaluator knows at any moment, for nothing.
    pub fn of(evaluator: &'a Evaluator<'_>) -> Self {
        Keys(From::Read(evaluator.history()))
    }

    /// The claim of an entry.
    pub fn claim(&self, id: &str) -> Option<&'a Claim> {
        match &self.0 {
            From::Sorted(keys) => {
                let found = keys.binary_search_by_key(&id, |(own, _)| own).ok()?;
                keys.get(found).map(|(_, claim)| *claim)
            }
            From::Read(history) => history.statement(id).map(|statement| &*statement.claim),
        }
    }

    /// The entry with its claim's key.
    pub fn entry(&self, id: &str) -> EntryRef {
        EntryRef {
            entry: id.to_owned(),
            claim: self
                .claim(id)
                .map_or_else(String::new, |claim| claim.key.to_string()),
        }
    }

    fn entries(&self, ids: &[Name]) -> Vec<EntryRef> {
        ids.iter().map(|id| self.entry(id)).collect()
    }
}

/// The document for what is wanted.
pub fn status(
    evaluator: &Evaluator<'_>,
    wanted: &Wanted,
    provenance: &Provenance,
    keys: &Keys<'_>,
) -> StatusDocument {
    let agreement = evaluator.agreement;
    let moment = evaluator.moment;
    let rows = evaluator.rows(wanted);
    StatusDocument {
        format: 1,
        agreement: agreement.name.clone(),
        agreement_sha256: provenance.agreement_sha256.clone(),
        text: agreement.text.clone(),
        record_head: provenance.record_head.clone(),
        record_sound: provenance.record_sound,
        unreadable: provenance.unreadable.clone(),
        tzdb: tregua_calendar::tzdb_version(),
        as_of: agreement.clock.write(moment.as_of),
        as_known: moment.as_known.to_string(),
        known_by: provenance.known_by.clone(),
        phases: evaluator
            .phases()
            .iter()
            .map(|phase| phase_json(evaluator, phase, keys))
            .collect(),
        phases_waiting: waiting_json(evaluator),
        rows: rows
            .iter()
            .map(|row| row_json(agreement, row, keys))
            .collect(),
        over_readings: evaluator
            .over_readings(wanted, &rows)
            .iter()
            .map(over_json)
            .collect(),
        counts: evaluator
            .tallies()
            .iter()
            .map(|tally| count_json(agreement, tally, keys))
            .collect(),
        accounts: accounts(evaluator, keys),
        misprints: misprints(agreement),
    }
}

fn phase_json(
    evaluator: &Evaluator<'_>,
    phase: &crate::phases::PhaseSpan,
    keys: &Keys<'_>,
) -> PhaseJson {
    let clock = &evaluator.agreement.clock;
    let write = |at: tregua_calendar::Timestamp| {
        (at < tregua_calendar::Timestamp::MAX).then(|| clock.write(at))
    };
    PhaseJson {
        phase: phase.name.clone(),
        from: clock.write(phase.window.from),
        to: write(phase.window.to),
        planned: phase.ends.first().and_then(|end| write(end.at)),
        ends: phase.ends.iter().filter_map(|end| write(end.at)).collect(),
        ended: evaluator.moment.as_of >= phase.window.to,
        moved_by: phase
            .moved_by
            .iter()
            .map(|id| keys.entry(id).claim)
            .collect(),
    }
}

/// A row in its JSON shape.
pub fn row_json(agreement: &Agreement, row: &Row, keys: &Keys<'_>) -> RowJson {
    row_json_with(agreement, row, keys, usize::MAX)
}

/// The same with at most so many of the entries that it was counted from; `counted_from_more` says how many are left out.
pub fn row_json_with(
    agreement: &Agreement,
    row: &Row,
    keys: &Keys<'_>,
    most_entries: usize,
) -> RowJson {
    let clock = &agreement.clock;
    let told = row.counted_from.len().min(most_entries);
    RowJson {
        clause: row.clause.clone(),
        part: row.part.clone(),
        reading: ReadingJson {
            point: row.point.clone(),
            name: row.reading.clone(),
        },
        held_by: held_by(&row.held),
        instance: day_of(row.instance.as_ref()),
        key: key_of(row.instance.as_ref()),
        window: [clock.write(row.window.from), clock.write(row.window.to)],
        stretch: row
            .counted
            .as_ref()
            .and_then(|count| count.stretch)
            .map(|stretch| [clock.write(stretch.from), clock.write(stretch.to)]),
        view: row.view.to_string(),
        status: row.status.word(),
        outcomes: row.outcomes.iter().map(|outcome| outcome.word()).collect(),
        causes: row.causes.iter().map(|cause| cause.word()).collect(),
        required: required_json(agreement, row),
        counted: row.counted.as_ref().map(counted_json),
        base: row.base.as_ref().map(counted_json),
        slack: row.slack.map(|slack| slack_json(&row.required, slack)),
        decides_at: row.decides_at.map(|at| clock.write(at)),
        closed_by: row.closed_by.map(closed_by),
        rests_on: keys.entries(&row.rests_on),
        counted_from: keys.entries(row.counted_from.get(..told).unwrap_or_default()),
        counted_from_more: row.counted_from.len() - told,
        in_force_by: keys.entries(&row.in_force_by),
        waits_for: row.waits_for.iter().map(ToString::to_string).collect(),
        freed_by: row.freed_by.iter().map(ToString::to_string).collect(),
        waivers: row
            .waivers
            .iter()
            .map(|one| WaiverJson {
                by: keys.entry(&one.entry),
                voice: one.voice.clone(),
                benefits: one.benefits,
            })
            .collect(),
        suspensions: row
            .suspensions
            .iter()
            .map(|one| SuspensionJson {
                by: keys.entry(&one.entry),
                voice: one.voice.clone(),
                worth: one.worth.word(),
            })
            .collect(),
        judged: row
            .judged
            .iter()
            .map(|one| JudgingJson {
                by: keys.entry(&one.entry),
                voice: one.voice.clone(),
                says: one.says.word(),
            })
            .collect(),
        beside: row
            .beside
            .iter()
            .map(|(voice, status)| BesideJson {
                view: format!("according to {voice}"),
                status: status.word(),
            })
            .collect(),
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The holders of a reading, or where it comes from.
fn held_by(held: &Held) -> Vec<String> {
    let ours = held.ours.then(|| "ours".to_owned());
    held.by
        .iter()
        .chain(&held.in_sources)
        .chain(&held.from_rows)
        .cloned()
        .chain(ours)
        .collect()
}

/// A count's interval in its JSON shape.
pub fn counted_json(count: &Count) -> CountedJson {
    CountedJson {
        lo: count.lo,
        hi: count.hi,
        nothing_reported: !count.spoken,
        differs: count.differs,
    }
}

/// What closed a count, in the words of the header or the format.
fn closed_by(by: ClosedBy) -> &'static str {
    match by {
        ClosedBy::DatedFigure => "a dated figure counts for the day that begins on it",
        ClosedBy::WholeTotal => "a total of the whole window",
        ClosedBy::Close => "close",
        ClosedBy::Grace => "reporting grace",
    }
}

fn slack_json(required: &Required, slack: Slack) -> SlackJson {
    match slack {
        Slack::Minutes(minutes) => SlackJson {
            amount: minutes.into(),
            unit: "minute".to_owned(),
        },
        Slack::Units(amount) => SlackJson {
            amount,
            unit: match required {
                Required::Amount { unit, .. }
                | Required::Ratio { unit, .. }
                | Required::Together { unit, .. }
                | Required::State { unit, .. } => unit.clone(),
                Required::Allowed { act, .. } | Required::None { act } => act.clone(),
                Required::Done { .. } | Required::Renewed { .. } | Required::ByHand { .. } => {
                    String::new()
                }
            },
        },
    }
}

fn day_of(name: Option<&InstanceName>) -> Option<String> {
    name?.day().map(|date| date.to_string())
}

fn key_of(name: Option<&InstanceName>) -> Option<String> {
    name?.key().map(str::to_owned)
}

fn over_json(over: &OverReadings) -> OverJson {
    OverJson {
        clause: over.clause.clone(),
        part: over.part.clone(),
        instance: day_of(over.instance.as_ref()),
        key: key_of(over.instance.as_ref()),
        view: over.view.to_string(),
        status: over.status.word(),
        readings: over
            .readings
            .iter()
            .map(|(point, name, status)| OverReadingJson {
                reading: ReadingJson {
                    point: point.clone(),
                    name: name.clone(),
                },
                status: status.word(),
            })
            .collect(),
    }
}

/// A count in its JSON shape.
pub fn count_json(agreement: &Agreement, tally: &Tally, keys: &Keys<'_>) -> CountJson {
    let clock = &agreement.clock;
    CountJson {
        what: what(agreement, tally),
        act: tally.act.clone(),
        thing: tally.thing.clone(),
        unit: tally.unit.clone(),
        counting_point: tally.point.clone(),
        place: tally.place.clone(),
        voice: tally.voice.clone(),
        window: [clock.write(tally.window.from), clock.write(tally.window.to)],
        counted: counted_json(&tally.counted),
        parts: tally.parts.clone(),
        out_of: tally.counted.out_of,
        beside: tally
            .beside
            .map(|(each_day, days)| QuotaJson { each_day, days }),
        flags: tally
            .flags
            .iter()
            .map(|flag| flag_json(flag, keys))
            .collect(),
        from: keys.entries(&tally.from),
    }
}

/// What a tally counts, in words of the agreement: `people held in Gaza released`, `trucks admitted in North`.
pub fn what(agreement: &Agreement, tally: &Tally) -> String {
    let act = what_of(agreement, tally.thing.as_deref(), &tally.act);
    match &tally.place {
        Some(place) => format!("{act} in {place}"),
        None => act,
    }
}

/// A thing and an act, in words of the agreement where it has them: `people held in Gaza released`.
pub fn what_of(agreement: &Agreement, thing: Option<&str>, act: &str) -> String {
    let thing = thing.map(|name| {
        agreement
            .thing(name)
            .map_or(name, |thing| thing.plural.as_str())
    });
    let done = agreement
        .lexicon
        .verb(act)
        .map_or(act, |verb| verb.done.as_str());
    thing.map_or_else(|| done.to_owned(), |thing| format!("{thing} {done}"))
}

fn flag_json(flag: &Flag, keys: &Keys<'_>) -> FlagJson {
    match flag {
        Flag::Parts {
            entry,
            add_to,
            whole,
        } => FlagJson::Parts {
            entry: keys.entry(entry),
            parts_add_to: *add_to,
            whole: *whole,
        },
        Flag::Total {
            entry,
            says,
            others_lo,
            others_hi,
            of,
        } => {
            let others = CountedPair {
                lo: *others_lo,
                hi: *others_hi,
            };
            FlagJson::Total {
                entry: keys.entry(entry),
                of: of.clone(),
                total: *says,
                others,
            }
        }
        Flag::Rivals { about } => FlagJson::Rivals {
            about: about.clone(),
        },
    }
}

fn accounts(evaluator: &Evaluator<'_>, keys: &Keys<'_>) -> Vec<AccountJson> {
    let json = |statement: &Statement| AccountJson {
        about: statement.claim.about.as_ref().map(Into::into),
        voice: statement.voice(),
        speaker: statement.claim.speaker.as_ref().map(Into::into),
        attribution: statement.claim.attribution.word(),
        cause: statement.claim.cause.as_ref().map(Into::into),
        entry: keys.entry(&statement.id),
        source: statement.claim.source.as_ref().map(Into::into),
    };
    evaluator.accounts().into_iter().map(json).collect()
}

fn misprints(agreement: &Agreement) -> Vec<MisprintJson> {
    let each = agreement.clauses.iter().flat_map(|clause| {
        clause
            .misprints
            .iter()
            .map(move |misprint| (clause, misprint))
    });
    each.map(|(clause, misprint)| MisprintJson {
        clause: clause.label.clone(),
        words: misprint.words.clone(),
        sources: misprint.sources.clone(),
    })
    .collect()
}
