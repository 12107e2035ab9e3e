//! A question for a whole number: a text field with a number pad. Not `type=number`: that one changes
//! under a scrolling wheel and hides what does not parse.

use super::Link;
use super::element::{Element, el, text};
use crate::state::{Action, Draft, Visit};
use coverage_engine::id::TextId;

/// The field and its unit.
pub(super) fn number(visit: &Visit, link: &Link, unit: Option<TextId>) -> Element {
    let value = match &visit.draft {
        Draft::Typed(typed) => typed.as_str(),
        Draft::Empty | Draft::Value(_) => "",
    };
    let field = typed_field(visit, link, "text", value, Action::Type)
        .set("inputmode", "numeric")
        .set("maxlength", "4")
        .set("data-value", "number")
        .set("aria-labelledby", "cc-question cc-unit")
        .set("aria-describedby", "cc-help cc-error");
    let unit = text("span", "", unit.map_or("", |unit| visit.text(unit))).set("id", "cc-unit");
    el("div", "number").child(field).child(unit)
}

/// A field to type in, of which the browser sends nothing to a service: no spelling check, no
/// completion, no suggestion. It has no name.
pub(super) fn typed_field(
    visit: &Visit,
    link: &Link,
    kind: &'static str,
    value: &str,
    action: fn(String) -> Action,
) -> Element {
    el("input", "")
        .set("type", kind)
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .set("autocorrect", "off")
        .set("autocapitalize", "off")
        .set("writingsuggestions", "false")
        .set_if(visit.problem.is_some(), "aria-invalid", "true")
        .value(value)
        .on_input(link, action)
}
