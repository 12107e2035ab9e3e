//! From sources to `dist/`: compile, bind, check, assemble, compress, publish.
//!
//! `dist/` is replaced only when every step and every check has passed.

mod bindings;
mod compress;
mod frame;
mod glue;
mod loader;
mod locals;
mod neighbours;
mod package;
mod parcels;
mod publish;
mod script;
mod sealed;
mod short_names;
mod silence;
mod split;
mod style;
mod sums;
mod translations;
mod twins;
mod wall;
mod wasm;
mod wordpress;
mod words;
mod zip;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use coverage_engine::parcel::pack;

use crate::place::Place;
use crate::progress::Progress;

pub(crate) use compress::with_suffix;
pub(crate) use parcels::coverage_rules;
pub(crate) use wasm::{TARGET as WASM_TARGET, compile_package, ensure_target};
pub(crate) use words::LATER;

/// The loader's name in `dist/`: what a clinic's script tag says.
pub(crate) const LOADER: &str = "coverage-check.js";

/// Loader, frame, Wasm and rules in one file.
pub(crate) const SEALED: &str = "coverage-check.sealed.js";

/// The names inside a version's folder that the steps agree on: the first module, the later screens' one, the document.
pub(crate) const WASM: &str = "coverage-check.wasm";
pub(crate) const LATER_WASM: &str = "screens.pack";
pub(crate) const FRAME: &str = "frame.html";

/// Writes `dist/`.
pub(crate) fn build(place: &Place) -> Result<()> {
    let mut progress = Progress::new(7);
    progress.step("looking for the Wasm target", || ensure_target(place))?;
    let compiled =
        progress.step("compiling the widget (minutes, the first time)", || wasm::compile(place))?;
    let bound = progress.step("binding Wasm and script, checking the wall", || {
        let bound = bindings::bind(place, &compiled)?;
        for half in [&bound.wasm, &bound.later] {
            wasm::refuse_paths(place, half)?;
        }
        Ok(bound)
    })?;
    if let Some(remark) = &bound.remark {
        eprintln!("{remark}");
    }

    publish::start(&place.next)?;
    let version_folder = place.next.join("version");
    fs::create_dir_all(&version_folder)?;
    progress.step("packing the rules and the words", || {
        parcels::pack(place, &version_folder)?;
        words::pack(place, &version_folder)
    })?;
    let (source, version) = progress.step("assembling and compressing", || {
        write(&version_folder.join(WASM), &bound.wasm)?;
        write(&version_folder.join(LATER_WASM), &pack(&bound.later)?)?;
        let frame = frame::assemble(place, &bound)?;
        write(&version_folder.join(FRAME), frame.as_bytes())?;
        let source = read_source(place, loader::SOURCE)?;
        let version = publish::name_by_content(&place.next, &version_folder, &source)?;
        let folder = place.next.join("v").join(&version);
        write(&place.next.join(LOADER), loader::plain(&source, &version)?.as_bytes())?;
        write(&folder.join(LOADER), loader::pinned(&source, &version)?.as_bytes())?;
        write(&place.next.join(SEALED), sealed::assemble(&source, &version, &folder)?.as_bytes())?;
        loader::copy_pages(place)?;
        sums::write_integrity(&place.next, &version)?;
        compress::compress_all(&place.next)?;
        Ok((source, version))
    })?;
    progress.step("packing for npm and WordPress", || {
        package::pack(place, &source, &version)?;
        wordpress::pack(place, &version)?;
        sums::write_sums(&place.next)
    })?;
    progress.step("publishing dist/", || publish::replace(place))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))
}

/// Reads a source file of the workspace. Line ends become `\n`, as browsers see them: the hashes of the
/// content policy are over that.
fn read_source(place: &Place, name: &str) -> Result<String> {
    let text = fs::read_to_string(place.root.join(name))
        .with_context(|| format!("could not read {name}"))?;
    Ok(text.replace("\r\n", "\n"))
}
