//! The few WebDriver commands that the client library has no method for. Nothing else talks to a driver directly.

use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::http::Method;
use url::{ParseError, Url};

/// Out of all frames, to the page itself.
#[derive(Debug)]
pub(crate) struct ToTop;

/// The browser's console since the last call (chromedriver).
#[derive(Debug)]
pub(crate) struct ChromiumLog;

/// A command of the Chrome DevTools protocol (chromedriver), as JSON.
#[derive(Debug)]
pub(crate) struct ChromiumCommand(pub(crate) String);

fn in_session(base: &Url, session: Option<&str>, path: &str) -> Result<Url, ParseError> {
    base.join(&format!("session/{}/{path}", session.unwrap_or_default()))
}

impl WebDriverCompatibleCommand for ToTop {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        in_session(base, session, "frame")
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(r#"{"id":null}"#.into()))
    }
}

impl WebDriverCompatibleCommand for ChromiumLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        in_session(base, session, "se/log")
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(r#"{"type":"browser"}"#.into()))
    }
}

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        in_session(base, session, "goog/cdp/execute")
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.clone()))
    }
}
