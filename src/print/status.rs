//! `status` as text: for each clause, reading and part a table of views × days.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::Agreement;
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Date, Timestamp};
use tregua_standing::document::{Keys, Provenance};
use tregua_standing::{
    Evaluator, Flag, Moment, OverReadings, PhaseSpan, Row, Status, Tally, View, Wanted,
};

use super::table::{self, TableRow};
use tregua_wording::Arg;

use super::{folded, hanging, line, say, words};

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
        say(agreement).instant(moment.as_known)
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
        hanging("  ", 2, &english.say("phase-ends", &args));
    }
}

/// Prints every wanted row, clause by clause.
pub(crate) fn rows(agreement: &Agreement, rows: &[Row], over: &[OverReadings]) {
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
        let written: Vec<&Row> = own
            .iter()
            .copied()
            .filter(|row| row.reading.is_none())
            .collect();
        for block in blocks(&own) {
            print_block(agreement, block, &written);
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
        let args = [
            ("words", misprint.words.as_str().into()),
            (
                "sources",
                Arg::said(words().names("list-comma", &misprint.sources)),
            ),
        ];
        hanging("   ", 3, &words().say("misprint-line", &args));
    }
    if own
        .iter()
        .filter(|row| row.view == View::NamedBody)
        .all(|row| row.status == Status::NotCheckable)
        && own.iter().any(|row| row.view == View::NamedBody)
    {
        let why = words().say("says-no-body", &[]);
        hanging(
            "   ",
            3,
            &words().say("not-checkable-line", &[("why", Arg::said(why))]),
        );
    }
}

/// Rows of one reading and part; rows come in that order.
fn blocks<'a, 'b>(own: &'b [&'a Row]) -> impl Iterator<Item = &'b [&'a Row]> {
    own.chunk_by(|a, b| (&a.point, &a.reading, &a.part) == (&b.point, &b.reading, &b.part))
}

fn print_block(agreement: &Agreement, block: &[&Row], written: &[&Row]) {
    let Some(first) = block.first() else { return };
    hanging("", 3, &block_title(agreement, first));
    if first.reading.is_some() && same_as_written(block, written) {
        line(&format!("     {}", words().say("same-as-written", &[])));
        return;
    }
    let days: Vec<Option<Date>> = block
        .iter()
        .map(|row| row.instance)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    // Views that say the same in every cell, and nothing of their own, share one line.
    let mut alike: BTreeMap<(Status, bool), Vec<String>> = BTreeMap::new();
    let mut table = Vec::new();
    for view in in_order(agreement, block) {
        let cells: Vec<&Row> = days
            .iter()
            .filter_map(|day| {
                block
                    .iter()
                    .copied()
                    .find(|row| row.view == *view && row.instance == *day)
            })
            .collect();
        match (view, plain(&cells)) {
            (View::NamedBody, Some((Status::NotCheckable, _))) => {}
            (view, Some(same)) => alike
                .entry(same)
                .or_default()
                .push(say(agreement).short_view(view)),
            (view, None) => table.push(TableRow {
                name: say(agreement).view(view),
                cells: cells
                    .iter()
                    .map(|row| cell(agreement, row, days.len()))
                    .collect(),
            }),
        }
    }
    let runs = runs(days.len(), &table);
    table::print(&heads(agreement, &days, &runs), &once_each(table, &runs));
    for ((status, spoken), views) in alike {
        let why = match (status, spoken) {
            (Status::Unverified | Status::Pending, true) => {
                words().say("says-nothing-that-decides", &[])
            }
            (Status::Unverified | Status::Pending, false) => words().say("says-nothing", &[]),
            _ => String::new(),
        };
        let why = if why.is_empty() {
            why
        } else {
            format!(" ({why})")
        };
        hanging(
            "",
            2,
            &format!(
                "{}{why}: {}",
                say(agreement).status(status),
                words().join("list-comma", views)
            ),
        );
    }
    mediators(agreement, block);
}

/// So many columns stand side by side; of a longer series, neighbours that are alike in every row share a column.
const SIDE_BY_SIDE: usize = 7;

