//! The frame runs the one Wasm whose hash it carries: any other bytes, even a valid module, are refused.

use super::fallback;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "another Wasm than its own is refused, and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

/// A valid module that does nothing: magic number and version.
pub(super) const EMPTY_MODULE: [u8; 8] = *b"\0asm\x01\0\0\0";

async fn run(scene: &Scene) -> Outcome {
    scene.site.alter("coverage-check.wasm", Change::Body(EMPTY_MODULE.to_vec()));
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    fallback::expect(scene, &["wasm-hash"]).await
}
