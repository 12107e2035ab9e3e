//! Keeps one of all functions that are the same, byte for byte: generic code that the compiler made several times.

use std::collections::HashMap;

use anyhow::{Context, Result};
use walrus::ir::{VisitorMut, dfs_pre_order_mut};
use walrus::{ElementItems, ExportItem, FunctionId, Module, ModuleConfig};
use wasmparser::{Parser, Payload};

/// Each function that goes, and the one that does its work.
struct Replaced(HashMap<FunctionId, FunctionId>);

impl Replaced {
    fn replace(&self, function: &mut FunctionId) {
        if let Some(kept) = self.0.get(function) {
            *function = *kept;
        }
    }
}

impl VisitorMut for Replaced {
    fn visit_function_id_mut(&mut self, function: &mut FunctionId) {
        self.replace(function);
    }
}

/// The module with one of each. What only differed in which twin it called becomes a twin itself, so it goes on until
/// there are none.
///
/// # Errors
/// If the module is not well-formed.
pub(super) fn merge(mut wasm: Vec<u8>) -> Result<Vec<u8>> {
    loop {
        let mut module = ModuleConfig::new()
            .generate_name_section(false)
            .generate_producers_section(false)
            .parse(&wasm)
            .context("the Wasm could not be read again")?;
        let replaced = twins(&wasm, &module)?;
        if replaced.0.is_empty() {
            return Ok(wasm);
        }
        apply(&mut module, replaced);
        walrus::passes::gc::run(&mut module);
        wasm = module.emit_wasm();
    }
}

fn twins(wasm: &[u8], module: &Module) -> Result<Replaced> {
    // Functions come out of the parser in the order of the module.
    let mut ids = module.funcs.iter_local().map(|(id, _)| id);
    let mut kept = HashMap::new();
    let mut replaced = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CodeSectionEntry(body) = payload? else { continue };
        let id = ids.next().context("the Wasm has more bodies than functions")?;
        let same = (module.funcs.get(id).ty(), body.as_bytes());
        let first = *kept.entry(same).or_insert(id);
        if first != id {
            replaced.insert(id, first);
        }
    }
    Ok(Replaced(replaced))
}

fn apply(module: &mut Module, mut replaced: Replaced) {
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut replaced, function, entry);
    }
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(listed) = &mut element.items {
            for function in listed.iter_mut() {
                replaced.replace(function);
            }
        }
    }
    for export in module.exports.iter_mut() {
        if let ExportItem::Function(function) = &mut export.item {
            replaced.replace(function);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    fn function(module: &mut Module, body: impl Fn(&mut walrus::InstrSeqBuilder)) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        body(&mut builder.func_body());
        builder.finish(vec![], &mut module.funcs)
    }

    #[test]
    fn twins_and_their_callers_become_one_and_nothing_else_does() {
        let mut module = Module::default();
        let ones = [1, 1, 2].map(|number| {
            function(&mut module, |body| {
                body.i32_const(number);
            })
        });
        for (name, called) in ["a", "b", "c"].into_iter().zip(ones) {
            let caller = function(&mut module, |body| {
                body.call(called);
            });
            module.exports.add(name, caller);
        }
        let merged = Module::from_buffer(&merge(module.emit_wasm()).unwrap()).unwrap();
        assert_eq!(merged.funcs.iter().count(), 4);
        let exported = |name: &str| merged.exports.get_func(name).unwrap();
        assert_eq!(exported("a"), exported("b"));
        assert_ne!(exported("a"), exported("c"));
    }
}
