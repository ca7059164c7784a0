//! Laws of views that somebody adds: made of the same parts, they rule as those that everyone has; and what they leave out
//! might as well never have been said.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_agreement::duty::{Duty, Event, Kernel, Measure};
use tregua_agreement::meaning::Clause;
use tregua_enumerator::cases::Case;
use tregua_laws::{for_each_case, moment, statements};
use tregua_record::entries::claim::{Attribution, Claim, Kind};
use tregua_standing::{
    Count, Entries, Evaluator, Joined, Name, OwnView, Row, Statement, View, Voices, Wanted,
};

const OWN: &str = "somebody's own";

fn own(voices: Voices, joined: Joined, entries: Entries) -> OwnView {
    OwnView {
        name: OWN.to_owned(),
        voices,
        joined,
        entries,
    }
}

fn clauses(case: &Case) -> impl Iterator<Item = &Clause> {
    case.agreement.clauses.iter()
}

fn duties(clause: &Clause) -> impl Iterator<Item = &Duty> {
    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    parts.map(|part| &part.duty)
}

/// True if the clause waits for others, or its phase does.
fn waits(case: &Case, clause: &Clause) -> bool {
    let begins = |duty| {
        let phase = case.agreement.phase_of(duty);
        phase.is_some_and(|phase| !phase.once.is_empty())
    };
    duties(clause).any(|duty| duty.course.events().next().is_some() || begins(duty))
}

/// How many bodies count for a row: those that its measures name, else the header's; none if one measure has none.
fn bodies(case: &Case, row: &Row) -> usize {
    let readings = case.agreement.clause(&row.clause).into_iter();
    let readings = readings.flat_map(|clause| &clause.readings);
    let own = readings.filter(|one| (&one.point, &one.name) == (&row.point, &row.reading));
    let part = own
        .flat_map(|one| &one.parts)
        .find(|part| part.name == row.part);
    let measures = part.map(|part| part.duty.kernel.measures());
    counting(case, measures.into_iter().flatten())
}

/// How many bodies count for these measures together; none if one of them has none.
fn counting<'a>(case: &'a Case, measures: impl IntoIterator<Item = &'a Measure>) -> usize {
    let mut all: BTreeSet<&String> = BTreeSet::new();
    for measure in measures {
        let named = match measure.counted_by.is_empty() {
            true => &case.agreement.counting_bodies,
            false => &measure.counted_by,
        };
        if named.is_empty() {
            return 0;
        }
        all.extend(named);
    }
    all.len()
}

/// The acts of others that some clause or phase waits for.
fn awaited(case: &Case) -> impl Iterator<Item = &Measure> {
    let courses = clauses(case).flat_map(duties);
    let courses = courses.flat_map(|duty| duty.course.events());
    let once = case.agreement.phases.iter().flat_map(|phase| &phase.once);
    courses.chain(once).filter_map(|event| match event {
        Event::Done(measure) => Some(measure.as_ref()),
        _ => None,
    })
}

/// The rows of these clauses alone.
fn only(case: &Case, mut rows: Vec<Row>, of: impl Fn(&Clause) -> bool) -> Vec<Row> {
    rows.retain(|row| case.agreement.clause(&row.clause).is_some_and(&of));
    rows
}

/// The rows of one view.
fn rows(case: &Case, there: &[Statement], view: View, own: Option<OwnView>) -> Vec<Row> {
    let wanted = Wanted {
        views: [view].into(),
        ..Wanted::default()
    };
    let own: Vec<OwnView> = own.into_iter().collect();
    Evaluator::with_views(&case.agreement, there, moment(case), Arc::from(own)).rows(&wanted)
}

/// The same rows, but for the name of the view and for what is shown beside them.
fn alike(own: Vec<Row>, others: Vec<Row>, what: &str) -> Result<(), String> {
    if own.len() != others.len() {
        return Err(format!("{what}: {} rows and {}", own.len(), others.len()));
    }
    for (one, other) in own.into_iter().zip(others) {
        let one = Row {
            view: other.view.clone(),
            beside: other.beside.clone(),
            ..one
        };
        if one != other {
            return Err(format!("{what}: {one:#?} and {other:#?}"));
        }
    }
    Ok(())
}

