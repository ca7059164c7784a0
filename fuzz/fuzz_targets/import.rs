//! Any bytes as a file of claims or sources.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tregua_import::fuzz(bytes));
