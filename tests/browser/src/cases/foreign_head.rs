//! A server, or a CDN in front of it, puts a script into the head of every page that it hands out: in frame.html it would
//! stand before the frame's own policy, inside the wall.

use super::{fallback, working};

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::parcel;
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const CASE: Case = Case {
    name: "where a server puts a script into the frame's head nothing is asked and the page shows the fallback",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let frame = scene.dist.join(parcel::address_of(&scene.dist, "frame.html")?);
    let html = std::fs::read_to_string(frame)?;
    let open = async |foreign: &str| {
        let injected = html.replacen("<head>", &format!("<head>{foreign}"), 1);
        ensure(injected != html, || "frame.html has no head".to_owned())?;
        scene.site.alter("frame.html", Change::Body(injected.into_bytes()));
        scene.open(HostPage::with_widget(&scene.site, &Paste::default())).await
    };
    for before in ["", "<meta name=\"tags\">"] {
        let script = "<script>parent.postMessage('a foreign script', '*')</script>";
        open(&format!("{before}{script}")).await?;
        fallback::expect(scene, &["no frame could start"]).await?;
        let ran = "return watched.seen.some((line) => line.includes('a foreign script'))";
        let ran = scene.session.on_page(ran, vec![]).await?;
        ensure(ran == true, || "the foreign script did not even run: nothing is shown".to_owned())?;
    }
    // Extensions that darken pages do this, and do no harm.
    open("<style>a { color: teal }</style>").await?;
    working::expect(scene).await
}
