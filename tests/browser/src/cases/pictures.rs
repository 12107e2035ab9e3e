//! Pictures for people to look at: the start screen, a question, the review, the result and what lies behind it, on a
//! phone and on a desk, light and dark, in both languages, and with letters of twice the size. With
//! `COVERAGE_FORCED_COLORS` on a phone with forced colors only: the browser is started so, as what emulates them does not
//! reach the frame.
//! Beside each whole screen lies its document, to print. `COVERAGE_SHOTS` names the folder; without it there is no such case.
//! `COVERAGE_SHOTS_OF` gives parts of vignettes' names, with `;` between: only these people's screens, on a phone.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::papers_and_files::PICK_DAYS;
use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, forced_colors};
use crate::native::{self, Vignette};
use crate::outcome::{Failure, Outcome};
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
const LATER: [(&str, &str, &str); 5] = [
    ("[data-act=to-plan]", "[data-screen=plan]", "7-plan"),
    ("[data-act=to-costs]", "[data-screen=costs]", "8-costs"),
    ("[data-act=to-papers]", "[data-screen=papers]", "9-papers"),
    ("[data-paper=authorization]", "[data-screen=paper]", "A-paper"),
    ("[data-act=edit]", "[data-sheet] input", "B-paper-changed"),
];

pub(super) fn folder() -> Option<PathBuf> {
    std::env::var_os("COVERAGE_SHOTS").map(PathBuf::from)
}

/// The document without what it does.
const DOCUMENT: &str = "
    const copy = document.documentElement.cloneNode(true);
    for (const part of copy.querySelectorAll('script, meta[http-equiv]')) part.remove();
    return copy.outerHTML;";

/// How the screens are looked at.
struct Look {
    name: String,
    language: &'static str,
    width: u16,
    height: u16,
    /// The size of the letters, in percent.
    letters: u16,
}

async fn run(scene: &Scene) -> Outcome {
    let folder = folder().unwrap_or_else(|| scene.room.clone());
    std::fs::create_dir_all(&folder)?;
    if let Ok(names) = std::env::var("COVERAGE_SHOTS_OF") {
        return of_people(scene, &folder, &names).await;
    }
    let person = native::person("bcbs-ma")?;
    let phone = |name: &str, language, letters| Look {
        name: name.into(),
        language,
        width: 360,
        height: 740,
        letters,
    };
    if forced_colors() {
        return visit(scene, &folder, &phone("360-forced-en", "en", 100), &person).await;
    }
    for (width, height) in [(360, 740), (1280, 900)] {
        for theme in ["light", "dark"] {
            set_theme(scene, theme).await?;
            for language in ["en", "es"] {
                let name = format!("{width}-{theme}-{language}");
                let look = Look { name, language, width, height, letters: 100 };
                visit(scene, &folder, &look, &person).await?;
            }
        }
    }
    set_theme(scene, "light").await?;
    visit(scene, &folder, &phone("360-large-es", "es", 200), &person).await
}

async fn of_people(scene: &Scene, folder: &Path, names: &str) -> Outcome {
    for (nth, part) in names.split(';').enumerate() {
        let person = native::vignettes()?.into_iter().find(|person| person.name.contains(part));
        let person = person.ok_or_else(|| Failure::new(format!("no vignette has `{part}`")))?;
        for language in ["en", "es"] {
            let name = format!("person-{nth}-{language}");
            let look = Look { name, language, width: 360, height: 740, letters: 100 };
            visit(scene, folder, &look, &person).await?;
        }
    }
    Ok(())
}

