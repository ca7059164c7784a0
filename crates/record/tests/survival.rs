//! A program that is killed while it writes: what it said was on record is on record, and everything that was signed holds.
//!
//! `TREGUA_KILLS=1000 cargo test -p tregua-record --test survival -- --nocapture` prints the counts; `cargo test` does 20.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::*;
use tregua_record::{Attaching, EntryId, Kind, Record, Since, bundle::Unpacker, guard_path};

const CHILD: &str = "TREGUA_SURVIVAL_RECORD";
/// A record is written to so many times before the next one is begun, so that checking it stays quick.
const ROUNDS_PER_RECORD: usize = 50;

/// What is killed: it adds entries, one by one and several at once, signs heads, takes in a bundle, and says each time what is
/// on record. As a test of its own it does nothing.
#[test]
fn the_one_who_writes() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    let path = Path::new(&path);
    let mut record = Record::open(path).unwrap();
    let mut out = std::io::stdout().lock();
    let process = std::process::id();
    let others = std::fs::read(path.with_extension("bundle")).unwrap();
    writeln!(out, "ready").unwrap();
    for n in 0.. {
        let some =
            (0..=n % 3).map(|part| claim(&format!("{process}-{n}-{part}"), Kind::Claim).into());
        let mut done = record.append(some.collect(), signed()).unwrap();
        if n % 4 == 1 {
            let imported = record
                .import(
                    vec![claim(&format!("{process}-{n}-i"), Kind::Claim).into()],
                    reception(),
                    signed(),
                )
                .unwrap();
            done.extend(imported.entries);
            done.extend(imported.receipts);
        }
        if n % 4 == 3 {
            // Longer than a piece, and another each time.
            let bytes = format!("{process} {n} ").repeat(30_000);
            let mut input = std::io::Cursor::new(bytes.into_bytes());
            let told = Attaching {
                name: "list.txt".to_owned(),
                ..Attaching::default()
            };
            let attached = record.attach(&mut input, told, signed(), |_| {});
            done.push(attached.unwrap().id);
        }
        if n % 5 == 2 {
            let head = record.sign_head().unwrap();
            writeln!(out, "head {}", head.checkpoint.size).unwrap();
        }
        if n == 3 {
            let name = "others.bundle".to_owned();
            let input = Box::new(others.as_slice());
            let incoming = vec![tregua_record::Incoming { name, input }];
            let merged = record.merge(incoming, signed(), |_| {}).unwrap();
            done.extend(merged.receipts);
        }
        for id in done {
            writeln!(out, "entry {id}").unwrap();
        }
        out.flush().unwrap();
    }
}

/// A record that a bundle of others is beside, more of which is on its way.
fn begin(folder: &Folder, name: &str) -> std::path::PathBuf {
    let path = folder.path(name);
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let mut bytes = Vec::new();
    record
        .write_part(&Since::Nothing, 0, 1, u64::MAX, &mut bytes)
        .unwrap();
    let mut input = bytes.as_slice();
    let charter = Unpacker::open(&mut input)
        .unwrap()
        .next_entry()
        .unwrap()
        .unwrap();
    let delta = tregua_record::Organisation::new("Delta Office").unwrap();
    let entropy = tregua_record::Entropy::system();
    let mut other = Record::join_in_memory(&delta, &charter, entropy).unwrap();
    let input = Box::new(bytes.as_slice());
    let name = "whole.bundle".to_owned();
    other
        .merge(
            vec![tregua_record::Incoming { name, input }],
            signed(),
            |_| {},
        )
        .unwrap();
    let more = (0..20).map(|n| claim(&format!("d{n}"), Kind::Claim).into());
    other.append(more.collect(), signed()).unwrap();
    record.trust(other.device(), &delta, signed()).unwrap();
    let mut bytes = Vec::new();
    let have = Since::Have(record.have().unwrap());
    other.write_part(&have, 0, 1, u64::MAX, &mut bytes).unwrap();
    std::fs::write(path.with_extension("bundle"), bytes).unwrap();
    path
}

