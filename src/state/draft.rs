//! The answer being made on the screen, before Next. It becomes an answer only if it fits.

use coverage_engine::answers::{Answer, Value};
use coverage_engine::rules::Fact;

/// What is chosen so far, if anything. Prints nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Draft(Option<Value>);

/// Nothing is chosen that could be an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl Draft {
    /// What the screen starts with: the earlier answer, if there is one.
    pub fn of(answer: Answer) -> Draft {
        match answer {
            Answer::Known(value) => Draft(Some(value)),
            Answer::Open | Answer::Unsure => Draft(None),
        }
    }

    /// What is chosen.
    pub fn value(self) -> Option<Value> {
        self.0
    }

    /// Whether just this is chosen.
    pub fn is(self, value: Value) -> bool {
        self.0 == Some(value)
    }

    /// The chosen options of a "some of" question.
    pub fn options(self) -> u32 {
        match self.0 {
            Some(Value::Options(bits)) => bits,
            _ => 0,
        }
    }

    /// The answer that the draft stands for. `none_counts`: whether choosing no option is one.
    ///
    /// # Errors
    /// If it is none.
    pub fn read(self, fact: &Fact, none_counts: bool) -> Result<Value, Missing> {
        let value = self.0.filter(|value| none_counts || *value != Value::Options(0));
        value.filter(|value| value.fits(fact)).ok_or(Missing)
    }

    /// Switches one option on or off.
    #[must_use]
    pub fn toggled(self, option: u16) -> Draft {
        let bits = self.options() ^ 1_u32.checked_shl(u32::from(option)).unwrap_or(0);
        Draft((bits != 0).then_some(Value::Options(bits)))
    }

    /// Switches "none of these" on or off.
    #[must_use]
    pub fn none_toggled(self) -> Draft {
        let none = Value::Options(0);
        Draft((!self.is(none)).then_some(none))
    }
}

impl From<Option<Value>> for Draft {
    fn from(value: Option<Value>) -> Draft {
        Draft(value)
    }
}

impl From<Value> for Draft {
    fn from(value: Value) -> Draft {
        Draft(Some(value))
    }
}
