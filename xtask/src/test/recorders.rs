//! Session recorders and frameworks that the browser tests put on a page beside the widget, from npm, at the versions of
//! a lock file.
//!
//! They are installed for tests only; nothing of them is ever part of `dist/`.

use std::process::Command;

use anyhow::Result;

use crate::cargo;
use crate::place::Place;

/// Where the lock file is, and where `npm ci` puts what it names.
const FOLDER: &str = "tests/browser/recorders";

pub(super) fn install(place: &Place) -> Result<()> {
    cargo::show(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(place.root.join(FOLDER)),
        "npm ci in tests/browser/recorders",
    )
}
