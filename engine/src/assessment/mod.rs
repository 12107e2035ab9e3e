//! What a result screen shows of one treatment, as data: independent of language and browser.

mod because;
mod certainty;
mod steps;
mod what_if;

pub use because::because;
pub use certainty::Certainty;
pub use steps::{asks_for_steps, steps};
pub use what_if::{WhatIf, what_ifs};

use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::id::{CriterionId, FactId, PolicyId, TreatmentId, VarId};
use crate::logic::{Budget, Condition, Knowledge, Truth};
use crate::order::put_in_order;
use crate::outcome::{
    Band, Bands, Level, Levels, Subject, band_of, can_come_out, fixed_band, may_govern,
    possible_bands, settled_band,
};
use crate::rules::{Basis, Changeable, Path, Policy, ReasonKind, Rules};

/// What can be said of one treatment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The treatment.
    pub treatment: TreatmentId,
    /// How good the chances are.
    pub band: Band,
    /// Whether no further answer can change the band.
    pub settled: bool,
    /// On what kind of text it rests; `None` where nothing governs.
    pub basis: Option<Basis>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What stands behind it.
    pub reason_kind: ReasonKind,
    /// Its main source was last checked too long ago.
    pub stale: bool,
    /// The governing policies: one, two where two stand beside each other, or none. Where the band is settled
    /// before it is known which policy governs: all that may.
    pub policies: Vec<PolicyResult>,
    /// Policies of this visitor's plan that were looked for and not found.
    pub silent: Vec<PolicyId>,
    /// Unknown facts that keep it from being settled.
    pub missing: Vec<FactId>,
}

impl Assessment {
    /// Whether safety rules the treatment out: that goes before any price, and no appeal changes it.
    pub fn is_unsafe(&self) -> bool {
        self.reason_kind == ReasonKind::Safety
            && matches!(self.band, Band::NotCovered | Band::Unlikely)
    }
}

/// How one policy turns out.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyResult {
    /// The policy.
    pub policy: PolicyId,
    /// The band it gives.
    pub band: Band,
    /// Its paths, best first; of equally good ones the one of which least is missing.
    pub paths: Vec<PathResult>,
}

/// How one path turns out.
#[derive(Clone, Debug, PartialEq)]
pub struct PathResult {
    /// Its position in the policy.
    pub path: usize,
    /// The band it gives.
    pub band: Band,
    /// Its criteria.
    pub criteria: Vec<CriterionResult>,
}

impl PathResult {
    /// Its place, the smallest first: by what may come of it, and then by how many criteria are not met.
    fn place(&self) -> usize {
        let open = self.criteria.iter().filter(|result| result.status != Status::Met).count();
        usize::from(self.band.prospect()) << 16 | open
    }
}

/// How one criterion turns out.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionResult {
    /// The criterion.
    pub criterion: CriterionId,
    /// Met, not met, or not known.
    pub status: Status,
    /// The facts that it reads.
    pub answers: Vec<FactId>,
}

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is met.
    Met,
    /// It is not met.
    Unmet {
        /// Whether the person can change that.
        changeable: bool,
    },
    /// It is not known.
    Unknown {
        /// Whether only facts that the person can change are missing: then it counts as still to be
        /// done.
        changeable: bool,
    },
}

/// The bands that further answers could still bring; `None` past the search's budget.
pub fn possible(
    rules: &Rules,
    answers: &Answers,
    treatment: TreatmentId,
    today: Date,
) -> Option<Bands> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let subject = Subject::new(rules, treatment, today, &known);
    possible_bands(&subject, Band::ALL.len(), &mut Budget::default()).ok()
}

/// Assesses one treatment.
pub fn assess(rules: &Rules, answers: &Answers, treatment: TreatmentId, today: Date) -> Assessment {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let subject = Subject::new(rules, treatment, today, &known);
    let settled_band = settled_band(&subject, &mut Budget::default()).ok().flatten();
    let mut governing = subject.governing();
    let settled_by_all = governing.is_empty() && settled_band.is_some();
    if settled_by_all {
        // Whichever of these governs, the band is the same.
        governing = may_govern(&subject, &mut Budget::default()).unwrap_or_default();
    }
    let mut policies: Vec<PolicyResult> =
        governing.iter().map(|(id, policy)| policy_result(&subject, *id, policy, &known)).collect();
    put_in_order(&mut policies, |result| result.band.prospect());
    // Where several may govern and the band is the same, the least grave reason is the one that is sure: nobody is told that
    // a treatment is unsafe for having answered "not sure".
    let reason_of = |result: &PolicyResult| {
        rules.policy(result.policy).map(|policy| reason_kind(rules, policy, result))
    };
    if settled_by_all {
        policies.sort_by_key(reason_of);
    }

    let best = policies.first().map(|result| result.band);
    let first = policies.first().and_then(|result| rules.policy(result.policy));
    // Of several that may govern, nothing is said more firmly than the weakest allows.
    let speakers = governing.iter().map(|(_, policy)| *policy).filter(|policy| {
        first.is_some_and(|first| !(first.both && policy.both) || std::ptr::eq(*policy, first))
    });
    let certainty_of = |policy: &Policy| Certainty::of(policy, today, rules.core().old_after_days);
    let old =
        |policy: &Policy| today.days_after(policy.evidence.checked) > rules.core().stale_after_days;
    Assessment {
        treatment,
        band: settled_band.or_else(|| likeliest(&subject, best)).unwrap_or(Band::Unknown),
        settled: settled_band.is_some(),
        basis: speakers.clone().map(|policy| policy.basis).min(),
        certainty: speakers.clone().map(certainty_of).min().unwrap_or(Certainty::Low),
        reason_kind: policies.first().and_then(reason_of).unwrap_or_default(),
        stale: speakers.clone().any(old),
        missing: if settled_band.is_some() { Vec::new() } else { missing(&subject, answers) },
        silent: subject.silent,
        policies,
    }
}

