//! How a case ends: nothing, or one sentence that says what was seen instead of what was expected.
//! Never holds a backtrace or a type name that only a programmer of this harness could read.

use std::any::Any;
use std::fmt;

use fantoccini::error::CmdError;

/// What went wrong, in words.
pub(crate) struct Failure {
    words: String,
    /// Something did not come in time, or the browser did not answer; nothing wrong was seen.
    in_vain: bool,
}

/// The result of a step or of a whole case.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// Something was seen that must not be.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), in_vain: false }
    }

    /// Something was waited for in vain.
    pub(crate) fn in_vain(words: impl Into<String>) -> Self {
        Self { words: words.into(), in_vain: true }
    }

    /// Whether it says as much of the machine's speed as of the widget.
    pub(crate) fn was_in_vain(&self) -> bool {
        self.in_vain
    }

    /// Puts the circumstances before the cause.
    pub(crate) fn while_(self, doing: &str) -> Self {
        Self { words: format!("{doing}: {}", self.words), ..self }
    }

    /// Adds what else was seen.
    pub(crate) fn and(self, more: &str) -> Self {
        Self { words: format!("{}\n  {more}", self.words), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words)
    }
}

// `Failure` itself is no `Error`, so that every error can become one through `?`.
impl<E: std::error::Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        // Some drivers name the kind of an error and say nothing.
        match (&error as &dyn Any).downcast_ref::<CmdError>() {
            Some(CmdError::Standard(answer)) => {
                Self::in_vain(format!("the driver: {}: {}", answer.error, answer.message))
            }
            _ => Self::new(error.to_string()),
        }
    }
}

/// Fails with the given words unless the statement holds.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(Failure::new(otherwise())) }
}
