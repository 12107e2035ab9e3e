//! Made-up people for whom a policy governs, one for each band that it can give them. Exact as far as
//! its bound goes; past it, it says that it stopped.

use super::lint::people::Person;
use crate::answers::Answers;
use crate::date::Date;
use crate::id::{PolicyId, TreatmentId};
use crate::logic::{Declined, Knowledge, Truth, first_unknown_test, open_var};
use crate::outcome::{Band, Subject};
use crate::rules::Rules;
use serde_json::Value as Json;

/// How many people are looked at before the search stops.
const MOST_PEOPLE: usize = 20_000;

/// The bands that a policy gives, each with somebody.
pub(crate) struct Examples {
    /// Best band first.
    pub(crate) people: Vec<(Band, Json)>,
    /// The bound was reached: there may be more bands.
    pub(crate) stopped: bool,
}

/// People for whom `policy` governs `treatment` on `today`.
pub(crate) fn governed_by(
    rules: &Rules,
    policy: PolicyId,
    treatment: TreatmentId,
    today: Date,
) -> Examples {
    let subject = Subject::new(rules, treatment, today);
    let nothing = rules.layout().knowledge(&rules.core().facts, &Answers::new());
    let mut search = Search { subject: &subject, policy, found: Vec::new(), left: MOST_PEOPLE };
    let stopped = search.look(&nothing).is_err();
    let mut people: Vec<(Band, Json)> = search
        .found
        .into_iter()
        .map(|(band, known)| (band, Person::knowing(known).json(rules)))
        .collect();
    people.sort_by_key(|(band, _)| *band);
    Examples { people, stopped }
}

struct Search<'a> {
    subject: &'a Subject<'a>,
    policy: PolicyId,
    found: Vec<(Band, Knowledge)>,
    left: usize,
}

impl Search<'_> {
    fn look(&mut self, known: &Knowledge) -> Result<(), Declined> {
        self.left = self.left.checked_sub(1).ok_or(Declined)?;
        let outcomes = self.subject.outcomes(known);
        let new = |band: Band| self.found.iter().all(|(found, _)| *found != band);
        let mut here = outcomes
            .each
            .iter()
            .filter(|(governing, _)| governing.iter().any(|id| id == self.policy));
        if !here.any(|(_, bands)| bands.iter().any(new)) {
            return Ok(());
        }
        if let Some((_, band)) = outcomes.certain() {
            self.found.push((band, known.clone()));
            return Ok(());
        }
        let rules = self.subject.rules;
        let Some(policy) = rules.policy(self.policy) else { return Ok(()) };
        let var = if policy.applies.read(known) == Truth::Unknown {
            first_unknown_test(&policy.applies, known)
                .and_then(|test| open_var(test.var, known, rules.layout(), &rules.core().facts))
        } else {
            self.subject.deciding_var(known)
        };
        let Some(var) = var else { return Ok(()) };
        for cell in rules.distinct_cells(self.subject.treatment, var) {
            let next = known.with(var, Some(*cell), rules.layout(), &rules.core().facts);
            self.look(&next)?;
        }
        Ok(())
    }
}
