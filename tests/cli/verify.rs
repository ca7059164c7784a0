//! `tregua verify`: a changed byte is found and its entry named; what no check can show is said.

use crate::stage::Folder;

/// The sentence that goes with every result.
const LIMIT: &str = "nothing here shows entries removed from the end";

fn find(haystack: &[u8], needle: &[u8]) -> Vec<usize> {
    haystack
        .windows(needle.len())
        .enumerate()
        .filter(|(_, window)| *window == needle)
        .map(|(at, _)| at)
        .collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

/// A record with one bit changed at this place of the file.
fn flip(folder: &Folder, at: usize) {
    let mut bytes = folder.bytes("river.record");
    bytes[at] ^= 1;
    folder.write("river.record", bytes);
}

/// Place, id and device of a claim's entry.
fn entry_of(folder: &Folder, claim: &str) -> (u64, String, String) {
    let log = folder.json(&["log", "river.record"]);
    let entry = log["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["claim"] == claim)
        .unwrap()
        .clone();
    let text = |key: &str| entry[key].as_str().unwrap().to_owned();
    (
        entry["idx"].as_u64().unwrap(),
        text("entry"),
        text("device"),
    )
}

/// Where the signed bytes of a claim begin: in its row they follow the key, and are a CBOR list of four.
fn signed_bytes_at(folder: &Folder, claim: &str) -> usize {
    let bytes = folder.bytes("river.record");
    let starts: Vec<usize> = find(&bytes, claim.as_bytes())
        .into_iter()
        .map(|at| at + claim.len())
        .filter(|at| bytes[*at] == 0x84)
        .collect();
    assert_eq!(
        starts.len(),
        1,
        "the row has another form than this test knows"
    );
    starts[0]
}

#[test]
fn a_sound_record_is_called_sound_with_its_head_and_the_limit_of_the_check() {
    let folder = Folder::with_the_river_on_record();
    let head = folder.json(&["log", "river.record"])["record_head"]
        .as_str()
        .unwrap()
        .to_owned();
    folder
        .tregua(&["verify", "river.record"])
        .exits(0)
        .says("sound: 6 entries")
        .says(&head)
        .says(LIMIT);
    let found = folder.json(&["verify", "river.record"]);
    assert_eq!(
        (&found["sound"], &found["entries"], &found["payloads"]),
        (&true.into(), &6.into(), &6.into())
    );
    assert_eq!(found["limits"], serde_json::json!([LIMIT]));
    assert_eq!(found["heads"][0]["entry"], head);
}

#[test]
fn a_changed_byte_anywhere_in_the_signed_bytes_names_the_entry() {
    let pristine = Folder::with_the_river_on_record();
    let (idx, ..) = entry_of(&pristine, "d1-beta");
    let start = signed_bytes_at(&pristine, "d1-beta");
    let whole = pristine.bytes("river.record");
    for step in [0, 1, 10, 50, 90, 140, 200, 260] {
        pristine.write("river.record", &whole);
        flip(&pristine, start + step);
        pristine
            .tregua(&["verify", "river.record"])
            .exits(3)
            .says(&format!("entry {idx}"))
            .says(LIMIT);
    }
}

#[test]
fn a_changed_byte_in_a_payload_names_the_entry_by_its_id() {
    let folder = Folder::with_the_river_on_record();
    let (idx, id, device) = entry_of(&folder, "d1-beta");
    let bytes = folder.bytes("river.record");
    // In the payload's row: the id, the salt, the payload. In the entry's row the device follows the id.
    let rows: Vec<usize> = find(&bytes, &unhex(&id))
        .into_iter()
        .filter(|at| {
            bytes[at + 32..at + 64] != unhex(&device)
                && !find(&bytes[at + 64..at + 200], b"d1-beta").is_empty()
        })
        .collect();
    assert_eq!(
        rows.len(),
        1,
        "the row has another form than this test knows"
    );
    let payload = rows[0] + 64;
    let figure = payload + find(&bytes[payload..payload + 300], b"150")[0];
    flip(&folder, figure);
    let named = format!("entry {idx} (`{}`)", &id[..12]);
    folder
        .tregua(&["verify", "river.record"])
        .exits(3)
        .says(&named)
        .says("the payload or its salt is not what was committed to");
    let run = folder
        .tregua(&["verify", "river.record", "--json"])
        .exits(3);
    let found = run.json();
    assert_eq!(
        (&found["sound"], &found["problems"][0]["idx"]),
        (&false.into(), &idx.into())
    );
    assert_eq!(found["problems"][0]["entry"], id.as_str());
}

#[test]
fn no_standing_is_read_from_a_record_whose_bytes_were_changed() {
    let folder = Folder::with_the_river_on_record();
    let start = signed_bytes_at(&folder, "d1-beta");
    flip(&folder, start + 200);
    for words in [
        &["status", "river.record"][..],
        &["explain", "river.record", "aid"],
        &["log", "river.record"],
        &["import", "river.record", "claims.csv", "--commit"],
    ] {
        folder.tregua(words).exits(3);
    }
}

/// What can be read of a record that does not verify is shown, and said to be that.
#[test]
fn a_report_on_a_record_that_does_not_verify_says_so() {
    let folder = Folder::with_the_river_on_record();
    let said = "does not verify";
    let reports = [
        &["status", "river.record"][..],
        &["missing", "river.record"],
        &["log", "river.record"],
        &["export", "river.record"],
    ];
    for words in reports {
        folder.tregua(words).exits(0).never_says(said);
    }
    let sound = folder.json(&["status", "river.record"]);
    assert_eq!(sound.get("record_sound"), None);
    let start = signed_bytes_at(&folder, "d1-beta");
    let signature = find(
        &folder.bytes("river.record")[start..start + 600],
        &[0x58, 0x40],
    )[0];
    flip(&folder, start + signature + 10);
    for words in reports {
        folder.tregua(words).exits(0).says(said);
    }
    let altered = folder.json(&["due", "river.record"]);
    assert_eq!(altered["record_sound"], false);
}

#[test]
fn a_record_keeps_verifying_when_it_is_moved_without_its_key() {
    let folder = Folder::with_the_river_on_record();
    let bytes = folder.bytes("river.record");
    let elsewhere = Folder::new();
    elsewhere.write("copy.record", bytes);
    elsewhere
        .tregua(&["verify", "copy.record"])
        .exits(0)
        .says("sound");
}
