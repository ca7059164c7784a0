//! What a clause is understood to say, written in the words of the language and read again, means the same: so a reading
//! in English neither loses anything of it nor adds to it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may stop the test"
)]
#![allow(
    clippy::allow_attributes,
    reason = "an expectation fails in the files whose helpers never stop"
)]

mod common;

use std::path::Path;

use tregua_agreement::duty::Part;
use tregua_agreement::meaning::{Clause, Reading};
use tregua_agreement::written::{Written, WrittenReading, written};
use tregua_agreement::{Agreement, read};

/// Every text that reads without an error: the examples, the good texts of the tests, the samples of `docs/shapes.md` with
/// each of its lines.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> = Vec::new();
    for folder in ["tests/good", "../../examples"] {
        common::texts_in(&root.join(folder), &mut texts);
    }
    // Other languages' names say nothing, and some name readings, which no clause of its own has.
    for (_, text) in &mut texts {
        let end = text.find("\nnames in ").unwrap_or(text.len());
        text.truncate(end);
    }
    texts.extend(common::shapes::texts());
    texts
}

fn lines(reading: &WrittenReading) -> String {
    let beside = reading.beside.iter().map(|said| format!("  {said}\n"));
    format!("  {}\n{}", reading.sentence, beside.collect::<String>())
}

fn whole(clause: &Clause, written: &Written, reading: &WrittenReading) -> String {
    let beside: String = written
        .beside
        .iter()
        .map(|said| format!("  {said}\n"))
        .collect();
    let change = reading
        .change
        .iter()
        .map(|change| format!("  reading \"as read\": {change}, is ours\n"));
    let head = format!("clause {} in {}\n", clause.label, written.phase);
    format!(
        "{head}{beside}{}{}\n",
        lines(reading),
        change.collect::<String>()
    )
}

/// The text with each clause as it is written; of the clause at `at`, its reading number `reading`.
fn again(text: &str, agreement: &Agreement, at: usize, reading: usize) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (number, clause) in agreement.clauses.iter().enumerate() {
        let written = written(agreement, clause, &str::to_owned);
        let told = &written.readings[if number == at { reading } else { 0 }];
        out.push_str(&text[from..clause.span.start]);
        out.push_str(&whole(clause, &written, told));
        from = clause.span.end;
    }
    out + &text[from..]
}

/// What a reading asks, at each of its points.
fn asks<'a>(clause: &'a Clause, name: Option<&str>) -> Vec<(Option<&'a str>, &'a [Part])> {
    let named = |reading: &&Reading| reading.name.as_deref() == name;
    let readings = clause.readings.iter().filter(named);
    readings
        .map(|reading| (reading.point.as_deref(), reading.parts.as_slice()))
        .collect()
}

/// Holds every reading of a text; gives how many there were.
fn hold(name: &str, text: &str) -> usize {
    let agreement = read(text).agreement.unwrap();
    let mut held = 0;
    for (at, clause) in agreement.clauses.iter().enumerate() {
        let told = written(&agreement, clause, &str::to_owned);
        for (number, reading) in told.readings.iter().enumerate() {
            let back = again(text, &agreement, at, number);
            let outcome = read(&back);
            let said = whole(clause, &told, reading);
            let wrong = common::diagnostics(&back, &outcome.diagnostics);
            assert!(!outcome.has_errors(), "{name}: {said}\n{wrong}");
            let reread = outcome.agreement.unwrap();
            let same = &reread.clauses[at];
            // A change stands beside the clause's own words, under a name.
            let as_read = reading.change.as_ref().map(|_| "as read");
            let asked = asks(clause, reading.name.as_deref());
            if as_read.is_none() {
                assert_eq!(asks(same, None), asked, "{name}: {said}");
            } else {
                let parts = |of: &[(Option<&str>, &[Part])]| {
                    format!("{of:?}").replace("holders: []", "holders: [..]")
                };
                let holders = clause
                    .readings
                    .iter()
                    .find(|one| one.name == reading.name)
                    .unwrap();
                let held_by = format!("holders: {:?}", holders.held.by);
                let asked = format!("{asked:?}").replace(&held_by, "holders: [..]");
                assert_eq!(parts(&asks(same, as_read)), asked, "{name}: {said}");
            }
            let beside = |one: &Clause| {
                (
                    one.asserted_by.clone(),
                    one.track.clone(),
                    one.was.clone(),
                    one.misprints.clone(),
                )
            };
            assert_eq!(beside(same), beside(clause), "{name}: {said}");
            held += 1;
        }
    }
    held
}

