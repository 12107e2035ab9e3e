//! What the widget's frame keeps after loading: the objects of its script, what the browser holds for its document, and the
//! memory of its Wasm. The frame has a process of its own, so nothing of the page is in it.

use serde_json::{Value, json};

use crate::devtools::DevTools;
use crate::outcome::Outcome;

/// Of the Wasm: the stopwatch holds it, for the frame's script keeps it out of reach.
const OF_WASM: &str = "stopwatch.memory.buffer.byteLength";

/// Megabytes after a garbage collection.
pub(super) async fn of(tools: &mut DevTools, frame: &str) -> Outcome<f64> {
    tools.call(Some(frame), "HeapProfiler.collectGarbage", json!({})).await?;
    let heap = tools.call(Some(frame), "Runtime.getHeapUsage", json!({})).await?;
    let bytes = |key: &str| heap.get(key).and_then(Value::as_f64).unwrap_or_default();
    let of_wasm = tools.evaluate(frame, OF_WASM).await?.as_f64().unwrap_or_default();
    Ok((bytes("usedSize") + bytes("embedderHeapUsedSize") + of_wasm) / 1e6)
}
