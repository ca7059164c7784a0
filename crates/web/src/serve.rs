//! The server itself: a listener, the routes, and a look now and then at what other programs put on record.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;
use tregua_desk::Fault;
use tregua_record::Record;

use crate::access::{Door, Origin, Refused, Role, Team};
use crate::connections::{self, Bounds};
use crate::dispatch;
use crate::house::{House, Settings};
use crate::pages;

/// How often the record is looked at for what other programs added.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long answers that have begun may take once the program was told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Why the server does not start, or stopped.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address cannot be listened on: another program does, or it is not this machine's.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The record cannot be read.
    #[error("the record cannot be read")]
    Record(Fault),
    /// Nobody can be invited as this.
    #[error("nobody can be invited as {}", .0.word())]
    Role(Role),
    /// The system gave no randomness, no threads, or closed the listener.
    #[error("{0}")]
    System(String),
}

/// Who may come in.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Whoever has the one-time link, alone, on this machine.
    Personal,
    /// Whoever has an account.
    Team(TeamMode),
}

/// How a team is served.
#[derive(Debug, Clone)]
pub struct TeamMode {
    /// The file of accounts; it is made if there is none.
    pub accounts: PathBuf,
    /// Where browsers find the server.
    pub origin: Origin,
    /// A proxy of ours stands before the server and says where requests come from.
    pub behind_proxy: bool,
    /// People who speak for a party may have accounts.
    pub party_officers: bool,
    /// Whom to invite at the start. As long as nobody has an account, somebody who keeps the accounts is invited anyway.
    pub invite: Option<Role>,
}

/// What is being served, as the program prints it.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The address.
    pub address: SocketAddr,
    /// Where to go: the one-time link, or the origin of a team.
    pub link: String,
    /// An invitation made at the start: for which role, and its code.
    pub invitation: Option<(Role, String)>,
}

/// Serves a record until the process is told to stop. `started` is called once, when the address answers.
///
/// # Errors
/// [`ServeError`]; nothing of the record was changed.
pub fn serve(
    record: Record,
    address: SocketAddr,
    settings: Settings,
    mode: &Mode,
    started: impl FnOnce(&Serving),
) -> Result<(), ServeError> {
    let (door, link, invitation) = door(mode, &settings)?;
    let house = Arc::new(House::open(record, settings, door).map_err(ServeError::Record)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| ServeError::System(error.to_string()))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address)
            .await
            .map_err(|source| ServeError::Listen { address, source })?;
        let address = listener.local_addr().unwrap_or(address);
        house.door.listens_on(address.port());
        started(&Serving {
            address,
            link: match mode {
                Mode::Personal => format!("http://{address}{link}"),
                Mode::Team(_) => link,
            },
            invitation,
        });
        tokio::spawn(look_now_and_then(house.clone()));
        let warmed = house.clone();
        tokio::task::spawn_blocking(move || pages::warm_entry(&warmed));
        let router = dispatch::router(&house);
        let served = connections::answer(listener, router, Bounds::default(), told_to_stop());
        tokio::select! {
            () = served => {}
            // Readers who follow the record stay for as long as they like; they are not waited for.
            () = told_to_stop_a_while_ago() => {}
        }
        Ok(())
    })
}

type Opened = (Door, String, Option<(Role, String)>);

fn door(mode: &Mode, settings: &Settings) -> Result<Opened, ServeError> {
    let system = |error: String| ServeError::System(error);
    let team = match mode {
        Mode::Personal => {
            let (door, token) = Door::personal().map_err(|error| system(error.to_string()))?;
            return Ok((door, format!("/enter/{token}"), None));
        }
        Mode::Team(team) => team,
    };
    let accounts = Team::open(&team.accounts, team.party_officers)
        .map_err(|error| system(error.to_string()))?;
    let nobody = accounts
        .is_empty()
        .map_err(|error| system(error.to_string()))?;
    let invited = team.invite.or(nobody.then_some(Role::Administrator));
    let invitation = match invited {
        None => None,
        Some(role) => match accounts.invite(role, "", (settings.now)()) {
            Ok(code) => Some((role, code)),
            Err(Refused::Fault(error)) => return Err(system(error.to_string())),
            Err(_) => return Err(ServeError::Role(role)),
        },
    };
    let link = team.origin.text().to_owned();
    let door = Door::team(accounts, team.origin.clone(), team.behind_proxy);
    Ok((door, link, invitation))
}

async fn look_now_and_then(house: Arc<House>) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let (looking, log) = (house.clone(), house.settings.log);
        let looked = tokio::task::spawn_blocking(move || looking.refresh()).await;
        if let Ok(Err(error)) = looked {
            // What is shown stays what was read last; whoever keeps the machine is told.
            log(&error.lines().join(" "));
        }
    }
}

async fn told_to_stop_a_while_ago() {
    told_to_stop().await;
    tokio::time::sleep(LAST_ANSWERS).await;
}

async fn told_to_stop() {
    // Without signals the process is stopped the hard way, which loses nothing either.
    let _ = tokio::signal::ctrl_c().await;
}
