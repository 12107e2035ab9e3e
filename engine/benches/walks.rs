//! How long one answer takes, over random interviews through `rules.json`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a measurement that cannot go on should stop"
)]

use coverage_engine::answers::{Answers, Value};
use coverage_engine::assessment::{assess, because, possible, what_ifs};
use coverage_engine::date::Date;
use coverage_engine::editor::command::load;
use coverage_engine::interview::{Next, chosen, next_question, remaining_after};
use coverage_engine::rules::{Fact, Kind, Rules};
use cpu_time::ThreadTime as Instant;
use std::path::Path;

struct Dice(u64);
impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }
}

fn answer(fact: &Fact, dice: &mut Dice) -> Value {
    match &fact.kind {
        Kind::OneOf(options) => Value::Option(dice.below(options.len()) as u16),
        Kind::SomeOf(options) => Value::Options(dice.below(1 << options.len()) as u32),
        Kind::YesNo => Value::YesNo(dice.below(2) == 1),
        Kind::Number { min, max, .. } => {
            Value::Number(min + dice.below((max - min + 1) as usize) as i32)
        }
    }
}

fn show(name: &str, mut v: Vec<f64>) {
    v.sort_by(f64::total_cmp);
    let at = |q: f64| v[((v.len() - 1) as f64 * q) as usize];
    println!(
        "{name:<12} n {:>6} median {:>9.1} us  p95 {:>9.1}  max {:>9.1}",
        v.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    let text = std::fs::read_to_string(path).expect("rules.json");
    let rules: Rules = load(&text).expect("sound").compiled.rules().expect("sound");
    let today: Date = "2026-11-22".parse().expect("a day");
    let walks: usize = std::env::var("WALKS").ok().and_then(|v| v.parse().ok()).unwrap_or(100);
    let mut dice = Dice(0x5EED);
    let us = |t: Instant| t.elapsed().as_secs_f64() * 1e6;
    let (mut q, mut a, mut r, mut p, mut b, mut w, mut all) =
        (vec![], vec![], vec![], vec![], vec![], vec![], vec![]);
    let mut hash = 0u64;
    for walk in 0..walks {
        let mut answers = Answers::new();
        let tf = rules.core().treatments_fact;
        answers.set(tf, rules.fact(tf).expect("f"), Value::Options(31)).expect("fits");
        loop {
            let t0 = Instant::now();
            let next = next_question(&rules, &answers, today);
            q.push(us(t0));
            let t = Instant::now();
            let left = remaining_after(&rules, &answers, today, next);
            r.push(us(t));
            let t = Instant::now();
            let found: Vec<_> = chosen(&rules, &answers)
                .into_iter()
                .map(|id| assess(&rules, &answers, id, today))
                .collect();
            a.push(us(t));
            all.push(us(t0));
            let t = Instant::now();
            let can: Vec<_> = chosen(&rules, &answers)
                .into_iter()
                .map(|id| possible(&rules, &answers, id, today))
                .collect();
            p.push(us(t));
            let t = Instant::now();
            let why: Vec<_> = chosen(&rules, &answers)
                .into_iter()
                .map(|id| because(&rules, &answers, id, today))
                .collect();
            b.push(us(t));
            if walk % 10 == 0 {
                let t = Instant::now();
                let whatif: Vec<_> = chosen(&rules, &answers)
                    .into_iter()
                    .map(|id| what_ifs(&rules, &answers, id, today))
                    .collect();
                w.push(us(t));
                std::hint::black_box(whatif);
            }
            let line = format!(
                "{next:?} {can:?} {why:?} {:?}",
                found
                    .iter()
                    .map(|f| (
                        f.band,
                        f.settled,
                        f.policies.iter().map(|p| p.policy).collect::<Vec<_>>()
                    ))
                    .collect::<Vec<_>>()
            );
            if std::env::var("SHOW").is_ok() {
                println!("{line} {left:?}");
            }
            for byte in line.bytes() {
                hash = hash.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte);
            }
            let Next::Ask(id) = next else { break };
            if walk % 3 == 1 && dice.below(5) == 0 {
                answers.set_unsure(id);
                continue;
            }
            let mut value = answer(rules.fact(id).expect("f"), &mut dice);
            if walk % 2 == 0 {
                match rules.fact(id).expect("f").key.as_str() {
                    "condition" => value = Value::Option(0),
                    "plan_kind" => value = Value::Option(dice.below(4) as u16),
                    "age" => value = Value::Number(40),
                    "contraindication" => value = Value::YesNo(false),
                    _ => {}
                }
            }
            answers.set(id, rules.fact(id).expect("f"), value).expect("fits");
        }
    }
    show("question", q);
    show("remaining", r);
    show("assess", a);
    show("one answer", all);
    show("possible", p);
    show("because", b);
    show("what-ifs", w);
    println!("hash {hash:x}");
}
