//! The parcels that browsers load, each with a stamp: which tool checked it, and the hash of what it
//! stamped. A browser refuses a parcel whose stamp is missing or does not match.

use super::Compiled;
use super::compact::{self, CannotBeWritten};
use crate::parcel::{FORMAT, pack};
use serde::Serialize;
use serde::ser::Error as _;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Names and contents of all parcels.
#[derive(Clone, Debug)]
pub struct Parcels {
    /// File name and bytes.
    pub files: Vec<(&'static str, Vec<u8>)>,
}

#[derive(Serialize)]
struct Stamp<'a> {
    #[serde(rename = "coverage-rules")]
    tool: &'static str,
    format: u32,
    sha256: &'a str,
}

impl Parcels {
    /// The parcels of compiled rules, with the general picture (`fallback.json`) made by `fallback`.
    ///
    /// # Errors
    /// If the second parcel is larger than browsers unpack (4 MB), which takes rules a hundred times the size of
    /// real ones.
    pub fn of(
        compiled: &Compiled,
        fallback: &serde_json::Value,
    ) -> Result<Parcels, CannotBeWritten> {
        let split = usize::from(compiled.core.core_texts);
        let (english, more_english) = compiled.en.split_at(split.min(compiled.en.len()));
        let (spanish, more_spanish) = compiled.es.split_at(split.min(compiled.es.len()));
        // All that someone who began in one language still lacks. In one file it packs better.
        let rest = |texts: &[String], other: &[String], other_more: &[String]| {
            let body = compact::write(&(&compiled.more, (texts, (other, other_more))))?;
            let packed = pack(body.as_bytes()).map_err(CannotBeWritten::custom)?;
            under_stamp(&packed)
        };
        Ok(Parcels {
            files: vec![
                ("core.json", stamped(&compiled.core)?),
                ("texts-en.json", stamped(&english)?),
                ("texts-es.json", stamped(&spanish)?),
                ("rest-en.pack", rest(more_english, spanish, more_spanish)?),
                ("rest-es.pack", rest(more_spanish, english, more_english)?),
                ("fallback.json", fallback.to_string().into_bytes()),
            ],
        })
    }
}

/// A value as one line, in the form of parcels, behind its stamp.
///
/// # Errors
/// If it holds what a parcel cannot.
pub fn stamped<T: Serialize>(value: &T) -> Result<Vec<u8>, CannotBeWritten> {
    under_stamp(compact::write(value)?.as_bytes())
}

fn under_stamp(body: &[u8]) -> Result<Vec<u8>, CannotBeWritten> {
    let mut hash = String::new();
    for byte in Sha256::digest(body) {
        let _ = write!(hash, "{byte:02x}");
    }
    let stamp = Stamp { tool: env!("CARGO_PKG_VERSION"), format: FORMAT, sha256: &hash };
    let mut file = serde_json::to_vec(&stamp).map_err(CannotBeWritten::custom)?;
    file.push(b'\n');
    file.extend_from_slice(body);
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::command::load;

    #[test]
    fn what_no_browser_would_unpack_is_not_packed() {
        let loaded = load(include_str!("../../tests/small_rules/rules.json")).expect("sound rules");
        let fallback = serde_json::json!({});
        assert!(Parcels::of(&loaded.compiled, &fallback).is_ok());
        let mut large = loaded.compiled;
        large.es.push("x".repeat(5 << 20));
        let error = Parcels::of(&large, &fallback).expect_err("too large");
        assert!(error.to_string().contains("4 MB"), "{error}");
    }
}
