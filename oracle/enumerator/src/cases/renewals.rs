//! Phases that are renewed: by consent, or unless notice is given; and what is said of it.

use tregua_agreement::duty::Kernel;
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Length, Said, Timestamp, When};
use tregua_record::entries::claim::{Claim, Kind};

use crate::cases::dice::Dice;
use crate::cases::sayings::About;
use crate::cases::{parts, plain};

/// A day or so more, with Alpha's consent or without its notice.
pub(crate) fn kernel(dice: &mut Dice<'_>) -> Kernel {
    let notice = dice.one(
        (2, None),
        vec![(1, Some(Length::Hours(12))), (1, Some(Length::Days(1)))],
    );
    let act = if notice.is_some() { "end" } else { "extend" };
    Kernel::Renewed {
        phase: "Pause".to_owned(),
        measure: plain::measure(act, None),
        length: dice.one((3, Length::Days(1)), vec![(1, Length::Hours(30))]),
        notice,
    }
}

/// Mostly Beta is asked as well.
pub(crate) fn of_both(dice: &mut Dice<'_>, clause: &mut Clause) {
    let both = dice.chance(3, 4);
    for reading in &mut clause.readings {
        let mut others = Vec::new();
        for part in reading.parts.iter().filter(|_| both) {
            let mut other = part.clone();
            if let Kernel::Renewed { measure, .. } = &mut other.duty.kernel {
                measure.actors = plain::words(&["Beta"]);
                others.push(other);
            }
        }
        reading.parts.extend(others);
        for part in &mut reading.parts {
            part.name = parts::name(&part.duty.kernel);
        }
    }
}

/// Consent or notice: mostly of one whom the text asks, mostly in time, sometimes to another end than the text's.
pub(crate) fn words(
    dice: &mut Dice<'_>,
    about: &About<'_>,
    length: Length,
    end: Timestamp,
    key: &str,
) -> Claim {
    let voice = dice.one((4, "Alpha"), vec![(4, "Beta"), (1, "Gamma")]);
    let ends = about.measure.act == "end";
    let kind = dice.one((2, Kind::Agree), vec![(1, Kind::Announce)]);
    let kind = if ends { Kind::Announce } else { kind };
    let mut claim = plain::claim(key, kind, voice);
    claim.act = Some(about.measure.act.clone().into());
    let clock = &about.agreement.clock;
    let later = if ends { end } else { clock.plus(end, length) };
    let named = vec![
        (2, Some(later)),
        (1, Some(plain::minutes(later, -60 * 6))),
        (1, Some(plain::minutes(later, 60 * 20))),
    ];
    claim.occurred = dice.one((3, None), named).map(When::Instant);
    let label = Some(about.clause.label.clone());
    claim.clause = dice.one(
        (4, label.map(Into::into)),
        vec![(2, Some("Pause".into())), (1, None)],
    );
    claim.about = dice.chance(1, 5).then(|| "renewal".into());
    let due = about.instance.due;
    let date = clock.civil(due).date();
    let moments = vec![
        (1, Said::At(due)),
        (1, Said::At(plain::minutes(due, 60))),
        (1, Said::On(date)),
        (
            1,
            Said::At(plain::minutes(about.instance.window().from, 30)),
        ),
    ];
    claim.said = Some(dice.one((4, Said::At(plain::minutes(due, -90))), moments));
    claim
}
