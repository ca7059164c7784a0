//! What everyone may keep for ever: the signed header of an entry.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use ciborium::Value;
use tregua_calendar::Timestamp;

use crate::codes::{Codes, Organisation};
use crate::entries::{KindCode, attachment};
use crate::fields::{
    Extra, FIRST_FREE_KEY, FieldError, Fields, bytes_value, hash_of, text_set, text_values,
};
use crate::{Commitment, DeviceId, EntryId, Sealed, Sha256, SpaceId, cbor};

/// The version of the header this crate writes.
pub const FORMAT: u64 = 3;
/// The version of a header in one piece, whose payload is committed to as a whole.
const FORMAT_WHOLE: u64 = 1;
/// The same where the payload is for a group: older programs refuse it, and so show nobody what it holds.
const FORMAT_FOR_GROUP: u64 = 2;

/// Most heads an author may say it had seen.
pub const MAX_SEEN: usize = 4;

/// Most references of one entry.
pub const MAX_REFS: usize = 64;

/// The signed part of an entry. It holds no amount, word, figure or name of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The space it belongs to.
    pub space: SpaceId,
    /// What it is.
    pub kind: KindCode,
    /// The organisation that signs.
    pub author: Organisation,
    /// The device that signs.
    pub device: DeviceId,
    /// Its place in the device's chain, from 0.
    pub seq: u64,
    /// The device's entry before it; `None` for the first.
    pub prev: Option<EntryId>,
    /// Heads of logs that the author had seen; at most [`MAX_SEEN`].
    pub seen: Vec<SeenHead>,
    /// When it was signed by the author's own clock, in whole milliseconds.
    pub signed: Timestamp,
    /// Codes to find it by.
    pub codes: Codes,
    /// Entries it refers to.
    pub refs: BTreeSet<Ref>,
    /// The commitment to its payload.
    pub commit: Commitment,
    /// The payload has at most this many bytes: a power of two from 256, so that its length tells little.
    pub size: u64,
    /// The entry that says who may read the payload; `None` for everybody.
    pub group: Option<EntryId>,
    /// What keeps the author from being guessed where only the leaf is known (`leaf.rs`); `None` in versions 1 and 2.
    pub salt: Option<[u8; 32]>,
    /// Fields of others, under keys from 1000: kept, not interpreted.
    pub extra: Extra,
}

/// The head of a log, as the author had seen it: a bound on when the entry can have been signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenHead {
    /// The log's name.
    pub origin: String,
    /// How many entries it held.
    pub size: u64,
    /// Its Merkle root.
    pub root: [u8; 32],
}

/// One entry named by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ref {
    /// How they relate.
    pub rel: Rel,
    /// The entry named.
    pub id: EntryId,
}

macro_rules! rels {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $word:literal,)+) => {
        /// How an entry relates to one it names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rel {
            $($(#[$doc])* $variant,)+
            /// A relation that this version does not know.
            Other(u64),
        }

        impl Rel {
            /// Every relation this version knows.
            pub const ALL: &'static [Rel] = &[$(Rel::$variant,)+];

            /// The code on disk. Codes are never reused.
            pub fn code(self) -> u64 {
                match self { $(Rel::$variant => $code,)+ Rel::Other(code) => code }
            }

            /// The relation a code stands for.
            pub fn from_code(code: u64) -> Self {
                match code { $($code => Rel::$variant,)+ code => Rel::Other(code) }
            }

            /// The word people read.
            pub fn word(self) -> &'static str {
                match self { $(Rel::$variant => $word,)+ Rel::Other(_) => "unknown relation" }
            }
        }
    };
}

rels! {
    /// Replaces it; only by the same organisation.
    Corrects = 1 "corrects",
    /// Removes it; only by the same organisation.
    Retracts = 2 "retracts",
    /// The own voice says the same.
    Confirms = 3 "confirms",
    /// The own voice opposes it.
    Denies = 4 "denies",
    /// Answers a request.
    Answers = 5 "answers",
    /// Responds to it, accepts it, refuses it, or declines to speak on it.
    Replies = 6 "replies",
    /// Acknowledges an entry of another device. Not written yet.
    Receives = 7 "receives",
    /// The document it comes from.
    Source = 8 "source",
    /// Repeats its report.
    Repeats = 9 "repeats",
    /// Speaks about it in any other way.
    Concerns = 10 "concerns",
    /// Says that its content was erased.
    Erases = 11 "erases",
    /// Says that its content is for everybody, and no longer for a group.
    Reveals = 12 "reveals",
}

