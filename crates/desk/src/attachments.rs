//! Attached files and the steps of their keeping, in words and as data. What lies between two steps is told where nothing on
//! record says it, and never judged.

use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::Serialize;
use tregua_calendar::Said;
use tregua_record::{AttachError, Attachment, Custody, Rel, Step, UnsealError};
use tregua_wording::{Arg, Wording};

use crate::{Held, HeldPayload, Holdings, trouble};

/// From so many bytes on a size is told in mebibytes.
const MEBIBYTE: u64 = 1024 * 1024;

/// A step of keeping, and the entry that says so.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'h> {
    /// The entry.
    pub held: &'h Held,
    /// What it says.
    pub custody: &'h Custody,
}

/// What no step on record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "gap")]
pub enum Gap {
    /// How it was come by.
    Beginning,
    /// How it came from one office to another.
    Between {
        /// Who had it last.
        from: String,
        /// Who has it next.
        to: String,
    },
    /// How a seal came off.
    Seal {
        /// Its number.
        seal: String,
    },
    /// When.
    Time {
        /// Of how many steps.
        steps: u64,
    },
}

/// A step as JSON has it: what it does not say is `null`.
#[derive(Debug, Serialize)]
pub struct StepData {
    entry: String,
    author: String,
    signed: String,
    step: &'static str,
    on: Option<String>,
    from: Option<String>,
    to: Option<String>,
    seal: Option<String>,
    note: Option<String>,
}

impl Holdings {
    /// The attachments of an entry that can be read, in the order of the record's file.
    pub fn attached_to(&self, held: &Held) -> Vec<(&Arc<Held>, &Arc<Attachment>)> {
        let names = |one: &&Arc<Held>| concerns(one, held);
        let of = self.entries().iter().filter(names);
        of.filter_map(|one| Some((one, one.attachment()?)))
            .collect()
    }

    /// The steps of keeping that can be read and count: by the time that each says, else by when it was signed.
    pub fn kept(&self, attachment: &Held) -> Vec<Kept<'_>> {
        let entries = self.entries().iter();
        let of = entries.filter(|one| concerns(one, attachment) && self.counts(one));
        let mut steps: Vec<Kept<'_>> = of
            .filter_map(|held| match &held.payload {
                Some(HeldPayload::Custody(custody)) => Some(Kept { held, custody }),
                _ => None,
            })
            .collect();
        steps.sort_by_key(|step| (when(step), step.held.idx));
        steps
    }
}

impl Held {
    /// The attachment, if it is one that can be read.
    pub fn attachment(&self) -> Option<&Arc<Attachment>> {
        match &self.payload {
            Some(HeldPayload::Attachment(attachment)) => Some(attachment),
            _ => None,
        }
    }
}

fn concerns(one: &Held, of: &Held) -> bool {
    let mut refs = one.refs.iter();
    refs.any(|link| link.rel == Rel::Concerns && link.id == of.id)
}

/// A date stands for its beginning, in UTC: offices in several zones may have written it.
fn when(step: &Kept<'_>) -> DateTime {
    match step.custody.on {
        Some(Said::On(date)) => date.at(0, 0, 0, 0),
        Some(Said::At(at)) => Offset::UTC.to_datetime(at),
        None => Offset::UTC.to_datetime(step.held.signed),
    }
}

