//! Every screen is judged by axe-core, in both languages and both themes. It judges what a machine can see; names that
//! make sense and an order that makes sense are for people.

use std::path::Path;

use serde_json::{Value, json};

use super::papers_and_files::PICK_DAYS;
use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::native;
use crate::outcome::{Failure, Outcome, ensure};
use crate::scene::Scene;
use crate::session::strings;
use crate::site::Change;
use crate::visitor::{as_far_as, clear_and_start_again, with_answers};

pub(crate) const CASE: Case = Case {
    name: "axe-core finds nothing wrong on any screen, in both languages and themes",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

pub(crate) const COLORS: Case = Case {
    name: "in a clinic's own colors axe-core finds nothing wrong, and they are seen",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(in_colors(scene)),
};

/// Nobody could read these as they are: a yellow on light screens, and a background that is nearly black.
const UNREADABLE: &[u8] = br##"{"accent_color": "#ffe600", "background_color": "#101040"}"##;

/// What a button is filled with, and what is behind it.
const SEEN_COLORS: &str = "
    const fill = getComputedStyle(document.querySelector('[data-act=start]')).backgroundColor;
    return [fill, getComputedStyle(document.documentElement).backgroundColor];";

/// The question whose yes brings help before anything else.
const CRISIS: &str = "acute_suicidality";

/// Where the test stage installs it.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");

/// The rules of WCAG 2.2 up to AA, targets of 24 px among them, and what is good practice.
const JUDGE: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
        ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
            nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))),
        (reason) => done([String(reason)]));";

/// Screens reached from the result, by what is pressed and by what is there then. Each leads on from the one before.
const LATER: [(&str, &str); 8] = [
    ("[data-act=to-plan]", "[data-screen=plan]"),
    ("[data-act=to-costs]", "[data-screen=costs]"),
    ("[data-act=to-papers]", "[data-screen=papers]"),
    ("[data-act=paper]", "[data-screen=paper]"),
    ("[data-act=edit]", "[data-sheet] input"),
    ("[data-act=back]", "[data-screen=papers]"),
    ("[data-act=to-result]", "[data-screen=result]"),
    ("[data-act=restart]", "[data-screen=cover]"),
];

async fn run(scene: &Scene) -> Outcome {
    ensure(Path::new(AXE).is_file(), || {
        "axe-core is not installed: run `npm ci` in tests/browser/".to_owned()
    })?;
    for (theme, language) in [("light", "en"), ("dark", "en"), ("light", "es"), ("dark", "es")] {
        let wrong = visit(scene, theme, language).await?;
        ensure(wrong.is_empty(), || format!("{theme}, {language}:\n  {}", wrong.join("\n  ")))?;
    }
    Ok(())
}

async fn in_colors(scene: &Scene) -> Outcome {
    scene.open_demo_ready().await?;
    let before = scene.session.in_frame(SEEN_COLORS, vec![]).await?;
    scene.site.alter("clinic.json", Change::Body(UNREADABLE.to_vec()));
    for (theme, language) in [("light", "en"), ("dark", "es")] {
        let wrong = visit(scene, theme, language).await?;
        ensure(wrong.is_empty(), || format!("{theme}, {language}:\n  {}", wrong.join("\n  ")))?;
    }
    scene.open_demo_ready().await?;
    let after = scene.session.in_frame(SEEN_COLORS, vec![]).await?;
    ensure(before[0] != after[0] && before[1] != after[1], || {
        format!("the clinic's colors are not seen: {after} after {before}")
    })
}

async fn visit(scene: &Scene, theme: &str, language: &str) -> Outcome<Vec<String>> {
    let session = &scene.session;
    scene.open_demo_ready().await?;
    let look = "document.documentElement.dataset.theme = arguments[0]";
    session.in_frame(look, vec![json!(theme)]).await?;
    let mut wrong = Vec::new();
    session.click_in_frame(&format!("[data-act=lang-{language}]")).await?;
    judge(scene, "start", &mut wrong).await?;
    session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    reach(scene, "[data-question]").await?;
    session.click_in_frame("[data-act=next]").await?;
    judge(scene, "refused question", &mut wrong).await?;
    session.click_in_frame("[data-value]").await?;
    session.click_in_frame("[data-act=next]").await?;
    session.click_in_frame("[data-act=show-now]").await?;
    reach(scene, "[data-screen=result]").await?;
    open_folds(scene).await?;
    judge(scene, "early result", &mut wrong).await?;
    session.click_in_frame("[data-act=back]").await?;
    let in_crisis =
        native::vignettes()?.into_iter().find(|one| one.answers.get(CRISIS) == Some(&json!(true)));
    let in_crisis =
        in_crisis.ok_or_else(|| Failure::new("no vignette is of somebody in a crisis"))?;
    as_far_as(session, &in_crisis.answers, "crisis").await?;
    judge(scene, "crisis", &mut wrong).await?;
    clear_and_start_again(session).await?;
    with_answers(session, &native::person("bcbs-ma")?.answers).await?;
    open_folds(scene).await?;
    judge(scene, "result", &mut wrong).await?;
    if session.in_frame("return document.querySelector('[data-act=try]')", vec![]).await?
        != Value::Null
    {
        session.click_in_frame("[data-act=try]").await?;
        reach(scene, "[data-screen=trial]").await?;
        judge(scene, "what-if", &mut wrong).await?;
        session.click_in_frame("[data-act=own-result]").await?;
    }
    session.click_in_frame("[data-act=review]").await?;
    reach(scene, "[data-screen=review]").await?;
    judge(scene, "review", &mut wrong).await?;
    session.click_in_frame("[data-act=back]").await?;
    for (press, there) in LATER {
        session.click_in_frame(press).await?;
        reach(scene, there).await?;
        // With days picked there are dates to judge.
        session.in_frame(PICK_DAYS, vec![]).await?;
        open_folds(scene).await?;
        judge(scene, there, &mut wrong).await?;
    }
    Ok(wrong)
}

async fn reach(scene: &Scene, there: &str) -> Outcome {
    let script = format!("return document.querySelector({there:?}) && 1");
    scene.session.until_in_frame(there, &script).await?;
    Ok(())
}

/// What is folded is judged too.
async fn open_folds(scene: &Scene) -> Outcome {
    let script = "for (const fold of document.querySelectorAll('#app details')) fold.open = true";
    scene.session.in_frame(script, vec![]).await?;
    Ok(())
}

async fn judge(scene: &Scene, screen: &str, wrong: &mut Vec<String>) -> Outcome {
    // Motion changes colours while it lasts.
    let still = "for (const motion of document.getAnimations()) motion.finish()";
    scene.session.in_frame(still, vec![]).await?;
    // With each judgement anew: the frame's policy lets in no script of a page, and drivers do not keep what a script sets.
    let axe = std::fs::read_to_string(AXE)?;
    let found = scene.session.in_frame_until_done(&format!("{axe};{JUDGE}"), vec![]).await?;
    wrong.extend(strings(&found).into_iter().map(|found| format!("{screen}: {found}")));
    Ok(())
}
