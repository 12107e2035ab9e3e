//! A question outside the interview, small: a list to pick from, or boxes. Each can be left blank, and
//! what is picked counts at once.

use super::Link;
use super::element::{Element, el, text};
use super::option::{Shown, option};
use super::pick::{entry, list};
use crate::state::{Action, Draft, Visit};
use crate::words::{Word, Words};
use coverage_engine::answers::{Answer, Value};
use coverage_engine::id::FactId;
use coverage_engine::rules::{Fact, Kind};

/// All questions, one below the other.
pub(super) fn ask_all(visit: &Visit, link: &Link, words: &Words, ids: &[FactId]) -> Element {
    let mut all = el("div.asks");
    for id in ids {
        all = all.maybe(ask(visit, link, words, *id));
    }
    all
}

fn ask(visit: &Visit, link: &Link, words: &Words, id: FactId) -> Option<Element> {
    let fact = visit.rules.fact(id)?;
    let question = visit.text(fact.text);
    let help = fact.help.map(|help| text("span.small soft", visit.text(help)));
    let question = text("span.ask-text", question);
    let asked = if let Kind::SomeOf(_) = &fact.kind {
        let title = el("legend").child(question).maybe(help);
        el("fieldset.ask").child(title).child(boxes(visit, link, id, fact))
    } else {
        let label = el("label.ask-pick").child(question).maybe(help);
        el("div.ask").child(label.child(picks(visit, link, words, id, fact)))
    };
    Some(asked.key(&fact.key).set("data-ask", &fact.key))
}

fn picks(visit: &Visit, link: &Link, words: &Words, id: FactId, fact: &Fact) -> Element {
    let value = match visit.answers.get(id) {
        Answer::Known(value) => Some(value),
        Answer::Open | Answer::Unsure => None,
    };
    let fill = |list, picked: &str| Action::Fill(FactId(list), picked.parse().ok());
    let mut numbers =
        list(link, id.0, fill).child(entry("", words.get(Word::NoAnswer), value.is_none()));
    match &fact.kind {
        Kind::YesNo => {
            for (yes, word) in [(true, Word::Yes), (false, Word::No)] {
                let picked = value == Some(Value::YesNo(yes));
                numbers =
                    numbers.child(entry(if yes { "1" } else { "0" }, words.get(word), picked));
            }
        }
        Kind::Number { unit, .. } => {
            let unit = unit.map_or("", |unit| visit.text(unit));
            for number in fact.offered() {
                let digits = number.to_string();
                let label = [digits.as_str(), " ", unit].concat();
                numbers =
                    numbers.child(entry(&digits, &label, value == Some(Value::Number(number))));
            }
        }
        _ => {
            for (at, label) in fact.options().iter().enumerate() {
                let picked = value == Some(Value::Option(at as u16));
                numbers = numbers.child(entry(&at.to_string(), visit.text(label.text), picked));
            }
        }
    }
    numbers
}

fn boxes(visit: &Visit, link: &Link, id: FactId, fact: &Fact) -> Element {
    let chosen = Draft::of(visit.answers.get(id)).options();
    let mut options = el("div.options many");
    for (at, label) in fact.options().iter().enumerate() {
        let shown = Shown {
            key: &label.key,
            text: visit.text(label.text),
            help: None,
            chosen: chosen >> at & 1 == 1,
            field: "checkbox",
        };
        options =
            options.child(option(visit, link, &shown, Action::Fill(id, i32::try_from(at).ok())));
    }
    options
}
