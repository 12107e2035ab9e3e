//! What "Leave quickly" must come to: the page is gone for a neutral one, and nobody else was called.

use std::time::Instant;

use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;

/// Where the loader leads: a page that tells nothing about who comes from where.
const NEUTRAL: &str = "www.weather.gov";

/// Presses Leave and follows.
pub(super) async fn expect(scene: &Scene) -> Outcome {
    let since = Instant::now();
    let pressed = scene.session.click_last_in_frame("header [data-act=leave]").await;
    let left = scene
        .until_heard("the browser asks for the neutral page", since, |heard| {
            heard.dns.iter().any(|name| name == NEUTRAL)
        })
        .await;
    // The page may be gone before the driver has said that it clicked; only if nothing came of it does that matter.
    left.or_else(|failure| pressed.and(Err(failure)))?;
    let heard = scene.heard(since).await?;
    let others = heard.dns.iter().filter(|name| *name != NEUTRAL).count() + heard.http.len();
    ensure(others == 0, || format!("leaving told somebody else:\n{heard}"))?;
    // The neutral server does not answer here; what matters is that the clinic's page is not there any more.
    let gone = "return !globalThis.watched || (!document.querySelector('coverage-check')?.shadowRoot?.childElementCount
        && !!document.querySelector('meta[name=referrer][content=no-referrer]'))";
    scene.session.until_on_page("the clinic's page is gone, or empty of the widget", gone).await?;
    Ok(())
}
