//! Coverage logic: which question matters next, what a health plan would probably say, and why.
//!
//! A pure crate. It knows no browser, no clock, no files and no subject: what it says comes from
//! checked [`rules`], the [`answers`] it is handed, and the day it is told.
//!
//! In the order data flows: [`rules`] (types, loading) → [`answers`] → [`logic`] (three-valued
//! evaluation, exact search over completions) → [`outcome`] (which policy governs, which band) →
//! [`interview`] (which question next) → [`assessment`] (what a result screen shows) → [`costs`],
//! [`papers`], [`plan`] (what a person can do with it). [`saved`] keeps answers in a file.
//! The rules editor's side (reading `rules.json`, checking it, writing parcels) is `editor`, which
//! is never part of the Wasm.

pub mod answers;
pub mod assessment;
pub mod costs;
pub mod date;
#[cfg(feature = "editor")]
pub mod editor;
pub mod id;
pub mod interview;
pub mod logic;
mod order;
pub mod outcome;
pub mod papers;
pub mod parcel;
pub mod plan;
pub mod rules;
pub mod saved;
