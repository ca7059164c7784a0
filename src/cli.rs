//! The command line: what can be asked, and its help. A test holds every command to an example that runs.

use std::net::SocketAddr;
use std::path::PathBuf;

use tregua_web::access::Role;

mod attach;
mod exchange;
mod questions;
mod text;
mod witness;

pub(crate) use attach::{Attach, Attachment, Attachments, Custody};
pub(crate) use exchange::{Bundle, Charter, Device, Erase, Group, Merge, Reveal, Trust};
pub(crate) use questions::{
    Brief, By, Changes, Count, Due, Explain, Known, Missing, Narrow, PageFormat, Status, When,
};
pub(crate) use text::{Check, Diff, Fmt, Positions, Show, Text};

pub(crate) use witness::{Ask, Sign, TrustFile, Trusted, Witness};

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tregua_wording::{Digits, Lang};

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
                        3 the record fails verification; 4 the world failed (disk, rights, a key or a copy that may not sign), nothing half-done."
)]
pub(crate) struct Line {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The language of what is printed: English, Italian, Arabic or Hebrew. This help is in English only.
    #[arg(
        long,
        global = true,
        env = "TREGUA_LANG",
        value_enum,
        default_value = "en",
        hide_env_values = true
    )]
    pub(crate) lang: LangOption,
    /// The digits of what is printed: those of the language (Arabic-Indic ones in Arabic), or 0 to 9.
    #[arg(long, global = true, value_enum, default_value = "locale")]
    pub(crate) digits: DigitsOption,
}

/// `--lang`: a code of [`Lang`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct LangOption(Lang);

impl ValueEnum for LangOption {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: &[LangOption] = &[
            LangOption(Lang::English),
            LangOption(Lang::Italian),
            LangOption(Lang::Arabic),
            LangOption(Lang::Hebrew),
        ];
        ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.code()))
    }
}

impl From<LangOption> for Lang {
    fn from(option: LangOption) -> Self {
        option.0
    }
}

/// `--digits`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DigitsOption {
    /// Those of the language.
    Locale,
    /// 0 to 9.
    Latin,
}

