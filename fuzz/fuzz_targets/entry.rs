//! Any bytes as a signed entry, and as the payload of one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tregua_record::fuzz::entry(bytes);
    tregua_record::fuzz::payload(bytes);
});
