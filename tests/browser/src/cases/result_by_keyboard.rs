//! The main job with the keyboard alone: Tab from the top of the page into the frame, on to the same result, and from there
//! through steps, costs and a paper.

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::native;
use crate::outcome::Outcome;
use crate::scene::Scene;
use crate::visitor::{around_by_keyboard, by_keyboard, results};

pub(crate) const CASE: Case = Case {
    name: "a visitor with a keyboard alone comes from the demo page to a result",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let person = native::person("cigna")?;
    let pressed = by_keyboard(&scene.session, &person.answers).await?;
    if !pressed {
        scene.remark("its driver presses no keys inside a sandboxed frame; after one click into it the keys were dispatched as events");
    }
    native::expect_same(scene, &person, &results(&scene.session).await?).await?;
    // Firefox's driver presses keys in the frame, but gives it no focus: blanks cannot be typed into.
    if scene.browser == Browser::Chromium {
        around_by_keyboard(&scene.session).await?;
        native::expect_same(scene, &person, &results(&scene.session).await?).await?;
    }
    Ok(())
}
