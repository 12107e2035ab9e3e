//! The engine by itself as a Wasm module with its script, compiled as the widget is, for a browser to time.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::build;
use crate::place::Place;

const PACKAGE: &str = "engine-in-browser";

/// Compiles it, and gives the folder of `engine.js` and `engine_bg.wasm`.
pub(super) fn built(place: &Place) -> Result<PathBuf> {
    let compiled = build::compile_package(place, PACKAGE)?;
    let folder = place.target.join(PACKAGE);
    fs::create_dir_all(&folder)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("engine")
        .web(true)?
        .typescript(false)
        .generate(&folder)
        .context("wasm-bindgen could not bind the engine")?;
    Ok(folder)
}
