//! Debian's package tool, as root.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo;

/// Root on a Debian or a relative of it.
pub(super) fn is_usable() -> bool {
    cargo::on_path(&["apt-get"]).is_some() && Path::new("/etc/debian_version").exists() && is_root()
}

pub(super) fn install(packages: &[&str]) -> Result<()> {
    eprintln!("installing with apt: {}", packages.join(" "));
    cargo::output(apt().args(["update", "--quiet"]), "apt-get update")?;
    cargo::output(
        apt().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages),
        "apt-get install",
    )
    .with_context(|| format!("install these packages yourself: {}", packages.join(" ")))?;
    Ok(())
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    cargo::output(Command::new("id").arg("--user"), "id").is_ok_and(|user| user.trim() == "0")
}
