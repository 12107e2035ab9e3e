//! The texts of papers, costs and deadlines, with their places.

use super::written::{List, Role};
use crate::editor::file::File;
use crate::editor::paper_file::Block;

pub(super) fn add<'a>(file: &'a File, list: &mut List<'a>) {
    papers(file, list);
    costs(file, list);
    for (nth, day) in file.deadlines.days.iter().enumerate() {
        list.add(format!("deadlines.days[{nth}].text"), Role::Prose, &day.text);
        list.some(format!("deadlines.days[{nth}].help"), day.help.as_ref());
    }
    for (nth, deadline) in file.deadlines.list.iter().enumerate() {
        list.add(format!("deadlines.list[{nth}].text"), Role::Prose, &deadline.text);
        list.some(format!("deadlines.list[{nth}].detail"), deadline.detail.as_ref());
    }
}

fn papers<'a>(file: &'a File, list: &mut List<'a>) {
    if let Some(words) = &file.papers.words {
        for (key, text) in [
            ("reported", &words.reported),
            ("yes", &words.yes),
            ("no", &words.no),
            ("none", &words.none),
            ("undated", &words.undated),
        ] {
            list.add(format!("papers.words.{key}"), Role::Name, text);
        }
    }
    for (part, blocks) in &file.papers.parts {
        body(blocks, &format!("papers.parts.{part}"), list);
    }
    for (nth, paper) in file.papers.list.iter().enumerate() {
        let path = format!("papers.list[{nth}]");
        list.add(format!("{path}.title"), Role::Name, &paper.title);
        list.add(format!("{path}.about"), Role::Prose, &paper.about);
        body(&paper.body, &format!("{path}.body"), list);
    }
}

fn body<'a>(blocks: &'a [Block], path: &str, list: &mut List<'a>) {
    for (nth, block) in blocks.iter().enumerate() {
        for (key, text) in [
            ("heading", &block.heading),
            ("text", &block.text),
            ("item", &block.item),
            ("check", &block.check),
            ("write", &block.write),
        ] {
            if let Some(text) = text {
                list.add(format!("{path}[{nth}].{key}"), Role::Letter, text);
            }
        }
    }
}

fn costs<'a>(file: &'a File, list: &mut List<'a>) {
    let costs = &file.costs;
    for (nth, input) in costs.inputs.iter().enumerate() {
        list.add(format!("costs.inputs[{nth}].unknown"), Role::Prose, &input.unknown);
    }
    for (id, cost) in &costs.treatments {
        let path = format!("costs.treatments.{id}");
        list.add(format!("{path}.unit"), Role::Name, &cost.unit);
        for (nth, price) in cost.prices.iter().enumerate() {
            list.add(format!("{path}.prices[{nth}].text"), Role::Prose, &price.text);
        }
        for (key, schedule) in [("course", &cost.course), ("year", &cost.year)] {
            list.some(format!("{path}.{key}.text"), schedule.as_ref().map(|it| &it.text));
        }
        for (nth, note) in cost.parts.iter().enumerate() {
            list.add(format!("{path}.parts[{nth}].text"), Role::Prose, &note.text);
        }
    }
    for (nth, setting) in costs.settings.iter().enumerate() {
        let path = format!("costs.settings[{nth}]");
        list.add(format!("{path}.name"), Role::Name, &setting.name);
        list.add(format!("{path}.about"), Role::Prose, &setting.about);
        for (nth, note) in setting.notes.iter().enumerate() {
            list.add(format!("{path}.notes[{nth}].text"), Role::Prose, &note.text);
        }
    }
    for (nth, terms) in costs.terms.iter().enumerate() {
        list.add(format!("costs.terms[{nth}].text"), Role::Prose, &terms.text);
    }
    for (nth, payment) in costs.payments.iter().enumerate() {
        let path = format!("costs.payments[{nth}]");
        list.add(format!("{path}.name"), Role::Name, &payment.name);
        list.add(format!("{path}.text"), Role::Prose, &payment.text);
        for (nth, unless) in payment.not_when.iter().enumerate() {
            list.add(format!("{path}.not_when[{nth}].reason"), Role::Prose, &unless.reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn no_text_of_papers_costs_and_deadlines_is_left_out() {
        let text = json!({"en": "Text.", "es": "Texto."});
        let note = json!([{"text": text}]);
        let schedule = json!({"low": 1, "high": 2, "text": text, "sources": ["label"]});
        let when = json!({"fact": "plan", "is": "acme"});
        let mut rules = sample::rules();
        rules["papers"] = json!({
            "words": {"reported": text, "yes": text, "no": text, "none": text, "undated": text},
            "parts": {"end": [{"write": text}]},
            "list": [{
                "id": "letter", "title": text, "about": text, "signer": "you",
                "body": [{"heading": text}, {"text": text}, {"item": text}, {"check": text}, {"part": "end"}]
            }]
        });
        rules["costs"] = json!({
            "inputs": [{"role": "copay", "question": "age", "unknown": text}],
            "treatments": {"spray": {
                "unit": text, "course": schedule, "year": schedule, "parts": note,
                "prices": [{"kind": "cash", "low": 1, "high": 2, "text": text, "sources": ["label"]}]
            }},
            "settings": [{"setting": "cash", "name": text, "about": text, "notes": note}],
            "terms": [{"when": when, "text": text, "sources": ["label"]}],
            "payments": [{
                "id": "loan", "name": text, "text": text, "sources": ["label"],
                "not_when": [{"when": when, "reason": text}]
            }]
        });
        rules["deadlines"] = json!({
            "days": [{"id": "no", "text": text, "help": text}],
            "list": [{
                "id": "appeal", "after": "no", "days": 180, "who": "you", "text": text, "detail": text,
                "sources": ["label"]
            }]
        });
        sample::each_text_has_its_place(&rules);
    }
}
