use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use tregua_record::{Claim, Kind};
use tregua_wording::Lang;

use super::kinds::{COLUMNS, SHAPES};
use crate::access::Role;
use crate::stage::{CLAIMS, Got, Stage, TEXT};

mod after;

/// A line that leaves nothing open.
const LINE: &str = "Delta: 50 trucks crossed 2 Jan 2031, said 3 Jan 2031";

/// What a page would sign, from its hidden fields.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page
        .split_once(&start)
        .unwrap_or_else(|| panic!("no field {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Sends fields by a button, and follows to where what was sent is shown.
fn show(stage: &Stage, path: &str, fields: &[(&str, &str)]) -> Got {
    let sent = stage.post(path, fields);
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    stage.get(sent.location())
}

/// Sends fields once to see them and once to sign them.
fn put(stage: &Stage, path: &str, fields: &[(&str, &str)]) -> Got {
    let seen = stage.post(path, fields);
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    let names = ["seen", "noted", "was", "key", "p0-key"];
    let brought: Vec<(&str, String)> = names
        .into_iter()
        .filter(|name| seen.text.contains(&format!("name=\"{name}\"")))
        .map(|name| (name, hidden(&seen.text, name)))
        .collect();
    let mut again: Vec<(&str, &str)> = fields.to_vec();
    again.extend(brought.iter().map(|(name, value)| (*name, value.as_str())));
    again.extend([("p0-sure", "yes"), ("do", "put")]);
    stage.post(path, &again)
}

fn claims(stage: &Stage) -> Vec<Arc<Claim>> {
    let snapshot = stage.house.snapshot();
    snapshot
        .entries()
        .iter()
        .filter_map(|held| held.claim().cloned())
        .collect()
}

fn of_key(stage: &Stage, key: &str) -> String {
    let snapshot = stage.house.snapshot();
    let held = snapshot
        .entries()
        .iter()
        .find(|held| held.claim().is_some_and(|claim| claim.key == key));
    held.unwrap().id.to_string()
}

#[test]
fn a_line_is_shown_as_it_would_be_signed_and_only_then_signed() {
    let stage = Stage::of(Role::Reporter);
    let before = claims(&stage).len();
    let seen = show(&stage, "/entry", &[("line", LINE), ("do", "read")]);
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.text.contains("Lake Monitors"), "{}", seen.text);
    assert!(
        seen.text.contains("the only one that goes with") || seen.text.contains("clause"),
        "{}",
        seen.text
    );
    assert_eq!(claims(&stage).len(), before);
    // Asked for at once, it is shown first.
    let at_once = show(&stage, "/entry", &[("line", LINE), ("do", "put")]);
    assert_eq!(at_once.status, StatusCode::OK);
    assert_eq!(claims(&stage).len(), before);
    let done = put(&stage, "/entry", &[("line", LINE)]);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let all = claims(&stage);
    assert_eq!(all.len(), before + 1);
    let made = all.last().unwrap();
    assert_eq!(
        (made.voice.as_str(), made.amount.unwrap().lo),
        ("Delta", 50)
    );
    assert_eq!(made.act.as_deref(), Some("admit"));
    // The page after it names it, keeps who spoke, and no name is in the address.
    assert!(!done.location().contains("Delta"), "{}", done.location());
    let next = stage.get(done.location());
    assert!(
        next.text.contains(made.key.as_str()) && next.text.contains("value=\"Delta\""),
        "{}",
        next.text
    );
    assert!(next.text.contains("/record/"), "{}", next.text);
}

#[test]
fn the_same_form_sent_twice_makes_one_entry() {
    let stage = Stage::of(Role::Reporter);
    let before = claims(&stage).len();
    let seen = stage.post("/entry", &[("line", LINE)]);
    let [seal, noted, was, key] =
        ["seen", "noted", "was", "p0-key"].map(|name| hidden(&seen.text, name));
    let form = [
        ("line", LINE),
        ("do", "put"),
        ("seen", &seal),
        ("noted", &noted),
        ("was", &was),
        ("p0-key", &key),
    ];
    let (one, two) = (stage.post("/entry", &form), stage.post("/entry", &form));
    assert_eq!(one.location(), two.location());
    assert_eq!(claims(&stage).len(), before + 1);
}

#[test]
fn what_was_changed_after_it_was_shown_is_shown_again() {
    let stage = Stage::of(Role::Reporter);
    let before = claims(&stage).len();
    let seen = stage.post("/entry", &[("line", LINE)]);
    let [seal, noted, was] = ["seen", "noted", "was"].map(|name| hidden(&seen.text, name));
    let other = LINE.replace("50", "500");
    let form = [
        ("line", other.as_str()),
        ("do", "put"),
        ("seen", &seal),
        ("noted", &noted),
        ("was", &was),
    ];
    let got = show(&stage, "/entry", &form);
    assert_eq!(got.status, StatusCode::OK);
    assert!(
        got.text.contains("different from what was shown"),
        "{}",
        got.text
    );
    assert_eq!(claims(&stage).len(), before);
}

#[test]
fn fields_say_the_same_as_a_line_and_arabic_digits_are_digits() {
    let stage = Stage::of(Role::Reporter).in_language(Lang::Arabic);
    let fields = [
        ("who", "Delta"),
        ("many", "٢٠٠"),
        ("what", "trucks"),
        ("happened", "point:crossing"),
        ("when", "2031-01-02"),
        ("p0-said", "2031-01-03"),
        ("was", "Delta: 200 trucks 2031-01-02 "),
    ];
    let done = put(&stage, "/entry", &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let all = claims(&stage);
    let made = all.last().unwrap();
    assert_eq!(made.amount.unwrap().lo, 200);
    assert_eq!(made.counting_point.as_deref(), Some("crossing"));
    assert!(done.location().contains("way=fields"));
}

#[test]
fn what_is_open_is_asked_on_the_page_and_everything_typed_is_kept() {
    let stage = Stage::of(Role::Reporter);
    let line = "Delta: 50 trucks 1 Jan 2031";
    let got = stage.post("/entry", &[("line", line)]);
    assert!(
        got.text.contains("name=\"p0-counting_point\""),
        "{}",
        got.text
    );
    assert!(got.text.contains("name=\"p0-said-other\""), "{}", got.text);
    assert!(
        got.text.contains(&format!("value=\"{line}\"")),
        "{}",
        got.text
    );
    let was = hidden(&got.text, "was");
    let answered = stage.post(
        "/entry",
        &[
            ("line", line),
            ("was", &was),
            ("p0-counting_point", "dispatch"),
            ("p0-said-other", "whenever"),
        ],
    );
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.text.contains("role=\"alert\""));
    assert!(
        answered.text.contains("href=\"#p0-said\""),
        "{}",
        answered.text
    );
    assert!(
        answered.text.contains("value=\"whenever\"")
            && answered.text.contains("value=\"dispatch\""),
        "{}",
        answered.text
    );
}

#[test]
fn words_not_understood_are_marked_and_the_line_is_kept() {
    let stage = Stage::of(Role::Reporter);
    let got = stage.post(
        "/entry",
        &[
            ("line", "Delta: 50 trucks flubbered 2 Jan 2031"),
            ("p0-actor", "Alpha"),
        ],
    );
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("<mark>flubbered</mark>"), "{}", got.text);
    assert!(
        got.text.contains("href=\"#line\"") && got.text.contains("value=\"Alpha\""),
        "{}",
        got.text
    );
    let both = stage.post("/entry", &[("line", LINE), ("many", "5")]);
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_second_figure_of_a_voice_for_one_day_is_told_and_taken() {
    let stage = Stage::of(Role::Reporter);
    let line = "Alpha: 205 trucks crossed 1 Jan 2031, said 3 Jan 2031";
    let got = stage.post("/entry/read.json", &[("line", line)]);
    let id = of_key(&stage, "a-day1");
    assert_eq!(
        got.json()["drafts"][0]["alike"],
        serde_json::json!([id]),
        "{}",
        got.text
    );
    // Another voice, another day, another measure are no second figure.
    for other in [
        "Delta: 205 trucks crossed 1 Jan 2031, said 3 Jan 2031",
        "Alpha: 205 trucks crossed 2 Jan 2031, said 3 Jan 2031",
        "Alpha: 205 trucks dispatched 1 Jan 2031, said 3 Jan 2031",
    ] {
        let got = stage.post("/entry/read.json", &[("line", other)]);
        assert_eq!(
            got.json()["drafts"][0]["alike"],
            serde_json::json!([]),
            "{other}: {}",
            got.text
        );
    }
    assert_eq!(
        put(&stage, "/entry", &[("line", line)]).status,
        StatusCode::SEE_OTHER
    );
}

#[test]
fn who_may_not_write_gets_no_form() {
    for role in [Role::Observer, Role::Auditor, Role::Administrator] {
        let stage = Stage::of(role);
        assert_eq!(stage.get("/entry").status, StatusCode::FORBIDDEN);
        assert_eq!(stage.get("/entry/claim").status, StatusCode::FORBIDDEN);
        assert_eq!(
            stage
                .post("/entry", &[("line", LINE), ("do", "put")])
                .status,
            StatusCode::FORBIDDEN
        );
    }
}

#[test]
fn every_kind_has_a_form_and_every_form_has_its_fields() {
    let kinds: BTreeSet<&str> = SHAPES.iter().map(|shape| shape.kind.word()).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    let known: BTreeSet<&str> = COLUMNS.iter().map(|column| column.name).collect();
    for lang in Lang::ALL {
        let stage = Stage::of(Role::Reporter).in_language(*lang);
        for shape in SHAPES {
            let got = stage.get(&format!("/entry/{}", shape.word()));
            assert_eq!(got.status, StatusCode::OK, "{}", got.text);
            assert!(
                !got.text.contains('⟨'),
                "{:?} {}: a phrase is missing",
                lang,
                shape.word()
            );
            for (column, _) in shape.columns() {
                assert!(known.contains(column.name));
                assert!(
                    got.text.contains(&format!("name=\"{}\"", column.name)),
                    "{} of {}",
                    column.name,
                    shape.word()
                );
            }
            for needed in shape.needs.iter().chain(shape.needs_one_of) {
                assert!(
                    shape.uses(needed).is_some_and(|used| !used.further),
                    "{needed}"
                );
            }
        }
        assert!(!stage.get("/entry").text.contains('⟨'));
    }
    assert_eq!(
        Stage::of(Role::Reporter).get("/entry/verdict").status,
        StatusCode::NOT_FOUND
    );
}

/// What each kind needs is what the import asks for: without it a form is refused at that column, with it it is taken.
#[test]
fn the_table_needs_what_the_import_needs() {
    let stage = Stage::of(Role::Reporter);
    for shape in SHAPES {
        let path = format!("/entry/{}", shape.word());
        let value = |column: &str| match column {
            "refers_to" => "a-day1",
            _ => "Delta",
        };
        let mut fields: Vec<(&str, &str)> = shape
            .needs
            .iter()
            .map(|column| (*column, value(column)))
            .collect();
        for left_out in shape.needs {
            let without: Vec<_> = fields
                .iter()
                .copied()
                .filter(|(column, _)| column != left_out)
                .collect();
            let got = stage.post(&path, &without);
            assert_eq!(
                got.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path} without {left_out}"
            );
            assert!(
                got.text.contains(&format!("href=\"#{left_out}\"")),
                "{path} without {left_out}: {}",
                got.text
            );
        }
        if !shape.needs_one_of.is_empty() {
            assert_eq!(
                stage.post(&path, &fields).status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path}"
            );
            fields.push(("about", "group-1"));
        }
        if shape.kind == Kind::Correct {
            fields.push(("amount", "199"));
        }
        let got = put(&stage, &path, &fields);
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{path}: {}", got.text);
        let all = claims(&stage);
        assert_eq!(all.last().unwrap().kind, shape.kind);
    }
}

