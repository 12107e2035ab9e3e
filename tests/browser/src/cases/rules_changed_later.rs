//! The rules were changed after they were stamped: one byte is enough.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::parcel;
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "where the rules were changed after the check the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let body = parcel::with_one_byte_more(&scene.dist, "core.json")?;
    scene.site.alter("core.json", Change::Body(body));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    fallback::expect(scene, &["rules-unstamped"]).await
}
