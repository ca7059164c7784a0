//! The command line: what can be asked, and its help. A test holds every command to an example that runs.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A shared record of a truce: what was agreed, what each side says happened, what is due next.
#[derive(Debug, Parser)]
#[command(
    name = "tregua",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Start with `tregua demo`. Exit codes: 0 done; 1 the input has errors; 2 the command line is wrong; \
                        3 the record fails verification; 4 the world failed (disk, rights), nothing half-done."
)]
pub(crate) struct Line {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// The commands, one file each in `src/commands/`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the whole thing on the pause of November 2023; no set-up, no network.
    #[command(after_help = "Example:\n  tregua demo")]
    Demo(Demo),
    /// Make a record, with its signing key beside it.
    #[command(
        after_help = "Example:\n  tregua init pause.record --author \"Monitoring office\" --agreement examples/gaza-2023-11/pause.tregua"
    )]
    Init(Init),
    /// Put sources and claims from CSV files on record. Writes nothing without --commit.
    #[command(
        after_help = "Example:\n  tregua import pause.record examples/gaza-2023-11/sources.csv examples/gaza-2023-11/claims.csv --commit"
    )]
    Import(Import),
    /// Put a claim on record in one line. It goes into a private notebook first, and is signed once it is complete.
    #[command(
        after_help = "The forms of a line are in docs/note.md.\n\nExample:\n  tregua note pause.record \"UN: 137 goods trucks offloaded 24 Nov, OCHA #49\"\n  tregua note pause.record --put-on-record 1"
    )]
    Note(Box<Note>),
    /// List the entries of a record.
    #[command(after_help = "Example:\n  tregua log pause.record --last 5")]
    Log(Log),
    /// Check every signature, chain, commitment and derived column of a record.
    #[command(after_help = "Example:\n  tregua verify pause.record")]
    Verify(RecordOnly),
    /// Read the text of an agreement and list everything that is wrong with it.
    #[command(after_help = "Example:\n  tregua check examples/gaza-2023-11/pause.tregua")]
    Check(Check),
    /// Where each term stands: clauses × views, for each reading.
    #[command(
        after_help = "Example:\n  tregua status examples/gaza-2023-11/pause.tregua pause.record --clause \"goods trucks\" --day 2023-11-24 --as-of 2023-12-02T00:00+02:00"
    )]
    Status(Status),
    /// Why a term stands where it stands: entries, rules, what did not count and why.
    #[command(
        after_help = "Example:\n  tregua explain examples/gaza-2023-11/pause.tregua pause.record \"goods trucks\" --day 2023-11-24 --reading offloading --view UN --as-of 2023-12-02T00:00+02:00"
    )]
    Explain(Explain),
    /// Time and peak memory of the worked history.
    #[command(hide = true)]
    Bench,
}

/// `demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Write the demo's record and agreement into this folder, to look further. It must not exist.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keep: Option<PathBuf>,
}

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The record to make.
    pub(crate) record: PathBuf,
    /// The organisation that signs here.
    #[arg(long, value_name = "NAME")]
    pub(crate) author: String,
    /// The text of the agreement; its zone, days and words guide every import.
    #[arg(long, value_name = "FILE")]
    pub(crate) agreement: Option<PathBuf>,
}

/// `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The record.
    pub(crate) record: PathBuf,
    /// CSV files with sources or claims, in any order.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write; without it nothing is written.
    #[arg(long)]
    pub(crate) commit: bool,
    /// A live record is being rebuilt: rows may say when they were received, and the receipt says that it was rebuilt.
    #[arg(long)]
    pub(crate) rebuilt: bool,
}

/// `note`.
#[derive(Debug, Args)]
pub(crate) struct Note {
    /// The record, then the line: who says · what · how many · when · source. The record can be left out where the
    /// folder has only one; `-` reads lines from standard input.
    #[arg(value_name = "RECORD LINE")]
    pub(crate) words: Vec<String>,
    /// List what is in the notebook.
    #[arg(long, group = "does")]
    pub(crate) list: bool,
    /// Show one draft whole.
    #[arg(long, value_name = "N", group = "does")]
    pub(crate) show: Option<u64>,
    /// Give a draft another line, or further answers.
    #[arg(long, value_name = "N", group = "does")]
    pub(crate) change: Option<u64>,
    /// Delete drafts: their words are in no file of ours any more.
    #[arg(long, value_name = "N", num_args = 1.., group = "does")]
    pub(crate) delete: Vec<u64>,
    /// Sign drafts and put them on record, all or nothing. With a line: that line's own.
    #[arg(long, value_name = "N", num_args = 0.., group = "does")]
    pub(crate) put_on_record: Option<Vec<u64>>,
    /// Every draft of the notebook.
    #[arg(long, requires = "put_on_record")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) answers: NoteAnswers,
}

