//! A trust file: what a reader trusts of one record, as a signed note. Its last lines are a policy as c2sp.org/tlog-policy has it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use thiserror::Error;

use crate::base64::decimal;
use crate::note::{KeyKind, Note, NoteError, VerifierKey};

const FIRST_LINE: &str = "tregua trust file 1";
const GROUP: &str = "witnesses";

/// Most root keys, most logs and most witnesses: as many as every program that reads a policy takes.
pub const MAX_TRUSTED: usize = 32;

/// What a reader trusts: which space, whose root keys, which logs, and how many of which witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// The space, in hex.
    pub space: String,
    /// The root keys, each with the name of whose it is: those of the charter, or the founder's device.
    pub roots: Vec<Root>,
    /// How many of them sign this file.
    pub threshold: u64,
    /// The logs of the nodes.
    pub logs: Vec<VerifierKey>,
    /// The witnesses.
    pub witnesses: Vec<VerifierKey>,
    /// How many of them have to have cosigned a head for it to count; 0 where there are no witnesses.
    pub quorum: u64,
}

/// A root key, in hex, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Whose it is.
    pub name: String,
    /// The key: its name in a note is its own digits.
    pub key: VerifierKey,
}

/// Why a file is no trust file, or is not to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrustError {
    /// Not a note, or a signature does not fit.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// A line is not what it should be.
    #[error("line {0} is not that of a trust file; copy the whole of it")]
    Line(usize),
    /// More is asked for than there is, or nothing.
    #[error("{asked} of {there} cannot be asked for")]
    Count {
        /// How many are asked for.
        asked: u64,
        /// How many there are.
        there: u64,
    },
    /// Too few of its own root keys signed it.
    #[error("{signed} of its root keys signed it, and it asks for {threshold}")]
    Unsigned {
        /// How many signed.
        signed: u64,
        /// How many it asks for.
        threshold: u64,
    },
}

impl Root {
    /// A root key of these bytes.
    ///
    /// # Errors
    /// [`TrustError::Line`] if the bytes are no key, or if the name has a line's end in it.
    pub fn new(name: &str, key: &[u8; 32]) -> Result<Self, TrustError> {
        let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let fits = !name.is_empty() && name.trim() == name && !name.chars().any(char::is_control);
        let key = VerifierKey::new(&digits, KeyKind::Note, key).ok();
        let key = key.filter(|_| fits).ok_or(TrustError::Line(0))?;
        let name = name.to_owned();
        Ok(Root { name, key })
    }
}

impl Trust {
    /// The quorum that is offered: more than half of so many witnesses.
    pub fn majority(witnesses: usize) -> u64 {
        match witnesses as u64 {
            0 => 0,
            some => some / 2 + 1,
        }
    }

    /// Reads a trust file, and holds it to the signatures that it asks for. Whether its root keys are the right ones is for the
    /// reader to compare.
    ///
    /// # Errors
    /// [`TrustError`]; nothing of it is to be trusted then.
    pub fn read(bytes: &[u8]) -> Result<Self, TrustError> {
        let note = Note::parse(bytes)?;
        let trust = Trust::parse(note.text())?;
        let signed = trust.signed(&note)?.len() as u64;
        match signed >= trust.threshold {
            true => Ok(trust),
            false => Err(TrustError::Unsigned {
                signed,
                threshold: trust.threshold,
            }),
        }
    }

