//! `dist/package/`: what `npm pack` makes an archive of. The loader as a module and as a script, its types, and the
//! version's folder that the site must serve.
//!
//! Nothing in it runs on install.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::{LOADER, loader, write};
use crate::place::Place;

/// From the sources to the package.
const FILES: [(&str, &str); 7] = [
    ("embed/package/README.md", "README.md"),
    ("embed/package/coverage-check.d.ts", "coverage-check.d.ts"),
    ("embed/package/custom-elements.json", "custom-elements.json"),
    // Where "open outside this page" leads.
    ("embed/check.html", "check.html"),
    ("docs/clinic.schema.json", "clinic.schema.json"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

const MODULE: &str = "coverage-check.mjs";

pub(super) fn pack(place: &Place, source: &str, version: &str) -> Result<()> {
    let package = place.next.join("package");
    fs::create_dir_all(&package)?;
    for (from, to) in FILES {
        fs::copy(place.root.join(from), package.join(to))
            .with_context(|| format!("could not copy {from} into the package"))?;
    }
    write(&package.join(LOADER), loader::plain(source, version)?.as_bytes())?;
    write(&package.join(MODULE), loader::module(source, version)?.as_bytes())?;
    write(&package.join("package.json"), description().as_bytes())?;
    copy_uncompressed(&place.next.join("v").join(version), &package.join("v").join(version))
}

fn description() -> String {
    let text = json!({
        "name": "coverage-check",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "A walled-off widget for a clinic's page: would my health plan probably pay for ketamine or esketamine treatment?",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            ".": { "types": "./coverage-check.d.ts", "default": format!("./{MODULE}") },
            "./coverage-check.js": format!("./{LOADER}"),
            "./clinic.schema.json": "./clinic.schema.json",
            "./custom-elements.json": "./custom-elements.json",
            "./check.html": "./check.html",
            "./v/*": "./v/*",
            "./package.json": "./package.json"
        },
        "types": "./coverage-check.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": true,
        "keywords": ["custom-element", "health-insurance", "prior-authorization", "privacy", "webassembly"]
    });
    format!("{text:#}\n")
}

/// The files of a folder without their compressed copies: whoever serves these compresses them in their own way.
pub(super) fn copy_uncompressed(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let compressed = path.extension().is_some_and(|end| end == "br" || end == "gz");
        if let Some(name) = path.file_name().filter(|_| !compressed) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
