#![doc = include_str!("../README.md")]

mod attached;
pub mod bundle;
mod cbor;
mod charter;
mod codes;
mod commitment;
pub mod entries;
mod entropy;
mod envelope;
mod fields;
pub mod fuzz;
mod guard;
mod head;
mod header;
mod ids;
mod key;
mod leaf;
mod members;
mod name;
pub mod parcel;
pub mod private;
mod problem;
mod reading;
mod record;
mod slots;
mod store;
mod verify;

pub use attached::{MAX_ATTACHED_BYTES, MAX_SEALED_BYTES, PIECE_BYTES, UnsealError, unseal};
pub use cbor::{CborError, MAX_NESTING};
pub use codes::{CodeError, Codes, MAX_CODE_BYTES, MAX_CODES, Organisation};
pub use commitment::{COMMITMENT_PREFIX, MAX_PAYLOAD_BYTES, Sealed};
pub use entries::admission::Admission;
pub use entries::agreement::AgreementText;
pub use entries::approval::Approval;
pub use entries::attachment::{Attachment, FileKey};
pub use entries::change::MemberChange;
pub use entries::charter::Charter;
pub use entries::claim::{Claim, Kind};
pub use entries::custody::{Custody, Step};
pub use entries::disclosure::Disclosure;
pub use entries::edition::Edition;
pub use entries::erasure::{Erasure, Why};
pub use entries::group::{Group, MAX_READERS};
pub use entries::packed::Packed;
pub use entries::receipt::{Receipt, ReceivedFile};
pub use entries::reveal::Reveal;
pub use entries::revocation::Revocation;
pub use entries::roster::{MAX_LISTED, MAX_SEATS, Roster, RosterProblem, Seat};
pub use entries::shared_charter::SharedCharter;
pub use entries::source::Source;
pub use entries::{Decoded, KindCode, Payload, known_kinds};
pub use entropy::Entropy;
pub use envelope::{EntryError, Envelope, MAX_ENTRY_BYTES};
pub use fields::{Extra, FIRST_FREE_KEY, FieldError};
pub use guard::guard_path;
pub use head::{HeadProblem, LogHead};
pub use header::{FORMAT, Header, MAX_REFS, MAX_SEEN, Ref, Rel, SeenHead};
pub use ids::{Commitment, DeviceId, EntryId, HexError, LogId, RootId, Sha256, SpaceId};
pub use key::{KeyError, RootKey, key_path, log_key_path};
pub use leaf::leaf;
pub use name::{Name, NameSet, Shared};
pub use problem::{Finding, Missing, Problem};
pub use reading::{MAX_CLOSED_BYTES, ReaderError, check_reader, reading_key_path};
pub use record::{
    AppendError, AttachError, Attached, Attaching, CharterError, CharterNow, Difference, Disclosed,
    Draft, Entry, EraseError, Erased, Fork, Found, GroupError, Head, HeadError, Imported, Incoming,
    InitError, KeptAgreement, KnownAttachment, KnownGroup, Member, MergeError, Merged, Notice,
    PackError, ParcelError, ParcelFault, Plan, Proposal, ProveError, PublishError, Published,
    ReadError, Received, Reception, Record, Refusal, RefusalReason, Rereadable, RevealError,
    Sending, Signed, Since, TakenParcel, Unread, Waiting, WrittenParcel, WrittenPart,
};
pub use slots::{FIELDS_PREFIX, PLACES, Part, ShownField};
pub use store::{OpenError, StoreError};
pub use verify::{Limit, LogFound, Verification, verify_file, verify_file_against};

#[cfg(test)]
extern crate self as tregua_record;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
#[cfg(test)]
mod format_table;
