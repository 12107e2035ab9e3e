//! From text to the file's types, with limits first, so that no input costs unbounded time or memory.

use super::file::File;
use super::outline::MAX_DEPTH;
use super::{Finding, Outline};

/// A larger file is refused unread: 16 MiB, a hundred times what real rules need.
pub(crate) const MAX_BYTES: usize = 16 << 20;

/// Reads a rules file.
///
/// # Errors
/// What is wrong with it, with its place: too large, too deep, not JSON, a wrong type, an unknown or
/// missing or doubled key.
pub fn read(text: &str) -> Result<(File, Outline), Vec<Finding>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Finding::error(
            "too-large",
            "",
            format!("the file has {} bytes; at most {MAX_BYTES} are accepted", text.len()),
        )]);
    }
    if depth(text) > MAX_DEPTH {
        return Err(vec![Finding::error(
            "too-deep",
            "",
            format!("values are nested more than {MAX_DEPTH} deep"),
        )]);
    }
    let outline = Outline::of(text);
    if !outline.doubled.is_empty() {
        return Err(outline.doubled);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let file = serde_path_to_error::deserialize::<_, File>(&mut json)
        .map_err(|error| vec![wrong_shape(&error, &outline)])?;
    json.end().map_err(|error| {
        let mut finding =
            Finding::error("not-json", "", "there is more text behind the end of the rules");
        (finding.line, finding.column) = (error.line(), error.column());
        vec![finding]
    })?;
    Ok((file, outline))
}

/// How deep brackets are nested, strings left out.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn wrong_shape(
    error: &serde_path_to_error::Error<serde_json::Error>,
    outline: &Outline,
) -> Finding {
    let inner = error.inner();
    let path = match error.path().to_string() {
        path if path == "." => String::new(),
        path => path,
    };
    let full = inner.to_string();
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    let code = if inner.is_data() { "wrong-shape" } else { "not-json" };
    let mut finding = Finding::error(code, path, message);
    if inner.line() > 0 {
        (finding.line, finding.column) = (inner.line(), inner.column().max(1));
    } else {
        (finding.line, finding.column) = outline.place(&finding.path);
    }
    // "unknown field `x`, expected one of `a`, `b`": offer the nearest.
    let mut quoted = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown ")
        && let Some(written) = quoted.next()
    {
        return finding.nearest(written, quoted);
    }
    finding
}
