//! Places to fill in the texts of papers: `{name|label}`, where the label stands on the blank that is
//! left while nothing is known.

use super::Problems;
use crate::editor::Finding;
use crate::editor::file::{File, Text};
use crate::editor::finding::brief;
use crate::papers::places;
use crate::rules::Each;

/// The ids of the questions that a text reads.
pub(super) fn facts_in(text: &str) -> impl Iterator<Item = &str> {
    places::pieces(text).filter_map(|piece| match piece {
        places::Piece::Place { name, .. } => unmarked(name).strip_prefix(places::FACT),
        places::Piece::Text(_) => None,
    })
}

/// Finds places that cannot be filled, in both languages, and places that only one language has.
pub(super) fn check(
    file: &File,
    text: &Text,
    each: Option<Each>,
    path: &str,
    problems: &mut Problems,
) {
    for (key, text) in [("en", &text.en), ("es", &text.es)] {
        let path = format!("{path}.{key}");
        for piece in places::pieces(text) {
            match piece {
                places::Piece::Text(text) if text.contains(['{', '}', '|']) => problems.add(
                    Finding::error("broken-place", path.clone(), "a brace or a bar stands alone")
                        .help("write a place to fill as {name|label}"),
                ),
                places::Piece::Text(_) => {}
                places::Piece::Place { name, label } => {
                    place(file, name, label, each, &path, problems);
                }
            }
        }
    }
    if names(&text.en) != names(&text.es) {
        problems.add(
            Finding::error(
                "unlike-places",
                path,
                "the two languages do not have the same places to fill",
            )
            .help("name the same places in both; their order may differ"),
        );
    }
}

fn unmarked(name: &str) -> &str {
    name.strip_prefix(places::PLAIN).unwrap_or(name)
}

fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = places::pieces(text)
        .filter_map(|piece| match piece {
            places::Piece::Place { name, .. } => Some(name),
            places::Piece::Text(_) => None,
        })
        .collect();
    names.sort_unstable();
    names
}

fn place(
    file: &File,
    name: &str,
    label: &str,
    each: Option<Each>,
    path: &str,
    problems: &mut Problems,
) {
    let name = unmarked(name);
    if let Some(fact) = name.strip_prefix(places::FACT) {
        if !file.questions.iter().any(|question| question.id == fact) {
            let message = format!("there is no question `{}`", brief(fact));
            let finding = Finding::error("unknown-question", path, message);
            let known = file.questions.iter().map(|question| question.id.as_str());
            problems.add_with_nearest(finding, fact, known);
        }
    } else if !places::NAMES.contains(&name) {
        let message = format!("nothing fills the place `{}`", brief(name));
        let finding = Finding::error("unknown-place", path, message);
        problems.add_with_nearest(finding, name, places::NAMES.iter().copied());
    }
    let needs_list = places::OF_CRITERIA.contains(&name);
    if needs_list && !matches!(each, Some(Each::Met | Each::Unmet | Each::Unknown)) {
        problems.add(
            Finding::error(
                "place-without-list",
                path,
                format!("`{name}` belongs to a block that goes through criteria"),
            )
            .help("add \"each\": \"met\", \"unmet\" or \"unknown\" to the block"),
        );
    }
    let always = needs_list || places::ALWAYS.contains(&name);
    if label.is_empty() && !always {
        problems.add(
            Finding::error("blank-without-label", path, format!("`{name}` may leave a blank"))
                .help("say what belongs there: {name|label}"),
        );
    }
}
