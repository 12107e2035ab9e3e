//! The widget's host does not let other origins read its files: the clinic is told which header is missing.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::{Change, Origin};

pub(crate) const CASE: Case = Case {
    name: "from another origin without CORS the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let nobody = "https://nobody.example".to_owned();
    scene.site.alter("", Change::Header("access-control-allow-origin", nobody));
    let paste = Paste { from: Origin::Widget, ..Paste::default() };
    scene.open(HostPage::with_widget(&scene.site, &paste)).await?;
    fallback::expect(scene, &["Access-Control-Allow-Origin: *", "connect-src"]).await
}
