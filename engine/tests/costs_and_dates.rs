//! Costs, ways to pay, dates and saved answers with the real rules: sums worked by hand, and what must
//! hold whatever a person answers.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why")]

use coverage_engine::answers::{Answer, Answers};
use coverage_engine::assessment::{asks_for_steps, assess};
use coverage_engine::costs::{
    Amount, ClinicPrice, Estimate, Fit, Span, estimate, inputs, payments,
};
use coverage_engine::date::Date;
use coverage_engine::editor::command::load;
use coverage_engine::editor::{Compiled, answers_file};
use coverage_engine::id::TreatmentId;
use coverage_engine::logic::Truth;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Kind, Rules, Setting};
use coverage_engine::{papers, plan, saved};
use proptest::prelude::*;
use serde_json::{Value, json};
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

#[test]
fn medicare_by_hand() {
    // 2026: $283 deductible, then 20 %, no maximum. First course 8 to 12 sessions at $952 to $1,357.
    // Low, deductible met: 8 x 952 = 7,616; a fifth: 1,523.20. High: 12 x 1,357 = 16,284;
    // 283 + a fifth of 16,001 = 3,483.20.
    let person = json!({"plan_kind": "medicare", "treatments": ["esketamine"]});
    let world = world();
    let course = world.total(&person, "esketamine", Setting::InNetwork, Span::Course);
    assert_eq!(course, from_to(1523, 3484));
    // A year of 34 to 56 sessions: 34 x 952 / 5 = 6,473.60; 283 + (56 x 1,357 - 283) / 5 = 15,424.80.
    let year = world.total(&person, "esketamine", Setting::InNetwork, Span::Year);
    assert_eq!(year, from_to(6473, 15425));
    // Of 2027 no deductible was found: that of 2026 is counted, and the note says so.
    let answers = world.person(&person);
    let about = (world.treatment("esketamine"), Band::Likely);
    let next = day("2027-01-01");
    let later = estimate(&world.rules, &world.compiled.more, &answers, about, &[], next);
    assert_eq!(later[0].total, from_to(1523, 3484));
}

#[test]
fn a_work_plan_by_hand() {
    // $500 left of the deductible, 20 %, $3,000 left until the maximum. Course: low 500 + a fifth of
    // (7,616 - 500) = 1,923.20; high 500 + a fifth of (16,284 - 500) = 3,656.80, cut off at 3,000.
    let person = json!({
        "plan_kind": "employer", "treatments": ["esketamine"], "share_kind": "coinsurance",
        "coinsurance": 20, "deductible_left": 500, "maximum_left": 3000,
        "outside_deductible": 1000, "outside_share": 60,
    });
    let world = world();
    let total = |setting, span| world.total(&person, "esketamine", setting, span);
    assert_eq!(total(Setting::InNetwork, Span::Course), from_to(1923, 3000));
    assert_eq!(total(Setting::InNetwork, Span::Year), from_to(3000, 3000));
    // Cash: 8 x 600 to 12 x 1,200.
    assert_eq!(total(Setting::Cash, Span::Course), from_to(4800, 14400));
    // Out of network at best 60 % of (4,800 - 1,000) comes back: 4,800 - 2,280. At worst nothing.
    assert_eq!(total(Setting::OutOfNetwork, Span::Course), from_to(2520, 14400));
}

#[test]
fn a_copay_may_be_for_the_visit_alone() {
    // Deductible met or not, $50 a session is the least: 8 x 50. The drug may have a share of its own, so the most is the
    // full price up to the maximum, and nothing is assumed of a share that was told.
    let person = json!({
        "plan_kind": "employer", "treatments": ["esketamine"], "share_kind": "copay", "copay": 50,
        "deductible_left": 3000, "maximum_left": 5000,
    });
    let total = |setting, span| world().total(&person, "esketamine", setting, span);
    assert_eq!(total(Setting::InNetwork, Span::Course), from_to(400, 5000));
}

