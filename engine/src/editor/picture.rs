//! The general picture: kinds of plan by treatments, and the best that each may do. Shown on the page
//! where the widget cannot run.

use super::answers_file;
use super::command::Loaded;
use crate::assessment::possible;
use crate::date::Date;
use crate::outcome::Band;
use crate::rules::{Kind, Rules};
use serde_json::{Value as Json, json};

/// What the table says around the rules' own texts, in one language.
struct Wording {
    intro: &'static str,
    kind: &'static str,
    note: &'static str,
    band: fn(Band) -> &'static str,
}

const ENGLISH: Wording = Wording {
    intro: "The best that plans of each kind may do, if every requirement is met. Your own plan's document decides.",
    kind: "Kind of plan",
    note: "As of",
    band: |band| match band {
        Band::Likely => "May be covered",
        Band::WithinReach => "May be covered after more steps",
        Band::CaseByCase => "Decided case by case",
        Band::Unlikely => "Seldom covered",
        Band::NotCovered => "Not covered",
        Band::Unknown => "Not known",
    },
};

const SPANISH: Wording = Wording {
    intro: "Lo mejor que puede hacer cada tipo de plan si se cumplen todos los requisitos. El documento de su propio plan es el que decide.",
    kind: "Tipo de plan",
    note: "Al",
    band: |band| match band {
        Band::Likely => "Puede estar cubierto",
        Band::WithinReach => "Puede estar cubierto después de otros pasos",
        Band::CaseByCase => "Se decide caso por caso",
        Band::Unlikely => "Rara vez cubierto",
        Band::NotCovered => "No cubierto",
        Band::Unknown => "No se sabe",
    },
};

/// Both languages' tables, as the loader shows them: head and rows of plain text. The head has the names
/// of the treatments; each option of the first "one of" question has a row with the best band that each
/// treatment can still reach for somebody of whom that option alone is known.
pub fn of(rules: &Rules, loaded: &Loaded, today: Date) -> Json {
    let language = |texts: &[String], wording: &Wording| {
        let text = |id: crate::id::TextId| texts.get(id.index()).cloned().unwrap_or_default();
        let treatments = rules.core().treatments.iter().map(|treatment| text(treatment.name));
        let head: Vec<String> =
            std::iter::once(wording.kind.to_owned()).chain(treatments).collect();
        let rows: Vec<Vec<String>> = kinds_of_plan(rules)
            .map(|(key, label)| {
                let bands = bands(rules, &key, today).into_iter();
                std::iter::once(text(label))
                    .chain(bands.map(|band| (wording.band)(band).to_owned()))
                    .collect()
            })
            .collect();
        let note = format!("{} {}.", wording.note, rules.core().released);
        json!({ "title": text(rules.core().title), "intro": wording.intro, "head": head, "rows": rows, "note": note })
    };
    json!({
        "released": rules.core().released.to_string(),
        "en": language(&loaded.compiled.en, &ENGLISH),
        "es": language(&loaded.compiled.es, &SPANISH),
    })
}

fn kinds_of_plan(rules: &Rules) -> impl Iterator<Item = (String, crate::id::TextId)> + '_ {
    first_choice(rules)
        .into_iter()
        .flat_map(|(_, fact)| fact.options().iter().map(|option| (option.key.clone(), option.text)))
}

fn first_choice(rules: &Rules) -> Option<(crate::id::FactId, &crate::rules::Fact)> {
    rules.facts().find(|(_, fact)| matches!(fact.kind, Kind::OneOf(_)))
}

/// The best band that each treatment can still reach for somebody of whom this kind of plan alone is
/// known: whoever meets every criterion may get there. Where finding that out would take too long, it is
/// said to be unknown.
fn bands(rules: &Rules, kind: &str, today: Date) -> Vec<Band> {
    let mut answers = crate::answers::Answers::new();
    if let Some((id, fact)) = first_choice(rules)
        && let Some(value) = answers_file::value_of(fact, &kind.into())
    {
        // The value is one of the question's own options.
        let _ = answers.set(id, fact, value);
    }
    rules
        .treatments()
        .map(|treatment| {
            let bands = possible(rules, &answers, treatment, today);
            bands.and_then(|bands| bands.iter().next()).unwrap_or(Band::Unknown)
        })
        .collect()
}
