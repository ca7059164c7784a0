//! Changes to good bytes, the same on every run; the tests of `record` use it too.

/// A small generator of our own.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// Flips, replaces, adds or takes a byte, cuts, or puts in a piece of something else. `telling` are bytes that mean something.
pub(crate) fn change(bytes: &mut Vec<u8>, other: &[u8], telling: &[u8], dice: &mut Dice) {
    let at = dice.roll(bytes.len());
    match dice.roll(6) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
        1 if !bytes.is_empty() => bytes[at] = telling[dice.roll(telling.len())],
        2 => bytes.insert(at, telling[dice.roll(telling.len())]),
        3 if !bytes.is_empty() => {
            bytes.remove(at);
        }
        4 => bytes.truncate(at),
        _ => {
            let from = dice.roll(other.len());
            let piece = &other[from..(from + dice.roll(60)).min(other.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
    }
}
