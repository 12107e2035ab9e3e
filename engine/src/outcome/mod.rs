//! What a plan would say: which policy governs, and in which band that puts the visitor.

mod band;
mod explore;
mod governing;
mod level;
mod live;
mod readers;
mod state;
mod subject;

pub use band::{Band, Bands};
pub(crate) use explore::{can_come_out, is_relevant, may_govern, possible_bands, settled_band};
pub(crate) use level::{Level, Levels, allowed, band_of, fixed_band};
pub(crate) use readers::Readers;
pub(crate) use state::State;
pub(crate) use subject::Subject;
