//! What the visitor has said. An answer may be "not sure", which is final and means unknown.
//!
//! Answers never appear in an error, a `Debug` print included: the types here print no values.

use crate::id::FactId;
use crate::rules::{Fact, Kind};
use std::fmt;

/// A known answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Position of the chosen option.
    Option(u16),
    /// One bit per chosen option.
    Options(u32),
    /// A whole number.
    Number(i32),
    /// Yes (`true`) or no.
    YesNo(bool),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(an answer)")
    }
}

impl Value {
    /// Whether this is a possible answer to the question.
    pub fn fits(self, fact: &Fact) -> bool {
        match (self, &fact.kind) {
            (Value::Option(at), Kind::OneOf(options)) => usize::from(at) < options.len(),
            (Value::Options(bits), Kind::SomeOf(options)) => {
                options.len() >= 32 || bits >> options.len() == 0
            }
            (Value::Number(n), Kind::Number { min, max, .. }) => (*min..=*max).contains(&n),
            (Value::YesNo(_), Kind::YesNo) => true,
            _ => false,
        }
    }
}

/// What is known of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not yet answered.
    #[default]
    Open,
    /// "Not sure" or "rather not say": unknown for good.
    Unsure,
    /// Answered.
    Known(Value),
}

/// The answers to all questions, by position.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    answers: Vec<Answer>,
}

/// The answer does not fit the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit;

impl fmt::Display for DoesNotFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a possible answer to the question")
    }
}

impl std::error::Error for DoesNotFit {}

impl Answers {
    /// No answers.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// What is known of a question.
    pub fn get(&self, fact: FactId) -> Answer {
        self.answers.get(fact.index()).copied().unwrap_or_default()
    }

    /// Answers a question.
    ///
    /// # Errors
    /// If the value is not a possible answer: of another kind, or out of range.
    pub fn set(&mut self, id: FactId, fact: &Fact, value: Value) -> Result<(), DoesNotFit> {
        if !value.fits(fact) {
            return Err(DoesNotFit);
        }
        self.put(id, Answer::Known(value));
        Ok(())
    }

    /// Answers "not sure" or "rather not say".
    pub fn set_unsure(&mut self, id: FactId) {
        self.put(id, Answer::Unsure);
    }

    /// Takes an answer back.
    pub fn forget(&mut self, id: FactId) {
        self.put(id, Answer::Open);
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(|answer| *answer == Answer::Open)
    }

    fn put(&mut self, id: FactId, answer: Answer) {
        if self.answers.len() <= id.index() {
            self.answers.resize(id.index() + 1, Answer::Open);
        }
        if let Some(place) = self.answers.get_mut(id.index()) {
            *place = answer;
        }
    }
}