#[test]
fn every_reading_of_every_example_and_sample_reads_back_to_the_same_duties() {
    let mut held = 0;
    for (name, text) in texts() {
        if !read(&text).has_errors() {
            held += hold(&name, &text);
        }
    }
    assert!(held > 200, "{held}");
}

/// Sentences with what can stand beside each, most of which go together.
const HEAD: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\nmediators Gamma\ncarrier Relief Body\n\
    counting bodies Monitors\nclock Europe/Berlin, each day runs 07:00 to 07:00\nthing captive (captives)\n  kinds rank: civilian and soldier\n  \
    kinds age: woman and man and child\nthing truck (trucks)\nthing fuel (litres of fuel)\n  unit L\nzone North \"north of the river\"\n\
    tracks relief and talks\nverb register (registered), can be required\nverb escort (escorted), can be required or forbidden, counted at departure or arrival\n\
    phase Pause\n  starts 2024-03-20 07:00\n  lasts 21 days\n\
    clause talks in Pause\n  Alpha must visit in North by 2024-03-22 12:00\n\
    clause first in Pause\n  Beta must not attack\n";

const SENTENCES: &[&str] = &[
    "Alpha must admit at least 1 truck",
    "Alpha and Beta must admit exactly 20 trucks in North to Gamma",
    "Alpha must admit about 300 trucks (bounds 200 or more) through Relief Body",
    "Alpha must admit at most about 30 litres of fuel (bounds 25 to 31)",
    "Alpha must release at least 50 captives of age woman or child and rank civilian",
    "Alpha must admit between 30 and 35 trucks in North",
    "Alpha must release at least 3 captives for each 1 captive",
    "Alpha must release between 3 and 5 captives of age man for each 2 captives of rank civilian",
    "Alpha must release at least 3 captives of age man for each 2 captives of rank civilian and 5 for each 2 of rank soldier",
    "Alpha must admit at most 1 truck for each 1 captive released by Alpha and Beta in North counted at handover",
    "Alpha must release at least 30 percent of captives of rank soldier registered by Monitors",
    "Alpha must visit in North",
    "Alpha must hand over list of captives to Beta through Relief Body",
    "Beta must notify Alpha in North",
    "Alpha must answer each request by Beta within 24 hours",
    "Alpha and Beta must answer each request by Gamma within 1 day",
    "Alpha must release only captives of age man named on list handed over by Beta to Alpha counted at receipt",
    "Alpha and Beta must not fly over North",
    "Alpha must not admit any trucks",
    "Alpha and Beta must not hold any captives of rank soldier in North",
    "Alpha must withdraw all captives of rank soldier from North",
    "Alpha and Beta must vacate North",
    "Alpha must withdraw from North",
    "Alpha and Beta must hold at most 1 captive in North",
    "Alpha must hold at most 0 captives in North",
    "Alpha must allow Relief Body to visit every captive of age child in North",
    "Alpha and Beta must allow Gamma to admit any trucks",
    "Pause extends 2 days for each 1 captive undertaken",
    "Pause extends 1 day for each 15 captives of age woman handed over",
    "Pause renews for 4 days by consent of Alpha and Beta",
    "Pause renews for 36 hours unless notice by Alpha or Beta 12 hours before its end",
    "Alpha and Beta affirm \"calm\"",
    "Gamma affirms \"calm\"",
];

