//! The brief of three mornings of the worked history, as known then, in four languages: golden files that anybody can
//! read. `TREGUA_ACCEPT=1 cargo test --test brief` writes them anew; look at the difference before keeping it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests end the test, as the tests do"
)]

#[path = "../cli/stage.rs"]
#[expect(dead_code, reason = "shared with the tests of the commands")]
mod stage;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use stage::Folder;

const LANGUAGES: [&str; 4] = ["en", "it", "ar", "he"];

/// The mornings of the pause; the first, the sixth and the seventh are golden.
const MORNINGS: [&str; 7] = [
    "2023-11-25",
    "2023-11-26",
    "2023-11-27",
    "2023-11-28",
    "2023-11-29",
    "2023-11-30",
    "2023-12-01",
];

fn cutoff(day: &str) -> String {
    format!("{day}T06:00")
}

/// Drafts and releases the edition of a morning; the draft's hash is what the second desk names.
#[track_caller]
fn release(folder: &Folder, day: &str) -> Value {
    let cutoff = cutoff(day);
    let draft = [
        "brief",
        "pause/pause.record",
        "--cutoff",
        &cutoff,
        "--drafter",
        "Night desk",
    ];
    let read = folder
        .tregua(&[&draft[..], &["--json"]].concat())
        .exits(0)
        .json();
    assert_eq!(read["released"], false);
    let hash = read["sha256"].as_str().unwrap();
    let released = [
        &draft[..],
        &["--release", hash, "--releaser", "Day desk", "--json"],
    ]
    .concat();
    folder.tregua(&released).exits(0).json()
}

fn with_editions() -> Folder {
    let folder = Folder::with_the_pause();
    for day in MORNINGS {
        release(&folder, day);
    }
    folder
}

fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/brief/golden")
        .join(name);
    if std::env::var_os("TREGUA_ACCEPT").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "{name} differs from its golden file; look at both:\n{text}"
    );
}

#[test]
fn three_mornings_read_as_they_did_in_four_languages() {
    let folder = with_editions();
    for number in ["1", "6", "7"] {
        let day = MORNINGS[number.parse::<usize>().unwrap() - 1];
        let edition = ["brief", "pause/pause.record", "--edition", number];
        let data = folder
            .tregua(&[&edition[..], &["--json"]].concat())
            .exits(0);
        golden(&format!("{day}.json"), &data.out);
        for lang in LANGUAGES {
            let text = folder
                .tregua(&[&edition[..], &["--lang", lang]].concat())
                .exits(0);
            golden(&format!("{day}.{lang}.txt"), &text.out);
            let page = folder
                .tregua(&[&edition[..], &["--lang", lang, "--format", "html"]].concat())
                .exits(0);
            golden(&format!("{day}.{lang}.html"), &page.out);
        }
    }
}

#[test]
fn no_brief_lacks_a_phrase_or_leaves_its_direction() {
    let folder = Folder::with_the_pause();
    for day in MORNINGS {
        for lang in LANGUAGES {
            let cutoff = cutoff(day);
            let args = [
                "brief",
                "pause/pause.record",
                "--cutoff",
                &cutoff,
                "--lang",
                lang,
            ];
            let text = folder.tregua(&args).exits(0).out;
            assert!(!text.contains('⟨'), "{lang} {day}: {text}");
            let page = folder
                .tregua(&[&args[..], &["--format", "html"]].concat())
                .exits(0)
                .out;
            let dir = if matches!(lang, "ar" | "he") {
                "rtl"
            } else {
                "ltr"
            };
            assert!(page.starts_with(&format!(
                "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">"
            )));
            for side in ["left", "right", "<script", "http"] {
                assert!(!page.replace("http-equiv", "").contains(side), "{side}");
            }
        }
    }
}

