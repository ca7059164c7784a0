//! The bytes of each kind, frozen: what a record of today holds, every later version must read.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::*;
use tregua_record::bundle::Carried;
use tregua_record::entries::claim::Actor;
use tregua_record::{
    Admission, Approval, Attachment, Custody, Disclosure, Draft, Entropy, EntryId, Envelope,
    Erasure, FileKey, Group, Incoming, Kind, KindCode, MemberChange, Organisation, Part, Payload,
    Record, Reveal, Revocation, RootKey, Roster, Sealed, Seat, Sha256, Since, Step, Why,
    known_kinds, leaf,
};

/// A record whose last entry is of this kind, and what that entry says.
fn record_ending_with(code: u64) -> (Record, EntryId, Payload) {
    let mut record = bare(code);
    let targets: Vec<Draft> = vec![
        Draft::new(Payload::Source(source("LAKE1"))),
        claim("c1", Kind::Claim).into(),
        claim("c2", Kind::Claim).into(),
    ];
    let add = |record: &mut Record, payload: Payload| {
        let id = record
            .append(vec![Draft::new(payload.clone())], signed())
            .unwrap()[0];
        (id, payload)
    };
    let (id, payload) = match code {
        1 => {
            let charter = record.entries().unwrap().remove(0);
            (charter.id, charter.payload.unwrap())
        }
        2 => add(&mut record, Payload::Agreement(text())),
        3 => add(&mut record, Payload::Source(source("LAKE1"))),
        4 => {
            let imported = record.import(targets, reception(), signed()).unwrap();
            let receipt = record.entries().unwrap().pop().unwrap();
            assert_eq!(imported.receipts, [receipt.id]);
            (receipt.id, receipt.payload.unwrap())
        }
        5 => add(&mut record, Payload::Edition(edition())),
        6 => {
            let organisation = monitors();
            let device = bare(70).device();
            let admission = Admission {
                organisation,
                device,
            };
            add(&mut record, Payload::Admission(admission))
        }
        7 => {
            let device = bare(70).device();
            let last = Some(3);
            add(
                &mut record,
                Payload::Revocation(Revocation { device, last }),
            )
        }
        8 => {
            let why = Why::Danger;
            add(&mut record, Payload::Erasure(Erasure { why }))
        }
        9 => add(&mut record, Payload::Group(families())),
        10 => add(&mut record, Payload::Reveal(Reveal)),
        11 => add(
            &mut record,
            // Its file would be sealed with another key each time: this one names none.
            Payload::Attachment(Attachment {
                name: "bridge.txt".to_owned(),
                media_type: "text/plain".to_owned(),
                length: 10,
                sha256: Sha256::of(b"the bridge"),
                key: FileKey::from(
                    "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33",
                ),
                note: Some("seen from the north".to_owned()),
            }),
        ),
        12 => add(
            &mut record,
            Payload::Custody(Custody {
                step: Step::Received,
                on: Some("2030-01-02T09:00:00Z".parse().unwrap()),
                from: Some("Alpha Liaison".to_owned()),
                to: Some("Lake Monitors".to_owned()),
                seal: Some("L-0417".to_owned()),
                note: Some("in a paper envelope".to_owned()),
            }),
        ),
        13 => {
            let shared =
                Record::shared_in_memory(&monitors(), roster(), signed(), Entropy::fixed(13));
            record = shared.unwrap();
            let charter = record.entries().unwrap().remove(0);
            (charter.id, charter.payload.unwrap())
        }
        14 => {
            let ends = [(bare(70).device(), 4)].into();
            let change = MemberChange {
                after: EntryId::from_bytes(*record.space().as_bytes()),
                roster: roster(),
                ends,
            };
            add(&mut record, Payload::Change(change))
        }
        15 => {
            let approval = Approval {
                root: RootKey::fixed(1).id(),
                signature: [5; 64],
                change: Some(EntryId::from_bytes([6; 32])),
            };
            add(&mut record, Payload::Approval(approval))
        }
        16 => {
            let id = record.append(targets, signed()).unwrap()[1];
            let (_, sealed) = record.proof(id).unwrap().unwrap();
            let part = Part::of(&sealed.unwrap(), |place| matches!(place, 1 | 6)).unwrap();
            add(&mut record, Payload::Disclosure(Disclosure::Some(part)))
        }
        code => {
            record.append(targets, signed()).unwrap();
            let kind = KindCode::from(code).statement().unwrap();
            add(&mut record, Payload::Statement(full_claim("f1", kind)))
        }
    };
    (record, id, payload)
}

/// Two organisations that share a charter.
fn roster() -> Roster {
    let seat = |n| Seat {
        root: RootKey::fixed(n).id(),
        devices: Default::default(),
    };
    let delta = Organisation::new("Delta Office").unwrap();
    Roster {
        seats: [(monitors(), seat(1)), (delta, seat(2))].into(),
        threshold: 2,
    }
}

