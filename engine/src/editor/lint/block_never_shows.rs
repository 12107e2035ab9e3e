//! Lines of papers that nobody is ever shown: their conditions contradict each other, or those of every
//! paper in which they stand.

use super::Inspection;
use super::people::People;
use crate::editor::Finding;
use crate::editor::paper_file::Block as Written;
use crate::logic::{Condition, Declined};
use crate::rules::{Block, Paper};
use std::collections::BTreeMap;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let written = &inspection.file.papers;
    // A shared part stands in several papers: it is enough if one of them shows the line.
    let mut shown: BTreeMap<String, bool> = BTreeMap::new();
    for (nth, paper) in inspection.compiled.more.papers.list.iter().enumerate() {
        let Some(own) = written.list.get(nth) else { continue };
        let when: Vec<&Condition> = paper.when.iter().collect();
        // That a paper is offered to nobody is found elsewhere.
        if !matches!(people.somebody(&when, &[]), Ok(Some(_))) {
            continue;
        }
        let places = places(&written.parts, &own.body, &format!("papers.list[{nth}].body"));
        for (place, block) in places.into_iter().zip(&paper.body) {
            people.look_at(place.as_str(), format!("`{}`", paper.key));
            // What is not proved is reported as such.
            let here = shows(&people, paper, block).unwrap_or(true);
            *shown.entry(place).or_default() |= here;
        }
    }
    let hidden = shown.into_iter().filter(|(_, shown)| !shown);
    let mut findings: Vec<Finding> = hidden
        .map(|(place, _)| {
            let message = "nobody is shown this line: its conditions and those of its paper hold for \
                           nobody together";
            Finding::error("block-never-shows", place, message)
                .help("mend `when`, `unless` or `for_treatments`, or take the line out")
        })
        .collect();
    findings.extend(people.incomplete("whether every line of a paper is shown to somebody"));
    findings
}

fn shows(people: &People, paper: &Paper, block: &Block) -> Result<bool, Declined> {
    let treatments = paper.treatments.is_empty()
        || block.treatments.is_empty()
        || paper.treatments.iter().any(|treatment| block.treatments.contains(treatment));
    let when: Vec<&Condition> = paper.when.iter().chain(&block.when).collect();
    let unless: Vec<&Condition> = block.unless.iter().collect();
    Ok(treatments && people.somebody(&when, &unless)?.is_some())
}

/// Where each line of a paper is written, in order, parts put in.
fn places(parts: &BTreeMap<String, Vec<Written>>, body: &[Written], path: &str) -> Vec<String> {
    let mut places = Vec::new();
    for (nth, block) in body.iter().enumerate() {
        match &block.part {
            Some(part) => {
                let lines = parts.get(part).map_or(0, Vec::len);
                places.extend((0..lines).map(|line| format!("papers.parts.{part}[{line}]")));
            }
            None => places.push(format!("{path}[{nth}]")),
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::{Value, json};

    #[test]
    fn a_line_that_no_paper_shows_is_found() {
        let text = json!({"en": "A text.", "es": "Un texto."});
        let acme = json!({"fact": "plan", "is": "acme"});
        let mut rules = sample::rules();
        rules["papers"] = json!({
            "words": {"reported": text, "yes": text, "no": text, "none": text, "undated": text},
            "parts": {"head": [{"text": text, "when": acme}]},
            "list": [
                {
                    "id": "letter", "title": text, "about": text, "signer": "you",
                    "when": {"not": acme}, "body": [{"part": "head"}, {"text": text}]
                },
                {
                    "id": "other", "title": text, "about": text, "signer": "you",
                    "body": [{"part": "head"}]
                }
            ]
        });
        let found = |rules: &Value| {
            let found = sample::findings(rules, "block-never-shows");
            found.into_iter().map(|finding| finding.path).collect::<Vec<_>>()
        };
        assert!(found(&rules).is_empty());
        let line = "papers.list[0].body[1]";
        for (key, condition) in [("when", json!(false)), ("when", acme), ("unless", json!(true))] {
            let mut rules = rules.clone();
            rules["papers"]["list"][0]["body"][1][key] = condition;
            assert_eq!(found(&rules), [line]);
        }
        rules["papers"]["list"][1]["body"][0] = json!({"text": text});
        assert_eq!(found(&rules), ["papers.parts.head[0]"]);
    }
}
