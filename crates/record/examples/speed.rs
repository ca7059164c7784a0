//! How fast a record is, beside the least that its work could take: `just record-speed`, or
//! `cargo run --release -p tregua-record --example speed -- 100000`.
//!
//! What waits for the disk is measured by the clock, ours and the bare one in turns, so that both meet the same disk; what
//! computes by the time that this thread was given.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement: it prints, looks at the clock, and stops where anything fails"
)]

use std::fs::OpenOptions;
use std::hint::black_box;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use ed25519_dalek::{Signature, VerifyingKey};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
#[path = "speed/apart.rs"]
mod apart;

use tregua_calendar::Timestamp;
use tregua_log::{Tree, inclusion, leaf_hash};
use tregua_record::entries::claim::Amount;
use tregua_record::{
    Claim, Draft, Entropy, EntryId, Kind, Organisation, Payload, Reception, Record,
};

/// Turns of ours and the bare one, and how many entries each adds in its turn.
const TURNS: (usize, usize) = (20, 20);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [job, folder] = words.as_slice() {
        return apart::run(job, Path::new(folder));
    }
    let n = words.first().and_then(|n| n.parse().ok());
    let n: usize = n.unwrap_or(20_000);
    let folder = std::env::temp_dir().join(format!("tregua-speed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    println!("| what | measured | floor | |\n|---|---|---|---|");
    durable(&folder);
    apart::exchanged(&folder, n);
    apart::erased(&folder, n);
    let record = grouped(n);
    verified(&record, n);
    proved(record);
    std::fs::remove_dir_all(&folder).unwrap();
}

fn row(what: &str, measured: &str, floor: &str, kept: bool) {
    let kept = if kept { "kept" } else { "**missed**" };
    println!("| {what} | {measured} | {floor} | {kept} |");
}

/// Seconds that this thread was on a processor.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok());
    first.unwrap_or(0.0) / 1e9
}

fn signed() -> Timestamp {
    "2030-01-02T10:00:00Z".parse().unwrap()
}

fn monitors() -> Organisation {
    Organisation::new("Lake Monitors").unwrap()
}

fn claim(key: &str) -> Draft {
    let some = |text: &str| Some(text.to_owned());
    let mut claim = Claim::new(key, Kind::Claim, "Alpha");
    claim.act = some("admit").map(Into::into);
    claim.thing = some("truck").map(Into::into);
    claim.amount = Some(Amount::exactly(137));
    claim.counting_point = some("crossing").map(Into::into);
    claim.figure = some("137 trucks, as the office counted them").map(Into::into);
    Draft::new(Payload::Statement(claim))
}

