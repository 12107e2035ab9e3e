//! Days of cost terms and ways to pay: that they begin before they end, and that of those which follow
//! each other none is missing on a day, and none stands beside another.

use super::Inspection;
use super::people::People;
use crate::date::Date;
use crate::editor::{Finding, Severity};
use crate::logic::{Condition, Declined};

/// Something that holds for some people on some days.
struct Term<'a> {
    path: String,
    /// What must be the same for one to follow another.
    name: &'a str,
    when: Vec<&'a Condition>,
    from: Option<Date>,
    until: Option<Date>,
}

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let (written, costs) = (&inspection.file.costs, &inspection.compiled.more.costs);
    let people = People::of(&inspection.rules);
    let terms = costs.terms.iter().enumerate().map(|(nth, terms)| Term {
        path: format!("costs.terms[{nth}]"),
        name: "",
        when: vec![&terms.when],
        from: terms.from,
        until: terms.until,
    });
    let payments = costs.payments.iter().zip(&written.payments).enumerate();
    let payments = payments.map(|(nth, (payment, written))| Term {
        path: format!("costs.payments[{nth}]"),
        name: &written.name.en,
        when: payment.when.iter().collect(),
        from: payment.from,
        until: payment.until,
    });
    let mut findings = Vec::new();
    for list in [terms.collect::<Vec<_>>(), payments.collect()] {
        for (at, term) in list.iter().enumerate() {
            people.look_at(term.path.as_str(), "its days");
            if term.from.zip(term.until).is_some_and(|(from, until)| until < from) {
                let path = format!("{}.until", term.path);
                findings.push(
                    Finding::error("never-in-force", path, "this ends before it begins")
                        .help("mend `from` or `until`"),
                );
                continue;
            }
            let others = || list.iter().filter(|other| other.name == term.name);
            let before = list.iter().take(at).filter(|other| other.name == term.name);
            findings.extend(overlap(&people, before, term).unwrap_or_default());
            findings.extend(hole(&people, &others().collect::<Vec<_>>(), term).unwrap_or_default());
        }
    }
    findings.extend(people.incomplete("whether cost terms follow each other day by day"));
    findings
}

impl Term<'_> {
    fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether there is a day on which both are in force.
    fn meets(&self, other: &Term) -> bool {
        let apart = |one: &Term, next: &Term| {
            one.until.zip(next.from).is_some_and(|(until, from)| until < from)
        };
        !apart(self, other) && !apart(other, self)
    }
}

fn overlap<'a>(
    people: &People,
    mut before: impl Iterator<Item = &'a Term<'a>>,
    term: &Term,
) -> Result<Option<Finding>, Declined> {
    before.try_fold(None, |found, other| {
        if found.is_some() || !other.meets(term) {
            return Ok(found);
        }
        let both: Vec<&Condition> = other.when.iter().chain(&term.when).copied().collect();
        // Of terms the first counts, so narrow ones may well stand in front of broad ones.
        let narrower = term.name.is_empty() && people.somebody(&term.when, &other.when)?.is_some();
        if narrower || people.somebody(&both, &[])?.is_none() {
            return Ok(found);
        }
        let message = format!("for some people this and {} hold on the same days", other.path);
        let finding = Finding::error("days-overlap", term.path.as_str(), message);
        Ok(Some(finding.weighing(Severity::Warning).help(
            "let one end on the day before the other begins; of terms only the first counts",
        )))
    })
}

fn hole(people: &People, list: &[&Term], term: &Term) -> Result<Option<Finding>, Declined> {
    let Some(until) = term.until else { return Ok(None) };
    let day = until.plus_days(1);
    let instead: Vec<&Condition> = list
        .iter()
        .filter(|other| other.in_force(day))
        .flat_map(|other| &other.when)
        .copied()
        .collect();
    if list.iter().any(|other| other.in_force(day) && other.when.is_empty()) {
        return Ok(None);
    }
    for later in list {
        let Some(from) = later.from.filter(|from| *from > day) else { continue };
        let both: Vec<&Condition> = term.when.iter().chain(&later.when).copied().collect();
        if people.somebody(&both, &instead)?.is_some() {
            let message = format!("this ends on {until}, and {} begins on {from}", later.path);
            return Ok(Some(
                Finding::error("days-missing", format!("{}.until", term.path), message)
                    .help("let one end on the day before the other begins"),
            ));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::{Value, json};

    /// Rules with terms that end on one day and begin on another.
    fn rules(until: &str, from: &str) -> Value {
        let text = json!({"en": "A text.", "es": "Un texto."});
        let mut rules = sample::rules();
        let terms = json!({
            "when": {"fact": "plan", "is": "acme"}, "deductible": 283, "text": text, "sources": ["label"]
        });
        rules["costs"] = json!({"terms": [terms, terms]});
        rules["costs"]["terms"][0]["until"] = json!(until);
        rules["costs"]["terms"][1]["from"] = json!(from);
        rules
    }

    #[test]
    fn days_that_are_missing_or_doubled_are_found() {
        let codes = ["days-overlap", "days-missing", "never-in-force"];
        let found = |rules: &Value| codes.map(|code| sample::findings(rules, code).len());
        assert_eq!(found(&rules("2026-12-31", "2027-01-01")), [0, 0, 0]);
        assert_eq!(found(&rules("2026-12-31", "2027-02-01")), [0, 1, 0]);
        assert_eq!(found(&rules("2026-12-31", "2026-12-31")), [1, 0, 0]);
        let mut never = rules("2026-12-31", "2027-01-01");
        never["costs"]["terms"][1]["until"] = json!("2026-06-30");
        assert_eq!(found(&never), [0, 0, 1]);
    }
}
