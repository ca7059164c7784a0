//! Files that go out while they are written: never whole in memory, and no faster than their reader takes them.
//!
//! What goes wrong before the first bytes are out is told like any other trouble. What goes wrong later breaks the answer off,
//! so that no browser takes what it has for a whole file.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::reply::Trouble;

/// Files that go out at once: each takes a thread for as long as its reader takes over it.
const MOST_AT_ONCE: usize = 8;

/// Who comes when all places are taken may ask again after so many seconds.
const COME_AGAIN: u64 = 5;

/// Bytes that go out together, and how many such pieces wait for their reader.
const PIECE: usize = 64 * 1024;
const MOST_WAITING: usize = 2;

/// How long a reader may take over one piece.
const PATIENCE: Duration = Duration::from_secs(60);

/// Places for files that go out.
pub(crate) struct Places(Arc<Semaphore>);

impl Default for Places {
    fn default() -> Self {
        Places(Arc::new(Semaphore::new(MOST_AT_ONCE)))
    }
}

/// What comes through from who writes.
enum Piece {
    Bytes(Vec<u8>),
    /// It is whole. A channel that closes without this was left in the middle.
    End,
}

impl Places {
    /// What `write` writes, as the body of an answer; to be called where one may wait. It comes back once the first bytes are
    /// there.
    ///
    /// # Errors
    /// What `write` found before them; [`Trouble::TooOften`] where too many files go out already.
    pub(crate) fn pour(
        &self,
        log: fn(&str),
        write: impl FnOnce(&mut dyn Write) -> Result<(), Trouble> + Send + 'static,
    ) -> Result<Body, Trouble> {
        let place = Arc::clone(&self.0).try_acquire_owned();
        let place = place.map_err(|_| Trouble::TooOften(COME_AGAIN))?;
        let (pieces, mut coming) = channel(MOST_WAITING);
        let (tell, told) = std::sync::mpsc::channel();
        let here = Handle::current();
        tokio::task::spawn_blocking(move || {
            let mut spout = Spout {
                kept: Vec::with_capacity(PIECE),
                pieces,
                here,
                begun: false,
            };
            let ended = write(&mut spout).and_then(|()| spout.end().map_err(system));
            match ended {
                Ok(()) => {}
                Err(found) if !spout.begun => drop(tell.send(found)),
                // A reader may leave when they like; else who keeps the machine hears why the answer broke off.
                Err(_) if spout.pieces.is_closed() => {}
                Err(Trouble::Fault(detail)) => log(&detail),
                Err(_) => log("a file was left in the middle"),
            }
        });
        match coming.blocking_recv() {
            Some(first) => Ok(body(place, first, coming)),
            None => Err(told.recv().unwrap_or_else(|_| stopped())),
        }
    }
}

/// What the system says while a file is written.
pub(crate) fn system(error: io::Error) -> Trouble {
    Trouble::Fault(error.to_string())
}

fn stopped() -> Trouble {
    Trouble::Fault("a file was not written to its end".to_owned())
}

/// The pieces as they come, the place given back with the last of them.
fn body(place: OwnedSemaphorePermit, first: Piece, coming: Receiver<Piece>) -> Body {
    let state = (place, Some(first), coming);
    let pieces = stream::unfold(Some(state), |state| async {
        let (place, first, mut coming) = state?;
        let piece = match first {
            Some(first) => Some(first),
            None => coming.recv().await,
        };
        match piece {
            Some(Piece::Bytes(bytes)) => {
                Some((Ok(Bytes::from(bytes)), Some((place, None, coming))))
            }
            Some(Piece::End) => None,
            None => Some((Err(io::Error::from(io::ErrorKind::UnexpectedEof)), None)),
        }
    });
    // Who compresses an answer asks once more after its end.
    Body::from_stream(pieces.fuse())
}

/// Takes what is written, and waits where its reader does.
struct Spout {
    kept: Vec<u8>,
    pieces: Sender<Piece>,
    here: Handle,
    /// True once something is out.
    begun: bool,
}

impl Spout {
    fn send(&mut self, piece: Piece) -> io::Result<()> {
        self.begun = true;
        let sent = self
            .here
            .block_on(async { timeout(PATIENCE, self.pieces.send(piece)).await });
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.kept);
        if !rest.is_empty() {
            self.send(Piece::Bytes(rest))?;
        }
        self.send(Piece::End)
    }
}

