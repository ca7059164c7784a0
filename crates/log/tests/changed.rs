//! Two seconds of changes to good texts, and every bit of a proof flipped: nothing panics, nothing changed proves anything.

mod common;
mod dice;

use std::time::{Duration, Instant};

use common::*;
use dice::{Dice, change};
use tregua_log::{LogProof, cosign, fuzz};

const TELLING: &[u8] = b"\n\n =+0/x.\xe2\x80\x94";

#[test]
fn no_text_makes_the_readers_panic() {
    let note = signed_checkpoint(5);
    let seen = note
        .clone()
        .with([cosign(WITNESS, &witness_key(), 1_900_000_000, &note)]);
    let corpus: Vec<Vec<u8>> = [
        seen.to_string(),
        proof_of(3, 5).to_string(),
        request(3, 7).to_string(),
        log_verifier().to_string(),
        witness_verifier().to_string(),
        "tile/0/x001/x234/067.p/12".to_owned(),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect();
    let (mut dice, mut tried, mut read) = (Dice(0x6c6f_6721), 0_u32, 0_u32);
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(2) {
        let mut bytes = corpus[dice.roll(corpus.len())].clone();
        let other = &corpus[dice.roll(corpus.len())];
        for _ in 0..=dice.roll(3) {
            change(&mut bytes, other, TELLING, &mut dice);
        }
        let found = [
            fuzz::note(&bytes),
            fuzz::proof(&bytes),
            fuzz::request(&bytes),
            fuzz::word(&bytes),
        ];
        tried += 1;
        read += u32::from(found.contains(&true));
    }
    assert!(tried > 1000 && read > 10, "{read} of {tried} still read");
}

#[test]
fn every_flipped_bit_of_a_proof_is_found_or_is_another_signer_s() {
    let proof = proof_of(3, 5);
    let witnessed = proof.checkpoint.clone().with([cosign(
        WITNESS,
        &witness_key(),
        1_900_000_000,
        &proof.checkpoint,
    )]);
    let proof = LogProof {
        checkpoint: witnessed,
        ..proof
    };
    let text = proof.to_string().into_bytes();
    let keys = [log_verifier(), witness_verifier()];
    let (expected, signed) = proof.verify(b"leaf 3", &keys).unwrap();
    assert_eq!(signed.len(), 2);
    let mut harmless = 0;
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut changed = text.clone();
            changed[at] ^= 1 << bit;
            let Ok(read) = LogProof::parse(&changed) else {
                continue;
            };
            let Ok((checkpoint, signed)) = read.verify(b"leaf 3", &keys) else {
                continue;
            };
            // A name or an id of a signer changed: that signer is no longer counted, and the other proves the same.
            assert_eq!(checkpoint, expected, "byte {at}");
            assert_eq!(signed.len(), 1, "byte {at} bit {bit}");
            harmless += 1;
        }
    }
    assert!(harmless > 0);
}
