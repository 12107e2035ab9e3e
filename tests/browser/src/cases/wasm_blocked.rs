//! A server whose policy for frame.html lets no Wasm compile, or a browser that has it off.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "where Wasm is blocked the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let policy = "script-src 'unsafe-inline'";
    scene.site.alter("frame.html", Change::Header("content-security-policy", policy.into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    fallback::expect(scene, &["wasm-unsafe-eval"]).await
}
