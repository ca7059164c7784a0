//! Choices from a row of numbers: 0 is always the plainest choice, so that cases shrink towards plain ones.

/// A row of rolls.
pub(crate) struct Dice<'a> {
    rolls: std::slice::Iter<'a, u16>,
}

impl<'a> Dice<'a> {
    pub(crate) fn new(rolls: &'a [u16]) -> Self {
        Dice {
            rolls: rolls.iter(),
        }
    }

    /// A number below `sides`; 0 when the rolls are used up.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.rolls
            .next()
            .map_or(0, |roll| usize::from(*roll) % sides.max(1))
    }

    /// True in `times` of `of` rolls, and never for 0.
    pub(crate) fn chance(&mut self, times: usize, of: usize) -> bool {
        self.roll(of) + times >= of
    }

    /// The usual choice, or one of the others, by weight.
    pub(crate) fn one<T>(&mut self, usual: (usize, T), others: Vec<(usize, T)>) -> T {
        let total = others.iter().map(|(weight, _)| weight).sum::<usize>() + usual.0;
        let roll = self.roll(total);
        let mut chosen = usual.1;
        let mut from = usual.0;
        for (weight, other) in others {
            if (from..from + weight).contains(&roll) {
                chosen = other;
            }
            from += weight;
        }
        chosen
    }

    /// One of these, all alike; `None` if there is none.
    pub(crate) fn any_of<'b, T>(&mut self, of: &'b [T]) -> Option<&'b T> {
        of.get(self.roll(of.len()))
    }
}
