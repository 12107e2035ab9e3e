//! How to reach the clinic: the same words and links on every screen, so that using them tells
//! nothing.

use super::element::{Element, el, text};
use crate::state::Clinic;
use crate::words::{Word, Words};

/// The clinic's line; nothing if the clinic gave nothing.
pub(super) fn clinic(clinic: &Clinic, words: &Words) -> Option<Element> {
    if clinic.phone.is_none() && clinic.booking.is_none() {
        return None;
    }
    let mut line = el("p.clinic");
    line = line.child(text("b", clinic.name.as_deref().unwrap_or(words.get(Word::Clinic))));
    if let Some(phone) = &clinic.phone {
        let digits: String =
            phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        line = line.child(text("a", phone).set("href", &["tel:", &digits].concat()));
    }
    if let Some(booking) = clinic.booking.as_ref().filter(|link| link.starts_with("https://")) {
        line = line.child(outside(booking, words.get(Word::Book)));
    }
    Some(line)
}

/// A link that opens another website in a tab of its own, without saying where it came from.
pub(super) fn outside(address: &str, label: &str) -> Element {
    text("a", label).set("href", address).set("target", "_blank").set("rel", "noopener noreferrer")
}
