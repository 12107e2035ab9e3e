//! One visit of a clinic's page by somebody who has never been there: a profile of its own, a line and a processor of a
//! given pace, in every process that the page has. It must never read more than what the browser itself measures.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::devtools::DevTools;
use crate::line::{Line, Pace};
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::site::{Change, Site};

const STOPWATCH: &str = include_str!("stopwatch.js");

/// A clinic's page, as short as can be.
const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Valley Road Clinic</title></head>\
     <body><h1>Valley Road Clinic</h1><script src=\"/coverage-check.js\" async></script>\
     <coverage-check lang=\"en\" clinic=\"/demo-clinic.json\"></coverage-check></body></html>";

/// The line and the device.
#[derive(Clone, Copy)]
pub(super) struct Conditions {
    pub(super) pace: Pace,
    /// How many times slower than this machine the processor is.
    pub(super) slower: u32,
}

/// A desk with fibre, as far as this machine is one.
pub(super) const FAST: Conditions = Conditions { pace: Pace::FREE, slower: 1 };

/// A cheap phone on a poor mobile network.
pub(super) const SLOW: Conditions = Conditions {
    pace: Pace { rate: Some(1_600_000), round_trip: Duration::from_millis(150) },
    slower: 4,
};

/// A page that is open, and the two targets that it has.
pub(super) struct Open {
    pub(super) site: Site,
    pub(super) line: Line,
    profile: String,
    target: String,
    pub(super) page: String,
    pub(super) frame: String,
    pub(super) since: Instant,
}

/// When what happened, in milliseconds since the visitor went to the page.
pub(super) struct Moments {
    pub(super) start_screen: f64,
    pub(super) wasm_arrived: f64,
    pub(super) question: f64,
    pub(super) ready: f64,
}

/// A file, and its bytes on the wire without head.
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: f64,
    /// Between its first and its last byte, in milliseconds.
    pub(super) took: f64,
}

impl File {
    pub(super) fn is(&self, kind: &str) -> bool {
        Path::new(&self.name).extension().is_some_and(|end| end == kind)
    }
}

/// When the second parcel comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Second {
    /// As a visitor gets it: at once.
    AtOnce,
    /// When the site lets go of it.
    Held,
}

impl Open {
    /// Goes to the page with a new profile, as far as the frame.
    pub(super) async fn page(
        scene: &Scene,
        tools: &mut DevTools,
        conditions: Conditions,
        second: Second,
    ) -> Outcome<Self> {
        let site = Site::open(&scene.dist).await?;
        site.hand_out_as_a_cdn();
        if second == Second::Held {
            site.alter(".pack", Change::Held);
        }
        site.put("visit.html", HostPage::unwatched(PAGE));
        let line = Line::open(site.port(), conditions.pace).await?;
        let profile = text(
            &tools.call(None, "Target.createBrowserContext", json!({})).await?,
            "browserContextId",
        );
        Self::tab(tools, conditions, (site, line, profile)).await
    }

    /// Leaves the page and comes back with the same profile.
    pub(super) async fn again(self, tools: &mut DevTools, conditions: Conditions) -> Outcome<Self> {
        tools.call(None, "Target.closeTarget", json!({ "targetId": self.target })).await?;
        self.line.counted();
        Self::tab(tools, conditions, (self.site, self.line, self.profile)).await
    }

    async fn tab(
        tools: &mut DevTools,
        conditions: Conditions,
        (site, line, profile): (Site, Line, String),
    ) -> Outcome<Self> {
        let blank = json!({ "url": "about:blank", "browserContextId": profile });
        let target = text(&tools.call(None, "Target.createTarget", blank).await?, "targetId");
        let attach = json!({ "targetId": target, "flatten": true });
        let page = text(&tools.call(None, "Target.attachToTarget", attach).await?, "sessionId");
        tools.forget_events();
        prepare(tools, &page, conditions).await?;
        let since = Instant::now();
        let address = format!("{}/visit.html", line.address());
        tools.send(Some(&page), "Page.navigate", json!({ "url": address })).await?;
        let frame = loop {
            let event = tools.next("that the widget's frame has a process of its own").await?;
            let kind = event.parameters.pointer("/targetInfo/type").and_then(Value::as_str);
            if event.method == "Target.attachedToTarget" && kind == Some("iframe") {
                break text(&event.parameters, "sessionId");
            }
        };
        prepare(tools, &frame, conditions).await?;
        Ok(Self { site, line, profile, target, page, frame, since })
    }

