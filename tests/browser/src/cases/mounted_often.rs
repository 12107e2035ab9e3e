//! A router shows and hides the widget all day. After a thousand times the page has no listener, node or frame more than
//! after the first hundred.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "put in and taken out a thousand times, the widget leaves nothing behind",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const BATCH: usize = 100;
const BATCHES: usize = 10;

/// Counts the listeners of window and document from before the loader is there.
const COUNT_LISTENERS: &str = "<script>
    globalThis.listeners = 0;
    for (const target of [window, document]) {
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (...given) => { listeners += 1; addEventListener.apply(target, given); };
        target.removeEventListener = (...given) => { listeners -= 1; removeEventListener.apply(target, given); };
    }</script>";

/// In and out at once, in and out after a frame was made, and now and then in until the frame is loaded.
const MOUNT: &str = "
    const times = arguments[0];
    window.mounted = false;
    (async () => {
        for (let i = 0; i < times; i += 1) {
            const element = document.createElement('coverage-check');
            if (i % 2) element.setAttribute('loading', 'eager');
            document.querySelector('h1').after(element);
            if (i % 10 === 0) await new Promise(requestAnimationFrame);
            if (i % 50 === 0) await new Promise((there) => element.addEventListener('coverage-check:ready', there));
            element.remove();
        }
        window.mounted = true;
    })();";

const LEFT: &str = "
    const all = document.querySelectorAll('*').length;
    const { overflow } = document.documentElement.style;
    return [all, frames.length, listeners, history.length, overflow, document.querySelectorAll('coverage-check').length];";

async fn run(scene: &Scene) -> Outcome {
    let none = Paste { markup: "", ..Paste::default() };
    let page = HostPage::with_widget(&scene.site, &none).html().replacen(
        "<script",
        &format!("{COUNT_LISTENERS}<script"),
        1,
    );
    // Where no element stands the loader puts one: that one goes first.
    scene.open(HostPage::watched(&page)).await?;
    scene.until_ready().await?;
    scene.session.on_page("document.querySelector('coverage-check').remove()", vec![]).await?;
    let mut after_first = None;
    for batch in 1..=BATCHES {
        scene.session.on_page(MOUNT, vec![BATCH.into()]).await?;
        scene
            .session
            .until_on_page("a hundred widgets came and went", "return window.mounted")
            .await?;
        let left = scene.session.on_page(LEFT, vec![]).await?;
        let kept = kept_by_browser(scene).await?;
        let (left_first, kept_first) = after_first.get_or_insert_with(|| (left.clone(), kept));
        ensure(*left_first == left, || {
            format!(
                "after {} the page holds {left}, after {BATCH} it held {left_first}",
                batch * BATCH
            )
        })?;
        // The browser frees in its own time: what counts is that nothing grows with the number of widgets.
        ensure(kept <= *kept_first + BATCH as u64, || {
            format!(
                "after {} the browser keeps {kept} nodes, documents and listeners, after {BATCH} {kept_first}",
                batch * BATCH
            )
        })?;
    }
    let loads = scene.site.log().of("coverage-check.wasm").len();
    ensure(loads == 1, || format!("the Wasm was loaded {loads} times, not once"))?;
    let again = "watched.ready = false; document.querySelector('h1').after(document.createElement('coverage-check'))";
    scene.session.on_page(again, vec![]).await?;
    working::expect(scene).await
}

/// What Chromium still holds after it was asked to free what it can. The others do not tell.
async fn kept_by_browser(scene: &Scene) -> Outcome<u64> {
    if scene.browser != Browser::Chromium {
        return Ok(0);
    }
    scene.session.to_page().await?;
    scene.session.devtools("Performance.enable", serde_json::json!({})).await?;
    scene.session.devtools("HeapProfiler.collectGarbage", serde_json::json!({})).await?;
    let metrics = scene.session.devtools("Performance.getMetrics", serde_json::json!({})).await?;
    let metrics =
        metrics.get("metrics").and_then(|all| all.as_array()).cloned().unwrap_or_default();
    let of = |name: &str| {
        let metric = metrics.iter().find(|metric| metric.get("name").is_some_and(|it| it == name));
        metric.and_then(|metric| metric.get("value")?.as_f64()).unwrap_or_default()
    };
    let sum = of("Nodes") + of("Documents") + of("Frames") + of("JSEventListeners");
    ensure(sum > 0.0, || "the browser tells no figures".to_owned())?;
    #[allow(clippy::cast_sign_loss)] // Counts.
    Ok(sum as u64)
}
