//! What is measured in a process of its own, for its memory, or on a disk: export, import, erasing.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use tregua_record::bundle::{MAX_BUNDLE_BYTES, Unpacker};
use tregua_record::{Incoming, Organisation, Reception, Record, Since, Why};

use super::{claim, monitors, row, signed};

/// Does one of the jobs, and says how many entries, how many seconds and how many mebibytes at most.
pub(super) fn run(job: &str, folder: &Path) {
    let began = Instant::now();
    let entries = match job {
        "export" => export(folder),
        _ => import(folder),
    };
    println!(
        "{entries} {} {}",
        began.elapsed().as_secs_f64(),
        peak_mebibytes()
    );
}

/// So many entries written to bundles, and taken in by another node: each in a process of its own.
pub(super) fn exchanged(folder: &Path, n: usize) {
    let mut record = Record::init(&folder.join("large.record"), &monitors(), signed(), None);
    let record = record.as_mut().unwrap();
    let reception = Reception {
        at: signed(),
        rebuilt: false,
        files: Vec::new(),
    };
    let drafts = (0..n).map(|at| claim(&format!("c{at}")));
    record
        .import(drafts.collect(), reception, signed())
        .unwrap();
    for job in ["export", "import"] {
        let child = Command::new(std::env::current_exe().unwrap())
            .args([job.as_ref(), folder.as_os_str()])
            .output()
            .unwrap();
        let said = String::from_utf8(child.stdout).unwrap();
        let numbers: Vec<f64> = said
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        let [entries, seconds, mebibytes] = numbers.as_slice() else {
            println!("{}", String::from_utf8_lossy(&child.stderr));
            continue;
        };
        row(
            &format!("{job} of {entries} entries, memory (and clock)"),
            &format!("{mebibytes:.0} MiB, {seconds:.1} s"),
            "200 MB",
            mebibytes * 1.048_576 < 200.0,
        );
    }
}

/// One of so many erased: the record's file is written anew.
pub(super) fn erased(folder: &Path, n: usize) {
    let path = folder.join("large.record");
    let mut record = Record::open(&path).unwrap();
    let mut ids = Vec::new();
    record.each_entry(|entry| ids.push(entry.id)).unwrap();
    let one: BTreeSet<_> = [ids[n / 2]].into();
    let began = Instant::now();
    let done = record.erase(&one, Why::Danger, signed()).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert!(done.wiped && done.entries.len() == 1);
    let mebibytes = path.metadata().unwrap().len() >> 20;
    println!(
        "| erasing one of {n} entries, {mebibytes} MiB written anew (clock) | {seconds:.1} s | | beside it |"
    );
}

fn part(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("part-{number}.bundle"))
}

fn export(folder: &Path) -> u64 {
    let record = Record::open(&folder.join("large.record")).unwrap();
    let (mut from, mut number, mut entries) = (Some(0), 0, 0);
    while let Some(start) = from {
        number += 1;
        let mut out = BufWriter::new(File::create(part(folder, number)).unwrap());
        let written = record
            .write_part(&Since::Nothing, start, number, MAX_BUNDLE_BYTES, &mut out)
            .unwrap();
        entries += written.entries;
        from = written.next;
    }
    entries
}

fn import(folder: &Path) -> u64 {
    let mut first = BufReader::new(File::open(part(folder, 1)).unwrap());
    let charter = Unpacker::open(&mut first).unwrap().next_entry().unwrap();
    let parts = (1..).map(|number| part(folder, number));
    let parts = parts.take_while(|path| path.exists());
    let bundles = parts.map(|path| Incoming {
        name: "part".to_owned(),
        input: Box::new(BufReader::new(File::open(path).unwrap())),
    });
    let bundles: Vec<Incoming<'_>> = bundles.collect();
    let delta = Organisation::new("Delta Office").unwrap();
    let path = folder.join("other.record");
    let made = Record::join(&path, &delta, &charter.unwrap(), |record| {
        record.merge(bundles, signed(), |_| {})
    });
    made.unwrap().1.carried
}

/// The most memory that this process had so far.
fn peak_mebibytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1024.0
}
