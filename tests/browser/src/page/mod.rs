//! A host page: what a clinic's page looks like around the widget, with a script that watches everything a script
//! on that page can see. The page must never reach into the frame other than a tracker could.

use crate::site::{Origin, Site};

/// Where the watching script is served: from an address, so that strict policies of the page allow it as 'self'.
pub(crate) const WATCH_PATH: &str = "/watch.js";
pub(crate) const WATCH: &str = include_str!("watch.js");

/// One page and the headers it is served with.
pub(crate) struct HostPage {
    html: String,
    headers: Vec<(&'static str, String)>,
}

/// How the widget is pasted into a page.
pub(crate) struct Paste {
    /// Where the loader comes from.
    pub(crate) from: Origin,
    /// The markup of the element, for example `<coverage-check lang="es"></coverage-check>`.
    pub(crate) markup: &'static str,
}

/// What the fallback of the generated pages says, so that a case can look for it.
pub(crate) const FALLBACK: &str = "Call our office at 555-0100.";

impl Default for Paste {
    fn default() -> Self {
        Self {
            from: Origin::Clinic,
            markup: "<coverage-check lang=\"en\"><p>Call our office at 555-0100.</p></coverage-check>",
        }
    }
}

impl HostPage {
    /// A page with the widget between two blocks of text, long enough that the page itself scrolls.
    pub(crate) fn with_widget(site: &Site, paste: &Paste) -> Self {
        let loader = format!("{}/coverage-check.js", site.address(paste.from));
        Self::with_body(&format!(
            "<h1>Valley Road Clinic</h1>{text}<script src=\"{loader}\" async></script>{markup}{text}",
            text = "<p>We see people by appointment, on weekdays.</p>".repeat(12),
            markup = paste.markup,
        ))
    }

    /// A page with the watching script first in its head.
    pub(crate) fn with_body(body: &str) -> Self {
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><script src=\"{WATCH_PATH}\"></script>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <link rel=\"icon\" href=\"/icon.svg\"><title>Valley Road Clinic</title></head><body>{body}</body></html>"
        );
        Self { html, headers: Vec::new() }
    }

    /// A page that nothing watches: for measurements.
    pub(crate) fn unwatched(html: &str) -> Self {
        Self { html: html.to_owned(), headers: Vec::new() }
    }

    /// A page of somebody else's making (the demo), watched as well: the script goes first in its head.
    pub(crate) fn watched(html: &str) -> Self {
        let watch = format!("<head><script src=\"{WATCH_PATH}\"></script>");
        Self { html: html.replacen("<head>", &watch, 1), headers: Vec::new() }
    }

    /// Asks the site for `/?ready` when the widget is ready, so that a browser nobody drives can be waited for.
    pub(crate) fn that_tells_when_ready(mut self) -> Self {
        let tell = "<script>document.addEventListener('coverage-check:ready', () => fetch('/?ready'))</script></head>";
        self.html = self.html.replacen("</head>", tell, 1);
        self
    }

    /// Sends a header with this page alone.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    pub(crate) fn headers(&self) -> &[(&'static str, String)] {
        &self.headers
    }
}
