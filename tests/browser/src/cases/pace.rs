//! How long an answer takes in a real browser: from the press of a button to the next screen, drawing included. Only on
//! request (`COVERAGE_PACE`): it judges nothing, it prints figures for `cargo xtask bench`.

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{at_random, clear_and_start_again};

pub(crate) const CASE: Case = Case {
    name: "an answer's pace is measured",
    browsers: &[Browser::Chromium],
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const INTERVIEWS: u64 = 40;

pub(super) fn wanted() -> bool {
    std::env::var_os("COVERAGE_PACE").is_some()
}

async fn run(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let mut waits = Vec::new();
    for seed in 1..=INTERVIEWS {
        waits.extend(at_random(&scene.session, seed).await?.waits);
        clear_and_start_again(&scene.session).await?;
    }
    ensure(!waits.is_empty(), || "nothing was pressed".into())?;
    waits.sort_by(f64::total_cmp);
    let at = |hundredth: usize| waits[(waits.len() - 1) * hundredth / 100];
    for (name, hundredth) in [("median", 50), ("p95", 95), ("max", 100)] {
        println!("measured chromium-answer-{name} {:.3} ms", at(hundredth));
    }
    Ok(())
}
