//! Some fields of what is for a group are shown to everybody, and what was sealed before is handed to new readers.

use super::super::handed::{NAME, bundle, naming, now, of, says, sound, take, three};
use super::*;
use crate::common::{claim, reception, signed, story};
use crate::entries::claim::Amount;
use crate::{Draft, Kind, Why};

fn only(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A founder with a claim for a group, of which everybody may be told some fields, and one who is in no group.
fn amounts() -> (Record, Record, EntryId) {
    let (mut first, _, third, _) = three();
    let mut one = claim("kept-back-3", Kind::Claim);
    one.act = Some("admit".into());
    one.amount = Some(Amount::exactly(7));
    one.place = Some("North".into());
    one.figure = Some(NAME.into());
    let drafts: Vec<Draft> = vec![one.into()];
    let done = first.import_for("families", drafts, reception(), signed());
    (first, third, done.unwrap().entries[0])
}

#[test]
fn fields_that_are_shown_are_proved_and_nothing_else_is_told() {
    let (mut first, mut third, id) = amounts();
    let (ids, fields) = ([id].into(), only(&["act", "amount"]));
    first.may_disclose(&ids, &fields, None).unwrap();
    let by = first.disclose(&ids, &fields, None, now()).unwrap();
    let sent = bundle(&first);
    for hidden in [NAME, "North", "kept-back-3"] {
        assert!(!String::from_utf8_lossy(&sent).contains(hidden), "{hidden}");
    }
    take(&mut third, &sent);
    for record in [&first, &third] {
        let shown = record.disclosed().unwrap();
        let [one] = shown.as_slice() else {
            panic!("{shown:?}")
        };
        assert_eq!((one.by, one.of), (by[0], id));
        assert_eq!(one.fields, ["act", "amount"]);
        assert_eq!(one.claim.act.as_deref(), Some("admit"));
        assert_eq!(one.claim.amount, Some(Amount::exactly(7)));
        assert_eq!((&*one.claim.voice, &one.claim.figure), ("", &None));
        sound(record);
    }
    // It is no statement of its own, and what it is of still counts as unread.
    assert_eq!(says(&third, "kept-back-3"), None);
}

#[test]
fn what_is_not_of_the_entry_is_not_shown_as_its_words() {
    let (mut first, mut third, id) = amounts();
    let (_, sealed) = first.proof(id).unwrap().unwrap();
    let part = Part::of(&sealed.unwrap(), |place| matches!(place, 6 | 11)).unwrap();
    let mut amount = part.clone();
    // {0: 7, 1: 7} becomes {0: 8, 1: 8}.
    let value = &mut amount.fields.get_mut(&11).unwrap().value;
    let eight = value.iter().map(|byte| if *byte == 7 { 8 } else { *byte });
    *value = eight.collect();
    let mut salt = part.clone();
    salt.fields.get_mut(&6).unwrap().salt[3] ^= 1;
    let mut other = part.clone();
    other.others[0][0] ^= 1;
    for wrong in [amount, salt, other] {
        first
            .append(vec![draft(id, Disclosure::Some(wrong))], now())
            .unwrap();
    }
    take(&mut third, &bundle(&first));
    assert!(first.disclosed().unwrap().is_empty() && third.disclosed().unwrap().is_empty());
    sound(&third);
    first
        .append(vec![draft(id, Disclosure::Some(part))], now())
        .unwrap();
    take(&mut third, &bundle(&first));
    assert_eq!(third.disclosed().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_shown_is_refused_and_nothing_is_signed() {
    let (mut first, mut third, id) = amounts();
    take(&mut third, &bundle(&first));
    let open = first.entries().unwrap().into_iter();
    let open = open
        .rev()
        .find(|it| it.claim().is_some() && it.header.group.is_none());
    let open = open.unwrap().id;
    let before = first.head().unwrap();
    let refused = |record: &mut Record, id: EntryId, words: &[&str], group: Option<&str>| {
        let error = record.disclose(&[id].into(), &only(words), group, now());
        error.unwrap_err().to_string()
    };
    for (id, words, group, said) in [
        (id, &["ammount"][..], None, "no field `ammount`"),
        (id, &["act", "through"], None, "under `through`"),
        (id, &["act"], Some("nobody"), "no group `nobody`"),
        (open, &["act"], None, "not for a group"),
        (EntryId::from_bytes([9; 32]), &["act"], None, "on record"),
    ] {
        let error = refused(&mut first, id, words, group);
        assert!(error.contains(said), "{error}");
    }
    let error = refused(&mut third, id, &["act"], None);
    assert!(error.contains("another organisation"), "{error}");
    assert_eq!(first.head().unwrap(), before);
}

#[test]
fn a_new_reader_is_handed_what_came_before_once_and_nobody_else_is() {
    let (mut first, mut second, mut third, _) = three();
    let mut fourth = super::super::handed::joined(&bundle(&story(1)), 4, "Mill Office");
    let (own, other) = (
        first.reader().unwrap().unwrap(),
        second.reader().unwrap().unwrap(),
    );
    let new = third.make_reader().unwrap();
    take(&mut third, &bundle(&first));
    assert_eq!(says(&third, "n1"), None);
    let group = of("families", &[&own, &other, &new]);
    first.set_group(group, signed()).unwrap();
    assert_eq!(first.hand_earlier("families", now()).unwrap().len(), 1);
    assert_eq!(first.hand_earlier("families", now()).unwrap(), []);
    let sent = bundle(&first);
    assert!(!String::from_utf8_lossy(&sent).contains(NAME));
    assert_eq!(take(&mut third, &sent).filled, 1);
    assert_eq!(says(&third, "n1").as_deref(), Some(NAME));
    take(&mut second, &sent);
    take(&mut fourth, &sent);
    assert_eq!(says(&second, "n1").as_deref(), Some(NAME));
    assert_eq!(says(&fourth, "n1"), None);
    // What it reads it passes on as it came, sealed.
    assert!(!String::from_utf8_lossy(&bundle(&third)).contains(NAME));
    for record in [&first, &second, &third, &fourth] {
        sound(record);
    }
}

#[test]
fn another_group_is_handed_an_entry_without_being_told_of_others() {
    let (mut first, _, mut third, id) = three();
    let new = third.make_reader().unwrap();
    first.set_group(of("press", &[&new]), signed()).unwrap();
    let done = first.import_for("families", vec![naming("n2")], reception(), signed());
    done.unwrap();
    let ids = [id].into();
    first
        .disclose(&ids, &BTreeSet::new(), Some("press"), now())
        .unwrap();
    take(&mut third, &bundle(&first));
    assert_eq!(says(&third, "n1").as_deref(), Some(NAME));
    assert_eq!(says(&third, "n2"), None);
    sound(&third);
}

#[test]
fn whoever_erases_an_entry_erases_what_was_handed_out_of_it() {
    let (mut first, _, mut third, id) = three();
    let new = third.make_reader().unwrap();
    first.set_group(of("press", &[&new]), signed()).unwrap();
    let ids = [id].into();
    first
        .disclose(&ids, &BTreeSet::new(), Some("press"), now())
        .unwrap();
    first
        .disclose(&ids, &only(&["figure"]), None, now())
        .unwrap();
    let sent = bundle(&first);
    take(&mut third, &sent);
    let done = third.erase(&ids, Why::Danger, now()).unwrap();
    assert_eq!(done.entries.len(), 3);
    assert!(third.disclosed().unwrap().is_empty());
    assert_eq!(says(&third, "n1"), None);
    assert!(!String::from_utf8_lossy(&bundle(&third)).contains(NAME));
    // Handed out once more by one who did not erase it: it stays away.
    first
        .disclose(&ids, &only(&["figure", "voice"]), None, now())
        .unwrap();
    assert_eq!(take(&mut third, &bundle(&first)).erased, 1);
    assert!(third.disclosed().unwrap().is_empty());
    assert!(!String::from_utf8_lossy(&bundle(&third)).contains(NAME));
    sound(&third);
}
