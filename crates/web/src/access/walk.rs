//! A walk along every link: what each role is given, byte by byte, and where names of people stand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use tregua_wording::Lang;

use super::Role;
use crate::routes;
use crate::stage::{Got, Stage};

const TEXT: &str = "\
agreement \"Talks at the North crossing\"
language 1, english
parties Alpha and Beta
mediators Delta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
thing captive (captives)
phase Pause
  starts 2031-01-01 07:00
  lasts 4 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing

clause first in Pause
  Beta must hand over list of captives to Alpha by 2031-01-03 13:14, counted at offer

clause exchange in Pause
  Beta must release at least 3 captives each day, counted at handover
";

/// A hand-over that was done this morning and one that is planned: their hours and places are told to named roles only.
const RESTRICTED: &str = "\
claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,from,to,through,place,ids,cause,figure,said,x_remark
trucks,claim,Alpha,admit,Alpha,truck,210,total,crossing,2031-01-01,,,,,,,,210,2031-01-02T09:00+02:00,
done,claim,Delta,release,Beta,captive,2,event,handover,2031-01-03T11:37+02:00,g1,Canary Gate,,Canary Ford,Canary Quay,CANARY-1,,canary figure,2031-01-03T12:30+02:00,canary column
late,account,Delta,release,Beta,captive,,,,2031-01-03T11:37+02:00,g1,,,,Canary Quay,,canary cause,canary words,2031-01-03T12:40+02:00,
list,claim,Delta,hand over,Beta,list,1,event,offer,2031-01-03T11:37+02:00,g1,,Alpha,,,,,canary list,2031-01-03T12:45+02:00,
plan,announce,Beta,release,Beta,captive,,,,2031-01-04T16:37+02:00,g2,,,Canary Ford,Canary Quay,,,canary plan,2031-01-03T12:50+02:00,
told,note,Delta,,,,,,,2031-01-04T16:37+02:00,g2,,,,Canary Quay,,,canary note,2031-01-03T12:55+02:00,
";

/// What tells an hour, a place or words of them: the hours on the agreement's clock and in UTC, how early it was done.
const TELLING: &[&str] = &[
    "11:37",
    "09:37",
    "16:37",
    "14:37",
    "11.37",
    "16.37",
    "\"amount\":97,",
    "1 h 37 min",
    "1 h 37",
    "Canary",
    "CANARY",
    "canary",
];

/// Pages of one path that differ by what stands after the question mark: sliders and filters would never end.
const MOST_OF_A_PATH: usize = 5;

/// Everything that is reached from the first page by links, by its address.
fn walk(stage: &Stage) -> BTreeMap<String, Got> {
    let mut found = BTreeMap::new();
    let mut of_path: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let starts = routes::all().into_iter().filter(|route| {
        route.method() == "GET" && !route.path.contains('{') && route.path != "/live"
    });
    // By when it was said: the stage receives everything in the minute that is asked about.
    let mut next: VecDeque<String> = starts
        .flat_map(|route| [format!("{}?by=said", route.path), route.path.to_owned()])
        .collect();
    while let Some(address) = next.pop_front() {
        if found.contains_key(&address) || address.starts_with("/assets/") {
            continue;
        }
        let path = address.split('?').next().unwrap().to_owned();
        let own = of_path.entry(path.clone()).or_default();
        if path == "/live" || own.len() >= MOST_OF_A_PATH {
            continue;
        }
        own.insert(address.clone());
        let got = stage.get(&address);
        assert!(
            !got.status.is_server_error(),
            "{address}: {} {}",
            got.status,
            got.text
        );
        if is_page(&got) {
            next.extend(addresses(&got.text).filter(|to| to.starts_with('/')));
            let rest = address.strip_prefix(path.as_str()).unwrap();
            if got.status == StatusCode::OK {
                next.push_back(match path.as_str() {
                    "/" => format!("/now.json{rest}"),
                    _ => format!("{path}.json{rest}"),
                });
            }
        }
        found.insert(address, got);
    }
    found
}

fn is_page(got: &Got) -> bool {
    let media = got.headers.get("content-type");
    media.is_some_and(|media| media == "text/html; charset=utf-8")
}

/// Where a page leads and what it loads, without the part after `#`.
fn addresses(page: &str) -> impl Iterator<Item = String> + '_ {
    let marks = [" href=\"", " src=\"", " action=\"", " formaction=\""];
    marks.into_iter().flat_map(|mark| {
        page.split(mark).skip(1).filter_map(|rest| {
            let address = rest.split('"').next()?.split('#').next()?;
            (!address.is_empty()).then(|| address.replace("&amp;", "&"))
        })
    })
}

fn stage_of(role: Role) -> Stage {
    let read = tregua_agreement::read(TEXT);
    assert!(!read.has_errors(), "{:?}", read.diagnostics);
    Stage::with(Some(TEXT), RESTRICTED, Some(role))
}

#[test]
fn what_is_restricted_is_in_no_byte_that_another_role_is_given() {
    let telling = |role| {
        let stage = stage_of(role);
        let pages = walk(&stage);
        assert!(pages.len() > 40, "{role:?} {:?}", pages.keys());
        let mut found = BTreeSet::new();
        for (address, got) in &pages {
            for needle in TELLING.iter().filter(|needle| got.text.contains(**needle)) {
                found.insert((needle.to_string(), address.clone()));
            }
        }
        found
    };
    // Whoever may see them is told each: the walk looks where they are.
    let told = telling(Role::Mediator);
    for needle in ["09:37", "14:37", "1 h 37", "Canary", "CANARY", "canary"] {
        assert!(
            told.iter().any(|(found, _)| found == needle),
            "{needle} {}",
            stage_of(Role::Mediator).get("/terms/first?by=said").text
        );
    }
    for role in [Role::Observer, Role::Reporter, Role::Auditor] {
        assert_eq!(telling(role), BTreeSet::new(), "{role:?}");
    }
}