#[test]
fn the_costs_ask_only_about_settings_that_are_shown() {
    let person = json!({"plan_kind": "employer", "treatments": ["esketamine", "ketamine-iv"]});
    let asked = |treatment, band| world().asked(&person, treatment, band);
    // The label gives the sessions of a year; where the plan excludes it no term of the plan counts.
    assert!(!asked("esketamine", Band::Likely).contains(&"upkeep_sessions".into()));
    assert!(asked("esketamine", Band::Likely).contains(&"deductible_left".into()));
    assert!(asked("esketamine", Band::NotCovered).is_empty());
    assert!(asked("ketamine-iv", Band::NotCovered).contains(&"upkeep_sessions".into()));
    assert!(!asked("ketamine-iv", Band::Unlikely).contains(&"maximum_left".into()));
}

#[test]
fn no_maximum_is_larger_than_the_largest_that_the_question_offers() {
    // 34 to 56 sessions at $952 to $1,357, and nothing said: from nothing to the largest maximum.
    let person = json!({"plan_kind": "employer", "treatments": ["esketamine"]});
    let world = world();
    let year = world.total(&person, "esketamine", Setting::InNetwork, Span::Year);
    assert_eq!(year, from_to(0, 15_000));
    // Original Medicare has no maximum, and is not asked for one.
    let medicare = json!({"plan_kind": "medicare", "treatments": ["esketamine"]});
    let names = world.asked(&medicare, "esketamine", Band::Likely);
    assert!(
        !names.contains(&"maximum_left".into()) && !names.contains(&"copay".into()),
        "{names:?}"
    );
}

#[test]
fn what_is_not_known_stays_open() {
    let world = world();
    let person =
        json!({"plan_kind": "employer", "treatments": ["ketamine-iv"], "condition": "crps"});
    let total = |setting, span| world.total(&person, "ketamine-iv", setting, span);
    // For pain $600 to $1,400 a session, 4 to 8 sessions, first visit $150 to $350.
    assert_eq!(total(Setting::Cash, Span::Course), from_to(2550, 11550));
    // Nobody knows how many sessions follow: at least the course.
    assert_eq!(total(Setting::Cash, Span::Year), Amount { low: Some(2550), high: None });
    assert_eq!(total(Setting::InNetwork, Span::Course), Amount::default());
    assert_eq!(total(Setting::OutOfNetwork, Span::Course), Amount { low: None, high: Some(11550) });
    let told = json!({
        "plan_kind": "employer", "treatments": ["ketamine-iv"], "condition": "crps",
        "upkeep_sessions": 1, "share_kind": "copay", "copay": 50, "deductible_left": 0,
    });
    let total = |setting, span| world.total(&told, "ketamine-iv", setting, span);
    // 11 more sessions: 15 to 19. In network no price is known, and a copay may be for the visit alone.
    assert_eq!(total(Setting::Cash, Span::Year), from_to(150 + 15 * 600, 350 + 19 * 1400));
    assert_eq!(total(Setting::InNetwork, Span::Course), Amount::default());
    assert_eq!(total(Setting::InNetwork, Span::Year), Amount::default());
    let nasal = world.total(&told, "ketamine-nasal", Setting::Cash, Span::Course);
    assert_eq!(nasal, Amount::default());
}

#[test]
fn a_program_whose_terms_nobody_found_is_not_reckoned_as_a_plan() {
    let world = world();
    for program in ["medicaid", "chip", "va", "tricare", "champva", "ihs", "workers-comp"] {
        let person = json!({"plan_kind": program, "treatments": ["esketamine"]});
        let all = world.estimates(&person, "esketamine", &[]);
        let settings: Vec<_> = all.iter().map(|one| one.setting.setting).collect();
        let (plan, own) = (Setting::InNetwork, Setting::Cash);
        assert_eq!(settings, [plan, plan, own, own], "{program}");
        assert_eq!((all[0].price, all[0].total), (Amount::default(), Amount::default()));
    }
    // Terms bound a sum without any price: no share of it is nothing. A copay does not: the drug may have its own.
    let mut told = json!({
        "plan_kind": "tricare", "treatments": ["esketamine"], "share_kind": "coinsurance", "coinsurance": 0,
        "deductible_left": 0,
    });
    let course = |told: &Value| world.total(told, "esketamine", Setting::InNetwork, Span::Course);
    assert_eq!(course(&told), Amount { low: None, high: Some(0) });
    told["share_kind"] = json!("copay");
    told["copay"] = json!(5);
    assert_eq!(course(&told), Amount::default());
}

