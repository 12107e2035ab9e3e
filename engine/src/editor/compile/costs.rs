//! Prices, schedules and ways to pay.

use super::Problems;
use super::conditions::Reader;
use super::names::Names;
use super::texts::TextTable;
use crate::date::Date;
use crate::editor::Finding;
use crate::editor::cost_file as written;
use crate::editor::file::{File, QuestionKind, Text};
use crate::id::TreatmentId;
use crate::logic::Condition;
use crate::rules::{
    CostInput, CostSetting, Costs, Note, Payment, PlanTerms, Price, Schedule, TreatmentCost,
};
use std::collections::BTreeSet;

pub(super) fn compile(
    file: &File,
    names: &Names,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> Costs {
    let costs = &file.costs;
    let mut all = All { names, reader, texts, problems };
    let inputs = costs
        .inputs
        .iter()
        .enumerate()
        .filter_map(|(nth, input)| all.input(input, &format!("costs.inputs[{nth}]")));
    let inputs: Vec<CostInput> = inputs.collect();
    let treatments = costs.treatments.iter().filter_map(|(id, cost)| all.treatment(id, cost));
    let treatments: Vec<TreatmentCost> = treatments.collect();
    let settings = costs.settings.iter().enumerate().map(|(nth, setting)| {
        let path = format!("costs.settings[{nth}]");
        CostSetting {
            setting: setting.setting,
            name: all.texts.add(&setting.name),
            about: all.texts.add(&setting.about),
            when: all.when(setting.when.as_ref(), &path),
            bands: Names::bands(&setting.for_bands, &format!("{path}.for_bands"), all.problems),
            notes: all.notes(&setting.notes, &format!("{path}.notes")),
        }
    });
    let settings: Vec<CostSetting> = settings.collect();
    let terms = costs.terms.iter().enumerate().map(|(nth, terms)| {
        let path = format!("costs.terms[{nth}]");
        PlanTerms {
            when: all.reader.read(&terms.when, &format!("{path}.when"), all.problems),
            deductible: terms.deductible,
            coinsurance: terms.coinsurance,
            from: all.day(terms.from.as_ref(), &format!("{path}.from")),
            until: all.day(terms.until.as_ref(), &format!("{path}.until")),
            note: all.note(&terms.text, &terms.sources, &path),
        }
    });
    let terms: Vec<PlanTerms> = terms.collect();
    let mut ids = BTreeSet::new();
    let payments = costs.payments.iter().enumerate().map(|(nth, payment)| {
        let path = format!("costs.payments[{nth}]");
        if !ids.insert(&payment.id) {
            let message = format!("there are two ways to pay `{}`", payment.id);
            all.problems.add(Finding::error("doubled-id", path.clone(), message));
        }
        all.payment(payment, &path)
    });
    let payments = payments.collect();
    Costs { inputs, treatments, settings, terms, payments }
}

struct All<'a, 'f> {
    names: &'a Names<'f>,
    reader: &'a Reader<'f>,
    texts: &'a mut TextTable,
    problems: &'a mut Problems,
}

impl All<'_, '_> {
    fn input(&mut self, input: &written::Input, path: &str) -> Option<CostInput> {
        let path = format!("{path}.question");
        let (fact, question) = self.names.fact_or(&input.question, &path, self.problems)?;
        if question.kind != QuestionKind::Number {
            let message = format!("`{}` is no number to reckon with", input.question);
            self.problems.add(Finding::error("wrong-question", path, message));
        }
        Some(CostInput { role: input.role, fact, unknown: self.texts.add(&input.unknown) })
    }

    fn treatment(&mut self, id: &String, cost: &written::TreatmentCost) -> Option<TreatmentCost> {
        let path = format!("costs.treatments.{id}");
        let found = self.names.treatments(std::slice::from_ref(id), &path, self.problems);
        let treatment = TreatmentId(found.last()?);
        let unit = self.texts.add(&cost.unit);
        let prices = cost.prices.iter().enumerate().map(|(nth, price)| {
            let path = format!("{path}.prices[{nth}]");
            self.in_order(price.low, price.high, &path);
            Price {
                kind: price.kind,
                low: price.low,
                high: price.high,
                when: self.when(price.when.as_ref(), &path),
                note: self.note(&price.text, &price.sources, &path),
            }
        });
        let prices = prices.collect();
        Some(TreatmentCost {
            treatment,
            unit,
            prices,
            course: self.schedule(cost.course.as_ref(), &format!("{path}.course")),
            year: self.schedule(cost.year.as_ref(), &format!("{path}.year")),
            upkeep_months: cost.upkeep_months.unwrap_or(0),
            parts: self.notes(&cost.parts, &format!("{path}.parts")),
        })
    }

    fn schedule(&mut self, schedule: Option<&written::Schedule>, path: &str) -> Option<Schedule> {
        let schedule = schedule?;
        self.in_order(schedule.low.into(), schedule.high.into(), path);
        Some(Schedule {
            low: schedule.low,
            high: schedule.high,
            note: self.note(&schedule.text, &schedule.sources, path),
        })
    }

    fn payment(&mut self, payment: &written::Payment, path: &str) -> Payment {
        let (name, text) = (self.texts.add(&payment.name), self.texts.add(&payment.text));
        let unless = payment.not_when.iter().enumerate().map(|(nth, unless)| {
            let path = format!("{path}.not_when[{nth}].when");
            let when = self.reader.read(&unless.when, &path, self.problems);
            (when, self.texts.add(&unless.reason))
        });
        let unless = unless.collect();
        Payment {
            key: payment.id.clone(),
            name,
            text,
            treatments: self.names.treatments(
                &payment.for_treatments,
                &format!("{path}.for_treatments"),
                self.problems,
            ),
            when: self.when(payment.when.as_ref(), path),
            unless,
            from: self.day(payment.from.as_ref(), &format!("{path}.from")),
            until: self.day(payment.until.as_ref(), &format!("{path}.until")),
            sources: self.sources(&payment.sources, path),
        }
    }

    fn when(
        &mut self,
        when: Option<&crate::editor::file::Condition>,
        path: &str,
    ) -> Option<Condition> {
        when.map(|when| self.reader.read(when, &format!("{path}.when"), self.problems))
    }

    fn notes(&mut self, notes: &[written::Note], path: &str) -> Vec<Note> {
        let notes = notes.iter().enumerate();
        notes
            .map(|(nth, note)| {
                let sources = self.names.sources(
                    &note.sources,
                    &format!("{path}[{nth}].sources"),
                    self.problems,
                );
                Note { text: self.texts.add(&note.text), sources }
            })
            .collect()
    }

    fn note(&mut self, text: &Text, sources: &[String], path: &str) -> Note {
        Note { text: self.texts.add(text), sources: self.sources(sources, path) }
    }

    /// Figures without a source are refused.
    fn sources(&mut self, sources: &[String], path: &str) -> Vec<crate::id::SourceId> {
        let path = format!("{path}.sources");
        if sources.is_empty() {
            self.problems.add(Finding::error("no-source", path.clone(), "expected a source"));
        }
        self.names.sources(sources, &path, self.problems)
    }

    fn day(&mut self, day: Option<&String>, path: &str) -> Option<Date> {
        day.map(|day| Names::day(day, path, self.problems))
    }

    fn in_order(&mut self, low: u32, high: u32, path: &str) {
        if low > high {
            let message = format!("the lowest, {low}, is above the highest, {high}");
            self.problems.add(Finding::error("wrong-range", format!("{path}.low"), message));
        }
    }
}
