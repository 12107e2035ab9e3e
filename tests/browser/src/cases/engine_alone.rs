//! What the engine's own work takes in a real browser, without a screen: the states and the flat rules that the bench
//! measures natively, in the module that `cargo xtask bench` compiles for it. Only on request (`COVERAGE_ENGINE` names the
//! module's folder): it judges nothing, it prints figures.

use std::path::PathBuf;

use serde_json::Value;

use super::pace::print;
use super::provided::provide;
use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::HostPage;
use crate::parcel;
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "the engine alone is measured",
    browsers: &[Browser::Chromium],
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const PAGE: &str = "<h1>Engine</h1><script type=\"module\" src=\"/measure.js\"></script>";
/// Everything once before, so that what is measured is compiled as it stays; then the best of three, or of five.
const MEASURE: &str = "
    import start, { Work } from '/engine.js';
    await start({ module_or_path: '/engine_bg.wasm' });
    const core = await (await fetch('/core-body.json')).text();
    const work = Work.prepare(core, '2026-11-22', 120);
    const once = (act) => {
        const begin = performance.now();
        act();
        return performance.now() - begin;
    };
    const best = (times, act) => Math.min(...Array.from({ length: times }, () => once(act)));
    const states = Array.from({ length: work.states() }, (_, state) => () => work.answer(state));
    for (const act of states) act();
    const answers = states.map((act) => best(3, act));
    const flat = ['plain', 'engine', 'proofs'].map((kind) => [kind, best(5, () => work[kind]())]);
    globalThis.measured = { answers, flat };";

/// Where the module lies, if it is to be measured.
fn folder() -> Option<PathBuf> {
    std::env::var_os("COVERAGE_ENGINE").map(PathBuf::from)
}

pub(super) fn wanted() -> bool {
    folder().is_some()
}

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let folder = folder().ok_or_else(|| Failure::new("COVERAGE_ENGINE names no folder"))?;
    for (name, kind) in [("engine.js", "text/javascript"), ("engine_bg.wasm", "application/wasm")] {
        provide(scene, name, kind, std::fs::read(folder.join(name))?);
    }
    let core = parcel::without_stamp(&scene.dist, "core.json")?;
    provide(scene, "core-body.json", "application/json", core);
    provide(scene, "measure.js", "text/javascript", MEASURE.into());
    // Only a page that is apart from all others has a clock finer than a tenth of a millisecond.
    let page = HostPage::with_body(PAGE)
        .header("cross-origin-opener-policy", "same-origin")
        .header("cross-origin-embedder-policy", "require-corp");
    scene.open(page).await?;
    let measured = "return globalThis.measured && crossOriginIsolated && measured";
    let measured = scene.session.until_on_page("the measurement is over", measured).await?;
    let answers: Vec<f64> = measured
        .get("answers")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    ensure(answers.len() > 100, || "hardly a state was measured".to_owned())?;
    print("engine-answer", answers);
    for entry in measured.get("flat").and_then(Value::as_array).into_iter().flatten() {
        let (Some(kind), Some(time)) = (entry[0].as_str(), entry[1].as_f64()) else { continue };
        println!("measured chromium-flat-{kind} {time:.3} ms");
    }
    Ok(())
}
