//! The second parcel is missing: the questions work all the same, and the clinic is told.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;
use crate::visitor::at_random;

pub(crate) const CASE: Case = Case {
    name: "where the second parcel is missing the questions work and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("more.json", Change::Gone);
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    let failed = "return watched.failed.find((code) => code.startsWith('more-'))";
    scene.session.until_on_page("the widget says which part is missing", failed).await?;
    let told = scene.told_on_page().await?;
    ensure(
        told.iter().any(|line| line.contains("for the clinic") && line.contains("more.json")),
        || format!("the clinic is not told of more.json: {told:?}"),
    )?;
    let visit = at_random(&scene.session, 3).await?;
    ensure(!visit.results.is_empty(), || "there is no result".to_owned())
}
