//! The visitor goes on to another page and comes back: the browser may have kept the page alive, with all that was on it.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::visitor::at_random;

pub(crate) const CASE: Case = Case {
    name: "left and come back to, the page shows the check as it was or as new, and never half",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// A driven browser seldom keeps a page, so the frame is told by its own events that it was kept.
pub(crate) const COVERED: Case = Case {
    name: "kept alive by the browser, the page covers the answers while it is away, and asks after a while",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(covered(scene)),
};

const GO: &str = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))";
const COME_BACK: &str = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
const RESULT: &str =
    "return !!document.querySelector('#app:not([hidden]) [data-treatment]')?.checkVisibility()";
/// The clock goes on by more than the five minutes after which a visitor is asked.
const SIX_MINUTES_LATER: &str = "const at = window.Date.now() + 360000; window.Date.now = () => at";

async fn covered(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    at_random(&scene.session, 9).await?;
    scene.session.in_frame(GO, vec![]).await?;
    let shown = scene
        .session
        .in_frame("return document.querySelector('#app').checkVisibility()", vec![])
        .await?;
    ensure(shown == false, || "answers are on the screen of a page that was left".to_owned())?;
    scene.session.in_frame(COME_BACK, vec![]).await?;
    scene.session.until_in_frame("the result is shown again at once", RESULT).await?;

    scene.session.in_frame(GO, vec![]).await?;
    scene.session.in_frame(SIX_MINUTES_LATER, vec![]).await?;
    scene.session.in_frame(COME_BACK, vec![]).await?;
    let asked = "return document.querySelector('#app:not([hidden]) [data-screen=cover]')?.checkVisibility()";
    scene.session.until_in_frame("after a while the visitor is asked first", asked).await?;
    let shown = scene.session.in_frame(RESULT, vec![]).await?;
    ensure(shown == false, || "the result is shown before the visitor was asked".to_owned())?;

    // Closed, left and come back to by somebody else: Start asks too.
    scene.session.click_in_frame("[data-act=continue]").await?;
    scene.session.until_in_frame("the result is shown again on request", RESULT).await?;
    scene.session.click_in_frame("[data-act=close]").await?;
    scene.session.in_frame(GO, vec![]).await?;
    scene.session.in_frame(SIX_MINUTES_LATER, vec![]).await?;
    scene.session.in_frame(COME_BACK, vec![]).await?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    scene.session.until_in_frame("Start asks whether to go on", asked).await?;
    let shown = scene.session.in_frame(RESULT, vec![]).await?;
    ensure(shown == false, || "Start shows the result of who was here before".to_owned())
}

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    scene
        .session
        .on_page(
            "addEventListener('pageshow', (event) => { window.kept = event.persisted })",
            vec![],
        )
        .await?;
    let visit = at_random(&scene.session, 9).await?;
    let other = scene.site.put("other.html", HostPage::with_body("<h1>Other page</h1>"));
    scene.session.goto(&other).await?;
    scene.session.to_page().await?;
    scene.session.client().back().await?;
    scene
        .session
        .until_on_page(
            "the clinic's page is back",
            "return !!document.querySelector('coverage-check')",
        )
        .await?;
    let kept = scene.session.on_page("return window.kept ?? false", vec![]).await?;
    if kept == true {
        let result = "return !!document.querySelector('#app:not([hidden]) [data-treatment]')";
        scene.session.until_in_frame("the result is shown again", result).await?;
        return Ok(());
    }
    scene.remark("it does not keep pages while it is driven; the page was loaded anew");
    scene.until_ready().await?;
    let text =
        scene.session.in_frame("return document.querySelector('#app').textContent", vec![]).await?;
    let text = text.as_str().unwrap_or_default().to_owned();
    let left = visit.said.iter().find(|said| said.len() > 6 && text.contains(said.as_str()));
    ensure(left.is_none(), || format!("a page that was loaded anew still shows {left:?}"))
}
