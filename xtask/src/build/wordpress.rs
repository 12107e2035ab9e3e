//! `dist/wordpress/coverage-check.zip`: the WordPress plugin with the whole widget inside, as WordPress uploads it.
//!
//! It holds the files that the plugin runs and nothing else: no tests, no tools.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::translations::Catalogue;
use super::zip::Zip;
use super::{LOADER, read_source, write};
use crate::place::Place;

const PLUGIN: &str = "embed/wordpress/coverage-check";
/// What WordPress starts.
const MAIN: &str = "coverage-check/coverage-check.php";
const SPANISH: &str = "embed/wordpress/languages/es.po";
/// WordPress takes a translation for its own locale only: these are the ones of clinics in the United States.
const LOCALES: [&str; 3] = ["es_ES", "es_MX", "es_PR"];

pub(super) fn pack(place: &Place, version: &str) -> Result<()> {
    let mut files = Vec::new();
    collect(&place.root.join(PLUGIN), "coverage-check", &mut files)?;
    let widget = [LOADER, "check.html"].map(|name| (name.to_owned(), place.next.join(name)));
    for (name, path) in widget {
        files.push((format!("coverage-check/widget/{name}"), path));
    }
    let folder = place.next.join("v").join(version);
    let mut versioned = Vec::new();
    collect(&folder, &format!("coverage-check/widget/v/{version}"), &mut versioned)?;
    let whole =
        |name: &str| !Path::new(name).extension().is_some_and(|end| end == "br" || end == "gz");
    files.extend(versioned.into_iter().filter(|(name, _)| whole(name)));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.push((format!("coverage-check/{name}"), place.root.join(name)));
    }
    files.sort();
    let mut zip = Zip::default();
    for (name, path) in &files {
        let mut bytes =
            fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        if name == MAIN {
            bytes = with_version(&String::from_utf8(bytes)?, version)?.into_bytes();
        }
        zip.add(name, &bytes)?;
    }
    let spanish = Catalogue::read(&read_source(place, SPANISH)?).context(SPANISH)?;
    for locale in LOCALES {
        let name = format!("coverage-check/languages/coverage-check-{locale}");
        zip.add(&format!("{name}.mo"), &spanish.compiled()?)?;
        let script = format!("{name}-coverage-check-editor.json");
        zip.add(&script, spanish.for_scripts(locale).as_bytes())?;
    }
    let out = place.next.join("wordpress");
    fs::create_dir_all(&out)?;
    write(&out.join("coverage-check.zip"), &zip.finish()?)
}

/// The plugin's script with the version of the files in what it hangs on their addresses. A cache that kept the old loader
/// would ask for a folder that is gone after the update.
fn with_version(plugin: &str, version: &str) -> Result<String> {
    let before = concat!("const VERSION = '", env!("CARGO_PKG_VERSION"));
    let (front, rest) = plugin
        .split_once(before)
        .with_context(|| format!("{MAIN} has no line that begins with `{before}`"))?;
    Ok([front, before, "-", version, rest].concat())
}

/// Every file below a folder with its name in the archive.
fn collect(folder: &Path, name: &str, files: &mut Vec<(String, std::path::PathBuf)>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &inner, files)?;
        } else {
            files.push((inner, entry.path()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plugin_asks_for_the_loader_of_its_own_version() {
        let plugin = include_str!("../../../embed/wordpress/coverage-check/coverage-check.php");
        let own = with_version(plugin, "0123abcd").unwrap();
        let line = concat!("const VERSION = '", env!("CARGO_PKG_VERSION"), "-0123abcd';");
        assert!(own.contains(line));
        assert!(with_version("<?php", "0123abcd").is_err());
    }
}
