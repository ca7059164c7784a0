//! Plain functions over bytes for a fuzzer. None may panic, whatever it is given; what reads is written again the same.

use crate::{AddCheckpoint, Checkpoint, LogProof, Note, Place, Trust, VerifierKey};

/// Reads bytes as a note, and its text as a checkpoint. True if they are a note.
pub fn note(bytes: &[u8]) -> bool {
    let Ok(note) = Note::parse(bytes) else {
        return false;
    };
    assert_eq!(note.to_string().as_bytes(), bytes, "a note has one form");
    if let Ok(checkpoint) = note.text().parse::<Checkpoint>() {
        assert_eq!(checkpoint.to_string(), note.text());
    }
    true
}

/// Reads bytes as a proof. True if they are one.
pub fn proof(bytes: &[u8]) -> bool {
    let Ok(proof) = LogProof::parse(bytes) else {
        return false;
    };
    assert_eq!(proof.to_string().as_bytes(), bytes, "a proof has one form");
    true
}

/// Reads bytes as a trust file. True if its text is that of one, whoever signed it.
pub fn trust(bytes: &[u8]) -> bool {
    let _ = Trust::read(bytes);
    let Ok(trust) = Note::parse(bytes).map(|note| Trust::parse(note.text())) else {
        return false;
    };
    trust.is_ok_and(|trust| trust.check().is_ok())
}

/// Reads bytes as a request to a witness, and as its answer. True if they are a request.
pub fn request(bytes: &[u8]) -> bool {
    let _ = (
        AddCheckpoint::parse_answer(bytes),
        AddCheckpoint::parse_size(bytes),
    );
    let Ok(request) = AddCheckpoint::parse(bytes) else {
        return false;
    };
    assert_eq!(
        request.to_string().as_bytes(),
        bytes,
        "a request has one form"
    );
    true
}

/// Reads bytes as the path of a tile, and as a key. True if they are either.
pub fn word(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let place = Place::parse(text);
    if let Some(place) = place {
        assert_eq!(place.to_string(), text, "a path has one form");
    }
    let key = text.parse::<VerifierKey>();
    if let Ok(key) = &key {
        assert_eq!(key.to_string(), text, "a key has one form");
    }
    place.is_some() || key.is_ok()
}
