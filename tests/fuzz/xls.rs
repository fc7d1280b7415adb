//! Any bytes as a file that begins as the corpus does; see harness.rs.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    harness::quiet();
    harness::file("fuzz.xls", bytes);
});
