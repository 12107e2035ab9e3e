//! Phones: at 320 px, the narrowest screen that counts, no screen of the widget is wider than its frame, and the
//! demo page is no wider than the phone.

use serde_json::json;

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::{at_random_and_around, clear_and_start_again};

pub(crate) const CASE: Case = Case {
    name: "at 320 px no screen is wider than the phone, in either language",
    browsers: &[Browser::Chromium],
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Enough to come by every kind of question, the review and the result.
const VISITS: u64 = 4;

async fn run(scene: &Scene) -> Outcome {
    let phone = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    scene.session.devtools("Emulation.setDeviceMetricsOverride", phone).await?;
    scene.open_demo_ready().await?;
    let sticks_out =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let wide = scene.session.on_page(sticks_out, vec![]).await?;
    ensure(wide == 0, || format!("the demo page is {wide} px too wide"))?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    // The page shows the check over the whole screen then, which takes the focus away for a moment.
    let focused = "return document.activeElement.matches('[data-question] [data-focus]') && document.hasFocus()";
    scene.session.until_in_frame("the first question has the focus", focused).await?;
    clear_and_start_again(&scene.session).await?;
    for seed in 1..=VISITS {
        let language = if seed % 2 == 0 { "es" } else { "en" };
        scene.session.click_in_frame(&format!("[data-act=lang-{language}]")).await?;
        let visit = at_random_and_around(&scene.session, seed).await?;
        ensure(visit.too_wide.is_empty(), || {
            format!("too wide in {language}: {}", visit.too_wide.join("; "))
        })?;
        clear_and_start_again(&scene.session).await?;
    }
    Ok(())
}
