//! `tregua bench`: CPU time and peak memory of the worked history, from import to every standing.

use serde_json::json;
use tregua_wording::Arg;

use crate::commands::{demo, print_json};
use crate::exit::Outcome;
use crate::print::{line, words};

pub(crate) fn run(as_json: bool) -> Outcome {
    let began = std::time::Instant::now();
    let rows = demo::measure()?;
    let seconds = began.elapsed().as_secs_f64();
    let peak = peak_memory_kib();
    if as_json {
        return print_json(&json!({ "rows": rows, "seconds": seconds, "peak_memory_kib": peak }));
    }
    let peak = peak.map_or_else(
        || words().say("bench-peak-unknown", &[]),
        |kib| {
            let mebibytes = format!("{:.1}", kib as f64 / 1024.0);
            words().say(
                "bench-peak",
                &[("mebibytes", Arg::Figures(mebibytes.into()))],
            )
        },
    );
    let args = [
        ("n", (rows as u64).into()),
        ("seconds", Arg::Figures(format!("{seconds:.3}").into())),
        ("peak", Arg::said(peak)),
    ];
    line(&words().say("bench-done", &args));
    Ok(())
}

/// The peak of resident memory, where the system states it in `/proc`.
fn peak_memory_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status
        .lines()
        .find_map(|text| text.strip_prefix("VmHWM:"))?;
    peak.trim().split(' ').next()?.parse().ok()
}