impl Write for Spout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PIECE.saturating_sub(self.kept.len());
        let taken = bytes.len().min(room);
        self.kept.extend(bytes.iter().take(taken));
        if self.kept.len() >= PIECE {
            let full = std::mem::replace(&mut self.kept, Vec::with_capacity(PIECE));
            self.send(Piece::Bytes(full))?;
        }
        Ok(taken)
    }

    /// Pieces go out when they are full.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use axum::body::to_bytes;

    const MANY: usize = 100;

    async fn poured(
        places: &Arc<Places>,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Trouble> + Send + 'static,
    ) -> Result<Body, Trouble> {
        let places = Arc::clone(places);
        let poured = tokio::task::spawn_blocking(move || places.pour(|_| {}, write));
        poured.await.unwrap()
    }

    fn many(out: &mut dyn Write) -> Result<(), Trouble> {
        (0..MANY).try_for_each(|at| {
            let piece = vec![at as u8; PIECE];
            out.write_all(&piece).map_err(system)
        })
    }

    #[tokio::test]
    async fn what_is_written_comes_out_whole_and_the_place_is_free_again() {
        let places = Arc::<Places>::default();
        let body = poured(&places, |out| {
            many(out)?;
            out.write_all(b"end").map_err(system)
        });
        let bytes = to_bytes(body.await.unwrap(), usize::MAX).await.unwrap();
        let mut whole: Vec<u8> = (0..MANY).flat_map(|at| vec![at as u8; PIECE]).collect();
        whole.extend(b"end");
        assert!(bytes == whole);
        let nothing = poured(&places, |_| Ok(())).await.unwrap();
        assert!(to_bytes(nothing, 0).await.unwrap().is_empty());
        assert_eq!(places.0.available_permits(), MOST_AT_ONCE);
    }

    #[tokio::test]
    async fn whoever_asks_on_after_the_end_is_told_again_that_it_ended() {
        let places = Arc::<Places>::default();
        let body = poured(&places, |out| out.write_all(b"all").map_err(system));
        let mut pieces = body.await.unwrap().into_data_stream();
        assert_eq!(pieces.next().await.unwrap().unwrap(), "all");
        assert!(pieces.next().await.is_none());
        assert!(pieces.next().await.is_none());
    }

    #[tokio::test]
    async fn what_goes_wrong_before_the_first_bytes_is_told() {
        let places = Arc::<Places>::default();
        let input = || Trouble::Input("too long".to_owned());
        let told = poured(&places, move |out| {
            out.write_all(b"a head").map_err(system)?;
            Err(input())
        });
        assert!(matches!(told.await, Err(Trouble::Input(said)) if said == "too long"));
        assert!(matches!(
            poured(&places, |_| panic!("a bug")).await,
            Err(Trouble::Fault(_))
        ));
    }

    #[tokio::test]
    async fn what_goes_wrong_later_is_no_whole_file() {
        let places = Arc::<Places>::default();
        let wrong: [fn() -> Result<(), Trouble>; 2] = [
            || Err(Trouble::Fault("a fault".to_owned())),
            || panic!("a bug"),
        ];
        for wrong in wrong {
            let body = poured(&places, move |out| many(out).and_then(|()| wrong()));
            assert!(to_bytes(body.await.unwrap(), usize::MAX).await.is_err());
        }
    }

    #[tokio::test]
    async fn who_writes_waits_for_who_reads_and_stops_when_they_are_gone() {
        static WRITTEN: AtomicUsize = AtomicUsize::new(0);
        static STOPPED: Mutex<Option<String>> = Mutex::new(None);
        let places = Arc::<Places>::default();
        let body = poured(&places, |out| {
            let piece = vec![0; PIECE];
            loop {
                if let Err(error) = out.write_all(&piece) {
                    *STOPPED.lock().unwrap() = Some(error.to_string());
                    return Err(system(error));
                }
                WRITTEN.fetch_add(1, Ordering::SeqCst);
            }
        });
        let mut pieces = body.await.unwrap().into_data_stream();
        pieces.next().await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        // One is out, some wait, and one more is being handed on.
        assert!(WRITTEN.load(Ordering::SeqCst) <= MOST_WAITING + 2);
        drop(pieces);
        while STOPPED.lock().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    #[tokio::test]
    async fn no_more_go_out_at_once_than_there_are_places() {
        let places = Arc::<Places>::default();
        let mut out = Vec::new();
        for _ in 0..MOST_AT_ONCE {
            out.push(poured(&places, many).await.unwrap());
        }
        let more = poured(&places, many).await;
        assert!(matches!(more, Err(Trouble::TooOften(COME_AGAIN))));
        out.pop();
        assert!(poured(&places, many).await.is_ok());
    }
}
