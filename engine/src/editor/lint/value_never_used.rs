//! Values for the case that a question is not asked, where it is always asked.

use super::Inspection;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let questions = inspection.file.questions.iter().enumerate();
    let idle = questions
        .filter(|(_, question)| question.ask_if.is_none() && question.when_not_asked.is_some());
    idle.map(|(nth, question)| {
        let message = format!("`{}` is always asked, so this value is never used", question.id);
        Finding::error("value-never-used", format!("questions[{nth}].when_not_asked"), message)
            .weighing(Severity::Warning)
            .help("take it out, or say in `ask_if` when the question is asked")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_value_that_is_never_used_is_found() {
        let mut rules = sample::rules();
        rules["questions"][3]["when_not_asked"] = json!(30);
        let found = sample::findings(&rules, "value-never-used");
        assert_eq!(found[0].path, "questions[3].when_not_asked");
    }
}