/// A group of one, whose key is that of the example in the specification of age.
fn families() -> Group {
    let reader = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    Group {
        name: "families".to_owned(),
        readers: [reader.to_owned()].into(),
    }
}

#[test]
fn an_entry_for_a_group_has_its_golden_bytes() {
    let mut record = bare(200);
    let group = record.set_group(families(), signed()).unwrap();
    let drafts = vec![claim("c1", Kind::Claim).into()];
    let done = record.import_for("families", drafts, reception(), signed());
    let id = done.unwrap().entries[0];
    let (envelope, _) = record.proof(id).unwrap().unwrap();
    let mut header = envelope.header().clone();
    assert_eq!(header.group, Some(group));
    assert!(header.closed().is_some());
    assert_eq!(Envelope::decode(envelope.bytes()).unwrap().id(), id);
    assert!(record.verify().unwrap().is_sound());
    // What is sealed is drawn anew each time, so an entry that names it has no golden bytes: those here are of a program that
    // named none, and all else of them is the same.
    let text = include_str!("golden/claim-for-a-group.txt");
    let field = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        unhex(line.split_whitespace().next_back().unwrap())
    };
    let before = Envelope::decode(&field("entry")).unwrap();
    before.check_signature().unwrap();
    assert_eq!(before.id().as_bytes().as_slice(), field("id"));
    assert_eq!(before.header().closed(), None);
    header.extra = before.header().extra.clone();
    assert_eq!(*before.header(), header);
}

#[test]
fn every_kind_has_its_golden_bytes_and_they_read_back_the_same() {
    for (code, word) in known_kinds() {
        let (record, id, payload) = record_ending_with(code);
        let (envelope, sealed) = record.proof(id).unwrap().unwrap();
        let sealed = sealed.unwrap();
        let text = format!(
            "kind    {code} {word}\nid      {id}\nspace   {}\nentry   {}\nsalt    {}\npayload {}\n",
            record.space(),
            hex(envelope.bytes()),
            hex(&sealed.salt),
            hex(&sealed.bytes),
        );
        golden(
            "golden",
            &format!("{code:03}-{}.txt", word.replace(' ', "-")),
            &text,
        );

        let field = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(name)).unwrap();
            unhex(line.split_whitespace().next_back().unwrap())
        };
        let read = Envelope::decode(&field("entry")).unwrap();
        read.check_signature().unwrap();
        assert_eq!(read.id().as_bytes().as_slice(), field("id"));
        assert_eq!(read.header().kind, payload.kind());
        assert_eq!(read.header().codes, payload.codes());
        let decoded = Payload::decode(read.header().kind, &field("payload")).unwrap();
        assert_eq!(decoded.payload, Some(payload));
        assert!(decoded.extra.is_empty());
        assert!(record.verify().unwrap().is_sound());
    }
}

/// The fields of a file of golden bytes.
fn golden_fields(path: &std::path::Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (name, last) = (words.next()?, words.next_back()?);
        (name != "kind").then(|| (name.to_owned(), unhex(last)))
    });
    lines.collect()
}

fn before() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-before-3")
}

#[test]
fn entries_of_versions_1_and_2_read_as_they_did() {
    let mut read = 0;
    for file in std::fs::read_dir(before()).unwrap() {
        let fields = golden_fields(&file.unwrap().path());
        let envelope = Envelope::decode(&fields["entry"]).unwrap();
        envelope.check_signature().unwrap();
        assert_eq!(envelope.id().as_bytes().as_slice(), fields["id"]);
        assert_eq!(envelope.header().salt, None);
        // They are their own leaf: logs that hold them keep their roots.
        assert_eq!(*envelope.leaf(), *fields["entry"]);
        if let Some(salt) = fields.get("salt") {
            let salt = salt.as_slice().try_into().unwrap();
            let bytes = fields["payload"].clone();
            let mut sealed = Sealed { salt, bytes };
            assert!(envelope.header().opens(&sealed));
            let kind = envelope.header().kind;
            let decoded = Payload::decode(kind, &sealed.bytes).unwrap();
            assert!(decoded.payload.is_some());
            sealed.salt[0] ^= 1;
            assert!(!envelope.header().opens(&sealed));
        }
        read += 1;
    }
    assert_eq!(read, 32);
}

