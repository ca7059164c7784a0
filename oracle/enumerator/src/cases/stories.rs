//! Statements of one voice that together decide a part: alone, most statements decide nothing.

use tregua_agreement::duty::{Kernel, Measure};
use tregua_calendar::{Said, Timestamp, When, Window};
use tregua_record::entries::claim::{Adds, Amount, Claim, Coverage, Kind};

use crate::cases::dice::Dice;
use crate::cases::figures::{self, bounded};
use crate::cases::sayings::{About, columns, limits};
use crate::cases::{kinds, plain};
use crate::instances::Spans;

/// Statements of one voice that belong together; their keys end in `a` to `d`.
pub(crate) fn story(dice: &mut Dice<'_>, about: &About<'_>, key: &str, voice: &str) -> Vec<Claim> {
    let teller = Teller { about, key, voice };
    match &about.duty.kernel {
        Kernel::Done { .. } => teller.deadline(dice),
        Kernel::Ratio { owed, base, .. } => teller.ratio(dice, owed, base),
        Kernel::Share { measure, base, .. } => teller.ratio(dice, measure, base),
        Kernel::Respond {
            measure, trigger, ..
        } => teller.answered(dice, measure, trigger),
        Kernel::Amount { threshold, .. } if about.duty.cure.is_some() => {
            teller.made_good(dice, threshold.lo)
        }
        _ if figures::follows(about) && dice.chance(1, 3) => teller.credited(dice),
        _ => teller.reported_and_closed(dice),
    }
}

/// Who tells a story of what.
struct Teller<'a> {
    about: &'a About<'a>,
    key: &'a str,
    voice: &'a str,
}