/// Every row of the worked history could have been typed into the form of its kind.
#[test]
fn the_forms_hold_every_column_that_the_worked_history_uses() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/gaza-2023-11");
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let (rows, sources) = (bytes("claims.csv"), bytes("sources.csv"));
    let text = String::from_utf8(bytes("pause.tregua")).unwrap();
    let vocabulary =
        tregua_import::Vocabulary::from(&tregua_agreement::read(&text).agreement.unwrap());
    let files = [("sources.csv", &sources), ("claims.csv", &rows)]
        .map(|(name, bytes)| tregua_import::File { name, bytes });
    let read = tregua_import::read(&files, &vocabulary, &tregua_import::Options::default());
    assert!(read.claims.len() > 300, "{:?}", read.problems);
    for claim in &read.claims {
        let shape = SHAPES
            .iter()
            .find(|shape| shape.kind == claim.kind)
            .unwrap();
        for (column, _) in tregua_import::quick::cells(claim) {
            let own = ["claim", "kind"].contains(&column.as_str()) || column.starts_with("x_");
            assert!(
                own || shape.uses(&column).is_some(),
                "{}: {column} in {}",
                claim.key,
                shape.word()
            );
        }
    }
}

#[test]
fn a_form_speaks_as_the_import_does_and_keeps_what_was_typed() {
    let stage = Stage::of(Role::Reporter).in_language(Lang::Arabic);
    let got = stage.post(
        "/entry/claim",
        &[
            ("voice", "Alpha"),
            ("act", "admit"),
            ("actor", "Alpha"),
            ("thing", "trucks"),
            ("amount", "١٬٥"),
            ("of_kind", "gold"),
            ("occurred-from-hour", "10:00"),
            ("source", "NOWHERE"),
            ("figure", "خمسة"),
        ],
    );
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["amount", "of_kind", "occurred-from-day", "source"] {
        assert!(
            got.text.contains(&format!("href=\"#{field}\"")),
            "{field}: {}",
            got.text
        );
    }
    for typed in ["١٬٥", "gold", "10:00", "NOWHERE", "خمسة"] {
        assert!(got.text.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert!(got.text.contains("dir=\"ltr\"") && got.text.contains("dir=\"rtl\""));
}

#[test]
fn days_and_hours_are_on_the_agreements_clock_and_a_new_source_comes_along() {
    let stage = Stage::of(Role::Reporter);
    let got = put(
        &stage,
        "/entry/claim",
        &[
            ("voice", "Beta"),
            ("act", "release"),
            ("actor", "Beta"),
            ("thing", "captive"),
            ("amount", "٣"),
            ("counting_point", "handover"),
            ("occurred-from-day", "2031-01-02"),
            ("occurred-from-hour", "16:30"),
            ("said-from-day", "2031-01-02"),
            ("source", "GAZ1"),
            ("new-publisher", "Gazette"),
        ],
    );
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let all = claims(&stage);
    let made = all.last().unwrap();
    let cells = tregua_import::quick::cells(made);
    assert!(
        cells.contains(&("occurred".to_owned(), "2031-01-02T14:30:00Z".to_owned())),
        "{cells:?}"
    );
    assert_eq!(
        (made.amount.unwrap().lo, made.source.as_deref()),
        (3, Some("GAZ1"))
    );
    let snapshot = stage.house.snapshot();
    assert!(
        snapshot
            .entries()
            .iter()
            .any(|held| held.source().is_some_and(|source| source.key == "GAZ1"))
    );
}

#[test]
fn a_correction_is_shown_beside_what_it_corrects_and_two_of_them_both_stand() {
    let stage = Stage::of(Role::Reporter);
    let id = of_key(&stage, "a-day1");
    let path = format!("/entry/correct?of={id}");
    let form = stage.get(&path);
    assert!(
        form.text.contains("value=\"210\"") && form.text.contains("value=\"a-day1\""),
        "{}",
        form.text
    );
    let fields = |amount: &'static str| {
        [
            ("voice", "Alpha"),
            ("refers_to", "a-day1"),
            ("act", "admit"),
            ("actor", "Alpha"),
            ("thing", "truck"),
            ("amount", amount),
            ("adds", "total"),
            ("counting_point", "crossing"),
            ("occurred-from-day", "2031-01-01"),
            ("said-from-day", "2031-01-03"),
        ]
    };
    let seen = stage.post(&path, &fields("211"));
    assert!(
        seen.text.contains("210")
            && seen.text.contains("211")
            && seen.text.contains("class=\"changed\""),
        "{}",
        seen.text
    );
    // Two people have the form open at once: both are kept.
    let key = hidden(&seen.text, "key");
    let other = stage.post(&path, &fields("212"));
    assert_eq!(hidden(&other.text, "key"), key);
    for (amount, page) in [("211", &seen), ("212", &other)] {
        let [seal, noted] = ["seen", "noted"].map(|name| hidden(&page.text, name));
        let mut form = fields(amount).to_vec();
        form.extend([
            ("do", "put"),
            ("seen", seal.as_str()),
            ("noted", noted.as_str()),
            ("key", key.as_str()),
        ]);
        let got = stage.post(&path, &form);
        if amount == "212" {
            // What was corrected in the meantime is said first, and refused to nobody.
            let asked = stage.get(got.location()).text;
            assert!(
                asked.contains("is corrected or retracted already"),
                "{asked}"
            );
            form.push(("p0-sure", "yes"));
            let got = stage.post(&path, &form);
            assert!(got.location().contains("done="), "{}", got.location());
        }
    }
    let corrections: Vec<_> = claims(&stage)
        .into_iter()
        .filter(|claim| claim.kind == Kind::Correct)
        .collect();
    assert_eq!(corrections.len(), 2);
    assert_ne!(corrections[0].key, corrections[1].key);
    let amounts: BTreeSet<u64> = corrections
        .iter()
        .map(|claim| claim.amount.unwrap().lo)
        .collect();
    assert_eq!(amounts, BTreeSet::from([211, 212]));
    // One that changes nothing is no correction.
    let mut same = fields("210").to_vec();
    same.extend([
        ("figure", "210"),
        ("said-from-day", "2031-01-02"),
        ("said-from-hour", "09:00"),
    ]);
    same.remove(9);
    let got = stage.post(&path, &same);
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text);
}

