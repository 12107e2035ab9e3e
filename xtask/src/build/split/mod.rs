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

#[cfg(test)]
mod tests {
    use walrus::{ConstExpr, ElementItems, ElementKind, FunctionBuilder, RefType, ir::Value};

    use super::*;

    /// `main` is exported and calls `later::draw`, which calls `shared` and an import of the browser's.
    fn whole() -> Vec<u8> {
        let mut module = Module::default();
        let nothing = module.types.add(&[], &[]);
        let (draws, _) = module.add_import_func("browser", "draw", nothing);
        let add = |module: &mut Module, name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            for call in calls {
                builder.func_body().call(*call);
            }
            builder.name(name.to_owned());
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let shared = add(&mut module, "crate::shared", &[]);
        let draw = add(&mut module, "crate::later::draw", &[shared, draws]);
        let main = add(&mut module, "crate::main", &[draw, shared]);
        module.exports.add("main", main);
        let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(1));
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(vec![shared]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.emit_wasm()
    }

    #[test]
    fn what_moved_is_in_the_later_half_and_is_reached_through_the_table() -> Result<()> {
        let halves = split(&whole(), &["crate::later::"], &[])?;
        let (first, later) = (parse(&halves.first)?, parse(&halves.later)?);
        let modules = |module: &Module| -> BTreeSet<String> {
            module.imports.iter().map(|import| import.module.clone()).collect()
        };
        assert_eq!(modules(&first), ["browser".to_owned()].into());
        assert_eq!(modules(&later), [FIRST.to_owned()].into());
        for import in later.imports.iter() {
            assert!(first.exports.iter().any(|export| export.name == import.name));
        }
        let table = first.tables.get(function_table(&first)?);
        assert_eq!((table.initial, table.maximum), (3, Some(3)));
        assert_eq!(later.elements.iter().count(), 1);
        assert!(first.exports.iter().any(|export| export.name == "main"));
        Ok(())
    }

    #[test]
    fn names_that_are_taken_are_left_out() {
        let mut names = Names { taken: ["b".to_owned(), "aa".to_owned()].into(), next: 0 };
        let free: Vec<String> = (0..27).map(|_| names.free()).collect();
        assert_eq!((free[0].as_str(), free[1].as_str(), free[24].as_str()), ("a", "c", "z"));
        assert_eq!((free[25].as_str(), free[26].as_str()), ("ba", "ca"));
    }
}
