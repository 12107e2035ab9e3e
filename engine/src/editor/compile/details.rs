//! The second parcel: what explains policies, criteria and results.

use super::Problems;
use super::conditions::Reader;
use super::names::Names;
use super::texts::TextTable;
use super::{costs, deadlines, papers};
use crate::editor::file::{self, File};
use crate::rules::{
    Authorization, Claim, CriterionDetail, GlossaryEntry, More, Named, PolicyDetail, Source, Step,
};
use std::collections::HashSet;

pub(super) fn compile(
    file: &File,
    names: &Names,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> More {
    let policies = file
        .policies
        .iter()
        .enumerate()
        .map(|(nth, policy)| {
            policy_detail(policy, &format!("policies[{nth}]"), names, texts, problems)
        })
        .collect();
    let standing: HashSet<&String> = file.standing.iter().collect();
    let criteria = file
        .criteria
        .iter()
        .map(|(id, criterion)| CriterionDetail {
            evidence: texts.add(&criterion.evidence),
            standing: standing.contains(id),
        })
        .collect();
    let sources = file
        .sources_by_first_use()
        .into_iter()
        .map(|(id, source)| Source {
            key: id.to_string(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            dated: source.dated.clone(),
            checked: Names::day(&source.checked, &format!("sources.{id}.checked"), problems),
            grade: source.grade,
            note: texts.add_some(source.note.as_ref()),
        })
        .collect();
    let mut steps: Vec<(usize, &file::Step)> = file.steps.iter().enumerate().collect();
    steps.sort_by_key(|(_, step)| step.order);
    let steps = steps
        .into_iter()
        .map(|(nth, step)| one_step(step, &format!("steps[{nth}]"), names, reader, texts, problems))
        .collect();
    let claims = file
        .claims
        .iter()
        .enumerate()
        .map(|(nth, claim)| Claim {
            key: claim.id.clone(),
            claim: texts.add(&claim.claim),
            finding: claim.finding,
            answer: texts.add(&claim.answer),
            sources: names.sources(&claim.sources, &format!("claims[{nth}].sources"), problems),
        })
        .collect();
    let glossary = file
        .glossary
        .iter()
        .map(|entry| GlossaryEntry {
            key: entry.id.clone(),
            term: texts.add(&entry.term),
            meaning: texts.add(&entry.meaning),
        })
        .collect();
    let papers = papers::compile(file, names, reader, texts, problems);
    let costs = costs::compile(file, names, reader, texts, problems);
    let deadlines = deadlines::compile(file, names, reader, texts, problems);
    let numbers = Named::default();
    More {
        policies,
        criteria,
        sources,
        steps,
        claims,
        glossary,
        papers,
        costs,
        deadlines,
        named: numbers,
    }
}

fn policy_detail(
    policy: &file::Policy,
    path: &str,
    names: &Names,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> PolicyDetail {
    let mut criterion_sources = Vec::new();
    for (id, sources) in &policy.criterion_sources {
        let path = format!("{path}.criterion_sources.{id}");
        if let Some(criterion) = names.criterion(id, &path, problems) {
            criterion_sources.push((criterion, names.sources(sources, &path, problems)));
        }
    }
    let own_terms = policy.paths.iter().any(|way| way.authorization.is_some());
    PolicyDetail {
        name: texts.add(&policy.name),
        summary: texts.add(&policy.summary),
        unknown: texts.add_some(policy.unknown.as_ref()),
        texts_differ: texts.add_some(policy.texts_differ.as_ref()),
        benefit: policy.benefit,
        authorization: policy.authorization.as_ref().map(|terms| authorization(terms, texts)),
        path_names: policy.paths.iter().map(|way| texts.add(&way.text)).collect(),
        path_authorizations: if own_terms {
            let terms = |way: &file::PolicyPath, texts: &mut TextTable| {
                way.authorization.as_ref().map(|terms| authorization(terms, texts))
            };
            policy.paths.iter().map(|way| terms(way, texts)).collect()
        } else {
            Vec::new()
        },
        sources: names.sources(&policy.sources, &format!("{path}.sources"), problems),
        criterion_sources,
    }
}

fn authorization(terms: &file::Authorization, texts: &mut TextTable) -> Authorization {
    Authorization {
        first: texts.add_some(terms.first.as_ref()),
        renewal: texts.add_some(terms.renewal.as_ref()),
        decision: texts.add_some(terms.decision.as_ref()),
        how: texts.add_some(terms.how.as_ref()),
    }
}

fn one_step(
    step: &file::Step,
    path: &str,
    names: &Names,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> Step {
    let day = |text: &Option<String>, key: &str, problems: &mut Problems| {
        text.as_ref().map(|text| Names::day(text, &format!("{path}.{key}"), problems))
    };
    let for_everybody = step.applies_to.is_empty() && step.when.is_none();
    Step {
        key: step.id.clone(),
        text: texts.add(&step.text),
        detail: texts.add_some(step.detail.as_ref()),
        who: step.who,
        if_refused: step.if_refused,
        treatments: names.treatments(
            &step.for_treatments,
            &format!("{path}.for_treatments"),
            problems,
        ),
        bands: Names::bands(&step.for_bands, &format!("{path}.for_bands"), problems),
        when: if for_everybody {
            None
        } else {
            Some(reader.applies(&step.applies_to, step.when.as_ref(), path, problems))
        },
        unless: (step.unless.as_ref())
            .map(|unless| reader.read(unless, &format!("{path}.unless"), problems)),
        from: day(&step.from, "from", problems),
        until: day(&step.until, "until", problems),
        sources: names.sources(&step.sources, &format!("{path}.sources"), problems),
    }
}
