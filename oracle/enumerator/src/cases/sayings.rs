//! Statements: most of them about one part of the agreement, near the number and the edge that decide it.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Duty, Kernel, Measure};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Said, Timestamp, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::{Actor, Adds, Amount, Attribution, Claim, Coverage, Kind};

use crate::cases::dice::Dice;
use crate::cases::{figures, moves, plain, planned, stories, waits};
use crate::instances::Instance;
use crate::question::Statement;

/// What a statement is about.
#[derive(Clone)]
pub(crate) struct About<'a> {
    pub(crate) agreement: &'a Agreement,
    pub(crate) clause: &'a Clause,
    pub(crate) duty: &'a Duty,
    pub(crate) measure: &'a Measure,
    pub(crate) instance: Instance,
}

/// The next statements of a case, after `earlier`.
pub(crate) fn statements(
    dice: &mut Dice<'_>,
    agreement: &Agreement,
    earlier: &[Statement],
    as_of: Timestamp,
) -> Vec<Statement> {
    let key = format!("k{}", earlier.len());
    let voice = voice(dice, earlier);
    let claims = match about(dice, agreement) {
        Some(about) => sayings(dice, &about, earlier, &key, voice),
        None => vec![plain::claim(&key, Kind::Note, voice)],
    };
    let author = author(dice, &claims, earlier);
    let late = dice.one(
        (6, None),
        vec![(1, Some(plain::minutes(as_of, 30))), (1, Some(as_of))],
    );
    let signed = |(at, claim): (usize, Claim)| {
        let spoken = match claim.said {
            Some(Said::At(at)) => at,
            _ => Timestamp::MIN,
        };
        // Ids run against keys: whoever takes one for the other is found out.
        let id = format!("e{:02}", 99_usize.saturating_sub(earlier.len() + at));
        Statement {
            id,
            author: author.clone(),
            claim,
            known: late.unwrap_or(spoken),
        }
    };
    claims.into_iter().enumerate().map(signed).collect()
}

/// The voice itself or another organisation. Whoever corrects signs as whoever spoke, but for a few without the right to.
fn author(dice: &mut Dice<'_>, claims: &[Claim], earlier: &[Statement]) -> String {
    let replaces = |claim: &&Claim| matches!(claim.kind, Kind::Correct | Kind::Retract);
    let replacing = claims.iter().find(replaces);
    let named = replacing.and_then(|claim| {
        earlier
            .iter()
            .rfind(|one| claim.refers_to.contains(&one.claim.key))
    });
    match named {
        Some(named) if !dice.chance(1, 10) => named.author.clone(),
        _ => {
            let voice = claims
                .first()
                .map(|claim| claim.voice.clone())
                .unwrap_or_default();
            dice.one((5, voice.to_string()), vec![(1, "Eta".to_owned())])
        }
    }
}

/// Somebody, or whoever spoke last: a few statements of one voice decide more than many of many.
fn voice<'a>(dice: &mut Dice<'_>, earlier: &'a [Statement]) -> &'a str {
    let others = vec![
        (4, "Beta"),
        (4, "Epsilon"),
        (1, "Gamma"),
        (1, "Delta"),
        (1, "Eta"),
    ];
    let fresh = dice.one((4, "Alpha"), others);
    let last = earlier.last().map(|one| one.claim.voice.as_str());
    last.filter(|_| dice.chance(1, 2)).unwrap_or(fresh)
}

