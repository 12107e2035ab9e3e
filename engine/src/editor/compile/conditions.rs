//! Conditions as written become conditions over cells.

use super::Problems;
use super::facts::Cuts;
use super::names::Names;
use crate::editor::Finding;
use crate::editor::file::{self, ConditionForm, File, Question, QuestionKind};
use crate::id::VarId;
use crate::logic::{CellSet, Condition, Layout, Test};
use crate::rules::Fact;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Reads conditions against the names of one file.
pub(super) struct Reader<'a> {
    file: &'a File,
    names: &'a Names<'a>,
    cuts: &'a Cuts<'a>,
    layout: Layout,
    /// How many more parts conditions may have, criteria put in where they are named.
    room: Cell<usize>,
}

/// Criteria may name criteria, but only so deep.
const MAX_CRITERIA: usize = 8;

/// Parts of all conditions of a file, criteria put in where they are named: a hundred times what real
/// rules have. A criterion that names another thirty times, seven deep, would otherwise fill the memory.
const MAX_PARTS: usize = 500_000;

impl<'a> Reader<'a> {
    pub(super) fn new(
        file: &'a File,
        names: &'a Names<'a>,
        facts: &[Fact],
        cuts: &'a Cuts<'a>,
    ) -> Reader<'a> {
        Reader { file, names, cuts, layout: Layout::of(facts), room: Cell::new(MAX_PARTS) }
    }

    /// The facts with the conditions of their questions.
    pub(super) fn with_conditions(
        &self,
        mut facts: Vec<Fact>,
        file: &File,
        problems: &mut Problems,
    ) -> Vec<Fact> {
        for (nth, (fact, question)) in facts.iter_mut().zip(&file.questions).enumerate() {
            let path = format!("questions[{nth}]");
            if let Some(ask_if) = &question.ask_if {
                let path = format!("{path}.ask_if");
                let condition = self.read(ask_if, &path, problems);
                condition.each_test(&mut |test| {
                    let about = self.layout.var(test.var).map(|var| var.fact.index());
                    if about.is_some_and(|about| about >= nth) {
                        let itself = about == Some(nth);
                        let whose = if itself {
                            "its own answer"
                        } else {
                            "a question that is asked later"
                        };
                        problems.add(
                            Finding::error(
                                "asks-ahead",
                                path.clone(),
                                format!("`{}` depends on {whose}", question.id),
                            )
                            .help("let it depend on questions that are asked before it"),
                        );
                    }
                });
                fact.ask_if = Some(condition);
            }
            fact.crisis_if = question
                .crisis_if
                .as_ref()
                .map(|crisis_if| self.read(crisis_if, &format!("{path}.crisis_if"), problems));
        }
        facts
    }

    /// To whom something applies: every named question has one of its options, and `when` holds.
    pub(super) fn applies(
        &self,
        to: &BTreeMap<String, Vec<String>>,
        when: Option<&file::Condition>,
        path: &str,
        problems: &mut Problems,
    ) -> Condition {
        let mut parts = Vec::new();
        for (fact, values) in to {
            let path = format!("{path}.for.{fact}");
            let Some((id, question)) = self.names.fact_or(fact, &path, problems) else {
                continue;
            };
            if question.kind != QuestionKind::OneOf {
                problems.add(
                    Finding::error(
                        "wrong-question",
                        path.clone(),
                        format!(
                            "`for` lists options of one-of questions; `{fact}` is another kind"
                        ),
                    )
                    .help("put it into `when`"),
                );
                continue;
            }
            let cells = self.names.options(question, values, &path, problems);
            let Some(var) = self.layout.vars_of(id).next() else {
                continue;
            };
            parts.push(Condition::Is(Test { var, cells }));
        }
        if let Some(when) = when {
            match self.read(when, &format!("{path}.when"), problems) {
                Condition::All(more) => parts.extend(more),
                other => parts.push(other),
            }
        }
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                Condition::All(parts)
            }
        }
    }

    /// The questions that a condition reads.
    pub(super) fn facts_of(&self, condition: &Condition) -> Vec<crate::id::FactId> {
        let mut facts = Vec::new();
        condition.each_test(&mut |test| {
            facts.extend(self.layout.var(test.var).map(|var| var.fact));
        });
        facts
    }

    /// A condition; where it makes no sense, a finding and "false".
    pub(super) fn read(
        &self,
        condition: &file::Condition,
        path: &str,
        problems: &mut Problems,
    ) -> Condition {
        let read = self.read_below(condition, path, MAX_CRITERIA, problems);
        if read.depth().is_none() {
            let most = Condition::MAX_DEPTH;
            problems.add(
                Finding::error(
                    "too-deep",
                    path,
                    format!(
                        "this condition is nested more than {most} deep, named criteria counted"
                    ),
                )
                .help("write it in fewer levels"),
            );
            return Condition::Constant(false);
        }
        read
    }

    fn read_below(
        &self,
        condition: &file::Condition,
        path: &str,
        room: usize,
        problems: &mut Problems,
    ) -> Condition {
        match self.room.get() {
            0 => return Condition::Constant(false),
            1 => problems.add(
                Finding::error(
                    "too-many-conditions",
                    path,
                    format!("the conditions of this file have more than {MAX_PARTS} parts"),
                )
                .help("criteria that name criteria multiply: name each where it is needed only"),
            ),
            _ => {}
        }
        self.room.set(self.room.get() - 1);
        let form = match condition {
            file::Condition::Constant(value) => return Condition::Constant(*value),
            file::Condition::Form(form) => form,
        };
        let mut parts = |list: &[file::Condition], key: &str| {
            if list.is_empty() {
                problems.add(
                    Finding::error(
                        "empty-list",
                        format!("{path}.{key}"),
                        "this list of conditions is empty",
                    )
                    .help("write true or false if everybody or nobody is meant"),
                );
            }
            list.iter()
                .enumerate()
                .map(|(nth, part)| {
                    self.read_below(part, &format!("{path}.{key}[{nth}]"), room, problems)
                })
                .collect::<Vec<_>>()
        };
        match form.keys().as_slice() {
            ["all"] => Condition::All(parts(form.all.as_deref().unwrap_or(&[]), "all")),
            ["any"] => Condition::Any(parts(form.any.as_deref().unwrap_or(&[]), "any")),
            ["at_least", "of"] => {
                let of = parts(form.of.as_deref().unwrap_or(&[]), "of");
                let wanted = form.at_least.and_then(|wanted| u16::try_from(wanted).ok());
                if let Some(wanted) =
                    wanted.filter(|wanted| (1..=of.len()).contains(&usize::from(*wanted)))
                {
                    Condition::AtLeast(wanted, of)
                } else {
                    let most = of.len();
                    problems.add(Finding::error(
                        "wrong-count",
                        format!("{path}.at_least"),
                        format!("expected a count from 1 to {most}, the number of parts"),
                    ));
                    Condition::Constant(false)
                }
            }
            ["not"] => {
                let inner = form.not.as_ref().map_or(Condition::Constant(false), |inner| {
                    self.read_below(inner, &format!("{path}.not"), room, problems)
                });
                Condition::Not(Box::new(inner))
            }
            ["criterion"] => {
                self.criterion(form.criterion.as_deref().unwrap_or(""), path, room, problems)
            }
            ["fact", _] => self.test(form, path, problems),
            _ => {
                problems.add(
                    Finding::error("bad-condition", path, "this is not a condition")
                        .help(ConditionForm::FORMS),
                );
                Condition::Constant(false)
            }
        }
    }

    fn criterion(&self, id: &str, path: &str, room: usize, problems: &mut Problems) -> Condition {
        let Some(room) = room.checked_sub(1) else {
            problems.add(Finding::error(
                "criteria-circle",
                path,
                format!(
                    "criteria name each other more than {MAX_CRITERIA} deep, perhaps in a circle"
                ),
            ));
            return Condition::Constant(false);
        };
        if self.names.criterion(id, &format!("{path}.criterion"), problems).is_none() {
            return Condition::Constant(false);
        }
        let when = self.file.criteria.get(id).map(|criterion| &criterion.when);
        when.map_or(Condition::Constant(false), |when| {
            self.read_below(when, &format!("criteria.{id}.when"), room, problems)
        })
    }

    fn test(&self, form: &ConditionForm, path: &str, problems: &mut Problems) -> Condition {
        let name = form.fact.as_deref().unwrap_or("");
        let Some((id, question)) = self.names.fact_or(name, &format!("{path}.fact"), problems)
        else {
            return Condition::Constant(false);
        };
        let var = self.layout.vars_of(id).next().unwrap_or(VarId(0));
        let test = |cells: CellSet| Condition::Is(Test { var, cells });
        match (question.kind, form) {
            (
                QuestionKind::OneOf,
                ConditionForm { is: Some(serde_json::Value::String(value)), .. },
            ) => {
                let option = self.names.option(question, value, &format!("{path}.is"), problems);
                test(option.into_iter().collect())
            }
            (QuestionKind::OneOf, ConditionForm { one_of: Some(values), .. }) => {
                test(self.names.options(question, values, &format!("{path}.in"), problems))
            }
            (QuestionKind::YesNo, ConditionForm { is: Some(serde_json::Value::Bool(yes)), .. }) => {
                test([u16::from(*yes)].into_iter().collect())
            }
            (QuestionKind::SomeOf, ConditionForm { includes: Some(value), .. }) => {
                let path = format!("{path}.includes");
                self.includes(id, question, std::slice::from_ref(value), &path, problems)
            }
            (QuestionKind::SomeOf, ConditionForm { includes_any: Some(values), .. }) => {
                self.includes(id, question, values, &format!("{path}.includes_any"), problems)
            }
            (QuestionKind::Number, _) => self.number(form, question, var, path, problems),
            _ => {
                problems.add(
                    Finding::error(
                        "wrong-test",
                        path,
                        format!("`{name}` cannot be tested in this way"),
                    )
                    .help(match question.kind {
                        QuestionKind::OneOf => "use \"is\": \"an option\" or \"in\": [options]",
                        QuestionKind::SomeOf => "use \"includes\" or \"includes_any\"",
                        QuestionKind::Number => {
                            "use \"at_least\", \"at_most\" or \"is\" with a number"
                        }
                        QuestionKind::YesNo => "use \"is\": true or \"is\": false",
                    }),
                );
                Condition::Constant(false)
            }
        }
    }

    fn includes(
        &self,
        id: crate::id::FactId,
        question: &Question,
        values: &[String],
        path: &str,
        problems: &mut Problems,
    ) -> Condition {
        let options = self.names.options(question, values, path, problems);
        let vars: Vec<VarId> = self.layout.vars_of(id).collect();
        let mut tests: Vec<Condition> = options
            .iter()
            .filter_map(|option| vars.get(usize::from(option)))
            .map(|var| Condition::Is(Test { var: *var, cells: [1].into_iter().collect() }))
            .collect();
        match (tests.len(), tests.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                tests.extend(last);
                Condition::Any(tests)
            }
        }
    }

    fn number(
        &self,
        form: &ConditionForm,
        question: &Question,
        var: VarId,
        path: &str,
        problems: &mut Problems,
    ) -> Condition {
        let (min, max) = (question.min.unwrap_or(0), question.max.unwrap_or(0));
        let is = form
            .is
            .as_ref()
            .and_then(serde_json::Value::as_i64)
            .and_then(|n| i32::try_from(n).ok());
        let (key, from, to) = match (form.at_least, form.at_most, is) {
            (Some(least), None, None) => ("at_least", least, max),
            (None, Some(most), None) => ("at_most", min, most),
            (None, None, Some(is)) => ("is", is, is),
            _ => {
                problems.add(
                    Finding::error("wrong-test", path, format!("`{}` is a number", question.id))
                        .help("use \"at_least\", \"at_most\" or \"is\" with a whole number"),
                );
                return Condition::Constant(false);
            }
        };
        let written = if key == "at_most" { to } else { from };
        if !(min..=max).contains(&written) {
            problems.add(Finding::error(
                "out-of-range",
                format!("{path}.{key}"),
                format!(
                    "answers to `{}` go from {min} to {max}, so {written} tells nobody apart",
                    question.id
                ),
            ));
        }
        let cuts = self.cuts.get(question.id.as_str()).map_or(&[][..], Vec::as_slice);
        let cell = |n: i32| cuts.partition_point(|cut| *cut <= n) as u16;
        Condition::Is(Test { var, cells: (cell(from)..=cell(to)).collect() })
    }
}
