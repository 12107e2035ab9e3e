//! A page that lets no text become a document except through a named policy, on a server that forbids framing: the
//! loader must bring a policy of its own for srcdoc.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "under Trusted Types and X-Frame-Options: DENY the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("", Change::Header("x-frame-options", "DENY".into()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    let policy = "require-trusted-types-for 'script'; trusted-types coverage-check";
    scene.open(page.header("content-security-policy", policy)).await?;
    working::expect(scene).await
}
