//! A server that has never heard of Wasm.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "a wrong content type for the Wasm does no harm",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("coverage-check.wasm", Change::Header("content-type", "text/plain".into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    working::expect(scene).await
}
