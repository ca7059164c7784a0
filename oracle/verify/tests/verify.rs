//! Exhibits and logs that tregua made, checked by this program; and every byte of them changed.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use tregua_log::{KeyKind, Note, Root, Trust, VerifierKey, cosign};
use tregua_record::{
    Claim, Difference, Disclosure, Draft, Entropy, Group, Incoming, Kind, Organisation, Part,
    Payload, ReadError, Reception, Record, Ref, Rel, RootKey, Roster, Seat, Since,
};
use tregua_verify::{
    Given, Key, Keys, Report, bundle, exhibit, is_bundle, is_public, public, record, whole_log,
};

const WITNESS: &str = "witness.example.org/w1";

struct Made {
    proof: Vec<u8>,
    entry: Vec<u8>,
    payload: Vec<u8>,
    keys: Keys,
    files: BTreeMap<String, Vec<u8>>,
}

fn witness() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// A record of so many claims, with a witnessed head; the exhibit is of its third entry.
fn made(claims: usize) -> Made {
    let signed = "2030-01-02T10:00:00Z".parse().unwrap();
    let author = Organisation::new("Lake Monitors").unwrap();
    let mut record = Record::in_memory(&author, signed, None, Entropy::fixed(1)).unwrap();
    let draft = |at| {
        Draft::new(Payload::Statement(Claim::new(
            format!("c{at}"),
            Kind::Claim,
            "Alpha",
        )))
    };
    let ids = record
        .append((0..claims).map(draft).collect(), signed)
        .unwrap();
    let head = record.sign_head().unwrap();
    let key = witness().verifying_key();
    let known = VerifierKey::new(WITNESS, KeyKind::Cosignature, key.as_bytes()).unwrap();
    let line = cosign(WITNESS, &witness(), 1_900_000_000, &head.note);
    let size = head.checkpoint.size;
    let head = record
        .keep_cosignatures(size, vec![line], std::slice::from_ref(&known))
        .unwrap();
    let (proof, entry) = record.prove(ids[1], &[]).unwrap();
    let (_, sealed) = record.proof(ids[1]).unwrap().unwrap();
    let sealed = sealed.unwrap();
    let mut files = BTreeMap::new();
    record
        .each_log_file(size, |path, bytes| {
            files.insert(path.to_owned(), bytes.to_vec());
            Ok::<_, ReadError>(())
        })
        .unwrap();
    files.insert("checkpoint".to_owned(), head.note.to_string().into_bytes());
    Made {
        proof: proof.to_string().into_bytes(),
        entry,
        payload: [sealed.salt.as_slice(), &sealed.bytes].concat(),
        keys: Keys {
            log: Key::read(&head.key.to_string()).unwrap(),
            witnesses: vec![Key::read(&known.to_string()).unwrap()],
            trust: None,
        },
        files,
    }
}

fn says(report: &Report, words: &str) -> bool {
    report.proved.iter().any(|line| line.contains(words))
}

#[test]
fn an_exhibit_that_tregua_made_is_proved_and_what_is_not_is_said() {
    let it = made(4);
    let report = exhibit(&it.proof, &it.entry, Some(&it.payload), &it.keys).unwrap();
    for words in [
        "unchanged, at place 2 of 5",
        "for \"Lake Monitors\" as number 2 of its entries, of kind 101",
        "what the entry committed to",
        "at 2030-03-17T17:46:40Z",
    ] {
        assert!(says(&report, words), "{words}: {report:#?}");
    }
    let not = report.not_proved.join("\n");
    assert!(not.contains("2030-01-02T10:00:00Z is what the author's own clock said"));
    let bare = Keys {
        witnesses: Vec::new(),
        ..it.keys
    };
    let report = exhibit(&it.proof, &it.entry, None, &bare).unwrap();
    let not = report.not_proved.join("\n");
    assert!(
        not.contains("no witness whose key was given cosigned"),
        "{not}"
    );
    assert!(not.contains("its content was not given"), "{not}");
}

