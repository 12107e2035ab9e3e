//! The second parcel is missing, spoiled or late: the questions work, no result is shown without what it needs, and the
//! clinic is told.

use super::foreign_wasm_refused::EMPTY_MODULE;
use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::scene::Scene;
use crate::site::Change;
use crate::visitor::at_random_without_details;

pub(crate) const MISSING: Case = Case {
    name: "where the second parcel is missing the questions work and the clinic is told",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(missing(scene)),
};

pub(crate) const FOREIGN: Case = Case {
    name: "another module than its own for the later screens is refused, and the questions work",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(foreign(scene)),
};

pub(crate) const LATE: Case = Case {
    name: "where the second parcel is late the result waits for it and then comes by itself",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(late(scene)),
};

const SEEDS: std::ops::Range<u64> = 3..9;
const WAITS: &str =
    "return document.querySelector('#app:not([hidden]) [data-screen=waiting] .so-far li') && 1";

async fn missing(scene: &Scene) -> Outcome {
    scene.site.alter("rest-en.pack", Change::Gone);
    without_the_rest(scene, "rest-en.pack").await
}

async fn foreign(scene: &Scene) -> Outcome {
    scene.site.alter("screens.pack", Change::Body(EMPTY_MODULE.to_vec()));
    without_the_rest(scene, "not as it was built").await
}

async fn without_the_rest(scene: &Scene, named: &str) -> Outcome {
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    let failed = "return watched.failed.find((code) => code.startsWith('more-'))";
    scene.session.until_on_page("the widget says which part is missing", failed).await?;
    let told = scene.told_on_page().await?;
    ensure(
        told.iter().any(|line| line.contains("for the clinic") && line.contains(named)),
        || format!("the clinic is not told of {named}: {told:?}"),
    )?;
    interview(scene).await
}

async fn late(scene: &Scene) -> Outcome {
    scene.site.alter("screens.pack", Change::Held);
    let page = HostPage::with_widget(&scene.site, &Paste::default());
    scene.open(page).await?;
    interview(scene).await?;
    scene.site.release();
    let result = "return document.querySelector('[data-screen=result] [data-band]') && 1";
    scene.session.until_in_frame("the result", result).await?;
    Ok(())
}

/// Whole interviews on the first parcel alone: the first module calls nothing that is not there.
async fn interview(scene: &Scene) -> Outcome {
    for seed in SEEDS {
        at_random_without_details(&scene.session, seed).await?;
        scene.session.until_in_frame("the screen that waits, and what is settled", WAITS).await?;
        if seed + 1 < SEEDS.end {
            crate::visitor::clear_and_start_again(&scene.session).await?;
        }
    }
    Ok(())
}
