//! What the flat rules take, by the plain interpreter and by the engine, in one run.

use crate::flat_rules::FlatRules;
use crate::processor_time::ProcessorTime;
use criterion::Criterion;

pub(crate) fn measure(criterion: &mut Criterion<ProcessorTime>) {
    let flat = FlatRules::new();
    let mut group = criterion.benchmark_group("flat");
    group.bench_function("plain", |bench| bench.iter(|| flat.by_plain()));
    group.bench_function("engine", |bench| bench.iter(|| flat.by_engine()));
    group.bench_function("proofs", |bench| bench.iter(|| flat.with_proofs()));
    group.finish();
}
