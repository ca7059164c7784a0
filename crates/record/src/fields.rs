//! A map with whole-number keys: the shape of every header and payload.

use std::collections::{BTreeMap, BTreeSet};

use ciborium::Value;
use thiserror::Error;
use tregua_calendar::Timestamp;

use crate::cbor::{self, CborError};
use crate::name::Name;

/// Keys from here on belong to others: kept wherever they appear, never interpreted.
pub const FIRST_FREE_KEY: u64 = 1000;

/// Why a field was not understood. A newer version may understand it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FieldError {
    /// The bytes as a whole.
    #[error(transparent)]
    Cbor(#[from] CborError),
    /// Not a map with whole-number keys.
    #[error("not a map with whole-number keys")]
    NotFields,
    /// A field that must be there.
    #[error("field {0} is missing")]
    Missing(u64),
    /// A field that holds something else than it should.
    #[error("field {key} is not {expected}")]
    Wrong {
        /// Its key.
        key: u64,
        /// What it should hold.
        expected: &'static str,
    },
    /// A field this version does not know, under a number that is ours to give.
    #[error("field {0} is unknown; was this written by a newer version?")]
    Unknown(u64),
    /// The fields could have been written in another way.
    #[error("not written in its one form: reading and writing it again gives other bytes")]
    NotCanonical,
}

/// Fields that this version does not know: kept as they came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extra(pub(crate) BTreeMap<u64, Value>);

impl Extra {
    /// Their keys, ascending.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.keys().copied()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

// Floats are refused on reading, so every value equals itself.
impl Eq for Extra {}

/// The fields of a map being read or written, in the order of their keys: so few that a list is quicker than a tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(u64, Value)>);

impl Fields {
    /// Reads a map for whoever writes it again and compares: see [`Fields::same`].
    pub(crate) fn read_to_compare(bytes: &[u8], most: usize) -> Result<Self, FieldError> {
        Fields::from_value(cbor::read_to_compare(bytes, most)?)
    }

    /// Holds bytes to what was written again of them. What was read is told first as bytes, then as fields.
    pub(crate) fn same(again: &[u8], bytes: &[u8], most: usize) -> Result<(), FieldError> {
        if again == bytes {
            return Ok(());
        }
        cbor::read(bytes, most)?;
        Err(FieldError::NotCanonical)
    }

    pub(crate) fn from_value(value: Value) -> Result<Self, FieldError> {
        let Value::Map(entries) = value else {
            return Err(FieldError::NotFields);
        };
        let numbered = entries.into_iter().map(|(key, value)| {
            let key = key.as_integer().and_then(|key| u64::try_from(key).ok());
            key.map(|key| (key, value)).ok_or(FieldError::NotFields)
        });
        let fields: Vec<(u64, Value)> = numbered.collect::<Result<_, _>>()?;
        // Keys ascend in every value that was read: `cbor` refuses others.
        Ok(Fields(fields))
    }

    pub(crate) fn into_value(self) -> Value {
        Value::Map(
            self.0
                .into_iter()
                .map(|(key, value)| (Value::from(key), value))
                .collect(),
        )
    }

    pub(crate) fn write(self) -> Result<Vec<u8>, CborError> {
        cbor::write(&self.into_value())
    }

    /// What nobody has taken.
    pub(crate) fn into_extra(self) -> Extra {
        Extra(self.0.into_iter().collect())
    }

    pub(crate) fn put_extra(&mut self, extra: &Extra) {
        for (key, value) in &extra.0 {
            self.put(*key, value.clone());
        }
    }

    pub(crate) fn put(&mut self, key: u64, value: impl Into<Value>) {
        match self.place(key) {
            Ok(at) => {
                if let Some((_, before)) = self.0.get_mut(at) {
                    *before = value.into();
                }
            }
            Err(at) => self.0.insert(at, (key, value.into())),
        }
    }

    pub(crate) fn put_some<T: Into<Value>>(&mut self, key: u64, value: Option<T>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    pub(crate) fn put_text(&mut self, key: u64, text: Option<&(impl AsRef<str> + ?Sized)>) {
        self.put_some(key, text.map(AsRef::as_ref));
    }

    /// An empty list is written by leaving the field out.
    pub(crate) fn put_list(&mut self, key: u64, values: impl IntoIterator<Item = Value>) {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.put(key, Value::Array(values));
        }
    }

    pub(crate) fn put_text_map<V: Into<Value>>(
        &mut self,
        key: u64,
        entries: impl IntoIterator<Item = (String, V)>,
    ) {
        let map = cbor::text_map(
            entries
                .into_iter()
                .map(|(name, value)| (name, value.into())),
        );
        if map.as_map().is_some_and(|entries| !entries.is_empty()) {
            self.put(key, map);
        }
    }

    pub(crate) fn take(&mut self, key: u64) -> Option<Value> {
        let at = self.place(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Where a key is, or would be.
    fn place(&self, key: u64) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, |(own, _)| *own)
    }

    pub(crate) fn need<T>(&self, key: u64, value: Option<T>) -> Result<T, FieldError> {
        value.ok_or(FieldError::Missing(key))
    }

