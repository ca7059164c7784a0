//! Of a text: checking, comparing, laying out, showing, and what becomes of its versions.

use std::path::PathBuf;

use clap::Args;

use super::Known;

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Texts of agreements.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write into the examples of a text the statuses that follow from their claims.
    #[arg(long)]
    pub(crate) bless: bool,
}

/// `diff`.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The text before; or a record, whose texts are compared with each other or with AFTER.
    pub(crate) before: PathBuf,
    /// The text after.
    pub(crate) after: Option<PathBuf>,
    /// Of a record: the version before, by its number in `tregua text`. Default: the last but one, with AFTER the newest.
    #[arg(long, value_name = "N")]
    pub(crate) from: Option<usize>,
    /// Of a record: the version after. Default: the newest.
    #[arg(long, value_name = "N", conflicts_with = "after")]
    pub(crate) to: Option<usize>,
}

/// `text`.
#[derive(Debug, Args)]
pub(crate) struct Text {
    /// The record.
    pub(crate) record: PathBuf,
    /// The text to put on record.
    pub(crate) file: Option<PathBuf>,
}

/// `positions`.
#[derive(Debug, Args)]
pub(crate) struct Positions {
    /// The record, and before it one of its texts; without one, every text on record is told, the newest first.
    #[arg(required = true, num_args = 1..=2, value_name = "[TEXT] RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// Only this clause (by label). Can be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Vec<String>,
    /// Only what was known at this instant. Default: everything on record.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_known: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
}

/// `show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The text of an agreement; or a record, whose newest text is shown.
    pub(crate) file: PathBuf,
    /// Only this clause (by label). Can be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Vec<String>,
}

/// `fmt`.
#[derive(Debug, Args)]
pub(crate) struct Fmt {
    /// Texts of agreements.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write nothing; end with 1 if a text is set otherwise.
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; print the text as JSON (docs/agreement.schema.json).
    #[arg(long, conflicts_with = "check")]
    pub(crate) to_json: bool,
    /// Write nothing; read FILE as such JSON and print its text.
    #[arg(long, conflicts_with_all = ["check", "to_json"])]
    pub(crate) from_json: bool,
}
