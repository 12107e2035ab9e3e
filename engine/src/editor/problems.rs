//! What was found so far: nothing twice, and never more than somebody would read, so that what a broken
//! file costs does not grow with how broken it is.

use super::Finding;
use super::finding::nearest_name;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// More findings than this are only counted.
const MOST: usize = 1_000;
/// What comparing with right names may cost in all: the products of the lengths of both.
const COMPARING: usize = 10_000_000;

/// Findings, collected.
#[derive(Debug)]
pub(crate) struct Problems {
    found: Vec<Finding>,
    /// Hashes of what was said: a name that is read in two places is one slip.
    said: HashSet<u64>,
    left_out: usize,
    comparing: usize,
}

impl Default for Problems {
    fn default() -> Problems {
        let (found, said) = (Vec::new(), HashSet::new());
        Problems { found, said, left_out: 0, comparing: COMPARING }
    }
}

impl Problems {
    pub(crate) fn add(&mut self, mut finding: Finding) {
        let mut hasher = DefaultHasher::new();
        (finding.code, &finding.path, &finding.message).hash(&mut hasher);
        if self.found.len() >= MOST {
            self.left_out += 1;
        } else if self.said.insert(hasher.finish()) {
            finding.shorten_words();
            self.found.push(finding);
        }
    }

    /// The same, suggesting the nearest of the names that would have been right.
    pub(crate) fn add_with_nearest<'a>(
        &mut self,
        finding: Finding,
        written: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) {
        let nearest = if self.found.len() < MOST {
            let comparing = &mut self.comparing;
            let affordable = names.into_iter().take_while(|name| {
                let left = comparing.checked_sub(1 + written.len() * name.len());
                *comparing = left.unwrap_or(0);
                left.is_some()
            });
            nearest_name(written, affordable)
        } else {
            None
        };
        self.add(match nearest {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding,
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All that was found, and at the end how much more there is.
    pub(crate) fn into_findings(mut self) -> Vec<Finding> {
        if self.left_out > 0 {
            let message = format!("something is wrong in {} more places", self.left_out);
            let more = Finding::error("too-many-findings", "", message);
            self.found.push(more.help("mend these first, then look again"));
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_twice_and_what_is_past_the_limit_is_counted() {
        let mut problems = Problems::default();
        for nth in 0..MOST + 7 {
            problems.add(Finding::error("a-code", format!("policies[{nth}]"), "a slip"));
            problems.add(Finding::error("a-code", "policies[0]", "a slip"));
        }
        let found = problems.into_findings();
        assert_eq!(found.len(), MOST + 1);
        assert!(found.last().is_some_and(|last| last.code == "too-many-findings"));
    }

    #[test]
    fn the_nearest_name_is_suggested_while_that_costs_little() {
        let mut problems = Problems::default();
        let slip = |nth: usize| Finding::error("a-code", format!("policies[{nth}]"), "a slip");
        let names: Vec<String> =
            (0..20_000).map(|nth| format!("{nth}{}", "x".repeat(90))).collect();
        for nth in 0..MOST {
            let names = names.iter().map(String::as_str);
            problems.add_with_nearest(slip(nth), &"y".repeat(99), names);
        }
        assert_eq!((problems.comparing, problems.found.len()), (0, MOST));
        let mut near = Problems::default();
        near.add_with_nearest(slip(0), "acem", ["acme", "other"]);
        assert_eq!(near.found[0].help.as_deref(), Some("did you mean `acme`?"));
    }
}
