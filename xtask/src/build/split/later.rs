//! The later half: the moved functions, and imports from the first half for all else that they mention.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionKind, GlobalKind, ImportedFunction, Module,
};

use super::calls::{Calls, Uses};
use super::{FIRST, Names, Place, function_table, functions};

/// What the first half must export, by name and place.
#[derive(Default)]
pub(super) struct Borrowed {
    pub(super) functions: Vec<(String, Place)>,
    pub(super) globals: Vec<(String, Place)>,
    pub(super) tables: Vec<(String, Place)>,
    pub(super) memories: Vec<(String, Place)>,
}

/// Keeps the moved functions only; `slots` says at which numbers of the table they must stand.
pub(super) fn borrow(
    module: &mut Module,
    calls: &Calls,
    moved: &BTreeSet<Place>,
    slots: &BTreeMap<u32, Place>,
) -> Result<Borrowed> {
    let mut names = Names::beside(module);
    let used = used_by(module, moved)?;
    bare(module);

    let mut borrowed = Borrowed::default();
    let ids = functions(module);
    for place in calls.across(|place| moved.contains(&place)) {
        let (id, name) = (ids[place], names.free());
        let function = module.funcs.get(id);
        let kind = function.ty();
        // What the browser gives, it gives to the first half alone.
        if let FunctionKind::Import(of_browser) = &function.kind {
            let of_browser = of_browser.import;
            module.imports.delete(of_browser);
        }
        let import = module.imports.add(FIRST, &name, id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty: kind });
        borrowed.functions.push((name, place));
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for (place, id) in globals.into_iter().enumerate().filter(|(_, id)| used.globals.contains(id)) {
        let name = names.free();
        let import = module.imports.add(FIRST, &name, id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
        borrowed.globals.push((name, place));
    }
    let main = function_table(module)?;
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    for (place, id) in tables.into_iter().enumerate() {
        if used.tables.contains(&id) || id == main {
            let name = names.free();
            let import = module.imports.add(FIRST, &name, id);
            let table = module.tables.get_mut(id);
            table.import = Some(import);
            // The first half made its own one larger.
            table.maximum = None;
            borrowed.tables.push((name, place));
        }
    }
    let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
    for (place, id) in memories.into_iter().enumerate().filter(|(_, id)| used.memories.contains(id))
    {
        let name = names.free();
        let import = module.imports.add(FIRST, &name, id);
        module.memories.get_mut(id).import = Some(import);
        borrowed.memories.push((name, place));
    }
    fill(module, slots)?;
    Ok(borrowed)
}

fn used_by(module: &Module, moved: &BTreeSet<Place>) -> Result<Uses> {
    let ids = functions(module);
    let mut all = Uses::default();
    for place in moved {
        let uses = Uses::of(module, *ids.get(*place).context("a function has no place")?);
        all.globals.extend(uses.globals);
        all.tables.extend(uses.tables);
        all.memories.extend(uses.memories);
    }
    Ok(all)
}

/// Without exports, start and segments: all of that is the first half's.
fn bare(module: &mut Module) {
    module.start = None;
    for id in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    for id in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    for id in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
}

/// Writes the functions into the table, each run of numbers at once.
fn fill(module: &mut Module, slots: &BTreeMap<u32, Place>) -> Result<()> {
    let table = function_table(module)?;
    let ids = functions(module);
    let mut runs: Vec<(u32, Vec<_>)> = Vec::new();
    for (number, place) in slots {
        let id = ids[*place];
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == *number as usize => run.push(id),
            _ => runs.push((*number, vec![id])),
        }
    }
    for (start, run) in runs {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start)?));
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(run));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
    Ok(())
}
