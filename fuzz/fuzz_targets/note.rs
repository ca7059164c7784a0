//! Any bytes as a line of quick entry.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tregua_import::quick::fuzz(bytes));
