//! Random interviews: what one answer costs in every state that they come through. All treatments are
//! chosen, which is the most there can be to work out.

use crate::states::{answer, states};
use crate::{compiled, report, rules_text, today};
use coverage_engine::answers::Answers;
use coverage_engine::assessment::{because, possible, what_ifs};
use coverage_engine::date::Date;
use coverage_engine::interview::chosen;
use coverage_engine::rules::Rules;
use cpu_time::ThreadTime;
use std::hint::black_box;

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

/// What happens on every answer, in each of these states.
pub(crate) fn measure_states(rules: &Rules, states: &[Answers], name: &str, today: Date) {
    // The best of three: what the machine does besides is not of interest.
    let best = |answers: &Answers| {
        (0..3).map(|_| time(|| answer(rules, answers, today))).fold(f64::INFINITY, f64::min)
    };
    spread(&format!("{name}-answer"), states.iter().map(best).collect());
}

pub(crate) fn measure() {
    let rules = compiled(&rules_text()).rules().expect("rules that hold together");
    let states = states(&rules, 120, today());
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