impl Teller<'_> {
    /// A total of all that the measure asks for.
    fn total(&self, dice: &mut Dice<'_>, letter: &str, window: Window, amount: Amount) -> Claim {
        let mut claim = plain::claim(&format!("{}{letter}", self.key), Kind::Claim, self.voice);
        columns(&mut claim, self.about.measure);
        claim.amount = Some(amount);
        claim.occurred = Some(When::Between(window));
        kinds::as_asked(dice, self.about.measure, &mut claim);
        claim
    }

    /// Both counts of a ratio.
    fn ratio(&self, dice: &mut Dice<'_>, owed: &Measure, base: &Measure) -> Vec<Claim> {
        let window = self.about.instance.window();
        let mut one = self.total(dice, "a", window, Amount::exactly(0));
        columns(&mut one, owed);
        one.amount = Some(figures::amount(dice, self.about.duty));
        one.under = Some("agreed".into());
        let mut other = self.total(dice, "b", window, Amount::exactly(0));
        columns(&mut other, base);
        other.amount = Some(Amount::exactly(1 + u64::from(dice.chance(1, 2))));
        vec![one, other]
    }

    /// Too few in the window, enough by the end of the cure.
    fn made_good(&self, dice: &mut Dice<'_>, n: u64) -> Vec<Claim> {
        let window = self.about.instance.window();
        let whole = self
            .about
            .instance
            .reach()
            .last()
            .copied()
            .unwrap_or(window);
        let short = Amount::exactly(if dice.chance(1, 4) {
            n + 1
        } else {
            n.saturating_sub(1)
        });
        let others = vec![(1, Amount::exactly(0)), (1, Amount::at_least(n + 1))];
        let enough = dice.one((4, Amount::exactly(n)), others);
        vec![
            self.total(dice, "a", window, short),
            self.total(dice, "b", whole, enough),
        ]
    }

    /// Nothing up to the due instant or the last moment, then the act.
    fn deadline(&self, dice: &mut Dice<'_>) -> Vec<Claim> {
        let instance = &self.about.instance;
        let ends: Vec<Timestamp> = match &instance.windows {
            Spans::Stretches(stretches) => {
                stretches.iter().map(|stretch| stretch.open.to).collect()
            }
            Spans::Counted(_) => vec![instance.due],
        };
        let other = dice.any_of(&ends).copied().unwrap_or(instance.due);
        let end = if dice.chance(1, 3) {
            instance.due
        } else {
            other
        };
        let window = Window::new(bounded(self.about, instance.window()).from, end);
        let nothing = self.total(dice, "a", window, Amount::exactly(0));
        let moments = vec![(2, end), (1, plain::minutes(end, 1)), (1, instance.last)];
        let at = dice.one((6, plain::minutes(end, 30)), moments);
        let mut act = self.total(dice, "b", window, Amount::exactly(1));
        act.adds = Adds::Event;
        act.occurred = Some(When::Instant(at));
        if dice.chance(1, 4) {
            vec![nothing]
        } else {
            vec![nothing, act]
        }
    }

    /// A trigger and what came of it, under one key: each told, or only one of them.
    fn answered(&self, dice: &mut Dice<'_>, owed: &Measure, trigger: &Measure) -> Vec<Claim> {
        let instance = &self.about.instance;
        let start = instance.window().from;
        let mut asked = self.total(dice, "c", instance.window(), Amount::exactly(1));
        columns(&mut asked, trigger);
        asked.kinds.clear();
        kinds::as_asked(dice, trigger, &mut asked);
        asked.adds = Adds::Event;
        let date = When::Dates(plain::FIRST_DATE, plain::FIRST_DATE);
        let hours = Window::new(start, plain::minutes(start, 240));
        let times = vec![
            (2, date),
            (1, When::Between(hours)),
            (2, When::Instant(plain::minutes(start, 90))),
            (1, When::Instant(plain::minutes(start, -240))),
            (1, When::Instant(plain::minutes(start, 3 * 24 * 60))),
        ];
        asked.occurred = Some(dice.one((6, When::Instant(start)), times));
        if dice.chance(1, 8) {
            asked.amount = Some(Amount::exactly(0));
        }
        if dice.chance(1, 6) {
            asked.amount = Some(figures::amount(dice, self.about.duty));
        }
        let by_saying = trigger.act == "request" && dice.chance(1, 2);
        if by_saying {
            let voice = dice.one((4, "Beta"), vec![(1, self.voice)]);
            asked.voice = voice.into();
            asked.kind = Kind::Request;
            asked.said = Some(Said::At(start));
        }
        let about = About {
            measure: owed,
            instance: instance.clone(),
            ..*self.about
        };
        let teller = Teller {
            about: &about,
            ..*self
        };
        let mut answers = teller.deadline(dice);
        let key = dice.one((5, Some("one")), vec![(1, Some("other")), (2, None)]);
        match (key, dice.roll(3)) {
            (Some(key), 0 | 1) => asked.about = Some(key.into()),
            (Some(key), _) => asked.ids = [key.to_owned()].into(),
            (None, _) => {}
        }
        let linked = dice.roll(4);
        for claim in answers.iter_mut().filter(|claim| claim.adds == Adds::Event) {
            if dice.chance(1, 2) {
                claim.amount = Some(figures::amount(dice, self.about.duty));
            }
        }
        for claim in &mut answers {
            match (key, linked) {
                (Some(key), 0 | 1) => claim.about = Some(key.into()),
                (Some(key), 2) => claim.ids = [key.to_owned(), "spare".to_owned()].into(),
                _ => claim.refers_to.push(asked.key.clone()),
            }
        }
        match dice.roll(5) {
            0 => vec![asked],
            1 => answers,
            _ => std::iter::once(asked).chain(answers).collect(),
        }
    }

    /// A figure for this instance that happened before it: sometimes so far, sometimes of kinds that fit only in part; and
    /// what the instance itself was like.
    fn credited(&self, dice: &mut Dice<'_>) -> Vec<Claim> {
        let window = self.about.instance.window();
        let before = Window::new(
            plain::minutes(window.from, -240),
            plain::minutes(window.from, -60),
        );
        let inside = Window::new(window.from, plain::minutes(window.from, 120));
        let of = dice.one((2, before), vec![(1, inside)]);
        let mut credited = self.total(dice, "a", of, Amount::exactly(0));
        let amount = figures::amount(dice, self.about.duty);
        credited.amount = Some(amount);
        credited.adds = dice.one((1, Adds::Event), vec![(2, Adds::Total)]);
        if dice.chance(1, 2) {
            credited.coverage = Coverage::SoFar;
        }
        match dice.roll(4) {
            0 => {}
            1 => credited.kinds.clear(),
            2 => credited.under = Some("side".into()),
            _ => kinds::name(dice, self.about.measure, &mut credited),
        }
        let date = self.about.instance.date.unwrap_or(plain::FIRST_DATE);
        credited.counts_for = Some(date.to_string().into());
        let nothing = dice.one((2, 0), vec![(1, 1), (1, 2)]);
        let own = self.total(dice, "b", window, Amount::exactly(nothing));
        if dice.chance(1, 5) {
            vec![credited]
        } else {
            vec![credited, own]
        }
    }

    /// A total of the first part of the window, mostly so far.
    fn partly(&self, dice: &mut Dice<'_>) -> Claim {
        let window = self.about.instance.window();
        let part = Window::new(window.from, plain::minutes(window.from, 180));
        let amount = Amount::exactly(dice.one((2, 1), vec![(1, 0), (1, 3)]));
        let mut claim = self.total(dice, "d", part, amount);
        claim.coverage = dice.one((1, Coverage::SoFar), vec![(2, Coverage::Whole)]);
        claim
    }

    /// Events, sometimes rivals, and the voice's word that it reported all of them; or a total of parts.
    fn reported_and_closed(&self, dice: &mut Dice<'_>) -> Vec<Claim> {
        let window = self.about.instance.window();
        let amount = figures::amount(dice, self.about.duty);
        let mut event = self.total(dice, "a", window, amount);
        if dice.chance(1, 4) {
            return vec![event];
        }
        event.adds = Adds::Event;
        let morning = When::Instant(plain::minutes(window.from, 90));
        let edge = When::Between(figures::across(dice, self.about));
        event.occurred = Some(dice.one((5, morning), vec![(1, edge)]));
        if figures::follows(self.about) && dice.chance(1, 2) {
            event.about = Some("one".into());
        }
        let mut close = plain::claim(&format!("{}b", self.key), Kind::Close, self.voice);
        close.occurred = Some(When::Between(window));
        let place = self.about.measure.place.clone();
        close.place = place.filter(|_| !dice.chance(1, 4)).map(Into::into);
        if dice.chance(1, 4) {
            limits(dice, self.about.measure, &mut close);
        }
        match dice.roll(7) {
            0 => vec![close],
            4 => vec![self.partly(dice), close],
            5 | 6 => vec![event, self.partly(dice), close],
            1 => {
                event.about = Some("one".into());
                let amount = Some(figures::amount(dice, self.about.duty));
                let key = format!("{}c", self.key);
                vec![
                    event.clone(),
                    close,
                    Claim {
                        key: key.into(),
                        amount,
                        kinds: Vec::new(),
                        ..event
                    },
                ]
            }
            _ => vec![event, close],
        }
    }
}
