//! Counts past which rules are refused, each at its place. `Rules::load` has the same limits, for parcels
//! that come from elsewhere; here the finding says where.

use super::{Problems, facts};
use crate::editor::Finding;
use crate::editor::file::{File, QuestionKind};

/// Of questions, criteria, policies, or the options of a question.
const MOST: usize = 20_000;
/// Of treatments.
const MOST_TREATMENTS: usize = 200;
/// Of ranks.
const MOST_RANKS: usize = 255;
/// Options of all questions together.
const MOST_OPTIONS: usize = 20_000;
/// Options of a some-of question: one bit each.
const MOST_OF_SOME: usize = 32;
/// Paths of one policy.
const MOST_PATHS: usize = 200;
/// Letters in the id of a question.
const LONGEST_ID: usize = 1_000;
/// Cost terms, settings or ways to pay: each is compared with all others.
const MOST_COSTS: usize = 500;
/// Criteria that all paths of all policies name.
const MOST_NAMED: usize = 500_000;
/// Numbers with which all conditions together compare one answer.
const MOST_THRESHOLDS: usize = 1_000;

/// Whether there is too much of anything. Rules that are past a limit are looked at no further.
pub(super) fn exceeded(file: &File, problems: &mut Problems) -> bool {
    let mut limit = |path: String, what: &str, count: usize, most: usize| {
        if count > most {
            let message = format!("{count} {what}; at most {most} are accepted");
            problems.add(
                Finding::error("too-many", path, message)
                    .help("take out what is not needed; did an entry get in many times?"),
            );
        }
    };
    for (section, count, most) in [
        ("questions", file.questions.len(), MOST),
        ("criteria", file.criteria.len(), MOST),
        ("policies", file.policies.len(), MOST),
        ("sources", file.sources.len(), MOST),
        ("steps", file.steps.len(), MOST),
        ("claims", file.claims.len(), MOST),
        ("glossary", file.glossary.len(), MOST),
        ("groups", file.groups.len(), MOST),
        ("treatments", file.treatments.len(), MOST_TREATMENTS),
        ("precedence", file.precedence.len(), MOST_RANKS),
        ("costs.terms", file.costs.terms.len(), MOST_COSTS),
        ("costs.settings", file.costs.settings.len(), MOST_COSTS),
        ("costs.payments", file.costs.payments.len(), MOST_COSTS),
    ] {
        limit(section.to_owned(), section, count, most);
    }
    // Messages name questions, and a name of a megabyte is too much to say a thousand times.
    let questions = file.questions.iter().map(|question| &question.id).enumerate();
    for (nth, id) in questions {
        limit(format!("questions[{nth}].id"), "letters in a name", id.len(), LONGEST_ID);
    }
    let mut options = 0;
    for (nth, question) in file.questions.iter().enumerate() {
        options += question.options.len();
        if question.kind == QuestionKind::SomeOf {
            let count = question.options.len();
            limit(
                format!("questions[{nth}].options"),
                "options of a some-of question",
                count,
                MOST_OF_SOME,
            );
        }
        limit(format!("questions[{nth}].options"), "options", question.options.len(), MOST);
    }
    limit("questions".to_owned(), "options in all", options, MOST_OPTIONS);
    let cuts = facts::cuts(file);
    for (nth, question) in file.questions.iter().enumerate() {
        let count = cuts.get(question.id.as_str()).map_or(0, Vec::len);
        limit(format!("questions[{nth}]"), "thresholds of one number", count, MOST_THRESHOLDS);
    }
    let mut named = 0;
    for (nth, policy) in file.policies.iter().enumerate() {
        limit(format!("policies[{nth}].paths"), "paths", policy.paths.len(), MOST_PATHS);
        let common = policy.criteria.len() + file.standing.len();
        let own: usize = policy.paths.iter().map(|path| path.criteria.len() + common).sum();
        named += own.max(common);
    }
    limit("policies".to_owned(), "criteria named in all paths", named, MOST_NAMED);
    !problems.is_empty()
}
