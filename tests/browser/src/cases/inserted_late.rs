//! A page that builds itself: the element first and the script long after, both by script, as a consent banner or a
//! single-page site does it.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::Outcome;
use crate::page::HostPage;
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "put into the page long after it was loaded, element first, the widget works",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const ELEMENT: &str = "document.body.insertAdjacentHTML('beforeend', '<div><coverage-check lang=\"en\"></coverage-check></div>')";
const SCRIPT: &str = "
    const script = document.createElement('script');
    script.src = '/coverage-check.js';
    document.head.append(script);";

async fn run(scene: &Scene) -> Outcome {
    scene.open(HostPage::with_body("<h1>Valley Road Clinic</h1>")).await?;
    scene
        .session
        .until_on_page("the page is loaded", "return document.readyState === 'complete'")
        .await?;
    scene.session.on_page(ELEMENT, vec![]).await?;
    scene.session.on_page(SCRIPT, vec![]).await?;
    working::expect(scene).await
}
