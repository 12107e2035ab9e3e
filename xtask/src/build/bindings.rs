//! Joins Wasm and script with wasm-bindgen's own library, so that no second tool can get out of step.
//!
//! What comes out must be one module and one script: nothing that would load a further file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{glue, locals, neighbours, short_names, silence, split, twins, wall};
use crate::place::Place;

/// Parts of the sources that no question needs: their functions travel with the second parcel.
const LATER: &[&str] = &[
    "coverage_check::view::later::",
    "coverage_check::handover::Running::file",
    "coverage_check::handover::Running::reopen",
];

/// What stays in the first half although only later parts call it: both parcels have their budgets.
const STAYS: &[&str] = &[
    "coverage_engine::",
    "coverage_check::state::",
    "coverage_check::view::band::",
    "coverage_check::view::compare::",
    "coverage_check::view::cost_bars::",
    "coverage_check::view::hub::",
    "coverage_check::view::trial::",
    "coverage_check::view::criteria::",
    "coverage_check::view::policy::",
    "coverage_check::view::sources::",
    "coverage_check::view::sureness::",
    "coverage_check::view::answer_words::",
    "coverage_check::view::ask::",
];

/// The modules as they ship, and the script that connects them.
pub(super) struct Bound {
    pub(super) wasm: Vec<u8>,
    /// What only later screens run.
    pub(super) later: Vec<u8>,
    pub(super) script: String,
    /// What the wall's check found to tidy up.
    pub(super) remark: Option<String>,
}

pub(super) fn bind(place: &Place, compiled: &Path) -> Result<Bound> {
    agree(place)?;
    let mut output = Bindgen::new()
        .input_bytes("coverage_check", silence::without_descriptions(compiled)?)
        .web(true)?
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen could not bind the widget")?;
    // Every crate has an entry; those with inline JavaScript have something in it.
    let own = output.snippets().iter().filter(|(_, inline)| !inline.is_empty());
    if let Some(name) = own
        .map(|(name, _)| name)
        .chain(output.local_modules().keys())
        .chain(output.npm_dependencies().keys())
        .next()
    {
        bail!(
            "a dependency brings its own JavaScript ({name}). The frame runs one inline script and loads nothing: \
             do without that dependency, or without its feature"
        );
    }
    let script = output.js().to_owned();
    let module = output.wasm_mut();
    let script = glue::shorten(module, &script)?;
    let script = short_names::shorten(module, script)?;
    // For linkers; browsers look at the code itself.
    module.customs.remove_raw("target_features");
    let remark = wall::imports::check(place, &module.emit_wasm())?;
    let script = short_names::number_imports(module, script)?;
    locals::by_use(module);
    let halves = split::split(&module.emit_wasm(), LATER, STAYS)?;
    wall::imports::check_later(&halves.later)?;
    let wasm = neighbours::side_by_side(&twins::merge(halves.first)?)?;
    // What packs the later half looks back over all of it.
    let later = twins::merge(halves.later)?;
    Ok(Bound { wasm, later, script, remark })
}

/// wasm-bindgen's macro and its tool must be the same version, or the bindings are wrong in silence.
fn agree(place: &Place) -> Result<()> {
    let lock =
        fs::read_to_string(place.root.join("Cargo.lock")).context("could not read Cargo.lock")?;
    let used = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let tool = wasm_bindgen_shared::version();
    if used != tool {
        bail!(
            "the widget uses wasm-bindgen {used}, and xtask binds with {tool}. Write `=`{used} for \
             wasm-bindgen-cli-support and wasm-bindgen-shared in xtask/Cargo.toml"
        );
    }
    Ok(())
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_read_of_that_package_only() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