/// Keys of the header. Those left out (8, 10, 14, 16) are kept for what `docs/entry-format.md` says.
pub(crate) mod key {
    crate::fields::keys! {
        VERSION = 0 "version",
        SPACE = 1 "space",
        KIND = 2 "kind",
        AUTHOR = 3 "author",
        DEVICE = 4 "device",
        SEQ = 5 "seq",
        PREV = 6 "prev",
        SEEN = 7 "seen",
        SIGNED = 9 "signed",
        CODES = 11 "codes",
        REFS = 12 "refs",
        PAYLOAD = 13 "payload",
        GROUP = 15 "group",
        SALT = 17 "salt",
        /// Older versions keep it as a field of others.
        FILE = 1014 "file",
        /// The same.
        CLOSED = 1015 "closed",
    }
}

/// Keys of the small maps inside the header.
pub(crate) mod inner {
    pub(crate) mod seen {
        crate::fields::keys! { ORIGIN = 0 "origin", SIZE = 1 "size", ROOT = 2 "root", }
    }
    pub(crate) mod codes {
        crate::fields::keys! { ACTS = 0 "acts", PARTIES = 1 "parties", CLAUSES = 2 "clauses", }
    }
    pub(crate) mod refs {
        crate::fields::keys! { REL = 0 "rel", ID = 1 "id", }
    }
    pub(crate) mod payload {
        crate::fields::keys! { COMMIT = 0 "commit", SIZE = 1 "size", }
    }
}

impl Header {
    /// The attached file: SHA-256 of what is sealed. Only an attachment has one.
    pub fn file(&self) -> Option<Sha256> {
        let named = self.kind.number() == attachment::CODE;
        let value = self.extra.0.get(&key::FILE).filter(|_| named)?;
        hash_of(key::FILE, value).ok().map(Sha256::from_bytes)
    }

    pub(crate) fn set_file(&mut self, file: Sha256) {
        self.extra.0.insert(key::FILE, bytes_value(file.as_bytes()));
    }

    /// SHA-256 of its payload as it is sealed for a group, which travels in its place; `None` for everybody's, and where it was signed
    /// before headers named it.
    pub fn closed(&self) -> Option<Sha256> {
        let value = self
            .extra
            .0
            .get(&key::CLOSED)
            .filter(|_| self.group.is_some())?;
        hash_of(key::CLOSED, value).ok().map(Sha256::from_bytes)
    }

    pub(crate) fn set_closed(&mut self, closed: Sha256) {
        let value = bytes_value(closed.as_bytes());
        self.extra.0.insert(key::CLOSED, value);
    }

    /// True unless what is sealed for a group is another than was signed.
    pub(crate) fn seals(&self, closed: &[u8]) -> bool {
        self.closed()
            .is_none_or(|named| named == Sha256::of(closed))
    }

    /// What a payload with this salt would be committed to by an entry of this version; `None` if its bytes are not fields.
    pub fn commit_of(&self, sealed: &Sealed) -> Option<Commitment> {
        match self.salt {
            None => Some(sealed.commit()),
            Some(_) => sealed.commit_by_field(),
        }
    }

    /// True if this is the payload that was committed to.
    pub fn opens(&self, sealed: &Sealed) -> bool {
        self.commit_of(sealed) == Some(self.commit) && sealed.size() == self.size
    }

    /// The bytes that are signed: from version 3 on two maps, of which everybody may be told the first.
    pub(crate) fn write(&self) -> Result<Vec<u8>, FieldError> {
        let version = match (self.salt, self.group) {
            (Some(_), _) => FORMAT,
            (None, None) => FORMAT_WHOLE,
            (None, Some(_)) => FORMAT_FOR_GROUP,
        };
        let mut told = Fields::default();
        told.put(key::VERSION, version);
        self.put_told(&mut told);
        match self.salt {
            None => {
                self.put_withheld(&mut told);
                Ok(told.write()?)
            }
            Some(salt) => {
                let mut withheld = Fields::default();
                self.put_withheld(&mut withheld);
                withheld.put(key::SALT, bytes_value(&salt));
                let halves = [told, withheld].map(|half| Ok(Value::Bytes(half.write()?)));
                let halves: Result<Vec<Value>, FieldError> = halves.into_iter().collect();
                Ok(cbor::write(&Value::Array(halves?))?)
            }
        }
    }

