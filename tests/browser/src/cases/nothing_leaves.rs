//! The wall, listened to: from `ready` on nothing reaches any recorder, whatever is answered, opened, changed or left.

use std::time::Instant;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{at_random, at_random_and_around, clear_and_start_again};

pub(crate) const CASE: Case = Case {
    name: "after ready, nothing reaches the HTTP, TCP, UDP and DNS recorders, whatever is answered",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Enough for every screen to have been shown; the recorders do not tire.
const INTERVIEWS: u64 = 5;
const OPEN_EVERYTHING: &str =
    "for (const fold of document.querySelectorAll('details')) fold.open = true;";

async fn run(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let since = Instant::now();
    for seed in 1..=INTERVIEWS {
        at_random_and_around(&scene.session, seed).await?;
        scene.session.in_frame(OPEN_EVERYTHING, vec![]).await?;
        for act in ["lang-es", "lang-en"] {
            scene.session.click_in_frame(&format!("[data-act={act}]")).await?;
        }
        clear_and_start_again(&scene.session).await?;
    }
    at_random(&scene.session, INTERVIEWS + 1).await?;
    // Leaving the page is when scripts send what they have kept.
    scene.session.goto("about:blank").await?;
    let heard = scene.heard(since).await?;
    ensure(heard.is_silence(), || format!("something was heard after ready:\n{heard}"))
}
