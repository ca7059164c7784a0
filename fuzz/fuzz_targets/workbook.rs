//! Any bytes as the parts of a workbook with claims or sources.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tregua_import::fuzz_workbook(bytes));
