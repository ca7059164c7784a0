//! Connections: how many there are, and how long each may take over the head of a request.
//!
//! A connection that sends the head of its request letter by letter, or none, holds a place and nothing else; it is closed
//! after a while, so that many of them keep nobody out for long.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

/// Connections that browsers opened and we have not closed. Those who follow the record hold one each; systems commonly
/// let a program have 1024 files, and the record needs some.
const MOST_CONNECTIONS: usize = 900;

/// How long the head of a request may take to arrive, counted from the answer before or from the connection's beginning: so
/// long a connection may also be idle.
const HEAD_ARRIVES: Duration = Duration::from_secs(30);

/// Headers that are read of one request before it is refused.
const MOST_HEADERS: usize = 100;

/// Bytes of a request's head that are held; a longer one is refused (431).
const MOST_HEAD_BYTES: usize = 64 * 1024;

/// Where the system gives no connection, it is asked again after this.
const A_BREATH: Duration = Duration::from_millis(200);

/// How connections are bounded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    connections: usize,
    head: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds {
            connections: MOST_CONNECTIONS,
            head: HEAD_ARRIVES,
        }
    }
}

/// Answers whoever connects until `stop` comes; answers that have begun are finished then.
pub(crate) async fn answer(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(bounds.connections));
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            // Whoever comes when all places are taken waits at the system's door.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let mut http = http1::Builder::new();
                http.timer(TokioTimer::new())
                    .header_read_timeout(bounds.head)
                    .max_headers(MOST_HEADERS)
                    .max_buf_size(MOST_HEAD_BYTES);
                let router = router.clone();
                let service = service_fn(move |request| of(router.clone(), peer, request));
                let connection = http.serve_connection(TokioIo::new(stream), service);
                let connection = open.watch(connection);
                tokio::spawn(async move {
                    let _place: Option<OwnedSemaphorePermit> = place;
                    // A connection that breaks off is its browser's business.
                    let _ = connection.await;
                });
            }
            // The browser went away again, or the system has no more files to give: others close theirs.
            Err(_) => tokio::time::sleep(A_BREATH).await,
        }
    }
    drop(listener);
    open.shutdown().await;
}

async fn of(
    router: Router,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<axum::response::Response, Infallible> {
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    use super::*;

    const HEAD: Duration = Duration::from_millis(300);
    const LONG: Duration = Duration::from_secs(20);
    const ASKED: &[u8] = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n";

    /// A server that says where who asks comes from, its address, and what stops it.
    async fn server(connections: usize) -> (SocketAddr, oneshot::Sender<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let says = |ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.to_string() };
        let router = Router::new().route("/", get(says));
        let bounds = Bounds {
            connections,
            head: HEAD,
        };
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(answer(listener, router, bounds, async {
            let _ = stopped.await;
        }));
        (address, stop)
    }

    async fn connect(address: SocketAddr) -> TcpStream {
        TcpStream::connect(address).await.unwrap()
    }

    /// Everything until the connection is closed.
    async fn rest(stream: &mut TcpStream) -> String {
        let mut all = Vec::new();
        let read = tokio::time::timeout(LONG, stream.read_to_end(&mut all));
        // Also one that is reset was closed.
        let _ = read.await.expect("the connection is closed in time");
        String::from_utf8(all).unwrap()
    }

    /// One answer, as far as its last words.
    async fn answered(stream: &mut TcpStream, words: &str) -> bool {
        let mut all = String::new();
        let mut some = [0; 1024];
        while !all.ends_with(words) {
            let read = tokio::time::timeout(LONG, stream.read(&mut some));
            match read.await {
                Ok(Ok(n)) if n > 0 => all.push_str(std::str::from_utf8(&some[..n]).unwrap()),
                _ => return false,
            }
        }
        true
    }

    #[tokio::test]
    async fn a_head_that_comes_letter_by_letter_is_not_waited_for() {
        let (address, _stop) = server(10).await;
        let began = Instant::now();
        let mut slow = connect(address).await;
        let (mut reads, mut writes) = slow.split();
        let drips = async {
            for letter in ASKED {
                if writes.write_all(&[*letter]).await.is_err() {
                    break;
                }
                tokio::time::sleep(HEAD / 6).await;
            }
        };
        let mut all = Vec::new();
        let closed = async { tokio::time::timeout(LONG, reads.read_to_end(&mut all)).await };
        tokio::select! {
            closed = closed => { let _ = closed.expect("it is closed in time"); }
            () = drips => {}
        }
        assert!(began.elapsed() >= HEAD && began.elapsed() < LONG);
        assert!(!String::from_utf8(all).unwrap().contains("200 OK"));
    }

    #[tokio::test]
    async fn a_connection_serves_again_and_is_closed_when_nothing_comes() {
        let (address, _stop) = server(10).await;
        let mut kept = connect(address).await;
        let own = kept.local_addr().unwrap().to_string();
        for _ in 0..2 {
            kept.write_all(ASKED).await.unwrap();
            assert!(answered(&mut kept, &own).await);
        }
        let began = Instant::now();
        assert_eq!(rest(&mut kept).await, "");
        assert!(began.elapsed() >= HEAD / 2);
    }

    #[tokio::test]
    async fn who_comes_when_all_places_are_taken_waits_until_one_is_free() {
        let (address, _stop) = server(2).await;
        // Two that say nothing hold both places, until they are closed.
        let _silent = (connect(address).await, connect(address).await);
        tokio::time::sleep(HEAD / 3).await;
        let began = Instant::now();
        let mut third = connect(address).await;
        let own = third.local_addr().unwrap().to_string();
        third.write_all(ASKED).await.unwrap();
        assert!(answered(&mut third, &own).await);
        assert!(began.elapsed() >= HEAD / 3, "{:?}", began.elapsed());
    }

    #[tokio::test]
    async fn told_to_stop_it_takes_nobody_any_more() {
        let (address, stop) = server(2).await;
        let mut kept = connect(address).await;
        let own = kept.local_addr().unwrap().to_string();
        kept.write_all(ASKED).await.unwrap();
        assert!(answered(&mut kept, &own).await);
        stop.send(()).unwrap();
        assert_eq!(rest(&mut kept).await, "");
        assert!(TcpStream::connect(address).await.is_err());
    }

    #[tokio::test]
    async fn more_headers_than_anybody_needs_are_refused() {
        let (address, _stop) = server(2).await;
        let mut many = connect(address).await;
        let headers = "x: y\r\n".repeat(MOST_HEADERS + 1);
        let asked = format!("GET / HTTP/1.1\r\nHost: here\r\n{headers}\r\n");
        many.write_all(asked.as_bytes()).await.unwrap();
        assert!(rest(&mut many).await.starts_with("HTTP/1.1 431"));
    }
}
