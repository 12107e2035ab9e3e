//! `coverage-check.sealed.js`: the loader with every file of its version inside, for hosts that take one file.
//!
//! The frame checks the Wasm and the stamps as always: being in one file makes nothing more trusted.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::{Compression, GzBuilder};
use oxc_span::SourceType;

use super::LOADER;
use super::loader::{exchange, small, with_version};

/// Takes the place of `fetch`: what is inside is unpacked, the rest (a clinic's own files) is fetched.
const UNPACK: &str = "
  const unpack = (/** @type {string} */ address) => {
    const packed = SEALED[address.split(`/v/${VERSION}/`)[1]];
    if (!packed) return fetch(address);
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return Promise.resolve(new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))));
  };
";

/// The frame is always written into the page here, so the page's own policy holds for it.
const ADVICE: &str = "`no frame could start. The page's Content-Security-Policy holds for the frame of the sealed file: it needs the \
                      hashes under \"frame\" in integrity.json. Or upload the whole folder and use coverage-check.js.`,\n";

pub(super) fn assemble(source: &str, version: &str, folder: &Path) -> Result<String> {
    let start = "  const VERSION = '__VERSION__';\n";
    let inside = format!("{start}  const SEALED = {};\n{UNPACK}", packed(folder)?);
    let source = exchange(source, "await fetch(address)", "await unpack(address)")?;
    let source = exchange(
        &source,
        "insert((frame) => (frame.src = folder + 'frame.html'), insertCopy);",
        "insertCopy();",
    )?;
    let source = with_other_advice(&source)?;
    let source = exchange(&source, start, &inside)?;
    small(&with_version(&source, version)?, SourceType::cjs().with_script(true))
}

fn with_other_advice(source: &str) -> Result<String> {
    let lost = || "embed/loader.js gives its advice about the frame in another way now";
    let start = source.find("`no frame could start.").with_context(lost)?;
    let end = source[start..].find("        'wasm-blocked':").with_context(lost)?;
    let (before, rest) = source.split_at(start);
    Ok([before, ADVICE, rest.get(end..).unwrap_or_default()].concat())
}

/// Every file of the version, by name, compressed and written in letters.
fn packed(folder: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut files = serde_json::Map::new();
    for name in names.into_iter().filter(|name| name != LOADER) {
        let bytes =
            fs::read(folder.join(&name)).with_context(|| format!("could not read {name}"))?;
        let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
        writer.write_all(&bytes)?;
        files.insert(name, BASE64_STANDARD.encode(writer.finish()?).into());
    }
    Ok(serde_json::Value::Object(files).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_is_named_and_packed() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("sealed-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("core.json"), "[1]")?;
        fs::write(folder.join(LOADER), "no")?;
        let inside = packed(&folder);
        fs::remove_dir_all(&folder)?;
        let inside = inside?;
        assert!(inside.contains("core.json") && !inside.contains(LOADER), "{inside}");
        Ok(())
    }
}
