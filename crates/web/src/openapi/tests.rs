//! The description says what is there and nothing else, and every page keeps to its schema.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use serde_json::Value;

use super::{data_path, description};
use crate::access::Role;
use crate::routes::{self, Route, Takes};
use crate::stage::Stage;

/// Addresses tried of one page.
const MOST_TRIED: usize = 4;

/// Pages of the stage that are read for links.
const MOST_READ: usize = 400;

/// Words of JSON Schema that say nothing of which values are right, and those that `check` knows. Any other fails the test,
/// so that nothing is taken for checked that is not.
const SILENT: [&str; 7] = [
    "description",
    "title",
    "format",
    "default",
    "$schema",
    "examples",
    "deprecated",
];

/// What is wrong with a value by a schema.
fn check(schema: &Value, value: &Value, all: &Value, at: &str, wrong: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            wrong.push(format!("{at}: nothing may stand here"));
        }
        return;
    };
    for (rule, said) in rules {
        match rule.as_str() {
            "$ref" => {
                let name = said.as_str().unwrap().strip_prefix("#/components/schemas/");
                let named = &all["components"]["schemas"][name.expect("a schema of ours")];
                assert!(
                    named.is_object() || named.is_boolean(),
                    "{said} leads nowhere"
                );
                check(named, value, all, at, wrong);
            }
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "null" => value.is_null(),
                    "boolean" => value.is_boolean(),
                    "string" => value.is_string(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "number" => value.is_number(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("no type is called {other}"),
                };
                let right = said
                    .as_array()
                    .map_or_else(|| is(said), |any| any.iter().any(is));
                if !right {
                    wrong.push(format!("{at}: {value} is no {said}"));
                }
            }
            "const" if said != value => wrong.push(format!("{at}: {value} is not {said}")),
            "enum" if !said.as_array().unwrap().contains(value) => {
                wrong.push(format!("{at}: {value} is none of {said}"));
            }
            "minimum" if value.as_f64() < said.as_f64() && value.is_number() => {
                wrong.push(format!("{at}: {value} is less than {said}"));
            }
            "maximum" if value.as_f64() > said.as_f64() && value.is_number() => {
                wrong.push(format!("{at}: {value} is more than {said}"));
            }
            "required" if value.is_object() => {
                let missing = said.as_array().unwrap().iter();
                let missing = missing.filter(|name| value.get(name.as_str().unwrap()).is_none());
                wrong.extend(missing.map(|name| format!("{at}: {name} is missing")));
            }
            "properties" => {
                for (name, rule) in said.as_object().unwrap() {
                    if let Some(own) = value.get(name) {
                        check(rule, own, all, &format!("{at}.{name}"), wrong);
                    }
                }
                // Beyond what JSON Schema asks: a page shows nothing that its description does not tell of.
                let open = ["additionalProperties", "allOf", "oneOf", "anyOf", "$ref"];
                if !open.iter().any(|rule| rules.contains_key(*rule)) && !at.ends_with('?') {
                    let told = said.as_object().unwrap();
                    let own = value.as_object().into_iter().flatten();
                    let untold = own.filter(|(name, _)| !told.contains_key(*name));
                    wrong.extend(untold.map(|(name, _)| format!("{at}: {name} is not described")));
                }
            }
            "additionalProperties" => {
                let told = rules.get("properties").and_then(Value::as_object);
                let own = value.as_object().into_iter().flatten();
                for (name, own) in
                    own.filter(|(name, _)| !told.is_some_and(|told| told.contains_key(*name)))
                {
                    check(said, own, all, &format!("{at}.{name}"), wrong);
                }
            }
            "items" => {
                let first = rules
                    .get("prefixItems")
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                for (place, own) in value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .skip(first)
                {
                    check(said, own, all, &format!("{at}[{place}]"), wrong);
                }
            }
            "prefixItems" => {
                for (rule, own) in said
                    .as_array()
                    .unwrap()
                    .iter()
                    .zip(value.as_array().into_iter().flatten())
                {
                    check(rule, own, all, &format!("{at}[]"), wrong);
                }
            }
            "minItems" | "maxItems" => {
                let (n, least) = (value.as_array().map(Vec::len), rule == "minItems");
                let bound = usize::try_from(said.as_u64().unwrap()).unwrap();
                if n.is_some_and(|n| if least { n < bound } else { n > bound }) {
                    wrong.push(format!("{at}: {rule} {said}"));
                }
            }
            "allOf" => {
                for rule in said.as_array().unwrap() {
                    check(rule, value, all, &format!("{at}?"), wrong);
                }
            }
            "anyOf" | "oneOf" => {
                let fits = said.as_array().unwrap().iter().filter(|rule| {
                    let mut found = Vec::new();
                    check(rule, value, all, &format!("{at}?"), &mut found);
                    found.is_empty()
                });
                let n = fits.count();
                if n == 0 || (rule == "oneOf" && n > 1) {
                    wrong.push(format!("{at}: {value} fits {n} of {rule}"));
                }
            }
            "const" | "enum" | "minimum" | "maximum" | "required" => {}
            silent if SILENT.contains(&silent) => {}
            other => panic!("{at}: the test does not know the rule {other}"),
        }
    }
}

