//! Attached files in a browser: handed over to those who may see what they belong to, and shown to nobody.

use std::io::Cursor;

use axum::http::StatusCode;
use tregua_record::{Attaching, Custody, EntryId, Step};
use tregua_wording::{Lang, Wording};

use crate::access::Role;
use crate::stage::{Stage, now};

const NAME: &str = "Quillfeather";
const BYTES: &[u8] = b"<script>alert(1)</script> seen from the north";

/// Attaches a file that a browser would run, with a step of its keeping.
fn attach(stage: &Stage, key: &str) -> EntryId {
    let words = Wording::new(Lang::English);
    let list = stage.get("/record.json").json();
    let rows = list["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["key"] == key).unwrap();
    let to: EntryId = row["entry"].as_str().unwrap().parse().unwrap();
    let told = Attaching {
        name: format!("{NAME}.html"),
        media_type: Some("text/html".to_owned()),
        note: Some("the bridge".to_owned()),
        to: Some(to),
        group: None,
    };
    let put = |record: &mut tregua_record::Record| {
        let mut input = Cursor::new(BYTES.to_vec());
        let done = record.attach(&mut input, told, now(), |_| {}).unwrap();
        let step = Custody {
            step: Step::Received,
            on: None,
            from: Some("Liaison office".to_owned()),
            to: None,
            seal: Some("L-0417".to_owned()),
            note: None,
        };
        record.note_custody(done.id, step, now()).unwrap();
        Ok(done.id)
    };
    stage.house.write(&words, put).unwrap()
}

#[test]
fn a_file_is_listed_with_its_keeping_and_handed_over_to_be_kept() {
    let stage = Stage::of(Role::Alone);
    let id = attach(&stage, "a-day1");
    let json = stage.get(&format!("/record/{id}.json")).json();
    let one = &json["attached"][0];
    assert_eq!(
        (&one["file"], &one["custody"][0]["step"]),
        (&"here".into(), &"received".into())
    );
    let to = json["names"][0]["entry"].as_str().unwrap().to_owned();
    for page in [
        stage.get(&format!("/record/{to}")),
        stage.get(&format!("/record/{id}")),
    ] {
        assert_eq!(page.status, StatusCode::OK);
        for told in [
            NAME,
            "the bridge",
            "from Liaison office",
            "L-0417",
            "do not say when",
        ] {
            assert!(page.text.contains(told), "{told}: {}", page.text);
        }
        let link = format!("/record/{id}/attachment");
        assert!(page.text.contains(&link) && !page.text.contains("AGE-SECRET"));
    }
    let got = stage.get(&format!("/record/{id}/attachment"));
    assert_eq!((got.status, got.bytes.as_slice()), (StatusCode::OK, BYTES));
    let header = |name: &str| got.headers[name].to_str().unwrap().to_owned();
    // Nobody's browser runs it, and nobody's name stands in a header.
    assert_eq!(header("content-type"), "application/octet-stream");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let kept = format!("attachment; filename=\"{}.bin\"", id.short());
    assert_eq!(header("content-disposition"), kept);
    let other = stage.get(&format!("/record/{to}/attachment"));
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[test]
fn what_belongs_to_a_restricted_statement_is_restricted_with_it() {
    for (role, sees) in [(Role::Observer, false), (Role::MonitorLead, true)] {
        let stage = Stage::of(role);
        let id = attach(&stage, "d-rel");
        let page = stage.get(&format!("/record/{id}"));
        assert_eq!(page.text.contains(NAME), sees, "{role:?}: {}", page.text);
        let got = stage.get(&format!("/record/{id}/attachment"));
        let due = if sees {
            StatusCode::OK
        } else {
            StatusCode::FORBIDDEN
        };
        assert_eq!(got.status, due, "{role:?}");
        let got = stage.get(&format!("/record/{id}/payload"));
        assert_eq!(got.status, due, "{role:?}");
    }
}
