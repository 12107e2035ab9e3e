//! Two builds of the same sources in different folders, compared byte by byte.
//!
//! The second one shares nothing with the first but the toolchain and the downloaded crates. Its folder is kept, so that
//! only what changed since is compiled again the next time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build;
use crate::cargo;
use crate::place::Place;

/// Another depth and other names than any checkout has.
const COPY: &str = "reproduce/somewhere/else/entirely";

pub(super) fn check(place: &Place) -> Result<()> {
    if !place.dist.is_dir() {
        bail!("there is no dist/ to compare with: run `cargo xtask build` first");
    }
    let root = place.target.join(COPY);
    copy_sources(&place.root, &root)?;
    let again = Place {
        target: place.target.join("reproduce/target"),
        dist: root.join("dist"),
        next: root.join("dist.next"),
        root,
    };
    build::build(&again)?;
    let (first, second) = (files(&place.dist)?, files(&again.dist)?);
    let mut differing: Vec<&str> = first
        .keys()
        .chain(second.keys())
        .filter(|name| first.get(*name) != second.get(*name))
        .map(String::as_str)
        .collect();
    differing.sort_unstable();
    differing.dedup();
    if !differing.is_empty() {
        bail!(
            "two builds of the same sources differ in:\n  {}\nfirst:  {}\nsecond: {}",
            differing.join("\n  "),
            place.dist.display(),
            again.dist.display()
        );
    }
    eprintln!("{} files are the same, byte by byte", first.len());
    Ok(())
}

/// Every file that belongs to the sources, as it is now. Where nothing changed the old copy and its time stay, so that
/// Cargo sees what is new.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    let listed = cargo::output(
        std::process::Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(from),
        "git ls-files",
    )?;
    let names: Vec<&str> = listed.split('\0').filter(|name| from.join(name).is_file()).collect();
    let belongs = |path: &Path| names.iter().any(|name| to.join(name) == path);
    for old in files_below(to)?.into_iter().filter(|path| !belongs(path)) {
        fs::remove_file(old)?;
    }
    for name in &names {
        let (source, copy) = (from.join(name), to.join(name));
        let bytes = fs::read(&source).with_context(|| format!("could not read {name}"))?;
        if fs::read(&copy).is_ok_and(|before| before == bytes) {
            continue;
        }
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&copy, bytes)?;
    }
    Ok(())
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for path in files_below(folder)? {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        files.insert(name, fs::read(&path)?);
    }
    Ok(files)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}
