//! Reloads the demo page after a build, in `--watch` only.
//!
//! The script is put into the page as it is sent. It never stands in `dist/`, and never in the frame.

use std::convert::Infallible;
use std::fs;
use std::future::{Ready, ready};
use std::path::PathBuf;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream::{self, Stream};
use tokio::sync::watch;

use crate::place::Place;

/// Where the page finds the script, and the script its news.
pub(super) const SCRIPT: &str = "/-/reload.js";
pub(super) const NEWS: &str = "/-/built";

const RELOADS: &str =
    "new EventSource('/-/built').addEventListener('built', () => location.reload());\n";

/// A handler that sends the demo page with the reloading script in it.
pub(super) fn demo_page(
    place: &Place,
) -> impl FnOnce() -> Ready<Response> + Clone + Send + Sync + 'static {
    let file: PathBuf = place.dist.join("index.html");
    move || {
        ready(match fs::read_to_string(&file) {
            Ok(html) => Html(with_script(&html)).into_response(),
            Err(error) => {
                (StatusCode::NOT_FOUND, format!("{}: {error}", file.display())).into_response()
            }
        })
    }
}

/// The reloading script.
pub(super) async fn script() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], RELOADS)
}

/// A handler that holds the line open and says when a build is done.
pub(super) fn news(
    on_build: watch::Receiver<()>,
) -> impl FnOnce() -> Ready<Response> + Clone + Send + Sync + 'static {
    move || {
        // This page was loaded after all builds so far.
        let mut on_build = on_build;
        on_build.mark_unchanged();
        let events: News = Box::pin(stream::unfold(on_build, next_build));
        ready(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
    }
}

type News = std::pin::Pin<Box<dyn Stream<Item = Result<Event, Infallible>> + Send>>;

async fn next_build(
    mut on_build: watch::Receiver<()>,
) -> Option<(Result<Event, Infallible>, watch::Receiver<()>)> {
    on_build.changed().await.ok()?;
    // Without data a browser drops the event.
    Some((Ok(Event::default().event("built").data("done")), on_build))
}

fn with_script(html: &str) -> String {
    let tag = format!("<script src=\"{SCRIPT}\"></script>");
    match html.rfind("</body>") {
        Some(at) => {
            let mut page = html.to_owned();
            page.insert_str(at, &tag);
            page
        }
        None => format!("{html}{tag}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_last_in_the_body() {
        let page = with_script("<body><p>text</p></body></html>");
        assert_eq!(page, "<body><p>text</p><script src=\"/-/reload.js\"></script></body></html>");
        assert!(with_script("<p>no end tags").ends_with("</script>"));
    }
}
