//! The automated WebKit prints no console, so the console of loading is read from a MiniBrowser that nobody drives.

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, load_unattended};
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "the console is empty while the widget loads without a driver",
    browsers: &[Browser::Webkit],
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let address = scene.site.put(
        "visit.html",
        HostPage::with_widget(&scene.site, &Paste::default()).that_tells_when_ready(),
    );
    let lines = load_unattended(&scene.room, &address, async || {
        Ok((!scene.site.log().of("?ready").is_empty()).then_some(()))
    })
    .await?;
    ensure(lines.is_empty(), || format!("the console is not empty: {}", lines.join("\n")))
}