#[test]
fn a_correction_keeps_columns_that_have_no_field() {
    let claims_of_our_own = "\
claim,kind,voice,act,actor,thing,amount,counting_point,occurred,said,x_class,x_sheet
a1,claim,Alpha,admit,Alpha,truck,210,crossing,2031-01-01,2031-01-02,restricted,A4
";
    let stage = Stage::with(Some(TEXT), claims_of_our_own, Some(Role::MonitorLead));
    let path = format!("/entry/correct?of={}", of_key(&stage, "a1"));
    let fields = [
        ("voice", "Alpha"),
        ("refers_to", "a1"),
        ("act", "admit"),
        ("actor", "Alpha"),
        ("thing", "truck"),
        ("amount", "211"),
        ("counting_point", "crossing"),
        ("occurred-from-day", "2031-01-01"),
    ];
    assert_eq!(put(&stage, &path, &fields).status, StatusCode::SEE_OTHER);
    let all = claims(&stage);
    let made = all.last().unwrap();
    assert_eq!(
        made.extra.get("x_class").map(String::as_str),
        Some("restricted")
    );
    assert_eq!(made.extra.get("x_sheet").map(String::as_str), Some("A4"));
    let line = "Alpha corrects a1: 212 trucks crossed 1 Jan 2031, said 3 Jan 2031";
    assert_eq!(
        put(&stage, "/entry", &[("line", line)]).status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(claims(&stage).last().unwrap().extra, made.extra);
}

#[test]
fn what_is_said_of_an_entry_names_it() {
    let stage = Stage::of(Role::Reporter);
    let id = of_key(&stage, "a-day1");
    for kind in ["deny", "confirm", "respond", "retract"] {
        let form = stage.get(&format!("/entry/{kind}?of={id}"));
        assert!(
            form.text
                .contains("id=\"refers_to\" name=\"refers_to\" value=\"a-day1\""),
            "{kind}: {}",
            form.text
        );
        let own = form.text.contains("name=\"voice\" value=\"Alpha\"");
        assert_eq!(own, kind == "retract", "{kind}");
    }
    assert_eq!(stage.get("/entry/deny?of=00").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_hidden_part_of_an_entry_is_not_told_by_a_form() {
    // The hour of a hand-over that is planned.
    let stage = Stage::of(Role::Reporter);
    let id = of_key(&stage, "b-plan");
    for path in [
        format!("/entry/deny?of={id}"),
        format!("/entry/correct?of={id}"),
        format!("/entry/correct.json?of={id}"),
    ] {
        let got = stage.get(&path);
        assert!(
            !got.text.contains("4 Jan 2031 16:00")
                && !got.text.contains("2031-01-04T")
                && !got.text.contains("three"),
            "{path}: {}",
            got.text
        );
    }
    let lead = Stage::of(Role::MonitorLead);
    let got = lead.get(&format!("/entry/correct?of={}", of_key(&lead, "b-plan")));
    assert!(got.text.contains("16:00"), "{}", got.text);
}

#[test]
fn a_record_without_a_text_takes_claims_too() {
    let stage = Stage::with(None, CLAIMS, Some(Role::Alone));
    let got = put(
        &stage,
        "/entry/note",
        &[
            ("voice", "Delta"),
            ("figure", "quiet"),
            ("said-from-day", "2031-01-02"),
        ],
    );
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let hour = stage.post(
        "/entry/note",
        &[
            ("voice", "Delta"),
            ("said-from-day", "2031-01-02"),
            ("said-from-hour", "10:00"),
        ],
    );
    assert_eq!(hour.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn writers_at_once_lose_nothing() {
    let stage = Stage::with(Some(TEXT), CLAIMS, Some(Role::Reporter));
    let before = claims(&stage).len();
    let line = |n: usize| format!("Delta: {n} trucks crossed 2 Jan 2031, said 3 Jan 2031");
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let (stage, line) = (&stage, &line);
            scope.spawn(move || {
                for n in 0..4 {
                    let got = put(stage, "/entry", &[("line", &line(10 + writer * 10 + n))]);
                    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
                }
            });
        }
    });
    let all = claims(&stage);
    assert_eq!(all.len(), before + 24);
    let keys: BTreeSet<&str> = all.iter().map(|claim| claim.key.as_str()).collect();
    assert_eq!(keys.len(), all.len());
}
