//! `tregua bundle`, `merge`, `trust`, `init --from`: two nodes of one truce.

use crate::stage::{COLUMNS, Folder};

/// The river on record at the founder's, and a second node that joined it.
fn two_nodes() -> Folder {
    let folder = Folder::with_the_river_on_record();
    folder
        .tregua(&["bundle", "river.record", "--to", "river.bundle"])
        .exits(0)
        .says("`river.bundle` holds 6 entries");
    let join = ["init", "delta.record", "--author", "Delta Office", "--from"];
    folder
        .tregua(&[&join[..], &["river.bundle"]].concat())
        .exits(0)
        .says("read it out to the others");
    folder
}

fn claim(folder: &Folder, record: &str, key: &str) {
    let row = format!(
        "{key},claim,Beta,,admit,Alpha,truck,,90,total,whole,crossing,2024-01-02,,,90,2024-01-02T22:00+02:00,\n"
    );
    folder.write("more.csv", format!("{COLUMNS}{row}"));
    folder
        .tregua(&["import", record, "more.csv", "--commit"])
        .exits(0);
}

#[test]
fn entries_of_another_node_wait_until_its_device_is_trusted() {
    let folder = two_nodes();
    claim(&folder, "delta.record", "x1");
    folder
        .tregua(&[
            "bundle",
            "delta.record",
            "--to",
            "delta.bundle",
            "--since",
            "river.bundle",
        ])
        .exits(0)
        .says("holds 3 entries");
    folder
        .tregua(&["merge", "river.record", "delta.bundle"])
        .exits(0)
        .says("kept apart: 3 entries more");
    folder
        .tregua(&["merge", "river.record", "delta.bundle"])
        .exits(0)
        .says("kept apart already: 3 entries")
        .never_says("on record already");
    folder
        .tregua(&["verify", "river.record"])
        .exits(0)
        .says("kept apart: 3 entries");
    let listed = folder.json(&["trust", "river.record"]);
    let device = listed["apart"][0]["device"].as_str().unwrap().to_owned();
    assert_eq!(listed["apart"][0]["organisation"], "Delta Office");
    folder
        .tregua(&["trust", "river.record", &device[..7]])
        .exits(2);
    folder
        .tregua(&["trust", "river.record", "0000000000"])
        .exits(1);
    folder
        .tregua(&["trust", "river.record", "not a device"])
        .exits(2)
        .says("no device");
    // As people write digits down.
    let (one, two) = (device[..4].to_uppercase(), &device[4..12]);
    folder
        .tregua(&["trust", "river.record", &one, two])
        .exits(0)
        .says("count here from now on")
        .says("on record: 3 entries");
    folder
        .tregua(&["merge", "river.record", "delta.bundle"])
        .exits(0)
        .says("on record already");
    folder
        .tregua(&["trust", "river.record", &device[..10]])
        .exits(0)
        .says("count here already");
    // A claim is found by its key, whoever signed it.
    let proved = folder.json(&["proof", "river.record", "x1"]);
    assert!(proved["index"].as_u64().unwrap() > 5);
    let verified = folder.json(&["verify", "river.record"]);
    assert_eq!(
        (&verified["sound"], &verified["apart"]),
        (&true.into(), &0.into())
    );
    // Both ways: what the founder has beyond that goes to the other.
    folder
        .tregua(&[
            "bundle",
            "river.record",
            "--to",
            "back.bundle",
            "--since",
            "delta.bundle",
        ])
        .exits(0);
    folder
        .tregua(&["merge", "delta.record", "back.bundle"])
        .exits(0);
    let log = folder.json(&["log", "river.record"]);
    let entries = log["entries"].as_array().unwrap();
    assert!(
        entries
            .iter()
            .any(|entry| entry["claim"] == "x1" && entry["author"] == "Delta Office")
    );
    assert_eq!(log["forks"].as_array().unwrap().len(), 0);
    folder
        .tregua(&["trust", "delta.record"])
        .exits(0)
        .says("signs here");
    folder.tregua(&["status", "river.record"]).exits(0);
}

