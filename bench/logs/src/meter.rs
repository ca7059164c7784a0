//! What a piece of work took: CPU time of the process (user and system, all threads) and memory.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What a piece of work took.
#[derive(Debug, Clone, Copy)]
pub struct Used {
    /// CPU time, user and system.
    pub cpu: Duration,
    /// Resident memory after it less before it, in KiB.
    pub grown_kib: i64,
}

/// Does a piece of work and says what it took.
pub fn measured<T>(work: impl FnOnce() -> T) -> (T, Used) {
    let memory = memory_kib();
    let began = cpu();
    let done = work();
    let cpu = cpu().saturating_sub(began);
    let used = Used {
        cpu,
        grown_kib: memory_kib() - memory,
    };
    (done, used)
}

fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        now.tv_sec.try_into().unwrap_or(0),
        now.tv_nsec.try_into().unwrap_or(0),
    )
}

/// Resident memory now, in KiB; 0 where the system does not say.
pub fn memory_kib() -> i64 {
    status("VmRSS:")
}

/// The most there was.
pub fn peak_kib() -> i64 {
    status("VmHWM:")
}

fn status(key: &str) -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    let kib = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
    kib.unwrap_or(0)
}
