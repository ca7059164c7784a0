//! Tests of the page and its data: gaps, open ends, small counts by role, corrections, and what is said where there is nothing.

use axum::http::StatusCode;
use serde_json::{Value, json};
use tregua_record::entries::claim::{Actor, Adds, Amount, Kind};
use tregua_record::{Claim, Draft, Payload, Source};
use tregua_wording::{Lang, Wording};

use crate::access::Role;
use crate::pages::bits::voice_key;
use crate::stage::{CLAIMS, Stage, TEXT};

const MORE: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,figure,refers_to,said
a-day3,claim,Alpha,admit,Alpha,truck,180,total,crossing,2031-01-03,,180,,2031-01-03T09:00+02:00
a-fix,correct,Alpha,admit,Alpha,truck,190,total,crossing,2031-01-03,,190,a-day3,2031-01-03T10:00+02:00
b-day3,claim,Beta,admit,Alpha,truck,101..,total,crossing,2031-01-03,,over 100,,2031-01-03T09:00+02:00
b-two,claim,Beta,release,Beta,captive,2,total,handover,2031-01-02,,2,,2031-01-02T20:00+02:00
b-held,claim,Beta,hold,Beta,captive,40,stock,,2031-01-02,,40,,2031-01-02T20:00+02:00
";

/// The figures of [`MORE`]; what Delta says stands in a published source.
fn stage(role: Role) -> Stage {
    let stage = Stage::with(Some(TEXT), MORE, Some(role));
    let source = Source {
        key: "gazette".to_owned(),
        publisher: Some("Lake Gazette".to_owned()),
        title: Some("Number 7".to_owned()),
        published: "2031-01-02".parse().ok(),
        ..Source::default()
    };
    let told = Claim {
        act: Some("release".into()),
        actor: Some(Actor::Named("Beta".into())),
        thing: Some("captive".into()),
        amount: Some(Amount::exactly(1)),
        adds: Adds::Total,
        counting_point: Some("handover".into()),
        occurred: "2031-01-02".parse().ok(),
        source: Some("gazette".into()),
        ..Claim::new("d-one", Kind::Claim, "Delta")
    };
    let drafts = [Payload::Source(source), Payload::Statement(told)];
    stage
        .house
        .append(
            &Wording::new(Lang::English),
            drafts.into_iter().map(Draft::new).collect(),
        )
        .unwrap();
    stage
}

/// The figures of a voice for a thing at a point.
fn figures(data: &Value, thing: &str, point: &str, voice: &str) -> Vec<Value> {
    let topics = data["topics"].as_array().unwrap().iter();
    let own = topics.filter(|topic| topic["counted"]["thing"] == thing);
    let points = own.flat_map(|topic| topic["points"].as_array().unwrap());
    let voices = points
        .filter(|at| at["point"] == point)
        .flat_map(|at| at["voices"].as_array().unwrap());
    let points = voices
        .filter(|own| own["voice"] == voice)
        .flat_map(|own| own["points"].as_array().unwrap());
    points.cloned().collect()
}

fn ends(figures: &[Value]) -> Vec<Value> {
    let told = figures.iter();
    told.map(|one| json!([one["day"], one["lo"], one["hi"]]))
        .collect()
}

#[test]
fn days_without_a_figure_are_absent_and_open_ends_are_null() {
    let data = Stage::with(
        Some(TEXT),
        &format!(
            "{CLAIMS}b-day2,claim,Beta,admit,Alpha,truck,101..,total,crossing,2031-01-02,,,over 100,2031-01-03T09:00+02:00\n"
        ),
        Some(Role::Observer),
    );
    let data = data.get("/figures.json").json();
    assert_eq!(
        data["days"],
        json!(["2031-01-01", "2031-01-02", "2031-01-03"])
    );
    let alpha = figures(&data, "truck", "crossing", "Alpha");
    assert_eq!(ends(&alpha), [json!(["2031-01-01", 210, 210])]);
    let beta = figures(&data, "truck", "crossing", "Beta");
    assert_eq!(
        ends(&beta),
        [
            json!(["2031-01-01", 150, 150]),
            json!(["2031-01-02", 101, null])
        ]
    );
    let topic = &data["topics"][0];
    assert_eq!(topic["asks"][0]["lo"], 200);
    assert_eq!(topic["asks"][1]["reading"], "150 a day");
}

