//! A file of 1,000 payers with three policies each: what loading it costs in time and memory, and
//! whether an answer costs more than with few payers.

use crate::processor_time::ProcessorTime;
use crate::{compiled, report, rules_text, today, walks};
use coverage_engine::editor::Parcels;
use coverage_engine::rules::{Core, Rules};
use criterion::Criterion;
use serde_json::{Value, json};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The payer whose policies every new payer gets.
const LIKE: &str = "cigna";

/// The shipped rules, and more payers until there are `payers`.
pub(crate) fn rules_with(payers: usize) -> String {
    let mut rules: Value = serde_json::from_str(&rules_text()).expect("JSON");
    let like: Vec<Value> = list(&mut rules["policies"])
        .iter()
        .filter(|policy| policy["for"]["payer"] == json!([LIKE]))
        .cloned()
        .collect();
    let questions = list(&mut rules["questions"]);
    let payer = questions.iter_mut().find(|question| question["id"] == "payer").expect("payers");
    let options = list(&mut payer["options"]);
    let new: Vec<String> =
        (options.len()..payers).map(|nth| format!("another-payer-{nth}")).collect();
    for id in &new {
        options.push(json!({"id": id, "text": {"en": id, "es": id}}));
    }
    let policies = list(&mut rules["policies"]);
    for id in &new {
        for (nth, policy) in like.iter().enumerate() {
            let mut policy = policy.clone();
            policy["id"] = json!(format!("{id}-{nth}"));
            policy["for"]["payer"] = json!([id]);
            policies.push(policy);
        }
    }
    rules.to_string()
}

fn list(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().expect("a list")
}

/// What a browser does with the first parcel.
fn load(body: &str) -> Rules {
    let core: Core = coverage_engine::parcel::read(body).expect("a whole parcel");
    Rules::load(core).expect("rules that hold together")
}

pub(crate) fn measure(criterion: &mut Criterion<ProcessorTime>) {
    let parcels = Parcels::of(&compiled(&rules_with(1_000)), &Value::Null).expect("parcels");
    let (_, core) = parcels.files.iter().find(|(name, _)| *name == "core.json").expect("core.json");
    let core = str::from_utf8(core).expect("JSON");
    let body = core.split_once('\n').map_or("", |(_, body)| body);
    let region = Region::new(MEMORY);
    let rules = load(body);
    let used = region.change();
    let kept = used.bytes_allocated.saturating_sub(used.bytes_deallocated);
    report("thousand-payers-memory", kept as f64 / body.len() as f64, "times-the-file");

    let mut group = criterion.benchmark_group("thousand-payers");
    group.bench_function("load", |bench| bench.iter(|| load(black_box(body))));
    group.finish();
    let states = crate::states::states(&rules, 20, today());
    walks::measure_states(&rules, &states, "thousand-payers", today());
}
