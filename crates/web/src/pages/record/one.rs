//! `/record/{entry}`: one entry, everything that is known of it, and what it hangs together with.

use std::sync::Arc;

use maud::html;
use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::duty::{Kernel, Measure};
use tregua_desk::attachments::Kept;
use tregua_desk::{Held, HeldPayload, WhyUnread, trouble};
use tregua_record::{Claim, EntryId, Envelope, Header, ReadError, Record, Rel, Sealed};
use tregua_report::Stamp;
use tregua_standing::gone;

use crate::access::{Action, Withheld};
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

use super::evidence::{Attached, Step, attached};
use super::line::{GoneData, Line, cells, short};
use super::one_sheet;
use super::ties::Ties;

/// Fewest digits of an id that name an entry.
const FEWEST_DIGITS: usize = 12;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page::<One>()]
}

/// One entry.
#[derive(Serialize, JsonSchema)]
pub(crate) struct One {
    /// It in one line.
    pub(super) line: Line,
    /// Whether its payload can be read: `read`, or why not: `erased`, `erased-elsewhere`, `restricted` (to a group), `not-come`,
    /// `gone`, `not understood`.
    pub(super) readable: &'static str,
    /// Why not, in words.
    #[serde(skip)]
    pub(super) unread: Option<String>,
    /// Every column that is filled in, in the order of the claims format, with its cell as a file has it.
    pub(super) columns: Vec<Column>,
    /// Its five times.
    pub(super) times: Times,
    /// The source in full.
    pub(super) source: Option<SourceData>,
    /// Who signed it, and what everyone keeps for ever.
    pub(super) header: HeaderData,
    /// What it names.
    pub(super) names: Vec<Tie>,
    /// What names it.
    pub(super) named_by: Vec<Tie>,
    /// How many more name it.
    pub(super) named_by_more: usize,
    /// The chain of corrections, step by step; entries of one step stand side by side.
    pub(super) chain: Vec<Vec<Line>>,
    /// Other accounts under the same `about`.
    pub(super) rivals: Vec<Line>,
    /// How many more there are.
    pub(super) rivals_more: usize,
    /// Clauses it names, and clauses about the same act and thing.
    pub(super) clauses: Vec<ClauseTie>,
    /// What was checked for this page; `null` while the record is being written.
    pub(super) proof: Option<Proof>,
    /// What an agreement, a receipt, an edition or a charter holds beside columns.
    pub(super) holds: Option<Holds>,
    /// The files that it attaches, or that are attached to it.
    pub(super) attached: Vec<Attached>,
    /// What of it is withheld from this reader.
    pub(super) withheld: Option<Withheld>,
}

/// A column and its cell.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Column {
    /// The column's name.
    pub(super) column: String,
    /// What the cell holds.
    pub(super) text: String,
}

/// The five times of an entry, which are never merged. Instants are RFC 3339 on the agreement's clock.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Times {
    /// When it happened, as claimed, in the precision that it was claimed in.
    pub(super) occurred: Option<String>,
    /// When the voice said it: an instant or a date.
    pub(super) said: Option<String>,
    /// When it was signed, by the author's clock.
    pub(super) signed: String,
    /// When this node received it.
    pub(super) received: Option<String>,
    /// True if a rebuilt history says when it was received.
    pub(super) rebuilt: bool,
    /// What is proved of the time of its signing; `null`: nothing yet.
    pub(super) bracket: Option<String>,
}

/// A source, in full.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SourceData {
    /// Its entry.
    pub(super) entry: Option<String>,
    /// Its columns.
    pub(super) columns: Vec<Column>,
}

/// The signed header: what everyone may keep for ever.
#[derive(Serialize, JsonSchema)]
pub(crate) struct HeaderData {
    /// The organisation that signed.
    pub(super) author: String,
    /// The device that signed: its public key, 64 hexadecimal digits.
    pub(super) device: String,
    /// The code of its kind.
    pub(super) kind: u64,
    /// Its number in the chain of the device, from 0.
    pub(super) seq: u64,
    /// The rest, from the signed bytes; `null` while the record is being written.
    pub(super) signed: Option<SignedData>,
}

/// What else the header tells.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SignedData {
    /// The space it belongs to.
    pub(super) space: String,
    /// The entry of the device before it.
    pub(super) prev: Option<String>,
    /// Verbs.
    pub(super) acts: Vec<String>,
    /// Parties and zones, as far as this reader may see them.
    pub(super) parties: Vec<String>,
    /// Clauses.
    pub(super) clauses: Vec<String>,
    /// The salted commitment to the payload.
    pub(super) commit: String,
    /// The payload has at most this many bytes.
    pub(super) size: u64,
    /// Heads of logs that the author had seen.
    pub(super) seen: usize,
}

