//! `tregua fmt`: the layout of texts; their words and comments stay as they are.

use std::path::Path;

use serde_json::{Value, json};
use tregua_desk::text::Misread;
use tregua_syntax::{NoText, WhyNoText, format, from_json, parse, to_json};

use crate::cli::Fmt;
use crate::commands::print_json;
use crate::draft::Draft;
use crate::exit::{self, Fault, Outcome};
use crate::load;
use crate::print::{line, line_as_it_is, words};

pub(crate) fn run(args: &Fmt, as_json: bool) -> Outcome {
    if args.to_json || args.from_json {
        let [path] = &args.files[..] else {
            return Err(Fault::usage(words().say("fmt-one-file", &[])));
        };
        return match args.to_json {
            true => print_as_json(path),
            false => print_as_text(path, as_json),
        };
    }
    let mut otherwise = false;
    let mut failed = None;
    let mut files = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        match set(path, args.check) {
            Ok(first) => {
                otherwise |= first.is_some();
                if as_json {
                    files.push(json!({ "file": name, "changed": first.is_some(), "line": first }));
                } else {
                    say(&name, first, args.check);
                }
            }
            // The other files are still set; the worst of what happened decides the exit code.
            Err(fault) => {
                exit::print(&fault);
                if as_json {
                    files.push(
                        json!({ "file": name, "changed": false, "line": null, "unread": true }),
                    );
                }
                failed = Some(fault);
            }
        }
    }
    if as_json {
        print_json(&json!({ "files": files }))?;
    }
    match failed {
        Some(fault) => Err(fault.printed()),
        None if args.check && otherwise => Err(Fault::input_printed()),
        None => Ok(()),
    }
}

fn print_as_json(path: &Path) -> Outcome {
    let text = load::read_text(path)?;
    match to_json(&text) {
        Ok(value) => print_json(&value),
        Err(diagnostics) => {
            let name = path.display().to_string();
            let misread = Misread {
                name,
                text,
                diagnostics,
            };
            Err(Fault::misread(words(), misread))
        }
    }
}

fn print_as_text(path: &Path, as_json: bool) -> Outcome {
    let written = load::read_text(path)?;
    let of_file = |key: &str, more: &[(&str, String)]| {
        let mut args = vec![("file", path.display().to_string().into())];
        args.extend(
            more.iter()
                .map(|(name, value)| (*name, value.as_str().into())),
        );
        Fault::input(words().say(key, &args))
    };
    let value: Value = serde_json::from_str(&written).map_err(|error| {
        let system = error.to_string();
        of_file("fmt-no-json", &[("system", system)])
    })?;
    let text = from_json(&value).map_err(|NoText { path, why }| {
        let (key, more) = match why {
            WhyNoText::Wanted(what) => ("fmt-json-wanted", Some(("what", what.to_owned()))),
            WhyNoText::Field(name) => ("fmt-json-field", Some(("found", name))),
            WhyNoText::NotOne(word) => ("fmt-json-not-one", Some(("found", word))),
            WhyNoText::Comment => ("fmt-json-comment", None),
            WhyNoText::Otherwise => ("fmt-json-otherwise", None),
        };
        // The whole has no path.
        let place = if path.is_empty() {
            "$".to_owned()
        } else {
            path
        };
        let args: Vec<_> = more.into_iter().chain([("place", place)]).collect();
        of_file(key, &args).hint(words().say("fmt-json-help", &[]))
    })?;
    if as_json {
        return print_json(&json!({ "text": text }));
    }
    line_as_it_is(text.trim_end_matches('\n'));
    Ok(())
}

/// Sets one file, or only looks. Gives the number of the first line that is, or was, set otherwise.
fn set(path: &Path, only_look: bool) -> Result<Option<u64>, Fault> {
    let text = load::read_text(path)?;
    let set = format(&text);
    let Some(first) = first_difference(&text, &set) else {
        return Ok(None);
    };
    if only_look {
        return Ok(Some(first));
    }
    if parse(&text).tree.said() != parse(&set).tree.said() {
        let args = [("file", path.display().to_string().into())];
        return Err(Fault::world(words().say("fmt-would-change", &args)));
    }
    Draft::replace(path, &set)?;
    Ok(Some(first))
}

/// The number of the first line in which two texts differ, from 1.
fn first_difference(a: &str, b: &str) -> Option<u64> {
    if a == b {
        return None;
    }
    let pairs = a.split_inclusive('\n').zip(b.split_inclusive('\n'));
    Some(pairs.take_while(|(a, b)| a == b).count() as u64 + 1)
}

fn say(name: &str, first: Option<u64>, only_look: bool) {
    let key = match (first, only_look) {
        (None, _) => "fmt-as-it-should-be",
        (Some(_), true) => "fmt-otherwise",
        (Some(_), false) => "fmt-set",
    };
    let args = [("file", name.into()), ("n", first.unwrap_or(0).into())];
    line(&words().say(key, &args));
}