    /// Whose root keys signed a note of it.
    ///
    /// # Errors
    /// [`TrustError::Note`] if the signature of one of them does not fit.
    pub fn signed(&self, note: &Note) -> Result<BTreeSet<String>, TrustError> {
        let keys: Vec<VerifierKey> = self.roots.iter().map(|root| root.key.clone()).collect();
        match note.verify(&keys) {
            Ok(signed) => Ok(signed.iter().map(|it| it.key.name().to_owned()).collect()),
            Err(NoteError::Unknown) => Ok(BTreeSet::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the text of a trust file, which nobody need have signed.
    ///
    /// # Errors
    /// [`TrustError`] names the line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, TrustError> {
        let mut lines = Lines {
            rest: text
                .strip_suffix('\n')
                .ok_or(TrustError::Line(1))?
                .split('\n')
                .collect(),
            at: 0,
        };
        if lines.next() != Some(FIRST_LINE) {
            return Err(lines.wrong());
        }
        let space = lines.value("space ").ok_or_else(|| lines.missing())?;
        if space.len() != 64
            || !space
                .chars()
                .all(|sign| matches!(sign, '0'..='9' | 'a'..='f'))
        {
            return Err(lines.wrong());
        }
        let space = space.to_owned();
        let mut roots = Vec::new();
        while let Some(root) = lines.value("root ") {
            let read = root
                .split_once(' ')
                .and_then(|(key, name)| Root::new(name, &unhex(key)?).ok());
            roots.push(read.ok_or_else(|| lines.wrong())?);
        }
        let threshold = lines.value("threshold ").and_then(decimal);
        let threshold = threshold.ok_or_else(|| lines.missing())?;
        let mut logs = Vec::new();
        while let Some(log) = lines.value("log ") {
            let key: Option<VerifierKey> = log.parse().ok();
            logs.push(
                key.filter(|key| key.kind() == KeyKind::Note)
                    .ok_or_else(|| lines.wrong())?,
            );
        }
        let mut witnesses: Vec<VerifierKey> = Vec::new();
        while let Some(witness) = lines.value("witness ") {
            let key = witness.split_once(' ').and_then(|(name, key)| {
                let key: VerifierKey = key.parse().ok()?;
                (key.kind() == KeyKind::Cosignature && key.name() == name).then_some(key)
            });
            witnesses.push(key.ok_or_else(|| lines.wrong())?);
        }
        let mut quorum = 0;
        if let Some(group) = lines.value("group ") {
            let mut words = group.split(' ');
            let name = words.next();
            let asked = words.next().and_then(decimal);
            let all = words.eq(witnesses.iter().map(VerifierKey::name));
            let fits = name == Some(GROUP) && all;
            quorum = asked
                .filter(|asked| fits && *asked > 0)
                .ok_or_else(|| lines.wrong())?;
        }
        let due = if witnesses.is_empty() { "none" } else { GROUP };
        if lines.value("quorum ") != Some(due) {
            return Err(lines.missing());
        }
        if !lines.rest.is_empty() {
            return Err(lines.missing());
        }
        let trust = Trust {
            space,
            roots,
            threshold,
            logs,
            witnesses,
            quorum,
        };
        trust.check()?;
        match trust.to_string() == text {
            true => Ok(trust),
            false => Err(lines.wrong()),
        }
    }

    /// Whether as many can be asked for as are, and nobody counts twice.
    ///
    /// # Errors
    /// [`TrustError::Count`].
    pub fn check(&self) -> Result<(), TrustError> {
        let count = |asked, there: usize| TrustError::Count {
            asked,
            there: there as u64,
        };
        let (roots, witnesses) = (self.roots.len(), self.witnesses.len());
        let keys = |keys: &[VerifierKey]| {
            let apart: BTreeSet<[u8; 32]> = keys.iter().map(VerifierKey::bytes).collect();
            apart.len() == keys.len() && keys.len() <= MAX_TRUSTED
        };
        let reserved = self
            .witnesses
            .iter()
            .any(|it| [GROUP, "none"].contains(&it.name()));
        let names: BTreeSet<&str> = self.witnesses.iter().map(VerifierKey::name).collect();
        let own: Vec<VerifierKey> = self.roots.iter().map(|root| root.key.clone()).collect();
        if self.threshold == 0 || self.threshold > roots as u64 || !keys(&own) {
            return Err(count(self.threshold, roots));
        }
        let none = witnesses == 0 && self.quorum == 0;
        let some = self.quorum > 0 && self.quorum <= witnesses as u64;
        if !(none || some)
            || reserved
            || !keys(&self.witnesses)
            || names.len() != witnesses
            || !keys(&self.logs)
        {
            return Err(count(self.quorum, witnesses));
        }
        Ok(())
    }
}

/// When, of the times at which witnesses saw something, as many had seen it as are asked for: the `quorum`th of them, the earliest
/// of each. `None` if fewer did.
pub fn seen_by_quorum(times: impl IntoIterator<Item = (String, u64)>, quorum: u64) -> Option<u64> {
    let mut first = BTreeMap::new();
    for (witness, time) in times {
        let known = first.entry(witness).or_insert(time);
        *known = time.min(*known);
    }
    let mut times: Vec<u64> = first.into_values().collect();
    times.sort_unstable();
    let place = usize::try_from(quorum.max(1) - 1).ok()?;
    times.get(place).copied()
}

struct Lines<'a> {
    rest: VecDeque<&'a str>,
    /// How many were read.
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        self.at += 1;
        self.rest.pop_front()
    }

    /// What follows this word, if the next line begins with it.
    fn value(&mut self, word: &str) -> Option<&'a str> {
        let value = self.rest.front()?.strip_prefix(word)?;
        self.next();
        Some(value)
    }

    /// The line that was read last.
    fn wrong(&self) -> TrustError {
        TrustError::Line(self.at)
    }

    /// The line that comes next.
    fn missing(&self) -> TrustError {
        TrustError::Line(self.at + 1)
    }
}

fn unhex(digits: &str) -> Option<[u8; 32]> {
    let byte = |at: usize| u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    let bytes = <[u8; 32]>::try_from(bytes?).ok()?;
    (digits.len() == 64).then_some(bytes)
}

impl fmt::Display for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}\nspace {}", self.space)?;
        for root in &self.roots {
            writeln!(f, "root {} {}", root.key.name(), root.name)?;
        }
        writeln!(f, "threshold {}", self.threshold)?;
        self.logs
            .iter()
            .try_for_each(|log| writeln!(f, "log {log}"))?;
        for witness in &self.witnesses {
            writeln!(f, "witness {} {witness}", witness.name())?;
        }
        if self.witnesses.is_empty() {
            return writeln!(f, "quorum none");
        }
        write!(f, "group {GROUP} {}", self.quorum)?;
        self.witnesses
            .iter()
            .try_for_each(|it| write!(f, " {}", it.name()))?;
        writeln!(f, "\nquorum {GROUP}")
    }
}
