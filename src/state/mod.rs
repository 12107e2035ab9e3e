//! What the visitor has done so far, without the DOM: a reducer over the engine's types, tested
//! natively. Nothing here may be stored, logged or put into an error.

mod action;
mod alternative;
mod desk;
mod draft;
mod filter;
mod keeping;
mod library;
mod outlook;
mod reducer;
mod screen;
mod settings;
mod trial;
mod visit;

#[cfg(test)]
mod desk_tests;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use alternative::Alternative;
pub use desk::Desk;
pub use draft::Draft;
pub use keeping::Notice;
pub use library::{Language, Library, Shelf};
pub use outlook::{Explanation, Outlook};
pub use screen::{Cover, Screen, Then};
pub use settings::{Clinic, Hashes, Settings};
pub use trial::Trial;
pub use visit::{Focus, Visit};