#[test]
fn a_brief_tells_nobody_what_is_restricted() {
    let stage = stage_of(Role::Mediator);
    let typed = [("cutoff", "2031-01-03T15:00"), ("drafter", "First desk")];
    let asked = stage.post("/brief?by=said", &typed);
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
    let address = asked.location().to_owned();
    let mut draft = stage.get(&address);
    while draft.status == StatusCode::ACCEPTED {
        draft = stage.get(&address);
    }
    assert!(draft.text.contains("first"), "{}", draft.text);
    for address in [address.clone(), address.replacen('?', ".json?", 1)] {
        let got = stage.get(&address);
        assert_eq!(got.status, StatusCode::OK, "{address}");
        for needle in TELLING {
            assert!(
                !got.text.contains(needle),
                "{address} {}",
                around(&got.text, needle)
            );
        }
    }
}

/// Rows whose voice, speaker and actor are people, though the format asks for offices.
const NAMES: &str = "\
claim,kind,voice,speaker,act,actor,blamed,thing,amount,adds,counting_point,occurred,about,figure,said
n1,claim,Zuleika Hidden,Yusuf Hidden,admit,Xenia Hidden,Wim Hidden,truck,150,total,crossing,2031-01-02,day,150,2031-01-03T09:00+02:00
n2,announce,Zuleika Hidden,,,,,,,,,2031-01-04,,soon,2031-01-03T09:00+02:00
";

static LOGGED: Mutex<String> = Mutex::new(String::new());

#[test]
fn a_name_is_in_no_address_header_window_title_or_log() {
    let mut stage = Stage::with(Some(TEXT), NAMES, Some(Role::Alone));
    Arc::get_mut(&mut stage.house).unwrap().settings.log =
        |line| LOGGED.lock().unwrap().push_str(line);
    let pages = walk(&stage);
    let (mut shown, mut found) = (0, Vec::new());
    for (address, got) in &pages {
        shown += usize::from(got.text.contains("Zuleika"));
        if address.contains("Hidden") {
            found.push(address.clone());
        }
        for (name, value) in &got.headers {
            if format!("{value:?}").contains("Hidden") {
                found.push(format!("{address} says {name}: {value:?}"));
            }
        }
        for to in addresses(&got.text) {
            if to.contains("Hidden") {
                found.push(format!("{address} leads to {to}"));
            }
        }
        let title = got.text.split("<title>").nth(1);
        let title = title.and_then(|rest| rest.split("</title>").next());
        found.extend(
            title
                .filter(|title| title.contains("Hidden"))
                .map(|title| format!("{address} is titled {title}")),
        );
    }
    assert_eq!(found, [] as [String; 0]);
    assert!(shown > 5, "{shown}");
    assert_eq!(*LOGGED.lock().unwrap(), "");
}

/// Closes an attribute, opens elements.
const MARKUP: &str = "x\"'><img src=x onerror=alert(1)><script>alert(1)</script></title>";

#[test]
fn what_was_typed_is_text_on_every_page() {
    let quoted = format!("\"{}\"", MARKUP.replace('"', "\"\""));
    let m = quoted.as_str();
    let claims = format!(
        "claim,kind,voice,speaker,act,actor,blamed,thing,amount,adds,counting_point,occurred,about,place,ids,hedge,figure,said,x_remark\n\
         {m},claim,{m},{m},admit,{m},{m},truck,150,total,crossing,2031-01-02,{m},{m},{m},{m},{m},2031-01-03T09:00+02:00,{m}\n\
         k2,claim,Alpha,{m},admit,Alpha,,truck,150,total,crossing,2031-01-01,{m},{m},,{m},{m},2031-01-03T09:00+02:00,{m}\n"
    );
    let text = TEXT.replace("Talks at the North crossing", "Talks <b>&amp; more</b>");
    for lang in [Lang::English, Lang::Arabic] {
        let stage = Stage::with(Some(&text), &claims, Some(Role::Alone)).in_language(lang);
        let pages = walk(&stage);
        let (mut shown, mut found) = (0, Vec::new());
        for (address, got) in &pages {
            if !is_page(got) {
                let sniffed = got.headers.get("x-content-type-options");
                assert!(
                    sniffed.is_some_and(|said| said == "nosniff"),
                    "{address} {got:?}"
                );
                continue;
            }
            shown += usize::from(got.text.contains("&lt;img src=x onerror"));
            for raw in ["<img src=x", "<script>", "x\"'", "<b>&amp;", "<b>&"] {
                if got.text.contains(raw) {
                    found.push(format!("{address} {raw}: {}", around(&got.text, raw)));
                }
            }
        }
        assert_eq!(found, [] as [String; 0]);
        assert!(shown > 5, "{shown}");
    }
}

fn around<'a>(text: &'a str, needle: &str) -> &'a str {
    let at = text.find(needle).unwrap_or(0);
    let from = text.floor_char_boundary(at.saturating_sub(200));
    &text[from..text.floor_char_boundary(at + 100)]
}
