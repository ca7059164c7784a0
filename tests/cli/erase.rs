//! `tregua erase`: content that goes from every file beside the record, and that is told wherever it is missed.

use std::fs;

use crate::stage::{COLUMNS, Folder, LATER};

const NAME: &str = "Quillfeather";

/// The river on record, with a claim about a clause whose words name somebody.
fn with_a_name() -> Folder {
    let folder = Folder::with_the_river_on_record();
    let columns = COLUMNS.replace("refers_to", "refers_to,clause");
    let row = format!(
        "n1,claim,Beta,,admit,Alpha,truck,,150,total,whole,crossing,2024-01-02,,aid,GAZ,150 says {NAME},2024-01-02T22:00+02:00,\n"
    );
    folder.write("named.csv", format!("{columns}{row}"));
    folder
        .tregua(&["import", "river.record", "named.csv", "--commit"])
        .exits(0);
    fs::remove_file(folder.path("named.csv")).unwrap();
    folder
}

/// The files of the folder that hold the name.
fn files_with_the_name(folder: &Folder) -> Vec<String> {
    let mut names = folder.names();
    names.retain(|name| {
        let bytes = fs::read(folder.path(name)).unwrap_or_default();
        bytes
            .windows(NAME.len())
            .any(|window| window == NAME.as_bytes())
    });
    names
}

#[test]
fn what_is_erased_leaves_every_file_and_is_told_in_every_report() {
    let folder = with_a_name();
    let files = files_with_the_name(&folder);
    assert_eq!(files, ["river.record"]);
    let head = ["head", "river.record", "--to", "river.checkpoint"];
    folder.tregua(&head).exits(0);
    let first = ["erase", "river.record", "n1", "--because", "danger"];
    folder
        .tregua(&first)
        .exits(0)
        .says("would be erased: claim n1 of")
        .says("nothing was erased")
        .fits_the_page();
    assert_eq!(files_with_the_name(&folder), files);
    folder
        .tregua(&[&first[..], &["--commit"]].concat())
        .exits(0)
        .says("erased: claim n1 of")
        .says("copies of others")
        .fits_the_page();
    assert_eq!(files_with_the_name(&folder), Vec::<String>::new());

    let against = ["verify", "river.record", "--against", "river.checkpoint"];
    folder.tregua(&against).exits(0).says("1 entry erased");
    folder
        .tregua(&["log", "river.record"])
        .exits(0)
        .says("erased by Lake Monitors on")
        .says("it may put");
    let status = ["status", "river.record", "--as-of", LATER];
    folder
        .tregua(&status)
        .exits(0)
        .says("may be about this clause, and not to be read here: 1 entry")
        .says("count for nothing: 1 entry")
        .fits_the_page();
    let json = folder.json(&status);
    let unread = &json["unreadable"][0];
    assert_eq!(
        (&unread["why"], &unread["because"], &unread["clauses"][0]),
        (&"erased".into(), &"danger".into(), &"aid".into())
    );
    let explain = [
        "explain",
        "river.record",
        "aid",
        "--day",
        "2024-01-02",
        "--view",
        "Beta",
    ];
    let explain = [&explain[..], &["--as-of", LATER]].concat();
    folder
        .tregua(&explain)
        .exits(0)
        .says("not to be read here, and not counted")
        .says("erased by")
        .fits_the_page();
    let explained = folder.json(&explain).to_string();
    assert!(explained.contains("\"unreadable\"") && !explained.contains(NAME));
    folder
        .tregua(&["erase", "river.record"])
        .exits(0)
        .says("erased: claim of")
        .fits_the_page();
    // What is written from here on has nothing of it either.
    folder
        .tregua(&["export", "river.record", "--to", "rows.csv"])
        .exits(0);
    folder
        .tregua(&["bundle", "river.record", "--to", "all.bundle"])
        .exits(0);
    assert_eq!(files_with_the_name(&folder), Vec::<String>::new());
}

#[test]
fn an_entry_that_names_no_clause_is_told_where_its_act_is_asked_about() {
    let folder = Folder::with_the_river_on_record();
    let erase = [
        "erase",
        "river.record",
        "d1-beta",
        "--because",
        "slip",
        "--commit",
    ];
    folder.tregua(&erase).exits(0);
    folder
        .tregua(&["status", "river.record", "--as-of", LATER])
        .exits(0)
        .says("may be about this clause, and not to be read here: 1 entry");
}

#[test]
fn a_notice_asks_another_node_which_follows_it_or_not() {
    let folder = with_a_name();
    let bundle = |to: &str| {
        folder
            .tregua(&["bundle", "river.record", "--to", to, "--force"])
            .exits(0);
    };
    bundle("one.bundle");
    let join = ["init", "delta.record", "--author", "Delta Office", "--from"];
    folder
        .tregua(&[&join[..], &["one.bundle"]].concat())
        .exits(0);
    let erase = [
        "erase",
        "river.record",
        "n1",
        "--because",
        "request",
        "--commit",
    ];
    let json = folder.json(&erase);
    assert_eq!(
        (&json["wiped"], &json["committed"]),
        (&true.into(), &true.into())
    );
    bundle("two.bundle");
    folder
        .tregua(&["merge", "delta.record", "two.bundle"])
        .exits(0)
        .says("others ask to erase 1 entry");
    folder
        .tregua(&["erase", "delta.record"])
        .exits(0)
        .says("others ask to erase claim of");
    let listed = folder.json(&["erase", "delta.record"]);
    let entry = listed["erasures"][0]["entry"].as_str().unwrap();
    assert_eq!(listed["erasures"][0]["readable"], true);
    let follow = [
        "erase",
        "delta.record",
        &entry[..12],
        "--because",
        "request",
        "--commit",
    ];
    folder.tregua(&follow).exits(0).says("erased: claim n1 of");
    let again = folder.json(&follow);
    assert_eq!(again["erased_before"][0], entry);
    for name in ["one.bundle", "two.bundle"] {
        folder.tregua(&["merge", "delta.record", name]).exits(0);
    }
    folder.tregua(&["verify", "delta.record"]).exits(0);
    // A third that joins now has the entry without its content, and knows why.
    let join = ["init", "late.record", "--author", "Late Office", "--from"];
    folder
        .tregua(&[&join[..], &["two.bundle"]].concat())
        .exits(0);
    folder
        .tregua(&["log", "late.record"])
        .exits(0)
        .says("came without its content, erased by");
}

#[test]
fn what_a_record_rests_on_is_refused_and_so_is_what_is_asked_wrongly() {
    let folder = with_a_name();
    let log = folder.json(&["log", "river.record"]);
    let charter = log["entries"][0]["entry"].as_str().unwrap();
    let erase = |words: &[&str]| folder.tregua(&[&["erase", "river.record"], words].concat());
    erase(&[charter, "--because", "slip"])
        .exits(1)
        .says("that stays");
    erase(&[charter, "--because", "slip", "--commit"]).exits(1);
    erase(&["nobody", "--because", "slip"]).exits(1);
    erase(&["n1"]).exits(2);
    erase(&["n1", "--because", "shame"]).exits(2);
    erase(&["--commit"]).exits(2);
    erase(&[])
        .exits(0)
        .says("nothing was erased, and nobody asks for it");
    assert_eq!(folder.json(&["log", "river.record"]), log);
}
