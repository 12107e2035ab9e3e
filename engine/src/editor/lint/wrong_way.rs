//! Answers that are said to change in one direction while all criteria that read them ask for the other:
//! nobody could be told to do more of what counts against them.

use super::Inspection;
use crate::editor::file::{Condition, ConditionForm, File, Question, QuestionKind};
use crate::editor::{Finding, Severity};
use crate::rules::Changeable;
use std::collections::HashMap;

/// What the criteria ask of each question: more of it, less of it.
struct Asked<'a> {
    file: &'a File,
    of: HashMap<&'a str, (&'a Question, bool, bool)>,
}

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let questions = file.questions.iter();
    let of = questions.map(|question| (question.id.as_str(), (question, false, false))).collect();
    let mut asked = Asked { file, of };
    for criterion in file.criteria.values() {
        asked.note(&criterion.when, true);
    }
    let questions = file.questions.iter().enumerate();
    questions
        .filter_map(|(nth, question)| {
            let (way, words) = match (question.changeable, asked.of.get(question.id.as_str())?) {
                (Changeable::Up, (_, false, true)) => ("up", "less of it, or \"no\""),
                (Changeable::Down, (_, true, false)) => ("down", "more of it, or \"yes\""),
                _ => return None,
            };
            let message = format!(
                "the answer to `{}` is said to go {way}, but every criterion that reads it asks for {words}",
                question.id
            );
            let finding = Finding::error("wrong-way", format!("questions[{nth}].changeable"), message);
            Some(finding.weighing(Severity::Warning).help("turn the direction round, or write \"any\" or \"no\""))
        })
        .collect()
}

impl Asked<'_> {
    /// Notes what a condition asks for if it is to hold, or, turned round, if it is not to.
    fn note(&mut self, condition: &Condition, to_hold: bool) {
        let Condition::Form(form) = condition else { return };
        for part in [&form.all, &form.any, &form.of].into_iter().flatten().flatten() {
            self.note(part, to_hold);
        }
        if let Some(inner) = &form.not {
            self.note(inner, !to_hold);
        }
        // In its own right a criterion is looked at anyway. Compiling has bounded how they name each other.
        if let Some(named) = form.criterion.as_ref().and_then(|id| self.file.criteria.get(id))
            && !to_hold
        {
            self.note(&named.when, to_hold);
        }
        let fact = form.fact.as_deref().unwrap_or("");
        if let Some((question, more, less)) = self.of.get_mut(fact) {
            let (by_more, by_less) = wanted(question, form);
            *more |= if to_hold { by_more } else { by_less };
            *less |= if to_hold { by_less } else { by_more };
        }
    }
}

/// Whether a test can come to hold by more of an answer, and whether by less.
fn wanted(question: &Question, form: &ConditionForm) -> (bool, bool) {
    match question.kind {
        QuestionKind::Number if form.at_least.is_some() => (true, false),
        QuestionKind::Number if form.at_most.is_some() => (false, true),
        QuestionKind::YesNo => match form.is.as_ref().and_then(serde_json::Value::as_bool) {
            Some(yes) => (yes, !yes),
            None => (true, true),
        },
        QuestionKind::SomeOf => (true, false),
        QuestionKind::Number | QuestionKind::OneOf => (true, true),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn an_answer_that_goes_the_wrong_way_is_found() {
        let mut rules = sample::rules();
        assert!(sample::findings(&rules, "wrong-way").is_empty());
        rules["questions"][4]["changeable"] = json!("down");
        let found = sample::findings(&rules, "wrong-way");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "questions[4].changeable");
        // Something else asks for less of it.
        rules["criteria"]["adult"]["when"] = json!({"not": {"criterion": "two-trials"}});
        assert!(sample::findings(&rules, "wrong-way").is_empty());
    }
}
