//! Laws of views that somebody adds: made of the same parts, they rule as those that everyone has; and what they leave out
//! might as well never have been said.

use std::collections::BTreeSet;
use std::sync::Arc;

use tregua_agreement::duty::{Kernel, Windows};
use tregua_agreement::meaning::Phase;
use tregua_enumerator::cases::Case;
use tregua_laws::{for_each_case, moment, statements};
use tregua_record::entries::claim::{Attribution, Claim, Kind};
use tregua_standing::{
    Entries, Evaluator, Joined, Name, OwnView, Row, Statement, View, Voices, Wanted,
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

fn kernels(case: &Case) -> impl Iterator<Item = &Kernel> {
    let readings = case
        .agreement
        .clauses
        .iter()
        .flat_map(|clause| &clause.readings);
    let parts = readings.flat_map(|reading| &reading.parts);
    parts.map(|part| &part.duty.kernel)
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
        // One body alone is heard with all that it says; where clauses name others than the header, that is left aside.
        let measures = kernels(case).flat_map(Kernel::measures);
        let bodies: BTreeSet<&Vec<String>> = measures.map(|measure| &measure.counted_by).collect();
        if bodies.iter().all(|named| named.is_empty()) {
            let alone = case.agreement.counting_bodies.len() == 1;
            alike(
                asked(Voices::CountingBodies, apart, alone),
                given(View::NamedBody),
                "named body",
            )?;
        }
        // Who asserts a clause has a word in its own view that no other view has.
        if case
            .agreement
            .clauses
            .iter()
            .all(|clause| clause.asserted_by.is_empty())
        {
            for voice in &case.agreement.parties {
                alike(
                    asked(Voices::Named([voice.clone()].into()), apart, true),
                    given(View::AccordingTo(voice.clone())),
                    voice,
                )?;
            }
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
    let named: BTreeSet<&String> = there
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

#[test]
fn what_a_view_leaves_out_might_as_well_never_have_been_said() {
    let mut left_out = 0;
    let law = |case: &Case| {
        // Instances that claims make are made for every view, and stretches that events begin are looked at in every view: also
        // those of what one of them leaves out.
        let made_by_claims = |kernel: &Kernel| {
            matches!(
                kernel,
                Kernel::Respond { .. }
                    | Kernel::Amount {
                        windows: Windows::Any(_),
                        ..
                    }
            )
        };
        // So are those of a phase that begins at another instant in every view.
        let waits = |phase: &Phase| !phase.once.is_empty();
        if kernels(case).any(made_by_claims) || case.agreement.phases.iter().any(waits) {
            return Ok(());
        }
        let mut there = statements(case);
        let free = alone(&there);
        // Every second claim that stands alone was said with a reserve.
        let mut reserved = BTreeSet::new();
        for (at, one) in there.iter_mut().enumerate() {
            if at % 2 == 0 && free.contains(&one.id) {
                let mut claim = Claim::clone(&one.claim);
                claim.hedge = Some("apparently".to_owned());
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
            alike(ours, others, "without a reserve")?;
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