/// What no step says, in the order of the steps. Offices are the same where their names are.
pub fn gaps(steps: &[Kept<'_>]) -> Vec<Gap> {
    let (mut gaps, mut seal) = (Vec::new(), None::<&str>);
    // Who has it, and who handed it on to them.
    let (mut holder, mut giver) = (None::<&str>, None::<&str>);
    for Kept { held, custody } in steps {
        let (author, from) = (held.author.as_str(), custody.from.as_deref());
        let next = match custody.step {
            Step::Received => from.unwrap_or(author),
            _ => author,
        };
        match holder {
            None if !matches!(custody.step, Step::Collected | Step::Received) => {
                gaps.push(Gap::Beginning);
            }
            // Handed on by one and received by the other: two accounts of one step.
            Some(last) if last != next && !(last == author && giver == from) => {
                gaps.push(Gap::Between {
                    from: last.to_owned(),
                    to: next.to_owned(),
                });
            }
            _ => {}
        }
        (holder, giver) = match custody.step {
            Step::HandedOn => (custody.to.as_deref().or(Some(author)), Some(author)),
            _ => (Some(author), None),
        };
        match custody.step {
            Step::Sealed => {
                let sealed = custody.seal.as_deref().unwrap_or_default();
                gaps.extend(seal.filter(|before| *before != sealed).map(off));
                seal = Some(sealed);
            }
            Step::Opened => {
                let opened = custody.seal.as_deref();
                let other = seal.filter(|before| opened.is_some_and(|it| it != *before));
                gaps.extend(other.map(off));
                seal = None;
            }
            _ => {}
        }
    }
    let open = steps.iter().filter(|step| step.custody.on.is_none());
    let open = open.count() as u64;
    if open > 0 {
        gaps.push(Gap::Time { steps: open });
    }
    gaps
}

fn off(seal: &str) -> Gap {
    Gap::Seal {
        seal: seal.to_owned(),
    }
}

impl Gap {
    /// In words.
    pub fn said(&self, words: &Wording) -> String {
        match self {
            Gap::Beginning => words.say("custody-gap-beginning", &[]),
            Gap::Between { from, to } => {
                let args = [("from", from.as_str().into()), ("to", to.as_str().into())];
                words.say("custody-gap-between", &args)
            }
            Gap::Seal { seal } => words.say("custody-gap-seal", &[("seal", seal.as_str().into())]),
            Gap::Time { steps } => words.say("custody-gap-time", &[("n", (*steps).into())]),
        }
    }
}

impl Kept<'_> {
    /// In words: what, when, from whom to whom, under which seal, and who says so. `at` puts a time in words.
    pub fn said(&self, words: &Wording, at: impl Fn(Said) -> String) -> String {
        let Kept { held, custody } = self;
        let mut parts = vec![words.known("custody-step", custody.step.word())];
        parts.extend(custody.on.map(at));
        for (key, office) in [("custody-from", &custody.from), ("custody-to", &custody.to)] {
            let said = |name: &String| words.say(key, &[("office", name.as_str().into())]);
            parts.extend(office.as_ref().map(said));
        }
        let seal = |seal: &String| words.say("custody-seal", &[("seal", seal.as_str().into())]);
        parts.extend(custody.seal.as_ref().map(seal));
        let note = |note: &String| words.apart(note).into_owned();
        parts.extend(custody.note.as_ref().map(note));
        let args = [
            ("step", Arg::said(words.join("list-comma", parts))),
            ("author", held.author.as_str().into()),
        ];
        words.say("custody-line", &args)
    }

    /// As data.
    pub fn data(&self) -> StepData {
        let Kept { held, custody } = self;
        StepData {
            entry: held.id.to_string(),
            author: held.author.to_string(),
            signed: held.signed.to_string(),
            step: custody.step.word(),
            on: custody.on.map(|on| on.to_string()),
            from: custody.from.clone(),
            to: custody.to.clone(),
            seal: custody.seal.clone(),
            note: custody.note.clone(),
        }
    }
}

/// How long a file is, in words.
pub fn size(words: &Wording, bytes: u64) -> String {
    let (key, n) = match bytes {
        MEBIBYTE.. => ("attach-mebibytes", bytes.div_ceil(MEBIBYTE)),
        _ => ("attach-bytes", bytes),
    };
    words.say(key, &[("n", n.into())])
}

/// A file by its name, what it is and how long.
pub fn file(words: &Wording, attachment: &Attachment) -> String {
    let args = [
        ("name", attachment.name.as_str().into()),
        ("type", attachment.media_type.as_str().into()),
        ("size", Arg::said(size(words, attachment.length))),
    ];
    words.say("attach-file", &args)
}