#[test]
fn nothing_that_was_said_to_be_on_record_is_lost_when_the_program_is_killed() {
    let rounds = std::env::var("TREGUA_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20);
    let folder = Folder::new("killed");
    let (mut said, mut largest, mut path) = (BTreeSet::new(), 0, folder.path("none"));
    let (mut told, mut heads, mut more, mut silent) = (0, 0, 0, 0);
    let mut attached = 0;
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..rounds {
        if round % ROUNDS_PER_RECORD == 0 {
            path = begin(&folder, &format!("{round}.record"));
            (said, largest) = (BTreeSet::new(), 0);
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_one_who_writes", "--nocapture"])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (tell, told_ready) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let lines = lines.map_while(Result::ok);
            let said = |line: &String| {
                // Nobody listens any more once it was ready.
                let _ = tell.send(line == "ready");
            };
            lines.inspect(said).collect::<Vec<_>>()
        });
        // The harness of the tests says something first.
        while told_ready.recv() == Ok(false) {}
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((random >> 33) % 200_000));
        // SIGKILL: nothing in the program runs after it.
        child.kill().unwrap();
        child.wait().unwrap();
        let mut lines = reader.join().unwrap();
        // A line that was cut off said nothing.
        lines.retain(|line| line.starts_with("head ") || line.len() == "entry ".len() + 64);
        silent += usize::from(lines.is_empty());
        for line in lines {
            match line.split_once(' ').unwrap() {
                ("head", size) => {
                    heads += 1;
                    largest = largest.max(size.parse::<u64>().unwrap_or(0));
                }
                (_, id) => {
                    told += 1;
                    said.insert(id.parse::<EntryId>().unwrap());
                }
            }
        }
        let mut record = Record::open(&path).unwrap();
        let found = record.verify().unwrap();
        assert!(found.is_sound(), "round {round}: {:?}", found.problems);
        assert!(found.forks.is_empty(), "round {round}");
        assert_eq!(found.lacking, 0, "round {round}: an attached file is gone");
        attached = attached.max(found.files);
        let here: BTreeSet<EntryId> = record
            .entries()
            .unwrap()
            .iter()
            .map(|entry| entry.id)
            .collect();
        let lost: Vec<_> = said.difference(&here).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        let kept = found
            .log
            .heads
            .last()
            .map_or(0, |head| head.checkpoint.size);
        assert!(
            kept >= largest,
            "round {round}: a head over {largest} entries is gone"
        );
        more += here.len();
        // Whoever comes next goes on from there, under a number that was not used.
        record
            .append(
                vec![claim(&format!("r{round}"), Kind::Claim).into()],
                signed(),
            )
            .unwrap();
        assert!(record.verify().unwrap().is_sound());
    }
    println!(
        "{rounds} kills ({silent} before anything was said): {told} entries and {heads} heads were said to be on record, none is lost; \
         {more} entries were checked; of attached files {attached} in one record, each whole"
    );
    assert!(told > rounds / 2, "{told} entries in {rounds} rounds");
}

/// Copies a record with everything beside it, but for what is named.
fn copy(from: &Path, to: &Path, leave: &[&str]) {
    for beside in ["", ".key", ".log-key", ".guard"] {
        let path = |base: &Path| std::path::PathBuf::from(format!("{}{beside}", base.display()));
        if !leave.contains(&beside) && path(from).exists() {
            std::fs::copy(path(from), path(to)).unwrap();
        }
    }
}

fn add(path: &Path, key: &str) -> Result<EntryId, String> {
    let mut record = Record::open(path).unwrap();
    let added = record.append(vec![claim(key, Kind::Claim).into()], signed());
    added.map(|ids| ids[0]).map_err(|error| error.to_string())
}

#[test]
fn an_older_copy_that_is_put_back_signs_no_number_twice() {
    let folder = Folder::new("put-back");
    let (path, backup) = (folder.path("a.record"), folder.path("backup.record"));
    drop(Record::init(&path, &monitors(), signed(), Some(text())).unwrap());
    add(&path, "c1").unwrap();
    copy(&path, &backup, &[]);
    let lost = add(&path, "c2").unwrap();
    // The whole of it into the same files would not be told; a record alone is.
    std::fs::copy(&backup, &path).unwrap();
    let said = add(&path, "c3").unwrap_err();
    assert!(
        said.contains("older copy") && said.contains("up to number 3, and 2 here"),
        "{said}"
    );
    let mut record = Record::open(&path).unwrap();
    assert!(record.moved().is_err());
    let before = record.device();
    let device = record.renew_device(signed()).unwrap();
    assert!(device != before && record.is_own(before) && record.is_own(device));
    drop(record);
    let id = add(&path, "c3").unwrap();
    let record = Record::open(&path).unwrap();
    assert_eq!(record.device(), device);
    let found = record.verify().unwrap();
    assert!(
        found.is_sound() && found.forks.is_empty(),
        "{:?}",
        found.problems
    );
    let header = record.entries().unwrap().pop().unwrap().header;
    assert_eq!((header.device, header.seq), (device, 1));
    assert!(record.proof(id).unwrap().is_some() && record.proof(lost).unwrap().is_none());
    assert!(
        folder
            .names()
            .iter()
            .any(|name| name.starts_with("a.record.key-"))
    );
}

