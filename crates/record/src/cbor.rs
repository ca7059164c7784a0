//! Deterministic CBOR (RFC 8949 §4.2.1), read strictly: bytes that could have been written another way are refused.

use std::cmp::Ordering;

use ciborium::Value;
use thiserror::Error;

/// How deep arrays and maps may lie inside each other.
pub const MAX_NESTING: usize = 8;

/// Why bytes are not the deterministic CBOR of this format. Ask the sender for the bytes as they were signed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CborError {
    /// More bytes than any entry or payload may have.
    #[error("{found} bytes, where at most {most} are allowed")]
    TooLarge {
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// Cut off or damaged.
    #[error("the bytes are cut off or are not CBOR")]
    NotCbor,
    /// Something follows the one value.
    #[error("{0} bytes follow the end")]
    Trailing(usize),
    /// Arrays and maps lie too deep inside each other.
    #[error("nested deeper than {MAX_NESTING}")]
    TooDeep,
    /// A float; amounts are whole numbers.
    #[error("a float; only whole numbers are used")]
    Float,
    /// A tag.
    #[error("a tag; none is used")]
    Tag,
    /// A map whose keys are not sorted, or appear twice, or are neither whole numbers nor text.
    #[error("a map whose keys are unsorted, repeated or neither numbers nor text")]
    Keys,
    /// Valid CBOR, but not in its one shortest form.
    #[error("not in the one shortest form: reading and writing it again gives other bytes")]
    NotCanonical,
}

/// Reads one value of at most `most` bytes, in its one deterministic form.
pub(crate) fn read(bytes: &[u8], most: usize) -> Result<Value, CborError> {
    let value = read_to_compare(bytes, most)?;
    // Shortest lengths, definite lengths and one form for `null` all follow from this one comparison.
    if write(&value)? != bytes {
        return Err(CborError::NotCanonical);
    }
    Ok(value)
}

/// The same for whoever makes of the value something that is written again, and compares that: lengths and numbers that are
/// not in their shortest form are left to them.
pub(crate) fn read_to_compare(bytes: &[u8], most: usize) -> Result<Value, CborError> {
    if bytes.len() > most {
        return Err(CborError::TooLarge {
            found: bytes.len(),
            most,
        });
    }
    let mut rest = bytes;
    // One level more than we allow, so that the walk below can say what is wrong.
    let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, MAX_NESTING + 1)
        .map_err(|error| match error {
        ciborium::de::Error::RecursionLimitExceeded => CborError::TooDeep,
        _ => CborError::NotCbor,
    })?;
    if !rest.is_empty() {
        return Err(CborError::Trailing(rest.len()));
    }
    walk(&value, 0)?;
    Ok(value)
}

/// The bytes of a value. Maps must already be in order: see [`text_map`].
pub(crate) fn write(value: &Value) -> Result<Vec<u8>, CborError> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(|_| CborError::NotCbor)?;
    Ok(bytes)
}

/// A map with text keys, in deterministic order (shorter keys first).
pub(crate) fn text_map(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut entries: Vec<_> = entries
        .into_iter()
        .map(|(key, value)| (Value::Text(key), value))
        .collect();
    entries.sort_by(|(left, _), (right, _)| key_order(left, right).unwrap_or(Ordering::Equal));
    Value::Map(entries)
}

/// The head of the first item: its type, its number, and where what follows begins. None of an open length.
fn head(bytes: &[u8]) -> Option<(u8, u64, usize)> {
    let first = bytes.first()?;
    let small = first & 31;
    let (value, length) = match small {
        0..=23 => (u64::from(small), 1),
        24..=27 => {
            let length = 1 + (1_usize << (small - 24));
            let digits = bytes.get(1..length)?.iter();
            (
                digits.fold(0, |number, digit| number << 8 | u64::from(*digit)),
                length,
            )
        }
        _ => return None,
    };
    Some((first >> 5, value, length))
}

