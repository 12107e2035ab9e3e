//! Dates of sources that lie behind the release: a slip that would hide how old a text is.

use super::Inspection;
use crate::date::Date;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let released = inspection.compiled.core.released;
    let mut findings = Vec::new();
    for source in &inspection.compiled.more.sources {
        let key = &source.key;
        if source.checked > released {
            findings.push(
                Finding::error(
                    "checked-after-release",
                    format!("sources.{key}.checked"),
                    format!(
                        "the source `{key}` was checked on {}, after the release on {released}; expected \
                         {released} at the latest",
                        source.checked
                    ),
                )
                .help("mend the day, or put the new day of release into `released`"),
            );
        }
        let dated = source.dated.as_deref().and_then(first_day);
        if let Some(dated) = dated.filter(|dated| *dated > source.checked) {
            let message = format!(
                "the source `{key}` is dated {dated} or later, but was checked on {}, when it did not exist",
                source.checked
            );
            findings.push(
                Finding::error("dated-after-check", format!("sources.{key}.dated"), message)
                    .weighing(Severity::Warning)
                    .help("write the day of publication; when a policy begins belongs into its `from`"),
            );
        }
    }
    findings
}

/// The first day that a year, a month or a day can mean.
fn first_day(text: &str) -> Option<Date> {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn dates_in_the_future_are_found() {
        let mut rules = sample::rules();
        rules["sources"]["label"]["checked"] = json!("2036-11-22");
        rules["sources"]["survey"]["dated"] = json!("2027");
        rules["sources"]["acme-text"]["dated"] = json!("2026");
        let found = sample::findings(&rules, "checked-after-release");
        assert_eq!(found[0].path, "sources.label.checked");
        let found = sample::findings(&rules, "dated-after-check");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "sources.survey.dated");
    }
}
