//! What is on the screen of the frame: read from the document, as a screen reader would.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::outcome::Outcome;
use crate::session::Session;

/// One look at the frame. `key` differs from screen to screen.
pub(crate) struct Shown {
    /// "question", "crisis", "waiting", "review", "result", "cover", "start", or nothing while it changes.
    pub(crate) name: String,
    /// The question's id, on a question.
    pub(crate) question: String,
    /// "radio", "checkbox" or "text".
    pub(crate) kind: String,
}

impl Shown {
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.name, self.question)
    }
}

const LOOK: &str = "
    const start = document.getElementById('start');
    const question = document.querySelector('#app:not([hidden]) [data-question]');
    const screen = document.querySelector('#app:not([hidden]) [data-screen]');
    const field = question?.querySelector('[data-value]');
    const name = question ? 'question' : screen ? screen.dataset.screen : start && !start.hidden ? 'start' : '';
    return [name, question?.dataset.question ?? '', field?.type ?? ''];";

pub(crate) async fn look(session: &Session) -> Outcome<Shown> {
    let seen = session.in_frame(LOOK, vec![]).await?;
    let text = |at: usize| seen.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Shown { name: text(0), question: text(1), kind: text(2) })
}

/// The band and the policy that the result shows for each treatment.
pub(crate) type Results = BTreeMap<String, (String, String)>;

const RESULTS: &str = "
    return [...document.querySelectorAll('[data-treatment]')]
        .map(({ dataset }) => [dataset.treatment, dataset.band, dataset.policy]);";

pub(crate) async fn results(session: &Session) -> Outcome<Results> {
    let rows = session.in_frame(RESULTS, vec![]).await?;
    Ok(read_results(&rows))
}

pub(crate) fn read_results(rows: &Value) -> Results {
    let rows = rows.as_array().cloned().unwrap_or_default();
    let text =
        |row: &Value, at: usize| row.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(row, 0), (text(row, 1), text(row, 2)))).collect()
}
