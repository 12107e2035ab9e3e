//! A page with Cross-Origin-Embedder-Policy whose server sends frame.html with what such a page needs.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "on a page with COEP, and frame.html with COEP and CORP, the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene
        .site
        .alter("frame.html", Change::Header("cross-origin-embedder-policy", "require-corp".into()));
    scene
        .site
        .alter("frame.html", Change::Header("cross-origin-resource-policy", "cross-origin".into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page.header("cross-origin-embedder-policy", "require-corp")).await?;
    working::expect(scene).await
}
