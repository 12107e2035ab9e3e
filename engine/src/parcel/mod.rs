//! Reads a parcel's body: JSON, but for the sign of what is left out, in which a struct is the list of its fields in order
//! and a variant is its number, so that no name has to travel or be compared. It must never panic or overflow the
//! stack, whatever it is given, and its error says nothing of what it read.
//!
//! The editor's side writes the same form (`editor::compact`). Left-out fields are `n`, and those
//! at the end are missing. Texts and sources are numbered in the order in which they are first named,
//! so that nearly all are written as 0, "the next one". Ids that no screen reads do not travel.
//!
//! A general JSON reader behind derived code came to a fifth of the download;
//! this one is a small part of that. For the same reason a form cannot fail: what is broken is noted
//! by the reader, read as nothing, and refused as a whole at the end.

mod forms;
mod packed;
mod reader;

#[cfg(feature = "pack")]
pub use packed::pack;
pub use packed::unpack;

use reader::Reader;
use std::fmt;

/// The form of parcels, in their stamps. It goes up when those who read the old one would misread the new one.
pub const FORMAT: u32 = 3;

/// Stands where a value is left out: there are two thousand, and nothing else of a parcel begins with it.
pub const LEFT_OUT: u8 = b'n';

/// What can be read from a parcel.
pub trait Form: Sized {
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "forms are read by this module only")]
    fn read(reader: &mut Reader) -> Self;
}

/// The parcel does not hold what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the parcel is broken; build it again with `coverage-rules build`")
    }
}

impl std::error::Error for Broken {}

/// Reads a parcel's body.
///
/// ```
/// let texts: Vec<String> = coverage_engine::parcel::read(r#"["one","two"]"#).unwrap();
/// assert_eq!(texts, ["one", "two"]);
/// assert!(coverage_engine::parcel::read::<Vec<String>>(r#"["one","#).is_err());
/// ```
///
/// # Errors
/// If it is not of the expected form, to its last character.
pub fn read<T: Form>(body: &str) -> Result<T, Broken> {
    let mut reader = Reader::new(body);
    let value = T::read(&mut reader);
    if reader.is_whole() {
        return Ok(value);
    }
    // What would free it is not worth its download: a broken parcel ends everything, and a damaged file with saved
    // answers, of which somebody may open several, is small.
    std::mem::forget(value);
    Err(Broken)
}
