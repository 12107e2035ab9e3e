//! Conditions in words, for the rules editor. The ids of the file are kept, so that they can be looked
//! for; nothing here is shown to visitors.

use super::file::{Condition, ConditionForm, File};
use crate::rules::{Basis, Grade, ReasonKind, Stance};
use std::collections::BTreeMap;

/// A condition in words.
pub(crate) fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Constant(true) => "always".to_owned(),
        Condition::Constant(false) => "never".to_owned(),
        Condition::Form(form) => of_form(form),
    }
}

fn of_form(form: &ConditionForm) -> String {
    if let Some(parts) = &form.all {
        return joined(parts, " and ", "always");
    }
    if let Some(parts) = &form.any {
        return joined(parts, " or ", "never");
    }
    if let Some(inner) = &form.not {
        return format!("not {}", part(inner));
    }
    if let (Some(count), Some(parts)) = (form.at_least, &form.of) {
        let parts: Vec<String> = parts.iter().map(part).collect();
        return format!("at least {count} of: {}", parts.join("; "));
    }
    if let Some(criterion) = &form.criterion {
        return format!("criterion {criterion} is met");
    }
    let fact = form.fact.as_deref().unwrap_or("?");
    if let Some(least) = form.at_least {
        return format!("{fact} is {least} or more");
    }
    if let Some(most) = form.at_most {
        return format!("{fact} is {most} or less");
    }
    if let Some(values) = &form.one_of {
        return format!("{fact} is {}", one_of(values));
    }
    if let Some(value) = &form.includes {
        return format!("{fact} includes {value}");
    }
    if let Some(values) = &form.includes_any {
        return format!("{fact} includes {}", one_of(values));
    }
    match &form.is {
        Some(serde_json::Value::Bool(true)) => format!("{fact} is yes"),
        Some(serde_json::Value::Bool(false)) => format!("{fact} is no"),
        Some(serde_json::Value::String(value)) => format!("{fact} is {value}"),
        Some(value) => format!("{fact} is {value}"),
        None => fact.to_owned(),
    }
}

fn joined(parts: &[Condition], word: &str, none: &str) -> String {
    match parts {
        [] => none.to_owned(),
        [only] => condition(only),
        parts => parts.iter().map(part).collect::<Vec<_>>().join(word),
    }
}

/// A condition as a part of another: in brackets if it has parts itself.
fn part(inner: &Condition) -> String {
    let words = condition(inner);
    match inner {
        Condition::Form(form) if form.fact.is_none() && form.criterion.is_none() => {
            format!("({words})")
        }
        _ => words,
    }
}

fn one_of(values: &[String]) -> String {
    match values {
        [] => "none of the options".to_owned(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// To whom something applies, a line for each question; groups are written out.
pub(crate) fn applies(
    file: &File,
    to: &BTreeMap<String, Vec<String>>,
    when: Option<&Condition>,
) -> Vec<String> {
    let group = |value: &String| match value.strip_prefix('@').and_then(|id| file.groups.get(id)) {
        Some(group) => format!("{value} ({})", group.values.join(", ")),
        None => value.clone(),
    };
    let mut lines: Vec<String> = to
        .iter()
        .map(|(fact, values)| {
            let values: Vec<String> = values.iter().map(group).collect();
            format!("{fact} is {}", one_of(&values))
        })
        .collect();
    lines.extend(when.map(condition));
    if lines.is_empty() {
        lines.push("everybody".to_owned());
    }
    lines
}

/// What a policy says.
pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Covered => "covered, if the criteria are met",
        Stance::CoveredWithAuthorization => {
            "covered, if the criteria are met and the plan has authorized it beforehand"
        }
        Stance::CaseByCase => "each case is judged on its own",
        Stance::NotCovered => "not covered",
        Stance::Silent => "nothing was found (never governs; shown to the visitor)",
    }
}

/// On what kind of text a policy rests.
pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Policy => "this plan's own text",
        Basis::Programme => "a public programme, or law",
        Basis::General => "what most plans do",
    }
}

/// What stands behind a "no".
pub(crate) fn reason(reason: ReasonKind) -> &'static str {
    match reason {
        ReasonKind::Plan => "the plan's rule",
        ReasonKind::Label => "the drug's label",
        ReasonKind::Law => "law",
        ReasonKind::Safety => "the person's safety",
    }
}

/// How sure a source's finding is.
pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Read => "read",
        Grade::ReadOpening => "read-opening (only its beginning)",
        Grade::Secondary => "secondary (somebody else's account)",
        Grade::General => "general (unverified)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn conditions_read_as_sentences() {
        for (written, words) in [
            (json!({"fact": "age", "at_least": 18}), "age is 18 or more"),
            (
                json!({"all": [{"fact": "ill", "is": true}, {"any": [{"fact": "plan", "in": ["a", "b"]}, {"criterion": "c"}]}]}),
                "ill is yes and (plan is a or b or criterion c is met)",
            ),
            (json!({"not": {"fact": "scales", "includes": "x"}}), "not scales includes x"),
            (
                json!({"at_least": 1, "of": [true, {"fact": "n", "at_most": 3}]}),
                "at least 1 of: always; n is 3 or less",
            ),
        ] {
            let written: Condition = serde_json::from_value(written).expect("a condition");
            assert_eq!(condition(&written), words);
        }
    }
}
