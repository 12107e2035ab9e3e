//! The widget comes from another origin than the page, as from a widget host.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Origin;

pub(crate) const CASE: Case = Case {
    name: "the widget works from another origin than the page",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let paste = Paste { from: Origin::Widget, ..Paste::default() };
    scene.open(HostPage::with_widget(&scene.site, &paste)).await?;
    working::expect(scene).await
}
