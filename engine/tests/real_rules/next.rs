//! What comes next: dates, what the steps ask, and the papers that are offered.

use crate::{day, world};
use coverage_engine::assessment::{asks_for_steps, assess};
use coverage_engine::{papers, plan};
use serde_json::{Value, json};

#[test]
fn due_dates_are_counted_from_the_days_given() {
    let world = world();
    let more = &world.compiled.more;
    let wanted = [world.treatment("esketamine")];
    let due = |answers: &Value, day_key: &str, from: &str| -> Vec<(String, String, bool)> {
        let person = world.person(answers);
        let at = more.deadlines.days.iter().position(|day| day.key == day_key).expect("a day");
        let mut given = vec![None; more.deadlines.days.len()];
        given[at] = Some(day(from));
        plan::due(&world.rules, more, &person, &wanted, &given, day("2026-11-22"))
            .iter()
            .map(|due| (due.deadline.key.clone(), due.day.to_string(), due.is_over()))
            .collect()
    };
    let one = |key: &str, day: &str, over| (key.to_string(), day.to_string(), over);
    let work = json!({
        "plan_kind": "employer", "funding": "insured", "state": "oh", "contraindication": false,
    });
    assert_eq!(
        due(&work, "refusal", "2026-11-01"),
        [one("peer-to-peer", "2026-11-06", true), one("appeal", "2027-04-30", false)]
    );
    assert_eq!(
        due(&work, "second-refusal", "2026-10-31"),
        [one("external-review", "2027-02-28", false)]
    );
    assert_eq!(due(&work, "first-dose", "2026-11-01"), [one("score-again", "2026-11-29", false)]);
    assert_eq!(due(&work, "last-dose", "2026-11-01"), [one("claim", "2026-12-31", false)]);
    let federal = json!({"plan_kind": "fehb"});
    assert_eq!(due(&federal, "refusal", "2026-08-31"), [one("appeal-fehb", "2027-02-28", false)]);
    assert_eq!(due(&json!({"plan_kind": "va"}), "refusal", "2026-11-01"), []);
    let uninsured = world.person(&json!({"plan_kind": "uninsured"}));
    let days: Vec<&str> = plan::days(&world.rules, more, &uninsured, &wanted)
        .into_iter()
        .map(|(_, day)| day.key.as_str())
        .collect();
    assert_eq!(days, ["bill"]);
}

#[test]
fn a_day_that_no_longer_concerns_anybody_is_due_no_more() {
    let world = world();
    let more = &world.compiled.more;
    let wanted = [world.treatment("esketamine")];
    let at = more.deadlines.days.iter().position(|day| day.key == "approval-end").expect("a day");
    let mut given = vec![None; more.deadlines.days.len()];
    given[at] = Some(day("2026-12-24"));
    let today = day("2026-11-22");
    let due = |kind: &str| {
        let person = world.person(&json!({"plan_kind": kind}));
        let due = plan::due(&world.rules, more, &person, &wanted, &given, today);
        let asked = plan::days(&world.rules, more, &person, &wanted);
        (due.len(), asked.iter().any(|(day, _)| *day == at))
    };
    assert_eq!(due("employer"), (1, true));
    // Who changes the answer has no date left that cannot be taken back.
    assert_eq!(due("uninsured"), (0, false));
    assert_eq!(due("medicare"), (0, false));
}

#[test]
fn after_a_refusal_the_steps_ask_for_its_reason() {
    let world = world();
    let asked = |authorization: Value| {
        let person = world.person(&json!({
            "plan_kind": "tricare", "condition": "depression", "age": 40, "contraindication": false,
            "authorization": authorization,
        }));
        let today = day("2026-11-22");
        let found = [assess(&world.rules, &person, world.treatment("esketamine"), today)];
        let asks = asks_for_steps(&world.rules, &world.compiled.more, &person, &found, today, &[]);
        asks.iter().any(|id| Some(*id) == world.rules.fact_named("denial_reason"))
    };
    assert!(asked(json!("refused")));
    // Before any no it is not asked for, answered or not.
    for other in [json!("not-asked"), json!("approved"), json!(null)] {
        assert!(!asked(other));
    }
}

#[test]
fn where_safety_rules_a_treatment_out_no_paper_asks_for_it() {
    let world = world();
    let today = day("2026-11-22");
    let offered = |treatment: &str| -> Vec<&str> {
        let person = world.person(&json!({
            "plan_kind": "employer", "condition": "depression", "age": 40, "contraindication": true,
            "ketamine_allergy": false, "authorization": "refused",
        }));
        let found = assess(&world.rules, &person, world.treatment(treatment), today);
        let offered = papers::offered(&world.rules, &world.compiled.more, &person, &found);
        offered.iter().map(|paper| paper.key.as_str()).collect()
    };
    assert_eq!(offered("esketamine"), ["checklist", "summary"]);
    // An aneurysm is on Spravato's label, and rules out no infusion by itself.
    assert!(offered("ketamine-iv").contains(&"appeal"));
}

#[test]
fn no_paper_asks_about_a_crisis_on_which_no_policy_turns() {
    let world = world();
    let person = world.person(&json!({"plan_kind": "va", "condition": "depression"}));
    let crisis = world.rules.fact_named("acute_suicidality").expect("a question");
    for paper in &world.compiled.more.papers.list {
        let asked = papers::questions(&world.rules, &person, paper, &[]);
        assert!(!asked.contains(&crisis), "{}", paper.key);
        // Who has answered it there can change it there.
        let again = papers::questions(&world.rules, &person, paper, &[crisis]);
        assert_eq!(again.contains(&crisis), paper.asks.contains(&crisis), "{}", paper.key);
    }
}