impl From<DigitsOption> for Digits {
    fn from(option: DigitsOption) -> Self {
        match option {
            DigitsOption::Locale => Digits::Locale,
            DigitsOption::Latin => Digits::Latin,
        }
    }
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
    /// Put sources and claims from CSV files or workbooks (XLSX) on record. Writes nothing without --commit.
    #[command(
        after_help = "Example:\n  tregua import pause.record examples/gaza-2023-11/sources.csv examples/gaza-2023-11/claims.csv --commit"
    )]
    Import(Import),
    /// Write every claim and source on record as CSV or as a workbook (XLSX), which import reads back.
    #[command(
        after_help = "Example:\n  tregua export pause.record --to pause.xlsx\n  tregua export pause.record --to claims.csv --sources sources.csv\n  tregua head pause.record\n  tregua export pause.record --public pause.public"
    )]
    Export(Export),
    /// Put a claim on record in one line. It goes into a private notebook first, and is signed once it is complete.
    #[command(
        after_help = "The forms of a line are in docs/note.md.\n\nExample:\n  tregua note pause.record \"UN: 137 goods trucks offloaded 24 Nov, OCHA #49\"\n  tregua note pause.record --put-on-record 1"
    )]
    Note(Box<Note>),
    /// List the entries of a record.
    #[command(after_help = "Example:\n  tregua log pause.record --last 5")]
    Log(Log),
    /// Find entries by words in them, of what can be read here.
    #[command(after_help = "Example:\n  tregua search pause.record trucks offloaded --last 5")]
    Search(Search),
    /// Sign a checkpoint over the log as it is, and keep it: to hand to others, and for witnesses to cosign (docs/log.md).
    #[command(
        after_help = "Example:\n  tregua head pause.record --to pause.checkpoint\n  tregua head pause.record --ask pause.request"
    )]
    Head(Head),
    /// Prove that an entry is on record: a file that anyone can check without the record (docs/log.md).
    #[command(after_help = "Example:\n  tregua proof pause.record r24-isr --to exhibit")]
    Proof(Proof),
    /// Write what another node of the same truce does not have yet: entries with their contents, to send or to carry.
    #[command(
        after_help = "Exchange with others is in docs/exchange.md.\n\nExample:\n  tregua bundle pause.record --to pause.bundle\n  tregua bundle pause.record --to more.bundle --since pause.checkpoint"
    )]
    Bundle(Bundle),
    /// Take in bundles of other nodes: all of them or nothing, in any order, as often as you like.
    #[command(after_help = "Example:\n  tregua merge pause.record pause.bundle more.bundle")]
    Merge(Merge),
    /// Whose entries count here and whose are kept apart; with a device: take its entries from now on.
    #[command(after_help = "Example:\n  tregua trust pause.record")]
    Trust(Trust),
    /// The device that signs here. Says so where an older copy of the record was put back, or a copy was made.
    #[command(after_help = "Example:\n  tregua device pause.record")]
    Device(Device),
    /// The organisations that share a record, and changes of that, which count once enough of them approved.
    #[command(
        after_help = "Who decides what is in docs/members.md.\n\nExample:\n  tregua charter --new-key alpha.root-key\n  tregua charter --new-key beta.root-key\n  tregua charter --new-key gamma.root-key\n  tregua init joint.record --author Alpha --member Alpha=alpha.root-key.pub --member Beta=beta.root-key.pub --member Gamma=gamma.root-key.pub\n  tregua charter joint.record --remove Gamma --root-key alpha.root-key\n  tregua charter joint.record"
    )]
    Charter(Charter),
    /// Groups of readers: what is put on record for one (`import --for`) can be read by its members alone.
    #[command(
        after_help = "Who reads what is in docs/restricted.md.\n\nExample:\n  tregua group pause.record --key\n  tregua group pause.record families --reader own\n  tregua group pause.record"
    )]
    Group(Group),
    /// Attach a file that is evidence: a photograph, a scanned list, a signed text. It is kept sealed in the record, once.
    #[command(
        after_help = "How files are kept, and for whom, is in docs/attachments.md.\n\nExample:\n  tregua attach pause.record examples/gaza-2023-11/pause.tregua --note \"the text as put together\"\n  tregua attach pause.record examples/gaza-2023-11/sources.csv --to r24-isr"
    )]
    Attach(Attach),
    /// List the attached files: what they are, what they belong to, and each step of their keeping. --ask asks another node for files that are not here.
    #[command(
        after_help = "Example:\n  tregua attachments pause.record\n  tregua attachments pause.record --ask pause.lacking"
    )]
    Attachments(Attachments),
    /// Write an attached file as it was given, held to what was signed.
    #[command(
        after_help = "Hashes are listed by `tregua attachments`.\n\nExample:\n  tregua attachment pause.record sources.csv --out given.csv"
    )]
    Attachment(Attachment),
    /// Say one step in the keeping of what was attached: received from which office, when, under which seal, handed on to whom.
    #[command(
        after_help = "The steps are in docs/attachments.md. Name offices, never people.\n\nExample:\n  tregua custody pause.record sources.csv received --on 2023-11-24 --from \"Liaison office\" --seal L-0417"
    )]
    Custody(Custody),
    /// Give everybody what was sealed for a group, or some fields of it, or give it to another group. That cannot be taken back.
    #[command(
        after_help = "Who reads what is in docs/restricted.md.\n\nExample:\n  tregua init lists.record --author \"Families office\" --agreement examples/gaza-2023-11/pause.tregua\n  tregua group lists.record families --reader own\n  tregua import lists.record examples/gaza-2023-11/sources.csv examples/gaza-2023-11/claims.csv --for families --commit\n  tregua reveal lists.record r24-isr\n  tregua reveal lists.record r24-isr --only act,amount,occurred --commit\n  tregua log lists.record --last 1"
    )]
    Reveal(Reveal),
    /// Erase the content of entries in this copy: words, figures and key go, signature and proofs hold, and a notice says so.
    #[command(
        after_help = "What is reached and what is not is in docs/restricted.md.\n\nExample:\n  tregua erase pause.record r24-isr --because slip\n  tregua erase pause.record"
    )]
    Erase(Erase),
    /// Ask witnesses to cosign this record's log, and write down whom a reader trusts (docs/log.md).
    #[command(
        after_help = "`tregua witness ask pause.record http://127.0.0.1:8080/w1 --trust pause.trust` asks over the network; no other command does.\n\nExample:\n  tregua witness trust pause.record --to pause.trust\n  tregua verify pause.record --trust pause.trust"
    )]
    #[command(subcommand)]
    Witness(Witness),
    /// Check every signature, chain, commitment, derived column and the log of a record.
    #[command(
        after_help = "Example:\n  tregua verify pause.record\n  tregua verify pause.record --against pause.checkpoint"
    )]
    Verify(Verify),
    /// Read the text of an agreement and list everything that is wrong with it.
    #[command(
        after_help = "Example:\n  tregua check examples/gaza-2023-11/pause.tregua\n  tregua check --bless examples/river/proposal.tregua"
    )]
    Check(Check),
    /// Set the text of an agreement as every text is set. Its words and comments stay as they are.
    #[command(
        after_help = "Example:\n  tregua fmt --check examples/gaza-2023-11/pause.tregua\n  tregua fmt --to-json examples/gaza-2023-11/pause.tregua"
    )]
    Fmt(Fmt),
    /// The text in words, clause by clause, in any of the four languages: a reading aid.
    #[command(
        after_help = "Example:\n  tregua show examples/gaza-2023-11/pause.tregua --lang ar --clause \"goods trucks\""
    )]
    Show(Show),
    /// What an editor asks while a text is being written (Language Server Protocol, on standard input and output).
    #[command(after_help = "Example:\n  tregua lsp < /dev/null")]
    Lsp,
    /// What a counter-proposal changes, and which way for whom.
    #[command(
        after_help = "Example:\n  tregua diff examples/river/proposal.tregua examples/river/counter-proposal.tregua"
    )]
    Diff(Diff),
    /// The texts on record; with a file, put its text on record as a further version.
    #[command(
        after_help = "Example:\n  tregua init talks.record --author \"Monitoring office\" --agreement examples/gaza-2024-02/framework.tregua\n  tregua text talks.record examples/gaza-2024-02/counter-proposal.tregua\n  tregua text talks.record"
    )]
    Text(Text),
    /// Who accepts, refuses or offers changes to which clause, each in its own voice; what others report stands beside.
    #[command(
        after_help = "Example:\n  tregua import talks.record examples/gaza-2024-02/sources.csv examples/gaza-2024-02/claims.csv --commit\n  tregua positions examples/gaza-2024-02/counter-proposal.tregua talks.record"
    )]
    Positions(Positions),
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
    /// One page at a cut-off, for people who start their day with it; drafted by one desk, released by another.
    #[command(
        after_help = "Example:\n  tregua brief pause.record --cutoff 2023-11-25T06:00 --drafter \"Night desk\""
    )]
    Brief(Brief),
    /// What falls due next, for whom, and how far each voice says it is.
    #[command(
        after_help = "Example:\n  tregua due pause.record --within \"24 h\" --as-known 2023-11-30T06:00+02:00 --by said"
    )]
    Due(Due),
    /// What changed between two moments, and which entries changed it.
    #[command(
        after_help = "Example:\n  tregua changes pause.record --from 2023-11-24T20:00+02:00 --to 2023-11-25T06:00+02:00 --by said --clause \"goods trucks\""
    )]
    Changes(Changes),
    /// Which kinds of figure would decide what is open; never who ought to supply them.
    #[command(
        after_help = "Example:\n  tregua missing pause.record --clause \"goods trucks\" --day 2023-11-25 --as-of 2023-12-02T00:00+02:00"
    )]
    Missing(Missing),
    /// Counts as such, by voice and counting point, without a term.
    #[command(
        after_help = "Example:\n  tregua count pause.record --what trucks --from 2023-11-24 --to 2023-11-30 --as-of 2023-12-02T00:00+02:00"
    )]
    Count(Count),
    /// The same in a browser, on this machine alone or for a team: prints a link that works once.
    #[command(after_help = "Example:\n  tregua serve --demo")]
    Serve(Serve),
    /// Time and peak memory of the worked history, or of large imports.
    #[command(hide = true)]
    Bench(Bench),
}

