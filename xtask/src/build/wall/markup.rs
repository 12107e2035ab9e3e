//! Looks through `frame.html` and its style sheet for markup that loads, leads or runs.
//!
//! The frame's HTML is written by us and small: exact words are enough, and a false alarm is cheap.

use anyhow::{Result, bail};

use super::NEVER_CREATED;

/// The template, before style and script are put in: exactly one of each, the policy first in the head.
pub(in crate::build) fn check_template(template: &str) -> Result<()> {
    let html = template.to_ascii_lowercase();
    let mut wrong = Vec::new();
    for (tag, times) in [("script", 1), ("style", 1)] {
        let found = opened(&html, tag);
        if found != times {
            wrong.push(format!("<{tag}> stands there {found} times, not once"));
        }
    }
    for tag in NEVER_CREATED.iter().filter(|tag| !matches!(**tag, "script" | "meta")) {
        if opened(&html, tag) > 0 {
            wrong.push(format!("<{tag}> loads, leads or runs by being in the document"));
        }
    }
    let head = html.split("<head>").nth(1).unwrap_or_default().trim_start();
    if !head.starts_with("<meta http-equiv=\"content-security-policy\"") {
        wrong.push("the content security policy is not the first thing in <head>: what stands before is not under it".into());
    }
    // Chromium looks up the hosts of links on http pages; this one switches that off.
    let quiet = "<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">";
    if html.matches(quiet).count() != 1 {
        wrong.push(format!("{quiet} is not there: a browser may look up the hosts of links"));
    }
    if html.matches("http-equiv").count() != 2 {
        wrong.push("there is an http-equiv that neither is the policy nor stops look-ups".into());
    }
    for attribute in [
        " style=\"",
        " src=\"",
        " srcset=\"",
        " action=\"",
        " ping=\"",
        " onclick=\"",
        " onload=\"",
    ] {
        if html.contains(attribute) {
            wrong.push(format!(
                "the attribute{}is blocked by the policy, or a way out",
                attribute.replace("=\"", " ")
            ));
        }
    }
    fail_with("embed/frame.html", &wrong)
}

/// The style sheet: nothing that fetches.
pub(in crate::build) fn check_style(name: &str, style: &str) -> Result<()> {
    let css = style.to_ascii_lowercase();
    let wrong: Vec<String> =
        ["url(", "@import", "image-set(", "@font-face", "expression(", "</style"]
            .iter()
            .filter(|word| css.contains(**word))
            .map(|word| format!("`{word}` fetches something, or ends the sheet"))
            .collect();
    fail_with(name, &wrong)
}

fn opened(html: &str, tag: &str) -> usize {
    let start = format!("<{tag}");
    html.match_indices(&start)
        .filter(|(at, _)| {
            let next = html.as_bytes().get(at + start.len());
            next.is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace())
        })
        .count()
}

fn fail_with(file: &str, wrong: &[String]) -> Result<()> {
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("{file} breaks the wall:\n  {}", wrong.join("\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "<!doctype html><html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"x\">\
                        <meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">\
                        <style>{{style}}</style></head><body><main>text</main><script type=\"module\">{{script}}</script>";

    #[test]
    fn the_plain_template_passes() {
        assert!(check_template(GOOD).is_ok());
    }

    #[test]
    fn what_loads_or_leads_is_refused() {
        for bad in [
            "<link rel=\"preconnect\">",
            "<img src=\"a\">",
            "<form>",
            "<base href=\"/\">",
            "<p style=\"a\">",
        ] {
            assert!(check_template(&GOOD.replace("<main>", bad)).is_err(), "{bad}");
        }
        assert!(check_template(&GOOD.replace("<head>\n", "<head><title>a</title>")).is_err());
    }

    #[test]
    fn a_sheet_that_fetches_is_refused() {
        assert!(check_style("sheet.css", "a{background:URL(x)}").is_err());
        assert!(check_style("sheet.css", "@import 'x';").is_err());
        assert!(check_style("sheet.css", "a{color:red}").is_ok());
    }
}