#[test]
fn a_released_edition_stays_as_it_was_and_the_correction_stands_in_the_next() {
    let folder = Folder::with_the_river_on_record();
    let draft = [
        "brief",
        "river.record",
        "--cutoff",
        "2024-01-02T08:00",
        "--by",
        "said",
        "--drafter",
        "Night desk",
    ];
    let read = folder
        .tregua(&[&draft[..], &["--json"]].concat())
        .exits(0)
        .json();
    let hash = read["sha256"].as_str().unwrap().to_owned();
    let release = [&draft[..], &["--release", &hash, "--releaser", "Day desk"]].concat();
    let first = folder.tregua(&release).exits(0).out;

    folder.write(
        "correction.csv",
        "claim,kind,voice,act,actor,thing,amount,adds,coverage,counting_point,occurred,refers_to,source,said\n\
         d1-beta-2,correct,Beta,admit,Alpha,truck,160,total,whole,crossing,2024-01-01,d1-beta,GAZ,2024-01-02T12:00+02:00\n",
    );
    folder
        .tregua(&["import", "river.record", "correction.csv", "--commit"])
        .exits(0);
    let again = folder
        .tregua(&["brief", "river.record", "--edition", "1"])
        .exits(0)
        .out;
    assert_eq!(again, first);

    let next = [
        "brief",
        "river.record",
        "--cutoff",
        "2024-01-03T08:00",
        "--by",
        "said",
    ];
    let text = folder.tregua(&next).exits(0).out;
    assert!(text.contains("follows edition 1"), "{text}");
    assert!(
        text.contains("Beta: 150 (total, GAZ) → 160 (total, GAZ)"),
        "{text}"
    );
    folder.tregua(&["verify", "river.record"]).exits(0);
}

#[test]
fn a_brief_is_released_by_another_hand_that_has_read_it() {
    let folder = Folder::with_the_river_on_record();
    let draft = |drafter: &'static str, rest: &[&'static str]| -> Vec<&'static str> {
        let mut args = vec![
            "brief",
            "river.record",
            "--cutoff",
            "2024-01-02T08:00",
            "--by",
            "said",
        ];
        if !drafter.is_empty() {
            args.extend(["--drafter", drafter]);
        }
        args.extend(rest);
        args
    };
    let read = folder
        .tregua(&draft("Night desk", &["--json"]))
        .exits(0)
        .json();
    let hash: &'static str =
        Box::leak(read["sha256"].as_str().unwrap().to_owned().into_boxed_str());

    let own = folder.tregua(&draft(
        "Night desk",
        &["--release", hash, "--releaser", " night DESK "],
    ));
    assert!(
        own.exits(1)
            .err
            .contains("whoever drafted a brief does not release it")
    );
    let unread = folder.tregua(&draft(
        "Night desk",
        &["--release", "0123456789", "--releaser", "Day desk"],
    ));
    assert!(
        unread
            .exits(1)
            .err
            .contains("is not the hash of this draft")
    );
    let short = folder.tregua(&draft(
        "Night desk",
        &["--release", &hash[..4], "--releaser", "Day desk"],
    ));
    assert!(short.exits(1).err.contains("at least the first 8 digits"));
    let unnamed = folder.tregua(&draft("", &["--release", hash, "--releaser", "Day desk"]));
    assert!(
        unnamed
            .exits(1)
            .err
            .contains("names the desk that drafted it")
    );
    folder
        .tregua(&draft("Night desk", &["--release", hash]))
        .exits(2);
    let none = folder
        .tregua(&["brief", "river.record", "--editions"])
        .exits(0);
    assert!(
        none.out.contains("no edition has been released yet"),
        "{}",
        none.out
    );

    folder
        .tregua(&draft(
            "Night desk",
            &["--release", hash, "--releaser", "Day desk"],
        ))
        .exits(0);
    let list = folder
        .tregua(&["brief", "river.record", "--editions"])
        .exits(0);
    assert!(
        list.out
            .contains("drafted by Night desk, released by Day desk"),
        "{}",
        list.out
    );
    let twice = folder.tregua(&draft(
        "Night desk",
        &["--release", hash, "--releaser", "Day desk"],
    ));
    assert!(twice.exits(1).err.contains("not after that of edition 1"));
}

