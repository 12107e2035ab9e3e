//! Options of long lists that nothing names: whoever chooses one is told what holds for most. The option
//! that stands for all others ("another plan") may be just that: the one that counts where the question is
//! not asked, or that papers leave blank.

use super::{Inspection, mentions};
use crate::editor::file::{File, Question};
use crate::editor::{Finding, Severity};
use std::collections::HashSet;

/// In shorter lists an option that nothing names is simply one of the cases.
const LONG: usize = 10;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    for (nth, question) in file.questions.iter().enumerate() {
        if question.options.len() <= LONG {
            continue;
        }
        let named = named(file, &question.id);
        for (at, option) in question.options.iter().enumerate() {
            if named.is_empty()
                || named.contains(option.id.as_str())
                || is_rest(file, question, &option.id)
            {
                continue;
            }
            let message = format!(
                "no policy and no condition names the option `{}` of `{}`; who chooses it is told what holds for most",
                option.id, question.id
            );
            findings.push(
                Finding::error(
                    "option-not-named",
                    format!("questions[{nth}].options[{at}]"),
                    message,
                )
                .weighing(Severity::Warning)
                .help(
                    "add a policy for it (\"silent\" if no text was found), or take the option out",
                ),
            );
        }
    }
    findings
}

/// Whether an option stands for all that are not listed.
fn is_rest(file: &File, question: &Question, option: &str) -> bool {
    let unasked = question.when_not_asked.as_ref().and_then(serde_json::Value::as_str);
    let unnamed = file.papers.unnamed.get(&question.id);
    unasked == Some(option) || unnamed.is_some_and(|unnamed| unnamed.iter().any(|id| id == option))
}

/// The options of a question that something names, groups written out.
fn named<'a>(file: &'a File, question: &str) -> HashSet<&'a str> {
    let mut named: HashSet<&str> = mentions::each_for(file)
        .filter_map(|options| options.get(question))
        .flatten()
        .map(String::as_str)
        .collect();
    mentions::each_form(file, &mut |form| {
        if form.fact.as_deref() == Some(question) {
            named.extend(form.is.as_ref().and_then(serde_json::Value::as_str));
            named.extend(form.includes.as_deref());
            let lists = [&form.one_of, &form.includes_any].into_iter().flatten();
            named.extend(lists.flatten().map(String::as_str));
        }
    });
    let groups = named.iter().filter_map(|name| file.groups.get(name.strip_prefix('@')?));
    let of_groups: Vec<&str> = groups.flat_map(|group| &group.values).map(String::as_str).collect();
    named.extend(of_groups);
    named
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_payer_without_a_policy_is_found_in_a_long_list() {
        let mut rules = sample::rules();
        let options = rules["questions"][1]["options"].as_array_mut().expect("a list");
        for nth in 0..10 {
            let (id, name) = (format!("plan-{nth}"), format!("Plan {nth}"));
            options.insert(0, json!({"id": id, "text": {"en": name, "es": name}}));
        }
        let found = sample::findings(&rules, "option-not-named");
        assert_eq!(found.len(), 11);
        // The one for all others is known by what it is for, not by where it stands.
        rules["papers"] = json!({"unnamed": {"plan": ["other"]}});
        let text = json!({"en": "Plan Z", "es": "Plan Z"});
        let options = rules["questions"][1]["options"].as_array_mut().expect("a list");
        options.push(json!({"id": "plan-z", "text": text}));
        let found = sample::findings(&rules, "option-not-named");
        assert_eq!(found.len(), 11);
        assert_eq!(found[10].path, "questions[1].options[12]");
        assert_eq!(found[0].path, "questions[1].options[0]");
    }
}
