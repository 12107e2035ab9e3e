//! The browser's Back goes one question back, and from the first question to the start screen; the page's history grows
//! by one entry only.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "the Back button goes one question back, and history grows by one entry only",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const QUESTION: &str =
    "(document.querySelector('#app:not([hidden]) [data-question]')?.dataset.question ?? '')";

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    let length = scene.session.on_page("return history.length", vec![]).await?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let mut questions = Vec::new();
    for _ in 0..3 {
        let other = format!(
            "const now = {QUESTION}; return now !== {:?} && now",
            questions.last().map_or("", String::as_str)
        );
        let question = scene.session.until_in_frame("another question", &other).await?;
        questions.push(question.as_str().unwrap_or_default().to_owned());
        scene.session.click_in_frame("[data-act=not-sure]").await?;
    }
    let beyond = format!("const now = {QUESTION}; return now && now !== {:?}", questions[2]);
    scene.session.until_in_frame("the fourth question", &beyond).await?;
    for question in questions.iter().rev() {
        go_back(scene).await?;
        let there = format!("return {QUESTION} === {question:?}");
        scene.session.until_in_frame(&format!("Back leads to {question}"), &there).await?;
    }
    let now = scene.session.on_page("return history.length", vec![]).await?;
    ensure(now.as_i64() == length.as_i64().map(|before| before + 1), || {
        format!("history had {length} entries before Start and has {now} now")
    })?;
    go_back(scene).await?;
    let start = "return document.querySelector('[data-act=start]:enabled:not([hidden] *)')?.checkVisibility()";
    scene
        .session
        .until_in_frame("Back from the first question leads to the start screen", start)
        .await?;
    Ok(())
}

/// Back, as the button does it. The drivers' own Back waits for another page, which there is none of.
async fn go_back(scene: &Scene) -> Outcome {
    scene.session.on_page("history.back()", vec![]).await?;
    Ok(())
}
