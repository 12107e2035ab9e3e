//! A part that is folded until it is asked for.

use super::element::{Element, el, text};

/// An empty body, to fill and to hand to [`fold`].
pub(super) fn body() -> Element {
    el("div.fold-body")
}

/// Puts title and body together.
pub(super) fn fold(title: &str, open: bool, body: Element) -> Element {
    el("details.fold").set_if(open, "open", "").child(text("summary", title)).child(body)
}
