//! `/openapi.json`: what can be asked of this program, generated from the list of routes. It tells nothing of the record, so
//! whoever has not come in may read it.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::access::{Action, Class, Role, authorize};
use crate::pages::excerpt;
use crate::reply::Reply;
use crate::routes::{self, Route, Takes};

/// The parts of an address that say the moment, with what each means.
const MOMENT: &[(&str, &str)] = &[
    (
        "as-of",
        "The clock that deadlines are read against: an instant with its offset, or a date with or without an hour on the agreement's clock. Absent: now.",
    ),
    (
        "as-known",
        "What was known by then; alone, it sets as-of as well. In the same forms. Absent: everything.",
    ),
    (
        "by",
        "By which time a statement is known: `said` or `received`. Absent: by what the record usually goes by.",
    ),
];

/// Answers beside the good one: the status, and when it is given.
const TROUBLES: &[(&str, &str)] = &[
    (
        "400",
        "The request is wrong; the answer says how to mend it.",
    ),
    ("401", "Nobody has come in with this browser."),
    ("403", "The role of whoever asks may not."),
    ("404", "There is nothing at this address."),
    (
        "409",
        "The record has no text of an agreement that can be made sense of.",
    ),
    ("413", "More was sent than is taken at once."),
    ("429", "Too often; the answer says how long to wait."),
    ("500", "The program failed; nothing was half-done."),
];

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/openapi.json", Action::Enter, |_| {
        Reply::json(&description())
    })]
}

/// The description: OpenAPI 3.1, whose schemas are JSON Schema 2020-12.
pub(crate) fn description() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut put = |path: String, method: &str, described: Value| {
        let methods = paths.entry(path).or_default();
        methods.insert(method.to_lowercase(), described);
    };
    for route in routes::all() {
        put(
            route.path.to_owned(),
            route.method(),
            of_route(&route, "text/html", None),
        );
        if let Some((_, schema)) = route.json {
            let schema = schema(&mut generator).to_value();
            let described = of_route(&route, "application/json", Some(schema));
            put(data_path(route.path), route.method(), described);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "tregua",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "A shared record of a truce. Pages are HTML; the data of a page is at the same address with .json. Times are RFC 3339 on the agreement's clock.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas(&mut generator),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "tregua", "description": "Left by the one-time link, or by logging in."},
            },
        },
    })
}

/// Where the data of a page is.
pub(crate) fn data_path(path: &str) -> String {
    match path {
        "/" => "/now.json".to_owned(),
        path => format!("{path}.json"),
    }
}

fn schemas(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut schemas = generator.take_definitions(true);
    let trouble = json!({
        "type": "object",
        "description": "Why there is no data.",
        "required": ["trouble", "said"],
        "properties": {
            "trouble": {"type": "string", "description": "The key of the trouble, the same in every language."},
            "said": {"type": "string", "description": "The same in the reader's language."},
        },
    });
    schemas.insert("Trouble".to_owned(), trouble);
    schemas
}

fn of_route(route: &Route, media: &str, schema: Option<Value>) -> Value {
    let is_json = schema.is_some();
    let roles = |class| -> Vec<&str> {
        let may = |role: &&Role| authorize(Some(**role), route.action, class);
        Role::ALL
            .iter()
            .filter(may)
            .map(|role| role.word())
            .collect()
    };
    let mut described = json!({
        "operationId": operation(route, is_json),
        "parameters": parameters(route),
        "responses": responses(route, media, schema),
        "x-action": route.action,
        "x-roles": roles(Class::Open),
        "x-roles-restricted": roles(Class::Restricted),
    });
    let open = authorize(None, route.action, Class::Open);
    described["security"] = if open {
        json!([])
    } else {
        json!([{ "session": [] }])
    };
    if route.takes != Takes::Nothing {
        let form = json!({ "schema": { "type": "object" } });
        described["requestBody"] = json!({
            "description": format!("At most {} bytes, sent by a page of this program.", route.takes.most_bytes()),
            "content": { "application/x-www-form-urlencoded": form, "multipart/form-data": form },
        });
        described["x-most-bytes"] = json!(route.takes.most_bytes());
    }
    described
}

/// A name for programs that are made of the description: `get_brief_edition_json`.
fn operation(route: &Route, is_json: bool) -> String {
    let words = route
        .path
        .split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut name = route.method().to_lowercase();
    for word in words.filter(|word| !word.is_empty()) {
        name.push('_');
        name.push_str(word);
    }
    if is_json {
        name.push_str("_data");
    }
    name
}

fn parameters(route: &Route) -> Vec<Value> {
    let named = route.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }),
        )
    });
    let moment = MOMENT.iter().filter(|_| route.has_json()).map(|(name, means)| {
        json!({ "name": name, "in": "query", "description": means, "schema": { "type": "string" } })
    });
    let long = excerpt::KEYS.iter().filter(|_| route.tells_long_lists);
    let long = long.map(|(name, means)| {
        json!({ "name": name, "in": "query", "description": means, "schema": { "type": "string" } })
    });
    named.chain(moment).chain(long).collect()
}

fn responses(route: &Route, media: &str, schema: Option<Value>) -> Map<String, Value> {
    let is_json = schema.is_some();
    let mut responses = Map::new();
    let good = match (&schema, route.takes) {
        (Some(schema), _) => {
            json!({ "description": "The data of the page.", "content": { media: { "schema": schema } } })
        }
        (None, Takes::Nothing) if route.has_json() => {
            json!({ "description": "The page.", "content": { media: {} } })
        }
        (None, Takes::Nothing) => json!({ "description": "What is asked for." }),
        (None, _) => json!({ "description": "What came of it, where it leads nowhere else." }),
    };
    responses.insert("200".to_owned(), good);
    if route.takes != Takes::Nothing {
        let see = "Done; what came of it is where this leads, by GET.";
        responses.insert("303".to_owned(), json!({ "description": see }));
    }
    if authorize(None, route.action, Class::Open)
        && route.takes == Takes::Nothing
        && !route.has_json()
    {
        let see = "Elsewhere, by GET.";
        responses.insert("303".to_owned(), json!({ "description": see }));
    }
    if route.has_json() {
        let working = "The moment asked about is being worked out; ask again in a second.";
        responses.insert("202".to_owned(), told(working, is_json));
    }
    for (status, when) in TROUBLES {
        let some = match *status {
            "401" | "403" => !authorize(None, route.action, Class::Open),
            "413" => route.takes != Takes::Nothing,
            "429" => route.takes != Takes::Nothing || route.path.starts_with("/enter"),
            _ => true,
        };
        if some {
            responses.insert((*status).to_owned(), told(when, is_json));
        }
    }
    responses
}

fn told(when: &str, is_json: bool) -> Value {
    if is_json {
        let schema = json!({ "$ref": "#/components/schemas/Trouble" });
        json!({ "description": when, "content": { "application/json": { "schema": schema } } })
    } else {
        json!({ "description": when, "content": { "text/html": {} } })
    }
}

#[cfg(test)]
mod tests;