/// What is said while the outcome is open: never a band that cannot come out any more.
fn likeliest(subject: &Subject, best: Option<Band>) -> Option<Band> {
    best.filter(|band| can_come_out(subject, *band, &mut Budget::default()).unwrap_or(true))
}

fn policy_result(
    subject: &Subject,
    id: PolicyId,
    policy: &Policy,
    known: &Knowledge,
) -> PolicyResult {
    let mut paths: Vec<PathResult> = policy
        .paths
        .iter()
        .enumerate()
        .map(|(at, path)| path_result(subject, at, policy, path, known))
        .collect();
    put_in_order(&mut paths, PathResult::place);
    let band =
        fixed_band(policy).or_else(|| paths.first().map(|path| path.band)).unwrap_or(Band::Unknown);
    PolicyResult { policy: id, band, paths }
}

fn path_result(
    subject: &Subject,
    at: usize,
    policy: &Policy,
    path: &Path,
    known: &Knowledge,
) -> PathResult {
    let criteria: Vec<CriterionResult> =
        path.criteria.iter().map(|id| criterion_result(subject, *id, known)).collect();
    let levels: Vec<Levels> =
        path.criteria.iter().map(|id| subject.criterion_levels(*id, &subject.state)).collect();
    let certain =
        |level: Level| levels.iter().any(|levels| levels.is_certain() && levels.contains(level));
    // A fixed "no" decides whatever else is unknown; then a fixed fact that is not known; what the
    // person can change counts as still to be done.
    let fixed_unknown =
        criteria.iter().any(|result| result.status == Status::Unknown { changeable: false });
    let band = if certain(Level::RuledOut) {
        band_of(policy, Level::RuledOut)
    } else if certain(Level::Fixed) && !fixed_unknown_could_rule_out(subject, path) {
        band_of(policy, Level::Fixed)
    } else if fixed_unknown {
        Band::Unknown
    } else if criteria.iter().all(|result| result.status == Status::Met) {
        band_of(policy, Level::Met)
    } else {
        band_of(policy, Level::Changeable)
    };
    PathResult { path: at, band, criteria }
}

fn fixed_unknown_could_rule_out(subject: &Subject, path: &Path) -> bool {
    path.criteria.iter().any(|id| {
        let levels = subject.criterion_levels(*id, &subject.state);
        !levels.is_certain() && levels.contains(Level::RuledOut)
    })
}

fn criterion_result(subject: &Subject, id: CriterionId, known: &Knowledge) -> CriterionResult {
    let Some(criterion) = subject.rules.criterion(id) else {
        return CriterionResult {
            criterion: id,
            status: Status::Unknown { changeable: false },
            answers: Vec::new(),
        };
    };
    let levels = subject.criterion_levels(id, &subject.state);
    let status = match criterion.when.read(known) {
        Truth::True => Status::Met,
        Truth::False if levels.is_certain() => {
            Status::Unmet { changeable: levels.contains(Level::Changeable) }
        }
        Truth::False => Status::Unknown { changeable: false },
        Truth::Unknown => {
            Status::Unknown { changeable: only_changeable_is_open(subject, &criterion.when, known) }
        }
    };
    let mut answers = Vec::new();
    criterion.when.each_test(&mut |test| {
        if let Some(var) = subject.rules.layout().var(test.var)
            && !answers.contains(&var.fact)
        {
            answers.push(var.fact);
        }
    });
    CriterionResult { criterion: id, status, answers }
}

/// Whether everything unknown in a condition is open to change. A fact whose question hangs on one
/// that can be changed counts as open to change too: it has not been established yet.
fn only_changeable_is_open(subject: &Subject, condition: &Condition, known: &Knowledge) -> bool {
    let mut open: Vec<VarId> = Vec::new();
    condition.each_test(&mut |test| {
        if known.get(test.var).is_none() {
            open.push(test.var);
        }
    });
    open.iter().all(|var| {
        let Some(about) = subject.rules.layout().var(*var) else {
            return false;
        };
        if about.changeable != Changeable::No {
            return true;
        }
        let Some(fact) = subject.rules.fact(about.fact) else {
            return false;
        };
        known.asked(fact) == Truth::Unknown
            && fact
                .ask_if
                .as_ref()
                .is_some_and(|gate| only_changeable_is_open(subject, gate, known))
    })
}

/// Unknown facts that keep the outcome open, questions that are asked first.
fn missing(subject: &Subject, answers: &Answers) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    for var in subject.live().into_iter().filter_map(|var| subject.rules.layout().var(var)) {
        let asked = subject.rules.fact(var.fact).map(|fact| subject.state.known.asked(fact));
        let unsure = answers.get(var.fact) == Answer::Unsure;
        if (unsure || asked == Some(Truth::True)) && !facts.contains(&var.fact) {
            facts.push(var.fact);
        }
    }
    put_in_order(&mut facts, |fact| *fact);
    facts
}

/// What stands behind the outcome: the policy's own reason, or that of the criterion that rules it
/// out.
fn reason_kind(rules: &Rules, policy: &Policy, result: &PolicyResult) -> ReasonKind {
    if policy.reason_kind != ReasonKind::Plan {
        return policy.reason_kind;
    }
    result
        .paths
        .first()
        .into_iter()
        .flat_map(|path| &path.criteria)
        .filter(|result| result.status == Status::Unmet { changeable: false })
        .filter_map(|result| rules.criterion(result.criterion))
        .map(|criterion| criterion.kind)
        .max()
        .unwrap_or(ReasonKind::Plan)
}
