//! Notes, checkpoints, cosignatures, proofs and what witnesses are sent, with the published examples and beside a library of
//! others.

mod common;

use common::*;
use signed_note::{StandardVerifier, Verifier, VerifierList};
use tregua_log::{
    AddCheckpoint, Checkpoint, KeyKind, KeyParseError, LogProof, Note, NoteError, ProofTextError,
    RequestError, SignatureLine, VerifierKey, cosign, leaf_hash, sign, verify_consistency,
};

/// The example of the specification, with the key that Go's `golang.org/x/mod/sumdb/note` gives for it.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

#[test]
fn a_note_signed_by_others_is_read_and_checked() {
    let key: VerifierKey = PETER.parse().unwrap();
    assert_eq!(key.to_string(), PETER);
    let note = Note::parse(PETER_NOTE.as_bytes()).unwrap();
    assert_eq!(note.to_string(), PETER_NOTE);
    let keys = [key];
    assert_eq!(note.verify(&keys).unwrap()[0].key.name(), "PeterNeumann");
    let changed = PETER_NOTE.replacen("answer", "answers", 1);
    let changed = Note::parse(changed.as_bytes()).unwrap();
    assert_eq!(
        changed.verify(&keys),
        Err(NoteError::Signature("PeterNeumann".to_owned()))
    );
}

#[test]
fn a_note_signed_here_is_good_for_others() {
    let (log, key) = (log_key(), log_verifier());
    let text = checkpoint(5).to_string();
    let note = Note::new(text.clone(), vec![sign(ORIGIN, &log, &text)]);
    let theirs = StandardVerifier::new(&key.to_string()).unwrap();
    assert_eq!(theirs.key_id(), key.id());
    let read = signed_note::Note::from_bytes(note.to_string().as_bytes()).unwrap();
    assert_eq!(read.text(), text.as_bytes());
    let known = VerifierList::new(vec![Box::new(theirs)]);
    let (signed, unknown) = read.verify(&known).unwrap();
    assert_eq!((signed.len(), unknown.len()), (1, 0));
    assert_eq!(read.to_bytes(), note.to_string().into_bytes());
    let theirs = tlog_tiles::Checkpoint::from_bytes(text.as_bytes()).unwrap();
    assert_eq!((theirs.origin(), theirs.size()), (ORIGIN, 5));
    assert_eq!(
        theirs.hash().0,
        *checkpoint(5).root.as_bytes(),
        "the same root"
    );
}

#[test]
fn unknown_keys_are_passed_over_and_a_known_one_must_fit() {
    let note = signed_checkpoint(5);
    let (log, stranger) = (log_verifier(), witness_verifier());
    assert_eq!(
        note.verify(std::slice::from_ref(&stranger)),
        Err(NoteError::Unknown)
    );
    assert_eq!(note.verify(&[]), Err(NoteError::Unknown));
    let both = [log.clone(), stranger.clone()];
    assert_eq!(note.verify(&both).unwrap().len(), 1);

    let seen = note
        .clone()
        .with([cosign(WITNESS, &witness_key(), 1_900_000_000, &note)]);
    let signed = seen.verify(&both).unwrap();
    assert_eq!(signed.len(), 2);
    assert_eq!(
        (signed[1].key, signed[1].time),
        (&both[1], Some(1_900_000_000))
    );

    // A good line and a bad one of the same key: rejected.
    let other = signed_checkpoint(4);
    let mixed = note.clone().with(other.signatures().to_vec());
    assert_eq!(
        mixed.verify(&both),
        Err(NoteError::Signature(ORIGIN.to_owned()))
    );
    // A cosignature for another checkpoint, or with its time changed, is no cosignature of this one.
    let moved = note
        .clone()
        .with([cosign(WITNESS, &witness_key(), 1_900_000_000, &other)]);
    assert_eq!(
        moved.verify(&both),
        Err(NoteError::Signature(WITNESS.to_owned()))
    );
    // A line of the same name with another id is somebody else's.
    let namesake = sign(ORIGIN, &witness_key(), note.text());
    assert_eq!(note.with([namesake]).verify(&both).unwrap().len(), 1);
}

#[test]
fn a_line_is_kept_once() {
    let note = signed_checkpoint(5);
    let lines: Vec<SignatureLine> = note.signatures().to_vec();
    assert_eq!(note.clone().with(lines), note);
}

