//! Treatments that are called otherwise where they are chosen than in results: whoever chose one would look
//! for it in vain, and a label behind another treatment would lead to another's result.

use super::Inspection;
use crate::editor::Finding;
use crate::editor::file::Role;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    let questions = file.questions.iter().enumerate();
    for (nth, question) in questions.filter(|(_, one)| one.role == Some(Role::Treatments)) {
        for (at, option) in question.options.iter().enumerate() {
            let Some(treatment) = file.treatments.iter().find(|one| one.id == option.id) else {
                continue;
            };
            if treatment.name != option.text {
                let path = format!("questions[{nth}].options[{at}].text");
                let message = format!(
                    "`{}` is called \"{}\" here, and \"{}\" in results",
                    option.id, option.text.en, treatment.name.en
                );
                findings.push(
                    Finding::error("unlike-label", path, message)
                        .weighing(crate::editor::Severity::Warning)
                        .help("call it the same in both places, in both languages"),
                );
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;

    #[test]
    fn labels_of_another_treatment_are_found() {
        let mut rules = sample::rules();
        let other = rules["questions"][0]["options"][1]["text"].clone();
        rules["questions"][0]["options"][1]["text"] =
            rules["questions"][0]["options"][0]["text"].clone();
        rules["questions"][0]["options"][0]["text"] = other;
        let found = sample::findings(&rules, "unlike-label");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, "questions[0].options[0].text");
    }
}