#[test]
fn a_copy_beside_another_says_so_and_one_that_was_moved_goes_on() {
    let folder = Folder::new("copied");
    let (path, other) = (folder.path("a.record"), folder.path("b.record"));
    drop(Record::init(&path, &monitors(), signed(), Some(text())).unwrap());
    add(&path, "c1").unwrap();
    copy(&path, &other, &[]);
    if cfg!(unix) {
        let said = add(&other, "c2").unwrap_err();
        assert!(said.contains("copied or moved"), "{said}");
        let mut record = Record::open(&other).unwrap();
        assert!(record.may_not_sign().unwrap().is_some());
        record.moved().unwrap();
        assert!(record.may_not_sign().unwrap().is_none());
    }
    add(&other, "c2").unwrap();
    add(&path, "c3").unwrap();
    // Whoever says so of two copies tells two stories; where they meet, both are kept and shown.
    let mut bytes = Vec::new();
    Record::open(&other)
        .unwrap()
        .write_part(&Since::Nothing, 0, 1, u64::MAX, &mut bytes)
        .unwrap();
    let mut record = Record::open(&path).unwrap();
    let incoming = tregua_record::Incoming {
        name: "b".to_owned(),
        input: Box::new(bytes.as_slice()),
    };
    let merged = record.merge(vec![incoming], signed(), |_| {}).unwrap();
    assert_eq!(merged.forks.len(), 1);
    drop(record);
}

#[test]
fn a_copy_without_its_guard_signs_nothing_before_somebody_says_that_it_may() {
    let folder = Folder::new("unguarded");
    let (path, other) = (folder.path("a.record"), folder.path("b.record"));
    drop(Record::init(&path, &monitors(), signed(), Some(text())).unwrap());
    add(&path, "c1").unwrap();
    copy(&path, &other, &[".guard"]);
    add(&path, "c2").unwrap();
    let said = add(&other, "c3").unwrap_err();
    assert!(
        said.contains("no guard") && said.contains("up to number 2 here"),
        "{said}"
    );
    let mut record = Record::open(&other).unwrap();
    assert!(record.may_not_sign().unwrap().is_some());
    let device = record.renew_device(signed()).unwrap();
    drop(record);
    add(&other, "c3").unwrap();
    let header = Record::open(&other).unwrap().entries().unwrap().pop();
    assert_eq!(header.unwrap().header.device, device);
    // The guard was lost, and there is no other copy.
    std::fs::remove_file(guard_path(&path)).unwrap();
    assert!(add(&path, "c4").is_err());
    Record::open(&path).unwrap().moved().unwrap();
    add(&path, "c4").unwrap();
    // A guard that says nothing is no guard.
    std::fs::write(guard_path(&path), "").unwrap();
    assert!(add(&path, "c5").is_err());
}

#[test]
fn a_new_device_goes_on_though_its_first_guard_was_not_written() {
    let folder = Folder::new("stopped");
    let path = folder.path("a.record");
    drop(Record::init(&path, &monitors(), signed(), Some(text())).unwrap());
    let before = std::fs::read(guard_path(&path)).unwrap();
    let mut record = Record::open(&path).unwrap();
    record.renew_device(signed()).unwrap();
    drop(record);
    std::fs::write(guard_path(&path), before).unwrap();
    add(&path, "c1").unwrap();
}

#[test]
fn heads_of_a_device_that_was_replaced_still_hold() {
    let folder = Folder::new("replaced");
    let path = folder.path("a.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let first = record.sign_head().unwrap();
    record.renew_device(signed()).unwrap();
    let second = record.sign_head().unwrap();
    assert_eq!(first.checkpoint.origin, second.checkpoint.origin);
    let note = first.note.to_string();
    let found = record.verify_against(&[note.as_bytes()]).unwrap();
    assert!(found.is_sound(), "{:?}", found.problems);
    assert_eq!(found.log.shown, Some(first.checkpoint.size));
}
