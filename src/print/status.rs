//! `status` as text: for each clause, reading and part a table of views × days.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::meaning::Clause;
use tregua_calendar::Timestamp;
use tregua_desk::Unread;
use tregua_report::blocks::{self, Block};
use tregua_standing::document::{Keys, Provenance};
use tregua_standing::{
    Evaluator, Flag, Moment, OverReadings, PhaseSpan, Row, Status, Tally, Wanted,
};

use super::table::{self, TableRow};
use tregua_wording::Arg;

use super::{folded, hanging, line, say, voice, words};

/// Prints the heading: what text, which moment, where each phase stands.
pub(crate) fn heading(
    agreement: &Agreement,
    evaluator: &Evaluator<'_>,
    moment: Moment,
    known_now: bool,
    provenance: &Provenance,
    keys: &Keys<'_>,
) {
    let english = words();
    folded(&english.apart(&agreement.name));
    if let Some(text) = &agreement.text {
        folded(&say(agreement).text_header(text));
    }
    let as_known = if known_now {
        english.say("known-everything", &[])
    } else {
        let at = Arg::said(say(agreement).instant(moment.as_known));
        english.say("as-known-at", &[("at", at)])
    };
    folded(&english.say(
        "as-of-line",
        &[
            ("as_of", Arg::said(say(agreement).instant(moment.as_of))),
            ("as_known", Arg::said(as_known)),
            (
                "by",
                Arg::said(english.known("known-by", &provenance.known_by)),
            ),
            ("tzdb", tregua_calendar::tzdb_version().into()),
        ],
    ));
    for phase in evaluator.phases() {
        phase_lines(agreement, phase, moment.as_of, keys);
    }
    for waiting in evaluator.phases_waiting() {
        folded(&say(agreement).waiting(&waiting.phase, &waiting.once, waiting.open));
    }
}

fn phase_lines(agreement: &Agreement, phase: &PhaseSpan, as_of: Timestamp, keys: &Keys<'_>) {
    let english = words();
    let state = if as_of < phase.window.from {
        "phase-not-begun"
    } else if as_of < phase.window.to {
        "phase-in-force"
    } else {
        "phase-ended"
    };
    let span = english.say(
        "phase-line",
        &[
            ("phase", phase.name.as_str().into()),
            ("from", Arg::said(say(agreement).instant(phase.window.from))),
            ("to", Arg::said(say(agreement).instant(phase.window.to))),
        ],
    );
    let span = format!("{span} ({})", english.apart(agreement.clock.zone()));
    folded(&english.join("list-comma", [span, english.say(state, &[])]));
    if let [planned, moved @ ..] = phase.ends.as_slice()
        && !moved.is_empty()
    {
        let ends: Vec<String> = moved
            .iter()
            .map(|end| say(agreement).instant(end.at))
            .collect();
        let by: Vec<String> = phase
            .moved_by
            .iter()
            .map(|id| keys.entry(id).claim)
            .collect();
        let args = [
            ("planned", Arg::said(say(agreement).instant(planned.at))),
            ("ends", Arg::said(english.join("list-comma", ends))),
            ("by", Arg::said(english.names("list-comma", by))),
        ];
        if !phase.moved_by.is_empty() {
            hanging("  ", 2, &english.say("phase-ends", &args));
        }
        let silent = moved.iter().filter(|end| end.by_silence);
        let silent: Vec<String> = silent.map(|end| say(agreement).instant(end.at)).collect();
        if !silent.is_empty() {
            let ends = Arg::said(english.join("list-comma", silent));
            hanging("  ", 2, &english.say("phase-by-silence", &[("ends", ends)]));
        }
    }
}

/// Prints every wanted row, clause by clause.
pub(crate) fn rows(agreement: &Agreement, rows: &[Row], over: &[OverReadings], unread: &[Unread]) {
    if rows.is_empty() {
        line(&words().say("no-rows", &[]));
    }
    for clause in &agreement.clauses {
        let own: Vec<&Row> = rows
            .iter()
            .filter(|row| row.clause == clause.label)
            .collect();
        if own.is_empty() {
            continue;
        }
        line("");
        clause_heading(agreement, clause, &own);
        let about = unread.iter().filter(|one| one.may_be_about(clause));
        let about = about.count() as u64;
        if about > 0 {
            let entries = words().say("entries", &[("n", about.into())]);
            let args = [("entries", Arg::said(entries))];
            hanging("   ", 3, &words().say("status-unread", &args));
        }
        for block in blocks::blocks(&say(agreement), &own) {
            print_block(agreement, &block);
        }
        over_readings(agreement, clause, over);
    }
}

