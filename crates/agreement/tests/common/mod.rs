//! A compact printing of what a text means and what is wrong with it, for snapshots.
#![allow(dead_code, reason = "each test file uses its own share of this module")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may stop the test"
)]
#![allow(
    clippy::allow_attributes,
    reason = "an expectation would fail in the test files that use all of it"
)]

pub(crate) mod shapes;

use std::fmt::Write;
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Crediting, Duty, Event, Kernel, Measure, Rate, Sense, Threshold};
use tregua_agreement::meaning::{Clause, Reading};
use tregua_syntax::{Diagnostic, line_and_column};

/// One line for each diagnostic: code, place, words, arguments, suggestions.
pub(crate) fn diagnostics(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (line, column) = line_and_column(text, diagnostic.span.start);
        let words = text
            .get(diagnostic.span.clone())
            .unwrap_or_default()
            .replace('\n', "⏎");
        let words: String = if words.chars().count() > 60 {
            words.chars().take(60).chain(['…']).collect()
        } else {
            words
        };
        write!(out, "{} {line}:{column} [{words}]", diagnostic.code).unwrap();
        for (name, value) in &diagnostic.args {
            write!(out, " {name}={value}").unwrap();
        }
        if !diagnostic.suggestions.is_empty() {
            write!(out, " → {}", diagnostic.suggestions.join(" | ")).unwrap();
        }
        for (span, label) in &diagnostic.related {
            let (line, column) = line_and_column(text, span.start);
            write!(out, " ({label} {line}:{column})").unwrap();
        }
        out.push('\n');
    }
    out
}

/// The English words of the diagnostics.
pub(crate) struct Phrases(FluentBundle<FluentResource>);

impl Phrases {
    pub(crate) fn read(path: &Path) -> Self {
        let resource = FluentResource::try_new(std::fs::read_to_string(path).unwrap())
            .map_err(|(_, errors)| errors)
            .unwrap();
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        Phrases(bundle)
    }

    /// Place, code, message, suggestions, help and other places, as a reader sees them.
    pub(crate) fn told(&self, text: &str, diagnostics: &[Diagnostic]) -> String {
        let mut out = String::new();
        for diagnostic in diagnostics {
            let (line, column) = line_and_column(text, diagnostic.span.start);
            let words = text
                .get(diagnostic.span.clone())
                .unwrap_or_default()
                .replace('\n', "⏎");
            writeln!(
                out,
                "{line}:{column} {} {}",
                diagnostic.code,
                self.message(diagnostic, "")
            )
            .unwrap();
            writeln!(
                out,
                "    at   {}",
                words.chars().take(70).collect::<String>()
            )
            .unwrap();
            if !diagnostic.suggestions.is_empty() {
                writeln!(out, "    try  {}", diagnostic.suggestions.join(" | ")).unwrap();
            }
            writeln!(out, "    help {}", self.message(diagnostic, "-help")).unwrap();
            for (span, label) in &diagnostic.related {
                let (line, column) = line_and_column(text, span.start);
                writeln!(
                    out,
                    "    {} {line}:{column}",
                    self.format(label, &FluentArgs::new())
                )
                .unwrap();
            }
        }
        out
    }

    fn message(&self, diagnostic: &Diagnostic, suffix: &str) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &diagnostic.args {
            args.set(*name, value.clone());
        }
        self.format(&format!("{}{suffix}", diagnostic.code), &args)
    }

    fn format(&self, key: &str, args: &FluentArgs) -> String {
        let pattern = self
            .0
            .get_message(key)
            .and_then(|message| message.value())
            .unwrap_or_else(|| panic!("no phrase `{key}`"));
        let mut errors = Vec::new();
        let words = self
            .0
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        assert!(errors.is_empty(), "`{key}`: {errors:?}");
        words
    }
}

