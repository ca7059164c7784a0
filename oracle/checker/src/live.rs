//! Which entries stand, and what each of them says (`docs/standings.md` §2).

use std::collections::BTreeMap;

use crate::input::{Amount, Entry};

/// What a standing entry says, after corrections and with what it confirms or admits filled in.
pub(crate) struct Said<'a> {
    pub(crate) entry: &'a Entry,
    /// Its kind is that of the entry it corrects or confirms.
    pub(crate) words: Entry,
    pub(crate) kind: String,
    pub(crate) voice: String,
    /// Rivals share it.
    pub(crate) group: String,
}

impl Said<'_> {
    /// The keys it speaks of; what a correction replaces is not among them.
    pub(crate) fn speaks_of(&self) -> &[String] {
        if self.entry.kind == "correct" {
            &[]
        } else {
            &self.entry.refers_to
        }
    }

    pub(crate) fn denies(&self, of: &Said<'_>) -> bool {
        let named = self.speaks_of();
        let key =
            named.is_empty() && self.words.about.is_some() && self.words.about == of.words.about;
        self.kind == "deny" && (named.contains(&of.entry.claim) || key)
    }

    pub(crate) fn names(&self, labels: &[String]) -> bool {
        self.words
            .clause
            .as_ref()
            .is_some_and(|label| labels.contains(label))
    }
}