/// One entry after the other, each durable before the next: beside SQLite with the same bytes and one file synced after.
fn durable(folder: &Path) {
    let mut record = Record::init(&folder.join("a.record"), &monitors(), signed(), None).unwrap();
    let (entry, payload) = sizes(&mut record);
    let bare = Connection::open(folder.join("bare.db")).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         CREATE TABLE entry (idx INTEGER PRIMARY KEY, bytes BLOB); CREATE TABLE payload (idx INTEGER PRIMARY KEY, bytes BLOB);",
    )
    .unwrap();
    let mut guard = OpenOptions::new();
    let guard = guard.create(true).truncate(true).write(true);
    let mut guard = guard.open(folder.join("bare.guard")).unwrap();
    let audit = audit_table(folder);
    let (mut ours, mut least, mut git, mut audited) = (0.0, 0.0, 0.0, 0.0);
    let mut chain = [0_u8; 32];
    let repository = signing_repository(folder);
    for turn in 0..TURNS.0 {
        let began = Instant::now();
        for n in 0..TURNS.1 {
            let draft = claim(&format!("c{turn}-{n}"));
            record.append(vec![draft], signed()).unwrap();
        }
        ours += began.elapsed().as_secs_f64();
        let began = Instant::now();
        for _ in 0..TURNS.1 {
            bare.execute_batch("BEGIN IMMEDIATE").unwrap();
            for (table, size) in [("entry", entry), ("payload", payload)] {
                let sql = format!("INSERT INTO {table} (bytes) VALUES (?1)");
                let mut insert = bare.prepare_cached(&sql).unwrap();
                insert.execute(params![vec![7_u8; size]]).unwrap();
            }
            bare.execute_batch("COMMIT").unwrap();
            guard.seek(SeekFrom::Start(0)).unwrap();
            guard.write_all(&[b'x'; 172]).unwrap();
            guard.sync_data().unwrap();
        }
        least += began.elapsed().as_secs_f64();
        let began = Instant::now();
        for n in 0..TURNS.1 {
            let words = format!("c{turn}-{n} 137 trucks, as the office counted them");
            chain = Sha256::new()
                .chain_update(chain)
                .chain_update(&words)
                .finalize()
                .into();
            let sql = "INSERT INTO audit (words, chain) VALUES (?1, ?2)";
            let mut insert = audit.prepare_cached(sql).unwrap();
            insert.execute(params![words, chain]).unwrap();
        }
        audited += began.elapsed().as_secs_f64();
        if let Some(repository) = &repository {
            let began = Instant::now();
            commit(repository);
            git += began.elapsed().as_secs_f64();
        }
    }
    let each = |seconds: f64| 1e3 * seconds / (TURNS.0 * TURNS.1) as f64;
    let ratio = least / ours;
    row(
        "one entry after the other, each durable (clock)",
        &format!(
            "{:.2} ms; bare SQLite and one file synced {:.2} ms: {ratio:.2} of it",
            each(ours),
            each(least)
        ),
        "0.8",
        ratio >= 0.8,
    );
    println!(
        "| a row of an audit table in SQLite, chained by hashes, durable (clock) | {:.2} ms | | beside it |",
        each(audited)
    );
    if repository.is_some() {
        let each = 1e3 * git / TURNS.0 as f64;
        println!("| a signed git commit of nothing (clock) | {each:.1} ms | | beside it |");
    }
}

/// What many keep instead of a record: a table that triggers keep from being changed, each row hashed over the one before. Who
/// has the file can take the triggers away and hash anew; nobody signs, and nobody can merge two of them.
fn audit_table(folder: &Path) -> Connection {
    let audit = Connection::open(folder.join("audit.db")).unwrap();
    audit
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             CREATE TABLE audit (idx INTEGER PRIMARY KEY, words TEXT NOT NULL, chain BLOB NOT NULL) STRICT; \
             CREATE TRIGGER no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END; \
             CREATE TRIGGER no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;",
        )
        .unwrap();
    audit
}

/// How long an entry and its payload are, salt with it.
fn sizes(record: &mut Record) -> (usize, usize) {
    let id = record.append(vec![claim("first")], signed()).unwrap()[0];
    let (envelope, sealed) = record.proof(id).unwrap().unwrap();
    (envelope.bytes().len(), 32 + sealed.unwrap().bytes.len())
}

