//! `tregua witness`: witnesses that are asked over HTTP, played by a small one on this machine, and trust files.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use ed25519_dalek::SigningKey;
use tregua_log::{
    AddCheckpoint, Checkpoint, Hash, KeyKind, VerifierKey, cosign, empty_root, verify_consistency,
};

use crate::stage::{COLUMNS, Folder, LATER};

/// A witness that answers as the specification says, so many requests, one after the other.
struct Witness {
    name: String,
    key: SigningKey,
    /// Of the last checkpoint that it cosigned.
    seen: (u64, Hash),
    time: u64,
}

impl Witness {
    fn new(n: u8) -> Self {
        Witness {
            name: format!("witness.example.org/w{n}"),
            key: SigningKey::from_bytes(&[50 + n; 32]),
            seen: (0, empty_root()),
            time: 1_900_000_000 + 100 * u64::from(n),
        }
    }

    fn known(&self) -> String {
        let public = self.key.verifying_key();
        let key = VerifierKey::new(&self.name, KeyKind::Cosignature, public.as_bytes());
        key.unwrap().to_string()
    }

    /// Listens for so many requests; gives its address, and itself once they came.
    fn listen(mut self, requests: usize) -> (String, thread::JoinHandle<Self>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/prefix/", listener.local_addr().unwrap());
        let listening = thread::spawn(move || {
            for _ in 0..requests {
                let (mut stream, _) = listener.accept().unwrap();
                let body = body_of(&mut stream);
                let (code, answer) = self.answer(&body);
                answered(&mut stream, code, &answer);
            }
            self
        });
        (address, listening)
    }

    fn answer(&mut self, body: &[u8]) -> (u16, String) {
        let Ok(request) = AddCheckpoint::parse(body) else {
            return (400, String::new());
        };
        let new: Checkpoint = request.checkpoint.text().parse().unwrap();
        let (size, root) = self.seen;
        if request.old != size {
            return (409, format!("{size}\n"));
        }
        if verify_consistency(size, new.size, root, new.root, &request.proof).is_err() {
            return (422, String::new());
        }
        self.seen = (new.size, new.root);
        self.time += 10;
        let line = cosign(&self.name, &self.key, self.time, &request.checkpoint);
        (200, format!("{line}\n"))
    }
}

fn body_of(stream: &mut TcpStream) -> Vec<u8> {
    let mut read = Vec::new();
    let mut byte = [0];
    while !read.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        read.push(byte[0]);
    }
    let head = String::from_utf8(read).unwrap().to_ascii_lowercase();
    assert!(
        head.starts_with("post /prefix/add-checkpoint http/1.1\r\n"),
        "{head}"
    );
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap();
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    body
}

fn answered(stream: &mut TcpStream, code: u16, body: &str) {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {code} X\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    // Whoever asked may have gone.
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

fn one_more(folder: &Folder, key: &str) {
    let row = format!(
        "{key},claim,Beta,,admit,Alpha,truck,,90,total,whole,crossing,2024-01-02,,,90,2024-01-02T22:00+02:00,\n"
    );
    folder.write("more.csv", format!("{COLUMNS}{row}"));
    folder
        .tregua(&["import", "river.record", "more.csv", "--commit"])
        .exits(0);
}

#[test]
fn a_witness_cosigns_what_goes_on_from_what_it_saw() {
    let folder = Folder::with_the_river_on_record();
    let witness = Witness::new(1);
    let key = witness.known();
    let (url, listening) = witness.listen(3);
    let ask = ["witness", "ask", "river.record", &url, "--witness", &key];
    folder
        .tregua(&ask)
        .exits(0)
        .says("saw the checkpoint of size 6 at 2030-03-17T")
        .fits_the_page();
    one_more(&folder, "x1");
    // It is told that the witness is further on, and asks again with the proof.
    let told = folder.json(&ask);
    assert_eq!(
        told["asked"][0]["cosigned"][0]["witness"],
        "witness.example.org/w1"
    );
    let witness = listening.join().unwrap();
    assert_eq!(witness.seen.0, 8);
    folder
        .tregua(&["verify", "river.record", "--witness", &key])
        .exits(0)
        .says("size 8 at");
    // Nobody listens any more.
    folder
        .tregua(&ask)
        .exits(4)
        .says("did not answer")
        .says("ask again later");
}

/// Plays a witness that gives this answer to whatever it is asked, so often.
fn says(folder: &Folder, code: u16, body: &str, times: usize, expected: &str) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/prefix", listener.local_addr().unwrap());
    let body = body.to_owned();
    let listening = thread::spawn(move || {
        for _ in 0..times {
            let (mut stream, _) = listener.accept().unwrap();
            body_of(&mut stream);
            answered(&mut stream, code, &body);
        }
    });
    let key = Witness::new(1).known();
    folder
        .tregua(&["witness", "ask", "river.record", &url, "--witness", &key])
        .exits(4)
        .says(expected);
    listening.join().unwrap();
}

