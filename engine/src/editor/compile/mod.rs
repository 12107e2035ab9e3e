//! From the file to compiled rules: names become positions, thresholds become cells, groups and
//! criteria are put in where they are named. Finds every name that leads nowhere, not only the first.

mod conditions;
mod costs;
mod deadlines;
mod details;
mod facts;
mod groups;
mod limits;
mod names;
mod papers;
mod places;
mod policies;
mod texts;

use super::file::File;
use super::problems::Problems;
use super::{Finding, Outline, Severity};
use crate::rules::{Core, LoadError, More, Named, Rules, Texts};
use names::Names;
use texts::TextTable;

/// A rules file, compiled.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The first parcel.
    pub core: Core,
    /// The second parcel.
    pub more: More,
    /// English texts, those of the first parcel first.
    pub en: Vec<String>,
    /// Spanish texts, in the same order.
    pub es: Vec<String>,
}

impl Compiled {
    /// The rules, loaded just as a browser loads them.
    ///
    /// # Errors
    /// If what was compiled does not hold together.
    pub fn rules(&self) -> Result<Rules, LoadError> {
        let rules = Rules::load(self.core.clone())?;
        rules.check_more(&self.more)?;
        Ok(rules)
    }

    /// All English texts.
    pub fn english(&self) -> Texts {
        Texts::new(self.en.clone())
    }
}

/// Compiles a rules file.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn compile(file: &File, outline: &Outline) -> Result<Compiled, Vec<Finding>> {
    let mut problems = Problems::default();
    let compiled =
        (!limits::exceeded(file, &mut problems)).then(|| compile_with(file, &mut problems));
    let mut findings = problems.into_findings();
    outline.locate(&mut findings);
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let Some(compiled) = compiled.filter(|_| !findings.iter().any(is_error)) else {
        return Err(findings);
    };
    compiled
        .rules()
        .map_err(|error| vec![Finding::error("does-not-hold", "", error.to_string())])?;
    Ok(compiled)
}

fn compile_with(file: &File, problems: &mut Problems) -> Compiled {
    if file.format != 1 {
        problems.add(
            Finding::error("unknown-format", "format", "this tool reads format 1")
                .help("write \"format\": 1, or use a newer tool"),
        );
    }
    let names = Names::of(file, problems);
    groups::check(file, &names, problems);
    let mut core_texts = facts::core_texts(file);
    let title = core_texts.add(&file.title);
    let treatments = file
        .treatments
        .iter()
        .map(|treatment| crate::rules::Treatment {
            key: treatment.id.clone(),
            name: core_texts.add(&treatment.name),
            about: core_texts.add(&treatment.about),
        })
        .collect();
    let first_more = core_texts.len();
    let mut more_texts = TextTable::behind(&core_texts);
    let cuts = facts::cuts(file);
    let facts = facts::compile(file, &names, &cuts, &mut core_texts, &mut more_texts, problems);
    let reader = conditions::Reader::new(file, &names, &facts, &cuts);
    let facts = reader.with_conditions(facts.clone(), file, problems);
    // Only results show criteria: their texts can travel with the second parcel.
    let criteria = policies::criteria(file, &reader, &mut more_texts, problems);
    let policies = policies::compile(file, &names, &reader, problems);
    let more = details::compile(file, &names, &reader, &mut more_texts, problems);
    let (mut en, mut es) = core_texts.into_parts();
    let (english, spanish) = more_texts.into_parts();
    en.extend(english);
    es.extend(spanish);
    if en.len() > usize::from(u16::MAX) {
        problems.add(Finding::error("too-many-texts", "", "more than 65,535 different texts"));
    }
    let released = Names::day(&file.released, "released", problems);
    let core = Core {
        title,
        released,
        stale_after_days: file.stale_after_days.into(),
        old_after_days: file.old_after_days.into(),
        ranks: file.precedence.len().try_into().unwrap_or(u8::MAX),
        treatments_fact: facts::treatments_fact(file, &names, problems),
        treatments,
        facts,
        criteria,
        policies,
        core_texts: first_more,
        all_texts: en.len().try_into().unwrap_or(u16::MAX),
        named: Named::default(),
    };
    Compiled { core, more, en, es }
}
