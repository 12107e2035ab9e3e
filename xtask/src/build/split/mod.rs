//! Cuts the bound module in two: what the questions need, and what only later screens run.
//!
//! The later module shares the first one's memory, stack and tables, so nothing is compiled twice and no answer is copied.
//! It imports from the first module alone. Until it is in, a call into it traps: no screen that needs it is drawn before.

mod calls;
mod first;
mod later;

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use walrus::{FunctionId, Module, ModuleConfig, TableId};

use calls::Calls;

/// What the later module calls the first one.
pub(super) const FIRST: &str = "a";

/// A function's place in the order of the module. Its id holds in one reading only, its place in every one.
type Place = usize;

/// Both modules, ready to ship.
pub(super) struct Halves {
    pub(super) first: Vec<u8>,
    pub(super) later: Vec<u8>,
}

/// Splits a module that still has its names. A function goes into the later half if its path begins with one of these
/// parts of the sources, or if nothing but such functions calls it.
///
/// # Errors
/// If a part names no function, or the module is not as wasm-bindgen writes it.
pub(super) fn split(named: &[u8], parts: &[&str], stays: &[&str]) -> Result<Halves> {
    let (mut first, mut later) = (parse(named)?, parse(named)?);
    let calls = Calls::of(&first);
    let moved = calls.only_for(parts, stays)?;
    let slots = first::hollow(&mut first, &calls, &moved)?;
    let borrowed = later::borrow(&mut later, &calls, &moved, &slots)?;
    first::lend(&mut first, &borrowed);
    for half in [&mut first, &mut later] {
        walrus::passes::gc::run(half);
    }
    Ok(Halves { first: first.emit_wasm(), later: later.emit_wasm() })
}

fn parse(named: &[u8]) -> Result<Module> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(named)
        .context("the bound Wasm could not be read again")
}

/// The functions by their places.
fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// The table of the functions that are called by number.
fn function_table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the Wasm has no table of functions")
}

/// Names that are not taken: `a`, `b`, ..., `z`, `aa`, ...
struct Names {
    taken: BTreeSet<String>,
    next: usize,
}

impl Names {
    fn beside(module: &Module) -> Names {
        Names { taken: module.exports.iter().map(|export| export.name.clone()).collect(), next: 0 }
    }

    fn free(&mut self) -> String {
        loop {
            let (mut rest, mut name) = (self.next, String::new());
            self.next += 1;
            loop {
                name.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
                rest /= 26;
                if rest == 0 {
                    break;
                }
                rest -= 1;
            }
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}
