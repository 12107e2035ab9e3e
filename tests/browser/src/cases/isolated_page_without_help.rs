//! A page with Cross-Origin-Embedder-Policy whose server does nothing for frame.html: the widget either finds another way
//! or says which headers are missing.

use super::{fallback, working};

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::{Ending, Scene};

pub(crate) const CASE: Case = Case {
    name: "on a page with COEP alone the widget works, or the fallback shows and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page.header("cross-origin-embedder-policy", "require-corp")).await?;
    match scene.ending().await? {
        Ending::Working => working::expect(scene).await,
        Ending::Fallback => {
            fallback::expect(scene, &["Cross-Origin-Embedder-Policy: require-corp"]).await
        }
    }
}
