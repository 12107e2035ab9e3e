//! All papers of three typical people, in both languages, as they would be printed. The snapshots are
//! meant to be read: `RECORD_PAPERS=1 cargo test -p coverage-engine --test papers` writes them anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why")]

use coverage_engine::answers::Answers;
use coverage_engine::assessment::assess;
use coverage_engine::date::Date;
use coverage_engine::editor::command::load;
use coverage_engine::editor::{Compiled, answers_file};
use coverage_engine::id::TreatmentId;
use coverage_engine::papers::{Case, Marks, Part, compose, offered, plain, questions, rtf};
use coverage_engine::rules::{Rules, Signer, Texts};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

struct Person {
    name: &'static str,
    treatment: &'static str,
    answers: Value,
    clinic: (&'static str, &'static str),
}

/// Refused Spravato for too few trials by an insured plan through work.
fn refused() -> Person {
    Person {
        name: "refused-spray",
        treatment: "esketamine",
        answers: json!({
            "treatments": ["esketamine"], "plan_kind": "employer", "funding": "insured",
            "payer": "bcbs-nc", "state": "nc", "condition": "depression", "age": 41,
            "contraindication": false, "episode": "recurrent", "psychosis": false,
            "failed_antidepressants": 3, "failed_classes": 2, "trial_weeks": 7, "stopped_early": true,
            "augmentation_trials": 1, "augmentation_weeks": 5, "psychotherapy": true,
            "oral_antidepressant": "continuing", "scales": ["phq9", "madrs"], "phq9_score": 21,
            "prescriber": "psychiatric-np", "certified_site": true, "substance_use": "none",
            "acute_suicidality": false, "parallel": false, "authorization": "refused",
            "denial_reason": "trials", "urgent": false,
        }),
        clinic: ("Harbor Clinic", "919-555-0100"),
    }
}

/// Refused ketamine infusions for CRPS as experimental by a self-funded plan.
fn pain() -> Person {
    Person {
        name: "refused-crps",
        treatment: "ketamine-iv",
        answers: json!({
            "treatments": ["ketamine-iv"], "plan_kind": "employer", "funding": "self-funded",
            "payer": "other", "state": "pa", "condition": "crps", "age": 52,
            "contraindication": false, "prescriber": "other", "substance_use": "none",
            "parallel": false, "authorization": "refused", "denial_reason": "experimental",
            "urgent": true,
        }),
        clinic: ("", ""),
    }
}

/// Has asked nobody yet, and knows little.
fn beginning() -> Person {
    Person {
        name: "beginning",
        treatment: "esketamine",
        answers: json!({
            "treatments": ["esketamine"], "plan_kind": "medicaid", "payer": "other", "state": "tx",
            "condition": "depression", "age": 29, "contraindication": null, "failed_antidepressants": 1,
            "trial_weeks": null, "psychosis": null, "acute_suicidality": null,
            "authorization": "not-asked",
        }),
        clinic: ("", ""),
    }
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers")
}

struct World {
    compiled: Compiled,
    rules: Rules,
}

fn world() -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    let text = std::fs::read_to_string(path).expect("rules.json");
    let compiled = load(&text).unwrap_or_else(|findings| panic!("{}", findings[0])).compiled;
    let rules = compiled.rules().expect("rules that hold together");
    World { compiled, rules }
}

impl World {
    fn answers(&self, person: &Person) -> Answers {
        answers_file::read(&self.rules, &person.answers)
            .unwrap_or_else(|findings| panic!("{}", findings[0]))
    }

    fn treatment(&self, person: &Person) -> TreatmentId {
        self.rules
            .treatments()
            .find(|id| self.rules.treatment(*id).is_some_and(|one| one.key == person.treatment))
            .expect("a treatment of the rules")
    }

    /// All papers of a person, one below the other.
    fn printed(&self, person: &Person, texts: &Texts, today: &str) -> String {
        let answers = self.answers(person);
        let day: Date = "2026-11-22".parse().expect("a day");
        let assessment = assess(&self.rules, &answers, self.treatment(person), day);
        let more = &self.compiled.more;
        let marks = Marks { reported: texts.get(more.papers.words.reported) };
        let case = Case {
            rules: &self.rules,
            more,
            answers: &answers,
            assessment: &assessment,
            today,
            clinic: person.clinic.0,
            phone: person.clinic.1,
        };
        let mut printed = String::new();
        for paper in offered(&self.rules, more, &answers, &assessment) {
            let asks: Vec<&str> = questions(&self.rules, &answers, paper, &[])
                .into_iter()
                .filter_map(|id| self.rules.fact(id))
                .map(|fact| fact.key.as_str())
                .collect();
            let lines = compose(&case, paper, texts);
            let no_marks = lines
                .iter()
                .flat_map(|line| &line.parts)
                .all(|part| !matches!(part, Part::Reported(_)));
            assert!(paper.signer != Signer::You || no_marks, "{}", paper.key);
            assert!(rtf(&lines, marks).is_ascii());
            let _ = write!(printed, "==== {} (asks: {}) ====\n\n", paper.key, asks.join(", "));
            printed.push_str(&plain(&lines, marks));
            printed.push_str("\n\n");
        }
        printed
    }
}

#[test]
fn papers_read_as_they_were_read_and_approved() {
    let world = world();
    let record = std::env::var_os("RECORD_PAPERS").is_some();
    for person in [refused(), pain(), beginning()] {
        let languages = [
            ("en", &world.compiled.en, "November 22, 2026"),
            ("es", &world.compiled.es, "22 de noviembre de 2026"),
        ];
        for (language, texts, today) in languages {
            let printed = world.printed(&person, &Texts::new(texts.clone()), today);
            let path = here().join(format!("{}-{language}.txt", person.name));
            if record {
                std::fs::create_dir_all(here()).expect("a folder");
                std::fs::write(&path, &printed).expect("written");
            }
            let before = std::fs::read_to_string(&path).expect("a snapshot");
            let line = before.lines().zip(printed.lines()).find(|(before, now)| before != now);
            assert!(before == printed, "{}: {line:?}", path.display());
        }
    }
}

#[test]
fn a_letter_cites_the_plans_own_text_or_leaves_a_blank() {
    let world = world();
    let mut person = refused();
    let cited = |person: &Person| {
        let printed = world.printed(person, &Texts::new(world.compiled.en.clone()), "…");
        let letter = printed.split("==== ").find(|paper| paper.starts_with("necessity"));
        letter.expect("a letter").to_string()
    };
    let blank = "Rule: [title and number of the plan's own policy";
    // Two rules stand beside each other, for the medical and for the pharmacy benefit.
    assert!(cited(&person).contains(blank));
    person.answers["payer"] = json!("bcbs-ma");
    assert!(cited(&person).contains("ketamine and esketamine (policy 087), [date"));
    // Of this plan only others' accounts were read: they prove nothing to the plan.
    person.answers["payer"] = json!("aetna");
    let letter = cited(&person);
    assert!(letter.contains(blank), "{letter}");
    assert!(!letter.contains("denial"), "{letter}");
}

#[test]
fn every_place_is_filled_in_or_blank_and_nothing_of_the_template_shows() {
    let world = world();
    for person in [refused(), pain(), beginning()] {
        for texts in [&world.compiled.en, &world.compiled.es] {
            let printed = world.printed(&person, &Texts::new(texts.clone()), "…");
            assert!(!printed.contains(['{', '}', '|']), "{}", person.name);
        }
    }
}
