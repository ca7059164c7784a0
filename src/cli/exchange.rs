//! The options of exchange with other nodes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tregua_record::Why;

/// `bundle`.
#[derive(Debug, Args)]
pub(crate) struct Bundle {
    /// The record.
    pub(crate) record: PathBuf,
    /// Write to this file; further parts have -2, -3 … before the ending.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
    /// Leave out what the other has: a bundle of theirs, a checkpoint of this record that they were given with what it covers,
    /// or the last entry that they have. Without it everything is written.
    #[arg(long, value_name = "BUNDLE|CHECKPOINT|ENTRY")]
    pub(crate) since: Option<String>,
    /// Most megabytes of a part, from 2 to 64.
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(2..=64))]
    pub(crate) max_size: u64,
    /// Write the attached files as well: to a file beside it that ends in .attachments.
    #[arg(long)]
    pub(crate) with_attachments: bool,
    /// Write the attached files that another node asks for in this file, and nothing else.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["since", "with_attachments"])]
    pub(crate) asked: Option<PathBuf>,
    /// Write over files that are already there.
    #[arg(long)]
    pub(crate) force: bool,
}

/// `merge`.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The record.
    pub(crate) record: PathBuf,
    /// Bundles and attached files (.attachments), in any order.
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `trust`.
#[derive(Debug, Args)]
pub(crate) struct Trust {
    /// The record.
    pub(crate) record: PathBuf,
    /// The device whose entries are kept apart, or its first eight digits or more, as its owner told you by another way.
    /// They may stand in groups and in capitals.
    #[arg(value_name = "DEVICE")]
    pub(crate) device: Vec<String>,
    /// It is a further device of an organisation that has one here already, which told you so by another way: it may sign in
    /// the same name, and revoke the first.
    #[arg(long, requires = "device", conflicts_with = "revoke")]
    pub(crate) further: bool,
    /// No longer: what the device signs after --last is kept and shown, and does not count.
    #[arg(long, requires = "device")]
    pub(crate) revoke: bool,
    /// With --revoke: the number of the device's last entry that counts. Without it none does.
    #[arg(long, value_name = "N", requires = "revoke")]
    pub(crate) last: Option<u64>,
}

/// `charter`.
#[derive(Debug, Args)]
pub(crate) struct Charter {
    /// The record.
    #[arg(required_unless_present = "new_key")]
    pub(crate) record: Option<PathBuf>,
    /// Make a root key in this file; its public half, for a charter, goes beside it as FILE.pub.
    #[arg(long, value_name = "FILE", exclusive = true)]
    pub(crate) new_key: Option<PathBuf>,
    /// The root key that signs.
    #[arg(long, value_name = "FILE")]
    pub(crate) root_key: Option<PathBuf>,
    /// Say by the root key that the device that signs here is this organisation's own.
    #[arg(long, group = "does")]
    pub(crate) introduce: bool,
    /// Approve a change by the root key: the first digits of its id.
    #[arg(long, value_name = "CHANGE", group = "does")]
    pub(crate) approve: Option<String>,
    /// With --approve: write the approval to this file, for others to put on record, and nothing here.
    #[arg(long, value_name = "FILE", requires = "approve")]
    pub(crate) to: Option<PathBuf>,
    /// Put an approval that others signed on record, from this file.
    #[arg(long, value_name = "FILE", group = "does")]
    pub(crate) carry: Option<PathBuf>,
    /// Propose that an organisation gets a seat.
    #[arg(
        long,
        value_name = "NAME=KEY",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) add: Vec<String>,
    /// Propose that an organisation has no seat any more. What its devices signed as far as it is here goes on counting.
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) remove: Vec<String>,
    /// Propose another root key for an organisation.
    #[arg(
        long,
        value_name = "NAME=KEY",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) replace: Vec<String>,
    /// Propose to name a device as an organisation's.
    #[arg(
        long,
        value_name = "NAME=DEVICE",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) device: Vec<String>,
    /// Propose that a device signs no longer; what it signed after --last does not count.
    #[arg(
        long,
        value_name = "DEVICE",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) revoke: Option<String>,
    /// With --revoke: the number of its last entry that counts. Without it none does.
    #[arg(long, value_name = "N", requires = "revoke", help_heading = "Changes")]
    pub(crate) last: Option<u64>,
    /// Propose how many organisations approve a change from then on.
    #[arg(
        long,
        value_name = "N",
        conflicts_with = "does",
        help_heading = "Changes"
    )]
    pub(crate) threshold: Option<u64>,
}

/// `group`.
#[derive(Debug, Args)]
pub(crate) struct Group {
    /// The record.
    pub(crate) record: PathBuf,
    /// The group to make, or to make anew for what is sealed from now on. Without it the groups on record are listed.
    #[arg(requires = "readers")]
    pub(crate) name: Option<String>,
    /// Who may read: the reading key of a node (`age1…`), as often as there are readers. `own` is this node's.
    #[arg(long = "reader", value_name = "KEY", requires = "name")]
    pub(crate) readers: Vec<String>,
    /// Hand what was put on record for it before, as far as it can be read here, to those who were not among its readers then.
    #[arg(long, requires = "name")]
    pub(crate) earlier: bool,
    /// Print this node's reading key, for others to seal for; the first time it is made.
    #[arg(long, conflicts_with = "name")]
    pub(crate) key: bool,
}

/// `reveal`.
#[derive(Debug, Args)]
pub(crate) struct Reveal {
    /// The record.
    pub(crate) record: PathBuf,
    /// Entries of this node's own organisation: the key of a claim, or the first digits of an id.
    #[arg(value_name = "ENTRY", required = true)]
    pub(crate) entries: Vec<String>,
    /// Show these fields of claims and nothing else of them: columns of `claims.csv`, with commas between.
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Show them to the readers of this group, not to everybody.
    #[arg(long = "for", value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Say so; without it nothing is revealed.
    #[arg(long)]
    pub(crate) commit: bool,
}

/// `erase`.
#[derive(Debug, Args)]
pub(crate) struct Erase {
    /// The record.
    pub(crate) record: PathBuf,
    /// Entries: the key of a claim of this node's own organisation, or the first digits of an id. Without any, what was erased
    /// is listed, and what others ask to be erased.
    #[arg(value_name = "ENTRY", requires = "because")]
    pub(crate) entries: Vec<String>,
    /// Why: a person asked for it; it may put somebody in danger; a law or a court asks for it; its time is over; it was never
    /// meant to be on record.
    #[arg(long, value_name = "WHY", requires = "entries")]
    pub(crate) because: Option<Because>,
    /// Erase; without it nothing is erased.
    #[arg(long, requires = "entries")]
    pub(crate) commit: bool,
}

/// `--because`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Because {
    Request,
    Danger,
    Law,
    Term,
    Slip,
}

impl From<Because> for Why {
    fn from(because: Because) -> Self {
        match because {
            Because::Request => Why::Request,
            Because::Danger => Why::Danger,
            Because::Law => Why::Law,
            Because::Term => Why::Term,
            Because::Slip => Why::Slip,
        }
    }
}

/// `device`.
#[derive(Debug, Args)]
pub(crate) struct Device {
    /// The record.
    pub(crate) record: PathBuf,
    /// Go on with a new key: an older copy was put back, or this is a copy beside another that is used. Others have to trust
    /// the new device.
    #[arg(long, conflicts_with = "moved")]
    pub(crate) new: bool,
    /// The record was moved here, and no other copy of it is used.
    #[arg(long)]
    pub(crate) moved: bool,
}
