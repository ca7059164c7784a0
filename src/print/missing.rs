//! `missing` as text: each kind of figure once, with the cells it bears on. Never who ought to supply it.

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_report::Missing;
use tregua_standing::{Status, View};
use tregua_wording::Arg;

use super::{folded, hanging, line, say, words};

/// Kinds of figure printed; the rest are counted.
const MOST: usize = 24;

/// Prints what is missing; `looked_at` is how many cells were, told when nothing is.
pub(crate) fn print(agreement: &Agreement, missing: &[Missing], looked_at: usize) {
    line("");
    if missing.is_empty() {
        let args = [("cells", Arg::said(number_of_cells(looked_at)))];
        folded(&words().say("missing-nothing", &args));
        folded(&words().say("missing-no-bans", &[]));
        return;
    }
    folded(&words().say("missing-title", &[]));
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
    // Days that want the same figure for the same cells are one.
    let mut groups: Vec<Group<'_>> = Vec::new();
    for group in missing.chunk_by(|a, b| figure(a) == figure(b)) {
        let cells = cells(agreement, group);
        let Some(first) = group.first() else { continue };
        let name = name(agreement, first);
        let same = groups
            .iter_mut()
            .find(|known| (&known.name, &known.cells) == (&name, &cells));
        match same {
            Some(known) => known.firsts.push(first),
            None => groups.push(Group {
                name,
                cells,
                firsts: vec![first],
            }),
        }
    }
    for group in groups.iter().take(MOST) {
        group.print(agreement);
    }
    line("");
    if groups.len() > MOST {
        let left = (groups.len() - MOST) as u64;
        folded(&words().say("missing-more", &[("n", left.into())]));
    }
    folded(&words().say("missing-no-bans", &[]));
}

/// One kind of figure, in each window that wants it for the same cells.
struct Group<'m> {
    name: String,
    cells: Vec<String>,
    firsts: Vec<&'m Missing>,
}

impl Group<'_> {
    fn print(&self, agreement: &Agreement) {
        line("");
        hanging("━━", 3, &self.name);
        let windows: Vec<String> = self
            .firsts
            .iter()
            .map(|one| match &one.instance {
                Some(name) if self.firsts.len() > 1 => say(agreement).instance_name(name),
                _ => say(agreement).window(&one.window),
            })
            .collect();
        let bears_on: usize = self.firsts.iter().map(|one| one.bears_on).sum();
        let args = [("cells", Arg::said(number_of_cells(bears_on)))];
        let bears_on = words().say("missing-bears-on", &args);
        let windows = words().join("list-comma", windows);
        hanging("   ", 5, &format!("{windows} · {bears_on}"));
        for cell in &self.cells {
            hanging("   ", 5, cell);
        }
    }
}

/// `trucks admitted (goods), counted at offloading`.
fn name(agreement: &Agreement, one: &Missing) -> String {
    let mut text = vec![say(agreement).done(&one.act, one.thing.as_deref())];
    text.extend(
        one.kinds
            .iter()
            .map(|kinds| format!("({})", words().names("list-or", kinds))),
    );
    let mut parts = vec![text.join(" ")];
    parts.extend(
        one.unit
            .as_ref()
            .map(|unit| words().say("count-in", &[("unit", unit.as_str().into())])),
    );
    let point = one.counting_point.as_ref();
    parts.extend(point.map(|point| say(agreement).counted_at(point)));
    words().join("list-comma", parts)
}