#[test]
fn every_changed_bit_of_an_exhibit_is_found_or_takes_a_signer_away_and_nothing_else() {
    let it = made(4);
    let whole = exhibit(&it.proof, &it.entry, Some(&it.payload), &it.keys).unwrap();
    for (which, file) in [&it.proof, &it.entry, &it.payload].into_iter().enumerate() {
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut files = [it.proof.clone(), it.entry.clone(), it.payload.clone()];
                files[which][at] ^= 1 << bit;
                let [proof, entry, payload] = files;
                let Ok(report) = exhibit(&proof, &entry, Some(&payload), &it.keys) else {
                    continue;
                };
                assert_eq!(which, 0, "file {which} byte {at}");
                // The device's own line is nobody's that was asked about; a witness may have gone.
                assert!(report.proved.iter().all(|line| whole.proved.contains(line)));
                let gone = whole.proved.len() - report.proved.len();
                assert!(gone <= 1, "byte {at} bit {bit}: {report:#?}");
                assert!(says(&report, "holds this entry, unchanged, at place 2"));
            }
        }
    }
}

/// The golden bytes of this version and of those before: whether this program reads them, and only as they stand.
#[test]
fn entries_of_every_version_are_held_to_what_they_committed_to() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/record/tests");
    let mut whole = 0;
    for folder in ["golden", "golden-before-3"] {
        for file in std::fs::read_dir(tests.join(folder)).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let field = |name: &str| {
                let line = text.lines().find(|line| line.starts_with(name))?;
                let hex = line.split_whitespace().next_back()?;
                let digits = (0..hex.len()).step_by(2);
                Some(
                    digits
                        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
                        .collect::<Vec<u8>>(),
                )
            };
            let (entry, space) = (field("entry").unwrap(), field("space").unwrap());
            let (Some(salt), Some(payload)) = (field("salt"), field("payload")) else {
                continue;
            };
            let sent = |entry: &[u8], salt: &[u8], payload: &[u8]| {
                let string = |bytes: &[u8]| {
                    let length = bytes.len() as u16;
                    [&[0x59][..], &length.to_be_bytes(), bytes].concat()
                };
                // In this program's own reading numbers are in their shortest form, so short strings have short heads.
                let string = |bytes: &[u8]| match bytes.len() {
                    0..24 => [&[0x40 | bytes.len() as u8], bytes].concat(),
                    24..256 => [&[0x58, bytes.len() as u8], bytes].concat(),
                    _ => string(bytes),
                };
                let mut out = [
                    &b"\x86\x00\x6dtregua bundle\x01"[..],
                    &string(&space),
                    &[0x01, 0x80],
                ]
                .concat();
                out.extend(
                    [
                        &[0x84, 0x01][..],
                        &string(entry),
                        &string(salt),
                        &string(payload),
                    ]
                    .concat(),
                );
                let hash = <sha2::Sha256 as sha2::Digest>::digest(&out);
                out.extend([&[0x83, 0x02, 0x01][..], &string(&hash)].concat());
                bundle(&out)
            };
            let report = sent(&entry, &salt, &payload).unwrap();
            assert!(says(&report, "1 contents are what"), "{report:#?}");
            for at in 0..payload.len() {
                let mut changed = payload.clone();
                changed[at] ^= 1;
                assert!(
                    sent(&entry, &salt, &changed).is_err(),
                    "byte {at} of the content"
                );
            }
            let mut changed = salt.clone();
            changed[31] ^= 1;
            assert!(sent(&entry, &changed, &payload).is_err());
            whole += 1;
        }
    }
    assert!(whole >= 62, "{whole}");
}

#[test]
fn the_keys_are_those_given_and_no_others() {
    let (it, text) = (made(4), made(4).keys.log);
    let log = SigningKey::from_bytes(&[8; 32]).verifying_key();
    let other = VerifierKey::new("example.org/other", KeyKind::Note, log.as_bytes()).unwrap();
    let keys = Keys {
        log: Key::read(&other.to_string()).unwrap(),
        witnesses: Vec::new(),
        trust: None,
    };
    let refused = exhibit(&it.proof, &it.entry, None, &keys).unwrap_err();
    assert!(refused.contains("not signed by the log's key"), "{refused}");
    assert!(!text.is_witness());
    for wrong in ["", "a+b", "a+00000000+AQ==", "a+00000000+!!!!"] {
        assert!(Key::read(wrong).is_err(), "{wrong}");
    }
    // The witness cannot stand in for the log.
    let swapped = Keys {
        log: it.keys.witnesses[0].clone(),
        witnesses: Vec::new(),
        trust: None,
    };
    assert!(exhibit(&it.proof, &it.entry, None, &swapped).is_err());
}