fn about<'a>(dice: &mut Dice<'_>, agreement: &'a Agreement) -> Option<About<'a>> {
    let clause = dice.any_of(&agreement.clauses)?;
    let second = dice.chance(1, 4);
    let reading = clause
        .readings
        .get(usize::from(second))
        .or(clause.readings.first())?;
    let part = dice.any_of(&reading.parts)?;
    let measure = match &part.duty.kernel {
        Kernel::Ratio { base, rates, .. } if dice.chance(1, 2) => match dice.any_of(rates) {
            Some(rate) if dice.chance(1, 2) => &rate.of,
            _ => base,
        },
        Kernel::Share { base, .. } if dice.chance(2, 5) => base,
        Kernel::Respond { trigger, .. } if dice.chance(1, 2) => trigger,
        kernel => kernel.measure(),
    };
    let instances = planned(agreement, &part.duty);
    let at = if dice.chance(1, 3) {
        dice.roll(instances.len())
    } else {
        0
    };
    let instance = instances
        .get(at)
        .cloned()
        .unwrap_or_else(|| nowhere(agreement));
    Some(About {
        agreement,
        clause,
        duty: &part.duty,
        measure,
        instance,
    })
}

/// A stand-in for a part without instances.
fn nowhere(agreement: &Agreement) -> Instance {
    let window = agreement.clock.day(plain::FIRST_DATE);
    Instance {
        date: Some(plain::FIRST_DATE),
        key: None,
        due: window.to,
        last: window.to,
        last_moment: window.to,
        windows: crate::instances::Spans::Counted(vec![window]),
        end: None,
    }
}

fn sayings(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
    voice: &str,
) -> Vec<Claim> {
    if dice.chance(2, 5) {
        let mut claims = stories::story(dice, about, key, voice);
        claims.iter_mut().for_each(|claim| said(dice, about, claim));
        return claims;
    }
    // What only some parts have a use for is said mostly of those.
    let term = 1 + 13 * usize::from(!about.clause.asserted_by.is_empty());
    let power = 3 + 3 * usize::from(!about.duty.suspended_by.is_empty());
    let kinds = vec![
        (3, Saying::Rival),
        (2, Saying::Named(Kind::Confirm)),
        (3, Saying::Named(Kind::Deny)),
        (2, Saying::Named(Kind::Respond)),
        (3, Saying::Correction),
        (2, Saying::Retraction),
        (2, Saying::Closing),
        (power + 1, Saying::Power),
        (term, Saying::Term),
        (4, Saying::Announcement),
        (
            14 * usize::from(!about.duty.cure_agreed_by.is_empty()),
            Saying::NewDate,
        ),
        (6 * usize::from(figures::follows(about)), Saying::Credit),
        (
            16 * usize::from(waits::for_something(about)),
            Saying::Opening,
        ),
    ];
    let mut claims = match dice.one((13, Saying::Figure), kinds) {
        Saying::Figure => vec![figures::figure(dice, about, key, voice)],
        Saying::Rival => vec![rival(dice, about, earlier, key, voice)],
        Saying::Named(kind) => vec![named(dice, about, earlier, key, voice, kind)],
        Saying::Correction => corrections(dice, about, earlier, key),
        Saying::Retraction => vec![retraction(dice, about, earlier, key, voice)],
        Saying::Closing => vec![closing(dice, about, key, voice)],
        Saying::Credit => vec![crediting(dice, about, key)],
        Saying::Power => {
            let power = power_used(dice, about, key);
            let resumed = resumed(dice, about, &power, key);
            [power].into_iter().chain(resumed).collect()
        }
        Saying::Term => vec![term_itself(dice, about, key, voice)],
        Saying::NewDate => new_date(dice, about, key),
        Saying::Announcement => moves::announcement(dice, about, earlier, key),
        Saying::Opening => vec![
            waits::opening(dice, about, key, voice)
                .unwrap_or_else(|| figures::figure(dice, about, key, voice)),
        ],
    };
    for claim in &mut claims {
        if dice.chance(1, 14) {
            claim.attribution = Attribution::Anonymous;
        }
        if dice.chance(1, 14) {
            claim.repeats = Some(dice.one((1, "Beta"), vec![(1, "Epsilon")]).into());
        }
        said(dice, about, claim);
    }
    claims
}

/// What somebody may do.
#[derive(Clone, Copy)]
enum Saying {
    Figure,
    Rival,
    Named(Kind),
    Correction,
    Retraction,
    Closing,
    Credit,
    Power,
    Term,
    NewDate,
    Announcement,
    Opening,
}

