//! From the wire to rules that can be trusted: what the logic reads, and the numbers of all texts and
//! sources, are checked once, here. What else explains a result and leads nowhere is left out where it
//! would be shown. Refuses; never repairs.

use super::{Changeable, Core, Criterion, Fact, Kind, More, Policy, Treatment};
use crate::id::{CriterionId, FactId, PolicyId, TreatmentId, VarId};
use crate::logic::{CellSet, Condition, Knowledge, Layout};
use std::fmt;
use std::mem::ManuallyDrop;

/// Checked rules, ready to answer.
#[derive(Clone, Debug)]
pub struct Rules {
    core: Core,
    layout: Layout,
    /// For each treatment its policies by rank, so that cost grows with what applies to it.
    by_treatment: Vec<Vec<Listed>>,
    /// The variable with the most cells, such as the payer: it keeps most policies away.
    widest: VarId,
    /// For each criterion, what the variables it reads allow.
    reach: Vec<Reach>,
}

/// A policy in the list of a treatment.
#[derive(Clone, Copy, Debug)]
struct Listed {
    policy: PolicyId,
    /// The only cell of the widest variable where it can apply; `None` if there are more.
    only: Option<u16>,
}

/// What the variables that a criterion reads allow.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    /// Every variable that it can depend on.
    pub(crate) reads: CellSet,
    /// It reads a fact that the person can change.
    pub(crate) changeable: bool,
}

/// Rules that contradict themselves. Names what is wrong, never an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(&'static str);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. Build the parcels again with `coverage-rules build`.", self.0)
    }
}

impl std::error::Error for LoadError {}

impl LoadError {
    /// A fixed word for this kind of failure.
    pub fn code(&self) -> &'static str {
        "rules-broken"
    }
}

const NO_TEXT: LoadError = LoadError("a text is named that is not there");

/// More of anything than this is refused.
const MOST: usize = 20_000;
/// The most options a "some of" question can have: one bit each.
const MOST_OPTIONS_OF_SOME: usize = 32;

impl Rules {
    /// Checks the compiled rules and makes them ready.
    ///
    /// # Errors
    /// If the logic, or the number of a text, refers to something that is not there, or anything is larger or
    /// deeper than allowed.
    pub fn load(mut core: Core) -> Result<Rules, LoadError> {
        // The longest lists by far, and they stay as long as the page.
        core.policies.shrink_to_fit();
        for policy in &mut core.policies {
            policy.paths.shrink_to_fit();
        }
        // Who gets refused rules stops: what would free them is not worth its download.
        let core = ManuallyDrop::new(core);
        let layout = check_facts(&core)?;
        if core.treatments_fact.index() >= core.facts.len()
            || core.fact_options(core.treatments_fact) != core.treatments.len()
        {
            return Err(LoadError("the question of treatments does not list them"));
        }
        if core.named.texts > core.all_texts {
            return Err(NO_TEXT);
        }
        let checker = Checker { core: &core, layout: &layout };
        for criterion in &core.criteria {
            checker.condition(&criterion.when, core.facts.len())?;
        }
        for policy in &core.policies {
            checker.policy(policy)?;
        }
        let by_cells = |at: &u16| layout.var(VarId(*at)).map(|var| var.cells);
        let widest = VarId((0..layout.vars().len() as u16).max_by_key(by_cells).unwrap_or(0));
        let mut by_treatment = vec![Vec::new(); core.treatments.len()];
        // Rank by rank, so that each list comes out ordered.
        for rank in 0..core.ranks {
            for (at, policy) in core.policies.iter().enumerate() {
                for treatment in policy.treatments.iter().filter(|_| policy.rank == rank) {
                    if let Some(list) = by_treatment.get_mut(usize::from(treatment)) {
                        let only = policy.applies.only_cell(widest);
                        list.push(Listed { policy: PolicyId(at as u16), only });
                    }
                }
            }
        }
        let reach = core.criteria.iter().map(|criterion| reach(&criterion.when, &layout)).collect();
        let core = ManuallyDrop::into_inner(core);
        Ok(Rules { core, layout, by_treatment, widest, reach })
    }

    /// Checks that the second parcel belongs to these rules: the lists of policies and criteria, the numbers
    /// of all texts and sources, and what conditions read.
    ///
    /// # Errors
    /// If a list has another length than the core's, or something is named that is not there.
    pub fn check_more(&self, more: &More) -> Result<(), LoadError> {
        if more.policies.len() != self.core.policies.len()
            || more.criteria.len() != self.core.criteria.len()
        {
            return Err(LoadError("the second parcel belongs to other rules"));
        }
        if more.named.texts > self.core.all_texts {
            return Err(NO_TEXT);
        }
        if usize::from(self.core.named.sources.max(more.named.sources)) > more.sources.len() {
            return Err(LoadError("a source is named that is not there"));
        }
        let checker = Checker { core: &self.core, layout: &self.layout };
        for when in more.steps.iter().flat_map(|step| step.when.iter().chain(&step.unless)) {
            checker.condition(when, self.core.facts.len())?;
        }
        let mut held = Ok(());
        more.each_condition(&mut |when| {
            if held.is_ok() {
                held = checker.condition(when, self.core.facts.len());
            }
        });
        held
    }

