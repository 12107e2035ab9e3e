//! Compares what the Wasm may call with `embed/allowed-imports.txt`.
//!
//! The content policy stops loading, not navigation, name look-ups or peer connections. What the module cannot
//! import it cannot call, so a new import is a decision that a person writes down, never a side effect of an update.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{Parser, Payload};

use super::{NEVER, NEVER_CALLED, why};
use crate::build::read_source;
use crate::build::short_names::{NUMBER, without_hash};
use crate::build::split::FIRST;
use crate::place::Place;

const LIST: &str = "embed/allowed-imports.txt";

/// Fails on an import that is not allowed. Gives a remark where the list allows more than is needed.
pub(in crate::build) fn check(place: &Place, wasm: &[u8]) -> Result<Option<String>> {
    let list = read_source(place, LIST)?;
    let allowed = listed(&list);
    let imported = imports(wasm)?;

    let ways_out: Vec<String> = imported.iter().filter_map(|name| way_out(name)).collect();
    if !ways_out.is_empty() {
        bail!(
            "the Wasm imports a way out of the frame, which no list can allow:\n{}",
            ways_out.join("\n")
        );
    }
    let new: Vec<&str> =
        imported.iter().map(String::as_str).filter(|name| !allowed.contains(name)).collect();
    if !new.is_empty() {
        bail!(
            "the Wasm imports what {LIST} does not allow. Look up what each of these does in a browser; if it can \
             neither load, send, store nor lead anywhere, add its line:\n{}",
            new.join("\n")
        );
    }
    let unused: Vec<&str> =
        allowed.iter().filter(|name| !imported.contains(**name)).copied().collect();
    Ok((!unused.is_empty()).then(|| {
        format!(
            "note: {LIST} allows what is not imported any more; take it out: {}",
            unused.join(", ")
        )
    }))
}

/// The later module may import from the first one alone: then it can do nothing that the first one could not.
pub(in crate::build) fn check_later(wasm: &[u8]) -> Result<()> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) =
            payload.context("the later Wasm is not well-formed")?
        {
            for import in section.into_imports() {
                let import = import?;
                ensure!(
                    import.module == FIRST,
                    "the later Wasm imports {} from {}, not from the first module",
                    import.name,
                    import.module
                );
            }
        }
    }
    Ok(())
}

/// What is wrong with this import, if no list may allow it. A constructor is `__wbg_new` for every class: which class,
/// the script shows, and is looked through for it.
fn way_out(name: &str) -> Option<String> {
    let reached = name.strip_prefix("__wbg_").unwrap_or(name);
    let reached = reached.strip_prefix("static_accessor_").unwrap_or(reached);
    let why = match reached.strip_prefix("set_") {
        Some(property) => why(&[NEVER], property),
        None => why(&[NEVER, NEVER_CALLED], reached),
    }?;
    Some(format!("  {name}: {why}"))
}

/// The list's lines, without comments.
fn listed(list: &str) -> BTreeSet<&str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .collect()
}

/// The names in the import section, without the numbers of those that share one.
fn imports(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) =
            payload.context("the built Wasm is not well-formed")?
        {
            for import in section.into_imports() {
                let name = import?.name;
                let stem = name.split(NUMBER).next().unwrap_or(name);
                names.insert(without_hash(stem).to_owned());
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_without_its_comments() {
        let allowed = listed("# shown\n__wbg_appendChild  # puts an element in\n\n");
        assert_eq!(allowed.into_iter().collect::<Vec<_>>(), ["__wbg_appendChild"]);
    }

    #[test]
    fn the_later_module_can_reach_the_first_one_only() {
        // Types, then one import of a function: from `a`, and from elsewhere.
        let importing = |from: u8| {
            let head = *b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01";
            [&head[..], &[from], b"\x01b\0\0"].concat()
        };
        assert!(check_later(&importing(b'a')).is_ok());
        assert!(check_later(&importing(b'e')).is_err());
        assert!(check_later(b"not Wasm").is_err());
    }

    #[test]
    fn ways_out_are_known_by_what_they_reach() {
        for name in [
            "__wbg_fetch",
            "__wbg_location",
            "__wbg_set_location",
            "__wbg_open",
            "__wbg_localStorage",
        ] {
            assert!(way_out(name).is_some(), "{name}");
        }
        assert_eq!(way_out("__wbg_appendChild"), None);
        assert_eq!(way_out("__wbg_set_open"), None);
    }
}
