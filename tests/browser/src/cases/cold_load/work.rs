//! What the thread that draws the frame did between two marks, from the browser's own trace. It counts tasks alone: a thread
//! that waits costs nobody anything.

use serde_json::{Value, json};

use crate::devtools::DevTools;
use crate::outcome::{Failure, Outcome};

/// Tasks, and marks that a script made.
const CATEGORIES: [&str; 4] =
    ["toplevel", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"];

/// Milliseconds of tasks between two marks.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// All tasks, from begin to end.
    pub(super) by_the_clock: f64,
    /// What the processor did in them: other programs of the machine count little. It does not know the slower processor that
    /// Chromium pretends to be.
    pub(super) of_processor: f64,
    /// The longest task, by the clock.
    pub(super) longest: f64,
}

/// What the browser noted.
pub(super) struct Trace(Vec<Value>);

pub(super) async fn begin(tools: &mut DevTools) -> Outcome {
    let config = json!({ "includedCategories": CATEGORIES, "excludedCategories": ["*"] });
    let wish = json!({ "transferMode": "ReportEvents", "traceConfig": config });
    tools.call(None, "Tracing.start", wish).await?;
    Ok(())
}

pub(super) async fn end(tools: &mut DevTools) -> Outcome<Trace> {
    tools.send(None, "Tracing.end", json!({})).await?;
    let mut events = Vec::new();
    loop {
        let event = tools.next("that the trace is complete").await?;
        match event.method.as_str() {
            "Tracing.dataCollected" => {
                let rows = event.parameters.get("value").and_then(Value::as_array).cloned();
                events.extend(rows.unwrap_or_default());
            }
            "Tracing.tracingComplete" => return Ok(Trace(events)),
            _ => {}
        }
    }
}

impl Trace {
    /// Adds up what lies between two marks, on the thread that made them.
    pub(super) fn between(&self, from: &str, to: &str) -> Outcome<Work> {
        add_up(&self.0, from, to)
            .ok_or_else(|| Failure::new(format!("the trace lacks the marks {from:?} and {to:?}")))
    }
}

fn add_up(events: &[Value], from: &str, to: &str) -> Option<Work> {
    let named = |name: &str| events.iter().find(|event| event["name"] == name);
    let begin = named(from)?;
    let (begins, ends) = (begin["ts"].as_f64()?, named(to)?["ts"].as_f64()?);
    let mut work = Work { by_the_clock: 0.0, of_processor: 0.0, longest: 0.0 };
    for task in events.iter().filter(|event| {
        event["name"] == "RunTask" && event["pid"] == begin["pid"] && event["tid"] == begin["tid"]
    }) {
        let (start, length) = (task["ts"].as_f64()?, task["dur"].as_f64().unwrap_or_default());
        let inside = ((start + length).min(ends) - start.max(begins)).max(0.0);
        if inside > 0.0 {
            let of_processor = task["tdur"].as_f64().unwrap_or(length) / length;
            work.by_the_clock += inside / 1000.0;
            work.of_processor += inside * of_processor / 1000.0;
            work.longest = work.longest.max(inside / 1000.0);
        }
    }
    Some(work)
}
