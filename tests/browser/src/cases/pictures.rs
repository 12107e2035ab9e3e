//! Pictures for people to look at: the start screen, a question, the review, the result and what lies behind it, on a phone and on a desk,
//! light and dark, in both languages. `COVERAGE_SHOTS` names the folder; without it there is no such case.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::native;
use crate::outcome::Outcome;
use crate::scene::Scene;
use crate::visitor::with_answers;

pub(crate) const CASE: Case = Case {
    name: "pictures were taken of every kind of screen",
    browsers: &[Browser::Chromium],
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// What lies behind the result: what is pressed, what is there then, and a name.
const LATER: [(&str, &str, &str); 6] = [
    ("[data-act=to-plan]", "[data-screen=plan]", "7-plan"),
    ("[data-act=to-costs]", "[data-screen=costs]", "8-costs"),
    ("[data-act=to-papers]", "[data-screen=papers]", "9-papers"),
    ("[data-paper=authorization]", "[data-screen=paper]", "A-paper"),
    ("[data-act=edit]", "[data-sheet] input", "B-paper-changed"),
    ("[data-act=to-papers]", "[data-screen=papers]", "C-papers"),
];

pub(super) fn folder() -> Option<PathBuf> {
    std::env::var_os("COVERAGE_SHOTS").map(PathBuf::from)
}

async fn run(scene: &Scene) -> Outcome {
    let folder = folder().unwrap_or_else(|| scene.room.clone());
    std::fs::create_dir_all(&folder)?;
    for (width, height) in [(360, 740), (1280, 900)] {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        scene.session.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        for theme in ["light", "dark"] {
            let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
            scene.session.devtools("Emulation.setEmulatedMedia", media).await?;
            for language in ["en", "es"] {
                visit(scene, language, &folder, &format!("{width}-{theme}-{language}")).await?;
            }
        }
    }
    Ok(())
}

async fn visit(scene: &Scene, language: &str, folder: &Path, name: &str) -> Outcome {
    let session = &scene.session;
    scene.open_demo_ready().await?;
    let center = "document.querySelector('coverage-check').scrollIntoView({ block: 'center' })";
    session.on_page(center, vec![]).await?;
    session.click_in_frame(&format!("[data-act=lang-{language}]")).await?;
    take(scene, folder, &format!("{name}-1-start")).await?;
    session.click_in_frame("[data-act=start]:not([hidden] *)").await?;
    session
        .until_in_frame(
            "a question",
            "return document.querySelector('[data-question] [data-value]')",
        )
        .await?;
    take(scene, folder, &format!("{name}-2-question")).await?;
    with_answers(session, &native::person("bcbs-ma")?.answers).await?;
    take(scene, folder, &format!("{name}-4-result")).await?;
    for (part, where_) in [("5-result-card", "[data-treatment]"), ("6-result-steps", "#cc-steps")] {
        let script =
            format!("document.querySelector({where_:?})?.scrollIntoView({{ block: 'start' }})");
        session.in_frame(&script, vec![]).await?;
        take(scene, folder, &format!("{name}-{part}")).await?;
    }
    for (press, there, part) in LATER {
        session.click_in_frame(press).await?;
        let script = format!("return document.querySelector({there:?}) && 1");
        session.until_in_frame(there, &script).await?;
        take(scene, folder, &format!("{name}-{part}")).await?;
    }
    session.click_in_frame("[data-act=to-result]").await?;
    session
        .until_in_frame("the result", "return document.querySelector('[data-screen=result]')")
        .await?;
    session.in_frame("document.querySelector('main').scrollTop = 0", vec![]).await?;
    session.click_in_frame("[data-act=review]").await?;
    session
        .until_in_frame("the review", "return document.querySelector('[data-screen=review]')")
        .await?;
    take(scene, folder, &format!("{name}-3-review")).await
}

async fn take(scene: &Scene, folder: &Path, name: &str) -> Outcome {
    let still = "for (const motion of document.getAnimations()) motion.finish()";
    scene.session.in_frame(still, vec![]).await?;
    scene.session.to_page().await?;
    let picture = scene.session.client().screenshot().await?;
    Ok(std::fs::write(folder.join(format!("{name}.png")), picture)?)
}
