//! The headers that each file of `dist/` is sent with.
//!
//! They are the ones docs/EMBEDDING.md recommends, so that the demo behaves like a well-configured host.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const EMBEDDER_POLICY: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");

/// A version's folder never changes: its name is the hash of its contents.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Asked for again each time, and answered "not modified" mostly.
const ASK_AGAIN: &str = "no-cache";

/// Adds to a response what its path asks for.
pub(super) async fn add(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().as_u16() == 304;
    for (name, value) in for_path(&path, found) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    name_charset(&mut response);
    response
}

fn for_path(path: &str, found: bool) -> Vec<(HeaderName, &'static str)> {
    let versioned = path.starts_with("/v/");
    let cache = if versioned && found { FOR_EVER } else { ASK_AGAIN };
    let mut headers = vec![(CACHE_CONTROL, cache), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    let shared = [crate::build::LOADER, crate::build::SEALED, "clinic.json"];
    if versioned || shared.iter().any(|name| path.strip_prefix('/') == Some(*name)) {
        // Clinics' pages fetch these from another origin.
        headers.push((ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
        headers.push((RESOURCE_POLICY, "cross-origin"));
    }
    if versioned && path.ends_with(crate::build::FRAME) {
        // A page that demands this of itself may only embed frames that say so too. The frame loads nothing anyway.
        headers.push((EMBEDDER_POLICY, "require-corp"));
    }
    headers
}

/// Text and JSON are UTF-8 throughout.
fn name_charset(response: &mut Response) {
    let Some(kind) = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok())
    else {
        return;
    };
    if (kind.starts_with("text/") || kind == "application/json") && !kind.contains("charset") {
        let named = HeaderValue::from_str(&format!("{kind}; charset=utf-8"));
        if let Ok(named) = named {
            response.headers_mut().insert(CONTENT_TYPE, named);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(path: &str, found: bool, name: &HeaderName, value: &str) -> bool {
        for_path(path, found).iter().any(|(n, v)| n == name && *v == value)
    }

    #[test]
    fn only_what_exists_under_a_version_is_kept_for_ever() {
        assert!(has("/v/0123456789abcdef/core.json", true, &CACHE_CONTROL, FOR_EVER));
        assert!(has("/v/gone/core.json", false, &CACHE_CONTROL, ASK_AGAIN));
        assert!(has("/coverage-check.js", true, &CACHE_CONTROL, ASK_AGAIN));
        assert!(has("/", true, &CACHE_CONTROL, ASK_AGAIN));
    }

    #[test]
    fn other_origins_may_have_what_a_page_asks_for_and_nothing_else() {
        assert!(has("/coverage-check.js", true, &ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
        assert!(has("/clinic.json", true, &ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
        assert!(has("/v/a/coverage-check.wasm", true, &RESOURCE_POLICY, "cross-origin"));
        assert!(!has("/index.html", true, &ACCESS_CONTROL_ALLOW_ORIGIN, "*"));
    }

    #[test]
    fn the_frame_may_stand_in_an_isolated_page() {
        assert!(has("/v/a/frame.html", true, &EMBEDDER_POLICY, "require-corp"));
        assert!(!has("/index.html", true, &EMBEDDER_POLICY, "require-corp"));
    }
}
