//! The commitment of an entry of version 3: to each field of its payload apart, so that some can be shown without the others.
//!
//! Every payload has as many places as any other, whatever fields it has, and each place a salt of its own that follows from the
//! one secret salt of the payload. A place without a field has its salt for a leaf, which nobody can tell from a field's. So
//! whoever is shown some fields learns nothing of the others: not what they hold, how long they are, or whether they are there.

use std::collections::BTreeMap;

use crate::ids::sha256;
use crate::{Commitment, Sealed, cbor};

/// What the hash over the leaves begins with.
pub const FIELDS_PREFIX: &[u8] = b"tregua/payload/v3";

/// How many places a payload has. The field under key `k` has the place `k`; all from the last place on share that one.
pub const PLACES: usize = 48;
const LAST: usize = PLACES - 1;

const SALT_PREFIX: &[u8] = b"tregua/salt/v3";
const FIELD_PREFIX: &[u8] = b"tregua/field/v3";

pub(crate) type Leaves = [[u8; 32]; PLACES];

/// A field that is shown, with the salt of its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownField {
    /// The salt of this place alone.
    pub salt: [u8; 32],
    /// The value as its bytes stand in the payload; of the last place the pairs that share it, one after the other.
    pub value: Vec<u8>,
}

/// Some fields of a payload, and the leaves of all other places: enough to hold the fields to what was committed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What is shown, by place.
    pub fields: BTreeMap<u8, ShownField>,
    /// The leaves of the other places, in their order.
    pub others: Vec<[u8; 32]>,
}

impl Part {
    /// The fields of these places that a payload has; `None` if its bytes are not fields.
    pub fn of(sealed: &Sealed, shown: impl Fn(u8) -> bool) -> Option<Self> {
        let leaves = leaves(&sealed.salt, &sealed.bytes)?;
        let values = values(&sealed.bytes)?;
        let mut part = Part {
            fields: BTreeMap::new(),
            others: Vec::new(),
        };
        for ((place, leaf), value) in (0_u8..).zip(leaves).zip(values) {
            match (shown(place), value) {
                (true, Some(value)) => {
                    let salt = salt_of(&sealed.salt, place);
                    let value = value.to_vec();
                    part.fields.insert(place, ShownField { salt, value });
                }
                _ => part.others.push(leaf),
            }
        }
        Some(part)
    }

    /// What an entry with these fields committed to; `None` if the places are not all there.
    pub fn commit(&self) -> Option<Commitment> {
        let mut others = self.others.iter();
        let mut leaves = [[0; 32]; PLACES];
        for (place, leaf) in (0_u8..).zip(&mut leaves) {
            *leaf = match self.fields.get(&place) {
                Some(field) => leaf_of(&field.salt, &field.value),
                None => *others.next()?,
            };
        }
        let all = self.fields.len() + self.others.len() == PLACES;
        all.then(|| commit(&leaves))
    }
}

/// The leaves of a payload; `None` if its bytes are not fields.
pub(crate) fn leaves(salt: &[u8; 32], bytes: &[u8]) -> Option<Leaves> {
    let mut leaves = [[0; 32]; PLACES];
    for ((place, leaf), value) in (0_u8..).zip(&mut leaves).zip(values(bytes)?) {
        let own = salt_of(salt, place);
        *leaf = match value {
            Some(value) => leaf_of(&own, value),
            None => own,
        };
    }
    Some(leaves)
}

pub(crate) fn commit(leaves: &Leaves) -> Commitment {
    Commitment::from_bytes(sha256(&[FIELDS_PREFIX, leaves.as_flattened()]))
}

/// `SHA-256("tregua/salt/v3" ‖ salt ‖ place)`: one block of the hash.
fn salt_of(salt: &[u8; 32], place: u8) -> [u8; 32] {
    sha256(&[SALT_PREFIX, salt, &[place]])
}

/// `SHA-256("tregua/field/v3" ‖ salt of the place ‖ value)`.
fn leaf_of(salt: &[u8; 32], value: &[u8]) -> [u8; 32] {
    sha256(&[FIELD_PREFIX, salt, value])
}

