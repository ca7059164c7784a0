//! The record's pages with an invented record.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode, Version};
use tregua_desk::rows::{Form, OnRecord, Table};
use tregua_record::{Claim, Draft, EntryId, Group, Kind, Reception, Record, Why};
use tregua_wording::{Lang, Wording};

use crate::access::Role;
use crate::pages::bits::voice_key;
use crate::stage::{CLAIMS, Got, Stage, TEXT, now};

use super::find::PAGE;

/// Corrections of one claim by two hands, one of them corrected again; a retraction; a rival.
const CHANGES: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,refers_to,figure,said,x_remark
k1,claim,Alpha,admit,Alpha,truck,100,event,crossing,2031-01-02,day,,100,2031-01-02T18:00+02:00,
k2,correct,Alpha,admit,Alpha,truck,110,event,crossing,2031-01-02,day,k1,110,2031-01-02T19:00+02:00,
k3,correct,Alpha,admit,Alpha,truck,120,event,crossing,2031-01-02,day,k1,120,2031-01-02T20:00+02:00,
k4,correct,Alpha,admit,Alpha,truck,130,event,crossing,2031-01-02,day,k2,130,2031-01-02T21:00+02:00,
k5,claim,Beta,admit,Alpha,truck,90,event,crossing,2031-01-02,day,,\"تِسْعُون شاحنة\",2031-01-02T18:00+02:00,\"Café, the\tnorth gate\"
k6,claim,Beta,admit,Alpha,truck,7,event,crossing,2031-01-03,,,7,2031-01-03T09:00+02:00,
k7,retract,Beta,,,,,,,,,k6,,2031-01-03T10:00+02:00,
";

fn keys(got: &Got) -> Vec<String> {
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let rows = got.json()["rows"].clone();
    let key = |row: &serde_json::Value| row["key"].as_str().unwrap_or("-").to_owned();
    rows.as_array().unwrap().iter().map(key).collect()
}

fn id(stage: &Stage, key: &str) -> String {
    let list = stage.get("/record.json").json();
    let rows = list["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["key"] == key).unwrap();
    row["entry"].as_str().unwrap().to_owned()
}

#[test]
fn the_newest_entry_comes_first_and_filters_narrow() {
    let stage = Stage::of(Role::Alone);
    let all = keys(&stage.get("/record.json"));
    // A receipt, the claims, the text, the charter.
    assert_eq!(all[0], "-");
    assert_eq!(all[1], "b-plan");
    assert_eq!(all.last().unwrap(), "-");
    let narrowed = |query: &str| keys(&stage.get(&format!("/record.json?{query}")));
    assert_eq!(narrowed("kind=announce"), ["b-plan"]);
    assert_eq!(narrowed("act=admit"), ["a-day2", "b-day1", "a-day1"]);
    let beta = format!("voice={}", voice_key("Beta"));
    assert_eq!(narrowed(&beta), ["b-plan", "b-day1"]);
    assert_eq!(
        narrowed("from=2031-01-02&to=2031-01-02"),
        ["b-cap", "d-rel", "a-day2"]
    );
    assert_eq!(narrowed("kind=rumour"), [] as [&str; 0]);
    assert_eq!(narrowed("about=group-1"), ["b-cap", "d-rel"]);
    let wrong = stage.get("/record?from=yesterday");
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.text.contains("yesterday"), "{}", wrong.text);
}

#[test]
fn officials_without_a_name_are_a_voice_of_their_own() {
    let claims =
        "claim,kind,voice,attribution,figure\na,note,Alpha,,one\nb,note,Alpha,anonymous,two\n";
    let stage = Stage::with(Some(TEXT), claims, Some(Role::Alone));
    let by = |voice| keys(&stage.get(&format!("/record.json?voice={}", voice_key(voice))));
    assert_eq!(by("Alpha"), ["a"]);
    assert_eq!(by("Alpha (anonymous)"), ["b"]);
    let page = stage.get("/record").text;
    assert!(page.contains(&format!("voice={}", voice_key("Alpha (anonymous)"))));
    assert!(page.contains(">Alpha (anonymous)</option>"));
}