/// `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The record.
    #[arg(required_unless_present = "demo")]
    pub(crate) record: Option<PathBuf>,
    /// The worked history, in memory.
    #[arg(long, conflicts_with = "record")]
    pub(crate) demo: bool,
    /// Add the views of this file (docs/views.md).
    #[arg(long, value_name = "FILE")]
    pub(crate) views: Option<PathBuf>,
    /// The port; without it the system chooses a free one.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Team mode: accounts by invitation, in a file beside the record.
    #[arg(long, requires = "origin", conflicts_with = "demo")]
    pub(crate) team: bool,
    /// Where the team's browsers find the server: `https://truce.example.org`.
    #[arg(long, requires = "team", value_name = "ORIGIN")]
    pub(crate) origin: Option<String>,
    /// The address to listen on in team mode; without it only this machine is listened to.
    #[arg(
        long,
        requires = "team",
        conflicts_with = "port",
        value_name = "ADDRESS:PORT"
    )]
    pub(crate) listen: Option<SocketAddr>,
    /// Invite somebody as this role, and print the code.
    #[arg(long, requires = "team", value_name = "ROLE", value_parser = role)]
    pub(crate) invite: Option<Role>,
    /// A proxy of yours stands before the server: believe its `X-Forwarded-For`.
    #[arg(long, requires = "team")]
    pub(crate) behind_proxy: bool,
    /// People who speak for a party may have accounts. Ask counsel first.
    #[arg(long, requires = "team")]
    pub(crate) party_officers: bool,
}

