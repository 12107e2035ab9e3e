//! Who calls whom, and which functions only the later half needs.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use walrus::ir::{Visitor, dfs_in_order};
use walrus::{
    ElementItems, ExportItem, FunctionId, FunctionKind, GlobalId, MemoryId, Module, TableId,
};

use super::{Place, functions};

/// The functions of a module by their places.
pub(super) struct Calls {
    names: Vec<String>,
    has_body: Vec<bool>,
    /// Whom each one calls or takes the address of.
    uses: Vec<BTreeSet<Place>>,
    /// Reached in other ways than by a call: exported, or in a table.
    pinned: BTreeSet<Place>,
}

impl Calls {
    pub(super) fn of(module: &Module) -> Calls {
        let ids = functions(module);
        let places: BTreeMap<FunctionId, Place> =
            ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let mut calls = Calls {
            names: Vec::new(),
            has_body: Vec::new(),
            uses: Vec::new(),
            pinned: BTreeSet::new(),
        };
        for function in module.funcs.iter() {
            calls.names.push(path_of(function.name.as_deref().unwrap_or_default()));
            calls.has_body.push(matches!(function.kind, FunctionKind::Local(_)));
            let used = Uses::of(module, function.id()).functions;
            calls.uses.push(used.iter().filter_map(|id| places.get(id).copied()).collect());
        }
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        let listed = module.elements.iter().flat_map(|element| match &element.items {
            ElementItems::Functions(all) => all.clone(),
            ElementItems::Expressions(..) => Vec::new(),
        });
        let roots = exported.chain(listed).chain(module.start);
        calls.pinned = roots.filter_map(|id| places.get(&id).copied()).collect();
        calls
    }

    /// The functions whose path begins with one of the parts, and those that only such functions call. A mention within
    /// the name would not do: the compiler gives functions of one body one name, whichever of their types it takes. What
    /// `stays` names is not moved for its callers' sake.
    pub(super) fn only_for(&self, parts: &[&str], stays: &[&str]) -> Result<BTreeSet<Place>> {
        let mut moved = BTreeSet::new();
        for part in parts {
            moved.extend(self.of_part(part)?);
        }
        let mut kept = BTreeSet::new();
        for part in stays {
            kept.extend(self.of_part(part)?);
        }
        let mut callers = vec![Vec::new(); self.names.len()];
        for (caller, used) in self.uses.iter().enumerate() {
            for place in used.iter().filter(|place| **place != caller) {
                callers[*place].push(caller);
            }
        }
        loop {
            let more: Vec<Place> = (0..self.names.len())
                .filter(|place| {
                    self.has_body[*place]
                        && !moved.contains(place)
                        && !self.pinned.contains(place)
                        && !kept.contains(place)
                        && !callers[*place].is_empty()
                        && callers[*place].iter().all(|caller| moved.contains(caller))
                })
                .collect();
            if more.is_empty() {
                return Ok(moved);
            }
            moved.extend(more);
        }
    }

    /// The functions of a part of the sources. There must be some: else the part was renamed, and the list is wrong.
    fn of_part(&self, part: &str) -> Result<Vec<Place>> {
        let is_of_part =
            |place: &Place| self.has_body[*place] && self.names[*place].starts_with(part);
        let found: Vec<Place> = (0..self.names.len()).filter(is_of_part).collect();
        if found.is_empty() {
            bail!("no function of the Wasm is called `{part}`: take it out of the lists of parts");
        }
        Ok(found)
    }

    /// Functions of one half that the other one calls.
    pub(super) fn across(&self, from: impl Fn(Place) -> bool) -> BTreeSet<Place> {
        let callers = (0..self.uses.len()).filter(|place| from(*place));
        callers
            .flat_map(|place| self.uses[place].iter().copied())
            .filter(|used| !from(*used))
            .collect()
    }
}

/// `<crate[0a1b]::part::Kind>::action` -> `crate::part::Kind::action`.
fn path_of(name: &str) -> String {
    let mut path = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        path.push_str(before);
        rest = match after.split_once(']') {
            Some((hash, after)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => after,
            _ => after,
        };
    }
    path.push_str(rest);
    path.retain(|letter| !matches!(letter, '<' | '>'));
    path
}

/// What one function mentions.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) functions: BTreeSet<FunctionId>,
    pub(super) globals: BTreeSet<GlobalId>,
    pub(super) tables: BTreeSet<TableId>,
    pub(super) memories: BTreeSet<MemoryId>,
}

impl Uses {
    pub(super) fn of(module: &Module, id: FunctionId) -> Uses {
        let mut uses = Uses::default();
        if let FunctionKind::Local(body) = &module.funcs.get(id).kind {
            dfs_in_order(&mut uses, body, body.entry_block());
        }
        uses
    }
}

impl Visitor<'_> for Uses {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.insert(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.insert(*global);
    }

    fn visit_table_id(&mut self, table: &TableId) {
        self.tables.insert(*table);
    }

    fn visit_memory_id(&mut self, memory: &MemoryId) {
        self.memories.insert(*memory);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_no_hashes_and_no_brackets() {
        assert_eq!(path_of("<crate[0a1b]::part::Kind>::action"), "crate::part::Kind::action");
        assert_eq!(path_of("crate[12]::part::action"), "crate::part::action");
        assert_eq!(path_of("malloc"), "malloc");
    }

    /// `main` calls `later::draw` and `shared`; `later::draw` calls `shared`, `own` and `kept`; `own` calls `own_too`.
    fn calls() -> Calls {
        let names = ["main", "later::draw", "shared", "own", "own_too", "kept::one", "in_table"];
        let uses: [&[Place]; 7] = [&[1, 2], &[2, 3, 5, 6], &[], &[4], &[4], &[], &[]];
        Calls {
            names: names.map(str::to_owned).to_vec(),
            has_body: vec![true; names.len()],
            uses: uses.map(|used| used.iter().copied().collect()).to_vec(),
            pinned: [0, 6].into(),
        }
    }

    #[test]
    fn what_only_a_part_calls_goes_with_it() -> Result<()> {
        let moved = calls().only_for(&["later::"], &["kept::"])?;
        assert_eq!(moved, [1, 3, 4].into());
        assert_eq!(calls().across(|place| moved.contains(&place)), [2, 5, 6].into());
        assert_eq!(calls().across(|place| !moved.contains(&place)), [1].into());
        Ok(())
    }

    #[test]
    fn a_part_that_names_no_function_is_an_error() {
        assert!(calls().only_for(&["gone::"], &[]).is_err());
        assert!(calls().only_for(&["later::"], &["gone::"]).is_err());
    }
}