#[test]
fn what_was_not_known_yet_is_not_listed() {
    let stage = Stage::of(Role::Alone);
    let early = "/record.json?as-known=2031-01-02T09:30%2B02:00&by=said";
    assert_eq!(keys(&stage.get(early)), ["a-day1"]);
}

#[test]
fn only_what_stands_leaves_out_what_was_replaced() {
    let stage = Stage::with(Some(TEXT), CHANGES, Some(Role::Alone));
    let standing = keys(&stage.get("/record.json?stands=yes"));
    assert_eq!(standing, ["k7", "k5", "k4", "k3"]);
    let list = stage.get("/record.json").json();
    let rows = list["rows"].as_array().unwrap();
    let k1 = rows.iter().find(|row| row["key"] == "k1").unwrap();
    assert_eq!(k1["gone"]["how"], "corrected");
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let mut claims = String::from("claim,kind,voice,figure\n");
    for n in 0..250 {
        claims.push_str(&format!("n{n:03},note,Alpha,few words\n"));
    }
    let stage = Stage::with(None, &claims, Some(Role::Alone));
    let mut seen = Vec::new();
    let mut path = "/record.json?kind=note".to_owned();
    let mut newest_of_last = 0;
    loop {
        let got = stage.get(&path);
        let page = keys(&got);
        let data = got.json();
        assert!(page.len() <= PAGE);
        assert_eq!(data["matching"], 250);
        seen.extend(page);
        newest_of_last = data["newer"].as_u64().unwrap_or(newest_of_last);
        match data["older"].as_u64() {
            Some(idx) => path = format!("/record.json?kind=note&before={idx}"),
            None => break,
        }
    }
    let expected: Vec<String> = (0..250).rev().map(|n| format!("n{n:03}")).collect();
    assert_eq!(seen, expected);
    let back = stage.get(&format!("/record.json?kind=note&after={newest_of_last}"));
    assert_eq!(keys(&back), expected[100..200]);
}

/// Looks for words, and follows to what they find.
fn search(stage: &Stage, fields: &[(&str, &str)]) -> String {
    let got = stage.post("/record/search", fields);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    got.location().to_owned()
}

fn found(stage: &Stage, fields: &[(&str, &str)]) -> Vec<String> {
    let path = search(stage, fields);
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    keys(&stage.get(&format!("{path}.json?{query}")))
}

#[test]
fn words_are_found_without_accents_and_never_stand_in_an_address() {
    let stage = Stage::with(Some(TEXT), CHANGES, Some(Role::Alone));
    let look = |words: &str| found(&stage, &[("words", words)]);
    assert_eq!(look("تسعون"), ["k5"]);
    assert_eq!(look("CAFE gate"), ["k5"]);
    assert_eq!(look("cafe gate nowhere"), [] as [&str; 0]);
    assert_eq!(
        found(&stage, &[("words", "k"), ("kind", "retract")]),
        ["k7"]
    );
    let path = search(&stage, &[("words", "tisun <b>")]);
    assert!(!path.contains("tisun"), "{path}");
    let page = stage.get(&path);
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("tisun &lt;b&gt;"), "{}", page.text);
    assert!(!page.text.contains("=tisun"), "{}", page.text);
    // Of what was found a file can be had, and nothing else where the words are forgotten.
    let path = search(&stage, &[("words", "gate")]);
    let name = path.rsplit('/').next().unwrap();
    let csv = stage.get(&format!("/record/export/claims.csv?search={name}"));
    assert!(csv.text.contains("k5") && !csv.text.contains("k4"));
    let forgotten = stage.get("/record/export/claims.csv?search=0000000000000000");
    assert_eq!(forgotten.status, StatusCode::BAD_REQUEST);
    assert_eq!(search(&stage, &[("words", " ")]), "/record");
}