#[test]
fn a_bundle_that_was_cut_or_altered_is_refused_and_nothing_changes() {
    let folder = two_nodes();
    claim(&folder, "river.record", "x1");
    folder
        .tregua(&["bundle", "river.record", "--to", "more.bundle"])
        .exits(0);
    let whole = folder.bytes("more.bundle");
    let before = folder.json(&["log", "delta.record"]);
    std::fs::write(folder.path("cut.bundle"), &whole[..whole.len() - 5]).unwrap();
    folder
        .tregua(&["merge", "delta.record", "more.bundle", "cut.bundle"])
        .exits(1)
        .says("`cut.bundle`: item 10")
        .says("cut off here");
    let mut altered = whole.clone();
    let at = altered.len() - 300;
    altered[at] ^= 1;
    std::fs::write(folder.path("altered.bundle"), altered).unwrap();
    folder
        .tregua(&["merge", "delta.record", "altered.bundle"])
        .exits(1)
        .says("`altered.bundle`: item 9");
    folder
        .tregua(&["merge", "delta.record", "river.tregua"])
        .exits(1)
        .says("no bundle");
    assert_eq!(folder.json(&["log", "delta.record"]), before);
    folder
        .tregua(&["merge", "delta.record", "more.bundle"])
        .exits(0)
        .says("on record: 2 entries");
}

#[test]
fn what_the_other_has_is_told_by_a_bundle_a_checkpoint_or_an_entry() {
    let folder = two_nodes();
    folder
        .tregua(&["head", "river.record", "--to", "river.checkpoint"])
        .exits(0);
    claim(&folder, "river.record", "x1");
    for since in ["river.bundle", "river.checkpoint", "d1-beta"] {
        let written = folder.json(&[
            "bundle",
            "river.record",
            "--to",
            "a.bundle",
            "--force",
            "--since",
            since,
        ]);
        let due = if since == "d1-beta" { 3 } else { 2 };
        assert_eq!(written["files"][0]["entries"], due, "{since}");
    }
    for since in ["river.tregua", "ffffffff"] {
        folder
            .tregua(&[
                "bundle",
                "river.record",
                "--to",
                "b.bundle",
                "--since",
                since,
            ])
            .exits(1);
    }
    folder
        .tregua(&["bundle", "river.record", "--to", "a.bundle"])
        .exits(1)
        .says("already there");
    assert!(!folder.path("b.bundle").exists());
    // Not from the beginning: nobody can join by it.
    folder
        .tregua(&[
            "init",
            "new.record",
            "--author",
            "Late",
            "--from",
            "a.bundle",
        ])
        .exits(1)
        .says("charter");
    assert!(!folder.path("new.record").exists() && !folder.path("new.record.key").exists());
}

#[test]
fn what_a_device_signs_after_it_was_revoked_is_kept_and_does_not_count() {
    let folder = two_nodes();
    claim(&folder, "delta.record", "x1");
    claim(&folder, "delta.record", "x2");
    folder
        .tregua(&["bundle", "delta.record", "--to", "delta.bundle"])
        .exits(0);
    folder
        .tregua(&["merge", "river.record", "delta.bundle"])
        .exits(0);
    let listed = folder.json(&["trust", "river.record"]);
    let device = listed["apart"][0]["device"].as_str().unwrap().to_owned();
    let short = &device[..10];
    folder.tregua(&["trust", "river.record", short]).exits(0);
    let counted = |folder: &Folder| {
        let log = folder.json(&["log", "river.record"]);
        let entries = log["entries"].as_array().unwrap().clone();
        let of = |key: &str| {
            let mut found = entries.iter().filter(|entry| entry["claim"] == key);
            found.next().unwrap().clone()
        };
        ["x1", "x2"].map(|key| (of(key)["counts"].as_bool().unwrap(), of(key)["seq"].clone()))
    };
    let [(first, seq), (second, _)] = counted(&folder);
    assert!(first && second);
    let counts = |folder: &Folder| {
        let found = folder.json(&[
            "count",
            "river.record",
            "--what",
            "trucks",
            "--as-of",
            crate::stage::LATER,
        ]);
        found.to_string().contains("x2")
    };
    assert!(counts(&folder));
    folder
        .tregua(&[
            "trust",
            "river.record",
            short,
            "--revoke",
            "--last",
            &seq.to_string(),
        ])
        .exits(0)
        .says("is revoked");
    let [(first, _), (second, _)] = counted(&folder);
    assert!(first && !second);
    assert!(!counts(&folder));
    folder
        .tregua(&["log", "river.record"])
        .exits(0)
        .says("signed after their device was revoked");
    folder
        .tregua(&["trust", "river.record"])
        .exits(0)
        .says("it was revoked");
    folder.tregua(&["verify", "river.record"]).exits(0);
    folder
        .tregua(&["trust", "river.record", "0000000000", "--revoke"])
        .exits(1);
    folder
        .tregua(&["trust", "river.record", short])
        .exits(1)
        .says("no later entry takes that back");
    let late = ["trust", "river.record", short, "--revoke", "--last", "999"];
    folder.tregua(&late).exits(1).says("known here is 4");
    let own = listed["device"].as_str().unwrap();
    folder
        .tregua(&["trust", "river.record", own, "--revoke"])
        .exits(1)
        .says("signs here")
        .says("`tregua device --new`");
    assert_eq!(folder.json(&["device", "river.record"])["may_sign"], true);
}

