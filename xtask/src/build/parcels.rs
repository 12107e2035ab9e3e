//! Lets the rules editor's tool write the stamped parcels.
//!
//! xtask never reads the rules: it runs the tool and looks that each file is there.

use std::path::Path;

use anyhow::{Result, bail};

use crate::cargo;
use crate::place::Place;

/// What `coverage-rules build` writes.
const FILES: [&str; 6] = [
    "core.json",
    "texts-en.json",
    "texts-es.json",
    "rest-en.pack",
    "rest-es.pack",
    "fallback.json",
];

pub(super) fn pack(place: &Place, folder: &Path) -> Result<()> {
    cargo::output(
        coverage_rules(place).arg("build").arg("rules.json").arg("--out").arg(folder),
        "coverage-rules build rules.json",
    )?;
    if let Some(missing) = FILES.iter().find(|name| !folder.join(name).is_file()) {
        bail!("coverage-rules build wrote no {missing}");
    }
    Ok(())
}

/// The rules editor's tool, run from its sources in the workspace.
pub(crate) fn coverage_rules(place: &Place) -> std::process::Command {
    let mut command = cargo::cargo(&place.root);
    command
        .args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "coverage-engine",
            "--bin",
            "coverage-rules",
            "--target-dir",
        ])
        .arg(&place.target)
        .arg("--")
        .current_dir(&place.root);
    command
}
