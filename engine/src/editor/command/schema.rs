//! `coverage-rules schema`: the JSON Schema of `rules.json`.

use super::Report;
use crate::editor::schema;

/// What `coverage-rules schema --help` says.
pub const HELP: &str = "\
coverage-rules schema

The JSON Schema (2020-12) of rules.json, for completion in an editor program. It is committed as
docs/rules.schema.json; a rules file may name it: \"$schema\": \"docs/rules.schema.json\".

Exit code: 0.
";

/// The schema; text and JSON are the same.
pub fn run() -> Report {
    let json = schema::schema();
    Report { text: format!("{json:#}\n"), json, exit: 0 }
}
