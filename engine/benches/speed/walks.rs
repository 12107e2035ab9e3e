//! Random interviews: what one answer costs in every state that they come through. All treatments are
//! chosen, which is the most there can be to work out.

use crate::random_rules::{Dice, value};
use crate::{compiled, report, rules_text, today};
use coverage_engine::answers::{Answers, Value};
use coverage_engine::assessment::{assess, because, possible, what_ifs};
use coverage_engine::date::Date;
use coverage_engine::interview::{Next, chosen, next_question, remaining_after};
use coverage_engine::rules::Rules;
use cpu_time::ThreadTime;
use std::hint::black_box;

/// Every state of so many interviews. In every other one the answers to the first questions are the
/// first options, which leads to long interviews; in every third, every fifth answer is "not sure".
pub(crate) fn states(rules: &Rules, interviews: usize) -> Vec<Answers> {
    let mut dice = Dice::new(0x5EED);
    let mut states = Vec::new();
    let treatments = rules.core().treatments_fact;
    for nth in 0..interviews {
        let mut answers = Answers::new();
        let all = (1_u32 << rules.core().treatments.len()) - 1;
        let fact = rules.fact(treatments).expect("a question");
        answers.set(treatments, fact, Value::Options(all)).expect("a possible answer");
        loop {
            states.push(answers.clone());
            let Next::Ask(id) = next_question(rules, &answers, today()) else { break };
            let fact = rules.fact(id).expect("a question");
            if nth % 3 == 2 && dice.below(5) == 0 {
                answers.set_unsure(id);
                continue;
            }
            let mut value = value(fact, &mut dice);
            if nth % 2 == 0 && matches!(fact.key.as_str(), "condition" | "plan_kind") {
                value = Value::Option(0);
            }
            answers.set(id, fact, value).expect("a possible answer");
        }
    }
    states
}

/// Times in milliseconds.
fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = ThreadTime::now();
    black_box(work());
    start.elapsed().as_secs_f64() * 1e3
}

fn spread(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    for (word, part) in [("median", 0.5), ("p95", 0.95), ("max", 1.0)] {
        report(&format!("{name}-{word}"), at(part), "ms");
    }
}

/// What happens on every answer, in each of these states: the next question, how many are left, and
/// an assessment of every treatment.
pub(crate) fn measure_states(rules: &Rules, states: &[Answers], name: &str, today: Date) {
    let one = |answers: &Answers| {
        let next = next_question(rules, answers, today);
        let left = remaining_after(rules, answers, today, next);
        let results: Vec<_> =
            chosen(rules, answers).iter().map(|id| assess(rules, answers, *id, today)).collect();
        (next, left, results)
    };
    // The best of three: what the machine does besides is not of interest.
    let best =
        |answers: &Answers| (0..3).map(|_| time(|| one(answers))).fold(f64::INFINITY, f64::min);
    spread(&format!("{name}-answer"), states.iter().map(best).collect());
}

pub(crate) fn measure() {
    let rules = compiled(&rules_text()).rules().expect("rules that hold together");
    let states = states(&rules, 120);
    report("states", states.len() as f64, "states");
    measure_states(&rules, &states, "rules", today());
    let each = |work: &dyn Fn(&Answers, coverage_engine::id::TreatmentId)| -> Vec<f64> {
        let all =
            |answers: &Answers| chosen(&rules, answers).iter().for_each(|id| work(answers, *id));
        let best =
            |answers: &Answers| (0..3).map(|_| time(|| all(answers))).fold(f64::INFINITY, f64::min);
        states.iter().map(best).collect()
    };
    spread(
        "rules-possible",
        each(&|answers, id| {
            black_box(possible(&rules, answers, id, today()));
        }),
    );
    spread(
        "rules-because",
        each(&|answers, id| {
            black_box(because(&rules, answers, id, today()));
        }),
    );
    spread(
        "rules-what-ifs",
        each(&|answers, id| {
            black_box(what_ifs(&rules, answers, id, today()));
        }),
    );
}