#[test]
fn a_further_device_in_the_name_of_an_organisation_needs_a_word_of_its_own() {
    let folder = two_nodes();
    let join = [
        "init",
        "false.record",
        "--author",
        "Delta Office",
        "--from",
        "river.bundle",
    ];
    folder.tregua(&join).exits(0);
    for (record, file) in [
        ("delta.record", "one.bundle"),
        ("false.record", "two.bundle"),
    ] {
        claim(&folder, record, "x1");
        folder.tregua(&["bundle", record, "--to", file]).exits(0);
        folder.tregua(&["merge", "river.record", file]).exits(0);
    }
    let device = |record: &str| {
        let told = folder.json(&["device", record]);
        told["device"].as_str().unwrap().to_owned()
    };
    let (one, two) = (device("delta.record"), device("false.record"));
    folder.tregua(&["trust", "river.record", &one]).exits(0);
    folder
        .tregua(&["trust", "river.record", &two])
        .exits(1)
        .says("beside device")
        .says("--further");
    folder
        .tregua(&["trust", "river.record", &two, "--further"])
        .exits(0);
    // Both put a claim on record under one key.
    folder.tregua(&["proof", "river.record", "x1"]).exits(0);
    // One revokes the other: whoever takes that in is told whose entries stop counting.
    folder
        .tregua(&["bundle", "river.record", "--to", "all.bundle"])
        .exits(0);
    folder
        .tregua(&["merge", "false.record", "all.bundle"])
        .exits(0);
    folder
        .tregua(&["trust", "false.record", &one, "--further"])
        .exits(0);
    folder
        .tregua(&["trust", "false.record", &one, "--revoke"])
        .exits(0);
    folder
        .tregua(&["bundle", "false.record", "--to", "false.bundle"])
        .exits(0);
    folder
        .tregua(&["merge", "river.record", "false.bundle"])
        .exits(0)
        .says("count no further here")
        .says("no entry of device");
}

#[test]
fn a_device_without_its_key_says_so_and_a_revoked_one_too() {
    let folder = Folder::with_the_river_on_record();
    let (key, away) = (folder.path("river.record.key"), folder.path("away"));
    std::fs::rename(&key, &away).unwrap();
    let told = folder.json(&["device", "river.record"]);
    assert_eq!(
        (&told["may_sign"], &told["reason"]),
        (&false.into(), &"no_key".into())
    );
    folder
        .tregua(&["device", "river.record"])
        .exits(0)
        .says("may not sign here now")
        .never_says("signs here");
    std::fs::rename(&away, &key).unwrap();
    assert_eq!(folder.json(&["device", "river.record"])["may_sign"], true);
}

#[test]
fn what_is_no_checkpoint_of_this_record_says_nothing_about_it() {
    let folder = two_nodes();
    let head = |record: &str, to: &str| {
        folder.tregua(&["head", record, "--to", to]).exits(0);
    };
    head("river.record", "river.checkpoint");
    head("delta.record", "delta.checkpoint");
    let init = ["init", "other.record", "--author", "Lake Monitors"];
    folder.tregua(&init).exits(0);
    head("other.record", "other.checkpoint");
    for (file, why) in [
        ("delta.checkpoint", "the log of another node"),
        ("other.checkpoint", "another space"),
        ("river.bundle", "is a bundle"),
        ("river.tregua", "cannot be read"),
    ] {
        let words = ["verify", "river.record", "--against", file];
        folder
            .tregua(&words)
            .exits(1)
            .says("sound: 6 entries")
            .says("no checkpoint of this record")
            .says(why);
        let json = folder.tregua(&[&words[..], &["--json"]].concat()).exits(1);
        let found = json.json();
        assert_eq!(found["sound"], true);
        assert_eq!(found["not_of_this_record"][0]["file"], file);
    }
    folder
        .tregua(&["verify", "river.record", "--against", "river.checkpoint"])
        .exits(0);
}

