//! What every embedding that works must come to: ready, and Start leads to a question that can be answered.

use crate::outcome::{Outcome, ensure};
use crate::scene::{Ending, Scene};

const QUESTION: &str =
    "document.querySelector('#app:not([hidden]) [data-question]')?.dataset.question";

/// Waits for the widget, presses Start and answers the first question.
pub(super) async fn expect(scene: &Scene) -> Outcome {
    let ending = scene.ending().await?;
    let told = scene.told_on_page().await?;
    ensure(ending == Ending::Working, || format!("the widget does not work: {told:?}"))?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let first =
        scene.session.until_in_frame("the first question", &format!("return {QUESTION}")).await?;
    scene.session.click_in_frame("[data-act=not-sure]").await?;
    let other = format!("const now = {QUESTION}; return now && now !== {first}");
    scene.session.until_in_frame("the next question", &other).await?;
    Ok(())
}