#[test]
fn what_is_withheld_is_not_found_by_its_words() {
    let claims = format!(
        "{CLAIMS}r1,announce,Beta,release,Beta,captive,,,,2031-01-04T16:00+02:00,group-3,,at the old mill,2031-01-03T12:00+02:00\n"
    );
    let whole = Stage::with(Some(TEXT), &claims, Some(Role::Mediator));
    let masked = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let look = |stage: &Stage| found(stage, &[("words", "old mill")]);
    assert_eq!(look(&whole), ["r1"]);
    assert_eq!(look(&masked), [] as [&str; 0]);
    let one = |stage: &Stage| stage.get(&format!("/record/{}.json", id(stage, "r1")));
    assert!(one(&whole).text.contains("old mill"));
    let shown = one(&masked);
    assert_eq!(shown.status, StatusCode::OK);
    assert!(
        !shown.text.contains("old mill") && !shown.text.contains("2031-01-04T16:00"),
        "{}",
        shown.text
    );
    assert!(!shown.json()["withheld"].is_null());
    let page = masked.get(&format!("/record/{}", id(&masked, "r1")));
    assert!(
        !page.text.contains("old mill") && !page.text.contains("4 Jan 2031 16:00"),
        "{}",
        page.text
    );
    for file in ["signed", "payload", "salt"] {
        let path = format!("/record/{}/{file}", id(&masked, "r1"));
        assert_eq!(masked.get(&path).status, StatusCode::FORBIDDEN, "{file}");
    }
    for file in ["claims.csv", "record.json"] {
        let got = masked.get(&format!("/record/export/{file}"));
        assert_eq!(got.status, StatusCode::OK);
        assert!(
            got.text.contains("r1") && !got.text.contains("old mill"),
            "{file}: {}",
            got.text
        );
    }
}

#[test]
fn one_entry_has_its_five_times_and_its_proofs() {
    let stage = Stage::of(Role::Alone);
    let entry = id(&stage, "a-day1");
    let one = stage.get(&format!("/record/{entry}.json")).json();
    assert_eq!(one["times"]["occurred"], "2031-01-01");
    assert_eq!(one["times"]["said"], "2031-01-02T09:00:00+02:00");
    assert_eq!(one["times"]["received"], "2031-01-03T15:00:30+02:00");
    assert_eq!(one["times"]["bracket"], serde_json::Value::Null);
    let proof = &one["proof"];
    assert_eq!(
        (&proof["signature"], &proof["id"], &proof["chain"]),
        (&true.into(), &true.into(), &true.into())
    );
    assert_eq!(proof["commitment"], "opens");
    assert_eq!(one["clauses"][0]["clause"], "aid");
    assert_eq!(one["clauses"][0]["named"], false);
    let amount =
        |column: &serde_json::Value| column["column"] == "amount" && column["text"] == "210";
    assert!(one["columns"].as_array().unwrap().iter().any(amount));
}

#[test]
fn an_entry_is_shown_while_somebody_writes_for_long() {
    let stage = Stage::of(Role::Alone);
    let path = format!("/record/{}.json", id(&stage, "a-day1"));
    let (held, holds) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let house = stage.house.clone();
        scope.spawn(move || {
            house.read(|_| {
                held.send(()).unwrap();
                std::thread::sleep(Duration::from_secs(2));
            });
        });
        holds.recv().unwrap();
        let one = stage.get(&path).json();
        assert!(one["proof"].is_null(), "{one}");
        assert_eq!(one["line"]["key"], "a-day1");
    });
    assert!(!stage.get(&path).json()["proof"].is_null());
}

