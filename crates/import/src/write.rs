//! Claims as rows again, in the columns that they use.

use tregua_record::entries::claim::{Actor, Adds, Attribution, Claim, Coverage};

use crate::cells::{amount, effects, kinds};

/// Writes claims as CSV UTF-8 with a header, in the columns that at least one of them uses.
///
/// [`crate::read`] gives the same claims back, if every text of theirs could have come from a cell: not empty, no blanks
/// around it, and no `;`, `|`, `&` or `=` where these part a list; and nobody called `unknown`.
pub fn write_claims(claims: &[Claim]) -> Vec<u8> {
    let rows: Vec<Vec<(&str, String)>> = claims.iter().map(cells).collect();
    let columns = columns(&rows);
    let mut csv = String::new();
    write_row(&mut csv, columns.iter().copied());
    for row in &rows {
        let text = |column: &&str| {
            row.iter()
                .find(|(name, _)| name == column)
                .map_or("", |(_, text)| text.as_str())
        };
        write_row(&mut csv, columns.iter().map(text));
    }
    csv.into_bytes()
}

/// The columns in which two claims differ.
pub(crate) fn differing(one: &Claim, other: &Claim) -> Vec<&'static str> {
    let (one_cells, other_cells) = (known_cells(one), known_cells(other));
    let pairs = one_cells.iter().zip(&other_cells);
    let known = pairs
        .filter(|(one, other)| one.1 != other.1)
        .map(|(one, _)| one.0);
    known
        .chain((one.extra != other.extra).then_some("x_…"))
        .collect()
}

/// Every column used by any row: the known ones in their order, then those that start with `x_` in the alphabet's.
fn columns<'r>(rows: &'r [Vec<(&'r str, String)>]) -> Vec<&'r str> {
    let mut used: Vec<&str> = ["claim", "kind", "voice"].to_vec();
    used.extend(rows.iter().flatten().map(|(column, _)| *column));
    let known = crate::columns::Table::Claims.columns();
    let rank = |name: &str| {
        known
            .iter()
            .position(|column| column.name == name)
            .unwrap_or(known.len())
    };
    used.sort_unstable_by_key(|name| (rank(name), *name));
    used.dedup();
    used
}

/// The cells of a claim that are not empty.
fn cells(claim: &Claim) -> Vec<(&str, String)> {
    let known = known_cells(claim)
        .into_iter()
        .filter_map(|(column, text)| Some((column, text?)));
    let extra = claim
        .extra
        .iter()
        .map(|(column, text)| (column.as_str(), text.clone()));
    known.chain(extra).collect()
}

/// Every known column with its cell; `None` where it stays empty, which is also how a default is written.
fn known_cells(claim: &Claim) -> Vec<(&'static str, Option<String>)> {
    let mut cells = who(claim);
    cells.extend(what(claim));
    cells.extend(where_and_when(claim));
    cells.extend(links(claim));
    cells
}

type Cells = Vec<(&'static str, Option<String>)>;

fn who(claim: &Claim) -> Cells {
    let attribution =
        Some(claim.attribution).filter(|attribution| *attribution != Attribution::Named);
    vec![
        ("claim", Some(claim.key.clone())),
        ("kind", Some(claim.kind.word().to_owned())),
        ("voice", Some(claim.voice.clone())),
        ("speaker", claim.speaker.clone()),
        (
            "attribution",
            attribution.map(|attribution| attribution.word().to_owned()),
        ),
        ("repeats", claim.repeats.clone()),
        ("hedge", claim.hedge.clone()),
    ]
}

fn what(claim: &Claim) -> Cells {
    let actor = |actor: &Actor| actor.name().unwrap_or("unknown").to_owned();
    let adds = Some(claim.adds).filter(|adds| *adds != Adds::Event);
    let coverage = Some(claim.coverage).filter(|coverage| *coverage != Coverage::Whole);
    vec![
        ("act", claim.act.clone()),
        ("actor", claim.actor.as_ref().map(actor)),
        ("blamed", claim.blamed.clone()),
        ("thing", claim.thing.clone()),
        ("of_kind", filled(kinds::write(&claim.kinds))),
        ("amount", claim.amount.as_ref().map(amount::write)),
        ("unit", claim.unit.clone()),
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
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(";"),
            ),
        ),
        ("counting_point", claim.counting_point.clone()),
    ]
}

fn where_and_when(claim: &Claim) -> Cells {
    vec![
        ("from", claim.from.clone()),
        ("to", claim.to.clone()),
        ("through", claim.through.clone()),
        ("place", claim.place.clone()),
        ("occurred", claim.occurred.map(|when| when.to_string())),
    ]
}

fn links(claim: &Claim) -> Cells {
    vec![
        ("about", claim.about.clone()),
        ("clause", claim.clause.clone()),
        ("under", claim.under.clone()),
        ("counts_for", claim.counts_for.clone()),
        ("cause", claim.cause.clone()),
        ("refers_to", filled(claim.refers_to.join(";"))),
        ("source", claim.source.clone()),
        ("figure", claim.figure.clone()),
        ("said", claim.said.map(|said| said.to_string())),
        ("received", claim.received.map(|at| at.to_string())),
    ]
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn write_row<'c>(csv: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            csv.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(cell);
        }
    }
    csv.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::Table;

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
        let written: Vec<&str> = known_cells(&outcome.claims[0])
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
    fn no_claims_are_a_header_alone() {
        assert_eq!(write_claims(&[]), b"claim,kind,voice\n");
    }
}
