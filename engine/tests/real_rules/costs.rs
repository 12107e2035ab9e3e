//! Sums worked by hand, and the ways to pay.

use crate::{day, from_to, world};
use coverage_engine::costs::{Amount, ClinicPrice, Fit, Span, estimate, payments};
use coverage_engine::outcome::Band;
use coverage_engine::rules::Setting;
use serde_json::{Value, json};

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
