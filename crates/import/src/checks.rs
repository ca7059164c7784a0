//! What no cell shows alone: cells of one row that must fit together, and names that nobody declared.

use std::collections::BTreeSet;

use tregua_calendar::{Said, When};
use tregua_record::entries::claim::{Claim, Kind};

use crate::batch::Context;
use crate::cells::{amount, kinds};
use crate::limits::MAX_SUGGESTIONS;
use crate::line::Line;
use crate::nearest::nearest;
use crate::problem::{self, Trouble};
use crate::vocabulary::Declared;

/// Checks a row whose cells were read; `kind` is `None` if it was not understood.
pub(crate) fn check(line: &mut Line<'_>, claim: &Claim, kind: Option<Kind>, context: &Context<'_>) {
    if let Some(kind) = kind {
        check_amount(line, kind);
        check_reference(line, claim, kind);
        notice_actor(line, claim, kind);
        notice_said_before(line, claim, kind, context);
    }
    check_kinds(line, claim, context);
    notice_ids(line, claim);
    if let Some(names) = context.vocabulary.declared() {
        notice_point(line, claim, names);
        notice_place(line, claim, names);
        notice_thing(line, claim, names);
        notice_voices(line, claim, names, context);
    }
}

/// A plan, a denial and the cause of something carry no amount (`design.md` §4); a figure is a claim of its own.
fn check_amount(line: &mut Line<'_>, kind: Kind) {
    if matches!(kind, Kind::Announce | Kind::Deny | Kind::Account) && line.text("amount").is_some()
    {
        line.problem(
            "amount",
            Trouble::new(problem::AMOUNT_ON_KIND).arg("kind", kind.word()),
        );
    }
}

fn check_reference(line: &mut Line<'_>, claim: &Claim, kind: Kind) {
    let names_claim = line.text("refers_to").is_some();
    // A term itself is confirmed or denied by its clause alone.
    let names_any = names_claim || claim.about.is_some() || claim.clause.is_some();
    match kind {
        Kind::Correct | Kind::Retract if !names_claim => {
            line.problem(
                "refers_to",
                Trouble::new(problem::NEEDS_REFERS_TO).arg("kind", kind.word()),
            );
        }
        Kind::Confirm | Kind::Deny | Kind::Respond | Kind::Answer if !names_any => {
            line.problem(
                "refers_to",
                Trouble::new(problem::NEEDS_REFERENCE).arg("kind", kind.word()),
            );
        }
        _ => {}
    }
    if claim.refers_to.contains(&claim.key) {
        line.problem(
            "refers_to",
            Trouble::with_word(problem::REFERS_TO_ITSELF, &claim.key),
        );
    }
}

/// Nobody tells what has not happened yet: one of the two times is a slip, or it is a plan.
fn notice_said_before(line: &mut Line<'_>, claim: &Claim, kind: Kind, context: &Context<'_>) {
    let (Some(said), Some(occurred)) = (claim.said, claim.occurred) else {
        return;
    };
    let before = match (said, occurred) {
        (Said::On(said), When::Dates(first, _)) => said < first,
        (Said::At(said), When::Instant(at)) => said < at,
        // A date and an instant can be compared on a clock alone.
        (said, occurred) => context
            .vocabulary
            .clock()
            .is_some_and(|clock| said.latest(clock) < occurred.window(clock).from),
    };
    if before && matches!(kind, Kind::Claim | Kind::Confirm) {
        let trouble = Trouble::new(problem::SAID_BEFORE)
            .arg("said", line.text("said").unwrap_or_default())
            .arg("occurred", line.text("occurred").unwrap_or_default());
        line.notice("said", trouble);
    }
}

fn check_kinds(line: &mut Line<'_>, claim: &Claim, context: &Context<'_>) {
    if claim.kinds.is_empty() {
        return;
    }
    let Some(thing) = &claim.thing else {
        // A thing that was not understood is one problem, not two.
        if line.text("thing").is_none() {
            line.problem("of_kind", Trouble::new(problem::KIND_WITHOUT_THING));
        }
        return;
    };
    if let Err(trouble) = context.vocabulary.check_kinds(thing, &claim.kinds) {
        line.problem("of_kind", trouble);
    } else if let (Some(thing), Some(whole)) =
        (context.vocabulary.declared_thing(thing), &claim.amount)
        && let Some(sum) = kinds::sum_that_differs(thing, &claim.kinds, whole)
    {
        let trouble = Trouble::new(problem::PARTS_DIFFER).arg("sum", sum);
        line.notice("of_kind", trouble.arg("amount", amount::write(whole)));
    }
}

fn notice_actor(line: &mut Line<'_>, claim: &Claim, kind: Kind) {
    if kind == Kind::Claim && claim.act.is_some() && claim.actor.is_none() {
        line.notice("actor", Trouble::new(problem::ACT_WITHOUT_ACTOR));
    }
}

