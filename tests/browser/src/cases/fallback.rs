//! What every failed embedding must come to: the page's own content in the widget's place, no frame, no trap for the
//! visitor, and one message in the console that tells the clinic what to change.

use crate::outcome::{Outcome, ensure};
use crate::page::FALLBACK;
use crate::scene::{Ending, Scene};

/// What the visitor sees in the widget's place, and whether a frame is left.
const IN_ITS_PLACE: &str = "
    const element = document.querySelector('coverage-check');
    const shown = [...element.children].filter((child) => child.checkVisibility() && child.getClientRects().length);
    const frames = element.shadowRoot?.querySelectorAll('iframe').length ?? 0;
    return [shown.map((child) => child.textContent).join(' '), frames];";

/// Waits until the widget has given up, and looks at what is left; the message must hold all these words.
pub(super) async fn expect(scene: &Scene, words: &[&str]) -> Outcome {
    let ending = scene.ending().await?;
    ensure(ending == Ending::Fallback, || "the widget says that it works".to_owned())?;
    let place = scene.session.on_page(IN_ITS_PLACE, vec![]).await?;
    ensure(place == serde_json::json!([FALLBACK, 0]), || {
        format!("in the widget's place the visitor sees {place}, not the page's own content")
    })?;
    let told = scene.told_on_page().await?;
    let for_clinic = told.iter().filter(|line| line.contains("for the clinic")).collect::<Vec<_>>();
    ensure(for_clinic.len() == 1, || {
        format!("one message for the clinic, not {}: {told:?}", for_clinic.len())
    })?;
    let lacking = words.iter().find(|word| !for_clinic.iter().any(|line| line.contains(**word)));
    ensure(lacking.is_none(), || format!("the message does not say {lacking:?}: {for_clinic:?}"))
}