    /// What everybody may be told of an entry that was published.
    fn put_told(&self, fields: &mut Fields) {
        fields.put_extra(&self.extra);
        fields.put(key::SPACE, bytes_value(self.space.as_bytes()));
        fields.put(key::KIND, self.kind.number());
        if !self.codes.is_empty() {
            fields.put(key::CODES, codes_value(&self.codes));
        }
        fields.put_list(key::REFS, self.refs.iter().map(Ref::value));
        let mut payload = Fields::default();
        payload.put(inner::payload::COMMIT, bytes_value(self.commit.as_bytes()));
        payload.put(inner::payload::SIZE, self.size);
        fields.put(key::PAYLOAD, payload.into_value());
        fields.put_some(
            key::GROUP,
            self.group.map(|group| bytes_value(group.as_bytes())),
        );
    }

    /// Who signed it, when, and after what.
    fn put_withheld(&self, fields: &mut Fields) {
        fields.put(key::AUTHOR, self.author.as_str());
        fields.put(key::DEVICE, bytes_value(self.device.as_bytes()));
        fields.put(key::SEQ, self.seq);
        fields.put_some(
            key::PREV,
            self.prev.map(|prev| bytes_value(prev.as_bytes())),
        );
        fields.put_list(key::SEEN, self.seen.iter().map(SeenHead::value));
        fields.put(key::SIGNED, self.signed.as_millisecond());
    }

    /// Reads a header and checks that it was written in its one form.
    pub(crate) fn read(bytes: &[u8], most: usize) -> Result<Self, FieldError> {
        let header = match cbor::read_to_compare(bytes, most)? {
            Value::Array(halves) => {
                let mut fields = Fields::default();
                for half in halves {
                    let half = half.into_bytes().map_err(|_| FieldError::NotFields)?;
                    fields.put_extra(&Fields::read_to_compare(&half, most)?.into_extra());
                }
                Header::from_fields(fields, FORMAT..=FORMAT)?
            }
            whole => {
                Header::from_fields(Fields::from_value(whole)?, FORMAT_WHOLE..=FORMAT_FOR_GROUP)?
            }
        };
        // A field in the wrong half comes out in the other.
        Fields::same(&header.write()?, bytes, most)?;
        Ok(header)
    }

    fn from_fields(mut fields: Fields, versions: RangeInclusive<u64>) -> Result<Self, FieldError> {
        let version = fields.code(
            key::VERSION,
            "a version this program reads; update it",
            |version| versions.contains(&version).then_some(version),
        )?;
        let space = need_hash(&mut fields, key::SPACE)?;
        let kind = fields
            .code(key::KIND, "a kind", small)
            .map(KindCode::from)?;
        let author = read_author(&mut fields)?;
        let device = need_hash(&mut fields, key::DEVICE)?;
        let seq = fields.code(key::SEQ, "a number of the chain", small)?;
        let prev = fields.hash(key::PREV)?;
        let seen = fields.list(key::SEEN, SeenHead::read)?;
        at_most(key::SEEN, seen.len(), MAX_SEEN)?;
        let signed = read_signed(&mut fields)?;
        let codes = read_codes(&mut fields)?;
        let refs = fields.list(key::REFS, Ref::read)?;
        at_most(key::REFS, refs.len(), MAX_REFS)?;
        let payload = fields
            .take(key::PAYLOAD)
            .ok_or(FieldError::Missing(key::PAYLOAD))?;
        let mut payload = Fields::from_value(payload)?;
        let commit = need_hash(&mut payload, inner::payload::COMMIT)?;
        let size = payload.number(inner::payload::SIZE)?;
        let size = payload.need(inner::payload::SIZE, size)?;
        let group = match version {
            FORMAT_WHOLE => None,
            FORMAT_FOR_GROUP => Some(need_hash(&mut fields, key::GROUP)?),
            _ => fields.hash(key::GROUP)?,
        };
        let salt = match version {
            FORMAT => Some(need_hash(&mut fields, key::SALT)?),
            _ => None,
        };
        let extra = fields.into_extra();
        // Numbers below 1000 are ours: an unknown one may change what the others mean.
        if let Some(unknown) = extra.keys().find(|key| *key < FIRST_FREE_KEY) {
            return Err(FieldError::Unknown(unknown));
        }
        Ok(Header {
            space: SpaceId::from_bytes(space),
            kind,
            author,
            device: DeviceId::from_bytes(device),
            seq,
            prev: prev.map(EntryId::from_bytes),
            seen,
            signed,
            codes,
            refs: refs.into_iter().collect(),
            commit: Commitment::from_bytes(commit),
            size,
            group: group.map(EntryId::from_bytes),
            salt,
            extra,
        })
    }
}

