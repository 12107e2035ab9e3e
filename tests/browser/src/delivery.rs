//! How a CDN or a well-configured server hands out `dist/`: the compressed copy, with its time in caches and a tag by which
//! it is asked for again. The headers are those that docs/EMBEDDING.md asks for.

use std::path::Path;
use std::time::UNIX_EPOCH;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH,
    VARY,
};
use hyper::{Request, Response, StatusCode};

/// Makes of a found file what such a server would send.
pub(crate) fn as_from_a_cdn(
    dist: &Path,
    name: &str,
    request: &Request<Incoming>,
    mut found: Response<Full<Bytes>>,
) -> Response<Full<Bytes>> {
    let asked =
        |header: HeaderName| request.headers().get(header).and_then(|value| value.to_str().ok());
    let headers = found.headers_mut();
    let cache =
        if name.starts_with("v/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    let tag = tag(&dist.join(name)).unwrap_or_default();
    if let Ok(value) = HeaderValue::try_from(&tag) {
        headers.insert(ETAG, value);
    }
    if asked(IF_NONE_MATCH) == Some(tag.as_str()) {
        *found.status_mut() = StatusCode::NOT_MODIFIED;
        *found.body_mut() = Full::default();
        return found;
    }
    let takes_brotli =
        asked(ACCEPT_ENCODING).is_some_and(|codings| codings.split(", ").any(|it| it == "br"));
    if takes_brotli && let Ok(small) = std::fs::read(dist.join(format!("{name}.br"))) {
        found.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        *found.body_mut() = Full::from(small);
    }
    found
}

/// As servers make them: of time and length.
fn tag(file: &Path) -> Option<String> {
    let about = std::fs::metadata(file).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", changed.as_secs(), about.len()))
}
