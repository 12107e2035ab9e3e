//! Puts the new `dist/` in the old one's place, whole.
//!
//! Whoever serves it sees the old files or the new ones, never some of each.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::frame::hex;
use crate::place::Place;

/// Characters of the hash in a version's name.
const NAME_LENGTH: usize = 16;

/// An empty folder to build in.
pub(super) fn start(next: &Path) -> Result<()> {
    remove(next)?;
    fs::create_dir_all(next).with_context(|| format!("could not make {}", next.display()))
}

/// Moves the folder to `v/<version>`, where the version is a hash over the names and contents of its files, and over
/// the loader, of which a copy that names the version is put there afterwards.
pub(super) fn name_by_content(next: &Path, folder: &Path, loader: &str) -> Result<String> {
    let version = content_hash(folder, loader)?;
    let versions = next.join("v");
    fs::create_dir_all(&versions)?;
    fs::rename(folder, versions.join(&version))?;
    Ok(version)
}

/// Exchanges `dist/` for what was built: two renames, with nothing between them.
pub(super) fn replace(place: &Place) -> Result<()> {
    let old = place.root.join("dist.old");
    remove(&old)?;
    if place.dist.exists() {
        fs::rename(&place.dist, &old).context("could not move dist/ away")?;
    }
    fs::rename(&place.next, &place.dist).context("could not put the new dist/ in its place")?;
    remove(&old)
}

fn content_hash(folder: &Path, loader: &str) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name());
    }
    names.sort();
    let mut hash = Sha256::new();
    for name in names {
        let bytes = fs::read(folder.join(&name))?;
        hash.update(name.as_encoded_bytes());
        hash.update([0]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    hash.update(loader);
    Ok(hex(&hash.finalize()).chars().take(NAME_LENGTH).collect())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}