/// One entry and another.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Tie {
    /// How they relate: `corrects`, `retracts`, `confirms`, `denies`, `answers`, `replies`, `receives`, `source`, `repeats`,
    /// `concerns`, `unknown relation`.
    pub(super) rel: &'static str,
    /// The other one; `null` if it is not here.
    pub(super) line: Option<Line>,
    /// The other one's id.
    pub(super) entry: String,
}

/// A clause that an entry may bear on.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ClauseTie {
    /// Its label.
    pub(super) clause: String,
    /// True if the entry names it; else the clause is about the same act and thing.
    pub(super) named: bool,
}

/// What was checked.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Proof {
    /// True if the id is the hash of what was signed.
    pub(super) id: bool,
    /// True if the signature is the device's.
    pub(super) signature: bool,
    /// True if the entry before it in the device's chain is on record, with the number before.
    pub(super) chain: bool,
    /// `opens` or `does not open`; of content that is not here `erased`, of what is for a group `withheld`.
    pub(super) commitment: &'static str,
    #[serde(skip)]
    pub(super) damage: Option<String>,
}

/// What an entry holds that is no row.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Holds {
    /// The text of an agreement: its SHA-256.
    Agreement {
        /// Of the text.
        sha256: String,
    },
    /// A receipt.
    Receipt {
        /// When the entries were received, RFC 3339 on the agreement's clock.
        received: String,
        /// True if a history was rebuilt.
        rebuilt: bool,
        /// How many entries it covers.
        entries: usize,
        /// SHA-256 of the files they came from.
        files: Vec<String>,
    },
    /// A brief as it was released: its SHA-256.
    Edition {
        /// Of the brief.
        sha256: String,
    },
    /// An attached file: its SHA-256.
    Attachment {
        /// Of the file.
        sha256: String,
    },
    /// A step in the keeping of what was attached.
    Custody {
        /// What was done, and who says so.
        step: Step,
    },
    /// The first entry of the record.
    Charter,
}

impl Page for One {
    const PATH: &'static str = "/record/{entry}";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-record-entry-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let held = Arc::clone(named(visit)?);
        Ok(One::of(visit, &held))
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet {
            of: Some(self.title().to_owned()),
            ..Sheet::at_a_moment(html! { (one_sheet::one(self, visit)) })
                .with_scripts(&["record.js"])
        }
    }
}

/// The entry that the address names: by its id, or by the beginning of it if no other begins so.
///
/// # Errors
/// [`Trouble::Absent`] if there is none, [`Trouble::Input`] if several begin so.
pub(super) fn named(visit: &Visit) -> Result<&Arc<Held>, Trouble> {
    let text = visit.param("entry").to_ascii_lowercase();
    if let Ok(id) = text.parse::<EntryId>() {
        return visit.snapshot.entry(id).ok_or(Trouble::Absent);
    }
    let digits = text.bytes().all(|digit| digit.is_ascii_hexdigit());
    if !digits || !(FEWEST_DIGITS..=64).contains(&text.len()) {
        return Err(Trouble::Absent);
    }
    let half = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0) as u8;
    let wanted: Vec<u8> = text.bytes().map(half).collect();
    let begins = |held: &&Arc<Held>| {
        let bytes = held.id.as_bytes().iter();
        let own = bytes.flat_map(|byte| [byte >> 4, byte & 15]);
        own.zip(&wanted).all(|(own, wanted)| own == *wanted)
    };
    let mut found = visit.snapshot.entries().iter().filter(begins);
    let first = found.next().ok_or(Trouble::Absent)?;
    match found.next() {
        None => Ok(first),
        Some(_) => Err(Trouble::Input(
            visit.with("web-record-several", &[("text", text.as_str().into())]),
        )),
    }
}

impl One {
    /// Its key, or the beginning of its id.
    pub(super) fn title(&self) -> &str {
        self.line.key.as_deref().unwrap_or(short(&self.line.entry))
    }