/// Why nothing was attached, noted or opened.
pub fn attaching(words: &Wording, error: &AttachError) -> String {
    let of = |key: &str, id: &tregua_record::EntryId| words.say(key, &[("id", id.short().into())]);
    match error {
        AttachError::TooLong => {
            let limit = tregua_record::MAX_ATTACHED_BYTES / MEBIBYTE;
            words.say("attach-too-long", &[("limit", limit.into())])
        }
        AttachError::Changed => words.say("attach-changed", &[]),
        AttachError::Absent(id) => words.say("draft-no-entry", &[("entry", id.short().into())]),
        AttachError::NoAttachment(id) => of("attach-is-none", id),
        AttachError::Unread(id) => of("attach-unread", id),
        AttachError::NotHere(id) => of("attach-not-here", id),
        AttachError::Unseal { id, error } => {
            let why = match error {
                UnsealError::Io(error) => words.say(
                    "attach-cannot-read",
                    &[("system", error.to_string().into())],
                ),
                _ => words.say("attach-other", &[]),
            };
            let args = [("id", id.short().into()), ("why", Arg::said(why))];
            words.say("attach-unsealing", &args)
        }
        AttachError::Group(error) => trouble::grouping(words, error),
        AttachError::Io(error) => words.say(
            "attach-cannot-read",
            &[("system", error.to_string().into())],
        ),
        AttachError::Append(error) => trouble::adding(words, error),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps as `office step from>to seal`.
    fn told(steps: &[&str]) -> Vec<Gap> {
        let held: Vec<(Arc<Held>, Custody)> = steps.iter().map(|step| step_of(step)).collect();
        let kept: Vec<Kept<'_>> = held
            .iter()
            .map(|(held, custody)| Kept { held, custody })
            .collect();
        gaps(&kept)
    }

    fn step_of(text: &str) -> (Arc<Held>, Custody) {
        let mut words = text.split(' ');
        let (author, step) = (words.next().unwrap(), words.next().unwrap());
        let (from, to) = words.next().unwrap_or(">").split_once('>').unwrap();
        let named = |word: &str| (!word.is_empty()).then(|| word.to_owned());
        let step = Step::ALL.iter().find(|one| one.word() == step).unwrap();
        let custody = Custody {
            step: *step,
            on: Some("2030-01-02".parse().unwrap()),
            from: named(from),
            to: named(to),
            seal: words.next().map(str::to_owned),
            note: None,
        };
        let author = tregua_record::Organisation::new(author).unwrap();
        let signed = "2030-01-03T00:00:00Z".parse().unwrap();
        let entropy = tregua_record::Entropy::fixed(1);
        let made = tregua_record::Record::in_memory(&author, signed, None, entropy).unwrap();
        let entry = made.entries().unwrap().remove(0);
        (
            Arc::new(Held::of(entry, &mut tregua_record::Shared::default())),
            custody,
        )
    }

    #[test]
    fn what_lies_between_two_steps_is_told_and_nothing_where_nothing_lacks() {
        let between = |from: &str, to: &str| Gap::Between {
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let seal = |seal: &str| Gap::Seal {
            seal: seal.to_owned(),
        };
        for (steps, due) in [
            (&["Alpha collected", "Alpha kept"][..], vec![]),
            (
                &[
                    "Alpha collected",
                    "Alpha handed-on >Beta",
                    "Beta received Alpha>",
                ],
                vec![],
            ),
            (
                &["Alpha collected", "Beta received Alpha>", "Beta kept"],
                vec![],
            ),
            (&["Alpha received Gamma>"], vec![]),
            (&["Alpha kept"], vec![Gap::Beginning]),
            (
                &["Alpha collected", "Beta kept"],
                vec![between("Alpha", "Beta")],
            ),
            (
                &["Alpha collected", "Alpha handed-on >Beta", "Gamma kept"],
                vec![between("Beta", "Gamma")],
            ),
            (
                &["Alpha collected", "Beta received Gamma>"],
                vec![between("Alpha", "Gamma")],
            ),
            (
                &["Alpha collected", "Alpha sealed > 7", "Alpha opened > 7"],
                vec![],
            ),
            (
                &["Alpha collected", "Alpha sealed > 7", "Alpha opened > 8"],
                vec![seal("7")],
            ),
            (
                &["Alpha collected", "Alpha sealed > 7", "Alpha sealed > 8"],
                vec![seal("7")],
            ),
        ] {
            assert_eq!(told(steps), due, "{steps:?}");
        }
    }
}
