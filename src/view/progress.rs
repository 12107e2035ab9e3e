//! Where in the interview the visitor is: Back, the question's number, how many are left.

use super::button::plain;
use super::element::{Element, el, text};
use super::{Link, Message};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::id::FactId;

/// With more than this the range says little: many of them will fall away.
const MOST_TO_COUNT: u16 = 12;

/// The line above a question.
pub(super) fn line(visit: &Visit, link: &Link, words: &Words, id: FactId) -> Element {
    let left = visit.outlook.remaining;
    let most = left.at_most.to_string();
    let range = if left.at_most > MOST_TO_COUNT {
        words.fill(Word::LeftMany, &[&most])
    } else if left.at_least < left.at_most {
        words.fill(Word::LeftRange, &[&left.at_least.to_string(), &most])
    } else {
        words.fill(Word::Left, &[&most])
    };
    let mut number = words.fill(Word::QuestionNumber, &[&(before(visit, id) + 1).to_string()]);
    if left.at_most > 0 {
        number = [number.as_str(), " · ", range.as_str()].concat();
    }
    back_line(visit, link, words).child(text("p", &number))
}

/// The bar under it says the same and is hidden from screen readers.
pub(super) fn bar(visit: &Visit, id: FactId) -> Element {
    let left = visit.outlook.remaining;
    let middle = usize::from(left.at_least + left.at_most).div_ceil(2).max(1);
    el("progress")
        .set("aria-hidden", "true")
        .set("value", &before(visit, id).to_string())
        .set("max", &(visit.outlook.asked.len() + middle).to_string())
}

/// How many questions come before this one.
fn before(visit: &Visit, id: FactId) -> usize {
    let asked = &visit.outlook.asked;
    asked.iter().position(|fact| *fact == id).unwrap_or(asked.len())
}

/// Back, and a way to print what is on the screen: the frame's script does it.
pub(super) fn back_and_print(visit: &Visit, link: &Link, words: &Words) -> Element {
    back_line(visit, link, words).child(plain("print.quiet", words.get(Word::Print)))
}

/// Back; from the first screen to the frame's start screen.
pub(super) fn back_line(visit: &Visit, link: &Link, words: &Words) -> Element {
    let go = if visit.can_go_back() {
        Message::Act(Action::Back)
    } else {
        Message::Tell("cc-start-screen")
    };
    let arrow = text("span", "← ").set("aria-hidden", "true");
    let back = plain("back.quiet", "").child(arrow).say(words, Word::Back).on_click(link, go);
    el("div.where").child(back)
}