    fn of(visit: &Visit, held: &Arc<Held>) -> Self {
        let snapshot = &visit.snapshot;
        let clock = snapshot.clock();
        let statements = snapshot.statements(visit.asked.by);
        let gone = gone(statements.iter(), visit.asked.moment.as_known);
        // Before its own time an entry counts for nothing; of the others, only what replaced them is told.
        let of = |held: &Arc<Held>| {
            let id = held.id.to_string();
            Line::of(visit, held, gone.get(id.as_str()))
        };
        let line = of(held);
        let claim = line.claim.clone();
        let ties = Ties::of(visit, held);
        let cell = |column: &str, columns: &[Column]| {
            let mut own = columns.iter().filter(|own| own.column == column);
            own.next().map(|own| own.text.clone())
        };
        let columns = columns(visit, held, claim.as_deref());
        let (signed, proof) = proof(visit, held);
        let unread = snapshot.holdings.unread_of(held);
        let tie = |rel: Rel, id: EntryId| Tie {
            rel: rel.word(),
            line: snapshot.entry(id).map(of),
            entry: id.to_string(),
        };
        One {
            readable: match unread.as_ref().map(|unread| unread.why) {
                None => "read",
                Some(WhyUnread::NotUnderstood) => "not understood",
                Some(why) => why.word(),
            },
            unread: unread.map(|unread| unread.said(visit.words())),
            times: Times {
                occurred: cell("occurred", &columns),
                said: cell("said", &columns),
                signed: clock.write(held.signed),
                received: held.received.map(|at| clock.write(at)),
                rebuilt: held.rebuilt,
                bracket: None,
            },
            source: claim.as_deref().and_then(|claim| source(visit, claim)),
            header: HeaderData {
                author: held.author.to_string(),
                device: held.device.to_string(),
                kind: held.kind.number(),
                seq: held.seq,
                signed,
            },
            names: ties.names.iter().map(|(rel, id)| tie(*rel, *id)).collect(),
            named_by: ties
                .named_by
                .iter()
                .map(|(rel, held)| tie(*rel, held.id))
                .collect(),
            named_by_more: ties.named_by_more,
            chain: ties
                .chain
                .iter()
                .map(|step| step.iter().map(of).collect())
                .collect(),
            rivals: ties.rivals.iter().map(of).collect(),
            rivals_more: ties.rivals_more,
            clauses: claim
                .as_deref()
                .map(|claim| clauses(visit, claim))
                .unwrap_or_default(),
            proof,
            holds: holds(visit, held),
            attached: attached(visit, held),
            withheld: line
                .withheld
                .clone()
                .or_else(|| evidence_withheld(visit, held)),
            columns,
            line,
        }
    }

    /// The statement, as the reader may see it.
    pub(super) fn claim(&self) -> Option<&Claim> {
        self.line.claim.as_deref()
    }

    /// Why it does not stand.
    pub(super) fn gone(&self) -> Option<&GoneData> {
        self.line.gone.as_ref()
    }
}

fn columns(visit: &Visit, held: &Held, claim: Option<&Claim>) -> Vec<Column> {
    let clock = visit.snapshot.clock();
    let cells = match (claim, held.source()) {
        (Some(claim), _) => cells(claim, clock),
        (None, Some(source)) => source_cells(visit, source),
        (None, None) => Vec::new(),
    };
    cells
        .into_iter()
        .map(|(column, text)| Column { column, text })
        .collect()
}

fn source_cells(visit: &Visit, source: &tregua_record::Source) -> Vec<(String, String)> {
    let row = tregua_desk::intake::source_row(source);
    let rows = tregua_import::Rows::Sources(std::slice::from_ref(&row));
    tregua_import::objects(rows, Some(visit.snapshot.clock()))
        .flatten()
        .map(|(column, text)| (column.to_owned(), text))
        .collect()
}

fn source(visit: &Visit, claim: &Claim) -> Option<SourceData> {
    let source = visit.snapshot.holdings.source(claim.source.as_deref()?)?;
    let own = |held: &&Arc<Held>| held.source().is_some_and(|own| Arc::ptr_eq(own, source));
    let entry = visit.snapshot.entries().iter().find(own);
    let columns = source_cells(visit, source).into_iter();
    Some(SourceData {
        entry: entry.map(|held| held.id.to_string()),
        columns: columns
            .map(|(column, text)| Column { column, text })
            .collect(),
    })
}

