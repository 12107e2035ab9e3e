//! The page's policy exactly as docs/EMBEDDING.md gives it, with the widget on another host and nothing else allowed.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Failure, Outcome};
use crate::page::{HostPage, Paste, WATCH_PATH};
use crate::scene::Scene;
use crate::site::Origin;

pub(crate) const CASE: Case = Case {
    name: "under the policy that the guide recommends, and nothing more, the widget works from another host",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const GUIDE: &str = include_str!("../../../../docs/EMBEDDING.md");
const EXAMPLE: &str = "https://your-site.example/coverage-check/";

async fn run(scene: &Scene) -> Outcome {
    let (_, block) = GUIDE
        .split_once("\nContent-Security-Policy:\n")
        .ok_or_else(|| Failure::new("docs/EMBEDDING.md recommends no policy"))?;
    let recommended = block.split("```").next().unwrap_or_default();
    let here = format!("{}/", scene.site.address(Origin::Widget));
    // The watching script and the icon are the tests' own.
    let own = format!("script-src {}{WATCH_PATH} ", scene.site.address(Origin::Clinic));
    let policy = recommended.replace(EXAMPLE, &here).replace("script-src ", &own);
    let policy = policy.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = format!("default-src 'none'; img-src 'self'; {policy}");
    let paste = Paste { from: Origin::Widget, ..Paste::default() };
    let page = HostPage::with_widget(&scene.site, &paste);
    scene.open(page.header("content-security-policy", &policy)).await?;
    working::expect(scene).await
}