    /// The compiled rules.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// All facts with their ids, in file order.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.core.facts.iter().enumerate().map(|(at, fact)| (FactId(at as u16), fact))
    }

    /// The fact with this id in `rules.json`.
    pub fn fact_named(&self, key: &str) -> Option<FactId> {
        self.facts().find(|(_, fact)| fact.key == key).map(|(id, _)| id)
    }

    /// A fact; `None` only for an id of other rules.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.core.facts.get(id.index())
    }

    /// A policy; `None` only for an id of other rules, or [`PolicyId::NONE`].
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.core.policies.get(id.index())
    }

    /// A criterion; `None` only for an id of other rules.
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.core.criteria.get(id.index())
    }

    /// A treatment; `None` only for an id of other rules.
    pub fn treatment(&self, id: TreatmentId) -> Option<&Treatment> {
        self.core.treatments.get(id.index())
    }

    /// All treatments, in file order.
    pub fn treatments(&self) -> impl Iterator<Item = TreatmentId> + use<> {
        (0..self.core.treatments.len() as u16).map(TreatmentId)
    }

    /// The policies that speak of a treatment, by rank.
    #[cfg(feature = "editor")]
    pub(crate) fn policies_on(
        &self,
        treatment: TreatmentId,
    ) -> impl DoubleEndedIterator<Item = PolicyId> {
        self.listed(treatment).map(|listed| listed.policy)
    }

    /// The same without most of those that are plainly for others.
    pub(crate) fn policies_for(
        &self,
        treatment: TreatmentId,
        known: &Knowledge,
    ) -> impl Iterator<Item = PolicyId> {
        let cell = known.get(self.widest);
        let for_others = move |only| cell.is_some_and(|cell| cell != only);
        let list =
            self.listed(treatment).filter(move |listed| !listed.only.is_some_and(for_others));
        list.map(|listed| listed.policy)
    }

    fn listed(&self, treatment: TreatmentId) -> impl DoubleEndedIterator<Item = &Listed> {
        self.by_treatment.get(treatment.index()).into_iter().flatten()
    }

    pub(crate) fn reach(&self, criterion: CriterionId) -> Option<&Reach> {
        self.reach.get(criterion.index())
    }

    /// Which variables belong to which fact.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}

impl Core {
    fn fact_options(&self, id: FactId) -> usize {
        self.facts.get(id.index()).map_or(0, |fact| fact.options().len())
    }
}

/// Works out what the variables that a condition reads allow.
fn reach(condition: &Condition, layout: &Layout) -> Reach {
    let reads = layout.reads(condition);
    let vars = || reads.iter().filter_map(|var| layout.var(VarId(var)));
    let changeable = vars().any(|var| var.changeable != Changeable::No);
    Reach { reads, changeable }
}

fn check_facts(core: &Core) -> Result<Layout, LoadError> {
    let lists = [core.facts.len(), core.criteria.len(), core.policies.len()];
    if lists.into_iter().any(|count| count > MOST) || core.treatments.len() > MOST / 100 {
        return Err(LoadError("there are too many questions, criteria, policies or treatments"));
    }
    for fact in &core.facts {
        let sound = match &fact.kind {
            Kind::OneOf(options) => {
                (1..=MOST).contains(&options.len()) && (fact.otherwise as usize) < options.len()
            }
            Kind::SomeOf(options) => (1..=MOST_OPTIONS_OF_SOME).contains(&options.len()),
            Kind::YesNo => fact.otherwise < 2,
            Kind::Number { min, max, cuts, step, .. } => {
                min <= max
                    && *step != Some(0)
                    && cuts.len() < MOST
                    && cuts.is_sorted_by(|a, b| a < b)
                    && fact.otherwise as usize <= cuts.len()
            }
        };
        if !sound {
            return Err(LoadError("the answers of a question make no sense"));
        }
    }
    let layout = Layout::of(&core.facts);
    if layout.vars().len() > MOST {
        return Err(LoadError("there are too many answers"));
    }
    let checker = Checker { core, layout: &layout };
    for (at, fact) in core.facts.iter().enumerate() {
        if let Some(gate) = &fact.ask_if {
            checker.condition(gate, at)?;
        }
        if let Some(crisis) = &fact.crisis_if {
            checker.condition(crisis, core.facts.len())?;
        }
    }
    Ok(layout)
}

struct Checker<'a> {
    core: &'a Core,
    layout: &'a Layout,
}

impl Checker<'_> {
    /// The condition is not too deep and reads only facts before number `below`.
    fn condition(&self, condition: &Condition, below: usize) -> Result<(), LoadError> {
        if condition.depth().is_none() {
            return Err(LoadError("a condition is nested too deeply"));
        }
        let mut sound = true;
        condition.each_test(&mut |test| {
            sound &= self.layout.var(test.var).is_some_and(|var| {
                var.fact.index() < below && test.cells.last().is_none_or(|last| last < var.cells)
            });
        });
        if sound { Ok(()) } else { Err(LoadError("a condition reads an answer that is not there")) }
    }

    fn policy(&self, policy: &Policy) -> Result<(), LoadError> {
        self.condition(&policy.applies, self.core.facts.len())?;
        let treatments: &CellSet = &policy.treatments;
        if treatments.last().is_none_or(|last| usize::from(last) >= self.core.treatments.len()) {
            return Err(LoadError("a policy names a treatment that is not there"));
        }
        if policy.rank >= self.core.ranks {
            return Err(LoadError("the rank of a policy is not in the list of precedence"));
        }
        if policy.paths.is_empty() {
            return Err(LoadError("a policy has no path"));
        }
        let known = |id: &CriterionId| id.index() < self.core.criteria.len();
        if !policy.paths.iter().all(|path| path.criteria.iter().all(known)) {
            return Err(LoadError("a policy names a criterion that is not there"));
        }
        Ok(())
    }
}
