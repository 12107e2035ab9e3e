//! A server that sends a strict policy with every answer, frame.html included: no frame can start there.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "under a strict policy on every file the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("", Change::Header("content-security-policy", "default-src 'self'".into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    fallback::expect(scene, &["frame-src", "frame.html without Content-Security-Policy"]).await
}
