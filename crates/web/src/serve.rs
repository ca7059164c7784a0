//! The server itself: a listener, the routes, and a look now and then at what other programs put on record.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;
use tregua_desk::Fault;
use tregua_record::Record;

use crate::access::Door;
use crate::dispatch;
use crate::house::{House, Settings};

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
    /// The system gave no randomness, no threads, or closed the listener.
    #[error("{0}")]
    System(String),
}

/// What is being served, as the program prints it.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The address.
    pub address: SocketAddr,
    /// The path of the one-time link.
    pub link: String,
}

/// Serves a record until the process is told to stop. `started` is called once, when the address answers.
///
/// # Errors
/// [`ServeError`]; nothing of the record was changed.
pub fn serve(
    record: Record,
    address: SocketAddr,
    settings: Settings,
    started: impl FnOnce(&Serving),
) -> Result<(), ServeError> {
    let (door, token) = Door::personal().map_err(|error| ServeError::System(error.to_string()))?;
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
        started(&Serving {
            address,
            link: format!("/enter/{token}"),
        });
        tokio::spawn(look_now_and_then(house.clone()));
        let router = dispatch::router(&house);
        let served = axum::serve(listener, router).with_graceful_shutdown(told_to_stop());
        tokio::select! {
            ended = served.into_future() => ended.map_err(|error| ServeError::System(error.to_string())),
            // Readers who follow the record stay for as long as they like; they are not waited for.
            () = told_to_stop_a_while_ago() => Ok(()),
        }
    })
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
