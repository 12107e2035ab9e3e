//! One browser with one page: the WebDriver session, inside or outside the widget's frame.
//! It does what a person at the browser could do, and reads; what the page must look like is for the cases to say.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;

use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::commands::{ChromiumCommand, ChromiumLog, ToTop};
use crate::drivers::{Browser, Driver};
use crate::outcome::{Failure, Outcome};
use crate::patience::{A_VISIT, DEADLINE, until};

/// The key under which WebDriver hands out elements.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds the widget's frame, in the element's shadow tree or anywhere else, whatever other frames there are, and scrolls the
/// page to it as a visitor would: not every driver can click on what lies outside of what is seen of the page.
const FIND_FRAME: &str = "
    const seek = (root) => root.querySelector('iframe')
        ?? [...root.querySelectorAll('*')].map((e) => e.shadowRoot && seek(e.shadowRoot)).find(Boolean) ?? null;
    const own = [...document.querySelectorAll('coverage-check')].map((e) => e.shadowRoot && seek(e.shadowRoot)).find(Boolean);
    const frame = own ?? seek(document);
    frame?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return frame;";

const HAS_ITS_DOCUMENT: &str =
    "return location.href !== 'about:blank' && document.readyState !== 'loading'";

/// Notes from now on what the frame tells its console.
const LISTEN_IN_FRAME: &str = "
    if (globalThis.heardInFrame) return;
    globalThis.heardInFrame = [];
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
        const original = console[level];
        console[level] = (...words) => {
            heardInFrame.push(`frame ${level}: ${words.map(String).join(' ')}`);
            original.apply(console, words);
        };
    }
    addEventListener('error', (event) => heardInFrame.push(`frame error: ${event.message}`));
    addEventListener('securitypolicyviolation', (event) => heardInFrame.push(`frame policy: ${event.violatedDirective}`));";
const IN_FRAME_CONSOLE: &str = "return globalThis.heardInFrame ?? []";

/// Which screen stands in the frame, in a line for whoever reads of a failure.
const GLIMPSE: &str = "
    const shown = [...document.querySelectorAll('[data-screen], [data-question], #start, #trouble')].filter((e) => !e.closest('[hidden]'));
    const name = ({ dataset, id }) => dataset.question ? `question ${dataset.question}` : dataset.screen ?? id;
    const focus = document.activeElement;
    return `${shown.map(name).join(', ') || 'nothing'}; headed ${document.querySelector('#app:not([hidden]) h1')?.textContent}; ` +
        `app ${document.getElementById('app')?.hidden ? 'hidden' : 'shown'}; focus on ${focus?.tagName} ${focus?.dataset?.act ?? ''}`;";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Frame,
}

pub(crate) struct Session {
    pub(crate) browser: Browser,
    client: Client,
    driver: Driver,
    place: Mutex<Place>,
}

impl Session {
    pub(crate) async fn open(browser: Browser, room: &Path) -> Outcome<Self> {
        let driver = browser.start_driver(room).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let mut capabilities = driver.capabilities.clone();
        // A whole visit is one script.
        capabilities.insert("timeouts".into(), json!({ "script": A_VISIT.as_millis() }));
        let client =
            builder.capabilities(capabilities).connect(&driver.address).await.map_err(|error| {
                let printed = driver.output.lines();
                let last =
                    printed.iter().rev().take(5).rev().cloned().collect::<Vec<_>>().join(" | ");
                Failure::in_vain(format!("no session with {browser}: {error}; it printed: {last}"))
            })?;
        Ok(Self { browser, client, driver, place: Mutex::new(Place::Page) })
    }

