//! Which names the conditions of a file mention.

use crate::editor::file::{Condition, ConditionForm, File};
use std::collections::BTreeMap;

/// Calls `visit` with every form of every condition in the file.
pub(super) fn each_form<'a>(file: &'a File, visit: &mut impl FnMut(&'a ConditionForm)) {
    let questions =
        file.questions.iter().flat_map(|question| [&question.ask_if, &question.crisis_if]);
    let policies = file.policies.iter().map(|policy| &policy.when);
    let steps = file.steps.iter().map(|step| &step.when);
    let criteria = file.criteria.values().map(|criterion| &criterion.when);
    for condition in questions.chain(policies).chain(steps).flatten().chain(criteria) {
        each_form_in(condition, visit);
    }
    for list in [file.papers.conditions(), file.costs.conditions(), file.deadlines.conditions()] {
        list.into_iter().for_each(|condition| each_form_in(condition, visit));
    }
}

// Reading the file has bounded how deep conditions are nested.
fn each_form_in<'a>(condition: &'a Condition, visit: &mut impl FnMut(&'a ConditionForm)) {
    let Condition::Form(form) = condition else { return };
    visit(form);
    for part in [&form.all, &form.any, &form.of].into_iter().flatten().flatten().chain(&form.not) {
        each_form_in(part, visit);
    }
}

/// Every list of options in a `for` of the file.
pub(super) fn each_for(file: &File) -> impl Iterator<Item = &BTreeMap<String, Vec<String>>> {
    let policies = file.policies.iter().map(|policy| &policy.applies_to);
    let papers = file.papers.list.iter().map(|paper| &paper.applies_to);
    let deadlines = file.deadlines.list.iter().map(|deadline| &deadline.applies_to);
    let steps = file.steps.iter().map(|step| &step.applies_to);
    policies.chain(steps).chain(papers).chain(deadlines)
}
