//! Saved answers, and what must hold of every total.

use crate::{day, world};
use coverage_engine::answers::{Answer, Value as Said};
use coverage_engine::costs::estimate;
use coverage_engine::logic::Truth;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Kind, Rules, Setting};
use coverage_engine::saved;
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_file_of_other_rules_says_so_and_names_what_is_left_out() {
    let world = world();
    let person = world.person(&json!({"age": 41, "psychosis": null, "scales": ["phq9", "madrs"]}));
    let days = [("refusal", day("2026-11-01"))];
    let file = saved::write(&world.rules, &person, &days, "abc1");
    assert!(file.ends_with("]]\n") && serde_json::from_str::<Value>(&file).is_ok());
    let open = |text: &str| saved::read(&world.rules, text, "abc1");
    let opened = open(&file).expect("a good file");
    assert_eq!(opened.answers, person);
    assert_eq!(opened.days, [("refusal".to_string(), day("2026-11-01"))]);
    assert!(!opened.rules_changed && opened.left_out.is_empty());
    assert!(saved::read(&world.rules, &file, "abc2").expect("opens").rules_changed);
    let other = file.replace("\"age\"", "\"height\"").replace("madrs", "weight");
    assert_eq!(open(&other).expect("opens").left_out, ["height", "scales"]);
    let newer = file.replace("saved-answers-1", "saved-answers-2");
    assert_eq!(open(&newer), Err(saved::CannotOpen::Newer));
    for broken in ["", "{}", "[]", "hello", &file[..file.len() / 2], &"[".repeat(70_000)] {
        assert_eq!(open(broken), Err(saved::CannotOpen::Broken));
    }
}

/// A random answer to a question.
fn answer(rules: &Rules, at: usize, dice: u32) -> Option<(String, Value)> {
    let (_, fact) = rules.facts().nth(at)?;
    let options = fact.options();
    let key = |nth: usize| options.get(nth % options.len().max(1)).map(|one| one.key.clone());
    let value = match &fact.kind {
        _ if dice.is_multiple_of(7) => Value::Null,
        Kind::OneOf(_) => json!(key(dice as usize)?),
        Kind::SomeOf(_) => json!([key(dice as usize)?]),
        Kind::YesNo => json!(dice.is_multiple_of(2)),
        Kind::Number { min, max, .. } => {
            json!(i64::from(*min) + i64::from(dice) % (i64::from(*max) - i64::from(*min) + 1))
        }
    };
    Some((fact.key.clone(), value))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_file_comes_back_as_it_was_and_every_total_makes_sense(dice in prop::collection::vec(any::<u32>(), 60)) {
        let world = world();
        let rules = &world.rules;
        let said = dice.iter().enumerate().filter(|(_, dice)| *dice % 3 > 0);
        let said: serde_json::Map<String, Value> =
            said.filter_map(|(at, dice)| answer(rules, at, *dice)).collect();
        let person = world.person(&Value::Object(said));
        let file = saved::write(rules, &person, &[], "0");
        prop_assert_eq!(&saved::read(rules, &file, "0").expect("opens").answers, &person);
        let limit = rules.fact_named("maximum_left").map(|id| person.get(id));
        for treatment in rules.treatments() {
            for one in estimate(rules, &world.compiled.more, &person, (treatment, Band::Likely), &[], day("2026-11-22")) {
                if let (Some(low), Some(high)) = (one.total.low, one.total.high) {
                    prop_assert!(low <= high);
                }
                if let Some(Answer::Known(Said::Number(limit))) = limit
                    && one.setting.setting == Setting::InNetwork
                    && rules.fact_named("maximum_left").and_then(|id| rules.fact(id)).is_some_and(|fact| {
                        rules.layout().knowledge(&rules.core().facts, &person).asked(fact) == Truth::True
                    })
                {
                    prop_assert!(one.total.high.is_some_and(|high| high <= limit.unsigned_abs()));
                }
            }
        }
    }

    #[test]
    fn no_text_whatever_panics_as_a_file(text in ".{0,200}") {
        let _ = saved::read(&world().rules, &text, "0");
        let _ = saved::read(&world().rules, &format!("[\"saved-answers-1\",{text}"), "0");
    }
}