/// The columns of a table: from which day up to which.
fn runs(days: usize, table: &[TableRow]) -> Vec<std::ops::Range<usize>> {
    let alike = |at: usize| {
        days > SIDE_BY_SIDE
            && table
                .iter()
                .all(|row| row.cells.get(at) == row.cells.get(at - 1))
    };
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for at in 0..days {
        match runs.last_mut() {
            Some(run) if alike(at) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// `24 Nov`, or `2 Apr – 7 May ×6` over a column of several.
fn heads(
    agreement: &Agreement,
    days: &[Option<Date>],
    runs: &[std::ops::Range<usize>],
) -> Vec<String> {
    let day = |at: usize| {
        let day = days.get(at).copied().flatten();
        day.map_or_else(String::new, |day| say(agreement).short_day(day))
    };
    let head = |run: &std::ops::Range<usize>| match run.len() {
        1 => day(run.start),
        several => {
            let args = [
                ("first", Arg::said(day(run.start))),
                ("last", Arg::said(day(run.end - 1))),
                ("n", (several as u64).into()),
            ];
            words().say("dates-alike", &args)
        }
    };
    runs.iter().map(head).collect()
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

/// Mediators are one line each and never merged; how many of them spoke is said.
fn mediators(agreement: &Agreement, block: &[&Row]) {
    let spoke = |voice: &&String| {
        let view = View::AccordingTo((*voice).clone());
        block
            .iter()
            .any(|row| row.view == view && !row.counted_from.is_empty())
    };
    let spoken: Vec<&String> = agreement.mediators.iter().filter(spoke).collect();
    if spoken.is_empty() {
        return;
    }
    let names: Vec<&str> = spoken.iter().map(|name| name.as_str()).collect();
    let args = [
        ("spoke", (spoken.len() as u64).into()),
        ("of", (agreement.mediators.len() as u64).into()),
        ("names", Arg::said(words().names("list-comma", names))),
    ];
    hanging("", 2, &words().say("mediators-spoke", &args));
}

/// The one status of a row of cells that hold no figure of weight, and whether anything was said at all.
fn plain(cells: &[&Row]) -> Option<(Status, bool)> {
    let first = cells.first()?;
    let weightless = |row: &&Row| {
        let unsure = |count: &Option<tregua_standing::Count>| {
            count.as_ref().is_none_or(|count| count.lo == 0)
        };
        let open = matches!(row.status, Status::Unverified | Status::Pending);
        let of_the_term = matches!(
            row.status,
            Status::NotCheckable
                | Status::TermNotConfirmed
                | Status::TermContested
                | Status::NotInForce
                | Status::Lapsed
        );
        // A ratio says something only where both its sides do.
        let says_little = match &row.base {
            Some(_) => unsure(&row.counted) || unsure(&row.base),
            None => unsure(&row.counted),
        };
        row.status == first.status
            && row.beside.is_empty()
            && (of_the_term || (open && says_little))
    };
    let spoken = cells.iter().any(|row| !row.counted_from.is_empty())
        && matches!(first.status, Status::Unverified | Status::Pending);
    cells
        .iter()
        .all(weightless)
        .then_some((first.status, spoken))
}

fn block_title(agreement: &Agreement, row: &Row) -> String {
    let mut parts = vec![say(agreement).part(row)];
    let each_has_its_own = matches!(row.required, tregua_standing::Required::Done { .. });
    if !each_has_its_own {
        parts.push(say(agreement).asks(row));
    }
    if let Some(point) = &row.point {
        parts.push(say(agreement).counted_at(point));
    }
    let name = row
        .reading
        .as_ref()
        .map(|name| say(agreement).reading_name(name));
    if let Some(name) = name {
        let held = say(agreement)
            .held(&row.held)
            .map_or_else(String::new, |held| format!(" ({held})"));
        parts.push(format!("{name}{held}"));
    }
    parts.join(" · ")
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
    lines.extend(beside.map(|(voice, status)| {
        format!(
            "{}: {}",
            words().apart(voice),
            say(agreement).status(*status)
        )
    }));
    lines
}

/// The views of a block: parties first, in alphabetical order for the reader, then the others as they come.
fn in_order<'a>(agreement: &Agreement, block: &[&'a Row]) -> Vec<&'a View> {
    let mut views: Vec<&View> = Vec::new();
    for row in block {
        if !views.contains(&&row.view) {
            views.push(&row.view);
        }
    }
    let party = |view: &View| match view {
        View::AccordingTo(voice) if agreement.parties.contains(voice) => Some(voice.clone()),
        _ => None,
    };
    views.sort_by(|a, b| match (party(a), party(b)) {
        (Some(a), Some(b)) => words().order(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    views
}

/// True if every cell of a named reading says what the clause's own words at the same counting point say.
fn same_as_written(block: &[&Row], written: &[&Row]) -> bool {
    block.iter().all(|row| {
        let own = written.iter().find(|own| {
            (&own.point, &own.part, own.instance, &own.view)
                == (&row.point, &row.part, row.instance, &row.view)
        });
        own.is_some_and(|own| {
            (own.status, &own.counted, &own.slack) == (row.status, &row.counted, &row.slack)
        })
    })
}

fn over_readings(agreement: &Agreement, clause: &Clause, over: &[OverReadings]) {
    let differing = over.iter().filter(|over| {
        over.clause == clause.label
            && over
                .readings
                .iter()
                .any(|(.., status)| *status != over.status)
    });
    let mut by_status: BTreeMap<(&str, Status), BTreeSet<String>> = BTreeMap::new();
    for over in differing {
        let day = over.instance.map_or_else(String::new, |day| {
            format!(" {}", say(agreement).short_day(day))
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
            &format!("     {}", words().apart(&tally.voice)),
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
            &format!("   {}{office}", words().apart(&statement.voice())),
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