fn role(word: &str) -> Result<Role, String> {
    Role::of_word(word)
        .filter(|role| *role != Role::Alone)
        .ok_or_else(|| {
            let known = Role::ALL.iter().filter(|role| **role != Role::Alone);
            let known: Vec<&str> = known.map(|role| role.word()).collect();
            format!("one of {}", known.join(", "))
        })
}

/// `bench`.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// Import a file of so many rows instead, as CSV and as a workbook.
    #[arg(long, value_name = "N")]
    pub(crate) rows: Option<usize>,
    /// Serve instead: how soon it answers, pages over many claims, many readers and writers at once.
    #[arg(long)]
    pub(crate) serve: bool,
    /// With --serve: pages are asked for over a record of so many claims; 0 leaves this out.
    #[arg(long, default_value_t = 100_000, requires = "serve")]
    pub(crate) claims: usize,
    /// With --serve: how long the readers and writers come.
    #[arg(long, default_value_t = 60, requires = "serve")]
    pub(crate) seconds: u64,
    /// Import this file into this record, and say what that took.
    #[arg(long, hide = true, num_args = 2, value_names = ["RECORD", "FILE"])]
    pub(crate) measured: Vec<PathBuf>,
    /// The same, and write.
    #[arg(long, hide = true)]
    pub(crate) commit: bool,
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
    /// An organisation that shares the record, with its root key: 64 digits, or the file that `tregua charter --new-key` wrote
    /// beside it. Two at least, the author among them (docs/members.md).
    #[arg(long, value_name = "NAME=KEY", conflicts_with = "from")]
    pub(crate) member: Vec<String>,
    /// With --member: how many of them change who shares it. Without it more than half of them.
    #[arg(long, value_name = "N", requires = "member")]
    pub(crate) threshold: Option<u64>,
    /// Join a truce that another node founded: bundles of theirs, from the first entry on (docs/exchange.md).
    #[arg(long, value_name = "BUNDLE", num_args = 1.., conflicts_with = "agreement")]
    pub(crate) from: Vec<PathBuf>,
}

/// `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The record.
    pub(crate) record: PathBuf,
    /// CSV files or workbooks with sources or claims, in any order.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write; without it nothing is written.
    #[arg(long)]
    pub(crate) commit: bool,
    /// A live record is being rebuilt: rows may say when they were received, and the receipt says that it was rebuilt.
    #[arg(long)]
    pub(crate) rebuilt: bool,
    /// Seal what is put on record for this group (`tregua group`): nobody else reads it, everybody sees that it is there.
    #[arg(long = "for", value_name = "GROUP")]
    pub(crate) group: Option<String>,
}