#[test]
fn a_log_as_static_files_is_checked_entry_by_entry() {
    let it = made(300);
    let check =
        |files: &BTreeMap<String, Vec<u8>>| whole_log(|path| files.get(path).cloned(), &it.keys);
    let report = check(&it.files).unwrap();
    assert!(says(&report, "signed for these 301 entries"), "{report:#?}");
    let (noted, not) = (report.noted.join("\n"), report.not_proved.join("\n"));
    assert!(noted.contains("301 of them are here as hashes"), "{noted}");
    assert!(not.contains("were signed by anybody"), "{not}");
    let published = it.files.values().flatten().copied().collect::<Vec<u8>>();
    let name = b"Lake Monitors";
    assert!(!published.windows(name.len()).any(|at| at == name));

    // Each file lost, and bytes of it changed here and there.
    let (mut tried, mut named) = (0, 0);
    for (path, bytes) in &it.files {
        if !path.starts_with("tile/1") && !path.starts_with("tile/0") {
            let mut files = it.files.clone();
            files.remove(path);
            assert!(check(&files).unwrap_err().contains(path.as_str()), "{path}");
        }
        for at in (0..bytes.len()).step_by(bytes.len() / 12) {
            let mut files = it.files.clone();
            let file = files.get_mut(path).unwrap();
            file[at] ^= 1 << (at % 8);
            tried += 1;
            match check(&files) {
                // Higher tiles are not read: the root is computed from the entries.
                Ok(_) if path.starts_with("tile/1") => {}
                // A line of the checkpoint that nobody asked about, or whose signer is no longer known.
                Ok(report) => {
                    assert!(path == "checkpoint", "{path} byte {at}");
                    assert!(says(&report, "signed for these 301 entries"));
                }
                Err(why) => named += usize::from(why.starts_with("entry ") || why.contains(path)),
            }
        }
    }
    assert!(
        tried > 60 && named > 30,
        "{named} of {tried} name the place"
    );
}

/// A folder of its own, gone after.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let own = format!("tregua-verify-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(own);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn organisation(name: &str) -> Organisation {
    Organisation::new(name).unwrap()
}

fn claim(key: &str) -> Draft {
    Draft::new(Payload::Statement(Claim::new(key, Kind::Claim, "Alpha")))
}

#[test]
fn fields_that_are_shown_are_held_to_the_entry_they_are_of() {
    let signed = "2030-01-02T10:00:00Z".parse().unwrap();
    let author = Organisation::new("Lake Monitors").unwrap();
    let mut record = Record::in_memory(&author, signed, None, Entropy::fixed(1)).unwrap();
    let ids = record
        .append(vec![claim("c1"), claim("c2")], signed)
        .unwrap();
    let part = |at: usize| {
        let (_, sealed) = record.proof(ids[at]).unwrap().unwrap();
        Part::of(&sealed.unwrap(), |place| place < 2).unwrap()
    };
    let (right, wrong) = (part(0), part(1));
    for part in [right, wrong] {
        let draft = Draft {
            payload: Payload::Disclosure(Disclosure::Some(part)).into(),
            refs: vec![Ref {
                rel: Rel::Reveals,
                id: ids[0],
            }],
        };
        record.append(vec![draft], signed).unwrap();
    }
    let report = bundle(&sent(&record, &Since::Nothing)).unwrap();
    assert!(says(&report, "2 fields of entry"), "{report:#?}");
    let noted = report.noted.join("\n");
    assert!(noted.contains("is not what that committed to"), "{noted}");
}

fn sent(record: &Record, since: &Since) -> Vec<u8> {
    let mut bytes = Vec::new();
    record
        .write_part(since, 0, 1, u64::MAX, &mut bytes)
        .unwrap();
    bytes
}

