//! How long the hardest texts take that may be read, of 1 MiB each: `just hard`. Ends with 1 if one takes more than a second.
#![expect(clippy::unwrap_used, reason = "the texts are made here")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../tests/common/hard.rs"]
mod hard;

/// What no text that is read at all may take.
const BOUND: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let mut late = 0;
    println!(
        "{:44} {:>8} {:>6} {:>9} {:>9} {:>9}",
        "", "KiB", "found", "read ms", "fmt ms", "write ms"
    );
    // `-- 64`: of so many KiB, to see what grows too fast.
    let asked = std::env::args().find_map(|word| word.parse::<usize>().ok());
    let size = asked.map_or(tregua_syntax::MAX_BYTES, |kib| kib * 1024);
    for (name, text) in hard::texts(size) {
        let (outcome, read) = timed(|| tregua_agreement::read(&text));
        let (_, set) = timed(|| tregua_syntax::format(&text));
        let ((), written) = timed(|| {
            if let Some(agreement) = &outcome.agreement {
                for clause in &agreement.clauses {
                    tregua_agreement::written::written(agreement, clause, &|name| name.to_owned());
                }
            }
        });
        let all = [read, set, written];
        let mark = if all.iter().any(|took| *took > BOUND) {
            "  late"
        } else {
            ""
        };
        late += u32::from(!mark.is_empty());
        let [read, set, written] = all.map(|took| took.as_secs_f64() * 1e3);
        let (kib, found) = (text.len() / 1024, outcome.diagnostics.len());
        println!("{name:44} {kib:8} {found:6} {read:9.1} {set:9.1} {written:9.1}{mark}");
    }
    println!("{late} over {} ms", BOUND.as_millis());
    ExitCode::from(u8::from(late > 0))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (began, spent) = (Instant::now(), spent());
    let done = work();
    let took = self::spent().zip(spent).map(|(now, before)| now - before);
    (done, took.unwrap_or(began.elapsed()))
}

/// What this thread has spent of a processor, where the system says so: others may be working beside it.
fn spent() -> Option<Duration> {
    let stated = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = stated.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
