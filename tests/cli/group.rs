//! `tregua group` and `import --for`: what some may read, and everybody sees that it is there.

use std::fs;

use crate::stage::{COLUMNS, Folder, LATER};

const NAME: &str = "Quillfeather";

/// The river at the founder's; two nodes that joined it; a claim for a group in which the first of them is.
fn with_a_group() -> Folder {
    let folder = Folder::with_the_river_on_record();
    let bundle = ["bundle", "river.record", "--to", "river.bundle"];
    folder.tregua(&bundle).exits(0);
    for (record, author) in [
        ("delta.record", "Delta Office"),
        ("hill.record", "Hill Office"),
    ] {
        let join = ["init", record, "--author", author, "--from", "river.bundle"];
        folder.tregua(&join).exits(0);
    }
    let delta = folder.json(&["group", "delta.record", "--key"]);
    let delta = delta["reading_key"].as_str().unwrap().to_owned();
    let group = [
        "group",
        "river.record",
        "families",
        "--reader",
        "own",
        "--reader",
        &delta,
    ];
    folder
        .tregua(&group)
        .exits(0)
        .says("readers: 2")
        .fits_the_page();
    let columns = COLUMNS.replace("refers_to", "refers_to,clause");
    let row = format!(
        "n1,claim,Beta,,admit,Alpha,truck,,150,total,whole,crossing,2024-01-02,,aid,GAZ,150 says {NAME},2024-01-02T22:00+02:00,\n"
    );
    folder.write("named.csv", format!("{columns}{row}"));
    let import = ["import", "river.record", "named.csv", "--for", "families"];
    folder
        .tregua(&import)
        .exits(0)
        .says("for the members of families alone");
    folder
        .tregua(&[&import[..], &["--commit"]].concat())
        .exits(0)
        .says("for the members of families alone");
    fs::remove_file(folder.path("named.csv")).unwrap();
    let bundle = [&bundle[..], &["--force"]].concat();
    folder.tregua(&bundle).exits(0);
    for record in ["hill.record", "delta.record"] {
        folder.tregua(&["merge", record, "river.bundle"]).exits(0);
    }
    folder
}

fn holds_the_name(folder: &Folder, file: &str) -> bool {
    let bytes = fs::read(folder.path(file)).unwrap();
    bytes
        .windows(NAME.len())
        .any(|window| window == NAME.as_bytes())
}

#[test]
fn members_read_it_and_others_are_told_that_it_is_there() {
    let folder = with_a_group();
    assert!(!holds_the_name(&folder, "river.bundle") && !holds_the_name(&folder, "hill.record"));
    for record in ["river.record", "delta.record"] {
        folder
            .tregua(&["log", record])
            .exits(0)
            .says("for families: n1")
            .fits_the_page();
        folder.tregua(&["verify", record]).exits(0);
    }
    folder
        .tregua(&["log", "hill.record"])
        .exits(0)
        .says("restricted to families")
        .fits_the_page();
    folder.tregua(&["verify", "hill.record"]).exits(0);
    let status = ["status", "hill.record", "--as-of", LATER];
    folder
        .tregua(&status)
        .exits(0)
        .says("may be about this clause, and not to be read here: 1 entry");
    let unread = folder.json(&status)["unreadable"][0].clone();
    assert_eq!(
        (&unread["why"], &unread["group"]),
        (&"restricted".into(), &"families".into())
    );
    // A file would be for everybody.
    let export = ["export", "delta.record", "--to", "rows.csv"];
    folder.tregua(&export).exits(0).says("they are for groups");
    assert!(!holds_the_name(&folder, "rows.csv"));
    folder
        .tregua(&["group", "delta.record"])
        .exits(0)
        .says("this node among them")
        .fits_the_page();
    folder
        .tregua(&["group", "hill.record"])
        .exits(0)
        .says("readers: 2")
        .never_says("this node among them");
    // It passes through the hands of one who cannot read it.
    folder
        .tregua(&["bundle", "hill.record", "--to", "hill.bundle"])
        .exits(0);
    assert!(!holds_the_name(&folder, "hill.bundle"));
}

