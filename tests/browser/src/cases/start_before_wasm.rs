//! Start is pressed before the Wasm is there: the visitor is told to wait, and the first question comes by itself.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "start can be pressed before the Wasm has arrived",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("coverage-check.wasm", Change::Held);
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    let hello = "return watched.seen.some((line) => line.includes('hello'))";
    scene.session.until_on_page("the frame says hello", hello).await?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let waiting = "return document.querySelector('[data-act=start]:enabled:not([hidden] *)').getAttribute('aria-busy') === 'true'";
    scene
        .session
        .until_in_frame("the start screen says that the questions are on their way", waiting)
        .await?;
    scene.site.release();
    let question =
        "return document.querySelector('#app:not([hidden]) [data-question]')?.dataset.question";
    scene.session.until_in_frame("the first question", question).await?;
    Ok(())
}
