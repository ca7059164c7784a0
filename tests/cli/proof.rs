//! `tregua head`, `tregua proof`, `tregua verify --against`: what is handed to others, and what it shows them.

use ed25519_dalek::SigningKey;
use tregua_log::{
    AddCheckpoint, Checkpoint, KeyKind, LogProof, VerifierKey, cosign, empty_root, leaf_hash,
    verify_consistency,
};

use crate::stage::Folder;

const WITNESS: &str = "witness.example.org/w1";

/// The river with a claim more.
fn one_more(folder: &Folder, day: &str) {
    let row = format!(
        "{day}-alpha,claim,Alpha,,admit,Alpha,truck,,90,total,whole,crossing,2024-01-02,,GAZ,90,2024-01-02T22:00+02:00,\n"
    );
    folder.write("more.csv", format!("{}{row}", crate::stage::COLUMNS));
    folder
        .tregua(&["import", "river.record", "more.csv", "--commit"])
        .exits(0);
}

#[test]
fn a_checkpoint_is_printed_word_for_word_and_signed_once() {
    let folder = Folder::with_the_river_on_record();
    let printed = folder.tregua(&["head", "river.record"]).exits(0).out;
    folder
        .tregua(&["head", "river.record", "--to", "a.checkpoint"])
        .exits(0)
        .says("over 6 entries is in `a.checkpoint`");
    assert_eq!(folder.read("a.checkpoint"), printed);
    let found = folder.json(&["head", "river.record"]);
    assert_eq!(
        (&found["size"], &found["note"]),
        (&6.into(), &printed.into())
    );
    let verified = folder.json(&["verify", "river.record"]);
    assert_eq!(verified["log"]["root"], found["root"]);
    assert_eq!(verified["log"]["checkpoints"][0], found);
}

#[test]
fn a_proof_shows_its_entry_to_whoever_has_the_key_of_the_log() {
    let folder = Folder::with_the_river_on_record();
    let run = folder.tregua(&[
        "proof",
        "river.record",
        "d1-beta",
        "--to",
        "out",
        "--with-payload",
    ]);
    run.exits(0)
        .says("behind its salt")
        .says("key of the log: tregua/");
    let told = folder.json(&["proof", "river.record", "d1-beta"]);
    let id = told["entry"].as_str().unwrap();
    let key: VerifierKey = told["key"].as_str().unwrap().parse().unwrap();
    let stem = format!("out/{}", &id[..12]);
    let proof = folder.bytes(&format!("{stem}.tlog-proof"));
    let bytes = folder.bytes(&format!("{stem}.entry"));
    let payload = folder.bytes(&format!("{stem}.payload"));
    let proof = LogProof::parse(&proof).unwrap();
    let (checkpoint, _) = proof.verify(&tregua_record::leaf(&bytes), &[key]).unwrap();
    assert_eq!(checkpoint.size, 6);
    let envelope = tregua_record::Envelope::decode(&bytes).unwrap();
    assert_eq!(envelope.id().to_string(), id);
    let sealed = tregua_record::Sealed {
        salt: payload[..32].try_into().unwrap(),
        bytes: payload[32..].to_vec(),
    };
    assert!(envelope.header().opens(&sealed));
    // The content is in the third file alone.
    assert!(!bytes.windows(7).any(|part| part == b"d1-beta"));
    // By the digits of the id as well.
    let again = folder.json(&["proof", "river.record", &id[..8]]);
    assert_eq!(again["proof"], told["proof"]);
    for word in ["nothing", "0123", "ffffffffffff"] {
        folder
            .tregua(&["proof", "river.record", word])
            .exits(1)
            .says("`tregua log` lists them");
    }
}