fn take(record: &mut Record, bytes: &[u8]) {
    let incoming = Incoming {
        name: "a.bundle".to_owned(),
        input: Box::new(bytes),
    };
    let at = "2030-01-03T08:00:00Z".parse().unwrap();
    record.merge(vec![incoming], at, |_| {}).unwrap();
}

/// A record on disk with entries of two organisations, a device of which was revoked and one of which is not trusted; gives
/// what the second sent as well.
fn exchanged(path: &std::path::Path) -> Vec<u8> {
    let signed = "2030-01-02T10:00:00Z".parse().unwrap();
    let mut first = Record::init(path, &organisation("Lake Monitors"), signed, None).unwrap();
    let reception = Reception {
        at: "2030-01-02T09:30:00.25Z".parse().unwrap(),
        rebuilt: false,
        files: Vec::new(),
    };
    let drafts = vec![claim("c1"), claim("c2")];
    first.import(drafts, reception, signed).unwrap();
    first.sign_head().unwrap();
    let whole = sent(&first, &Since::Nothing);
    let node = |seed, name| {
        let mut input = whole.as_slice();
        let mut unpacker = tregua_record::bundle::Unpacker::open(&mut input).unwrap();
        let charter = unpacker.next_entry().unwrap().unwrap();
        let name = organisation(name);
        let mut node = Record::join_in_memory(&name, &charter, Entropy::fixed(seed)).unwrap();
        take(&mut node, &whole);
        node.append(vec![claim("d1"), claim("d2")], signed).unwrap();
        node
    };
    let (second, third) = (node(7, "Delta Office"), node(8, "Strangers"));
    let since = Since::Have(first.have().unwrap());
    take(&mut first, &sent(&second, &since));
    take(&mut first, &sent(&third, &since));
    let delta = organisation("Delta Office");
    first.trust(second.device(), &delta, signed).unwrap();
    first.revoke(second.device(), Some(1), signed).unwrap();
    sent(&second, &since)
}

#[test]
fn a_record_with_entries_of_others_is_proved_and_what_counts_is_told() {
    let folder = Folder::new("record");
    let path = folder.0.join("a.record");
    exchanged(&path);
    let report = record(&path, &Given::default()).unwrap();
    for words in [
        "10 entries about space",
        "for \"Delta Office\"",
        "hold for these entries: 1, the last over 4",
    ] {
        assert!(says(&report, words), "{words}: {report:#?}");
    }
    let noted = report.noted.join("\n");
    for words in [
        "its entries count up to its number 1",
        "3 entries are kept apart, and count for nothing: nobody here trusts",
    ] {
        assert!(noted.contains(words), "{words}: {report:#?}");
    }
    let not = report.not_proved.join("\n");
    assert!(not.contains("no checkpoint was given"), "{not}");

    let root = Record::open(&path).unwrap().verify().unwrap().log.root;
    assert!(says(&report, &root.unwrap().to_string()), "{report:#?}");

    // Held to a checkpoint that was kept, and to one of another record.
    let head = Record::open(&path).unwrap().heads().unwrap().pop().unwrap();
    let given = |bytes: Vec<u8>| Given {
        log: Some(Key::read(&head.key.to_string()).unwrap()),
        witnesses: Vec::new(),
        trust: None,
        against: vec![("kept".to_owned(), bytes)],
    };
    let kept = given(head.note.to_string().into_bytes());
    assert!(says(
        &record(&path, &kept).unwrap(),
        "the first 4 entries are those"
    ));
    let other = given(made(2).files["checkpoint"].clone());
    let wrong = record(&path, &other).unwrap_err();
    assert!(
        wrong[0].contains("is no checkpoint of this record"),
        "{wrong:?}"
    );
    let other = Given {
        log: Some(made(2).keys.log),
        ..Given::default()
    };
    let wrong = record(&path, &other).unwrap_err();
    assert!(
        wrong[0].contains("another log than the key given"),
        "{wrong:?}"
    );
}

