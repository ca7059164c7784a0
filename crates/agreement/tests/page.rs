//! Every line that `docs/language.md` shows reads as it stands, in some text that has a place for it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may stop the test"
)]
#![allow(
    clippy::allow_attributes,
    reason = "an expectation fails in the files whose helpers never stop"
)]

use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/language.md");

/// What the lines of the page speak of; a line of the header takes the place of the one that begins as it does.
const HEADER: &[&str] = &[
    "agreement \"Talks\"",
    "language 1, english",
    "text a draft",
    "parties Alpha and Beta",
    "mediators Gamma and Delta and Council",
    "carrier Relief Body",
    "counting bodies Joint Monitors and Monitors",
    "clock +02:00, each day runs 07:00 to 07:00",
    "a dated figure counts for the day that begins on it",
    "reporting grace 12 hours",
    "tracks relief",
    "thing person held in North (people held in North)\n  kinds age: woman and man and child\n  kinds rank: civilian and soldier",
    "thing person held in South (people held in South)",
    "thing truck (trucks)\n  kinds load: goods and fuel",
    "thing fuel (litres of fuel)\n  unit L",
    "thing rifle (rifles)\n  kinds calibre: light and heavy",
    "thing family (families)",
    "zone North \"north of the river\"",
    "verb register (registered), can be required",
    "phase Pause\n  starts 2024-01-01 07:00\n  lasts 4 days",
];

/// Clauses that others name.
const NAMED: &[&str] = &[
    "release",
    "aid",
    "talks",
    "way in",
    "women and children",
    "truce by Beta",
    "line",
];

/// Sentences that additions and readings of the page may belong to, with what they need besides.
const SENTENCES: &[&[&str]] = &[
    &["Pause extends 1 day for each 10 people held in North undertaken"],
    &[
        "Beta must admit at least 200 trucks",
        "each day",
        "counted at crossing",
    ],
    &["Beta must admit at least 200 trucks", "counted at crossing"],
    &["Beta must admit at least 200 trucks", "each day"],
    &["Beta must admit at most 200 trucks", "counted at crossing"],
    &[
        "Alpha must release at least 50 people held in North of age woman",
        "overall",
        "counted at handover",
    ],
    &[
        "Alpha must release at least 50 people held in North",
        "counted at handover",
    ],
    &[
        "Alpha must release at least 50 people held in North",
        "overall",
    ],
    &[
        "Alpha must release at least 3 people held in South for each 1 person held in North of rank civilian",
        "overall",
        "counted at handover",
    ],
    &[
        "Alpha must release at least 3 people held in South for each 1 person held in North",
        "overall",
        "counted at handover",
    ],
    &[
        "Alpha must release at least 3 people held in South for each 1 person held in North",
        "counted at handover",
    ],
    &[
        "Alpha must hand over at least 30 percent of rifles registered by Monitors",
        "counted at handover",
    ],
    &[
        "Alpha must hand over list of people held in North to Beta",
        "counted at acceptance",
    ],
    &[
        "Alpha must hand over list of people held in North to Beta",
        "by 2024-01-02 12:00",
        "counted at acceptance",
    ],
    &["Alpha must visit in North"],
    &["Alpha must visit in North", "by 2024-01-02 12:00"],
    &[
        "Alpha must withdraw all rifles of calibre heavy from North",
        "by 2024-01-03 13:00",
    ],
    &["Alpha must hold at most 40 rifles in North"],
    &["Alpha must not attack"],
    &["Alpha must not fly over North"],
    &[
        "Pause extends 1 day for each 10 people held in North undertaken",
        "cap left open, earned by undertaking before end of Pause",
    ],
    &[
        "Pause extends 1 day for each 10 people held in North undertaken",
        "whole tens only, earned by undertaking before end of Pause",
    ],
    &[
        "Pause extends 1 day for each 10 people held in North undertaken",
        "whole tens only, cap left open",
    ],
    &[
        "Pause extends 1 day for each 15 people held in North undertaken",
        "cap left open, earned by undertaking before end of Pause",
    ],
    &[
        "Pause extends 1 day for each 10 people held in North handed over",
        "whole tens only, cap left open",
    ],
    &[
        "Pause extends 1 day for each 10 people held in North undertaken",
        "whole tens only, cap left open, earned by undertaking before end of Pause",
    ],
    &["Pause renews for 4 days by consent of Alpha and Beta"],
];

/// What a sentence of the page may need besides.
const BESIDE: &[&[&str]] = &[
    &[],
    &["counted at handover"],
    &["counted at crossing"],
    &["counted at receipt"],
    &["overall", "counted at handover"],
    &["overall", "counted at crossing"],
    &["by 2024-01-03 12:00", "counted at handover"],
    &["whole tens only, cap left open, earned by undertaking before end of Pause"],
];

/// Words with a space that are no lines: names of parts, words of other columns, commands, what is wrong, what is not built.
const NO_LINES: &[&str] = &[
    "3 for each 1",
    "at least",
    "at most",
    "at least 200",
    "at most 3",
    "exactly 4",
    "about 300 (bounds 200 or more)",
    "at most about 40 (bounds 35 to 45)",
    "30 percent",
    "65 percent",
    "each day at most",
    "any 24 hours",
    "any 7 days",
    "each time",
    "ban: Alpha",
    "ban: Beta",
    "reached: Alpha",
    "kept: Alpha",
    "together: Alpha",
    "family 7",
    "days earned",
    "consent: Alpha",
    "consent: Beta",
    "notice: Alpha",
    "notice: Beta",
    "through Relief Body",
    "of start of",
    "not met",
    "not checkable",
    "First is over",
    ", not before 2024-02-01 07:00",
    "# T12, X2",
];