fn clause_heading(agreement: &Agreement, clause: &Clause, own: &[&Row]) {
    let asserted = if clause.asserted_by.is_empty() {
        String::new()
    } else {
        let voices = say(agreement).voices("list-and", &clause.asserted_by);
        let asserted = words().say("asserted-by", &[("voices", Arg::said(voices))]);
        words().join("list-comma", [String::new(), asserted])
    };
    let rows = if clause.rows.is_empty() {
        String::new()
    } else {
        format!(" [{}]", words().names("list-comma", &clause.rows))
    };
    folded(&format!(
        "━━ {}{asserted}{rows}",
        words().apart(&clause.label)
    ));
    for misprint in &clause.misprints {
        hanging("   ", 3, &say(agreement).misprint(misprint));
    }
    if blocks::no_body_named(own) {
        let why = words().say("says-no-body", &[]);
        hanging(
            "   ",
            3,
            &words().say("not-checkable-line", &[("why", Arg::said(why))]),
        );
    }
}

fn print_block(agreement: &Agreement, block: &Block<'_>) {
    let say = say(agreement);
    hanging("", 3, &say.block_title(block.first).join(" · "));
    if block.same_as_written {
        line(&format!("     {}", words().say("same-as-written", &[])));
        return;
    }
    let table: Vec<TableRow> = block
        .lines
        .iter()
        .map(|line| TableRow {
            name: say.view(line.view),
            cells: line
                .cells
                .iter()
                .map(|row| cell(agreement, row, block.days.len()))
                .collect(),
        })
        .collect();
    let runs = blocks::runs(block.days.len(), |a, b| {
        table.iter().all(|row| row.cells.get(a) == row.cells.get(b))
    });
    let heads: Vec<String> = runs
        .iter()
        .map(|run| say.column(&block.days, run))
        .collect();
    table::print(&heads, &once_each(table, &runs));
    for alike in &block.alike {
        let why = say
            .alike(alike)
            .map_or_else(String::new, |why| format!(" ({why})"));
        let views = alike.views.iter().map(|view| say.short_view(view));
        let views = words().join("list-comma", views);
        hanging(
            "",
            2,
            &format!("{}{why}: {views}", say.status(alike.status)),
        );
    }
    // Mediators are one line each and never merged; how many of them spoke is said.
    if let Some(spoke) = say.mediators_spoke(block) {
        hanging("", 2, &spoke);
    }
}

/// The rows with one cell for each run of columns.
fn once_each(table: Vec<TableRow>, runs: &[std::ops::Range<usize>]) -> Vec<TableRow> {
    let once = |row: TableRow| TableRow {
        cells: runs
            .iter()
            .filter_map(|run| row.cells.get(run.start).cloned())
            .collect(),
        ..row
    };
    table.into_iter().map(once).collect()
}

/// A cell: the status, then the figure, so that no status stands without its count.
fn cell(agreement: &Agreement, row: &Row, columns: usize) -> Vec<String> {
    let mut lines = vec![say(agreement).status(row.status)];
    if columns <= 3 {
        lines.push(say(agreement).phrase(row));
    } else {
        let figure = say(agreement).figure(row);
        let by = say(agreement)
            .by(row)
            .map_or_else(String::new, |by| format!(" {by}"));
        let figure = format!("{figure}{by}").trim().to_owned();
        if !figure.is_empty() {
            lines.push(figure);
        }
    }
    let beside = row.beside.iter();
    lines.extend(
        beside.map(|(name, status)| format!("{}: {}", voice(name), say(agreement).status(*status))),
    );
    lines
}

fn over_readings(agreement: &Agreement, clause: &Clause, over: &[OverReadings]) {
    let differing = over
        .iter()
        .filter(|over| over.clause == clause.label && blocks::readings_differ(over));
    let mut by_status: BTreeMap<(&str, Status), BTreeSet<String>> = BTreeMap::new();
    for over in differing {
        let day = over.instance.as_ref().map_or_else(String::new, |name| {
            format!(" {}", say(agreement).short_name(name))
        });
        by_status
            .entry((over.part.as_str(), over.status))
            .or_default()
            .insert(format!("{}{day}", say(agreement).view(&over.view)));
    }
    for ((part, status), views) in by_status {
        let title = words().say("over-readings", &[]);
        // A long list names how many cells; the table above and --json have them all.
        let shown = if views.len() > 6 {
            words().say("cells", &[("n", (views.len() as u64).into())])
        } else {
            words().join("list-semicolon", views)
        };
        hanging(
            "",
            5,
            &format!(
                "{}: {} ({shown})",
                words().join("list-comma", [title, say(agreement).part_name(part)]),
                say(agreement).status(status)
            ),
        );
    }
}

