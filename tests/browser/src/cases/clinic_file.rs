//! The clinic's settings are late or odd: the check and the fallback do without what they cannot use.

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::site::Change;

pub(crate) const HELD: Case = Case {
    name: "where clinic.json never comes the widget works without it",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(held(scene)),
};

pub(crate) const GENERAL: Case = Case {
    name: "without content of its own the fallback shows 988, the clinic's phone number and the general table",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(general(scene)),
};

const PAGE: &str = "<script src=\"/coverage-check.js\" async></script><h1>Valley Road Clinic</h1>\
    <coverage-check lang=\"en\" clinic=\"demo-clinic.json\"></coverage-check>";

async fn held(scene: &Scene) -> Outcome {
    scene.site.alter("clinic.json", Change::Held);
    scene.open(HostPage::with_body(PAGE)).await?;
    working::expect(scene).await
}

async fn general(scene: &Scene) -> Outcome {
    // A number is an easy mistake, and still tells whom to call.
    scene.site.alter("clinic.json", Change::Body(br#"{"phone": 6085550142}"#.to_vec()));
    scene.site.alter("frame.html", Change::Gone);
    scene.open(HostPage::with_body(PAGE)).await?;
    let shown = "
        const root = document.querySelector('coverage-check').shadowRoot;
        const rows = root.querySelectorAll('tr').length;
        return rows > 3 && [root.textContent, root.querySelector('a')?.href, rows];";
    let shown = scene.session.until_on_page("the general table stands there", shown).await?;
    let text = shown.get(0).and_then(|text| text.as_str()).unwrap_or_default();
    ensure(text.contains("988"), || format!("the fallback does not name 988: {text}"))?;
    ensure(shown.get(1).is_some_and(|call| call == "tel:6085550142"), || {
        format!("the fallback does not lead to the clinic's phone: {shown}")
    })
}
