//! Lints: what can be wrong with rules that hold together. A new lint is one file and one line here.
//! A lint only looks; it never mends, and it ends on every file that compiles.

mod better_source;
mod block_never_shows;
mod both_alone;
mod change_to_nothing;
mod constant_condition;
mod cost_conditions;
mod cost_days;
mod cost_figures;
mod crisis;
mod criterion_elsewhere;
pub(in crate::editor) mod days;
mod empty_text;
mod ends_unreplaced;
mod gap;
mod many_numbers;
mod markup;
mod mentions;
mod named_twice;
mod never_asked;
mod never_read;
mod never_together;
mod no_criteria;
mod option_not_named;
mod out_of_ring;
mod overlap;
mod pairs;
mod paper_never_offered;
mod path_never_decides;
pub(in crate::editor) mod people;
mod placeholder;
mod promise;
mod reading_level;
mod repeated_criterion;
mod same_label;
mod source_address;
mod source_date;
mod source_grade;
mod stale;
mod step_never_shows;
mod three_beside;
mod too_long;
mod unlike_labels;
mod unlike_numbers;
mod unmeetable;
mod unreachable;
mod untranslated;
mod unused;
mod value_never_used;
mod written;
mod written_more;
mod wrong_way;

#[cfg(test)]
mod sample;

use super::command::Loaded;
use super::file::File;
use super::{Compiled, Finding, Severity};
use crate::date::Date;
use crate::id::TreatmentId;
use crate::rules::{Policy, Rules, Stance};

/// What a lint looks at.
struct Inspection<'a> {
    /// The rules as written.
    file: &'a File,
    /// The rules as compiled; policies, criteria and questions in the order of the file.
    compiled: &'a Compiled,
    /// The rules as a browser has them.
    rules: Rules,
    /// The day to judge by.
    today: Date,
}

/// One kind of thing to look for.
type Lint = fn(&Inspection) -> Vec<Finding>;

/// All of them, in the order in which they are reported.
const LINTS: &[Lint] = &[
    days::lint,
    gap::lint,
    overlap::lint,
    three_beside::lint,
    ends_unreplaced::lint,
    unreachable::lint,
    unmeetable::lint,
    no_criteria::lint,
    path_never_decides::lint,
    repeated_criterion::lint,
    constant_condition::lint,
    never_asked::lint,
    crisis::lint,
    never_read::lint,
    step_never_shows::lint,
    never_together::lint,
    paper_never_offered::lint,
    block_never_shows::lint,
    cost_conditions::lint,
    cost_days::lint,
    cost_figures::lint,
    out_of_ring::lint,
    unused::lint,
    value_never_used::lint,
    wrong_way::lint,
    change_to_nothing::lint,
    option_not_named::lint,
    named_twice::lint,
    same_label::lint,
    unlike_labels::lint,
    many_numbers::lint,
    both_alone::lint,
    criterion_elsewhere::lint,
    source_grade::lint,
    better_source::lint,
    source_address::lint,
    source_date::lint,
    stale::lint,
    empty_text::lint,
    too_long::lint,
    placeholder::lint,
    markup::lint,
    untranslated::lint,
    unlike_numbers::lint,
    promise::lint,
    reading_level::lint,
];

impl Inspection<'_> {
    /// Policies of a better rank than `policy` that can govern `treatment` on `day`.
    fn better_than(&self, policy: &Policy, treatment: TreatmentId, day: Date) -> Vec<&Policy> {
        let policies = self.rules.policies_on(treatment).filter_map(|id| self.rules.policy(id));
        policies
            .take_while(|better| better.rank < policy.rank)
            .filter(|better| better.stance != Stance::Silent && better.in_force(day))
            .collect()
    }
}

/// Everything that all lints find.
pub fn all(loaded: &Loaded, today: Date) -> Vec<Finding> {
    match loaded.compiled.rules() {
        Ok(rules) => {
            let (file, compiled) = (&loaded.file, &loaded.compiled);
            let inspection = Inspection { file, compiled, rules, today };
            LINTS.iter().flat_map(|lint| lint(&inspection)).collect()
        }
        Err(error) => vec![Finding::error("does-not-hold", "", error.to_string())],
    }
}

/// For a release, who governs must be proved: what is a warning while one edits is then an error.
pub fn for_release(findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.code == people::GOVERNING) {
        finding.severity = Severity::Error;
    }
}

/// 0: nothing but warnings; 1: something is wrong; 3: nothing is wrong, but something is stale, which
/// counts only for a release.
pub fn exit_class(findings: &[Finding], release: bool) -> u8 {
    match findings.iter().map(|finding| finding.severity).max() {
        Some(Severity::Error) => 1,
        Some(Severity::Stale) if release => 3,
        _ => 0,
    }
}