#[test]
fn whatever_else_a_witness_answers_is_told_and_nothing_is_kept() {
    let folder = Folder::with_the_river_on_record();
    says(&folder, 404, "", 1, "does not know this log");
    says(&folder, 403, "", 1, "by another key");
    says(&folder, 422, "", 1, "two histories were signed");
    says(
        &folder,
        409,
        "99\n",
        1,
        "saw 99 entries of this log, and 6 are here",
    );
    says(&folder, 409, "3\n", 2, "another log of this name");
    says(&folder, 409, "many\n", 1, "no answer of a witness");
    says(&folder, 500, "", 1, "code 500");
    says(&folder, 200, "hello\n", 1, "no answer of a witness");
    says(&folder, 200, &"x".repeat(600_000), 1, "did not answer");
    // A line of somebody else's, and one that does not fit.
    let mut other = Witness::new(2);
    let head = folder.json(&["head", "river.record"]);
    let note = tregua_log::Note::parse(head["note"].as_str().unwrap().as_bytes()).unwrap();
    let line = cosign(&other.name, &other.key, other.time, &note);
    says(
        &folder,
        200,
        &format!("{line}\n"),
        1,
        "no line that fits a key given",
    );
    other.name = Witness::new(1).name;
    let line = cosign(&other.name, &other.key, other.time, &note);
    says(
        &folder,
        200,
        &format!("{line}\n"),
        1,
        "no line that fits a key given",
    );
    let log = folder.json(&["verify", "river.record"]);
    let kept = log["log"]["checkpoints"][0]["note"].as_str().unwrap();
    assert_eq!(kept, head["note"].as_str().unwrap());
}

#[test]
fn only_this_machine_is_asked_and_only_for_somebody_who_is_believed() {
    let folder = Folder::with_the_river_on_record();
    let key = Witness::new(1).known();
    let ask = |url: &str, more: &[&str]| {
        folder.tregua(&[&["witness", "ask", "river.record", url], more].concat())
    };
    let with = ["--witness", key.as_str()];
    ask("http://127.0.0.1:9", &[])
        .exits(2)
        .says("say whom to believe");
    ask("https://witness.example.org/w1", &with)
        .exits(2)
        .says("no TLS is spoken here")
        .fits_the_page();
    ask("http://192.0.2.1/w1", &with)
        .exits(2)
        .says("another machine");
    ask("w1", &with).exits(2).says("no address of a witness");
    let far = [&with[..], &["--via", "192.0.2.1:80"]].concat();
    ask("https://witness.example.org/w1", &far)
        .exits(2)
        .says("address of this machine");
}

#[test]
fn a_trust_file_says_how_many_witnesses_have_to_have_seen_it() {
    let folder = Folder::with_the_river_on_record();
    let (one, two) = (Witness::new(1), Witness::new(2));
    let (first, second) = (one.known(), two.known());
    let write = [
        "witness",
        "trust",
        "river.record",
        "--to",
        "river.trust",
        "--witness",
        &first,
        "--witness",
        &second,
    ];
    folder
        .tregua(&[&write[..], &["--quorum", "3"]].concat())
        .exits(1)
        .says("3 of 2 cannot be asked for");
    folder
        .tregua(&write)
        .exits(0)
        .says("signed by 1 of the 1 root keys")
        .says("a checkpoint counts once 2 of its")
        .fits_the_page();
    let verify = ["verify", "river.record", "--trust", "river.trust"];
    folder
        .tregua(&verify)
        .exits(0)
        .says("no checkpoint here was cosigned by as many")
        .fits_the_page();
    let (url, listening) = one.listen(1);
    let ask = |url: &str| {
        folder.tregua(&[
            "witness",
            "ask",
            "river.record",
            url,
            "--trust",
            "river.trust",
        ])
    };
    ask(&url).exits(0);
    listening.join().unwrap();
    folder
        .tregua(&verify)
        .exits(0)
        .says("no checkpoint here was cosigned by as many");
    let by = [
        "--by",
        "proved",
        "--trust",
        "river.trust",
        "--as-known",
        "2031-01-01T00:00Z",
        "--as-of",
        LATER,
    ];
    let proof = ["proof", "river.record", "d1-beta", "--trust", "river.trust"];
    let missing = folder.json(&[&["missing", "river.record"][..], &by].concat());
    assert_eq!(folder.json(&proof)["quorum"]["reached"], false);
    let (url, listening) = two.listen(1);
    ask(&url).exits(0);
    listening.join().unwrap();
    folder
        .tregua(&verify)
        .exits(0)
        .says("2 of 2 witnesses had seen the checkpoint of size 6 by")
        .fits_the_page();
    let quorum = &folder.json(&proof)["quorum"];
    // The later of the two.
    assert_eq!(
        (&quorum["reached"], &quorum["not_after"]),
        (&true.into(), &"2030-03-17T17:50:10Z".into())
    );
    let found = folder.json(&[&["missing", "river.record"][..], &by].concat());
    assert_ne!(found, missing);
    let bare = ["witness", "trust", "river.record", "--to", "bare.trust"];
    folder.tregua(&bare).exits(0).says("it names no witnesses");
    // Changed after signing, about another record, and both at once.
    let text = folder.read("river.trust");
    folder.write(
        "changed.trust",
        text.replace("group witnesses 2", "group witnesses 1"),
    );
    folder
        .tregua(&["verify", "river.record", "--trust", "changed.trust"])
        .exits(1)
        .says("was changed after signing");
    folder
        .tregua(&["init", "other.record", "--author", "Alpha"])
        .exits(0);
    folder
        .tregua(&["verify", "other.record", "--trust", "river.trust"])
        .exits(1)
        .says("about another record");
    folder
        .tregua(&[&verify[..], &["--witness", &first]].concat())
        .exits(2);
    folder
        .tregua(&[
            "proof",
            "river.record",
            "d1-beta",
            "--to",
            "exhibit",
            "--trust",
            "river.trust",
        ])
        .exits(0);
}
