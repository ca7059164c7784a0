//! Claims and sources as rows again, in the columns that they use.

mod csv;
mod xlsx;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;
use tregua_record::Name;

use tregua_calendar::{Clock, Said, Timestamp, When};
use tregua_record::entries::claim::{Actor, Adds, Attribution, Claim, Coverage};

use crate::cells::{amount, effects, kinds};
use crate::columns::Table;
use crate::guard;
use crate::rows::source::SourceRow;

pub use xlsx::{WriteError, write_xlsx};

/// Rows of one table.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// Claims, one row each.
    Claims(&'a [Claim]),
    /// Claims that somebody else keeps, one row each.
    Shared(&'a [SharedClaim]),
    /// Sources, one row each.
    Sources(&'a [SourceRow]),
}

/// A claim that somebody else keeps.
#[derive(Debug, Clone)]
pub struct SharedClaim {
    /// The claim.
    pub claim: Arc<Claim>,
    /// When a record received it: what its row says where the claim itself does not.
    pub received: Option<Timestamp>,
}

impl SharedClaim {
    /// When it was received, as its row says.
    pub fn received(&self) -> Option<Timestamp> {
        self.claim.received.or(self.received)
    }
}

/// How to write a table.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout<'a> {
    /// A row of HXL tags below the header.
    pub tags: bool,
    /// Instants are written with their offset on this clock, in UTC without one.
    pub clock: Option<&'a Clock>,
}

/// Writes claims as CSV in UTF-8 with a header, in the columns that at least one of them uses; instants in UTC.
///
/// [`crate::read`] gives the same claims back, if every text of theirs could have come from a cell: not empty, no blanks
/// around it, and no `;`, `|`, `&` or `=` where these part a list; and nobody called `unknown`.
pub fn write_claims(claims: &[Claim]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes whatever is written to it.
    let _ = write_text(&mut bytes, Rows::Claims(claims), Layout::default());
    bytes
}

/// Writes one table as CSV in UTF-8, without a byte-order mark, for programs.
///
/// # Errors
/// What the system says where it takes no more.
pub fn write_text(out: &mut dyn Write, rows: Rows<'_>, layout: Layout<'_>) -> io::Result<()> {
    csv::write(out, &Sheet::of(rows, layout), "\n")
}

/// Writes one table as a spreadsheet opens it: CSV in UTF-8 with a byte-order mark and Windows line ends.
///
/// # Errors
/// What the system says where it takes no more.
pub fn write_csv(out: &mut dyn Write, rows: Rows<'_>, layout: Layout<'_>) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    csv::write(out, &Sheet::of(rows, layout), "\r\n")
}

/// The rows of a table as an object for each: the cells that are not empty, by column.
pub fn objects<'a>(
    rows: Rows<'a>,
    clock: Option<&Clock>,
) -> impl Iterator<Item = Vec<(&'a str, String)>> {
    (0..rows.len()).map(move |at| rows.cells(at, clock))
}

impl<'a> Rows<'a> {
    fn table(self) -> Table {
        match self {
            Rows::Claims(_) | Rows::Shared(_) => Table::Claims,
            Rows::Sources(_) => Table::Sources,
        }
    }

    fn len(self) -> usize {
        match self {
            Rows::Claims(claims) => claims.len(),
            Rows::Shared(claims) => claims.len(),
            Rows::Sources(sources) => sources.len(),
        }
    }

    /// The cells of one row that are not empty.
    fn cells(self, at: usize, clock: Option<&Clock>) -> Vec<(&'a str, String)> {
        match self {
            Rows::Claims(claims) => claims
                .get(at)
                .map(|claim| cells(claim, claim.received, clock)),
            Rows::Shared(claims) => claims
                .get(at)
                .map(|shared| cells(&shared.claim, shared.received(), clock)),
            Rows::Sources(sources) => sources.get(at).map(|source| source_cells(source, clock)),
        }
        .unwrap_or_default()
    }
}

/// One table as it will be written: a header, perhaps a row of tags, and a row for each claim or source.
struct Sheet<'a> {
    rows: Rows<'a>,
    columns: Vec<&'a str>,
    /// Characters of the longest cell of a row.
    longest: usize,
    layout: Layout<'a>,
}

impl<'a> Sheet<'a> {
    fn of(rows: Rows<'a>, layout: Layout<'a>) -> Self {
        let table = rows.table();
        let mut used: BTreeSet<&str> = table.needed().iter().copied().collect();
        if table == Table::Sources {
            // By this column a file is known to hold sources.
            used.insert("publisher");
        }
        let mut longest = 0;
        for (column, text) in (0..rows.len()).flat_map(|at| rows.cells(at, None)) {
            used.insert(column);
            // A text has no more characters than bytes; they are counted only where that would tell.
            if text.len() >= longest {
                longest = longest.max(guard::shut(&text).chars().count());
            }
        }
        let known = table.columns();
        let rank = |name: &str| known.iter().position(|column| column.name == name);
        let mut columns: Vec<&str> = used.into_iter().collect();
        // The known ones in their order, then those that start with `x_` in the alphabet's.
        columns.sort_by_key(|name| rank(name).unwrap_or(known.len()));
        Sheet {
            rows,
            columns,
            longest,
            layout,
        }
    }