#[test]
fn some_fields_are_shown_to_everybody_and_new_readers_are_handed_what_came_before() {
    let folder = with_a_group();
    let hand = |record: &str| {
        let bundle = ["bundle", "river.record", "--to", "river.bundle", "--force"];
        folder.tregua(&bundle).exits(0);
        folder.tregua(&["merge", record, "river.bundle"]).exits(0);
    };
    let reveal = ["reveal", "river.record", "n1", "--only", "act,amount"];
    folder
        .tregua(&reveal)
        .exits(0)
        .says("act, amount")
        .says("nothing was revealed")
        .fits_the_page();
    for (only, said) in [("ammount", "no field `ammount`"), ("place", "`place`")] {
        let wrong = ["reveal", "river.record", "n1", "--only", only];
        folder.tregua(&wrong).exits(1).says(said);
    }
    folder
        .tregua(&[&reveal[..], &["--commit"]].concat())
        .exits(0)
        .says("all else of it");
    hand("hill.record");
    assert!(!holds_the_name(&folder, "river.bundle") && !holds_the_name(&folder, "hill.record"));
    let last = folder.json(&["log", "hill.record"]);
    let shows = last["entries"].as_array().unwrap().iter();
    let shows: Vec<_> = shows.filter_map(|entry| entry.get("shows")).collect();
    assert_eq!(shows.len(), 1);
    assert_eq!(shows[0]["fields"]["amount"], "150");
    assert_eq!(shows[0]["fields"].as_object().unwrap().len(), 2);
    folder
        .tregua(&["log", "hill.record"])
        .exits(0)
        .says("disclosure")
        .fits_the_page();
    // A new reader.
    let hill = folder.json(&["group", "hill.record", "--key"]);
    let hill = hill["reading_key"].as_str().unwrap();
    let group = [
        "group",
        "river.record",
        "families",
        "--reader",
        "own",
        "--reader",
        hill,
    ];
    let earlier = [&group[..], &["--earlier"]].concat();
    folder
        .tregua(&earlier)
        .exits(0)
        .says("1 entry")
        .fits_the_page();
    assert_eq!(folder.json(&earlier)["handed"].as_array().unwrap().len(), 0);
    hand("hill.record");
    folder
        .tregua(&["log", "hill.record"])
        .exits(0)
        .says("for families: n1");
    assert!(!holds_the_name(&folder, "river.bundle"));
    folder.tregua(&["verify", "hill.record"]).exits(0);
}

#[test]
fn everybody_may_have_what_was_said_to_everybody_and_not_who_signed_it() {
    let folder = with_a_group();
    let public = ["export", "river.record", "--public", "river.public"];
    folder.tregua(&public).exits(1).says("`tregua head`");
    folder.tregua(&["head", "river.record"]).exits(0);
    folder
        .tregua(&public)
        .exits(0)
        .says("what was said to everybody")
        .says("who signed is not in it")
        .fits_the_page();
    folder.tregua(&public).exits(1).says("--force");
    assert!(!holds_the_name(&folder, "river.public"));
    let log = folder.json(&["log", "river.record"]);
    let author = log["entries"][0]["author"].as_str().unwrap().as_bytes();
    let bytes = fs::read(folder.path("river.public")).unwrap();
    assert!(!bytes.windows(author.len()).any(|at| at == author));
    let told = folder.json(&[&public[..], &["--force"]].concat());
    let (entries, shown) = (told["entries"].as_u64(), told["shown"].as_u64());
    assert_eq!(entries, log["entries"].as_array().map(|it| it.len() as u64));
    assert!(shown > Some(2) && shown < entries, "{told}");
    let over = [
        "export",
        "river.record",
        "--public",
        "river.record",
        "--force",
    ];
    folder.tregua(&over).exits(2).says("the record itself");
}

#[test]
fn what_is_for_a_group_is_erased_like_anything_else() {
    let folder = with_a_group();
    let erase = [
        "erase",
        "river.record",
        "n1",
        "--because",
        "request",
        "--commit",
    ];
    folder.tregua(&erase).exits(0);
    assert!(!holds_the_name(&folder, "river.record"));
    folder
        .tregua(&["log", "river.record"])
        .exits(0)
        .says("erased by Lake Monitors");
    folder.tregua(&["verify", "river.record"]).exits(0);
}

#[test]
fn wrong_names_and_keys_are_refused_with_a_way_forward() {
    let folder = Folder::with_the_river_on_record();
    let group = |words: &[&str]| folder.tregua(&[&["group", "river.record"], words].concat());
    group(&[]).exits(0).says("no groups are on record");
    group(&["families"]).exits(2);
    group(&["families", "--reader", "age1nobody"])
        .exits(1)
        .says("is no reading key");
    group(&["--key"]).exits(0).says("age1").fits_the_page();
    group(&["families", "--reader", "own"]).exits(0);
    folder
        .tregua(&[
            "import",
            "river.record",
            "claims.csv",
            "--for",
            "nobody",
            "--commit",
        ])
        .exits(1)
        .says("no group `nobody` is on record");
    let over = [
        "export",
        "river.record",
        "--to",
        "river.record.reading-key",
        "--force",
    ];
    folder.tregua(&over).exits(2);
}

#[test]
fn what_is_revealed_everybody_reads() {
    let folder = with_a_group();
    let reveal = ["reveal", "river.record", "n1"];
    folder
        .tregua(&reveal)
        .exits(0)
        .says("nothing was revealed")
        .fits_the_page();
    let commit = [&reveal[..], &["--commit"]].concat();
    folder
        .tregua(&commit)
        .exits(0)
        .says("for everybody from now on")
        .fits_the_page();
    folder
        .tregua(&["reveal", "river.record", "d1-beta"])
        .exits(1)
        .says("is not for a group");
    let bundle = ["bundle", "river.record", "--to", "all.bundle"];
    folder.tregua(&bundle).exits(0);
    folder
        .tregua(&["merge", "hill.record", "all.bundle"])
        .exits(0)
        .says("contents that had been missing came for 1 entry");
    let log = folder.tregua(&["log", "hill.record"]).exits(0);
    log.says("n1")
        .never_says("restricted")
        .never_says("for families");
    folder.tregua(&["verify", "hill.record"]).exits(0);
    let export = ["export", "hill.record", "--to", "rows.csv"];
    folder.tregua(&export).exits(0);
    assert!(holds_the_name(&folder, "rows.csv"));
}
