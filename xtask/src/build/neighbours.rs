//! Puts functions that resemble each other beside each other: what compresses a file finds what it has seen the better the
//! nearer it lies. Nothing else about the module changes.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// So many bytes in a row are one piece of a function.
const PIECE: usize = 4;
/// Functions of fewer pieces resemble nothing for having one of them.
const FEW_PIECES: usize = 8;

/// The module with its functions in that order.
///
/// # Errors
/// If it is not well-formed.
pub(super) fn side_by_side(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm)?;
    let order = order(&bodies);
    let mut new = vec![0; bodies.len()];
    for (at, old) in (imported..).zip(&order) {
        new[*old] = at;
    }
    let mut module = Module::new();
    Reordered { imported, order, new }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the Wasm could not be put in order: {error}"))?;
    Ok(module.finish())
}

/// How many functions are imported, and the bodies of the others.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("the Wasm could not be read")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let kind = import?.ty;
                    imported += u32::from(matches!(kind, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The smallest first, then always the one that shares most with the last.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<&[u8]>> = bodies
        .iter()
        .map(|body| {
            let mut pieces: Vec<&[u8]> = body.windows(PIECE).collect();
            pieces.sort_unstable();
            pieces.dedup();
            pieces
        })
        .collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(function);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|function| Reverse(bodies[*function].len()));
    let mut order = Vec::with_capacity(bodies.len());
    while let Some(nearest) = nearest(&pieces, &holders, order.last().copied(), &left) {
        order.push(left.remove(nearest));
    }
    order
}

/// Where in `left` the function stands that shares most with the last one.
fn nearest(
    pieces: &[Vec<&[u8]>],
    holders: &HashMap<&[u8], Vec<usize>>,
    last: Option<usize>,
    left: &[usize],
) -> Option<usize> {
    let Some(last) = last else { return left.len().checked_sub(1) };
    let mut shared = vec![0_usize; pieces.len()];
    for holder in pieces[last].iter().flat_map(|piece| &holders[piece]) {
        shared[*holder] += 1;
    }
    let share = |function: usize| {
        let of = pieces[last].len().max(pieces[function].len()).max(FEW_PIECES);
        // In thousandths of thousandths, so that no machine rounds otherwise.
        shared[function] * 1_000_000 / of
    };
    (0..left.len()).max_by_key(|at| share(left[*at]))
}

struct Reordered {
    imported: u32,
    /// The old places in the new order.
    order: Vec<usize>,
    /// The new numbers by old place.
    new: Vec<u32>,
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, reencode::Error> {
        let own = old.checked_sub(self.imported).and_then(|place| self.new.get(place as usize));
        Ok(own.copied().unwrap_or(old))
    }

    fn parse_function_section(
        &mut self,
        to: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in &self.order {
            to.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        to: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.order.clone() {
            self.parse_function_body(to, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_comes_first_and_what_resembles_it_next() {
        let (small, other, like) = (b"abcdefgh", b"0123456789012", b"abcdefghijkl");
        assert_eq!(order(&[like, other, small]), [2, 0, 1]);
        assert_eq!(order(&[]), [] as [usize; 0]);
    }
}
