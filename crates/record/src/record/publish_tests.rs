//! What everybody may have holds what was said to everybody, and nothing of who signed it.

use super::super::handed::{NAME, bundle, naming, now, take, three};
use super::*;
use crate::common::{claim, reception, signed};
use crate::{Draft, Kind, Why};

fn public(record: &Record) -> (Published, Vec<u8>) {
    let mut out = Vec::new();
    let done = record.write_public(|_| false, &mut out).unwrap();
    (done, out)
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|at| at == what)
}

/// A founder and another, both with claims for everybody, the founder with one for a group.
fn said_by_two() -> (Record, Record) {
    let (mut first, mut second, _, _) = three();
    take(&mut second, &bundle(&first));
    let mut one = claim("e1", Kind::Claim);
    one.figure = Some("said by the second".into());
    let drafts: Vec<Draft> = vec![one.into()];
    second.import(drafts, reception(), signed()).unwrap();
    let delta = second.author().clone();
    first.trust(second.device(), &delta, now()).unwrap();
    take(&mut first, &bundle(&second));
    first.sign_head().unwrap();
    (first, second)
}

#[test]
fn what_was_said_to_everybody_is_there_and_not_who_signed_it() {
    let (first, second) = said_by_two();
    let (done, bytes) = public(&first);
    assert!(
        done.shown > 2 && done.closed > 2 && done.older == 0,
        "{done:?}"
    );
    assert_eq!(
        done.shown + done.empty + done.closed + done.older,
        done.entries
    );
    assert!(holds(&bytes, b"said by the second"));
    assert!(!holds(&bytes, NAME.as_bytes()));
    for record in [&first, &second] {
        assert!(!holds(&bytes, record.author().as_str().as_bytes()));
        assert!(!holds(&bytes, record.device().as_bytes()));
        assert!(!holds(&bytes, record.reader().unwrap().unwrap().as_bytes()));
    }
    for entry in first.entries().unwrap() {
        let (envelope, _) = first.proof(entry.id).unwrap().unwrap();
        let signature = envelope.bytes().last_chunk::<64>().unwrap();
        let salt = entry.header.salt.unwrap();
        assert!(!holds(&bytes, signature) && !holds(&bytes, &salt));
    }
    // The line of the device under the checkpoint is not there either.
    let lines = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .matches("\u{2014} tregua/")
            .count()
    };
    let head = first.heads().unwrap().pop().unwrap();
    assert_eq!(
        (lines(head.note.to_string().as_bytes()), lines(&bytes)),
        (2, 1)
    );
}

#[test]
fn what_was_erased_or_is_withheld_or_may_not_change_another_stays_closed() {
    let (mut first, mut second) = said_by_two();
    let entries = first.entries().unwrap();
    let of = |key: &str| {
        let found = entries
            .iter()
            .find(|it| it.claim().is_some_and(|it| it.key == key));
        found.unwrap().id
    };
    let theirs = of("e1");
    // A correction of what another organisation said: it does not count, and nobody could tell.
    take(&mut second, &bundle(&first));
    let mut wrong = claim("c9", Kind::Correct);
    wrong.refers_to = vec!["e1".into()];
    wrong.figure = Some("words of another".into());
    first.append(vec![wrong.into()], now()).unwrap();
    first.sign_head().unwrap();
    let (_, bytes) = public(&first);
    assert!(!holds(&bytes, b"words of another"));
    let mut out = Vec::new();
    first.write_public(|id| id == theirs, &mut out).unwrap();
    assert!(!holds(&out, b"said by the second"));
    first.erase(&[theirs].into(), Why::Request, now()).unwrap();
    let (done, bytes) = public(&first);
    assert!(!holds(&bytes, b"said by the second"));
    assert_eq!((done.empty, done.after), (1, 1));
}

#[test]
fn some_fields_of_what_is_closed_can_be_held_to_it() {
    let (mut first, _) = said_by_two();
    let mut one = claim("n7", Kind::Claim);
    one.act = Some("admit".into());
    one.figure = Some(NAME.into());
    let drafts: Vec<Draft> = vec![one.into(), naming("n8")];
    let done = first
        .import_for("families", drafts, reception(), signed())
        .unwrap();
    let only = ["act".to_owned()].into();
    first
        .disclose(&[done.entries[0]].into(), &only, None, now())
        .unwrap();
    first.sign_head().unwrap();
    let (done, bytes) = public(&first);
    assert!(!holds(&bytes, NAME.as_bytes()));
    assert_eq!(done.empty, 1);
}

#[test]
fn without_a_checkpoint_nothing_speaks_for_the_whole() {
    let (first, ..) = three();
    let refused = first.write_public(|_| false, &mut Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("`tregua head`"));
}

#[test]
fn an_entry_whose_leaf_tells_who_signed_is_there_as_a_hash() {
    let (mut first, _) = said_by_two();
    let entries = first.entries().unwrap();
    let (last, mut one) = (first.head().unwrap(), claim("v1", Kind::Claim));
    one.figure = Some("of the first version".into());
    let payload = crate::Payload::Statement(one);
    let bytes = payload.encode().unwrap();
    let sealed = crate::Sealed {
        salt: [3; 32],
        bytes,
    };
    let header = Header {
        kind: payload.kind(),
        seq: last.seq + 1,
        prev: Some(last.id),
        commit: sealed.commit(),
        size: sealed.size(),
        salt: None,
        ..entries[0].header.clone()
    };
    let device = first.device();
    let signed = Record::with_key(&first.signer, device, |key| {
        crate::Envelope::sign(header, key)
    });
    let envelope = signed.unwrap().unwrap();
    let change = first.store.change().unwrap();
    change
        .add(&envelope, payload.key(), Some((&sealed, None)))
        .unwrap();
    change.commit().unwrap();
    super::super::handed::sound(&first);
    first.sign_head().unwrap();
    let (done, bytes) = public(&first);
    assert_eq!(done.older, 1);
    assert!(!holds(&bytes, b"of the first version"));
    assert!(!holds(&bytes, first.author().as_str().as_bytes()));
}

#[test]
fn what_another_organisation_shows_of_an_entry_is_not_for_everybody() {
    let (first, mut second) = said_by_two();
    take(&mut second, &bundle(&first));
    let entries = second.entries().unwrap();
    let n1 = entries
        .iter()
        .find(|it| it.claim().is_some_and(|it| it.key == "n1"));
    let (_, sealed) = second.proof(n1.unwrap().id).unwrap().unwrap();
    let part = crate::Part::of(&sealed.unwrap(), |_| true).unwrap();
    let refs = vec![crate::Ref {
        rel: Rel::Reveals,
        id: n1.unwrap().id,
    }];
    let payload = crate::Payload::Disclosure(crate::Disclosure::Some(part)).into();
    second.append(vec![Draft { payload, refs }], now()).unwrap();
    second.sign_head().unwrap();
    assert!(!holds(&public(&second).1, NAME.as_bytes()));
}
