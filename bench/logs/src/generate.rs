//! A log from a seed. Whoever has the same knobs has the same log, byte for byte.

use crate::{DAY, DAYS, Event, Kind, PLACES, RATE, What};

/// What a log is made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knobs {
    /// What it is about.
    pub kind: Kind,
    /// About how many claims it has.
    pub events: usize,
    /// How many voices tell of every happening.
    pub voices: u8,
    /// Share of happenings of which one voice says something else.
    pub contested: f64,
    /// Share of claims that become known up to 48 hours after what they tell of.
    pub late: f64,
    /// Share of claims before which the voice made a mistaken one, which it then takes back.
    pub withdrawn: f64,
    /// Other seeds, other logs.
    pub seed: u64,
}

impl Knobs {
    /// One voice, nobody contests, nothing late, nothing withdrawn.
    pub fn plain(kind: Kind, events: usize) -> Self {
        Knobs {
            kind,
            events,
            voices: 1,
            contested: 0.0,
            late: 0.0,
            withdrawn: 0.0,
            seed: 20_310_101,
        }
    }

    /// How many happenings it has, about: each is told by every voice.
    pub fn happenings(&self) -> usize {
        self.events / usize::from(self.voices.max(1))
    }
}

/// A stream of numbers from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is above 0.
    fn below(&mut self, bound: i64) -> i64 {
        (self.next() % bound.unsigned_abs()).cast_signed()
    }

    fn chance(&mut self, share: f64) -> bool {
        // 53 bits are what a float holds.
        ((self.next() >> 11) as f64) < share * (1u64 << 53) as f64
    }
}

/// One happening as a voice tells it.
struct Told {
    at: i64,
    what: What,
    key: u32,
    n: u32,
}

/// The log, in the order in which its claims became known.
pub fn generate(knobs: &Knobs) -> Vec<Event> {
    let mut maker = Maker {
        knobs,
        dice: Dice(knobs.seed ^ (knobs.kind as u64) << 32),
        events: Vec::with_capacity(knobs.events + knobs.events / 8),
    };
    let mut key = 0;
    while maker.events.len() < knobs.events {
        match knobs.kind {
            Kind::Requests => maker.owed(key, 1),
            Kind::Deliveries => maker.delivery(),
            Kind::Exchanges => maker.owed(key, RATE),
        }
        key += 1;
    }
    let mut events = maker.events;
    events.sort_by_key(|event| (event.known, event.claim));
    events
}

struct Maker<'k> {
    knobs: &'k Knobs,
    dice: Dice,
    events: Vec<Event>,
}

impl Maker<'_> {
    /// A trigger and what is owed for it: in time for 95 of 100, late for 3, not done for 2.
    fn owed(&mut self, key: u32, rate: u32) {
        let at = self.dice.below((DAYS - 4) * DAY);
        let fate = self.dice.below(100);
        let odd = self.odd_voice();
        for voice in 0..self.knobs.voices {
            let trigger = Told {
                at,
                what: What::Trigger,
                key,
                n: 1,
            };
            self.tell(voice, &trigger, at);
        }
        let (mut last_in_time, mut any_late) = (true, false);
        let due = at + DAY;
        for nth in 0..rate {
            let last = nth + 1 == rate;
            if last && fate >= 98 {
                last_in_time = false;
                continue;
            }
            let late = last && fate >= 95;
            let in_time = at + 1 + self.dice.below(DAY - 1);
            let too_late = due + 1 + self.dice.below(DAY - 1);
            last_in_time &= !late;
            any_late |= late;
            for voice in 0..self.knobs.voices {
                // Of what is told otherwise, one voice puts the first one past its time.
                let late = late || (odd == Some(voice) && nth == 0);
                let act = Told {
                    at: if late { too_late } else { in_time },
                    what: What::Act,
                    key,
                    n: 1,
                };
                self.tell(voice, &act, act.at);
            }
        }
        // What was not done is not done because somebody says so: silence is not a number.
        for voice in 0..self.knobs.voices {
            let odd = odd == Some(voice);
            let none_in_time = rate == 1 && (odd || !last_in_time);
            let none_after = !(any_late || last_in_time || odd && rate > 1);
            if none_in_time {
                self.nothing(voice, key, at, due);
            }
            if none_after {
                self.nothing(voice, key, due, due + DAY + 1);
            }
        }
    }

    fn nothing(&mut self, voice: u8, key: u32, from: i64, to: i64) {
        let nothing = Told {
            at: from,
            what: What::Nothing,
            key,
            n: u32::try_from(to - from).unwrap_or(0),
        };
        self.tell(voice, &nothing, to);
    }

    fn delivery(&mut self) {
        let at = self.dice.below(DAYS * DAY);
        let place = u32::try_from(self.dice.below(i64::from(PLACES))).unwrap_or(0);
        let n = 1 + u32::try_from(self.dice.below(5)).unwrap_or(0);
        let odd = self.odd_voice();
        for voice in 0..self.knobs.voices {
            let said = if odd == Some(voice) { n % 5 + 1 } else { n };
            let told = Told {
                at,
                what: What::Deliver,
                key: place,
                n: said,
            };
            self.tell(voice, &told, at);
        }
    }

    /// Of a contested happening, the voice that says something else.
    fn odd_voice(&mut self) -> Option<u8> {
        let several = self.knobs.voices > 1;
        (several && self.dice.chance(self.knobs.contested))
            .then(|| u8::try_from(self.dice.below(self.knobs.voices.into())).unwrap_or(0))
    }

    /// Puts it on the log, perhaps after a mistaken one that is taken back.
    fn tell(&mut self, voice: u8, told: &Told, ended: i64) {
        let mistaken = matches!(told.what, What::Act | What::Deliver);
        if mistaken && self.dice.chance(self.knobs.withdrawn) {
            let wrong = Told {
                at: (told.at - self.dice.below(DAY / 2)).max(0),
                n: told.n + 1,
                ..*told
            };
            let claim = self.put(voice, &wrong, wrong.at);
            let back = Told {
                at: wrong.at,
                what: What::Withdraw,
                key: claim,
                n: 0,
            };
            let when = wrong.at + 1 + self.dice.below(3 * DAY);
            self.put(voice, &back, when);
        }
        let delay = match self.dice.chance(self.knobs.late) {
            true => 1 + self.dice.below(2 * DAY),
            false => 0,
        };
        self.put(voice, told, ended + delay);
    }

    fn put(&mut self, voice: u8, told: &Told, known: i64) -> u32 {
        let claim = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
        self.events.push(Event {
            claim,
            known,
            at: told.at,
            voice,
            what: told.what,
            key: told.key,
            n: told.n,
        });
        claim
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_knobs_give_the_same_log_and_another_seed_another() {
        let knobs = Knobs::plain(Kind::Exchanges, 1_000);
        assert_eq!(generate(&knobs), generate(&knobs));
        assert_ne!(generate(&knobs), generate(&Knobs { seed: 1, ..knobs }));
    }

    #[test]
    fn a_log_is_in_the_order_of_what_was_known_and_late_is_at_most_two_days() {
        let knobs = Knobs {
            late: 0.5,
            ..Knobs::plain(Kind::Deliveries, 2_000)
        };
        let events = generate(&knobs);
        assert!(events.windows(2).all(|two| two[0].known <= two[1].known));
        let late = events.iter().filter(|event| event.known > event.at).count();
        assert!((800..1_200).contains(&late), "{late}");
        assert!(events.iter().all(|event| event.known - event.at <= 2 * DAY));
    }
}