    /// Every row from the header on, with a cell for each column, guarded against being taken for a formula.
    fn lines(&self) -> impl Iterator<Item = Vec<Cow<'_, str>>> {
        let header = || self.columns.iter().map(|name| guard::shut(name)).collect();
        let tags = || {
            self.columns
                .iter()
                .map(|name| Cow::from(self.tag(name)))
                .collect()
        };
        let first = std::iter::once_with(header).chain(self.layout.tags.then(tags));
        first.chain((0..self.rows.len()).map(|at| self.line(at)))
    }

    fn line(&self, at: usize) -> Vec<Cow<'_, str>> {
        let mut cells = self.rows.cells(at, self.layout.clock);
        let mut words = |column: &&str| {
            let found = cells.iter_mut().find(|(name, _)| name == column);
            let text = found
                .map(|(_, text)| std::mem::take(text))
                .unwrap_or_default();
            match guard::shut(&text) {
                Cow::Owned(guarded) => Cow::Owned(guarded),
                Cow::Borrowed(_) => Cow::Owned(text),
            }
        };
        self.columns.iter().map(&mut words).collect()
    }

    fn tag(&self, name: &str) -> &'static str {
        let column = self.rows.table().column(name);
        column.map_or("#meta", |column| column.tag)
    }
}

/// The columns in which two claims differ.
pub(crate) fn differing(one: &Claim, other: &Claim) -> Vec<&'static str> {
    let cells = |claim: &Claim| known_cells(claim, claim.received, None);
    let (one_cells, other_cells) = (cells(one), cells(other));
    let pairs = one_cells.iter().zip(&other_cells);
    let known = pairs
        .filter(|(one, other)| one.1 != other.1)
        .map(|(one, _)| one.0);
    known
        .chain((one.extra != other.extra).then_some("x_…"))
        .collect()
}

/// The cells of a claim that are not empty.
fn cells<'c>(
    claim: &'c Claim,
    received: Option<Timestamp>,
    clock: Option<&Clock>,
) -> Vec<(&'c str, String)> {
    let known = known_cells(claim, received, clock)
        .into_iter()
        .filter_map(|(column, text)| Some((column, text?)));
    let extra = claim
        .extra
        .iter()
        .map(|(column, text)| (column.as_str(), text.clone()));
    known.chain(extra).collect()
}

/// Every known column with its cell; `None` where it stays empty, which is also how a default is written.
fn known_cells(claim: &Claim, received: Option<Timestamp>, clock: Option<&Clock>) -> Cells {
    let mut cells = who(claim);
    cells.extend(what(claim));
    cells.extend(where_and_when(claim, clock));
    cells.extend(links(claim, received, clock));
    cells
}

