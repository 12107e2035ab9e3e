//! How long an answer takes in a real browser: from the press of a button to the next screen, drawing included, and how
//! much of that goes by before the document is touched, which is the engine's work and making up the next screen. Only on
//! request (`COVERAGE_PACE`): it judges nothing, it prints figures for `cargo xtask bench`.

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{at_random_at_pace, clear_and_start_again};

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
    let (mut waits, mut thoughts) = (Vec::new(), Vec::new());
    for seed in 1..=INTERVIEWS {
        let visit = at_random_at_pace(&scene.session, seed).await?;
        waits.extend(visit.waits);
        thoughts.extend(visit.thoughts);
        clear_and_start_again(&scene.session).await?;
    }
    ensure(!waits.is_empty() && !thoughts.is_empty(), || "nothing was pressed".into())?;
    print("answer", waits);
    print("thought", thoughts);
    Ok(())
}

/// A line for each figure, as `cargo xtask bench` reads them.
pub(super) fn print(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    for (word, hundredth) in [("median", 50), ("p95", 95), ("max", 100)] {
        let time = times[(times.len() - 1) * hundredth / 100];
        println!("measured chromium-{name}-{word} {time:.3} ms");
    }
}