    /// Closes the browser and then its driver.
    pub(crate) async fn close(self) {
        // A browser that is gone already is closed.
        let _ = self.client.close().await;
        self.driver.stop().await;
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn own_ports(&self) -> &HashSet<u16> {
        &self.driver.own_ports
    }

    pub(crate) async fn goto(&self, address: &str) -> Outcome {
        self.to_page().await?;
        Ok(self.client.goto(address).await?)
    }

    /// Steps out to the page.
    pub(crate) async fn to_page(&self) -> Outcome {
        self.client.issue_cmd(ToTop).await?;
        self.set_place(Place::Page);
        Ok(())
    }

    /// Steps into the widget's frame, waiting for it to be there, and its document in it: a browser first puts an empty one
    /// there, and a script in that one is cut off without a word.
    pub(crate) async fn to_frame(&self) -> Outcome {
        if *self.place.lock().unwrap_or_else(PoisonError::into_inner) == Place::Frame {
            return Ok(());
        }
        until("the widget's frame, with its document", DEADLINE, async || {
            self.client.issue_cmd(ToTop).await?;
            let Some(frame) = self.find_frame().await? else { return Ok(None) };
            frame.enter_frame().await?;
            Ok(truth(self.client.execute(HAS_ITS_DOCUMENT, vec![]).await?))
        })
        .await?;
        self.set_place(Place::Frame);
        Ok(())
    }

    async fn find_frame(&self) -> Outcome<Option<Element>> {
        let found = self.client.execute(FIND_FRAME, vec![]).await?;
        if let Some(id) = found.get(ELEMENT_KEY).and_then(Value::as_str) {
            return Ok(Some(Element::from_element_id(
                self.client.clone(),
                ElementRef::from(id.to_owned()),
            )));
        }
        // A closed shadow tree opens to WebDriver alone.
        let host = self.client.find(Locator::Css("coverage-check")).await?;
        Ok(Some(host.shadow_root().await?.find(Locator::Css("iframe")).await?))
    }

    fn set_place(&self, place: Place) {
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// Runs a script on the host page and returns what it returns.
    pub(crate) async fn on_page(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.to_page().await?;
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script in the widget's frame.
    pub(crate) async fn in_frame(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.to_frame().await?;
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script in the widget's frame that calls its last argument when it is done.
    pub(crate) async fn in_frame_until_done(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome<Value> {
        self.to_frame().await?;
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Waits until a script on the page returns something true.
    pub(crate) async fn until_on_page(&self, what: &str, script: &str) -> Outcome<Value> {
        self.to_page().await?;
        until(what, DEADLINE, async || Ok(truth(self.client.execute(script, vec![]).await?))).await
    }

    /// Waits until a script in the frame returns something true.
    pub(crate) async fn until_in_frame(&self, what: &str, script: &str) -> Outcome<Value> {
        self.to_frame().await?;
        until(what, DEADLINE, async || Ok(truth(self.client.execute(script, vec![]).await?))).await
    }

    /// Waits for an element in the frame and clicks on it with the mouse, in the middle of what is seen.
    pub(crate) async fn click_in_frame(&self, selector: &str) -> Outcome {
        self.to_frame().await?;
        until(&format!("a click on {selector} in the frame"), DEADLINE, async || {
            let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.client.execute(script, vec![json!(selector)]).await?;
            self.client.find(Locator::Css(selector)).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// One click after which there may be no frame to look at any more: it is not tried again.
    pub(crate) async fn click_last_in_frame(&self, selector: &str) -> Outcome {
        self.to_frame().await?;
        let element = until(&format!("{selector} in the frame"), DEADLINE, async || {
            Ok(Some(self.client.find(Locator::Css(selector)).await?))
        })
        .await?;
        Ok(element.click().await?)
    }

    /// The console of page and frames, one line per message. Chromium's driver hands out the page's, and the browser
    /// prints that of all frames; Firefox prints all; WebKit's automated browser has none, so there the watching
    /// script of the page speaks, and the one that listens in the frame.
    pub(crate) async fn console(&self) -> Outcome<Vec<String>> {
        match self.browser {
            Browser::Chromium => {
                let log = self.client.issue_cmd(ChromiumLog).await?;
                let entries = log.as_array().cloned().unwrap_or_default();
                let line = |entry: Value| {
                    format!("{}: {}", text(&entry, "level"), text(&entry, "message"))
                };
                let mut lines = entries.into_iter().map(line).collect::<Vec<_>>();
                let printed = self.driver.output.lines();
                lines.extend(printed.into_iter().filter(|line| line.contains(":INFO:CONSOLE")));
                Ok(lines)
            }
            Browser::Firefox => {
                let printed = self.driver.output.lines();
                Ok(printed.into_iter().filter(|line| is_of_a_page(line)).collect())
            }
            Browser::Webkit => {
                let page = self.on_page("return globalThis.watched?.console ?? []", vec![]).await?;
                let mut lines = strings(&page);
                // The frame may be gone by now, and its console with it.
                if let Ok(Some(frame)) = self.find_frame().await
                    && frame.enter_frame().await.is_ok()
                {
                    let heard = self.client.execute(IN_FRAME_CONSOLE, vec![]).await;
                    lines.extend(strings(&heard.unwrap_or_default()));
                    self.to_page().await?;
                }
                Ok(lines)
            }
        }
    }

    /// Where the browser has no log of its own, listens to the frame's console from now on.
    pub(crate) async fn listen_to_frame(&self) -> Outcome {
        if self.browser == Browser::Webkit {
            self.in_frame(LISTEN_IN_FRAME, vec![]).await?;
            self.to_page().await?;
        }
        Ok(())
    }

    /// What stands in the frame just now, as far as the driver can still tell.
    pub(crate) async fn glimpse(&self) -> Outcome<String> {
        if *self.place.lock().unwrap_or_else(PoisonError::into_inner) == Place::Page {
            let frame =
                self.find_frame().await?.ok_or_else(|| Failure::new("there is no frame"))?;
            frame.enter_frame().await?;
            self.set_place(Place::Frame);
        }
        let seen = self.client.execute(GLIMPSE, vec![]).await?;
        Ok(seen.as_str().unwrap_or_default().to_owned())
    }

    /// A command of the Chrome DevTools protocol, for what WebDriver has no word for.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        Ok(self.client.issue_cmd(ChromiumCommand(body.to_string())).await?)
    }
}

/// Whether a line that Firefox printed comes from a page: the browser's own parts name themselves before what they
/// say (`console.error: RSLoader: ...`) or stand in files of its own, and a page's words stand in quotes.
fn is_of_a_page(line: &str) -> bool {
    let named = |words: &str| {
        let name = words.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.chars().all(char::is_alphanumeric)
    };
    let own_file = [
        "JavaScript error: resource:",
        "JavaScript error: chrome:",
        "JavaScript warning: resource:",
    ];
    match line.strip_prefix("console.").and_then(|line| line.split_once(": ")) {
        Some((_, words)) => !named(words),
        None => {
            line.starts_with("JavaScript ") && !own_file.iter().any(|own| line.starts_with(own))
        }
    }
}

fn truth(value: Value) -> Option<Value> {
    let nothing =
        value.is_null() || value == json!(false) || value == json!("") || value == json!(0);
    (!nothing).then_some(value)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A JSON list of strings.
pub(crate) fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().cloned().unwrap_or_default();
    items
        .into_iter()
        .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
        .collect()
}