#[test]
fn every_route_is_described_and_nothing_else_is() {
    let described = description();
    let mut there = BTreeSet::new();
    for route in routes::all() {
        there.insert((route.path.to_owned(), route.method().to_lowercase()));
        if route.has_json() {
            there.insert((data_path(route.path), route.method().to_lowercase()));
        }
    }
    let mut told = BTreeSet::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            told.insert((path.clone(), method.clone()));
        }
    }
    assert_eq!(told, there);
    let mut names = BTreeSet::new();
    for methods in described["paths"].as_object().unwrap().values() {
        for described in methods.as_object().unwrap().values() {
            let name = described["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{name} names two routes");
        }
    }
}

#[test]
fn it_is_served_to_whoever_has_not_come_in_and_tells_nothing_of_the_record() {
    let got =
        Stage::with(Some(crate::stage::TEXT), crate::stage::CLAIMS, None).get("/openapi.json");
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(got.json(), description());
    assert!(!got.text.contains("North crossing"));
}

#[test]
fn roles_limits_and_troubles_are_told_of_each_route() {
    let described = description();
    let release = &described["paths"]["/brief/drafts/{draft}"]["post"];
    assert_eq!(
        release["x-roles"],
        serde_json::json!(["mediator", "monitor-lead", "alone"])
    );
    assert_eq!(release["x-most-bytes"], routes::MAX_FORM_BYTES);
    for status in ["200", "303", "400", "401", "403", "404", "409", "413"] {
        assert!(release["responses"][status].is_object(), "{status}");
    }
    let terms = &described["paths"]["/agreement.json"]["get"];
    assert!(terms["responses"]["202"].is_object());
    let names: Vec<_> = terms["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["as-of", "as-known", "by"]);
}

/// Anything that is described is described in words.
#[test]
fn every_field_of_every_page_says_what_it_is() {
    let described = description();
    let mut silent = Vec::new();
    for (name, schema) in described["components"]["schemas"].as_object().unwrap() {
        let alone = schema.get("description").is_some() || schema.get("oneOf").is_some();
        if !alone {
            silent.push(name.clone());
        }
        let variants = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        for shape in std::iter::once(schema).chain(variants) {
            let fields = shape.get("properties").and_then(Value::as_object);
            for (field, own) in fields.into_iter().flatten() {
                // The word that tells the variants of an enum apart is the variant's own name; one around a variant's
                // fields is described with the variant.
                let around = shape.get("description").is_some() && own.get("properties").is_some();
                if own.get("description").is_none() && own.get("const").is_none() && !around {
                    silent.push(format!("{name}.{field}"));
                }
            }
        }
    }
    assert!(silent.is_empty(), "without a doc comment: {silent:#?}");
}

/// Pages that no link leads to: forms do, or one has to be a member of a team. Their own tests hold their data.
const ELSEWHERE: &[&str] = &[
    "/record/search/{search}",
    "/record/import/{job}",
    "/settings/members",
    "/settings/log",
];

/// The route that an address of ours leads to, if its data is served.
fn route_of<'a>(routes: &'a [Route], address: &str) -> Option<&'a Route> {
    let path = address.split(['?', '#']).next()?;
    let fits = |route: &&Route| {
        let (own, asked): (Vec<_>, Vec<_>) =
            (route.path.split('/').collect(), path.split('/').collect());
        own.len() == asked.len()
            && own
                .iter()
                .zip(&asked)
                .all(|(own, asked)| own == asked || (own.starts_with('{') && !asked.is_empty()))
    };
    let mut fitting: Vec<&Route> = routes.iter().filter(fits).collect();
    // A name written out comes before one that stands for any.
    fitting.sort_by_key(|route| route.path.matches('{').count());
    fitting.first().copied()
}

