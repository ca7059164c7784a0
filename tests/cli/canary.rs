//! Names that a careless row may hold never reach the terminal from a refused import, nor from the log.

use crate::stage::{CLAIMS, COLUMNS, Folder};

/// Parts of a person's name that nobody has.
const CANARY: [&str; 2] = ["Zacharias", "Quillfeather"];

#[track_caller]
fn silent(run: &crate::stage::Run) {
    let said = run.both().to_lowercase();
    for word in CANARY {
        assert!(
            !said.contains(&word.to_lowercase()),
            "the canary sang: {run:#?}"
        );
    }
}

fn name() -> String {
    CANARY.join(" ")
}

/// A row with the name in each of the four places, wrong in one way.
fn rows() -> Vec<(&'static str, String)> {
    let name = name();
    let long = format!("{name} ").repeat(20);
    let huge = format!("{name} ").repeat(5_000);
    let row = |amount: &str, kind: &str, speaker: &str, ids: &str, figure: &str, note: &str| {
        format!(
            "bird,{kind},Alpha,{speaker},admit,Alpha,truck,{ids},{amount},total,whole,crossing,2024-01-02,,GAZ,{figure},2024-01-02T22:00+02:00,{note}\n"
        )
    };
    vec![
        (
            "a bad amount",
            row("many", "claim", &name, &name, &name, &name),
        ),
        ("a bad kind", row("5", "clam", &name, &name, &name, &name)),
        (
            "a figure too long",
            row("5", "claim", &name, &name, &long, &name),
        ),
        (
            "a cell too long",
            row("5", "claim", &name, &name, &name, &huge),
        ),
        (
            "ids that are no list",
            row(
                "5",
                "claim",
                &name,
                &format!(";;{name};;{name}"),
                &name,
                &name,
            ),
        ),
        (
            "a control character",
            row(
                "5",
                "claim",
                &format!("{name}\u{7}"),
                &format!("{name}\u{7}"),
                &format!("{name}\u{7}"),
                &format!("{name}\u{7}"),
            ),
        ),
        (
            "a character that turns the line around",
            row(
                "5",
                "claim",
                &format!("\u{202e}{name}"),
                &format!("\u{202e}{name}"),
                &format!("\u{202e}{name}"),
                &name,
            ),
        ),
        (
            "too many cells",
            row("5", "claim", &name, &name, &name, &format!("{name},{name}")),
        ),
        (
            "an unclosed quote",
            row("5", "claim", &name, &format!("\"{name}"), &name, &name),
        ),
        (
            "spaces around",
            row(
                "many",
                "claim",
                &format!("\" {name} \""),
                &format!("\" {name} \""),
                &format!("\" {name} \""),
                &name,
            ),
        ),
    ]
}

#[test]
fn a_refused_row_keeps_its_names_to_itself() {
    for (what, row) in rows() {
        let folder = Folder::at_the_river();
        folder.write("rows.csv", format!("{COLUMNS}{CLAIMS}{row}"));
        for words in [
            &[
                "import",
                "river.record",
                "sources.csv",
                "rows.csv",
                "--commit",
            ][..],
            &[
                "import",
                "river.record",
                "sources.csv",
                "rows.csv",
                "--commit",
                "--json",
            ],
        ] {
            let run = folder.tregua(words);
            silent(&run);
            assert!(matches!(run.code, Some(0 | 1)), "{what}: {run:#?}");
        }
    }
}

#[test]
fn most_of_those_rows_are_indeed_refused() {
    let refused = rows().into_iter().filter(|(_, row)| {
        let folder = Folder::at_the_river();
        folder.write("rows.csv", format!("{COLUMNS}{row}"));
        folder
            .tregua(&["import", "river.record", "sources.csv", "rows.csv"])
            .code
            == Some(1)
    });
    assert!(refused.count() >= 6);
}

#[test]
fn a_column_named_after_somebody_or_a_row_shifted_by_one_keeps_quiet_about_other_cells() {
    let folder = Folder::at_the_river();
    let name = name();
    // `x_` columns are free in their names; their cells are nobody's business.
    folder.write("shifted.csv", format!("claim,kind,voice,amount,figure,ids,x_witness\nbird,claim,Alpha,many,{name},{name},{name}\n"));
    silent(
        &folder
            .tregua(&["import", "river.record", "shifted.csv", "--commit"])
            .exits(1),
    );
}

#[test]
fn a_changed_row_is_named_by_its_columns_and_not_by_what_they_hold() {
    let folder = Folder::with_the_river_on_record();
    let name = name();
    let changed = CLAIMS
        .replace("Beta,,admit", &format!("Beta,{name},admit"))
        .replace(",150,2024", &format!(",{name},2024"))
        .replace("+02:00,\n", &format!("+02:00,{name}\n"));
    folder.write("changed.csv", format!("{COLUMNS}{changed}"));
    silent(
        &folder
            .tregua(&[
                "import",
                "river.record",
                "sources.csv",
                "changed.csv",
                "--commit",
            ])
            .exits(1),
    );
    folder.write("twice.csv", format!("{COLUMNS}{CLAIMS}{changed}"));
    silent(
        &folder
            .tregua(&[
                "import",
                "river.record",
                "sources.csv",
                "twice.csv",
                "--commit",
            ])
            .exits(1),
    );
}