/// Prints the counts as such, voice by voice.
pub(crate) fn tallies(agreement: &Agreement, tallies: &[&Tally]) {
    if tallies.is_empty() {
        return;
    }
    line("");
    line(&format!("━━ {}", words().say("counts-title", &[])));
    let mut last = String::new();
    for tally in tallies {
        let point = tally.point.as_ref().map_or_else(String::new, |point| {
            words().join(
                "list-comma",
                [String::new(), say(agreement).counted_at(point)],
            )
        });
        let beside = tally.beside.map_or_else(String::new, |(quota, days)| {
            let beside = words().say(
                "counts-beside",
                &[("days", days.into()), ("quota", quota.into())],
            );
            words().join("list-comma", [String::new(), beside])
        });
        let title = format!(
            "   {}{point} · {}{beside}",
            say(agreement).done(&tally.act, tally.thing.as_deref()),
            say(agreement).window(&tally.window)
        );
        if title != last {
            hanging("", 3, title.trim_start());
            last = title;
        }
        let flags: Vec<String> = tally
            .flags
            .iter()
            .map(|found| format!(" ⚑ {}", flag(agreement, found)))
            .collect();
        hanging(
            &format!("     {}", voice(&tally.voice)),
            32,
            &format!(
                "{}{}{}",
                counted(agreement, tally),
                by_kind(&tally.parts),
                flags.join("")
            ),
        );
    }
}

/// A voice's count: `137`, `3 of 100`.
pub(super) fn counted(agreement: &Agreement, tally: &Tally) -> String {
    let number = say(agreement).number(&tally.counted);
    match tally.counted.out_of {
        Some(of) => {
            let args = [("count", Arg::said(number)), ("of", of.into())];
            words().say("count-of", &args)
        }
        None => number,
    }
}

/// ` (adult 100; child 37)`, or nothing.
pub(super) fn by_kind(parts: &BTreeMap<String, u64>) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let parts = parts.iter().map(|(kind, count)| {
        let args = [("kind", kind.as_str().into()), ("count", (*count).into())];
        words().say("count-of-kind", &args)
    });
    format!(" ({})", words().join("list-semicolon", parts))
}

/// What a voice's figures say against each other, in words.
pub(crate) fn flag(agreement: &Agreement, flag: &Flag) -> String {
    let english = words();
    match flag {
        Flag::Parts { add_to, whole, .. } => english.say(
            "flag-parts",
            &[("parts", (*add_to).into()), ("whole", (*whole).into())],
        ),
        Flag::Total {
            says,
            others_lo,
            others_hi,
            of,
            ..
        } => {
            let days = say(agreement).range(*others_lo, Some(others_hi.unwrap_or(*others_lo)));
            let key = if of.is_empty() {
                "flag-total"
            } else {
                "flag-total-of"
            };
            english.say(
                key,
                &[
                    ("days", Arg::said(days)),
                    ("total", (*says).into()),
                    ("of", of.join(" ").into()),
                ],
            )
        }
        Flag::Rivals { about } => english.say("flag-rivals", &[("about", about.as_str().into())]),
    }
}

/// Prints why it ended, according to each voice: named offices first, anonymous ones apart.
pub(crate) fn accounts(evaluator: &Evaluator<'_>) {
    let accounts = evaluator.accounts();
    if accounts.is_empty() {
        return;
    }
    line("");
    line(&format!("━━ {}", words().say("accounts-title", &[])));
    for statement in accounts {
        let claim = &statement.claim;
        let office = claim.speaker.as_ref().map_or_else(String::new, |office| {
            let office = words().apart(office).into_owned();
            words().join("list-comma", [String::new(), office])
        });
        let source = claim.source.as_ref().map_or_else(String::new, |source| {
            format!(" [{}]", words().apart(source))
        });
        hanging(
            &format!("   {}{office}", voice(&statement.voice())),
            40,
            &format!(
                "{}{source}",
                words().apart(claim.cause.as_deref().unwrap_or("–"))
            ),
        );
    }
}

/// True if nothing narrows the rows: then counts and accounts are shown as well.
pub(crate) fn everything(wanted: &Wanted) -> bool {
    *wanted == Wanted::default()
}
