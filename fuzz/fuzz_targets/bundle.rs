//! Any bytes as a bundle of another node.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tregua_record::fuzz::bundle(bytes);
});
