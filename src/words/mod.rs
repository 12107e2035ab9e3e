//! The widget's own words, in both languages, complete by construction: a missing text does not
//! compile. Statements about coverage are never here; they come from the rules.

mod dates;
mod en;
mod es;
mod fill;
mod verdict;

use crate::state::Language;
pub use dates::{day, loose_date};
pub use fill::fill;
pub use verdict::sentence;

/// Everything the widget itself says. Each `{}` is filled in by [`fill`].
#[allow(missing_docs, reason = "the text beside each name says what it is")]
#[derive(Debug)]
pub struct Words {
    // Moving about
    pub back: &'static str,
    pub next: &'static str,
    pub not_sure: &'static str,
    pub you_said_unsure: &'static str,
    pub question_number: &'static str,
    pub left: &'static str,
    pub left_many: &'static str,
    pub left_range: &'static str,
    pub why_we_ask: &'static str,
    pub choose_any: &'static str,
    pub none_of_these: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub filter: &'static str,
    pub filter_count: &'static str,
    pub any_letter: &'static str,
    pub error: &'static str,
    pub choose_something: &'static str,
    pub pick_number: &'static str,

    // Settled so far
    pub so_far: &'static str,
    pub too_early: &'static str,
    pub show_now: &'static str,

    // Crisis
    pub crisis_title: &'static str,
    pub crisis_text: &'static str,
    pub crisis_988: &'static str,
    pub crisis_911: &'static str,
    pub crisis_veterans: &'static str,
    pub crisis_note: &'static str,
    pub crisis_continue: &'static str,

    // Cover
    pub covered_title: &'static str,
    pub covered_text: &'static str,
    pub restart_title: &'static str,
    pub restart_text: &'static str,
    pub go_on: &'static str,
    pub clear: &'static str,

    // Review
    pub review_title: &'static str,
    pub review_text: &'static str,
    pub review_empty: &'static str,
    pub change: &'static str,
    pub keep_answering: &'static str,
    pub to_result: &'static str,

    // Result
    pub result_title: &'static str,
    pub result_text: &'static str,
    pub early_text: &'static str,
    pub replaced_rules: &'static str,
    pub check_answers: &'static str,
    pub bands: [&'static str; 6],
    pub band_meanings: [&'static str; 6],
    pub could_still_be: &'static str,
    pub missing: &'static str,
    pub answer_it: &'static str,
    pub how_sure: &'static str,
    pub certainty: [&'static str; 3],
    pub text_dated: &'static str,
    pub undated: &'static str,
    pub checked: &'static str,
    pub stale: &'static str,
    pub details_wait: &'static str,

    // Why
    pub why: &'static str,
    pub criteria_met: &'static str,
    pub criteria_are: &'static str,
    pub way: &'static str,
    pub one_way_is_enough: &'static str,
    pub met: &'static str,
    pub to_do: &'static str,
    pub to_check: &'static str,
    pub not_met: &'static str,
    pub not_known: &'static str,
    pub you_answered: &'static str,
    pub unsure_answer: &'static str,
    pub not_asked: &'static str,
    pub proof: &'static str,
    pub deciding_answers: &'static str,
    pub policy_text: &'static str,
    pub both_benefits: &'static str,
    pub general_text: &'static str,
    pub silent_text: &'static str,
    pub texts_differ: &'static str,
    pub not_found: &'static str,
    pub authorization: &'static str,
    pub authorization_first: &'static str,
    pub authorization_renewal: &'static str,
    pub authorization_decision: &'static str,
    pub authorization_how: &'static str,
    pub benefit: &'static str,
    pub benefits: [&'static str; 4],

    // What would change this
    pub what_if: &'static str,
    pub what_if_text: &'static str,
    pub what_if_then: &'static str,

    // Sources
    pub sources: &'static str,
    pub published: &'static str,
    pub grades: [&'static str; 4],
    pub no_address: &'static str,
    pub open_at: &'static str,
    pub open_warning: &'static str,

    // Next steps and the rest
    pub steps: &'static str,
    pub more_steps: &'static str,
    pub who: [&'static str; 3],
    pub remember: &'static str,
    pub remember_document: &'static str,
    pub remember_promise: &'static str,
    pub remember_medical: &'static str,
    pub claims: &'static str,
    pub findings: [&'static str; 5],
    pub glossary: &'static str,

    // Privacy
    pub privacy: &'static str,
    pub privacy_points: [&'static str; 5],
    pub privacy_not: &'static str,
    pub privacy_check: &'static str,
    pub handed_in: &'static str,
    pub hash_program: &'static str,
    pub hash_rules: &'static str,
    pub outside: &'static str,
    pub outside_text: &'static str,

    // Foot
    pub clinic: &'static str,
    pub book: &'static str,
    pub rules_of: &'static str,
    pub restart: &'static str,
    pub close: &'static str,
    pub leave: &'static str,

    pub months: [&'static str; 12],
}

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::WORDS,
        Language::Spanish => &es::WORDS,
    }
}
