//! The two lines were pasted twice: two widgets, one definition, one load of the Wasm.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "pasted twice, both widgets work with one load of the Wasm",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const TWO: &str = "<coverage-check></coverage-check><script src=\"/coverage-check.js\"></script><coverage-check></coverage-check>";

async fn run(scene: &Scene) -> Outcome {
    let both = Paste { markup: TWO, ..Paste::default() };
    scene.open(HostPage::with_widget(&scene.site, &both)).await?;
    let ready = "return watched.seen.filter((line) => line === 'event ready').length === 2";
    scene.session.until_on_page("both widgets are ready", ready).await?;
    let loads = scene.site.log().of("coverage-check.wasm").len();
    ensure(loads == 1, || format!("the Wasm was loaded {loads} times, not once"))?;
    working::expect(scene).await
}