fn notice_ids(line: &mut Line<'_>, claim: &Claim) {
    let written = line.text("ids").map_or(0, |text| text.split(';').count());
    if !claim.ids.is_empty() && written > claim.ids.len() {
        line.notice("ids", Trouble::new(problem::ID_TWICE));
    }
}

/// A counting point that the act does not pass is kept, and no clause about the act will count it.
fn notice_point(line: &mut Line<'_>, claim: &Claim, names: &Declared) {
    let (Some(act), Some(point)) = (&claim.act, &claim.counting_point) else {
        return;
    };
    let points = names
        .acts
        .get(act.as_str())
        .map(Vec::as_slice)
        .unwrap_or_default();
    if !points.is_empty() && !points.iter().any(|known| point == known) {
        let trouble = Trouble::with_word(problem::POINT_OF_OTHER_ACT, point).arg("act", act);
        line.notice(
            "counting_point",
            trouble.accepted(points.iter().map(String::as_str)),
        );
    }
}

fn notice_place(line: &mut Line<'_>, claim: &Claim, names: &Declared) {
    let Some(place) = &claim.place else { return };
    if !names.zones.contains(place.as_str())
        && !place.starts_with("block ")
        && !is_coordinates(place)
    {
        let near = nearest(place, names.zones.iter().map(String::as_str));
        line.notice_once(
            "place",
            place,
            Trouble::with_word(problem::NEW_PLACE, place).suggest(near),
        );
    }
}

/// A thing that no clause can count is kept: facts come before the text that may speak of them.
fn notice_thing(line: &mut Line<'_>, claim: &Claim, names: &Declared) {
    let Some(thing) = &claim.thing else { return };
    if names.thing(thing).is_none() {
        let both = names
            .things
            .iter()
            .flat_map(|thing| [thing.name.as_str(), thing.plural.as_str()]);
        let trouble = Trouble::with_word(problem::NEW_THING, thing)
            .accepted(names.things.iter().map(|thing| thing.name.as_str()));
        line.notice_once("thing", thing, trouble.suggest(nearest(thing, both)));
    }
}

/// Latitude and longitude in degrees, parted by a comma or a blank.
fn is_coordinates(place: &str) -> bool {
    let degrees: Option<Vec<f64>> = place
        .split([',', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    matches!(degrees.as_deref(), Some([north, east]) if north.abs() <= 90.0 && east.abs() <= 180.0)
}

fn notice_voices(line: &mut Line<'_>, claim: &Claim, names: &Declared, context: &Context<'_>) {
    if !claim.voice.is_empty() {
        notice_voice(line, &claim.voice, names, context);
    }
    if let Some(repeated) = &claim.repeats {
        notice_repeated(line, repeated, names, context);
    }
    let actor = claim.actor.as_ref().and_then(|actor| actor.name());
    for (column, name) in [("actor", actor), ("blamed", claim.blamed.as_deref())] {
        let Some(name) = name.filter(|name| !is_known_actor(name, names, context)) else {
            continue;
        };
        let near = nearest_voice(name, names, context);
        line.notice_once(
            column,
            name,
            Trouble::with_word(problem::NEW_ACTOR, name).suggest(near),
        );
    }
}

fn notice_voice(line: &mut Line<'_>, name: &str, names: &Declared, context: &Context<'_>) {
    if names.voices.contains(name) || context.options.known_voices.contains(name) {
        return;
    }
    if let Some(voice) = names.offices.get(name) {
        let trouble = Trouble::with_word(problem::OFFICE_AS_VOICE, name).arg("voice", voice);
        line.notice_once("voice", name, trouble);
    } else {
        let near = nearest_voice(name, names, context);
        line.notice_once(
            "voice",
            name,
            Trouble::with_word(problem::NEW_VOICE, name).suggest(near),
        );
    }
}

/// A voice of the batch was noticed where it speaks.
fn notice_repeated(line: &mut Line<'_>, name: &str, names: &Declared, context: &Context<'_>) {
    if !context.knows_claim(name)
        && !is_known_actor(name, names, context)
        && !names.offices.contains_key(name)
    {
        let mut near = nearest_voice(name, names, context);
        near.extend(context.near_claims(name));
        near.truncate(MAX_SUGGESTIONS);
        line.notice_once(
            "repeats",
            name,
            Trouble::with_word(problem::REPEATS_UNKNOWN, name).suggest(near),
        );
    }
}

/// Several who act together are joined by ` and `.
fn is_known_actor(name: &str, names: &Declared, context: &Context<'_>) -> bool {
    let known = |name: &str| {
        let sets = [
            &names.voices,
            &context.options.known_voices,
            &context.keys.voices,
        ];
        name.eq_ignore_ascii_case("unknown") || sets.iter().any(|set| set.contains(name))
    };
    known(name) || name.split(" and ").all(known)
}

fn nearest_voice(name: &str, names: &Declared, context: &Context<'_>) -> Vec<String> {
    let known: BTreeSet<&str> = names
        .voices
        .iter()
        .chain(&context.options.known_voices)
        .map(String::as_str)
        .collect();
    nearest(name, known)
}
