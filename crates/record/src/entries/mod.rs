//! What an entry's payload can hold, one file per kind.
//!
//! To add a kind: write its file, add a line to the list below, make its golden bytes
//! (`TREGUA_ACCEPT=1 cargo test -p tregua-record`), and add its rows to `docs/entry-format.md`.

use std::fmt;

use tregua_calendar::Timestamp;

use crate::Codes;
use crate::cbor;
use crate::commitment::MAX_PAYLOAD_BYTES;
use crate::fields::{Extra, FieldError, Fields};

pub mod admission;
pub mod agreement;
pub mod approval;
pub mod attachment;
pub mod change;
pub mod charter;
pub mod claim;
pub mod custody;
mod device_of;
pub mod disclosure;
pub mod edition;
pub mod erasure;
pub mod group;
pub mod packed;
pub mod receipt;
pub mod reveal;
pub mod revocation;
pub mod roster;
pub mod shared_charter;
pub mod source;
pub(crate) mod statement;

use admission::Admission;
use agreement::AgreementText;
use approval::Approval;
use attachment::Attachment;
use change::MemberChange;
use charter::Charter;
use claim::Claim;
use custody::Custody;
use disclosure::Disclosure;
use edition::Edition;
use erasure::Erasure;
use group::Group;
use receipt::Receipt;
use reveal::Reveal;
use revocation::Revocation;
use shared_charter::SharedCharter;
use source::Source;

/// A kind of payload: how it is written to fields and read from them.
pub(crate) trait Content: Sized {
    /// The code of its kind with the word for it; of several, those of the first.
    const KIND: (u64, &'static str);
    /// The same of all its kinds; all but one payload have one.
    fn kinds() -> Vec<(u64, &'static str)> {
        vec![Self::KIND]
    }
    /// Its keys with their names in the documentation.
    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)];
    /// The code of this value's kind.
    fn code(&self) -> u64 {
        Self::KIND.0
    }
    /// Its fields.
    fn write(&self, fields: &mut Fields);
    /// Takes its fields; what it leaves is unknown and kept.
    fn read(code: u64, fields: &mut Fields) -> Result<Self, FieldError>;
    /// What the header tells about it.
    fn codes(&self) -> Codes {
        Codes::default()
    }
    /// Its key, if its kind has keys.
    fn key(&self) -> Option<&str> {
        None
    }
}