/// When it is said, unless that is settled already.
fn said(dice: &mut Dice<'_>, about: &About<'_>, claim: &mut Claim) {
    let soon = plain::minutes(about.instance.due, 60);
    let start = figures::bounded(about, about.instance.window()).from;
    let moments = vec![
        (2, plain::minutes(start, 120)),
        (1, plain::minutes(about.instance.last, 60 * 24)),
    ];
    let at = dice.one((4, soon), moments);
    claim.said = claim.said.or(Some(Said::At(at)));
}

/// Another voice's account of what somebody has said, mostly with another amount.
fn rival(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
    voice: &str,
) -> Claim {
    let others: Vec<&Statement> = earlier
        .iter()
        .filter(|one| one.claim.act.is_some())
        .collect();
    let Some(other) = dice.any_of(&others) else {
        return figures::figure(dice, about, key, voice);
    };
    let turned = if other.claim.voice == "Alpha" {
        "Beta"
    } else {
        "Alpha"
    };
    let voice = if other.claim.voice == voice {
        turned
    } else {
        voice
    };
    let amount = figures::amount(dice, about.duty);
    let amount = if dice.chance(1, 5) {
        other.claim.amount
    } else {
        Some(amount)
    };
    Claim {
        key: key.into(),
        voice: voice.into(),
        amount,
        ..other.claim.clone()
    }
}

/// `confirm`, `deny`, `respond`: of an earlier statement or of an `about` key; with nothing to name, a figure.
fn named(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
    voice: &str,
    kind: Kind,
) -> Claim {
    let says = [
        Kind::Claim,
        Kind::Correct,
        Kind::Offer,
        Kind::Accept,
        Kind::Undertake,
        Kind::Confirm,
    ];
    let figures: Vec<&Statement> = earlier
        .iter()
        .filter(|one| says.contains(&one.claim.kind))
        .collect();
    let Some(other) = dice.any_of(&figures) else {
        return figures::figure(dice, about, key, voice);
    };
    if kind != Kind::Deny && dice.chance(1, 8) {
        // Whoever names nothing that is known speaks with its own columns.
        let mut own = figures::figure(dice, about, key, voice);
        own.kind = kind;
        if dice.chance(1, 2) {
            own.refers_to.push("unheard of".into());
        }
        own.about = None;
        return own;
    }
    let mut claim = plain::claim(key, kind, voice);
    match (&other.claim.about, dice.chance(1, 3)) {
        (Some(incident), true) => claim.about = Some(incident.clone()),
        _ => claim.refers_to.push(other.claim.key.clone()),
    }
    claim
}

/// The named statement with another amount, in the same voice; sometimes two such, rivals of each other. Corrections are
/// mostly corrected again.
fn corrections(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
) -> Vec<Claim> {
    let figures: Vec<&Statement> = earlier
        .iter()
        .filter(|one| one.claim.act.is_some())
        .collect();
    let again = earlier
        .iter()
        .rfind(|one| one.claim.kind == Kind::Correct)
        .filter(|_| dice.chance(2, 3));
    let Some(other) = again.or(dice.any_of(&figures).copied()) else {
        return vec![figures::figure(dice, about, key, "Alpha")];
    };
    let mut correct = |key: String| {
        let mut claim = Claim {
            key: key.into(),
            kind: Kind::Correct,
            ..other.claim.clone()
        };
        claim.refers_to = vec![other.claim.key.clone()];
        claim.amount = Some(figures::amount(dice, about.duty));
        claim
    };
    let (one, rival) = (correct(key.to_owned()), correct(format!("{key}b")));
    if dice.chance(1, 2) {
        vec![one, rival]
    } else {
        vec![one]
    }
}

