//! What the page handed in besides rules and texts. The frame's script has checked the clinic's
//! part; none of it can touch a band, a criterion or a source.

use coverage_engine::costs::ClinicPrice;
use coverage_engine::date::Date;

/// What holds for the whole visit.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The visitor's date.
    pub today: Date,
    /// The address of the folder the widget came from.
    pub base: String,
    /// The clinic replaced the coverage rules by its own.
    pub replaced: bool,
    /// The clinic.
    pub clinic: Clinic,
    /// What the frame computed over the files it was handed.
    pub hashes: Hashes,
    /// The frame's own origin, as its script read it.
    pub origin: Option<String>,
}

/// The clinic. How to reach it is the same on every screen.
#[derive(Clone, Debug, Default)]
pub struct Clinic {
    /// Its name.
    pub name: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its booking page, an https address.
    pub booking: Option<String>,
    /// What else it says of itself, as it wrote it: treatments by their ids in `rules.json`, states, languages, networks,
    /// and whether it is certified for Spravato.
    pub says: Vec<Option<String>>,
    /// Its own prices.
    pub prices: Vec<ClinicPrice>,
}

/// SHA-256 of the files in use, as hex.
#[derive(Clone, Debug, Default)]
pub struct Hashes {
    /// The program.
    pub wasm: Option<String>,
    /// The coverage rules.
    pub core: Option<String>,
    /// What explains a result.
    pub more: Option<String>,
}
