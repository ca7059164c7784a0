//! The options of witnesses, and of whom a reader trusts.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `witness`.
#[derive(Debug, Subcommand)]
pub(crate) enum Witness {
    /// Sign a checkpoint over the log as it is, ask these witnesses to cosign it, and keep what they answer. No other
    /// command asks anybody over a network.
    Ask(Ask),
    /// Write whom a reader trusts: root keys, this node's log, witnesses, and how many of them together.
    Trust(TrustFile),
    /// Put a further root key's signature under a trust file.
    Sign(Sign),
}

/// `witness ask`.
#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The record.
    pub(crate) record: PathBuf,
    /// The witnesses: the submission prefix of each, http://… on this machine, or https://… with --via.
    #[arg(required = true, value_name = "URL")]
    pub(crate) urls: Vec<String>,
    /// Go through a program of yours on this machine that speaks TLS to the witness, such as stunnel.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) via: Option<SocketAddr>,
    #[command(flatten)]
    pub(crate) trusted: Trusted,
}

/// `witness trust`.
#[derive(Debug, Args)]
pub(crate) struct TrustFile {
    /// The record.
    pub(crate) record: PathBuf,
    /// Write to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
    /// The key of a witness, name+id+key. Can be given several times.
    #[arg(long, value_name = "KEY")]
    pub(crate) witness: Vec<String>,
    /// How many of them have to have cosigned a checkpoint for it to count. Without it more than half.
    #[arg(long, value_name = "N", requires = "witness")]
    pub(crate) quorum: Option<u64>,
    /// The root key that signs. Without it the founder's device does, where one organisation founded the record alone.
    #[arg(long, value_name = "FILE")]
    pub(crate) root_key: Option<PathBuf>,
    /// Write over a file that is already there.
    #[arg(long)]
    pub(crate) force: bool,
}

/// `witness sign`.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The trust file.
    pub(crate) file: PathBuf,
    /// The root key that signs.
    #[arg(long, value_name = "FILE")]
    pub(crate) root_key: PathBuf,
}

/// Whom to believe of those who saw the log.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Trusted {
    /// The key of a witness that you believe, name+id+key: one of those given is enough. Can be given several times.
    #[arg(long, value_name = "KEY")]
    pub(crate) witness: Vec<String>,
    /// A trust file: its witnesses, as many of them together as it asks for (docs/log.md).
    #[arg(long, value_name = "FILE", conflicts_with = "witness")]
    pub(crate) trust: Option<PathBuf>,
}
