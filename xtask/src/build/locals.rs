//! Orders each function's variables by how often it uses them: what is used most gets the smallest numbers, and the same
//! numbers come back in all functions. That changes nothing in what they do, and they compress better.

use std::collections::HashMap;

use walrus::ir::{Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{LocalId, Module};

/// Uses of each variable, in order of the first one.
#[derive(Default)]
struct Uses(Vec<(LocalId, u32)>);

impl Visitor<'_> for Uses {
    fn visit_local_id(&mut self, local: &LocalId) {
        match self.0.iter_mut().find(|(known, _)| known == local) {
            Some((_, uses)) => *uses += 1,
            None => self.0.push((*local, 1)),
        }
    }
}

struct Renamed(HashMap<LocalId, LocalId>);

impl VisitorMut for Renamed {
    fn visit_local_id_mut(&mut self, local: &mut LocalId) {
        if let Some(new) = self.0.get(local) {
            *local = *new;
        }
    }
}

/// Reorders the variables of all functions; parameters keep their places.
pub(super) fn by_use(module: &mut Module) {
    for (_, function) in module.funcs.iter_local_mut() {
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        uses.0.retain(|(local, _)| !function.args.contains(local));
        // Stable: among those used equally often the first stays first.
        uses.0.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
        // Variables are numbered by age.
        let fresh = uses.0.into_iter().map(|(local, _)| {
            let kind = module.locals.get(local).ty();
            (local, module.locals.add(kind))
        });
        let mut renamed = Renamed(fresh.collect());
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut renamed, function, entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn what_is_used_most_comes_first_and_parameters_stay() {
        let mut module = Module::default();
        let given = module.locals.add(ValType::I32);
        let (seldom, often) = (module.locals.add(ValType::I32), module.locals.add(ValType::I32));
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder
            .func_body()
            .local_get(given)
            .local_set(seldom)
            .local_get(given)
            .local_tee(often)
            .local_set(often);
        let id = builder.finish(vec![given], &mut module.funcs);
        by_use(&mut module);
        let function = module.funcs.get(id).kind.unwrap_local();
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        let (first, new_seldom, new_often) = (uses.0[0].0, uses.0[1].0, uses.0[2].0);
        assert_eq!(first, given);
        assert!(new_often < new_seldom && seldom < new_often);
        assert_eq!(uses.0.iter().map(|(_, uses)| *uses).collect::<Vec<_>>(), [2, 1, 2]);
    }
}
