//! What is wrong with a rules file, as data. The terminal and other programs only render it.

use super::escaped::line;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look.
    Warning,
    /// A source was last checked too long ago, or a text is out of force.
    Stale,
    /// The file cannot be used.
    Error,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A fixed name for this kind of finding, such as `unknown-criterion`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where in the file, such as `policies[3].criteria[0]`; empty for the whole file.
    pub path: String,
    /// The id of the entry in which that is, where it stands in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Line, from 1; 0 if unknown.
    pub line: usize,
    /// Column in characters, from 1; 0 if unknown.
    pub column: usize,
    /// What is wrong and what was expected.
    pub message: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// A made-up person whom it concerns: question ids with their answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<serde_json::Value>,
}

impl Finding {
    /// An error at a place.
    pub fn error(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            path: path.into(),
            entry: None,
            line: 0,
            column: 0,
            message: message.into(),
            help: None,
            example: None,
        }
    }

    /// Cuts what nobody would read to its end: a slip can be a megabyte long.
    pub(crate) fn shorten(&mut self) {
        self.shorten_words();
        cut(&mut self.path, 300);
        if let Some(entry) = &mut self.entry {
            cut(entry, 100);
        }
    }

    /// The same, leaving the path, by which the place is found.
    pub(crate) fn shorten_words(&mut self) {
        cut(&mut self.message, 1_000);
        if let Some(help) = &mut self.help {
            cut(help, 2_000);
        }
    }

    /// The same with another weight.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// The same with a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// The same with a made-up person whom it concerns.
    #[must_use]
    pub fn example(mut self, person: serde_json::Value) -> Finding {
        self.example = Some(person);
        self
    }
}

fn cut(text: &mut String, most: usize) {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
        text.push('…');
    }
}

/// Not more of what was written than fits a line.
pub(crate) fn brief(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")).into(),
        None => text.into(),
    }
}

/// The nearest of some names to what was written, if one is near.
pub(crate) fn nearest_name<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Comparing costs the product of both lengths, and no name is that long.
    if written.len() > LONGEST_NAME {
        return None;
    }
    let may_be_near = |name: &&str| {
        name.len() <= LONGEST_NAME
            && name.len().abs_diff(written.len()) <= written.len().max(name.len()) / 2
    };
    let (distance, name) = names
        .into_iter()
        .filter(may_be_near)
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .min_by_key(|(distance, name)| (*distance, *name))?;
    (distance <= written.len().max(name.len()) / 2).then_some(name)
}

/// Longer names are not compared.
const LONGEST_NAME: usize = 100;

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.severity {
            Severity::Warning => "warning",
            Severity::Stale => "stale",
            Severity::Error => "error",
        };
        write!(f, "{weight}[{}]", self.code)?;
        if self.line > 0 {
            write!(f, " {}:{}", self.line, self.column)?;
        }
        if !self.path.is_empty() {
            write!(f, " {}", line(&self.path))?;
        }
        if let Some(entry) = self.entry.as_ref().filter(|entry| !entry.is_empty()) {
            write!(f, " ({})", line(entry))?;
        }
        write!(f, "\n  {}", line(&self.message))?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {}", line(help))?;
        }
        if let Some(example) = &self.example {
            write!(f, "\n  example person: {}", line(&example.to_string()))?;
        }
        Ok(())
    }
}