#[test]
fn small_counts_that_no_source_published_are_merged_below_mediators() {
    for role in [
        Role::Observer,
        Role::Reporter,
        Role::PartyOfficer,
        Role::Auditor,
    ] {
        let stage = stage(role);
        let got = stage.get("/figures.json");
        let data = got.json();
        assert_eq!(data["small_merged"], true);
        let beta = figures(&data, "captive", "handover", "Beta");
        assert_eq!(ends(&beta), [json!(["2031-01-02", 0, 2])], "{role:?}");
        assert_eq!(beta[0]["fewer_than"], 3);
        // No sum and no longer stretch tells it either.
        let told = |list: &Value| list.to_string().contains("\"lo\":2,");
        assert!(
            !told(&data["exchanges"]) && !told(&data["held"]),
            "{role:?}"
        );
        // What a source has published is told, with its source.
        let delta = figures(&data, "captive", "handover", "Delta");
        assert_eq!(ends(&delta), [json!(["2031-01-02", 1, 1])]);
        assert_eq!(delta[0]["entries"][0]["source"], "gazette");
        let page = stage.get("/figures").text;
        assert!(page.contains("fewer than 3"), "{role:?}");
        assert!(page.contains("Lake Gazette"));
    }
}

#[test]
fn mediators_see_small_counts_as_they_were_said() {
    for role in [Role::Mediator, Role::MonitorLead, Role::Alone] {
        let stage = stage(role);
        let data = stage.get("/figures.json").json();
        let beta = figures(&data, "captive", "handover", "Beta");
        assert_eq!(ends(&beta), [json!(["2031-01-02", 2, 2])], "{role:?}");
        assert!(beta[0].get("fewer_than").is_none());
        assert!(!stage.get("/figures").text.contains("fewer than 3"));
    }
}

#[test]
fn small_parts_of_a_greater_count_are_merged_too() {
    let claims = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,said
e1,claim,Beta,release,Beta,captive,7,event,handover,2031-01-02,one,2031-01-02T20:00+02:00
e2,claim,Beta,release,Beta,captive,1,event,handover,2031-01-02,two,2031-01-02T20:00+02:00
";
    let of = |role| {
        let data = Stage::with(Some(TEXT), claims, Some(role))
            .get("/figures.json")
            .json();
        figures(&data, "captive", "handover", "Beta")[0]["lo"].clone()
    };
    assert_eq!(of(Role::Mediator), 8);
    assert_eq!(of(Role::Observer), 7);
}

#[test]
fn what_was_corrected_is_kept_drawn_and_listed() {
    let stage = stage(Role::Observer);
    let data = stage.get("/figures.json").json();
    let alpha = figures(&data, "truck", "crossing", "Alpha");
    assert_eq!(alpha[0]["lo"], 190);
    let first = &alpha[0]["revised"][0];
    assert_eq!(
        (&first["lo"], &first["at"]["claim"]),
        (&json!(180), &json!("a-day3"))
    );
    assert_eq!(first["revised_by"]["claim"], "a-fix");
    assert_eq!(data["revised"][0]["at"]["claim"], "a-day3");
    let page = stage.get("/figures").text;
    assert!(
        page.contains("c-revised") && page.contains("said first: 180"),
        "{page}"
    );
    assert!(page.contains("Corrected and retracted figures"));
}

#[test]
fn a_small_figure_that_was_corrected_is_merged_as_well() {
    let claims = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,refers_to,said
e1,claim,Beta,release,Beta,captive,1,total,handover,2031-01-02,,2031-01-02T20:00+02:00
e2,correct,Beta,release,Beta,captive,9,total,handover,2031-01-02,e1,2031-01-02T21:00+02:00
";
    let stage = Stage::with(Some(TEXT), claims, Some(Role::Observer));
    let revised = stage.get("/figures.json").json()["revised"][0].clone();
    assert_eq!((&revised["lo"], &revised["hi"]), (&json!(0), &json!(2)));
    assert!(!stage.get("/figures").text.contains("said first: 1,"));
}

#[test]
fn what_is_still_held_stands_apart_and_an_exchange_adds_up() {
    let data = stage(Role::Mediator).get("/figures.json").json();
    let held = data["held"].as_array().unwrap();
    let still = held.iter().flat_map(|one| one["rows"].as_array().unwrap());
    let still: Vec<&Value> = still.filter(|row| row["still"] == true).collect();
    assert_eq!(still.len(), 1);
    assert_eq!(still[0]["figure"]["lo"], 40);
    assert_eq!(still[0]["when"], "2031-01-02");
    let exchange = &data["exchanges"][0];
    assert_eq!((&exchange["n"], &exchange["m"]), (&json!(3), &json!(1)));
    let beta = &exchange["voices"][0];
    assert_eq!(beta["voice"], "Beta");
    assert_eq!(beta["base"][0]["day"], "2031-01-02");
    assert_eq!(beta["owed"], json!([]));
}

#[test]
fn filters_narrow_and_no_name_of_a_voice_stands_in_an_address() {
    let stage = stage(Role::Observer);
    let path = format!("/figures.json?thing=truck&voice={}", voice_key("Beta"));
    let data = stage.get(&path).json();
    assert!(figures(&data, "truck", "crossing", "Alpha").is_empty());
    assert_eq!(figures(&data, "truck", "crossing", "Beta").len(), 1);
    assert!(figures(&data, "captive", "handover", "Beta").is_empty());
    assert_eq!(data["choices"]["voices"].as_array().unwrap().len(), 3);
    let page = stage.get("/figures").text;
    for address in page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(
            !address.contains("Beta") && !address.contains("Delta"),
            "{address}"
        );
    }
}

