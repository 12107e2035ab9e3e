//! Every vignette, answered in the browser, shows the band and the policy that the engine gives natively on the same day
//! to the same person: the interview leaves out no question that mattered, and Wasm computes as the machine does.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::native::{self, Engine};
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{clear_and_start_again, with_answers};

pub(crate) const CASE: Case = Case {
    name: "every vignette gives the same assessment in the browser as natively",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    let engine = Engine::start()?;
    let today = native::today(scene).await?;
    let mut different = Vec::new();
    for person in native::vignettes()? {
        let place = format!("{}: {}", person.file, person.name);
        let visit = with_answers(&scene.session, &person.answers)
            .await
            .map_err(|failure| failure.while_(&place))?;
        let expected =
            engine.assess(&person.answers, &today).map_err(|failure| failure.while_(&place))?;
        if visit.results != expected {
            different.push(format!(
                "{place}: the browser shows {:?}, natively {expected:?}",
                visit.results
            ));
        }
        clear_and_start_again(&scene.session).await?;
    }
    ensure(different.is_empty(), || different.join("\n"))
}
