//! Bytes that are no entry, each kept as a hex file with the reason.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use ciborium::Value;
use common::*;
use ed25519_dalek::{Signer, SigningKey};
use tregua_record::{Envelope, KindCode, MAX_ENTRY_BYTES, Payload};

/// A sound entry, taken apart so that it can be put together wrongly.
struct Parts {
    protected: Vec<u8>,
    unprotected: Vec<u8>,
    header: Vec<u8>,
    signature: Option<Vec<u8>>,
}

const SEED: [u8; 32] = [7; 32];

fn key() -> SigningKey {
    SigningKey::from_bytes(&SEED)
}

fn cbor(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn map(entries: Vec<(u64, Value)>) -> Value {
    Value::Map(
        entries
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect(),
    )
}

fn header_fields() -> Vec<(u64, Value)> {
    let device = key().verifying_key().to_bytes().to_vec();
    vec![
        (0, 1.into()),
        (1, Value::Bytes(vec![3; 32])),
        (2, 101.into()),
        (3, "Lake Monitors".into()),
        (4, Value::Bytes(device)),
        (5, 1.into()),
        (6, Value::Bytes(vec![5; 32])),
        (9, 1_893_578_400_000_u64.into()),
        (
            11,
            map(vec![(
                0,
                Value::Array(vec!["admit".into(), "visit".into()]),
            )]),
        ),
        (
            13,
            map(vec![(0, Value::Bytes(vec![9; 32])), (1, 256.into())]),
        ),
    ]
}

fn with(key: u64, value: Value) -> Vec<u8> {
    let mut fields = header_fields();
    fields.retain(|(other, _)| *other != key);
    fields.push((key, value));
    fields.sort_by_key(|(key, _)| *key);
    cbor(&map(fields))
}

fn parts(header: Vec<u8>) -> Parts {
    let kid = Value::Bytes(key().verifying_key().to_bytes().to_vec());
    let protected = cbor(&Value::Map(vec![(1.into(), (-8).into()), (4.into(), kid)]));
    Parts {
        protected,
        unprotected: vec![0xa0],
        header,
        signature: None,
    }
}

fn join(parts: Parts) -> Vec<u8> {
    let covered = cbor(&Value::Array(vec![
        "Signature1".into(),
        Value::Bytes(parts.protected.clone()),
        Value::Bytes(vec![3; 32]),
        Value::Bytes(parts.header.clone()),
    ]));
    let signature = parts
        .signature
        .unwrap_or_else(|| key().sign(&covered).to_bytes().to_vec());
    let mut bytes = vec![0x84];
    bytes.extend(cbor(&Value::Bytes(parts.protected)));
    bytes.extend(parts.unprotected);
    bytes.extend(cbor(&Value::Bytes(parts.header)));
    bytes.extend(cbor(&Value::Bytes(signature)));
    bytes
}

fn sound() -> Vec<u8> {
    join(parts(cbor(&map(header_fields()))))
}

/// Replaces the first occurrence.
fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let place = bytes
        .windows(from.len())
        .position(|window| window == from)
        .unwrap();
    [&bytes[..place], to, &bytes[place + from.len()..]].concat()
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}