#[test]
fn other_days_can_be_asked_for_and_what_is_no_day_is_said() {
    let stage = stage(Role::Observer);
    let data = stage
        .get("/figures.json?from=2031-01-03&to=2031-01-03")
        .json();
    assert_eq!(data["days"], json!(["2031-01-03"]));
    assert_eq!(figures(&data, "truck", "crossing", "Alpha").len(), 1);
    let again = stage
        .get("/figures.json?from=2031-01-02&to=2031-01-02")
        .json();
    assert_eq!(again["days"], json!(["2031-01-02"]));
    let got = stage.get("/figures?from=tomorrow");
    assert_eq!(got.status, StatusCode::OK);
    assert!(got.text.contains("href=\"#filter-from\"") && got.text.contains("value=\"tomorrow\""));
    let cut = stage.get("/figures?from=2000-01-01&to=2031-01-03");
    assert!(cut.text.contains("these are the last"));
}

#[test]
fn where_nothing_is_on_record_the_page_says_so() {
    let nothing = Stage::with(Some(TEXT), "claim,kind,voice\n", Some(Role::Observer));
    assert!(
        nothing
            .get("/figures")
            .text
            .contains("No figure is on record")
    );
    let no_text = Stage::with(None, CLAIMS, Some(Role::Mediator)).get("/figures");
    assert_eq!(no_text.status, StatusCode::OK);
    assert!(no_text.text.contains("no text of an agreement yet"));
    let data = Stage::with(None, CLAIMS, Some(Role::Mediator))
        .get("/figures.json")
        .json();
    assert!(!data["others"].as_array().unwrap().is_empty());
}

#[test]
fn marks_lead_to_the_explanation_of_the_term_or_to_the_entry() {
    let page = stage(Role::Observer).get("/figures").text;
    let why = format!(
        "part=each+day&amp;day=2031-01-03&amp;point=crossing&amp;view={}",
        voice_key("Alpha")
    );
    assert!(page.contains(&why), "{why}");
    assert!(page.contains("href=\"/record/"));
    assert!(!page.contains("style="));
}

#[test]
fn in_arabic_numbers_and_time_run_as_it_is_read() {
    let page = stage(Role::Observer)
        .in_language(Lang::Arabic)
        .get("/figures")
        .text;
    assert!(page.contains("dir=\"rtl\""));
    assert!(page.contains("١٩٠"), "{page}");
    assert!(page.contains("<bdi>Alpha</bdi>"));
    assert!(!page.contains("web-figures-") && !page.contains("web-chart-"));
}

#[test]
fn of_very_many_figures_the_page_shows_the_last_days_and_leads_to_those_before() {
    let mut claims = MORE.lines().next().unwrap().to_owned();
    let days = (1..=31).map(|day| format!("2030-12-{day:02}"));
    let days: Vec<String> = days
        .chain(["2031-01-01", "2031-01-02"].map(str::to_owned))
        .collect();
    for (at, day) in days.iter().enumerate() {
        for (voice, point) in ["Alpha", "Beta", "Delta", "Gazette", "Lake Press"]
            .iter()
            .flat_map(|voice| ["crossing", "dispatch", "offloading"].map(|point| (voice, point)))
        {
            claims.push_str(&format!(
                "\n{voice}-{point}-{at},claim,{voice},admit,Alpha,truck,{at},total,{point},{day},,{at},,2031-01-03T09:00+02:00"
            ));
        }
    }
    claims.push('\n');
    let stage = Stage::with(Some(TEXT), &claims, Some(Role::Alone));
    let address = "/figures?from=2030-12-01&to=2031-01-02";
    let data = stage.get(&address.replace('?', ".json?")).json();
    assert_eq!(data["days"].as_array().unwrap().len(), days.len());
    let page = stage.get(address).text;
    assert!(page.len() < 100_000, "{}", page.len());
    let shown = |page: &str, at: usize| page.contains(&format!(">Alpha-crossing-{at}<"));
    assert!(shown(&page, 32) && !shown(&page, 0));
    assert!(page.contains("these are the last"), "{page}");
    let mut seen = vec![page];
    for _ in 0..days.len() {
        let Some((before, _)) = seen.last().unwrap().split_once("\">earlier days<") else {
            break;
        };
        let (_, next) = before.rsplit_once("href=\"").unwrap();
        seen.push(stage.get(&next.replace("&amp;", "&")).text);
    }
    assert!(seen.len() > 2);
    for at in 0..days.len() {
        assert!(seen.iter().any(|page| shown(page, at)), "{at}");
    }
}
