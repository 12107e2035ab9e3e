//! A strict policy on the page alone, as a careful clinic would send it.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "under the page's own policy default-src 'self' the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page.header("content-security-policy", "default-src 'self'")).await?;
    working::expect(scene).await
}