#[test]
fn views_made_of_the_parts_of_those_that_everyone_has_rule_as_they_do() {
    let law = |case: &Case| {
        let there = statements(case);
        let asked = |voices, joined, repeats| {
            let entries = Entries {
                repeats,
                ..Entries::default()
            };
            let view = own(voices, joined, entries);
            rows(case, &there, View::Own(OWN.to_owned()), Some(view))
        };
        let given = |view| rows(case, &there, view, None);
        let apart = Joined::SideBySide;
        alike(
            asked(Voices::Everyone, apart, false),
            given(View::AllVoices),
            "all voices",
        )?;
        // Where nobody speaks, it is the same how everyone is joined.
        let everyone = own(Voices::Everyone, Joined::Alike, Entries::default());
        alike(
            rows(case, &[], View::Own(OWN.to_owned()), Some(everyone)),
            rows(case, &[], View::AllVoices, None),
            "silence",
        )?;
        alike(
            asked(Voices::Parties, Joined::Alike, false),
            given(View::BothParties),
            "both parties",
        )?;
        // One body alone is heard with all that it says, several without what they repeat: each row by how many it has. What
        // waits for others goes by all of them at once, so that there one number has to do for all.
        let named = given(View::NamedBody);
        let numbers = named.iter().map(|row| bodies(case, row));
        let acts = awaited(case).map(|measure| counting(case, [measure]));
        let numbers: BTreeSet<usize> = numbers.chain(acts).collect();
        for alone in [true, false] {
            let of = |mut rows: Vec<Row>| {
                rows.retain(|row| (bodies(case, row) == 1) == alone);
                only(case, rows, |clause| {
                    numbers.len() == 1 || !waits(case, clause)
                })
            };
            alike(
                of(asked(Voices::CountingBodies, apart, alone)),
                of(named.clone()),
                "named body",
            )?;
        }
        // Who asserts a clause has a word in its own view that no other view has; and so has what waits for such a clause.
        let asserted = |clause: &Clause| !clause.asserted_by.is_empty();
        let any = clauses(case).any(asserted);
        let of = |clause: &Clause| !(asserted(clause) || any && waits(case, clause));
        for voice in &case.agreement.parties {
            alike(
                only(
                    case,
                    asked(Voices::Named([voice.clone()].into()), apart, true),
                    of,
                ),
                only(case, given(View::AccordingTo(voice.clone())), of),
                voice,
            )?;
        }
        Ok(())
    };
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}

/// Claims of what happened, which nothing else on record speaks of: they can be left out without a trace.
fn alone(there: &[Statement]) -> BTreeSet<Name> {
    let named: BTreeSet<&Name> = there
        .iter()
        .flat_map(|one| one.claim.refers_to.iter().chain(&one.claim.about))
        .collect();
    let spoken_of = |claim: &Claim| {
        claim.about.is_some() || named.contains(&claim.key) || !claim.refers_to.is_empty()
    };
    let claims = there
        .iter()
        .filter(|one| one.claim.kind == Kind::Claim && !spoken_of(&one.claim));
    claims.map(|one| one.id.clone()).collect()
}

/// The row without the name of the stretch that decides: of several alike, one that begins where anything on record does.
fn of_any_stretch(row: Row) -> Row {
    let counted = row.counted.map(|count| Count {
        stretch: None,
        ..count
    });
    Row { counted, ..row }
}

#[test]
fn what_a_view_leaves_out_might_as_well_never_have_been_said() {
    let mut left_out = 0;
    let law = |case: &Case| {
        // Instances that claims make are made for every view, also by those of what one of them leaves out: there is more to ask.
        // So are those of a phase that begins at another instant in every view. What waits for such a clause goes by all of it.
        let made = |clause: &Clause| {
            let keyed = |duty: &Duty| matches!(duty.kernel, Kernel::Respond { .. });
            duties(clause).any(keyed)
        };
        let late = case
            .agreement
            .phases
            .iter()
            .any(|phase| !phase.once.is_empty());
        let any = clauses(case).any(made) || late;
        let of = |clause: &Clause| !(made(clause) || any && waits(case, clause));
        let mut there = statements(case);
        let free = alone(&there);
        // Every second claim that stands alone was said with a reserve.
        let mut reserved = BTreeSet::new();
        for (at, one) in there.iter_mut().enumerate() {
            if at % 2 == 0 && free.contains(&one.id) {
                let mut claim = Claim::clone(&one.claim);
                claim.hedge = Some("apparently".into());
                one.claim = claim.into();
                reserved.insert(one.id.clone());
            }
        }
        left_out += reserved.len();
        let without: Vec<Statement> = there
            .iter()
            .filter(|one| !reserved.contains(&one.id))
            .cloned()
            .collect();
        let sure = Entries {
            hedged: Some(false),
            ..Entries::default()
        };
        for (voices, joined, given) in [
            (Voices::Everyone, Joined::SideBySide, View::AllVoices),
            (Voices::Parties, Joined::Alike, View::BothParties),
        ] {
            let view = own(voices, joined, sure.clone());
            let ours = rows(case, &there, View::Own(OWN.to_owned()), Some(view));
            let others = rows(case, &without, given, None);
            let named = |rows: Vec<Row>| -> Vec<Row> {
                only(case, rows, of)
                    .into_iter()
                    .map(of_any_stretch)
                    .collect()
            };
            alike(named(ours), named(others), "without a reserve")?;
        }
        Ok(())
    };
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
    assert!(left_out > 0, "no case has a claim that stands alone");
}

#[test]
fn a_view_of_named_offices_hears_no_anonymous_one() {
    let law = |case: &Case| {
        let there = statements(case);
        let entries = Entries {
            attribution: Some(Attribution::Named),
            ..Entries::default()
        };
        let view = own(Voices::Everyone, Joined::SideBySide, entries);
        let ours = rows(case, &there, View::Own(OWN.to_owned()), Some(view));
        let anonymous: BTreeSet<&str> = there
            .iter()
            .filter(|one| one.claim.attribution == Attribution::Anonymous)
            .map(|one| one.id.as_str())
            .collect();
        let counted = ours.iter().flat_map(|row| &row.counted_from);
        match counted
            .into_iter()
            .find(|id| anonymous.contains(id.as_str()))
        {
            Some(id) => Err(format!("{id} was counted")),
            None => Ok(()),
        }
    };
    match for_each_case(law) {
        Ok(tried) => println!("{tried} cases"),
        Err(broken) => panic!("{broken}"),
    }
}