/// What stands in each place.
fn values(bytes: &[u8]) -> Option<[Option<&[u8]>; PLACES]> {
    let mut values = [None; PLACES];
    // The keys ascend, so the pairs of the last place are the end of the bytes.
    let mut rest = 0;
    for pair in cbor::pairs(bytes)? {
        match usize::try_from(pair.key) {
            Ok(key) if key < LAST => *values.get_mut(key)? = Some(pair.value),
            _ => rest += pair.whole.len(),
        }
    }
    if rest > 0 {
        *values.last_mut()? = bytes.get(bytes.len() - rest..);
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Claim, Kind, Payload};

    fn sealed(salt: u8, amount: u64) -> Sealed {
        let mut claim = Claim::new("c1", Kind::Claim, "Alpha");
        claim.act = Some("admit".into());
        claim.amount = Some(crate::entries::claim::Amount::exactly(amount));
        claim.place = Some("North".into());
        Sealed {
            salt: [salt; 32],
            bytes: Payload::Statement(claim).encode().unwrap(),
        }
    }

    #[test]
    fn equal_fields_of_two_entries_have_leaves_that_are_not_equal() {
        let (one, other) = (sealed(1, 7), sealed(2, 7));
        assert_eq!(one.bytes, other.bytes);
        let leaves_of = |sealed: &Sealed| leaves(&sealed.salt, &sealed.bytes).unwrap();
        for (left, right) in leaves_of(&one).iter().zip(leaves_of(&other)) {
            assert_ne!(*left, right);
        }
        // Nor are the leaves of one entry, with a field or without, and all values of a small field lead nowhere.
        let all: std::collections::BTreeSet<_> = leaves_of(&one).into_iter().collect();
        assert_eq!(all.len(), PLACES);
        let shown = Part::of(&one, |place| place == 6).unwrap();
        for amount in 0..2000 {
            let guess = sealed(1, amount);
            let guess = values(&guess.bytes).unwrap()[11].unwrap();
            let known = shown.fields[&6].salt;
            for salt in [[0; 32], known] {
                assert!(!shown.others.contains(&leaf_of(&salt, guess)));
            }
            assert!(!shown.others.contains(&sha256(&[guess])));
        }
    }

    #[test]
    fn what_is_shown_tells_nothing_of_how_many_fields_there_are() {
        let mut bare = Claim::new("c1", Kind::Claim, "Alpha");
        bare.act = Some("admit".into());
        let bare = Sealed {
            salt: [3; 32],
            bytes: Payload::Statement(bare).encode().unwrap(),
        };
        let shown = |sealed: &Sealed| {
            let part = Part::of(sealed, |place| place == 6).unwrap();
            (part.fields.len(), part.others.len())
        };
        assert_eq!(shown(&bare), shown(&sealed(4, 7)));
    }

    #[test]
    fn fields_of_others_share_the_last_place_and_are_committed_to() {
        // {0: 1, 46: 2, 47: 3, 60: 4, 2000: 5}
        let bytes = |last: u8| {
            vec![
                0xa5, 0, 1, 0x18, 46, 2, 0x18, 47, 3, 0x18, 60, 4, 0x19, 0x07, 0xd0, last,
            ]
        };
        let with = |last| Sealed {
            salt: [1; 32],
            bytes: bytes(last),
        };
        let part = Part::of(&with(5), |place| usize::from(place) == LAST).unwrap();
        assert_eq!(part.fields[&47].value, bytes(5)[6..]);
        assert_eq!(part.commit(), with(5).commit_by_field());
        assert_ne!(with(5).commit_by_field(), with(6).commit_by_field());
        let text = Sealed {
            salt: [1; 32],
            bytes: vec![0x61, b'a'],
        };
        assert_eq!(text.commit_by_field(), None);
    }

    proptest! {
        #[test]
        fn any_fields_prove_and_nothing_altered_does(
            salt in any::<[u8; 32]>(), amount in any::<u64>(), which in any::<u64>(), at in 0_usize..PLACES, bit in 0_usize..256,
        ) {
            let mut sealed = sealed(0, amount);
            sealed.salt = salt;
            let due = sealed.commit_by_field().unwrap();
            let part = Part::of(&sealed, |place| which >> place & 1 == 1).unwrap();
            prop_assert_eq!(part.commit(), Some(due));
            let flip = |bytes: &mut [u8]| {
                let bits = bytes.len() * 8;
                bytes[bit % bits / 8] ^= 1 << (bit % 8);
            };
            if let Some(place) = part.fields.keys().nth(at % part.fields.len().max(1)).copied() {
                let (mut value, mut own, mut moved, mut hidden) = (part.clone(), part.clone(), part.clone(), part.clone());
                flip(&mut value.fields.get_mut(&place).unwrap().value);
                flip(&mut own.fields.get_mut(&place).unwrap().salt);
                let field = moved.fields.remove(&place).unwrap();
                moved.fields.insert((place + 1) % PLACES as u8, field);
                hidden.fields.remove(&place);
                for wrong in [value, own, moved, hidden] {
                    prop_assert_ne!(wrong.commit(), Some(due));
                }
            }
            if !part.others.is_empty() {
                let mut other = part.clone();
                let place = at % other.others.len();
                flip(&mut other.others[place]);
                prop_assert_ne!(other.commit(), Some(due));
                let mut more = part;
                more.others.push([0; 32]);
                prop_assert_eq!(more.commit(), None);
            }
        }
    }
}
