//! How a case ends: nothing, or one sentence that says what was seen instead of what was expected.
//! Never holds a backtrace or a type name that only a programmer of this harness could read.

use std::fmt;

/// What went wrong, in words.
pub(crate) struct Failure(String);

/// The result of a step or of a whole case.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// Puts the circumstances before the cause.
    pub(crate) fn while_(self, doing: &str) -> Self {
        Self(format!("{doing}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

// `Failure` itself is no `Error`, so that every error can become one through `?`.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Fails with the given words unless the statement holds.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(Failure(otherwise())) }
}
