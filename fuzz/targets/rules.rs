//! `cargo fuzz run rules`: see ../README.md.

#![no_main]

#[path = "../judges/rules.rs"]
mod rules;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rules::judge(bytes));