#[test]
fn a_record_is_held_to_a_checkpoint_that_somebody_kept() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["head", "river.record", "--to", "a.checkpoint"])
        .exits(0);
    let before = folder.bytes("river.record");
    one_more(&folder, "d2");
    folder
        .tregua(&["verify", "river.record", "--against", "a.checkpoint"])
        .exits(0)
        .says("the first 6 entries are those of the checkpoint given")
        .says("nothing here shows entries removed after the first 6");

    // Somebody puts back the copy of before, and claims that nothing came after it.
    folder
        .tregua(&["head", "river.record", "--to", "b.checkpoint"])
        .exits(0);
    folder.write("river.record", before);
    folder.tregua(&["verify", "river.record"]).exits(0);
    folder
        .tregua(&["verify", "river.record", "--against", "b.checkpoint"])
        .exits(3)
        .says("the checkpoint given covers more entries than are here");
    let found = folder.tregua(&[
        "verify",
        "river.record",
        "--against",
        "b.checkpoint",
        "--json",
    ]);
    assert_eq!(found.exits(3).json()["sound"], false);

    folder
        .tregua(&["verify", "river.record", "--against", "claims.csv"])
        .exits(1)
        .says("`claims.csv` is no checkpoint of this record")
        .says("cannot be read");
    folder
        .tregua(&["verify", "river.record", "--against", "nowhere"])
        .exits(1);
}

#[test]
fn a_witness_is_asked_by_a_file_and_its_answer_is_kept() {
    let folder = Folder::with_the_river_on_record();
    let secret = SigningKey::from_bytes(&[5; 32]);
    let public = secret.verifying_key();
    let known = VerifierKey::new(WITNESS, KeyKind::Cosignature, public.as_bytes()).unwrap();
    let key = known.to_string();
    let (mut old, mut root) = (0, empty_root());
    for day in ["d2", "d3"] {
        one_more(&folder, day);
        let at = old.to_string();
        folder
            .tregua(&[
                "head",
                "river.record",
                "--to",
                "a.checkpoint",
                "--ask",
                "a.request",
                "--old",
                &at,
                "--force",
            ])
            .exits(0)
            .says("it goes on from size");
        // What a witness does.
        let request = AddCheckpoint::parse(&folder.bytes("a.request")).unwrap();
        let new: Checkpoint = request.checkpoint.text().parse().unwrap();
        verify_consistency(old, new.size, root, new.root, &request.proof).unwrap();
        (old, root) = (new.size, new.root);
        let answer = cosign(WITNESS, &secret, 1_900_000_000, &request.checkpoint);
        folder.write("a.answer", format!("{answer}\n"));
    }
    let take = [
        "head",
        "river.record",
        "--answer",
        "a.answer",
        "--witness",
        &key,
    ];
    let said = "witness.example.org/w1 saw the checkpoint of size 10 at 2030-03-17T17:46:40Z";
    folder.tregua(&take).exits(0).says(said);
    folder.tregua(&take).exits(0).says(said);
    folder
        .tregua(&["verify", "river.record", "--witness", &key])
        .exits(0)
        .says(said);
    let proof = folder.json(&["proof", "river.record", "d1-beta", "--witness", &key]);
    assert_eq!(proof["not_after"]["at"], "2030-03-17T17:46:40Z");
    let proof = LogProof::parse(proof["proof"].as_str().unwrap().as_bytes()).unwrap();
    let signed = proof
        .checkpoint
        .verify(std::slice::from_ref(&known))
        .unwrap();
    assert_eq!(signed[0].time, Some(1_900_000_000));

    let refuse = |words: &[&str], code: i32, said: &str| {
        folder.tregua(words).exits(code).says(said);
    };
    let other = SigningKey::from_bytes(&[6; 32]).verifying_key();
    let other = VerifierKey::new(WITNESS, KeyKind::Cosignature, other.as_bytes()).unwrap();
    let other = other.to_string();
    refuse(
        &[
            "head",
            "river.record",
            "--answer",
            "a.answer",
            "--witness",
            &other,
        ],
        1,
        "no line of the witnesses given",
    );
    refuse(
        &[
            "head",
            "river.record",
            "--answer",
            "claims.csv",
            "--witness",
            &key,
        ],
        1,
        "is no answer of a witness",
    );
    refuse(
        &["verify", "river.record", "--witness", "w1"],
        2,
        "is no key of a witness",
    );
    refuse(
        &["head", "river.record", "--ask", "b.request", "--old", "99"],
        1,
        "knows a log of size 99",
    );
}

