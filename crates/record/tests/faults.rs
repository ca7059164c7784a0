//! A disk that fails: every n-th write, sync, cut and rename of a scripted run fails once, or the disk is full from there on.
//! What was said to be on record is on record, what was signed holds, and whoever comes next goes on under new numbers.
//!
//! The system's own calls are made to fail, by `strace`; a full disk is tried by a limit on the size of files as well, where
//! there is none. `TREGUA_FAULTS=1 cargo test -p tregua-record --test faults -- --nocapture` tries each n and prints the
//! counts; `cargo test` some.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use common::*;
use tregua_record::{EntryId, Incoming, Kind, Organisation, Record, Since, bundle::Unpacker};

const CHILD: &str = "TREGUA_FAULTS_RECORD";
/// What stands beside a record, and what its writing calls are.
const FILES: [&str; 9] = [
    "",
    "-wal",
    "-journal",
    ".guard",
    ".guard.part",
    ".log-key",
    ".key",
    ".key.new",
    "-shm",
];
const CALLS: [&str; 7] = [
    "pwrite64",
    "write",
    "fdatasync",
    "fsync",
    "ftruncate",
    "rename",
    "openat",
];

/// What runs while the disk fails: it goes on after each failure, and says what is on record. As a test of its own it does
/// nothing.
#[test]
fn the_one_who_writes_to_a_failing_disk() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    let path = Path::new(&path);
    let others = std::fs::read(path.with_extension("bundle")).unwrap();
    let Ok(mut record) = Record::open(path) else {
        println!("\nfailed open");
        return;
    };
    for step in 0..7 {
        let one = |key: &str| vec![claim(&format!("s{step}{key}"), Kind::Claim).into()];
        let said = match step {
            0 | 4 | 6 => record
                .append([one("a"), one("b")].concat(), signed())
                .map_err(|error| error.to_string()),
            1 => match record.import(one("a"), reception(), signed()) {
                Ok(done) => Ok([done.entries, done.receipts].concat()),
                Err(error) => Err(error.to_string()),
            },
            2 => match record.sign_head() {
                Ok(head) => {
                    println!("\nhead {}", head.checkpoint.size);
                    Ok(Vec::new())
                }
                Err(error) => Err(error.to_string()),
            },
            3 => {
                let incoming = Incoming {
                    name: "others.bundle".to_owned(),
                    input: Box::new(others.as_slice()),
                };
                match record.merge(vec![incoming], signed(), |_| {}) {
                    Ok(merged) => Ok(merged.receipts),
                    Err(error) => Err(error.to_string()),
                }
            }
            _ => match record.renew_device(signed()) {
                Ok(_) => Ok(Vec::new()),
                Err(error) => Err(error.to_string()),
            },
        };
        match said {
            Ok(ids) => ids.iter().for_each(|id| println!("\nentry {id}")),
            Err(why) => println!("\nfailed {why}"),
        }
    }
}

/// A record with a device of others that it trusts, whose further entries are in a bundle beside it.
fn begin(folder: &Folder) -> std::path::PathBuf {
    let path = folder.path("a.record");
    let mut record = Record::init(&path, &monitors(), signed(), Some(text())).unwrap();
    let sent = |record: &Record, since: &Since| {
        let mut bytes = Vec::new();
        record
            .write_part(since, 0, 1, u64::MAX, &mut bytes)
            .unwrap();
        bytes
    };
    let whole = sent(&record, &Since::Nothing);
    let mut input = whole.as_slice();
    let charter = Unpacker::open(&mut input).unwrap().next_entry().unwrap();
    let delta = Organisation::new("Delta Office").unwrap();
    let entropy = tregua_record::Entropy::system();
    let mut other = Record::join_in_memory(&delta, &charter.unwrap(), entropy).unwrap();
    let incoming = Incoming {
        name: "whole.bundle".to_owned(),
        input: Box::new(whole.as_slice()),
    };
    other.merge(vec![incoming], signed(), |_| {}).unwrap();
    let more = (0..5).map(|n| claim(&format!("d{n}"), Kind::Claim).into());
    other.append(more.collect(), signed()).unwrap();
    record.trust(other.device(), &delta, signed()).unwrap();
    std::fs::write(path.with_extension("bundle"), sent(&other, &Since::Nothing)).unwrap();
    path
}

/// Counts of what was seen.
#[derive(Debug, Default)]
struct Seen {
    runs: usize,
    /// Runs in which something failed.
    hurt: usize,
    entries: usize,
    heads: usize,
    /// Entries that are there although they were told to have failed: never acknowledged, and never signed again.
    came_after_all: usize,
}

