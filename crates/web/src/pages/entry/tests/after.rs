//! What a form comes back with, asks, and says once something is on record.

use super::*;

#[test]
fn what_was_sent_to_be_read_is_shown_at_an_address_without_its_words() {
    let stage = Stage::of(Role::Reporter);
    for (path, fields) in [
        ("/entry", vec![("line", LINE), ("do", "read")]),
        (
            "/entry/note",
            vec![("voice", "Delta"), ("figure", "a remark"), ("do", "read")],
        ),
    ] {
        let sent = stage.post(path, &fields);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let there = sent.location();
        assert!(
            there.starts_with(path) && !there.contains("Delta"),
            "{there}"
        );
        for _ in 0..2 {
            let seen = stage.get(there);
            assert!(seen.text.contains("Delta"), "{}", seen.text);
            assert!(seen.text.contains("name=\"seen\""), "{}", seen.text);
        }
        // It is nobody else's.
        let other = Stage::of(Role::Reporter).get(there);
        assert!(other.text.contains("kept no longer"), "{}", other.text);
    }
    assert_eq!(claims(&stage).len(), CLAIMS.lines().count() - 1);
}

#[test]
fn a_page_gone_back_to_signs_nothing() {
    let stage = Stage::of(Role::Reporter);
    let before = claims(&stage).len();
    // Asked to sign what was not seen: it is shown, and looking at it again signs nothing either.
    let seen = show(&stage, "/entry", &[("line", LINE), ("do", "put")]);
    assert!(seen.text.contains("look at it once more"), "{}", seen.text);
    assert_eq!(claims(&stage).len(), before);
}

#[test]
fn what_was_put_on_record_is_told_in_words_with_what_can_be_done_next() {
    let stage = Stage::of(Role::Reporter);
    let done = put(&stage, "/entry", &[("line", LINE)]);
    let page = stage.get(done.location()).text;
    let (_, told) = page.split_once("class=\"done\"").unwrap();
    let told = told.split("</div>").next().unwrap();
    for words in [
        "<bdi>Delta</bdi>",
        "50",
        "trucks admitted",
        "2 Jan 2031",
        "autofocus",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let links: Vec<&str> = told.split("href=\"").skip(1).collect();
    let link = |start: &str| {
        let found = links.iter().find(|link| link.starts_with(start));
        found
            .unwrap_or_else(|| panic!("{start}: {told}"))
            .split('"')
            .next()
            .unwrap()
    };
    let undo = stage.get(link("/entry/retract?of=")).text;
    assert!(undo.contains("value=\"Delta\""), "{undo}");
    // Another like it keeps everything but the figures.
    let like = stage.get(link("/entry/claim?like=")).text;
    for field in ["name=\"voice\" value=\"Delta\"", "value=\"2031-01-02\""] {
        assert!(like.contains(field), "{field}: {like}");
    }
    assert!(like.contains("name=\"amount\" value=\"\""), "{like}");
}

#[test]
fn what_is_needed_is_a_hint_until_it_is_missing() {
    let stage = Stage::of(Role::Reporter);
    let hint = "at least one of these is needed";
    assert!(stage.get("/entry/deny").text.contains(hint));
    let of = of_key(&stage, "a-day1");
    assert!(
        !stage
            .get(&format!("/entry/deny?of={of}"))
            .text
            .contains(hint)
    );
    let got = stage.post("/entry/deny", &[("voice", "Beta")]);
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.text.contains("it has to say of what it speaks"),
        "{}",
        got.text
    );
    assert!(got.text.contains("href=\"#refers_to\"") && !got.text.contains(hint));
    // A form has fields; rows and cells are of files.
    let got = stage.post("/entry/deny", &[]).text;
    assert!(!got.contains("cell"), "{got}");
}

/// What was sent to be signed, with and without a yes to what is asked.
fn asked(stage: &Stage, path: &str, fields: &[(&str, &str)], asks: &str) {
    let before = claims(stage).len();
    let seen = stage.post(path, fields).text;
    assert!(seen.contains(asks), "{asks}: {seen}");
    let [seal, noted, key] = ["seen", "noted", "key"].map(|name| hidden(&seen, name));
    let mut form = fields.to_vec();
    form.extend([
        ("seen", seal.as_str()),
        ("noted", &noted),
        ("key", &key),
        ("do", "put"),
    ]);
    let held_up = show(stage, path, &form);
    assert!(held_up.text.contains("say yes below"), "{}", held_up.text);
    assert_eq!(claims(stage).len(), before);
    form.push(("p0-sure", "yes"));
    let done = stage.post(path, &form);
    assert!(done.location().contains("done="), "{}", done.location());
    assert_eq!(claims(stage).len(), before + 1);
}

#[test]
fn what_is_seldom_meant_is_asked_and_never_refused() {
    let stage = Stage::with(Some(TEXT), CLAIMS, Some(Role::Reporter));
    let path = format!("/entry/retract?of={}", of_key(&stage, "a-day1"));
    let retracts = [("refers_to", "a-day1"), ("voice", "Alpha")];
    let done = put(&stage, &path, &retracts);
    assert!(done.location().contains("done="), "{}", done.text);
    assert!(
        !stage
            .post("/entry/claim", &[("voice", "Alpha")])
            .text
            .contains("p0-sure")
    );
    asked(
        &stage,
        &path,
        &retracts,
        "is corrected or retracted already",
    );
    let path = format!("/entry/retract?of={}", of_key(&stage, "b-day1"));
    let other = [("refers_to", "b-day1"), ("voice", "Alpha")];
    asked(&stage, &path, &other, "this would stand under");
    let before = [
        ("voice", "Delta"),
        ("act", "admit"),
        ("actor", "Alpha"),
        ("thing", "truck"),
        ("amount", "4"),
        ("adds", "total"),
        ("counting_point", "crossing"),
        ("occurred", "2031-01-03"),
        ("said", "2031-01-02"),
    ];
    asked(&stage, "/entry/claim", &before, "said before it happened");
}

#[test]
fn a_point_and_an_act_of_one_name_stand_under_what_they_are() {
    let page = Stage::of(Role::Reporter).get("/entry").text;
    let (points, acts) = page
        .split_once("<optgroup label=\"This was done\">")
        .unwrap();
    assert!(points.contains("<optgroup label=\"Counted at this point\">"));
    assert!(points.contains("value=\"point:dispatch\"") && acts.contains("value=\"act:dispatch\""));
}