macro_rules! payloads {
    ($($(#[$doc:meta])* $variant:ident($type:ty),)+) => {
        /// What an entry says, behind its commitment.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Payload { $($(#[$doc])* $variant($type),)+ }

        impl Payload {
            /// The code of its kind.
            pub fn kind(&self) -> KindCode {
                KindCode(match self { $(Payload::$variant(content) => content.code(),)+ })
            }

            /// Its key, for kinds that have keys.
            pub fn key(&self) -> Option<&str> {
                match self { $(Payload::$variant(content) => content.key(),)+ }
            }

            /// What the header tells about it.
            pub fn codes(&self) -> Codes {
                match self { $(Payload::$variant(content) => content.codes(),)+ }
            }

            fn fields(&self) -> Fields {
                let mut fields = Fields::default();
                match self { $(Payload::$variant(content) => content.write(&mut fields),)+ }
                fields
            }

            fn take(kind: KindCode, fields: &mut Fields) -> Result<Option<Self>, FieldError> {
                $(if <$type>::kinds().iter().any(|(code, _)| *code == kind.0) {
                    return <$type>::read(kind.0, fields).map(|content| Some(Payload::$variant(content)));
                })+
                Ok(None)
            }
        }

        /// Every kind this version knows: code and word, in the order of the list.
        pub fn known_kinds() -> Vec<(u64, &'static str)> {
            let mut kinds = Vec::new();
            $(kinds.extend(<$type>::kinds());)+
            kinds
        }

        /// The keys of each payload, by the word of its first kind.
        #[cfg(test)]
        pub(crate) fn payload_keys() -> Vec<(&'static str, &'static [(u64, &'static str)])> {
            vec![$((<$type>::KIND.1, <$type>::keys()),)+]
        }
    };
}

payloads! {
    /// The first entry of a record: who founded it, on which device.
    Charter(Charter),
    /// The text of an agreement.
    Agreement(AgreementText),
    /// A document that claims come from.
    Source(Source),
    /// What an import received, and when.
    Receipt(Receipt),
    /// A brief as it was released.
    Edition(Edition),
    /// Whose entries the author takes.
    Admission(Admission),
    /// Up to which number the entries of a device count.
    Revocation(Revocation),
    /// That content was erased, and why.
    Erasure(Erasure),
    /// Who may read what is sealed for it.
    Group(Group),
    /// That what was sealed for a group is for everybody.
    Reveal(Reveal),
    /// A file that is evidence.
    Attachment(Attachment),
    /// One step in its keeping.
    Custody(Custody),
    /// The first entry of a record that several organisations share.
    SharedCharter(SharedCharter),
    /// What such a charter shall be, once enough of them approved it.
    Change(MemberChange),
    /// What an organisation's root key signed.
    Approval(Approval),
    /// What an earlier entry holds, for those who read this one.
    Disclosure(Disclosure),
    /// One statement by one voice.
    Statement(Claim),
}

/// The code of an entry's kind. Unknown codes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindCode(u64);

impl KindCode {
    /// The code on disk.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The word people read; `None` for a kind that this version does not know.
    pub fn word(self) -> Option<&'static str> {
        known_kinds()
            .into_iter()
            .find(|(code, _)| *code == self.0)
            .map(|(_, word)| word)
    }

    /// True of a kind that a record begins with, and that stands nowhere else.
    pub fn is_founding(self) -> bool {
        [charter::CODE, shared_charter::CODE].contains(&self.0)
    }

    /// True of an entry that says nothing of its own: it hands out what another holds.
    pub fn is_disclosure(self) -> bool {
        self.0 == disclosure::CODE
    }

    /// The kind of statement, if it is one.
    pub fn statement(self) -> Option<claim::Kind> {
        statement::kind_of(self.0)
    }
}

impl From<u64> for KindCode {
    fn from(code: u64) -> Self {
        KindCode(code)
    }
}

impl fmt::Display for KindCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.word() {
            Some(word) => f.write_str(word),
            None => write!(f, "unknown kind {}", self.0),
        }
    }
}

/// True of a kind that a charter of several is made of: what root keys signed counts wherever it lies.
pub(crate) fn is_of_charter(kind: KindCode) -> bool {
    [shared_charter::CODE, change::CODE, approval::CODE].contains(&kind.0)
}

/// A payload as read from its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// What it says; `None` for a kind that this version does not know.
    pub payload: Option<Payload>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Payload {
    /// Its bytes, in their one form.
    ///
    /// # Errors
    /// [`FieldError`] if it is too large, or holds something that would not read back the same.
    pub fn encode(&self) -> Result<Vec<u8>, FieldError> {
        let bytes = self.fields().write()?;
        let read = Payload::decode(self.kind(), &bytes)?;
        if read.payload.as_ref() != Some(self) {
            return Err(FieldError::NotCanonical);
        }
        Ok(bytes)
    }

    /// Shows every text in it that somebody may look for, as it was written.
    pub fn printed(&self, put: &mut dyn FnMut(&str)) {
        match self {
            Payload::Statement(claim) => claim.printed(put),
            Payload::Source(source) => source.printed(put),
            Payload::Agreement(agreement) => {
                put(&agreement.name);
                put(&agreement.text);
            }
            _ => {}
        }
    }

    /// When it says itself that it was received: a row of a record that is being rebuilt may.
    pub(crate) fn own_received(&self) -> Option<Timestamp> {
        match self {
            Payload::Statement(claim) => claim.received,
            _ => None,
        }
    }

    /// Reads a payload of `kind`.
    ///
    /// # Errors
    /// [`FieldError`] if the bytes are not deterministic CBOR, or the fields are not what the kind asks for.
    pub fn decode(kind: KindCode, bytes: &[u8]) -> Result<Decoded, FieldError> {
        let mut fields = Fields::read_to_compare(bytes, MAX_PAYLOAD_BYTES)?;
        let taken = Payload::take(kind, &mut fields);
        let extra = fields.into_extra();
        match taken {
            Ok(Some(payload)) => {
                let mut again = payload.fields();
                again.put_extra(&extra);
                Fields::same(&again.write()?, bytes, MAX_PAYLOAD_BYTES)?;
                let payload = Some(payload);
                Ok(Decoded { payload, extra })
            }
            // What cannot be written again is held to its one form as it is.
            other => {
                cbor::read(bytes, MAX_PAYLOAD_BYTES)?;
                let payload = other?;
                Ok(Decoded { payload, extra })
            }
        }
    }
}
