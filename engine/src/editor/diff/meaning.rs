//! What two versions share: conditions that read the same answers in the same way get the same
//! number, so that policies which nobody touched need not be searched.

use super::space::{Space, Two, Version};
use crate::id::{CriterionId, PolicyId};
use crate::logic::{Condition, Truth};
use crate::outcome::{Levels, State, Subject, fixed_band};
use crate::rules::{Basis, Changeable, ReasonKind, Rules, Stance};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// A number for each meaning.
type Number = usize;

/// The meanings of both versions' conditions.
pub(super) struct Meanings {
    /// Of each policy: to whom it applies.
    applies: Two<Vec<Number>>,
    /// Of each criterion.
    criteria: Two<Vec<Number>>,
    /// The name by which each policy goes in both versions.
    names: Two<Vec<String>>,
}

/// What is still open about one policy.
#[derive(Debug, PartialEq)]
pub(super) struct OpenPolicy<'a> {
    pub(super) policy: PolicyId,
    name: &'a str,
    rank: usize,
    says: (Stance, Basis, bool),
    /// `None`: it certainly applies.
    pub(super) applies: Option<Number>,
    /// For each path what keeps its outcome open or worse than met.
    pub(super) paths: Vec<BTreeMap<Open, CriterionId>>,
}

/// A criterion that is not certainly met.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Open {
    /// It is certainly this far from being met.
    Unmet(u8),
    /// It is open: its meaning.
    Criterion(Number),
}

impl OpenPolicy<'_> {
    /// Whether both say the same of everybody who is still meant.
    pub(super) fn means(&self, other: &OpenPolicy) -> bool {
        let paths = |policy: &OpenPolicy| -> Vec<Vec<Open>> {
            policy.paths.iter().map(|path| path.keys().cloned().collect()).collect()
        };
        self.name == other.name
            && self.rank == other.rank
            && self.says == other.says
            && self.applies == other.applies
            && paths(self) == paths(other)
    }

    /// The name that it has in both versions.
    pub(super) fn name(&self) -> &str {
        self.name
    }
}

impl Meanings {
    /// `renamed` tells the new ids of policies that only changed their id.
    pub(super) fn of(space: &Space, renamed: &HashMap<String, String>) -> Meanings {
        let mut numbers: HashMap<String, Number> = HashMap::new();
        let same = same_questions(space);
        let mut number = |text: String| {
            let next = numbers.len();
            *numbers.entry(text).or_insert(next)
        };
        let mut meanings =
            Meanings { applies: Two::default(), criteria: Two::default(), names: Two::default() };
        for version in Version::BOTH {
            let core = space.rules.of(version).core();
            let write = |condition: &Condition| written(condition, version, space, &same);
            for policy in &core.policies {
                meanings.applies.of_mut(version).push(number(write(&policy.applies)));
                let renamed = renamed.get(&policy.key).filter(|_| version == Version::Old);
                let name = renamed.unwrap_or(&policy.key).clone();
                meanings.names.of_mut(version).push(name);
            }
            for criterion in &core.criteria {
                let plan = criterion.kind == ReasonKind::Plan;
                let text = format!("{plan} {}", write(&criterion.when));
                meanings.criteria.of_mut(version).push(number(text));
            }
        }
        meanings
    }

    /// The name by which a policy goes in both versions.
    pub(super) fn name(&self, version: Version, policy: PolicyId) -> &str {
        self.names.of(version).get(policy.index()).map_or("", String::as_str)
    }

    /// What is still open about everything that can govern somebody, up to the first rank in which
    /// something certainly applies.
    pub(super) fn open<'a>(
        &'a self,
        version: Version,
        subject: &Subject,
        state: &State,
    ) -> Vec<OpenPolicy<'a>> {
        let mut open = Vec::new();
        let (mut rank, mut last, mut governs) = (0, None, false);
        for (id, policy) in &subject.policies {
            if last.is_some_and(|last| last != policy.rank) {
                if governs {
                    break;
                }
                rank = open.len();
            }
            last = Some(policy.rank);
            let applies = match policy.applies.read(&state.known) {
                Truth::False => continue,
                Truth::True => {
                    governs = true;
                    None
                }
                Truth::Unknown => self.applies.of(version).get(id.index()).copied(),
            };
            let paths = if fixed_band(policy).is_some() { &[][..] } else { &policy.paths };
            let levels = |id: &CriterionId| (*id, subject.criterion_levels(*id, state));
            let paths = paths
                .iter()
                .map(|path| {
                    let criteria = path.criteria.iter().map(levels);
                    criteria
                        .filter_map(|(id, levels)| Some((self.token(version, id, levels)?, id)))
                        .collect()
                })
                .collect();
            open.push(OpenPolicy {
                policy: *id,
                name: self.name(version, *id),
                rank,
                says: (policy.stance, policy.basis, policy.both),
                applies,
                paths,
            });
        }
        open
    }

    fn token(&self, version: Version, id: CriterionId, levels: Levels) -> Option<Open> {
        if !levels.is_certain() {
            let number = self.criteria.of(version).get(id.index()).copied()?;
            return Some(Open::Criterion(number));
        }
        match levels.nearest() as u8 {
            0 => None,
            level => Some(Open::Unmet(level)),
        }
    }
}

