//! A set of words of a short list, as one number: every ruling makes several, and a tree for each costs more than the ruling.

use std::fmt;
use std::marker::PhantomData;

/// A word of a list with at most 32 of them, in an order that means something.
pub trait Listed: Copy + 'static {
    /// All of them, in their order.
    const LIST: &'static [Self];

    /// Its place in the list.
    fn place(self) -> u32;
}

/// Some words of a list, each once, in the order of the list.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Few<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T: Listed> Few<T> {
    /// None of them.
    pub const fn new() -> Self {
        Few {
            bits: 0,
            of: PhantomData,
        }
    }

    /// True if none is in it.
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        self.bits.count_ones() as usize
    }

    /// True if this one is in it.
    pub fn contains(&self, one: &T) -> bool {
        self.bits & bit(*one) != 0
    }

    /// True if all of it is in the other too.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.bits & !other.bits == 0
    }

    /// What is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Few {
            bits: self.bits | other.bits,
            of: PhantomData,
        }
    }

    /// Adds one; true if it was not in it.
    pub fn insert(&mut self, one: T) -> bool {
        let new = !self.contains(&one);
        self.bits |= bit(one);
        new
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.bits = 0;
    }

    /// The first of them.
    pub fn first(&self) -> Option<&'static T> {
        self.iter().next()
    }

    /// Each of them, in the order of the list.
    pub fn iter(&self) -> Each<T> {
        Each {
            left: self.bits,
            of: PhantomData,
        }
    }
}

fn bit<T: Listed>(one: T) -> u32 {
    1 << one.place()
}

impl<T: Listed> Default for Few<T> {
    fn default() -> Self {
        Few::new()
    }
}

impl<T: Listed, const N: usize> From<[T; N]> for Few<T> {
    fn from(words: [T; N]) -> Self {
        words.into_iter().collect()
    }
}

impl<T: Listed> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let mut few = Few::new();
        few.extend(words);
        few
    }
}

impl<T: Listed> Extend<&'static T> for Few<T> {
    fn extend<I: IntoIterator<Item = &'static T>>(&mut self, words: I) {
        self.extend(words.into_iter().copied());
    }
}

impl<T: Listed> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, words: I) {
        for one in words {
            self.insert(one);
        }
    }
}

/// Each word of a set, in the order of the list.
#[derive(Debug, Clone)]
pub struct Each<T> {
    left: u32,
    of: PhantomData<T>,
}

impl<T: Listed> Iterator for Each<T> {
    type Item = &'static T;

    fn next(&mut self) -> Option<&'static T> {
        let one = T::LIST.get(self.left.trailing_zeros() as usize)?;
        self.left &= self.left - 1;
        Some(one)
    }
}

impl<T: Listed> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::iter::Copied<Each<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().copied()
    }
}

impl<T: Listed> IntoIterator for &Few<T> {
    type Item = &'static T;
    type IntoIter = Each<T>;

    fn into_iter(self) -> Each<T> {
        self.iter()
    }
}

impl<T: Listed + fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::outcome::{Outcome, Status};

    #[test]
    fn it_holds_what_a_set_holds_and_in_the_same_order() {
        for word in [Status::ALL.len(), Outcome::ALL.len()] {
            assert!(word <= 32);
        }
        for chosen in 0u32..1 << Outcome::ALL.len() {
            let own = || {
                let all = Outcome::ALL.iter().enumerate();
                all.filter(|(at, _)| chosen >> at & 1 == 1)
                    .map(|(_, one)| *one)
            };
            let (few, set) = (
                own().rev().collect::<Few<_>>(),
                own().collect::<BTreeSet<_>>(),
            );
            assert!(few.iter().eq(set.iter()));
            assert!(few.clone().into_iter().eq(set.iter().copied()));
            assert_eq!((few.len(), few.is_empty()), (set.len(), set.is_empty()));
            assert_eq!(few.first(), set.first());
            assert_eq!(format!("{few:?}"), format!("{set:?}"));
            for one in Outcome::ALL {
                assert_eq!(few.contains(one), set.contains(one));
            }
        }
        let most = Few::from([Outcome::Met, Outcome::Late]);
        let late = Few::from([Outcome::Late]);
        assert_eq!(most.union(&late), most);
        assert!(late.is_subset(&most));
        assert!(!most.is_subset(&Few::from([Outcome::Late])));
    }
}
