//! Criteria and the logic of policies.

use super::Problems;
use super::conditions::Reader;
use super::names::Names;
use super::texts::TextTable;
use crate::editor::Finding;
use crate::editor::file::{self, File};
use crate::id::{CriterionId, SourceId};
use crate::rules::{Criterion, Evidence, Path, Policy, Stance};
use std::collections::HashSet;

pub(super) fn criteria(
    file: &File,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> Vec<Criterion> {
    file.criteria
        .iter()
        .map(|(id, criterion)| Criterion {
            key: id.clone(),
            text: texts.add(&criterion.text),
            when: reader.read(&criterion.when, &format!("criteria.{id}.when"), problems),
            kind: criterion.kind,
        })
        .collect()
}

pub(super) fn compile(
    file: &File,
    names: &Names,
    reader: &Reader,
    problems: &mut Problems,
) -> Vec<Policy> {
    let standing: Vec<CriterionId> = named(&file.standing, "standing", names, problems);
    file.policies
        .iter()
        .enumerate()
        .map(|(nth, policy)| {
            one(file, policy, &format!("policies[{nth}]"), &standing, names, reader, problems)
        })
        .collect()
}

fn one(
    file: &File,
    policy: &file::Policy,
    path: &str,
    standing: &[CriterionId],
    names: &Names,
    reader: &Reader,
    problems: &mut Problems,
) -> Policy {
    let can_be_covered = !matches!(policy.stance, Stance::NotCovered | Stance::Silent);
    let has_criteria = !policy.criteria.is_empty() || !policy.paths.is_empty();
    if has_criteria && !can_be_covered {
        problems.add(
            Finding::error(
                "criteria-for-nothing",
                format!("{path}.criteria"),
                format!("policy `{}` covers nothing, so its criteria are never read", policy.id),
            )
            .help("take them out, or mend the stance"),
        );
    }
    if policy.treatments.is_empty() {
        problems.add(Finding::error(
            "no-treatment",
            format!("{path}.treatments"),
            format!("policy `{}` speaks of no treatment", policy.id),
        ));
    }
    let day = |text: &Option<String>, key: &str, problems: &mut Problems| {
        text.as_ref().map(|text| Names::day(text, &format!("{path}.{key}"), problems))
    };
    let from = day(&policy.from, "from", problems);
    let until = day(&policy.until, "until", problems);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        problems.add(Finding::error(
            "never-in-force",
            format!("{path}.until"),
            format!("policy `{}` ends before it begins", policy.id),
        ));
    }
    Policy {
        key: policy.id.clone(),
        rank: names.rank(&policy.rank, &format!("{path}.rank"), problems),
        applies: reader.applies(&policy.applies_to, policy.when.as_ref(), path, problems),
        treatments: names.treatments(&policy.treatments, &format!("{path}.treatments"), problems),
        stance: policy.stance,
        basis: policy.basis,
        reason_kind: policy.reason_kind,
        paths: paths(policy, path, if can_be_covered { standing } else { &[] }, names, problems),
        from,
        until,
        both: policy.both,
        evidence: evidence(file, policy, path, names, problems),
    }
}

fn paths(
    policy: &file::Policy,
    path: &str,
    standing: &[CriterionId],
    names: &Names,
    problems: &mut Problems,
) -> Vec<Path> {
    let common = named(&policy.criteria, &format!("{path}.criteria"), names, problems);
    let together = |own: Vec<CriterionId>| {
        let mut seen = HashSet::new();
        let all = common.iter().copied().chain(own).chain(standing.iter().copied());
        all.filter(|id| seen.insert(*id)).collect()
    };
    if policy.paths.is_empty() {
        return vec![Path { key: String::new(), criteria: together(Vec::new()) }];
    }
    for (nth, way) in policy.paths.iter().enumerate() {
        if policy.paths.iter().take(nth).any(|before| before.id == way.id) {
            let message = format!("policy `{}` has two paths `{}`", policy.id, way.id);
            problems.add(
                Finding::error("doubled-id", format!("{path}.paths[{nth}].id"), message)
                    .help("give one of them another id"),
            );
        }
    }
    policy
        .paths
        .iter()
        .enumerate()
        .map(|(nth, way)| Path {
            key: way.id.clone(),
            criteria: together(named(
                &way.criteria,
                &format!("{path}.paths[{nth}].criteria"),
                names,
                problems,
            )),
        })
        .collect()
}

fn named(ids: &[String], path: &str, names: &Names, problems: &mut Problems) -> Vec<CriterionId> {
    ids.iter()
        .enumerate()
        .filter_map(|(nth, id)| names.criterion(id, &format!("{path}[{nth}]"), problems))
        .collect()
}

fn evidence(
    file: &File,
    policy: &file::Policy,
    path: &str,
    names: &Names,
    problems: &mut Problems,
) -> Evidence {
    let main = policy.sources.first();
    if main.is_none() {
        problems.add(
            Finding::error(
                "no-source",
                format!("{path}.sources"),
                format!("policy `{}` cites no source", policy.id),
            )
            .help("name the source that says so; what has no source does not belong here"),
        );
    }
    let id = main.and_then(|main| names.source(main, &format!("{path}.sources[0]"), problems));
    let source = main.and_then(|main| Some((main, file.sources.get(main)?)));
    Evidence {
        source: id.unwrap_or(SourceId(0)),
        grade: source.map_or(crate::rules::Grade::General, |(_, source)| source.grade),
        dated: source.and_then(|(key, source)| {
            let dated = source.dated.as_ref()?;
            Some(Names::last_day(dated, &format!("sources.{key}.dated"), problems))
        }),
        checked: match source {
            Some((key, source)) => {
                Names::day(&source.checked, &format!("sources.{key}.checked"), problems)
            }
            None => Names::day("2000-01-01", path, problems),
        },
    }
}
