//! A router takes the element away and puts another one in, again and again: each is undone, the Wasm is loaded once, and
//! the last one works.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "removed and added again, the widget loads its Wasm once and works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const ROUNDS: usize = 5;

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    for _ in 0..ROUNDS {
        let again = "
            document.querySelector('coverage-check').remove();
            watched.ready = false;
            const element = document.createElement('coverage-check');
            document.querySelector('h1').after(element);";
        scene.session.on_page(again, vec![]).await?;
        scene.until_ready().await?;
    }
    let frames = "return document.querySelector('coverage-check').shadowRoot.querySelectorAll('iframe').length";
    let frames = scene.session.on_page(frames, vec![]).await?;
    ensure(frames == 1, || format!("there are {frames} frames, not one"))?;
    let loads = scene.site.log().of("coverage-check.wasm").len();
    ensure(loads == 1, || format!("the Wasm was loaded {loads} times, not once"))?;
    working::expect(scene).await
}
