//! The answer being made on the screen, before Next. It becomes an answer only if it fits.

use coverage_engine::answers::{Answer, Value};
use coverage_engine::rules::{Fact, Kind};
use std::fmt;

/// What is chosen or typed so far.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Draft {
    /// Nothing.
    #[default]
    Empty,
    /// A choice.
    Value(Value),
    /// What the number field reads.
    Typed(String),
}

/// Never prints what was entered.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(a draft)")
    }
}

/// Why a draft is not yet an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is chosen.
    Nothing,
    /// The field is empty or holds no whole number.
    NoNumber,
    /// The number is outside the question's range.
    OutOfRange {
        /// The smallest answer.
        min: i32,
        /// The largest answer.
        max: i32,
    },
}

impl Draft {
    /// What the screen starts with: the earlier answer, if there is one.
    pub fn of(answer: Answer) -> Draft {
        match answer {
            Answer::Known(Value::Number(number)) => Draft::Typed(number.to_string()),
            Answer::Known(value) => Draft::Value(value),
            Answer::Open | Answer::Unsure => Draft::Empty,
        }
    }

    /// The answer that the draft stands for.
    ///
    /// # Errors
    /// What to tell the visitor if it is none. `none_counts`: whether choosing no option is one.
    pub fn read(&self, fact: &Fact, none_counts: bool) -> Result<Value, Problem> {
        match (&fact.kind, self) {
            (Kind::Number { min, max, .. }, Draft::Typed(typed)) => {
                let number = whole_number(typed).ok_or(Problem::NoNumber)?;
                if (*min..=*max).contains(&number) {
                    Ok(Value::Number(number))
                } else {
                    Err(Problem::OutOfRange { min: *min, max: *max })
                }
            }
            (Kind::Number { .. }, _) => Err(Problem::NoNumber),
            (_, Draft::Value(Value::Options(0))) if !none_counts => Err(Problem::Nothing),
            (_, Draft::Value(value)) if value.fits(fact) => Ok(*value),
            _ => Err(Problem::Nothing),
        }
    }

    /// Switches one option on or off.
    #[must_use]
    pub fn toggled(&self, option: u16) -> Draft {
        let bits = match self {
            Draft::Value(Value::Options(bits)) => *bits,
            _ => 0,
        };
        let bits = bits ^ 1_u32.checked_shl(u32::from(option)).unwrap_or(0);
        if bits == 0 { Draft::Empty } else { Draft::Value(Value::Options(bits)) }
    }
}

/// Digits, perhaps with blanks around them. Four digits are more than any question asks for.
fn whole_number(typed: &str) -> Option<i32> {
    let digits = typed.trim();
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    digits.bytes().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn only_whole_numbers_are_numbers() {
        assert_eq!(whole_number(" 12 "), Some(12));
        assert_eq!(whole_number("0"), Some(0));
        for typed in ["", " ", "-1", "1.5", "1e3", "two", "12345", "٣"] {
            assert_eq!(whole_number(typed), None);
        }
    }
}
