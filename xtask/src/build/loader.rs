//! What stands at fixed addresses in `dist/`: the loader, and the pages that carry it.
//!
//! Only these are ever fetched again; everything else is under the version's folder and never changes.

use std::fs;

use anyhow::{Context, Result, bail};
use oxc_span::SourceType;

use super::{read_source, script};
use crate::place::Place;

/// Pages and settings, as they are in the sources and in `dist/`.
const PAGES: [(&str, &str); 3] = [
    ("index.html", "index.html"),
    ("embed/check.html", "check.html"),
    ("embed/demo-clinic.json", "clinic.json"),
];

/// The loader with the version's name in it, made small.
pub(super) fn assemble(place: &Place, version: &str) -> Result<String> {
    let name = "embed/loader.js";
    let text = read_source(place, name)?;
    if text.matches("__VERSION__").count() != 1 {
        bail!(
            "{name} must hold __VERSION__ exactly once: the name of the folder that it loads from"
        );
    }
    let text = text.replace("__VERSION__", version);
    // A clinic's tag is a classic script.
    script::small(&text, SourceType::cjs().with_script(true)).context(name)
}

/// Copies the pages as they are.
pub(super) fn copy_pages(place: &Place) -> Result<()> {
    for (from, to) in PAGES {
        fs::copy(place.root.join(from), place.next.join(to))
            .with_context(|| format!("could not copy {from} to dist/"))?;
    }
    Ok(())
}
