//! Where things are: the workspace, Cargo's target directory, `dist/`.
//!
//! Paths are found when it runs, so that a built xtask holds none that matter.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cargo;

/// The folders that every step works on.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The workspace: where the root `Cargo.toml` is.
    pub(crate) root: PathBuf,
    /// Cargo's target directory.
    pub(crate) target: PathBuf,
    /// What is published. Replaced as a whole, never edited.
    pub(crate) dist: PathBuf,
    /// Where the next `dist` is put together: beside it, so that the last step is a rename.
    pub(crate) next: PathBuf,
}

impl Place {
    /// Asks Cargo for the workspace that xtask was started in.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .context("xtask/ has no folder above it: start it as `cargo xtask`")?
            .to_path_buf();
        let described = cargo::output(
            cargo::cargo(&root).args(["metadata", "--no-deps", "--format-version", "1"]),
            "cargo metadata",
        )?;
        let described: serde_json::Value = serde_json::from_str(&described)
            .context("cargo metadata wrote something else than JSON")?;
        let target = described
            .get("target_directory")
            .and_then(serde_json::Value::as_str)
            .context("cargo metadata names no target directory")?;
        Ok(Self {
            target: PathBuf::from(target),
            dist: root.join("dist"),
            next: root.join("dist.next"),
            root,
        })
    }

    /// Tools that xtask installs for itself, such as geckodriver.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }
}