#[test]
fn a_copy_and_an_older_copy_sign_nothing_until_they_have_a_key_of_their_own() {
    let folder = Folder::with_the_river_on_record();
    for name in ["", ".key", ".guard"] {
        let (from, to) = (format!("river.record{name}"), format!("copy.record{name}"));
        std::fs::copy(folder.path(&from), folder.path(&to)).unwrap();
    }
    let row = "y1,claim,Beta,,admit,Alpha,truck,,90,total,whole,crossing,2024-01-02,,,90,2024-01-02T22:00+02:00,\n";
    folder.write("y.csv", format!("{COLUMNS}{row}"));
    if cfg!(unix) {
        folder
            .tregua(&["import", "copy.record", "y.csv", "--commit"])
            .exits(4)
            .says("copied or moved");
        let told = folder.json(&["device", "copy.record"]);
        assert_eq!(
            (&told["may_sign"], &told["reason"]),
            (&false.into(), &"copied".into())
        );
    }
    let before = folder.json(&["device", "river.record"]);
    assert_eq!(before["may_sign"], true);
    folder
        .tregua(&["device", "copy.record", "--new"])
        .exits(0)
        .says("signs here no longer");
    folder
        .tregua(&["import", "copy.record", "y.csv", "--commit"])
        .exits(0);
    let after = folder.json(&["device", "copy.record"]);
    assert_ne!(after["device"], before["device"]);
    assert_eq!(after["may_sign"], true);
    folder.tregua(&["verify", "copy.record"]).exits(0);
    // The record of yesterday over that of today, and its guard stays.
    let yesterday = folder.bytes("river.record");
    claim(&folder, "river.record", "x1");
    std::fs::write(folder.path("river.record"), yesterday).unwrap();
    folder
        .tregua(&["import", "river.record", "y.csv", "--commit"])
        .exits(4)
        .says("older copy");
    // Nothing in it was altered, and yet it is not all that was signed.
    folder
        .tregua(&["verify", "river.record"])
        .exits(0)
        .says("older copy");
    folder
        .tregua(&["device", "river.record", "--moved"])
        .exits(4);
    folder
        .tregua(&["device", "river.record"])
        .exits(0)
        .says("older copy");
}

#[test]
fn nothing_is_written_over_a_record_or_what_belongs_to_it() {
    let folder = two_nodes();
    folder.tregua(&["head", "river.record"]).exits(0);
    folder.write("notes.txt", "mine");
    let parts = ["", ".key", ".log-key", ".guard", "-wal", ".key-0123456789"];
    let before: Vec<_> = ["", ".key", ".log-key", ".guard"]
        .map(|part| folder.bytes(&format!("river.record{part}")))
        .to_vec();
    for part in parts {
        let over = format!("river.record{part}");
        let dotted = format!("./{over}");
        for words in [
            &["head", "river.record", "--to", &over][..],
            &["head", "river.record", "--to", &over, "--force"],
            &["head", "river.record", "--ask", &dotted, "--force"],
            &["bundle", "river.record", "--to", &over, "--force"],
        ] {
            folder.tregua(words).exits(2).says("belong to it");
        }
    }
    for option in ["--to", "--ask"] {
        let head = ["head", "river.record", option, "notes.txt"];
        folder.tregua(&head).exits(1).says("already there");
        assert_eq!(folder.read("notes.txt"), "mine");
    }
    folder
        .tregua(&["head", "river.record", "--to", "notes.txt", "--force"])
        .exits(0);
    for (part, before) in ["", ".key", ".log-key", ".guard"].iter().zip(before) {
        assert_eq!(
            folder.bytes(&format!("river.record{part}")),
            before,
            "{part}"
        );
    }
}

#[test]
fn whose_admission_counts_no_longer_is_listed_and_trusted_again() {
    let folder = two_nodes();
    claim(&folder, "delta.record", "x1");
    let to = ["bundle", "delta.record", "--to", "delta.bundle"];
    folder.tregua(&to).exits(0);
    let merge = ["merge", "river.record", "delta.bundle"];
    folder.tregua(&merge).exits(0);
    let listed = folder.json(&["trust", "river.record"]);
    let founder = listed["device"].as_str().unwrap().to_owned();
    let device = listed["apart"][0]["device"].as_str().unwrap().to_owned();
    folder.tregua(&["trust", "river.record", &device]).exits(0);
    folder.tregua(&["device", "river.record", "--new"]).exits(0);
    let revoke = ["trust", "river.record", &founder, "--revoke", "--last", "5"];
    folder.tregua(&revoke).exits(0);
    let verify = ["verify", "river.record"];
    folder.tregua(&verify).exits(0).says("no longer admitted");
    let list = folder.tregua(&["trust", "river.record"]).exits(0);
    list.says("whoever admitted it was revoked");
    folder
        .tregua(&["trust", "river.record", &device])
        .exits(0)
        .says("count here from now on");
    folder
        .tregua(&verify)
        .exits(0)
        .never_says("no longer admitted");
    folder
        .tregua(&["trust", "river.record"])
        .exits(0)
        .never_says("whoever admitted");
}
