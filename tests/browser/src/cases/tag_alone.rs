//! Only the script tag was pasted: the widget stands where the tag is.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "the script tag alone, without an element, gives a working widget",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let alone = Paste { markup: "", ..Paste::default() };
    scene.open(HostPage::with_widget(&scene.site, &alone)).await?;
    working::expect(scene).await
}