#[test]
fn an_entry_is_named_by_the_beginning_of_its_id() {
    let stage = Stage::of(Role::Alone);
    let entry = id(&stage, "a-day1");
    let named = |digits: usize| stage.get(&format!("/record/{}", &entry[..digits])).status;
    assert_eq!(named(12), StatusCode::OK);
    assert_eq!(named(31), StatusCode::OK);
    assert_eq!(named(11), StatusCode::NOT_FOUND);
    assert_eq!(
        stage.get("/record/ffffffffffffffffffff").status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(stage.get("/record/a-day1").status, StatusCode::NOT_FOUND);
}

#[test]
fn corrections_stand_in_order_and_concurrent_ones_side_by_side() {
    let stage = Stage::with(Some(TEXT), CHANGES, Some(Role::Alone));
    // The same chain, from whichever entry of it one looks.
    for key in ["k1", "k2", "k3", "k4"] {
        let one = stage
            .get(&format!("/record/{}.json", id(&stage, key)))
            .json();
        let steps = one["chain"].as_array().unwrap().iter();
        let step = |step: &serde_json::Value| -> Vec<String> {
            let rows = step.as_array().unwrap().iter();
            rows.map(|row| row["key"].as_str().unwrap().to_owned())
                .collect()
        };
        let chain: Vec<Vec<String>> = steps.map(step).collect();
        assert_eq!(chain, [vec!["k1"], vec!["k2", "k3"], vec!["k4"]], "{key}");
    }
    let k5 = stage
        .get(&format!("/record/{}.json", id(&stage, "k5")))
        .json();
    assert_eq!(k5["chain"].as_array().unwrap().len(), 0);
    assert_eq!(k5["rivals"].as_array().unwrap().len(), 4);
    let k1 = stage
        .get(&format!("/record/{}.json", id(&stage, "k1")))
        .json();
    let rivals = k1["rivals"].as_array().unwrap();
    assert_eq!(rivals.len(), 1, "its corrections are no rivals of it");
    assert_eq!(rivals[0]["key"], "k5");
    let by: Vec<&str> = k1["named_by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tie| tie["rel"].as_str().unwrap())
        .collect();
    assert_eq!(by, ["corrects", "corrects"]);
}

#[test]
fn who_may_write_finds_the_ways_to_answer_and_others_do_not() {
    for (role, ways) in [(Role::Reporter, true), (Role::Observer, false)] {
        let stage = Stage::with(Some(TEXT), CHANGES, Some(role));
        let entry = id(&stage, "k5");
        let page = stage.get(&format!("/record/{entry}")).text;
        for kind in ["correct", "confirm", "deny", "respond", "retract"] {
            assert_eq!(
                page.contains(&format!("/entry/{kind}?of={entry}")),
                ways,
                "{kind}"
            );
        }
    }
}

#[test]
fn the_bytes_that_prove_an_entry_can_be_taken_along() {
    let stage = Stage::of(Role::Alone);
    let entry = id(&stage, "a-day1");
    let one = stage.get(&format!("/record/{entry}.json")).json();
    let file = |what: &str| stage.get(&format!("/record/{entry}/{what}")).bytes;
    let (signed, payload, salt) = (file("signed"), file("payload"), file("salt"));
    let envelope = tregua_record::Envelope::decode(&signed).unwrap();
    assert_eq!(envelope.id().to_string(), entry);
    let sealed = tregua_record::Sealed {
        salt: salt.try_into().unwrap(),
        bytes: payload,
    };
    assert!(envelope.header().opens(&sealed));
    let commit = envelope.header().commit.to_string();
    assert_eq!(one["header"]["signed"]["commit"], commit.as_str());
}

#[test]
fn in_arabic_names_are_set_apart_and_the_page_runs_from_the_right() {
    let stage = Stage::of(Role::Alone).in_language(Lang::Arabic);
    for path in [
        "/record".to_owned(),
        format!("/record/{}", id(&stage, "a-day1")),
    ] {
        let page = stage.get(&path).text;
        assert!(page.contains("dir=\"rtl\""), "{path}");
        assert!(page.contains("<bdi>Alpha</bdi>"), "{path}");
        assert!(!page.contains('⟨') && !page.contains("style="), "{path}");
    }
}

#[test]
fn every_page_of_the_record_says_all_its_phrases_in_every_language() {
    for lang in Lang::ALL {
        let stage = Stage::with(Some(TEXT), CHANGES, Some(Role::Alone)).in_language(*lang);
        let mut paths: Vec<String> = [
            "/record",
            "/record/import",
            "/record/export",
            "/record?kind=claim&stands=yes",
        ]
        .map(str::to_owned)
        .into();
        let list = stage.get("/record.json").json();
        let rows = list["rows"].as_array().unwrap().iter();
        paths.extend(rows.map(|row| format!("/record/{}", row["entry"].as_str().unwrap())));
        assert!(paths.len() > 12);
        for path in paths {
            let got = stage.get(&path);
            assert_eq!(got.status, StatusCode::OK, "{path}");
            assert!(!got.text.contains('⟨'), "{lang:?} {path}: {}", got.text);
        }
    }
}

/// Sends files as a browser does.
fn upload(stage: &Stage, files: &[(&str, &str)]) -> Got {
    let mut body = String::new();
    for (name, text) in files {
        body.push_str(&format!(
            "--part\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
        ));
    }
    body.push_str("--part--\r\n");
    let request =
        Request::post("/record/import").header(CONTENT_TYPE, "multipart/form-data; boundary=part");
    stage.send(request, Body::from(body))
}

/// Asks how far an import is until it is at rest.
fn at_rest(stage: &Stage, path: &str) -> serde_json::Value {
    let began = Instant::now();
    loop {
        let data = stage.get(&format!("{path}.json")).json();
        let step = data["step"].as_str().unwrap().to_owned();
        if !["reading", "looking up", "signing"].contains(&step.as_str()) {
            return data;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{data}");
    }
}

const NEW_ROWS: &str = "claim,kind,voice,act,actor,thing,amount,counting_point,occurred,source\nm1,claim,Alpha,admit,Alpha,truck,5,crossing,2031-01-03,S1\n";
const SOURCES: &str = "source,publisher,title\nS1,Gazette,Number 1\n";

#[test]
fn files_are_shown_before_anything_is_written_and_written_once() {
    let stage = Stage::of(Role::Alone);
    let before = stage.get("/record.json").json()["there"].clone();
    let files = [("rows.csv", NEW_ROWS), ("sources.csv", SOURCES)];
    let got = upload(&stage, &files);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let path = got.location().to_owned();
    let shown = at_rest(&stage, &path);
    assert_eq!(shown["step"], "ready", "{shown}");
    assert_eq!(
        (&shown["claims"], &shown["sources"], &shown["new"]),
        (&1.into(), &1.into(), &2.into())
    );
    assert_eq!(
        stage.get("/record.json").json()["there"],
        before,
        "a dry run writes nothing"
    );
    // What is put on record is what was shown.
    let other = stage.post(&path, &[("sha256", "00")]);
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    assert_eq!(stage.get("/record.json").json()["there"], before);
    let sha256 = shown["sha256"].as_str().unwrap();
    for _ in 0..2 {
        let got = stage.post(&path, &[("sha256", sha256)]);
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    }
    let done = at_rest(&stage, &path);
    assert_eq!(
        (&done["step"], &done["new"]),
        (&"done".into(), &2.into()),
        "{done}"
    );
    let there = stage.get("/record.json").json()["there"].as_u64().unwrap();
    assert_eq!(
        there,
        before.as_u64().unwrap() + 3,
        "two rows and a receipt, once"
    );
    let page = stage.get(&path);
    assert!(page.text.contains("on record"), "{}", page.text);
    // The same files again add nothing, and say so before anybody asks.
    let again = upload(&stage, &files);
    let again = at_rest(&stage, again.location());
    assert_eq!(
        (&again["new"], &again["on_record_already"]),
        (&0.into(), &2.into())
    );
}

#[test]
fn rows_with_problems_are_listed_and_cannot_be_put_on_record() {
    let stage = Stage::of(Role::Alone);
    let rows = NEW_ROWS
        .replace(",admit,", ",admitt,")
        .replace(",5,", ",five,");
    let got = upload(&stage, &[("rows.csv", &rows), ("sources.csv", SOURCES)]);
    let path = got.location().to_owned();
    let shown = at_rest(&stage, &path);
    assert_eq!(shown["step"], "refused");
    let codes: Vec<&str> = shown["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["I022", "I042"], "{shown}");
    assert_eq!(shown["problems"][0]["line"], 2);
    let page = stage.get(&path).text;
    assert!(
        page.contains("is no verb of the agreement") && page.contains("did you mean"),
        "{page}"
    );
    assert!(
        !page.contains("name=\"sha256\""),
        "no way to put it on record"
    );
    stage.post(&path, &[("sha256", shown["sha256"].as_str().unwrap())]);
    assert_eq!(at_rest(&stage, &path)["step"], "refused");
}

#[test]
fn an_import_is_for_who_may_and_forgotten_on_demand() {
    let observer = Stage::of(Role::Observer);
    assert_eq!(observer.get("/record/import").status, StatusCode::FORBIDDEN);
    assert_eq!(
        upload(&observer, &[("rows.csv", NEW_ROWS)]).status,
        StatusCode::FORBIDDEN
    );
    let stage = Stage::of(Role::MonitorLead);
    let none = upload(&stage, &[]);
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert!(none.text.contains("href=\"#files\""), "{}", none.text);
    let got = upload(&stage, &[("rows.csv", NEW_ROWS), ("sources.csv", SOURCES)]);
    let path = got.location().to_owned();
    at_rest(&stage, &path);
    assert_eq!(
        stage.post(&format!("{path}/forget"), &[]).location(),
        "/record/import"
    );
    assert_eq!(stage.get(&path).status, StatusCode::NOT_FOUND);
}

/// The slow twin: every file made whole in memory, of the rows as they stand on record.
#[test]
fn files_that_go_out_in_pieces_are_those_made_whole() {
    let many = (0..3000).map(|at| {
        format!(
            "m{at},claim,Alpha,admit,Alpha,truck,{at},event,crossing,2031-01-02,group-{at},,\"some \"\"words\"\", {at}\",2031-01-02T18:00+02:00\n"
        )
    });
    let claims: String = std::iter::once(CLAIMS.to_owned()).chain(many).collect();
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Alone));
    let snapshot = stage.house.snapshot();
    for (query, received) in [("", false), ("?received=yes&tags=yes", true)] {
        let rows = OnRecord::of(&snapshot.holdings, received);
        let layout = tregua_import::Layout {
            tags: received,
            clock: Some(snapshot.clock()),
        };
        let both = [Table::Claims, Table::Sources];
        for (name, form, tables) in [
            ("claims.csv", Form::Csv, &both[..1]),
            ("sources.csv", Form::Csv, &both[1..]),
            ("record.xlsx", Form::Xlsx, &both[..]),
        ] {
            let mut whole = Vec::new();
            rows.write(&mut whole, form, tables, layout).unwrap();
            let got = stage.get(&format!("/record/export/{name}{query}"));
            assert!(got.bytes == whole, "{name}{query}");
        }
        let whole = serde_json::to_value(rows.document(layout.clock)).unwrap();
        let got = stage.get(&format!("/record/export/record.json{query}"));
        assert_eq!(got.json(), whole);
        assert_eq!(whole["claims"].as_array().unwrap().len(), 3006);
        let in_all = whole["claims"].as_array().unwrap().iter();
        assert!(
            in_all
                .clone()
                .all(|row| row.get("received").is_some() == received)
        );
    }
}

#[test]
fn exports_read_back_and_carry_no_formula() {
    let claims = CHANGES.replace(",100,2031-01-02T18", ",=1+1,2031-01-02T18");
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Observer));
    let csv = stage.get("/record/export/claims.csv?act=admit");
    assert!(csv.text.starts_with('\u{feff}'));
    assert!(csv.text.contains("'=1+1"), "{}", csv.text);
    assert!(!csv.text.contains("k7"), "narrowed by the act");
    let file = tregua_import::File {
        name: "claims.csv",
        bytes: csv.text.as_bytes(),
    };
    let read = tregua_import::read(
        &[file],
        &tregua_import::Vocabulary::open(),
        &tregua_import::Options::default(),
    );
    assert_eq!(read.claims.len(), 6, "{:?}", read.problems);
    let json = stage.get("/record/export/record.json").json();
    assert_eq!(json["claims"].as_array().unwrap().len(), 7);
    let workbook = stage.get("/record/export/record.xlsx").bytes;
    assert!(workbook.starts_with(b"PK"));
    // Before HTTP/1.1 an answer without its length would look whole wherever it ended.
    let old = Request::get("/record/export/record.xlsx").version(Version::HTTP_10);
    let old = stage.send(old, Body::empty());
    assert_eq!(old.bytes, workbook);
    assert_eq!(
        stage.get("/record/export/other.doc").status,
        StatusCode::NOT_FOUND
    );
}

