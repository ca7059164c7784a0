//! `tregua attach`, `attachments`, `attachment`, `custody`: evidence, opened as it was given, and told step by step.

use std::fs;

use serde_json::Value;

use crate::stage::Folder;

const NAME: &str = "Quillfeather";

/// The river on record with a photograph of somebody's name, longer than one piece.
fn with_a_photograph() -> (Folder, Vec<u8>, String) {
    let folder = Folder::with_the_river_on_record();
    let mut bytes = b"\xff\xd8\xff".to_vec();
    bytes.extend((0..700_000_u32).map(|n| (n % 7919) as u8));
    fs::write(folder.path(&format!("{NAME}.jpg")), &bytes).unwrap();
    let file = format!("{NAME}.jpg");
    let attach = [
        "attach",
        "river.record",
        &file,
        "--to",
        "d1-beta",
        "--note",
        "the bridge",
    ];
    let done = folder.json(&attach);
    assert_eq!(done["media_type"], "image/jpeg");
    assert_eq!(
        (&done["new"], &done["kept_before"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    let sha256 = done["sha256"].as_str().unwrap().to_owned();
    (folder, bytes, sha256)
}

fn within(folder: &Folder, file: &str, part: &[u8]) -> bool {
    let bytes = fs::read(folder.path(file)).unwrap_or_default();
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn an_attached_file_comes_out_as_it_went_in() {
    let (folder, bytes, sha256) = with_a_photograph();
    assert!(!within(&folder, "river.record", &bytes[1000..1100]));
    let again = [
        "attach",
        "river.record",
        &format!("{NAME}.jpg"),
        "--note",
        "again",
    ];
    folder
        .tregua(&again)
        .exits(0)
        .says("it is kept once")
        .fits_the_page();
    folder
        .tregua(&["attachments", "river.record"])
        .exits(0)
        .says("attached to d1-beta")
        .says("no step of its keeping is on record")
        .fits_the_page();
    let out = [
        "attachment",
        "river.record",
        &sha256[..12],
        "--out",
        "out.jpg",
    ];
    folder.tregua(&out).exits(0).fits_the_page();
    assert_eq!(fs::read(folder.path("out.jpg")).unwrap(), bytes);
    folder.tregua(&out).exits(1).says("out.jpg");
    let none = ["attachment", "river.record", "00000000", "--out", "x"];
    folder.tregua(&none).exits(1).says("no attachment");
    let bare = ["attach", "river.record", "river.tregua"];
    folder.tregua(&bare).exits(2);
    let wrong = [&again[..3], &["--note", "x", "--type", "text/html; x"]].concat();
    folder.tregua(&wrong).exits(2).says("image/jpeg");
    folder
        .tregua(&["verify", "river.record"])
        .exits(0)
        .says("attached files, each what was signed for: 1");
}

#[test]
fn custody_is_told_in_order_with_what_lies_between() {
    let (folder, _, sha256) = with_a_photograph();
    let custody = |rest: &[&str]| {
        let words = [&["custody", "river.record", &sha256[..10]], rest].concat();
        folder.tregua(&words).exits(0).fits_the_page();
    };
    custody(&["sealed", "--on", "2024-01-03", "--seal", "L-0417"]);
    custody(&[
        "received",
        "--on",
        "2024-01-02T09:00+02:00",
        "--from",
        "Liaison office",
    ]);
    custody(&[
        "opened",
        "--on",
        "2024-01-04",
        "--seal",
        "L-0418",
        "--note",
        "a copy was asked for",
    ]);
    custody(&["handed-on", "--to", "Archive"]);
    let said = folder.tregua(&["attachments", "river.record"]).exits(0);
    let said = said.fits_the_page().out.clone();
    let place = |word: &str| said.find(word).unwrap_or_else(|| panic!("{word}: {said}"));
    assert!(
        place("1. received") < place("2. sealed") && place("3. opened") < place("4. handed on")
    );
    assert!(
        said.contains("nothing on record says how seal L-0417 came off"),
        "{said}"
    );
    assert!(said.contains("do not say when"), "{said}");
    let json = folder.json(&["attachments", "river.record"]);
    let one = &json["attachments"][0];
    assert_eq!(one["custody"].as_array().unwrap().len(), 4);
    assert_eq!(one["gaps"][0]["gap"], "seal");
    assert!(!json.to_string().contains("AGE-SECRET"));
    for lang in ["it", "ar", "he"] {
        let list = ["attachments", "river.record", "--lang", lang];
        folder.tregua(&list).exits(0).fits_the_page();
    }
}

#[test]
fn files_travel_when_they_are_asked_for() {
    let (folder, bytes, sha256) = with_a_photograph();
    folder
        .tregua(&["bundle", "river.record", "--to", "river.bundle"])
        .exits(0);
    let join = [
        "init",
        "delta.record",
        "--author",
        "Delta Office",
        "--from",
        "river.bundle",
    ];
    folder.tregua(&join).exits(0);
    let out = [
        "attachment",
        "delta.record",
        &sha256[..12],
        "--out",
        "out.jpg",
    ];
    folder.tregua(&out).exits(1).says("--ask");
    folder
        .tregua(&["attachments", "delta.record"])
        .exits(0)
        .says("the file is not here")
        .fits_the_page();
    let ask = ["attachments", "delta.record", "--ask", "delta.lacking"];
    folder
        .tregua(&ask)
        .exits(0)
        .says("attached files: 1")
        .fits_the_page();
    let answer = [
        "bundle",
        "river.record",
        "--asked",
        "delta.lacking",
        "--to",
        "river.attachments",
    ];
    folder.tregua(&answer).exits(0).fits_the_page();
    for name in [NAME.as_bytes(), &bytes[1000..1100]] {
        assert!(!within(&folder, "river.attachments", name));
    }
    let merge = ["merge", "delta.record", "river.attachments"];
    folder
        .tregua(&merge)
        .exits(0)
        .says("that came: 1")
        .fits_the_page();
    folder.tregua(&merge).exits(0).says("here already: 1");
    folder.tregua(&out).exits(0);
    assert_eq!(fs::read(folder.path("out.jpg")).unwrap(), bytes);
    // All at once, in one call and in any order.
    let all = [
        "bundle",
        "river.record",
        "--to",
        "all.bundle",
        "--with-attachments",
    ];
    folder
        .tregua(&all)
        .exits(0)
        .says("all.attachments")
        .fits_the_page();
    let join = [
        "init",
        "hill.record",
        "--author",
        "Hill Office",
        "--from",
        "all.attachments",
        "--from",
        "all.bundle",
    ];
    folder.tregua(&join).exits(0).says("that came: 1");
    folder.tregua(&["verify", "hill.record"]).exits(0);
    // Another order is told what it lacks; a damaged one where.
    let mut damaged = fs::read(folder.path("all.attachments")).unwrap();
    damaged[5000] ^= 1;
    fs::write(folder.path("damaged.attachments"), damaged).unwrap();
    let join = [
        "init",
        "far.record",
        "--author",
        "Far Office",
        "--from",
        "river.bundle",
    ];
    folder.tregua(&join).exits(0);
    let merge = ["merge", "far.record", "damaged.attachments"];
    folder.tregua(&merge).exits(1).says("altered on its way");
    let none = [
        "bundle",
        "river.record",
        "--asked",
        "river.bundle",
        "--to",
        "x.attachments",
    ];
    folder
        .tregua(&none)
        .exits(1)
        .says("asks for no attached files");
}

#[test]
fn an_erased_attachment_takes_its_file_along() {
    let (folder, _, sha256) = with_a_photograph();
    let list = folder.json(&["attachments", "river.record"]);
    let id = list["attachments"][0]["entry"].as_str().unwrap().to_owned();
    let before = fs::metadata(folder.path("river.record")).unwrap().len();
    let erase = [
        "erase",
        "river.record",
        &id[..12],
        "--because",
        "danger",
        "--commit",
    ];
    folder.tregua(&erase).exits(0);
    let after = fs::metadata(folder.path("river.record")).unwrap().len();
    assert!(after + 600_000 < before, "{before} {after}");
    assert!(!within(&folder, "river.record", NAME.as_bytes()));
    folder
        .tregua(&["attachments", "river.record"])
        .exits(0)
        .says("was erased here, with its file")
        .fits_the_page();
    let out = ["attachment", "river.record", &id[..12], "--out", "out.jpg"];
    folder.tregua(&out).exits(1).says("cannot be read here");
    let out = [
        "attachment",
        "river.record",
        &sha256[..12],
        "--out",
        "out.jpg",
    ];
    folder.tregua(&out).exits(1).says("no attachment");
    folder.tregua(&["verify", "river.record"]).exits(0);
}