/// Clauses that the entry names, and those that count, ask or ban the same act upon the same thing. Whether it decides
/// anything there is for the page of the clause to say.
fn clauses(visit: &Visit, claim: &Claim) -> Vec<ClauseTie> {
    let Some(text) = &visit.snapshot.text else {
        let own = claim.clause.iter().map(|clause| ClauseTie {
            clause: clause.to_string(),
            named: true,
        });
        return own.collect();
    };
    let same = |measure: &Measure| {
        claim.act.as_deref() == Some(&measure.act)
            && claim.thing.as_deref() == measure.thing.as_deref()
    };
    let touches = |kernel: &Kernel| match kernel {
        Kernel::Ratio { owed, base, .. } => same(owed) || same(base),
        kernel => same(kernel.measure()),
    };
    let clauses = text.agreement.clauses.iter().filter_map(|clause| {
        let named = claim.clause.as_deref() == Some(clause.label.as_str());
        let mut parts = clause.readings.iter().flat_map(|reading| &reading.parts);
        let touched = named || parts.any(|part| touches(&part.duty.kernel));
        touched.then(|| ClauseTie {
            clause: clause.label.clone(),
            named,
        })
    });
    clauses.collect()
}

/// What the signed bytes tell, and what was checked of them. A long import is not waited for.
fn proof(visit: &Visit, held: &Held) -> (Option<SignedData>, Option<Proof>) {
    type Read = Result<Option<(Envelope, Option<Sealed>)>, ReadError>;
    let read = |record: &Record| -> Read { record.proof(held.id) };
    match visit.house.try_read(read) {
        None => (None, None),
        Some(Ok(Some((envelope, sealed)))) => {
            let header = envelope.header();
            let before = header.prev.map(|prev| visit.snapshot.entry(prev));
            let chain = match before {
                None => header.seq == 0,
                Some(before) => before.is_some_and(|before| {
                    before.device == header.device && before.seq + 1 == header.seq
                }),
            };
            let checked = Proof {
                id: envelope.id() == held.id,
                signature: envelope.check_signature().is_ok(),
                chain,
                commitment: match &sealed {
                    _ if held.group.is_some() => "withheld",
                    None => "erased",
                    Some(sealed) if header.opens(sealed) => "opens",
                    Some(_) => "does not open",
                },
                damage: None,
            };
            (Some(signed(visit, held, header)), Some(checked))
        }
        Some(found) => {
            let damage = match found {
                Err(error) => Some(trouble::reading(visit.words(), &error)),
                _ => None,
            };
            let checked = Proof {
                id: false,
                signature: false,
                chain: false,
                commitment: "does not open",
                damage,
            };
            (None, Some(checked))
        }
    }
}

fn signed(visit: &Visit, held: &Held, header: &Header) -> SignedData {
    let codes = visit.shown_codes(held.id, &header.codes);
    SignedData {
        space: header.space.to_string(),
        prev: header.prev.map(|prev| prev.to_string()),
        acts: codes.acts.into_iter().collect(),
        parties: codes.parties.into_iter().collect(),
        clauses: codes.clauses.into_iter().collect(),
        commit: header.commit.to_string(),
        size: header.size,
        seen: header.seen.len(),
    }
}

/// What is attached to a restricted statement, and said of its keeping, is withheld as a whole.
fn evidence_withheld(visit: &Visit, held: &Held) -> Option<Withheld> {
    held.claim()
        .is_none()
        .then(|| visit.withheld(held.id))
        .flatten()
}

fn holds(visit: &Visit, held: &Held) -> Option<Holds> {
    let clock = visit.snapshot.clock();
    if evidence_withheld(visit, held).is_some() {
        return None;
    }
    Some(match held.payload.as_ref()? {
        HeldPayload::Agreement(text) => Holds::Agreement {
            sha256: text.sha256().to_string(),
        },
        HeldPayload::Receipt(receipt) => Holds::Receipt {
            received: Stamp::new(receipt.received, clock).text().to_owned(),
            rebuilt: receipt.rebuilt,
            entries: receipt.entries.len(),
            // Names of files could be somebody's: only their hashes are shown.
            files: receipt
                .files
                .iter()
                .map(|file| file.sha256.to_string())
                .collect(),
        },
        HeldPayload::Edition(edition) => Holds::Edition {
            sha256: edition.sha256().to_string(),
        },
        HeldPayload::Charter(_) | HeldPayload::SharedCharter(_) => Holds::Charter,
        HeldPayload::Attachment(attachment) => Holds::Attachment {
            sha256: attachment.sha256.to_string(),
        },
        HeldPayload::Custody(custody) => Holds::Custody {
            step: Step::of(visit, &Kept { held, custody }),
        },
        HeldPayload::Statement(_)
        | HeldPayload::Source(_)
        | HeldPayload::Admission(_)
        | HeldPayload::Revocation(_)
        | HeldPayload::Erasure(_)
        | HeldPayload::Group(_)
        | HeldPayload::Reveal
        | HeldPayload::Change(_)
        | HeldPayload::Approval(_)
        | HeldPayload::Disclosure => return None,
    })
}