/// Name, bytes, and a part of what is said about them.
fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let header = cbor(&map(header_fields()));
    let mut swapped = header_fields();
    swapped.swap(1, 2);
    let mut twice = header_fields();
    twice.insert(2, twice[2].clone());
    let in_header = |header: Vec<u8>| join(parts(header));
    let indefinite_header = {
        let mut bytes = replace(&header, &[0xaa], &[0xbf]);
        bytes.push(0xff);
        bytes
    };
    let mut unsorted_codes = header_fields();
    unsorted_codes[8].1 = map(vec![(
        0,
        Value::Array(vec!["visit".into(), "admit".into()]),
    )]);
    let float = with(1000, Value::Float(1.5));
    let mut wrong = sound();
    *wrong.last_mut().unwrap() ^= 1;
    let other_key = SigningKey::from_bytes(&[8; 32])
        .verifying_key()
        .to_bytes()
        .to_vec();
    let other_kid = cbor(&Value::Map(vec![
        (1.into(), (-8).into()),
        (4.into(), Value::Bytes(other_key)),
    ]));
    let protected = parts(header.clone()).protected;
    vec![
        (
            "long-length",
            replace(&sound(), &[0x58, 0x26], &[0x59, 0x00, 0x26]),
            "one shortest form",
        ),
        (
            "long-number",
            in_header(replace(
                &header,
                &[0x05, 0x01, 0x06],
                &[0x05, 0x18, 0x01, 0x06],
            )),
            "one shortest form",
        ),
        (
            "indefinite-array",
            [&[0x9f][..], &sound()[1..], &[0xff]].concat(),
            "one shortest form",
        ),
        (
            "indefinite-map",
            in_header(indefinite_header),
            "one shortest form",
        ),
        (
            "filled-unprotected",
            join(Parts {
                unprotected: vec![0xa1, 0x04, 0x41, 0x01],
                ..parts(header.clone())
            }),
            "unsigned map",
        ),
        (
            "trailing-byte",
            [&sound()[..], &[0]].concat(),
            "1 bytes follow the end",
        ),
        ("cut-off", sound()[..sound().len() - 1].to_vec(), "cut off"),
        ("unsorted-keys", in_header(cbor(&map(swapped))), "unsorted"),
        (
            "repeated-key",
            in_header(cbor(&map(twice))),
            "unsorted, repeated",
        ),
        (
            "unsorted-codes",
            in_header(cbor(&map(unsorted_codes))),
            "one form",
        ),
        ("float", in_header(float), "a float"),
        (
            "tag",
            in_header(with(1000, Value::Tag(1, Box::new(5.into())))),
            "a tag",
        ),
        ("tagged-envelope", [&[0xd2][..], &sound()].concat(), "a tag"),
        (
            "big-number",
            in_header(replace(
                &with(1000, Value::Null),
                &[0xf6],
                &[&[0xc2, 0x49][..], &[1; 9]].concat(),
            )),
            "a tag",
        ),
        (
            "undefined",
            in_header(replace(&with(1000, Value::Null), &[0xf6], &[0xf7])),
            "shortest form",
        ),
        (
            "nested-nine-deep",
            in_header(with(1000, nested(8))),
            "nested deeper",
        ),
        (
            "endless-bytes",
            vec![0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
            "cut off",
        ),
        (
            "endless-array",
            vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
            "cut off",
        ),
        (
            "oversize",
            in_header(with(1000, Value::Bytes(vec![0; MAX_ENTRY_BYTES]))),
            "at most 61440",
        ),
        (
            "unknown-key-of-ours",
            in_header(with(8, 1.into())),
            "field 8 is unknown",
        ),
        ("newer-version", in_header(with(0, 3.into())), "update it"),
        (
            "second-version-for-no-group",
            in_header(with(0, 2.into())),
            "field 15 is missing",
        ),
        (
            "first-version-for-a-group",
            in_header(with(15, Value::Bytes(vec![7; 32]))),
            "field 15 is unknown",
        ),
        (
            "missing-commitment",
            in_header(cbor(&map(header_fields()[..9].to_vec()))),
            "field 13 is missing",
        ),
        (
            "code-with-line-break",
            in_header(with(11, map(vec![(0, Value::Array(vec!["a\nb".into()]))]))),
            "short codes",
        ),
        (
            "empty-codes-written",
            in_header(with(11, map(vec![]))),
            "one form",
        ),
        (
            "empty-refs-written",
            in_header(with(12, Value::Array(vec![]))),
            "one form",
        ),
        (
            "key-id-of-another",
            join(Parts {
                protected: other_kid,
                ..parts(header.clone())
            }),
            "one form",
        ),
        (
            "extra-protected-field",
            join(Parts {
                protected: replace(&protected, &[0xa2], &[0xa3])
                    .into_iter()
                    .chain([0x18, 0x64, 0x01])
                    .collect(),
                ..parts(header.clone())
            }),
            "one form",
        ),
        (
            "empty-protected",
            join(Parts {
                protected: vec![],
                ..parts(header.clone())
            }),
            "one form",
        ),
        (
            "short-signature",
            join(Parts {
                signature: Some(vec![1; 63]),
                ..parts(header.clone())
            }),
            "signature of device",
        ),
        ("wrong-signature", wrong, "signature of device"),
        (
            "five-parts",
            [&[0x85][..], &sound()[1..], &[0]].concat(),
            "four parts",
        ),
        (
            "text-for-header",
            replace(&sound(), &[0xa0, 0x58], &[0xa0, 0x78]),
            "cut off",
        ),
    ]
}

fn refusal(bytes: &[u8]) -> String {
    match Envelope::decode(bytes).and_then(|entry| entry.check_signature()) {
        Ok(()) => "accepted".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_sound_entry_beside_the_rejects_is_accepted() {
    assert_eq!(refusal(&sound()), "accepted");
}

#[test]
fn every_reject_is_refused_for_its_reason() {
    for (name, bytes, reason) in cases() {
        let said = refusal(&bytes);
        assert!(said.contains(reason), "{name}: {said}");
        // The oversize one would only fill the folder with zeros.
        if bytes.len() < 4096 {
            golden("rejects", &format!("{name}.hex"), &hex_file(&said, &bytes));
        }
    }
}

#[test]
fn fields_and_kinds_of_others_are_kept() {
    let kept = with(1000, nested(7));
    let entry = Envelope::decode(&join(parts(kept))).unwrap();
    assert_eq!(entry.header().extra.keys().collect::<Vec<_>>(), [1000]);
    entry.check_signature().unwrap();

    let unknown_kind = join(parts(with(2, 4711.into())));
    let entry = Envelope::decode(&unknown_kind).unwrap();
    assert_eq!(entry.header().kind.to_string(), "unknown kind 4711");
    assert_eq!(entry.bytes(), unknown_kind);

    let unknown_rel = map(vec![(0, 77.into()), (1, Value::Bytes(vec![1; 32]))]);
    let entry = Envelope::decode(&join(parts(with(12, Value::Array(vec![unknown_rel]))))).unwrap();
    assert_eq!(entry.header().refs.first().unwrap().rel.code(), 77);
}

#[test]
fn a_payload_keeps_unknown_fields_and_has_one_form() {
    let kind = KindCode::from(3);
    let with_unknown = cbor(&map(vec![
        (0, "LAKE1".into()),
        (60, true.into()),
        (2000, Value::Null),
    ]));
    let decoded = Payload::decode(kind, &with_unknown).unwrap();
    assert_eq!(decoded.payload.unwrap().key(), Some("LAKE1"));
    assert_eq!(decoded.extra.keys().collect::<Vec<_>>(), [60, 2000]);

    // A date could be written in other words; only one of them is accepted.
    let loose = cbor(&map(vec![
        (0, "LAKE1".into()),
        (3, "2030-01-02T08:00:00+00:00".into()),
    ]));
    assert!(Payload::decode(kind, &loose).is_err());
    let empty_extra = cbor(&map(vec![(0, "LAKE1".into()), (9, Value::Map(vec![]))]));
    assert!(Payload::decode(kind, &empty_extra).is_err());
}