async fn set_theme(scene: &Scene, theme: &str) -> Outcome {
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
    scene.session.devtools("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

async fn visit(scene: &Scene, folder: &Path, look: &Look, person: &Vignette) -> Outcome {
    let session = &scene.session;
    let Look { name, language, letters, .. } = look;
    set_height(scene, look, look.height).await?;
    scene.open_demo_ready().await?;
    let center = "document.querySelector('coverage-check').scrollIntoView({ block: 'center' })";
    session.on_page(center, vec![]).await?;
    session
        .in_frame(&format!("document.documentElement.style.fontSize = '{letters}%'"), vec![])
        .await?;
    session.click_in_frame(&format!("[data-act=lang-{language}]")).await?;
    take(scene, folder, &format!("{name}-1-start")).await?;
    session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    session
        .until_in_frame(
            "a question",
            "return document.querySelector('[data-question] [data-value]')",
        )
        .await?;
    take(scene, folder, &format!("{name}-2-question")).await?;
    with_answers(session, &person.answers).await?;
    take(scene, folder, &format!("{name}-4-result")).await?;
    take_whole(scene, folder, look, "5-result").await?;
    for (press, there, part) in LATER {
        let offered = format!("return document.querySelectorAll({press:?}).length");
        if session.in_frame(&offered, vec![]).await? == 0 {
            continue;
        }
        session.click_in_frame(press).await?;
        let script = format!("return document.querySelector({there:?}) && 1");
        session.until_in_frame(there, &script).await?;
        take_whole(scene, folder, look, part).await?;
        if part == "7-plan" {
            session.in_frame(PICK_DAYS, vec![]).await?;
            let due = "return document.querySelector('.due, main:not(:has([data-day]))')";
            session.until_in_frame("a date", due).await?;
            take_whole(scene, folder, look, "7-plan-dates").await?;
        }
    }
    session.click_in_frame("[data-act=to-papers]").await?;
    session.click_in_frame("[data-act=to-result]").await?;
    session
        .until_in_frame("the result", "return document.querySelector('[data-screen=result]')")
        .await?;
    session.in_frame("document.querySelector('main').scrollTop = 0", vec![]).await?;
    session.click_in_frame("[data-act=review]").await?;
    session
        .until_in_frame("the review", "return document.querySelector('[data-screen=review]')")
        .await?;
    take_whole(scene, folder, look, "3-review").await
}

async fn set_height(scene: &Scene, look: &Look, height: u16) -> Outcome {
    let size = json!({
        "width": look.width, "height": height, "deviceScaleFactor": 1, "mobile": look.width < 600,
    });
    scene.session.devtools("Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

/// On a phone the frame is as high as the screen: one that is high enough shows all of it.
async fn take_whole(scene: &Scene, folder: &Path, look: &Look, part: &str) -> Outcome {
    let session = &scene.session;
    let name = format!("{}-{part}", look.name);
    let document = session.in_frame(DOCUMENT, vec![]).await?;
    std::fs::write(folder.join(format!("{name}.html")), document.as_str().unwrap_or_default())?;
    if look.width > 600 {
        return take(scene, folder, &name).await;
    }
    let whole = "return document.querySelector('main').scrollHeight + 200";
    let height = session.in_frame(whole, vec![]).await?.as_u64().unwrap_or_default();
    let height = u16::try_from(height).unwrap_or(9000).clamp(look.height, 9000);
    set_height(scene, look, height).await?;
    let grown = format!("return innerHeight + 100 > {height} && 1");
    session.until_in_frame("room for all of it", &grown).await?;
    let drawn = "const done = arguments[arguments.length - 1];
        requestAnimationFrame(() => requestAnimationFrame(() => done(1)))";
    session.in_frame_until_done(drawn, vec![]).await?;
    take(scene, folder, &name).await?;
    set_height(scene, look, look.height).await
}

async fn take(scene: &Scene, folder: &Path, name: &str) -> Outcome {
    let still = "for (const motion of document.getAnimations()) motion.finish()";
    scene.session.in_frame(still, vec![]).await?;
    scene.session.to_page().await?;
    let picture = scene.session.client().screenshot().await?;
    Ok(std::fs::write(folder.join(format!("{name}.png")), picture)?)
}
