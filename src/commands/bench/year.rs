//! A year's claims by many voices: a record as large as the server is meant for.

use std::path::{Path, PathBuf};

use super::{failed, finished, program};
use crate::exit::Fault;

/// A record of so many claims by six voices over a year, and the text they are about.
pub(super) fn many(folder: &Path, claims: usize) -> Result<PathBuf, Fault> {
    const TEXT: &str = "\
agreement \"A year at the North crossing\"
language 1, english
parties Alpha and Beta
mediators Delta
clock +02:00, each day runs 07:00 to 07:00
a dated figure counts for the day that begins on it
thing truck (trucks)
thing captive (captives)
thing detainee (detainees)
zone North \"north of the crossing\"
phase Pause
  starts 2025-01-01 07:00
  lasts 365 days

clause aid in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing or offloading

clause exchange in Pause
  Alpha must release at least 3 detainees for each 1 captive
  overall
  counted at handover

clause releases in Pause
  Beta must release at least 10 captives each day
  counted at handover

clause flights in Pause
  Alpha must not fly over North
  between 10:00 and 16:00 each day
";
    const VOICES: [&str; 6] = [
        "Alpha",
        "Beta",
        "Delta",
        "Red Office",
        "Blue Office",
        "Lake Press",
    ];
    let mut csv = String::from(
        "claim,kind,voice,act,actor,thing,amount,adds,counting_point,occurred,about,said\n",
    );
    let a_day = claims / 365 + 1;
    let first: jiff::civil::Date = jiff::civil::date(2025, 1, 1);
    for at in 0..claims {
        let (day, turn) = (at / a_day, at % a_day);
        let date = first.saturating_add(jiff::Span::new().days(day as i64));
        let (act, actor, thing, point) = match turn % 5 {
            3 => ("release", "Beta", "captive", "handover"),
            4 => ("release", "Alpha", "detainee", "handover"),
            _ => (
                "admit",
                "Alpha",
                "truck",
                ["dispatch", "crossing", "offloading"][turn % 3],
            ),
        };
        csv.push_str(&format!(
            "c{at},claim,{},{act},{actor},{thing},{},event,{point},{date}T{:02}:{:02}+02:00,g{at},{date}T23:59+02:00\n",
            VOICES[turn % VOICES.len()],
            1 + at % 9,
            7 + turn * 16 / a_day,
            turn % 60,
        ));
    }
    let (text, rows) = (folder.join("year.tregua"), folder.join("year.csv"));
    std::fs::write(&text, TEXT).map_err(|error| failed(&error))?;
    std::fs::write(&rows, csv).map_err(|error| failed(&error))?;
    let record = folder.join("year.record");
    let mut init = program()?;
    init.args(["init", "--author", "Lake Monitors", "--agreement"]);
    finished(init.arg(&text).arg(&record))?;
    let mut import = program()?;
    finished(import.arg("import").arg(&record).arg(&rows).arg("--commit"))?;
    Ok(record)
}
