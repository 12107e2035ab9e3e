//! The loader in its forms, and the pages that stand beside it at fixed addresses.
//!
//! Each form differs from `embed/loader.js` in named places only, and each place must be there exactly once: a form that
//! lost its difference would load from the wrong folder on somebody's page.

use std::fs;

use anyhow::{Context, Result, bail};
use oxc_span::SourceType;

use super::script;
use crate::place::Place;

pub(super) const SOURCE: &str = "embed/loader.js";

/// Files that are the same in the sources and in `dist/`.
const PAGES: [(&str, &str); 9] = [
    ("index.html", "index.html"),
    ("embed/check.html", "check.html"),
    ("embed/demo-clinic.json", "demo-clinic.json"),
    ("embed/setup/setup.html", "setup.html"),
    ("embed/setup/setup.css", "setup.css"),
    ("embed/setup/setup.js", "setup.js"),
    ("docs/clinic.schema.json", "clinic.schema.json"),
    ("embed/package/custom-elements.json", "custom-elements.json"),
    ("embed/package/coverage-check.d.ts", "coverage-check.d.ts"),
];

/// What a clinic's tag names: a classic script.
pub(super) fn plain(source: &str, version: &str) -> Result<String> {
    small(&with_version(source, version)?, SourceType::cjs().with_script(true))
}

/// The same inside its version's folder, for pages that pin one version by its hash.
pub(super) fn pinned(source: &str, version: &str) -> Result<String> {
    let source = exchange(source, "new URL('.', script.src)", "new URL('../..', script.src)")?;
    plain(&source, version)
}

/// A module for bundlers. It knows its folder by its own address, stands nowhere in a document, and does nothing on a
/// server, where there are no elements.
pub(super) fn module(source: &str, version: &str) -> Result<String> {
    let source = exchange(
        source,
        "(document.currentScript)",
        "({ src: import.meta.url, closest: () => null })",
    )?;
    let source = exchange(&source, "\n(() => {\n", "\nglobalThis.customElements && (() => {\n")?;
    small(&with_version(&source, version)?, SourceType::mjs())
}

/// Puts the version's name where the loader builds its folder's address.
pub(super) fn with_version(source: &str, version: &str) -> Result<String> {
    exchange(source, "__VERSION__", version)
}

pub(super) fn small(text: &str, kind: SourceType) -> Result<String> {
    script::small(text, kind).context(SOURCE)
}

/// Exchanges what must be there exactly once.
pub(super) fn exchange(source: &str, from: &str, to: &str) -> Result<String> {
    match source.matches(from).count() {
        1 => Ok(source.replacen(from, to, 1)),
        times => bail!(
            "{SOURCE} holds {from:?} {times} times, not once: a form of the loader differs there"
        ),
    }
}

/// Copies the pages as they are.
pub(super) fn copy_pages(place: &Place) -> Result<()> {
    for (from, to) in PAGES {
        fs::copy(place.root.join(from), place.next.join(to))
            .with_context(|| format!("could not copy {from} to dist/"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "// words\n(() => {\n  const script = (document.currentScript);\n  \
                          self.base = new URL('.', script.src).href + 'v/' + '__VERSION__';\n})();\n";

    #[test]
    fn each_form_knows_its_folder_in_its_own_way() -> Result<()> {
        assert!(plain(LOADER, "abc")?.contains("currentScript"));
        assert!(pinned(LOADER, "abc")?.contains("../.."));
        let module = module(LOADER, "abc")?;
        assert!(module.contains("import.meta.url") && !module.contains("currentScript"));
        assert!(module.contains("customElements"));
        Ok(())
    }

    #[test]
    fn a_difference_that_is_lost_is_an_error() {
        assert!(plain("self.x = 1;", "abc").is_err());
        assert!(pinned("self.x = '__VERSION__';", "abc").is_err());
    }
}