/// The cells of a group in a line each: those open in the same way and settled by the same figure are one.
fn cells(agreement: &Agreement, group: &[Missing]) -> Vec<String> {
    let mut alike: Vec<Vec<&Missing>> = Vec::new();
    for one in group {
        let same = |known: &&mut Vec<&Missing>| {
            known
                .first()
                .is_some_and(|known| place(known) == place(one))
        };
        match alike.iter_mut().find(same) {
            Some(known) => known.push(one),
            None => alike.push(vec![one]),
        }
    }
    // Readings of a part that are open alike are one line.
    let mut lines: Vec<(&Missing, String, Vec<String>)> = Vec::new();
    for own in &alike {
        let Some(first) = own.first() else { continue };
        let text = cell(agreement, own);
        let reading = match &first.reading {
            None => words().say("as-written", &[]),
            Some(name) => say(agreement).reading_name(name),
        };
        let same = lines.iter_mut().find(|(known, other, _)| {
            (&known.clause, &known.part, other) == (&first.clause, &first.part, &text)
        });
        match same {
            Some((.., readings)) => readings.push(reading),
            None => lines.push((first, text, vec![reading])),
        }
    }
    let title = |one: &Missing, readings: &[String]| {
        let readings = match all_readings(agreement, one, readings.len()) {
            true => words().say("changes-every-reading", &[]),
            false => words().join("list-semicolon", readings),
        };
        let clause = words().apart(&one.clause).into_owned();
        let part = say(agreement).part_name(&one.part);
        format!(
            "{} · {readings}",
            words().join("list-comma", [clause, part])
        )
    };
    lines
        .iter()
        .map(|(one, text, readings)| format!("{}: {text}", title(one, readings)))
        .collect()
}

/// What tells lines apart: which part on which reading, how open, settled by what.
fn place(one: &Missing) -> impl Eq + '_ {
    let enough = one.enough.map(|enough| (enough.at_least, enough.whole));
    (&one.clause, &one.part, &one.reading, one.status, enough)
}

/// True if so many readings are all there are of the part at this counting point, and more than one.
fn all_readings(agreement: &Agreement, one: &Missing, number: usize) -> bool {
    let clause = agreement.clause(&one.clause);
    let readings = clause.map_or(&[][..], |clause| &clause.readings);
    let own = readings.iter().filter(|reading| {
        reading.point == one.point && reading.parts.iter().any(|part| part.name == one.part)
    });
    number > 1 && own.count() == number
}

fn cell(agreement: &Agreement, own: &[&Missing]) -> String {
    let Some(first) = own.first() else {
        return String::new();
    };
    let listed = |views: Vec<String>| Arg::said(words().join("list-comma", views));
    let views = |joint: bool| -> Vec<String> {
        let views = own.iter().flat_map(|one| &one.views);
        let asked = views.filter(|view| matches!(view, View::AccordingTo(_)) != joint);
        // Two instances of one window, each by its key, may be open in the same view.
        let mut seen = BTreeSet::new();
        let each = asked.filter(|view| seen.insert(*view));
        each.map(|view| say(agreement).short_view(view)).collect()
    };
    let (voices, joint) = (views(false), views(true));
    let alone = voices.is_empty();
    let mut text = vec![say(agreement).status(first.status)];
    if !voices.is_empty() {
        text.push(words().say("missing-in", &[("views", listed(voices))]));
    }
    if !joint.is_empty() {
        let key = match alone {
            true => "missing-in-joint",
            false => "missing-in-joint-too",
        };
        text.push(words().say(key, &[("views", listed(joint))]));
    }
    let mut parts = vec![text.join(" ")];
    parts.extend(settles(first));
    let reported: Vec<String> = own
        .iter()
        .filter_map(|one| Some((one, one.enough.filter(|enough| enough.reported > 0)?)))
        .map(|(one, enough)| {
            let views = one.views.iter().map(|view| say(agreement).short_view(view));
            let args = [
                ("voice", listed(views.collect())),
                ("count", enough.reported.into()),
            ];
            words().say("due-said", &args)
        })
        .collect();
    if !reported.is_empty() {
        parts.push(words().say("missing-reported", &[("figures", listed(reported))]));
    }
    words().join("list-semicolon", parts)
}

/// Which figure settles it, where that follows.
fn settles(one: &Missing) -> Option<String> {
    if one.status == Status::Contested {
        return Some(words().say("missing-differ", &[]));
    }
    let enough = one.enough?;
    let number = enough.at_least.map(|n| match n {
        1 if !enough.whole => words().say("missing-done", &[]),
        n => words().say("missing-at-least", &[("n", n.into())]),
    });
    let whole = enough.whole.then(|| words().say("missing-whole", &[]));
    let figure = match (number, whole) {
        (Some(one), Some(other)) => words().say(
            "missing-or",
            &[("one", Arg::said(one)), ("other", Arg::said(other))],
        ),
        (one, other) => one.or(other)?,
    };
    Some(words().say("missing-enough", &[("figure", Arg::said(figure))]))
}

fn number_of_cells(n: usize) -> String {
    words().say("changes-cells", &[("n", (n as u64).into())])
}
