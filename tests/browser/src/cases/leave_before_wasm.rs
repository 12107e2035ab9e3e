//! Leaving while the Wasm is still on its way: the button is in frame.html and needs nothing else.

use super::leaving;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "leave quickly works before the Wasm has arrived",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("coverage-check.wasm", Change::Held);
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    let listens = "return document.querySelector('[data-act=start]:enabled') && document.querySelector('header [data-act=leave]').checkVisibility()";
    scene.session.until_in_frame("the start screen, without the Wasm", listens).await?;
    leaving::expect(scene).await
}