/// The whole meaning, one line for each part of each reading.
pub(crate) fn meaning(agreement: Option<&Agreement>) -> String {
    let Some(agreement) = agreement else {
        return "no agreement\n".to_owned();
    };
    let mut out = String::new();
    let a = agreement;
    writeln!(out, "agreement {:?}, text {:?}", a.name, a.text).unwrap();
    writeln!(
        out,
        "parties {:?} mediators {:?} carriers {:?} counting {:?}",
        a.parties, a.mediators, a.carriers, a.counting_bodies
    )
    .unwrap();
    writeln!(
        out,
        "speaks for {:?}; clock {} {}; dated figures {}; grace {:?}",
        a.speaks_for,
        a.clock.zone(),
        a.clock.day_start(),
        a.dated_figures,
        a.reporting_grace
    )
    .unwrap();
    for thing in &a.things {
        let axes: Vec<String> = thing
            .axes
            .iter()
            .map(|axis| format!("{}: {}", axis.name, axis.kinds.join(" | ")))
            .collect();
        let unit = thing
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| format!(" in {unit}"));
        writeln!(
            out,
            "thing {} / {}{unit} {axes:?}",
            thing.name, thing.plural
        )
        .unwrap();
    }
    for zone in &a.zones {
        writeln!(
            out,
            "zone {} {:?}{}",
            zone.name,
            zone.description,
            if zone.no_line { ", no line" } else { "" }
        )
        .unwrap();
    }
    let own: Vec<_> = a
        .lexicon
        .verbs
        .iter()
        .filter(|verb| {
            tregua_agreement::lexicon::Lexicon::default()
                .verb(&verb.name)
                .is_none()
        })
        .collect();
    for verb in own {
        writeln!(out, "verb {verb:?}").unwrap();
    }
    for phase in &a.phases {
        writeln!(
            out,
            "phase {} from {} {:?}",
            phase.name,
            a.clock.write(phase.starts),
            phase.lasts
        )
        .unwrap();
        for event in &phase.once {
            writeln!(out, "  once {event}").unwrap();
        }
    }
    for clause in &a.clauses {
        out.push_str(&self::clause(clause));
    }
    out
}

pub(crate) fn clause(clause: &Clause) -> String {
    let mut out = format!(
        "\nclause {} {:?} line {}",
        clause.label, clause.rows, clause.span.line
    );
    if !clause.was.is_empty() {
        write!(out, " was {:?}", clause.was).unwrap();
    }
    if !clause.asserted_by.is_empty() {
        write!(out, " asserted by {:?}", clause.asserted_by).unwrap();
    }
    out.push('\n');
    for misprint in &clause.misprints {
        writeln!(
            out,
            "  misprint {:?} in {:?}",
            misprint.words, misprint.sources
        )
        .unwrap();
    }
    for reading in &clause.readings {
        out.push_str(&self::reading(reading));
    }
    out
}

fn reading(reading: &Reading) -> String {
    let name = reading.name.as_deref().unwrap_or("as written");
    let mut out = format!(
        "  - {name} · at {}",
        reading.point.as_deref().unwrap_or("-")
    );
    let held = &reading.held;
    for (words, names) in [
        ("held by", &held.by),
        ("in", &held.in_sources),
        ("from", &held.from_rows),
    ] {
        if !names.is_empty() {
            write!(out, " · {words} {}", names.join(", ")).unwrap();
        }
    }
    out.push_str(if held.ours { " · ours\n" } else { "\n" });
    for part in &reading.parts {
        writeln!(out, "      [{}] {}", part.name, duty(&part.duty)).unwrap();
    }
    out
}

fn duty(duty: &Duty) -> String {
    let mut out = format!("{} ⊢ {}", duty.bound.join("+"), kernel(&duty.kernel));
    write!(
        out,
        " · in {} · owed to {}",
        duty.phase.as_deref().unwrap_or("-"),
        duty.beneficiaries.join("+")
    )
    .unwrap();
    if duty.condition {
        out.push_str(" · condition");
    }
    if let Some(cure) = duty.cure {
        write!(out, " · cure {cure:?}").unwrap();
    }
    if !duty.cure_agreed_by.is_empty() {
        write!(out, " · cure agreed by {}", duty.cure_agreed_by.join("+")).unwrap();
    }
    for (words, event) in std::iter::empty()
        .chain(duty.course.once.iter().map(|event| ("once", event)))
        .chain(
            duty.course
                .freed
                .iter()
                .map(|event| ("freed as soon as", event)),
        )
        .chain(
            duty.course
                .replaced_by
                .iter()
                .map(|event| ("replaced once", event)),
        )
        .chain(
            duty.course
                .alongside
                .iter()
                .map(|event| ("alongside", event)),
        )
    {
        write!(out, " · {words} {event}").unwrap();
        if let Event::Done(m) = event {
            write!(out, " ({})", measure(m)).unwrap();
        }
    }
    if !duty.suspended_by.is_empty() {
        write!(out, " · suspended by {}", duty.suspended_by.join("+")).unwrap();
    }
    for event in &duty.course.ground {
        write!(out, " · on the ground {event}").unwrap();
    }
    out
}

