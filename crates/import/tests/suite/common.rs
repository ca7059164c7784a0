//! What the tests share: an agreement between invented parties, and a way to print what was noticed.

use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use tregua_agreement::Agreement;
use tregua_agreement::lexicon::Lexicon;
use tregua_agreement::meaning::{Axis, Clause, Phase, Span, Thing, Zone};
use tregua_calendar::{Clock, Length};
use tregua_import::{File, Options, Outcome, Problem, Vocabulary, read};

/// Alpha, Beta, and a pause with crates of seed.
pub(crate) fn agreement() -> Agreement {
    let names =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    let axis = |name: &str, kinds: &[&str]| Axis {
        name: name.to_owned(),
        kinds: names(kinds),
    };
    let thing = |name: &str, plural: &str, axes: Vec<Axis>| Thing {
        name: name.to_owned(),
        plural: plural.to_owned(),
        unit: None,
        axes,
    };
    let clause = |label: &str, was: &[&str]| Clause {
        label: label.to_owned(),
        was: names(was),
        span: Span::default(),
        asserted_by: Vec::new(),
        track: None,
        rows: Vec::new(),
        misprints: Vec::new(),
        readings: Vec::new(),
    };
    Agreement {
        name: "Pause at the river".to_owned(),
        text: None,
        parties: names(&["Alpha", "Beta"]),
        mediators: names(&["Gamma"]),
        carriers: names(&["Carrier"]),
        counting_bodies: names(&["Counting Body"]),
        speaks_for: vec![("Office of Crossings".to_owned(), "Alpha".to_owned())],
        clock: Clock::new("+02:00", "07:00").unwrap(),
        dated_figures: true,
        reporting_grace: None,
        things: vec![
            thing(
                "crate",
                "crates",
                vec![axis("load", &["seed", "flour", "fuel"])],
            ),
            thing(
                "person held by Beta",
                "people held by Beta",
                vec![
                    axis("age", &["woman", "man", "child"]),
                    axis("home", &["Alphan", "foreign"]),
                    axis("way", &["main", "side"]),
                ],
            ),
        ],
        tracks: Vec::new(),
        zones: vec![Zone {
            name: "North crossing".to_owned(),
            description: String::new(),
            no_line: true,
        }],
        phases: vec![Phase {
            name: "Pause".to_owned(),
            starts: "2031-03-01T07:00+02:00".parse().unwrap(),
            once: Vec::new(),
            lasts: Some(Length::Days(4)),
            span: Span::default(),
        }],
        clauses: vec![
            clause("crates each day", &["daily crates"]),
            clause("list for an added day", &[]),
        ],
        lexicon: few_verbs(),
        renderings: Default::default(),
    }
}

/// A part of the lexicon, so that a verb added to it changes no list printed here.
fn few_verbs() -> Lexicon {
    let mut lexicon = Lexicon::default();
    let few = ["admit", "attack", "hand over", "receive", "release"];
    lexicon
        .verbs
        .retain(|verb| few.contains(&verb.name.as_str()));
    lexicon
}

/// Reads files as part of a record that holds a source and a claim already.
pub(crate) fn read_with_agreement(files: &[File<'_>], rebuild: bool) -> Outcome {
    let set = |name: &str| std::iter::once(name.to_owned()).collect();
    let options = Options {
        known_sources: set("R0"),
        known_claims: set("earlier"),
        known_voices: set("River Observers"),
        rebuild,
        ..Options::default()
    };
    read(files, &Vocabulary::from(&agreement()), &options)
}

/// Two lines per problem: what it is as data, and what a person reads.
pub(crate) fn printed(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{}\n    {}\n", as_data(problem), in_words(problem)))
        .collect()
}

/// What a person reads.
pub(crate) fn in_words(problem: &Problem) -> String {
    let mut args = FluentArgs::new();
    problem
        .args
        .iter()
        .for_each(|(name, value)| args.set(*name, value.as_str()));
    let bundle = phrases();
    let mut errors = Vec::new();
    let pattern = bundle.get_message(problem.code).unwrap().value().unwrap();
    let words = bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", problem.code);
    words
}

/// The English phrases of this crate.
pub(crate) fn phrases() -> FluentBundle<FluentResource> {
    bundle(&["import.ftl"])
}

/// English phrases from some of the files.
pub(crate) fn bundle(files: &[&str]) -> FluentBundle<FluentResource> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording/phrases/en");
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
    bundle.set_use_isolating(false);
    for file in files {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        bundle
            .add_resource(FluentResource::try_new(text).unwrap())
            .unwrap();
    }
    bundle
}

fn as_data(problem: &Problem) -> String {
    let column = problem
        .column
        .as_ref()
        .map_or(String::new(), |column| format!(":{column}"));
    let sheet = problem.sheet.iter().map(|sheet| format!("!{sheet}"));
    let letters = problem.letters.as_deref().unwrap_or_default();
    let place: String = std::iter::once(problem.file.clone()).chain(sheet).collect();
    let mut line = format!("{place}:{letters}{}{column} {}", problem.line, problem.code);
    for (name, value) in problem.args.iter().filter(|(name, _)| *name != "accepted") {
        line.push_str(&format!(" {name}={value}"));
    }
    if !problem.suggestions.is_empty() {
        line.push_str(&format!(" | nearest: {}", problem.suggestions.join(", ")));
    }
    line
}
