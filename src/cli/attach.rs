//! The options of attached files and their keeping.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use tregua_calendar::Said;

/// `attach`.
#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// The record.
    pub(crate) record: PathBuf,
    /// The file, of 2 GiB at most.
    pub(crate) file: PathBuf,
    /// The entry that it belongs to: the key of a claim, or the first digits of an id.
    #[arg(long, value_name = "ENTRY", required_unless_present = "note")]
    pub(crate) to: Option<String>,
    /// What it shows, in a few words.
    #[arg(long, value_name = "WORDS")]
    pub(crate) note: Option<String>,
    /// Only the members of this group can open it. Without it whoever may read the entry named with --to, or everybody.
    #[arg(long = "for", value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// What kind of file it is, as image/jpeg; without it, what the file says itself.
    #[arg(long = "type", value_name = "TYPE", value_parser = media_type)]
    pub(crate) media_type: Option<String>,
}

/// `attachments`.
#[derive(Debug, Args)]
pub(crate) struct Attachments {
    /// The record.
    pub(crate) record: PathBuf,
    /// Write a file that asks another node for the attached files that are not here.
    #[arg(long, value_name = "FILE")]
    pub(crate) ask: Option<PathBuf>,
    /// Write over a file that is already there.
    #[arg(long, requires = "ask")]
    pub(crate) force: bool,
}

/// `attachment`.
#[derive(Debug, Args)]
pub(crate) struct Attachment {
    /// The record.
    pub(crate) record: PathBuf,
    /// The first digits of the SHA-256 of the file, or of its entry's id, eight or more; or its name.
    #[arg(value_name = "HASH|NAME")]
    pub(crate) attachment: String,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Write over a file that is already there.
    #[arg(long)]
    pub(crate) force: bool,
}

/// `custody`.
#[derive(Debug, Args)]
pub(crate) struct Custody {
    /// The record.
    pub(crate) record: PathBuf,
    /// The attachment: the first digits of the SHA-256 of its file, or of its entry's id, eight or more; or its name.
    #[arg(value_name = "HASH|NAME")]
    pub(crate) attachment: String,
    /// What was done with it.
    #[arg(value_enum, value_name = "STEP")]
    pub(crate) step: Step,
    /// When: a date, or a time with its offset.
    #[arg(long, value_name = "WHEN")]
    pub(crate) on: Option<Said>,
    /// The office that it came from; never a person.
    #[arg(long, value_name = "OFFICE")]
    pub(crate) from: Option<String>,
    /// The office that it went to; never a person.
    #[arg(long, value_name = "OFFICE")]
    pub(crate) to: Option<String>,
    /// The number of the seal.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seal: Option<String>,
    /// How it is kept, why it was opened, what the copy is for.
    #[arg(long, value_name = "WORDS")]
    pub(crate) note: Option<String>,
}

/// A step of keeping.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step(tregua_record::Step);

impl ValueEnum for Step {
    fn value_variants<'a>() -> &'a [Self] {
        use tregua_record::Step as Kept;
        const ALL: &[Step] = &[
            Step(Kept::Collected),
            Step(Kept::Received),
            Step(Kept::Kept),
            Step(Kept::Sealed),
            Step(Kept::Opened),
            Step(Kept::Copied),
            Step(Kept::HandedOn),
            Step(Kept::Destroyed),
        ];
        ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

impl From<Step> for tregua_record::Step {
    fn from(step: Step) -> Self {
        step.0
    }
}

/// Two words with a slash, as every program knows them: what else is in there could be read as more than a type.
fn media_type(text: &str) -> Result<String, String> {
    let word = |word: &str| {
        let letter = |sign: char| sign.is_ascii_alphanumeric() || "+-._".contains(sign);
        !word.is_empty() && word.len() <= 64 && word.chars().all(letter)
    };
    match text.split_once('/') {
        Some((sort, kind)) if word(sort) && word(kind) => Ok(text.to_ascii_lowercase()),
        _ => Err("it is written as image/jpeg".to_owned()),
    }
}
