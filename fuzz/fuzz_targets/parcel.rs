//! Any bytes as attached files of another node.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tregua_record::fuzz::parcel(bytes);
});