#[test]
fn a_bundle_is_proved_and_every_changed_bit_and_every_cut_is_found() {
    let folder = Folder::new("bundle");
    let bytes = exchanged(&folder.0.join("a.record"));
    assert!(is_bundle(&bytes));
    let report = bundle(&bytes).unwrap();
    for words in [
        "part 1 of a bundle",
        "3 entries, each as it was signed",
        "signed numbers 0 to 2 for \"Delta Office\", one after the other",
        "3 contents are what",
    ] {
        assert!(says(&report, words), "{words}: {report:#?}");
    }
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(bundle(&changed).is_err(), "byte {at} bit {bit}");
        }
        assert!(bundle(&bytes[..at]).is_err(), "cut at {at}");
    }
    let more = [bytes.as_slice(), &[0]].concat();
    assert!(bundle(&more).unwrap_err().contains("follows the end"));
}

#[test]
fn of_a_bundle_with_contents_for_a_group_it_is_told_what_nobody_else_can_check() {
    let record = with_a_group();
    let bytes = sent(&record, &Since::Nothing);
    let report = bundle(&bytes).unwrap();
    assert!(says(&report, "7 entries, each as it was signed"));
    let (noted, not) = (report.noted.join("\n"), report.not_proved.join("\n"));
    assert!(
        noted.contains("1 contents are sealed for a group"),
        "{noted}"
    );
    assert!(!noted.contains("without their content"), "{noted}");
    assert!(not.contains("that what is sealed is what"), "{not}");
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(bundle(&changed).is_err(), "byte {at}");
        assert!(bundle(&bytes[..at]).is_err(), "cut at {at}");
    }
    // With its end written anew as well: the header names what was sealed.
    let (closing, sealed) = (bytes.len() - 37, b"age-encryption.org/v1");
    let at = bytes.windows(sealed.len()).position(|part| part == sealed);
    let anew = |at: usize| {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let hash = <sha2::Sha256 as sha2::Digest>::digest(&changed[..closing]);
        changed[closing + 5..].copy_from_slice(&hash);
        bundle(&changed)
    };
    let at = at.unwrap();
    assert!(anew(at).unwrap_err().contains("not sealed as"));
    let said = anew(at + 150).unwrap_err();
    assert!(said.contains("not what was signed"), "{said}");
    assert!(anew(at - 100).is_err());
}

/// A record of two claims, a claim for a group and a field of it.
fn with_a_group() -> Record {
    let signed = "2030-01-02T10:00:00Z".parse().unwrap();
    let author = Organisation::new("Lake Monitors").unwrap();
    let mut record = Record::in_memory(&author, signed, None, Entropy::fixed(1)).unwrap();
    record
        .append(vec![claim("c1"), claim("c2")], signed)
        .unwrap();
    let own = record.make_reader().unwrap();
    let group = Group {
        name: "families".to_owned(),
        readers: [own].into(),
    };
    record.set_group(group, signed).unwrap();
    let reception = Reception {
        at: signed,
        rebuilt: false,
        files: Vec::new(),
    };
    let closed = record.import_for("families", vec![claim("secret")], reception, signed);
    let only = ["voice".to_owned()].into();
    let ids = [closed.unwrap().entries[0]].into();
    record.disclose(&ids, &only, None, signed).unwrap();
    record
}

/// What everybody may have of such a record under a witnessed head, and its keys.
fn published() -> (Vec<u8>, Keys) {
    let mut record = with_a_group();
    let head = record.sign_head().unwrap();
    let key = witness().verifying_key();
    let known = VerifierKey::new(WITNESS, KeyKind::Cosignature, key.as_bytes()).unwrap();
    let line = cosign(WITNESS, &witness(), 1_900_000_000, &head.note);
    let size = head.checkpoint.size;
    let lines = record.keep_cosignatures(size, vec![line], std::slice::from_ref(&known));
    let keys = Keys {
        trust: None,
        log: Key::read(&lines.unwrap().key.to_string()).unwrap(),
        witnesses: vec![Key::read(&known.to_string()).unwrap()],
    };
    let mut bytes = Vec::new();
    record.write_public(|_| false, &mut bytes).unwrap();
    (bytes, keys)
}