impl SeenHead {
    fn value(&self) -> Value {
        let mut fields = Fields::default();
        fields.put(inner::seen::ORIGIN, self.origin.as_str());
        fields.put(inner::seen::SIZE, self.size);
        fields.put(inner::seen::ROOT, bytes_value(&self.root));
        fields.into_value()
    }

    fn read(value: Value) -> Result<Self, FieldError> {
        let mut fields = Fields::from_value(value)?;
        let (origin, size, root) = (
            fields.text(inner::seen::ORIGIN)?,
            fields.number(inner::seen::SIZE)?,
            need_hash(&mut fields, inner::seen::ROOT)?,
        );
        Ok(SeenHead {
            origin: fields.need(inner::seen::ORIGIN, origin)?,
            size: fields.need(inner::seen::SIZE, size)?,
            root,
        })
    }
}

impl Ref {
    fn value(&self) -> Value {
        let mut fields = Fields::default();
        fields.put(inner::refs::REL, self.rel.code());
        fields.put(inner::refs::ID, bytes_value(self.id.as_bytes()));
        fields.into_value()
    }

    fn read(value: Value) -> Result<Self, FieldError> {
        let mut fields = Fields::from_value(value)?;
        let rel = fields.code(inner::refs::REL, "a relation", |code| {
            Some(Rel::from_code(code))
        })?;
        let id = EntryId::from_bytes(need_hash(&mut fields, inner::refs::ID)?);
        Ok(Ref { rel, id })
    }
}

fn codes_value(codes: &Codes) -> Value {
    let mut fields = Fields::default();
    fields.put_list(inner::codes::ACTS, text_values(&codes.acts));
    fields.put_list(inner::codes::PARTIES, text_values(&codes.parties));
    fields.put_list(inner::codes::CLAUSES, text_values(&codes.clauses));
    fields.into_value()
}

fn read_codes(fields: &mut Fields) -> Result<Codes, FieldError> {
    let Some(value) = fields.take(key::CODES) else {
        return Ok(Codes::default());
    };
    let mut inside = Fields::from_value(value)?;
    let codes = Codes {
        acts: text_set(inside.texts(inner::codes::ACTS)?),
        parties: text_set(inside.texts(inner::codes::PARTIES)?),
        clauses: text_set(inside.texts(inner::codes::CLAUSES)?),
    };
    let expected = "a list of short codes";
    codes.check().map_err(|_| FieldError::Wrong {
        key: key::CODES,
        expected,
    })?;
    Ok(codes)
}

fn read_author(fields: &mut Fields) -> Result<Organisation, FieldError> {
    let name = fields.text(key::AUTHOR)?;
    let name = fields.need(key::AUTHOR, name)?;
    let expected = "the name code of an organisation";
    Organisation::new(&name).map_err(|_| FieldError::Wrong {
        key: key::AUTHOR,
        expected,
    })
}

fn read_signed(fields: &mut Fields) -> Result<Timestamp, FieldError> {
    let value = fields
        .take(key::SIGNED)
        .ok_or(FieldError::Missing(key::SIGNED))?;
    let expected = "milliseconds within the calendar";
    let ms = value.as_integer().and_then(|ms| i64::try_from(ms).ok());
    ms.and_then(|ms| Timestamp::from_millisecond(ms).ok())
        .ok_or(FieldError::Wrong {
            key: key::SIGNED,
            expected,
        })
}

fn need_hash(fields: &mut Fields, key: u64) -> Result<[u8; 32], FieldError> {
    fields
        .take(key)
        .ok_or(FieldError::Missing(key))
        .and_then(|value| hash_of(key, &value))
}

/// SQLite and most readers count in signed 64 bits.
fn small(number: u64) -> Option<u64> {
    i64::try_from(number).is_ok().then_some(number)
}

fn at_most(key: u64, found: usize, most: usize) -> Result<(), FieldError> {
    let expected = "a list short enough";
    if found <= most {
        Ok(())
    } else {
        Err(FieldError::Wrong { key, expected })
    }
}
