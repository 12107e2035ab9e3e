//! Icons, as paths on a 24 by 24 grid. Each stands beside a word and is hidden from screen readers.

use super::element::{Element, el};

pub(super) const CHECK: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M8.5 12.2l2.4 2.4 4.6-5";
pub(super) const STEPS: &str = "M4 19h4v-4h4v-4h4V7h4M15 4h5v5";
pub(super) const SCALES: &str =
    "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0ZM19 7l-2.5 6a2.7 2.7 0 0 0 5 0Z";
pub(super) const DOWN: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M12 8v8M8.7 12.8 12 16l3.3-3.2";
pub(super) const BARRED: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M6.4 6.4l11.2 11.2";
pub(super) const QUESTION: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M9.8 9.8a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2 1-1.2 1.9M12 16.3v.1";
pub(super) const TO_DO: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M8 12h8M13 9l3 3-3 3";
pub(super) const CROSS: &str =
    "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6";
pub(super) const NOTE: &str = "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M12 11v5M12 7.9v.1";
pub(super) const WARNING: &str = "M12 4 2.8 19.5h18.4ZM12 10v4.5M12 16.9v.1";

/// An icon.
pub(super) fn icon(path: &'static str) -> Element {
    el("svg")
        .set("viewBox", "0 0 24 24")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(el("path").set("d", path))
}
