//! A visitor made of a script that runs in the frame and answers as fast as the widget asks: from given answers,
//! or at random from a seed, with detours, as people do who change their minds.

use serde_json::{Value, json};

use super::Answers;
use super::screen::{Results, read_results};
use crate::outcome::{Failure, Outcome, ensure};
use crate::patience::DEADLINE;
use crate::session::{Session, strings};

const INTERVIEW: &str = include_str!("interview.js");

/// What a scripted visitor did and saw.
pub(crate) struct Visit {
    /// The result.
    pub(crate) results: Results,
    /// The texts of the options and numbers that were given as answers.
    pub(crate) said: Vec<String>,
    /// Screens with something on them that is wider than the frame.
    pub(crate) too_wide: Vec<String>,
    /// How long each press took until the next screen stood, in milliseconds.
    pub(crate) waits: Vec<f64>,
    /// How long until the document was touched first. Only for a visitor at pace.
    pub(crate) thoughts: Vec<f64>,
}

/// Answers from the start screen, or from where the widget is, to the result.
pub(crate) async fn with_answers(session: &Session, answers: &Answers) -> Outcome<Visit> {
    run(session, json!({ "answers": answers })).await
}

/// Answers as far as a screen of this name, which must come.
pub(crate) async fn as_far_as(session: &Session, answers: &Answers, screen: &str) -> Outcome {
    run(session, json!({ "answers": answers, "until": screen })).await?;
    let there = format!("return document.querySelector('[data-screen={screen}]') && 1");
    session.until_in_frame(screen, &there).await?;
    Ok(())
}

/// Answers whatever the seed says, goes back now and then, looks the answers through and changes some.
pub(crate) async fn at_random(session: &Session, seed: u64) -> Outcome<Visit> {
    seeded(session, seed, json!({ "seed": seed })).await
}

/// The same, and then through what follows the result: a changed one, steps and dates, costs and papers.
pub(crate) async fn at_random_and_around(session: &Session, seed: u64) -> Outcome<Visit> {
    seeded(session, seed, json!({ "seed": seed, "around": true })).await
}

/// At random, as far as the first parcel alone goes.
pub(crate) async fn at_random_without_details(session: &Session, seed: u64) -> Outcome<Visit> {
    seeded(session, seed, json!({ "seed": seed, "mayWait": true })).await
}

/// At random, with the time that it takes until the document is touched.
pub(crate) async fn at_random_at_pace(session: &Session, seed: u64) -> Outcome<Visit> {
    seeded(session, seed, json!({ "seed": seed, "pace": true })).await
}

async fn seeded(session: &Session, seed: u64, plan: Value) -> Outcome<Visit> {
    let visit = run(session, plan).await;
    visit.map_err(|failure| failure.while_(&format!("with seed {seed}")))
}

/// From any screen back to the start screen, all answers forgotten.
pub(crate) async fn clear_and_start_again(session: &Session) -> Outcome {
    run(session, json!({ "clear": true })).await?;
    Ok(())
}

async fn run(session: &Session, mut plan: Value) -> Outcome<Visit> {
    plan["patience"] = json!(DEADLINE.as_millis());
    let seen = session.in_frame_until_done(INTERVIEW, vec![plan]).await?;
    ensure(seen.is_object(), || "the visitor was cut off: the frame's document went away".into())?;
    if let Some(problem) = seen.get("problem").and_then(Value::as_str) {
        return Err(Failure::new(problem));
    }
    let list = |key: &str| strings(seen.get(key).unwrap_or(&Value::Null));
    let times = |key: &str| {
        let all = seen.get(key).and_then(Value::as_array);
        all.into_iter().flatten().filter_map(Value::as_f64).collect()
    };
    Ok(Visit {
        results: read_results(seen.get("results").unwrap_or(&Value::Null)),
        said: list("said"),
        too_wide: list("tooWide"),
        waits: times("waits"),
        thoughts: times("thoughts"),
    })
}
