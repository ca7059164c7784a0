//! The table of roles, printed: `docs/roles.md` is made of the list of routes and the one gate, and a test walks all of it.

use std::collections::BTreeSet;
use std::fmt::Write;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::{Action, Class, Role, authorize};
use crate::dispatch;
use crate::routes::{self, Route, Takes};
use crate::stage::{CLAIMS, Stage, TEXT};

/// Reads or writes entries: where roles that may not see restricted ones get them masked.
fn is_of_entries(action: Action) -> bool {
    !matches!(
        action,
        Action::Enter
            | Action::OwnAccount
            | Action::SeeMembers
            | Action::ManageMembers
            | Action::SeeAudit
    )
}

fn everybody() -> impl Iterator<Item = Option<Role>> {
    [None]
        .into_iter()
        .chain(Role::ALL.iter().copied().map(Some))
}

fn cell(role: Option<Role>, action: Action) -> &'static str {
    match (
        authorize(role, action, Class::Open),
        authorize(role, action, Class::Restricted),
    ) {
        (false, _) => "·",
        (true, false) if is_of_entries(action) => "masked",
        (true, _) => "yes",
    }
}

fn word(action: Action) -> String {
    let word = serde_json::to_value(action).unwrap();
    word.as_str().unwrap().to_owned()
}

fn sorted() -> Vec<Route> {
    let mut routes = routes::all();
    routes.retain(|route| !route.path.starts_with("/assets/"));
    routes.sort_by_key(|route| (route.path, route.method()));
    routes
}

fn table() -> String {
    let mut text = String::from(
        "# Who may do what\n\n\
         Made of the list of routes and `authorize` by `cargo test -p tregua-web`; a test walks every route as every role. To make it\n\
         anew: `UPDATE_GOLDEN=1 cargo test -p tregua-web`. What the roles are for is in [serve.md](serve.md).\n\n\
         - `yes`: open and restricted entries. `masked`: restricted entries without hours, places, plates and words as printed.\n  \
         `·`: refused, 401 for nobody and 403 for a role.\n\
         - A page marked `+ .json` serves its data at the same address with `.json`, under the same rule.\n\
         - `nobody` is whoever has not come in; `alone` is personal mode. Files of the program itself (`/assets/…`) are open.\n\n",
    );
    let heads = everybody().map(|role| role.map_or("nobody", Role::word));
    let heads: Vec<&str> = heads.collect();
    writeln!(text, "| route | action | {} |", heads.join(" | ")).unwrap();
    writeln!(text, "|---|---|{}", "---|".repeat(heads.len())).unwrap();
    for route in sorted() {
        let json = if route.has_json() { " + .json" } else { "" };
        let cells: Vec<&str> = everybody().map(|role| cell(role, route.action)).collect();
        writeln!(
            text,
            "| `{} {}`{json} | {} | {} |",
            route.method(),
            route.path,
            word(route.action),
            cells.join(" | ")
        )
        .unwrap();
    }
    text
}

#[test]
fn the_printed_table_is_the_gate() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/roles.md");
    let made = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        kept, made,
        "docs/roles.md: make it anew with UPDATE_GOLDEN=1"
    );
}

/// The status of a request; what comes with it is not read, as news never end.
fn status(stage: &Stage, method: &str, path: &str) -> StatusCode {
    let request = Request::builder().method(method).uri(path);
    let request = stage.headed(request).body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let router = dispatch::router(&stage.house);
        router.oneshot(request).await.unwrap().status()
    })
}

/// A path with something in place of its named parts.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => "aid",
        false => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn every_route_answers_every_role_as_the_table_says() {
    for role in everybody() {
        let stage = Stage::with(Some(TEXT), CLAIMS, role);
        for route in routes::all() {
            let path = filled(route.path);
            let mut paths = vec![path.clone()];
            if route.has_json() {
                paths.push(if path == "/" {
                    "/now.json".to_owned()
                } else {
                    format!("{path}.json")
                });
            }
            let may = authorize(role, route.action, Class::Open);
            for path in paths {
                let got = status(&stage, route.method(), &path);
                let refused = match role {
                    None => StatusCode::UNAUTHORIZED,
                    Some(_) => StatusCode::FORBIDDEN,
                };
                // A link that was used lets nobody in, though anybody may try.
                let tried = route.path == "/enter/{token}" && role.is_none();
                assert_eq!(
                    got == refused,
                    !may || tried,
                    "{role:?} {} {path}: {got}",
                    route.method()
                );
            }
        }
    }
}

#[test]
fn no_other_method_and_no_other_address_leads_in() {
    let listed: BTreeSet<(&str, &str)> = routes::all()
        .iter()
        .map(|route| (route.path, route.method()))
        .collect();
    assert_eq!(listed.len(), routes::all().len(), "a route is listed twice");
    for role in everybody() {
        let stage = Stage::with(Some(TEXT), CLAIMS, role);
        for route in routes::all() {
            let path = filled(route.path);
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
                if listed.contains(&(route.path, method)) {
                    continue;
                }
                let got = status(&stage, method, &path);
                let absent = [StatusCode::METHOD_NOT_ALLOWED, StatusCode::NOT_FOUND];
                // An address may be a named part of another route, which has its own line.
                let named = routes::all().iter().any(|other| {
                    other.path.contains('{')
                        && other.method() == method
                        && other.path.split('/').count() == path.split('/').count()
                });
                assert!(
                    absent.contains(&got) || named,
                    "{role:?} {method} {path}: {got}"
                );
            }
            if !route.has_json() && route.takes == Takes::Nothing && !route.path.ends_with('}') {
                let got = status(&stage, "GET", &format!("{path}.json"));
                assert_eq!(got, StatusCode::NOT_FOUND, "{path}.json");
            }
        }
    }
}

#[test]
fn only_named_roles_see_restricted_entries_and_an_administrator_none() {
    for role in Role::ALL {
        let named = matches!(role, Role::Mediator | Role::MonitorLead | Role::Alone);
        for action in Action::ALL.iter().filter(|action| is_of_entries(**action)) {
            let open = authorize(Some(*role), *action, Class::Open);
            let restricted = authorize(Some(*role), *action, Class::Restricted);
            assert!(named || !restricted, "{role:?} {action:?}");
            assert!(open || !restricted, "{role:?} {action:?}");
            assert!(*role != Role::Administrator || !open, "{action:?}");
        }
    }
    for action in Action::ALL {
        assert_eq!(
            authorize(None, *action, Class::Open),
            *action == Action::Enter
        );
        assert!(!authorize(None, *action, Class::Restricted) || *action == Action::Enter);
    }
}
