//! From text to the file's types, with limits first, so that no input costs unbounded time or memory.

use super::file::File;
use super::outline::MAX_DEPTH;
use super::{Finding, Outline};
use super::{shape, slip};
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// A larger file is refused unread: 16 MiB, a hundred times what real rules need.
pub(crate) const MAX_BYTES: usize = 16 << 20;

/// Reads a rules file.
///
/// # Errors
/// What is wrong with it, with its place: too large, too deep, not JSON, a wrong type, an unknown or
/// missing or doubled key.
pub fn read(text: &str) -> Result<(File, Outline), Vec<Finding>> {
    let text = &*with_line_ends(text);
    let (file, outline) = parsed(text)?;
    let mut slips = shape::differences(text, &file);
    if slips.is_empty() {
        return Ok((file, outline));
    }
    outline.locate(&mut slips);
    Err(slips)
}

/// Reads any JSON file that somebody wrote, with the same limits.
pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<(T, Outline), Vec<Finding>> {
    let text = &*with_line_ends(text);
    if text.len() > MAX_BYTES {
        let finding = Finding::error(
            "too-large",
            "",
            format!("the file has {} bytes; at most {MAX_BYTES} are accepted", text.len()),
        );
        return Err(vec![at(1, 1, finding.help("did something else get into the file?"))]);
    }
    if text.starts_with('\u{feff}') {
        let message = "the file begins with an invisible mark (a byte order mark)";
        let finding = Finding::error("byte-order-mark", "", message);
        return Err(vec![at(
            1,
            1,
            finding.help("save it as \"UTF-8\", not as \"UTF-8 with BOM\""),
        )]);
    }
    if let Some((line, column)) = too_deep(text) {
        let message = format!("values are nested more than {MAX_DEPTH} deep");
        let finding = Finding::error("too-deep", "", message);
        let help = "write the condition in fewer levels; criteria can be named";
        return Err(vec![at(line, column, finding.help(help))]);
    }
    let mut outline = Outline::of(text);
    let slips = outline.slips();
    if !slips.is_empty() {
        return Err(slips);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let file = serde_path_to_error::deserialize::<_, T>(&mut json).map_err(|error| {
        let mut found = vec![slip::finding(text, &error, &outline)];
        outline.locate(&mut found);
        found
    })?;
    json.end().map_err(|error| {
        let mut finding = Finding::error("not-json", "", "there is more text behind the end");
        (finding.line, finding.column) = (error.line(), error.column());
        vec![finding]
    })?;
    Ok((file, outline))
}

/// The text with lines that end as everybody counts them: some programs end a line with a carriage return
/// alone, which may stand nowhere else in JSON.
fn with_line_ends(text: &str) -> Cow<'_, str> {
    let alone = |(at, _): (usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    if text.match_indices('\r').any(alone) {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// The finding at a place that is known from the text alone.
fn at(line: usize, column: usize, mut finding: Finding) -> Finding {
    (finding.line, finding.column) = (line, column);
    finding
}

/// The bytes of a rules file as text.
///
/// # Errors
/// Where it is not UTF-8.
pub(crate) fn decoded(bytes: Vec<u8>) -> Result<String, Vec<Finding>> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or(&[]));
        let before = with_line_ends(&before);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let finding = Finding::error("not-utf-8", "", "this is no character of UTF-8");
        vec![at(line, column, finding.help("save the file with the encoding UTF-8"))]
    })
}

/// Where brackets are nested too deep, strings left out.
fn too_deep(text: &str) -> Option<(usize, usize)> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let (mut line, mut column) = (1, 0);
    for c in text.chars() {
        (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '{' | '[' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some((line, column));
                }
            }
            '}' | ']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_a_carriage_return_too() {
        let found = read("{\r\"format\": 1,\r\"titel\": 2}").expect_err("a slip");
        assert_eq!(found[0].line, 3, "{}", found[0]);
        let found = read("{\r\n\"format\": 1,\r\n\"titel\": 2}").expect_err("a slip");
        assert_eq!(found[0].line, 3, "{}", found[0]);
        assert_eq!(decoded(b"{\r\xff".to_vec()).expect_err("no UTF-8")[0].line, 2);
    }
}
