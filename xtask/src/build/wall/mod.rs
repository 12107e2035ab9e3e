//! What the frame's script and the Wasm must never reach, and why: every way in which a document without network
//! access could still load, lead, connect or store.
//!
//! These lists only grow. They do not replace the frame's content policy; they cover what it does not stop.

pub(super) mod imports;
pub(super) mod markup;
pub(super) mod script;

const LOADS: &str = "it asks a server for something";
const LEADS: &str = "it leads the frame or a tab to an address, and an address can carry an answer";
const CONNECTS: &str = "it connects to another machine, past the content policy";
const STORES: &str = "it keeps something after the visitor has left";
const RUNS: &str = "it runs or builds what was not there when the frame was checked";

/// A reason, and the names it holds for.
type Reasons = [(&'static str, &'static [&'static str])];

/// Neither the script nor the Wasm may mention these.
const NEVER: &Reasons = &[
    (
        LOADS,
        &[
            "fetch",
            "fetchLater",
            "XMLHttpRequest",
            "sendBeacon",
            "Image",
            "Audio",
            "FontFace",
            "importScripts",
            "instantiateStreaming",
            "compileStreaming",
        ],
    ),
    (LEADS, &["location", "navigation", "opener", "requestSubmit"]),
    (
        CONNECTS,
        &[
            "RTCPeerConnection",
            "webkitRTCPeerConnection",
            "RTCDataChannel",
            "WebSocket",
            "WebSocketStream",
            "WebTransport",
            "EventSource",
            "PresentationRequest",
        ],
    ),
    (
        STORES,
        &[
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "caches",
            "cookie",
            "cookieStore",
            "openDatabase",
            "BroadcastChannel",
            "SharedWorker",
            "serviceWorker",
        ],
    ),
    (RUNS, &["Worker", "eval", "DOMParser", "createContextualFragment", "setHTMLUnsafe"]),
];

/// Harmless to mention (`details.open`), never to call.
const NEVER_CALLED: &Reasons = &[
    (LEADS, &["open", "submit"]),
    (RUNS, &["Function", "write", "writeln", "new_no_args", "new_with_args"]),
];

/// Not in our script. Yew's node for raw markup imports the first into every module; the frame's script takes them
/// away from the page before the Wasm starts, so that the import leads to an error.
const NEVER_IN_SCRIPT: &Reasons =
    &[(RUNS, &["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"])];

/// Elements that load, lead or run by being in a document.
const NEVER_CREATED: &[&str] = &[
    "applet",
    "audio",
    "base",
    "embed",
    "fencedframe",
    "form",
    "frame",
    "frameset",
    "iframe",
    "image",
    "img",
    "link",
    "meta",
    "object",
    "portal",
    "script",
    "source",
    "track",
    "video",
];

fn why(tables: &[&Reasons], name: &str) -> Option<&'static str> {
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find_map(|(why, names)| names.contains(&name).then_some(*why))
}