type Cells = Vec<(&'static str, Option<String>)>;

fn who(claim: &Claim) -> Cells {
    let attribution =
        Some(claim.attribution).filter(|attribution| *attribution != Attribution::Named);
    vec![
        ("claim", Some(claim.key.to_string())),
        ("kind", Some(claim.kind.word().to_owned())),
        ("voice", Some(claim.voice.to_string())),
        ("speaker", claim.speaker.as_ref().map(String::from)),
        (
            "attribution",
            attribution.map(|attribution| attribution.word().to_owned()),
        ),
        ("repeats", claim.repeats.as_ref().map(String::from)),
        ("hedge", claim.hedge.as_ref().map(String::from)),
    ]
}

fn what(claim: &Claim) -> Cells {
    let actor = |actor: &Actor| actor.name().unwrap_or("unknown").to_owned();
    let adds = Some(claim.adds).filter(|adds| *adds != Adds::Event);
    let coverage = Some(claim.coverage).filter(|coverage| *coverage != Coverage::Whole);
    vec![
        ("act", claim.act.as_ref().map(String::from)),
        ("actor", claim.actor.as_ref().map(actor)),
        ("blamed", claim.blamed.as_ref().map(String::from)),
        ("thing", claim.thing.as_ref().map(String::from)),
        ("of_kind", filled(kinds::write(&claim.kinds))),
        ("amount", claim.amount.as_ref().map(amount::write)),
        ("unit", claim.unit.as_ref().map(String::from)),
        ("out_of", claim.out_of.map(|whole| whole.to_string())),
        ("adds", adds.map(|adds| adds.word().to_owned())),
        (
            "coverage",
            coverage.map(|coverage| coverage.word().to_owned()),
        ),
        ("effects", filled(effects::write(&claim.effects))),
        (
            "ids",
            filled(
                claim
                    .ids
                    .iter()
                    .map(Name::as_str)
                    .collect::<Vec<_>>()
                    .join(";"),
            ),
        ),
        (
            "counting_point",
            claim.counting_point.as_ref().map(String::from),
        ),
    ]
}

fn where_and_when(claim: &Claim, clock: Option<&Clock>) -> Cells {
    vec![
        ("from", claim.from.as_ref().map(String::from)),
        ("to", claim.to.as_ref().map(String::from)),
        ("through", claim.through.as_ref().map(String::from)),
        ("place", claim.place.as_ref().map(String::from)),
        ("occurred", claim.occurred.map(|when| when_on(clock, when))),
    ]
}

fn links(claim: &Claim, received: Option<Timestamp>, clock: Option<&Clock>) -> Cells {
    vec![
        ("about", claim.about.as_ref().map(String::from)),
        ("clause", claim.clause.as_ref().map(String::from)),
        ("under", claim.under.as_ref().map(String::from)),
        ("counts_for", claim.counts_for.as_ref().map(String::from)),
        ("cause", claim.cause.as_ref().map(String::from)),
        ("refers_to", filled(claim.refers_to.join(";"))),
        ("source", claim.source.as_ref().map(String::from)),
        ("figure", claim.figure.as_ref().map(String::from)),
        ("said", claim.said.map(|said| said_on(clock, said))),
        ("received", received.map(|at| at_on(clock, at))),
    ]
}

fn when_on(clock: Option<&Clock>, when: When) -> String {
    match when {
        When::Instant(at) => at_on(clock, at),
        When::Between(window) => {
            format!("{}/{}", at_on(clock, window.from), at_on(clock, window.to))
        }
        When::Dates(..) => when.to_string(),
    }
}

fn said_on(clock: Option<&Clock>, said: Said) -> String {
    match said {
        Said::At(at) => at_on(clock, at),
        Said::On(date) => date.to_string(),
    }
}

fn at_on(clock: Option<&Clock>, at: Timestamp) -> String {
    clock.map_or_else(|| at.to_string(), |clock| clock.write(at))
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// The cells of a source that are not empty.
fn source_cells<'s>(source: &'s SourceRow, clock: Option<&Clock>) -> Vec<(&'s str, String)> {
    let known = [
        ("source", Some(source.key.clone())),
        ("publisher", source.publisher.clone()),
        ("title", source.title.clone()),
        (
            "published",
            source.published.map(|said| said_on(clock, said)),
        ),
        (
            "known_from",
            source.known_from.map(|said| said_on(clock, said)),
        ),
        ("url", source.url.clone()),
        ("language", source.language.clone()),
        ("sha256", source.sha256.clone()),
        ("note", source.note.clone()),
    ];
    let known = known
        .into_iter()
        .filter_map(|(column, text)| Some((column, text?)));
    let extra = source
        .extra
        .iter()
        .map(|(column, text)| (column.as_str(), text.clone()));
    known.chain(extra).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_column_is_written_in_its_order() {
        let outcome = crate::read(
            &[crate::File {
                name: "a.csv",
                bytes: b"claim,kind,voice\na,note,Alpha\n",
            }],
            &crate::Vocabulary::open(),
            &crate::Options::default(),
        );
        let written: Vec<&str> = known_cells(&outcome.claims[0], None, None)
            .into_iter()
            .map(|(column, _)| column)
            .collect();
        let known: Vec<&str> = Table::Claims
            .columns()
            .iter()
            .map(|column| column.name)
            .collect();
        assert_eq!(written, known);
    }

    #[test]
    fn no_rows_are_a_header_alone() {
        assert_eq!(write_claims(&[]), b"claim,kind,voice\n");
        let mut sources = Vec::new();
        let layout = Layout {
            tags: true,
            clock: None,
        };
        write_csv(&mut sources, Rows::Sources(&[]), layout).unwrap();
        let expected = "\u{feff}source,publisher\r\n#meta+source+id,#org+publisher\r\n";
        assert_eq!(String::from_utf8(sources).unwrap(), expected);
    }

    #[test]
    fn every_known_column_of_sources_is_written_in_its_order() {
        let text = || Some("x".to_owned());
        let on = || "2031-03-01".parse().ok();
        let full = SourceRow {
            key: "S".to_owned(),
            publisher: text(),
            title: text(),
            published: on(),
            known_from: on(),
            url: text(),
            language: text(),
            sha256: text(),
            note: text(),
            extra: [("x_a".to_owned(), "y".to_owned())].into(),
        };
        let written: Vec<&str> = source_cells(&full, None)
            .into_iter()
            .map(|(column, _)| column)
            .collect();
        let known = Table::Sources.columns().iter().map(|column| column.name);
        assert_eq!(written, known.chain(["x_a"]).collect::<Vec<_>>());
    }

    #[test]
    fn every_column_has_a_tag_of_its_own() {
        for table in [Table::Claims, Table::Sources] {
            let tags: BTreeSet<&str> = table.columns().iter().map(|column| column.tag).collect();
            assert_eq!(tags.len(), table.columns().len());
            assert!(tags.iter().all(|tag| tag.starts_with('#')));
        }
    }
}