#[test]
fn what_is_no_note_is_told() {
    let good = signed_checkpoint(5).to_string();
    let form = |text: &str| Note::parse(text.as_bytes()).unwrap_err();
    assert_eq!(form(""), NoteError::Form);
    assert_eq!(form("text\n"), NoteError::Form);
    assert_eq!(form(&good.replace('\n', "\r\n")), NoteError::Form);
    assert_eq!(form(good.trim_end()), NoteError::Form);
    assert_eq!(form("text\n\nno line\n"), NoteError::Line(1));
    assert_eq!(form(&format!("{good}\u{2014} a b\n")), NoteError::Line(2));
    assert_eq!(
        form(&format!("{good}\u{2014} a+b AAAAAAA=\n")),
        NoteError::Line(2)
    );
    assert_eq!(
        form(&format!("{good}\u{2014} a AAAAAA==\n")),
        NoteError::Line(2)
    );
    let many = good.lines().last().unwrap();
    let many = format!("{good}{}", format!("{many}\n").repeat(100));
    assert_eq!(form(&many), NoteError::TooMany);
    assert_eq!(
        form(&"a".repeat(tregua_log::MAX_NOTE_BYTES + 1)),
        NoteError::TooLong
    );
    assert_eq!(Note::parse(b"\xff\n\n").unwrap_err(), NoteError::Form);
}

#[test]
fn keys_are_read_in_one_form_and_not_for_another_name() {
    let read = |text: &str| text.parse::<VerifierKey>().unwrap_err();
    let key = log_verifier().to_string();
    assert_eq!(read("Peter"), KeyParseError::Form);
    assert_eq!(
        read(&key.replacen(ORIGIN, "example.org/other", 1)),
        KeyParseError::Id
    );
    assert_eq!(
        read(&PETER.replacen("c74f20a3", "C74F20A3", 1)),
        KeyParseError::Id
    );
    // The point that signs for anybody.
    let mut weak = [0; 32];
    weak[0] = 1;
    assert_eq!(
        VerifierKey::new("weak", KeyKind::Note, &weak),
        Err(KeyParseError::Key)
    );
    assert_eq!(
        VerifierKey::new(
            "two words",
            KeyKind::Note,
            log_key().verifying_key().as_bytes()
        ),
        Err(KeyParseError::Name)
    );
    // An ML-DSA-44 key is known to exist, and told.
    let of_another_type = "name+00000000+BgAA";
    assert_eq!(read(of_another_type), KeyParseError::Type);
}

#[test]
fn a_checkpoint_has_one_form() {
    let text = checkpoint(5).to_string();
    assert_eq!(text.parse::<Checkpoint>().unwrap(), checkpoint(5));
    let root = checkpoint(5).root;
    for wrong in [
        String::new(),
        format!("{ORIGIN}\n5\n{root}"),
        format!("{ORIGIN}\n05\n{root}\n"),
        format!("{ORIGIN}\n+5\n{root}\n"),
        format!("{ORIGIN}\n-1\n{root}\n"),
        format!("{ORIGIN}\n18446744073709551616\n{root}\n"),
        format!("\n5\n{root}\n"),
        format!("{ORIGIN}\n5\nAAAA\n"),
        format!("{ORIGIN}\n5\n{}\n", root.to_string().replace('=', "")),
        format!("{ORIGIN}\n5\n{root}\n\n"),
    ] {
        assert!(wrong.parse::<Checkpoint>().is_err(), "{wrong:?}");
    }
    let extended = format!("{ORIGIN}\n5\n{root}\nmore\n");
    let read: Checkpoint = extended.parse().unwrap();
    assert_eq!(read.extension, ["more"]);
    assert_eq!(read.to_string(), extended);
}

