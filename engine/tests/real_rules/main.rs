//! Costs, ways to pay, dates, steps, papers and saved answers with the real rules: sums worked by hand, and what must hold
//! whatever a person answers.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why")]

mod costs;
mod next;
mod saved_answers;

use coverage_engine::answers::Answers;
use coverage_engine::costs::{Amount, ClinicPrice, Estimate, Span, estimate, inputs};
use coverage_engine::date::Date;
use coverage_engine::editor::command::load;
use coverage_engine::editor::{Compiled, answers_file};
use coverage_engine::id::TreatmentId;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Rules, Setting};
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;

struct World {
    compiled: Compiled,
    rules: Rules,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
        let text = std::fs::read_to_string(path).expect("rules.json");
        let compiled = load(&text).unwrap_or_else(|findings| panic!("{}", findings[0])).compiled;
        let rules = compiled.rules().expect("rules that hold together");
        World { compiled, rules }
    })
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

impl World {
    fn person(&self, answers: &Value) -> Answers {
        answers_file::read(&self.rules, answers)
            .unwrap_or_else(|findings| panic!("{}", findings[0]))
    }

    fn treatment(&self, key: &str) -> TreatmentId {
        let mut all = self.rules.treatments();
        all.find(|id| self.rules.treatment(*id).is_some_and(|one| one.key == key)).expect("there")
    }

    fn estimates(
        &self,
        answers: &Value,
        treatment: &str,
        clinic: &[ClinicPrice],
    ) -> Vec<Estimate<'_>> {
        let person = self.person(answers);
        let about = (self.treatment(treatment), Band::Likely);
        estimate(&self.rules, &self.compiled.more, &person, about, clinic, day("2026-11-22"))
    }

    /// The questions that the costs of a treatment ask this person.
    fn asked(&self, answers: &Value, treatment: &str, band: Band) -> Vec<String> {
        let (rules, more, person) = (&self.rules, &self.compiled.more, self.person(answers));
        let treatment = self.treatment(treatment);
        let found = estimate(rules, more, &person, (treatment, band), &[], day("2026-11-22"));
        let asked = inputs(rules, more, &person, treatment, &found);
        asked.iter().filter_map(|id| rules.fact(*id)).map(|fact| fact.key.clone()).collect()
    }

    fn total(&self, answers: &Value, treatment: &str, setting: Setting, span: Span) -> Amount {
        let all = self.estimates(answers, treatment, &[]);
        let found = all.iter().find(|it| it.setting.setting == setting && it.span == span);
        found.unwrap_or_else(|| panic!("no {setting:?}")).total
    }
}

fn from_to(low: u32, high: u32) -> Amount {
    Amount { low: Some(low), high: Some(high) }
}
