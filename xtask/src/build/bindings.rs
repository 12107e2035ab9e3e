//! Joins Wasm and script with wasm-bindgen's own library, so that no second tool can get out of step.
//!
//! What comes out must be one module and one script: nothing that would load a further file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::{Function, FunctionBuilder, FunctionKind, Module};
use wasm_bindgen_cli_support::Bindgen;

use super::{short_names, split, wall};
use crate::place::Place;

/// Parts of the sources that no question needs: their functions travel with the second parcel.
const LATER: &[&str] = &[
    "coverage_check::view::later::",
    "coverage_check::handover::Running::more",
    "coverage_check::handover::Running::file",
    "coverage_check::handover::Running::reopen",
    "coverage_check::state::outlook::Outlook::explain",
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
        .input_path(compiled)
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
    let script = short_names::shorten(module, script)?;
    // For linkers; browsers look at the code itself.
    module.customs.remove_raw("target_features");
    let remark = wall::imports::check(place, &module.emit_wasm())?;
    let script = short_names::number_imports(module, script)?;
    leave_out_descriptions(module);
    let halves = split::split(&module.emit_wasm(), LATER)?;
    wall::imports::check_later(&halves.later)?;
    Ok(Bound { wasm: halves.first, later: halves.later, script, remark })
}

/// Takes out how errors describe themselves to a programmer. Nothing in the widget prints one, lest it hold an answer, yet
/// the compiler must keep what a table of functions names, and with it the tables of all letters that can be shown.
fn leave_out_descriptions(module: &mut Module) {
    let described: Vec<_> = module
        .funcs
        .iter()
        .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
        .filter(|function| {
            let name = function.name.as_deref().unwrap_or_default();
            name.contains("StringError as core") && name.contains("::fmt::Debug>::fmt")
        })
        .map(Function::id)
        .collect();
    for id in described {
        let kind = module.types.get(module.funcs.get(id).ty());
        let (takes, gives) = (kind.params().to_vec(), kind.results().to_vec());
        let taken = takes.iter().map(|value| module.locals.add(*value)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
        builder.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(taken));
    }
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
