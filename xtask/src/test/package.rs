//! `dist/package/` is what it says: npm packs it, a server can import it, TypeScript understands its types, and the sums
//! that are published are right.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::cargo;
use crate::place::Place;

/// What an archive without them would lack.
const MUST_HOLD: [&str; 9] = [
    "package.json",
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "coverage-check.js",
    "coverage-check.mjs",
    "check.html",
    "coverage-check.d.ts",
    "custom-elements.json",
];

pub(super) fn check(place: &Place) -> Result<()> {
    let package = place.dist.join("package");
    if !package.is_dir() {
        bail!("there is no dist/package: run `cargo xtask build` first");
    }
    packs(&package)?;
    imports(&package)?;
    types(place)?;
    sums(&place.dist)
}

fn packs(package: &Path) -> Result<()> {
    let listed = cargo::output(
        Command::new("npm").args(["pack", "--dry-run", "--json"]).current_dir(package),
        "npm pack",
    )?;
    let listed: Value =
        serde_json::from_str(&listed).context("npm pack wrote something else than JSON")?;
    // Older versions of npm list the archives, newer ones name them.
    let archive = listed.get(0).or_else(|| listed.as_object()?.values().next());
    let files: Vec<&str> = archive
        .and_then(|archive| archive.get("files")?.as_array())
        .context("npm pack lists no files")?
        .iter()
        .filter_map(|file| file.get("path")?.as_str())
        .collect();
    for name in MUST_HOLD {
        ensure!(files.contains(&name), "npm would leave {name} out of the package");
    }
    for name in ["frame.html", "coverage-check.wasm", "core.json", "rest-es.pack", "screens.pack"] {
        let there = files.iter().any(|file| file.starts_with("v/") && file.ends_with(name));
        ensure!(there, "npm would leave {name} out of the package");
    }
    eprintln!("npm packs {} files", files.len());
    Ok(())
}

/// A page that is rendered on a server imports the module where there are no elements.
fn imports(package: &Path) -> Result<()> {
    let script = "await import('./coverage-check.mjs')";
    cargo::output(
        Command::new("node").args(["--input-type=module", "--eval", script]).current_dir(package),
        "importing the package where there is no page",
    )?;
    Ok(())
}

fn types(place: &Place) -> Result<()> {
    cargo::output(
        Command::new("npm")
            .args(["run", "--silent", "check-types"])
            .current_dir(place.root.join("embed")),
        "the type check of coverage-check.d.ts",
    )?;
    Ok(())
}

fn sums(dist: &Path) -> Result<()> {
    let listed = fs::read_to_string(dist.join("SHA256SUMS"))?;
    ensure!(listed.lines().count() > 20, "SHA256SUMS lists hardly a file");
    cargo::output(
        Command::new("sha256sum")
            .args(["--quiet", "--strict", "--check", "SHA256SUMS"])
            .current_dir(dist),
        "sha256sum --check SHA256SUMS",
    )?;
    Ok(())
}
