//! How long `tregua check` reads and reasons over a text of 60 and of 2,000 lines: `just check-speed`.
//!
//! Half of the clauses wait for others, have readings or leave their counting point open, as those of the examples do; the
//! median of the runs is printed beside the bound that the specification sets.

use std::time::{Duration, Instant};

/// The header, with a phase and what the clauses speak of.
const HEADER: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
mediators Delta
carrier Relief Body
counting bodies Monitors
clock Europe/Berlin, each day runs 07:00 to 07:00
thing person held in North (people held in North)
  kinds age: woman and man and child
thing truck (trucks)
  kinds load: goods and fuel
zone North \"north of the river\"
phase Pause
  starts 2031-03-01 07:00
  lasts 60 days
";

/// Lines, runs, and the bound.
const SIZES: &[(usize, usize, Duration)] = &[
    (60, 200, Duration::from_millis(5)),
    (2_000, 20, Duration::from_millis(100)),
];

fn main() {
    for (lines, runs, bound) in SIZES {
        let text = text(*lines);
        let outcome = tregua_agreement::read(&text);
        let clauses = outcome.agreement.map_or(0, |text| text.clauses.len());
        let found = outcome.diagnostics.len();
        let mut took: Vec<Duration> = (0..*runs)
            .map(|_| {
                let began = Instant::now();
                std::hint::black_box(tregua_agreement::read(std::hint::black_box(&text)));
                began.elapsed()
            })
            .collect();
        took.sort_unstable();
        let at = |share: usize| {
            took.get(took.len() * share / 100)
                .copied()
                .unwrap_or_default()
        };
        let (median, late) = (at(50).as_secs_f64() * 1e3, at(95).as_secs_f64() * 1e3);
        let lines = text.lines().count();
        println!(
            "{lines} lines, {clauses} clauses, {found} found: median {median:.2} ms, of 20 the slowest {late:.2} ms, bound {} ms",
            bound.as_millis()
        );
    }
}

/// A text of about so many lines.
fn text(lines: usize) -> String {
    let mut text = HEADER.to_owned();
    let mut at = 0;
    while text.lines().count() < lines {
        at += 1;
        let n = 10 + at % 90;
        text += &match at % 6 {
            0 => format!(
                "clause aid {at} in Pause  # T{at}\n  Alpha must admit at least {n} trucks of load goods each day\n  counting point left open: dispatch or crossing\n  reading \"more\": at least 300 trucks, held by Beta\n"
            ),
            1 => format!(
                "clause list {at} in Pause\n  Alpha must hand over list of people held in North to Beta through Relief Body by 2031-03-{:02} 12:00\n  counted at receipt\n",
                2 + at % 25
            ),
            2 => format!(
                "clause release {at} in Pause\n  Alpha must release at least {n} people held in North of age woman or child\n  within 4 days from start of Pause, counted at handover\n  once clause list {} is met\n",
                at - 1
            ),
            3 => format!(
                "clause exchange {at} in Pause\n  Alpha must release at least 3 people held in North for each 1 person held in North each day and overall\n  counted at handover\n"
            ),
            4 => format!(
                "clause quiet {at} in Pause\n  Alpha and Beta must not fly over North between 10:00 and 16:00 each day\n  may be suspended by Delta\n"
            ),
            _ => format!(
                "clause fuel {at} in Pause\n  Beta must admit at most {n} trucks of load fuel in any 24 hours\n  counted at crossing by Monitors\n"
            ),
        };
    }
    text
}
