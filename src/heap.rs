//! Two heaps for all threads of the server.
//!
//! The system's allocator (glibc) gives each thread a heap of its own and keeps in each what the peaks of its threads took: a
//! server that works something out on a thread beside its pages holds that memory many times. How many heaps there may be it
//! reads once, from the environment, as a program begins. With one, threads that answer at once wait for each other.

/// How it is told, see mallopt(3). Allocators of other systems do not look at it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const MOST_HEAPS: &str = "MALLOC_ARENA_MAX";

/// Begins the program anew with two heaps, in the same process and as it was called; to be asked before it has begun anything.
/// Whoever runs the machine and has chosen a number keeps it. Comes back where that is so, and where the system does not let
/// a program begin anew: it serves as well then, and takes more memory.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn be_few() {
    use std::os::unix::process::CommandExt;

    if std::env::var_os(MOST_HEAPS).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut called = std::env::args_os();
    let mut anew = std::process::Command::new(program);
    if let Some(name) = called.next() {
        anew.arg0(name);
    }
    let _error = anew.args(called).env(MOST_HEAPS, "2").exec();
}

/// Allocators of other systems have their own ways.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn be_few() {}
