//! Puts `frame.html` together: template, style and script, each under its hash in the document's own content policy.
//!
//! The result stands alone: it refers to no other file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::bindings::Bound;
use super::script::{BINDINGS, Sources};
use super::{read_source, script, style, wall};
use crate::place::Place;

/// Chromium compiles every function while it waits for the Wasm, and not each at its first call, after it. For others this
/// is a comment.
const COMPILE_AT_ONCE: &str = "//# allFunctionsCalledOnLoad";

/// The files beside `frame.js` that share its scope.
const PARTS: &str = "embed/frame";

pub(super) fn assemble(place: &Place, bound: &Bound) -> Result<String> {
    let template = read_source(place, "embed/frame.html")?;
    wall::markup::check_template(&template)?;
    let style = style::sheet(place, "embed/frame.css")?;
    let script = script::checked_and_small(&Sources::new(script_files(place, bound)?)?)?;
    let script = format!("{COMPILE_AT_ONCE}\n{script}");

    let filled = without_comments_and_indents(&template);
    let filled = fill(&filled, "{{style_hash}}", &policy_hash(&style))?;
    let filled =
        fill(&filled, "{{later_hash}}", &policy_hash(&style::sheet(place, style::LATER)?))?;
    let filled = fill(&filled, "{{script_hash}}", &policy_hash(&script))?;
    let filled = fill(&filled, "{{style}}", &style)?;
    fill(&filled, "{{script}}", &script)
}

/// Bindings first, then the files of `embed/frame/` by name, then `frame.js`, which begins the work.
fn script_files(place: &Place, bound: &Bound) -> Result<Vec<(String, String)>> {
    let mut names = Vec::new();
    let folder = place.root.join(PARTS);
    for entry in fs::read_dir(&folder).with_context(|| format!("could not read {PARTS}"))? {
        let name = PathBuf::from(entry?.file_name());
        if name.extension().is_some_and(|end| end == "js") {
            names.push(format!("{PARTS}/{}", name.display()));
        }
    }
    names.sort();
    names.push("embed/frame.js".to_owned());

    let mut files = vec![(BINDINGS.to_owned(), bound.script.clone())];
    for name in names {
        let text = read_source(place, &name)?;
        files.push((name, text));
    }
    for (mark, wasm) in [("__WASM_SHA256__", &bound.wasm), ("__LATER_SHA256__", &bound.later)] {
        let hash = hex(&Sha256::digest(wasm));
        let mut filled = 0;
        for (_, text) in &mut files {
            filled += text.matches(mark).count();
            *text = text.replace(mark, &hash);
        }
        if filled != 1 {
            bail!(
                "the frame's script holds {mark} {filled} times, not once: it must run its own Wasm and no other"
            );
        }
    }
    Ok(files)
}

fn fill(template: &str, mark: &str, with: &str) -> Result<String> {
    match template.matches(mark).count() {
        1 => Ok(template.replacen(mark, with, 1)),
        times => bail!("embed/frame.html holds {mark} {times} times, not once"),
    }
}

/// A source expression of a content policy, without its quotes: `sha256-...`.
fn policy_hash(inline: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(inline)))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Line ends stay: between inline elements they are spaces that a reader sees.
fn without_comments_and_indents(template: &str) -> String {
    let mut plain = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, comment)) = rest.split_once("<!--") {
        plain.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_hash_is_what_a_browser_computes() {
        // The example of the CSP specification: sha256 of `alert('Hello, world.');`.
        assert_eq!(
            policy_hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn every_mark_stands_once() {
        assert!(fill("a {{style}} b", "{{style}}", "x").is_ok_and(|text| text == "a x b"));
        assert!(fill("a", "{{style}}", "x").is_err());
        assert!(fill("{{style}}{{style}}", "{{style}}", "x").is_err());
    }

    #[test]
    fn comments_and_indents_go_and_line_ends_stay() {
        assert_eq!(
            without_comments_and_indents("<p>\n  a <!-- why\n --> b\n\n</p>\n"),
            "<p>\na  b\n</p>"
        );
    }
}
