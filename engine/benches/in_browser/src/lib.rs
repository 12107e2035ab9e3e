//! The engine by itself as a Wasm module, so that a browser's clock can tell what its work takes there: the same states
//! and the same flat rules as `engine/benches/speed/` measures natively. It measures nothing itself and never ships.

// These are shared with tests and benches, which use more of them.
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap
)]
#[path = "../../speed/flat_rules.rs"]
mod flat_rules;
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap
)]
#[path = "../../../tests/random_rules/mod.rs"]
mod random_rules;
#[allow(clippy::expect_used, reason = "a measurement that cannot go on should stop")]
#[path = "../../speed/states.rs"]
mod states;

use coverage_engine::answers::Answers;
use coverage_engine::date::Date;
use coverage_engine::parcel;
use coverage_engine::rules::{Core, Rules};
use flat_rules::FlatRules;
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// All that is to be timed.
#[wasm_bindgen]
pub struct Work {
    rules: Rules,
    states: Vec<Answers>,
    today: Date,
    flat: FlatRules,
}

#[wasm_bindgen]
impl Work {
    /// From the body of `core.json` and a day: every state of so many random interviews. Nothing if the rules cannot be
    /// read.
    pub fn prepare(core: &str, today: &str, interviews: usize) -> Option<Work> {
        let core: Core = parcel::read(core).ok()?;
        let (rules, today) = (Rules::load(core).ok()?, today.parse().ok()?);
        let states = states::states(&rules, interviews, today);
        Some(Work { rules, states, today, flat: FlatRules::new() })
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.states.len()
    }

    /// What happens on an answer, in one of the states.
    pub fn answer(&self, state: usize) {
        if let Some(answers) = self.states.get(state) {
            black_box(states::answer(&self.rules, answers, self.today));
        }
    }

    /// The flat rules by the plain interpreter: how many are met.
    pub fn plain(&self) -> usize {
        self.flat.by_plain()
    }

    /// The flat rules by the engine.
    pub fn engine(&self) -> usize {
        self.flat.by_engine()
    }

    /// The same with reasons.
    pub fn proofs(&self) -> usize {
        self.flat.with_proofs()
    }
}
