//! Lists that are written and empty. Left out they would mean "all" or "nothing"; written empty they are
//! what is left after a deletion, and mean the same without anybody having said so.

use super::Finding;
use super::problems::Problems;
use serde_json::Value;

/// Keys whose lists mean something only if they hold something.
const LISTS: &[&str] = &[
    "for_bands",
    "for_treatments",
    "grounds",
    "paths",
    "body",
    "change_to",
    "not_when",
    "prices",
    "notes",
];
/// Objects all of whose lists are like that.
const MAPS: &[&str] = &["parts", "criterion_sources"];

/// A finding for each of them.
pub(super) fn lists(text: &str) -> Vec<Finding> {
    let mut problems = Problems::default();
    if let Ok(written) = serde_json::from_str(text) {
        look(&written, "", false, &mut problems);
    }
    problems.into_findings()
}

// Reading the file has bounded how deep values are nested.
fn look(value: &Value, path: &str, all: bool, problems: &mut Problems) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                let empty = value.as_array().is_some_and(Vec::is_empty);
                let counts = all || LISTS.contains(&key.as_str()) || MAPS.contains(&key.as_str());
                if empty && counts {
                    let message = format!("the list `{key}` is empty, which says nothing");
                    problems.add(
                        Finding::error("empty-list", path, message)
                            .help("put in what is meant, or take the whole key out"),
                    );
                } else {
                    let all = MAPS.contains(&key.as_str()) && value.is_object();
                    look(value, &path, all, problems);
                }
            }
        }
        Value::Array(list) => {
            for (nth, value) in list.iter().enumerate() {
                look(value, &format!("{path}[{nth}]"), false, problems);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::lists;
    use serde_json::json;

    #[test]
    fn emptied_lists_are_found_and_others_may_be_empty() {
        let written = json!({
            "standing": [],
            "steps": [{"for_bands": [], "for_treatments": ["spray"], "sources": []}],
            "policies": [{"criteria": [], "paths": [], "criterion_sources": {"adult": []}}],
            "papers": {"parts": {"head": []}, "list": [{"body": [{"grounds": []}]}]},
            "costs": {"treatments": {"spray": {"parts": [], "prices": [1]}}}
        });
        let found = lists(&written.to_string());
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "steps[0].for_bands",
                "policies[0].paths",
                "policies[0].criterion_sources.adult",
                "papers.parts.head",
                "papers.list[0].body[0].grounds",
                "costs.treatments.spray.parts"
            ]
        );
    }
}
