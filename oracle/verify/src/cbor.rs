//! Just enough CBOR (RFC 8949) for an entry: numbers, strings, lists, maps, in their shortest form.

/// A value of an entry. Maps keep the order in which they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Number(i128),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
    Plain(u8),
}

const DEEPEST: usize = 8;

/// The value that comes next; `rest` is what follows it.
pub(crate) fn next(rest: &mut &[u8]) -> Result<Value, String> {
    value(rest, 0)
}

/// The one value that these bytes are.
pub(crate) fn read(bytes: &[u8]) -> Result<Value, String> {
    let mut rest = bytes;
    let value = next(&mut rest)?;
    match rest.is_empty() {
        true => Ok(value),
        false => Err("something follows its end".to_owned()),
    }
}

/// A key, its value, and the whole pair.
type Pair<'a> = (u64, &'a [u8], &'a [u8]);

/// The pairs of a map with numbers for keys: each key, and its value and the whole pair as their bytes stand.
pub(crate) fn pairs(bytes: &[u8]) -> Result<Vec<Pair<'_>>, String> {
    let wrong = || "it is no map with numbers for keys".to_owned();
    let mut rest = bytes;
    let [first, ..] = take(&mut rest, 1)? else {
        return Err(cut());
    };
    let (5, small) = (first >> 5, first & 31) else {
        return Err(wrong());
    };
    let mut pairs = Vec::new();
    for _ in 0..argument(&mut rest, small)? {
        let from = rest;
        let Value::Number(key) = next(&mut rest)? else {
            return Err(wrong());
        };
        let after_key = rest;
        next(&mut rest)?;
        let (value, _) = after_key.split_at(after_key.len() - rest.len());
        let (pair, _) = from.split_at(from.len() - rest.len());
        pairs.push((u64::try_from(key).map_err(|_| wrong())?, value, pair));
    }
    match rest.is_empty() {
        true => Ok(pairs),
        false => Err("something follows its end".to_owned()),
    }
}

fn value(rest: &mut &[u8], depth: usize) -> Result<Value, String> {
    if depth > DEEPEST {
        return Err(format!("it is nested more than {DEEPEST} deep"));
    }
    let [first, ..] = take(rest, 1)? else {
        return Err(cut());
    };
    let (major, small) = (first >> 5, first & 31);
    if major == 7 {
        return match small {
            20..=22 => Ok(Value::Plain(small)),
            _ => Err("it holds a value that entries do not have".to_owned()),
        };
    }
    let number = argument(rest, small)?;
    match major {
        0 => Ok(Value::Number(i128::from(number))),
        1 => Ok(Value::Number(-1 - i128::from(number))),
        2 => Ok(Value::Bytes(take(rest, number)?.to_vec())),
        3 => {
            let text = take(rest, number)?.to_vec();
            String::from_utf8(text)
                .map(Value::Text)
                .map_err(|_| "a text in it is not UTF-8".to_owned())
        }
        4 => {
            let mut items = Vec::new();
            for _ in 0..number {
                items.push(value(rest, depth + 1)?);
            }
            Ok(Value::List(items))
        }
        5 => {
            let (mut pairs, mut before): (Vec<(Value, Value)>, &[u8]) = (Vec::new(), &[]);
            for _ in 0..number {
                let from = *rest;
                let key = value(rest, depth + 1)?;
                let (written, _) = from.split_at(from.len() - rest.len());
                if written <= before {
                    return Err("its keys are not in their order, each once".to_owned());
                }
                before = written;
                pairs.push((key, value(rest, depth + 1)?));
            }
            Ok(Value::Map(pairs))
        }
        _ => Err("it holds a tag, and entries have none".to_owned()),
    }
}

fn argument(rest: &mut &[u8], small: u8) -> Result<u64, String> {
    let (length, least) = match small {
        0..=23 => return Ok(u64::from(small)),
        24 => (1, 24),
        25 => (2, 1 << 8),
        26 => (4, 1 << 16),
        27 => (8, 1 << 32),
        _ => return Err("a length in it is left open".to_owned()),
    };
    let bytes = take(rest, length)?;
    let number = bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte));
    match number >= least {
        true => Ok(number),
        false => Err("a number in it is written longer than it has to be".to_owned()),
    }
}

fn take<'a>(rest: &mut &'a [u8], length: u64) -> Result<&'a [u8], String> {
    let length = usize::try_from(length).map_err(|_| cut())?;
    let (taken, left) = rest.split_at_checked(length).ok_or_else(cut)?;
    *rest = left;
    Ok(taken)
}

fn cut() -> String {
    "it is cut off".to_owned()
}

impl Value {
    /// What stands under a number in a map.
    pub(crate) fn field(&self, at: i128) -> Option<&Value> {
        let Value::Map(pairs) = self else {
            return None;
        };
        let found = pairs.iter().find(|(key, _)| *key == Value::Number(at));
        found.map(|(_, value)| value)
    }

    pub(crate) fn hash(&self) -> Option<[u8; 32]> {
        match self {
            Value::Bytes(bytes) => <[u8; 32]>::try_from(bytes.as_slice()).ok(),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<i128> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }
}

/// A byte string as CBOR writes it.
pub(crate) fn bytes(content: &[u8]) -> Vec<u8> {
    string(2, content)
}

/// A text as CBOR writes it.
pub(crate) fn text(content: &str) -> Vec<u8> {
    string(3, content.as_bytes())
}

fn string(major: u8, content: &[u8]) -> Vec<u8> {
    let (major, length) = (major << 5, content.len());
    let mut written = match length {
        0..24 => vec![major | length as u8],
        24..256 => vec![major | 24, length as u8],
        256..65_536 => vec![major | 25, (length >> 8) as u8, length as u8],
        _ => {
            let mut long = vec![major | 26];
            long.extend_from_slice(&(length as u32).to_be_bytes());
            long
        }
    };
    written.extend_from_slice(content);
    written
}
