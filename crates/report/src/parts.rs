//! From a row back to the part of the text it judges.

use tregua_agreement::Agreement;
use tregua_agreement::duty::Part;
use tregua_standing::Row;

/// The part that a row judges; `None` if the row is of another text.
pub(crate) fn part_of<'a>(agreement: &'a Agreement, row: &Row) -> Option<&'a Part> {
    let clause = agreement.clause(&row.clause)?;
    let reading = clause
        .readings
        .iter()
        .find(|reading| (&reading.point, &reading.name) == (&row.point, &row.reading))?;
    reading.parts.iter().find(|part| part.name == row.part)
}
