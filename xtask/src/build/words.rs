//! Packs what the widget itself says into stamped files: for each language the words up to the first question, and
//! a file with all that are still missing then, in both languages, and the look of the screens that need them.
//!
//! The order is by name, as the widget's own build script has it; that script also proves that the languages agree.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use coverage_engine::parcel;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::frame::hex;
use super::{read_source, style, write};
use crate::place::Place;

/// What the second parcel brings besides the rules and the code.
pub(crate) const LATER: &str = "words-later-en.pack|words-later-es.pack";

type Entries = BTreeMap<String, Value>;

pub(super) fn pack(place: &Place, folder: &Path) -> Result<()> {
    let mut all = Vec::new();
    for language in ["en", "es"] {
        let name = format!("src/words/{language}.json");
        let parts: BTreeMap<String, Entries> =
            serde_json::from_str(&read_source(place, &name)?).with_context(|| name.clone())?;
        let (Some(first), Some(later)) = (parts.get("first"), parts.get("later")) else {
            bail!("{name} must hold `first` and `later`");
        };
        let strings = in_order(first);
        write(
            &folder.join(format!("words-{language}.json")),
            &stamped(json!(strings).to_string().as_bytes()),
        )?;
        all.push((language, strings, in_order(later)));
    }
    let look = style::sheet(place, style::LATER)?;
    for (language, _, later) in &all {
        // Of the language that the visitor begins in the first words are there already.
        let others = all.iter().filter(|(other, ..)| other != language);
        let other: Vec<&Value> =
            others.flat_map(|(_, first, later)| first.iter().chain(later)).collect();
        let body = json!([look, [later, other]]).to_string();
        let name = format!("words-later-{language}.pack");
        write(&folder.join(name), &stamped(&parcel::pack(body.as_bytes())?))?;
    }
    Ok(())
}

fn in_order(entries: &Entries) -> Vec<Value> {
    let mut strings = Vec::new();
    for entry in entries.values() {
        match entry {
            Value::Array(list) => strings.extend(list.iter().cloned()),
            one => strings.push(one.clone()),
        }
    }
    strings
}

/// Behind one line that names what made it and the hash of the rest, as `coverage-rules build` writes it.
fn stamped(body: &[u8]) -> Vec<u8> {
    let hash = hex(&Sha256::digest(body));
    let stamp =
        json!({ "coverage-rules": "words", "format": parcel::FORMAT, "sha256": hash }).to_string();
    [stamp.as_bytes(), b"\n", body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_name_and_lists_in_their_own_order() -> Result<()> {
        let entries: Entries = serde_json::from_str(r#"{"b": ["2", "1"], "a": "0"}"#)?;
        assert_eq!(in_order(&entries), ["0", "2", "1"]);
        Ok(())
    }
}
