//! Trust files: read in one form, signed by enough of their own root keys, and never more trusted than they say.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use tregua_log::{
    KeyKind, Note, NoteError, Root, Trust, TrustError, VerifierKey, seen_by_quorum, sign,
};

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn root(name: &str, seed: u8) -> Root {
    Root::new(name, key(seed).verifying_key().as_bytes()).unwrap()
}

fn witness(n: u8) -> VerifierKey {
    let public = key(40 + n).verifying_key();
    let name = format!("witness.example.org/w{n}");
    VerifierKey::new(&name, KeyKind::Cosignature, public.as_bytes()).unwrap()
}

/// Two of three root keys, two of three witnesses.
fn trust() -> Trust {
    let log = VerifierKey::new(
        "tregua/a/b",
        KeyKind::Note,
        key(9).verifying_key().as_bytes(),
    );
    Trust {
        space: "ab".repeat(32),
        roots: vec![root("Alpha", 1), root("Beta office", 2), root("Gamma", 3)],
        threshold: 2,
        logs: vec![log.unwrap()],
        witnesses: vec![witness(1), witness(2), witness(3)],
        quorum: 2,
    }
}

fn signed(trust: &Trust, by: &[u8]) -> Note {
    let text = trust.to_string();
    let line = |seed: &u8| {
        let key = key(*seed);
        let name: String = key
            .verifying_key()
            .as_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        sign(&name, &key, &text)
    };
    Note::new(text.clone(), by.iter().map(line).collect())
}

#[test]
fn it_is_read_as_it_was_written_once_enough_of_its_roots_signed_it() {
    let it = trust();
    let enough = signed(&it, &[1, 3]).to_string();
    assert_eq!(Trust::read(enough.as_bytes()), Ok(it.clone()));
    // Nor does one that signs twice, or a stranger, count for two.
    for by in [vec![1], vec![1, 1], vec![1, 7]] {
        let few = signed(&it, &by).to_string();
        let found = Trust::read(few.as_bytes());
        assert_eq!(
            found,
            Err(TrustError::Unsigned {
                signed: 1,
                threshold: 2
            }),
            "{by:?}"
        );
    }
    let other = Trust {
        quorum: 1,
        ..trust()
    };
    let lines = signed(&it, &[1, 2]).signatures().to_vec();
    let moved = Note::new(other.to_string(), lines).to_string();
    assert!(matches!(
        Trust::read(moved.as_bytes()),
        Err(TrustError::Note(NoteError::Signature(_)))
    ));
}

#[test]
fn another_program_reads_the_note_and_its_signatures() {
    let it = trust();
    let note = signed(&it, &[1, 3]).to_string();
    let read = signed_note::Note::from_bytes(note.as_bytes()).unwrap();
    assert_eq!(read.text(), it.to_string().as_bytes());
    let known: Vec<Box<dyn signed_note::Verifier>> = it
        .roots
        .iter()
        .map(|root| {
            let theirs = signed_note::StandardVerifier::new(&root.key.to_string()).unwrap();
            Box::new(theirs) as Box<dyn signed_note::Verifier>
        })
        .collect();
    let (signed, unknown) = read.verify(&signed_note::VerifierList::new(known)).unwrap();
    assert_eq!((signed.len(), unknown.len()), (2, 0));
}

#[test]
fn its_last_lines_are_a_policy_that_other_programs_read() {
    let text = trust().to_string();
    let policy: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("log "))
        .collect();
    let words: Vec<&str> = policy
        .iter()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(
        words,
        ["log", "witness", "witness", "witness", "group", "quorum"]
    );
    assert_eq!(
        policy[4],
        "group witnesses 2 witness.example.org/w1 witness.example.org/w2 witness.example.org/w3"
    );
    let none = Trust {
        witnesses: Vec::new(),
        quorum: 0,
        ..trust()
    };
    assert!(none.to_string().ends_with("\nquorum none\n"));
    assert_eq!(Trust::parse(&none.to_string()), Ok(none));
}

#[test]
fn what_asks_for_more_than_there_is_or_names_somebody_twice_is_refused() {
    let refused = |change: fn(&mut Trust)| {
        let mut it = trust();
        change(&mut it);
        Trust::parse(&it.to_string()).is_err()
    };
    let changes: [fn(&mut Trust); 8] = [
        |it| it.quorum = 4,
        |it| it.quorum = 0,
        |it| it.threshold = 0,
        |it| it.threshold = 4,
        |it| it.roots[1] = root("Beta office", 1),
        |it| it.witnesses[1] = witness(1),
        |it| it.space = "AB".repeat(32),
        |it| it.logs.push(it.logs[0].clone()),
    ];
    for (n, change) in changes.into_iter().enumerate() {
        assert!(refused(change), "change {n}");
    }
    // A quorum that leaves a witness out, or counts one twice, is another rule than it seems.
    let text = trust().to_string();
    for (from, to) in [
        (" witness.example.org/w3\nquorum", "\nquorum"),
        (
            "/w2 witness.example.org/w3\n",
            "/w2 witness.example.org/w2\n",
        ),
        ("quorum witnesses", "quorum none"),
        ("threshold 2", "threshold 02"),
        ("tregua trust file 1", "tregua trust file 2"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(Trust::parse(&text.replace(from, to)).is_err(), "{from}");
    }
}

#[test]
fn a_quorum_is_reached_when_as_many_different_witnesses_had_seen_it() {
    let seen = |times: &[(&str, u64)], quorum| {
        seen_by_quorum(
            times.iter().map(|(name, time)| ((*name).to_owned(), *time)),
            quorum,
        )
    };
    let times = [("a", 30), ("a", 10), ("b", 20), ("c", 40)];
    assert_eq!(
        [1, 2, 3, 4].map(|quorum| seen(&times, quorum)),
        [Some(10), Some(20), Some(40), None]
    );
    assert_eq!(seen(&[("a", 1), ("a", 2)], 2), None);
    assert_eq!(seen(&[], 0), None);
}

proptest! {
    /// One letter changed anywhere: it is refused, or a signature that was not needed is gone.
    #[test]
    fn a_changed_letter_is_found(at in 0..2000_usize, to in 32_u8..127) {
        let whole = signed(&trust(), &[1, 2]).to_string();
        let mut changed = whole.clone().into_bytes();
        let at = at % changed.len();
        prop_assume!(changed[at] != to && changed[at].is_ascii());
        changed[at] = to;
        prop_assert!(Trust::read(&changed).is_err(), "{}", String::from_utf8_lossy(&changed));
    }
}
