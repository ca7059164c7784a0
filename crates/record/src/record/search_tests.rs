//! What is found is what this node may read, with the table of words and without it, and nothing of it outlives an erasure.

use std::fs;

use proptest::prelude::*;

use super::super::handed::{NAME, bundle, naming, now, take};
use super::*;
use crate::bundle::Unpacker;
use crate::common::{Folder, claim, monitors, reception, signed, source, story, text};
use crate::{Draft, Entropy, Group, Kind, Organisation, Why};

fn keys(record: &Record, words: &str) -> Vec<String> {
    let found = record.search(words, 100).unwrap();
    assert_eq!(found.all, found.entries.len());
    let key = |entry: &Entry| {
        entry
            .payload
            .as_ref()
            .and_then(|it| it.key().map(str::to_owned))
    };
    found.entries.iter().filter_map(key).collect()
}

fn saying(key: &str, figure: &str) -> Draft {
    let mut one = claim(key, Kind::Claim);
    one.figure = Some(figure.into());
    one.into()
}

fn without_table(record: &Record) {
    let drop = "DROP TABLE words";
    record.store().connection().execute_batch(drop).unwrap();
}

fn problems(record: &Record) -> Vec<String> {
    let found = record.verify().unwrap().problems;
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn words_are_found_as_they_are_typed_and_signs_in_them_mean_nothing_else() {
    let mut record = story(1);
    let texts = [
        ("a", "The Café “OR” 137 trucks"),
        ("b", "وصلت الشّاحنات ١٣٧ إلى رام الله"),
        ("c", "שָׁלוֹם לארץ"),
        ("d", "north* AND south:x (y) 50% it's -e"),
    ];
    let drafts = texts.map(|(key, text)| saying(key, text));
    record.append(drafts.into(), signed()).unwrap();
    record
        .append(vec![Payload::Source(source("doc")).into()], signed())
        .unwrap();
    for with in [true, false] {
        if !with {
            without_table(&record);
        }
        for (words, expected) in [
            ("cafe", &["a"][..]),
            ("CAFÉ truck", &["a"]),
            ("137", &["a", "b"]),
            ("شاحنات", &["b"]),
            ("שלום", &["c"]),
            ("ארצ", &["c"]),
            ("\"or\"", &["a"]),
            ("north*", &["d"]),
            ("*", &["d"]),
            ("50%", &["d"]),
            ("-e", &["d"]),
            ("x NOT y", &[]),
            ("it's (y)", &["d"]),
            // Never across two texts of an entry.
            ("ethe", &[]),
            ("nothing-like-it", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(keys(&record, words), expected, "{words} {with}");
        }
        assert!(keys(&record, "doc").contains(&"doc".to_owned()));
    }
}

#[test]
fn the_last_are_shown_and_all_are_counted() {
    let mut record = story(1);
    let many = (0..30).map(|n| saying(&format!("n{n}"), "pebbles"));
    record.append(many.collect(), signed()).unwrap();
    let found = record.search("pebble", 4).unwrap();
    assert_eq!((found.all, found.words), (30, vec!["pebble".to_owned()]));
    let last: Vec<&str> = found
        .entries
        .iter()
        .filter_map(|it| Some(it.claim()?.key.as_str()))
        .collect();
    assert_eq!(last, ["n26", "n27", "n28", "n29"]);
}

#[test]
fn nothing_that_is_erased_is_found_or_left_in_a_file() {
    let folder = Folder::new("search-erase");
    let path = folder.path("lake.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let many = (0..200).map(|n| naming(&format!("n{n}")));
    let ids = record.append(many.collect(), signed()).unwrap();
    let last_name = tregua_letters::folded(NAME)
        .split(' ')
        .next_back()
        .unwrap()
        .to_owned();
    let left = || {
        let mut names = folder.names();
        names.retain(|name| {
            let bytes = fs::read(folder.path(name)).unwrap().to_ascii_lowercase();
            bytes
                .windows(last_name.len())
                .any(|window| window == last_name.as_bytes())
        });
        names
    };
    assert_eq!(record.search(&last_name, 1).unwrap().all, 200);
    assert!(!left().is_empty());
    let erased = record.erase(&ids.into_iter().collect(), Why::Danger, now());
    assert!(erased.unwrap().wiped);
    assert!(keys(&record, &last_name).is_empty());
    assert_eq!(left(), Vec::<String>::new());
    drop(record);
    assert_eq!(left(), Vec::<String>::new());
}

#[test]
fn what_an_earlier_version_erases_takes_its_words_along() {
    let mut record = story(1);
    let id = record.append(vec![naming("n1")], signed()).unwrap()[0];
    // All that it knows: the payload.
    let sql = "DELETE FROM payload WHERE id = ?1";
    record
        .store()
        .connection()
        .execute(sql, [id.as_bytes()])
        .unwrap();
    assert_eq!(record.store().reader().words(id).unwrap(), None);
}

#[test]
fn a_record_of_an_earlier_version_is_searched_as_it_is_and_gets_its_words_with_the_next_change() {
    let mut record = story(1);
    record.append(vec![naming("n1")], signed()).unwrap();
    without_table(&record);
    assert_eq!(keys(&record, NAME), ["n1"]);
    assert_eq!(problems(&record), Vec::<String>::new());
    assert!(!record.store().reader().has_words().unwrap());
    record.append(vec![naming("n2")], signed()).unwrap();
    let reader = record.store().reader();
    assert_eq!(reader.words_kept().unwrap(), reader.payloads().unwrap());
    assert_eq!(keys(&record, NAME), ["n1", "n2"]);
    assert_eq!(problems(&record), Vec::<String>::new());
    // An earlier version that added something left no words of it.
    let some = "DELETE FROM words WHERE text LIKE 'n1%'";
    assert_eq!(record.store().connection().execute(some, []).unwrap(), 1);
    assert_eq!(keys(&record, NAME), ["n1", "n2"]);
    assert_eq!(problems(&record), Vec::<String>::new());
}

#[test]
fn words_that_an_entry_does_not_have_are_told_by_verify() {
    let hide = "UPDATE words SET text = 'nothing' WHERE text LIKE 'n1%'";
    let stray = "PRAGMA foreign_keys = off; DELETE FROM payload WHERE id IN (SELECT id FROM words WHERE text LIKE 'n1%')";
    let more = "PRAGMA foreign_keys = off; INSERT INTO words VALUES (x'00', 'more')";
    for edit in [hide, stray, more] {
        let mut record = story(1);
        record.append(vec![naming("n1")], signed()).unwrap();
        assert_eq!(problems(&record), Vec::<String>::new());
        record.store().connection().execute_batch(edit).unwrap();
        let found = problems(&record).join("\n");
        assert!(!found.is_empty(), "{edit}");
        assert!(!found.contains("Quillfeather") && !found.contains("quillfeather"));
    }
}

#[test]
fn what_is_for_a_group_is_found_by_its_readers_alone() {
    let mut first = story(1);
    let own = first.make_reader().unwrap();
    let group = Group {
        name: "families".to_owned(),
        readers: [own].into(),
    };
    first.set_group(group, signed()).unwrap();
    first
        .import_for("families", vec![naming("n1")], reception(), signed())
        .unwrap();
    assert_eq!(keys(&first, NAME), ["n1"]);
    let bytes = bundle(&first);
    let lower = String::from_utf8_lossy(&bytes).to_lowercase();
    assert!(!lower.contains("quillfeather"));
    let charter = Unpacker::open(&mut bytes.as_slice())
        .unwrap()
        .next_entry()
        .unwrap()
        .unwrap();
    let author = Organisation::new("Hill Office").unwrap();
    let mut second = Record::join_in_memory(&author, &charter, Entropy::fixed(3)).unwrap();
    take(&mut second, &bytes);
    assert!(keys(&second, NAME).is_empty());
    assert_eq!(problems(&second), Vec::<String>::new());
}

proptest! {
    /// The table and the slow way find the same.
    #[test]
    fn the_table_finds_what_opening_every_entry_finds(
        texts in prop::collection::vec("[a-cÀ-Çא-גء-ة \"*%']{0,12}", 1..8),
        words in "[a-cÀ-Çא-גء-ة \"*%']{0,5}",
    ) {
        let mut record = story(1);
        let drafts = texts.iter().enumerate().map(|(n, text)| saying(&format!("k{n}"), text));
        record.append(drafts.collect(), signed()).unwrap();
        let with = keys(&record, &words);
        without_table(&record);
        prop_assert_eq!(with, keys(&record, &words));
    }
}
