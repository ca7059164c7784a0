//! Invented parties and statements for the tests of this crate.
#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "helpers of tests: each test file takes what it needs"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tregua_record::entries::claim::{Actor, Adds, Amount, Attribution, Coverage, KindPart};
use tregua_record::{
    AgreementText, Claim, Codes, Draft, Edition, Entropy, Kind, Name, Organisation, Payload,
    ReceivedFile, Reception, Record, Sha256, Source,
};

pub fn at(text: &str) -> tregua_calendar::Timestamp {
    text.parse().unwrap()
}

pub fn signed() -> tregua_calendar::Timestamp {
    at("2030-01-02T10:00:00.123Z")
}

pub fn monitors() -> Organisation {
    Organisation::new("Lake Monitors").unwrap()
}

pub fn text() -> AgreementText {
    AgreementText::new("pause.tregua", "agreement \"Pause of the Lake\"\n")
}

/// An empty record in memory, the same on every run.
pub fn bare(seed: u64) -> Record {
    let made = Record::in_memory(&monitors(), signed(), None, Entropy::fixed(seed));
    let mut record = made.unwrap();
    record.tell(declared());
    record
}

/// What an agreement of these stories declares.
pub fn declared() -> Codes {
    Codes {
        acts: set(&["admit"]),
        parties: set(&["Alpha", "Alpha and Beta", "Beta", "Gamma"]),
        clauses: set(&["goods trucks"]),
    }
}

pub fn reception() -> Reception {
    Reception {
        at: at("2030-01-02T09:30:00Z"),
        rebuilt: false,
        files: vec![ReceivedFile {
            name: "claims.csv".to_owned(),
            sha256: Sha256::of(b"claim,kind\n"),
        }],
    }
}

/// The shortest claim there is.
pub fn claim(key: &str, kind: Kind) -> Claim {
    Claim::new(key, kind, "Alpha")
}

fn some(text: &str) -> Option<Name> {
    Some(text.into())
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A claim with every field filled in.
pub fn full_claim(key: &str, kind: Kind) -> Claim {
    let part = |all_of: &[&[&str]], count| KindPart {
        all_of: all_of.iter().map(|words| set(words)).collect(),
        count,
    };
    Claim {
        speaker: some("office for crossings"),
        attribution: Attribution::Anonymous,
        repeats: some("c1"),
        hedge: some("apparently"),
        act: some("admit"),
        actor: Some(Actor::Named("Alpha".into())),
        blamed: some("Beta"),
        thing: some("truck"),
        kinds: vec![
            part(&[&["food", "medicine"]], Some(7)),
            part(&[&["Alpha"], &["side"]], Some(3)),
            part(&[&["goods"]], None),
        ],
        amount: Some(Amount {
            lo: 90,
            hi: Some(110),
            about: Some(100),
        }),
        unit: some("t"),
        out_of: Some(200),
        adds: Adds::Total,
        coverage: Coverage::SoFar,
        effects: [
            ("killed".to_owned(), Amount::at_least(1)),
            ("injured".to_owned(), Amount::between(2, 4)),
        ]
        .into(),
        ids: ["P-017", "P-018"].into(),
        counting_point: some("crossing"),
        from: some("Gamma"),
        to: some("Alpha and Beta"),
        through: some("Red Crescent of the Lake"),
        place: some("North crossing"),
        occurred: Some("2030-01-01/2030-01-02".parse().unwrap()),
        about: some("inc-1"),
        clause: some("goods trucks"),
        under: some("side"),
        counts_for: some("2030-01-01"),
        cause: some("la neve"),
        refers_to: vec!["c1".into(), "c2".into()],
        source: some("LAKE1"),
        figure: some("circa 100"),
        said: Some("2030-01-02T07:00:00.5Z".parse().unwrap()),
        extra: [
            ("x_case".to_owned(), "L1-07".to_owned()),
            ("x_b".to_owned(), String::new()),
        ]
        .into(),
        ..claim(key, kind)
    }
}

pub fn source(key: &str) -> Source {
    Source {
        key: key.to_owned(),
        publisher: Some("Gazette of the Lake".to_owned()),
        title: Some("Trucks at the crossing".to_owned()),
        published: Some("2030-01-02".parse().unwrap()),
        known_from: Some("2030-01-02T08:00:00Z".parse().unwrap()),
        url: Some("https://example.org/trucks".to_owned()),
        language: Some("it".to_owned()),
        sha256: Some(Sha256::of(b"the page")),
        note: Some("page 2".to_owned()),
        extra: [("x_shelf".to_owned(), "3".to_owned())].into(),
    }
}

/// Text, source, two claims, a denial and a receipt: seven entries with the charter.
pub fn story(seed: u64) -> Record {
    let mut record =
        Record::in_memory(&monitors(), signed(), Some(text()), Entropy::fixed(seed)).unwrap();
    record
        .import(story_drafts(), reception(), signed())
        .unwrap();
    record
}

pub fn story_drafts() -> Vec<Draft> {
    let from_source = |claim: Claim| Claim {
        source: some("LAKE1"),
        ..claim
    };
    let claims = [
        Claim {
            act: some("admit"),
            actor: Some(Actor::Named("Alpha".into())),
            amount: Some(Amount::exactly(63)),
            ..claim("c1", Kind::Claim)
        },
        Claim {
            actor: Some(Actor::Unknown),
            ..claim("c2", Kind::Claim)
        },
        Claim {
            voice: "Beta".into(),
            refers_to: vec!["c1".into()],
            ..claim("d1", Kind::Deny)
        },
    ];
    let mut drafts = vec![Draft::new(Payload::Source(source("LAKE1")))];
    drafts.extend(claims.map(from_source).map(Draft::from));
    drafts
}

/// A folder for one test, gone when it ends.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        // Tests run beside each other in one process, and a name may be asked for by several.
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let at = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("tregua-record-{test}-{}-{at}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn names(&self) -> Vec<String> {
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.unwrap().file_name().into_string().unwrap()
        };
        let mut names: Vec<String> = std::fs::read_dir(&self.0).unwrap().map(name).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn unhex(text: &str) -> Vec<u8> {
    let digits: String = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.chars().filter(|c| !c.is_whitespace()))
        .collect();
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// Compares with the file, or writes it when `TREGUA_ACCEPT` is set.
pub fn golden(folder: &str, name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder)
        .join(name);
    if std::env::var_os("TREGUA_ACCEPT").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        kept, text,
        "{name}: these bytes are frozen; a change of them is a new format"
    );
}

/// Hex in lines of 32 bytes, under a comment.
pub fn hex_file(comment: &str, bytes: &[u8]) -> String {
    let lines: String = bytes.chunks(32).map(|chunk| hex(chunk) + "\n").collect();
    format!("# {comment}\n{lines}")
}

pub fn edition() -> Edition {
    Edition {
        number: "1".to_owned(),
        cutoff: signed(),
        content: "{\"format\":1}".to_owned(),
        drafter: "Night desk".to_owned(),
        releaser: "Day desk".to_owned(),
    }
}
