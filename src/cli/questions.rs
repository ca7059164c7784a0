//! Questions to a record: standings and why, the brief, what is due, what changed, what is missing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Trusted;

/// `status`.
#[derive(Debug, Args)]
pub(crate) struct Status {
    /// The text of the agreement and the record; with the record alone, its newest text.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// Only this clause (by label). Can be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Vec<String>,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) when: When,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The text of the agreement, the record, and the clause's label; the text can be left out.
    #[arg(required = true, value_name = "AGREEMENT RECORD CLAUSE")]
    pub(crate) words: Vec<PathBuf>,
    /// Print a certificate, as JSON: the rows on every reading, with all that it takes to check them (docs/certificate.md).
    #[arg(long)]
    pub(crate) certificate: bool,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) when: When,
}

/// `brief`.
#[derive(Debug, Args)]
pub(crate) struct Brief {
    /// The text of the agreement and the record; with the record alone, its newest text.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// What was known up to here: an hour of the agreement's clock (06:00: the last one past), a date with an hour, or an
    /// instant with its offset. Default: now.
    #[arg(long, value_name = "WHEN")]
    pub(crate) cutoff: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
    /// Plain text, or one HTML file that prints on a sheet of A4.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PageFormat,
    /// The desk or office that drafts it; never a person's name.
    #[arg(long, value_name = "NAME")]
    pub(crate) drafter: Option<String>,
    /// Release the draft with this hash, after reading it: it gets its number and is frozen.
    #[arg(long, value_name = "HASH", requires = "releaser")]
    pub(crate) release: Option<String>,
    /// The desk or office that releases it; never the one that drafted it.
    #[arg(long, value_name = "NAME", requires = "release")]
    pub(crate) releaser: Option<String>,
    /// Print this released edition again.
    #[arg(long, value_name = "N", conflicts_with_all = ["cutoff", "release", "editions", "drafter"])]
    pub(crate) edition: Option<u64>,
    /// List the editions released.
    #[arg(long, conflicts_with_all = ["cutoff", "release", "drafter"])]
    pub(crate) editions: bool,
    /// Draft by a text that is not in the record.
    #[arg(long)]
    pub(crate) what_if: bool,
}

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// Plain text.
    Text,
    /// One HTML file.
    Html,
}

/// `due`.
#[derive(Debug, Args)]
pub(crate) struct Due {
    /// The text of the agreement and the record; with the record alone, its newest text.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// How far to look ahead: "24 h", "90 min", "3 days".
    #[arg(long, value_name = "LENGTH", default_value = "24 h")]
    pub(crate) within: String,
    /// Only what this party owes, and conditions.
    #[arg(long, value_name = "NAME")]
    pub(crate) party: Option<String>,
    /// Judge by a text that is not in the record.
    #[arg(long)]
    pub(crate) what_if: bool,
    #[command(flatten)]
    pub(crate) when: When,
}

/// `changes`.
#[derive(Debug, Args)]
pub(crate) struct Changes {
    /// The text of the agreement and the record; with the record alone, its newest text.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// The earlier moment: an instant with its offset. What was known then is read against the clock of then.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) from: String,
    /// The later moment. Default: now.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
    /// Only this clause (by label). Can be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Vec<String>,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
}

/// `missing`.
#[derive(Debug, Args)]
pub(crate) struct Missing {
    /// The text of the agreement and the record; with the record alone, its newest text.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// Only this clause (by label). Can be given several times.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Vec<String>,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) when: When,
}

/// `count`.
#[derive(Debug, Args)]
pub(crate) struct Count {
    /// The text of the agreement and the record; with the record alone, its newest text, or none if it holds none.
    #[arg(required = true, value_name = "AGREEMENT RECORD")]
    pub(crate) files: Vec<PathBuf>,
    /// Only this thing: a name or its plural. Can be given several times, as the options below.
    #[arg(long, value_name = "THING")]
    pub(crate) what: Vec<String>,
    /// Only this act.
    #[arg(long, value_name = "VERB")]
    pub(crate) act: Vec<String>,
    /// Only this counting point.
    #[arg(long, value_name = "POINT")]
    pub(crate) point: Vec<String>,
    /// Only this voice.
    #[arg(long, value_name = "VOICE")]
    pub(crate) voice: Vec<String>,
    /// From this day on (YYYY-MM-DD). Default: the phases, every longer window with a total, and all there is.
    #[arg(long, value_name = "DATE", requires = "to")]
    pub(crate) from: Option<jiff::civil::Date>,
    /// Up to the end of this day.
    #[arg(long, value_name = "DATE", requires = "from")]
    pub(crate) to: Option<jiff::civil::Date>,
    /// The clock of a record that holds no agreement: an offset or a zone. Default: +00:00.
    #[arg(long, value_name = "ZONE")]
    pub(crate) clock: Option<String>,
    /// Read things and days by a text that is not in the record.
    #[arg(long)]
    pub(crate) what_if: bool,
    #[command(flatten)]
    pub(crate) when: When,
}

/// Which rows.
#[derive(Debug, Default, Args)]
pub(crate) struct Narrow {
    /// Only this part: total, each day, each week, overall, deadline, ban, allow, "days earned".
    #[arg(long, value_name = "NAME")]
    pub(crate) part: Vec<String>,
    /// Only this day (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub(crate) day: Vec<jiff::civil::Date>,
    /// Only this reading: a counting point, a reading's name, or "as written".
    #[arg(long, value_name = "NAME")]
    pub(crate) reading: Vec<String>,
    /// Only this view: a voice, "named body", "both parties", "all voices", or one of --views.
    #[arg(long, value_name = "VIEW")]
    pub(crate) view: Vec<String>,
    /// Add the views of this file (docs/views.md).
    #[arg(long, value_name = "FILE")]
    pub(crate) views: Option<PathBuf>,
    /// Judge by a text that is not in the record.
    #[arg(long)]
    pub(crate) what_if: bool,
}

/// At which moment.
#[derive(Debug, Default, Args)]
pub(crate) struct When {
    /// The clock that deadlines are read against: an instant with its offset. Default: now, or --as-known.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_of: Option<String>,
    /// Only what was known at this instant. Default: everything on record.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_known: Option<String>,
    #[command(flatten)]
    pub(crate) known: Known,
}

/// By which time.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Known {
    /// Known by which time. Default: said for reconstructed history, received for live records. `proved` asks for --witness or --trust.
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
    #[command(flatten)]
    pub(crate) trusted: Trusted,
}

/// By which of its times a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// When the voice said it.
    Said,
    /// When this record received it.
    Received,
    /// When it is proved to have been there: a witness saw the log with it in it. What no witness saw is left out.
    Proved,
}

impl From<By> for tregua_desk::By {
    fn from(by: By) -> Self {
        match by {
            By::Said => tregua_desk::By::Said,
            By::Received => tregua_desk::By::Received,
            By::Proved => tregua_desk::By::Proved,
        }
    }
}
