//! The first half: in the place of what moved away stand calls by number into the table, which the later half fills.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use walrus::ir::Value;
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, LocalFunction,
    Module, TableId, TypeId,
};

use super::calls::Calls;
use super::later::Borrowed;
use super::{Place, function_table, functions};

/// Takes the moved bodies out, and gives the numbers in the table at which the first half will call them.
pub(super) fn hollow(
    module: &mut Module,
    calls: &Calls,
    moved: &BTreeSet<Place>,
) -> Result<BTreeMap<u32, Place>> {
    let table = function_table(module)?;
    let ids = functions(module);
    let mut slots = vacate(module, table, &ids, moved)?;
    let mut numbers: BTreeMap<Place, u32> = BTreeMap::new();
    for (number, place) in &slots {
        numbers.entry(*place).or_insert(*number);
    }
    for place in calls.across(|place| !moved.contains(&place)) {
        let number = match numbers.get(&place) {
            Some(number) => *number,
            None => one_more(module, table)?,
        };
        slots.insert(number, place);
        let id = *ids.get(place).context("a function has no place")?;
        let stub = call_by_number(module, module.funcs.get(id).ty(), table, number)?;
        module.funcs.get_mut(id).kind = FunctionKind::Local(stub);
    }
    Ok(slots)
}

/// Exports what the later half borrows.
pub(super) fn lend(module: &mut Module, borrowed: &Borrowed) {
    let ids = functions(module);
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
    let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
    for (name, place) in &borrowed.functions {
        module.exports.add(name, ids[*place]);
    }
    for (name, place) in &borrowed.globals {
        module.exports.add(name, globals[*place]);
    }
    for (name, place) in &borrowed.tables {
        module.exports.add(name, tables[*place]);
    }
    for (name, place) in &borrowed.memories {
        module.exports.add(name, memories[*place]);
    }
}

/// Empties the numbers of the moved functions: a function that takes nothing stands there, and a call to it traps.
fn vacate(
    module: &mut Module,
    table: TableId,
    ids: &[FunctionId],
    moved: &BTreeSet<Place>,
) -> Result<BTreeMap<u32, Place>> {
    let gone: BTreeMap<FunctionId, Place> =
        moved.iter().filter_map(|place| Some((*ids.get(*place)?, *place))).collect();
    let absent = absent(module);
    let mut slots = BTreeMap::new();
    for element in module.elements.iter_mut() {
        let ElementItems::Functions(listed) = &mut element.items else { continue };
        let ElementKind::Active { table: filled, offset: ConstExpr::Value(Value::I32(start)) } =
            &element.kind
        else {
            bail!("the Wasm fills its table of functions in a new way");
        };
        if *filled != table {
            continue;
        }
        for (number, function) in (u32::try_from(*start)?..).zip(listed) {
            if let Some(place) = gone.get(function) {
                slots.insert(number, *place);
                *function = absent;
            }
        }
    }
    Ok(slots)
}

fn absent(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    builder.finish(Vec::new(), &mut module.funcs)
}

fn one_more(module: &mut Module, table: TableId) -> Result<u32> {
    let table = module.tables.get_mut(table);
    let number = u32::try_from(table.initial)?;
    table.initial += 1;
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    Ok(number)
}

fn call_by_number(
    module: &mut Module,
    kind: TypeId,
    table: TableId,
    number: u32,
) -> Result<LocalFunction> {
    let kind_of = module.types.get(kind);
    let (takes, gives) = (kind_of.params().to_vec(), kind_of.results().to_vec());
    let locals: Vec<_> = takes.iter().map(|value| module.locals.add(*value)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    let mut body = builder.func_body();
    for local in &locals {
        body.local_get(*local);
    }
    body.i32_const(i32::try_from(number)?).call_indirect(kind, table);
    Ok(builder.local_func(locals))
}
