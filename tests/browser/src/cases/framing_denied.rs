//! A server that forbids framing in every answer: the frame is then written into the page by srcdoc.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "under X-Frame-Options: DENY on every file the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("", Change::Header("x-frame-options", "DENY".into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    working::expect(scene).await
}
