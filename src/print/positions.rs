//! `positions` as text: a table of clauses and parties for each track, and what stands beside it.

use tregua_agreement::Agreement;
use tregua_report::positions::{Positions, Row};
use tregua_wording::Arg;

use super::table::{self, TableRow};
use super::{folded, hanging, line, say, voice, words};

/// Prints what is on record of one text.
pub(crate) fn print(agreement: &Agreement, found: &Positions) {
    let say = say(agreement);
    let name = Arg::said(say.name(&found.text));
    folded(&words().say("position-title", &[("name", name)]));
    if let Some(header) = &found.header {
        folded(&say.text_header(header));
    }
    hanging("", 2, &words().say("position-aid", &[]));
    let steps = found.passage.iter().map(|step| say.position_step(step));
    list("position-passage-head", steps.collect());
    let heads: Vec<String> = found.parties.iter().map(|party| voice(party)).collect();
    for (track, rows) in found.by_track() {
        line("");
        if let Some(track) = track {
            line(&format!("━━ {}", say.track(track)));
        }
        let table: Vec<TableRow> = rows.into_iter().map(|row| of_row(agreement, row)).collect();
        table::print(&heads, &table);
    }
    let beside = |row: &Row, said: String| format!("{} · {said}", say.position_row(row));
    let others = found.rows.iter().flat_map(|row| {
        let others = row.others.iter();
        others
            .map(|one| beside(row, say.position_of_other(one)))
            .collect::<Vec<_>>()
    });
    list("position-others-head", others.collect());
    let reports = found.rows.iter().flat_map(|row| {
        let reports = row.reports.iter();
        reports
            .map(|one| beside(row, say.position_report(one)))
            .collect::<Vec<_>>()
    });
    list("position-reports-head", reports.collect());
    let links = found.links.iter().map(|link| say.position_link(link));
    list("position-links-head", links.collect());
}

fn of_row(agreement: &Agreement, row: &Row) -> TableRow {
    let say = say(agreement);
    let cells = row.cells.iter();
    TableRow {
        name: say.position_row(row),
        cells: cells.map(|cell| say.position_cell(cell).concat()).collect(),
    }
}

/// A head, and lines under it; nothing where there are none.
fn list(head: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    line("");
    folded(&words().say(head, &[]));
    for said in lines {
        hanging("  –", 4, &said);
    }
}