#[test]
fn what_everybody_may_have_is_proved_without_who_signed_it_and_every_change_is_found() {
    let (bytes, keys) = published();
    assert!(is_public(&bytes) && !is_bundle(&bytes));
    let given = Given {
        trust: None,
        log: Some(keys.log.clone()),
        witnesses: keys.witnesses.clone(),
        against: Vec::new(),
    };
    let report = public(&bytes, &given).unwrap();
    for words in [
        "signed for these 7 entries, in this order",
        "3 of them are shown",
        "1 fields of entry",
        "saw this log at 2030-03-17T17:46:40Z",
    ] {
        assert!(says(&report, words), "{words}: {report:#?}");
    }
    let (noted, not) = (report.noted.join("\n"), report.not_proved.join("\n"));
    assert!(noted.contains("3 entries are here as hashes"), "{noted}");
    assert!(noted.contains("1 entries are told of without"), "{noted}");
    assert!(not.contains("who signed any of them"), "{not}");
    assert!(!not.contains("whose log it is"), "{not}");
    let alone = public(&bytes, &Given::default()).unwrap();
    let not = alone.not_proved.join("\n");
    assert!(
        not.contains("whose log it is") && not.contains("no witness"),
        "{not}"
    );
    let other = Given {
        log: Some(made(2).keys.log),
        ..Given::default()
    };
    assert!(public(&bytes, &other).is_err());

    // Where the end is written anew, as whoever changes the rest would, the root tells.
    let closing = bytes.len() - 37;
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(
            public(&changed, &given).is_err() || in_note(&bytes, at),
            "byte {at}"
        );
        if at < closing {
            let hash = <sha2::Sha256 as sha2::Digest>::digest(&changed[..closing]);
            changed[closing + 5..].copy_from_slice(&hash);
            assert!(
                public(&changed, &given).is_err() || in_note(&bytes, at),
                "byte {at}, with its end"
            );
        }
        assert!(public(&bytes[..at], &given).is_err(), "cut at {at}");
    }
}

/// True of the lines of those who signed the checkpoint: one that nobody asked about may be lost.
fn in_note(bytes: &[u8], at: usize) -> bool {
    let lines = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    (lines..lines + 400).contains(&at)
}

/// A trust file for what `made` makes: its log, its witness and another, so many of them together; signed by these of two roots.
fn trust_file(it: &Made, quorum: u64, by: &[u8]) -> Vec<u8> {
    let head = String::from_utf8(it.files["checkpoint"].clone()).unwrap();
    let origin = head.lines().next().unwrap();
    let mut parts = origin.split('/').skip(1);
    let (space, log) = (parts.next().unwrap(), parts.next().unwrap());
    let byte = |at: usize| u8::from_str_radix(&log[2 * at..2 * at + 2], 16).unwrap();
    let log: Vec<u8> = (0..32).map(byte).collect();
    let log = VerifierKey::new(origin, KeyKind::Note, &log.try_into().unwrap()).unwrap();
    let root = |seed: u8| SigningKey::from_bytes(&[seed; 32]);
    let named = |seed| {
        Root::new(
            &format!("Root {seed}"),
            root(seed).verifying_key().as_bytes(),
        )
        .unwrap()
    };
    let witness = |name: &str, key: &SigningKey| {
        let public = key.verifying_key();
        VerifierKey::new(name, KeyKind::Cosignature, public.as_bytes()).unwrap()
    };
    let other = SigningKey::from_bytes(&[4; 32]);
    let trust = Trust {
        space: space.to_owned(),
        roots: vec![named(21), named(22)],
        threshold: 2,
        logs: vec![log],
        witnesses: vec![
            witness(WITNESS, &self::witness()),
            witness("witness.example.org/w2", &other),
        ],
        quorum,
    };
    let text = trust.to_string();
    let sign = |seed: &u8| tregua_log::sign(named(*seed).key.name(), &root(*seed), &text);
    let note = Note::new(text.clone(), by.iter().map(sign).collect());
    note.to_string().into_bytes()
}