/// `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The record.
    pub(crate) record: PathBuf,
    /// Write the claims to this file: `.csv`, or `.xlsx`, which takes the sources along on a sheet of their own.
    /// Without it the claims are printed as CSV; with --json, claims and sources as JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Write the sources to this file: `.csv` or `.xlsx`.
    #[arg(long, value_name = "FILE", requires = "to")]
    pub(crate) sources: Option<PathBuf>,
    /// A row of HXL tags below the header.
    #[arg(long, requires = "to")]
    pub(crate) tags: bool,
    /// Also when this record received each claim. Such rows can only be imported with --rebuilt.
    #[arg(long)]
    pub(crate) received: bool,
    /// Write what everybody may have to this file: what was said to everybody, and the log as hashes, without who signed it
    /// (docs/public.md).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "received"])]
    pub(crate) public: Option<PathBuf>,
    /// Write over files that are already there.
    #[arg(long)]
    pub(crate) force: bool,
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
    /// Sign drafts, by their numbers, and put them on record, all or nothing. With a line instead: that line's own.
    #[arg(long, value_name = "N|LINE", num_args = 0.., group = "does")]
    pub(crate) put_on_record: Option<Vec<String>>,
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
    /// Below each entry by when it is proved to have been there: when a witness saw the log with it in it.
    #[arg(long, requires = "Trusted")]
    pub(crate) bracket: bool,
    #[command(flatten)]
    pub(crate) trusted: Trusted,
}

/// `search`.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// The record.
    pub(crate) record: PathBuf,
    /// Words that an entry has to hold, all of them, each within longer words too. Accents, vowel points and capitals make no
    /// difference, and signs mean only themselves.
    #[arg(required = true)]
    pub(crate) words: Vec<String>,
    /// At most so many entries, the last ones.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) last: usize,
}

/// `head`.
#[derive(Debug, Args)]
pub(crate) struct Head {
    /// The record.
    pub(crate) record: PathBuf,
    /// Write the checkpoint to this file instead of printing it.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Write the log as static files into this folder (c2sp.org/tlog-tiles). It must not exist.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) tiles: Option<PathBuf>,
    /// Write the request to cosign the checkpoint to this file: what a witness is sent (c2sp.org/tlog-witness).
    #[arg(long, value_name = "FILE")]
    pub(crate) ask: Option<PathBuf>,
    /// With --to or --ask: write over files that are already there.
    #[arg(long)]
    pub(crate) force: bool,
    /// With --ask: the size of the log that the witness cosigned last.
    #[arg(long, value_name = "N", default_value_t = 0, requires = "ask")]
    pub(crate) old: u64,
    /// Keep what a witness answered, from this file, under the checkpoint that it is for.
    #[arg(long, value_name = "FILE", requires = "witness", conflicts_with_all = ["to", "tiles", "ask"])]
    pub(crate) answer: Option<PathBuf>,
    /// The key of a witness, as it gives it out: name+id+key. Can be given several times.
    #[arg(long, value_name = "KEY", requires = "answer")]
    pub(crate) witness: Vec<String>,
}

/// `proof`.
#[derive(Debug, Args)]
pub(crate) struct Proof {
    /// The record.
    pub(crate) record: PathBuf,
    /// The entry: the key of a claim, or at least eight digits of an entry's id.
    pub(crate) entry: String,
    /// Write the proof and the entry's signed bytes into this folder instead of printing the proof.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: Option<PathBuf>,
    /// Add what the entry says, with its salt. Without it the proof shows who signed when, and tells nothing of the content.
    #[arg(long, requires = "to")]
    pub(crate) with_payload: bool,
    #[command(flatten)]
    pub(crate) trusted: Trusted,
}

/// `verify`.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The record.
    pub(crate) record: PathBuf,
    /// Hold the record to this checkpoint, which somebody else kept. Can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) trusted: Trusted,
}