/// The lines that the page shows: what stands in backquotes in the parts that say what can be written.
fn shown() -> BTreeSet<String> {
    let from = PAGE.find("## The header").unwrap();
    let until = PAGE.find("## What is found out").unwrap();
    let mut shown = BTreeSet::new();
    for line in PAGE[from..until].lines() {
        // ``credited as `counts_for` says`` stands between two.
        let mut rest = line.replace("``credited as `counts_for` says``", "");
        if rest.len() < line.len() {
            shown.insert("credited as `counts_for` says".to_owned());
        }
        rest.retain(|c| c != '\u{2068}');
        shown.extend(rest.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    // What stands for something else is no line.
    shown.retain(|said| {
        said.contains(' ')
            && !said.contains(['…', '<'])
            && !said.contains("KEY")
            && !said.contains("SOURCE")
    });
    shown.retain(|said| !NO_LINES.contains(&said.as_str()) && !said.starts_with(", "));
    shown
}

fn reads(header: &[String], clauses: &str) -> bool {
    let named = NAMED.iter().map(|label| {
        format!("clause {label} in Pause\n  Beta must visit in North by 2024-01-02 12:00\n")
    });
    let text = format!(
        "{}\n{}{clauses}\n",
        header.join("\n"),
        named.collect::<String>()
    );
    !tregua_agreement::read(&text).has_errors()
}

fn with(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("clause example in Pause\n{lines}")
}

/// True if the line reads in a place that there is for it.
fn has_a_place(line: &str) -> bool {
    let header: Vec<String> = HEADER.iter().map(|line| (*line).to_owned()).collect();
    let own = |line: &str| {
        line.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let declares = || {
        let adds = ["thing", "zone", "verb", "phase"].contains(&own(line).as_str());
        let first = |words: &str| words.split(" (").next().unwrap_or_default().to_owned();
        let mut header = header.clone();
        header.retain(|known| match adds {
            true => first(known.lines().next().unwrap_or_default()) != first(line),
            false => own(known) != own(line),
        });
        let at = header.len() - 1;
        // Voices that the line no longer declares are declared beside it.
        let voices = ["parties", "mediators", "counting", "carrier"].contains(&own(line).as_str());
        let line = if own(line) == "phase" {
            format!("{line}\n  starts 2024-02-01 07:00\n  lasts 2 days")
        } else {
            line.to_owned()
        };
        header.insert(at, line);
        let text = header.join("\n");
        !tregua_agreement::read(&text).has_errors() || voices && reads_beside(&text)
    };
    let below = |head: &str, more: &str| {
        let mut header = header.clone();
        header.push(format!("{head}\n  {line}{more}"));
        reads(&header, "")
    };
    let clause = |lines: &[&str]| reads(&header, &with(lines));
    let beside = |sentence: &[&str]| {
        let mut lines = sentence.to_vec();
        lines.push(line);
        clause(&lines)
    };
    let changes = |sentence: &[&str]| {
        let change = format!("reading \"x\": {line}, is ours");
        let mut lines = sentence.to_vec();
        lines.push(&change);
        clause(&lines)
    };
    let triggers = || {
        let after = format!("Alpha must visit in North within 24 hours {line}");
        clause(&[&after])
    };
    let bases = || {
        let ratio = format!("Alpha must admit at most 1 rifle {line}");
        clause(&[&ratio, "overall, counted at crossing"])
    };
    let based = || {
        let ratio = format!("Alpha must admit at most 1 truck for each 1 truck {line}");
        clause(&[&ratio, "overall, counted at crossing"])
    };
    let asked = |verb: &str, beside: &[&str]| {
        let sentence = format!("Alpha must {verb}{line}");
        clause(&[&[sentence.as_str()][..], beside].concat())
    };
    BESIDE
        .iter()
        .any(|more| clause(&[&[line][..], more].concat()))
        || SENTENCES
            .iter()
            .any(|sentence| beside(sentence) || changes(sentence))
        || triggers()
        || bases()
        || based()
        || ["", "release ", "hand over ", "admit "]
            .iter()
            .any(|verb| BESIDE.iter().any(|beside| asked(verb, beside)))
        || below("thing boat (boats)", "")
        || below("phase Second", "\n  lasts 2 days")
        || below("phase Second\n  starts 2024-02-01 07:00", "")
        || below("names in Arabic", "")
        || declares()
}

fn reads_beside(text: &str) -> bool {
    let known = tregua_agreement::read(text);
    // Only who speaks of somebody no longer declared is wrong.
    known.diagnostics.iter().all(|one| one.code == "E0202")
}

#[test]
fn every_line_of_the_page_reads() {
    let shown = shown();
    assert!(shown.len() > 120, "{}", shown.len());
    let wrong: Vec<&String> = shown.iter().filter(|line| !has_a_place(line)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        shown.len()
    );
}
