//! Leaving in the middle, with answers on the screen.

use super::leaving;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::scene::Scene;
use crate::visitor::at_random;

pub(crate) const CASE: Case = Case {
    name: "leave quickly works with answers on the screen",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    at_random(&scene.session, 11).await?;
    leaving::expect(scene).await
}