/// What a line leaves open. `unstated` leaves a column empty.
#[derive(Debug, Args)]
#[command(next_help_heading = "Answers, which go before the line")]
pub(crate) struct NoteAnswers {
    /// Who says it.
    #[arg(long, value_name = "NAME")]
    pub(crate) voice: Option<String>,
    /// The verb: admit, release, hand over…
    #[arg(long, value_name = "VERB")]
    pub(crate) act: Option<String>,
    /// Who does it, or `unknown`.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// What, with its kinds: "goods trucks".
    #[arg(long, value_name = "THING")]
    pub(crate) thing: Option<String>,
    /// How many: 137, 101.., 150..200, ..50, "about 100 (90..110)".
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) amount: Option<String>,
    /// Where it was counted: dispatch, crossing, offloading, handover…
    #[arg(long, value_name = "POINT")]
    pub(crate) point: Option<String>,
    /// event, total, average or stock.
    #[arg(long, value_name = "WORD")]
    pub(crate) adds: Option<String>,
    /// whole, or "so far".
    #[arg(long, value_name = "WORD")]
    pub(crate) coverage: Option<String>,
    /// A zone.
    #[arg(long, value_name = "ZONE")]
    pub(crate) place: Option<String>,
    /// When it happened: 2023-11-24, or 2023-11-24T22:00+02:00.
    #[arg(long, value_name = "TIME")]
    pub(crate) when: Option<String>,
    /// Key of the incident, offer or group it is about.
    #[arg(long, value_name = "KEY")]
    pub(crate) about: Option<String>,
    /// Label of the clause, where the words do not lead there.
    #[arg(long, value_name = "LABEL")]
    pub(crate) clause: Option<String>,
    /// A source on record, or a new one: "OCHA57=OCHA oPt, Flash Update #57, 2023-12-02".
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// The figure or few words as printed.
    #[arg(long, value_name = "WORDS")]
    pub(crate) figure: Option<String>,
    /// When the voice said it.
    #[arg(long, value_name = "TIME")]
    pub(crate) said: Option<String>,
}

/// `log`.
#[derive(Debug, Args)]
pub(crate) struct Log {
    /// The record.
    pub(crate) record: PathBuf,
    /// Only the last so many entries.
    #[arg(long, value_name = "N")]
    pub(crate) last: Option<usize>,
}

/// A command about one record.
#[derive(Debug, Args)]
pub(crate) struct RecordOnly {
    /// The record.
    pub(crate) record: PathBuf,
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Texts of agreements.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

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
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) when: When,
}

/// Which rows.
#[derive(Debug, Args)]
pub(crate) struct Narrow {
    /// Only this part: total, each day, overall, deadline, ban, allow, "days earned".
    #[arg(long, value_name = "NAME")]
    pub(crate) part: Vec<String>,
    /// Only this day (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub(crate) day: Vec<jiff::civil::Date>,
    /// Only this reading: a counting point, a reading's name, or "as written".
    #[arg(long, value_name = "NAME")]
    pub(crate) reading: Vec<String>,
    /// Only this view: a voice, "named body", "both parties" or "all voices".
    #[arg(long, value_name = "VIEW")]
    pub(crate) view: Vec<String>,
    /// Judge by a text that is not in the record.
    #[arg(long)]
    pub(crate) what_if: bool,
}

/// At which moment.
#[derive(Debug, Args)]
pub(crate) struct When {
    /// The clock that deadlines are read against: an instant with its offset. Default: now, or --as-known.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_of: Option<String>,
    /// Only what was known at this instant. Default: everything on record.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) as_known: Option<String>,
    /// Known by which time. Default: said for reconstructed history, received for live records.
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
}

/// By which of its times a statement is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// When the voice said it.
    Said,
    /// When this record received it.
    Received,
}

impl By {
    pub(crate) fn word(self) -> &'static str {
        match self {
            By::Said => "said",
            By::Received => "received",
        }
    }
}