    pub(crate) fn text(&mut self, key: u64) -> Result<Option<String>, FieldError> {
        self.take(key).map(|value| text_of(key, value)).transpose()
    }

    pub(crate) fn name(&mut self, key: u64) -> Result<Option<Name>, FieldError> {
        Ok(self.text(key)?.map(Name::from))
    }

    pub(crate) fn number(&mut self, key: u64) -> Result<Option<u64>, FieldError> {
        self.take(key)
            .map(|value| number_of(key, &value))
            .transpose()
    }

    pub(crate) fn truth(&mut self, key: u64) -> Result<Option<bool>, FieldError> {
        let expected = "true or false";
        self.take(key)
            .map(|value| value.as_bool().ok_or(FieldError::Wrong { key, expected }))
            .transpose()
    }

    pub(crate) fn hash(&mut self, key: u64) -> Result<Option<[u8; 32]>, FieldError> {
        self.take(key).map(|value| hash_of(key, &value)).transpose()
    }

    /// A time kept as text; `expected` says in which words.
    pub(crate) fn parsed<T: std::str::FromStr>(
        &mut self,
        key: u64,
        expected: &'static str,
    ) -> Result<Option<T>, FieldError> {
        let parse = |text: String| {
            text.parse()
                .map_err(|_| FieldError::Wrong { key, expected })
        };
        self.text(key)?.map(parse).transpose()
    }

    pub(crate) fn instant(&mut self, key: u64) -> Result<Option<Timestamp>, FieldError> {
        self.parsed(key, "an instant")
    }

    /// One of a closed list of codes.
    pub(crate) fn code<T>(
        &mut self,
        key: u64,
        expected: &'static str,
        from_code: impl Fn(u64) -> Option<T>,
    ) -> Result<T, FieldError> {
        let number = self.number(key)?;
        let number = self.need(key, number)?;
        from_code(number).ok_or(FieldError::Wrong { key, expected })
    }

    /// A list, empty if the field is left out.
    pub(crate) fn list<T>(
        &mut self,
        key: u64,
        read: impl Fn(Value) -> Result<T, FieldError>,
    ) -> Result<Vec<T>, FieldError> {
        let expected = "a list";
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => values.into_iter().map(read).collect(),
            Some(_) => Err(FieldError::Wrong { key, expected }),
        }
    }

    /// A list of texts, empty if the field is left out.
    pub(crate) fn texts(&mut self, key: u64) -> Result<Vec<String>, FieldError> {
        self.list(key, |value| text_of(key, value))
    }

    /// A map with text keys, empty if the field is left out.
    pub(crate) fn text_map<T>(
        &mut self,
        key: u64,
        read: impl Fn(Value) -> Result<T, FieldError>,
    ) -> Result<BTreeMap<String, T>, FieldError> {
        let expected = "a map with text keys";
        match self.take(key) {
            None => Ok(BTreeMap::new()),
            Some(Value::Map(entries)) => entries
                .into_iter()
                .map(|(name, value)| Ok((text_of(key, name)?, read(value)?)))
                .collect(),
            Some(_) => Err(FieldError::Wrong { key, expected }),
        }
    }
}

pub(crate) fn text_of(key: u64, value: Value) -> Result<String, FieldError> {
    value.into_text().map_err(|_| FieldError::Wrong {
        key,
        expected: "text",
    })
}

pub(crate) fn number_of(key: u64, value: &Value) -> Result<u64, FieldError> {
    let number = value
        .as_integer()
        .and_then(|number| u64::try_from(number).ok());
    number.ok_or(FieldError::Wrong {
        key,
        expected: "a whole number",
    })
}

pub(crate) fn hash_of(key: u64, value: &Value) -> Result<[u8; 32], FieldError> {
    let hash = value
        .as_bytes()
        .and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
    hash.ok_or(FieldError::Wrong {
        key,
        expected: "32 bytes",
    })
}

pub(crate) fn bytes_value(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

pub(crate) fn text_values<'a>(
    texts: impl IntoIterator<Item = &'a (impl AsRef<str> + 'a)> + 'a,
) -> impl Iterator<Item = Value> + 'a {
    let texts = texts.into_iter();
    texts.map(|text| Value::Text(text.as_ref().to_owned()))
}

/// A set read from a list; repeats and disorder are caught when the fields are written again and compared.
pub(crate) fn text_set(texts: Vec<String>) -> BTreeSet<String> {
    texts.into_iter().collect()
}

/// The same where the names are for people too.
macro_rules! named_keys {
    ($($name:ident = $number:literal $word:literal,)+) => {
        $(pub(crate) const $name: u64 = $number;)+
        /// Every key of this map with its name.
        pub(crate) const KEYS: &[(u64, &str)] = &[$(($number, $word),)+];
    };
}
pub(crate) use named_keys;

/// Names the keys of a map, once, for the code and for the check that the documentation lists them.
macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $number:literal $word:literal,)+) => {
        $($(#[$doc])* pub(crate) const $name: u64 = $number;)+
        /// Every key of this map with its name in the documentation.
        #[cfg(test)]
        pub(crate) const KEYS: &[(u64, &str)] = &[$(($number, $word),)+];
    };
}
pub(crate) use keys;
