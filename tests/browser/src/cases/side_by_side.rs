//! Several widgets on one page, each with its own language and look: one load of the Wasm, and none minds the others.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::visitor::at_random;

pub(crate) const CASE: Case = Case {
    name: "three widgets on one page keep their own language, look and answers",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const THREE: &str = "<script src=\"/coverage-check.js\" async></script>
    <coverage-check lang=\"en\" theme=\"dark\" loading=\"eager\"></coverage-check>
    <section lang=\"es-MX\"><coverage-check loading=\"eager\"></coverage-check></section>
    <coverage-check lang=\"en\" theme=\"light\" loading=\"eager\"></coverage-check>";

/// What the first frame on the page says about itself.
const LOOK: &str = "
    const { lang, dataset } = document.documentElement;
    const answered = !document.querySelector('#app').hidden;
    return [lang, dataset.theme, answered];";

async fn run(scene: &Scene) -> Outcome {
    scene.open(HostPage::with_body(THREE)).await?;
    let ready = "return watched.seen.filter((line) => line === 'event ready').length === 3";
    scene.session.until_on_page("all three are ready", ready).await?;
    at_random(&scene.session, 3).await?;
    for expected in [
        serde_json::json!(["en", "dark", true]),
        serde_json::json!(["es", "auto", false]),
        serde_json::json!(["en", "light", false]),
    ] {
        let seen = scene.session.in_frame(LOOK, vec![]).await?;
        ensure(seen == expected, || format!("a widget shows {seen} and should show {expected}"))?;
        scene.session.on_page("document.querySelector('coverage-check').remove()", vec![]).await?;
    }
    let loads = scene.site.log().of("coverage-check.wasm").len();
    ensure(loads == 1, || format!("the Wasm was loaded {loads} times, not once"))
}