fn kernel(kernel: &Kernel) -> String {
    match kernel {
        Kernel::Amount {
            measure: m,
            threshold: t,
            windows,
        } => format!("amount {} {} · {windows:?}", threshold(t), measure(m)),
        Kernel::Ratio {
            owed,
            n,
            m,
            base,
            rates,
            windows,
            sense,
        } => {
            let rate = |rate: &Rate| format!(" · {} per {m} {}", rate.n, measure(&rate.of));
            format!(
                "ratio {}{n} {} per {m} {}{} · {windows:?}",
                if *sense == Sense::AtMost {
                    "at most "
                } else {
                    ""
                },
                measure(owed),
                measure(base),
                rates.iter().map(rate).collect::<String>()
            )
        }
        Kernel::Done {
            measure: m,
            due,
            at_latest,
        } => format!("done {} by {due:?} latest {at_latest:?}", measure(m)),
        Kernel::Respond {
            measure: m,
            trigger,
            within,
            before: true,
            ..
        } => format!("{} {within:?} before each {}", measure(m), measure(trigger)),
        Kernel::Respond {
            measure: m,
            trigger,
            rate,
            within,
            at_latest,
            ..
        } => format!(
            "respond {} within {within:?} of each {} latest {at_latest:?}{}",
            measure(m),
            measure(trigger),
            rate.map_or(String::new(), |(n, m)| format!(" {n} per {m}"))
        ),
        Kernel::Share {
            measure: m,
            n,
            m: of,
            base,
            due,
            at_latest,
        } => format!(
            "share {n} of {of} {} of {} due {due:?} latest {at_latest:?}",
            measure(m),
            measure(base)
        ),
        Kernel::Ban {
            measure: m,
            windows,
        } => format!("ban {} · {windows:?}", measure(m)),
        Kernel::Allow {
            measure: m,
            every,
            windows,
        } => format!(
            "allow {}{} · {windows:?}",
            if *every { "every " } else { "" },
            measure(m)
        ),
        Kernel::Earned {
            phase,
            measure: m,
            days,
            per,
            cap,
        } => format!("{phase} +{days} days per {per} {} cap {cap:?}", measure(m)),
        Kernel::ByHand {
            hand,
            words,
            measure: m,
        } => format!("{} {words:?} {}", hand.word(), measure(m)),
        Kernel::Renewed {
            phase,
            measure: m,
            length,
            notice,
        } => format!("{phase} +{length:?} by {} notice {notice:?}", measure(m)),
    }
}

fn threshold(t: &Threshold) -> String {
    let hi = t.hi.map_or("..".to_owned(), |hi| format!("..{hi}"));
    let about = t
        .about
        .map_or(String::new(), |about| format!(" about {about}"));
    format!("{:?} {}{hi}{about}", t.sense, t.lo)
}

fn measure(m: &Measure) -> String {
    let mut out = format!("({} {}", m.actors.join("+"), m.act);
    if let Some(thing) = &m.thing {
        write!(out, " {thing}").unwrap();
    }
    for choice in &m.kinds {
        let any_of: Vec<&str> = choice.any_of.iter().map(String::as_str).collect();
        write!(out, " {}={}", choice.axis, any_of.join("|")).unwrap();
    }
    for (word, value) in [
        ("at", &m.point),
        ("place", &m.place),
        ("to", &m.to),
        ("through", &m.through),
        ("unit", &m.unit),
    ] {
        if let Some(value) = value {
            write!(out, " {word} {value}").unwrap();
        }
    }
    if !m.counted_by.is_empty() {
        write!(out, " counted by {}", m.counted_by.join("+")).unwrap();
    }
    if let Crediting::AsCountsForSays { holders } = &m.crediting {
        write!(out, " credited as {} say", holders.join("+")).unwrap();
    }
    if let Some(level) = m.level {
        write!(out, " {level:?}").unwrap();
    }
    if let Some(group) = &m.group {
        write!(out, " each {group} together").unwrap();
    }
    out.push(')');
    out
}

/// Every text below a folder, with its name.
pub(crate) fn texts_in(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut inside: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    inside.sort();
    for path in inside {
        if path.is_dir() {
            texts_in(&path, found);
        } else if path.extension().is_some_and(|end| end == "tregua") {
            // `yemen-2022/truce.tregua`: two examples can have a file of one name.
            let folder = folder.file_name().unwrap().to_string_lossy();
            let name = path.file_name().unwrap().to_string_lossy();
            found.push((
                format!("{folder}/{name}"),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}
