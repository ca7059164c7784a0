//! Any bytes as a note, a proof, a request to a witness and its answer, a key, the path of a tile.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tregua_log::fuzz::note(bytes);
    tregua_log::fuzz::proof(bytes);
    tregua_log::fuzz::request(bytes);
    tregua_log::fuzz::word(bytes);
});
