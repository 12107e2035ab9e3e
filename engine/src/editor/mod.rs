//! The rules editor's side: reads `rules.json`, finds what is wrong with it and where, and writes the
//! compact parcels that browsers load. Native only; it may be slow and thorough.

pub mod answers_file;
pub mod command;
pub mod compact;
mod compile;
pub mod cost_file;
pub mod deadline_file;
mod diff;
mod emptied;
pub mod escaped;
mod examples;
pub mod file;
pub mod finding;
pub mod lint;
mod outcomes;
mod outline;
pub mod paper_file;
mod parcels;
pub mod picture;
mod problems;
mod read;
mod schema;
mod shape;
mod slip;
mod typical;
mod words;

pub use compile::{Compiled, compile};
pub use finding::{Finding, Severity};
pub use outline::Outline;
pub use parcels::{Parcels, stamped};
pub use read::read;
