//! Fills the places of one text. What is not known becomes a blank with the place's label.

use super::places::{self, Piece, pieces};
use super::{Case, Entry, Part};
use crate::answers::{Answer, Value};
use crate::id::FactId;
use crate::logic::{Knowledge, Truth};
use crate::rules::{Fact, Grade, Kind, Source, Texts};

pub(super) struct Filler<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) known: &'a Knowledge,
    pub(super) texts: &'a Texts,
    /// Facts are marked as reported.
    pub(super) marked: bool,
}

impl Filler<'_> {
    pub(super) fn fill(&self, text: &str, entry: Entry) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut places = 0;
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => push(&mut parts, text),
                Piece::Place { name, label } => {
                    self.place(name, Part::Blank(label.to_string(), places), entry, &mut parts);
                    places += 1;
                }
            }
        }
        parts
    }

    fn place(&self, name: &str, blank: Part, entry: Entry, parts: &mut Vec<Part>) {
        let plain = name.strip_prefix(places::PLAIN);
        let name = plain.unwrap_or(name);
        let reported = name.strip_prefix(places::FACT).map(|fact| self.fact(fact));
        let is_report = plain.is_none() && (reported.is_some() || name == "criterion");
        let value = reported.unwrap_or_else(|| self.other(name, entry));
        if value.is_empty() {
            parts.push(blank);
        } else if is_report && self.marked {
            parts.push(Part::Reported(value));
        } else {
            push(parts, &value);
        }
    }

    /// An answer in words; empty if there is none.
    fn fact(&self, key: &str) -> String {
        let Some(id) = self.case.rules.fact_named(key) else {
            return String::new();
        };
        let Some(fact) = self.case.rules.fact(id) else {
            return String::new();
        };
        match self.case.answers.get(id) {
            Answer::Known(value) if self.known.asked(fact) == Truth::True => {
                self.answer(id, fact, value)
            }
            _ => String::new(),
        }
    }

    fn answer(&self, id: FactId, fact: &Fact, value: Value) -> String {
        let words = self.case.more.papers.words;
        match value {
            Value::Number(number) => {
                let unit = match &fact.kind {
                    Kind::Number { unit: Some(unit), .. } => self.texts.get(*unit),
                    _ => "",
                };
                let number = number.to_string();
                if unit.is_empty() { number } else { [&number, " ", unit].concat() }
            }
            Value::YesNo(yes) => self.texts.get(if yes { words.yes } else { words.no }).to_string(),
            Value::Option(at) => {
                let unnamed = &self.case.more.papers.unnamed;
                if unnamed.iter().any(|(fact, options)| *fact == id && options.contains(at)) {
                    return String::new();
                }
                let option = fact.options().get(usize::from(at));
                option.map_or("", |option| self.texts.get(option.text)).to_string()
            }
            Value::Options(bits) => {
                let mut all = String::new();
                for (at, option) in fact.options().iter().enumerate() {
                    if bits >> at & 1 == 1 {
                        if !all.is_empty() {
                            all.push_str(", ");
                        }
                        all.push_str(self.texts.get(option.text));
                    }
                }
                if all.is_empty() { self.texts.get(words.none).to_string() } else { all }
            }
        }
    }

    fn other(&self, name: &str, entry: Entry) -> String {
        let case = self.case;
        let criterion = match entry {
            Entry::Criterion(result) => Some(result.criterion),
            _ => None,
        };
        let detail = case
            .assessment
            .policies
            .first()
            .and_then(|result| case.more.policies.get(result.policy.index()));
        let source = match entry {
            Entry::Source(id) => Some(id),
            _ => detail.and_then(|detail| detail.sources.first().copied()),
        };
        let source = source.and_then(|id| case.more.sources.get(id.index()));
        let text = |id| self.texts.get(id);
        let value = match name {
            "treatment" => {
                case.rules.treatment(case.assessment.treatment).map(|about| text(about.name))
            }
            "policy" => detail.map(|detail| text(detail.name)),
            "criterion" => criterion
                .and_then(|id| case.rules.criterion(id))
                .map(|criterion| text(criterion.text)),
            "evidence" => criterion
                .and_then(|id| case.more.criteria.get(id.index()))
                .map(|criterion| text(criterion.evidence)),
            "today" => Some(case.today),
            "clinic" => Some(case.clinic),
            "phone" => Some(case.phone),
            _ => source.and_then(|source| self.of_source(source, name)),
        };
        value.unwrap_or_default().to_string()
    }

    fn of_source<'s>(&'s self, source: &'s Source, name: &str) -> Option<&'s str> {
        let two_rules = self.case.assessment.policies.len() > 1;
        match name {
            // A letter to the plan cites what was read of its issuer, and not what others say of it; of two rules that
            // stand beside each other neither.
            "rule" if source.grade < Grade::ReadOpening || two_rules => None,
            "title" | "rule" => Some(&source.title),
            "publisher" => Some(&source.publisher),
            "dated" => Some(
                source
                    .dated
                    .as_deref()
                    .unwrap_or_else(|| self.texts.get(self.case.more.papers.words.undated)),
            ),
            "address" => source.url.as_deref(),
            _ => None,
        }
    }
}

fn push(parts: &mut Vec<Part>, text: &str) {
    if let Some(Part::Text(before)) = parts.last_mut() {
        before.push_str(text);
    } else {
        parts.push(Part::Text(text.to_string()));
    }
}