#[test]
fn a_trust_file_says_how_many_witnesses_it_takes() {
    let it = made(4);
    let keys = |quorum| {
        let trust = tregua_verify::Trust::read(&trust_file(&it, quorum, &[21, 22])).unwrap();
        Keys {
            log: trust
                .log_of(std::str::from_utf8(&it.proof).unwrap())
                .unwrap()
                .clone(),
            witnesses: trust.witnesses().to_vec(),
            trust: Some(trust),
        }
    };
    let report = exhibit(&it.proof, &it.entry, None, &keys(1)).unwrap();
    for words in [
        "\"Root 21\", \"Root 22\"",
        "1 of the 2 witnesses of the trust file, as many as it asks for, had seen it by 2030-03-17T17:46:40Z",
    ] {
        assert!(says(&report, words), "{report:#?}");
    }
    let files = |keys: &Keys| whole_log(|path| it.files.get(path).cloned(), keys);
    assert!(says(&files(&keys(1)).unwrap(), "as many as it asks for"));
    for refused in [
        exhibit(&it.proof, &it.entry, None, &keys(2)),
        files(&keys(2)),
    ] {
        let refused = refused.unwrap_err();
        assert!(
            refused
                .contains("1 of the 2 witnesses of the trust file cosigned it, and it asks for 2"),
            "{refused}"
        );
    }
    // Signed by too few, and changed anywhere.
    let few = tregua_verify::Trust::read(&trust_file(&it, 1, &[21])).unwrap_err();
    assert!(
        few.contains("1 of its root keys signed it, and it asks for 2"),
        "{few}"
    );
    let whole = trust_file(&it, 1, &[21, 22]);
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut changed = whole.clone();
            changed[at] ^= 1 << bit;
            assert!(
                tregua_verify::Trust::read(&changed).is_err(),
                "byte {at} bit {bit}"
            );
        }
    }
}

#[test]
fn of_a_record_it_is_told_whether_enough_witnesses_saw_it() {
    let folder = Folder::new("trusted");
    let path = folder.0.join("a.record");
    exchanged(&path);
    let given = |it: &Made| Given {
        trust: Some(tregua_verify::Trust::read(&trust_file(it, 1, &[21, 22])).unwrap()),
        ..Given::default()
    };
    let wrong = record(&path, &given(&made(4))).unwrap_err();
    assert!(
        wrong[0].contains("the trust file is about space"),
        "{wrong:?}"
    );
    // Of the record's own space.
    let mut kept = Record::open(&path).unwrap();
    let head = kept.heads().unwrap().pop().unwrap();
    let mut it = made(4);
    it.files
        .insert("checkpoint".to_owned(), head.note.to_string().into_bytes());
    let none = record(&path, &given(&it)).unwrap().not_proved.join("\n");
    assert!(
        none.contains("as many witnesses as the trust file asks for"),
        "{none}"
    );
    let known = VerifierKey::new(
        WITNESS,
        KeyKind::Cosignature,
        witness().verifying_key().as_bytes(),
    )
    .unwrap();
    let line = cosign(WITNESS, &witness(), 1_900_000_000, &head.note);
    kept.keep_cosignatures(head.checkpoint.size, vec![line], &[known])
        .unwrap();
    let report = record(&path, &given(&it)).unwrap();
    assert!(
        says(
            &report,
            "the checkpoint over the first 4 entries: 1 of the 2 witnesses"
        ),
        "{report:#?}"
    );
}

#[test]
fn a_bundle_tells_of_the_charter_that_it_holds() {
    let root = RootKey::fixed(1);
    let seat = |key: &RootKey| Seat {
        root: key.id(),
        devices: Default::default(),
    };
    let alpha = organisation("Alpha");
    let seats = [
        (alpha.clone(), seat(&root)),
        (organisation("Beta"), seat(&RootKey::fixed(2))),
    ];
    let roster = Roster {
        seats: seats.into(),
        threshold: 2,
    };
    let at = "2030-01-02T10:00:00Z".parse().unwrap();
    let mut record = Record::shared_in_memory(&alpha, roster, at, Entropy::fixed(1)).unwrap();
    let edit = Difference::Root(organisation("Beta"), RootKey::fixed(3).id());
    record.propose(&[edit], Some(&root), at).unwrap();
    let report = bundle(&sent(&record, &Since::Nothing)).unwrap();
    let noted = report.noted.join("\n");
    for words in [
        "by this bundle alone: \"Alpha\", \"Beta\" share its charter; 2 of 2 change who does",
        "that \"Alpha\" proposed has 1 of 2 approvals (\"Alpha\"): it waits",
    ] {
        assert!(noted.contains(words), "{words}: {noted}");
    }
}
