//! Asks a witness over HTTP (c2sp.org/tlog-witness): one request, one answer, each bounded, on this machine alone.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tregua_log::MAX_NOTE_BYTES;

/// How long a witness has, from the first byte that is sent to the last of its answer.
const MOST_TIME: Duration = Duration::from_secs(30);

/// Where a witness is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// What is connected to: an address of this machine.
    to: SocketAddr,
    /// The name that the witness is asked by.
    host: String,
    /// The path of `add-checkpoint`.
    path: String,
}

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoAddress {
    /// Not one, or one with a name and password, or with a query.
    Form,
    /// Another machine, and nothing of this machine's to go through.
    Elsewhere,
    /// What to go through is not on this machine.
    Via,
}

impl Address {
    /// Of the submission prefix of a witness: on this machine, or through a program on this machine that speaks TLS to it.
    pub(crate) fn of(url: &str, via: Option<SocketAddr>) -> Result<Self, NoAddress> {
        let uri: Uri = url
            .trim_end_matches('/')
            .parse()
            .map_err(|_| NoAddress::Form)?;
        let authority = uri.authority().ok_or(NoAddress::Form)?;
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(NoAddress::Form),
        };
        if authority.as_str().contains('@') || uri.query().is_some() || url.contains('#') {
            return Err(NoAddress::Form);
        }
        let to = match via {
            Some(via) if via.ip().is_loopback() => via,
            Some(_) => return Err(NoAddress::Via),
            None if secure => return Err(NoAddress::Elsewhere),
            None => {
                let host = authority
                    .host()
                    .trim_start_matches('[')
                    .trim_end_matches(']');
                let ip = match host {
                    "localhost" => Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
                    host => host.parse::<IpAddr>().ok(),
                };
                let ip = ip.filter(IpAddr::is_loopback).ok_or(NoAddress::Elsewhere)?;
                SocketAddr::new(ip, authority.port_u16().unwrap_or(80))
            }
        };
        let prefix = uri.path().trim_end_matches('/');
        Ok(Address {
            to,
            host: authority.as_str().to_owned(),
            path: format!("{prefix}/add-checkpoint"),
        })
    }

    /// Sends a request there; gives the code and the body of the answer, which is not longer than any note.
    pub(crate) fn ask(&self, body: String) -> io::Result<(u16, Vec<u8>)> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let late = |_| io::Error::from(io::ErrorKind::TimedOut);
        runtime.block_on(async { timeout(MOST_TIME, self.send(body)).await.map_err(late)? })
    }

    async fn send(&self, body: String) -> io::Result<(u16, Vec<u8>)> {
        let stream = TcpStream::connect(self.to).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let request = Request::builder()
            .method(Method::POST)
            .uri(&self.path)
            .header(HOST, &self.host)
            .header(CONTENT_TYPE, "text/plain; charset=utf-8")
            .body(Full::new(Bytes::from(body)))
            .map_err(io::Error::other)?;
        let exchange = async {
            let answer = sender
                .send_request(request)
                .await
                .map_err(io::Error::other)?;
            let code = answer.status().as_u16();
            let body = Limited::new(answer.into_body(), MAX_NOTE_BYTES);
            let body = body.collect().await.map_err(io::Error::other)?;
            Ok((code, body.to_bytes().to_vec()))
        };
        // The connection is driven beside what is asked over it, and dropped with it.
        let driven = async {
            let _ = connection.await;
            std::future::pending().await
        };
        tokio::pin!(exchange, driven);
        tokio::select! {
            done = &mut exchange => done,
            done = &mut driven => done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_connected_to() {
        let via: SocketAddr = "127.0.0.1:8443".parse().unwrap();
        let of = |url: &str| Address::of(url, None);
        let here = of("http://127.0.0.1:8080/w1/").unwrap();
        assert_eq!(
            (here.path.as_str(), here.host.as_str()),
            ("/w1/add-checkpoint", "127.0.0.1:8080")
        );
        assert_eq!(
            of("http://localhost").unwrap().to,
            "127.0.0.1:80".parse().unwrap()
        );
        assert!(of("http://[::1]:99/x").is_ok());
        let through = Address::of("https://witness.example.org/w1", Some(via)).unwrap();
        assert_eq!(
            (through.to, through.host.as_str()),
            (via, "witness.example.org")
        );
        for elsewhere in [
            "http://witness.example.org",
            "https://127.0.0.1:8080",
            "http://192.0.2.7:80",
            "http://127.0.0.1.example.org",
        ] {
            assert_eq!(of(elsewhere), Err(NoAddress::Elsewhere), "{elsewhere}");
        }
        for form in [
            "",
            "witness",
            "ftp://127.0.0.1",
            "http://a:b@127.0.0.1",
            "http://127.0.0.1/?x=1",
            "/w1",
        ] {
            assert_eq!(of(form), Err(NoAddress::Form), "{form}");
        }
        let far = Address::of(
            "https://witness.example.org",
            Some("192.0.2.7:80".parse().unwrap()),
        );
        assert_eq!(far, Err(NoAddress::Via));
    }
}