#[test]
fn a_correction_says_the_new_number_beside_the_old_and_a_list_when_it_was_said() {
    let stage = Stage::with(Some(TEXT), CHANGES, Some(Role::Alone));
    let list = stage.get("/record?by=said").text;
    assert!(list.contains("<bdi>100 → 110</bdi>"), "{list}");
    assert!(list.contains(">said</th>"), "{list}");
    assert!(list.contains("2 Jan 2031 18:00"), "{list}");
    // What does not stand says by what it was replaced.
    let one = stage
        .get(&format!("/record/{}?by=said", id(&stage, "k2")))
        .text;
    for revised in ["<bdi>100 → 110</bdi>", "<bdi>110 → 130</bdi>"] {
        assert!(one.contains(revised), "{revised}: {one}");
    }
}

#[test]
fn what_is_for_a_group_and_what_was_erased_is_shown_to_nobody_and_told_to_everybody() {
    let stage = Stage::of(Role::Alone);
    let words = Wording::new(Lang::English);
    let named = |key: &str| {
        let mut claim = Claim::new(key, Kind::Note, "Alpha");
        claim.figure = Some("Quillfeather".into());
        vec![Draft::from(claim)]
    };
    let reception = || Reception {
        at: now(),
        rebuilt: false,
        files: Vec::new(),
    };
    let put = |record: &mut Record| {
        let readers = [record.make_reader().unwrap()].into();
        let name = "families".to_owned();
        record.set_group(Group { name, readers }, now()).unwrap();
        let of_group = record.import_for("families", named("s1"), reception(), now());
        let open = record.import(named("s2"), reception(), now()).unwrap();
        Ok((of_group.unwrap().entries[0], open.entries[0]))
    };
    let (of_group, open) = stage.house.write(&words, put).unwrap();
    // Read before it is erased: then it is in what was made of the record so far.
    let page = |id: EntryId| stage.get(&format!("/record/{id}"));
    assert!(page(open).text.contains("Quillfeather"));
    let erase = |record: &mut Record| Ok(record.erase(&[open].into(), Why::Slip, now()).unwrap());
    assert!(stage.house.write(&words, erase).unwrap().wiped);
    for (id, told, readable) in [
        (of_group, "restricted to", "restricted"),
        (open, "erased by", "erased"),
    ] {
        let got = page(id);
        assert_eq!(got.status, StatusCode::OK);
        assert!(
            got.text.contains(told) && !got.text.contains("Quillfeather"),
            "{}",
            got.text
        );
        let json = stage.get(&format!("/record/{id}.json"));
        assert_eq!(json.json()["readable"], readable);
        for file in ["payload", "salt"] {
            assert_eq!(
                stage.get(&format!("/record/{id}/{file}")).status,
                StatusCode::NOT_FOUND
            );
        }
    }
    let csv = stage.get("/record/export/claims.csv").text;
    assert!(!csv.contains("Quillfeather"));
    let list = stage.get("/record").text;
    assert!(
        list.contains("cannot be read here and count for nothing"),
        "{list}"
    );
}
