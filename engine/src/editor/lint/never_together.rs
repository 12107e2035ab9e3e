//! Steps and papers for results that do not come: no treatment that they are for can have a band that
//! they are for.

use super::{Inspection, days};
use crate::answers::Answers;
use crate::editor::Finding;
use crate::editor::outcomes::Outlook;
use crate::id::TreatmentId;
use crate::logic::CellSet;
use crate::outcome::Band;
use std::collections::HashMap;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let more = &inspection.compiled.more;
    let possible = possible(inspection);
    let mut findings = Vec::new();
    let mut note = |treatments: &CellSet, bands: &CellSet, path: String, what: String| {
        if treatments.is_empty() || bands.is_empty() {
            return;
        }
        let comes = possible.iter().any(|(treatment, of_it)| {
            treatments.contains(*treatment) && of_it.iter().any(|band| bands.contains(*band as u16))
        });
        if !comes {
            let message =
                format!("{what} is never shown: no treatment in `for_treatments` has such a band");
            findings.push(
                Finding::error("never-together", format!("{path}.for_bands"), message)
                    .help("mend `for_treatments` or `for_bands`"),
            );
        }
    };
    let places: HashMap<&str, usize> = inspection
        .file
        .steps
        .iter()
        .enumerate()
        .map(|(nth, step)| (step.id.as_str(), nth))
        .collect();
    for step in &more.steps {
        let nth = places.get(step.key.as_str()).copied().unwrap_or(0);
        let what = format!("the step `{}`", step.key);
        note(&step.treatments, &step.bands, format!("steps[{nth}]"), what);
    }
    for (nth, paper) in more.papers.list.iter().enumerate() {
        let what = format!("the paper `{}`", paper.key);
        note(&paper.treatments, &paper.bands, format!("papers.list[{nth}]"), what);
    }
    findings
}

/// The bands that each treatment can have on some day, or more: what cannot be excluded counts.
fn possible(inspection: &Inspection) -> Vec<(u16, Vec<Band>)> {
    let rules = &inspection.rules;
    let days = days::of_change(inspection.compiled.core.policies.iter(), inspection.today);
    let nothing = rules.layout().knowledge(&rules.core().facts, &Answers::new());
    let bands = |treatment: TreatmentId| {
        if !days.left_out.is_empty() {
            return Band::ALL.to_vec();
        }
        // Whoever knows too little is told so, whatever is possible.
        let mut bands = vec![Band::Unknown];
        for day in &days.seen {
            let outlook = Outlook::new(rules, treatment, *day);
            for (_, of_outcome) in outlook.outcomes(&outlook.state(&nothing)).0 {
                bands.extend(Band::ALL.into_iter().filter(|band| of_outcome.contains(*band)));
            }
        }
        bands
    };
    rules.treatments().map(|treatment| (treatment.0, bands(treatment))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_step_for_a_result_that_does_not_come_is_found() {
        let mut rules = sample::rules();
        rules["steps"][0]["for_treatments"] = json!(["drip"]);
        rules["steps"][0]["for_bands"] = json!(["likely", "within-reach"]);
        let found = sample::findings(&rules, "never-together");
        assert_eq!(found[0].path, "steps[0].for_bands");
        rules["steps"][0]["for_treatments"] = json!(["drip", "spray"]);
        assert!(sample::findings(&rules, "never-together").is_empty());
    }
}