#[test]
fn a_truce_whose_charter_is_of_version_1_goes_on_in_version_3() {
    let fields = golden_fields(&before().join("001-charter.txt"));
    let charter = Carried {
        bytes: fields["entry"].clone(),
        sealed: Some(Sealed {
            salt: fields["salt"].as_slice().try_into().unwrap(),
            bytes: fields["payload"].clone(),
        }),
        closed: None,
    };
    let beta = Organisation::new("Beta").unwrap();
    let mut record = Record::join_in_memory(&beta, &charter, Entropy::fixed(5)).unwrap();
    let mut bundle = Vec::new();
    let part = record.write_part(&Since::Nothing, 0, 1, u64::MAX, &mut bundle);
    assert_eq!(part.unwrap().entries, 1);
    let incoming = Incoming {
        name: "a.bundle".to_owned(),
        input: Box::new(bundle.as_slice()),
    };
    record.merge(vec![incoming], signed(), |_| {}).unwrap();
    record
        .append(vec![claim("c1", Kind::Claim).into()], signed())
        .unwrap();
    let entries = record.entries().unwrap();
    assert!(entries[0].header.salt.is_none() && entries[1].header.salt.is_some());
    let head = record.sign_head().unwrap();
    assert!(record.verify().unwrap().is_sound());
    for entry in &entries {
        let (proof, bytes) = record.prove(entry.id, &[]).unwrap();
        let key = std::slice::from_ref(&head.key);
        assert!(proof.verify(&leaf(&bytes), key).is_ok());
    }
}

#[test]
fn the_leaf_of_an_entry_tells_nothing_of_who_signed_it() {
    let (record, id, _) = record_ending_with(101);
    let (envelope, _) = record.proof(id).unwrap().unwrap();
    let leaf = envelope.leaf();
    let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|at| at == what);
    let (device, signature) = (envelope.header().device, envelope.bytes());
    let signature = &signature[signature.len() - 64..];
    for secret in [device.as_bytes(), signature, b"Lake Monitors"] {
        assert!(holds(envelope.bytes(), secret) && !holds(&leaf, secret));
    }
    assert!(holds(&leaf, id.as_bytes()));
    // Every byte of the entry counts for it.
    for at in 0..envelope.bytes().len() {
        let mut changed = envelope.bytes().to_vec();
        changed[at] ^= 1;
        assert_ne!(tregua_record::leaf(&changed), leaf, "byte {at}");
    }
}

#[test]
fn a_header_tells_acts_parties_and_clauses_and_nothing_of_the_payload() {
    let (record, id, _) = record_ending_with(111);
    let (envelope, _) = record.proof(id).unwrap().unwrap();
    let codes = &envelope.header().codes;
    assert_eq!(codes.acts.iter().collect::<Vec<_>>(), ["admit"]);
    // The voice is Alpha too, but here it is the actor that is named; `agree` lists all who must.
    assert_eq!(
        codes.parties.iter().collect::<Vec<_>>(),
        ["Alpha", "Beta", "Gamma"]
    );
    assert_eq!(codes.clauses.iter().collect::<Vec<_>>(), ["goods trucks"]);
    let signed = String::from_utf8_lossy(envelope.bytes()).into_owned();
    for hidden in [
        "f1",
        "c1",
        "P-017",
        "circa",
        "inc-1",
        "North crossing",
        "truck\u{0}",
        "office",
        "neve",
    ] {
        assert!(!signed.contains(hidden), "{hidden} is in the header");
    }
    let (record, id, _) = record_ending_with(101);
    let (envelope, _) = record.proof(id).unwrap().unwrap();
    assert_eq!(
        envelope.header().codes.parties.iter().collect::<Vec<_>>(),
        ["Alpha", "Alpha and Beta", "Gamma"]
    );
    assert_eq!(record.space().as_bytes().len(), 32);
}

#[test]
fn nothing_in_the_header_tells_the_exact_length_of_a_payload() {
    for (code, _) in known_kinds() {
        let (record, id, _) = record_ending_with(code);
        let (envelope, sealed) = record.proof(id).unwrap().unwrap();
        let (size, exact) = (envelope.header().size, sealed.unwrap().bytes.len() as u64);
        assert!(size.is_power_of_two() && size >= 256 && size >= exact);
    }
}

#[test]
fn a_name_that_nobody_declared_stays_out_of_the_header() {
    let mut record = bare(1);
    let mut named = full_claim("f1", Kind::Claim);
    named.actor = Some(Actor::Named("Zacharias Quillfeather".into()));
    named.from = Some("Zacharias Quillfeather".into());
    named.to = Some("Gamma".into());
    named.act = Some("quillfeather".into());
    named.clause = Some("Quillfeather's".into());
    (named.repeats, named.source, named.refers_to) = (None, None, Vec::new());
    let id = record.append(vec![named.into()], signed()).unwrap()[0];
    let (envelope, _) = record.proof(id).unwrap().unwrap();
    let codes = &envelope.header().codes;
    assert_eq!(codes.parties.iter().collect::<Vec<_>>(), ["Gamma"]);
    assert!(codes.acts.is_empty() && codes.clauses.is_empty());
    let signed = String::from_utf8_lossy(envelope.bytes()).to_lowercase();
    assert!(!signed.contains("quillfeather"), "{signed}");
    assert!(record.verify().unwrap().is_sound());
}
