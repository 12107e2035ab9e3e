//! Reasons: what a proof notes is enough to make the condition what it is, and a question of many
//! options is known as exactly as one of few.

#![allow(
    clippy::expect_used,
    clippy::cast_possible_wrap,
    unreachable_pub,
    dead_code,
    reason = "a test that cannot go on should say why and stop"
)]

mod random_rules;

use coverage_engine::answers::Answers;
use coverage_engine::id::VarId;
use coverage_engine::logic::{Condition, Knowledge, Test, Truth};
use proptest::prelude::*;
use random_rules::Dice;

proptest! {
    #[test]
    fn reasons_alone_make_a_condition_what_it_is(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let answers: Answers = random_rules::answers(&rules, &mut dice);
        let facts = &rules.core().facts;
        let known = rules.layout().knowledge(facts, &answers);
        let cells: Vec<Option<u16>> =
            (0..rules.layout().vars().len()).map(|var| known.get(VarId(var as u16))).collect();
        for criterion in &rules.core().criteria {
            let mut reasons = Vec::new();
            let truth = criterion.when.prove(&known, &mut reasons);
            prop_assert_eq!(truth, criterion.when.read(&known));
            if truth == Truth::Unknown {
                continue;
            }
            // A question that may not be asked is known to be one of two things: too much for this.
            if reasons.iter().any(|var| known.get(*var).is_none()) {
                continue;
            }
            let only = |(at, cell): (usize, &Option<u16>)| {
                cell.filter(|_| reasons.contains(&VarId(at as u16)))
            };
            let fewer: Vec<Option<u16>> = cells.iter().enumerate().map(only).collect();
            prop_assert_eq!(criterion.when.read(&Knowledge::of(&fewer)), truth);
        }
    }
}

#[test]
fn a_thousand_options_are_told_apart() {
    let is = |cells: &[u16]| {
        Condition::Is(Test { var: VarId(1), cells: cells.iter().copied().collect() })
    };
    for cell in [0, 62, 63, 64, 500, 999] {
        let known = Knowledge::of(&[Some(1), Some(cell)]);
        assert_eq!(known.get(VarId(1)), Some(cell));
        assert_eq!(is(&[3, cell]).read(&known), Truth::True);
        assert_eq!(is(&[3, 65, 998]).read(&known), Truth::False);
    }
}
