//! Questions become facts: options, thresholds, and the value that holds when they are not asked.

use super::Problems;
use super::names::{Names, is_id};
use super::texts::TextTable;
use crate::editor::Finding;
use crate::editor::file::{Condition, File, Question, QuestionKind, Role};
use crate::editor::finding::brief;
use crate::id::FactId;
use crate::logic::CellSet;
use crate::rules::{Changeable, Fact, Kind, OptionLabel, Ring};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// First values of the second and later cells of every number.
pub(super) type Cuts<'a> = HashMap<&'a str, Vec<i32>>;

/// The thresholds that any condition in the file uses.
pub(super) fn cuts(file: &File) -> Cuts<'_> {
    let numbers = file.questions.iter().filter(|question| question.kind == QuestionKind::Number);
    let mut cuts: HashMap<&str, (&Question, BTreeSet<i32>)> =
        numbers.map(|question| (question.id.as_str(), (question, BTreeSet::new()))).collect();
    let mut note = |condition: &Condition| collect(condition, &mut cuts);
    for question in &file.questions {
        question.ask_if.iter().chain(&question.crisis_if).for_each(&mut note);
    }
    file.criteria.values().map(|criterion| &criterion.when).for_each(&mut note);
    file.policies.iter().filter_map(|policy| policy.when.as_ref()).for_each(&mut note);
    file.steps.iter().flat_map(|step| step.when.iter().chain(&step.unless)).for_each(&mut note);
    for list in [file.papers.conditions(), file.costs.conditions(), file.deadlines.conditions()] {
        list.into_iter().for_each(&mut note);
    }
    cuts.into_iter().map(|(id, (_, set))| (id, set.into_iter().collect())).collect()
}

fn collect(condition: &Condition, cuts: &mut HashMap<&str, (&Question, BTreeSet<i32>)>) {
    let Condition::Form(form) = condition else {
        return;
    };
    for part in [&form.all, &form.any, &form.of].into_iter().flatten().flatten().chain(&form.not) {
        collect(part, cuts);
    }
    let fact = form.fact.as_deref().unwrap_or("");
    let Some((question, set)) = cuts.get_mut(fact) else {
        return;
    };
    let (min, max) = (question.min.unwrap_or(0), question.max.unwrap_or(0));
    let mut cut = |at: Option<i32>| set.extend(at.filter(|at| *at > min && *at <= max));
    cut(form.at_least);
    cut(form.at_most.and_then(|at| at.checked_add(1)));
    let is = form.is.as_ref().and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok());
    cut(is);
    cut(is.and_then(|at| at.checked_add(1)));
}

/// The texts of the questions that everybody may be asked, which travel first: in the order in which
/// the parcel names them.
pub(super) fn core_texts(file: &File) -> TextTable {
    let mut texts = TextTable::default();
    texts.add(&file.title);
    for treatment in &file.treatments {
        texts.add(&treatment.name);
        texts.add(&treatment.about);
    }
    for question in file.questions.iter().filter(|question| question.ring == Ring::Core) {
        for option in &question.options {
            texts.add(&option.text);
            texts.add_some(option.help.as_ref());
        }
        texts.add_some(question.unit.as_ref());
        texts.add(&question.text);
        texts.add_some(question.help.as_ref());
        texts.add(&question.why);
    }
    texts
}

/// All facts, still without their conditions. `core` holds the texts of those that everybody may be
/// asked; the texts of the others go into `more`.
pub(super) fn compile(
    file: &File,
    names: &Names,
    cuts: &Cuts,
    core: &mut TextTable,
    more: &mut TextTable,
    problems: &mut Problems,
) -> Vec<Fact> {
    file.questions
        .iter()
        .enumerate()
        .map(|(nth, question)| {
            let texts = if question.ring == Ring::Core { &mut *core } else { &mut *more };
            let path = format!("questions[{nth}]");
            let kind = kind(question, cuts, texts, &path, problems);
            let otherwise = otherwise(question, &kind, names, &path, problems);
            check_direction(question, &path, problems);
            Fact {
                key: question.id.clone(),
                kind,
                text: texts.add(&question.text),
                help: texts.add_some(question.help.as_ref()),
                why: texts.add(&question.why),
                searchable: question.searchable,
                ask_if: None,
                otherwise,
                changeable: question.changeable,
                change_to: change_to(question, names, &path, problems),
                crisis_if: None,
                ring: question.ring,
            }
        })
        .collect()
}

