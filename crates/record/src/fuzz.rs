//! Plain functions over bytes for a fuzzer. None may panic, whatever it is given.

use crate::bundle::{Content, Packer, Unpacker};
use crate::fields::FIRST_FREE_KEY;
use crate::parcel::{ParcelPacker, ParcelUnpacker};
use crate::{Envelope, KindCode, Payload, known_kinds};

/// Reads bytes as an entry. An entry that reads is written again from what was read, and must give the same bytes.
///
/// True if the bytes are an entry.
pub fn entry(bytes: &[u8]) -> bool {
    let Ok(envelope) = Envelope::decode(bytes) else {
        return false;
    };
    let _ = envelope.check_signature();
    assert_eq!(
        envelope.bytes(),
        bytes,
        "an entry is kept as it was received"
    );
    assert!(
        envelope
            .header()
            .extra
            .keys()
            .all(|key| key >= FIRST_FREE_KEY)
    );
    true
}

/// Reads bytes as a payload of every known kind; one that reads and has no unknown field must be written the same.
///
/// True if some kind reads them.
pub fn payload(bytes: &[u8]) -> bool {
    let mut read = false;
    for (code, _) in known_kinds() {
        let Ok(decoded) = Payload::decode(KindCode::from(code), bytes) else {
            continue;
        };
        read = true;
        if let (Some(payload), true) = (decoded.payload, decoded.extra.is_empty()) {
            let again = payload.encode().ok();
            assert_eq!(again.as_deref(), Some(bytes), "a payload has one form only");
        }
    }
    read
}

/// Reads bytes as a bundle. One that reads to its end is written again from what was read, and must give the same bytes.
///
/// True if the bytes are a bundle.
pub fn bundle(bytes: &[u8]) -> bool {
    let mut input = bytes;
    let Ok(mut unpacker) = Unpacker::open(&mut input) else {
        return false;
    };
    let mut again = Vec::new();
    let opening = unpacker.opening().clone();
    let Ok(mut packer) = Packer::open(&mut again, &opening) else {
        return false;
    };
    loop {
        match unpacker.next_entry() {
            Err(_) => return false,
            Ok(None) => break,
            Ok(Some(carried)) => {
                let closed = carried.closed.as_deref().map(Content::Closed);
                let content = carried.sealed.as_ref().map(Content::Open).or(closed);
                if !matches!(packer.add(&carried.bytes, content, u64::MAX), Ok(true)) {
                    return false;
                }
            }
        }
    }
    let written = packer.close();
    assert!(written.is_ok());
    assert_eq!(again, bytes, "a bundle has one form only");
    true
}

/// Reads bytes as attached files on their way. What reads to its end is written again from what was read, and must give the
/// same bytes.
///
/// True if the bytes are a parcel.
pub fn parcel(bytes: &[u8]) -> bool {
    let mut input = bytes;
    let Ok(mut unpacker) = ParcelUnpacker::open(&mut input) else {
        return false;
    };
    let mut again = Vec::new();
    let opening = unpacker.opening().clone();
    let Ok(mut packer) = ParcelPacker::open(&mut again, &opening) else {
        return false;
    };
    loop {
        match unpacker.next_file() {
            Err(_) => return false,
            Ok(None) => break,
            Ok(Some((id, size))) => assert!(packer.file(id, size).is_ok()),
        }
        loop {
            match unpacker.next_piece() {
                Err(_) => return false,
                Ok(None) => break,
                Ok(Some(piece)) => assert!(packer.piece(&piece).is_ok()),
            }
        }
    }
    let written = packer.close();
    assert!(written.is_ok());
    assert_eq!(again, bytes, "a parcel has one form only");
    true
}
