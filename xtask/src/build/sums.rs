//! What anybody needs to compare `dist/` with a build of their own: SHA256SUMS, and integrity.json with the values that a
//! clinic's tag or policy may hold, and with those that the widget's panel shows.
//!
//! It measures what was written and is never measured itself.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};

use super::frame::hex;
use super::{FRAME, LOADER, SEALED, WASM, write};

pub(crate) const SUMS: &str = "SHA256SUMS";

/// Writes `integrity.json`: for `integrity=` of the script tag, and for policies of pages with the sealed file.
pub(super) fn write_integrity(dist: &Path, version: &str) -> Result<()> {
    let pinned = format!("v/{version}/{LOADER}");
    let mut scripts = serde_json::Map::new();
    for name in [LOADER, SEALED, &pinned] {
        let hash = Sha384::digest(fs::read(dist.join(name))?);
        scripts.insert(name.to_owned(), format!("sha384-{}", BASE64_STANDARD.encode(hash)).into());
    }
    let folder = dist.join("v").join(version);
    let frame = fs::read_to_string(folder.join(FRAME))?;
    let frame = json!({
        "script-src": sources(&frame, "script-src")?,
        "style-src": sources(&frame, "style-src")?,
    });
    let wasm = hex(&Sha256::digest(fs::read(folder.join(WASM))?));
    let mut stamped = serde_json::Map::new();
    for file in files_below(&folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(hash) = stamp_of(&fs::read(&file)?) {
            stamped.insert(name, hash.into());
        }
    }
    let all = json!({
        "version": version, "scripts": scripts, "frame": frame, "wasm-sha256": wasm,
        "stamped-sha256": stamped,
    });
    write(&dist.join("integrity.json"), format!("{all:#}\n").as_bytes())
}

/// What a stamped file says of its contents: the hash that the widget's panel shows.
fn stamp_of(file: &[u8]) -> Option<String> {
    let stamp: serde_json::Value =
        serde_json::from_slice(file.split(|byte| *byte == b'\n').next()?).ok()?;
    stamp.get("coverage-rules")?;
    stamp.get("sha256")?.as_str().map(str::to_owned)
}

/// The sources that the frame's own policy names for one directive.
fn sources(frame: &str, directive: &str) -> Result<String> {
    frame
        .split_once(&format!("{directive} "))
        .and_then(|(_, rest)| rest.split_once([';', '"']))
        .map(|(sources, _)| sources.to_owned())
        .with_context(|| format!("the frame's policy has no {directive}"))
}

/// Writes `SHA256SUMS` over every file, as `sha256sum --check` reads it.
pub(super) fn write_sums(dist: &Path) -> Result<()> {
    let mut lines = String::new();
    for file in files_below(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        lines.push_str(&hex(&Sha256::digest(fs::read(&file)?)));
        lines.push_str("  ");
        lines.push_str(&name);
        lines.push('\n');
    }
    write(&dist.join(SUMS), lines.as_bytes())
}

/// Every file, sorted by its path.
pub(super) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_off_the_frame() -> Result<()> {
        let frame = "<meta content=\"default-src 'none'; script-src 'sha256-a' 'wasm-unsafe-eval'; style-src 'sha256-b'; base-uri 'none'\">";
        assert_eq!(sources(frame, "script-src")?, "'sha256-a' 'wasm-unsafe-eval'");
        assert_eq!(sources(frame, "style-src")?, "'sha256-b'");
        assert!(sources(frame, "img-src").is_err());
        Ok(())
    }
}