/// For each question whether both versions ask it of the same people and take the same from it.
fn same_questions(space: &Space) -> Vec<bool> {
    let mut same: Vec<bool> = Vec::new();
    // A question hangs on earlier ones only, and questions stand in the order of the new version; one
    // that now hangs on a question that stood behind it counts as changed.
    for asked in &space.asked {
        let facts = Version::BOTH.map(|version| {
            let rules = space.rules.of(version);
            let var = (*asked.vars.of(version))?;
            let var = rules.layout().var(var)?;
            Some((version, var.otherwise, rules.fact(var.fact)?))
        });
        let [Some(old), Some(new)] = facts else {
            same.push(false);
            continue;
        };
        let gate = |(version, _, fact): (Version, u16, &crate::rules::Fact)| {
            fact.ask_if.as_ref().map(|gate| written(gate, version, space, &same))
        };
        let otherwise = |cell: u16, version: Version| {
            asked.answers.iter().position(|said| *said.cells.of(version) == Some(cell))
        };
        let there = asked
            .answers
            .iter()
            .all(|said| Version::BOTH.iter().all(|version| said.cells.of(*version).is_some()));
        // What can be reached by a change matters only where there is one.
        let reach = there || old.2.changeable == Changeable::No;
        let alike = old.2.changeable == new.2.changeable
            && gate(old) == gate(new)
            && (old.2.ask_if.is_none()
                || same_cell(
                    asked,
                    otherwise(old.1, Version::Old),
                    otherwise(new.1, Version::New),
                    old.1,
                    new.1,
                ))
            && reach;
        same.push(alike);
    }
    same
}

/// Whether the fact's value when the question is not asked is the same, as far as both tell it apart.
fn same_cell(
    asked: &super::space::Asked,
    old: Option<usize>,
    new: Option<usize>,
    old_cell: u16,
    new_cell: u16,
) -> bool {
    let both = asked
        .answers
        .iter()
        .any(|said| said.cells.old == Some(old_cell) && said.cells.new == Some(new_cell));
    both && old.is_some() && new.is_some()
}

/// A condition in words that are the same for both versions where it means the same.
fn written(condition: &Condition, version: Version, space: &Space, same: &[bool]) -> String {
    let mut text = String::new();
    write(condition, version, space, same, &mut text);
    text
}

fn write(condition: &Condition, version: Version, space: &Space, same: &[bool], text: &mut String) {
    let mut list = |name: &str, parts: &[Condition]| {
        let _ = write!(text, "{name}(");
        for part in parts {
            write(part, version, space, same, text);
            text.push(' ');
        }
        text.push(')');
    };
    match condition {
        Condition::Constant(value) => {
            let _ = write!(text, "{value}");
        }
        Condition::All(parts) => list("all", parts),
        Condition::Any(parts) => list("any", parts),
        Condition::AtLeast(count, parts) => list(&format!("at-least-{count}"), parts),
        Condition::Not(inner) => list("not", std::slice::from_ref(inner)),
        Condition::Is(is) => {
            let place = space.place(version, is.var);
            match place.filter(|at| same.get(*at).copied().unwrap_or(false)) {
                Some(at) => {
                    let _ = write!(text, "{at}:{:?}", space.said_in_both(version, at, &is.cells));
                }
                None => {
                    let _ = write!(text, "{version:?}:{}:{:?}", is.var.0, is.cells);
                }
            }
        }
    }
}

/// All conditions that decide about a treatment.
pub(super) fn conditions<'a>(rules: &'a Rules, subject: &Subject<'a>) -> Vec<&'a Condition> {
    let mut conditions = Vec::new();
    for (_, policy) in &subject.policies {
        conditions.push(&policy.applies);
        for id in policy.paths.iter().flat_map(|path| &path.criteria) {
            conditions.extend(rules.criterion(*id).map(|criterion| &criterion.when));
        }
    }
    conditions
}