/// Runs the script as `before` has it run, and looks at what is there.
fn run(seen: &mut Seen, what: &str, before: impl FnOnce(&Path) -> Command) {
    let folder = Folder::new(&format!("faults-{:?}", std::thread::current().id()));
    let path = begin(&folder);
    let done = before(&path)
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "the_one_who_writes_to_a_failing_disk",
            "--nocapture",
        ])
        .env(CHILD, &path)
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    seen.runs += 1;
    seen.hurt += usize::from(out.lines().any(|line| line.starts_with("failed ")));
    let after = |word: &str| {
        let found = out.lines().filter_map(|line| line.strip_prefix(word));
        found.map(str::to_owned).collect::<Vec<_>>()
    };
    let told: BTreeSet<EntryId> = after("entry ")
        .iter()
        .map(|id| id.parse().unwrap())
        .collect();
    let head = after("head ").pop().map_or(0, |size| size.parse().unwrap());
    let mut record = Record::open(&path).unwrap_or_else(|error| panic!("{what}: {error}\n{out}"));
    let found = record.verify().unwrap();
    assert!(found.is_sound(), "{what}: {:?}\n{out}", found.problems);
    assert!(found.forks.is_empty(), "{what}: {:?}\n{out}", found.forks);
    let entries = record.entries().unwrap();
    let here: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
    let lost: Vec<_> = told.difference(&here).collect();
    assert!(lost.is_empty(), "{what}: {lost:?} are gone\n{out}");
    let kept = found
        .log
        .heads
        .last()
        .map_or(0, |head| head.checkpoint.size);
    assert!(
        kept >= head,
        "{what}: the head over {head} entries is gone\n{out}"
    );
    seen.entries += told.len();
    seen.heads += usize::from(head > 0);
    let own = entries
        .iter()
        .filter(|entry| entry.claim().is_some() && entry.own);
    seen.came_after_all += own.filter(|entry| !told.contains(&entry.id)).count();
    // Whoever comes next goes on, under numbers that were not used.
    let next = || vec![claim("next", Kind::Claim).into()];
    if let Err(error) = record.append(next(), signed()) {
        panic!("{what}: {error}\n{out}");
    }
    record
        .sign_head()
        .unwrap_or_else(|error| panic!("{what}: {error}\n{out}"));
    let found = record.verify().unwrap();
    assert!(found.is_sound() && found.forks.is_empty(), "{what}\n{out}");
}

fn step() -> usize {
    let given = std::env::var("TREGUA_FAULTS").ok();
    given.and_then(|n| n.parse().ok()).unwrap_or(23)
}

/// The command that has one kind of call fail; `log` gets a line for each that was made.
fn failing(path: &Path, call: &str, how: Option<&str>, log: &Path) -> Command {
    let mut command = Command::new("strace");
    command.arg("-f").arg("-o").arg(log);
    for file in FILES {
        command.arg("-P").arg(format!("{}{file}", path.display()));
    }
    command.arg("-e").arg(format!("trace={call}"));
    if let Some(how) = how {
        command.arg("-e").arg(format!("inject={call}:{how}"));
    }
    command
}

#[test]
fn every_nth_write_and_sync_that_fails_loses_nothing_that_was_said_to_be_on_record() {
    let logs = Folder::new("fault-logs");
    let log = logs.path("calls");
    let mut all = Seen::default();
    println!("{:<32} calls  runs  hurt", "");
    for call in CALLS {
        let mut seen = Seen::default();
        run(&mut seen, call, |path| failing(path, call, None, &log));
        let Ok(made) = std::fs::read_to_string(&log) else {
            // Not installed, or it may not look at other programs here.
            println!("no strace here: the calls were not made to fail");
            return;
        };
        let made = made
            .lines()
            .filter(|line| line.contains(&format!("{call}(")))
            .count();
        assert!(seen.hurt == 0, "{call} fails by itself");
        let ways: &[(&str, &str)] = match call {
            "pwrite64" | "write" => &[("EIO", ""), ("ENOSPC", "+")],
            "openat" => &[("EMFILE", "")],
            _ => &[("EIO", "")],
        };
        for (error, from_there_on) in ways {
            let mut seen = Seen::default();
            for n in (1..=made).step_by(step().min(made.max(1))) {
                let how = format!("error={error}:when={n}{from_there_on}");
                let what = format!("{call}:{how}");
                run(&mut seen, &what, |path| {
                    failing(path, call, Some(&how), &log)
                });
            }
            let name = format!("{call} {error}{from_there_on}");
            println!("{name:<32} {made:<6} {:<5} {}", seen.runs, seen.hurt);
            all.runs += seen.runs;
            all.hurt += seen.hurt;
            all.entries += seen.entries;
            all.heads += seen.heads;
            all.came_after_all += seen.came_after_all;
        }
    }
    println!("{all:?}");
    assert!(all.hurt > 10, "{all:?}");
}

#[test]
fn a_disk_that_is_full_loses_nothing_that_was_said_to_be_on_record() {
    let mut seen = Seen::default();
    // Blocks of 512 bytes a file; from the last on nothing fails.
    for blocks in (0..=640).step_by(step()) {
        run(&mut seen, &format!("{blocks} blocks"), |_| {
            let mut command = Command::new("sh");
            // The signal is ignored, so that writing fails instead.
            let limited = "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"";
            command.arg("-c").arg(limited).arg(blocks.to_string());
            command
        });
    }
    println!("{seen:?}");
    assert!(seen.hurt > 5 && seen.hurt < seen.runs, "{seen:?}");
}
