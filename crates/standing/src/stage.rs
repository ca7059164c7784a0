//! A year between Alpha and Beta, for tests.

use std::time::Duration;

use tregua_agreement::Agreement;
use tregua_calendar::{Timestamp, When};
use tregua_record::entries::claim::{Actor, Amount, Claim, Kind};

use crate::statement::Statement;

/// An instant.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Their agreement with these clauses.
pub(crate) fn agreement(clause: &str) -> Agreement {
    let text = format!(
        "agreement \"A year\"\nlanguage 1, english\nparties Alpha and Beta\nclock +00:00, each day runs 00:00 to 00:00\n\
         reporting grace 48 hours\nthing captive (captives)\nthing detainee (detainees)\nphase Pause\n  starts 2031-01-01 00:00\n  \
         lasts 365 days\n\n{clause}"
    );
    let read = tregua_agreement::read(&text);
    assert!(!read.has_errors(), "{:?}", read.diagnostics);
    read.agreement.unwrap()
}

/// So many releases a day by each of both, told by each of two voices, for a year.
pub(crate) fn year(a_day: usize) -> Vec<Statement> {
    let mut all = Vec::new();
    for day in 0..365 {
        for turn in 0..a_day {
            for (actor, thing) in [("Alpha", "detainee"), ("Beta", "captive")] {
                for voice in ["Alpha", "Beta"] {
                    let key = format!("{thing}-{voice}-{day}-{turn}");
                    let mut claim = Claim::new(&key, Kind::Claim, voice);
                    let hour = at("2031-01-01T00:00:00Z")
                        + Duration::from_secs(86_400 * day + 3_600 * (turn as u64 % 24));
                    claim.act = Some("release".into());
                    claim.actor = Some(Actor::Named(actor.into()));
                    claim.thing = Some(thing.into());
                    claim.counting_point = Some("handover".into());
                    claim.amount = Some(Amount::exactly(if thing == "captive" { 1 } else { 3 }));
                    claim.occurred = Some(When::Instant(hour));
                    all.push(Statement {
                        // As ids are: in no order.
                        id: format!("{:08x}-{key}", (all.len() as u32).wrapping_mul(0x9e37_79b9))
                            .into(),
                        author: voice.into(),
                        claim: claim.into(),
                        known: hour,
                    });
                }
            }
        }
    }
    all
}
