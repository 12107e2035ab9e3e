//! The rules carry a right stamp, but what is under it is not rules: cut off by whoever stamped it.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::parcel::stamped;
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "where the rules are broken the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("core.json", Change::Body(stamped("{\"format\": 1")));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    fallback::expect(scene, &["rules-broken"]).await
}
