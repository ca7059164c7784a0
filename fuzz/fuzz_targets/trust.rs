//! Any bytes as a trust file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tregua_log::fuzz::trust(bytes);
});
