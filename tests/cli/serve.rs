//! `tregua serve` as a program: it says where it is, answers there, and loses nothing that it acknowledged.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::stage::Folder;

/// The program serving; it ends with this.
pub(crate) struct Server {
    process: Child,
    address: String,
    cookie: String,
}

/// What came back: status, headers and body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

impl Server {
    /// Starts it with these words, which must lead in.
    pub(crate) fn start(folder: &Folder, words: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_tregua"))
            .args(words)
            .arg("--json")
            .current_dir(folder.root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let started: Value = loop {
            said.push_str(&lines.next().unwrap().unwrap());
            if let Ok(started) = serde_json::from_str(&said) {
                break started;
            }
        };
        let mut server = Server {
            process,
            address: started["address"].as_str().unwrap().to_owned(),
            cookie: String::new(),
        };
        let link = started["link"].as_str().unwrap();
        let path = link.split_once(&server.address).unwrap().1.to_owned();
        let answer = server.send("GET", &path, "");
        assert_eq!(answer.status, 303, "{}", answer.head);
        let cookie = answer.header("set-cookie").unwrap();
        server.cookie = cookie.split(';').next().unwrap().to_owned();
        assert_eq!(server.send("GET", "/", "").status, 200);
        server
    }

    fn send(&self, method: &str, path: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}",
            self.address, self.cookie
        )
        .unwrap();
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole).unwrap();
        let whole = String::from_utf8(whole).unwrap();
        let (head, body) = whole.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn the_worked_history_is_served_without_a_file() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["serve", "--demo"]);
    let answer = server.send("GET", "/terms", "");
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("goods trucks"), "{}", answer.body);
    assert_eq!(folder.names(), [] as [&str; 0]);
}

#[test]
fn what_the_record_gains_beside_the_server_is_seen() {
    let folder = Folder::with_the_river_on_record();
    let server = Server::start(&folder, &["serve", "river.record"]);
    let row = "later,claim,Beta,,admit,Alpha,truck,,40,total,whole,dispatch,2024-01-02,,GAZ,40,2024-01-02T22:00+02:00,\n";
    folder.claims("more.csv", row);
    let import = ["import", "river.record", "more.csv", "--commit"];
    folder.tregua(&import).exits(0);
    let seen = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        server.send("GET", "/record", "").body.contains("later")
    });
    assert!(seen, "the server never saw it");
}

#[test]
fn who_serves_a_record_twice_is_told_where_it_is_served() {
    let folder = Folder::with_the_river_on_record();
    let first = Server::start(&folder, &["serve", "river.record"]);
    let mut second = Command::new(env!("CARGO_BIN_EXE_tregua"))
        .args(["serve", "river.record", "--json"])
        .current_dir(folder.root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = String::new();
    let mut lines = BufReader::new(second.stderr.take().unwrap());
    lines.read_line(&mut told).unwrap();
    assert!(told.contains(&first.address), "{told}");
    // It goes on and serves.
    let mut said = String::new();
    let mut lines = BufReader::new(second.stdout.take().unwrap());
    while serde_json::from_str::<Value>(&said).is_err() {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    let _ = second.kill();
    let _ = second.wait();
}

#[test]
fn an_address_in_use_and_a_record_that_is_not_there_are_said() {
    let folder = Folder::with_the_river_on_record();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let run = folder.tregua(&["serve", "river.record", "--port", &port]);
    let run = run.exits(4);
    assert!(
        run.err.contains(&format!("127.0.0.1:{port}")),
        "{}",
        run.err
    );
    folder.tregua(&["serve", "nowhere.record"]).exits(1);
    folder.tregua(&["serve"]).exits(2);
}
