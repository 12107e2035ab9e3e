//! `coverage-rules table`: payers by treatments, with bands for a typical person.

use super::{Failure, Report, load_file, one_person};
use crate::answers::{Answer, Answers};
use crate::assessment::assess;
use crate::date::Date;
use crate::editor::file::File;
use crate::editor::finding::nearest_name;
use crate::editor::{answers_file, typical};
use crate::id::FactId;
use crate::rules::{Fact, Kind, Rules};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules table --help` says.
pub const HELP: &str = "\
coverage-rules table RULES.json [--answers ANSWERS.json] [--rows QUESTION] [--today DAY]
                     [--format text|json|csv|markdown]

One row for each payer, one column for each treatment, and the band of a typical person. Who that is
stands above the table: the answers in ANSWERS.json, and for every other question the answer that
meets the most of what the policies ask for. Where a row needs other answers (a payer that only has
Medicaid plans), they stand in its last column.

--rows names another question to make rows of; without it, the one whose options policies name most.

Exit code: 0 done, 1 the rules or the answers cannot be used (with findings), 2 wrong use.
";

/// How the table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Columns for people.
    #[default]
    Text,
    /// Comma-separated values, for a spreadsheet.
    Csv,
    /// A Markdown table.
    Markdown,
}

/// What the table is about, besides the rules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Answers that the typical person gives.
    pub answers: Option<&'a Path>,
    /// The question to make rows of.
    pub rows: Option<&'a str>,
    /// The day to judge by.
    pub today: Option<Date>,
    /// How to write it.
    pub layout: Layout,
}

/// Bands for a typical person.
///
/// # Errors
/// If a file cannot be read, or `--rows` names no question with options.
pub fn run(rules: &Path, wanted: &Wanted) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let given = match wanted.answers {
        None => Answers::new(),
        Some(path) => match one_person::answers(&checked, path)? {
            Ok(given) => given,
            Err(report) => return Ok(report),
        },
    };
    let today = wanted.today.unwrap_or(loaded.compiled.core.released);
    let (row, fact) = row_question(&checked, &loaded.file, wanted.rows)?;
    let table = Table::of(&checked, &given, row, fact, today);
    let text = match wanted.layout {
        Layout::Text => table.text(),
        Layout::Csv => {
            table.lines(|cells| cells.iter().map(|cell| csv(cell)).collect::<Vec<_>>().join(","))
        }
        Layout::Markdown => table.markdown(),
    };
    Ok(Report { text, json: table.json(), exit: 0 })
}

/// The question to make rows of.
fn row_question<'a>(
    rules: &'a Rules,
    file: &File,
    wanted: Option<&str>,
) -> Result<(FactId, &'a Fact), Failure> {
    let choices = || rules.facts().filter(|(_, fact)| matches!(fact.kind, Kind::OneOf(_)));
    let named = |fact: &Fact| {
        let lists = file.policies.iter().filter_map(|policy| policy.applies_to.get(&fact.key));
        lists.flatten().filter(|value| !value.starts_with('@')).collect::<BTreeSet<_>>().len()
    };
    let found = match wanted {
        Some(key) => choices().find(|(_, fact)| fact.key == key),
        None => choices().max_by_key(|(id, fact)| (named(fact), std::cmp::Reverse(*id))),
    };
    found.ok_or_else(|| {
        let key = wanted.unwrap_or("");
        let nearest = nearest_name(key, choices().map(|(_, fact)| fact.key.as_str()));
        let help = nearest.map_or(String::new(), |name| format!("; did you mean `{name}`?"));
        Failure(format!("`{key}` is not a question of which one option is chosen{help}"))
    })
}

struct Table {
    question: String,
    typical: Json,
    treatments: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    option: String,
    bands: Vec<(&'static str, bool)>,
    policies: Vec<Vec<String>>,
    differs: Json,
}

impl Table {
    fn of(rules: &Rules, given: &Answers, row: FactId, fact: &Fact, today: Date) -> Table {
        let written = |answers: &Answers| match answers_file::write(rules, answers) {
            Json::Object(mut map) => {
                map.shift_remove(&fact.key);
                map
            }
            _ => Map::new(),
        };
        let anybody = typical::person(rules, given, None);
        let typical = written(&anybody);
        let rows = fact.options().iter().filter_map(|option| {
            let mut answers = given.clone();
            answers.forget(row);
            let value = answers_file::value_of(fact, &option.key.as_str().into())?;
            answers.set(row, fact, value).ok()?;
            let person = typical::person(
                rules,
                &answers,
                Some(typical::Row { question: row, like: &anybody }),
            );
            if person.get(row) == Answer::Open {
                return None;
            }
            let results =
                rules.treatments().map(|treatment| assess(rules, &person, treatment, today));
            let (mut bands, mut policies) = (Vec::new(), Vec::new());
            for result in results {
                bands.push((result.band.key(), result.settled));
                let governing = result.policies.iter().filter_map(|one| rules.policy(one.policy));
                policies.push(governing.map(|policy| policy.key.clone()).collect());
            }
            let differs: Map<String, Json> = written(&person)
                .into_iter()
                .filter(|(key, value)| typical.get(key) != Some(value))
                .collect();
            Some(Row { option: option.key.clone(), bands, policies, differs: differs.into() })
        });
        Table {
            question: fact.key.clone(),
            treatments: rules.core().treatments.iter().map(|one| one.key.clone()).collect(),
            rows: rows.collect(),
            typical: typical.into(),
        }
    }

    /// Head and rows as cells of text.
    fn cells(&self) -> Vec<Vec<String>> {
        let head = std::iter::once(self.question.clone())
            .chain(self.treatments.iter().cloned())
            .chain(["other answers".to_owned()]);
        let mut cells: Vec<Vec<String>> = vec![head.collect()];
        for row in &self.rows {
            let bands = row.bands.iter().map(|(band, settled)| {
                if *settled { (*band).to_owned() } else { format!("{band}?") }
            });
            let differs: Vec<String> = row
                .differs
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, value)| format!("{key}={}", plain(value)))
                .collect();
            cells.push(
                std::iter::once(row.option.clone())
                    .chain(bands)
                    .chain([differs.join(" ")])
                    .collect(),
            );
        }
        cells
    }

    fn who(&self) -> String {
        let said = self.typical.as_object().into_iter().flatten();
        let said: Vec<String> =
            said.map(|(key, value)| format!("{key}={}", plain(value))).collect();
        said.join(", ")
    }

    fn lines(&self, line: impl Fn(&[String]) -> String) -> String {
        self.cells().iter().map(|cells| line(cells) + "\n").collect()
    }

    fn text(&self) -> String {
        let cells = self.cells();
        let width = |nth: usize| {
            cells
                .iter()
                .filter_map(|row| row.get(nth))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.treatments.len() + 2).map(width).collect();
        let mut text = format!("Bands for a typical person: {}.\n", self.who());
        text.push_str(
            "What a row answers otherwise stands in its last column; \"?\": not settled.\n\n",
        );
        text + &self.lines(|cells| {
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(&widths) {
                let _ = write!(line, "{cell:<width$}  ");
            }
            line.trim_end().to_owned()
        })
    }

    fn markdown(&self) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
            format!("| {} |", cells.join(" | "))
        };
        let table = self.lines(row);
        let rule = "|---".repeat(self.treatments.len() + 2) + "|\n";
        let head = table.find('\n').map_or(0, |end| end + 1);
        let (head, rows) = table.split_at(head);
        format!("Bands for a typical person: {}.\n\n{head}{rule}{rows}", self.who())
    }

    fn json(&self) -> Json {
        let rows: Vec<Json> = self
            .rows
            .iter()
            .map(|row| {
                let treatments: Map<String, Json> = self
                    .treatments
                    .iter()
                    .zip(row.bands.iter().zip(&row.policies))
                    .map(|(key, ((band, settled), policies))| {
                        let cell = json!({ "band": band, "settled": settled, "policies": policies });
                        (key.clone(), cell)
                    })
                    .collect();
                json!({ &self.question: row.option, "treatments": treatments, "other_answers": row.differs })
            })
            .collect();
        json!({ "rows_of": self.question, "typical": self.typical, "rows": rows })
    }
}

/// A value as it reads in a sentence.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Null => "not sure".to_owned(),
        Json::Array(list) if list.is_empty() => "none".to_owned(),
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join("+"),
        other => other.to_string(),
    }
}

fn csv(cell: &str) -> String {
    if cell.contains(['"', ',', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
