//! Announcements that move the end of the phase, and their denials.

use tregua_calendar::{Length, Said, Timestamp, When};
use tregua_record::entries::claim::{Claim, Kind};

use crate::cases::dice::Dice;
use crate::cases::plain;
use crate::cases::sayings::About;
use crate::question::Statement;

/// A new end of the phase, by a mediator or a party; both parties together; a mediator and who denies it; or the end that
/// somebody announced before.
pub(crate) fn announcement(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    earlier: &[Statement],
    key: &str,
) -> Vec<Claim> {
    let voice = dice.one((4, "Gamma"), vec![(2, "Alpha"), (2, "Beta"), (1, "Eta")]);
    let second = format!("{key}b");
    let before = earlier.iter().rfind(|one| one.claim.kind == Kind::Announce);
    match (before, dice.roll(12)) {
        (Some(other), 0..=3) => vec![by(voice, key, &other.claim)],
        (Some(other), 4 | 5) => vec![denial(dice, key, &other.claim)],
        (_, 6 | 7) => {
            let one = new_end(dice, about, key, "Alpha");
            vec![by("Beta", &second, &one), one]
        }
        (_, 8..=10) => {
            let one = new_end(dice, about, key, "Gamma");
            vec![denial(dice, &second, &one), one]
        }
        _ => vec![new_end(dice, about, key, voice)],
    }
}

/// The same end, by another voice.
fn by(voice: &str, key: &str, other: &Claim) -> Claim {
    let (key, voice) = (key.to_owned(), voice.to_owned());
    Claim {
        key: key.into(),
        voice: voice.into(),
        said: None,
        ..other.clone()
    }
}

fn denial(dice: &mut Dice<'_>, key: &str, other: &Claim) -> Claim {
    let voice = dice.one((2, "Beta"), vec![(2, "Alpha"), (1, "Delta")]);
    let mut claim = plain::claim(key, Kind::Deny, voice);
    match &other.about {
        Some(about) if dice.chance(1, 2) => claim.about = Some(about.clone()),
        _ => claim.refers_to.push(other.key.clone()),
    }
    claim
}

fn new_end(dice: &mut Dice<'_>, about: &About<'_>, key: &str, voice: &str) -> Claim {
    let mut claim = plain::claim(key, Kind::Announce, voice);
    let clock = &about.agreement.clock;
    let Some(phase) = about.agreement.phases.first() else {
        return claim;
    };
    let planned = clock.plus(phase.starts, phase.lasts.unwrap_or(Length::Days(3)));
    let (act, end) = end(dice, about, planned);
    claim.act = Some(act.into());
    claim.occurred = Some(When::Instant(end));
    let names = vec![(1, Some(about.clause.label.as_str().into())), (1, None)];
    claim.clause = dice.one((4, Some(phase.name.as_str().into())), names);
    claim.about = dice.chance(1, 3).then(|| "end".into());
    let moments = vec![
        (1, plain::minutes(planned, -60 * 44)),
        (1, plain::minutes(planned, -60)),
    ];
    claim.said = Some(Said::At(
        dice.one((2, plain::minutes(planned, -60 * 20)), moments),
    ));
    claim
}

/// Which way, and to where: mostly a day later, sometimes against the sense of the act.
fn end(dice: &mut Dice<'_>, about: &About<'_>, planned: Timestamp) -> (&'static str, Timestamp) {
    let later = |days| about.agreement.clock.plus(planned, Length::Days(days));
    let sooner = plain::minutes(planned, -60 * 10);
    let others = vec![
        (2, ("extend", later(2))),
        (3, ("end", sooner)),
        (1, ("end", later(1))),
        (1, ("extend", sooner)),
        (1, ("extend", plain::minutes(planned, 60 * 5))),
    ];
    dice.one((4, ("extend", later(1))), others)
}