#[test]
fn a_cut_off_is_past_and_has_an_hour() {
    let folder = Folder::with_the_river_on_record();
    let at = |cutoff: &str| folder.tregua(&["brief", "river.record", "--cutoff", cutoff]);
    at("06:00").exits(0);
    at("2024-01-02T08:00+02:00").exits(0);
    at("2024-01-02 08:00").exits(0);
    for wrong in ["2024-01-02", "soon", "25:00", "2024-02-30T06:00"] {
        let run = at(wrong).exits(2);
        assert!(run.err.contains("06:00"), "{wrong}: {}", run.err);
    }
    assert!(
        at("2999-01-01T06:00")
            .exits(1)
            .err
            .contains("has not come yet")
    );
    let gone = folder
        .tregua(&["brief", "river.record", "--edition", "3"])
        .exits(1);
    assert!(gone.err.contains("there is no edition 3"));
}

/// The hash printed on an edition is that of its JSON, so anybody can compute it again.
#[test]
fn the_hash_is_that_of_the_brief_as_one_line_of_json() {
    let folder = Folder::with_the_pause();
    let edition = release(&folder, MORNINGS[0]);
    let list = folder
        .tregua(&["brief", "pause/pause.record", "--editions", "--json"])
        .exits(0)
        .json();
    assert_eq!(list["editions"][0]["sha256"], edition["sha256"]);
    let brief: tregua_report::brief::Brief =
        serde_json::from_value(edition["brief"].clone()).unwrap();
    let sorted = serde_json::to_value(&brief).unwrap();
    let one_line = serde_json::to_string(&sorted).unwrap();
    assert_eq!(sorted, edition["brief"]);
    let hash = tregua_record::Sha256::of(one_line.as_bytes()).to_string();
    assert_eq!(edition["sha256"], hash.as_str());
}

#[test]
fn names_in_the_payloads_never_reach_a_brief() {
    let folder = Folder::at_the_river();
    let name = "Zacharias Quillfeather";
    folder.write("named.csv", format!(
        "claim,kind,voice,speaker,hedge,act,actor,blamed,thing,amount,adds,coverage,effects,ids,counting_point,from,to,through,place,occurred,under,cause,source,figure,said,x_note\n\
         n1,claim,Alpha,{name},{name},admit,Alpha,,truck,200,total,whole,,{name},crossing,{name},{name},{name},,2024-01-01,{name},,GAZ,{name},2024-01-01T22:00+02:00,{name}\n\
         n2,claim,Beta,{name},{name},attack,{name},{name},,,,,killed=1..,{name},,,,,{name},2024-01-01,{name},,GAZ,{name},2024-01-01T22:00+02:00,{name}\n\
         n3,account,Beta,{name},,,,,,,,,,,,,,,,,,{name},GAZ,{name},2024-01-01T22:00+02:00,{name}\n",
    ));
    folder
        .tregua(&[
            "import",
            "river.record",
            "sources.csv",
            "named.csv",
            "--commit",
        ])
        .exits(0);
    folder
        .tregua(&[
            "brief",
            "river.record",
            "--cutoff",
            "2024-01-02T06:00",
            "--by",
            "said",
        ])
        .exits(0)
        .says("1 or more killed");
    for cutoff in ["2024-01-02T06:00", "2024-01-06T08:00"] {
        for rest in [
            &[][..],
            &["--json"],
            &["--format", "html"],
            &["--lang", "ar"],
        ] {
            let args = ["brief", "river.record", "--cutoff", cutoff, "--by", "said"];
            let run = folder.tregua(&[&args[..], rest].concat()).exits(0);
            for word in name.split(' ') {
                assert!(
                    !run.both().contains(word),
                    "{cutoff} {rest:?}: {}",
                    run.both()
                );
            }
        }
    }
}

#[test]
fn no_brief_is_made_from_a_record_that_does_not_verify() {
    let folder = Folder::with_the_river_on_record();
    let mut bytes = folder.bytes("river.record");
    // The words of a claim stand in its payload as they are.
    let at = bytes
        .windows(7)
        .position(|found| found == b"d1-beta")
        .unwrap();
    bytes[at] = b'e';
    folder.write("river.record", bytes);
    let brief = [
        "brief",
        "river.record",
        "--cutoff",
        "2024-01-02T08:00",
        "--by",
        "said",
    ];
    folder.tregua(&brief).exits(3).never_says("edition 1");
}