#[test]
fn the_log_and_the_check_of_a_record_name_nobody() {
    let folder = Folder::at_the_river();
    let name = name();
    let row = format!(
        "bird,claim,Alpha,{name},admit,Alpha,truck,{name},1,total,whole,crossing,2024-01-02,,GAZ,{name},2024-01-02T22:00+02:00,{name}\n"
    );
    folder.claims("named.csv", &row);
    silent(
        &folder
            .tregua(&[
                "import",
                "river.record",
                "sources.csv",
                "named.csv",
                "--commit",
            ])
            .exits(0),
    );
    for words in [
        &["log", "river.record"][..],
        &["log", "river.record", "--json"],
        &["verify", "river.record"],
        &["verify", "river.record", "--json"],
    ] {
        silent(&folder.tregua(words).exits(0));
    }
}

/// A note is nobody's business but its writer's: not of other commands, not of a file's name, not of a header.
#[test]
fn the_words_of_a_note_stay_in_the_notebook() {
    let folder = Folder::with_the_river_on_record();
    let name = name();
    for line in [
        format!("{name}: 3 trucks crossed 1 Jan, Gazette"),
        format!("Beta: 3 trucks crossed 1 Jan “{name}”, Gazette"),
        format!("Beta: 3 {name} crossed 1 Jan, {name}"),
    ] {
        folder.tregua(&["note", "river.record", &line]).exits(0);
    }
    let mine = |words: &[&str]| {
        let words: Vec<&str> = ["note", "river.record"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        folder.tregua(&words)
    };
    silent(&mine(&["--delete", "9"]).exits(1));
    silent(&mine(&["--show", "9"]).exits(1));
    silent(&mine(&["--change", "9"]).exits(1));
    let others = || {
        for words in [
            &["log", "river.record"][..],
            &["log", "river.record", "--json"],
            &["verify", "river.record"],
            &["status", "river.record", "--as-of", crate::stage::LATER],
            &["status", "river.record", "--view", "nobody"],
            &["explain", "river.record", "nothing"],
            &["import", "river.record", "claims.csv"],
            &["import", "river.record", "river.record.notebook"],
            &["check", "river.record.notebook"],
            &["status", "river.record.notebook"],
        ] {
            silent(&folder.tregua(words));
        }
        for file in folder.names() {
            assert!(CANARY.iter().all(|word| !file.contains(word)), "{file}");
        }
    };
    others();
    // A notebook that somebody edited by hand is refused without its words.
    let kept = folder.bytes("river.record.notebook");
    let broken = String::from_utf8(kept.clone())
        .unwrap()
        .replace("\"n\":1", "\"n\":\"one\"");
    folder.write("river.record.notebook", broken);
    silent(&mine(&["--list"]).exits(1));
    folder.write("river.record.notebook", kept);
    // On record, only the voice and the columns that people read of a claim show it.
    mine(&["--put-on-record", "2"]).exits(0);
    others();
}

/// What everyone keeps for ever holds no name that a careless row put where a party, a verb or a place should be.
#[test]
fn no_header_and_no_name_of_a_file_tells_a_name_of_the_payload() {
    let name = name();
    let rows = format!(
        "claim,kind,voice,speaker,hedge,act,actor,blamed,thing,amount,effects,ids,from,to,through,place,occurred,about,under,cause,source,figure,said,x_note\n\
         n1,claim,Alpha,{name},{name},admit,{name},{name},{name},5,killed=1..,{name},{name},{name},{name},{name},2024-01-02,{name},{name},,GAZ,{name},2024-01-02T22:00+02:00,{name}\n\
         n2,account,{name},{name},,,,,,,,,,,,,,{name},,{name},GAZ,{name},2024-01-02T22:00+02:00,{name}\n\
         n3,meet,{name},,,meet,{name},,,,,,,{name} and Alpha,,,2024-01-03,,,,GAZ,{name},2024-01-02T22:00+02:00,\n"
    );
    let with_text = Folder::at_the_river();
    let without = Folder::new();
    without.write("sources.csv", crate::stage::SOURCES);
    without
        .tregua(&["init", "river.record", "--author", "Lake Monitors"])
        .exits(0);
    for folder in [with_text, without] {
        folder.write("named.csv", &rows);
        folder
            .tregua(&[
                "import",
                "river.record",
                "sources.csv",
                "named.csv",
                "--commit",
            ])
            .exits(0);
        let record = tregua_record::Record::open(&folder.path("river.record")).unwrap();
        let mut payloads = 0;
        for entry in record.entries().unwrap() {
            let (envelope, sealed) = record.proof(entry.id).unwrap().unwrap();
            let told = String::from_utf8_lossy(envelope.bytes()).to_lowercase();
            let kept = String::from_utf8_lossy(&sealed.unwrap().bytes).to_lowercase();
            for word in CANARY {
                assert!(!told.contains(&word.to_lowercase()), "{told}");
            }
            payloads += usize::from(kept.contains(&CANARY[1].to_lowercase()));
        }
        assert_eq!(payloads, 3, "the names are in the payloads");
        silent(&folder.tregua(&["verify", "river.record"]).exits(0));
        for file in folder.names() {
            assert!(CANARY.iter().all(|word| !file.contains(word)), "{file}");
        }
    }
}