/// Addresses that a page leads to.
fn links(page: &str) -> impl Iterator<Item = String> {
    page.split("href=\"").skip(1).filter_map(|rest| {
        let address = rest.split('"').next()?.replace("&amp;", "&");
        address.starts_with('/').then_some(address)
    })
}

fn data_address(address: &str) -> String {
    let address = address.split('#').next().unwrap();
    let (path, query) = match address.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (address, String::new()),
    };
    format!("{}{query}", data_path(path))
}

/// Follows the links of the pages from the first one on, so that every page is met as a reader meets it.
#[test]
fn the_data_of_every_page_that_is_reached_keeps_to_its_schema() {
    let stage = Stage::of(Role::Alone);
    // Something to be shown where there is nothing at first: an edition, and a draft.
    for cutoff in ["2031-01-03T06:00", "2031-01-03T07:00"] {
        let typed = [("cutoff", cutoff), ("drafter", "Night desk")];
        let asked = stage.post("/brief", &typed);
        let (draft, _) = asked.location().split_once('?').unwrap();
        if cutoff.ends_with("06:00") {
            let data = stage.get(&format!("{draft}.json")).json();
            let read = data["draft"]["sha256"].as_str().unwrap().to_owned();
            let sent = [("releaser", "Day desk"), ("read", read.as_str())];
            assert_eq!(stage.post(draft, &sent).status, StatusCode::SEE_OTHER);
        }
    }
    let described = description();
    let pages: Vec<Route> = routes::all()
        .into_iter()
        .filter(|route| route.takes == Takes::Nothing && route.has_json())
        .collect();
    let mut tried: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut good: BTreeSet<&str> = BTreeSet::new();
    let mut wrong = Vec::new();
    let plain = pages.iter().filter(|route| !route.path.contains('{'));
    let mut next: Vec<String> = plain.map(|route| route.path.to_owned()).collect();
    let mut read = 0;
    while let Some(address) = next.pop() {
        let Some(route) = route_of(&pages, &address) else {
            continue;
        };
        let own = tried.entry(route.path).or_default();
        if own.len() >= MOST_TRIED || own.contains(&address) || read >= MOST_READ {
            continue;
        }
        own.push(address.clone());
        read += 1;
        let got = stage.get(&data_address(&address));
        if got.status == StatusCode::OK {
            good.insert(route.path);
            let at = data_path(route.path);
            let schema = &described["paths"][&at]["get"]["responses"]["200"]["content"]["application/json"]
                ["schema"];
            check(schema, &got.json(), &described, &address, &mut wrong);
        }
        let page = stage.get(&address);
        assert_ne!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        next.extend(links(&page.text));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let unseen: Vec<_> = pages
        .iter()
        .map(|route| route.path)
        .filter(|path| !good.contains(path) && !ELSEWHERE.contains(path))
        .collect();
    assert!(
        unseen.is_empty(),
        "no link of the stage leads to data of {unseen:?}; tried {tried:#?}"
    );
}

#[test]
fn what_does_not_keep_to_a_schema_is_found() {
    let all = serde_json::json!({ "components": { "schemas": {} } });
    let schema = serde_json::json!({
        "type": "object", "required": ["n"],
        "properties": { "n": { "type": "integer", "minimum": 0 }, "of": { "type": ["string", "null"] } },
    });
    let found = |value: Value| {
        let mut wrong = Vec::new();
        check(&schema, &value, &all, "it", &mut wrong);
        wrong.len()
    };
    assert_eq!(found(serde_json::json!({ "n": 3, "of": null })), 0);
    assert_eq!(found(serde_json::json!({ "of": "x" })), 1);
    assert_eq!(found(serde_json::json!({ "n": -1, "of": 2 })), 2);
    assert_eq!(found(serde_json::json!({ "n": 1, "more": 2 })), 1);
    assert_eq!(found(serde_json::json!([])), 1);
}
