//! Answers in words, for the review and for the reasons of a result.

use crate::state::Visit;
use crate::words::{Word, Words};
use coverage_engine::answers::{Answer, Value};
use coverage_engine::id::FactId;
use coverage_engine::rules::{Fact, Kind};

/// What was answered to a question.
pub(super) fn answer_words(visit: &Visit, words: &Words, id: FactId) -> String {
    match (visit.answers.get(id), visit.rules.fact(id)) {
        (Answer::Known(value), Some(fact)) => value_words(visit, words, fact, value),
        (Answer::Unsure, _) => words.get(Word::UnsureAnswer).to_string(),
        _ => words.get(Word::NotAsked).to_string(),
    }
}

/// A value in words.
pub(super) fn value_words(visit: &Visit, words: &Words, fact: &Fact, value: Value) -> String {
    match value {
        Value::YesNo(yes) => {
            if yes { words.get(Word::Yes) } else { words.get(Word::No) }.to_string()
        }
        Value::Number(number) => match &fact.kind {
            Kind::Number { unit: Some(unit), .. } => {
                [number.to_string().as_str(), " ", visit.text(*unit)].concat()
            }
            _ => number.to_string(),
        },
        Value::Option(at) => fact
            .options()
            .get(usize::from(at))
            .map_or_else(String::new, |option| visit.text(option.text).to_string()),
        Value::Options(0) => words.get(Word::NoneOfThese).to_string(),
        Value::Options(bits) => {
            let mut all = String::new();
            for (at, option) in fact.options().iter().enumerate() {
                if bits >> at & 1 == 1 {
                    all.push_str(if all.is_empty() { "" } else { ", " });
                    all.push_str(visit.text(option.text));
                }
            }
            all
        }
    }
}
