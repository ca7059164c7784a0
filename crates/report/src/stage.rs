//! For tests: an invented agreement, and statements about it in a line each.

use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};
use tregua_standing::{Evaluator, Moment, Statement};

/// Two parties at a crossing: a daily quota with two counting points, a total, a ratio, a ban, a deadline on the day the
/// pause would end with a condition as a reading, days that can be earned, and a term that only Beta asserts.
pub(crate) const CROSSING: &str = "\
agreement \"Talks at the North crossing\"
language 1, english
parties Alpha and Beta
mediators Delta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
thing captive (captives)
thing detainee (detainees)
zone North \"north of the crossing\"
phase Pause
  starts 2024-01-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing
  reading \"150 a day\": at least 150 trucks, held by Beta

clause exchange in Pause
  Alpha must release at least 3 detainees for each 1 captive
  overall
  counted at handover

clause flights in Pause
  Alpha must not fly over North
  between 10:00 and 16:00 each day

clause list in Pause
  Beta must hand over list of captives to Alpha
  by 07:00 on the day that Pause would end
  counted at offer
  reading \"a condition\": condition of extension, is ours

clause extension
  Pause extends 1 day for each 10 captives undertaken
  whole tens only, cap left open, earned by undertaking before end of Pause

clause patrols in Pause
  asserted by Beta
  Alpha must release at least 2 detainees each day
  counted at handover
";

/// The agreement of [`CROSSING`], or a variant of it.
pub(crate) fn agreement(text: &str) -> Agreement {
    let outcome = tregua_agreement::read(text);
    assert!(!outcome.has_errors(), "{:#?}", outcome.diagnostics);
    outcome.agreement.unwrap()
}

pub(crate) fn at(text: &str) -> Timestamp {
    format!("{text}:00+02:00").parse().unwrap()
}

/// A statement of `voice`, signed by the monitors, known at `known`; its key is its id.
pub(crate) fn says(id: &str, kind: Kind, voice: &str, known: &str) -> Statement {
    Statement {
        id: id.into(),
        author: "Lake Monitors".into(),
        claim: Claim::new(id, kind, voice).into(),
        known: at(known),
    }
}

/// A total of trucks at a counting point for a day.
pub(crate) fn trucks(
    id: &str,
    voice: &str,
    n: u64,
    day: &str,
    point: &str,
    known: &str,
) -> Statement {
    let mut one = says(id, Kind::Claim, voice, known);
    let claim = one.claim_mut();
    claim.act = Some("admit".into());
    claim.actor = Some(Actor::Named("Alpha".into()));
    claim.thing = Some("truck".into());
    claim.amount = Some(Amount::exactly(n));
    claim.adds = Adds::Total;
    claim.counting_point = Some(point.into());
    claim.occurred = Some(day.parse().unwrap());
    one
}

/// The statement naming these others.
pub(crate) fn naming(mut one: Statement, keys: &[&str]) -> Statement {
    one.claim_mut().refers_to = keys.iter().map(|key| (*key).into()).collect();
    one
}

/// An announcement that the pause is extended to, or ends at, an instant.
pub(crate) fn announce(id: &str, voice: &str, act: &str, to: &str, known: &str) -> Statement {
    let mut one = says(id, Kind::Announce, voice, known);
    one.claim_mut().act = Some(act.into());
    one.claim_mut().clause = Some("extension".into());
    one.claim_mut().occurred = Some(format!("{to}:00+02:00").parse().unwrap());
    one
}

/// As of and as known at an instant.
pub(crate) fn evaluator<'a>(
    agreement: &'a Agreement,
    statements: &'a [Statement],
    moment: &str,
) -> Evaluator<'a> {
    let moment = Moment {
        as_of: at(moment),
        as_known: at(moment),
    };
    Evaluator::new(agreement, statements, moment)
}
