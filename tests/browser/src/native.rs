//! The same questions without a browser: the vignettes, and what the engine, built for this machine, says to them.
//! It reads the rules that the widget was built from, and is never told what the browser showed.

use std::path::Path;

use coverage_engine::date::Date;
use coverage_engine::editor::answers_file;
use coverage_engine::editor::command::{Loaded, assess, load};
use coverage_engine::rules::Rules;
use serde_json::{Value, json};

use crate::outcome::{Failure, Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{Answers, Results};

const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// One case of `tests/vignettes/`: a person.
pub(crate) struct Vignette {
    pub(crate) file: String,
    pub(crate) name: String,
    pub(crate) answers: Answers,
}

/// All vignettes, in the order of their files.
pub(crate) fn vignettes() -> Outcome<Vec<Vignette>> {
    let folder = Path::new(HOUSE).join("tests/vignettes");
    let mut files = std::fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect::<Vec<_>>();
    files.sort();
    let mut all = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "toml")) {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(path)?)?;
        let cases =
            table.get("vignette").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        for case in cases {
            all.push(read(&file, &serde_json::to_value(case)?)?);
        }
    }
    Ok(all)
}

/// The person's answers: what is written, "not sure" where that is written, and interest in the treatments whose
/// bands the case tells.
fn read(file: &str, case: &Value) -> Outcome<Vignette> {
    let name = case.get("name").and_then(Value::as_str).unwrap_or("without a name").to_owned();
    let lacks =
        |what: &str| Failure::new(format!("tests/vignettes/{file}.toml: {name:?} has no {what}"));
    let mut answers =
        case.get("answers").and_then(Value::as_object).ok_or_else(|| lacks("answers"))?.clone();
    for unknown in case.get("unknown").and_then(Value::as_array).into_iter().flatten() {
        answers.insert(unknown.as_str().unwrap_or_default().to_owned(), Value::Null);
    }
    let expected = case.get("expect").and_then(Value::as_object).ok_or_else(|| lacks("expect"))?;
    if !answers.contains_key("treatments") {
        answers.insert("treatments".into(), expected.keys().cloned().collect());
    }
    Ok(Vignette { file: file.to_owned(), name, answers })
}

/// The engine with the rules of this tree.
pub(crate) struct Engine {
    loaded: Loaded,
    rules: Rules,
}

impl Engine {
    pub(crate) fn start() -> Outcome<Self> {
        let text = std::fs::read_to_string(Path::new(HOUSE).join("rules.json"))?;
        let loaded = load(&text).map_err(|findings| {
            Failure::new(format!(
                "rules.json has {} errors: run `coverage-rules check`",
                findings.len()
            ))
        })?;
        let rules = loaded.compiled.rules().map_err(|error| Failure::new(error.to_string()))?;
        Ok(Self { loaded, rules })
    }

    /// A policy as the widget names it: by its place in the rules.
    fn place(&self, key: &str) -> String {
        let policies = &self.loaded.compiled.core.policies;
        let place = policies.iter().position(|policy| policy.key == key);
        place.map(|place| place.to_string()).unwrap_or_default()
    }

    /// Band and governing policy of each treatment for this person on this day.
    pub(crate) fn assess(&self, answers: &Answers, today: &str) -> Outcome<Results> {
        let day = today.parse::<Date>().map_err(|_| Failure::new(format!("{today} is no day")))?;
        let person = answers_file::read(&self.rules, &json!(answers)).map_err(|findings| {
            Failure::new(format!("{} of the answers do not fit their questions", findings.len()))
        })?;
        let report = assess::assessment(&self.rules, &self.loaded.compiled, &person, day);
        let treatments =
            report.json.get("treatments").and_then(Value::as_object).cloned().unwrap_or_default();
        let text =
            |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let row = |(treatment, found): (String, Value)| {
            let policy = found.pointer("/policies/0/policy");
            (treatment, (text(found.get("band")), self.place(&text(policy))))
        };
        Ok(treatments.into_iter().map(row).collect())
    }
}

/// The first person of a file of vignettes.
pub(crate) fn person(file: &str) -> Outcome<Vignette> {
    let found = vignettes()?.into_iter().find(|vignette| vignette.file == file);
    found.ok_or_else(|| Failure::new(format!("tests/vignettes/{file}.toml is missing or empty")))
}

/// The day that the browser hands to the widget.
pub(crate) async fn today(scene: &Scene) -> Outcome<String> {
    let day = scene.session.on_page("return new Date().toLocaleDateString('sv')", vec![]).await?;
    Ok(day.as_str().unwrap_or_default().to_owned())
}

/// Fails unless the browser shows for this person what the engine gives natively.
pub(crate) async fn expect_same(scene: &Scene, person: &Vignette, shown: &Results) -> Outcome {
    let expected = Engine::start()?.assess(&person.answers, &today(scene).await?)?;
    ensure(*shown == expected, || {
        format!("{}: the browser shows {shown:?}, natively {expected:?}", person.name)
    })
}
