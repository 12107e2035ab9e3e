//! `cargo fuzz run parcels`: see ../README.md.

#![no_main]

#[path = "../judges/parcels.rs"]
mod parcels;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcels::judge(bytes));