fn signing_repository(folder: &Path) -> Option<PathBuf> {
    let key = folder.join("ssh");
    let run = |program: &str, words: &[&str]| {
        let mut command = Command::new(program);
        command
            .args(words)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let repository = folder.join("repository");
    let made = run(
        "ssh-keygen",
        &["-q", "-t", "ed25519", "-N", "", "-f", key.to_str()?],
    ) && run("git", &["init", "-q", repository.to_str()?]);
    made.then_some(repository)
}

fn commit(repository: &Path) {
    let key = repository.with_file_name("ssh");
    let signing = format!("user.signingkey={}", key.display());
    let status = Command::new("git")
        .arg("-C")
        .arg(repository)
        .args([
            "-c",
            "gpg.format=ssh",
            "-c",
            &signing,
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
        ])
        .args([
            "-c",
            "core.fsync=all",
            "commit",
            "-q",
            "-S",
            "--allow-empty",
            "-m",
            "c",
        ])
        .status();
    assert!(status.unwrap().success(), "git signs");
}

/// So many at once, in memory: what it takes to plan, seal, sign, chain and write them.
fn grouped(n: usize) -> Record {
    let mut record = Record::in_memory(&monitors(), signed(), None, Entropy::fixed(1)).unwrap();
    let drafts: Vec<Draft> = (0..n).map(|at| claim(&format!("c{at}"))).collect();
    let reception = Reception {
        at: signed(),
        rebuilt: false,
        files: Vec::new(),
    };
    let began = cpu();
    record.import(drafts, reception, signed()).unwrap();
    let rate = n as f64 / (cpu() - began);
    let measured = format!("{rate:.0} a second");
    row(
        &format!("{n} entries at once, with a receipt"),
        &measured,
        "5,000",
        rate >= 5000.0,
    );
    record
}

/// The whole check of a record, beside its signatures and hashes alone.
fn verified(record: &Record, n: usize) {
    let mut held = Vec::with_capacity(n);
    let mut ids: Vec<EntryId> = Vec::with_capacity(n);
    record.each_entry(|entry| ids.push(entry.id)).unwrap();
    for id in &ids {
        let (envelope, sealed) = record.proof(*id).unwrap().unwrap();
        let sealed = sealed.unwrap();
        held.push((envelope, sealed));
    }
    let key = VerifyingKey::from_bytes(record.device().as_bytes()).unwrap();
    let bare = || {
        let began = cpu();
        for (envelope, sealed) in &held {
            let bytes = envelope.bytes();
            let (signed, signature) = bytes.split_at(bytes.len() - 64);
            let signature = Signature::from_slice(signature).unwrap();
            // The covered bytes are a few more than these; the work is the same, and it fails at the end.
            let _ = black_box(key.verify_strict(signed, &signature));
            black_box(Sha256::digest(signed));
            // What the format asks to hash beside: the leaf, and each field of the content apart.
            black_box(leaf_hash(&envelope.leaf()));
            black_box(sealed.commit_by_field());
        }
        cpu() - began
    };
    let whole = || {
        let began = cpu();
        assert!(record.verify().unwrap().is_sound());
        cpu() - began
    };
    let (mut least, mut ours) = (f64::MAX, f64::MAX);
    for _ in 0..3 {
        (least, ours) = (least.min(bare()), ours.min(whole()));
    }
    let ratio = ours / least;
    let each = |seconds: f64| 1e6 * seconds / held.len() as f64;
    row(
        &format!("`verify` of {} entries", held.len()),
        &format!(
            "{:.0} µs an entry; signatures and hashes alone {:.0} µs: {ratio:.2} of it",
            each(ours),
            each(least)
        ),
        "1.5",
        ratio <= 1.5,
    );
}

/// The path of one entry in the log.
fn proved(mut record: Record) {
    let mut tree = Tree::default();
    let mut ids = Vec::new();
    record.each_entry(|entry| ids.push(entry.id)).unwrap();
    for id in &ids {
        let (envelope, _) = record.proof(*id).unwrap().unwrap();
        tree.push(leaf_hash(&envelope.leaf()));
    }
    let (size, many) = (tree.size(), 20_000_u64);
    let began = cpu();
    for n in 0..many {
        black_box(inclusion(&tree, n * 7919 % size, size).unwrap());
    }
    let each = 1e6 * (cpu() - began) / many as f64;
    row(
        "path of an entry, from memory",
        &format!("{each:.1} µs"),
        "10 µs",
        each <= 10.0,
    );
    record.sign_head().unwrap();
    let many = 500;
    let began = cpu();
    for n in 0..many {
        black_box(record.prove(ids[n * 7919 % ids.len()], &[]).unwrap());
    }
    let each = 1e6 * (cpu() - began) / many as f64;
    row(
        "proof of an entry, from tiles, its head and path checked",
        &format!("{each:.0} µs"),
        "300 µs",
        each <= 300.0,
    );
}
