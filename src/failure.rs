//! Why the widget could not go on, as a fixed word: all that the frame's script is ever told.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Why the widget could not go on. Holds nothing of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub(crate) enum Failure {
    /// It was not started, or not with what it needs.
    Start,
    /// The rules cannot be read, or contradict themselves.
    RulesBroken,
    /// The texts cannot be read, or are not those of the rules or of this build.
    TextsBroken,
}

impl From<Failure> for &'static str {
    fn from(failure: Failure) -> &'static str {
        match failure {
            Failure::Start => "start",
            Failure::RulesBroken => "rules-broken",
            Failure::TextsBroken => "texts-broken",
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> JsValue {
        // A word can always be written; if not, the script takes any failure for "start".
        serde_wasm_bindgen::to_value(&failure).unwrap_or(JsValue::UNDEFINED)
    }
}