/// Entries that are known, and where each key leads.
pub(crate) struct Known<'a> {
    entries: Vec<&'a Entry>,
    by_key: BTreeMap<&'a str, Vec<&'a Entry>>,
    /// What names an entry of its own author to replace or remove it, by the id of the one named.
    replaced: BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(entries: Vec<&'a Entry>) -> Self {
        let mut known = Known {
            entries,
            by_key: BTreeMap::new(),
            replaced: BTreeMap::new(),
        };
        for entry in &known.entries {
            known.by_key.entry(&entry.claim).or_default().push(entry);
        }
        let mut replaced: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &known.entries {
            for target in known.own_named(entry) {
                replaced.entry(&target.entry).or_default().push(entry);
            }
        }
        known.replaced = replaced;
        known
    }

    fn named(&self, entry: &Entry) -> Vec<&'a Entry> {
        let keys = entry.refers_to.iter();
        keys.filter_map(|key| self.by_key.get(key.as_str()))
            .flatten()
            .copied()
            .collect()
    }

    /// The entries of its own author that a correction or a retraction names.
    fn own_named(&self, entry: &Entry) -> Vec<&'a Entry> {
        if !matches!(entry.kind.as_str(), "correct" | "retract") {
            return Vec::new();
        }
        let named = self.named(entry).into_iter();
        named
            .filter(|target| target.author == entry.author)
            .collect()
    }

    /// It is in effect unless a retraction in effect names it. Nothing names what came after it, so this ends; the
    /// bound is for made-up rings.
    fn in_effect(&self, entry: &Entry, depth: usize) -> bool {
        let mut by = self
            .replaced
            .get(entry.entry.as_str())
            .into_iter()
            .flatten();
        depth == 0 || !by.any(|other| other.kind == "retract" && self.in_effect(other, depth - 1))
    }

    /// The weight of an entry that does not stand, and the entry by which; of several the first retraction, by id.
    pub(crate) fn gone(&self, entry: &Entry) -> Option<(&'static str, &'a str)> {
        let by = self
            .replaced
            .get(entry.entry.as_str())
            .into_iter()
            .flatten();
        let effective = by.filter(|other| self.in_effect(other, self.entries.len()));
        let first = effective.min_by_key(|other| (other.kind != "retract", &other.entry))?;
        Some((
            if first.kind == "retract" {
                "retracted"
            } else {
                "corrected"
            },
            &first.entry,
        ))
    }

    /// Every entry known.
    pub(crate) fn entries(&self) -> &[&'a Entry] {
        &self.entries
    }

    /// Everything that stands and says something.
    pub(crate) fn said(&self) -> Vec<Said<'a>> {
        let standing: Vec<&Entry> = self
            .entries
            .iter()
            .copied()
            .filter(|entry| self.gone(entry).is_none())
            .collect();
        standing
            .iter()
            .filter_map(|entry| self.resolve(entry, &standing))
            .collect()
    }

    fn resolve(&self, entry: &'a Entry, standing: &[&'a Entry]) -> Option<Said<'a>> {
        let first = match entry.kind.as_str() {
            "retract" => return None,
            "correct" => self.origin(entry)?,
            _ => entry,
        };
        let echo = self.echo(entry, standing, 16);
        let words = echo.unwrap_or_else(|| own_words(entry, first));
        let group = match &words.about {
            Some(about) => format!("about {about}"),
            None => format!("entry {}", first.entry),
        };
        let voice = match entry.attribution.as_deref() {
            Some("anonymous") => format!("{} (anonymous)", entry.voice),
            _ => entry.voice.clone(),
        };
        Some(Said {
            entry,
            words,
            kind: first.kind.clone(),
            voice,
            group,
        })
    }

    /// The beginning of a chain of corrections; `None` if it names nothing of its author's.
    fn origin(&self, entry: &'a Entry) -> Option<&'a Entry> {
        let mut first = self.own_named(entry).into_iter().next()?;
        for _ in &self.entries {
            match self.own_named(first).into_iter().next() {
                Some(earlier) if first.kind == "correct" => first = earlier,
                _ => break,
            }
        }
        Some(first)
    }

    /// What a confirmation or an admission says, if it names something known.
    fn echo(&self, entry: &'a Entry, standing: &[&'a Entry], depth: usize) -> Option<Entry> {
        if depth == 0 || !matches!(entry.kind.as_str(), "confirm" | "respond") {
            return None;
        }
        let first = |other: &'a Entry| match other.kind.as_str() {
            "correct" => self.origin(other).unwrap_or(other),
            _ => other,
        };
        let mut of: Vec<&Entry> = match (&entry.refers_to[..], &entry.about) {
            ([], None) => return None,
            ([], about) => {
                let under =
                    |other: &&&'a Entry| other.about == *about && first(other).kind == "claim";
                standing.iter().filter(under).copied().collect()
            }
            _ => self.named(entry),
        };
        of.sort_by(|one, other| one.entry.cmp(&other.entry));
        let says = |other: &&'a Entry| {
            let echoed = self.echo(other, standing, depth - 1);
            echoed.unwrap_or_else(|| own_words(other, first(other)))
        };
        let said: Vec<Entry> = of.iter().map(says).collect();
        let widest = said
            .iter()
            // Who states no amount says that there was at least one.
            .map(|one| one.amount.unwrap_or(Amount { lo: 1, hi: None }))
            .reduce(|one, other| Amount {
                lo: one.lo.min(other.lo),
                hi: one.hi.zip(other.hi).map(|(one, other)| one.max(other)),
            });
        let first = said.into_iter().next()?;
        let echoed = Entry {
            amount: widest,
            repeats: entry.repeats.clone(),
            ..first
        };
        Some(if entry.kind == "respond" {
            admitted(&echoed)
        } else {
            echoed
        })
    }
}

/// What an entry's own columns say, as an entry of the kind and the key of the one that it corrects, or its own.
fn own_words(entry: &Entry, first: &Entry) -> Entry {
    let own = Entry {
        kind: first.kind.clone(),
        claim: first.claim.clone(),
        ..entry.clone()
    };
    if own.kind == "respond" {
        admitted(&own)
    } else {
        own
    }
}

/// The act is admitted, not how much of it there was.
fn admitted(entry: &Entry) -> Entry {
    let hi = entry.amount.and_then(|amount| amount.hi);
    let of_kind = entry.of_kind.iter().filter(|part| part.count.is_none());
    Entry {
        amount: Some(Amount {
            lo: hi.map_or(1, |hi| hi.min(1)),
            hi,
        }),
        of_kind: of_kind.cloned().collect(),
        ..entry.clone()
    }
}
