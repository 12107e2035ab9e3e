//! Addresses of sources: visitors copy them, so they must lead to the web and nowhere else.

use super::Inspection;
use crate::editor::file::SourceKind;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, source) in &inspection.file.sources {
        let path = format!("sources.{id}.url");
        let Some(url) = &source.url else {
            // What is known in general stands nowhere in particular.
            if source.kind != SourceKind::General {
                findings.push(
                    Finding::error(
                        "source-without-address",
                        format!("sources.{id}"),
                        format!("the source `{id}` has no `url`, so no visitor can look it up"),
                    )
                    .weighing(Severity::Warning)
                    .help("add its address; only a source of kind `general` needs none"),
                );
            }
            continue;
        };
        if let Some(problem) = problem_of(url) {
            findings.push(
                Finding::error(
                    "bad-address",
                    path,
                    format!("the address of the source `{id}` {problem}"),
                )
                .help("write it as a browser shows it, such as https://www.example.org/policy.pdf"),
            );
        }
    }
    findings
}

/// What is wrong with an address, in words that follow "the address".
fn problem_of(url: &str) -> Option<&'static str> {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return Some("does not begin with https:// or http://");
    };
    if url.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c)) {
        return Some("holds a character that addresses cannot have");
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if host.contains('@') {
        return Some("holds a user name");
    }
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    if port.parse::<u16>().is_err() {
        return Some("has a port that is no number");
    }
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<&str> = name.split('.').collect();
    let top_is_a_name = labels
        .last()
        .is_some_and(|top| top.len() > 1 && top.bytes().any(|b| b.is_ascii_alphabetic()));
    if labels.len() < 2 || !labels.iter().all(|label| is_label(label)) || !top_is_a_name {
        return Some("does not name a host, such as www.example.org");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::problem_of;
    use serde_json::json;

    #[test]
    fn only_addresses_of_the_web_pass() {
        for url in ["https://a.org", "http://a.b.org:8080/x?y=(z)#p", "https://www.a.com/ñ/%20_,~"]
        {
            assert_eq!(problem_of(url), None, "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "tel:+1555",
            "data:text/html,x",
            "ftp://a.org",
            "//a.org",
            "a.org",
            "https://",
            "https://localhost/",
            "https://a b.org",
            "https://me@a.org",
            "https://a..org",
            "https://a.org:x/",
            "https://1.2.3.4/",
            "https://-a.org/",
            "https://a.org/\u{7}",
            "HTTPS//a.org",
        ] {
            assert!(problem_of(url).is_some(), "{url}");
        }
    }

    #[test]
    fn a_bad_or_missing_address_is_found() {
        let mut rules = sample::rules();
        rules["sources"]["label"]["url"] = json!("javascript:alert(1)");
        assert_eq!(sample::findings(&rules, "bad-address")[0].path, "sources.label.url");
        rules["sources"]["label"].as_object_mut().expect("an object").remove("url");
        assert_eq!(sample::findings(&rules, "source-without-address")[0].path, "sources.label");
    }
}
