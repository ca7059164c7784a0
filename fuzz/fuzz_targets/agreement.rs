//! Any bytes as the text of an agreement.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tregua_agreement::fuzz(bytes));
