//! Any text as a pasted table; see harness.rs.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    harness::quiet();
    harness::pasted(text);
});