#[test]
fn a_proof_of_a_leaf_is_a_text_that_anyone_can_check() {
    let proof = proof_of(3, 5);
    let text = proof.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"));
    let read = LogProof::parse(text.as_bytes()).unwrap();
    assert_eq!(read, proof);
    let keys = [log_verifier()];
    let (checkpoint, signed) = read.verify(b"leaf 3", &keys).unwrap();
    assert_eq!((checkpoint.size, signed.len()), (5, 1));
    assert!(matches!(
        read.verify(b"leaf 4", &keys),
        Err(ProofTextError::Proof { index: 3, .. })
    ));
    assert_eq!(
        read.verify(b"leaf 3", &[witness_verifier()]),
        Err(NoteError::Unknown.into())
    );

    let with_more = text.replacen("index", "extra AAECAw==\nindex", 1);
    let with_more = LogProof::parse(with_more.as_bytes()).unwrap();
    assert_eq!(with_more.extra, Some(vec![0, 1, 2, 3]));
    assert!(with_more.verify(b"leaf 3", &keys).is_ok());

    let line = |text: String| LogProof::parse(text.as_bytes()).unwrap_err();
    assert_eq!(line(text.replacen("v1", "v2", 1)), ProofTextError::Line(1));
    assert_eq!(
        line(text.replacen("index 3", "index 03", 1)),
        ProofTextError::Line(2)
    );
    assert_eq!(
        line(text.replacen("index 3\n", "index 3\nAAAA\n", 1)),
        ProofTextError::Line(3)
    );
    assert_eq!(
        line("c2sp.org/tlog-proof@v1\n\n".to_owned()),
        ProofTextError::Line(2)
    );
}

/// A witness as the protocol has it, without the network: the judge of what we send.
struct Stub {
    old: u64,
    root: Option<tregua_log::Hash>,
}

impl Stub {
    fn add(&mut self, body: &[u8], time: u64) -> Result<String, u16> {
        let request = AddCheckpoint::parse(body).map_err(|_| 400_u16)?;
        let known = [log_verifier()];
        request.checkpoint.verify(&known).map_err(|_| 403_u16)?;
        let new: Checkpoint = request.checkpoint.text().parse().map_err(|_| 400_u16)?;
        if request.old > new.size {
            return Err(400);
        }
        if request.old != self.old {
            return Err(409);
        }
        let old_root = self.root.unwrap_or_else(tregua_log::empty_root);
        verify_consistency(request.old, new.size, old_root, new.root, &request.proof)
            .map_err(|_| 422_u16)?;
        (self.old, self.root) = (new.size, Some(new.root));
        Ok(format!(
            "{}\n",
            cosign(WITNESS, &witness_key(), time, &request.checkpoint)
        ))
    }
}

#[test]
fn a_witness_takes_what_is_sent_and_its_answer_is_taken() {
    let mut witness = Stub { old: 0, root: None };
    let first = request(0, 3).to_string();
    let answer = witness.add(first.as_bytes(), 1_900_000_000).unwrap();
    let lines = AddCheckpoint::parse_answer(answer.as_bytes()).unwrap();
    let keys = [witness_verifier()];
    let note = signed_checkpoint(3).with(lines);
    assert_eq!(note.verify(&keys).unwrap()[0].time, Some(1_900_000_000));

    assert_eq!(witness.add(first.as_bytes(), 0), Err(409));
    let grown = request(3, 7).to_string();
    assert!(witness.add(grown.as_bytes(), 1_900_000_060).is_ok());
    assert_eq!(witness.add(grown.as_bytes(), 0), Err(409));
    let mut forged = request(7, 9);
    forged.proof.reverse();
    assert_eq!(witness.add(forged.to_string().as_bytes(), 0), Err(422));
    assert_eq!(witness.add(b"old 7\n", 0), Err(400));
}

#[test]
fn what_is_no_request_is_told() {
    let good = request(3, 7).to_string();
    assert_eq!(
        AddCheckpoint::parse(good.as_bytes()).unwrap(),
        request(3, 7)
    );
    let read = |text: String| AddCheckpoint::parse(text.as_bytes()).unwrap_err();
    assert_eq!(read(String::new()), RequestError::Line(1));
    assert_eq!(
        read(good.replacen("old 3", "old 03", 1)),
        RequestError::Line(1)
    );
    assert_eq!(
        read(good.replacen("old 3\n", "old 3\nAAAA\n", 1)),
        RequestError::Line(2)
    );
    let hash = leaf_hash(b"x");
    let long = format!("{hash}\n").repeat(64);
    assert_eq!(
        read(good.replacen("old 3\n", &format!("old 3\n{long}"), 1)),
        RequestError::Line(65)
    );
}
