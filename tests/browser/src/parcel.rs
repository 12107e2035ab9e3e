//! Parcels of rules as the build writes them (a line with the stamp, then the body), and the ways to spoil them.

use std::fmt::Write as _;
use std::path::Path;

use coverage_engine::parcel::FORMAT;
use sha2::{Digest, Sha256};

use crate::outcome::{Failure, Outcome};

/// The address of a file of the versioned folder, from the root of the site.
pub(crate) fn address_of(dist: &Path, name: &str) -> Outcome<String> {
    let mut versions = std::fs::read_dir(dist.join("v"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let version =
        versions.next().ok_or_else(|| Failure::new("dist/v/ is empty: run `cargo xtask build`"))?;
    Ok(format!("v/{version}/{name}"))
}

/// Any body under a stamp that is right for it.
pub(crate) fn stamped(body: &str) -> Vec<u8> {
    let mut hash = String::new();
    for byte in Sha256::digest(body.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    format!("{{\"coverage-rules\":\"0.1.0\",\"format\":{FORMAT},\"sha256\":\"{hash}\"}}\n{body}")
        .into_bytes()
}

/// The body of a built parcel alone.
pub(crate) fn without_stamp(dist: &Path, name: &str) -> Outcome<Vec<u8>> {
    let bytes = built(dist, name)?;
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or_default();
    Ok(bytes.get(end + 1..).unwrap_or_default().to_vec())
}

/// A built parcel whose body was changed under its stamp.
pub(crate) fn with_one_byte_more(dist: &Path, name: &str) -> Outcome<Vec<u8>> {
    let mut bytes = built(dist, name)?;
    bytes.push(b' ');
    Ok(bytes)
}

fn built(dist: &Path, name: &str) -> Outcome<Vec<u8>> {
    Ok(std::fs::read(dist.join(address_of(dist, name)?))?)
}
