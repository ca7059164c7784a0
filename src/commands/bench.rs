//! `tregua bench`: CPU time and peak memory of the worked history, from import to every standing.

use serde_json::json;

use crate::commands::{demo, print_json};
use crate::exit::Outcome;
use crate::print::line;

pub(crate) fn run(as_json: bool) -> Outcome {
    let began = std::time::Instant::now();
    let rows = demo::measure()?;
    let seconds = began.elapsed().as_secs_f64();
    let peak = peak_memory_kib();
    if as_json {
        return print_json(&json!({ "rows": rows, "seconds": seconds, "peak_memory_kib": peak }));
    }
    let peak = peak.map_or_else(
        || "not stated by this system".to_owned(),
        |kib| format!("{:.1} MiB", kib as f64 / 1024.0),
    );
    line(&format!(
        "{rows} standings with what they rest on, from CSV: {seconds:.3} s, peak memory {peak}"
    ));
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
