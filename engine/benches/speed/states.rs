//! Every state of random interviews, and what one answer brings about in each. All treatments are chosen, which is the most
//! there can be to work out.

use crate::random_rules::{Dice, value};
use coverage_engine::answers::{Answers, Value};
use coverage_engine::assessment::{Assessment, assess};
use coverage_engine::date::Date;
use coverage_engine::interview::{Next, Remaining, chosen, next_question, remaining_after};
use coverage_engine::rules::Rules;

/// What happens on every answer: the next question, how many are left, and an assessment of every treatment.
pub(crate) fn answer(
    rules: &Rules,
    answers: &Answers,
    today: Date,
) -> (Next, Remaining, Vec<Assessment>) {
    let next = next_question(rules, answers, today);
    let left = remaining_after(rules, answers, today, next);
    let all = chosen(rules, answers);
    (next, left, all.into_iter().map(|id| assess(rules, answers, id, today)).collect())
}

/// Every state of so many interviews. In every other one the answers to the first questions are the
/// first options, which leads to long interviews; in every third, every fifth answer is "not sure".
pub(crate) fn states(rules: &Rules, interviews: usize, today: Date) -> Vec<Answers> {
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
            let Next::Ask(id) = next_question(rules, &answers, today) else { break };
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
