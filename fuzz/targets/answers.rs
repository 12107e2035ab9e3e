//! `cargo fuzz run answers`: see ../README.md.

#![no_main]

#[path = "../judges/answers.rs"]
mod answers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| answers::judge(bytes));
