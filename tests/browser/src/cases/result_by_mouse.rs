//! The main job with a mouse, on the clinic's demo page as it is: from Start to a result, which is the one that the engine
//! gives natively.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::native;
use crate::outcome::Outcome;
use crate::scene::Scene;
use crate::visitor::{by_mouse, results};

pub(crate) const CASE: Case = Case {
    name: "a visitor with a mouse comes from the demo page to a result",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let person = native::person("bcbs-ma")?;
    by_mouse(&scene.session, &person.answers).await?;
    native::expect_same(scene, &person, &results(&scene.session).await?).await
}
