//! A question for a whole number: a list of all that are offered.

use super::Link;
use super::element::{Element, el, text};
use super::pick::{entry, list};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::answers::Value;

/// The list and its unit.
pub(super) fn number(
    visit: &Visit,
    link: &Link,
    words: &Words,
    offered: impl Iterator<Item = i32>,
    unit: &str,
) -> Element {
    let mut numbers = list(link, 0, |_, picked| Action::Pick(picked.parse().ok()))
        .set("data-value", "number")
        .set("aria-labelledby", "cc-question cc-unit")
        .set("aria-describedby", "cc-help cc-error")
        .set_if(visit.refused, "aria-invalid", "true")
        .child(entry("", words.get(Word::PickNumber), visit.draft.value().is_none()));
    for number in offered {
        let digits = number.to_string();
        numbers = numbers.child(entry(&digits, &digits, visit.draft.is(Value::Number(number))));
    }
    el("div.number").child(numbers).child(text("span", unit).set("id", "cc-unit"))
}
