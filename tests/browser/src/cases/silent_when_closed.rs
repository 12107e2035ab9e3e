//! The visit is over and the page takes the widget away: that is no occasion to send anything either.

use std::time::Instant;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::at_random;

pub(crate) const CASE: Case = Case {
    name: "taken out of the page after a visit, the widget sends nothing to any recorder",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Until the frame is gone and the page has been painted without it.
const SETTLE: &str = "
    const done = arguments[0];
    document.querySelector('coverage-check').remove();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.frames.length))));";

async fn run(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let visit = at_random(&scene.session, 13).await?;
    ensure(!visit.results.is_empty(), || "there is no result".to_owned())?;
    let since = Instant::now();
    scene.session.to_page().await?;
    let frames = scene.session.client().execute_async(SETTLE, vec![]).await?;
    ensure(frames == 0, || format!("there are {frames} frames left"))?;
    scene.session.goto("about:blank").await?;
    let heard = scene.heard(since).await?;
    ensure(heard.is_silence(), || format!("something was heard after the visit:\n{heard}"))
}
