//! Made-up people for whom a policy governs, one for each band that it can give them. Exact as far as
//! its bound goes; past it, it says that it stopped.

use super::lint::people::Person;
use super::outcomes::Outlook;
use crate::answers::Answers;
use crate::date::Date;
use crate::id::{PolicyId, TreatmentId, VarId};
use crate::logic::{Declined, Knowledge, Truth};
use crate::outcome::{Band, State};
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
    let outlook = Outlook::new(rules, treatment, today);
    let nothing = rules.layout().knowledge(&rules.core().facts, &Answers::new());
    let mut search = Search { outlook: &outlook, policy, found: Vec::new(), left: MOST_PEOPLE };
    let stopped = search.look(&outlook.state(&nothing)).is_err();
    let mut people: Vec<(Band, Json)> = search
        .found
        .into_iter()
        .map(|(band, known)| (band, somebody(rules, &known).json(rules)))
        .collect();
    people.sort_by_key(|(band, _)| *band);
    Examples { people, stopped }
}

struct Search<'a> {
    outlook: &'a Outlook<'a>,
    policy: PolicyId,
    found: Vec<(Band, Knowledge)>,
    left: usize,
}

impl Search<'_> {
    fn look(&mut self, state: &State) -> Result<(), Declined> {
        self.left = self.left.checked_sub(1).ok_or(Declined)?;
        let known = &state.known;
        let outcomes = self.outlook.outcomes(state);
        let new = |band: Band| self.found.iter().all(|(found, _)| *found != band);
        let mut here = outcomes.0.iter().filter(|(governing, _)| governing.contains(&self.policy));
        if !here.any(|(_, bands)| bands.iter().any(new)) {
            return Ok(());
        }
        if let Some((_, band)) = outcomes.certain() {
            self.found.push((band, known.clone()));
            return Ok(());
        }
        let rules = self.outlook.subject.rules;
        let Some(policy) = rules.policy(self.policy) else { return Ok(()) };
        let test = if policy.applies.read(known) == Truth::Unknown {
            self.outlook.subject.test_of(policy, known)
        } else {
            self.outlook.open_test(state)
        };
        let Some(test) = test else { return Ok(()) };
        for holds in [true, false] {
            self.look(&state.split(rules, &test, holds))?;
        }
        Ok(())
    }
}

/// Somebody of whom all this is true: of several cells that come to the same, the first.
fn somebody(rules: &Rules, known: &Knowledge) -> Person {
    let mut person = known.clone();
    for var in (0..rules.layout().vars().len()).map(|at| VarId(at as u16)) {
        if person.given(var).is_none()
            && rules.layout().var(var).is_some_and(|about| narrowed(about.cells, &person, var))
        {
            let lowest = person.lowest(var);
            person = person.with(var, lowest, rules.layout(), &rules.core().facts);
        }
    }
    Person::knowing(person)
}

/// Whether something was said about a variable.
fn narrowed(cells: u16, known: &Knowledge, var: VarId) -> bool {
    let can: u32 = known.can_be(var).iter().map(|word| word.count_ones()).sum();
    can < u32::from(cells)
}