const BESIDE: &[&str] = &[
    "",
    "each day",
    "each day with a batch",
    "each week and overall",
    "overall",
    "in any 24 hours",
    "in any 7 days, overall",
    "within 4 days from start of Pause",
    "within 36 hours of start of Pause, each day",
    "between 22:00 and 06:00 each day",
    "by 2024-03-31 02:30",
    "by 07:00 each day",
    "by 07:00 on the day that Pause would end",
    "by 2024-03-24 12:00 and 65 percent by 2024-03-26 12:00",
    "by 2024-03-24 12:00, begun by 2024-03-22 12:00",
    "within 9 days from start of Pause, begun within 1 day from start of Pause",
    "within 24 hours of each, overall",
    "within 24 hours of each captive of age man released by Beta in North counted at handover",
    "within 24 hours of each time Alpha and Beta have handed over list of captives to Gamma counted at receipt",
    "at least 6 hours before each truck admitted by Beta counted at crossing",
    "before each time Beta has visited in North",
    "whole ones only, cap left open, earned by undertaking before end of Pause",
    "whole groups of 15 only, at most 1 day in all, earned by handover before end of Pause",
];

const MORE: &[&str] = &[
    "at latest 6 hours after that",
    "counted at handover by Monitors",
    "counting point left open: dispatch or crossing",
    "left open by the parties",
    "condition of extension",
    "may be made good within 1 day",
    "may be made good by a date agreed by Alpha and Beta",
    "may be suspended by Alpha and Gamma",
    "may be suspended by Alpha once clause first stands as not met",
    "may be waived by Gamma",
    "may be waived by Beta",
    "once clause talks is met and Gamma has announced it",
    "once Alpha and Beta have agreed to it",
    "once Alpha has handed over list of captives to Beta at receipt and Beta has visited in North",
    "freed as soon as clause first stands as not met",
    "alongside clause talks",
    "stands in place of clause first once Alpha and Beta have agreed to it",
    "in a manner \"safe\"",
    "except \"in self-defence\"",
    "as a best effort",
    "if located",
    "asserted by Alpha, on track relief, was old label",
    "misprinted as \"more\" in PTES22 and SCENE",
];

const READINGS: &[&str] = &[
    "at least 7 trucks",
    "exactly 7 trucks",
    "between 7 and 9 trucks",
    "at most 2 captives",
    "at least 2 trucks each week",
    "at least 1 truck in any 7 days",
    "of rank civilian",
    "counted at handover",
    "counted at delivery",
    "earned by handover",
    "credited as `counts_for` says",
    "uncapped",
    "condition of extension",
    "for 9 days",
    "by 2024-03-25 12:00",
];

/// Where things are counted, as a sentence may need it.
const POINTS: &[&str] = &[
    "",
    "counted at handover",
    "counted at crossing",
    "left open by the parties",
    "counted at receipt",
];

/// A clause with these lines, below the head.
fn with(lines: &[&str]) -> String {
    let lines = lines.iter().filter(|line| !line.is_empty());
    let lines: String = lines.map(|line| format!("  {line}\n")).collect();
    format!("{HEAD}clause example in Pause\n{lines}")
}

#[test]
fn every_clause_that_can_be_put_together_reads_back_to_the_same_duties() {
    let (mut tried, mut held) = (0, 0);
    let mut try_out = |lines: &[&str]| {
        let text = with(lines);
        let reads = !read(&text).has_errors();
        tried += 1;
        held += if reads { hold("made", &text) } else { 0 };
        reads
    };
    for sentence in SENTENCES {
        for (number, beside) in BESIDE.iter().enumerate() {
            let point = POINTS
                .iter()
                .find(|point| try_out(&[sentence, beside, point]));
            let Some(point) = point else { continue };
            // What else can be said goes with most windows alike: a third of it with each.
            let share = |at: usize| (at + number).is_multiple_of(3);
            for (_, more) in MORE.iter().enumerate().filter(|(at, _)| share(*at)) {
                try_out(&[sentence, beside, point, more]);
            }
            for (_, reading) in READINGS.iter().enumerate().filter(|(at, _)| share(*at)) {
                let reading = format!("reading \"other\": {reading}, held by Beta");
                try_out(&[sentence, beside, point, &reading]);
            }
        }
    }
    println!("{held} readings of {tried} texts");
    assert!(held > 2_000, "{held} of {tried}");
}
