//! Airplane mode after `ready`: the whole check works, to the result and in the other language.

use serde_json::json;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::site::Change;
use crate::visitor::at_random_and_around;

pub(crate) const CASE: Case = Case {
    name: "after ready the whole check works without a network",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    scene.site.alter("", Change::Gone);
    if scene.browser == Browser::Chromium {
        let off = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        scene.session.devtools("Network.enable", json!({})).await?;
        scene.session.devtools("Network.emulateNetworkConditions", off).await?;
        let online = scene.session.on_page("return navigator.onLine", vec![]).await?;
        ensure(online == false, || "the browser is still online".to_owned())?;
    } else {
        scene.remark("its driver has no airplane mode; the site answers nothing any more instead");
    }
    let visit = at_random_and_around(&scene.session, 11).await?;
    ensure(!visit.results.is_empty(), || "there is no result".to_owned())?;
    scene.session.click_in_frame("[data-act=lang-es]").await?;
    scene
        .session
        .until_in_frame("the result in Spanish", "return document.documentElement.lang === 'es'")
        .await?;
    Ok(())
}