fn kind(
    question: &Question,
    cuts: &Cuts,
    texts: &mut TextTable,
    path: &str,
    problems: &mut Problems,
) -> Kind {
    let mut error = |code, message: &str| {
        problems.add(Finding::error(code, path, format!("question `{}`: {message}", question.id)));
    };
    let has_options = !question.options.is_empty();
    let has_range = question.min.is_some() || question.max.is_some();
    if question.kind != QuestionKind::Number && (question.unit.is_some() || question.step.is_some())
    {
        error("out-of-place", "`unit` and `step` belong to numbers only");
    }
    let mut options = || {
        question
            .options
            .iter()
            .map(|option| OptionLabel {
                key: option.id.clone(),
                text: texts.add(&option.text),
                help: texts.add_some(option.help.as_ref()),
            })
            .collect::<Vec<_>>()
    };
    match question.kind {
        QuestionKind::OneOf | QuestionKind::SomeOf => {
            if !has_options {
                error("no-options", "it needs `options`");
            }
            if has_range {
                error("out-of-place", "`min` and `max` belong to numbers only");
            }
            if let Some(option) = question.options.iter().find(|option| !is_id(&option.id)) {
                error("bad-id", &format!("`{}` cannot be the id of an option", brief(&option.id)));
            }
            let mut seen = BTreeSet::new();
            if let Some(option) = question.options.iter().find(|option| !seen.insert(&option.id)) {
                error("doubled-id", &format!("it has two options `{}`", option.id));
            }
            if question.kind == QuestionKind::OneOf {
                return Kind::OneOf(options());
            }
            Kind::SomeOf(options())
        }
        QuestionKind::YesNo => {
            if has_options || has_range {
                error("out-of-place", "a yes-no question has no options and no range");
            }
            Kind::YesNo
        }
        QuestionKind::Number => {
            let (min, max) = (question.min.unwrap_or(0), question.max.unwrap_or(-1));
            if question.min.is_none() || question.max.is_none() || min > max {
                error(
                    "no-range",
                    "a number needs `min` and `max`, the smallest and largest answer",
                );
            }
            if has_options {
                error("out-of-place", "`options` belong to one-of and some-of only");
            }
            let span = i64::from(max) - i64::from(min);
            if question.step.is_some_and(|step| !(1..=span).contains(&step.into())) {
                error("wrong-step", "a `step` is 1 at least, and not longer than the range");
            }
            Kind::Number {
                min,
                max,
                cuts: cuts.get(question.id.as_str()).into_iter().flatten().copied().collect(),
                unit: texts.add_some(question.unit.as_ref()),
                step: question.step,
            }
        }
    }
}

/// The cell of a fact whose question is not asked.
fn otherwise(
    question: &Question,
    kind: &Kind,
    names: &Names,
    path: &str,
    problems: &mut Problems,
) -> u32 {
    let path = format!("{path}.when_not_asked");
    let Some(value) = &question.when_not_asked else {
        if question.ask_if.is_some() {
            problems.add(
                Finding::error(
                    "no-value-when-not-asked",
                    path,
                    format!(
                        "`{}` is not always asked, so its value then must be given",
                        question.id
                    ),
                )
                .help("add `when_not_asked`"),
            );
        }
        return 0;
    };
    let found = match (kind, value) {
        (Kind::OneOf(_), Value::String(id)) => {
            return names.option(question, id, &path, problems).unwrap_or(0).into();
        }
        (Kind::SomeOf(_), Value::Array(ids)) => {
            let mut bits = 0;
            for id in ids.iter().filter_map(Value::as_str) {
                bits |=
                    names.option(question, id, &path, problems).map_or(0, |at| 1_u32 << (at % 32));
            }
            Some(bits)
        }
        (Kind::YesNo, Value::Bool(yes)) => Some(u32::from(*yes)),
        (Kind::Number { min, max, cuts, .. }, Value::Number(n)) => n
            .as_i64()
            .and_then(|n| i32::try_from(n).ok())
            .filter(|n| (min..=max).contains(&n))
            .map(|n| cuts.partition_point(|cut| *cut <= n) as u32),
        _ => None,
    };
    found.unwrap_or_else(|| {
        let message = format!("this is not a possible answer to `{}`", question.id);
        let finding = Finding::error("wrong-value", path, message);
        problems.add(finding.help(crate::editor::answers_file::expected(kind)));
        0
    })
}

fn check_direction(question: &Question, path: &str, problems: &mut Problems) {
    let directed = matches!(question.changeable, Changeable::Up | Changeable::Down);
    if directed && question.kind == QuestionKind::OneOf {
        problems.add(
            Finding::error(
                "no-direction",
                format!("{path}.changeable"),
                "options of a one-of question have no up or down",
            )
            .help("write \"any\" or \"no\""),
        );
    }
}

/// The options that may be named as a change.
fn change_to(
    question: &Question,
    names: &Names,
    path: &str,
    problems: &mut Problems,
) -> Option<CellSet> {
    let ids = question.change_to.as_ref()?;
    let path = format!("{path}.change_to");
    if question.kind != QuestionKind::OneOf || question.changeable != Changeable::Any {
        problems.add(
            Finding::error(
                "out-of-place",
                path,
                "`change_to` belongs to a one-of question that can change to any option",
            )
            .help("take it out, or write \"changeable\": \"any\""),
        );
        return None;
    }
    Some(
        ids.iter()
            .enumerate()
            .filter_map(|(nth, id)| names.option(question, id, &format!("{path}[{nth}]"), problems))
            .collect(),
    )
}

/// The question whose options are the treatments.
pub(super) fn treatments_fact(file: &File, names: &Names, problems: &mut Problems) -> FactId {
    let mut with_role =
        file.questions.iter().filter(|question| question.role == Some(Role::Treatments));
    let (first, second) = (with_role.next(), with_role.next());
    let Some(question) = first.filter(|_| second.is_none()) else {
        let nth = |one: &Question| file.questions.iter().position(|other| other.id == one.id);
        let path = match second.and_then(nth) {
            Some(nth) => format!("questions[{nth}].role"),
            None => "questions".to_owned(),
        };
        let message = "exactly one question must have \"role\": \"treatments\"";
        problems.add(Finding::error("treatments-question", path, message));
        return FactId(0);
    };
    let listed: Vec<&str> = question.options.iter().map(|option| option.id.as_str()).collect();
    let treatments: Vec<&str> = file.treatments.iter().map(|t| t.id.as_str()).collect();
    if listed != treatments || question.kind != QuestionKind::SomeOf || question.ask_if.is_some() {
        problems.add(
            Finding::error(
                "treatments-question",
                "questions",
                format!(
                    "the options of `{}` must be the treatments, in the same order",
                    question.id
                ),
            )
            .help("make it a some-of question without ask_if"),
        );
    }
    names.fact(&question.id).map_or(FactId(0), |(id, _)| id)
}
