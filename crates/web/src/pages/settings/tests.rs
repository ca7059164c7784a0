use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};

use crate::access::{Asks, Role, code_of};
use crate::stage::{Got, Stage, now};

const PASSWORD: &str = "otter lantern quarry mill";

fn cookie(got: &Got) -> String {
    let cookie = got.headers[SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-tregua="), "{cookie}");
    for kept in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(cookie.contains(kept), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

/// The letters that a page shows.
fn letters(page: &str) -> String {
    let shown = page.split("<code dir=\"ltr\">").nth(1).unwrap();
    shown.split('<').next().unwrap().to_owned()
}

/// Joins by the pages: who has come in, and the secret of their codes.
fn join(stage: &Stage, handle: &str, role: Role) -> (Stage, Vec<u8>) {
    let team = stage.house.door.accounts().unwrap();
    let invitation = team.invite(role, "", now()).unwrap();
    let asked = stage.post("/join", &[("invitation", &invitation)]);
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert!(asked.text.contains("<svg class=\"qr\""));
    let secret = crate::access::of_base32(&letters(&asked.text)).unwrap();
    let fields = [
        ("invitation", invitation.as_str()),
        ("handle", handle),
        ("password", PASSWORD),
        ("code", &code_of(&secret, now(), 0)),
    ];
    let got = stage.post("/join/member", &fields);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    (stage.other(Some(&cookie(&got))), secret)
}

#[test]
fn a_team_comes_in_by_invitation_password_and_code() {
    let stage = Stage::team();
    let got = stage.get("/");
    assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    assert!(got.text.contains("href=\"/enter\"") && !got.text.contains("North crossing"));
    let (otter, secret) = join(&stage, "otter", Role::Observer);
    assert_eq!(otter.get("/").status, StatusCode::OK);
    let settings = otter.get("/settings.json").json();
    assert_eq!(settings["mode"], "team");
    assert_eq!(settings["account"]["handle"], "otter");
    // The next code, in a new session.
    let code = code_of(&secret, now(), 30);
    let fields = [("handle", "otter"), ("password", PASSWORD), ("code", &code)];
    let got = stage.post("/enter", &fields);
    assert_eq!(
        (got.status, got.location()),
        (StatusCode::SEE_OTHER, "/"),
        "{}",
        got.text
    );
    let again = stage.other(Some(&cookie(&got)));
    let sessions = again.get("/settings.json").json()["account"]["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    let other = sessions
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["this"] == false)
        .unwrap();
    again.post(
        "/settings/end",
        &[("session", other["id"].as_str().unwrap())],
    );
    assert_eq!(otter.get("/").status, StatusCode::UNAUTHORIZED);
    let left = again.post("/settings/leave", &[]);
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(
        left.headers["clear-site-data"]
            .to_str()
            .unwrap()
            .contains("\"cookies\"")
    );
    assert_eq!(again.get("/").status, StatusCode::UNAUTHORIZED);
}

#[test]
fn what_is_wrong_is_not_said_and_nothing_secret_is_kept_in_the_page() {
    let stage = Stage::team();
    let (_, secret) = join(&stage, "otter", Role::Observer);
    let right = code_of(&secret, now(), 30);
    let tries = [
        ("heron", PASSWORD, right.as_str()),
        ("otter", "quarry lantern otter mill", &right),
        ("otter", PASSWORD, "000000"),
    ];
    let said: Vec<String> = tries
        .iter()
        .map(|(handle, password, code)| {
            let fields = [
                ("handle", *handle),
                ("password", *password),
                ("code", *code),
            ];
            let got = stage.post("/enter", &fields);
            assert_eq!(got.status, StatusCode::BAD_REQUEST);
            assert!(!got.text.contains("quarry"), "{}", got.text);
            got.text.replace("heron", "otter").replace(code, "CODE")
        })
        .collect();
    assert!(said.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn one_address_tries_to_come_in_only_now_and_then() {
    let stage = Stage::team();
    let mut statuses = (0..30).map(|_| stage.post("/join", &[("invitation", "AAAAA")]).status);
    assert!(statuses.any(|status| status == StatusCode::TOO_MANY_REQUESTS));
    // To look at the form costs nothing.
    assert_eq!(stage.get("/join").status, StatusCode::OK);
}

#[test]
fn an_administrator_keeps_accounts_and_reads_nothing_of_the_record() {
    let stage = Stage::team();
    let (keeper, secret) = join(&stage, "keeper", Role::Administrator);
    let code = code_of(&secret, now(), 30);
    let fields = [
        ("handle", "keeper"),
        ("password", PASSWORD),
        ("code", &code),
    ];
    assert_eq!(stage.post("/enter", &fields).location(), "/settings");
    assert!(!keeper.get("/settings").text.contains("tregua.js"));
    for path in [
        "/settings",
        "/settings/members",
        "/settings/log",
        "/settings.json",
    ] {
        let got = keeper.get(path);
        assert_eq!(got.status, StatusCode::OK, "{path}");
        for word in [
            "North crossing",
            "Alpha",
            "Beta",
            "Lake Monitors",
            &stage.house.snapshot().head,
        ] {
            assert!(!got.text.contains(word), "{path} says {word}");
        }
    }
    let got = keeper.post("/settings/members/invite", &[("role", "observer")]);
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let code = letters(&got.text);
    assert!(
        stage
            .house
            .door
            .accounts()
            .unwrap()
            .invitation(&code, now())
            .is_ok()
    );
    for role in ["party-officer", "alone"] {
        let got = keeper.post("/settings/members/invite", &[("role", role)]);
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{role}");
    }
    let (otter, _) = join(&stage, "otter", Role::Observer);
    let members = keeper.get("/settings/members.json").json();
    let member = members["members"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["handle"] == "otter")
        .unwrap();
    let id = member["id"].as_str().unwrap();
    assert_eq!(otter.get("/settings/members").status, StatusCode::FORBIDDEN);
    let fields = [("member", id), ("role", "observer"), ("state", "off")];
    assert_eq!(
        otter.post("/settings/members/change", &fields).status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        keeper.post("/settings/members/change", &fields).status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(otter.get("/").status, StatusCode::UNAUTHORIZED);
    let log = keeper.get("/settings/log.json").json();
    assert_eq!(log["lines"][0]["event"], "changed");
    assert_eq!(log["broken_at"], serde_json::Value::Null);
    assert!(
        log["lines"]
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["event"] == "denied")
    );
}

#[test]
fn the_password_is_changed_by_whoever_gave_the_old_one_a_short_while_ago() {
    let stage = Stage::team();
    let (otter, _) = join(&stage, "otter", Role::Observer);
    let got = otter.post("/settings/password", &[("password", "password1")]);
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    let got = otter.post(
        "/settings/password",
        &[("password", "heron candle orchard")],
    );
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(otter.get("/").status, StatusCode::UNAUTHORIZED);
    let otter = stage.other(Some(&cookie(&got)));
    let page = otter.get("/settings/codes");
    let secret = letters(&page.text);
    let code = code_of(&crate::access::of_base32(&secret).unwrap(), now(), 0);
    let got = otter.post("/settings/codes", &[("secret", &secret), ("code", &code)]);
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(otter.get("/").status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        stage.other(Some(&cookie(&got))).get("/").status,
        StatusCode::OK
    );
}

#[test]
fn alone_there_are_no_accounts_and_settings_say_what_applies() {
    let stage = Stage::of(Role::Alone);
    let settings = stage.get("/settings.json");
    assert_eq!(settings.json()["mode"], "personal");
    assert_eq!(settings.json()["signs"]["organisation"], "Lake Monitors");
    assert_eq!(settings.headers[CACHE_CONTROL], "no-store");
    let page = stage.get("/settings");
    assert!(page.text.contains("--team"), "{}", page.text);
    for path in [
        "/enter",
        "/join",
        "/settings/members",
        "/settings/log",
        "/settings/again",
        "/settings/password",
    ] {
        assert_eq!(stage.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_pages_speak_every_language() {
    for lang in tregua_wording::Lang::ALL {
        let stage = Stage::of(Role::Alone).in_language(*lang);
        let page = stage.get("/settings");
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("web-settings-"), "{lang:?}");
        assert!(!page.text.contains("web-role-"), "{lang:?}");
    }
}

#[test]
fn a_look_at_a_restricted_entry_is_in_the_log_and_a_masked_one_is_not() {
    let stage = Stage::team();
    let (mediator, _) = join(&stage, "otter", Role::Mediator);
    let (observer, _) = join(&stage, "heron", Role::Observer);
    let route = crate::routes::all()
        .into_iter()
        .find(|route| route.path == "/")
        .unwrap();
    let looked = |who: &Stage| {
        let visit = who.visit("/");
        let mut held = visit.snapshot.entries().iter().cloned();
        let plan = held
            .find(|held| held.claim().is_some_and(|claim| claim.key == "b-plan"))
            .unwrap();
        visit.shown(&plan);
        visit.exported(&plan);
        crate::dispatch::log_reads(&visit, &route).unwrap();
        plan.id.to_string()
    };
    let team = stage.house.door.accounts().unwrap();
    let before = team.log(i64::MAX, 99).unwrap().len();
    looked(&observer);
    assert_eq!(team.log(i64::MAX, 99).unwrap().len(), before);
    let id = looked(&mediator);
    let lines = team.log(i64::MAX, 2).unwrap();
    let events: Vec<&str> = lines.iter().map(|line| line.event.as_str()).collect();
    assert_eq!(events, ["exported", "read"]);
    assert!(
        lines.iter().all(|line| line.detail == format!("/ {id}")),
        "{lines:?}"
    );
    let account = mediator.visit("/").account().unwrap().to_owned();
    assert!(lines.iter().all(|line| line.account == account));
}

#[test]
fn a_session_that_asks_too_often_waits() {
    let stage = Stage::team();
    let (otter, _) = join(&stage, "otter", Role::Observer);
    let session = otter.visit("/").member().unwrap().session.clone();
    let limits = &stage.house.door.limits;
    while limits.take(Asks::Write, &session, now()).is_ok() {}
    let got = otter.post("/preferences", &[("lang", "ar")]);
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(otter.get("/settings").status, StatusCode::OK);
    while limits.take(Asks::Read, &session, now()).is_ok() {}
    assert_eq!(otter.get("/settings").status, StatusCode::TOO_MANY_REQUESTS);
    // Others are not made to wait for it.
    let (heron, _) = join(&stage, "heron", Role::Observer);
    assert_eq!(heron.get("/settings").status, StatusCode::OK);
}

#[test]
fn every_invitation_stands_on_the_page_of_members() {
    let stage = Stage::team();
    let (keeper, _) = join(&stage, "heron", Role::Administrator);
    let (lead, _) = join(&stage, "otter", Role::MonitorLead);
    for reader in [keeper, lead] {
        let lately = reader.get("/settings/members.json").json()["lately"].clone();
        let events = lately.as_array().unwrap().iter();
        let events: Vec<&str> = events.map(|line| line["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["joined", "invited", "joined", "invited"]);
        assert_eq!(lately[1]["detail"], "monitor-lead");
    }
    let (observer, _) = join(&stage, "crane", Role::Observer);
    let got = observer.get("/settings/members");
    assert_eq!(got.status, StatusCode::FORBIDDEN);
}
