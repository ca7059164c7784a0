//! A text and its JSON are two forms of one tree, and the published schema describes the one as the reader has it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its texts fails"
)]

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use tregua_syntax::{NoText, WhyNoText, format, from_json, to_json};

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn texts_in(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts_in(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "tregua") {
            let text = std::fs::read(&path).unwrap();
            // Some bad samples are bad as bytes.
            found.extend(String::from_utf8(text).ok().map(|text| (path, text)));
        }
    }
}

/// Every example, and every sample, good or bad.
fn texts() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    texts_in(&folder("examples"), &mut found);
    texts_in(&folder("crates/agreement/tests"), &mut found);
    found
}

fn schema() -> Value {
    let text = std::fs::read_to_string(folder("docs/agreement.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What of a schema is used here; anything else would not be looked at, and fails.
fn fits(schema: &Value, root: &Value, value: &Value) -> bool {
    let fields = schema.as_object().unwrap();
    fields.iter().all(|(name, rule)| match name.as_str() {
        "$schema" | "$defs" | "title" | "description" => true,
        "$ref" => {
            let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
            fits(&root["$defs"][name], root, value)
        }
        "type" => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            other => panic!("a type that is not looked at: {other}"),
        },
        "const" => value == rule,
        "enum" => rule.as_array().unwrap().contains(value),
        "required" => {
            let mut names = rule.as_array().unwrap().iter();
            names.all(|name| value.get(name.as_str().unwrap()).is_some())
        }
        "additionalProperties" => {
            assert_eq!(rule, &json!(false));
            let known = fields["properties"].as_object().unwrap();
            value
                .as_object()
                .is_some_and(|own| own.keys().all(|name| known.contains_key(name)))
        }
        "properties" => rule
            .as_object()
            .unwrap()
            .iter()
            .all(|(name, rule)| value.get(name).is_none_or(|value| fits(rule, root, value))),
        "items" => {
            let items = value.as_array();
            items.is_some_and(|items| items.iter().all(|item| fits(rule, root, item)))
        }
        "minItems" => {
            let items = value.as_array();
            items.is_some_and(|items| items.len() as u64 >= rule.as_u64().unwrap())
        }
        "oneOf" => {
            let ways = rule.as_array().unwrap();
            ways.iter().filter(|way| fits(way, root, value)).count() == 1
        }
        "pattern" => {
            let pattern = regex::Regex::new(rule.as_str().unwrap()).unwrap();
            value.as_str().is_some_and(|text| pattern.is_match(text))
        }
        other => panic!("a rule that is not looked at: {other}"),
    })
}

/// There and back in both directions; false for a text that has no JSON.
fn there_and_back(text: &str) -> bool {
    let Ok(value) = to_json(text) else {
        return false;
    };
    let back = from_json(&value).unwrap();
    assert_eq!(back, format(text));
    assert_eq!(to_json(&back).unwrap(), value);
    true
}

#[test]
fn every_text_of_the_project_goes_there_and_back_and_fits_the_schema() {
    let (schema, mut gone) = (schema(), 0);
    for (path, text) in texts() {
        if there_and_back(&text) {
            let value = to_json(&text).unwrap();
            assert!(fits(&schema, &schema, &value), "{}", path.display());
            gone += 1;
        } else {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(name.starts_with("E000"), "{} has no JSON", path.display());
        }
    }
    println!("{gone} texts");
    assert!(gone > 100);
}

const SCRAPS: &[&str] = &[
    "clause",
    "phase",
    "thing",
    "names in",
    "kinds",
    "agreement",
    "text",
    "# why",
    "#",
    ",",
    ":",
    "(",
    ")",
    ";",
    "\n",
    "\n\n\n",
    "\r\n",
    " ",
    "\t",
    "07:00",
    "7:00",
    "a1:2",
    "2023-11-24",
    "+02:00",
    "a dated",
    "speaks for",
    "é",
    "עברית",
    "must",
    "12",
    "007",
    "\"a name, # of more\"",
    "`counts_for`",
    "\"\"",
    "phaze X",
    "claus x",
    "x: \"y\"",
    "\"",
];

fn any_text() -> impl Strategy<Value = String> {
    let scraps = proptest::collection::vec(proptest::sample::select(SCRAPS), 0..60);
    prop_oneof![
        1 => any::<String>(),
        4 => scraps.prop_map(|scraps| scraps.join(" ")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn any_text_goes_there_and_back_and_fits_the_schema(text in any_text()) {
        if there_and_back(&text) {
            let value = to_json(&text).unwrap();
            let schema = schema();
            prop_assert!(fits(&schema, &schema, &value), "{value:#}");
        }
    }
}

fn sample() -> Value {
    to_json("parties Alpha and Beta # two\n\nclause visits in Pause\n  by 07:00 each day\n# end\n")
        .unwrap()
}

#[test]
fn a_text_is_told_as_blocks_of_lines_of_words() {
    let wanted = json!({
        "tregua": 1,
        "blocks": [
            { "block": "header", "lines": [
                { "words": ["parties", "Alpha", "and", "Beta"], "beside": "# two" },
            ] },
            { "block": "clause", "lines": [
                { "before": [""], "words": ["clause", "visits", "in", "Pause"] },
                { "words": ["by", { "time": "07:00" }, "each", "day"] },
            ] },
        ],
        "after": ["# end"],
    });
    assert_eq!(sample(), wanted);
}

#[test]
fn layout_that_is_left_out_is_put_in() {
    let mut value = sample();
    value["blocks"][1]["lines"][0]
        .as_object_mut()
        .unwrap()
        .remove("before");
    assert_eq!(from_json(&value).unwrap(), from_json(&sample()).unwrap());
}

/// Changes, where each is complained about, and why; then whether the schema alone would find it.
#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let not_one = |word: &str| WhyNoText::NotOne(word.to_owned());
    let field = |name: &str| WhyNoText::Field(name.to_owned());
    type Change = fn(&mut Value);
    let changes: [(Change, &str, WhyNoText, bool); 16] = [
        (|v| *v = json!([]), "", WhyNoText::Wanted("object"), true),
        (
            |v| v["tregua"] = json!(2),
            "tregua",
            WhyNoText::Wanted("version"),
            true,
        ),
        (|v| v["more"] = json!(1), "", field("more"), true),
        (
            |v| v["blocks"] = json!({}),
            "blocks",
            WhyNoText::Wanted("list"),
            true,
        ),
        (
            |v| v["blocks"][0]["block"] = json!("claws"),
            "blocks[0].block",
            WhyNoText::Wanted("block"),
            true,
        ),
        (
            |v| v["blocks"][0]["lines"] = json!([]),
            "blocks[0].lines",
            WhyNoText::Wanted("items"),
            true,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"][1] = json!({ "time": "soon" }),
            "blocks[1].lines[1].words[1]",
            not_one("soon"),
            true,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"][1] = json!({ "hour": "07:00" }),
            "blocks[1].lines[1].words[1]",
            WhyNoText::Wanted("word"),
            true,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"][0] = json!("two words"),
            "blocks[1].lines[1].words[0]",
            not_one("two words"),
            true,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"][0] = json!({ "quoted": "a\"b" }),
            "blocks[1].lines[1].words[0]",
            not_one("a\"b"),
            true,
        ),
        (
            |v| v["blocks"][0]["lines"][0]["beside"] = json!("two"),
            "blocks[0].lines[0].beside",
            WhyNoText::Comment,
            true,
        ),
        (
            |v| v["after"] = json!(["# end\nclause x"]),
            "after[0]",
            WhyNoText::Comment,
            true,
        ),
        // A schema does not say what words open.
        (
            |v| v["blocks"][0]["block"] = json!("clause"),
            "blocks[0]",
            WhyNoText::Otherwise,
            false,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"] = json!(["phase", "Pause"]),
            "blocks[1].lines[1]",
            WhyNoText::Otherwise,
            false,
        ),
        (
            |v| v["blocks"][1]["lines"][0]["words"] = json!(["must"]),
            "blocks[0]",
            WhyNoText::Otherwise,
            false,
        ),
        (
            |v| v["blocks"][1]["lines"][1]["words"][0] = json!("12"),
            "blocks[1].lines[1].words[0]",
            not_one("12"),
            false,
        ),
    ];
    let schema = schema();
    for (change, path, why, by_schema) in changes {
        let mut value = sample();
        change(&mut value);
        assert_eq!(fits(&schema, &schema, &value), !by_schema, "{value:#}");
        let path = path.to_owned();
        match from_json(&value) {
            Err(found) if why == WhyNoText::Otherwise => assert_eq!(found.why, why, "{found:?}"),
            found => assert_eq!(found, Err(NoText { path, why })),
        }
    }
}

#[test]
fn a_text_with_an_open_quote_has_no_json() {
    let complaints = to_json("agreement \"open\n").unwrap_err();
    assert_eq!(complaints[0].code, "E0002");
}
