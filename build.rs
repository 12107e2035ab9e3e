//! Makes the list of names of what the widget says out of `src/words/en.json`, and refuses to build if
//! Spanish lacks one, has one too many, or has other places to fill in.

use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// "first" (up to the first question) and "later", each by name. In both files the order is by name, so
/// that it cannot differ between what is compiled and what is packed.
type File = BTreeMap<String, BTreeMap<String, Value>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/words/en.json");
    println!("cargo::rerun-if-changed=src/words/es.json");
    let (english, spanish) = (read("src/words/en.json")?, read("src/words/es.json")?);
    agree(&english, &spanish);
    let mut code = names(&english);
    for (language, file) in [("EN", &english), ("ES", &spanish)] {
        let all: Vec<&str> = file.values().flat_map(BTreeMap::values).flat_map(texts).collect();
        let _ = write!(
            code,
            "/// All of them, in order.\n#[cfg(test)]\npub(crate) const {language}: &[&str] = &{all:?};\n"
        );
    }
    let out = env::var_os("OUT_DIR").ok_or("Cargo names no folder to write to")?;
    fs::write(Path::new(&out).join("word.rs"), code)?;
    Ok(())
}

fn read(name: &str) -> Result<File, Box<dyn Error>> {
    let text = fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
    let file: File = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let parts: Vec<&String> = file.keys().collect();
    assert!(
        parts == ["first", "later"],
        "{name} must hold `first` and `later`, and holds {parts:?}"
    );
    Ok(file)
}

fn texts(entry: &Value) -> Vec<&str> {
    match entry {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn agree(english: &File, spanish: &File) {
    for (part, entries) in english {
        let others = &spanish[part];
        for (name, entry) in entries {
            let other = others.get(name).unwrap_or(&Value::Null);
            let places = |entry| -> Vec<usize> {
                texts(entry).iter().map(|text| text.matches("{}").count()).collect()
            };
            let (here, there) = (places(entry), places(other));
            assert!(
                !here.is_empty() && here == there && entry.is_array() == other.is_array(),
                "src/words: `{name}` of `{part}` is not the same number of texts with the same places in both languages"
            );
            assert!(
                texts(entry).iter().chain(&texts(other)).all(|text| !text.trim().is_empty()),
                "src/words: `{name}` is empty"
            );
        }
        let more = others.keys().find(|name| !entries.contains_key(*name));
        assert!(more.is_none(), "src/words/es.json holds {more:?}, which en.json does not");
    }
}

/// `pub(crate) enum Word` and `WordList`: a name and its position.
fn names(file: &File) -> String {
    let (mut words, mut lists) = (String::new(), String::new());
    let mut at = 0;
    let mut first = 0;
    for (part, entries) in file {
        for (name, entry) in entries {
            let list = if entry.is_array() { &mut lists } else { &mut words };
            let _ = writeln!(list, "    {} = {at},", camel(name));
            at += texts(entry).len();
        }
        if part == "first" {
            first = at;
        }
    }
    let derive = "#[derive(Clone, Copy, Debug, PartialEq, Eq)]";
    format!(
        "/// What is said, by its position among the words.\n{derive}\n#[repr(u16)]\npub(crate) enum Word {{\n{words}}}\n\
         /// Where a list of words begins.\n{derive}\n#[repr(u16)]\npub(crate) enum WordList {{\n{lists}}}\n\
         /// How many come with the first parcel.\npub(crate) const FIRST: usize = {first};\n\
         /// How many there are.\npub(crate) const ALL: usize = {at};\n"
    )
}

fn camel(name: &str) -> String {
    let mut camel = String::new();
    for part in name.split('_') {
        let mut signs = part.chars();
        camel.extend(signs.next().map(|sign| sign.to_ascii_uppercase()));
        camel.push_str(signs.as_str());
    }
    camel
}
