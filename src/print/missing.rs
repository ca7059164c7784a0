//! `missing` as text: each kind of figure once, with the cells it bears on. Never who ought to supply it.

use tregua_agreement::Agreement;
use tregua_report::Missing;
use tregua_standing::document::what_of;
use tregua_standing::{Status, View};

use super::{hanging, line, say, words};

/// Kinds of figure printed; the rest are counted.
const MOST: usize = 24;

/// Prints what is missing; `cells` is how many were looked at, told when nothing is.
pub(crate) fn print(agreement: &Agreement, missing: &[Missing], cells: usize) {
    line("");
    if missing.is_empty() {
        let args = [("cells", number_of_cells(cells).into())];
        line(&words().say("missing-nothing", &args));
        line(&words().say("missing-no-bans", &[]));
        return;
    }
    line(&words().say("missing-title", &[]));
    let figure = |one: &Missing| {
        (
            one.window,
            one.act.clone(),
            one.thing.clone(),
            one.unit.clone(),
            one.kinds.clone(),
            one.counting_point.clone(),
        )
    };
    let groups: Vec<&[Missing]> = missing.chunk_by(|a, b| figure(a) == figure(b)).collect();
    for group in groups.iter().take(MOST) {
        print_group(agreement, group);
    }
    line("");
    if groups.len() > MOST {
        let left = (groups.len() - MOST) as u64;
        line(&words().say("missing-more", &[("n", left.into())]));
    }
    line(&words().say("missing-no-bans", &[]));
}

fn print_group(agreement: &Agreement, group: &[Missing]) {
    let Some(first) = group.first() else { return };
    line("");
    hanging("━━", 3, &figure(agreement, first));
    let cells = number_of_cells(first.bears_on);
    let bears_on = words().say("missing-bears-on", &[("cells", cells.into())]);
    hanging(
        "   ",
        5,
        &format!("{} · {bears_on}", say(agreement).window(&first.window)),
    );
    for one in group {
        cell(agreement, one);
    }
}

/// `trucks admitted (goods), counted at offloading`.
fn figure(agreement: &Agreement, one: &Missing) -> String {
    let mut text = vec![what_of(agreement, one.thing.as_deref(), &one.act)];
    text.extend(
        one.kinds
            .iter()
            .map(|kinds| format!("({})", kinds.join(" or "))),
    );
    let mut parts = vec![text.join(" ")];
    parts.extend(
        one.unit
            .as_ref()
            .map(|unit| words().say("count-in", &[("unit", unit.as_str().into())])),
    );
    parts.extend(
        one.counting_point
            .as_ref()
            .map(|point| words().say("counted-at", &[("point", point.as_str().into())])),
    );
    parts.join(", ")
}

fn cell(agreement: &Agreement, one: &Missing) {
    let reading = match &one.reading {
        None => words().say("as-written", &[]),
        Some(name) => words().say("reading-named", &[("name", name.as_str().into())]),
    };
    let title = format!("{}, {} · {reading}", one.clause, one.part);
    let (voices, joint): (Vec<&View>, Vec<&View>) = one
        .views
        .iter()
        .partition(|view| matches!(view, View::AccordingTo(_)));
    let names = |views: &[&View]| {
        let names: Vec<String> = views
            .iter()
            .map(|view| say(agreement).short_view(view))
            .collect();
        names.join(", ")
    };
    let mut text = vec![say(agreement).status(one.status)];
    for (key, views) in [("missing-in", &voices), ("missing-in-joint", &joint)] {
        if !views.is_empty() {
            text.push(words().say(key, &[("views", names(views).into())]));
        }
    }
    let settles = settles(one).map_or_else(String::new, |settles| format!("; {settles}"));
    hanging("   ", 5, &format!("{title}: {}{settles}", text.join(" ")));
}

/// Which figure settles it, where that follows.
fn settles(one: &Missing) -> Option<String> {
    if one.status == Status::Contested {
        return Some(words().say("missing-differ", &[]));
    }
    let enough = one.enough?;
    let number = enough.at_least.map(|n| {
        let n = ("n", n.into());
        match (enough.reported, n.1 == 1u64.into()) {
            (_, true) if !enough.whole => words().say("missing-done", &[]),
            (0, _) => words().say("missing-at-least", &[n]),
            (reported, _) => words().say(
                "missing-at-least-so-far",
                &[n, ("reported", reported.into())],
            ),
        }
    });
    let whole = enough.whole.then(|| words().say("missing-whole", &[]));
    let figure = match (number, whole) {
        (Some(one), Some(other)) => words().say(
            "missing-or",
            &[("one", one.into()), ("other", other.into())],
        ),
        (one, other) => one.or(other)?,
    };
    Some(words().say("missing-enough", &[("figure", figure.into())]))
}

fn number_of_cells(n: usize) -> String {
    words().say("changes-cells", &[("n", (n as u64).into())])
}
