//! Policies that end, or do not hold yet, while nothing of their rank speaks in their place: weaker rules
//! would take over, and nobody might notice.

use super::Inspection;
use super::people::{People, Person};
use crate::date::Date;
use crate::editor::{Finding, Severity};
use crate::id::TreatmentId;
use crate::logic::{Condition, Declined};
use crate::rules::{Policy, ReasonKind, Stance};

/// Days ahead that no text about what is ruled out looks.
const FAR_AHEAD: i32 = 366;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let mut findings = Vec::new();
    for (nth, policy) in inspection.compiled.core.policies.iter().enumerate() {
        if policy.stance == Stance::Silent {
            continue;
        }
        people.look_at(format!("policies[{nth}]"), format!("`{}`", policy.key));
        let one = One { inspection, people: &people, nth, policy };
        findings.extend(one.ends().ok().flatten());
        findings.extend(one.begins().ok().flatten());
    }
    findings.extend(people.incomplete("whether something follows each policy that ends"));
    findings
}

struct One<'a> {
    inspection: &'a Inspection<'a>,
    people: &'a People<'a>,
    nth: usize,
    policy: &'a Policy,
}

impl One<'_> {
    fn ends(&self) -> Result<Option<Finding>, Declined> {
        let policy = self.policy;
        let Some(until) = policy.until else { return Ok(None) };
        let day = until.plus_days(1).max(self.inspection.today);
        let mut alone = None;
        for treatment in self.treatments() {
            let instead = self.of_its_rank_or_better(treatment, day);
            for later in self.on(treatment).filter(|later| later.rank == policy.rank) {
                let Some(from) = later.from.filter(|from| *from > day) else { continue };
                let both = [&policy.applies, &later.applies];
                if let Some(person) = self.people.somebody(&both, &instead)? {
                    let message = format!(
                        "`{}` ends on {until} and `{}` begins on {from}; on the days between, weaker \
                         rules hold for some people",
                        policy.key, later.key
                    );
                    let help = "let one end on the day before the other begins, or say in a policy of \
                                their rank that nothing was found for the days between (\"silent\")";
                    return Ok(Some(self.finding("until", message, help, &person)));
                }
            }
            if alone.is_none() {
                let person = self.people.somebody(&[&policy.applies], &instead)?;
                alone = person.map(|person| (treatment, person));
            }
        }
        Ok(alone.map(|(treatment, person)| {
            let message = format!(
                "after `{}` ends on {until}, {} for some people",
                policy.key,
                self.who_speaks(treatment, day, &person)
            );
            let help = if self.protects() {
                "say in a policy of its rank what holds then; until that is known, leave this one in force"
            } else {
                "say what holds then in a policy of its rank, if only that nothing was found (\"silent\")"
            };
            self.finding("until", message, help, &person).weighing(self.weight())
        }))
    }

    /// Looked at as of today: where something else ended before, that is reported there.
    fn begins(&self) -> Result<Option<Finding>, Declined> {
        let (policy, today) = (self.policy, self.inspection.today);
        let Some(from) = policy.from.filter(|from| *from > today) else { return Ok(None) };
        for treatment in self.treatments() {
            let instead = self.of_its_rank_or_better(treatment, today);
            if let Some(person) = self.people.somebody(&[&policy.applies], &instead)? {
                let message = format!(
                    "until `{}` begins on {from}, {} for some people",
                    policy.key,
                    self.who_speaks(treatment, today, &person)
                );
                let help = "is that the day you meant? If nothing of its rank holds until then, that \
                            is as it should be";
                let begins = self.finding("from", message, help, &person);
                // Nobody knows today what will be ruled out then: a slip in the year.
                let slip = self.protects() && from.days_after(today) > FAR_AHEAD;
                let weight = if slip { Severity::Error } else { Severity::Warning };
                return Ok(Some(begins.weighing(weight)));
            }
        }
        Ok(None)
    }

    fn treatments(&self) -> impl Iterator<Item = TreatmentId> {
        let treatments = self.inspection.rules.treatments();
        treatments.filter(|treatment| self.policy.treatments.contains(treatment.0))
    }

    fn on(&self, treatment: TreatmentId) -> impl Iterator<Item = &Policy> {
        let rules = &self.inspection.rules;
        rules.policies_on(treatment).filter_map(|id| rules.policy(id))
    }

    /// To whom something at least as strong applies on a day. That nothing was found is an answer too,
    /// but not where a policy protects people.
    fn of_its_rank_or_better(&self, treatment: TreatmentId, day: Date) -> Vec<&Condition> {
        self.on(treatment)
            .filter(|other| other.rank <= self.policy.rank && other.in_force(day))
            .filter(|other| other.stance != Stance::Silent || !self.protects())
            .map(|other| &other.applies)
            .collect()
    }

    /// Whether it keeps people from what safety, the label or law rules out.
    fn protects(&self) -> bool {
        self.policy.stance == Stance::NotCovered && self.policy.reason_kind != ReasonKind::Plan
    }

    fn weight(&self) -> Severity {
        if self.protects() { Severity::Error } else { Severity::Warning }
    }

    fn who_speaks(&self, treatment: TreatmentId, day: Date, person: &Person) -> String {
        let mut others = self.on(treatment).filter(|other| other.in_force(day));
        let next = others.find(|other| other.stance != Stance::Silent && person.is(&other.applies));
        next.map_or("nothing speaks".to_owned(), |next| {
            format!("the weaker `{}` speaks instead", next.key)
        })
    }

    fn finding(&self, key: &str, message: String, help: &str, person: &Person) -> Finding {
        Finding::error("ends-unreplaced", format!("policies[{}].{key}", self.nth), message)
            .help(help)
            .example(person.json(&self.inspection.rules))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use crate::editor::{Finding, Severity};
    use serde_json::{Value, json};

    fn found(rules: &Value) -> Option<Finding> {
        sample::findings(rules, "ends-unreplaced").into_iter().next()
    }

    #[test]
    fn an_end_without_a_successor_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["until"] = json!("2026-12-31");
        let ends = found(&rules).expect("a finding");
        assert_eq!((ends.path.as_str(), ends.severity), ("policies[0].until", Severity::Warning));
        assert!(ends.message.contains("`most-plans` speaks"), "{ends}");
        let mut next = rules["policies"][0].clone();
        next["id"] = json!("acme-next");
        next["until"] = Value::Null;
        next["from"] = json!("2027-02-01");
        rules["policies"].as_array_mut().expect("a list").push(next);
        let hole = found(&rules).expect("a finding");
        assert_eq!((hole.path.as_str(), hole.severity), ("policies[0].until", Severity::Error));
        rules["policies"][3]["from"] = json!("2027-01-01");
        assert_eq!(found(&rules), None);
    }

    #[test]
    fn what_protects_people_must_not_end() {
        let mut rules = sample::rules();
        rules["policies"][1]["until"] = json!("2026-12-31");
        assert_eq!(found(&rules).map(|ends| ends.severity), Some(Severity::Error));
    }

    #[test]
    fn a_beginning_far_ahead_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["from"] = json!("2099-01-01");
        let begins = found(&rules).expect("a finding");
        assert_eq!(begins.path, "policies[0].from");
        rules["policies"][0]["from"] = json!("2026-11-22");
        assert_eq!(found(&rules), None);
    }
}
