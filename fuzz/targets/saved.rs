//! `cargo fuzz run saved`: see ../README.md.

#![no_main]

#[path = "../judges/saved.rs"]
mod saved;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| saved::judge(bytes));
