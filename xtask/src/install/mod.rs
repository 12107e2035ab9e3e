//! Installs what a test run needs and this machine lacks.
//!
//! As root on Debian with apt; otherwise the message says exactly what to install. Nothing is done without.

mod apt;
mod needs;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::cargo::{self, cargo};
use crate::place::Place;
use crate::test::{Browser, Stage};
use needs::{Need, Source};

/// geckodriver comes from its sources: Debian has no package of it.
const GECKODRIVER: &str = "geckodriver@0.37.1";

/// Where programs are that xtask installed for itself.
pub(crate) fn tool_programs(place: &Place) -> PathBuf {
    place.tools().join("bin")
}

/// Looks for every need of these stages; installs what is missing.
pub(crate) fn what_is_missing(place: &Place, stages: &[Stage], browsers: &[Browser]) -> Result<()> {
    if stages.iter().any(|stage| matches!(stage, Stage::Lint | Stage::Build)) {
        build::ensure_target(place)?;
    }
    let missing: Vec<Need> =
        needs::of(stages, browsers).into_iter().filter(|need| !need.is_there(place)).collect();
    if missing.is_empty() {
        eprintln!("all there");
        return Ok(());
    }
    let packages: Vec<&str> =
        missing.iter().filter_map(Need::packages).flatten().copied().collect();
    if !packages.is_empty() {
        if !apt::is_usable() {
            let from_apt = missing.iter().filter(|need| need.packages().is_some());
            bail!("this machine lacks:\n{}", list(from_apt));
        }
        apt::install(&packages)?;
    }
    for need in &missing {
        match need.source {
            Source::Apt(_) => {}
            Source::Rustup(component) => add_component(place, component, need)?,
            Source::Cargo => install_geckodriver(place)?,
        }
    }
    let still: Vec<Need> = missing.into_iter().filter(|need| !need.is_there(place)).collect();
    if !still.is_empty() {
        bail!("installing went through, and still this machine lacks:\n{}", list(still.iter()));
    }
    Ok(())
}

fn list<'n>(needs: impl Iterator<Item = &'n Need>) -> String {
    let lines: Vec<String> = needs.map(|need| format!("  {}: {}", need.name, need.how)).collect();
    lines.join("\n")
}

fn add_component(place: &Place, component: &str, need: &Need) -> Result<()> {
    if cargo::on_path(&["rustup"]).is_none() {
        bail!("this machine lacks {}: {}", need.name, need.how);
    }
    eprintln!("adding the Rust component {component}");
    cargo::show(
        std::process::Command::new("rustup")
            .args(["component", "add", component])
            .current_dir(&place.root),
        "rustup component add",
    )
}

fn install_geckodriver(place: &Place) -> Result<()> {
    eprintln!("compiling geckodriver, once (minutes) ...");
    let scratch = place.tools().join("build");
    // Unoptimized: it passes messages on, and compiles in half the time.
    cargo::show(
        cargo(&place.root)
            .args(["install", "--locked", "--debug", "--quiet", GECKODRIVER, "--root"])
            .arg(place.tools())
            .arg("--target-dir")
            .arg(&scratch),
        "cargo install geckodriver",
    )
    .context("Firefox's driver is missing: install geckodriver and put it on the PATH")?;
    fs::remove_dir_all(&scratch).with_context(|| format!("could not remove {}", scratch.display()))
}
