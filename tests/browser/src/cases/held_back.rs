//! Optimisers of sites: one rewrites scripts so that they run at the visitor's first touch, another joins all scripts into
//! one inline script, so that the loader no longer sees where it came from.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::{FALLBACK, HostPage};
use crate::scene::Scene;

pub(crate) const DELAYED: Case = Case {
    name: "held back by an optimiser until the first touch, the widget works from then on",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(delayed(scene)),
};

pub(crate) const JOINED: Case = Case {
    name: "joined into an inline script, the widget finds its folder by the attribute base",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(joined(scene)),
};

/// As such a plugin leaves the page: the type is changed, the address put away, and both put back at a touch.
const AT_FIRST_TOUCH: &str = "
    <coverage-check lang=\"en\"><p>Call our office at 555-0100.</p></coverage-check>
    <script type=\"text/delayed\" data-src=\"/coverage-check.js\" async></script>
    <script>
        addEventListener('click', () => {
            for (const old of document.querySelectorAll('script[type=\"text/delayed\"]')) {
                const script = document.createElement('script');
                script.src = old.dataset.src;
                old.replaceWith(script);
            }
        }, { once: true });
    </script>";

async fn delayed(scene: &Scene) -> Outcome {
    scene.open(HostPage::with_body(AT_FIRST_TOUCH)).await?;
    let shown = "return document.querySelector('coverage-check').innerText.trim()";
    let shown = scene.session.until_on_page("the page's own words", shown).await?;
    ensure(shown == FALLBACK, || format!("before the touch the visitor sees {shown}"))?;
    scene.session.on_page("document.body.click()", vec![]).await?;
    working::expect(scene).await
}

async fn joined(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let loader = std::fs::read_to_string(scene.dist.join("coverage-check.js"))?;
    let page = HostPage::with_body(&format!(
        "<coverage-check lang=\"en\" base=\"/\"></coverage-check><script>/* joined */;{loader}</script>"
    ));
    scene.open(page).await?;
    working::expect(scene).await
}
