//! Whoever embeds frame.html without its sandbox, or opens it by itself, could run another Wasm in the clinic's origin: the
//! frame says no word to the page around it, asks nothing and takes nothing in.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::parcel;
use crate::scene::Scene;
use crate::site::Origin;

pub(crate) const CASE: Case = Case {
    name: "frame.html refuses to run unsandboxed, same-origin, or by itself",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    // Chromium warns of the sandbox that is none, which is what this case is about.
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

const STOPPED: &str = "
    const trouble = document.getElementById('trouble');
    const start = document.querySelector('[data-act=start]');
    return !!trouble && trouble.checkVisibility() && !!trouble.textContent.trim() && !start.checkVisibility();";

async fn refuses(scene: &Scene) -> Outcome {
    scene.session.until_in_frame("the frame says that it stops", STOPPED).await?;
    // Pressing Start by script must not help either.
    scene.session.in_frame("document.querySelector('[data-act=start]').click()", vec![]).await?;
    let app = scene
        .session
        .in_frame("return document.getElementById('app').childElementCount", vec![])
        .await?;
    ensure(app == 0, || "the widget started all the same".to_owned())
}

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let address = parcel::address_of(&scene.dist, "frame.html")?;
    for sandbox in ["", "sandbox=\"allow-scripts allow-same-origin\""] {
        let body = format!(
            "<coverage-check></coverage-check><iframe src=\"/{address}\" {sandbox}></iframe>"
        );
        scene.open(HostPage::with_body(&body)).await?;
        refuses(scene).await?;
        let messages = scene
            .session
            .on_page("return watched.seen.filter((line) => line.startsWith('message'))", vec![])
            .await?;
        ensure(messages.as_array().is_some_and(Vec::is_empty), || {
            format!("it spoke to the page: {messages}")
        })?;
    }
    scene.session.goto(&format!("{}/{address}", scene.site.address(Origin::Clinic))).await?;
    let stopped =
        scene.session.until_on_page("frame.html by itself says that it stops", STOPPED).await?;
    ensure(stopped == true, || "frame.html runs by itself".to_owned())
}