#[test]
fn a_clinics_own_prices_count_instead() {
    let world = world();
    let person = json!({"plan_kind": "uninsured", "condition": "depression"});
    let price = |session, course| ClinicPrice {
        treatment: world.treatment("ketamine-iv"),
        session,
        course,
    };
    let alone = world.estimates(&person, "ketamine-iv", &[price(Some(450), None)]);
    assert_eq!(alone.len(), 2, "nobody without a plan is shown a plan's price");
    assert!(alone[0].own_price);
    // Whether the first visit is in the clinic's price is not known.
    assert_eq!(alone[0].total, from_to(4 * 450, 8 * 450 + 350));
    let package = world.estimates(&person, "ketamine-iv", &[price(Some(450), Some(2400))]);
    assert_eq!(package[0].total, from_to(2400, 2400 + 350));
    assert_eq!((package[0].price, package[0].package), (from_to(2400, 2400), Some(2400)));
    // One session a month for the 11 months after the course, however many the course had.
    let kept_up = json!({
        "plan_kind": "uninsured", "treatments": ["ketamine-iv"], "condition": "depression", "upkeep_sessions": 1,
    });
    let year = world.estimates(&kept_up, "ketamine-iv", &[price(Some(450), Some(2400))]);
    assert_eq!(year[1].total, from_to(2400 + 11 * 450, 2400 + 11 * 450 + 350));
    assert_eq!((year[1].price, year[1].package), (from_to(450, 450), Some(2400)));
    let no_more = json!({
        "plan_kind": "uninsured", "treatments": ["ketamine-iv"], "condition": "depression", "upkeep_sessions": 0,
    });
    let year = world.estimates(&no_more, "ketamine-iv", &[price(Some(450), Some(2400))]);
    assert_eq!(year[1].total, from_to(2400, 2400 + 350));
}

#[test]
fn ways_to_pay_say_why_not() {
    let world = world();
    let ways = |answers: Value| -> Vec<(String, Fit)> {
        let person = world.person(&answers);
        let wanted = [world.treatment("esketamine")];
        payments(&world.rules, &world.compiled.more, &person, &wanted, day("2026-11-22"))
            .into_iter()
            .map(|way| (way.payment.key.clone(), way.fit))
            .collect()
    };
    let fit = |ways: &[(String, Fit)], key: &str| {
        ways.iter().find(|(found, _)| found == key).map(|(_, fit)| *fit)
    };
    let safe = |mut person: Value| {
        person["contraindication"] = false.into();
        ways(person)
    };
    let medicare = safe(json!({"plan_kind": "medicare", "condition": "depression"}));
    assert!(matches!(fit(&medicare, "maker-savings"), Some(Fit::Not(_))));
    assert_eq!(fit(&medicare, "supplement"), Some(Fit::Fits));
    assert_eq!(fit(&medicare, "observation-rebate"), None);
    let first_no = medicare.iter().position(|(_, fit)| matches!(fit, Fit::Not(_))).expect("one");
    assert!(medicare[first_no..].iter().all(|(_, fit)| matches!(fit, Fit::Not(_))));
    let work = json!({"plan_kind": "employer", "state": "ri", "condition": "depression"});
    assert_eq!(fit(&safe(work.clone()), "maker-savings"), Some(Fit::Fits));
    assert!(matches!(fit(&safe(work.clone()), "observation-rebate"), Some(Fit::Not(_))));
    assert_eq!(fit(&ways(work), "maker-savings"), Some(Fit::Unsure));
    assert_eq!(fit(&ways(json!({})), "maker-savings"), Some(Fit::Unsure));
}

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
                if let Some(Answer::Known(coverage_engine::answers::Value::Number(limit))) = limit
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
