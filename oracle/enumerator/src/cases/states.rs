//! States: what Alpha must no longer hold, or hold no more of, by an instant and from then on.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Kernel, Level, Measure, Windows};
use tregua_record::entries::claim::{Adds, Claim};

use crate::cases::dice::Dice;
use crate::cases::parts::once_due;
use crate::cases::plain;

/// One of the two parts of a state.
pub(crate) fn kernel(dice: &mut Dice<'_>, agreement: &Agreement) -> Kernel {
    let thing = dice.one((3, Some("crate")), vec![(1, None)]);
    let mut measure = plain::measure("hold", thing);
    measure.place = dice.chance(2, 3).then(|| "North".to_owned());
    if thing.is_some() && dice.chance(1, 3) {
        measure.kinds.push(plain::kinds("size", &["small"]));
    }
    let most = dice.one((3, 0), vec![(1, 1), (1, 2)]);
    let (due, at_latest) = once_due(dice, agreement, 2);
    if dice.chance(3, 5) {
        return Kernel::Done {
            measure: Measure {
                level: Some(Level::Within(most)),
                ..measure
            },
            due,
            at_latest,
        };
    }
    Kernel::Ban {
        measure: Measure {
            level: Some(Level::Above(most)),
            ..measure
        },
        windows: dice.one(
            (3, Windows::Since { due, at_latest }),
            vec![(1, Windows::Overall)],
        ),
    }
}

/// What is there at a moment is mostly said as that: how many are still there.
pub(crate) fn still_there(dice: &mut Dice<'_>, measure: &Measure, claim: &mut Claim) {
    if measure.level.is_some() && claim.adds == Adds::Event && dice.chance(2, 3) {
        claim.adds = Adds::Stock;
    }
}
