//! Gives the names between Wasm and script a short end: `__wbg_focus_4fd4a8a4a5f0c9d1` -> `__wbg_focus`.
//!
//! The hashes keep apart what several tools would link together. Here one module meets one script, and each visitor
//! would download every hash twice. What a name says stays, so that the wall's list and a curious reader can use it.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use walrus::Module;

/// In the names that wasm-bindgen gives to closures which the page calls back.
const CLOSURE: &str = "__convert__closures";

/// Stands before the number of a name that several imports share: `__wbg_new$2`.
pub(super) const NUMBER: char = '$';

/// Renames in both, and gives the script back.
pub(super) fn shorten(module: &mut Module, mut script: String) -> Result<String> {
    let mut taken = BTreeSet::new();
    let mut long: Vec<String> = module.imports.iter().map(|import| import.name.clone()).collect();
    long.extend(module.exports.iter().map(|export| export.name.clone()));
    long.sort();
    long.dedup();
    for old in long {
        let stem = if old.contains(CLOSURE) { "closure" } else { without_hash(&old) };
        if stem == old {
            continue;
        }
        let new = free_name(stem, &mut taken);
        if !script.contains(&old) {
            bail!("wasm-bindgen's script does not mention `{old}`, which the Wasm names");
        }
        script = script.replace(&old, &new);
        for import in module.imports.iter_mut().filter(|import| import.name == old) {
            import.name.clone_from(&new);
        }
        for export in module.exports.iter_mut().filter(|export| export.name == old) {
            export.name.clone_from(&new);
        }
    }
    Ok(script)
}

/// Gives the imports one or two letters each, in both: `__wbg_focus` -> `b7`. What each of them does, the script still shows.
/// Only for a module whose imports were checked by their names.
pub(super) fn number_imports(module: &mut Module, mut script: String) -> Result<String> {
    let mut names: Vec<String> = module.imports.iter().map(|import| import.name.clone()).collect();
    names.sort();
    names.dedup();
    for (at, old) in names.iter().enumerate() {
        let first = char::from(b'a' + u8::try_from(at / 10)?);
        let new = format!("{first}{}", at % 10);
        let (renamed, times) = with_word(&script, old, &new);
        if times == 0 {
            bail!("wasm-bindgen's script does not mention `{old}`, which the Wasm imports");
        }
        script = renamed;
        for import in module.imports.iter_mut().filter(|import| import.name == *old) {
            import.name.clone_from(&new);
        }
    }
    Ok(script)
}

/// Exchanges a whole name, and says how often it stood there.
fn with_word(script: &str, old: &str, new: &str) -> (String, usize) {
    let in_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let (mut renamed, mut end, mut times) = (String::with_capacity(script.len()), 0, 0);
    for (at, _) in script.match_indices(old) {
        let before = script[..at].chars().next_back().is_some_and(in_name);
        let after = script[at + old.len()..].chars().next().is_some_and(in_name);
        if before || after {
            continue;
        }
        renamed.push_str(&script[end..at]);
        renamed.push_str(new);
        end = at + old.len();
        times += 1;
    }
    renamed.push_str(&script[end..]);
    (renamed, times)
}

/// `__wbg_focus_4fd4a8a4a5f0c9d1` -> `__wbg_focus`.
pub(super) fn without_hash(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((stem, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            stem
        }
        _ => name,
    }
}

fn free_name(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = stem.to_owned();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{stem}{NUMBER}{number}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_stripped_and_nothing_else() {
        assert_eq!(without_hash("__wbg_appendChild_105fd1a3d2b3b1c5"), "__wbg_appendChild");
        assert_eq!(
            without_hash("__wbindgen_init_externref_table"),
            "__wbindgen_init_externref_table"
        );
        assert_eq!(without_hash("__wbindgen_cast_0000000000000001"), "__wbindgen_cast");
    }

    #[test]
    fn only_whole_names_are_exchanged() {
        let script = "{__wbg_new:f,__wbg_new$2:g,x__wbg_new:h,__wbg_news:i}";
        let (renamed, times) = with_word(script, "__wbg_new", "a0");
        assert_eq!(renamed, "{a0:f,__wbg_new$2:g,x__wbg_new:h,__wbg_news:i}");
        assert_eq!(times, 1);
    }

    #[test]
    fn names_that_several_share_are_numbered() {
        let mut taken = BTreeSet::new();
        let names = ["__wbg_new", "__wbg_get", "__wbg_new", "__wbg_new"]
            .map(|stem| free_name(stem, &mut taken));
        assert_eq!(names, ["__wbg_new", "__wbg_get", "__wbg_new$2", "__wbg_new$3"]);
    }
}
