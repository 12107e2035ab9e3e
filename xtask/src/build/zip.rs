//! Writes a ZIP archive, the form in which WordPress takes plugins.
//!
//! Always the same bytes for the same files: every entry carries the oldest date that the format knows.

use std::io::Write as _;

use anyhow::{Context, Result};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980, midnight, as the format writes it: date, then time.
const DATE: u16 = (1 << 5) | 1;
const TIME: u16 = 0;
const DEFLATED: u16 = 8;
/// What a reader must understand: deflate and folders (2.0).
const NEEDS: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// One archive that is being written.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Zip {
    /// Adds a file under a path with `/` between its parts.
    pub(super) fn add(&mut self, name: &str, contents: &[u8]) -> Result<()> {
        let mut sum = Crc::new();
        sum.update(contents);
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::best());
        writer.write_all(contents)?;
        let packed = writer.finish()?;
        let start = size(self.bytes.len())?;

        // What stands alike before the file and in the directory.
        let mut about = Vec::new();
        for number in [NEEDS, FLAGS, DEFLATED, TIME, DATE] {
            about.extend(number.to_le_bytes());
        }
        for number in [sum.sum(), size(packed.len())?, size(contents.len())?] {
            about.extend(number.to_le_bytes());
        }
        about.extend(u16::try_from(name.len())?.to_le_bytes());
        about.extend(0_u16.to_le_bytes());

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&about);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(NEEDS.to_le_bytes());
        self.directory.extend(about);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries = self.entries.checked_add(1).context("too many files for a ZIP archive")?;
        Ok(())
    }

    /// The whole archive.
    pub(super) fn finish(mut self) -> Result<Vec<u8>> {
        let start = size(self.bytes.len())?;
        let length = size(self.directory.len())?;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        for number in [self.entries, self.entries] {
            self.bytes.extend(number.to_le_bytes());
        }
        for number in [length, start] {
            self.bytes.extend(number.to_le_bytes());
        }
        self.bytes.extend([0; 2]);
        Ok(self.bytes)
    }
}

fn size(length: usize) -> Result<u32> {
    u32::try_from(length).context("too large for a ZIP archive")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_ends_with_its_directory_and_is_always_the_same() -> Result<()> {
        let write = || -> Result<Vec<u8>> {
            let mut zip = Zip::default();
            zip.add("a/one.txt", b"one one one one")?;
            zip.add("a/two.txt", b"")?;
            zip.finish()
        };
        let bytes = write()?;
        assert_eq!(bytes, write()?);
        assert!(bytes.starts_with(b"PK\x03\x04"));
        let end = bytes.get(bytes.len() - 22..).unwrap_or_default();
        assert!(end.starts_with(b"PK\x05\x06"));
        assert_eq!(end.get(8..12), Some([2, 0, 2, 0].as_slice()));
        Ok(())
    }
}