    /// Waits until page and frame have said all of this.
    pub(super) async fn until(&self, tools: &mut DevTools, awaited: &[&str]) -> Outcome {
        let mut missing = awaited.to_vec();
        while let Some(next) = missing.first() {
            let event = tools.next(next).await?;
            if event.method == "Runtime.bindingCalled" {
                let told = text(&event.parameters, "payload");
                ensure(!told.starts_with("failed"), || format!("the widget {told}"))?;
                missing.retain(|what| *what != told);
            }
        }
        Ok(())
    }

    pub(super) async fn moments(&self, tools: &mut DevTools) -> Outcome<Moments> {
        let on_page = tools.evaluate(&self.page, "stopwatch.at").await?;
        let in_frame = tools.evaluate(&self.frame, "stopwatch.at").await?;
        let wasm = "performance.timeOrigin + performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')).responseEnd";
        let wasm = tools.evaluate(&self.page, wasm).await?;
        let begin = number(&on_page, "begin")?;
        Ok(Moments {
            start_screen: number(&in_frame, "start screen")? - begin,
            wasm_arrived: wasm.as_f64().unwrap_or_default() - begin,
            question: number(&in_frame, "question")? - begin,
            ready: number(&on_page, "ready")? - begin,
        })
    }

    /// The files that page and frame asked for, without the page itself.
    pub(super) async fn files(&self, tools: &mut DevTools) -> Outcome<Vec<File>> {
        let read = |kind: &str| {
            format!(
                "performance.getEntriesByType('{kind}').filter(({{ initiatorType }}) => initiatorType !== 'iframe')\
                 .map((file) => [file.name.replace(/.*[/]/, ''), file.encodedBodySize, file.responseEnd - file.responseStart])"
            )
        };
        let mut files = Vec::new();
        for (session, kind) in [(&self.page, "resource"), (&self.frame, "navigation")] {
            let told = tools.evaluate(session, &read(kind)).await?;
            for row in told.as_array().into_iter().flatten() {
                files.push(File {
                    name: row.get(0).and_then(Value::as_str).unwrap_or_default().to_owned(),
                    bytes: row.get(1).and_then(Value::as_f64).unwrap_or_default(),
                    took: row.get(2).and_then(Value::as_f64).unwrap_or_default(),
                });
            }
        }
        Ok(files)
    }

    /// Closes the page and forgets its profile.
    pub(super) async fn close(self, tools: &mut DevTools) -> Outcome {
        let profile = json!({ "browserContextId": self.profile });
        tools.call(None, "Target.disposeBrowserContext", profile).await?;
        tools.forget_events();
        Ok(())
    }
}

/// Sets up a target that waits for it, and lets it go on.
async fn prepare(tools: &mut DevTools, session: &str, conditions: Conditions) -> Outcome {
    let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
    let mut answers = Vec::new();
    for (method, parameters) in [
        ("Page.enable", json!({})),
        ("Runtime.enable", json!({})),
        ("Runtime.addBinding", json!({ "name": "told" })),
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STOPWATCH })),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": conditions.slower })),
        ("Target.setAutoAttach", attach),
        ("Runtime.runIfWaitingForDebugger", json!({})),
    ] {
        answers.push(tools.send(Some(session), method, parameters).await?);
    }
    for answer in answers {
        answer.wait().await?;
    }
    Ok(())
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn number(value: &Value, key: &str) -> Outcome<f64> {
    let found = value.get(key).and_then(Value::as_f64);
    found.ok_or_else(|| Failure::new(format!("{key:?} was not noted: {value}")))
}