/// How many bytes the first item has, whatever it holds.
fn length(bytes: &[u8], depth: usize) -> Option<usize> {
    if depth > MAX_NESTING {
        return None;
    }
    let (major, value, mut end) = head(bytes)?;
    let inside = match major {
        0 | 1 | 7 => 0,
        2 | 3 => {
            end = end.checked_add(usize::try_from(value).ok()?)?;
            0
        }
        4 => value,
        5 => value.checked_mul(2)?,
        _ => return None,
    };
    for _ in 0..inside {
        end += length(bytes.get(end..)?, depth + 1)?;
    }
    (end <= bytes.len()).then_some(end)
}

/// Takes the first item off, as its bytes stand.
pub(crate) fn item<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (item, after) = rest.split_at_checked(length(rest, 0)?)?;
    *rest = after;
    Some(item)
}

/// What a byte string holds, that is the one item here.
pub(crate) fn string(item: &[u8]) -> Option<&[u8]> {
    let (major, value, from) = head(item)?;
    let content = item.get(from..)?;
    (major == 2 && usize::try_from(value) == Ok(content.len())).then_some(content)
}

/// The pairs of a map with whole-number keys: each key, and its pair and its value as their bytes stand. Its form is not
/// checked here, and nothing is copied.
pub(crate) fn pairs(bytes: &[u8]) -> Option<Vec<Pair<'_>>> {
    let (major, many, from) = head(bytes)?;
    let mut rest = bytes.get(from..)?;
    let mut pairs = Vec::new();
    for _ in 0..many {
        let whole = rest;
        let key = item(&mut rest)?;
        let (0, key, _) = head(key)? else {
            return None;
        };
        let value = item(&mut rest)?;
        let (whole, _) = whole.split_at_checked(whole.len() - rest.len())?;
        pairs.push(Pair { key, whole, value });
    }
    (major == 5 && rest.is_empty()).then_some(pairs)
}

/// One pair of a map, where it lies.
pub(crate) struct Pair<'a> {
    pub(crate) key: u64,
    pub(crate) whole: &'a [u8],
    pub(crate) value: &'a [u8],
}

fn walk(value: &Value, depth: usize) -> Result<(), CborError> {
    let inner = depth + 1;
    match value {
        Value::Array(_) | Value::Map(_) if inner > MAX_NESTING => Err(CborError::TooDeep),
        Value::Array(values) => values.iter().try_for_each(|value| walk(value, inner)),
        Value::Map(entries) => {
            keys_ascend(entries)?;
            entries.iter().try_for_each(|(_, value)| walk(value, inner))
        }
        Value::Float(_) => Err(CborError::Float),
        Value::Tag(..) => Err(CborError::Tag),
        _ => Ok(()),
    }
}

fn keys_ascend(entries: &[(Value, Value)]) -> Result<(), CborError> {
    if let [(key, _)] = entries {
        return key_order(key, key).map(|_| ()).ok_or(CborError::Keys);
    }
    let ascend = entries.windows(2).all(|pair| match pair {
        [(left, _), (right, _)] => key_order(left, right) == Some(Ordering::Less),
        _ => false,
    });
    if ascend { Ok(()) } else { Err(CborError::Keys) }
}

/// The order of the encoded keys, told without encoding them: numbers, then texts, shorter texts first.
fn key_order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => {
            let (left, right) = (u64::try_from(*left).ok()?, u64::try_from(*right).ok()?);
            Some(left.cmp(&right))
        }
        (Value::Text(left), Value::Text(right)) => {
            Some(left.len().cmp(&right.len()).then_with(|| left.cmp(right)))
        }
        (Value::Integer(left), Value::Text(_)) => u64::try_from(*left).ok().map(|_| Ordering::Less),
        (Value::Text(_), Value::Integer(right)) => {
            u64::try_from(*right).ok().map(|_| Ordering::Greater)
        }
        _ => None,
    }
}