/// A holder's word on which instance an incident counts for.
fn crediting(dice: &mut Dice<'_>, about: &About<'_>, key: &str) -> Claim {
    let voice = dice.one((2, "Gamma"), vec![(2, "Beta"), (2, "Eta")]);
    let mut claim = plain::claim(key, Kind::Claim, voice);
    claim.about = Some("one".into());
    let date = about.instance.date.unwrap_or(plain::FIRST_DATE);
    let next = date.tomorrow().unwrap_or(date);
    claim.counts_for = Some(dice.one((2, date), vec![(1, next)]).to_string().into());
    claim
}

fn retraction(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
    voice: &str,
) -> Claim {
    let replacing = |one: &&Statement| matches!(one.claim.kind, Kind::Correct | Kind::Retract);
    let again = earlier
        .iter()
        .rfind(replacing)
        .filter(|_| dice.chance(1, 2));
    let Some(other) = again.or(dice.any_of(earlier)) else {
        return figures::figure(dice, about, key, voice);
    };
    let mut claim = plain::claim(key, Kind::Retract, &other.claim.voice);
    claim.refers_to = vec![other.claim.key.clone()];
    claim
}

fn closing(dice: &mut Dice<'_>, about: &About<'_>, key: &str, voice: &str) -> Claim {
    let mut claim = plain::claim(key, Kind::Close, voice);
    limits(dice, about.measure, &mut claim);
    let window = about.instance.window();
    let longer = Window::new(window.from, about.instance.last);
    let dates = about
        .instance
        .date
        .map_or(When::Between(window), |date| When::Dates(date, date));
    claim.occurred = Some(dice.one(
        (4, When::Between(longer)),
        vec![(2, When::Between(window)), (1, dates)],
    ));
    claim
}

/// What a `close` is about: mostly what is measured, or everything; sometimes something else.
pub(crate) fn limits(dice: &mut Dice<'_>, measure: &Measure, claim: &mut Claim) {
    claim.act = dice
        .chance(1, 2)
        .then(|| measure.act.clone())
        .map(Into::into);
    claim.place = dice.one(
        (3, measure.place.as_ref().map(Into::into)),
        vec![(1, None), (1, Some("North".into()))],
    );
    let actor = measure
        .actors
        .first()
        .map(|name| Actor::Named(name.clone().into()));
    claim.actor = dice.one(
        (6, None),
        vec![
            (3, actor),
            (1, Some(Actor::Unknown)),
            (1, Some(Actor::Named("Eta".into()))),
        ],
    );
    claim.counting_point = dice.one(
        (6, None),
        vec![
            (3, measure.point.as_ref().map(Into::into)),
            (1, Some("crossing".into())),
        ],
    );
    claim.thing = measure
        .thing
        .clone()
        .filter(|_| dice.chance(1, 4))
        .map(Into::into);
}

/// `waive` by Beta, or `suspend`.
fn power_used(dice: &mut Dice<'_>, about: &About<'_>, key: &str) -> Claim {
    let waive = dice.chance(1, 2);
    let named = if waive {
        &about.duty.beneficiaries
    } else {
        &about.duty.suspended_by
    };
    let named = dice.any_of(named).map_or("Beta", String::as_str);
    let voice = dice.one((6, named), vec![(1, "Gamma"), (1, "Alpha")]);
    let mut claim = plain::claim(key, if waive { Kind::Waive } else { Kind::Suspend }, voice);
    claim.clause = Some(label(dice, about.clause).into());
    if waive && matches!(about.duty.kernel, Kernel::Respond { .. }) && dice.chance(1, 3) {
        claim.about = Some(dice.one((2, "one"), vec![(1, "other")]).into());
    }
    if waive && dice.chance(1, 3) {
        limits(dice, about.measure, &mut claim);
    }
    if waive && dice.chance(1, 3) {
        claim.counts_for = about
            .instance
            .date
            .map(|date| date.to_string())
            .map(Into::into);
    }
    // A deadline is suspended at its due instant.
    let window = about.instance.window();
    let window = Window::new(window.from, plain::minutes(window.to, 60));
    let after = Window::new(about.instance.due, plain::minutes(about.instance.due, 600));
    claim.occurred = (!waive).then(|| When::Between(dice.one((4, window), vec![(1, after)])));
    claim
}

