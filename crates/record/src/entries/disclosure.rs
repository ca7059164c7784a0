//! `disclosure`: the content of an earlier entry, some fields of it or all, for those who read this one.

use std::collections::BTreeMap;

use ciborium::Value;

use super::Content;
use crate::Sealed;
use crate::fields::{FieldError, Fields, bytes_value, hash_of, number_of};
use crate::slots::{PLACES, Part, ShownField};

/// What the entry that the header names holds: for everybody some of its fields, or for a group that this entry is sealed for some
/// or all. Whoever has the entry named holds it to what that committed to; nobody has to believe who signed this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disclosure {
    /// All of it, with its salt.
    Whole(Sealed),
    /// Some fields, with the salts of their places and the leaves of all others.
    Some(Part),
}

pub(crate) const CODE: u64 = 16;

crate::fields::keys! {
    SALT = 0 "salt",
    PAYLOAD = 1 "payload",
    FIELDS = 2 "fields",
    OTHERS = 3 "others",
}

pub(crate) mod field {
    crate::fields::keys! { PLACE = 0 "place", SALT = 1 "salt", VALUE = 2 "value", }
}

impl Content for Disclosure {
    const KIND: (u64, &'static str) = (CODE, "disclosure");

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn write(&self, fields: &mut Fields) {
        match self {
            Disclosure::Whole(sealed) => {
                fields.put(SALT, bytes_value(&sealed.salt));
                fields.put(PAYLOAD, bytes_value(&sealed.bytes));
            }
            Disclosure::Some(part) => {
                fields.put_list(FIELDS, part.fields.iter().map(field_value));
                fields.put(OTHERS, bytes_value(part.others.as_flattened()));
            }
        }
    }

    fn read(_: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        if let Some(salt) = fields.hash(SALT)? {
            let bytes = fields.take(PAYLOAD).and_then(|it| it.into_bytes().ok());
            let bytes = fields.need(PAYLOAD, bytes)?;
            return Ok(Disclosure::Whole(Sealed { salt, bytes }));
        }
        let shown: BTreeMap<u8, ShownField> =
            fields.list(FIELDS, read_field)?.into_iter().collect();
        let others = fields.take(OTHERS).and_then(|it| it.into_bytes().ok());
        let others = fields.need(OTHERS, others)?;
        let (leaves, rest) = others.as_chunks::<32>();
        match rest.is_empty() && leaves.len() + shown.len() == PLACES {
            true => Ok(Disclosure::Some(Part {
                fields: shown,
                others: leaves.to_vec(),
            })),
            false => Err(FieldError::Wrong {
                key: OTHERS,
                expected: "the leaves of all other places",
            }),
        }
    }
}

fn field_value((place, shown): (&u8, &ShownField)) -> Value {
    let mut fields = Fields::default();
    fields.put(field::PLACE, u64::from(*place));
    fields.put(field::SALT, bytes_value(&shown.salt));
    fields.put(field::VALUE, bytes_value(&shown.value));
    fields.into_value()
}

fn read_field(value: Value) -> Result<(u8, ShownField), FieldError> {
    let mut fields = Fields::from_value(value)?;
    let place = fields
        .take(field::PLACE)
        .ok_or(FieldError::Missing(field::PLACE))?;
    let place = number_of(field::PLACE, &place)?;
    let place = u8::try_from(place).map_err(|_| FieldError::Wrong {
        key: field::PLACE,
        expected: "a place",
    })?;
    let salt = fields
        .take(field::SALT)
        .ok_or(FieldError::Missing(field::SALT))?;
    let salt = hash_of(field::SALT, &salt)?;
    let value = fields
        .take(field::VALUE)
        .and_then(|it| it.into_bytes().ok());
    let value = fields.need(field::VALUE, value)?;
    Ok((place, ShownField { salt, value }))
}