#[test]
fn what_is_known_by_proof_is_what_a_witness_saw_by_then() {
    let folder = Folder::with_the_river_on_record();
    let secret = SigningKey::from_bytes(&[5; 32]);
    let public = secret.verifying_key();
    let known = VerifierKey::new(WITNESS, KeyKind::Cosignature, public.as_bytes()).unwrap();
    let key = known.to_string();
    // Seen with the river, and later with one claim more; a third is under no head.
    for (time, day) in [(1_700_000_000, "d2"), (1_700_100_000, "d3")] {
        let ask = ["head", "river.record", "--ask", "a.request", "--force"];
        folder.tregua(&ask).exits(0);
        let request = AddCheckpoint::parse(&folder.bytes("a.request")).unwrap();
        let answer = cosign(WITNESS, &secret, time, &request.checkpoint);
        folder.write("a.answer", format!("{answer}\n"));
        let take = [
            "head",
            "river.record",
            "--answer",
            "a.answer",
            "--witness",
            &key,
        ];
        folder.tregua(&take).exits(0);
        one_more(&folder, day);
    }
    let log = folder.json(&["log", "river.record", "--bracket", "--witness", &key]);
    let of = |claim: &str| {
        let mut entries = log["entries"].as_array().unwrap().iter();
        entries.find(|entry| entry["claim"] == claim).unwrap()["bracket"].clone()
    };
    assert_eq!(of("d1-beta")["not_after"], "2023-11-14T22:13:20Z");
    assert_eq!(of("d1-beta")["checkpoint"], 6);
    assert_eq!(of("d2-alpha")["not_after"], "2023-11-16T02:00:00Z");
    assert!(of("d3-alpha").is_null());
    folder
        .tregua(&["log", "river.record", "--bracket", "--witness", &key])
        .exits(0)
        .says("there by 2023-11-14T22:13:20Z")
        .says("under no checkpoint that a witness given cosigned");
    let count = |until: &str| {
        let words = [
            "count",
            "river.record",
            "--what",
            "trucks",
            "--as-of",
            crate::stage::LATER,
        ];
        let more = ["--by", "proved", "--witness", &key, "--as-known", until];
        folder.json(&[&words[..], &more].concat()).to_string()
    };
    let first = count("2023-11-14T22:13:20Z");
    assert!(
        first.contains("d1-beta") && !first.contains("d2-alpha"),
        "{first}"
    );
    let both = count("2023-11-16T02:00:00Z");
    assert!(
        both.contains("d2-alpha") && !both.contains("d3-alpha"),
        "{both}"
    );
    folder
        .tregua(&[
            "status",
            "river.record",
            "--by",
            "proved",
            "--witness",
            &key,
        ])
        .exits(0)
        .says("left out")
        .says("1 claim");
    folder
        .tregua(&["status", "river.record", "--by", "proved"])
        .exits(2)
        .says("--witness");
    folder
        .tregua(&["status", "river.record", "--by", "said", "--witness", &key])
        .exits(2);
}

#[test]
fn the_log_as_static_files_holds_every_signed_byte_and_no_payload() {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["head", "river.record", "--tiles", "log"])
        .exits(0)
        .says("the files of the log are in `log`: 3");
    let tile = folder.bytes("log/tile/0/000.p/6");
    let bundle = folder.bytes("log/tile/entries/000.p/6");
    let mut rest = bundle.as_slice();
    for hash in tile.chunks(32) {
        let length = usize::from(u16::from_be_bytes([rest[0], rest[1]]));
        assert_eq!(leaf_hash(&rest[2..2 + length]).as_bytes(), hash);
        rest = &rest[2 + length..];
    }
    assert!(rest.is_empty());
    assert!(!bundle.windows(7).any(|part| part == b"d1-beta"));
    assert_eq!(
        folder.read("log/checkpoint"),
        folder.tregua(&["head", "river.record"]).exits(0).out
    );
    folder
        .tregua(&["head", "river.record", "--tiles", "log"])
        .exits(1)
        .says("is already there");
}

#[test]
fn without_its_keys_a_record_is_read_and_signs_nothing() {
    let folder = Folder::with_the_river_on_record();
    let elsewhere = Folder::new();
    elsewhere.write("copy.record", folder.bytes("river.record"));
    elsewhere
        .tregua(&["head", "copy.record"])
        .exits(4)
        .says("no signing key at");
    assert!(!elsewhere.path("copy.record.log-key").exists());
    folder.tregua(&["head", "river.record"]).exits(0);
    elsewhere.write("signed.record", folder.bytes("river.record"));
    // What was signed before proves without any key.
    elsewhere
        .tregua(&["proof", "signed.record", "d1-beta"])
        .exits(0)
        .says("c2sp.org/tlog-proof@v1");
}