/// A new date, agreed to by all who must, or by some; mostly by all to the same.
fn new_date(dice: &mut Dice<'_>, about: &About<'_>, key: &str) -> Vec<Claim> {
    let last = about.instance.last_moment;
    let hours = dice.one((3, 24), vec![(1, 12), (1, 60), (1, -12)]);
    let at = plain::minutes(last, 60 * hours);
    let date = about.agreement.clock.civil(at).date();
    let when = dice.one((3, When::Instant(at)), vec![(1, When::Dates(date, date))]);
    let other = When::Instant(plain::minutes(at, 60));
    let named = about.instance.date.filter(|_| dice.chance(4, 5));
    let mut claims: Vec<Claim> = Vec::new();
    for (n, voice) in about.duty.cure_agreed_by.iter().enumerate() {
        if dice.chance(1, 6) {
            continue;
        }
        let mut claim = plain::claim(&format!("{key}{n}"), Kind::Agree, voice);
        claim.clause = Some(label(dice, about.clause).into());
        claim.counts_for = named.map(|date| date.to_string().into());
        claim.occurred = Some(dice.one((8, when), vec![(1, other)]));
        claims.push(claim);
    }
    if let Some(first) = claims.first().filter(|_| dice.chance(1, 8)) {
        let mut deny = plain::claim(&format!("{key}d"), Kind::Deny, &first.voice);
        deny.refers_to = vec![first.key.clone()];
        claims.push(deny);
    }
    claims
}

/// The end of a suspension, mostly by whoever suspended.
fn resumed(dice: &mut Dice<'_>, about: &About<'_>, power: &Claim, key: &str) -> Option<Claim> {
    let window = about.instance.window();
    let used = power.kind == Kind::Suspend && dice.chance(1, 3);
    let voice = dice.one((5, power.voice.as_str()), vec![(1, "Alpha")]);
    let mut claim = plain::claim(&format!("{key}r"), Kind::Announce, voice);
    claim.act = Some("resume".into());
    claim.clause = power.clause.as_ref().map(Name::from);
    let middle = window.from.as_second().midpoint(window.to.as_second());
    let at = dice.one(
        (2, plain::second(middle)),
        vec![(1, window.to), (1, window.from)],
    );
    claim.occurred = Some(When::Instant(at));
    used.then_some(claim)
}

fn label(dice: &mut Dice<'_>, clause: &Clause) -> String {
    let former = clause
        .was
        .first()
        .cloned()
        .unwrap_or_else(|| clause.label.clone());
    dice.one((4, clause.label.clone()), vec![(1, former)])
}

/// About the term itself: it is agreed, confirmed or denied.
fn term_itself(dice: &mut Dice<'_>, about: &About<'_>, key: &str, voice: &str) -> Claim {
    let kind = dice.one((2, Kind::Deny), vec![(1, Kind::Agree), (1, Kind::Confirm)]);
    let mut claim = plain::claim(key, kind, voice);
    claim.clause = Some(about.clause.label.clone().into());
    claim
}

/// The columns that make a claim one about a measure.
pub(crate) fn columns(claim: &mut Claim, measure: &Measure) {
    claim.act = Some(measure.act.clone().into());
    claim.actor = measure
        .actors
        .first()
        .map(|name| Actor::Named(name.clone().into()));
    claim.thing = measure.thing.as_ref().map(Name::from);
    claim.unit = measure.unit.as_ref().map(Name::from);
    claim.counting_point = measure.point.as_ref().map(Name::from);
    claim.place = measure.place.as_ref().map(Name::from);
    claim.to = measure.to.as_ref().map(Name::from);
    claim.adds = Adds::Total;
    claim.coverage = Coverage::Whole;
    claim.amount = Some(Amount::exactly(1));
}
