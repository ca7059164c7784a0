#![doc = include_str!("../README.md")]

mod base64;
mod checkpoint;
mod cosignature;
pub mod fuzz;
mod note;
mod proof;
mod tile;
mod tree;
mod trust;
mod witness;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use cosignature::{cosign, cosigned_message};
pub use note::{
    KeyKind, KeyParseError, MAX_NOTE_BYTES, MAX_SIGNATURES, Note, NoteError, SignatureLine, Signed,
    VerifierKey, sign,
};
pub use proof::{LogProof, ProofTextError};
pub use tile::{Edge, Place, TILE_WIDTH, Tiled, of_size, tile_root};
pub use tree::{
    Absent, Hash, Nodes, ProofError, Tree, consistency, empty_root, inclusion, leaf_hash,
    node_hash, root, verify_consistency, verify_inclusion,
};
pub use trust::{MAX_TRUSTED, Root, Trust, TrustError, seen_by_quorum};
pub use witness::{AddCheckpoint, MAX_PROOF_LINES, RequestError};
