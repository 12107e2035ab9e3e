//! A server whose policy for frame.html lets no Wasm compile, or a browser that has it off.

use super::{fallback, working};

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::{Ending, Scene};
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "where Wasm is blocked the page shows the fallback and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    let policy = "script-src 'unsafe-inline'";
    scene.site.alter("frame.html", Change::Header("content-security-policy", policy.into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    if scene.browser == Browser::Webkit && scene.ending().await? == Ending::Working {
        scene.remark(
            "this WebKit compiles Wasm against the server's policy if the frame's own allows it",
        );
        return working::expect(scene).await;
    }
    fallback::expect(scene, &["wasm-unsafe-eval"]).await
}
